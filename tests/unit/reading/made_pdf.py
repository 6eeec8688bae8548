"""A PDF file with lines of text at places, as small as the format allows."""

from collections.abc import Sequence

Line = tuple[int, int, str]
"""Points from the left, points from the foot, and the words."""


def made_pdf(pages: Sequence[Sequence[Line]]) -> bytes:
    """Return a file of pages of A4; a page without lines is a picture, as far as text goes."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        stream = "\n".join(f"BT /F1 10 Tf {x} {y} Td ({words}) Tj ET" for x, y, words in lines)
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    return _with_table(objects)


def _with_table(objects: Sequence[str]) -> bytes:
    """Return the file, with the table of where each object begins."""
    body, places = b"%PDF-1.4\n", []
    for number, said in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{said}\nendobj\n".encode("latin-1")
    entries = "".join(f"{place:010} 00000 n \n" for place in places)
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{entries}"
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return body + table.encode() + trailer.encode()


def column(left: int, top: int, *words: str) -> list[Line]:
    """Return lines below one another."""
    return [(left, top - 12 * number, line) for number, line in enumerate(words)]
