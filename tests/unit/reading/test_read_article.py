from datetime import UTC, date, datetime

import pytest

from casualty_figures.reading import read_article
from casualty_figures.records import Origin, ReadArticle, ReadingError

NOW = datetime(2024, 5, 10, tzinfo=UTC)
BODY = (
    "At least 12 people were killed and 30 others were injured when shells hit a market in the "
    "northern town, hospital officials said on Tuesday.\n\n"
    "The governor said that rescuers were still looking for people under the stalls of the market."
)


def read(raw: bytes, name: str = "story.txt", published: date | None = None) -> ReadArticle:
    return read_article(raw, Origin("0" * 64, "0" * 64, "archive/00/0.txt", name, NOW, published=published))


def test_a_plain_text_gives_headline_blank_line_body() -> None:
    article = read(f"Shells hit market\n\nApril 30, 2024\n\n{BODY}\n".encode())
    assert article.text == f"Shells hit market\n\n{BODY}"
    assert article.headline == "Shells hit market"


def test_a_line_that_is_only_a_date_dates_a_plain_text() -> None:
    article = read(f"Shells hit market\n\nApril 30, 2024\n\n{BODY}\n".encode())
    assert (article.published, article.published_basis) == (date(2024, 4, 30), "text")


def test_the_record_beside_a_file_wins_over_its_text() -> None:
    article = read(f"Shells hit market\n\nApril 30, 2024\n\n{BODY}\n".encode(), published=date(2024, 5, 1))
    assert (article.published, article.published_basis) == (date(2024, 5, 1), "record")


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(ReadingError, match="an empty file"):
        read(b" \n")
