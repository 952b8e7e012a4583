"""Tables of records: columns that are stated, headers, rows, and dates in several columns."""

import json
from datetime import date

import pytest


@pytest.fixture
def read(read_file):
    """Return a function that gives the headlines and the findings of a file of records."""
    return read_file


COLUMNS = '[columns]\nheadline = "Was"\ndate = ["Wann", "Jahr"]\n'


def test_columns_may_be_stated_and_the_first_that_has_a_value_counts(read):
    headlines, findings = read(
        "a.csv", "Title,Was,Wann,Jahr\nx,One arrest,2015-05-12,\ny,Two arrests,,2014\n", COLUMNS
    )

    assert [(h.text, h.date_text) for h in headlines] == [
        ("One arrest", "2015-05-12"),
        ("Two arrests", "2014"),
    ]
    assert [reason for _, _, reason in findings] == ["unknown key Title (2 times)"]


def test_columns_of_one_file_count_before_those_of_all(read):
    (headline,), _ = read(
        "a.jsonl",
        '{"Was": "One arrest", "Kopf": "Two arrests"}',
        COLUMNS + '[files."*.jsonl"]\ncolumns = { headline = "Kopf" }\n',
    )

    assert headline.text == "Two arrests"


def test_columns_of_one_file_keep_those_of_all_for_other_keys(read):
    (headline,), findings = read(
        "zeitung-1.csv",
        "Kopf,Wann\nOne arrest,2015-05-12\n",
        COLUMNS + '[files."zeitung-*.csv"]\ncolumns = { headline = "Kopf" }\n',
    )

    assert (headline.text, headline.date) == ("One arrest", date(2015, 5, 12))
    assert findings == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "headline,date\nOne arrest,2015-05-12\n"),
        ("a.csv", "Was,date\nOne arrest,2015-05-12\n"),
        ("a.csv", "headline,Wann\nOne arrest,2015-05-12\n"),
        ("a.csv", "headline,Publ. Date\nOne arrest,2015-05-12\n"),
        ("a.csv", "headline,Kuupäev\nOne arrest,2015-05-12\n"),
        ("a.csv", "headline,year,month,day\nOne arrest,2015,5,12\n"),
        ("a.jsonl", '{"headline": "One arrest", "date": "2015-05-12"}'),
        ("a.json", '[{"headline": "One arrest", "date": "2015-05-12"}]'),
    ],
)
def test_what_has_none_of_the_columns_of_a_key_is_read_by_the_built_in_names(read, name, content):
    (headline,), findings = read(name, content, COLUMNS)

    assert (headline.text, headline.date) == ("One arrest", date(2015, 5, 12))
    assert findings == []


def test_a_stated_column_that_is_not_there_is_told_with_those_that_are(read):
    manifest = '[columns]\nheadline = "Was"\ndate = "Wan"\n'

    (headline,), findings = read("a.jsonl", '{"Was": "One arrest", "Wann": "2015-05-12"}', manifest)

    assert headline.date is None
    assert findings == [
        ("a.jsonl", "note", "archive.toml: columns: date: there is no Wan here; unknown are Wann"),
        ("a.jsonl:1", "note", "unknown key Wann"),
    ]


def test_what_stands_around_the_records_of_stated_columns_is_no_record(read):
    headlines, _ = read(
        "a.json",
        '{"title": "News", "date": "2015-06-01", "list": [{"Was": "One arrest", "Jahr": "2014"}]}',
        COLUMNS,
    )

    assert [(h.text, h.date_text) for h in headlines] == [("One arrest", "2014")]


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.ndjson"])
@pytest.mark.parametrize(
    "content",
    [
        "headline,date\nOne arrest,2015-05-12\n",
        "headline;date\nOne arrest;2015-05-12\n",
        "TY  - NEWS\nTI  - One arrest\nDA  - 2015/05/12\nER  -\n",
        "PMID- 1\nTI  - One arrest\nDP  - 2015 May 12\n",
    ],
)
def test_a_table_or_a_reference_called_json_is_read_as_what_it_is(read, name, content):
    (headline,), ((_, kind, reason),) = read(name, content)

    assert (headline.text, headline.date) == ("One arrest", date(2015, 5, 12))
    assert (kind, reason.startswith(f"{name[1:]} by its name or type, but ")) == ("note", True)


@pytest.mark.parametrize(
    ("printed", "told"),
    [("2011 Spring", []), ("2011 Suppl", ["2011 Suppl: read as its year"])],
)
def test_a_date_of_pubmed_keeps_its_year_whatever_follows(read, printed, told):
    (headline,), findings = read("a.nbib", f"PMID- 1\nTI  - One arrest\nDP  - {printed}\n")

    assert (headline.date, headline.date_precision) == (date(2011, 1, 1), "year")
    assert [reason for _, _, reason in findings] == told


def test_a_record_without_a_headline_is_told_with_the_keys_it_has(read):
    _, findings = read("a.jsonl", '{"place": "x", "when": "y"}')

    assert findings[0] == (
        "a.jsonl:1",
        "fault",
        "the record has no headline among place, when; it is left out",
    )


@pytest.mark.parametrize(
    "before",
    [
        "sep=;\r\n",
        "Harbour watch;;\r\nExported;2015-06-01;\r\n\r\n",
        "Title;Harbour watch\r\n\r\n",
        '"sep=;"\r\n',
    ],
)
def test_lines_above_the_header_are_no_records(read, before):
    (headline,), findings = read("a.csv", before + "title;date\r\nOne, two arrests;2015-05-12\r\n")

    assert (headline.text, headline.date) == ("One, two arrests", date(2015, 5, 12))
    assert {kind for _, kind, _ in findings} <= {"note"}


def test_a_header_that_is_repeated_is_no_record_and_another_may_follow(read):
    headlines, findings = read(
        "a.csv",
        "title,date,url\nOne arrest,2015,\ntitle,date,url\nTwo arrests,2016,\n"
        "date,headline\n2017,Three arrests\n",
    )
    assert [(h.text, h.date_text) for h in headlines[:2]] == [
        ("One arrest", "2015"),
        ("Two arrests", "2016"),
    ]
    assert ("a.csv:3", "note", "the header is repeated") in findings


def test_short_rows_are_filled_and_trailing_delimiters_say_nothing(read):
    headlines, findings = read(
        "a.csv", "headline,date,url,\nOne arrest,2015\nTwo arrests,2016,https://a.example/,\n,,,\n"
    )

    assert [(h.text, h.date_text, h.url) for h in headlines] == [
        ("One arrest", "2015", None),
        ("Two arrests", "2016", "https://a.example/"),
    ]
    assert findings == [
        ("a.csv:2", "note", "a row has fewer fields than the header; the others are empty")
    ]


def test_columns_of_one_name_are_told_but_those_of_topics(read_file):
    (headline,), findings = read_file("a.csv", "headline,headline,tag,tag\nOne,Two,Ships,Crime\n")

    assert (headline.text, len(headline.topics)) == ("One", 2)
    assert findings == [
        ("a.csv:1", "note", "several columns are called headline; the first counts")
    ]


def test_a_file_of_one_column_is_not_parted_at_its_commas(read):
    headlines, findings = read("a.csv", 'headline\nOne, two, three\n"Four, five"\n')

    assert [h.text for h in headlines] == ["One, two, three", "Four, five"]
    assert findings[0][2].startswith("the row has 3 fields, the header 1; headline is read as One")


def test_rows_parted_by_tabs_keep_the_quotes_that_close_nothing(read):
    headlines, _ = read("a.tsv", 'date\ttitle\n2015\t"Storm" closes harbour\n2016\tTwo arrests\n')

    assert [(h.text, h.date_text) for h in headlines] == [
        ('"Storm" closes harbour', "2015"),
        ("Two arrests", "2016"),
    ]


@pytest.mark.parametrize(
    ("value", "unit"),
    [
        (1431424800, "seconds, in UTC"),
        (1431424800000, "milliseconds, in UTC"),
        ("1431424800", "seconds, in UTC"),
        (42136.5, "days of a spreadsheet"),
    ],
)
def test_a_date_may_be_a_number_of_a_program_and_a_note_says_so(read, value, unit):
    (headline,), findings = read("a.jsonl", json.dumps({"title": "A", "published": value}))

    assert (headline.date, headline.date_text) == (date(2015, 5, 12), str(value))
    assert findings == [("a.jsonl:1", "note", f"a date is a number, read as {unit}")]


def test_the_language_of_a_headline_orders_a_date_with_dots_where_nothing_else_does(read_file):
    headlines, findings = read_file(
        "a.csv",
        "headline;date\nDie Hafenpolizei schleppt zwei Fähren ab;12.05.2015\n"
        "The harbour police tow two ferries away;12.05.2015\n",
    )

    assert [headline.date for headline in headlines] == [date(2015, 5, 12), None]
    ((place, kind, said),) = findings
    assert (place, kind, "state date_order" in said) == ("a.csv:3", "fault", True)


@pytest.mark.parametrize(
    ("head", "row", "day"),
    [
        ("year,month,day,headline", "2015,5,12,A ship", "2015-05-12"),
        ("Jahr,Monat,Tag,Titel", "2015,Mai,12,A ship", "2015-05-12"),
        ("Jahr,Monat,Tag,Titel", "2015,5,12,A ship", "2015-05-12"),
        ("Tag,Titel", "13.05.2015,A ship", "2015-05-13"),
        ("year,month,headline", "2015,5,A ship", "2015-05-01"),
        ("date,year,month,day,headline", "13 May 2015,2015,5,12,A ship", "2015-05-13"),
        ("year,headline", "2015,A ship", "2015-01-01"),
    ],
)
def test_a_date_in_columns_of_its_own_for_year_month_and_day_is_one(read_file, head, row, day):
    headlines, findings = read_file("a.csv", f"{head}\n{row}\n")

    assert [(str(h.date), h.text, h.topics) for h in headlines] == [(day, "A ship", ())]
    assert findings == []


@pytest.mark.parametrize(
    ("head", "row", "day"),
    [
        ("tag,headline", "Ships,A ship", None),
        ("year,month,tag,headline", "2015,5,Ships,A ship", "2015-05-01"),
        ("date,tag,headline", "2015-05-01,Ships,A ship", "2015-05-01"),
    ],
)
def test_a_column_called_tag_has_topics_where_its_cells_are_no_days(read_file, head, row, day):
    (headline,), findings = read_file("a.csv", f"{head}\n{row}\n")

    assert (str(headline.date) if day else headline.date) == day
    assert ([topic.label for topic in headline.topics], findings) == (["Ships"], [])


def test_the_language_of_a_headline_says_how_short_dates_are_ordered(read_file):
    headlines, _ = read_file(
        "a.csv",
        "Datum;Überschrift\n13.03.14;Die Hafenpolizei schleppt zwei Fähren ab\n"
        "02.04.14;Die Küstenwache eröffnet eine neue Station\n",
    )

    assert [str(headline.date) for headline in headlines] == ["2014-03-13", "2014-04-02"]


def test_rows_without_a_date_are_counted_where_the_table_has_a_column_of_dates(read_file):
    rows = "date,headline\n2015-05-12,One\n,Two\n , Three\n"

    _, findings = read_file("a.csv", rows)

    reason = "a record without a date; its headline is kept undated (2 times)"
    assert findings == [("a.csv:3", "note", reason)]


@pytest.mark.parametrize("date", ['["13 Mar 14", "2 May 14"]', '{"en-US": "2014-03-13"}'])
def test_the_first_of_several_dates_counts(read_file, date):
    (headline,), _ = read_file("a.jsonl", f'{{"title": ["One"], "date": {date}}}\n')

    assert (headline.text, str(headline.date)) == ("One", "2014-03-13")


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("Paris, le 26 mars 2015", date(2015, 3, 26)),
        ("LONDON, March 26, 2015 (PA) -", date(2015, 3, 26)),
        ("(Oslo, 26 March 2015)", date(2015, 3, 26)),
        ("Fort-de-France, 26/03/2015", date(2015, 3, 26)),
        ("Madrid, 31 de febrero", None),
    ],
)
def test_a_place_may_stand_before_a_date_in_its_column(read_file, printed, day):
    (headline,), findings = read_file("a.csv", f"date;headline\n{printed};A ferry is towed\n")

    assert (headline.date, headline.date_text) == (day, printed)
    assert [kind for _, kind, _ in findings] == ([] if day else ["fault"])


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_a_csv_file_may_part_its_columns_with_another_character(read, delimiter):
    (headline,), _ = read("a.csv", f"date{delimiter}headline\n2015{delimiter}Five, six arrests\n")

    assert (headline.text, headline.date_precision) == ("Five, six arrests", "year")


@pytest.mark.parametrize(
    ("content", "texts", "place", "reason"),
    [
        ("date,place\n2015,x\n", [], "a.csv:1", "no column headline; the file is left out. It has"),
        ("date,place\n2015,x\n", [], "a.csv:1", "date, place"),
        ("headline,date\nx,2015,z\ny,2015\n", ["x", "y"], "a.csv:2", "left out: z"),
        ("headline,date\nx,z,2015\n", ["x,z"], "a.csv:2", "headline is read as x,z"),
        ('headline,date\n"x" z,2015\ny,2015\n', ['"x" z', "y"], "a.csv:2", "no CSV"),
        ('headline,date\ny,2015\n"x,2015\nz,2015\n', ["y", '"x', "z"], "a.csv:3", "as printed"),
        (
            "headline,date\n" + "x" * 200_000 + ",2015\ny,2015\n",
            ["y"],
            "a.csv:2",
            "a cell of more than 131,072",
        ),
        ("", [], "a.csv", "the file is empty or has no record"),
        ("headline,date\n", [], "a.csv", "the file is empty or has no record"),
    ],
    ids=[
        "no column",
        "its columns",
        "long row",
        "comma in a headline",
        "quote",
        "open quote",
        "long field",
        "nothing",
        "header only",
    ],
)
def test_bad_csv_is_reported_and_costs_nothing_else(read, content, texts, place, reason):
    headlines, findings = read("a.csv", content)

    assert [h.text for h in headlines] == texts
    assert findings[0][:2] == (place, "fault")
    assert reason in findings[0][2]


@pytest.mark.parametrize(
    "header",
    [
        "Headline *,Date (yyyy-mm-dd),Source/Outlet,Web link",
        "What is the headline?,When was it published?,Which outlet?,Link to the article",
        "Article Headline:,Date of article,Name of newspaper,Article URL",
        "ART_TITLE,PUB_DT,SRC_NM,URL_TXT",
        "document_title,documentDate,article_source_name,document_url",
        "title_en,news_pub_date,Media outlet name,url",
        "Titel / Schlagzeile,Datum des Artikels,Zeitung/Medium,Link zum Artikel",
        "Titre (FR),Date de l'article,Source (média),Lien vers l'article",
        "título_noticia,Fecha de la noticia,Nombre del medio,Enlace a la noticia",
        "Заголовок статьи,Дата статьи,Источник новости,Ссылка на статью",
        "文章标题,新闻日期,新闻来源,文章链接",
        "عنوان المقال,تاريخ الخبر,مصدر الخبر,رابط المقال",
    ],
)
def test_a_column_may_be_named_by_a_description(read, header):
    (headline,), findings = read(
        "a.csv", f"{header}\nOne arrest,2015-05-12,The Post,https://a.example/1\n"
    )

    assert (headline.text, headline.date) == ("One arrest", date(2015, 5, 12))
    assert [(one.source, one.url) for one in headline.publications] == [
        ("The Post", "https://a.example/1")
    ]
    assert findings == []


def test_a_described_column_counts_where_no_other_has_what_it_says(read):
    (headline,), findings = read(
        "a.csv",
        "Title of the article,Title,Document date,Date,Article ID,Image title\n"
        "No,One arrest,2014-01-01,2015-05-12,17,Photo\n",
    )

    assert (headline.text, headline.date) == ("One arrest", date(2015, 5, 12))
    assert headline.url is None
    assert sorted(reason for _, _, reason in findings) == [
        "unknown key Article ID",
        "unknown key Document date",
        "unknown key Image title",
        "unknown key Title of the article",
    ]


def test_a_described_date_counts_before_the_day_on_which_a_record_was_made(read):
    (headline,), _ = read(
        "a.csv", "headline,created_at,article_pub_date\nOne arrest,2020-01-02,2015-05-12\n"
    )

    assert headline.date == date(2015, 5, 12)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("dd/mm/yyyy", date(2015, 4, 3)),
        ("MM/DD/YYYY", date(2015, 3, 4)),
        ("JJ/MM/AAAA", date(2015, 4, 3)),
        ("GG/AA/YYYY", date(2015, 4, 3)),
    ],
)
def test_a_header_may_say_the_order_of_its_dates(read, said, day):
    (headline,), findings = read("a.csv", f"headline,Date ({said})\nOne arrest,03/04/2015\n")

    assert headline.date == day
    assert findings == []


def test_a_record_is_dated_by_its_first_publication(read):
    (headline,), _ = read(
        "a.json",
        json.dumps(
            [
                {
                    "headlines": {"basic": "One arrest"},
                    "publish_date": "2015-06-01",
                    "first_publish_date": "2015-05-12",
                }
            ]
        ),
    )

    assert headline.date == date(2015, 5, 12)


@pytest.mark.parametrize(
    "topics",
    [
        {"edges": [{"node": {"name": "Fraud"}}, {"node": {"name": "Ports"}}]},
        {"nodes": [{"name": "Fraud"}, {"name": "Ports"}]},
        {"data": [{"attributes": {"name": "Fraud"}}, {"id": 2, "attributes": {"name": "Ports"}}]},
        [{"sys": {"id": "x"}, "fields": {"name": "Fraud"}}, {"fields": {"title": "Ports"}}],
    ],
    ids=["edges", "nodes", "Strapi", "Contentful"],
)
def test_topics_are_read_within_what_tools_wrap_them_in(read, topics):
    record = {"title": "One arrest", "date": "2015-05-12", "categories": topics}

    (headline,), findings = read("a.json", json.dumps([record]))

    assert [topic.label for topic in headline.topics] == ["Fraud", "Ports"]
    assert findings == []


def test_what_stands_beside_the_fields_of_a_record_counts_less_than_they_do(read):
    entry = {
        "metadata": {"tags": []},
        "sys": {"id": "e1", "createdAt": "2020-01-01T00:00:00Z"},
        "fields": {"title": "One arrest", "publishDate": "2015-05-12", "tags": ["Fraud"]},
    }

    (headline,), _ = read("a.json", json.dumps({"items": [entry]}))

    assert headline.date == date(2015, 5, 12)
    assert [topic.label for topic in headline.topics] == ["Fraud"]


@pytest.mark.parametrize(
    "name",
    [
        *("source_id", "source_type", "Art der Quelle", "Type of source", "topic_id"),
        *("Date of arrest", "Date de naissance", "date_to", "published_by", "Name of author"),
        *(
            "Date (birth)",
            "Datum (Erfassung)",
            "Date of case",
            "Published (Y/N)",
            "Tag der Meldung",
        ),
        *("Newspaper article", "Source document", "Source text", "Journal article"),
    ],
)
def test_a_column_of_something_else_is_described_by_no_name(read, name):
    (headline,), findings = read("a.csv", f"headline,{name}\nOne arrest,2015-05-12\n")

    assert (headline.date, headline.topics, headline.publications) == (None, (), ())
    assert f"unknown key {name}" in [reason for _, _, reason in findings]


@pytest.mark.parametrize(
    "title",
    ["Title (Mr/Mrs)", "Title / Position", "Titel (akademisch)", "Titel / Funktion", "Title (job)"],
)
def test_what_describes_the_title_of_a_person_is_no_headline(read, title):
    headlines, findings = read("a.csv", f"Person,{title},Date\nAnn Reed,Mayor,2015-05-12\n")

    assert headlines == []
    assert findings[0][2].startswith("the header has no column headline")


@pytest.mark.parametrize(
    "header",
    [
        "Title,First name,Last name,Date of birth",
        "Titel,Vorname,Nachname,Geburtsdatum",
        "Titre,Prénom,Nom de famille,Date de naissance",
        "Título,Nombre,Apellidos,Fecha de nacimiento",
    ],
)
def test_titles_of_people_without_a_date_of_news_are_no_headlines(read, header):
    headlines, findings = read("a.csv", f"{header}\nDr,Ann,Reed,1960-05-12\n")

    assert headlines == []
    assert findings[0][2].startswith("the header has no column headline")


def test_names_of_authors_leave_a_dated_title_the_headline(read):
    (headline,), _ = read("a.csv", "Title,First name,Last name,Date\nOne arrest,A,B,2015-05-12\n")

    assert headline.text == "One arrest"


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Titel / Schlagzeile", "Date (if known)"),
        ("Headline (as printed)", "Date (day/month/year)"),
        ("Headline (copy it from the page)", "Date (e.g. 12/05/2015)"),
        ("Title (English)", "Fecha (dd/mm/aaaa)"),
        ("Title (required)", "Date (first published)"),
        ("Headline", "Date first published"),
    ],
)
def test_remarks_on_how_to_write_a_title_or_date_say_nothing_else(read, title, day):
    (headline,), _ = read(
        "a.csv", f"{title},{day},Date modified\nOne arrest,2015-05-12,2017-01-01\n"
    )

    assert (headline.text, headline.date) == ("One arrest", date(2015, 5, 12))


@pytest.mark.parametrize(
    "header",
    [
        "title_en,title_es,date,summary_en,summary_es",
        "Title (English),Title (Spanish),Date,Summary (English),Summary (Spanish)",
        "Titre EN,Titre ES,Date,Résumé EN,Résumé ES",
    ],
)
def test_a_title_in_columns_of_several_languages_is_a_headline_in_each(read, header):
    headlines, findings = read(
        "a.csv",
        f"{header}\nOne arrest,Un arresto,2015-05-12,In a raid.,En una redada.\n"
        "Two held,,2015-04-10,,\n",
    )

    assert [(one.language.code, one.text, one.description) for one in headlines] == [
        ("en", "One arrest", "In a raid."),
        ("es", "Un arresto", "En una redada."),
        ("en", "Two held", ""),
    ]
    assert findings == []


def test_a_shortened_indonesian_date_is_one(read):
    headlines, findings = read(
        "a.csv",
        "tgl;media;judul\n12/05/2015;Kompas;Polisi tangkap lima orang\n"
        "13/05/2015;Tempo;Banjir di Jakarta\n",
    )

    assert [one.date for one in headlines] == [date(2015, 5, 12), date(2015, 5, 13)]
    assert [kind for _, kind, _ in findings] == ["note"]  # of the order of their numbers
