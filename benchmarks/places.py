"""Speed, memory and accuracy of placing.

    python benchmarks/places.py FOLDER

FOLDER holds labelled sets as JSON lines with `text` and `country`
(`rand.jsonl`, `muc4.jsonl`, `awsd.jsonl`, `dronestream.jsonl`); those that
are absent are left out. Without FOLDER only the speed on texts of our own is
printed. Accuracy is the share of records whose country, read from the text
alone, is the coded one: over the records in whose text a place was read, and
over all records with a country.
"""

import json
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from casualty_figures.placing import Gazetteer, country_of, gazetteer_path, ready_gazetteer
from casualty_figures.placing.gazetteer.names import key_of

SETS = ("rand", "muc4", "awsd", "dronestream")
# Countries as these sets write them, where the gazetteer does not know the form.
CODED = {
    "West Bank/Gaza": "PSE",
    "Kashmir": "IND",
    "FRY (Kosovo)": "XKX",
    "FRY (Montenegro)": "MNE",
    "China, People's Republic of": "CHN",
    "Burma (Myanmar)": "MMR",
    "Korea, South": "KOR",
    "Iran, Islamic Republic of": "IRN",
    "Guatamala": "GTM",
}
OWN_TEXTS = [
    "A car bomb killed nine people near a police station in Ramadi on Monday, an official said.",
    "Some 4,000 people fled Mosul for camps near Erbil after two days of shelling, aid workers said.",
    "Gunmen shot dead three teachers in the Deep South of Thailand, in a village near Pattani.",
] * 1000


def iso3_of(country: str, gazetteer: Gazetteer) -> str | None:
    """Return the code of a country as a labelled set writes it; nothing where it names none or two."""
    name = country.strip("?( ")
    places = gazetteer.places_named(key_of(name))
    return CODED.get(name) or (places[0].country_iso3 if places else None)


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time of `work`, so that other work on the machine does not count."""
    start = time.process_time()
    work()
    return time.process_time() - start


def print_speed(name: str, texts: list[str], gazetteer: Gazetteer) -> None:
    """Print texts a second on one core, with nothing looked up before and then once more."""
    cold, warm = (seconds(lambda: [country_of(text, gazetteer) for text in texts]) for _ in range(2))
    length = sum(map(len, texts)) / len(texts)
    print(
        f"{name:12} {len(texts):5} texts of {length:5.0f} characters: "
        f"{len(texts) / cold:6.0f}/s first, {len(texts) / warm:6.0f}/s again"
    )


def print_accuracy(path: Path, gazetteer: Gazetteer) -> None:
    """Print how often the country read from the text is the coded one, and what is mistaken for what."""
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    coded = [
        (record["text"], code)
        for record in records
        if isinstance(record["country"], str) and (code := iso3_of(record["country"], gazetteer))
    ]
    read = [(country_of(text, gazetteer), code) for text, code in coded]
    named = [(country, code) for country, code in read if country]
    right = sum(country == code for country, code in named)
    wrong = Counter(f"{code} read as {country}" for country, code in named if country != code)
    print(
        f"{path.stem:12} {right / len(named):.3f} of {len(named)} with a place read, "
        f"{right / len(coded):.3f} of all {len(coded)}; most often wrong: "
        + ", ".join(f"{what} {count}" for what, count in wrong.most_common(4))
    )


def main() -> None:
    """Print everything."""
    ready_gazetteer()
    path = gazetteer_path()
    start = time.perf_counter()
    gazetteer = Gazetteer(path)
    print(f"gazetteer {path.stat().st_size / 1e6:.1f} MB, opened in {time.perf_counter() - start:.4f} s")
    print_speed("own texts", OWN_TEXTS, gazetteer)
    for folder in map(Path, sys.argv[1:]):
        for labelled in (folder / f"{name}.jsonl" for name in SETS):
            if labelled.exists():
                lines = labelled.read_text(encoding="utf-8").splitlines()
                print_speed(labelled.stem, [json.loads(line)["text"] for line in lines], Gazetteer(path))
                print_accuracy(labelled, gazetteer)
    print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most")


if __name__ == "__main__":
    main()
