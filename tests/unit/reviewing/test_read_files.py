from pathlib import Path

from casualty_figures.reviewing import read_decisions


def test_the_same_broken_words_in_two_files_are_two_rows(tmp_path: Path) -> None:
    for name in ("anna.jsonl", "bela.jsonl", "known.toml"):
        (tmp_path / name).write_text("no such form", encoding="utf-8")
    told = sorted(one.message.partition(":")[0] for one in read_decisions(tmp_path, tmp_path).unreadable)
    assert told == ["anna.jsonl, line 1", "bela.jsonl, line 1", "known.toml"]
