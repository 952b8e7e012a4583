import gzip
import json
import zlib
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


@pytest.mark.parametrize("others", ['"media": []', '"media": [], "source": {}', '"media": false'])
def test_an_empty_list_or_object_is_no_value_and_no_fault(read, others):
    (headline,), findings = read(
        "a.jsonl", f'{{"headline": "Five arrests", "date": "2015-05-12", {others}}}'
    )

    assert (headline.date, headline.publications, findings) == (date(2015, 5, 12), (), [])


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

    half = compressed[: len(compressed) // 2]
    headlines, findings = read("a.jsonl.gz", half)

    assert len(headlines) == zlib.decompressobj(wbits=31).decompress(half).count(b"\n")
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
        ({"date": "9999-12-31"}, "9999-12-31: a date after the day of capture, 2020-01-01"),
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
        ("a.jsonl:1", "note", "?: no language of that name; identified instead"),
        ("a.jsonl:1", "note", "unknown key author (2 times)"),
        ("a.jsonl:2", "note", "unknown key place"),
    ]


def test_mended_text_is_counted(read):
    headlines, findings = read(
        "a.jsonl",
        '{"headline": "La policÃ\u00ada detiene a cinco"}\n{"headline": "Police &amp; customs"}\n'
        '{"headline": "Broken \\ud800 pair"}\n{"headline": "A \\u001b[31mferry\\u202e"}\n',
    )

    assert [h.text for h in headlines] == [
        "La policía detiene a cinco",
        "Police & customs",
        "Broken \ufffd pair",
        "A [31mferry",
    ]
    assert findings == [
        ("a.jsonl:2", "note", "HTML entities, read as the characters that they stand for"),
        ("a.jsonl:4", "note", "control characters, left out"),
        ("a.jsonl:3", "note", "lone surrogates, replaced"),
        ("a.jsonl:4", "note", "marks of direction, left out"),
        ("a.jsonl:1", "note", "mojibake, mended"),
    ]


def test_what_is_wrong_with_a_value_that_records_repeat_is_told_of_each(read):
    record = json.dumps(
        {"headline": "{}", "source": "A &amp; B", "topic": "x", "date": "14 May 2015"}
    )
    headlines, findings = read("a.jsonl", "\n".join(record.replace("{}", n) for n in "ABC"))
    mended = "HTML entities, read as the characters that they stand for"

    assert {(one.publications[0].source, one.topics[0].label) for one in headlines} == {
        ("A & B", "x")
    }
    assert [one.date for one in headlines] == [date(2015, 5, 14)] * 3
    assert findings == [("a.jsonl:1", "note", f"{mended} (3 times)")]


def test_what_one_column_lacks_the_next_says_of_each_record(read):
    rows = [{"headline": "A", "publisher": "", "outlet": name} for name in ("AFP", "EFE", "AFP")]
    headlines, _ = read("a.jsonl", "\n".join(map(json.dumps, rows)))

    assert [one.publications[0].source for one in headlines] == ["AFP", "EFE", "AFP"]


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


def test_a_year_with_a_sign_is_no_date(read):
    headlines, findings = read(
        "a.csv",
        "headline,date\nCaesar is killed,-44-03-15\nPompey is killed,−0047\n"
        "Police tow a ferry,- 15 March 2015\n",
    )

    assert [one.date for one in headlines] == [None, None, date(2015, 3, 15)]
    assert findings == [
        (
            f"a.csv:{line}",
            "fault",
            f"{printed}: no date that can be read, as it begins with a sign; the headline is kept"
            " without a date",
        )
        for line, printed in ((2, "-44-03-15"), (3, "−0047"))
    ]


def test_what_a_list_of_titles_holds_besides_the_first_is_reported(read):
    headlines, findings = read(
        "a.jsonl",
        '{"title": ["Police tow a ferry", "", "Police tow a ferry", "Ferry towed", "All safe"]}\n'
        '{"title": ["Bank robbed"], "description": ["In Oslo", "In daylight"]}\n',
    )

    assert [one.text for one in headlines] == ["Police tow a ferry", "Bank robbed"]
    assert findings == [
        (
            "a.jsonl:1",
            "fault",
            "title: a list, of which the first text counts; left out: Ferry towed; All safe",
        ),
        ("a.jsonl:2", "note", "description: a list, of which the first text counts"),
    ]


def test_faults_of_records_on_one_line_name_their_numbers(read):
    headlines, findings = read(
        "a.json",
        '[{"headline": "Police tow a ferry"}, {"date": "2015"},'
        ' {"headline": "Bank robbed", "url": "x"}]',
    )

    assert [one.text for one in headlines] == ["Police tow a ferry", "Bank robbed"]
    assert findings == [
        ("a.json:1", "fault", f"record {reason}")
        for reason in (
            "2: the record has no headline among date; it is left out",
            "3: x: no address of the web; the headline is kept without it",
        )
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.md", "---\ntitle: Ferries towed\ndate: 2015-02-04\ndraft: true\n---\nText.\n"),
        ("a.md", '+++\ntitle = "Ferries towed"\ndate = 2015-02-04\ndraft = true\n+++\n'),
        ("a.md", "---\ntitle: A\npublished: false\n---\n- [Ferries towed](/a) 4 May 2015\n"),
        ("a.json", '[{"title": "Ferries towed", "date": "2015-02-04", "draft": true}]'),
        ("a.json", '[{"title": "Ferries towed", "date": "2015-02-04", "published": false}]'),
        ("a.json", '[{"title": "Ferries towed", "date": "2015-02-04", "isDraft": 1}]'),
        ("a.csv", "Titel,Datum,Status\nFerries towed,2015-02-04,Entwurf\n"),
        ("a.csv", "title,date,published\nFerries towed,2015-02-04,No\n"),
        ("a.csv", "title,date,status\nFerries towed,2015-02-04,Withdrawn\n"),
        ("a.csv", "title,date,status\nFerries towed,2015-02-04,removed\n"),
        ("a.csv", "title,date,status\nFerries towed,2015-02-04,KILLED\n"),
        ("a.csv", "slug,title,date,pub_status\nx,Ferries towed,2015-02-04,spiked\n"),
        ("a.csv", "title,date,status,deleted\nFerries towed,2015-02-04,published,1\n"),
        ("a.json", '[{"title": "Ferries towed", "date": "2015-02-04", "is_deleted": true}]'),
        ("a.json", '[{"title": "Ferries towed", "date": "2015-02-04", "status": "deleted"}]'),
        ("a.csv", "Título,Fecha,Status\nFerries towed,2015-02-04,eliminado\n"),
    ],
)
def test_what_says_that_it_is_not_published_is_left_out_and_told(read, name, content):
    headlines, findings = read(name, content)

    assert headlines == []
    assert [kind for _, kind, reason in findings if "not published" in reason] == ["fault"]


def test_what_stands_for_a_title_that_was_removed_is_left_out_and_told(read):
    """NewsAPI and Reddit."""
    gone = {"source": {"id": None, "name": "[Removed]"}, "title": "[Removed]"}
    articles = [
        gone | {"url": "https://removed.com", "publishedAt": "1970-01-01T00:00:00Z"},
        {"title": "[deleted by user]", "url": "https://a.example/2", "publishedAt": "2015-02-04"},
        {"title": "[Removed] from office", "url": "https://a.example/3", "publishedAt": "2015-02"},
    ]

    headlines, findings = read("a.json", json.dumps({"status": "ok", "articles": articles}))

    assert [headline.text for headline in headlines] == ["[Removed] from office"]
    assert [reason for _, kind, reason in findings if kind == "fault"] == [
        "record 1: the record has [Removed] for its headline and is left out",
        "record 2: the record has [deleted by user] for its headline and is left out",
    ]


def test_what_says_that_it_is_published_is_of_its_day(read):
    records = [
        {
            "title": "Man held",
            "date": "2015-02-04",
            "deleted": False,
            "killed": 1,
            "status": "corrected",
        },
        {"title": "Ferries towed", "published": True, "date": "2015-02-04", "draft": False},
        {"title": "Bridge closed", "published": "2015-02-04", "draft": "no", "status": "publish"},
    ]

    headlines, findings = read("a.json", json.dumps(records))

    assert [headline.date for headline in headlines] == [date(2015, 2, 4)] * 3
    assert not [reason for _, kind, reason in findings if kind == "fault"]


@pytest.mark.parametrize(
    ("header", "other"),
    [
        ("Headline;Date;Publication date", "Date: another day than Publication date"),
        ("Titel;Datum;Erscheinungsdatum", "Datum: another day than Erscheinungsdatum"),
        ("Título;Fecha;Fecha de publicación", "Fecha: another day than Fecha de publicación"),
    ],
)
def test_of_two_days_that_of_publication_counts_and_the_other_is_told(read, header, other):
    (headline,), findings = read("a.csv", f"{header}\nBus crash;2014-05-01;2014-05-03\n")

    assert (headline.date, headline.date_text) == (date(2014, 5, 3), "2014-05-03")
    assert [reason for _, _, reason in findings] == [f"{other}, which counts"]


@pytest.mark.parametrize(
    ("numbers", "day", "precision"),
    [
        ([2015, 5, 12], date(2015, 5, 12), "day"),
        ([2015, 5, 12, 10, 30], date(2015, 5, 12), "day"),  # as Jackson writes LocalDateTime
        ([2015, 5], date(2015, 5, 1), "month"),
        ([2015], date(2015, 1, 1), "year"),
    ],
)
def test_numbers_in_a_list_are_those_of_one_date(read, numbers, day, precision):
    (headline,), _ = read("a.json", json.dumps([{"title": "Ferries towed", "date": numbers}]))

    assert (headline.date, headline.date_precision) == (day, precision)


def test_a_table_without_a_known_column_of_dates_says_so_once(read):
    rows = "Bridge closed,Local\n" * 3
    headlines, findings = read("a.csv", f"Title,Hearing date\n{rows}")

    assert {headline.date for headline in headlines} == {None}
    assert [reason for _, _, reason in findings if "column of dates" in reason] == [
        "no column of dates among Title, Hearing date; [columns] in archive.toml says which it is"
    ]


@pytest.mark.parametrize("name", ["Ersch.-Datum", "Veröff.-Datum", "Publ. date", "Fecha publ."])
def test_the_name_of_a_column_of_dates_may_be_abbreviated(read, name):
    (headline,), findings = read("a.csv", f"Title;{name};Section\nBridge closed;2015-05-12;Local\n")

    assert (headline.date, findings) == (date(2015, 5, 12), [])


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        *(
            (text, date(1920, 1, 1), "year")
            for text in ("c. 1920", "ca 1920", "um 1920", "[1920?]")
        ),
        ("vers 1920", date(1920, 1, 1), "year"),
        ("c. May 1920", date(1920, 5, 1), "month"),
        ("Mai/Juni 1933", date(1933, 5, 1), "month"),
        ("2015-00-00", date(2015, 1, 1), "year"),
        ("2015-03-00", date(2015, 3, 1), "month"),
        ("2015-W13-4", date(2015, 3, 26), "day"),
        ("Spring/Summer 2014", date(2014, 1, 1), "year"),
        ("third quarter of 2014", date(2014, 1, 1), "year"),
    ],
)
def test_dates_as_archivists_write_them_are_read_in_records(read, text, day, precision):
    (headline,), findings = read("a.csv", f"title,date\nBridge closed,{text}\n")

    assert (headline.date, headline.date_precision, headline.date_text) == (day, precision, text)
    assert findings == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("1920s", "a decade names no year"),
        ("années 1920", "a decade names no year"),
        ("1914/1918", "several years, of which none counts"),
        ("12 May 1920?", "the day is in doubt"),
        ("2015-W54-1", "the year 2015 has no week 54"),
    ],
)
def test_what_names_no_year_or_no_sure_day_is_told(read, text, problem):
    (headline,), findings = read("a.csv", f"title,date\nBridge closed,{text}\n")

    assert headline.date is None
    assert any(problem in reason for _, kind, reason in findings if kind == "fault")


def test_the_language_of_a_row_tells_where_a_short_year_stands(read):
    (headline,), findings = read("a.csv", "見出し,日付\n市長が逮捕された,27/5/14\n")

    assert headline.date is None
    ((_, _, reason),) = [one for one in findings if one[1] == "fault"]
    assert "the year 27 may be of an era or of ours" in reason
    assert not any("inferred from others" in reason for _, _, reason in findings)


def test_what_tools_write_for_no_value_is_none_and_is_told(read_file):
    headlines, findings = read_file(
        "a.csv",
        "title,date,language,outlet,topic,url\n"
        "Ferry sinks near Samos island,2015-05-12,en,nan,None,NaN\n"
        "nan,2015-05-13,en,Post,Ports,https://a.example/2\n"
        "Storm closes the harbour today,NaT,NULL,N/A,NA,undefined\n",
    )

    assert [(one.text, one.date) for one in headlines] == [
        ("Ferry sinks near Samos island", date(2015, 5, 12)),
        ("Storm closes the harbour today", None),
    ]
    assert all(one.publications == one.topics == () for one in headlines)
    assert ("a.csv:3", "fault", "the record has no headline and is left out") in findings
    assert ("a.csv:2", "note", "outlet: nan, which stands for no value") in findings
    assert ("a.csv:4", "note", "date: NaT, which stands for no value") in findings


@pytest.mark.parametrize("text", ["n.d.", "[s.d.]", "o. J.", "sin fecha", "б.г.", "日期不详"])
def test_a_record_may_say_that_it_has_no_date(read, text):
    (headline,), findings = read("a.csv", f"title,date\nBridge closed,{text}\n")

    assert (headline.date, headline.date_text) == (None, None)
    assert (f"date: {text}, which says that there is no date", "note") in [
        (reason, kind) for _, kind, reason in findings
    ]
