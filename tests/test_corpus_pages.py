from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from corpus import Archive, ArchiveFile, Finding, Source, Topic, TopicPage, open_archive

SAMPLE = Path(__file__).parent.parent / "corpus" / "sample"


def read_all(archive: Archive) -> list[object]:
    """Return everything that the archive's files and walk yield."""
    return [
        item
        for file in archive.files()
        for item in (archive.read(file) if isinstance(file, ArchiveFile) else [file])
    ]


@pytest.fixture
def read_text(tmp_path):
    """Return a function that gives the page and the findings of a text page."""

    def read(text, name="page.txt", manifest=""):
        (tmp_path / name).write_text(text, encoding="utf-8")
        (tmp_path / "archive.toml").write_text(f"captured = 2020-01-01\n{manifest}")
        items = read_all(open_archive(tmp_path))
        (page,) = [item for item in items if isinstance(item, TopicPage)]
        return page, [item for item in items if isinstance(item, Finding)]

    return read


@pytest.fixture(scope="module")
def sample_pages():
    items = read_all(open_archive(SAMPLE))
    return [item for item in items if isinstance(item, TopicPage)]


def test_a_page_without_a_title_is_named_by_the_subject_of_its_first_sentence(sample_pages):
    page = sample_pages[0]

    assert page.topic == Topic("cybercrime", "Cybercrime")
    assert page.title_inferred
    assert page.language.code == "en"


def test_a_first_line_without_a_full_stop_is_the_title(sample_pages):
    page = sample_pages[1]

    assert page.topic == Topic("organized-crime", "Organized crime")
    assert not page.title_inferred
    assert page.blocks[0].startswith("Definitions of what constitutes organized crime")


def test_the_sample_has_68_headlines_in_the_languages_they_are_written_in(sample_pages):
    languages = [Counter(h.language.code for h in page.headlines) for page in sample_pages]

    assert languages == [{"es": 19, "en": 8}, {"en": 41}]


def test_dates_are_read_in_spanish_and_in_english(sample_pages):
    days = [[headline.date for headline in page.headlines] for page in sample_pages]

    assert (min(days[0]), max(days[0])) == (date(2011, 1, 17), date(2015, 3, 26))
    assert (min(days[1]), max(days[1])) == (date(2018, 2, 5), date(2019, 2, 7))
    assert days[0][:3] == [date(2015, 3, 26), date(2014, 11, 28), date(2014, 11, 8)]


def test_headlines_of_one_day_are_documents_of_their_own(sample_pages):
    same_day = [h for h in sample_pages[0].headlines if h.date == date(2014, 9, 30)]

    assert [h.language.code for h in same_day] == ["es", "en", "en"]
    assert len({h.id for h in same_day}) == 3


def test_quotes_are_kept_as_printed(sample_pages):
    texts = [headline.text for headline in sample_pages[0].headlines]

    assert "Philippine operation against ‘sextortion’ network builds on INTERPOL support" in texts
    assert any(text.startswith("“El mundo debe prepararse mejor") for text in texts)


def test_a_headline_knows_its_line_its_printed_date_and_its_capture(sample_pages):
    headline = sample_pages[0].headlines[3]

    assert headline.sources == (Source("000_e3dd4e489be4e9cb.txt", 40),)
    assert headline.date_text == "03 octubre 2014"
    assert headline.date_precision == "day"
    assert headline.first_seen == headline.last_seen == date(2015, 3, 26)
    assert headline.topics == (Topic("cybercrime", "Cybercrime"),)


def test_bullets_are_blocks_of_the_description(sample_pages):
    bullets = [block for block in sample_pages[1].blocks if block.startswith("• ")]

    assert len(bullets) == 5
    assert bullets[0] == "• Provide professional and technical expertise;"


def test_the_cookie_notice_is_left_out_and_reported():
    findings = [item for item in read_all(open_archive(SAMPLE)) if isinstance(item, Finding)]

    assert [(f.source.line, f.kind) for f in findings] == [
        (185, "boilerplate"),
        (187, "boilerplate"),
    ]
    assert "Our site uses cookies" in findings[0].reason
    assert "Tell me more" in findings[1].reason


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Cybercrime is a fast-growing area of crime.", "Cybercrime"),
        ("The trafficking of drugs remains a scourge of our time.", "Trafficking of drugs"),
        ("La ciberdelincuencia es una amenaza para todos los países.", "Ciberdelincuencia"),
        ("L'extorsion est un délit grave dans tous les pays.", "Extorsion"),
        ("الجريمة السيبرانية هي تهديد متزايد في جميع البلدان.", "الجريمة السيبرانية"),
        ("It is a fast-growing area of crime.", "page"),
        ("We fight crime together with all our member countries.", "page"),
    ],
)
def test_the_topic_is_the_subject_of_the_description_or_the_name_of_the_file(
    read_text, sentence, label
):
    page, _ = read_text(f"{sentence}\n\n26 March 2015\n\nPolice arrest five people\n")

    assert page.topic.label == label
    assert page.title_inferred


@pytest.mark.parametrize(("name", "label"), [(" harbour .txt", "harbour"), (" .txt", "?")])
def test_a_topic_has_no_blanks_around_the_name_of_its_file(read_text, name, label):
    page, _ = read_text("It is here.\n\n26 March 2015\n\nPolice arrest five people\n", name)

    assert page.topic.label == label


def test_a_date_without_a_headline_is_reported_and_costs_nothing_else(read_text):
    page, findings = read_text(
        "Title\n\n1 May 2015\n\n2 May 2015\n\nPolice arrest five people\n\n3 May 2015\n"
    )

    assert [(h.text, h.date) for h in page.headlines] == [
        ("Police arrest five people", date(2015, 5, 2))
    ]
    assert [(str(f.source), f.reason, f.kind) for f in findings] == [
        ("page.txt:3", "1 May 2015: a date without a headline", "fault"),
        ("page.txt:9", "3 May 2015: a date without a headline", "fault"),
    ]


def test_a_headline_without_a_date_is_kept_undated_and_reported(read_text):
    page, findings = read_text(
        "Title\n\n1 May 2015\n\nPolice arrest five people\n\nCourt frees three of them\n"
    )

    undated = page.headlines[1]
    assert (undated.text, undated.date, undated.date_text) == (
        "Court frees three of them",
        None,
        None,
    )
    assert [(f.source.line, f.kind) for f in findings] == [(7, "fault")]


def test_a_day_that_the_calendar_lacks_leaves_the_headline_undated(read_text):
    page, findings = read_text("Title\n\n31 February 2015\n\nPolice arrest five people\n")

    (headline,) = page.headlines
    assert (headline.date, headline.date_precision) == (None, None)
    assert headline.date_text == "31 February 2015"
    assert [f.source.line for f in findings] == [5]
    assert "31 February 2015" in findings[0].reason


def test_a_date_after_the_capture_is_kept_as_printed_only(read_text):
    page, findings = read_text("Title\n\n1 March 2524\n\nPolice arrest five people\n")

    assert (page.headlines[0].date, page.headlines[0].date_text) == (None, "1 March 2524")
    assert [f.source.line for f in findings] == [5]


def test_a_headline_may_begin_as_counts_of_results_do(read_text):
    page, findings = read_text(
        """Elections

They are held every four years.

Results 1–10 of 57 for elections

26 marzo 2015

Results of the 2015 election

27 marzo 2015

Ergebnisse der Bundestagswahl 2005

28 marzo 2015

Résultats des élections du 22 mars
"""
    )

    assert [headline.text for headline in page.headlines] == [
        "Results of the 2015 election",
        "Ergebnisse der Bundestagswahl 2005",
        "Résultats des élections du 22 mars",
    ]
    assert not [one for one in findings if one.kind == "fault"]


def test_a_headline_that_holds_a_date_is_not_cut(read_text):
    page, findings = read_text(
        "Title\n\n13 May 2015\n\nVigil for victims of 12 May\n\n"
        "12 May 2016\n\nAttack of 12 May 2015: five arrests\n\n9 May 2016\n\nMars 2020\n"
    )

    assert [h.text for h in page.headlines] == [
        "Vigil for victims of 12 May",
        "Attack of 12 May 2015: five arrests",
        "Mars 2020",
    ]
    assert findings == []


def test_a_year_above_its_dates_is_no_date_without_a_headline(read_text):
    page, findings = read_text(
        "Title\n\n2015\n\n2 May 2015\n\nFive arrests\n\nApril 2015\n\n3 April 2015\n\nTwo arrests\n"
    )

    assert [h.date for h in page.headlines] == [date(2015, 5, 2), date(2015, 4, 3)]
    assert findings == []


def test_dates_of_lesser_precision_keep_it(read_text):
    page, _ = read_text("Title\n\nmayo 2015\n\nCinco detenidos\n\n2014\n\nDos detenidos\n")

    assert [(h.date, h.date_precision) for h in page.headlines] == [
        (date(2015, 5, 1), "month"),
        (date(2014, 1, 1), "year"),
    ]


def test_pages_without_blank_lines_are_read_too(read_text):
    page, findings = read_text("Title\n2 May 2015\nFive arrests\n3 April 2015\nTwo arrests\n")

    assert page.topic.label == "Title"
    assert [h.text for h in page.headlines] == ["Five arrests", "Two arrests"]
    assert findings == []


def test_a_wrapped_paragraph_is_one_block(read_text):
    page, _ = read_text("Title\n\nPolice work\nis hard.\n\n  • one,\n  • two.\n")

    assert page.blocks == ("Police work is hard.", "• one,", "• two.")


def test_a_page_without_dates_is_all_description(read_text):
    page, findings = read_text("Title\n\nPolice work is hard.\n")

    assert page.headlines == ()
    assert page.blocks == ("Police work is hard.",)
    assert [f.kind for f in findings] == ["note"]


def test_what_is_stated_of_a_page_prevails(read_text):
    page, _ = read_text(
        "Title\n\n3 April 2015\n\nTwo arrests\n",
        manifest='[files."page.txt"]\ntitle = "Crimen"\ntopic = "crime"\nurl = "https://a.example/"',
    )

    assert page.topic == Topic("crime", "Crimen")
    assert not page.title_inferred
    assert page.url == "https://a.example/"


@pytest.mark.parametrize(
    ("others", "day"),
    [
        ("26/03/2015", date(2015, 4, 3)),
        ("03/26/2015", date(2015, 3, 4)),
        ("5 May 2015", None),
    ],
    ids=["a day over 12 stands first", "a day over 12 stands second", "nothing tells"],
)
def test_the_order_of_numeric_dates_is_inferred_from_the_page(read_text, others, day):
    page, findings = read_text(f"Title\n\n03/04/2015\n\nTwo arrests\n\n{others}\n\nOne arrest\n")

    assert page.headlines[0].date == day
    assert page.headlines[0].date_text == "03/04/2015"
    assert [f.kind for f in findings] == ["note" if day else "fault"]


def test_the_order_of_numeric_dates_that_is_stated_prevails(read_text):
    page, findings = read_text(
        "Title\n\n03/04/2015\n\nTwo arrests\n", manifest='date_order = "MDY"'
    )

    assert page.headlines[0].date == date(2015, 3, 4)
    assert findings == []


def test_a_word_in_arabic_letters_leaves_the_calendar_to_the_headlines(read_text):
    page, _ = read_text("اخبار\n\n1393/03/21\nپلیس تهران قاچاقچیان را گرفت\n")

    assert [headline.date for headline in page.headlines] == [date(2014, 6, 11)]


def test_a_day_of_a_week_dates_what_is_below_it(read_text):
    page, _ = read_text("Harbour log\n\n2013-W10-2\nTug sinks\n\n2013-03-06\nCrane falls\n")

    assert [headline.date for headline in page.headlines] == [date(2013, 3, 5), date(2013, 3, 6)]
