"""Whole articles are read at least as well as when the floors were pinned (`repin.py`)."""

from article_floors import article_shares, read_article_floors


def test_no_share_of_whole_articles_is_below_its_floor() -> None:
    shares = article_shares()

    assert [name for name, floor in read_article_floors().items() if shares.get(name, 0.0) < floor] == []
