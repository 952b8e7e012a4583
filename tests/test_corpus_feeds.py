from datetime import date

import pytest

from corpus import Publication, Topic, merge

RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0"><channel><title>News</title><language>en-us</language>
<item><title>La polic&amp;iacute;a &lt;b&gt;detiene&lt;/b&gt; a cinco ladrones</title>
<link>https://a.example/1</link><pubDate>Thu, 26 Mar 2015 23:30:00 -0500</pubDate>
<category>Crime</category><category>África</category>
<description>&lt;p&gt;In a raid.&lt;/p&gt;</description></item>
<item><title>Five arrests &amp; a trial</title></item>
</channel></rss>
"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>News</title>
<entry xml:lang="fr"><title type="html">Cinq &lt;i&gt;arrestations&lt;/i&gt;</title>
<link href="https://a.example/x"/><updated>2015-03-26T23:30:00Z</updated>
<category term="crime" label="Crime"/><summary>Un procès.</summary></entry></feed>
"""
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a0 "bomb">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + ']><rss version="2.0"><channel><item><title>&a9;</title></item></channel></rss>'
)
FILE = (
    '<!DOCTYPE b [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    '<rss version="2.0"><channel><item><title>&a;</title></item></channel></rss>'
)


@pytest.fixture
def read(read_file):
    """Return a function that gives the headlines and the findings of a feed."""
    return lambda feed, name="a.xml", manifest="": read_file(name, feed, manifest)


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "utf-16"])
def test_an_entry_is_a_headline_with_its_tags_as_topics(read, encoding):
    headlines, findings = read(RSS.format(encoding=encoding).encode(encoding))

    first, second = headlines
    assert first.text == "La policía detiene a cinco ladrones"
    assert first.topics == (Topic("crime", "Crime"), Topic("áfrica", "África"))
    assert (first.description, first.url) == ("In a raid.", "https://a.example/1")
    assert [h.sources[0].line for h in headlines] == [3, 7]
    assert (second.text, second.date, second.date_text) == ("Five arrests & a trial", None, None)
    assert findings == [("a.xml:7", "note", "an entry without a date")]


def test_the_day_of_an_entry_is_the_printed_one_and_not_that_of_utc(read):
    headlines, _ = read(RSS.format(encoding="utf-8").encode())

    assert headlines[0].date == date(2015, 3, 26)
    assert headlines[0].date_text == "Thu, 26 Mar 2015 23:30:00 -0500"


def test_the_language_of_a_feed_is_expected_and_not_believed(read):
    headlines, _ = read(RSS.format(encoding="utf-8").encode())

    assert (headlines[0].language.code, headlines[0].language.route) == ("es", "identified")


def test_an_entry_of_atom_is_a_headline_in_the_language_that_it_states(read):
    (headline,), findings = read(ATOM.encode(), "a.atom")

    assert headline.text == "Cinq arrestations"
    assert (headline.language.code, headline.language.route) == ("fr", "stated")
    assert headline.date == date(2015, 3, 26)
    assert headline.topics == (Topic("crime", "Crime"),)
    assert (headline.description, headline.url) == ("Un procès.", "https://a.example/x")
    assert findings == []


def test_a_stated_topic_takes_the_place_of_the_tags(read):
    (headline,), _ = read(ATOM.encode(), "a.atom", 'topic = "Police"\n')

    assert headline.topics == (Topic("police", "Police"),)


@pytest.mark.parametrize("content", [BOMB, FILE], ids=["bomb", "file"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_feed_that_defines_entities_is_left_out(read, content, encoding):
    headlines, findings = read(content.encode(encoding))

    assert headlines == []
    ((place, kind, reason),) = findings
    assert (place, kind) == ("a.xml:1", "fault")
    assert "entities" in reason


def test_a_feed_that_is_cut_off_is_read_as_far_as_it_goes(read):
    headlines, findings = read(RSS.format(encoding="utf-8")[:-60].encode(), "a.rss")

    assert "La policía detiene a cinco ladrones" in [h.text for h in headlines]
    assert findings[0][1] == "fault"
    assert "read as far as it goes" in findings[0][2]


@pytest.mark.parametrize(
    "above", ["", '<?xml version="1.0"?>', "<?xml version='1.0'\n?>\n", "\n\n"]
)
def test_an_error_of_a_feed_is_told_with_its_line(read, above):
    _, findings = read(f'{above}<rss version="2.0"><channel></b></channel></rss>'.encode())

    line = above.count("\n") + 1
    reason = "no well-formed XML: mismatched tag; nothing is read"
    assert findings[0] == (f"a.xml:{line}", "fault", reason)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"no feed", "neither RSS nor Atom; the file is left out"),
        (b"<p>12 May 2015</p>", "<p>: no feed, and no records with a headline"),
    ],
)
def test_what_is_no_feed_is_left_out(read, content, reason):
    headlines, findings = read(content)

    assert headlines == []
    assert findings == [("a.xml:1", "fault", reason)]


def test_an_empty_file_is_reported(read):
    assert read(b" \n") == ([], [("a.xml", "fault", "the file is empty")])


def test_an_entry_without_a_title_is_reported_and_costs_nothing_else(read):
    headlines, findings = read(
        b"<rss version='2.0'><channel><item><link>https://a.example/</link></item>\n"
        b"<item><title>Five arrests</title></item></channel></rss>"
    )

    assert [h.text for h in headlines] == ["Five arrests"]
    assert findings == [
        ("a.xml:1", "fault", "the entry has neither title nor description and is left out"),
        ("a.xml:2", "note", "an entry without a date"),
    ]


def test_a_feed_nested_deep_is_read(read):
    nested = b"<a>" * 100_000 + b"</a>" * 100_000
    headlines, _ = read(
        b"<rss version='2.0'><channel>"
        + nested
        + b"<item><title>Five</title></item></channel></rss>"
    )

    assert [h.text for h in headlines] == ["Five"]


AGGREGATED = b"""<rss version="2.0"><channel><title>Harbour &amp; sea</title>
<item><title>One arrest</title></item>
<item><title>Two arrests</title><source url="https://b.example/feed">The Bay</source></item>
</channel></rss>"""


def test_an_entry_is_published_by_its_own_source_else_by_the_feed(read):
    headlines, _ = read(AGGREGATED)

    assert [h.publications for h in headlines] == [
        (Publication("Harbour & sea"),),
        (Publication("The Bay"),),
    ]


def test_a_stated_source_counts_before_the_title_of_a_feed(read):
    headlines, _ = read(AGGREGATED, manifest='source = "Port desk"')

    assert [h.publications[0].source for h in headlines] == ["Port desk", "The Bay"]


def rss(items):
    """Return a feed with these *items*, in bytes."""
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/"><channel><title>T</title>'
        f"<link>https://a.example/news/</link>{items}</channel></rss>"
    ).encode()


def test_an_item_without_a_title_is_the_first_sentence_of_its_description(read):
    headlines, findings = read(
        rss(
            "<item><pubDate>2015</pubDate><description><![CDATA[<figure><img src=a>"
            "<figcaption>By Jo</figcaption></figure><p>Police tow St. Mary, a "
            "ferry.</p><p>No one was hurt.</p>]]></description></item>"
            "<item><title/><pubDate>2015</pubDate><description>Five arrests</description></item>"
        )
    )

    assert [(h.text, h.description) for h in headlines] == [
        ("Police tow St. Mary, a ferry.", "Police tow St. Mary, a ferry. No one was hurt."),
        ("Five arrests", ""),
    ]
    assert findings == []


@pytest.mark.parametrize(
    "title",
    [
        "Bundes&lt;b&gt;polizei&lt;/b&gt; im Hafen",
        "Bundes<b>polizei</b> im Hafen",
        "<![CDATA[Bundes<b>polizei</b> im Hafen]]>",
    ],
)
def test_markup_within_a_word_does_not_part_it(read, title):
    (headline,), _ = read(rss(f"<item><title>{title}</title></item>"))

    assert headline.text == "Bundespolizei im Hafen"


@pytest.mark.parametrize(
    "picture",
    [
        "<media:description>A ship</media:description>",
        "<media:content url='x'><media:title>B</media:title><media:description>A ship"
        "</media:description></media:content>",
        "<image><url>x</url><title>B</title><description>A ship</description></image>",
    ],
)
def test_what_is_said_of_a_picture_is_neither_title_nor_description(read, picture):
    (headline,), _ = read(rss(f"<item><title>Five arrests</title>{picture}</item>"))

    assert (headline.text, headline.description) == ("Five arrests", "")


@pytest.mark.parametrize(
    "date_element",
    [
        "dc:date",
        "dcterms:issued",
        "dcterms:created",
        "dcterms:modified",
        "prism:publicationDate",
        "prism:coverDate",
    ],
)
def test_dates_of_dublin_core_and_prism_are_read(read, date_element):
    (headline,), _ = read(
        rss(f"<item><title>A</title><{date_element}>2015-05-12</{date_element}></item>")
    )

    assert headline.date == date(2015, 5, 12)


@pytest.mark.parametrize(
    "dates",
    [
        "<dc:date>2015-05-12</dc:date><dcterms:modified>2016-01-02</dcterms:modified>",
        "<dcterms:modified>2016-01-02</dcterms:modified><dc:date>2015-05-12</dc:date>",
        "<dc:date>2015-05-12</dc:date><a:updated xmlns:a='http://www.w3.org/2005/Atom'>2016-01-02"
        "</a:updated>",
        "<dc:date>2015-05-11</dc:date><pubDate>2015-05-12</pubDate>",
        "<dc:date/><dcterms:modified>2015-05-12</dcterms:modified>",
    ],
)
def test_an_item_is_of_the_day_it_was_published_not_of_that_it_was_changed(read, dates):
    (headline,), findings = read(rss(f"<item><title>A</title>{dates}</item>"))

    assert (headline.date, findings) == (date(2015, 5, 12), [])


@pytest.mark.parametrize(
    "printed",
    [
        "2014-szeptember-30T10:15+02:00",
        "2014. szeptember 30. 10:15",
        "2014年09月30日",
        "2014년 9월 30일",
        "2014. gada 30. septembris",
        "2014 m. rugsėjo 30 d.",
        "2014/09/30 10:15",
    ],
)
def test_a_date_that_begins_with_the_year_is_read_as_it_is_printed(read, printed):
    (headline,), _ = read(rss(f"<item><title>A</title><pubDate>{printed}</pubDate></item>"))

    assert headline.date == date(2014, 9, 30)


def test_relative_links_are_seen_from_the_site_of_the_feed(read):
    headlines, _ = read(
        rss(
            "<item><title>A</title><link>1</link></item><item><title>B</title><link>/2</link></item>"
        )
    )

    assert [h.url for h in headlines] == ["https://a.example/news/1", "https://a.example/2"]


@pytest.mark.parametrize("prefix", ["rdf", "RDF", "my-rdf"])
def test_rdf_may_have_any_prefix_and_its_items_the_address_that_they_are_about(read, prefix):
    (headline,), findings = read(
        f"""<{prefix}:RDF xmlns:{prefix}="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        xmlns="http://purl.org/rss/1.0/"><channel {prefix}:about="https://a.example/"><title>T</title>
        </channel><item {prefix}:about="https://a.example/1"><title>Five arrests</title></item>
        </{prefix}:RDF>""".encode(),
        "a.rdf",
    )

    assert (headline.text, headline.url) == ("Five arrests", "https://a.example/1")
    assert findings == [("a.rdf:3", "note", "an entry without a date")]


@pytest.mark.parametrize(
    "subset",
    [
        '<!ENTITY nbsp "&#160;"><!ENTITY eacute "&#233;">',
        '<!ENTITY % HTMLlat1 PUBLIC "-//W3C//x" "http://www.w3.org/x.ent"> %HTMLlat1;',
        "",
    ],
)
def test_a_dtd_that_names_characters_is_no_bomb(read, subset):
    (headline,), findings = read(
        f"<!DOCTYPE rss [{subset}]>".encode()
        + rss("<item><title>Un caf&eacute;&nbsp;ferme, R&foo;D</title></item>")[21:]
    )

    assert headline.text == "Un café\u00a0ferme, R&foo;D"
    assert findings == [("a.xml:1", "note", "an entry without a date")]


def test_the_same_title_at_two_addresses_keeps_both(read):
    first, second = read(
        rss(
            "<item><title>Police news</title><link>/1</link></item>"
            "<item><title>Police news</title><link>/2</link></item>"
        )
    )[0]

    assert [one.url for one in merge(first, second).publications] == [
        "https://a.example/1",
        "https://a.example/2",
    ]


def test_the_date_of_an_item_may_be_seconds_since_1970(read):
    (headline,), findings = read(rss("<item><title>A</title><pubDate>1431424800</pubDate></item>"))

    assert headline.date == date(2015, 5, 12)
    assert findings == [("a.xml", "note", "a date is a number, read as seconds, in UTC")]


def test_a_feed_of_too_many_tags_is_refused_by_name(read):
    feed = b"<rss><channel><item><title>One arrest</title></item>" + b"<a>" * 2**21

    headlines, findings = read(feed)

    assert headlines == []
    assert findings == [("a.xml", "fault", "the feed has more than 2,097,152 tags and is left out")]


@pytest.mark.parametrize(
    ("guids", "addresses"),
    [
        (["v=1", "v=2"], ["https://a.example/live#v%3D1", "https://a.example/live#v%3D2"]),
        (
            ["https://a.example/live/1", "https://a.example/live/2"],
            ["https://a.example/live/1", "https://a.example/live/2"],
        ),
        (["v=1", "v=1"], ["https://a.example/live", "https://a.example/live"]),
        (["", ""], ["https://a.example/live", "https://a.example/live"]),
    ],
    ids=["ids", "addresses", "one id", "none"],
)
def test_entries_of_one_link_are_told_apart_by_their_guids(read, guids, addresses):
    items = (
        f"<item><title>Jury {text}</title><link>https://a.example/live</link>"
        + (f'<guid isPermaLink="false">{guid}</guid></item>' if guid else "</item>")
        for text, guid in zip(("retires", "is back"), guids, strict=True)
    )

    headlines, findings = read(f'<rss version="2.0"><channel>{"".join(items)}</channel></rss>')

    assert [headline.url for headline in headlines] == addresses
    told = any("entries of one link, told apart" in reason for _, _, reason in findings)
    assert told == (len(set(addresses)) == 2)
