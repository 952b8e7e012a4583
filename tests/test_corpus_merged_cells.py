"""What spreadsheets hold in cells merged with those below, and in columns of vague names."""

import io
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
from contents import Contents
from openpyxl.utils.datetime import CALENDAR_MAC_1904

HEADER = ["Datum", "Medium", "Überschrift"]
ROWS = [
    ["03.01.2019", "Die Bucht", "Steinbruch wird geschlossen"],
    [None, "Die Woche", "Fähre treibt vor dem Hafen"],
    [None, None, None],
    [None, "Die Woche", "Hafen öffnet wieder"],
]
LISTED = [
    ("2019-01-03", "Steinbruch wird geschlossen"),
    ("2019-01-03", "Fähre treibt vor dem Hafen"),
    (None, "Hafen öffnet wieder"),
]


def xlsx() -> bytes:
    """Return a workbook in which the first day is merged with two cells below it."""
    book, stream = openpyxl.Workbook(), io.BytesIO()
    sheet = book.active
    sheet.append(["Pressespiegel 2019"])
    sheet.merge_cells("A1:C1")
    for one in (HEADER, *ROWS):
        sheet.append(one)
    sheet.merge_cells("A3:A5")
    book.save(stream)
    return stream.getvalue()


def ods() -> bytes:
    """Return such a sheet of LibreOffice."""
    rows = [HEADER, *ROWS]
    made = ""
    for at, row in enumerate(rows):
        cells = ""
        for place, cell in enumerate(row):
            spans = ' t:number-rows-spanned="3"' if (at, place) == (1, 0) else ""
            kind = "covered-table-cell" if place == 0 and at in (2, 3) else "table-cell"
            cells += f"<t:{kind}{spans}><x:p>{cell or ''}</x:p></t:{kind}>"
        made += f"<t:table-row>{cells}</t:table-row>"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(
            "content.xml",
            f'<o:c xmlns:o="o" xmlns:t="t" xmlns:x="x"><t:table>{made}</t:table></o:c>',
        )
    return stream.getvalue()


def xml() -> bytes:
    """Return such a sheet as Excel 2003 writes XML."""
    made = ""
    for at, row in enumerate([HEADER, *ROWS]):
        cells = ""
        for place, cell in enumerate(row):
            down = ' ss:MergeDown="2"' if (at, place) == (1, 0) else ""
            index = ' ss:Index="2"' if place == 1 and row[0] is None else ""
            if cell:
                cells += f"<Cell{down}{index}><Data>{cell}</Data></Cell>"
        made += f"<Row>{cells}</Row>"
    root = '<Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
    return f"{root}<Worksheet><Table>{made}</Table></Worksheet></Workbook>".encode()


@pytest.mark.parametrize(("name", "made"), [("a.xlsx", xlsx), ("a.ods", ods), ("a.xml", xml)])
def test_a_day_merged_with_cells_below_is_that_of_their_headlines(
    tmp_path, name: str, made: Callable[[], bytes]
):
    (tmp_path / name).write_bytes(made())

    found = Contents(tmp_path)

    assert found.listed == LISTED
    assert [one.source for h in found.headlines for one in h.publications] == [
        "Die Bucht",
        "Die Woche",
        "Die Woche",
    ]


def test_a_merged_day_ends_where_rows_are_left_out(tmp_path):
    table = (
        "<Row><Cell><Data>Date</Data></Cell><Cell><Data>Headline</Data></Cell></Row>"
        '<Row><Cell ss:MergeDown="2"><Data>2015-05-12</Data></Cell>'
        "<Cell><Data>Quarry to close</Data></Cell></Row>"
        '<Row ss:Index="4"><Cell ss:Index="2"><Data>Port reopens</Data></Cell></Row>'
        '<Row><Cell ss:Index="2"><Data>Ferry towed</Data></Cell></Row>'
    )
    root = '<Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
    made = f"{root}<Worksheet><Table>{table}</Table></Worksheet></Workbook>"
    (tmp_path / "a.xml").write_text(made, "utf-8")

    found = Contents(tmp_path)

    assert found.listed == [
        ("2015-05-12", "Quarry to close"),
        ("2015-05-12", "Port reopens"),
        (None, "Ferry towed"),
    ]


@pytest.mark.parametrize("cells", ["A3:A1048576", "A3:XFD1048576"])
def test_cells_merged_down_to_the_last_row_are_told_and_cost_nothing(tmp_path, cells):
    with zipfile.ZipFile(io.BytesIO(xlsx())) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as changed:
        for name, content in parts.items():
            changed.writestr(name, content.replace(b"A3:A5", cells.encode()))

    found = Contents(tmp_path)

    assert [day for day, _ in found.listed] == ["2019-01-03", None, None]
    assert "more than 65,536 merged cells; neither they nor links are read" in found.report


def test_plain_numbers_of_a_workbook_that_counts_from_1904_are_days_of_it(tmp_path):
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    for row in (
        ["Date", "Headline", "Pages"],
        [42888, "Quarry to close", 20000],
        [42889.5, "Port reopens", 3],
    ):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")

    found = Contents(tmp_path)

    assert found.listed == [("2021-06-03", "Quarry to close"), ("2021-06-04", "Port reopens")]


@pytest.mark.parametrize(
    "header",
    [
        "Date,Outlet,Article,Link",
        "Datum,Medium,Artikel,Link",
        "Fecha,Medio,Artículo,Enlace",
        "When published,Who,What was the story?,Where to find it",
        "Date,Newspaper,News item,Page",
        "Data,Testata,Articolo,Pagina",
    ],
)
def test_a_column_that_only_says_article_has_the_headlines(tmp_path, header):
    rows = "2019-03-25,The Bay,Quarry to close next year,https://a.example/1\n"
    rows += "2019-03-26,The Bay,Port reopens after the storm,https://a.example/2\n"
    (tmp_path / "a.csv").write_text(f"{header}\n{rows}", "utf-8")

    found = Contents(tmp_path)

    assert found.listed == [
        ("2019-03-25", "Quarry to close next year"),
        ("2019-03-26", "Port reopens after the storm"),
    ]
    assert "is read as that of the headlines, by what it holds" in found.report


def test_so_it_is_in_a_workbook(tmp_path):
    book = openpyxl.Workbook()
    for row in (
        ["Date", "Outlet", "Article"],
        ["2019-03-25", "The Bay", "Quarry to close next year"],
        ["2019-03-26", "The Bay", "Port reopens after the storm"],
    ):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")

    assert [text for _, text in Contents(tmp_path).listed] == [
        "Quarry to close next year",
        "Port reopens after the storm",
    ]


@pytest.mark.parametrize(
    "table",
    [
        "Date,Article,Price\n2019-03-25,Paper for the office printer,3\n"
        "2019-03-26,Ink for the office printer,4\n",
        "Date,Outlet,Article\n2019-03-25,The Bay,A-1032\n2019-03-26,The Bay,A-1033\n",
        "Date,Outlet,Article\n2019-03-25,The Bay,https://a.example/quarry\n"
        "2019-03-26,The Bay,https://a.example/port\n",
        "Date,Outlet,Comment\n2019-03-25,The Bay,We should answer this one\n"
        "2019-03-26,The Bay,Not worth an answer at all\n",
    ],
    ids=["goods", "numbers", "addresses", "comments"],
)
def test_what_may_be_no_headline_is_told_with_its_columns(tmp_path, table):
    (tmp_path / "a.csv").write_text(table, "utf-8")

    found = Contents(tmp_path)

    assert found.listed == []
    assert "the header has no column headline; the file is left out" in found.report
