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
