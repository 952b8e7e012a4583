"""Which headlines of one address are wordings of one, and which of these is the newest."""

from pathlib import Path

import pytest
from test_indexer_corrections import ADDRESS, LIVE, Record, index, indexed, wordings, write

from indexer import check_index, update_index

SCAN = "https://echo.example/scans/1954/05/04/page-3.pdf"


@pytest.mark.parametrize(
    ("records", "titles"),
    [
        (
            [("Killer hanged at Durham", "1954-05-04", SCAN), ("Rain ahead", "1954-05-04", SCAN)],
            ["Killer hanged at Durham", "Rain ahead"],
        ),
        (
            [("Ferry sinks", "", f"{LIVE}/login"), ("Mayor resigns", "", f"{LIVE}/login")],
            ["Ferry sinks", "Mayor resigns"],
        ),
        (
            [("Jury retires", "2015-01-01", f"{LIVE}#a"), ("Jury back", "2015-01-01", f"{LIVE}#b")],
            ["Jury back", "Jury retires"],
        ),
        (
            [("Jury out", "2015-01-01", f"{LIVE}#a"), ("Jury back", "2015-01-02", f"{LIVE}#b")],
            ["Jury back", "Jury out"],
        ),
        (
            [("Jury out", "2015-01-01", f"{LIVE}#a"), ("Jury back", "2015-01-01", f"{LIVE}#a")],
            ["Jury back"],
        ),
        (
            [
                ("Jury out", "2015-01-01", f"{LIVE}#xtor=RSS-1"),
                ("Jury back", "2015-01-01", f"{LIVE}#xtor=RSS-2"),
            ],
            ["Jury back"],
        ),
        (
            [("Fery sinks", "2015-01-01", LIVE), ("Ferry sank", "2015-01-01", LIVE)],
            ["Ferry sank"],
        ),
    ],
    ids=["a scan", "a page to log in", "places", "of days", "one place", "trackers", "a slip"],
)
def test_headlines_that_a_file_has_at_one_address_on_one_day_are_one_if_they_share_words(
    tmp_path: Path, records: list[Record], titles: list[str]
) -> None:
    report = index(tmp_path / "archive", tmp_path / "index", *records)

    documents = indexed(tmp_path / "index")
    assert sorted(one.title for one in documents) == titles
    names_both = [
        all(title in finding.reason for title, _, _ in records) for finding in report.findings
    ]
    assert any(names_both) == (len(titles) == 2)
    assert list(check_index(tmp_path / "index", tmp_path / "archive")) == []
    (tmp_path / "archive" / "news.jsonl").unlink()
    write(tmp_path / "archive", "later.jsonl", [("Weather", "2020-01-01", "")])
    update_index(tmp_path / "archive", tmp_path / "index")
    assert len([one for one in indexed(tmp_path / "index") if not one.sources]) == len(titles)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2014-05-03 09:00", "2014-05-03 18:00"),
        ("2014-05-03T09:00:00Z", "2014-05-03T09:00:01Z"),
        ("May 3, 2014, 12:30 a.m. EDT", "May 3, 2014, 1:05 p.m. EDT"),
        ("Sat, 03 May 2014 09:05:00 GMT", "Sat, 03 May 2014 10:00:00 GMT"),
        ("3 maggio 2014 ore 9.30", "3 maggio 2014 ore 10.15"),
        ("3. Mai 2014 um 9 Uhr", "3. Mai 2014 um 18 Uhr"),
        ("3 de mayo de 2014, 11:00 de la mañana", "3 de mayo de 2014, 1:30 de la tarde"),
        ("2014년 5월 3일 오전 11:00", "2014년 5월 3일 오후 2:30"),
    ],
    ids=["digits", "seconds", "halves", "rfc 822", "dotted", "hours", "named halves", "korean"],
)
@pytest.mark.parametrize("order", [1, -1], ids=["oldest first", "newest first"])
def test_the_wording_with_the_later_clock_time_of_a_day_is_the_newest(
    tmp_path: Path, first: str, last: str, order: int
) -> None:
    records = [("Ferry sinks", first, ADDRESS), ("Ferry towed", last, ADDRESS)]

    index(tmp_path / "archive", tmp_path / "index", *records[::order])

    (document,) = indexed(tmp_path / "index")
    assert [document.title, *(one.title for one in document.earlier)] == [
        "Ferry towed",
        "Ferry sinks",
    ]


def test_clock_times_of_different_zones_or_of_one_wording_alone_say_nothing(tmp_path: Path) -> None:
    """Then the one that stands later in the file is the newest."""
    for name, first, last in (
        ("zones", "2014-05-03 23:00 CEST", "2014-05-03 22:30 GMT"),
        ("one", "2014-05-03 18:00", "2014-05-03"),
    ):
        records = [("Ferry sinks", first, ADDRESS), ("Ferry towed", last, ADDRESS)]
        index(tmp_path / name, tmp_path / f"{name}.index", *records)

        assert [one.title for one in indexed(tmp_path / f"{name}.index")] == ["Ferry towed"]


def test_a_page_on_one_line_has_the_newest_wording_of_a_page_on_many(tmp_path: Path) -> None:
    item = '<li>3 May 2014 {}:00 <a href="https://a.example/news/1">{}</a></li>{}'
    for name, end in (("lines", "\n"), ("line", "")):
        (tmp_path / name).mkdir()
        items = (("18", "Ferry towed"), ("11", "Ferry drifts"), ("09", "Ferry sinks"))
        page = "".join(item.format(hour, text, end) for hour, text in items)
        (tmp_path / name / "page.html").write_text(f"<h1>News</h1>{end}<ul>{end}{page}</ul>")
        update_index(tmp_path / name, tmp_path / f"{name}.index")

        document, _ = indexed(tmp_path / f"{name}.index")  # and the topic
        assert [document.title, *(one.title for one in document.earlier)] == [
            "Ferry towed",
            "Ferry sinks",
            "Ferry drifts",
        ]


@pytest.mark.parametrize("keeps_the_first", [True, False])
def test_a_later_reading_of_one_address_is_a_correction_in_any_words(
    tmp_path: Path, keeps_the_first: bool
) -> None:
    archive, where = tmp_path / "archive", tmp_path / "index"
    write(archive, "monday.jsonl", [("Ferry sinks", "2015-06-01", ADDRESS)])
    update_index(archive, where)
    name = "tuesday.jsonl" if keeps_the_first else "monday.jsonl"
    write(archive, name, [("All rescued", "2015-06-01", ADDRESS)])
    update_index(archive, where)

    (document,) = indexed(where)
    assert (document.title, wordings(document)) == ("All rescued", [("Ferry sinks", "2015-06-01")])
    assert list(check_index(where, archive)) == []


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_wordings_of_a_day_the_one_with_small_letters_is_the_newest(
    tmp_path: Path, order: int
) -> None:
    records = [
        ("État d’urgence à Paris", "2015-11-14", ADDRESS),
        ("ÉTAT D'URGENCE À PARIS", "2015-11-14", ADDRESS),
    ]

    index(tmp_path / "archive", tmp_path / "index", *records[::order])

    (document,) = indexed(tmp_path / "index")
    assert document.title == "État d’urgence à Paris"
