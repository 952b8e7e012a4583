"""What an update says that it changed, as the readers of the index are told."""

import json
from pathlib import Path

import pytest

from indexer import update_index
from search import CHANGES_KEPT, Engine, Notes, open_index

_FLOOD = {"headline": "Flood in Lagos", "date": "2020-05-01", "url": "https://a.example/1"}
_FIRE = {"headline": "Fire in Accra", "date": "2020-05-02"}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    folder.mkdir()
    _write(folder, _FLOOD, _FIRE)
    return folder


def _write(folder: Path, *records: dict[str, str], name: str = "a.jsonl") -> None:
    lines = "".join(json.dumps(record) + "\n" for record in records)
    (folder / name).write_text(lines, encoding="utf-8")


def _update(archive: Path, *, rebuild: bool = False) -> tuple[Engine, Notes]:
    where = archive.parent / "index"
    update_index(archive, where, rebuild=rebuild)
    engine = open_index(where)
    return engine, engine.notes()


def _told(engine: Engine, notes: Notes) -> list[list[tuple[str, str | None, str | None]]]:
    """Return each commit's changes, the newest commit first: kind, title now, wording before."""
    return [
        [
            (change.kind, found.title if (found := engine.get(change.id)) else None, change.earlier)
            for change in commit.changes.named
        ]
        for commit in notes.log
    ]


def test_what_comes_first_is_all_added_newest_first(archive: Path) -> None:
    engine, notes = _update(archive)

    assert _told(engine, notes) == [
        [("added", "Fire in Accra", None), ("added", "Flood in Lagos", None)]
    ]
    (commit,) = notes.log
    assert (commit.changes.added, commit.changes.corrected, commit.changes.unlisted) == (2, 0, 0)
    assert (commit.version, commit.built_at) == ("1", engine.version().built_at)


def test_an_old_headline_that_is_added_today_is_told_today(archive: Path) -> None:
    _update(archive)
    _write(archive, {"headline": "Coup in Togo", "date": "1963-01-13"}, name="b.jsonl")

    assert _told(*_update(archive))[0] == [("added", "Coup in Togo", None)]


def test_a_new_wording_at_an_address_is_a_correction(archive: Path) -> None:
    _update(archive)
    _write(archive, {**_FLOOD, "headline": "Flood in Ibadan"}, _FIRE)

    engine, notes = _update(archive)

    assert _told(engine, notes)[0] == [("corrected", "Flood in Ibadan", "Flood in Lagos")]
    changes = notes.log[0].changes
    assert (changes.added, changes.corrected, changes.unlisted) == (0, 1, 0)


def test_a_new_description_is_a_correction_without_another_wording(archive: Path) -> None:
    _update(archive)
    _write(archive, _FLOOD, {**_FIRE, "description": "Nobody was hurt."})

    assert _told(*_update(archive))[0] == [("corrected", "Fire in Accra", None)]


def test_what_no_file_lists_any_more_is_told_and_so_is_its_return(archive: Path) -> None:
    _update(archive)
    _write(archive, _FLOOD)
    gone = _told(*_update(archive))[0]
    _write(archive, _FLOOD, _FIRE)

    assert gone == [("unlisted", "Fire in Accra", None)]
    assert _told(*_update(archive))[0] == [("added", "Fire in Accra", None)]


def test_another_line_or_file_of_a_headline_is_not_told(archive: Path) -> None:
    _, before = _update(archive)
    _write(archive, {"headline": "Coup in Togo", "date": "1963-01-13"}, _FIRE, _FLOOD)
    _write(archive, _FIRE, name="b.jsonl")

    engine, notes = _update(archive)

    assert _told(engine, notes)[0] == [("added", "Coup in Togo", None)]
    assert notes.log[1:] == before.log


def test_a_headline_of_another_file_is_no_correction_of_its_topics(archive: Path) -> None:
    _write(archive, {**_FIRE, "topic": "Fires"}, name="b.jsonl")
    _update(archive)
    _write(archive, {**_FIRE, "topic": "Fires"}, _FLOOD, name="b.jsonl")

    assert _update(archive)[1].log[0].version == "1"


def test_two_wordings_that_come_together_are_one_new_headline_with_the_wording_before(
    archive: Path,
) -> None:
    _update(archive)
    quake = {"date": "2021-01-01", "url": "https://a.example/2"}
    _write(
        archive,
        {**quake, "headline": "Quake in Mali"},
        {**quake, "headline": "Quake in Niger", "date": "2021-01-02"},
        name="b.jsonl",
    )

    engine, notes = _update(archive)

    assert _told(engine, notes)[0] == [("added", "Quake in Niger", "Quake in Mali")]
    assert (notes.log[0].changes.added, notes.log[0].changes.corrected) == (1, 0)


def test_a_rebuild_begins_the_log_anew(archive: Path) -> None:
    _update(archive)
    _write(archive, _FIRE)

    assert _told(*_update(archive, rebuild=True)) == [[("added", "Fire in Accra", None)]]


def test_of_more_than_are_kept_the_newest_are_named_and_all_counted(archive: Path) -> None:
    days = [f"{1900 + n // 360}-{n // 30 % 12 + 1:02}-{n % 30 % 28 + 1:02}" for n in range(6_000)]
    _write(archive, *({"headline": f"Report {n}", "date": day} for n, day in enumerate(days)))

    _, notes = _update(archive)

    (commit,) = notes.log
    assert commit.changes.added == 6_000
    assert len(commit.changes.named) == CHANGES_KEPT
    oldest = min(change.date.isoformat() for change in commit.changes.named if change.date)
    assert oldest == sorted(days, reverse=True)[CHANGES_KEPT - 1]


def test_links_of_the_archive_reach_the_index_by_themselves(archive: Path) -> None:
    _, before = _update(archive)
    stated = '[links]\narchived = "https://captures.example/{date}/{url}"\n'
    (archive / "archive.toml").write_text(stated, encoding="utf-8")

    engine, notes = _update(archive)

    assert before.links == {}
    assert notes.links == {"archived": "https://captures.example/{date}/{url}"}
    assert notes.log == before.log
    assert engine.version().version == "2"
    (archive / "archive.toml").unlink()
    assert _update(archive)[1].links == {}
