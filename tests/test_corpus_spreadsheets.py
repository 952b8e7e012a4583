import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from contents import Contents

from corpus import Publication

BOTH = [("2015-05-12", "Police tow a ferry"), ("2015-04-10", "Divers find an anchor")]


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


def test_a_hidden_sheet_is_read_and_told(read):
    book = openpyxl.load_workbook(io.BytesIO(workbook([["Headline"], ["One"]], [["x"]])))
    book.active = 1
    book.worksheets[0].sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)

    headlines, findings = read(stream.getvalue())

    assert [h.text for h in headlines] == ["One"]
    assert ("a.xlsx:1", "note", "read from the sheet Sheet, which is hidden") in findings


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


# Cells that lead somewhere


@pytest.fixture
def read_book(tmp_path):
    """Return a function that reads a workbook of one sheet with some cells that lead somewhere."""

    def read_one(rows, links, change=None) -> Contents:
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        for row in rows:
            sheet.append(row)
        for cell, link in links.items():
            sheet[cell].hyperlink = link
        if change:
            change(sheet)
        book.save(tmp_path / "a.xlsx")
        return Contents(tmp_path)

    return read_one


LEADS = {"B2": "https://a.example/0", "B3": "https://a.example/1"}


def test_a_linked_cell_of_a_workbook_leads_to_its_headline(read_book):
    contents = read_book([("Date", "Headline"), *BOTH], LEADS)

    assert contents.listed == BOTH
    assert contents.urls == ["https://a.example/0", "https://a.example/1"]


def test_of_linked_cells_that_of_the_headline_counts(read_book):
    rows = [("Outlet", "Headline", "Date"), *(("The Post", h, d) for d, h in BOTH)]
    links = {"A2": "https://post.example/", "A3": "https://post.example/", **LEADS}

    assert read_book(rows, links).urls == ["https://a.example/0", "https://a.example/1"]


def test_a_linked_cell_of_an_outlet_leads_to_no_headline(read_book):
    rows = [("Headline", "Outlet", "Date"), *((h, "The Post", d) for d, h in BOTH)]

    contents = read_book(rows, {"B2": "https://post.example/"})

    assert contents.listed == BOTH
    assert contents.urls == ["", ""]


def test_a_cell_beyond_the_header_takes_no_link_away(read_book):
    contents = read_book([("Date", "Headline"), (*BOTH[0], "a remark")], {"B2": LEADS["B2"]})

    assert contents.urls == ["https://a.example/0"]
    assert "what is too much is left out: a remark" in contents.report


def test_a_workbook_whose_links_are_damaged_is_read_without_them(read_book, tmp_path):
    read_book([("Date", "Headline"), *BOTH], LEADS)
    with zipfile.ZipFile(tmp_path / "a.xlsx") as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    assert b'r:id="rId1"' in parts[sheet]
    parts[sheet] = parts[sheet].replace(b'r:id="rId1"', b'r:id="rId9"')
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as damaged:
        for name, content in parts.items():
            damaged.writestr(name, content)

    contents = Contents(tmp_path)

    assert contents.listed == BOTH
    assert contents.urls == []
    assert "where the cells of the workbook lead cannot be read" in contents.report


def test_one_cell_far_below_the_others_of_a_linked_workbook_makes_none(read_book):
    def far(sheet):
        sheet.cell(row=9000, column=128).value = "x"

    contents = read_book([("Date", "Headline"), BOTH[0]], {"B2": LEADS["B2"]}, far)

    assert contents.listed[:1] == BOTH[:1]
    assert contents.urls == []
    assert "lead is not read, since it is too large" in contents.report


def test_a_sheet_without_dates_is_left_out_beside_one_with_them_and_told(read):
    dated = [["Date", "Headline"], [date(2015, 5, 12), "One arrest"], [None, "Two arrests"]]
    columns = [["Column", "Meaning"], ["Headline", "The headline"], ["Date", "Its day"]]
    people = [["Name", "Title", "Desk"], ["Ann Reed", "Senior reporter", "Ports"]]

    headlines, findings = read(workbook(columns, dated, people))

    assert [h.text for h in headlines] == ["One arrest", "Two arrests"]
    told = [reason for *_, reason in findings if reason.startswith("left out")]
    assert told == ["left out: the sheet Sheet, which has no dates, as others have them"]


@pytest.mark.parametrize(
    "undated",
    [
        [["Headline", "Paper"], ["Two arrests", "Echo"]],
        [["Headline", "Desk", "Link"], ["Two arrests", "Ports", "https://a.example/2"]],
    ],
    ids=["columns of the other", "an address"],
)
def test_a_sheet_of_undated_headlines_is_read_beside_one_with_dates(read, undated):
    dated = [["Date", "Headline", "Paper"], [date(2015, 5, 12), "One arrest", "Echo"]]

    headlines, _ = read(workbook(dated, undated))

    assert [(str(h.date), h.text) for h in headlines] == [
        ("2015-05-12", "One arrest"),
        ("None", "Two arrests"),
    ]


def test_a_sheet_that_is_left_out_of_xml_is_told_by_its_name(contents_of):
    sheets = {"Clips": ("Date", "Headline"), "Codes": ("Headline", "Meaning")}
    made = "".join(
        f'<Worksheet ss:Name="{name}"><Table><Row>'
        + "".join(f"<Cell><Data>{cell}</Data></Cell>" for cell in header)
        + "</Row><Row><Cell><Data>2015-05-12</Data></Cell><Cell><Data>Ferry towed</Data></Cell>"
        "</Row></Table></Worksheet>"
        for name, header in sheets.items()
    )

    contents = contents_of("a.xml", f'<Workbook xmlns:ss="urn:x">{made}</Workbook>')

    assert contents.listed == [("2015-05-12", "Ferry towed")]
    assert "left out: the sheet Codes, which has no dates" in contents.report
