"""What docs/fetching.md says is so."""

import re
from pathlib import Path

import pytest

from casualty_figures.fetching import FetchSettings, RefusedFor
from casualty_figures.fetching.reaching.connecting import SystemResolver
from casualty_figures.fetching.robots import LARGEST_ROBOTS
from casualty_figures.fetching.turns import FAILURES_IN_A_ROW, LEFT_ALONE_SECONDS, LONGEST_PAUSE_SECONDS
from flows.settings import PREFIX, Settings

PAGE = (Path(__file__).parents[3] / "docs" / "fetching.md").read_text("utf-8")


def test_every_kind_of_refusal_stands_on_the_page() -> None:
    assert re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE) == [kind.value for kind in RefusedFor]


def test_the_settings_it_names_are_there() -> None:
    named = set(re.findall(rf"{PREFIX}(\w+)", PAGE))
    assert named <= {name.upper() for name in Settings.model_fields}


def test_the_limits_are_those_of_the_settings() -> None:
    settings = FetchSettings(contact="desk@example.org")
    assert (settings.requests_a_second, settings.connections_a_host) == (1.0, 2)
    assert (settings.tries, settings.longest_wait_seconds, settings.most_redirects) == (3, 60.0, 5)
    assert (settings.connect_seconds, settings.silent_seconds) == (10.0, 20.0)
    assert (LARGEST_ROBOTS, LONGEST_PAUSE_SECONDS) == (512_000, 60.0)
    assert (FAILURES_IN_A_ROW, LEFT_ALONE_SECONDS) == (2, 600.0)


def test_the_examples_run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    async def nowhere(_self: SystemResolver, _host: str, _port: int) -> list[str]:
        return ["127.0.0.1"]

    monkeypatch.setattr(SystemResolver, "__call__", nowhere)
    for example in re.findall(r"```python\n(.+?)```", PAGE, re.DOTALL):
        exec(compile(example, "docs/fetching.md", "exec"), {"__name__": "example"})  # noqa: S102 - ours
    assert "127.0.0.1 is not public: loopback" in capsys.readouterr().out
