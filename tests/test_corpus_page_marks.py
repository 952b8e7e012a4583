"""Signs around dates and headlines, and what stands on the other side of a date."""

import datetime as dt

import pytest
from contents import Contents

from corpus.dates import read_date

TITLES = ("Police tow a ferry at night", "Divers find an anchor", "Customs find forged stamps")
DAYS = ("12 May 2015", "10 April 2015", "3 March 2015")
LISTED = list(zip(("2015-05-12", "2015-04-10", "2015-03-03"), TITLES, strict=True))


@pytest.fixture
def read(tmp_path):
    """Return a function that reads one page whose lines have a form: {d} is a day, {h} a title."""

    def read_one(form: str, end: str = "html", titles: tuple[str, ...] = TITLES) -> Contents:
        rows = enumerate(zip(DAYS, titles, strict=True))
        text = "".join(form.format(d=d, h=h, n=n) for n, (d, h) in rows)
        head = (
            "<base href=https://a.example/><h1>News</h1>" if end == "html" else "News\n\nAll.\n\n"
        )
        (tmp_path / f"page.{end}").write_text(head + text)
        return Contents(tmp_path)

    return read_one


@pytest.mark.parametrize("sign", "◆■●○▼★☆※➤✓📅🕒")
def test_a_sign_before_a_date_is_no_part_of_it(sign):
    assert read_date(f"{sign}2015年5月12日").day == dt.date(2015, 5, 12)
    assert read_date(f"{sign} 12 May 2015").day == dt.date(2015, 5, 12)


@pytest.mark.parametrize(
    "form",
    [
        "<p>◆{d}　<a href=/{n}>{h}</a></p>",
        "◆{d}　<a href=/{n}>{h}</a><br>",
        "<li><i>📅 {d}</i><a href=/{n}>{h}</a></li>",
    ],
)
def test_a_page_may_print_signs_before_its_dates(read, form):
    read_ = read(form)

    assert read_.listed == LISTED
    assert read_.report == ""


def test_the_years_of_a_copyright_are_no_date():
    assert read_date("© 2015") is None


@pytest.mark.parametrize("label", ["[{}]", " ({})", "【{}】", "[{}]."])
def test_the_brackets_around_a_label_are_no_part_of_the_headline(read, label):
    more = label.format("<a href=/{n}>more</a>")
    read_ = read(f"<b>{{d}}</b> - {{h}} {more}<br>")

    assert read_.listed == LISTED
    assert read_.urls == [f"https://a.example/{n}" for n in range(3)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("28. 4.–1. 5. 2015", dt.date(2015, 4, 28)),
        ("28. 12. – 3. 1. 2015", dt.date(2014, 12, 28)),
    ],
)
def test_a_range_of_days_may_end_in_the_next_month(text, day):
    assert read_date(text, ("cs",)).day == day


@pytest.mark.parametrize(
    "form", ["<li><a href=/{n}>No. 3{n}, {d}: {h}</a></li>", "{n}th | {d} | {h}\n"]
)
def test_what_stands_on_the_other_side_of_a_date_is_told(read, form):
    read_ = read(form, "html" if form.startswith("<") else "txt")

    assert read_.listed == LISTED
    assert [(of.reason, of.source.line > 0) for of in read_.findings if of.kind == "note"][-1:] == [
        ("of a line with its date in the middle, the shorter side is left out (3 times)", True)
    ]


def test_the_link_of_read_more_counts_before_that_of_the_author(read):
    read_ = read(
        "<article><h2>{h}</h2><p><a href=/by/reed>Ann Reed</a>, {d}</p>"
        "<p>Nobody was hurt, police said on Tuesday.</p><a href=/{n}>Continue reading</a></article>"
    )

    assert read_.listed == LISTED
    assert read_.urls == [f"https://a.example/{n}" for n in range(3)]


@pytest.mark.parametrize(
    "title",
    [
        "Le pape : « Priez »",
        "Суд арестовал акции «Башнефти»",
        "«Soy inocente»",
        "Un élu : « Le ‹ oui › est ‹ non ›»",
        "»Spiegel« gegen ‹Bild›",
        "Lob für ›Zeit‹ und »Spiegel«",
        "»Jag är oskyldig» säger ministern",
        "Ministern: »Jag är oskyldig»",
        "(UPDATE) Two dead",
        "(AP) Two dead",
        "[VIDEO] Two dead",
        "Deux morts (MAJ)",
        "(MAJ) Deux morts",
        "Budget fails in Senate (UPDATED)",
        "-20°C in Oslo",
        "−5 % for shares in Oslo",
    ],
)
@pytest.mark.parametrize(
    ("form", "end"),
    [
        ("<li>{d} – {h}</li>", "html"),
        ("<li>{h} - {d}</li>", "html"),
        ("<li><i>{d}</i><a href=/{n}>{h}</a></li>", "html"),
        ("- {d} - {h}\n", "md"),
        ("{d} - {h}\n", "txt"),
    ],
)
def test_the_signs_of_a_headline_stay_beside_a_date(read, form, end, title):
    listed = read(form, end, (title, *TITLES[1:])).listed

    assert listed == [("2015-05-12", title), *LISTED[1:]]


@pytest.mark.parametrize(
    "form",
    [
        "<li>» {h} » - {d}</li>",
        "<li>{d} » {h} »</li>",
        "<li>{d} › {h} ›</li>",
        "<li>»{h} - {d}</li>",
        "<li>{d} – ({h})</li>",
        "<li>{d} -{h}</li>",
    ],
)
def test_arrows_and_dashes_beside_a_headline_are_no_part_of_it(read, form):
    assert read(form).listed == LISTED


@pytest.mark.parametrize("day", ["(Tuesday)", "(Tu)", "(10:30)"])
def test_a_weekday_or_a_time_in_brackets_after_a_dash_is_of_the_date(read, day):
    assert read(f"<li>{{d}} - {day} {{h}}</li>").listed == LISTED


@pytest.mark.parametrize(
    ("form", "printed"),
    [
        ("Updated 20 May 2015. Posted {d}", "Posted {d}"),
        ("Posted: {d}, 9:30 AM | Edited: May 20, 2015, 10:30 AM", "Posted: {d}, 9:30 AM"),
        ("{d} (updated 20 May 2015)", "{d}"),
        ("Posted {d} (updated 14:30)", "Posted {d} (updated 14:30)"),
        ("نشر في {d} الموافق 23 رجب 1436", "نشر في {d} الموافق 23 رجب 1436"),
    ],
)
def test_the_printed_date_is_that_which_counts_without_the_others(read, form, printed):
    read_ = read(f"<div><h2><a href=/{{n}}>{{h}}</a></h2><p>{form}</p></div>")

    assert read_.headlines[0].text == TITLES[0]
    assert read_.headlines[0].date_text == printed.format(d=DAYS[0])


def test_a_count_beside_a_date_makes_it_none_of_the_page(read):
    titles = ("1.2K views", "310 views", "22K views")

    read_ = read(
        "<div class=v><a href=/{n}>Ferry {n} sails at night</a><div>{h} • {d}</div></div>",
        titles=titles,
    )

    assert read_.listed == [(day, f"Ferry {n} sails at night") for n, (day, _) in enumerate(LISTED)]


def test_a_caption_in_bold_its_day_and_a_count_are_three_texts(read):
    read_ = read(
        "<figure><a href=/{n}><img src=1.jpg></a><figcaption>"
        "<strong>{h}</strong><small>{d}</small><span>14 photos</span></figcaption></figure>"
    )

    assert read_.listed == LISTED


def test_what_brackets_part_from_a_linked_text_of_kana_is_no_part_of_it(read):
    titles = ("救難所の愛称を募集します", "渡し船が止まる", "港のまつりを行います")

    read_ = read("<dt>{d}<dd><a href=/{n}>{h}</a>（港湾課）", titles=titles)

    assert [text for _, text in read_.listed] == list(titles)


@pytest.mark.parametrize(
    "form",
    [
        "{h} (format pdf - 120.5 ko - {d})",
        "{h} [PDF | {d}]",
        "{h} (Reuters | {d})",
        "{h}（PDF | {d}）",
    ],
)
def test_a_note_in_brackets_with_the_day_is_no_part_of_the_headline(read, form):
    assert read(f"<li><a href=/{{n}}>{form}</a></li>").listed == LISTED


def test_a_day_without_its_year_before_a_headline_is_that_behind_it(tmp_path):
    items = "".join(
        f"<li><a href=/{n}>{day[:5]} : {title} (PDF - {day})</a></li>"
        for n, (day, title) in enumerate(zip(("12/05/2015", "28/04/2015"), TITLES, strict=False))
    )
    (tmp_path / "page.html").write_text(f"<html lang=fr><h1>Communiqués</h1><ul>{items}</ul>")

    assert Contents(tmp_path).listed == [("2015-05-12", TITLES[0]), ("2015-04-28", TITLES[1])]


@pytest.mark.parametrize("form", ["{h} ({d})", "{h} - {d}", "{h} <i>{d}</i>"])
def test_a_day_that_one_headline_begins_with_is_what_it_tells_of(tmp_path, form):
    days = ("11 September 2015", "7 July 2015", "8 March 2015")
    titles = ("9/11: America remembers the dead", "London remembers", "Women march in the cities")
    items = "".join(f"<li>{form.format(h=h, d=d)}</li>" for h, d in zip(titles, days, strict=True))
    (tmp_path / "page.html").write_text(f"<html lang=en><h1>News</h1><ul>{items}</ul>")

    assert [text for _, text in Contents(tmp_path).listed] == list(titles)


@pytest.mark.parametrize("form", ["{h} - {d}", "{d} - {h}", "{h} ({d})"])
def test_of_two_days_that_at_an_end_of_the_line_counts(read, form):
    titles = ("Karl Weber (* 12 May 1930) dies", TITLES[1], TITLES[2])

    read_ = read(f"<li>{form}</li>", titles=titles)

    assert read_.listed == [(day, text) for (day, _), text in zip(LISTED, titles, strict=True)]


@pytest.mark.parametrize("mark", ["Updated", "UPDATE", "Aktualisiert"])
def test_a_mark_of_a_change_before_a_colon_is_of_the_headline(read, mark):
    titles = (f"{mark}: {TITLES[0]}", TITLES[1], TITLES[2])

    assert [text for _, text in read("<li>{d} - {h}</li>", titles=titles).listed] == list(titles)


def test_an_hour_before_noon_is_no_label_of_german(read):
    assert read_date("3 May 2014, 9 am").day == dt.date(2014, 5, 3)
    assert read_date("May 3, 2014 10 AM").day == dt.date(2014, 5, 3)

    assert read("<li><a href=/{n}>{h}</a> <i>{d}, 9 am</i></li>").listed == LISTED


@pytest.mark.parametrize("note", ["(pdf, 120 kB)", "[PDF - 1.2 MB]", "120 Ko", "2,5 MB pdf"])
def test_the_size_of_a_document_is_no_headline(read, note):
    form = f"<a href=/{{n}}>{{h}}</a> <a href=/{{n}}.pdf>{note}</a> <span>{{d}}</span><br>"

    assert read(form).listed == LISTED


def test_measures_and_headers_of_columns_are_no_headlines(tmp_path):
    (tmp_path / "page.html").write_text(
        "<html lang=en><h1>Tides</h1><p>12 May 2015</p><table><tr><th>High water<th>Height"
        "<tr><td>03:12<td>4.2 m<tr><td>15:40<td>4.5 m</table>"
    )

    assert Contents(tmp_path).listed == []


@pytest.mark.parametrize("byline", ["By Jane Poe, 12 May 2015", "Von Jane Poe, 12. Mai 2015"])
def test_a_day_behind_the_author_is_that_of_an_article(tmp_path, byline):
    prose = "<p>Two ferries lost power outside the harbour, and were brought in by tugs.</p>"
    page = f"<h1>{TITLES[0]}</h1><p class=byline>{byline}</p>{prose * 3}"
    (tmp_path / "page.html").write_text(f"<html lang=en><article>{page}</article>")

    assert Contents(tmp_path).listed == LISTED[:1]


@pytest.mark.parametrize("text", ["2-98/2015", "2-10/2015", "14-2/2015"])
def test_the_number_of_a_case_is_no_date(text):
    assert read_date(text, order="DMY") is None


@pytest.mark.parametrize(
    "count",
    [
        "3 commentaires",
        "3 комментария",
        "コメント3件",
        "3 تعليقات",
        "3 yorum",
        "Kommentare (3)",
        "1,2K vues",
    ],
)
def test_a_count_of_comments_is_no_headline(tmp_path, count):
    rows = "".join(
        f"<li><a href=/{n}>{h}</a> <a href=/{n}#c>{count}</a>" for n, h in enumerate(TITLES)
    )
    (tmp_path / "page.html").write_text(f"<h1>News</h1><h2>12 May 2015</h2><ul>{rows}</ul>")

    assert Contents(tmp_path).listed == [("2015-05-12", title) for title in TITLES]


@pytest.mark.parametrize("label", ["Sponsored", "Anzeige", "Publicité", "Реклама", "広告", "إعلان"])
def test_what_stands_below_the_label_of_an_advertisement_is_no_headline(read, label):
    form = "<div class=card><h3><a href=/{n}>{h}</a></h3><p>{d}</p></div>"
    ad = f"<div class=card><span>{label}</span><h3><a href=/a>Ten cruises for you</a></h3></div>"

    read_ = read(form + ad)

    assert read_.listed == LISTED


def test_a_dated_item_with_the_label_of_an_advertisement_is_kept(read):
    read_ = read("<div class=card><p>Anzeige</p><h3><a href=/{n}>{h}</a></h3><p>{d}</p></div>")

    assert read_.listed == LISTED


@pytest.mark.parametrize("rest", ["3 min read", "3 Min. Lesezeit", "5 comments", "3分で読めます"])
def test_labels_beside_the_day_of_each_item_make_none_of_them_that_of_the_site(read, rest):
    form = f"<div class=card><h3><a href=/{{n}}>{{h}}</a></h3><p>{{d}} · {rest} · 💬 7</p></div>"

    assert read(form).listed == LISTED


@pytest.mark.parametrize(
    "label",
    [
        "Ältere Beiträge",
        "Articles plus anciens »",
        "Mais antigas",
        "Starsze wpisy",
        "Старые записи",
        "مقالات أقدم",
        "過去の記事",
        "Eski yazılar",
        "Entradas anteriores",
    ],
)
def test_the_way_to_older_pages_is_no_headline(tmp_path, label):
    rows = "".join(f"<p><b>1{n}:05</b> <a href=/{n}>{h}</a></p>" for n, h in enumerate(TITLES))
    body = f"<h3>12 May 2015</h3>{rows}<p><a href=?p=2>{label}</a></p>"
    (tmp_path / "page.html").write_text(f"<html><h1>News</h1>{body}</html>")

    assert Contents(tmp_path).listed == [("2015-05-12", title) for title in TITLES]
