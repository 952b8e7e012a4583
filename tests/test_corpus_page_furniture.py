"""What stands beside and below the items of a page, and is no headline and no day of theirs."""

import pytest
from contents import Contents

HEADLINES = (
    "Court clears the captain",
    "Divers find a lost anchor",
    "Pilots strike for better pay",
)
DATES = ("28 June 2019", "21 June 2019", "5 May 2019")
DAYS = ("2019-06-28", "2019-06-21", "2019-05-05")
LISTED = list(zip(DAYS, HEADLINES, strict=True))


@pytest.fixture
def read(tmp_path):
    """Return a function that reads a page, in HTML."""

    def read_page(body: str, language: str = "en") -> Contents:
        head = (
            f"<html lang={language}><head><title>News</title><base href=https://p.example/></head>"
        )
        (tmp_path / "page.html").write_text(f"{head}<body><h1>News</h1>{body}</body>", "utf-8")
        return Contents(tmp_path)

    return read_page


def each(form: str, others=("", "", "")) -> str:
    """Return the *form* for each headline {h}, its date {d}, number {n}, one of *others* {o}."""
    rows = zip(HEADLINES, DATES, others, range(3), strict=True)
    return "".join(form.format(h=h, d=d, o=o, n=n) for h, d, o, n in rows)


ITEMS = each("<li><a href=/{n}>{h}</a> <i>{d}</i></li>")


# Which of several days is that of an item


def test_the_label_of_a_day_tells_which_of_two_is_that_of_publication(read):
    facts = "<dt>Argued:</dt><dd>{o}</dd><dt>Decided:</dt><dd>{d}</dd>"
    argued = ("5 March 2019", "12 February 2019", "3 February 2019")

    page = read(each(f"<div><h3><a href=/{{n}}>{{h}}</a></h3><dl>{facts}</dl></div>", argued))

    assert page.listed == LISTED


def test_two_days_without_a_label_are_told(read):
    heard = ("5 July 2019", "12 July 2019", "3 July 2019")

    page = read(each("<article><h3>{h}</h3><p>{d}</p><p>Room 2</p><p>{o}</p></article>", heard))

    assert page.listed == LISTED
    assert "several days in an item, none with a label of publication" in page.report


def test_a_row_that_was_changed_has_its_other_day(read):
    changed = ("1 July 2019", "30 June 2019", "29 June 2019")
    head = "<tr><th>Updated<th>Date<th>Title</tr>"
    rows = each("<tr><td>{o}<td>{d}<td><a href=/{n}>{h}</a></tr>", changed)

    page = read(f"<table>{head}{rows}</table><p>Last updated: 3 July 2019</p>")

    assert page.listed == LISTED


def test_days_of_change_count_where_a_table_has_no_others(read):
    rows = each("<tr><td>{h}<td>{d}</tr>")

    page = read(
        f"<table><tr><th>Title<th>Updated</tr>{rows}</table><p>Last updated: 3 July 2019</p>"
    )

    assert page.listed == LISTED


# What is no headline


@pytest.mark.parametrize(
    "below",
    [
        "<div><h3>12 °C</h3><p>06:12 - 20:31</p></div>",
        "<div><h3>Ticket office of the port</h3><p>9:00 – 17:00</p></div>",
        "<p><a href=https://x.example/h>X</a> <a href=/rss>RSS</a></p>",
    ],
    ids=["weather", "hours", "networks"],
)
def test_what_stands_below_a_list_is_no_headline(read, below):
    timed = ITEMS.replace("</i>", " 10:15</i>")

    assert read(f"<ul>{timed}</ul>{below}").listed == LISTED


def test_ranges_of_hours_below_a_day_have_headlines(read):
    hours = "<p>28 June 2019</p><p>9:00 - 10:00</p><p>{0}</p><p>10:00 - 11:00</p><p>{1}</p>"

    page = read(hours.format(*HEADLINES))

    assert page.listed == [("2019-06-28", HEADLINES[0]), ("2019-06-28", HEADLINES[1])]


def test_films_may_be_called_as_networks_and_weekdays_are(read):
    films = ("X", "Friday", "1984")
    rows = each("<li><a href=/{n}>{o}</a> <i>{d}</i></li>", films)

    assert [text for _, text in read(f"<ul>{rows}</ul>").listed] == list(films)


@pytest.mark.parametrize(
    "form",
    [
        "<tr><td><b>{o}</b></td><td>{d}</td><td>{h}<br><small>It was so, as all say.</small></tr>",
        "<tr><td>{d}</td><td>{o}<br>{h}</td></tr>",
    ],
    ids=["weekdays", "weekdays_above"],
)
def test_a_weekday_alone_is_no_headline(read, form):
    assert read(f"<table>{each(form, ('Fri', 'Fri', 'Sun'))}</table>").listed == LISTED


AUTHORS = ("By Ann Reed", "By Tom Ely", "By Joan Pell")


@pytest.mark.parametrize(
    "form",
    [
        "<li><span>{d}</span> <span>{o}</span> <strong>{h}</strong></li>",
        "<li><strong>{h}</strong> <small>{o} | {d}</small></li>",
        "<li><strong>{h}</strong> <time>{d} | Trade</time></li>",
        "<a href=/{n}><small>{o} | {d}</small> <span>Trade</span> <strong>{h}</strong></a>",
        "<div><i>Rostock, {d}</i> <span>Trade</span><h3><a href=/{n}>{h}</a></h3></div>",
    ],
    ids=["before", "behind", "sections", "cards", "places"],
)
def test_a_bold_headline_is_parted_from_the_elements_beside_it(read, form):
    assert read(each(form, AUTHORS)).listed == LISTED


@pytest.mark.parametrize(
    "headlines",
    [("Von der Leyen geht", "Da Vinci gestohlen", "Von Riga nach Kiel")],
)
def test_what_begins_as_a_byline_may_be_a_headline(read, headlines):
    rows = each("<li><span>{d}</span> <span>{o}</span></li>", headlines)

    assert [text for _, text in read(f"<ul>{rows}</ul>", "de").listed] == list(headlines)


def test_terms_are_the_headlines_of_their_definitions(read):
    said = ("It was fog.", "It had been lost.", "Ships wait outside.")

    page = read(f"<dl>{each('<dt>{h}</dt><dd>{d}</dd><dd>{o}</dd>', said)}</dl>")

    assert page.listed == LISTED


def test_sections_below_a_change_of_the_page_are_no_headlines(read):
    rows = each("<p>{h}</p><time>{d} | {o}</time>", ("Courts", "Nature", "Labour"))

    assert read(f"{rows}<p>Updated: 30 June 2019</p>").listed == LISTED


def test_a_trail_from_the_home_of_the_site_is_no_headline(read):
    trail = "<div><a href=/>Home</a> &gt; <a href=/n>News</a> &gt; Harbour news</div>"
    turns = "<h3>28 June 2019</h3><h4><a href=/0>{0}</a></h4><p>It was fog.</p>"

    page = read(f"<div>29 June 2019</div>{trail}{turns.format(HEADLINES[0])}")

    assert page.listed == LISTED[:1]


def test_numbers_of_comments_are_no_headlines(read):
    form = "<article><p><span>{d}</span> <a href=/{n}#comments>{o}</a></p>"
    form += "<p><a href=/{n}><b>{h}</b></a></p></article>"

    assert read(each(form, ("40", "22", "17"))).listed == LISTED


def test_a_pager_below_a_list_leads_to_no_headline(read):
    rows = each("<div><b>{d}</b><br><strong>{h}</strong></div>")

    assert read(f"{rows}<div><a href=/p/1>1</a> <a href=/p/2>2</a></div>").urls == []


def test_sentences_without_spaces_are_teasers_though_they_are_short(read):
    rows = "".join(
        f"<p>{headline}</p><p>{said}</p><div>{day}</div>"
        for headline, said, day in (
            ("海上保安庁が救助拠点を開設", "昼夜を問わず人員が配置される。", "2023年7月13日"),
            ("港湾使用料が三割上昇", "船主らは市役所前で抗議する予定だ。", "2023年7月4日"),
        )
    )

    assert [text for _, text in read(rows, "ja").listed] == [
        "海上保安庁が救助拠点を開設",
        "港湾使用料が三割上昇",
    ]
