"""Places of conflict reporting: towns, provinces, camps, regions, spellings, and names that are none."""

import json
from pathlib import Path
from typing import Any

import pytest

from casualty_figures.placing import place_mentions

CASES: list[dict[str, Any]] = [
    json.loads(line)
    for line in Path(__file__).with_name("places.jsonl").read_text(encoding="utf-8").splitlines()
]
PLACES = [case for case in CASES if case["is_place"]]
TRAPS = [case for case in CASES if not case["is_place"]]
CHECKED = ("location_name", "country_iso3", "adm_1_iso", "where_prec", "location_role")


def sentence_of(case: dict[str, Any]) -> str:
    return f"{case['why']}: {case['sentence']}"


@pytest.mark.parametrize("case", PLACES, ids=sentence_of)
def test_the_named_place_is_found_with_its_country_area_precision_and_role(case: dict[str, Any]) -> None:
    start = case["sentence"].index(case["words"])
    found = [
        mention.place
        for mention in place_mentions(case["sentence"])
        if mention.char_start == start
        and case["sentence"][start : mention.char_end].startswith(case["words"])
    ]
    assert len(found) == 1, f"{case['words']} is not read as a place"

    place = found[0]
    read = {
        "location_name": place.location_name,
        "country_iso3": place.country_iso3,
        "adm_1_iso": place.adm_1_iso,
        "where_prec": place.precision,
        "location_role": place.role,
    }
    assert {name: read[name] for name in CHECKED if name in case} == {
        name: case[name] for name in CHECKED if name in case
    }


@pytest.mark.parametrize("case", TRAPS, ids=sentence_of)
def test_words_that_only_look_like_a_place_are_none(case: dict[str, Any]) -> None:
    start = case["sentence"].index(case["words"])
    end = start + len(case["words"])
    read = [
        mention
        for mention in place_mentions(case["sentence"])
        if mention.char_start < end and start < mention.char_end and mention.use != "organisation"
    ]
    assert read == []


def test_the_golden_places_cover_forty_countries() -> None:
    assert len(PLACES) >= 150
    assert len({case["country_iso3"] for case in PLACES}) >= 40
