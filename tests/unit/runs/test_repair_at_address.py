"""What is damaged at an address is named, and put back from what lies there and here."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from plain_run import Workplace, story

from casualty_figures.publishing import WritingLock, writing_lock
from casualty_figures.publishing.addresses import pointer_at
from casualty_figures.runs.verified import Verified
from casualty_figures.storage.objects import Held, Objects, objects_at

Harm = Callable[[Objects, str], None]


def flip(objects: Objects, name: str) -> None:
    content = bytearray(objects.read(name).content)
    content[len(content) // 2] ^= 4
    objects.write(name, bytes(content))


def remove(objects: Objects, name: str) -> None:
    objects.remove([name])


def cut(objects: Objects, name: str) -> None:
    content = objects.read(name).content
    objects.write(name, content[: len(content) // 2])


HARMS = pytest.mark.parametrize("harm", [flip, remove, cut])


class Place(Workplace):
    """A workplace whose runs bring to an address."""

    @property
    def objects(self) -> Objects:
        return objects_at(str(self.address))

    @property
    def verified(self) -> Verified:
        return Verified(self.archive, WritingLock(self.processed), self.address, is_here=False)

    def all_objects(self) -> dict[str, bytes]:
        names = [*self.objects.sizes("releases"), *self.objects.sizes("archive"), "current"]
        return {name: self.objects.read(name).content for name in names}

    def damage(self) -> list[str]:
        return [f"{damage.place} {damage.path}".strip() for damage in self.verified.damage()]

    def repaired(self) -> list[str]:
        """Return what is still damaged once what can be put back is put back."""
        with writing_lock(self.processed):
            self.verified.repair()
        return self.damage()

    def is_to_read(self, left: list[str]) -> bool:
        """Whether a run may mend what is left; the last release here is then what is left of that there."""
        found = self.verified.damage()
        assert [f"{damage.place} {damage.path}".strip() for damage in found] == left
        with writing_lock(self.processed):
            return self.verified.is_to_read(found, found, address_set=self.address)

    def lose_disk(self) -> None:
        """Lose the folders, and what was copied of the address."""
        for folder in (self.processed, self.archive.folder, self.folder / "cache"):
            shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def place(workplace: Workplace, bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """Two releases of two articles at an address."""
    monkeypatch.setenv("CASUALTY_FIGURES_CACHE", str(tmp_path / "cache"))
    place = Place(workplace.folder, address=bucket)
    place.write("aden.txt", story("Aden", 12))
    place.write("taiz.txt", story("Taiz", 7)).with_suffix(".json").write_text(
        '{"url": "https://example.org/taiz", "publisher": "The Ledger", "published": "2019-08-13"}'
    )
    place.run()
    place.write("sanaa.txt", story("Sanaa", 9))
    place.run()
    return place


@HARMS
def test_a_damaged_object_is_named(place: Place, harm: Harm) -> None:
    before = place.all_objects()
    for word in (
        "/figures/",
        "/manifest",
        "/datapackage",
        "/SHA256",
        "/places",
        ".txt.zst",
        "archive/",
        "current",
    ):
        name = next(name for name in reversed(before) if word in name)
        harm(place.objects, name)
        assert place.damage(), name
        place.objects.write(name, before[name])
    assert place.damage() == []


@HARMS
def test_what_this_disk_has_is_put_back_however_much_is_damaged(place: Place, harm: Harm) -> None:
    for name in place.all_objects():
        if name != "current":
            harm(place.objects, name)
    assert place.repaired() == []
    place.lose_disk()
    place.run()
    assert place.release.row_count("figures") == 3


def test_what_describes_a_release_is_made_anew_where_nothing_is_on_this_disk(
    place: Place,
) -> None:
    before = place.all_objects()
    place.lose_disk()
    for name in ("manifest.json", "datapackage.json", "SHA256SUMS", "places.json"):
        flip(place.objects, f"releases/{pointer_at(place.objects).release}/{name}")
        assert place.repaired() == []
        assert place.all_objects() == before


@HARMS
def test_a_damaged_pointer_is_set_to_the_newest_whole_release(place: Place, harm: Harm) -> None:
    before = pointer_at(place.objects)
    place.lose_disk()
    harm(place.objects, "current")
    assert place.damage() == ["current"]
    assert place.repaired() == []
    assert pointer_at(place.objects).history == before.history


def test_a_pointer_at_a_release_that_is_lost_is_set_back_and_a_run_goes_on_from_there(place: Place) -> None:
    first, second = pointer_at(place.objects).history
    place.lose_disk()
    for name in ("manifest.json", "places.json"):
        place.objects.remove([f"releases/{second}/{name}"])
    assert "current" in place.damage()
    assert place.repaired() == []
    assert pointer_at(place.objects).history == (first,)
    place.run()
    assert place.release.row_count("figures") == 3
    assert place.damage() == []


@HARMS
def test_a_file_of_the_last_release_that_nothing_has_is_made_anew_by_a_run(place: Place, harm: Harm) -> None:
    second = str(pointer_at(place.objects).release)
    (name,) = (name for name in place.objects.sizes("releases") if f"{second}/figures/" in name)
    place.lose_disk()
    harm(place.objects, name)
    left = place.repaired()
    assert left == [f"{second} {name}"]
    assert place.is_to_read(left)
    place.run()
    assert place.release.parent == second
    assert place.release.row_count("figures") == 3
    place.release.verify()
    assert {one.partition(" ")[0] for one in place.repaired()} == {second}


def test_the_record_of_an_entry_is_made_again_from_what_a_release_says(place: Place) -> None:
    before = {origin.article_id: origin for origin in place.archive.origins()}
    (article_id,) = (key for key, origin in before.items() if origin.publisher == "The Ledger")
    place.lose_disk()
    flip(place.objects, f"archive/{article_id[:2]}/{article_id}.json")
    assert place.damage()
    assert place.repaired() == []
    place.run()
    assert {origin.article_id: origin.retrieved_at for origin in place.archive.origins()} == {
        key: origin.retrieved_at for key, origin in before.items()
    }


def test_the_bytes_of_an_entry_come_from_another_that_has_the_same(place: Place) -> None:
    place.write("again.txt", story("Aden", 12)).with_suffix(".json").write_text('{"publisher": "A Gazette"}')
    place.run()
    rows = place.rows("articles")
    (raw_path,) = (str(row["raw_path"]) for row in rows if row["source_article"] == "A Gazette")
    place.lose_disk()
    remove(place.objects, raw_path)
    assert place.damage()
    assert place.repaired() == []


def test_bytes_that_only_the_inputs_have_are_brought_again_after_a_run(place: Place) -> None:
    (name,) = (
        str(row["raw_path"]) for row in place.rows("articles") if row["source_article"] == "The Ledger"
    )
    place.lose_disk()
    cut(place.objects, name)
    left = place.repaired()
    assert left
    assert place.is_to_read(left)
    place.run()
    assert place.repaired() == []


def test_an_entry_of_which_nothing_is_there_is_named_and_brought_from_this_disk(place: Place) -> None:
    gone = min(place.archive.article_ids())
    names = [name for name in place.objects.sizes("archive") if gone in name]
    place.objects.remove(names)
    assert place.damage() == [f"archive {gone[:2]}/{gone}"]
    assert place.repaired() == []


def test_another_that_publishes_meanwhile_is_not_undone(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    flip(place.objects, "current")
    swap = Objects.swap

    def late(objects: Objects, path: str, content: bytes, *, instead_of: Held | None) -> None:
        objects.write("current", sound)
        swap(objects, path, content, instead_of=instead_of)

    sound = b'{"format":1,"release":"000009-abcdefabcdef","releases":["000009-abcdefabcdef"]}'
    monkeypatch.setattr(Objects, "swap", late)
    with pytest.raises(Exception, match="was written by another first"):
        place.repaired()
    assert place.objects.read("current").content == sound
