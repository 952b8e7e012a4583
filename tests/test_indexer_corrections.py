"""A headline that was corrected is one document, in whichever files its wordings are."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from examples import examples
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from indexer import Report, check_index, update_index
from search import Document, Query, open_index

ADDRESS = "https://a.example/news/ferry"

Record = tuple[str, str, str]
"""A headline, its date in ISO 8601 and its address."""


def write(archive: Path, name: str, records: Sequence[Record]) -> None:
    archive.mkdir(exist_ok=True)
    (archive / "archive.toml").write_text("captured = 2020-01-01\n", encoding="utf-8")
    lines = (
        json.dumps({"headline": text, "date": date, "url": url, "language": "en"})
        for text, date, url in records
    )
    (archive / name).write_text("\n".join([*lines, ""]), encoding="utf-8")


def indexed(where: Path) -> list[Document]:
    return sorted(open_index(where).documents(), key=lambda document: document.id)


def found(where: Path, text: str) -> list[str]:
    return [hit.document.title for hit in open_index(where).search(Query(text=text)).hits]


def wordings(document: Document) -> list[tuple[str, str]]:
    return [(one.title, str(one.date)) for one in document.earlier]


def index(archive: Path, where: Path, *records: Record) -> Report:
    write(archive, "news.jsonl", records)
    return update_index(archive, where)


def test_a_headline_corrected_twice_is_one_document_found_by_every_wording(tmp_path: Path) -> None:
    report = index(
        tmp_path / "archive",
        tmp_path / "index",
        ("Ferry sinks, 12 missing", "2015-06-01", ADDRESS),
        ("Ferry sinks, 14 missing", "2015-06-01", ADDRESS),
        ("Ferry capsizes: all rescued", "2015-06-02", "http://A.example/news/ferry/?utm_source=x"),
    )

    (document,) = indexed(tmp_path / "index")
    assert report.added == 1
    assert document.title == "Ferry capsizes: all rescued"
    assert str(document.date) == "2015-06-02"
    assert wordings(document) == [
        ("Ferry sinks, 12 missing", "2015-06-01"),
        ("Ferry sinks, 14 missing", "2015-06-01"),
    ]
    for text in ("capsizes", "14", '"12 missing"'):
        assert found(tmp_path / "index", text) == ["Ferry capsizes: all rescued"]


def test_pages_that_a_site_numbers_as_trackers_do_are_two(tmp_path: Path) -> None:
    index(
        tmp_path / "archive",
        tmp_path / "index",
        ("Ferry sinks, 12 missing", "2015-06-01", "http://a.example/news?smid=12"),
        ("Ferry sinks in the north", "2015-06-01", "http://a.example/news?smid=13"),
    )

    assert len(indexed(tmp_path / "index")) == 2


def test_a_corrected_headline_is_about_what_its_newest_wording_names(tmp_path: Path) -> None:
    where = tmp_path / "index"
    archive = tmp_path / "archive"
    index(archive, where, ("Police arrest 17 thieves in Paris", "2015-06-01", ADDRESS))
    index(archive, where, ("Police arrest 71 thieves in Rome", "2015-06-01", ADDRESS))

    (document,) = indexed(where)
    assert document.places == ("IT",)
    assert [str(one) for one in document.quantities] == ["arrests=71"]
    assert found(where, "thieves in Paris") == ["Police arrest 71 thieves in Rome"]


def test_the_id_of_every_wording_leads_to_the_document(tmp_path: Path) -> None:
    first = ("Ferry sinks", "2015-06-01", ADDRESS)
    index(tmp_path / "archive", tmp_path / "index", first)
    (alone,) = indexed(tmp_path / "index")

    index(tmp_path / "archive", tmp_path / "index", first, ("Ferry towed", "2015-06-02", ADDRESS))

    (document,) = indexed(tmp_path / "index")
    assert document.id != alone.id
    assert open_index(tmp_path / "index").get(alone.id) == document


def test_a_file_written_over_with_the_correction_keeps_the_first_wording(tmp_path: Path) -> None:
    archive, where = tmp_path / "archive", tmp_path / "index"
    index(archive, where, ("Ferry sinks", "2015-06-01", ADDRESS))

    report = index(archive, where, ("Ferry towed", "2015-06-01", ADDRESS))

    (document,) = indexed(where)
    assert (document.title, wordings(document)) == ("Ferry towed", [("Ferry sinks", "2015-06-01")])
    assert (report.added, report.changed, report.unlisted) == (0, 1, ())
    assert list(check_index(where, archive)) == []


def test_a_wording_that_is_listed_again_is_the_newest_again(tmp_path: Path) -> None:
    archive, where = tmp_path / "archive", tmp_path / "index"
    for text in ("Ferry sinks", "Ferry towed", "Ferry sinks"):
        index(archive, where, (text, "2015-06-01", ADDRESS))

    (document,) = indexed(where)
    assert (document.title, wordings(document)) == ("Ferry sinks", [("Ferry towed", "2015-06-01")])
    assert list(check_index(where, archive)) == []


def test_a_headline_of_one_title_and_day_at_two_addresses_keeps_both(tmp_path: Path) -> None:
    index(
        tmp_path / "archive",
        tmp_path / "index",
        ("Ferry sinks", "2015-06-01", ADDRESS),
        ("Ferry sinks", "2015-06-01", "https://b.example/1"),
    )

    (document,) = indexed(tmp_path / "index")
    assert [one.url for one in document.publications] == [ADDRESS, "https://b.example/1"]
    assert document.earlier == ()


@pytest.mark.parametrize(
    "addresses",
    [["https://a.example/live"] * 4, ["https://a.example/", "https://a.example"]],
    ids=["four of a day", "front page"],
)
def test_headlines_that_share_the_address_of_a_list_stay_apart(
    tmp_path: Path, addresses: list[str]
) -> None:
    records = [(f"Ferry {number}", "2015-06-01", url) for number, url in enumerate(addresses)]

    index(tmp_path / "archive", tmp_path / "index", *records)

    assert len(indexed(tmp_path / "index")) == len(addresses)


def test_an_address_of_too_many_headlines_is_a_note_of_the_report(tmp_path: Path) -> None:
    records = [(f"Ferry {n}", "2015-06-01", "https://a.example/live") for n in range(4)]

    report = index(tmp_path / "archive", tmp_path / "index", *records)

    assert [(str(finding.source), finding.kind, finding.reason) for finding in report.findings] == [
        (
            "news.jsonl:1",
            "note",
            "4 headlines have the address a.example/live: taken for a list's, not for one"
            " article's",
        )
    ]


def test_a_fourth_headline_of_a_day_parts_what_was_joined(tmp_path: Path) -> None:
    archive, where = tmp_path / "archive", tmp_path / "index"
    records = [(f"Ferry {number}", "2015-06-01", ADDRESS) for number in range(4)]
    index(archive, where, *records[:3])
    joined = indexed(where)

    index(archive, where, *records)

    assert (len(joined), len(indexed(where))) == (1, 4)
    assert list(check_index(where, archive)) == []


def test_a_21st_headline_at_one_address_parts_what_was_joined(tmp_path: Path) -> None:
    archive, where = tmp_path / "archive", tmp_path / "index"
    records = [(f"Ferry {number}", f"2015-06-{number + 1:02}", ADDRESS) for number in range(21)]
    index(archive, where, *records[:20])
    joined = indexed(where)

    index(archive, where, *records)

    assert (len(joined), len(indexed(where))) == (1, 21)
    assert list(check_index(where, archive)) == []


def test_headlines_that_their_sources_state_in_two_languages_stay_apart(tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "news.csv").write_text(
        "headline,date,url,language\n"
        f"Ferry sinks,2015-06-01,{ADDRESS},en\nLe ferry coule,2015-06-01,{ADDRESS},fr\n"
    )

    update_index(tmp_path / "archive", tmp_path / "index")

    assert len(indexed(tmp_path / "index")) == 2


LIVE = "https://paper.example/live"
ON_A_PAGE_THAT_CHANGES = (
    ("Police arrest nine in Oslo", "2015-01-01", LIVE),
    ("Minister resigns over budget", "2015-01-02", f"{LIVE}#b"),
    ("Storm kills four in Brittany", "2015-01-03", LIVE),
)


@pytest.mark.parametrize("order", [[0, 1, 2], [2, 0, 1]])
def test_headlines_of_a_page_that_changes_stay_apart_whenever_they_come(
    tmp_path: Path, order: list[int]
) -> None:
    archive, where = tmp_path / "archive", tmp_path / "index"
    for number in order:
        write(archive, f"{number}.jsonl", [ON_A_PAGE_THAT_CHANGES[number]])
        update_index(archive, where)

    assert sorted(document.title for document in indexed(where)) == sorted(
        text for text, _, _ in ON_A_PAGE_THAT_CHANGES
    )
    assert all(document.earlier == () for document in indexed(where))
    assert list(check_index(where, archive)) == []


def test_headlines_of_different_days_are_wordings_of_one_if_words_lead_from_each_to_each(
    tmp_path: Path,
) -> None:
    """The first and the last share none; *sinks* and *sinking* are one, *the* and *12* none."""
    archive, where = tmp_path / "archive", tmp_path / "index"
    wording = [
        ("The ferry sinks", "2015-01-01", LIVE),
        ("Sinking: 12 lost at the pier", "2015-01-02", f"{LIVE}#b"),
        ("Captain of the pier cleared", "2015-01-03", LIVE),
    ]

    index(archive, where, *wording)
    together = [(document.title, len(document.earlier)) for document in indexed(where)]
    index(archive, where, *wording, ("The minister: 12 errors", "2015-01-04", LIVE))

    assert together == [("Captain of the pier cleared", 2)]
    assert [len(document.earlier) for document in indexed(where)] == [0, 0, 0, 0]
    assert list(check_index(where, archive)) == []


@pytest.mark.parametrize(
    ("address", "documents"),
    [
        ("https://a.example/news/harbour-police-tow-two-ferries.html", 1),
        ("https://a.example/news/harbour-police-tow-ferries-4711", 1),
        ("https://a.example/2015/05/12/4711", 1),
        ("https://a.example/20150512/a?b=c", 1),
        ("https://a.example/2015/05/12/", 2),
        ("https://a.example/2015/05/11/4711", 2),
        ("https://a.example/harbour-police", 2),
        ("https://a.example/topics/police-in-the-harbour-of-the-north", 2),
        ("https://a.example/news?id=4711", 2),
    ],
)
def test_an_address_made_of_a_headline_is_its_own_though_it_is_reworded_on_another_day(
    tmp_path: Path, address: str, documents: int
) -> None:
    archive, where = tmp_path / "archive", tmp_path / "index"
    index(archive, where, ("Harbour police tow two ferries", "2015-05-12", address))
    write(archive, "later.jsonl", [("Captains cleared of all charges", "2015-06-01", address)])
    update_index(archive, where)

    assert len(indexed(where)) == documents
    assert list(check_index(where, archive)) == []


def test_an_address_in_the_fragment_is_one_of_its_own(tmp_path: Path) -> None:
    index(
        tmp_path / "archive",
        tmp_path / "index",
        ("Ferry sinks", "2015-01-01", f"{LIVE}#/1"),
        ("Ferry sails", "2015-01-01", f"{LIVE}#!2"),
    )

    assert len(indexed(tmp_path / "index")) == 2


def reasons(report: Report) -> list[tuple[str, str, str]]:
    return [(str(finding.source), finding.kind, finding.reason) for finding in report.findings]


def test_a_report_says_how_many_headlines_became_earlier_wordings(tmp_path: Path) -> None:
    archive, where = tmp_path / "archive", tmp_path / "index"
    wording = [(f"Ferry sinks, {number} lost", "2015-06-01", ADDRESS) for number in (9, 8, 7)]
    weather = ("Sunny", "2015-06-01", "https://a.example/weather")

    first = index(archive, where, weather, *wording[:2])
    second = index(archive, where, weather, *wording)
    third = index(archive, where, weather, *wording, ("Rain", "2015-06-02", ""))
    one_more = (
        "headlines corrected at their addresses, kept as earlier wordings: 1; the first is of"
    )

    assert reasons(first) == [("news.jsonl:2", "note", f"{one_more} Ferry sinks, 8 lost")]
    assert reasons(second) == [("news.jsonl:2", "note", f"{one_more} Ferry sinks, 7 lost")]
    assert reasons(third) == []


def test_a_report_says_which_addresses_are_of_pages_that_change(tmp_path: Path) -> None:
    weather = ("Sunny", "2015-01-01", "https://a.example/weather")

    report = index(tmp_path / "archive", tmp_path / "index", weather, *ON_A_PAGE_THAT_CHANGES)

    assert reasons(report) == [
        (
            "news.jsonl:2",
            "note",
            "addresses whose headlines have no word in common, or each a place of its own there,"
            " kept apart as those of a page that has several: 1; the first is paper.example/live,"
            " of Police arrest nine in Oslo and Minister resigns over budget",
        )
    ]


RECORDS = st.builds(
    lambda text, day, address: (text, f"2015-06-0{day}", f"https://a.example/{address}"),
    st.sampled_from(
        ["Ferry sinks", "Ferry sinks.", "Ferry towed", "Harbour closed", "Bank robbed"]
    ),
    st.integers(1, 2),
    st.sampled_from(["1", "2", ""]),
)
ARCHIVES = st.dictionaries(
    st.sampled_from(["a.jsonl", "b.jsonl"]), st.lists(RECORDS, max_size=6), max_size=2
)


@examples(25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(states=st.lists(ARCHIVES, min_size=2, max_size=4))
def test_any_updates_give_the_documents_of_a_rebuild(
    tmp_path_factory: pytest.TempPathFactory, states: list[dict[str, list[Record]]]
) -> None:
    folder = tmp_path_factory.mktemp("states")
    archive = folder / "archive"
    for state in states:
        for name in ("a.jsonl", "b.jsonl"):
            (archive / name).unlink(missing_ok=True)
        write(archive, "c.jsonl", [("Weather", "2015-06-01", "https://a.example/2")])
        for name, records in state.items():
            write(archive, name, records)

        update_index(archive, folder / "index")

        assert list(check_index(folder / "index", archive)) == []


@examples(15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(state=st.lists(RECORDS, min_size=2, max_size=6), data=st.data())
def test_files_added_one_by_one_in_any_order_give_the_documents_of_one_run(
    tmp_path_factory: pytest.TempPathFactory, state: list[Record], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("order")
    archive = folder / "archive"
    for number in data.draw(st.permutations(range(len(state)))):
        write(archive, f"{number}.jsonl", [state[number]])
        update_index(archive, folder / "index")
    update_index(archive, folder / "whole")

    assert indexed(folder / "index") == indexed(folder / "whole")


def test_what_may_be_a_correction_without_an_address_is_told_and_not_joined(
    tmp_path: Path,
) -> None:
    archive, where = tmp_path / "archive", tmp_path / "index"
    index(
        archive,
        where,
        ("Ferry sinks, 12 missing", "2015-06-01", ""),
        ("Mayor opens the pier", "2015-06-01", ""),
    )

    report = index(
        archive,
        where,
        ("Ferry sinks, 14 missing", "2015-06-01", ""),
        ("Storm closes the harbour", "2015-06-01", ""),
    )

    assert [(str(f.source), f.kind, f.reason) for f in report.findings] == [
        (
            "news.jsonl:1",
            "note",
            "Ferry sinks, 14 missing: perhaps a correction of Ferry sinks, 12 missing, which is no"
            " longer listed; without an address the two stay apart",
        )
    ]
    assert (report.added, len(report.unlisted), len(indexed(where))) == (2, 2, 4)


def test_one_headline_of_several_outlets_names_them_all_whatever_its_capitals(tmp_path):
    printed = (
        ("Storm kills three", "AP"),
        ("Storm Kills Three", "AFP"),
        ("STORM KILLS THREE", "B"),
    )
    records = [{"headline": text, "date": "2014-10-03", "source": by} for text, by in printed]
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "a.json").write_text(json.dumps(records))

    update_index(archive, tmp_path / "index")

    [document] = open_index(tmp_path / "index").documents()
    assert (document.title, list(document.outlets)) == ("Storm kills three", ["AFP", "AP", "B"])
