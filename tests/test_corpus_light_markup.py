from pathlib import Path

import pytest
from contents import Contents

ROWS = [
    ("2015-05-12", "Tug sinks in the estuary", "Liverpool Echo", "https://a.example/1"),
    ("2015-05-14", "Two held after a blaze", "The Times", "https://a.example/2"),
    ("2015-05-20", "Oyster beds are closed", "BBC News", "https://a.example/3"),
]


def read(tmp_path: Path, name: str, text: str) -> Contents:
    """Return what a file of that *name* gives."""
    tmp_path.joinpath(name).write_text(text)
    return Contents(tmp_path)


def rows(contents: Contents) -> list[tuple[str, str, str, str]]:
    """Return day, text, outlet and address of each headline."""
    return [
        (str(one.date), one.text, *(one.publications[0].source, one.publications[0].url))
        for one in contents.headlines
    ]


ASCIIDOC_LIST = """= Press review
Ann Reed <ann@a.example>
v1.0, 2016-06-01
:toc:

// kept by hand
== May 2015

.What was said
* 2015-05-12: https://a.example/1[Tug sinks in the estuary], _Liverpool Echo_
* [x] 14 May 2015: link:https://a.example/2[Two held after a blaze^], _The Times_
* 20 May 2015: https://a.example/3[Oyster beds are closed,window=_blank], _BBC News_
"""

ASCIIDOC_TABLE = """= Clippings

[cols="1,2,3",options="header"]
|===
|Date |Outlet |Headline

|2015-05-12
|Liverpool Echo
|https://a.example/1[Tug sinks in the estuary]

|2015-05-14
|The Times
|https://a.example/2[Two held after a blaze]

|2015-05-20
|BBC News
a|https://a.example/3[Oyster beds are closed]
|===
"""

ASCIIDOC_ROWS = """= Clippings

|===
|Date |Headline |Outlet

|2015-05-12 |https://a.example/1[Tug sinks in the estuary] |Liverpool Echo
|2015-05-14 |https://a.example/2[Two held after a blaze] |The Times
|2015-05-20 |https://a.example/3[Oyster beds are closed] |BBC News
|===
"""

TEXTILE = """h1. Press review

h2. May 2015

* 12 May 2015: "Tug sinks in the estuary":https://a.example/1 (Liverpool Echo)
* 14 May 2015: "Two held after a blaze":https://a.example/2 (The Times)
* 20 May 2015: "Oyster beds are closed":https://a.example/3 (BBC News)
"""

DOKUWIKI = """====== Press review ======

===== 2015 =====

  * 12 May 2015: [[https://a.example/1|Tug sinks in the estuary]] //(Liverpool Echo)//
  * 14 May 2015: [[https://a.example/2|Two held after a blaze]] //(The Times)//
  * 20 May 2015: [[https://a.example/3|Oyster beds are closed]] //(BBC News)//
"""

DOKUWIKI_TABLE = """====== Press review ======

^ Date ^ Headline ^ Outlet ^
| 12 May 2015 | [[https://a.example/1|Tug sinks in the estuary]] | Liverpool Echo |
| 14 May 2015 | [[https://a.example/2|Two held after a blaze]] | The Times |
| 20 May 2015 | [[https://a.example/3|Oyster beds are closed]] | BBC News |
"""

CITATIONS = """== Sources ==
* {{cite news |last=Reed |title=Tug sinks in the estuary |url=https://a.example/1
 |work=[[Liverpool Echo]] |date=12 May 2015 |access-date=3 June 2016}}
* {{Internetquelle |titel=Two held after a blaze |url=https://a.example/2 |werk=The Times
 |datum=2015-05-14 |abruf=2016-06-03}}
* Reed: {{Cite web | url = https://a.example/3 | title = Oyster beds are closed
 | publisher = BBC News | date = 2015-05-20 }}
"""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("press.adoc", ASCIIDOC_LIST),
        ("press.asciidoc", ASCIIDOC_TABLE),
        ("press.asc", ASCIIDOC_ROWS),
        ("press.textile", TEXTILE),
        ("press.txt", DOKUWIKI),
        ("press.dokuwiki", DOKUWIKI_TABLE),
        ("press.wiki", CITATIONS),
    ],
)
def test_a_list_has_its_days_outlets_and_addresses(tmp_path, name, text):
    assert rows(read(tmp_path, name, text)) == ROWS


def test_headings_of_asciidoc_are_headlines_below_headings_of_days(tmp_path):
    text = (
        "= News\n\n== 12 May 2015\n\n=== Tug sinks\n\nIt sank.\n\n== 14 May 2015\n\n=== Two held\n"
    )

    found = read(tmp_path, "news.adoc", text)

    assert found.listed == [("2015-05-12", "Tug sinks"), ("2015-05-14", "Two held")]
    assert [one.sources[0].line for one in found.headlines] == [5, 11]


def test_terms_of_asciidoc_are_the_days_of_what_they_explain(tmp_path):
    text = (
        "= Timeline\n\n12 May 2015:: Tug sinks in the estuary\n"
        "14 May 2015::\nTwo held after a blaze\n"
    )

    assert read(tmp_path, "a.adoc", text).listed == [row[:2] for row in ROWS[:2]]


def test_an_article_of_asciidoc_has_the_day_that_its_header_names(tmp_path):
    text = (
        "= Tug sinks in the estuary\n:jbake-date: 2015-05-12\n:jbake-type: post\n\n"
        "It sank at noon, all were saved.\n"
    )

    assert read(tmp_path, "a.adoc", text).listed == [row[:2] for row in ROWS[:1]]


@pytest.mark.parametrize(
    "text",
    [
        "= Manual\n:revnumber: 2\n\n== Setup\n\n* run it\n* see <<setup,Setup>>\n",
        "= Ports\n\n|===\n|Port |Berths\n\n|Hull |12\n|Leith |20\n|===\n",
    ],
)
def test_asciidoc_without_dated_headlines_is_passed_over(tmp_path, text):
    found = read(tmp_path, "a.adoc", text)

    assert found.listed == []
    assert found.report


@pytest.mark.parametrize(
    "text",
    [
        "{{Infobox event |title=Harbour fire |date=12 May 2015 |website=a.example}}\nIt was.\n",
        "* It burned.<ref>{{cite news |title=Fire |date=12 May 2015 |work=The Bay}}</ref>\n",
        "* {{Flag|Oman}}\n* {{Birth date|1950|5|12}}\n",
    ],
)
def test_templates_that_are_no_list_of_citations_say_nothing(tmp_path, text):
    assert read(tmp_path, "a.wiki", text).listed == []


def test_notes_lose_the_marks_of_tasks_and_tags_but_not_words(tmp_path):
    text = (
        "# 2015-05-12\n\n- [x] [Two held after a blaze](https://a.example/2) #crime #fire\n"
        "- [ ] [[Mersey|Tug]] sinks in the estuary of #Mersey\n"
    )

    found = read(tmp_path, "note.md", text)

    assert ("2015-05-12", "Two held after a blaze") in found.listed


def test_a_typed_text_with_a_decorated_title_reads_as_before(tmp_path):
    text = (
        "== Press review ==\n\n  - 12 May 2015: Tug sinks in the estuary\n"
        "  - 14 May 2015: Two held after a blaze\n"
    )

    found = read(tmp_path, "a.txt", text)

    assert found.listed == [row[:2] for row in ROWS[:2]]


def test_the_links_of_a_note_of_a_day_are_of_it(tmp_path):
    text = "- Press\n\t- [Tug sinks in the estuary](https://a.example/1) — The Bay\n"

    assert read(tmp_path, "2015_05_12.md", text).listed == [row[:2] for row in ROWS[:1]]


@pytest.mark.parametrize("name", ["2015_05_12.md", "2015-05-12.md"])
def test_a_note_of_a_day_without_links_lists_nothing(tmp_path, name):
    text = "- call Ann about the budget of May\n- [ ] buy a new lamp for the desk\n"

    assert read(tmp_path, name, text).listed == []


def test_what_zim_says_of_a_page_is_no_headline(tmp_path):
    text = (
        "Content-Type: text/x-zim-wiki\nWiki-Format: zim 0.6\n"
        "Creation-Date: 2019-06-01T10:00:00+02:00\n\n====== Press ======\n"
        "Created Saturday 01 June 2019\n\n"
        "* 2015-05-12 [[https://a.example/1|Tug sinks in the estuary]]\n"
        "* 2015-05-14 [[https://a.example/2|Two held after a blaze]]\n"
    )

    assert read(tmp_path, "Press.txt", text).listed == [row[:2] for row in ROWS[:2]]


def test_a_table_of_asciidoc_without_cells_is_none(tmp_path):
    items = "* 2015-05-12: Tug sinks in the estuary\n* 2015-05-14: Two held after a blaze\n"

    found = read(tmp_path, "list.adoc", f"= Press review\n\n|===\n|===\n\n{items}")

    assert found.listed == [
        ("2015-05-12", "Tug sinks in the estuary"),
        ("2015-05-14", "Two held after a blaze"),
    ]


def test_the_revision_of_an_article_in_asciidoc_dates_it(tmp_path):
    text = (
        "= Tug sinks in the estuary\n:revdate: 2015-05-12\n\nIt sank at noon. It is raised now.\n"
    )

    assert read(tmp_path, "a.adoc", text).listed == [("2015-05-12", "Tug sinks in the estuary")]


@pytest.mark.parametrize(
    "text",
    [
        "# Mai 2015\n\n* 12. Mai: [Fähre läuft auf Grund](https://a.example/1)\n"
        "* 14. Mai: [Lotsen streiken in Kiel](https://a.example/2)\n",
        "# Presse\n\n12. Mai 2015: Fähre läuft auf Grund\n\n"
        "14. Mai 2015: Lotsen streiken in Kiel\n",
        "# Presse\n\n## Fähre läuft auf Grund\n2015-05-12\nEs war neblig.\n"
        "## Lotsen streiken in Kiel\n2015-05-14\n",
    ],
    ids=["items", "lines", "below headings"],
)
def test_the_day_of_a_date_is_no_number_of_an_item_and_stands_apart(tmp_path, text):
    assert read(tmp_path, "press.md", text).listed == [
        ("2015-05-12", "Fähre läuft auf Grund"),
        ("2015-05-14", "Lotsen streiken in Kiel"),
    ]


def test_numbers_of_items_are_no_days_before_words_that_are_months(tmp_path):
    text = "# 12 May 2015\n\n1. May visits the port\n2. Police tow a ferry\n"

    assert [headline for _, headline in read(tmp_path, "press.md", text).listed] == [
        "May visits the port",
        "Police tow a ferry",
    ]


def test_a_link_of_org_tells_its_format(tmp_path):
    text = """* 2015
** Mai
- [[https://a.example/1][Fähre läuft auf Grund]] [2015-05-12 Di]
- [[https://a.example/2][Lotsen streiken in Kiel]] [2015-05-14 Do]
"""
    assert read(tmp_path, "press.org", text).listed == [
        ("2015-05-12", "Fähre läuft auf Grund"),
        ("2015-05-14", "Lotsen streiken in Kiel"),
    ]


def test_fields_of_restructured_text_may_be_called_by_their_days(tmp_path):
    text = "Press\n=====\n\n2019\n----\n\n:4 November: Night ferry ends\n:6 November: Tug sinks\n"

    assert read(tmp_path, "press.rst", text).listed == [
        ("2019-11-04", "Night ferry ends"),
        ("2019-11-06", "Tug sinks"),
    ]


def test_citations_tell_wikitext_by_any_name(tmp_path):
    text = """== Press ==
* {{cite news |title=Tug sinks in the estuary |work=The Times |date=12 May 2015}}
* {{cite news |title=Two held after a blaze |work=The Sun |date=14 May 2015}}
"""
    assert read(tmp_path, "press.txt", text).listed == [
        ("2015-05-12", "Tug sinks in the estuary"),
        ("2015-05-14", "Two held after a blaze"),
    ]


@pytest.mark.parametrize(
    ("name", "text", "listed"),
    [
        (
            "2015-06-02-school.md",
            "title: School reopens\nupdated: 2015-07-01\n---\n\nText.",
            "06-02",
        ),
        (
            "2015-06-02-school.md",
            "title: School reopens\nlastmod: 2015-07-01\n---\n\nText.",
            "06-02",
        ),
        ("2015-06-02-school.md", "layout: post\n---\n# School reopens\n\nText.", "06-02"),
        ("2015-06-02-school.md", "date: 2015-06-01\n---\n\n# School reopens #\n\nText.", "06-01"),
        (
            "2015-06-02-school.md",
            "title: School reopens\ndate: 2015-06-01\nupdated: 2015-07-01\n---\n\nText.",
            "06-01",
        ),
        ("school.md", "title: School reopens\nupdated: 2015-07-01\n---\n\nText.", "07-01"),
    ],
)
def test_a_post_is_of_the_day_in_its_name_unless_it_prints_another_of_publication(
    tmp_path, name, text, listed
):
    found = read(tmp_path, name, f"---\n{text}\n")

    assert found.listed == [(f"2015-{listed}", "School reopens")]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("school.md", "---\nlayout: post\n---\n# School reopens\n\nText.\n"),
        ("2015-06-02-school.md", "# Notes of the desk\n\nText.\n"),
        ("2015-06-02-school.md", "---\nlayout: post\n---\nText.\n\n# Part one of it\n\nText.\n"),
        (
            "2015-06-02-school.md",
            "---\nlayout: post\npublished: false\n---\n# School reopens\n\nText.\n",
        ),
    ],
    ids=["no day", "no facts", "heading within", "unpublished"],
)
def test_a_heading_is_the_title_only_of_a_post_that_begins_with_it(tmp_path, name, text):
    assert read(tmp_path, name, text).listed == []
