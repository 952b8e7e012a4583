"""What stands around records, beside them and below them: editions, sections, other tables."""

import json
import sqlite3

import pytest

FIRST, SECOND = "Tug runs aground off the north mole", "Shipyard to cut eighty jobs"
BOTH = [("2015-05-12", FIRST), ("2015-05-12", SECOND)]
ARTICLES = [{"title": FIRST}, {"title": SECOND}]


@pytest.fixture
def read(contents_of):
    """Return a function that reads one file of a name and a content."""
    return contents_of


@pytest.fixture
def database(tmp_path_factory):
    """Return a function that gives the bytes of a database that a script makes."""

    def make(script: str) -> bytes:
        path = tmp_path_factory.mktemp("made") / "made.db"
        with sqlite3.connect(path) as connection:
            connection.executescript(script)
        connection.close()
        return path.read_bytes()

    return make


def topics(contents) -> list[list[str]]:
    return [[topic.label for topic in one.topics] for one in contents.headlines]


def outlets(contents) -> list[str]:
    return [one.source for headline in contents.headlines for one in headline.publications]


@pytest.mark.parametrize(
    "wrapped",
    [
        {"title": "Port news of the week", "date": "2015-05-12", "articles": ARTICLES},
        {"edition": {"paper": "Post", "date": "2015-05-12", "stories": ARTICLES}},
        {"status": "ok", "day": {"published": "2015-05-12", "items": ARTICLES}},
    ],
)
def test_the_day_around_records_without_dates_is_theirs_and_is_told(read, wrapped):
    contents = read("a.json", json.dumps(wrapped))

    assert contents.listed == BOTH
    assert "the day of all the records that it stands around" in contents.report


WITHIN = [{"title": "Fog in the harbour", "date": "2016-01-02"}]
ONE = {
    "title": FIRST,
    "date": "2015-05-12",
    "related": WITHIN,
    "media": WITHIN,
    "revisions": WITHIN,
}


@pytest.mark.parametrize(
    "wrap",
    [
        lambda one: {"_index": "news", "_id": "1", "_source": one},
        lambda one: {"id": 1, "attributes": one},
        lambda one: {"id": "rec1", "createdTime": "2016-01-02T10:00:00Z", "fields": one},
        lambda one: {"type": "Feature", "geometry": None, "properties": one},
        lambda one: {"article": one},
    ],
    ids=["elasticsearch", "strapi", "airtable", "geojson", "article"],
)
@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_a_record_in_a_wrapper_counts_before_what_is_listed_within_it(read, wrap, name):
    records = [wrap(ONE), wrap({**ONE, "title": SECOND})]
    lines = "\n".join(map(json.dumps, records))

    contents = read(name, lines if name == "a.jsonl" else json.dumps(records))

    assert contents.listed == BOTH


@pytest.mark.parametrize(
    "wrapped",
    [
        {"data": {"title": "Export", "date": "2016-01-02", "items": "{}"}},
        {"response": {"title": "Export", "url": "https://a.example/x", "results": "{}"}},
        {"feed": {"title": "The Bay", "updated": "2016-01-02", "entry": "{}"}},
        {"node": {"title": "The Bay", "stories": "{}"}},
        {"fields": {"name": "The Bay", "created": "2016-01-02", "pieces": "{}"}},
        {"article": {"name": "list"}, "results": "{}"},
        {"meta": {"title": "Export", "date": "2016-01-02"}, "pieces": "{}"},
        {"title": "The Bay", "pieces": "{}"},
    ],
)
def test_records_in_the_array_of_an_object_count_before_what_it_is_called(read, wrapped):
    records = [{"title": text, "date": "2015-05-12"} for text in (FIRST, SECOND)]

    contents = read("a.json", json.dumps(wrapped).replace('"{}"', json.dumps(records)))

    assert contents.listed == BOTH


def test_pictures_by_their_addresses_are_left_out_beside_articles(read):
    picture = {"title": "A tug off the north mole at dawn", "created_at": "2016-01-02"}
    articles = [{"title": text, "date": "2015-05-12"} for text in (FIRST, SECOND)]
    dump = {"articles": articles, "media": [{**picture, "url": "https://a.example/1.jpg"}]}

    contents = read("a.json", json.dumps(dump))

    assert contents.listed == BOTH
    assert "left out: the objects in media" in contents.report


def test_clippings_with_addresses_of_pages_stand_beside_articles(read):
    clipping = {"title": SECOND, "created_at": "2015-05-12", "url": "https://a.example/1"}
    dump = {"articles": [{"title": FIRST, "date": "2015-05-12"}], "media": [clipping]}

    assert read("a.json", json.dumps(dump)).listed == BOTH


def test_an_object_called_content_that_has_the_records_is_no_text(read):
    articles = [{"title": {"en": text}, "date": "2015-05-12"} for text in (FIRST, SECOND)]
    export = {"created": "2016-01-02", "by": "ann", "content": {"articles": articles}}

    assert read("a.json", json.dumps({"export": export})).listed == BOTH


@pytest.mark.parametrize(
    "day",
    [
        {"year": 2015, "month": 5, "day": 12},
        {"year": 2015, "month": "MAY", "monthValue": 5, "dayOfMonth": 12, "dayOfWeek": "TUESDAY"},
    ],
)
def test_a_day_may_be_an_object_of_numbers(read, day):
    records = [{"title": text, "published": day} for text in (FIRST, SECOND)]

    assert [one.date.isoformat() for one in read("a.json", json.dumps(records)).headlines] == [
        "2015-05-12",
        "2015-05-12",
    ]


@pytest.mark.parametrize("key", ["value", "doc", "record", "payload"])
def test_a_line_that_wraps_a_record_is_of_it_and_not_of_what_is_listed_within_it(read, key):
    lines = [{"op": "put", key: {**ONE, "title": text}} for text in (FIRST, SECOND)]

    assert read("a.jsonl", "\n".join(map(json.dumps, lines))).listed == BOTH


@pytest.mark.parametrize(
    "line",
    [
        {"data": {"title": "The Bay", "date": "2016-01-02", "items": "{}"}},
        {"meta": {"title": "The Bay", "date": "2016-01-02"}, "articles": "{}"},
        {"page": {"title": "The Bay"}, "pieces": "{}"},
        {"page": {"name": "The Bay", "created": "2016-01-02"}, "pieces": "{}"},
    ],
)
def test_a_line_of_several_records_is_of_these(read, line):
    records = [{"title": text, "date": "2015-05-12"} for text in (FIRST, SECOND)]
    whole = json.dumps(line).replace('"{}"', json.dumps(records))

    assert read("a.jsonl", f"{whole}\n").listed == BOTH


def test_an_edition_names_the_outlet_and_its_sections_the_topics(read):
    sections = [{"name": name, "articles": [one]} for name, one in zip("AB", ARTICLES, strict=True)]
    edition = {"edition": {"paper": "Post", "date": "2015-05-12", "sections": sections}}

    contents = read("a.json", json.dumps(edition))

    assert contents.listed == BOTH
    assert (topics(contents), outlets(contents)) == ([["A"], ["B"]], ["Post", "Post"])


@pytest.mark.parametrize(
    ("wrapped", "listed"),
    [
        # Other articles beside one that has an address or a text of its own.
        (
            {"title": FIRST, "date": "2015-05-12", "url": "https://a.example/1"}
            | {"articles": [{"title": SECOND}]},
            [(None, SECOND)],
        ),
        (
            {"title": FIRST, "date": "2015-05-12", "author": "Ann"}
            | {"articles": [{"title": SECOND}]},
            [(None, SECOND)],
        ),
        ({"updated": "2016-01-01", "articles": ARTICLES}, [(None, FIRST), (None, SECOND)]),
        # The first of them are undated.
        (
            {"date": "2016-01-01"}
            | {"articles": [*ARTICLES, *ARTICLES, {"title": "Ferry sails", "date": "2015-05-12"}]},
            [*[(None, FIRST), (None, SECOND)] * 2, ("2015-05-12", "Ferry sails")],
        ),
        (
            {"date": "2016-01-01", "articles": [{"title": FIRST, "published": "2015-05-12"}]}
            | {"more": []},
            [("2015-05-12", FIRST)],
        ),
        (
            {"date": "2016-01-01", "articles": [{"title": FIRST, "published": None}]},
            [(None, FIRST)],
        ),
    ],
)
def test_another_day_around_records_is_not_theirs(read, wrapped, listed):
    assert read("a.json", json.dumps(wrapped)).listed == listed


def test_what_has_only_the_day_on_which_it_was_made_is_left_out_beside_news(read):
    dump = {
        "items": [{"title": FIRST, "published": "2015-05-12", "createdAt": "2016-01-01"}],
        "includes": {"Entry": [{"title": "Local", "createdAt": "2014-01-01"}]},
    }

    contents = read("a.json", json.dumps(dump))

    assert contents.listed == BOTH[:1]
    assert "left out: the objects in includes.Entry" in contents.report


def test_pictures_made_on_a_day_are_left_out_beside_news_however_long_their_titles(read):
    picture = {"title": "A tug at the north mole at low tide", "createdAt": "2016-01-01"}
    dump = {"items": [{"title": FIRST, "published": "2015-05-12"}], "assets": [picture]}

    assert read("a.json", json.dumps(dump)).listed == BOTH[:1]


def test_what_was_made_on_a_day_is_kept_if_it_is_called_as_headlines_are(read):
    older = {"title": SECOND, "created": "2015-05-12"}
    dump = {"news": [{"title": FIRST, "published": "2015-05-12"}], "archive": [older]}

    assert read("a.json", json.dumps(dump)).listed == BOTH


def test_what_was_made_on_a_day_is_kept_where_it_has_an_address_or_nothing_is_published(read):
    first, second = ({"title": title, "created_at": day} for day, title in BOTH)
    published = {"title": FIRST, "published": "2015-05-12"}
    placed = second | {"url": "https://a.example/2"}

    assert read("a.json", json.dumps({"news": [published], "films": [placed]})).listed == BOTH
    assert read("a.json", json.dumps({"news": [first], "films": [second]})).listed == BOTH


def test_comments_beside_articles_are_left_out_and_told(read):
    comment = {"text": "I was there", "date": "2015-05-14"}
    dump = {"articles": [{"title": FIRST, "date": "2015-05-12"}], "comments": [comment]}

    contents = read("a.json", json.dumps(dump))

    assert contents.listed == BOTH[:1]
    assert "left out: the objects in comments" in contents.report


def test_opinion_with_titles_is_kept_beside_articles_and_comments_are_where_they_are_alone(read):
    first, second = ({"title": title, "date": day} for day, title in BOTH)
    alone = [{"text": FIRST, "date": "2015-05-12"}]

    assert read("a.json", json.dumps({"news": [first], "comment": [second]})).listed == BOTH
    assert read("a.json", json.dumps({"comments": alone})).listed == BOTH[:1]


@pytest.mark.parametrize(
    ("name", "kept", "left_out"),
    [
        ("Estado", "Publicado", "Borrador"),
        ("Estado", "Publicado", "Despublicado"),
        ("Zustand", "online", "nicht veröffentlicht"),
        ("Статус", "опубликовано", "снято с публикации"),
        ("状态", "已发布", "未发布"),
        ("supprime", "0", "1"),
        ("Publicado", "Sí", "No"),
        ("state", "published", "draft"),
    ],
)
def test_what_is_not_published_is_left_out_in_any_language(read, name, kept, left_out):
    rows = f"{FIRST};2015-05-12;{kept}\n{SECOND};2015-05-12;{left_out}\n"

    contents = read("a.csv", f"Title;Date;{name}\n{rows}")

    assert contents.listed == BOTH[:1]
    assert f"{name}: {left_out}, not published" in contents.report


@pytest.mark.parametrize(
    ("name", "first", "second"),
    [
        ("State", "TX", "NO"),
        ("Estado", "Pará", "Ceará"),
        ("Condition", "cancelled", "open"),
        ("Publicado", "2015-05-12", "2015-05-12"),
        ("Eliminado", "por el árbitro", ""),
        ("state", "0", "1"),
    ],
)
def test_other_states_say_nothing_of_being_published(read, name, first, second):
    rows = f"{FIRST};2015-05-12;{first}\n{SECOND};2015-05-12;{second}\n"

    assert read("a.csv", f"Title;Date;{name}\n{rows}").listed == BOTH


@pytest.mark.parametrize("day", ["2015-05-12", "12 May 2015"])
def test_the_day_of_an_export_counts_for_no_record_that_has_its_own(read, day):
    articles = [one | {"wann": day} for one in ARTICLES]

    contents = read("a.json", json.dumps({"date": "2016-01-01", "articles": articles}))

    assert contents.listed == BOTH


def test_a_hit_of_a_search_engine_has_its_day_in_its_metadata(read):
    source = {"meta": {"published": "2015-05-12"}, "content": {"title": FIRST, "body": "x"}}
    hits = {"hits": {"hits": [{"_source": source | {"url": "https://a.example/1"}}]}}

    assert read("a.json", json.dumps(hits)).listed == BOTH[:1]


def test_an_object_is_called_by_its_name_in_any_language(read):
    record = {"titular": FIRST, "fecha": "2015-05-12"}
    record |= {"medio": {"id": 1, "nombre": "El Muelle"}, "sección": {"id": 2, "nombre": "Puerto"}}

    contents = read("a.json", json.dumps([record]))

    assert (outlets(contents), topics(contents)) == (["El Muelle"], [["Puerto"]])


def test_the_terms_that_wordpress_embeds_name_the_topics(read):
    post = {"title": {"rendered": FIRST}, "date": "2015-05-12", "categories": [4], "tags": [7]}
    post |= {"_embedded": {"wp:term": [[{"name": "Local"}], [{"name": "Tugs"}]]}}

    assert topics(read("a.json", json.dumps([post]))) == [["Local", "Tugs"]]


def test_a_section_lists_its_articles_whatever_these_are_called(read):
    promo = {"headline": FIRST, "timestamp": 1431424800000, "url": "https://a.example/1"}
    front = {"data": {"sections": [{"title": "Local", "style": "big", "promos": [promo]}]}}

    contents = read("a.json", json.dumps(front))

    assert (contents.listed, topics(contents)) == (BOTH[:1], [["Local"]])


def test_newspapers_name_the_outlet_of_the_articles_in_their_issues(read):
    issues = [{"date": "2015-05-12", "articles": [{"headline": title} for _, title in BOTH]}]

    contents = read("a.json", json.dumps({"papers": [{"name": "Post", "issues": issues}]}))

    assert (contents.listed, outlets(contents)) == (BOTH, ["Post", "Post"])


def test_what_is_said_around_a_record_is_said_of_it_but_for_when_it_was_saved(read):
    published = {"first_publication_date": "2015-05-12", "data": {"title": FIRST}}
    saved = {"created_at": "2016-01-01", "article": {"title": SECOND, "url": "https://a.example"}}

    assert read("a.json", json.dumps({"results": [published]})).listed == BOTH[:1]
    assert read("a.json", json.dumps([saved])).listed == [(None, SECOND)]


def test_the_day_on_which_an_article_was_labelled_or_its_section_changed_is_not_its_own(read):
    labelled = {"date": "2016-03-01", "annotator": "Ann", "article": {"title": FIRST, "url": "u"}}
    section = {"title": "Local", "updated": "2016-01-01", "articles": ARTICLES}

    assert read("a.json", json.dumps([labelled])).listed == [(None, FIRST)]
    assert read("a.json", json.dumps({"sections": [section]})).listed == [
        (None, FIRST),
        (None, SECOND),
    ]


def test_a_record_has_the_day_on_which_it_was_made_in_other_languages_too(read):
    german = {"attributes": {"title": "Schlepper auf Grund", "locale": "de"}}
    own = {"title": FIRST, "createdAt": "2015-05-12", "localizations": {"data": [german]}}

    assert read("a.json", json.dumps({"data": [{"attributes": own}]})).listed == [
        ("2015-05-12", FIRST),
        ("2015-05-12", "Schlepper auf Grund"),
    ]


def test_a_value_may_name_its_type_and_stand_by_that_name(read):
    properties = {
        "Headline": {"type": "title", "title": [{"type": "text", "plain_text": FIRST}]},
        "Published": {"type": "date", "date": {"start": "2015-05-12", "end": None}},
        "Outlet": {"type": "select", "select": {"name": "Post", "color": "red"}},
    }

    contents = read("a.json", json.dumps({"results": [{"properties": properties}]}))

    assert (contents.listed, outlets(contents)) == (BOTH[:1], ["Post"])


def test_titles_by_language_may_stand_beside_the_name_of_their_type(read):
    title = {"_type": "localeString", "en": FIRST, "de": "Schlepper auf Grund"}

    contents = read("a.json", json.dumps([{"title": title, "publishedAt": "2015-05-12"}]))

    assert [one.language.code for one in contents.headlines] == ["en", "de"]


def test_an_outlet_in_xml_may_stand_in_an_attribute_that_calls_it(read):
    item = f'<n data="2015-05-12"><tytul>{FIRST}</tytul><zrodlo nazwa="Post"/></n>'

    contents = read("a.xml", f"<r>{item}{item.replace(FIRST, SECOND)}</r>")

    assert (contents.listed, outlets(contents)) == (BOTH, ["Post", "Post"])


def test_sections_of_an_issue_in_xml_name_the_topics(read):
    articles = [f"<article><headline>{title}</headline></article>" for _, title in BOTH]
    sections = [f'<section name="{n}">{a}</section>' for n, a in zip("AB", articles, strict=True)]

    contents = read("a.xml", f'<issue paper="Post" date="2015-05-12">{"".join(sections)}</issue>')

    assert contents.listed == BOTH
    assert (topics(contents), outlets(contents)) == ([["A"], ["B"]], ["Post", "Post"])


def test_titles_in_several_languages_are_headlines_in_each(read):
    titles = f'<title xml:lang="en">{FIRST}</title><title xml:lang="de">Schlepper auf Grund</title>'

    contents = read("a.xml", f"<r><n>{titles}<date>2015-05-12</date></n></r>")

    assert [(one.text, one.language.code) for one in contents.headlines] == [
        (FIRST, "en"),
        ("Schlepper auf Grund", "de"),
    ]


def test_of_several_titles_in_one_language_the_first_counts_and_the_others_are_told(read):
    titles = f'<title xml:lang="en">{FIRST}</title><title xml:lang="en">{SECOND}</title>'

    contents = read("a.xml", f"<r><n>{titles}<date>2015-05-12</date></n></r>")

    assert contents.listed == BOTH[:1]
    assert f"left out: {SECOND}" in contents.report


def _bibliography(text: str) -> str:
    references = "".join(
        f'<bibl><title level="a">{title}</title><title level="j">Post</title>'
        f'<date when="{day}"/></bibl>'
        for day, title in BOTH
    )
    title = "<teiHeader><fileDesc><titleStmt><title>A study</title></titleStmt>"
    header = f'{title}<sourceDesc><date when="2012-01-01"/></sourceDesc></fileDesc></teiHeader>'
    listed = text.replace("LIST", f"<listBibl>{references}</listBibl>")
    return f"<TEI>{header}<text>{listed}</text></TEI>"


def test_a_bibliography_in_tei_lists_headlines(read):
    contents = read("a.xml", _bibliography("<body>LIST</body>"))

    assert (contents.listed, outlets(contents)) == (BOTH, ["Post", "Post"])


@pytest.mark.parametrize(
    "text", ["<body><p>x</p></body><back>LIST</back>", f"<body>{'<p>x</p>' * 9}LIST</body>"]
)
def test_what_a_text_in_tei_cites_is_no_headline(read, text):
    assert read("a.xml", _bibliography(text)).listed == [("2012-01-01", "A study")]


def test_titles_of_a_table_have_the_day_of_the_row_that_they_lead_to(read, database):
    content = database("""
        CREATE TABLE stories (id INTEGER PRIMARY KEY, published TEXT, section TEXT);
        CREATE TABLE story_translations (id INTEGER, story_id INTEGER, locale TEXT, title TEXT);
        INSERT INTO stories VALUES (1, '2015-05-12', 'Local');
        INSERT INTO story_translations VALUES
            (1, 1, 'en', 'Tug aground'), (2, 1, 'de', 'Auf Grund');
    """)

    contents = read("a.db", content)

    assert contents.listed == [("2015-05-12", "Tug aground"), ("2015-05-12", "Auf Grund")]
    assert [one.language.code for one in contents.headlines] == ["en", "de"]
    assert topics(contents) == [["Local"], ["Local"]]


def test_pictures_in_a_table_of_their_own_are_no_headlines_beside_articles(read, database):
    content = database("""
        CREATE TABLE news_article (id INTEGER, title TEXT, published TEXT);
        CREATE TABLE news_image (id INTEGER, title TEXT, created_at TEXT, file TEXT);
        INSERT INTO news_article VALUES (1, 'Tug runs aground off the north mole', '2015-05-12');
        INSERT INTO news_image VALUES (1, 'The tug below the mole at dawn', '2016-01-02', '1.jpg');
    """)

    contents = read("a.db", content)

    assert contents.listed == BOTH[:1]
    assert "left out: the table news_image" in contents.report


@pytest.mark.parametrize(
    "table", ["photo_stories (title TEXT, created_at TEXT)", "photos (title TEXT, published TEXT)"]
)
def test_stories_in_pictures_and_pictures_that_were_published_are_headlines(read, database, table):
    script = """
        CREATE TABLE articles (title TEXT, published TEXT);
        CREATE TABLE COLUMNS;
        INSERT INTO articles VALUES ('Tug runs aground off the north mole', '2015-05-12');
        INSERT INTO CALLED VALUES ('Shipyard to cut eighty jobs', '2015-05-12');
    """
    script = script.replace("COLUMNS", table).replace("CALLED", table.partition(" ")[0])

    assert read("a.db", database(script)).listed == BOTH


def test_translations_of_titles_have_the_day_and_the_state_of_these_and_not_their_address(
    read, database
):
    content = database("""
        CREATE TABLE stories (id INTEGER, title TEXT, lang TEXT, published TEXT, url TEXT,
            status TEXT);
        CREATE TABLE story_translations (id INTEGER, story_id INTEGER, locale TEXT, title TEXT);
        INSERT INTO stories VALUES
            (1, 'Tug aground', 'en', '2015-05-12', 'https://a.example/1', ''),
            (2, 'Fog', 'en', '2015-05-13', 'https://a.example/2', 'draft');
        INSERT INTO story_translations VALUES (1, 1, 'de', 'Auf Grund'), (2, 2, 'de', 'Nebel');
    """)

    contents = read("a.db", content)

    assert contents.listed == [("2015-05-12", "Tug aground"), ("2015-05-12", "Auf Grund")]
    assert [one.language.code for one in contents.headlines] == ["en", "de"]
    assert contents.urls == ["https://a.example/1"]


@pytest.mark.parametrize(
    "table",
    [
        "story_translations (id INTEGER, story_id INTEGER, notes TEXT, title TEXT)",
        "story_photos (id INTEGER, story_id INTEGER, locale TEXT, title TEXT)",
        "story_titles (id INTEGER, story_id INTEGER, locale TEXT, title TEXT)",
        "author_translations (id INTEGER, author_id INTEGER, locale TEXT, title TEXT)",
    ],
)
def test_what_does_not_translate_titles_of_another_table_has_not_their_day(read, database, table):
    script = """
        CREATE TABLE stories (id INTEGER, title TEXT, published TEXT);
        CREATE TABLE authors (id INTEGER, title TEXT, published TEXT);
        CREATE TABLE COLUMNS;
        INSERT INTO stories VALUES (1, 'Tug aground', '2015-05-12');
        INSERT INTO CALLED VALUES (1, 1, 'de', 'Auf Grund');
    """
    script = script.replace("COLUMNS", table).replace("CALLED", table.partition(" ")[0])

    assert read("a.db", database(script)).listed == [("2015-05-12", "Tug aground")]


@pytest.mark.parametrize(
    "pointed", ["author (id, created)", "source (id, date)", "event (id, date)"]
)
def test_titles_have_no_day_of_a_row_that_is_neither_text_nor_issue(read, database, pointed):
    called = pointed.partition(" ")[0]
    script = """
        CREATE TABLE POINTED;
        CREATE TABLE articles (id INTEGER, CALLED_id INTEGER, title TEXT, url TEXT);
        INSERT INTO CALLED VALUES (1, '1999-05-10');
        INSERT INTO articles VALUES (1, 1, 'Tug aground', 'https://a.example/1');
    """

    contents = read("a.db", database(script.replace("POINTED", pointed).replace("CALLED", called)))

    assert contents.listed == [(None, "Tug aground")]


def test_pictures_of_an_article_have_no_day_of_it(read, database):
    content = database("""
        CREATE TABLE stories (id INTEGER, date TEXT, place TEXT);
        CREATE TABLE story_photos (id INTEGER, story_id INTEGER, title TEXT);
        INSERT INTO stories VALUES (1, '2015-05-10', 'Kiel');
        INSERT INTO story_photos VALUES (1, 1, 'Sunset at sea');
    """)

    assert read("a.db", content).listed == []


def test_titles_have_the_day_of_their_issue_and_that_is_told(read, database):
    content = database("""
        CREATE TABLE issues (id INTEGER, date TEXT, number INTEGER);
        CREATE TABLE articles (id INTEGER, issue_id INTEGER, title TEXT);
        INSERT INTO issues VALUES (1, '2015-05-12', 4);
        INSERT INTO articles VALUES (1, 1, 'Tug runs aground off the north mole');
    """)

    contents = read("a.db", content)

    assert contents.listed == BOTH[:1]
    assert "the table articles has the dates of issues" in contents.report


def test_of_two_tables_the_one_of_creations_is_kept_if_it_has_headlines(read, database):
    content = database("""
        CREATE TABLE news (id INTEGER, title TEXT, published TEXT);
        CREATE TABLE posts (id INTEGER, title TEXT, created_at TEXT);
        CREATE TABLE categories (id INTEGER, title TEXT, created_at TEXT);
        INSERT INTO news VALUES (1, 'Tug runs aground off the north mole', '2015-05-12');
        INSERT INTO posts VALUES (1, 'Shipyard to cut eighty jobs', '2015-05-12');
        INSERT INTO categories VALUES (1, 'Port', '2014-05-12');
    """)

    contents = read("a.db", content)

    assert contents.listed == BOTH
    assert "left out: the table categories, which has no dates of publication" in contents.report


def test_pictures_of_what_has_a_day_are_no_headlines(read, database):
    content = database("""
        CREATE TABLE events (id INTEGER PRIMARY KEY, date TEXT, place TEXT);
        CREATE TABLE photos (id INTEGER PRIMARY KEY, event_id INTEGER, title TEXT);
        INSERT INTO events VALUES (1, '2015-05-12', 'Kiel');
        INSERT INTO photos VALUES (1, 1, 'Sunset');
    """)

    assert read("a.db", content).listed == []


def test_a_table_of_feeds_is_left_out_beside_that_of_their_items(read, database):
    content = database("""
        CREATE TABLE rss_feed (rssurl TEXT, url TEXT, title TEXT, lastmodified INTEGER);
        CREATE TABLE rss_item (id INTEGER, title TEXT, url TEXT, pubDate INTEGER);
        INSERT INTO rss_feed VALUES ('https://a.example/rss', 'https://a.example', 'Post', 0);
        INSERT INTO rss_item VALUES (1, 'Tug aground', 'https://a.example/1', 1431424800);
    """)

    contents = read("a.db", content)

    assert contents.listed == [("2015-05-12", "Tug aground")]
    assert "left out: the table rss_feed" in contents.report


def test_a_row_that_adds_up_others_is_no_headline(read):
    rows = f"Nr;Datum;Titel\n1;2015-05-12;{FIRST}\n2;2015-05-12;{SECOND}\nSumme;;2 Treffer\n"

    contents = read("a.csv", rows)

    assert contents.listed == BOTH
    assert "a row that adds up others: Summe, 2 Treffer" in contents.report


@pytest.mark.parametrize(
    ("row", "item"),
    [
        ("Total;2015-05-12;Oil found", ("2015-05-12", "Oil found")),  # the company
        ("Total;;Strike ends at the oil firm", (None, "Strike ends at the oil firm")),
        (";;Total blackout in the port", (None, "Total blackout in the port")),
        (";2015-05-12;Total", ("2015-05-12", "Total")),
        ("Total;;5 arrested", (None, "5 arrested")),
        ("Total;May 2015;2 articles", ("2015-05-01", "2 articles")),
        ("Post;;Total", (None, "Total")),
    ],
)
def test_a_row_with_the_word_for_a_total_in_it_may_be_a_headline(read, row, item):
    assert read("a.csv", f"Firm;Date;Title\nPost;2015-05-12;{FIRST}\n{row}\n").listed == [
        BOTH[0],
        item,
    ]


def test_in_a_table_without_dates_the_word_for_a_total_is_the_name_of_a_firm(read):
    text = f"Paper;Headline\nPost;{FIRST}\nEcho;Total\n"

    assert read("a.csv", text).listed == [(None, FIRST), (None, "Total")]


def test_a_table_of_fixed_width_has_the_columns_of_its_header(read):
    header = "DATE        PAPER          HEADLINE"
    rows = [
        f"2015-05-12  {paper:13}  {title}" for paper, (_, title) in zip("AB", BOTH, strict=True)
    ]

    contents = read("a.txt", "\n".join([header, "-" * 40, *rows]))

    assert (contents.listed, outlets(contents)) == (BOTH, ["A", "B"])


def test_lines_whose_words_cross_the_columns_are_no_table_of_fixed_width(read):
    rows = "\n".join(f"2015-05-12   {title}" for _, title in BOTH)

    assert read("a.txt", f"Date  Headline\n{rows}\n").listed == BOTH


@pytest.mark.parametrize(
    ("encoding", "header"),
    [("utf-8", "Tytuł artykułu|Data wydania"), ("cp1251", "Заголовок|Дата публикации")],
)
def test_a_table_with_letters_beyond_ascii_may_be_called_a_text(read, encoding, header):
    rows = "\n".join(f"{title}|{day}" for day, title in BOTH)

    assert read("a.txt", f"{header}\n{rows}\n".encode(encoding)).listed == BOTH
