from datetime import date

import pytest
from reading_of_content import read

BODY = "At least 12 people were killed when shells hit a market in the town, officials said on Tuesday."


def test_a_text_is_headline_blank_line_body() -> None:
    article = read(f"Shells hit market\n\n{BODY}\n", "story.txt")
    assert article.headline == "Shells hit market"
    assert article.text == f"Shells hit market\n\n{BODY}"


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"{BODY}\n\nThe governor said that help was on its way.",
        f"Shells hit a market on Tuesday.\n\n{BODY}",
        f"market\n{BODY}",
    ],
)
def test_a_sentence_is_no_headline(text: str) -> None:
    assert read(text, "story.txt").headline is None


def test_the_headline_of_a_record_wins_and_another_of_the_text_stays_in_it() -> None:
    article = read(f"Shells hit market\n\n{BODY}\n", "story.txt", headline="Nine hurt in town")
    assert article.headline == "Nine hurt in town"
    assert article.text == f"Nine hurt in town\n\nShells hit market\n\n{BODY}"


def test_a_headline_that_record_and_text_share_stands_once() -> None:
    article = read(f"Shells hit market\n\n{BODY}\n", "story.txt", headline="Shells hit market")
    assert article.text == f"Shells hit market\n\n{BODY}"


def test_a_headline_over_two_lines_is_one_line() -> None:
    assert (
        read(f"Shells hit market\nin the town\n\n{BODY}", "story.txt").headline
        == "Shells hit market in the town"
    )


def test_a_markdown_heading_is_a_headline_without_its_sign() -> None:
    assert read(f"# Shells hit market\n\n{BODY}", "story.md").headline == "Shells hit market"


def test_what_a_template_left_on_lines_of_its_own_is_left_out() -> None:
    text = read(f"xbzq\n\nShells hit market\n\n[more-authors]\n\n{BODY}", "story.txt").text
    assert text == f"Shells hit market\n\n{BODY}"


@pytest.mark.parametrize(
    "line",
    [
        "May 7, 2024",
        "7 May 2024",
        "Tuesday, May 7, 2024",
        "Tue., 7th May 2024",
        "2024-05-07",
        "Published: 7 May 2024 at 10:30 GMT",
        "Posted on May 7, 2024, 10.30 a.m.",
        "MAY 7 2024",
    ],
)
def test_a_line_that_is_only_a_date_dates_the_article_and_is_no_text(line: str) -> None:
    article = read(f"Shells hit market\n{line}\n\n{BODY}", "story.txt")
    assert (article.published, article.published_basis) == (date(2024, 5, 7), "text")
    assert article.text == f"Shells hit market\n\n{BODY}"


@pytest.mark.parametrize(
    "line", ["05/07/2024", "May 2024", "May 7", "May 32, 2024", "2024-13-01", "On May 7, 2024"]
)
def test_a_line_that_may_mean_several_days_or_none_dates_nothing(line: str) -> None:
    article = read(f"Shells hit market\n\n{line}\n\n{BODY}", "story.txt")
    assert (article.published, article.published_basis) == (None, "none")


def test_the_day_of_an_update_is_not_the_day_of_publication() -> None:
    article = read(f"Shells hit market\n\nMay 7, 2024\nUpdated: May 8, 2024\n\n{BODY}", "story.txt")
    assert (article.published, article.modified) == (date(2024, 5, 7), date(2024, 5, 8))


def test_a_date_in_a_sentence_dates_nothing() -> None:
    assert read("Twelve people were killed on May 7, 2024, officials said.", "story.txt").published is None


def test_a_dateline_stays_in_the_body() -> None:
    text = read(f"Shells hit market\n\nKADRA, May 7 (Ostrel) - {BODY}", "story.txt").text
    assert text.endswith(f"KADRA, May 7 (Ostrel) - {BODY}")


def test_wrapped_lines_become_one_paragraph() -> None:
    wrapped = "KADRA (Ostrel) - At least\n17,000 people were killed in the\nyear, he said.\nHe gave no names."
    expected = (
        "KADRA (Ostrel) - At least 17,000 people were killed in the year, he said.\n\nHe gave no names."
    )
    assert read(wrapped, "story.txt").text == expected


def test_a_heading_without_a_blank_line_is_a_paragraph_of_its_own() -> None:
    text = read(f"{BODY}\n\nCasualties\n{BODY[:-1]}, too.", "story.txt").text
    assert text.split("\n\n")[1] == "Casualties"


def test_items_of_a_list_are_paragraphs() -> None:
    text = read("The toll by town:\n- 12 dead in Kadra\n- 30 hurt in Velm\n", "story.txt").text
    assert text == "The toll by town:\n\n- 12 dead in Kadra\n\n- 30 hurt in Velm"


def test_labelled_numbers_are_paragraphs_each() -> None:
    lines = [
        "Killed: 134",
        "Houses destroyed: 90",
        "People displaced: 1,022",
        "Missing - 17 (+2)",
        "Rain went on.",
    ]
    assert read("\n".join(lines), "story.txt").text == "\n\n".join(lines)


def test_a_labelled_number_that_is_wrapped_stays_whole() -> None:
    text = read("Killed: 12 farmers in the\nvalley and 30 miners in\nthe town\nHurt: 4", "story.txt").text
    assert text == "Killed: 12 farmers in the valley and 30 miners in the town\n\nHurt: 4"


def test_labelled_numbers_below_a_heading_are_no_part_of_the_headline() -> None:
    article = read(f"Flood update\nKilled: 134\nInjured: 1,022\n\n{BODY}", "story.txt")
    assert article.text == f"Flood update\n\nKilled: 134\n\nInjured: 1,022\n\n{BODY}"


def test_stories_after_a_label_at_the_end_are_left_out() -> None:
    assert read(f"{BODY}\n\nRelated stories\n\nForty die in flood\n", "story.txt").text == BODY


def test_an_article_that_goes_on_after_a_label_is_kept() -> None:
    rest = f"{BODY} " * 4
    assert read(f"{BODY}\n\nRead more\n\n{rest}", "story.txt").text == f"{BODY}\n\n{rest.strip()}"


def test_the_record_says_more_than_the_text() -> None:
    article = read(
        BODY, "a.txt", url="https://a.example/1", publisher="The Example", published=date(2024, 5, 1)
    )
    assert (article.url, article.publisher) == ("https://a.example/1", "The Example")
    assert (article.published, article.published_basis) == (date(2024, 5, 1), "record")


@pytest.mark.parametrize(
    "line", ["By Staff Reporter", "BY OSTREL NEWS AGENCY", "By A. Quayle and B. Tern in Kadra"]
)
def test_a_byline_is_no_text(line: str) -> None:
    assert read(f"Shells hit market\n{line}\n\n{BODY}", "story.txt").text == f"Shells hit market\n\n{BODY}"


def test_a_sentence_that_begins_like_a_byline_is_kept() -> None:
    text = "By Tuesday 12 people had died in the town."
    assert read(f"{text}\n\n{BODY}", "story.txt").text == f"{text}\n\n{BODY}"


def test_a_label_before_the_headline_is_left_out() -> None:
    assert (
        read(f"Title: Shells hit market\nDate: 7 May 2024\n\n{BODY}", "a.txt").headline == "Shells hit market"
    )


@pytest.mark.parametrize(
    "videos",
    [
        ["2:04 Mother tells of flood", "0:26 Train kills woman", "1:12 Barbecue owner kills robber Pause"],
        ["11:30 Two views of an arrest", "3:05 Fire kills nine", "4:10 Rupp Arena at forty"],
    ],
)
def test_a_list_of_videos_with_their_lengths_is_no_text(videos: list[str]) -> None:
    text = "\n\n".join([BODY, *videos])
    assert read(text, "story.txt").text == BODY


@pytest.mark.parametrize(
    "lines",
    [
        ["09:15 Shells kill two", "10:40 A third body is found", "12:05 Nine are in hospital"],
        ["12:05 Nine are in hospital", "10:40 A third body is found"],
        ["2:04 p.m. Shells kill two", "1:12 p.m. Fire breaks out", "3:10 p.m. Nine are in hospital"],
    ],
)
def test_the_lines_of_a_live_blog_with_their_times_are_kept(lines: list[str]) -> None:
    text = "\n\n".join([BODY, *lines])
    assert read(text, "story.txt").text == text


def test_a_line_that_points_to_an_earlier_story_is_no_text() -> None:
    text = f"{BODY}\n\nPREVIOUS STORY: Two dead in Kadra fire\n\nVIDEO: Nine hurt in Ostrel crash"
    assert read(text, "story.txt").text == BODY


def test_a_word_on_a_line_of_its_own_is_text() -> None:
    text = "At least 17 people were\nkilled\nand 30 were injured in Kassala on Monday.\n"
    assert "17 people were killed and 30" in read(text, "story.txt").text
