from datetime import date, timedelta
from pathlib import Path

from asked import NOW

from casualty_figures.sources.history.attempts import Attempt, AttemptLog, Waiting

WAITING = Waiting("https://herald.example/1", date(2026, 11, 29), None, 2)
FIRST = Attempt("herald", "feed", NOW, "partial", "a reason", "en", "YEM", 5, 3, 1, waiting=(WAITING,))
SECOND = Attempt("herald", "feed", NOW + timedelta(hours=1), "done", visited=("https://herald.example/0",))


def test_attempts_come_back_as_they_were_in_their_order(tmp_path: Path) -> None:
    log = AttemptLog(tmp_path)
    for attempt in (FIRST, SECOND):
        log.add(attempt)
    assert log.of("herald") == [FIRST, SECOND]
    assert log.sources() == ["herald"]


def test_a_source_that_was_never_asked_has_none(tmp_path: Path) -> None:
    assert AttemptLog(tmp_path).of("herald") == []
    assert AttemptLog(tmp_path).sources() == []


def test_a_line_that_a_killed_run_left_torn_hides_no_other(tmp_path: Path) -> None:
    log = AttemptLog(tmp_path)
    log.add(FIRST)
    path = tmp_path / "attempts" / "herald.jsonl"
    path.write_bytes(path.read_bytes() + b'{"source": "her')
    log.add(SECOND)
    assert log.of("herald") == [FIRST, SECOND]
