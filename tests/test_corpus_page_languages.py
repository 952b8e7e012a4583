"""Pages whose items have a headline in each of two languages."""

import pytest
from contents import Contents

from corpus.text import script_of

ENGLISH = ("Harbour police tow two ferries", "Customs find forged stamps")
GREEK = ("Η αστυνομία ρυμουλκεί δύο πλοία", "Το τελωνείο βρήκε πλαστά γραμματόσημα")
DAYS = ("12 May 2015", "28 April 2015")
BOTH = [
    ("2015-05-12", ENGLISH[0]),
    ("2015-05-12", GREEK[0]),
    ("2015-04-28", ENGLISH[1]),
    ("2015-04-28", GREEK[1]),
]


@pytest.fixture
def read(tmp_path):
    """Return a function that reads a page of items of a form: {e} and {g} are titles, {d} a day."""

    def read_one(form: str) -> Contents:
        rows = enumerate(zip(ENGLISH, GREEK, DAYS, strict=True))
        body = "".join(form.format(n=n, e=e, g=g, d=d) for n, (e, g, d) in rows)
        (tmp_path / "page.html").write_text(f"<title>News</title><h1>News</h1>{body}")
        return Contents(tmp_path)

    return read_one


@pytest.mark.parametrize(
    "form",
    [
        "<table><tr><td>{d}<td><a href=/e{n}>{e}</a><td><a href=/g{n}>{g}</a></table>",
        "<table><tr><td><a href=/e{n}>{e}</a><td>{d}<td><a href=/g{n}>{g}</a></table>",
        "<div class=i><p><a href=/e{n}>{e}</a></p><p><a href=/g{n}>{g}</a></p><p>{d}</p></div>",
    ],
    ids=["day before", "day between", "day after"],
)
def test_each_language_of_an_item_has_a_headline(read, form):
    assert read(form).listed == BOTH


def test_a_translation_that_leads_nowhere_is_none(read):
    read_ = read("<div class=i><p><a href=/e{n}>{e}</a></p><p>{g}</p><p>{d}</p></div>")

    assert read_.listed == BOTH[::2]


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Police tow 2 ferries", "LATIN"),
        ("EU: η αστυνομία ρυμουλκεί", "GREEK"),
        ("港湾警察がフェリーをえい航", "CJK"),
        ("12/05/2015", ""),
    ],
)
def test_the_script_of_a_text_is_that_of_most_letters(text, script):
    assert script_of(text) == script
