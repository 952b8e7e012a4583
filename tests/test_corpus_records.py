import gzip
import json
from datetime import date

import pytest

from corpus import Publication, Topic


@pytest.fixture
def read(read_file):
    """Return a function that gives the headlines and the findings of a file of records."""
    return read_file


def test_a_json_record_is_read_whole(read):
    (headline,), findings = read(
        "a.jsonl",
        '{"headline": "Five arrests", "date": "26 marzo 2015", "language": "es", "id": "17",'
        ' "topic": ["Crime", "Africa"], "description": "In a raid.", "url": "https://a.example/"}',
    )

    assert (headline.text, headline.date) == ("Five arrests", date(2015, 3, 26))
    assert headline.date_text == "26 marzo 2015"
    assert (headline.language.code, headline.language.route) == ("es", "stated")
    assert headline.topics == (Topic("africa", "Africa"), Topic("crime", "Crime"))
    assert (headline.description, headline.url) == ("In a raid.", "https://a.example/")
    assert headline.first_seen == date(2020, 1, 1)
    assert findings == []


def test_a_csv_record_is_read_whole(read):
    (headline,), findings = read(
        "a.csv",
        "Headline,date,topic,description,url,language\r\n"
        '"Five arrests, ""two"" released",2015-03,Crime,"In a\nraid.",https://a.example/,English\r\n',
    )

    assert headline.text == 'Five arrests, "two" released'
    assert (headline.date, headline.date_precision) == (date(2015, 3, 1), "month")
    assert headline.topics == (Topic("crime", "Crime"),)
    assert headline.description == "In a raid."
    assert headline.language.code == "en"
    assert headline.sources[0].line == 2
    assert findings == []


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_a_csv_file_may_part_its_columns_with_another_character(read, delimiter):
    (headline,), _ = read("a.csv", f"date{delimiter}headline\n2015{delimiter}Five, six arrests\n")

    assert (headline.text, headline.date_precision) == ("Five, six arrests", "year")


def test_a_line_with_what_only_python_takes_for_json_is_read(read):
    lines = ['{"headline": "One arrest", "score": NaN}', '{"headline": "Two \\ud800 arrests"}']

    headlines, _ = read("a.jsonl", "\n".join(lines))

    assert [headline.text for headline in headlines] == ["One arrest", "Two \ufffd arrests"]


@pytest.mark.parametrize("name", ["a.jsonl.gz", "A.JSONL.GZ"])
def test_a_compressed_file_is_read(read, name):
    (headline,), findings = read(name, gzip.compress(b'{"headline": "Five arrests"}\n', mtime=0))

    assert headline.text == "Five arrests"
    assert (headline.date, headline.date_text) == (None, None)
    assert findings == []


def test_a_truncated_archive_gives_what_can_be_read(read):
    lines = "".join(f'{{"headline": "Arrest number {n} of {n * 7919}"}}\n' for n in range(20_000))
    compressed = gzip.compress(lines.encode(), mtime=0)

    headlines, findings = read("a.jsonl.gz", compressed[: len(compressed) // 2])

    assert len(headlines) > 1000
    assert headlines[999].text == "Arrest number 999 of 7911081"
    ((place, kind, reason),) = findings
    assert place == f"a.jsonl.gz:{len(headlines)}"
    assert kind == "unreadable"
    assert "ended before" in reason


def test_a_truncated_archive_with_numeric_dates_gives_what_can_be_read(read):
    lines = "".join(
        f'{{"headline": "Arrest {n} of {n * 7919}", "date": "0{n % 9 + 1}/26/2015"}}\n'
        f'{{"headline": "Trial {n} of {n * 7919}", "date": "03/04/2015"}}\n'
        for n in range(2_500)
    )
    compressed = gzip.compress(lines.encode(), mtime=0)

    headlines, findings = read("a.jsonl.gz", compressed[: len(compressed) // 2])

    assert len(headlines) > 1000
    assert headlines[1].date == date(2015, 3, 4)
    assert [kind for _, kind, _ in findings] == ["unreadable", "note"]


def test_a_file_that_is_not_compressed_in_spite_of_its_name_is_read_and_reported(read):
    headlines, findings = read("a.csv.gz", "headline\nFive arrests\n")

    assert [headline.text for headline in headlines] == ["Five arrests"]
    assert findings == [("a.csv.gz", "note", "named as compressed, but it is not")]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"headline": "Fi', "no JSON"),
        ('["Five arrests"]', "no JSON object"),
        ('{"date": "2015"}', "no headline"),
        ('{"headline": " "}', "no headline"),
        ('{"headline": 5}', "headline: not text"),
        ('{"headline": ' + "[" * 100_000, "no JSON"),
        ('{"headline": ' + "1" * 5000 + "}", "no JSON"),
    ],
    ids=["half", "list", "missing", "blank", "number", "deep", "long number"],
)
def test_a_bad_json_line_is_reported_and_costs_nothing_else(read, line, reason):
    headlines, findings = read(
        "a.jsonl", f'{{"headline": "One arrest"}}\n{line}\n\n{{"headline": "Two arrests"}}\n'
    )

    assert [h.text for h in headlines] == ["One arrest", "Two arrests"]
    assert [h.sources[0].line for h in headlines] == [1, 4]
    assert findings[0][:2] == ("a.jsonl:2", "fault")
    assert reason in findings[0][2]


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({"date": "soon"}, "soon: no date that can be read"),
        ({"date": "31 February 2015"}, "31 February 2015: the calendar has no 2015-02-31"),
        ({"date": "2524-01-01"}, "2524-01-01: a date after the day of capture, 2020-01-01"),
        ({"date": "0001-01-01"}, "0001-01-01: no newspaper is of the year 1"),
        ({"date": "03/04/2015"}, "03/04/2015: either number may be the month"),
        ({"date": [["2015"]]}, "date: not text"),
        ({"topic": {"a": 1}}, "topic: neither text"),
        ({"url": "javascript:alert(1)"}, "javascript:alert(1): no address of the web"),
        ({"description": 5}, "description: not text"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_a_bad_value_costs_the_headline_nothing_but_itself(read, record, reason):
    (headline,), findings = read("a.jsonl", json.dumps({"headline": "One arrest", **record}))

    assert (headline.text, headline.date, headline.url) == ("One arrest", None, None)
    assert findings[0][:2] == ("a.jsonl:1", "fault")
    assert reason in findings[0][2]


def test_a_year_may_be_a_number(read):
    (headline,), _ = read("a.jsonl", '{"headline": "One arrest", "date": 2015}')

    assert (headline.date, headline.date_precision) == (date(2015, 1, 1), "year")


def test_unknown_keys_and_languages_are_counted(read):
    headlines, findings = read(
        "a.jsonl",
        '{"headline": "La policía detiene a cinco personas", "author": "x", "language": "?"}\n'
        '{"headline": "La policía libera a dos personas", "author": "y", "place": "z"}\n',
    )

    assert [h.language.route for h in headlines] == ["identified", "identified"]
    assert findings == [
        ("a.jsonl", "note", "?: no language of that name; identified instead"),
        ("a.jsonl", "note", "unknown key author (2 times)"),
        ("a.jsonl", "note", "unknown key place"),
    ]


def test_mended_text_is_counted(read):
    headlines, findings = read(
        "a.jsonl",
        '{"headline": "La policÃ\u00ada detiene a cinco"}\n{"headline": "Police &amp; customs"}\n'
        '{"headline": "Broken \\ud800 pair"}\n',
    )

    assert [h.text for h in headlines] == [
        "La policía detiene a cinco",
        "Police & customs",
        "Broken \ufffd pair",
    ]
    assert [reason for _, _, reason in findings] == [
        "HTML entities",
        "lone surrogates",
        "mojibake",
    ]


def test_what_is_wrong_with_a_value_that_records_repeat_is_told_of_each(read):
    record = json.dumps(
        {"headline": "{}", "source": "A &amp; B", "topic": "x", "date": "14 May 2015"}
    )
    headlines, findings = read("a.jsonl", "\n".join(record.replace("{}", n) for n in "ABC"))

    assert {(one.publications[0].source, one.topics[0].label) for one in headlines} == {
        ("A & B", "x")
    }
    assert [one.date for one in headlines] == [date(2015, 5, 14)] * 3
    assert findings == [("a.jsonl", "note", "HTML entities (3 times)")]


def test_a_date_that_records_repeat_means_what_each_headline_says(read):
    texts = (
        "Police arrest two men after the robbery of a bank in the centre of Chicago",
        "La policía detiene a dos hombres tras el robo de un banco en el centro de la ciudad",
    ) * 2
    rows = [{"headline": text, "date": "4.3.2015"} for text in texts]
    headlines, _ = read("a.jsonl", "\n".join(map(json.dumps, rows)))

    assert [one.date for one in headlines] == [None, date(2015, 3, 4)] * 2


def test_the_topic_that_is_stated_counts_where_a_record_has_none(read):
    headlines, _ = read(
        "a.jsonl",
        '{"headline": "One arrest"}\n{"headline": "Two arrests", "topic": "Africa"}\n',
        'topic = "crime"\ntitle = "Crime news"\n',
    )

    assert [h.topics for h in headlines] == [
        (Topic("crime", "Crime news"),),
        (Topic("africa", "Africa"),),
    ]


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


def test_a_csv_file_in_windows_1252_is_read_and_reported(read):
    (headline,), findings = read("a.csv", "headline\nNiños rescatados\n".encode("cp1252"))

    assert headline.text == "Niños rescatados"
    assert findings == [("a.csv:2", "fault", "not UTF-8; read as Windows-1252")]


def test_the_order_of_numeric_dates_is_inferred_from_the_whole_file(read):
    headlines, findings = read(
        "a.csv", "headline,date\none,03/04/2015\ntwo,04/05/2015\nthree,26/05/2015\n"
    )

    assert [h.date for h in headlines] == [
        date(2015, 4, 3),
        date(2015, 5, 4),
        date(2015, 5, 26),
    ]
    assert [kind for _, kind, _ in findings] == ["note"]


def test_only_so_many_faults_are_listed_and_the_others_counted(read):
    headlines, findings = read("a.jsonl", "x\n" * 1500 + '{"headline": "One arrest"}\n')

    assert len(headlines) == 1
    assert len(findings) == 1001
    assert findings[-1] == ("a.jsonl", "fault", "500 more faults are not listed")


def test_a_record_names_the_outlet_that_published_it(read):
    headlines, findings = read(
        "a.jsonl",
        '{"headline": "Five arrests", "url": "https://a.example/1", "source": " Agence  France "}\n'
        '{"headline": "Six arrests"}',
    )

    assert [h.publications for h in headlines] == [
        (Publication("Agence France", "https://a.example/1"),),
        (),
    ]
    assert findings == []


@pytest.mark.parametrize(
    "record",
    [
        {"title": "A", "published": "2015-05-12", "lang": "en", "link": "https://a.example/1"},
        {
            "title": "A",
            "pubDate": "2015-05-12",
            "language": "English",
            "url": "https://a.example/1",
        },
        {
            "headline_text": "A",
            "publish_date": "2015-05-12",
            "language": "en",
            "guid": "https://a.example/1",
        },
        {
            "name": "A",
            "datePublished": "2015-05-12",
            "inLanguage": "en-GB",
            "url": "https://a.example/1",
        },
        {
            "webTitle": "A",
            "webPublicationDate": "2015-05-12",
            "lang": "eng",
            "webUrl": "https://a.example/1",
        },
        {
            "Título": "A",
            "Fecha de publicación": "2015-05-12",
            "Idioma": "en",
            "Enlace": "https://a.example/1",
        },
        {"Titre": "A", "Publié le": "2015-05-12", "Langue": "en", "Lien": "https://a.example/1"},
        {
            "Überschrift": "A",
            "Erschienen am": "2015-05-12",
            "Sprache": "en",
            "Link": "https://a.example/1",
        },
        {"Rubrik": "A", "Datum": "2015-05-12", "Språk": "en", "Länk": "https://a.example/1"},
        {"Заголовок": "A", "Дата": "2015-05-12", "Язык": "en", "Ссылка": "https://a.example/1"},
        {"العنوان": "A", "التاريخ": "2015-05-12", "اللغة": "en", "الرابط": "https://a.example/1"},
        {"标题": "A", "发布日期": "2015-05-12", "语言": "en", "链接": "https://a.example/1"},
        {"見出し": "A", "掲載日": "2015-05-12", "言語": "en", "リンク": "https://a.example/1"},
        {"제목": "A", "게재일": "2015-05-12", "언어": "en", "링크": "https://a.example/1"},
    ],
    ids=lambda record: next(iter(record)),
)
def test_the_keys_of_a_record_may_be_those_of_tools_and_languages(read, record):
    (headline,), findings = read("a.jsonl", json.dumps(record))

    assert (headline.text, headline.date) == ("A", date(2015, 5, 12))
    assert (headline.language.code, headline.url) == ("en", "https://a.example/1")
    assert findings == []


@pytest.mark.parametrize(
    ("record", "source"),
    [
        (
            {"title": "A", "media_name": "The Bay", "media_url": "bay.example"},
            "The Bay",
        ),
        ({"title": "A", "source": {"id": None, "name": "The Bay"}}, "The Bay"),
        ({"title": "A", "domain": "bay.example"}, "bay.example"),
        ({"title": "A", "publisher": "Sea Ltd", "container-title": "The Bay"}, "The Bay"),
        (
            {"name": "A", "url": "https://a.example/", "provider": [{"name": "The Bay"}]},
            "The Bay",
        ),
        ({"title": "A", "source.name": "The Bay", "source.id": "x"}, "The Bay"),
    ],
    ids=["media cloud", "newsapi", "gdelt", "csl", "bing", "frame"],
)
def test_the_outlet_is_found_as_tools_write_it(read, record, source):
    (headline,), _ = read("a.jsonl", json.dumps(record))

    assert [one.source for one in headline.publications] == [source]


def test_a_source_that_is_the_address_of_the_article_is_no_outlet(read):
    (headline,), _ = read(
        "a.jsonl",
        '{"title": "A", "source": "https://a.example/1", "source-hostname": "The Bay"}',
    )

    assert headline.publications == (Publication("The Bay", "https://a.example/1"),)


def test_the_id_of_a_record_is_its_address_if_it_is_one(read):
    headlines, findings = read(
        "a.jsonl", '{"title": "A", "id": "https://a.example/1"}\n{"title": "B", "id": "17"}\n'
    )

    assert [h.url for h in headlines] == ["https://a.example/1", None]
    assert findings == []


def test_the_first_date_that_can_be_read_counts(read):
    (headline,), findings = read(
        "a.jsonl",
        '{"title": "A", "date": "2 hours ago", "published_at": "2015-05-12", "updated": "2016"}',
    )

    assert (headline.date, headline.date_text) == (date(2015, 5, 12), "2015-05-12")
    assert findings == []


@pytest.mark.parametrize(
    "record",
    [
        {"topic": ["Crime", "Sea"]},
        {"keywords": "Crime, Sea"},
        {"section": "Crime", "tags": ["Sea"]},
        {"subject": [{"code": "1", "name": "Crime"}, {"name": "Sea"}]},
        {"Manual Tags": "Crime; Sea"},
        {"mots-clés": "Crime|Sea"},
    ],
    ids=lambda record: next(iter(record)),
)
def test_topics_may_be_keywords_in_one_cell_or_a_list(read, record):
    (headline,), _ = read("a.jsonl", json.dumps({"headline": "A", **record}))

    assert headline.topics == (Topic("crime", "Crime"), Topic("sea", "Sea"))


def test_markup_in_a_record_is_not_part_of_its_text(read):
    (headline,), _ = read(
        "a.jsonl",
        json.dumps(
            {
                "title": {"rendered": "Bundes<b>kriminalamt</b> &amp; Zoll: 3 < 5"},
                "excerpt": {"rendered": "<p>In a raid.</p><p>At sea.</p>", "protected": False},
            }
        ),
    )

    assert headline.text == "Bundeskriminalamt & Zoll: 3 < 5"
    assert headline.description == "In a raid. At sea."


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
        ("a.csv", "headline,year,month,day\nOne arrest,2015,5,12\n"),
        ("a.jsonl", '{"headline": "One arrest", "date": "2015-05-12"}'),
        ("a.json", '[{"headline": "One arrest", "date": "2015-05-12"}]'),
    ],
)
def test_what_has_none_of_the_columns_of_a_key_is_read_by_the_built_in_names(read, name, content):
    (headline,), findings = read(name, content, COLUMNS)

    assert (headline.text, headline.date) == ("One arrest", date(2015, 5, 12))
    assert findings == []


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


def test_a_season_of_pubmed_keeps_its_year(read):
    (headline,), findings = read("a.nbib", "PMID- 1\nTI  - One arrest\nDP  - 2011 Spring\n")

    assert (headline.date, headline.date_precision) == (date(2011, 1, 1), "year")
    assert [reason for _, _, reason in findings] == ["2011 Spring: read as its year"]


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
    assert ("a.csv", "note", "the header is repeated") in findings


def test_short_rows_are_filled_and_trailing_delimiters_say_nothing(read):
    headlines, findings = read(
        "a.csv", "headline,date,url,\nOne arrest,2015\nTwo arrests,2016,https://a.example/,\n,,,\n"
    )

    assert [(h.text, h.date_text, h.url) for h in headlines] == [
        ("One arrest", "2015", None),
        ("Two arrests", "2016", "https://a.example/"),
    ]
    assert findings == [
        ("a.csv", "note", "a row has fewer fields than the header; the others are empty")
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
    assert findings == [("a.jsonl", "note", f"a date is a number, read as {unit}")]


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
        ("year,month,headline", "2015,5,A ship", "2015-05-01"),
        ("date,year,month,day,headline", "13 May 2015,2015,5,12,A ship", "2015-05-13"),
        ("year,headline", "2015,A ship", "2015-01-01"),
    ],
)
def test_a_date_in_columns_of_its_own_for_year_month_and_day_is_one(read_file, head, row, day):
    headlines, findings = read_file("a.csv", f"{head}\n{row}\n")

    assert [(str(h.date), h.text) for h in headlines] == [(day, "A ship")]
    assert findings == []


def test_the_language_of_a_headline_says_how_short_dates_are_ordered(read_file):
    headlines, _ = read_file(
        "a.csv",
        "Datum;Überschrift\n13.03.14;Die Hafenpolizei schleppt zwei Fähren ab\n"
        "02.04.14;Die Küstenwache eröffnet eine neue Station\n",
    )

    assert [str(headline.date) for headline in headlines] == ["2014-03-13", "2014-04-02"]


def test_the_first_of_a_list_of_dates_counts(read_file):
    (headline,), _ = read_file("a.jsonl", '{"title": ["One"], "date": ["13 Mar 14", "2 May 14"]}\n')

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
