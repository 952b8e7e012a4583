from datetime import date

import pytest

from corpus import Publication


@pytest.fixture
def read(read_file):
    """Return a function that gives the headlines and the findings of an XML document."""
    return lambda document, manifest="": read_file("a.xml", document, manifest)


def labels(headline):
    return [topic.label for topic in headline.topics]


SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://a.example/1</loc><lastmod>2015-05-13</lastmod><n:news><n:publication>
<n:name>The Bay</n:name>
<n:language>zh-cn</n:language></n:publication>
<n:publication_date>2015-05-12T23:30:00-05:00</n:publication_date>
<n:title>Police &amp; customs &lt;find&gt; stamps</n:title><n:keywords>Crime, Sea</n:keywords>
</n:news></url>
<url><loc>https://a.example/2</loc></url>
</urlset>"""


def test_a_sitemap_of_news_names_titles_days_outlets_and_keywords(read):
    (headline,), findings = read(SITEMAP)

    assert (headline.text, headline.date) == ("Police & customs <find> stamps", date(2015, 5, 12))
    assert headline.publications == (Publication("The Bay", "https://a.example/1"),)
    assert (headline.language.code, labels(headline)) == ("zh", ["Crime", "Sea"])
    assert headline.sources[0].line == 4
    assert findings == [("a.xml", "note", "an address without a title, which is no headline")]


def test_an_index_of_sitemaps_names_no_headline_and_is_no_fault(read):
    headlines, findings = read(
        "<sitemapindex><sitemap><loc>https://a.example/s.xml</loc></sitemap></sitemapindex>"
    )

    assert headlines == []
    assert {kind for _, kind, _ in findings} == {"note"}


G2 = """<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header>
<sent>2015-06-01T00:00:00Z</sent></header>
<itemSet><newsItem guid="tag:a.example,2015:1" xml:lang="en"><itemMeta>
<provider qcode="nprov:AFP"><name>AFP</name>
</provider><versionCreated>2015-05-13T01:00:00Z</versionCreated>
<firstCreated>2015-05-12T10:00:00+02:00</firstCreated>
<pubStatus qcode="stat:usable"/><link rel="irel:seeAlso" href="https://a.example/1"/></itemMeta>
<contentMeta><language tag="fr-FR"/><subject qcode="medtop:2"><name xml:lang="fr">crime</name>
</subject>
<headline>Cinq arrestations à <span>Lyon</span></headline>
<headline xml:lang="en">Five arrests in Lyon</headline>
<description role="drol:summary">Un procès.</description></contentMeta></newsItem>
<newsItem guid="2"><itemMeta><pubStatus qcode="stat:canceled"/></itemMeta><contentMeta>
<headline>Not so</headline>
</contentMeta></newsItem></itemSet></newsMessage>"""


def test_items_of_newsml_g2_are_headlines_in_each_language(read):
    headlines, findings = read(G2)

    assert [(h.text, h.language.code) for h in headlines] == [
        ("Cinq arrestations à Lyon", "fr"),
        ("Five arrests in Lyon", "en"),
    ]
    assert {h.date for h in headlines} == {date(2015, 5, 12)}
    assert headlines[0].publications == (Publication("AFP", "https://a.example/1"),)
    assert (labels(headlines[0]), headlines[0].description) == (["crime"], "Un procès.")
    other = "versionCreated: another day than firstCreated, which counts (2 times)"
    assert findings == [
        ("a.xml:13", "fault", "the item is stat:canceled and left out"),
        ("a.xml:10", "note", other),
    ]


NITF = """<?xml version="1.0"?>
<!DOCTYPE nitf SYSTEM "http://www.nitf.org/IPTC/NITF/3.3/nitf-3-3.dtd">
<nitf><head><title>Five arrests</title><docdata><doc-id id-string="17"/>
<date.issue norm="20150513T000000Z"/>
<key-list><keyword key="ferries"/></key-list><identified-content>
<classifier class="indexing_service"
type="descriptor">Crime</classifier><classifier type="taxonomic_classifier">Top/News</classifier>
</identified-content>
</docdata>
<pubdata date.publication="20150512T000000" ex-ref="http://a.example/1.html" name="The Bay"/></head>
<body xml:lang="en"><body.head><hedline><hl1>Five arrests at <em>sea</em></hl1>
<hl2>Two more</hl2></hedline>
<abstract><p>In a raid.</p></abstract></body.head></body></nitf>"""


def test_a_document_of_nitf_is_a_headline_of_its_paper(read):
    (headline,), findings = read(NITF)

    assert (headline.text, headline.date) == ("Five arrests at sea", date(2015, 5, 12))
    assert headline.publications == (Publication("The Bay", "http://a.example/1.html"),)
    assert (labels(headline), headline.description) == (["Crime", "ferries"], "In a raid.")
    assert findings == []


def test_an_item_of_newsml_1_is_a_headline(read):
    (headline,), _ = read(
        """<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>a.example</ProviderId>
        <DateId>20150512</DateId></NewsIdentifier></Identification><NewsManagement><FirstCreated>
        20150512T101500+0200</FirstCreated><Status FormalName="Usable"/></NewsManagement>
<NewsComponent>
        <NewsLines><HeadLine>Five arrests</HeadLine></NewsLines><DescriptiveMetadata>
        <Language FormalName="en"/></DescriptiveMetadata></NewsComponent></NewsItem></NewsML>"""
    )

    assert (headline.text, headline.date) == ("Five arrests", date(2015, 5, 12))
    assert headline.publications == (Publication("a.example"),)


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (f'<!DOCTYPE a [<!ENTITY a0 "x">{LAUGHS}]><urlset>&a9;</urlset>', "entities of its own"),
        ('<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><nitf>&a;</nitf>', "entities"),
        (f'<!DOCTYPE a [<!ENTITY a "{"x" * 1000}">]><urlset>&a;</urlset>', "entities of its own"),
        (
            f'<!DOCTYPE a [<!ENTITY a "{"x" * 200}">]><urlset>{"&a;" * 10_000}</urlset>',
            "grow by more than a million",
        ),
        ("<!DOCTYPE a ['" + "x" * 70_000 + "<urlset/>", "a DTD without an end"),
        ("<urlset>" + "<a/>" * (2**20 + 1), "more than 1,048,576 elements"),
        ("<urlset>" + "<a>" * 100_000, "nested more than 100 deep"),
        ("<urlset><url>", "no XML"),
    ],
    ids=["laughs", "file", "long", "quadratic", "no end", "many", "deep", "cut"],
)
def test_what_is_no_xml_or_would_grow_is_refused_by_name(read, document, reason):
    headlines, findings = read(document)

    assert headlines == []
    ((place, kind, said),) = findings
    assert (place, kind) == ("a.xml:1", "fault")
    assert reason in said


def _mods(title: str, more: str = "") -> str:
    titled = f"<titleInfo><title>{title}</title></titleInfo>"
    return f"<dmdSec><mods xmlns='http://www.loc.gov/mods/v3'>{titled}{more}</mods></dmdSec>"


ISSUE = (
    "<originInfo><dateIssued>1930-05-13</dateIssued></originInfo>"
    "<language><languageTerm>en</languageTerm></language>"
)
LABELLED = "<structMap><div TYPE='ISSUE' LABEL='Mercury'>{}</div></structMap>".format(
    "".join(f"<div TYPE='ARTICLE' LABEL='{text}'/>" for text in ("Trawler lost", "New quay"))
)


@pytest.mark.parametrize(
    "articles",
    [_mods("Trawler lost") + _mods("New quay"), LABELLED],
    ids=["MODS", "labels of divisions"],
)
def test_articles_of_a_digitised_issue_are_of_its_day_and_newspaper(contents_of, articles):
    contents = contents_of(
        "issue.xml",
        f"<mets xmlns='http://www.loc.gov/METS/'>{_mods('Mercury', ISSUE)}{articles}</mets>",
    )

    assert contents.listed == [("1930-05-13", "Trawler lost"), ("1930-05-13", "New quay")]
    assert {one.publications[0].source for one in contents.headlines} == {"Mercury"}
    assert {one.language.code for one in contents.headlines} == {"en"}


TEI = (
    "<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><fileDesc><titleStmt><title>Mercury,"
    " an edition</title></titleStmt><publicationStmt><date>2015</date></publicationStmt>"
    "<sourceDesc><bibl>{}<title level='j'>Mercury</title><date when='1930-05-13'/></bibl>"
    "</sourceDesc></fileDesc></teiHeader><text xml:lang='en'><body>{}</body></text></TEI>"
)
DIVISIONS = "".join(
    f"<div type='article'><head>{text}</head><p>Text.</p></div>"
    for text in ("Trawler <hi>lost</hi>", "New quay")
)


@pytest.mark.parametrize(
    ("title", "body", "texts"),
    [
        ("<title level='a'>Trawler lost</title>", "<p>Text.</p>", ["Trawler lost"]),
        ("", "<p>Text.</p>", ["Mercury, an edition"]),
        ("", DIVISIONS, ["Trawler lost", "New quay"]),
    ],
    ids=["an article", "a text", "an issue"],
)
def test_a_text_in_tei_is_of_the_issue_that_it_was_taken_from(contents_of, title, body, texts):
    contents = contents_of("a.xml", f"<teiCorpus>{TEI.format(title, body)}</teiCorpus>")

    assert contents.listed == [("1930-05-13", text) for text in texts]
    assert {one.publications[0].source for one in contents.headlines} == {"Mercury"}


def test_who_publishes_a_file_in_tei_is_no_outlet_but_the_issue_it_was_taken_from_is(contents_of):
    text = TEI.replace(" level='j'", "").replace(
        "<date>2015", "<publisher>Press</publisher><date>2015"
    )

    contents = contents_of("a.xml", text.format("", DIVISIONS))

    assert {one.publications[0].source for one in contents.headlines} == {"Mercury"}
