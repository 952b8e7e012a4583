from datetime import date

import pytest

from corpus import Language, Publication
from corpus.formats import recognise


@pytest.fixture
def read(read_file):
    """Return a function that gives the headlines and the findings of references."""
    return read_file


RIS = """Provider: A library
Content: text/plain; charset="UTF-8"

TY  - NEWS
TI  - One arrest
      in the harbour
T2  - The Bay
DA  - 2015/05/12/Late edition
PY  - 2015
Y2  - 2020/01/01/
LA  - en
KW  - Crime
KW  - Sea
AB  - In a raid.
UR  - https://a.example/1
ER  -

TY  - NEWS
T1  - Two arrests
PY  - 2015/05//
JO  - The Bay
ER  -
"""


def test_a_reference_of_ris_is_a_headline(read):
    (first, second), findings = read("a.ris", RIS)

    assert (first.text, first.date) == ("One arrest in the harbour", date(2015, 5, 12))
    assert first.publications == (Publication("The Bay", "https://a.example/1"),)
    assert ([t.label for t in first.topics], first.description) == (["Crime", "Sea"], "In a raid.")
    assert (first.language.route, first.sources[0].line) == ("stated", 4)
    assert (second.text, second.date, second.date_precision) == (
        "Two arrests",
        date(2015, 5, 1),
        "month",
    )
    assert findings == []


def test_ris_is_told_by_its_first_tag():
    assert recognise(RIS.encode()).ending == ".ris"
    assert recognise(b"TY for now - NEWS\n").ending == ".txt"


def test_an_entry_of_bibtex_is_a_headline(read):
    (first, second), findings = read(
        "a.bib",
        "@string{bay = {The Bay}}\n"
        "@article{a1,\n  title = {{P}olic\\'{\\i}a \\& {\\\"a}rger: 5\\% more},\n"
        "  date = {2015-05-12}, journaltitle = {The Bay},\n  url = {https://a.example/1},\n"
        "  keywords = {crime, sea}, langid = {english}\n}\n\n"
        '@misc{a2, title = "Two {arrests}", year = 2015, month = may}\n',
    )

    assert (first.text, first.date) == ("Polic\u00eda & \u00e4rger: 5% more", date(2015, 5, 12))
    assert first.publications == (Publication("The Bay", "https://a.example/1"),)
    assert [topic.id for topic in first.topics] == ["crime", "sea"]
    assert (second.text, second.date_text, second.date) == (
        "Two arrests",
        "may 2015",
        date(2015, 5, 1),
    )
    assert findings == []


@pytest.mark.parametrize(
    ("name", "code"), [("ngerman", "de"), ("brazilian", "pt"), ("Spanish", "es"), ("zh", "zh")]
)
def test_a_language_may_have_the_name_that_biblatex_gives_it(read, name, code):
    (headline,), findings = read(
        "a.bib", f"@misc{{a, title = {{A}}, date = 2015, langid = {{{name}}}}}\n"
    )

    assert headline.language == Language(code, 1.0, "stated")
    assert not findings


def test_a_day_may_be_joined_to_the_name_of_the_month(read):
    (headline,), _ = read("a.bib", '@misc{a, title = {5~km}, year = 2014, month = "2~" # feb}\n')

    assert (headline.text, headline.date) == ("5 km", date(2014, 2, 2))


@pytest.mark.parametrize("title", ['"Ferries " # "adrift"', "{Ferries } # {adrift}"])
def test_the_joined_parts_of_a_value_keep_the_space_between_them(read, title):
    (headline,), _ = read("a.bib", f"@misc{{a, title = {title}, year = 2014}}\n")

    assert headline.text == "Ferries adrift"


def test_an_entry_without_an_end_is_reported(read):
    headlines, findings = read(
        "a.bib", "@misc{a, title = {One}, date = 2015}\n@misc{b, title = {Two\n"
    )

    assert [h.text for h in headlines] == ["One"]
    assert findings == [("a.bib:2", "fault", "the entry has no end and is left out")]


@pytest.mark.parametrize(
    ("fields", "url", "outlet"),
    [
        (r"howpublished={\url{https://b.example/1}}", "https://b.example/1", ""),
        (r"howpublished={Available at: \url{https://b.example/1}}", "https://b.example/1", ""),
        (
            r"howpublished = {The Echo, \url{https://b.example/1}.}",
            "https://b.example/1",
            "The Echo",
        ),
        (r"howpublished={\href{https://b.example/1}{The Echo}}", "https://b.example/1", "The Echo"),
        (
            r"howpublished={From the Air, https://b.example/1. Accessed 2020}",
            "https://b.example/1",
            "From the Air",
        ),
        (r'howpublished="[Online] https://b.example/1."', "https://b.example/1", ""),
        (r"note={Accessed 2020: \url{https://b.example/a\_b}}", "https://b.example/a_b", ""),
        (r"url={\url{https://b.example/~u}}", "https://b.example/~u", ""),
        (
            r"url={https://b.example/1}, howpublished={\url{https://c.example/}}",
            "https://b.example/1",
            "",
        ),
        (r"howpublished={Press release}", "", "Press release"),
    ],
)
def test_what_tex_marks_as_an_address_is_one(read, fields, url, outlet):
    entry = f"@misc{{a, title={{One}}, year={{2015}}, {fields}}}"

    (headline,), _ = read("a.bib", entry.encode())

    assert [(one.url, one.source) for one in headline.publications] == (
        [(url, outlet)] if url or outlet else []
    )


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"\oe uvre, {\oe}uvre, \oe{}uvre", "œuvre, œuvre, œuvre"),
        (r"\AE r\o{} og \aa r, Stra\ss e", "Ærø og år, Straße"),
        (r"\L{}\'od\'z, {\l}ad, \k{a}, \v{s}, {\u g}, \c c", "Łódź, ład, ą, š, ğ, ç"),
        (r"na\"{\i}f, na\"\i f, Diyarbak\i r", "naïf, naïf, Diyarbakır"),
        (r"\r{a} \H{o} \d{h}", "å ő ḥ"),
    ],
)
def test_letters_that_tex_names_are_letters(read, tex, text):
    entry = f"@misc{{a, title={{{tex}}}, year={{2015}}}}"

    (headline,), _ = read("a.bib", entry.encode())

    assert headline.text == text
