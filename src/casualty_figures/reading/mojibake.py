"""Words whose letters were read in a wrong encoding and saved so ("itâ€™s", "Ñ‰Ð¾"), put right."""

import re

import ftfy

_LETTERS_ALONE = ftfy.TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    fix_c1_controls=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    fix_surrogates=False,
    remove_control_chars=False,
    normalization=None,
    explain=False,
)
"""Of what ftfy does to texts, encodings alone: what is right stays as its publisher wrote it."""
_LOST_QUOTATION_MARK = re.compile(r"â€(?=[\s.,;:!?)\]]|$)")
"""A closing quotation mark whose third byte was lost; ftfy makes one dagger of it and the space."""
_LOST_SPACE = re.compile(r"(?<=[\d.,;:!?)])Â(?=\s)")
"""A space that does not break, whose second byte became a common one: "12Â people"."""


def mended(text: str) -> str:
    """Return the text with letters of a wrong encoding put right, those that are right as they are.

    By ftfy, which changes a run of letters only where it is far likelier in
    another encoding.
    """
    if text.isascii():
        return text
    text = _LOST_SPACE.sub("", _LOST_QUOTATION_MARK.sub("\u201d", text))
    return ftfy.fix_text(text, _LETTERS_ALONE)
