"""Spreadsheets of LibreOffice are read sheet by sheet."""

import tracemalloc
import zipfile

import pytest
from contents import Contents

from corpus import ArchiveFile, Headline, open_archive

CELL = '<t:table-cell o:value-type="string"><x:p>{}</x:p></t:table-cell>'
LINKED = (
    "<t:table-cell><o:annotation><x:p>Check this</x:p></o:annotation>"
    '<x:p><x:a l:href="{}">{}</x:a></x:p></t:table-cell>'
)
DATED = '<t:table-cell o:value-type="date" o:date-value="{}"><x:p>{}</x:p></t:table-cell>'
EMPTY = '<t:table-row t:number-rows-repeated="{}"><t:table-cell/></t:table-row>'


def row(*cells):
    return f"<t:table-row>{''.join(cells)}</t:table-row>"


def texts(*cells):
    return row(*map(CELL.format, cells))


def sheet(name, *rows):
    return f'<t:table t:name="{name}">{"".join(rows)}</t:table>'


@pytest.fixture
def written(tmp_path):
    """Return a function that writes the spreadsheet of some sheets and returns its path."""

    def _written(*sheets):
        body = f"<o:body><o:spreadsheet>{''.join(sheets)}</o:spreadsheet></o:body>"
        content = (
            f'<?xml version="1.0"?><o:document-content xmlns:o="o" xmlns:t="t" xmlns:x="x"'
            f' xmlns:l="l">{body}</o:document-content>'
        )
        path = tmp_path / "a.ods"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            archive.writestr("content.xml", content)
        return path

    return _written


@pytest.fixture
def read(written):
    """Return a function that reads the spreadsheet of some sheets."""

    def _read(*sheets):
        return Contents(written(*sheets).parent)

    return _read


def test_a_sheet_is_read_with_its_dates_its_links_and_its_lines(read):
    contents = read(
        sheet("Notes", texts("This is a note")),
        sheet(
            "List",
            texts("News of the port"),
            EMPTY.format(2),
            texts("Date", "Outlet", "Headline"),
            row(
                DATED.format("2014-02-01", "02/01/14"),
                CELL.format("Post"),
                LINKED.format("https://a.example/1", "Mayor, 50, is held"),
            ),
            row(
                DATED.format("2014-02-23T10:00:00", "23"),
                "<t:covered-table-cell/>",
                CELL.format("Mayor quits"),
            ),
            EMPTY.format(1_048_000),
        ),
    )

    assert contents.listed == [("2014-02-01", "Mayor, 50, is held"), ("2014-02-23", "Mayor quits")]
    assert [str(one.sources[0]) for one in contents.headlines] == ["a.ods:5", "a.ods:6"]
    assert [one.url for one in contents.headlines] == ["https://a.example/1", None]
    assert [one.publications[0].source for one in contents.headlines[:1]] == ["Post"]
    assert contents.report == "above the header, and not read: News of the port"


def test_of_several_sheets_with_a_header_each_is_a_table(read):
    header = texts("Date", "Headline")

    contents = read(
        sheet("2014", header, texts("2014-02-01", "Mayor is held")),
        sheet("2015", header, texts("2015-02-01", "Mayor is free")),
    )

    assert [(str(one.sources[0]), one.text) for one in contents.headlines] == [
        ("a.ods/2014:2", "Mayor is held"),
        ("a.ods/2015:2", "Mayor is free"),
    ]


def test_a_sheet_without_a_header_is_told_with_its_columns(read):
    contents = read(sheet("List", texts("Was", "Wann"), texts("One arrest", "2015-05-12")))

    assert contents.headlines == []
    assert "It has Was, Wann; [columns] in archive.toml says which it is" in contents.report


def test_rows_that_are_repeated_without_number_are_refused(read):
    again = (
        f'<t:table-row t:number-rows-repeated="9999999">{CELL.format("Two arrests")}</t:table-row>'
    )

    contents = read(sheet("List", texts("Headline"), texts("One arrest"), again))

    assert [text for _, text in contents.listed] == ["One arrest"]
    assert contents.report.startswith("more than 1,048,576 rows in a sheet")


def test_a_wide_row_that_is_repeated_takes_little_memory(written):
    wide = '<t:table-cell t:number-columns-repeated="126"><x:p>x</x:p></t:table-cell>'
    linked = DATED.format("2015-05-12", "") + LINKED.format("https://a.example/1", "One arrest")
    again = f'<t:table-row t:number-rows-repeated="100000">{linked}</t:table-row>'
    header = row(CELL.format("Date"), CELL.format("Headline"), wide)
    archive = open_archive(written(sheet("List", header, again)).parent)
    (file,) = archive.files()
    assert isinstance(file, ArchiveFile)

    tracemalloc.start()
    first = next(archive.read(file))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert isinstance(first, Headline)
    assert first.text == "One arrest"
    assert peak < 80_000_000  # the lists of all rows have 100,000 times 128 places of 8 bytes


def test_a_sheet_without_dates_is_left_out_beside_one_with_them_and_told(read):
    contents = read(
        sheet("2014", texts("Date", "Headline"), texts("2014-02-01", "Mayor is held")),
        sheet("Columns", texts("Headline", "Meaning"), texts("Date", "Its day")),
    )

    assert [one.text for one in contents.headlines] == ["Mayor is held"]
    assert "left out: the sheet Columns, which has no dates" in contents.report


def test_a_spreadsheet_in_one_file_of_xml_is_read(tmp_path):
    rows = texts("Date", "Headline") + row(DATED.format("2014-02-01", "1.2."), CELL.format("Storm"))
    table = sheet("2014", texts("News of the port"), rows)
    (tmp_path / "a.fods").write_text(
        '<?xml version="1.0"?><o:document xmlns:o="o" xmlns:t="t" xmlns:x="x"><o:body>'
        f"<o:spreadsheet>{table}</o:spreadsheet></o:body></o:document>"
    )

    contents = Contents(tmp_path)

    assert contents.listed == [("2014-02-01", "Storm")]
    assert [str(one.sources[0]) for one in contents.headlines] == ["a.fods:3"]
