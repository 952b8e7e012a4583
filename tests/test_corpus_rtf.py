"""Documents in RTF are read as the text that they print."""

from datetime import date

import pytest

BEGINS = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss Arial;}"
    r"{\f1\fnil\fcharset204{\*\fname Arial;}Arial CYR;}{\f2\fmodern\fcharset128 MS Gothic;}}"
    r"{\colortbl;\red0\green0\blue255;}{\stylesheet{\s0 Normal;}}"
    r"{\info{\title Secret}{\author X}}{\header\pard Printed on 1 May 2001\par}"
    "\n"
)


@pytest.fixture
def read(contents_of):
    """Return a function that gives the headlines of an RTF document, and the report."""

    def _read(body, name="a.rtf", ends="}"):
        contents = contents_of(name, (BEGINS + body + ends).encode("latin-1"))
        return contents.headlines, contents.report

    return _read


def test_a_list_is_read_with_its_links_and_nothing_that_is_not_printed(read):
    headlines, findings = read(
        r"\pard\b Ports\b0\par\par 12 May 2015\par"
        r'{\field{\*\fldinst{HYPERLINK "https://a.example/1"}}'
        r"{\fldrslt{\ul\cf1 Police tow two ferries}}}\par\par "
        r"13 May 2015\par Caf\'e9 owner sells \u8220?tax-free\u8221? rum{\v  and hides}\par"
        r"{\pict\pngblip\bin5 }{}{abc}{\footnote 3 June 2012}{\*\unknown 1 June 2012}"
    )

    assert [(one.date, one.text, one.url) for one in headlines] == [
        (date(2015, 5, 12), "Police tow two ferries", "https://a.example/1"),
        (date(2015, 5, 13), "Café owner sells “tax-free” rum", None),
    ]
    assert findings == ""


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        (r"{\f1 \'cf\'ee\'eb\'e8\'f6\'e8\'ff \'ed\'e0\'f8\'eb\'e0}", "Полиция нашла"),
        (r"{\f2 \'8ds\'82\'c5\'89\'ce\'8d\'d0}", "行で火災"),
        (r"\uc2\u1055 ??\u1086 ??\u1088 ??\u1090 ?? is open", "Порт is open"),
        (r"The port\~is \u-10179?\u-8704?", "The port\xa0is 😀"),
        (r"\{ Ports \} \emdash  open", "{ Ports } — open"),
    ],
    ids=["font", "two bytes", "Unicode", "surrogates", "signs"],
)
def test_characters_are_those_of_their_font_or_of_unicode(read, printed, text):
    (headline,), _ = read(rf"\pard 12 May 2015\par {printed}\par")

    assert headline.text.replace("\xa0", " ") == text.replace("\xa0", " ")


def test_an_export_of_a_press_database_is_read_as_its_articles(read):
    (headline,), findings = read(
        r"\pard HD\tab Strike at the shipyard spreads\par WC\tab 412 words\par "
        r"PD\tab 1 September 1980\par SN\tab Reuters News\par LA\tab English\par "
        r"CY\tab (c) 1980 Reuters Limited\par LP\tab Workers struck.\par TD\tab More.\par "
        r"AN\tab Document lba0000020011203dc9101abc\par"
    )

    assert (headline.date, headline.text) == (
        date(1980, 9, 1),
        "Strike at the shipyard spreads",
    )
    assert [one.source for one in headline.publications] == ["Reuters News"]
    assert findings == ""


def test_a_table_is_read_row_by_row(read):
    headlines, _ = read(
        r"\trowd\pard\intbl Date\cell Headline\cell\row"
        r"\trowd\pard\intbl 2015-05-12\cell Police tow two ferries\cell\row"
        r"\trowd\pard\intbl 2015-05-13\cell Police find a ferry\cell\row"
    )

    assert [(one.date, one.text) for one in headlines] == [
        (date(2015, 5, 12), "Police tow two ferries"),
        (date(2015, 5, 13), "Police find a ferry"),
    ]


def test_a_document_is_told_by_its_content_and_read_as_far_as_it_goes(read):
    (headline,), report = read(
        r"\pard 12 May 2015\par Police tow two ferries\par {\b ", "articles", ends=""
    )

    assert (headline.date, headline.text) == (date(2015, 5, 12), "Police tow two ferries")
    assert report == "cut short, or its groups are not closed; it is read as far as it goes"


def test_groups_without_number_cost_no_headline(read):
    (headline,), _ = read(r"{" * 5000 + "}" * 5000 + r"\pard 12 May 2015\par Two arrests\par")

    assert headline.text == "Two arrests"
