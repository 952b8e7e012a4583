import json
from datetime import date

import pytest

from corpus import Publication, Topic

RECORDS = [
    {"title": "One arrest", "date": "2015-05-12"},
    {"title": "Two arrests", "date": "2015-05-13"},
]


@pytest.fixture
def read(read_file):
    """Return a function that gives the headlines and the findings of a JSON document."""
    return lambda document, name="a.json": read_file(
        name, document if isinstance(document, str) else json.dumps(document)
    )


@pytest.mark.parametrize(
    "document",
    [
        RECORDS,
        {"status": "ok", "totalResults": 2, "articles": RECORDS},
        {"response": {"docs": RECORDS}},
        {"hits": {"total": 2, "hits": [{"_id": "1", "_source": record} for record in RECORDS]}},
        {"articles": {"page": 1, "results": RECORDS}},
        {"export of Monday": RECORDS},
        {
            "title": {"0": "One arrest", "1": "Two arrests"},
            "date": {"0": "2015-05-12", "1": "2015-05-13"},
        },
        {"0": RECORDS[0], "1": RECORDS[1]},
        {
            "columns": ["title", "date"],
            "index": [0, 1],
            "data": [list(r.values()) for r in RECORDS],
        },
        [["title", "date"], *(list(record.values()) for record in RECORDS)],
        {"@type": "ItemList", "name": "News", "itemListElement": [{"item": r} for r in RECORDS]},
    ],
    ids=[
        *("array", "newsapi", "nyt", "elasticsearch", "event registry", "any key", "columns"),
        *("index", "split", "rows", "item list"),
    ],
)
@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
@pytest.mark.parametrize("indent", [None, 1])
def test_records_are_found_in_what_tools_wrap_them_in(read, document, name, indent):
    headlines, findings = read(json.dumps(document, indent=indent), name)

    assert [(h.text, h.date) for h in headlines] == [
        ("One arrest", date(2015, 5, 12)),
        ("Two arrests", date(2015, 5, 13)),
    ]
    assert [kind for _, kind, _ in findings if kind != "note"] == []


def test_a_record_is_named_by_the_line_on_which_it_begins(read):
    headlines, _ = read('{"total": 2,\n"articles": [\n{"title": "A"},\n\n{"title":\n"B"}]}')

    assert [h.sources[0].line for h in headlines] == [3, 5]


def test_one_record_may_be_the_document_with_records_of_its_pictures_within(read):
    headlines, _ = read(
        {
            "uri": "urn:newsml:a.example:1",
            "headline": "One arrest",
            "versioncreated": "2015-05-12T10:00:00Z",
            "language": "en",
            "provider": "Harbour Agency",
            "subject": [{"code": "1", "name": "crime"}],
            "associations": [{"headline": "A picture", "versioncreated": "2015-05-12"}],
        }
    )

    (headline,) = headlines
    assert (headline.text, headline.date) == ("One arrest", date(2015, 5, 12))
    assert headline.topics == (Topic("crime", "crime"),)
    assert headline.publications == (Publication("Harbour Agency"),)


def test_ninjs_2_has_headlines_and_subjects_in_lists(read):
    (headline,), _ = read(
        {
            "standard": {"name": "ninjs", "version": "2.0"},
            "headlines": [{"role": "main", "value": "One arrest"}],
            "descriptions": [{"value": "In a raid."}],
            "subjects": [{"name": "crime", "uri": "http://a.example/1"}],
            "versioncreated": "2015-05-12T10:00:00Z",
            "infosources": [{"name": "Harbour Agency"}],
        }
    )

    assert (headline.text, headline.description) == ("One arrest", "In a raid.")
    assert [topic.label for topic in headline.topics] == ["crime"]
    assert headline.publications == (Publication("Harbour Agency"),)


def test_a_reference_of_csl_names_its_parts_of_a_date(read):
    headlines, _ = read(
        [
            {
                "type": "article-newspaper",
                "title": "One arrest",
                "container-title": "The Bay",
                "issued": {"date-parts": [[2015, 5, 2]]},
                "accessed": {"date-parts": [[2020, 1, 1]]},
                "language": "en-GB",
                "URL": "https://a.example/1",
                "keyword": "crime, sea",
            },
            {"title": "Two arrests", "issued": {"date-parts": [["2015", 5]]}},
            {"title": "Three arrests", "issued": {"raw": "2015-05-03"}},
        ]
    )

    assert [(h.date, h.date_precision) for h in headlines] == [
        (date(2015, 5, 2), "day"),
        (date(2015, 5, 1), "month"),
        (date(2015, 5, 3), "day"),
    ]
    assert headlines[0].publications == (Publication("The Bay", "https://a.example/1"),)
    assert [topic.id for topic in headlines[0].topics] == ["crime", "sea"]


FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Harbour Desk",
    "home_page_url": "https://a.example/",
    "language": "en",
    "items": [
        {"id": "1", "url": "n/1", "title": "One arrest", "date_published": "2015-05-12T10:00:00Z",
         "tags": ["Crime"], "summary": "In a raid."},
        {"id": "2", "external_url": "https://b.example/2", "language": "de",
         "content_html": "<p>Bundes<i>polizei</i> nimmt zwei fest. Mehr folgt.</p>"},
    ],
}  # fmt: skip


def test_a_json_feed_is_read_with_what_it_says_of_all_items(read):
    first, second = read(FEED)[0]

    assert (first.text, first.description) == ("One arrest", "In a raid.")
    assert first.publications == (Publication("Harbour Desk", "https://a.example/n/1"),)
    assert first.topics == (Topic("crime", "Crime"),)
    assert (second.text, second.url) == ("Bundespolizei nimmt zwei fest.", "https://b.example/2")
    assert second.language.code == "de"


@pytest.mark.parametrize(
    ("content", "texts", "place", "reason"),
    [
        ('[\n{"title": "A"},\n{"title": "B"', ["A"], "a.json:3", "read as far as it goes"),
        ('[{"title": "A"}', ["A"], "a.json:1", "the array has no end"),
        ('{"title": "A"', [], "a.json:1", "nothing is read"),
        ('{"title": "A', [], "a.json:1", "unterminated string starting at column 11; nothing"),
        ('[1, {"title": "A"}]', ["A"], "a.json:1", "no JSON object"),
        ("[" * 100_000, [], "a.json:1", "no JSON: values are nested too deep to be read; "),
        ('{"a":' * 100_000, [], "a.json:1", "no JSON: values are nested too deep to be read; "),
        ('{\n"a": x}', [], "a.json:2", "no JSON: expecting value at column 6; "),
        ("1" * 5_000, [], "a.json:1", "no JSON: a number has more than 4,300 digits; "),
        ("[]", [], "a.json", "the file is empty or has no record"),
        (" ", [], "a.json", "the file is empty"),
    ],
    ids=[
        "cut",
        "no end",
        "half",
        "half a text",
        "number",
        "deep array",
        "deep object",
        "no value",
        "digits",
        "none",
        "blank",
    ],
)
def test_bad_json_is_reported_and_read_as_far_as_it_goes(read, content, texts, place, reason):
    headlines, findings = read(content)

    assert [h.text for h in headlines] == texts
    assert findings[0][:2] == (place, "fault")
    assert reason in findings[0][2]


@pytest.mark.parametrize("begin", ["", "\x1e"], ids=["bare", "RFC 7464"])
@pytest.mark.parametrize("break_", ["", "\n"], ids=["a line", "broken"])
def test_several_documents_may_follow_each_other(read, begin, break_):
    records = [f'{begin}{{{break_}"title": "{title}"{break_}}}\n' for title in "AB"]

    headlines, findings = read("".join(records), "a.jsonl")

    assert [(h.text, h.sources[0].line) for h in headlines] == [("A", 1), ("B", 4 if break_ else 2)]
    assert [kind for _, kind, _ in findings if kind == "fault"] == []


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
@pytest.mark.parametrize(
    "text",
    [
        '{"title": "A"}\n{"title": "B"\n{"title": "C"}\n',
        '[{"title": "A"},\n{"title": "B",\n{"title": "C"}]\n',
    ],
)
def test_of_lines_with_an_object_each_a_bad_one_costs_nothing_else(read, name, text):
    headlines, findings = read(text, name)

    assert [(h.text, h.sources[0].line) for h in headlines] == [("A", 1), ("C", 3)]
    assert findings[0][:2] == (f"{name}:2", "fault")


def test_of_an_array_with_a_line_for_each_object_a_bad_one_costs_nothing_else(read):
    headlines, findings = read('[\n{"title": "A"},\n{"title": \n{"title": "C"}\n]\n', "a.jsonl")

    assert [(h.text, h.sources[0].line) for h in headlines] == [("A", 2), ("C", 4)]
    assert [place for place, _, _ in findings] == ["a.jsonl:3"]


LARGE = json.dumps({"title": "Police tow a ferry", "date": "2015-05-12", "body": "x" * 2**20})


def test_a_document_of_more_than_32_mebibytes_on_one_line_is_read_record_by_record(
    read,
):
    articles = ",".join([LARGE] * 33)

    headlines, findings = read(f'\ufeff{{"status": "ok", "data": {{"articles": [{articles}]}}}}')

    assert [(headline.text, headline.date) for headline in headlines] == [
        ("Police tow a ferry", date(2015, 5, 12))
    ] * 33
    assert findings == [
        (
            "a.json",
            "note",
            "more than 32 mebibytes, so read record by record; their lines are not counted",
        ),
        ("a.json", "note", "read from the array data.articles; its other arrays are not sought"),
        ("a.json", "note", "unknown key body (33 times)"),
    ]


@pytest.mark.parametrize(
    "day", ['"date": "2015-05-12"', '"title": "Ports", "published": "2015-05-12"']
)
def test_a_large_document_has_the_articles_of_its_days_and_sections(read, day):
    article = json.dumps({"headline": "Police tow a ferry", "body": "x" * 2**20})
    group = f'{{{day}, "articles": [{article}, {article}]}}'

    headlines, findings = read(f'{{"days": [{", ".join([group] * 17)}]}}')

    assert [(one.text, one.date) for one in headlines] == [
        ("Police tow a ferry", date(2015, 5, 12))
    ] * 34
    assert "read from the array days; its other arrays are not sought" in [
        said for *_, said in findings
    ]


@pytest.mark.parametrize(
    ("parts", "count", "reason"),
    [
        (["[", "1, ", "2]"], 0, "no array of records; write a record a line"),
        (
            ['[{"title": "A", "id": 1' + "0" * 40 + "}, ", '{"title": "B"}, ', "x]"],
            2,
            "lexical error",
        ),
    ],
    ids=["no records", "no JSON at its end"],
)
def test_a_large_document_is_refused_with_what_to_do_or_read_as_far_as_it_goes(
    read, parts, count, reason
):
    headlines, findings = read((" " * (2**24 + 1)).join(parts))

    (said,) = (said for _, kind, said in findings if kind == "fault")
    after = f"record {count}: " if count else ""
    assert said.startswith(f"{after}more than 32 mebibytes, and no further than this: {reason}")
    assert len(headlines) == count


def test_a_record_of_more_than_32_mebibytes_is_refused_by_name(read):
    _, findings = read('{"text": "' + "x" * (2**25 + 2**18) + '"}')

    assert [said for _, kind, said in findings if kind == "fault"] == [
        "more than 32 mebibytes, and no further than this: a record of more than 32 mebibytes;"
        " write a record a line (.jsonl)"
    ]


def test_an_array_on_one_line_that_is_longer_than_a_record_is_read_in_jsonl_too(read):
    headlines, findings = read([RECORDS[0]] * 20_000, "a.jsonl")

    assert len(headlines) == 20_000
    assert findings == []


def test_a_first_line_that_is_too_long_for_a_record_is_refused_if_a_record_follows(read):
    headlines, findings = read(f'{{"headline": "{"x" * 2**20}"}}\n{{"headline": "B"}}\n', "a.jsonl")

    assert [h.text for h in headlines] == ["B"]
    assert findings == [
        ("a.jsonl:1", "fault", "the line is longer than a mebibyte and is left out")
    ]


LED_TO = {
    "attrs": {"kop": "One arrest", "tijd": {"dag": "2015-05-12"}},
    "ref": {"adres": "https://a.example/1"},
}


@pytest.mark.parametrize(
    ("name", "document"),
    [("a.json", [LED_TO]), ("a.jsonl", LED_TO), ("a.json", {"lijst": [LED_TO]})],
)
def test_stated_columns_may_lead_into_objects(read_file, name, document):
    stated = '[columns]\nheadline = "attrs.kop"\ndate = "attrs.tijd.dag"\nurl = "ref.adres"\n'

    (headline,), _ = read_file(name, json.dumps(document), stated)

    assert (headline.text, headline.date) == ("One arrest", date(2015, 5, 12))
    assert headline.url == "https://a.example/1"


def test_what_tools_of_language_processing_know_of_a_text_is_beside_it(read):
    text = {
        "text": "Police seize two boats",
        "meta": {"source": "ANSA", "date": "2011-02-03"},
        "spans": [],
    }
    titled = {
        "page_content": "Police seized ...",
        "metadata": {"title": "Two boats are found", "published": "2011-02-04"},
    }

    headlines, _ = read("\n".join(map(json.dumps, (text, titled))), "a.jsonl")

    assert [(one.text, one.date) for one in headlines] == [
        ("Police seize two boats", date(2011, 2, 3)),
        ("Two boats are found", date(2011, 2, 4)),
    ]
    assert headlines[0].publications == (Publication("ANSA"),)


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
@pytest.mark.parametrize(
    "record",
    [
        {
            "title": "The bridge is open again",
            "publishedAt": "2014-02-18",
            "locale": "en",
            "localizations": {
                "data": [{"id": 2, "attributes": {"title": "Le pont rouvre", "locale": "fr"}}]
            },
        },
        {
            "date_published": "2014-02-18",
            "translations": [
                {"languages_code": "en-US", "title": "The bridge is open again"},
                {"languages_code": "fr-FR", "title": "Le pont rouvre"},
            ],
        },
    ],
    ids=["Strapi", "Directus"],
)
def test_a_record_with_itself_in_other_languages_is_a_headline_in_each(read, record, name):
    headlines, _ = read({"data": [record]} if name == "a.json" else record, name)

    assert [(one.text, one.language.code, one.language.route, one.date) for one in headlines] == [
        ("The bridge is open again", "en", "stated", date(2014, 2, 18)),
        ("Le pont rouvre", "fr", "stated", date(2014, 2, 18)),
    ]


def test_what_phpmyadmin_exports_is_read_and_tells_of_the_tables_alone(read):
    rows = [{"id": "1", "title": "One arrest", "date": "2015-05-12"}]
    comments = '/**\n Export to JSON plugin for PHPMyAdmin\n */\n\n// Database "x"\n'
    tables = [
        {"type": "header", "version": "5.1", "comment": "Export to JSON plugin for PHPMyAdmin"},
        {"type": "database", "name": "x"},
        {"type": "table", "name": "news", "database": "x", "data": rows},
    ]

    for document in (comments + json.dumps(rows), tables):
        headlines, findings = read(document)
        assert [(one.text, one.date) for one in headlines] == [("One arrest", date(2015, 5, 12))]
        assert {kind for _, kind, _ in findings} <= {"note"}


@pytest.mark.parametrize("nothing", [None, "", " "])
def test_a_title_by_language_may_have_nothing_in_some(read, nothing):
    title = {"it": "Roma", "en": nothing}

    headlines, _ = read([{"headline": title, "published": "2015-05-12"}])

    assert [(one.text, one.language.code, one.language.route) for one in headlines] == [
        ("Roma", "it", "stated")
    ]
