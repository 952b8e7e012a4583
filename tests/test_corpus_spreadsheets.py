import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from corpus import Publication


@pytest.fixture
def read(read_file):
    """Return a function that gives the headlines and the findings of a workbook."""
    return lambda workbook: read_file("a.xlsx", workbook)


def workbook(*sheets):
    """Return a workbook of these sheets, each a list of rows, in bytes."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_the_rows_of_a_sheet_are_records_below_its_header(read):
    content = workbook(
        [
            ["Harbour watch"],
            [],
            ["Date", "Headline", "Outlet", "URL", "Year"],
            [datetime(2015, 5, 12), "One arrest", "The Bay", "https://a.example/1", 2015],
            [datetime(2015, 5, 13, 23, 30), "=1+1 and more", None, None, None],
            [],
            ["14 May 2015", 'Two "arrests"'],
        ]
    )

    headlines, findings = read(content)

    assert [(h.text, h.date, h.sources[0].line) for h in headlines] == [
        ("One arrest", date(2015, 5, 12), 4),
        ('Two "arrests"', date(2015, 5, 14), 7),
    ]
    assert headlines[0].publications == (Publication("The Bay", "https://a.example/1"),)
    assert ("a.xlsx", "note", "above the header, and not read: Harbour watch") in findings


def test_a_day_before_1900_is_read_as_it_was_written(read):
    headlines, findings = read(
        workbook([["Headline", "Date"], ["Maine sinks at Havana", date(1898, 2, 15)]])
    )

    assert [(h.text, h.date) for h in headlines] == [("Maine sinks at Havana", date(1898, 2, 15))]
    assert not findings


def test_each_sheet_with_a_header_is_read(read):
    headlines, _ = read(
        workbook([["About this file"]], [["Titel"], ["One arrest"]], [["Titre"], ["Two arrests"]])
    )

    assert [h.text for h in headlines] == ["One arrest", "Two arrests"]


def test_a_workbook_without_a_column_of_headlines_is_told_with_those_it_has(read):
    headlines, ((place, kind, reason), *_) = read(workbook([["Day", "Place"], ["1", "2"]]))

    assert headlines == []
    assert (place, kind) == ("a.xlsx:1", "fault")
    assert "It has Day, Place;" in reason


def zipped(parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


BOMB = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (zipped({"xl/worksheets/sheet1.xml": bytes(2**26)}), "a zip bomb"),
        (zipped({"[Content_Types].xml": BOMB}), "has a DTD"),
        (zipped({"a.txt": "x"}), "no workbook"),
        (b"PK\x03\x04 not at all", "no workbook"),
        (workbook([["Titel"], ["A"]])[:-40], "no workbook"),
        (b"", "no workbook"),
    ],
    ids=["bomb", "dtd", "other zip", "no zip", "cut", "empty"],
)
def test_what_is_no_workbook_or_a_bomb_is_refused_by_name(read, content, reason):
    headlines, ((place, kind, said), *_) = read(content)

    assert headlines == []
    assert (place, kind) == ("a.xlsx", "fault")
    assert reason in said


def test_a_row_of_a_number_beyond_all_sheets_costs_no_more_than_a_sheet(read):
    content = workbook([["Titel"], ["A"]])
    parts = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            parts[name] = archive.read(name)
    sheet = parts["xl/worksheets/sheet1.xml"].replace(b'r="2"', b'r="900000000"')
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(b'r="A2"', b'r="A900000000"')

    headlines, findings = read(zipped(parts))

    assert headlines == []
    assert findings != []
