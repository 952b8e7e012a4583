"""Columns of dates and addresses by what they hold, where their names say nothing to us."""

import pytest

FIRST, SECOND = "Tug runs aground off the north mole", "Shipyard to cut eighty jobs"
BOTH = [("2015-05-12", FIRST), ("2015-05-13", SECOND)]
UNDATED = [(None, FIRST), (None, SECOND)]


@pytest.fixture
def read(contents_of):
    """Return a function that reads one file of a name and a content."""
    return contents_of


def table(header: str, *cells: str) -> str:
    first, second = cells
    return f"Headline;{header};Paper\n{FIRST};{first};Post\n{SECOND};{second};Echo\n"


@pytest.mark.parametrize(
    ("name", "first", "second"),
    [
        ("掲載年月日", "2015年5月12日", "2015年5月13日"),
        ("تاريخ العدد", "12/05/2015", "13/05/2015"),
        ("Wann", "12.05.2015", "13.05.2015"),
        ("go_live_at", "1431424800", "1431511200"),
        ("Quand ?", "12 mai 2015", ""),
        ("Online seit", "12.05.2015", "13.05.2015"),
        ("Day in print", "2015-05-12", "2015-05-13"),
        ("Ran on", "2015-05-12", "2015-05-13"),
        ("Dag", "2015-05-12", "2015-05-13"),
    ],
)
def test_the_one_column_of_days_dates_the_headlines_and_is_told(read, name, first, second):
    contents = read("a.csv", table(name, first, second or "13 mai 2015"))

    assert contents.listed == BOTH
    assert f"the column {name} is read as that of the dates, by what it holds" in contents.report


def test_the_day_on_which_a_record_was_entered_is_no_second_one(read):
    text = (
        f"登録日,掲載年月日,見出し\n2016-01-04,2015-05-12,{FIRST}\n2016-01-04,2015-05-13,{SECOND}\n"
    )

    assert read("a.csv", text).listed == BOTH


@pytest.mark.parametrize(
    ("name", "first", "second"),
    [
        ("Date of birth", "1961-05-12", "1962-05-13"),
        ("Erfasst am", "12.05.2015", "13.05.2015"),
        ("Bewerbungsfrist", "12.05.2015", "13.05.2015"),
        ("Attack date", "2015-05-12", "2015-05-13"),
        ("Hearing", "2015-05-12", "2015-05-13"),
        ("Дата добавления", "12.05.2015", "13.05.2015"),
        ("入力時刻", "2015-05-12", "2015-05-13"),
        ("DOB", "1961-05-12", "1962-05-13"),
        ("Founded", "1901-01-02", "1911-03-04"),
        ("Occurred on", "2015-05-12", "2015-05-13"),
        ("Publication deadline", "2015-05-12", "2015-05-13"),
        ("Date du drame", "2015-05-12", "2015-05-13"),
        ("公開終了日", "2015-05-12", "2015-05-13"),
        ("Article no", "1431424800", "1431511200"),  # no moments, though they look like it
        ("When", "2015-05-12", "soon"),
    ],
)
def test_a_column_of_other_days_or_values_dates_no_headline(read, name, first, second):
    contents = read("a.csv", table(name, first, second))

    assert contents.listed == UNDATED
    assert "no column of dates among" in contents.report


def test_of_two_columns_of_days_neither_dates_a_headline(read):
    contents = read(
        "a.csv", table("Wann;Gedruckt", "12.05.2015;14.05.2015", "13.05.2015;15.05.2015")
    )

    assert contents.listed == UNDATED


def test_a_known_column_of_dates_counts_before_any_other(read):
    contents = read("a.csv", table("Date;Wann", "2015-05-12;2014-01-01", "2015-05-13;2014-01-02"))

    assert contents.listed == BOTH


def test_a_column_of_days_counts_before_the_day_on_which_the_record_was_made(read):
    contents = read(
        "a.csv", table("created_at;Wann", "2016-01-01;2015-05-12", "2016-01-01;2015-05-13")
    )

    assert contents.listed == BOTH


def test_another_day_counts_not_before_the_one_on_which_the_record_was_made(read):
    cells = ("2015-05-12;1901-01-02", "2015-05-13;1911-03-04")

    assert read("a.csv", table("created_at;Founded", *cells)).listed == BOTH


def test_records_of_json_are_dated_by_what_their_keys_hold(read):
    items = [f'{{"title": "{title}", "wann": "{day}"}}' for day, title in BOTH]

    assert read("a.json", f"[{', '.join(items)}]").listed == BOTH
    assert read("a.json", "\n".join(items)).listed == BOTH


@pytest.mark.parametrize(
    ("name", "first", "second", "urls"),
    [
        ("source_url", "https://a.example/1", "https://b.example/2", True),
        ("Fundstelle", "https://a.example/x?id=1", "https://b.example/x?id=2", True),
        ("source_url", "https://a.example/", "https://b.example/", False),
        ("Bild", "https://a.example/1.jpg", "https://a.example/2.jpg", False),
        ("See also", "https://a.example/tug", "https://a.example/yard", False),
        ("Map", "https://a.example/?at=1,2", "https://a.example/?at=3,4", False),
        ("author_url", "https://a.example/ann", "https://a.example/bo", False),
        ("Ursprung", "https://a.example/rss", "https://a.example/rss", False),
    ],
)
def test_the_one_column_of_addresses_of_pages_leads_to_the_headlines(
    read, name, first, second, urls
):
    contents = read("a.csv", table(f"Date;{name}", f"2015-05-12;{first}", f"2015-05-13;{second}"))

    assert contents.listed == BOTH
    assert [one for one in contents.urls if one] == ([first, second] if urls else [])


def test_of_two_columns_of_days_the_one_whose_name_says_so_dates_the_headlines(read):
    contents = read("a.csv", table("Wann;Inlagd", "2015-05-12;2016-01-04", "2015-05-13;2016-01-05"))

    assert contents.listed == BOTH


def test_a_column_that_all_records_share_dates_them_where_it_is_the_only_one(read):
    contents = read("a.csv", table("Wann", "2015-05-12", "2015-05-12"))

    assert [day for day, _ in contents.listed] == ["2015-05-12", "2015-05-12"]


def test_headlines_beside_days_newspapers_and_authors_may_be_called_what_they_tell(read):
    rows = f"2015-05-12;Post;Jörg Müller-Lüdenscheidt;{FIRST}\n2015-05-13;Echo;Ann Lee;{SECOND}\n"
    text = f"Dag;Dagblad;Vem;Vad\n{rows}"

    contents = read("a.csv", text)

    assert contents.listed == BOTH
    assert "the column Vad is read as that of the headlines, by what it holds" in contents.report


@pytest.mark.parametrize(
    ("header", "first", "second"),
    [
        ("Supplier;Item", "Smith Ltd;Rope of hemp, 20 metres", "Jones;Anchor of steel, large"),
        ("Source;Station", "DWD;Kiel Holtenau North", "DWD;Kiel Holtenau South"),
        ("Newspaper;Remarks", "Post;", "Echo;see the folder of May"),
        ("Avis;Bemærkning", "Post;Kun i udgaven om aftenen", "Echo;Mangler billeder på side to"),
        ("Newspaper;Who", "Post;Alexandra Papadopoulou", "Echo;Joonas Jaakonaho"),
        ("Newspaper;Place of publication", "Post;Hull, East Riding of Yorkshire", "Echo;Kiel"),
        ("Newspaper;Address", "Post;12 Harbour Street, Hull", "Echo;3 Old Quay Road, Grimsby"),
        ("Newspaper;Station", "Post;Kiel Holtenau North", "Echo;Kiel Holtenau North"),
    ],
)
def test_other_texts_beside_days_are_no_headlines(read, header, first, second):
    contents = read("a.csv", f"Date;{header}\n2015-05-12;{first}\n2015-05-13;{second}\n")

    assert contents.listed == []
    assert "the header has no column headline" in contents.report


@pytest.mark.parametrize(
    "header", ["Tytul;Zrodlo;Data wydania", "BASLIK;Gazete;Yayin Tarihi", "Titel;Avis;Udgivet"]
)
def test_names_are_known_without_the_signs_of_their_letters(read, header):
    rows = "\n".join(f"{title};Post;{day}" for day, title in BOTH)

    assert read("a.csv", f"{header}\n{rows}\n").listed == BOTH
