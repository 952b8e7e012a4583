"""Markup in the texts of records: what is a tag, and what only looks like one."""

import json

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Codes: if a<b and c>d, hackers win",
        "if p<q then r>s",
        "a <i and b> c",
        "Vote <5% threshold shuts FDP out of >3 seats",
        "How the <script> tag works",
        "Why <title> matters",
        "<unknown> at large",
        "Wages <p value> explained",
    ],
)
def test_a_sign_of_less_begins_no_tag_without_a_name_and_attributes_of_html(read_file, text):
    headlines, findings = read_file("a.json", json.dumps([{"title": text, "date": "2015-05-12"}]))

    assert ([one.text for one in headlines], findings) == ([text], [])


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ('<a href="/1" target=_blank>Quarry closes</a>', "Quarry closes"),
        ("<p hidden>Quarry closes", "Quarry closes"),
        ("<td nowrap>Quarry closes", "Quarry closes"),
        ("<div data-open>Quarry closes", "Quarry closes"),
        ("<span\nlang='en'>Quarry closes", "Quarry closes"),
        ("Quarry<br/>closes", "Quarry closes"),
        ("Quarry <i>closes</i >", "Quarry closes"),
        ("<script>alert(1)</script> <b>Quarry</b> closes", "Quarry closes"),
    ],
)
def test_tags_of_html_and_what_they_hide_are_no_part_of_a_headline(read_file, text, seen):
    headlines, _ = read_file("a.json", json.dumps([{"title": text, "date": "2015-05-12"}]))

    assert [one.text for one in headlines] == [seen]
