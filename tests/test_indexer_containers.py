"""Updates from containers: several captures in one, and what a changed or missing one leaves."""

import datetime as dt
from pathlib import Path

from topic_page import PAGE

from indexer import check_index, update_index
from search import Document, open_index


def capture(day: int, *headlines: str) -> bytes:
    """Return the record of a WARC that holds a page with *headlines* as of *day* of June 2015."""
    items = "".join(f"<p>12 May 2015</p>\n<p>{headline}</p>\n" for headline in headlines)
    page = f"<html><h1>Ports</h1>\n{items}</html>"
    return (
        f"WARC/1.1\r\nWARC-Type: resource\r\nWARC-Target-URI: https://a.example/\r\n"
        f"WARC-Date: 2015-06-{day:02}T00:00:00Z\r\nContent-Type: text/html\r\n"
        f"Content-Length: {len(page)}\r\n\r\n{page}\r\n\r\n"
    ).encode()


def documents(where: Path) -> dict[str, Document]:
    return {document.title: document for document in open_index(where).documents()}


def test_several_captures_in_one_container_are_one_topic_seen_on_all_their_days(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.warc").write_bytes(
        capture(1, "Two ferries towed", "Harbour closed") + capture(9, "Two ferries towed")
    )

    update_index(tmp_path / "a.warc", tmp_path / "index")

    found = documents(tmp_path / "index")
    assert {title: (d.first_seen, d.last_seen) for title, d in found.items()} == {
        "Ports": (dt.date(2015, 6, 1), dt.date(2015, 6, 9)),
        "Two ferries towed": (dt.date(2015, 6, 1), dt.date(2015, 6, 9)),
        "Harbour closed": (dt.date(2015, 6, 1), dt.date(2015, 6, 1)),
    }
    assert [str(source) for source in found["Two ferries towed"].sources] == [
        "a.warc/20150601000000/https://a.example/:3",
        "a.warc/20150609000000/https://a.example/:3",
    ]


def test_a_container_that_changed_is_read_again_as_a_rebuild_would(
    archive: Path, tmp_path: Path
) -> None:
    where = tmp_path / "index"
    (archive / "a.warc").write_bytes(capture(1, "Two ferries towed", "Harbour closed"))
    update_index(archive, where)
    (archive / "a.warc").write_bytes(capture(2, "Two ferries towed", "Harbour opened"))

    report = update_index(archive, where)

    assert report.added == 1
    assert [document.title for document in report.unlisted] == ["Harbour closed"]
    assert documents(where)["Two ferries towed"].first_seen == dt.date(2015, 6, 2)
    assert list(check_index(where, archive)) == []


def test_what_a_container_alone_listed_is_unlisted_when_it_is_gone(
    archive: Path, tmp_path: Path
) -> None:
    where = tmp_path / "index"
    (archive / "a.warc").write_bytes(capture(1, "Two ferries towed", "Harbour closed"))
    (archive / "b.warc").write_bytes(capture(2, "Two ferries towed"))
    (archive / "a.warc0").write_text(PAGE.replace("Fraud", "Theft"), encoding="utf-8")
    update_index(archive, where)
    (archive / "a.warc").unlink()

    report = update_index(archive, where)

    assert [document.title for document in report.unlisted] == ["Harbour closed"]
    assert documents(where)["Harbour closed"].sources == ()
    assert [str(source) for source in documents(where)["Two ferries towed"].sources] == [
        "b.warc/20150602000000/https://a.example/:3"
    ]
    assert list(check_index(where, archive)) == []


def test_an_unchanged_container_keeps_what_a_changed_file_no_longer_lists(
    archive: Path, tmp_path: Path
) -> None:
    where = tmp_path / "index"
    (archive / "a.warc").write_bytes(capture(1, "Two ferries towed"))
    (archive / "b.warc").write_bytes(capture(1, "Two ferries towed"))
    update_index(archive, where)
    (archive / "b.warc").write_bytes(capture(1, "Harbour opened"))

    report = update_index(archive, where)

    assert (report.read, report.unlisted) == (1, ())
    assert [str(source) for source in documents(where)["Two ferries towed"].sources] == [
        "a.warc/20150601000000/https://a.example/:3"
    ]
    assert list(check_index(where, archive)) == []


def test_a_headline_that_a_later_capture_of_the_same_container_lacks_is_reported(
    archive: Path, tmp_path: Path
) -> None:
    where = tmp_path / "index"
    first = capture(1, "Two ferries towed", "Harbour closed")
    (archive / "a.warc").write_bytes(first)
    update_index(archive, where)
    (archive / "a.warc").write_bytes(first + capture(9, "Two ferries towed"))

    report = update_index(archive, where)

    assert [document.title for document in report.unlisted] == ["Harbour closed"]
    assert list(check_index(where, archive)) == []
