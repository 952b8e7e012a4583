"""Records, references, mails and posts as newsrooms and libraries keep them, and what they list."""

from datetime import date

import pytest

from corpus import Publication

FIRST, SECOND = "Police tow a ferry", "Divers find an anchor"
BOTH = [("2015-05-12", FIRST), ("2015-04-10", SECOND)]


@pytest.fixture
def read(contents_of):
    """Return a function that reads one file of a name and a content."""
    return contents_of


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "a.json",
            '{"payload": {"stories": [{"fields": {"headline": "%s", "publishedAt": 1431424800000},'
            ' "links": {"web": "https://a.example/1"}}, {"fields": {"headline": "%s",'
            ' "publishedAt": 1428660000000}, "links": {"web": "https://a.example/2"}}]}}',
        ),
        (
            "a.json",
            '{"d": {"results": [{"Title": "%s", "PublishDate": "/Date(1431424800000)/",'
            ' "Url": "https://a.example/1"}, {"Title": "%s",'
            ' "PublishDate": "/Date(1428660000000+0200)/", "Url": "https://a.example/2"}]}}',
        ),
        (
            "a.jsonl",
            '[{"title": "%s", "date": {"date": "2015-05-12 10:00:00.000000", "timezone_type": 3,'
            ' "timezone": "UTC"}, "url": "https://a.example/1"}]\n'
            '[{"title": "%s", "date": {"_seconds": 1428660000}, "url": "https://a.example/2"}]\n',
        ),
        (
            "a.json",
            '{"2015-05-12": [{"title": "%s", "url": "https://a.example/1"}], "2015-04-10":'
            ' [{"title": "%s", "url": "https://a.example/2"}]}',
        ),
        (
            "a.json",
            '{"days": [{"date": "2015-05-12", "items": [{"title": "%s", "url":'
            ' "https://a.example/1"}]}, {"date": "2015-04-10", "items": [{"title": "%s", "url":'
            ' "https://a.example/2"}]}]}',
        ),
        (
            "a.xml",
            "<OAI-PMH><request/><ListRecords><record><header><datestamp>2019-01-01</datestamp>"
            "</header><metadata><dc xmlns:x='y'><x:title>%s</x:title><x:date>2015-05-12</x:date>"
            "<x:identifier>https://a.example/1</x:identifier></dc></metadata></record><record>"
            "<metadata><dc xmlns:x='y'><x:title>%s</x:title><x:date>2015-04-10</x:date>"
            "<x:identifier>https://a.example/2</x:identifier></dc></metadata></record>"
            "</ListRecords></OAI-PMH>",
        ),
        (
            "a.xml",
            "<export><story date='2015-05-12'><headline>%s</headline><meta><link>"
            "https://a.example/1</link></meta></story><story date='2015-04-10'><headline><b>%s</b>"
            "</headline><meta><link>https://a.example/2</link></meta></story></export>",
        ),
        (
            "a.enw",
            "%%0 Newspaper Article\n%%T %s\n%%D 2015\n%%8 May 12\n%%U https://a.example/1\n\n"
            "%%0 Newspaper Article\n%%T %s\n%%8 April 10, 2015\n%%U https://a.example/2\n",
        ),
        (
            "a.txt",
            "Title: %s\nPublication date: May 12, 2015\nURL: https://a.example/1\n_____________\n"
            "Title: %s\nPublication date: Apr 10, 2015\nURL: https://a.example/2\n",
        ),
        (
            "a.txt",
            "The Bay vom 12.05.2015, S. 9 / Lokales\n\n%s\n\nIt was late.\n\n"
            "Quelle: The Bay vom 12.05.2015, S. 9\nDauerhafte Adresse: https://a.example/1\n\n"
            "The Sea vom 10.04.2015, S. 1\n\n%s\n\nQuelle: The Sea vom 10.04.2015, S. 1\n"
            "Dauerhafte Adresse: https://a.example/2\n",
        ),
        (
            "a.txt",
            "Clippings\n\n12 May 2015\n%s\nhttps://a.example/1\n\n10 April 2015\n"
            "%s <https://a.example/2>\n",
        ),
    ],
    ids=[
        *("parts of a record", "dates of ASP.NET", "dates of PHP and Firestore in lists"),
        *("days as keys", "days with lists"),
        *("OAI-PMH", "any XML", "EndNote", "labels"),
        *("WISO", "addresses below and beside"),
    ],
)
def test_each_headline_has_its_day_and_address(read, name, content):
    contents = read(name, content % (FIRST, SECOND))

    assert contents.listed == BOTH
    assert contents.urls == ["https://a.example/1", "https://a.example/2"]
    assert [finding for finding in contents.findings if finding.kind != "note"] == []


def test_a_title_of_pubmed_goes_on_in_the_next_line(read):
    contents = read(
        "a.nbib",
        "PMID- 1\nTI  - Police tow\n      a ferry\nDP  - 2015 May 12\nJT  - The Bay\n\n"
        "PMID- 2\nTI  - Divers find an anchor\nDP  - 2015 Apr 10\nJT  - The Sea\n",
    )

    assert contents.listed == BOTH
    assert [h.publications for h in contents.headlines] == [
        (Publication("The Bay"),),
        (Publication("The Sea"),),
    ]


def test_xml_without_records_is_a_fault_that_names_its_root(read):
    contents = read("a.xml", "<?xml version='1.0'?>\n<settings><title>A</title></settings>")

    assert "<settings>: no feed, and no records with a headline" in contents.report


def test_all_arrays_of_dated_records_are_read_and_others_told(read):
    record = '{{"title": "{}", "date": "{}"}}'.format

    contents = read(
        "a.json",
        f'{{"local": [{record(FIRST, "2015-05-12")}], "world": [{record(SECOND, "2015-04-10")}],'
        ' "people": [{"title": "Editor"}]}',
    )

    assert contents.listed == BOTH
    assert "left out: the objects in people, which have no titles with dates" in contents.report


def test_of_a_long_post_the_first_sentence_is_the_headline(read):
    text = f"{FIRST}. {'It had run aground on the sand bank of the bay. ' * 5}"

    contents = read(
        "a.json", f'[{{"tweet": {{"full_text": "{text}", "created_at": "2015-05-12"}}}}]'
    )

    assert contents.listed == [("2015-05-12", f"{FIRST}.")]
    assert contents.headlines[0].description == text.strip()


def test_a_channel_of_messages_lists_their_texts(read):
    contents = read(
        "a.json",
        '{"name": "The Bay", "id": 1, "messages": [{"id": 1, "date": "2015-05-12T09:00:00",'
        f' "text": "{FIRST}"}}, {{"id": 2, "date": "2015-04-10T09:00:00", "text": ["Divers find '
        '", {"type": "bold", "text": "an anchor"}]}]}',
    )

    assert contents.listed == BOTH


MAIL = "From a@a.example Tue May 12 09:00:00 2015\nFrom: a@a.example\nSubject: {}\nDate: {}\n\n{}\n"


@pytest.mark.parametrize("name", ["press.mbox", "press"])
def test_each_mail_of_a_mailbox_is_a_headline(read, name):
    first = MAIL.format(FIRST, "Tue, 12 May 2015 09:00:00 +0000", ">From the quay. It was late.\n")
    second = MAIL.format(SECOND, "Fri, 10 Apr 2015 09:00:00 +0000", "They dived. It was cold.\n")

    contents = read(name, first + second)

    assert contents.listed == BOTH
    assert [str(h.sources[0]) for h in contents.headlines] == [f"{name}/1:1", f"{name}/2:1"]
    assert [h.first_seen for h in contents.headlines] == [date(2015, 5, 12), date(2015, 4, 10)]


def test_what_stands_above_the_first_mail_of_a_mailbox_is_told(read):
    mail = MAIL.format(FIRST, "Tue, 12 May 2015 09:00:00 +0000", "It was late. So it was.\n")

    contents = read("a.mbox", f"Exported by hand.\n\n{mail}")

    assert contents.listed == BOTH[:1]
    assert "what stands above the first mail is left out" in contents.report


@pytest.mark.parametrize(
    "form",
    ["{u}\n{h}\n{d}\n\n", "{d}\n{u}\n{h}\n\n", "{d}\n{h} ({u})\n\n", "{d}\n\n{h}\n\n{u}\n\n"],
)
def test_an_address_is_that_of_its_paragraph_wherever_it_stands_in_it(read, form):
    days = ("12 May 2015", "10 April 2015")
    rows = zip((FIRST, SECOND), days, (1, 2), strict=True)
    texts = [form.format(h=h, d=d, u=f"https://a.example/{n}") for h, d, n in rows]

    contents = read("a.txt", f"Clippings\n\nBy hand.\n\n{''.join(texts)}")

    assert contents.listed == BOTH
    assert contents.urls == ["https://a.example/1", "https://a.example/2"]


def test_labels_of_a_page_that_lists_headlines_make_no_records(read):
    lines = f"12 May 2015\n{FIRST}\n\n10 April 2015\n{SECOND}\n"

    assert read("a.txt", f"Title: Of the bay\nDate: 5 January 2016\n\n{lines}").listed == BOTH


def test_a_day_above_several_labelled_headlines_is_that_of_each(read):
    contents = read(
        "a.txt",
        f"Date: 12 May 2015\nHeadline: {FIRST}\nHeadline: Fog\n\nHeadline: Storm\n\n"
        f"Date: 10 April 2015\nHeadline: {SECOND}\nIt was cold.\n",
    )

    assert contents.listed == [BOTH[0], ("2015-05-12", "Fog"), (None, "Storm"), BOTH[1]]
    assert "lines without a label, which are not read" in contents.report


@pytest.mark.parametrize(
    "record",
    [
        "Article Name: {}\nNewspaper: The Bay\nPublish date: {}\nStart Page: A1\n\n",
        "Title: {}\nMedia outlet: The Bay\nDate: {}, p. 9 (Article)\n\n",
        "Title: {}\nAuthors: Byrne, Una\nSource: The Bay. {}, p5.\nDocument Type: Article\n\n",
    ],
)
def test_labels_of_databases_may_describe_and_a_page_stand_behind_the_day(read, record):
    records = record.format(FIRST, "Tuesday 12 May 2015") + record.format(SECOND, "10 April 2015")

    contents = read("a.txt", records)

    assert contents.listed == BOTH
    assert [one.publications[0].source for one in contents.headlines] == ["The Bay", "The Bay"]


def test_a_text_in_parts_is_whole_whatever_its_first_part_is(read):
    contents = read(
        "a.json",
        '{"messages": [{"date": "2015-05-12", "text": [{"type": "bold", "text": "Police"},'
        ' " tow a ferry"]}, {"date": "2015-04-10", "text": ["Divers ",'
        ' {"text": "find an anchor"}]}]}',
    )

    assert contents.listed == BOTH


def test_the_numbers_of_the_rows_of_a_data_frame_are_no_years(read):
    contents = read("a.json", f'{{"0": {{"title": "{FIRST}"}}, "1999": {{"title": "{SECOND}"}}}}')

    assert contents.listed == [(None, FIRST), (None, SECOND)]


def test_records_of_a_day_have_its_date_and_not_its_address(read):
    contents = read(
        "a.json",
        '{"days": [{"date": "2015-05-12", "url": "https://a.example/day", "items": ['
        f'{{"title": "{FIRST}"}}, {{"title": "{SECOND}", "published": "2015-04-10"}},'
        ' {"text": "Fog"}]}]}',
    )

    assert (contents.listed, contents.urls) == ([*BOTH, ("2015-05-12", "Fog")], [])


def test_the_address_of_an_element_is_the_one_of_its_identifiers_that_leads(read):
    contents = read(
        "a.xml",
        f"<set><rec><title>{FIRST}</title><date>2015-05-12</date><identifier>oai:1</identifier>"
        "<identifier>https://a.example/1</identifier></rec></set>",
    )

    assert (contents.listed, contents.urls) == (BOTH[:1], ["https://a.example/1"])


def test_the_headline_of_an_element_within_which_others_are_is_told(read):
    inner = f"<article><title>{SECOND}</title><date>2015-04-10</date></article>"

    contents = read(
        "a.xml", f"<issue><title>Bay</title><date>2015</date><list>{inner}</list></issue>"
    )

    assert contents.listed == BOTH[1:]
    assert "left out: the headline of <issue>, within which others are" in contents.report


ARTICLE = f"<title>{FIRST}</title><date>2015-05-12</date>"
OTHER = "<title>Fog in the harbour</title><date>2016-01-02</date>"


@pytest.mark.parametrize(
    "article",
    [
        f"<article><photo>{OTHER}</photo>{ARTICLE}</article>",
        f"<article>{ARTICLE}<related><link>{OTHER}</link></related></article>",
        f"<record>{ARTICLE}<comments><comment><date>2016-01-02</date><text>Fog!</text></comment>"
        "<comment><date>2016-01-03</date><text>More fog!</text></comment></comments></record>",
        f"<article><metadata>{ARTICLE}</metadata><content><fotos><foto>{OTHER}</foto></fotos>"
        "</content></article>",
        f"<article><author><title>Dr</title><name>Ann Other</name></author>{ARTICLE}</article>",
        f"<article>{ARTICLE}<zitat>{OTHER}</zitat></article>",
        f"<row><infobox>{OTHER}</infobox>{ARTICLE}<event>{OTHER}</event></row>",
    ],
)
def test_an_article_in_xml_has_its_headline_whatever_stands_within_it(read, article):
    second = f"<title>{SECOND}</title><date>2015-04-10</date>"

    contents = read("a.xml", f"<archive>{article}<article>{second}</article></archive>")

    assert contents.listed == BOTH


@pytest.mark.parametrize(
    "issue",
    [
        "<issue date='2015-05-12'>{}</issue>",
        "<day date='2015-05-12'>{}</day>",
        "<issue><metadata><title>The Bay</title><date>2015-05-12</date></metadata>{}</issue>",
    ],
)
def test_articles_of_an_issue_in_xml_have_its_day_and_not_that_of_their_pictures(read, issue):
    articles = "".join(
        f"<article><headline>{text}</headline><photo>{OTHER}</photo></article>"
        for text in (FIRST, SECOND)
    )

    contents = read("a.xml", f"<archive>{issue.format(articles)}</archive>")

    assert contents.listed == [("2015-05-12", FIRST), ("2015-05-12", SECOND)]


@pytest.mark.parametrize(
    "archive",
    [
        "<photos><photo>{}</photo><photo>{}</photo></photos>",
        "<site><title>Bay TV</title><date>2015</date><video>{}</video><video>{}</video></site>",
        "<a><news><article>{}</article></news><comment><article>{}</article></comment></a>",
        "<issue><title>Bay</title><date>2015</date><comment><article>{}</article>"
        "<article>{}</article></comment></issue>",
        "<a><politics><item>{}</item></politics><people><item>{}</item></people></a>",
        "<a><info><title>The archive</title><date>2016</date></info><article>{}</article>"
        "<article>{}</article></a>",
        "<a><info><title>The archive</title><created>2016</created></info>"
        "<list><article>{}</article><article>{}</article></list></a>",
        "<a><row>{}</row><row>{}</row>"
        "<user><name>Ann Other</name><created>2001</created></user></a>",
    ],
)
def test_sections_pictures_and_what_an_archive_says_of_itself_are_told_from_articles(read, archive):
    first, second = ARTICLE, f"<title>{SECOND}</title><date>2015-04-10</date>"

    contents = read("a.xml", archive.format(first, second))

    assert contents.listed == BOTH


def test_names_alone_with_the_days_on_which_they_were_made_are_headlines(read):
    days = (("2015-05-12", FIRST), ("2015-04-10", SECOND))
    items = "".join(f"<item><name>{t}</name><created>{d}</created></item>" for d, t in days)

    assert read("a.xml", f"<a>{items}</a>").listed == BOTH


def test_a_date_of_solr_is_called_by_its_name(read):
    contents = read(
        "a.xml",
        "<response><result><doc><date name='imported'>2016-01-02T10:00:00Z</date>"
        f"<str name='title'>{FIRST}</str><date name='date'>2015-05-12T10:00:00Z</date></doc>"
        "</result></response>",
    )

    assert contents.listed == BOTH[:1]


def table(header: str, *values: str) -> str:
    """Return a table of the two headlines with their days, and further *values* of each."""
    days = ("2015-05-12", "2015-04-10")
    rows = (
        ",".join((day, text, value))
        for day, text, value in zip(days, (FIRST, SECOND), values, strict=True)
    )
    return "\n".join((header, *rows, ""))


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("Date,Title,Title_URL,Page_URL", "{},https://a.example/list"),  # Octoparse
        ("date,headline,link,link-href", "Police…,{}"),  # WebScraper.io
        ("date,headline,headline_link,image_link", "{},https://i.example/1.jpg"),
    ],
)
def test_the_address_that_is_called_after_the_headline_leads_to_it(read, header, values):
    addresses = ("https://a.example/1", "https://a.example/2")

    contents = read("a.csv", table(header, *map(values.format, addresses)))

    assert contents.listed == BOTH
    assert contents.urls == [*addresses]


def test_what_is_called_an_outlet_is_one_whatever_is_called_source(read):
    contents = read("a.csv", table("date,title,source,outlet_name", "scraper,Echo", "manual,Post"))

    assert [one.source for h in contents.headlines for one in h.publications] == ["Echo", "Post"]


@pytest.mark.parametrize("header", ["title_original,title_en", "title,originaltitel"])
def test_a_headline_counts_as_it_is_printed_where_it_is_translated_too(read, header):
    german = "Zoll findet Stempel"
    original = header.split(",")[0] == "title_original"
    first = f"{german},Customs find a stamp" if original else f"Customs find a stamp,{german}"

    contents = read("a.csv", f"date,{header}\n2015-05-12,{first}\n")

    assert contents.listed == [("2015-05-12", german)]


def test_a_headline_that_is_not_translated_may_lack_its_original(read):
    contents = read("a.csv", table("date,title,original_title", "", ""))

    assert contents.listed == BOTH


@pytest.mark.parametrize("name", ["Day of Published", "Day of date"])
def test_tableau_says_of_which_date_a_day_is(read, name):
    contents = read("a.csv", f"Headline\t{name}\n{FIRST}\tMay 12, 2015\n{SECOND}\tApril 10, 2015\n")

    assert contents.listed == BOTH


def test_a_subtitle_describes_a_headline_that_nothing_else_does(read):
    contents = read("a.csv", table("date,title,description,subtitle", "Long,Short", ",Short"))

    assert [one.description for one in contents.headlines] == ["Long", "Short"]


def test_headings_are_headlines_by_what_they_hold(read):
    headings = read("a.csv", table("datetime,heading,outlet", "Echo", "Post"))
    courses = read("b.csv", "timestamp,heading,source\n2015-05-12,270,AIS\n2015-05-13,271,AIS\n")

    assert headings.listed == BOTH
    assert "no column headline" in courses.report


def test_what_has_a_name_and_a_title_and_no_day_of_its_own_is_a_person(read):
    contents = read(
        "a.ndjson",
        '{"_id": "p", "_type": "reporter", "_createdAt": "2026-01-01", "name": "Ann Reed",'
        ' "title": "Senior reporter"}\n'
        f'{{"_id": "a", "_type": "article", "name": "a.html", "title": "{FIRST}",'
        ' "publishedAt": "2015-05-12"}\n',
    )

    assert contents.listed == BOTH[:1]


@pytest.mark.parametrize(
    ("cell", "outlet"),
    [
        ('"{\'id\': None, \'name\': ""L\'Écho""}"', "L'Écho"),  # as pandas writes NewsAPI's
        ('"[""Echo"", ""Post""]"', "Echo"),
        ("[Echo]", "[Echo]"),
        ("{Echo", "{Echo"),
        ("[2015]", "[2015]"),
    ],
)
def test_a_cell_may_hold_an_object_or_a_list_as_programs_write_it(read, cell, outlet):
    contents = read("a.csv", f"date,title,source\n2015-05-12,{FIRST},{cell}\n")

    assert contents.headlines[0].publications == (Publication(outlet),)


def test_topics_in_objects_in_a_cell_are_topics(read):
    objects = "\"[{'name': 'Ports'}, {'name': 'Customs'}]\""

    contents = read("a.csv", f"date,title,tags\n2015-05-12,{FIRST},{objects}\n")

    assert [one.label for one in contents.headlines[0].topics] == ["Customs", "Ports"]


def test_a_number_below_a_table_is_no_headline(read):
    contents = read("a.csv", f"date,title\n2015-05-12,{FIRST}\n2015-04-10,1984\nTotal,2\n")

    assert contents.listed == [BOTH[0], ("2015-04-10", "1984")]
    assert "2: neither a word nor a date" in contents.report


@pytest.mark.parametrize(
    "document",
    [
        '{"response": {"query": "x", "zone": [{"name": "book", "records": {"n": "0"}},'
        ' {"name": "newspaper", "records": {"n": "1", "article": [%s]}},'
        ' {"name": "gazette", "records": {"n": "1", "article": [%s]}}]}}',  # Trove, version 2
        '{"pages": [{"data": {"articles": [%s]}}, {"data": {"articles": [%s]}}]}',
        '{"news_results": [{"highlight": %s, "stories": [%s]}]}',  # SerpApi
    ],
)
def test_records_are_found_in_each_of_what_wraps_them(read, document):
    records = (f'{{"title": "{text}", "date": "{day}"}}' for day, text in BOTH)

    assert read("a.json", document % tuple(records)).listed == BOTH


def test_titles_of_newspapers_are_outlets_in_all_versions_of_trove(read):
    article = (
        '{"id": "1", "heading": "FERRY TOWED.", "title": {"id": "35", "value": "The Argus"},'
        ' "date": "1915-05-12", "troveUrl": "https://a.example/1"}'
    )

    contents = read(
        "a.json", f'{{"response": {{"zone": [{{"records": {{"article": [{article}]}}}}]}}}}'
    )

    assert contents.listed == [("1915-05-12", "FERRY TOWED.")]
    assert contents.headlines[0].publications == (Publication("The Argus", "https://a.example/1"),)


@pytest.mark.parametrize(
    "post",
    [
        '{"content": "<p>%s</p>", "created_at": "2015-05-12T08:00:00Z", "reblog": null,'
        ' "account": {"username": "echo", "display_name": "Echo", "url": "https://a.example/@e"}}',
        '{"message": "%s", "created_time": "2015-05-12T08:00:00+0000", "from": {"name": "Echo"}}',
    ],
)
def test_posts_are_of_the_accounts_that_they_name(read, post):
    contents = read("a.json", f"[{post % FIRST}]")

    assert contents.listed == BOTH[:1]
    assert contents.headlines[0].publications == (Publication("Echo"),)


def test_drafts_of_sanity_are_left_out_and_told(read):
    document = '{"_id": "%sa", "_type": "article", "title": "%s", "publishedAt": "2015-05-12"}\n'

    contents = read("a.ndjson", document % ("", FIRST) + document % ("drafts.", SECOND))

    assert contents.listed == BOTH[:1]
    assert "_id: drafts.a, not published" in contents.report


def test_what_an_article_cites_is_no_headline(read):
    contents = read(
        "a.xml",
        f"<article><front><article-meta><article-title>{FIRST}</article-title><pub-date>"
        "2015-05-12</pub-date></article-meta></front><back><ref-list><ref><article-title>Old"
        "</article-title><year>1999</year></ref></ref-list></back></article>",
    )

    assert contents.listed == BOTH[:1]


@pytest.mark.parametrize(
    "header",
    [
        "Τίτλος άρθρου;Ημερομηνία δημοσίευσης;Εφημερίδα",
        "כותרת;תאריך פרסום;שם העיתון",
        "Otsikko;Julkaisupvm;Lehti",
        "Tytuł publikacji;Data ukazania się;Nazwa źródła",
        "Titlu articol;Data apariției;Publicație",
        "Mention title;Date posted;Source name",
    ],
)
def test_columns_are_known_in_more_languages(read, header):
    contents = read("a.csv", f"{header}\n{FIRST};2015-05-12;Echo\n")

    assert contents.listed == BOTH[:1]
    assert contents.headlines[0].publications == (Publication("Echo"),)


def test_a_delimiter_within_a_headline_is_found_beside_an_id_that_is_no_address(read):
    contents = read("a.csv", "id,date,title\n7,2015-05-12,Police, it says, tow a ferry\n")

    assert contents.listed == [("2015-05-12", "Police, it says, tow a ferry")]


def test_a_day_of_zeros_is_none_and_another_column_may_have_it(read):
    contents = read("a.csv", f"title,published,date\n{FIRST},0000-00-00 00:00:00,2015-05-12\n")

    assert contents.listed == BOTH[:1]
    assert "published: 0000-00-00 00:00:00, which stands for no value" in contents.report


@pytest.mark.parametrize(
    ("record", "url"),
    [
        ('"title": "%s", "date": "2015-05-12", "path": "https://a.example/1"', "/1"),
        ('"ows_Title": "%s", "ows_ArticleDate": "2015-05-12 00:00:00"', None),  # SharePoint
        ('"Item": {"title": {"S": "%s"}, "published": {"S": "2015-05-12"}}', None),  # DynamoDB
        (
            '"name": "ferry", "published_at": "2026-01-02", "content": {"headline": "%s",'
            ' "date": "2015-05-12"}',  # Storyblok
            None,
        ),
        ('"name": "%s", "date": "2015-05-12", "content": {"html": "<p>Two.</p>"}', None),
    ],
)
def test_records_are_read_as_more_programs_write_them(read, record, url):
    contents = read("a.jsonl", f"{{{record % FIRST}}}\n")

    assert contents.listed == BOTH[:1]
    assert contents.urls == ([f"https://a.example{url}"] if url else [])


@pytest.mark.parametrize(
    ("who", "outlet"),
    [
        ('{"displayName": "Echo", "handle": "echo.example"}', "Echo"),
        ('{"domain": "a.example", "paywall": false}', "a.example"),
    ],
)
def test_an_outlet_may_be_an_object_with_its_name_or_domain(read, who, outlet):
    contents = read("a.jsonl", f'{{"title": "{FIRST}", "date": "2015-05-12", "source": {who}}}\n')

    assert contents.headlines[0].publications == (Publication(outlet),)


def test_what_rdf_is_about_is_its_address(read):
    item = f'<N r:about="https://a.example/1"><d:title>{FIRST}</d:title><d:issued>2015-05-12</d:issued>'

    contents = read("a.xml", f"<r:RDF xmlns:r='r' xmlns:d='d'>{item}</N></r:RDF>")

    assert contents.listed == BOTH[:1]
    assert contents.urls == ["https://a.example/1"]


def test_cards_of_trello_are_headlines_and_those_of_a_bank_are_none(read):
    read("b.csv", "Card Name,Amount,Date\nGold,12.00,2015-05-12\n")

    contents = read(
        "a.csv", table("Date,Card Name,Card ID,Card URL", "x,https://a.example/1", "y,")
    )

    assert contents.listed == BOTH
    assert contents.urls == ["https://a.example/1"]
    assert "It has Card Name, Amount, Date" in contents.report


def test_articles_of_joomla_that_are_not_published_are_left_out_and_told(read):
    contents = read("a.csv", table("publish_up,title,introtext,state", "Two,1", "One,-2"))

    assert contents.listed == BOTH[:1]
    assert "state: -2, not published" in contents.report


def test_a_state_of_anything_else_says_nothing_of_being_published(read):
    assert read("a.csv", table("date,title,state", "0", "TX")).listed == BOTH


@pytest.mark.parametrize(
    "text",
    [
        "Date,Headline,Paper\n2015,,\n12 May,FIRST,Echo\n10 April,SECOND,Post\n",
        "Day,Headline,Paper\nMay 2015\n12,FIRST,Echo\nApril 2015\n10,SECOND,Post\n",
        "Headline,Paper\n12 May 2015,\nFIRST,Echo\n10 April 2015,\nSECOND,Post\n",
        "Date,Headline\n12 May 2015,\n,FIRST\n2015-04-10,SECOND\n",
    ],
    ids=["year", "month", "no column of dates", "a day, and dates of their own"],
)
def test_a_date_alone_in_a_row_heads_those_below_it_and_is_told(read, text):
    contents = read("a.csv", text.replace("FIRST", FIRST).replace("SECOND", SECOND))

    assert contents.listed == BOTH
    assert "a date alone in a row, taken for that of those below" in contents.report


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Headline\nFIRST\n12 May 2015\n", [(None, FIRST), (None, "12 May 2015")]),
        ("Date,Headline\n,Victory of 9 May 1945\n,FIRST\n", [(None, "Victory of 9 May 1945")]),
        ("Year,Month,Headline\n2014,,\n2015,5,FIRST\n", [("2015-05-01", FIRST)]),
        ("Date,Headline\n2014,\nat Easter,FIRST\n", [(None, FIRST)]),
        (
            "Headline,Paper\nSECOND,Post\n1917,\nFIRST,Echo\n",
            [(None, SECOND), (None, FIRST)],
        ),
        (
            "Headline,Date,Paper\n2020-01-01,,\nSECOND,2015-04-10,Post\nFIRST,,Echo\n",
            [("2015-04-10", SECOND), (None, FIRST)],
        ),
    ],
    ids=[
        "one column",
        "a date within a headline",
        "columns of parts",
        "nothing to add to",
        "a year below a row",
        "rows with dates of their own",
    ],
)
def test_a_date_alone_dates_no_row_that_says_something_else(read, text, listed):
    contents = read("a.csv", text.replace("FIRST", FIRST).replace("SECOND", SECOND))

    assert contents.listed[: len(listed)] == listed


def test_what_zotero_has_attached_is_no_headline(read):
    item = '{"data": {"itemType": "%s", "title": "%s", "date": "2015-05-12"}}'

    contents = read(
        "a.json",
        f"[{item % ('newspaperArticle', FIRST)}, {item % ('attachment', 'Full Text PDF')}]",
    )

    assert contents.listed == BOTH[:1]


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ('{"sections": [{"title": "Ports", "articles": [%s, %s]}]}', ("Ports", "")),
        ('{"categories": [{"name": "Ports", "stories": [%s, %s]}]}', ("Ports", "")),
        ('{"feeds": [{"title": "Echo", "link": "https://a.b", "items": [%s, %s]}]}', ("", "Echo")),
        ('{"issues": [{"title": "No. 5", "date": "2015-05-12", "articles": [%s, %s]}]}', ("", "")),
    ],
)
def test_what_has_dated_articles_is_no_headline_and_names_their_topic_or_outlet(
    read, document, said
):
    items = (f'{{"headline": "{text}", "date": "2015-05-12"}}' for text in ("One", "Two"))

    headlines = read("a.json", document % tuple(items)).headlines

    assert [h.text for h in headlines] == ["One", "Two"]
    topic, source = said
    assert [t.label for h in headlines for t in h.topics] == [topic, topic][: 2 * bool(topic)]
    assert [p.source for h in headlines for p in h.publications] == [source, source][
        : 2 * bool(source)
    ]


@pytest.mark.parametrize(
    "beside",
    [
        '"url": "https://a.example/1", "articles": [{"title": "Two", "date": "2014-01-01"}]',
        '"comments": [{"title": "Two", "date": "2015-05-13"}]',
        '"items": ["Two"]',
        '"items": [{"caption": "Two"}]',
        '"items": [{"title": "A photograph", "src": "a.jpg"}]',
        '"entries": [{"title": "10:00 Police arrive", "time": "2015-05-12T10:00:00Z"}]',
        '"summaries": [{"title": "In short", "text": "Two"}]',
    ],
)
def test_an_article_with_something_listed_beside_it_stays_the_headline(read, beside):
    headlines = read("a.json", f'[{{"title": "One", "date": "2015-05-12", {beside}}}]').headlines

    assert [h.text for h in headlines] == ["One"]


def test_the_keys_above_records_may_be_the_year_the_month_and_the_day(read):
    first, second = (f'{{"title": "{text}", "link": "https://a.example"}}' for _, text in BOTH)

    contents = read(
        "a.json", f'{{"2015": {{"05": {{"12": [{first}]}}, "04": {{"10": [{second}]}}}}}}'
    )

    assert contents.listed == BOTH


def test_a_number_above_a_year_is_no_month_of_it(read):
    record = f'{{"title": "{FIRST}", "link": "https://a.example"}}'

    contents = read("a.json", f'{{"pages": {{"5": {{"2015": [{record}]}}}}}}')

    assert [(one.date_text, one.text) for one in contents.headlines] == [("2015", FIRST)]


@pytest.mark.parametrize("link", ["Link", "permalink"])
def test_an_empty_link_of_xml_leads_where_it_says(read, link):
    item = f"<Titel>{FIRST}</Titel><Datum>12.05.2015</Datum><Bild href='https://a.example/1.jpg'/>"

    contents = read("a.xml", f"<list><e>{item}<{link} href='https://a.example/1'/></e></list>")

    assert contents.urls == ["https://a.example/1"]


@pytest.mark.parametrize(
    "document",
    [
        '{"sections": [{"title": "Ports", "items": [%s, %s]}]}',
        '[{"title": "Ports", "articles": [%s, %s]}]',
    ],
)
def test_a_section_of_undated_articles_is_no_headline(read, document):
    items = (f'{{"headline": "{text}", "link": "https://a.example"}}' for text in ("One", "Two"))

    assert read("a.json", document % tuple(items)).listed == [(None, "One"), (None, "Two")]


def test_parts_of_a_date_may_be_numbers_of_json(read):
    records = (
        f'{{"title": "{text}", "year": 2015, "month": {month}, "day": {day}}}'
        for text, month, day in ((FIRST, 5, 12), (SECOND, 4, 10))
    )

    assert read("a.json", f"[{', '.join(records)}]").listed == BOTH


def test_a_kind_of_media_is_no_outlet(read):
    row = f"{FIRST},2015-05-12,Prensa,Eco\n{SECOND},2015-04-10,Radio,\n"

    headlines = read("a.csv", f"Titular,Fecha,Medio,Fuente\n{row}").headlines

    assert [h.publications for h in headlines] == [(Publication("Eco"),), ()]


@pytest.mark.parametrize(("cell", "source"), [("['Eco']", "Eco"), ("[]", ""), ("[AP]", "[AP]")])
def test_a_short_list_in_a_cell_is_its_first_text(read, cell, source):
    headline = read("a.csv", f"Headline,Outlet\n{FIRST},{cell}\n").headlines[0]

    assert [one.source for one in headline.publications] == [source] * bool(source)


@pytest.mark.parametrize(
    ("name", "document"),
    [
        ("a.json", '{"title": "Picks", "curations": [%s, %s]}'),
        ("a.json", '{"data": {"title": "Picks", "curations": [%s, %s]}}'),
        ("a.jsonl", '{"data": {"title": "Picks", "curations": [%s, %s]}}\n' * 2),
    ],
)
def test_an_object_that_is_only_called_something_has_its_dated_records(read, name, document):
    records = [f'{{"title": "{text}", "date": "{day}"}}' for day, text in BOTH]

    contents = read(name, document % tuple(records * document.count("\n") or records))

    assert contents.listed[:2] == BOTH


@pytest.mark.parametrize(
    "document",
    [
        '{"title": "One", "link": "https://a.b", "related": [{"title": "Two", "date": "2014"}]}',
        '{"data": {"title": "One", "tags": [{"title": "Ports", "slug": "ports"}]}}',
        '{"5": {"title": "One", "images": [{"title": "A photograph", "src": "a.jpg"}]}}',
    ],
)
def test_an_article_alone_stays_one_with_what_stands_beside_it(read, document):
    assert read("a.json", document).listed == [(None, "One")]


def test_related_stories_without_days_and_addresses_are_no_articles_of_a_section(read):
    records = f'{{"title": "{FIRST}", "stories": [{{"title": "Two"}}]}}, {{"title": "{SECOND}"}}'

    assert read("a.json", f"[{records}]").listed == [(None, FIRST), (None, SECOND)]


def test_a_post_of_a_page_has_the_title_that_it_links_to_else_its_own_first_line(read):
    message = '"{} all day\nand more"'
    rows = (
        f"Echo,{day},{link},{message.format(text)}\n"
        for day, link, text in (
            ("2015-05-12", FIRST, "They are at work"),
            ("2015-04-10", "", SECOND),
        )
    )

    contents = read("a.csv", f"Page Name,Post Created,Link Text,Message\n{''.join(rows)}")

    assert contents.listed == [BOTH[0], ("2015-04-10", f"{SECOND} all day")]


def test_the_day_in_the_tags_of_a_page_dates_what_a_search_engine_found(read):
    tags = '{"article:published_time": "2015-05-12T10:00:00Z", "og:site_name": "Echo"}'

    headlines = read(
        "a.json",
        f'{{"items": [{{"title": "{FIRST}", "link": "https://a.example/1", "pagemap":'
        f' {{"metatags": [{tags}]}}}}, {{"title": "{SECOND}", "pagemap": "a.html"}}]}}',
    ).headlines

    assert [str(h.date) for h in headlines] == ["2015-05-12", "None"]
    assert headlines[0].publications == (Publication("Echo", "https://a.example/1"),)


def test_a_story_of_hacker_news_has_its_own_title_and_a_comment_that_of_its_story(read):
    hits = (
        f'{{"title": {title}, "story_title": {story}, "created_at": "2015-05-12", "objectID": "1"}}'
        for title, story in ((f'"{FIRST}"', "null"), ("null", f'"{SECOND}"'))
    )

    contents = read("a.json", f'{{"hits": [{", ".join(hits)}]}}')

    assert [h.text for h in contents.headlines] == [FIRST, SECOND]


def test_an_article_of_jats_is_of_its_journal(read):
    headline = read(
        "a.xml",
        "<article><front><journal-meta><journal-title-group><journal-title>Ports</journal-title>"
        "</journal-title-group></journal-meta><article-meta><title-group><article-title>"
        f"{FIRST}</article-title></title-group><pub-date><day>12</day><month>5</month><year>2015"
        "</year></pub-date></article-meta></front></article>",
    ).headlines[0]

    assert (str(headline.date), headline.publications) == ("2015-05-12", (Publication("Ports"),))


def test_articles_of_xml_with_titles_alone_have_the_day_and_the_outlet_of_their_issue(read):
    articles = "".join(f"<article><title>{text}</title></article>" for text in (FIRST, SECOND))

    headlines = read(
        "a.xml", f"<list><issue><paper>Echo</paper><date>2015-05-12</date>{articles}</issue></list>"
    ).headlines

    assert [(h.text, str(h.date)) for h in headlines] == [
        (FIRST, "2015-05-12"),
        (SECOND, "2015-05-12"),
    ]
    assert {h.publications for h in headlines} == {(Publication("Echo"),)}


def test_pictures_of_xml_are_no_articles_of_an_issue(read):
    pictures = "<image><title>A photograph</title></image>" * 2

    contents = read(
        "a.xml",
        f"<list><item><date>2015-05-12</date><top><headline>{FIRST}</headline></top>{pictures}"
        "</item></list>",
    )

    assert contents.listed == BOTH[:1]


@pytest.mark.parametrize(
    ("header", "row", "listed"),
    [
        ("head,pub,ArticleDate", "Quarry to close,The Post,2015-05-12", "Quarry to close"),
        ("Head,Date,Body", "Quarry to close,2015-05-12,Text", "Quarry to close"),
        ("Headline,Head,Date", "Quarry to close,Page 1,2015-05-12", "Quarry to close"),
        ("id,HEAD,title,date", "1,NEWS,Quarry to close,2015-05-12", "Quarry to close"),
        ("department,head,date", "Police,Ann Reed,2015-05-12", ""),
    ],
)
def test_a_head_is_a_headline_where_no_better_name_is_and_nothing_has_a_head(
    read, header, row, listed
):
    found = read("a.csv", f"{header}\n{row}\n")

    assert found.listed == ([("2015-05-12", listed)] if listed else [])


def test_a_form_filled_in_later_says_when_its_article_appeared(read):
    found = read(
        "a.csv",
        "Zeitstempel,Schlagzeile,Zeitung,Wann erschienen?\n"
        "17/03/2014 14:03:12,Fähre liegt still,taz,05/02/2014\n"
        "18/03/2014 14:03:12,Taucher finden Anker,taz,26/02/2014\n",
    )

    assert found.listed == [
        ("2014-02-05", "Fähre liegt still"),
        ("2014-02-26", "Taucher finden Anker"),
    ]


def test_several_articles_within_the_element_of_a_day_have_its_date(read):
    found = read(
        "a.xml",
        '<clippings><day date="2014-11-21"><article><title>Ferry adrift</title></article></day>'
        '<day date="2014-11-27"><article><title>Divers find an anchor</title></article>'
        "<article><title>Mayor opens a pier</title></article></day></clippings>",
    )

    assert found.listed == [
        ("2014-11-21", "Ferry adrift"),
        ("2014-11-27", "Divers find an anchor"),
        ("2014-11-27", "Mayor opens a pier"),
    ]


def test_a_last_column_without_a_name_is_no_part_of_the_headline(read):
    rows = f"2015-05-12,{FIRST},The Bay,see p. 4\n2015-04-10,{SECOND},The Bay,\n"

    contents = read("a.csv", f"Date,Headline,Outlet,\n{rows}")

    assert contents.listed == BOTH
    assert "left out: the cells of a column without a name" in contents.report


@pytest.mark.parametrize(
    "row",
    ["2015-05-12,Police, tow a ferry,The Bay,", "2015-05-12,Police, tow a ferry,The Bay,,"],
)
def test_a_delimiter_in_a_headline_is_told_from_a_column_without_a_name(read, row):
    contents = read("a.csv", f"Date,Headline,Outlet,\n{row}\n")

    assert contents.listed == [("2015-05-12", "Police, tow a ferry")]
    assert contents.headlines[0].publications[0].source == "The Bay"


@pytest.mark.parametrize("mark", ['""""', "″", "ditto", "Idem", "- ″ -", "〃", "同上", "id."])
def test_a_ditto_mark_says_what_is_above_it(read, mark):
    rows = f"2015-05-12,{FIRST},The Bay,Port\n{mark},{SECOND},{mark},{mark}\n"

    contents = read("a.csv", f"Date,Headline,Outlet,Topic\n{rows}")

    assert contents.listed == [("2015-05-12", FIRST), ("2015-05-12", SECOND)]
    assert [one.publications[0].source for one in contents.headlines] == ["The Bay", "The Bay"]
    assert [one.topics[0].label for one in contents.headlines] == ["Port", "Port"]
    assert "a ditto mark, taken for what stands above it" in contents.report


@pytest.mark.parametrize(
    "cell", ["ID", "Do", "The Idem", "i-D", "Ditto Press", "IBID Media", "Doha", "Id"]
)
def test_an_outlet_that_looks_like_a_ditto_mark_is_one(read, cell):
    contents = read("a.csv", f"Date,Headline,Outlet\n2015,{FIRST},The Bay\n2015,{SECOND},{cell}\n")

    assert contents.headlines[1].publications[0].source == cell


def test_a_ditto_mark_below_nothing_or_in_a_headline_is_kept(read):
    contents = read("a.csv", f"Date,Headline,Outlet\nditto,{FIRST},The Bay\n2015-04-10,Idem,x\n")

    assert contents.listed == [(None, FIRST), ("2015-04-10", "Idem")]
    assert "ditto: no date that can be read" in contents.report
