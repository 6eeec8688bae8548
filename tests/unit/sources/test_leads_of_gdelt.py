import io
import zipfile

import pytest
from asked import Answers, asking, source

from casualty_figures.records import ListingError
from casualty_figures.sources.listing import leads_of

AT = "http://gdelt.example/v2"
LAST = (
    f"1 a {AT}/20261130114500.export.CSV.zip\n2 b {AT}/20261130114500.mentions.CSV.zip\n"
    f"3 c {AT}/20261130114500.gkg.csv.zip\n"
).encode()
GKG = source("gdelt", url=f"{AT}/lastupdate.txt")
EVENTS = source("gdelt", url=f"{AT}/lastupdate.txt", table="export")


def zipped(*rows: list[str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("rows.csv", "\n".join("\t".join(row) for row in rows))
    return held.getvalue()


def graph_row(page: str, counts: str) -> list[str]:
    return ["id", "20261130114500", "1", "herald.example", f"https://herald.example/{page}", counts, "", ""]


def event_row(page: str, root: str) -> list[str]:
    row = [""] * 61
    row[28], row[60] = root, f"https://herald.example/{page}"
    return row


FILES = {
    f"{AT}/lastupdate.txt": LAST,
    f"{AT}/20261130114500.gkg.csv.zip": zipped(
        graph_row("war", "KILL#12#civilians#1#Sudan#SU#SU#15#30#SU;PROTEST#40##1"),
        graph_row("show", "PROTEST#40##1#Sudan"),
        graph_row("none", ""),
        ["a row", "cut short"],
    ),
    f"{AT}/20261130113000.gkg.csv.zip": zipped(
        graph_row("war", "KILL#12##1"), graph_row("raid", "WOUND#3##1")
    ),
    f"{AT}/20261130114500.export.CSV.zip": zipped(event_row("talks", "04"), event_row("clash", "19")),
}


def test_articles_with_counts_of_casualties_are_leads_each_once_the_newest_file_first() -> None:
    found = leads_of(GKG, asking(FILES, days=0.5 / 24))
    assert [lead.url.rpartition("/")[2] for lead in found] == ["war", "raid"]


def test_a_row_does_not_say_when_the_article_was_published() -> None:
    assert {lead.published for lead in leads_of(GKG, asking(FILES, days=0.5 / 24))} == {None}


def test_of_the_events_those_of_violence_are_leads() -> None:
    found = leads_of(EVENTS, asking(FILES, days=0.1 / 24))
    assert [lead.url for lead in found] == ["https://herald.example/clash"]


def test_files_are_asked_for_back_to_the_last_that_was_read() -> None:
    answers = Answers(FILES)
    with pytest.raises(ListingError):
        list(leads_of(GKG, asking(answers, days=2 / 24)))
    assert answers.asked[1:4] == [f"{AT}/202611301{time}00.gkg.csv.zip" for time in ("145", "130", "115")]
    assert answers.asked[-1] == f"{AT}/20261130100000.gkg.csv.zip"


def test_a_file_that_gdelt_left_out_is_passed_over() -> None:
    files = {name: answer for name, answer in FILES.items() if "113000" not in name}
    assert len(list(leads_of(GKG, asking(files, days=0.6 / 24)))) == 1


def test_where_most_files_are_missing_it_is_told_after_what_the_others_gave() -> None:
    found = leads_of(GKG, asking(FILES, days=2 / 24))
    assert [next(found), next(found)]
    with pytest.raises(ListingError, match=r"6 of 8 files could not be had"):
        next(found)


def test_a_zip_archive_that_unpacks_to_too_much_is_not_unpacked() -> None:
    with pytest.raises(ListingError, match="more than the 10 we take"):
        list(leads_of(GKG, asking(FILES, days=0.1 / 24, largest=10)))


def test_an_answer_that_names_no_file_is_told() -> None:
    with pytest.raises(ListingError, match=r"names no file \.gkg\.csv\.zip"):
        list(leads_of(GKG, asking({f"{AT}/lastupdate.txt": b"<html>down</html>"})))


def test_files_are_asked_for_by_https_where_the_list_was() -> None:
    safe = AT.replace("http:", "https:")
    answers = Answers({f"{safe}/lastupdate.txt": LAST})
    with pytest.raises(ListingError, match="could not be had"):
        list(leads_of(source("gdelt", url=f"{safe}/lastupdate.txt"), asking(answers, days=0)))
    assert answers.asked[-1] == f"{safe}/20261130114500.gkg.csv.zip"
