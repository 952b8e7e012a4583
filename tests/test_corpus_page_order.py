"""Which of the lines around dates are headlines, where the running order does not tell."""

import pytest
from contents import Contents

FIRST, SECOND, THIRD = "Police tow a ferry", "Divers find an anchor", "Customs find forged stamps"
DAYS = ["2015-05-12", "2015-04-10", "2015-03-03"]
LISTED = list(zip(DAYS, [FIRST, SECOND, THIRD], strict=True))
PROSE = "Police said on Tuesday that nobody had been hurt, and that the work would go on."
OTHERS = "<div class=box><h3>From the deck</h3><ul><li><a href=/o>Where ferries go</a></ul></div>"
OF_THE_ABOVE = "each date counts for that above it"
OF_THE_BELOW = "each date counts for those below"


@pytest.fixture
def read(tmp_path):
    """Return a function that reads one page of a body and a language."""

    def read_one(body: str, language: str = "en") -> Contents:
        head = f"<html lang={language}><head><title>News</title></head>"
        (tmp_path / "page.html").write_text(f"{head}<body><h1>News</h1>{body}</body>", "utf-8")
        return Contents(tmp_path)

    return read_one


def each(item: str) -> str:
    """Return *item* for each of the headlines; `$t` is its text, `$d` its date."""
    return "".join(item.replace("$t", text).replace("$d", day) for day, text in LISTED)


@pytest.mark.parametrize(
    ("item", "below"),
    [
        ("<h3><a href=/$d>$t</a></h3><p>$d</p>", OTHERS),
        (f"<h3><a href=/$d>$t</a></h3><p>{PROSE}</p><p>$d</p>", OTHERS),
        (f"<h3>$t</h3><p>$d</p><p>{PROSE}</p>", OTHERS),
        (
            f"<p><b><a href=/$d>$t</a></b></p><p>{PROSE}</p><p><i>$d</i></p>",
            "<div><p>© 2015 The Bay</p><p><a href=/staff>Our staff</a></p></div>",
        ),
    ],
    ids=["linked", "teaser above the date", "teaser below the date", "foot"],
)
def test_what_follows_the_last_date_is_none_of_its_list(read, item, below):
    read_ = read(each(item) + below)

    assert read_.listed == LISTED
    assert OF_THE_ABOVE in read_.report


@pytest.mark.parametrize("above", ["<h3>Latest</h3>", "<h3><a href=/all>All news</a></h3>"])
def test_a_kicker_between_a_date_and_its_headline_does_not_turn_the_list(read, above):
    item = "<p>$d</p><p>Harbour</p><h3><a href=/$d>$t</a></h3>"

    read_ = read(above + each(item))

    assert [of for of in read_.listed if of[0]] == LISTED
    assert OF_THE_ABOVE not in read_.report


@pytest.mark.parametrize(
    "item",
    [
        "<a href=/$d><div>$k</div><div>$t</div><div>$d</div></a>",
        "<div><div>$k</div><div>$t</div><div>$d</div></div>",
    ],
)
def test_a_long_kicker_is_none_where_those_of_the_other_items_are(read, item):
    kickers = iter(("Pressemitteilung des Amts", "Rede", "Bericht"))
    body = "".join(part.replace("$k", next(kickers)) for part in each(f"{item}|").split("|")[:-1])

    assert read(body).listed == LISTED


@pytest.mark.parametrize(
    ("head", "item"),
    [("h3", "<p>$t</p>"), ("p", "<p>• $t</p>")],
    ids=["paragraphs", "bullets"],
)
def test_a_day_heads_all_paragraphs_below_it(read, head, item):
    lines = [item.replace("$t", text) for text in (FIRST, SECOND, THIRD)]

    read_ = read(
        f"<{head}>12 May 2015</{head}>{lines[0]}{lines[1]}<{head}>10 April 2015</{head}>"
        f"{lines[2]}<p>Last updated: 1 June 2015</p>"
    )

    assert read_.listed == [(DAYS[0], FIRST), (DAYS[0], SECOND), (DAYS[1], THIRD)]


@pytest.mark.parametrize("at_the", ["head", "foot"])
def test_the_day_of_a_change_beside_a_list_takes_no_item_from_it(read, at_the):
    lines = each("<p>$d – $t</p>")
    changed = "<p>Last updated: 1 June 2015</p>"

    read_ = read(changed + lines if at_the == "head" else lines + changed)

    assert read_.listed == LISTED


def test_links_below_a_day_are_headlines_though_some_are_brief(read):
    def links(*texts: str) -> str:
        return "".join(f"<a href=/{text[:4]}>{text}</a><br>" for text in texts)

    read_ = read(
        f"<p><b>12 May 2015</b><br>{links(FIRST, 'Ferries moored', THIRD)}</p>"
        f"<p><b>10 April 2015</b><br>{links(SECOND)}</p>"
    )

    of_one_day = [(DAYS[0], FIRST), (DAYS[0], "Ferries moored"), (DAYS[0], THIRD)]
    assert read_.listed == [*of_one_day, (DAYS[1], SECOND)]


@pytest.mark.parametrize(
    ("language", "item", "printed"),
    [
        ("es", "<p>$d</p><p>$t</p>", ["Madrid, 12 de mayo de 2015", "Cádiz, 10 de abril de 2015"]),
        ("de", "<p>$d</p><p>$t</p>", ["Berlin, den 12. Mai 2015", "Berlin, den 10. April 2015"]),
        ("fr", "<li>$d <a href=/$d>$t</a>", ["Paris, le 12 mai 2015", "Brest, le 10 avril 2015"]),
        ("it", "<p>$d</p><p>$t</p>", ["dal 12 al 14 maggio 2015", "dal 10 all'11 aprile 2015"]),
        ("zh", "<li>$d <a href=/$d>$t</a>", ["二〇一五年五月十二日", "二〇一五年四月十日"]),
        ("zh", "<li>$d - $t", ["二〇一五年五月十二日", "二〇一五年四月十日"]),
        ("ja", "<p>$d</p><p>$t</p>", ["掲載日 H27.5.12", "掲載日 H27.4.1"]),
        ("fa", "<li>$d $t", ["۲۲ اردیبهشت ۱۳۹۴ - ۱۴:۳۰", "۲۱ فروردین ۱۳۹۴ - ۰۹:۰۵"]),
        (
            "ar",
            "<li>$d $t",
            ["23 رجب 1436هـ - 12 مايو 2015م", "21 جمادى الآخرة 1436هـ - 10 أبريل 2015م"],
        ),
    ],
)
def test_dates_are_told_from_headlines_with_what_stands_around_them(read, language, item, printed):
    body = "".join(
        item.replace("$t", text).replace("$d", day)
        for text, day in zip((FIRST, SECOND), printed, strict=True)
    )

    read_ = read(body, language)

    day = "2015-04-01" if language == "ja" else DAYS[1]
    assert read_.listed == [(DAYS[0], FIRST), (day, SECOND)]


# Headings


@pytest.mark.parametrize(
    "item", ["<li><a href=/$t>$t</a></li>", "<li>$t</li>"], ids=["linked", "in print"]
)
def test_headings_that_differ_by_their_day_alone_date_what_is_below(read, item):
    days = [("12 May 2015", [FIRST, SECOND]), ("10 April 2015", [THIRD])]
    body = "".join(
        f"<h2>Session of {day}</h2><ul>{''.join(item.replace('$t', text) for text in texts)}</ul>"
        for day, texts in days
    )

    assert read(body).listed == [(DAYS[0], FIRST), (DAYS[0], SECOND), (DAYS[1], THIRD)]


def test_the_year_of_a_heading_may_have_a_count_beside_it(read):
    body = "".join(
        f"<h3><button>{day[:4]} (1)</button></h3><ul><li><a href=/{at}>{day[5:]} – {text}</a></ul>"
        for at, (day, text) in enumerate([("2015 12 May", FIRST), ("2014 3 March", SECOND)])
    )

    assert read(body).listed == [("2015-05-12", FIRST), ("2014-03-03", SECOND)]


def test_what_leads_about_a_wiki_page_is_no_part_of_its_list(read):
    edit = '<span class="mw-editsection">[<a href=/edit>edit</a>]</span>'
    body = (
        "<div id=toc><h2>Contents</h2><ul><li><a href=#m>1 May 2015</a>"
        "<li><a href=#a>2 April 2015</a></ul></div>"
        f"<h2>May 2015{edit}</h2><ul><li><a href=/d>12 May</a>: {FIRST}.</ul>"
        f"<h2>April 2015{edit}</h2><ul><li><a href=/e>10 April</a>: {SECOND}.</ul>"
    )

    assert read(body).listed == [(DAYS[0], f"{FIRST}."), (DAYS[1], f"{SECOND}.")]


def test_a_page_of_frames_has_what_it_shows_without_them(tmp_path):
    frames = "<frameset cols='*,*'><frame src=a><frame src=b><noframes><body>$l</noframes>"
    listed = each("<li>$d: <a href=http://a.example/$d>$t</a>")
    (tmp_path / "page.html").write_text(f"<html>{frames.replace('$l', listed)}</frameset></html>")

    assert Contents(tmp_path).listed == LISTED


@pytest.mark.parametrize(
    ("language", "head", "day", "other_head", "other_day"),
    [
        ("fa", "اردیبهشت ۱۳۹۴", "۲۲ اردیبهشت", "فروردین ۱۳۹۴", "۲۱ فروردین"),
        ("fa", "اردیبهشت ۱۳۹۴", "۲۲", "فروردین ۱۳۹۴", "۲۱"),
        ("fa", "سال ۱۳۹۴", "۲۲ اردیبهشت", "", "۲۱ فروردین"),
        ("ar", "رجب 1436", "23 رجب", "جمادى الآخرة 1436", "21 جمادى الآخرة"),
        ("am", "ግንቦት 2007", "ግንቦት 4", "ሚያዝያ 2007", "ሚያዝያ 2"),
    ],
)
def test_headings_of_another_calendar_make_the_days_below_them_whole(
    read, language, head, day, other_head, other_day
):
    other = f"<h2>{other_head}</h2>" if other_head else ""

    read_ = read(
        f"<h2>{head}</h2><ul><li><a href=/1>{FIRST}</a> <span>{day}</span></ul>"
        f"{other}<ul><li><a href=/2>{SECOND}</a> <span>{other_day}</span></ul>",
        language,
    )

    assert read_.listed == LISTED[:2]


def test_a_symbol_that_ends_as_a_year_long_ago_is_no_date(read):
    rows = each("<div class=r><div>MAR/1412</div><div><a href=/$d>$t</a></div><div>$d</div></div>")

    assert read(rows).listed == LISTED


# What stands around a list

CARD = "<div class=c><a href=/$d>$t</a><p>$d</p></div>"
FLAT = "<p>$d</p><p>Harbour</p><h3><a href=/$d>$t</a></h3>"
HOME = "<div class=top><span>Tuesday, 2 June 2015</span> <a href=/>Harbour Agency</a></div>"


@pytest.mark.parametrize(
    ("above", "item", "below"),
    [
        ("<p>Tuesday, 2 June 2015</p><p>All news is on this page.</p>", FLAT, ""),
        (HOME, CARD, ""),
        ("", "<h3>$t<br><span>$d</span></h3>", "<h3>Related links</h3><p><a href=/o>A</a></p>"),
        ("", "<h3>$d: $t</h3>", "<h3>お問い合わせ</h3><p>Tel. +49 30 123456</p>"),
        ("<p>Topics: <a href=/a>Harbour</a>, <a href=/b>Coast</a></p>", f"{FLAT}<hr>", ""),
        ("", FLAT, "<p>Share: <a href=#>Facebook</a> <a href=#>Twitter</a></p>"),
        ("<section><h2>Latest</h2>", "<dl><dt>$t</dt><dd>$d</dd></dl>", "</section>"),
    ],
    ids=["day", "home", "section", "contact", "topics", "share", "heading of all"],
)  # fmt: skip
def test_what_stands_around_a_list_is_none_of_it(read, above, item, below):
    listed = each(item).replace("</dl><dl>", "")

    assert read(f"{above}{listed}{below}").listed == LISTED


def test_days_of_the_site_above_the_title_date_nothing(tmp_path):
    top = f"{HOME}<p>Tuesday, 2 June 2015</p><h1>News</h1><p>All news is on this page.</p>"
    (tmp_path / "page.html").write_text(f"<html lang=en><body>{top}{each(CARD)}</body></html>")

    assert Contents(tmp_path).listed == LISTED


def test_the_pages_of_a_list_are_no_days_below_its_last_year(read):
    pages = "".join(f"<a href=?p={page}>{page}</a> | " for page in range(1, 4))

    read_ = read(
        f"<h2>2015년</h2><article><h3><a href=/1>{FIRST}</a></h3><p>5월 12일</p></article>"
        f"<h2>2014년</h2><article><h3><a href=/2>{SECOND}</a></h3><p>4월 10일</p></article>"
        f"<p>{pages}</p><p>{PROSE}</p>",
        "ko",
    )

    assert read_.listed == [(DAYS[0], FIRST), ("2014-04-10", SECOND)]


def test_a_day_heads_bullets_up_to_what_the_site_asks(read):
    read_ = read(
        f"<p>12 May 2015</p><p>• {FIRST}</p><p>• {SECOND}</p><p>10 April 2015</p><p>• {THIRD}</p>"
        "<div><p>Write to the editors of this list</p></div>"
    )

    assert read_.listed == [(DAYS[0], FIRST), (DAYS[0], SECOND), (DAYS[1], THIRD)]


@pytest.mark.parametrize("subject", ["Subject", "Betreff", "Oggetto", "件名"])
def test_the_subject_of_a_register_is_a_headline_where_none_is_named(read, subject):
    head = f"<tr><th>Date</th><th>No.</th><th>{subject}</th></tr>"
    rows = each("<tr><td>$d</td><td><a href=/$d>5 ZR 12/13</a></td><td>$t</td></tr>")

    read_ = read(f"<table>{head}{rows}</table>")

    assert read_.listed == LISTED


def test_the_subject_of_a_release_is_no_headline_beside_its_link(read):
    head = "<tr><th>Date</th><th>Subject</th><th>Release</th></tr>"
    rows = each("<tr><td>$d</td><td>Ships, harbours and the sea</td><td><a href=/$d>$t</a></td>")

    assert read(f"<table>{head}{rows}</table>").listed == LISTED


@pytest.mark.parametrize(
    ("heads", "days"),
    [
        (["Communiqués 2015"], DAYS[:2]),
        (["Communiqués 2015", "Budget 2016"], [None, None]),
    ],
)
def test_the_only_year_of_a_heading_is_that_of_the_days_of_the_page(read, heads, days):
    listed = f"<li>12 mai : <a href=/1>{FIRST}</a><li>10 avril : <a href=/2>{SECOND}</a>"

    read_ = read(f"{''.join(f'<h2>{head}</h2>' for head in heads)}<ul>{listed}</ul>", "fr")

    assert [day for day, text in read_.listed if text in (FIRST, SECOND)] == days


def test_the_name_of_a_section_is_a_headline_as_the_one_link_beside_a_date(read):
    read_ = read(f"<ul><li><span>12 May 2015</span> <a href=/1>Contact</a>{each(f'<li>{CARD}')}")

    assert read_.listed == [("2015-05-12", "Contact"), *LISTED]


@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.parametrize(
    "item",
    [
        "<h3>$t</h3><p>$d</p>",
        "<div><p>$d</p><h3>$t</h3></div>",
        f"<h3>$t</h3><p>{PROSE}</p><p class=day>$d</p>",
        "<table><tr><td>$d</td><td>$t</td></tr></table>",
        "<div><i class=kicker>Harbour</i><p>$t</p><span>$d</span></div>",
    ],
    ids=["below", "above", "prose", "table", "kicker"],
)
def test_the_name_of_a_section_is_a_headline_where_headlines_stand(read, item, place):
    titles = [FIRST, SECOND, THIRD]
    titles[place] = "Contact"
    listed = each(item).replace(LISTED[place][1], "Contact").replace("</table><table>", "")

    assert read(listed).listed == list(zip(DAYS, titles, strict=True))


def test_what_more_is_asked_than_to_follow_or_subscribe_is_a_headline(read):
    asked = "<li>$t</li><li>Assine o manifesto, pedem professores</li><li>Assine a newsletter</li>"

    read_ = read(f"<p>12 May 2015</p><ul>{asked.replace('$t', FIRST)}</ul>", "pt")

    assert [text for _, text in read_.listed] == [FIRST, "Assine o manifesto, pedem professores"]


def test_a_short_headline_before_a_date_is_no_place_above_its_text(read):
    texts = [f"The text {number} says nobody was hurt. Work goes on." for number in range(3)]
    listed = "".join(
        f"<p>Ferry Strike, {day}</p><p>{of}</p>" for day, of in zip(DAYS, texts, strict=True)
    )

    assert read(listed).listed == [(day, "Ferry Strike") for day in DAYS]


def test_a_headline_above_the_first_that_has_a_date_below_it_is_kept_undated(tmp_path):
    (tmp_path / "page.html").write_text(
        "<title>News</title><h1>News</h1><p><a href=/>Home</a></p>"
        "<p><a href=https://a.example/1>Police tow a ferry at night</a></p>"
        "<p><a href=https://a.example/2>Divers find an anchor</a></p><p>12 May 2015</p>"
        "<p><a href=https://a.example/3>Customs find forged stamps</a></p><p>10 May 2015</p>"
    )

    read = Contents(tmp_path)

    assert read.listed == [
        (None, "Police tow a ferry at night"),
        ("2015-05-12", "Divers find an anchor"),
        ("2015-05-10", "Customs find forged stamps"),
    ]


@pytest.mark.parametrize("name", ["Latest comments", "Neueste Kommentare", "最近のコメント"])
def test_comments_below_a_list_are_no_news(tmp_path, name):
    posts = "".join(
        f"<div class=post><h2><a href=https://a.example/{day}>{text}</a></h2><p>{day} May 2015"
        "</div>"
        for day, text in ((12, "Police tow a ferry"), (10, "Divers find an anchor"))
    )
    (tmp_path / "page.html").write_text(
        f"<title>News</title><h1>News</h1>{posts}<h3>{name}</h3><div class=comment><b>Joe</b> on "
        "<a href=https://a.example/12>Police tow a ferry</a> <i>13 May 2015</i></div>"
    )

    assert [text for _, text in Contents(tmp_path).listed] == [
        "Police tow a ferry",
        "Divers find an anchor",
    ]


CARDS = {
    "before the headline": "<div><a href={c}>{n}</a><a href={h}>{t}</a><i>{d}</i></div>",
    "beside a headline without a link": "<div><a href={c}>{n}</a><p>{t}</p><i>{d}</i></div>",
    "with a teaser between": "<div><p>{d}</p><a href={c}>{n}</a><div>{s}</div><a href={h}>{t}</a>"
    "<a href={h}>Read more</a></div>",
}


@pytest.mark.parametrize("form", CARDS.values(), ids=CARDS)
@pytest.mark.parametrize("folder", ["/category/", "/desk/"])
def test_the_link_to_a_topic_is_no_headline(read, form, folder):
    names = (
        ("Ports", "Local news", "Ports") if folder == "/desk/" else ("Ports", "Local news", "Sea")
    )
    body = "".join(
        form.format(c=folder + name[:4], n=name, h=f"/{at}", t=f"{text} at dawn", d=day, s=PROSE)
        for at, (name, (day, text)) in enumerate(zip(names, LISTED, strict=True))
    )

    assert read(body).listed == [(day, f"{text} at dawn") for day, text in LISTED]


def test_topics_that_a_page_lists_by_their_days_are_headlines(read):
    topics = (("Cybercrime", "12 May 2015"), ("Piracy", "10 May 2015"), ("Fraud", "4 May 2015"))
    body = "".join(f"<li><a href=/topics/{name}>{name}</a> {day}</li>" for name, day in topics)

    assert [text for _, text in read(f"<ul>{body}</ul>").listed] == [
        "Cybercrime",
        "Piracy",
        "Fraud",
    ]


def test_a_text_below_the_last_date_turns_no_order_around(read):
    turns = "".join(
        f"<p>{text} at dawn</p><p>{PROSE}</p><p class=date>{day}</p>" for day, text in LISTED
    )

    read_ = read(f"{turns}<p>The press office is in Harbour Road</p>")

    assert read_.listed == [(day, f"{text} at dawn") for day, text in LISTED]
    assert OF_THE_ABOVE in read_.report


def test_the_only_date_heads_what_is_below_it_and_no_other_section(read):
    items = "".join(f"<li>{text} at dawn</li>" for text in (FIRST, SECOND))
    most_read = "<h4>Most read</h4><ul><li><a href=/x>A whale is seen near the pier</a></ul>"

    read_ = read(f"<h3>12 May 2015</h3><ul>{items}</ul>{most_read}")

    assert read_.listed == [(DAYS[0], f"{FIRST} at dawn"), (DAYS[0], f"{SECOND} at dawn")]


def test_a_contact_below_unlinked_headlines_turns_no_order_around(read):
    turns = "".join(f"<p>{text} at dawn</p><p>{day}</p>" for day, text in LISTED)

    read_ = read(f"{turns}<p>Contact: the press office, Harbour Road 12</p>")

    assert read_.listed == [(day, f"{text} at dawn") for day, text in LISTED]


def test_it_is_told_where_unlinked_lines_above_and_below_may_be_headlines(read):
    turns = "".join(f"<p>{text} at dawn</p><p>{day}</p>" for day, text in LISTED)

    assert OF_THE_BELOW in read(f"{turns}<p>A whale of the bay is seen at dawn</p>").report
    assert (
        OF_THE_BELOW
        not in read(
            f"<p>All our news.</p>{turns}<p>The whale of the bay is seen again</p>".replace(
                f"<p>{FIRST} at dawn</p>", ""
            )
        ).report
    )


@pytest.mark.parametrize(
    "form",
    [
        "<div><a href=/c/{0}>Ports</a><strong>{1} at dawn</strong><p>{2}</p></div>",
        "<div><strong>{1} at dawn</strong><a href=/c/{0}>Ports</a><p>{2}</p></div>",
        "<div><span>Nobody was hurt in it.</span><strong>{1} at dawn</strong><p>{2}</p></div>",
    ],
)
def test_texts_that_touch_in_elements_of_their_own_are_apart(read, form):
    body = "".join(form.format(at, text, day) for at, (day, text) in enumerate(LISTED))

    assert read(body).listed == [(day, f"{text} at dawn") for day, text in LISTED]


@pytest.mark.parametrize("address", ["/tema/{0}", "/category/news/{0}", "/c/{0}", "/topics/x-{0}"])
def test_headlines_at_addresses_like_those_of_topics_keep_their_dates(read, address):
    texts = ["Ferry towed", "Divers find an old anchor", "Roof gone", "Mayor opens the market"]
    days = [*DAYS, "2015-02-02"]
    items = zip(range(len(texts)), texts, days, strict=True)
    body = "".join(
        f"<a href={address.format(at)}>{text}</a> <span>{day}</span><br>" for at, text, day in items
    )

    assert read(body).listed == list(zip(days, texts, strict=True))


@pytest.mark.parametrize(
    ("texts", "language"),
    [
        (("Contact: the film that shook the bay", f"{SECOND} at dawn", f"{THIRD} at dawn"), "en"),
        (("إعلان: الميناء يغلق أبوابه يوم الأحد", "الشرطة تسحب عبارتين", "عاصفة في الميناء"), "ar"),
    ],
)
def test_a_headline_that_begins_like_a_section_keeps_its_date(read, texts, language):
    listed = list(zip(DAYS, texts, strict=True))
    body = "".join(f"<p>{text}</p><p>{day}</p>" for day, text in listed)

    assert read(body, language).listed == listed


def test_a_day_a_month_and_a_year_that_touch_are_printed_as_one_date(read):
    form = (
        "<div class=row><div><b>{}</b><i>{}</i><u>{}</u></div><div><a href=/{}>{}</a></div></div>"
    )
    body = "".join(
        form.format(day, "May", 2015, day, text) for day, text in ((12, FIRST), (10, SECOND))
    )

    assert [one.date_text for one in read(body).headlines] == ["12 May 2015", "10 May 2015"]


MENU = "<a href=i.htm>Home</a><br><a href=p.htm>All that pilots need</a><br><a href=m.htm>Map</a>"


@pytest.mark.parametrize(
    "item",
    [
        "<p>$d<br><a href=/n/$d>$t</a></p>",
        "<p>$d</p><h3><a href=/n/$d>$t</a></h3><p>A teaser.</p>",
        "<p>$d</p><h3>$t</h3><p>A teaser.</p>",
        "<p><b>$t</b><br>$d<br>A teaser.</p>",
        "<b>$d</b><br><a href=/n/$d>$t</a><br>",
    ],
)
def test_the_day_above_a_table_of_menu_and_list_is_of_the_page(read, item):
    layout = (
        f"<table><tr><td colspan=2>Tuesday, June 2, 2015</td></tr>"
        f"<tr><td>{MENU}</td><td><h2>Press releases</h2>{each(item)}</td></tr></table>"
    )

    assert read(layout).listed == LISTED


def test_the_day_above_a_leading_story_in_elements_of_its_own_is_of_it(read):
    lead = "<div><p>2 June 2015</p><h2><a href=/n/0>Mayor opens the new pier</a></h2></div>"
    items = each("<li><i>$d</i> <a href=/n/$d>$t</a></li>")

    assert read(f"{lead}<ul>{items}</ul>").listed == [
        ("2015-06-02", "Mayor opens the new pier"),
        *LISTED,
    ]


def test_a_heading_of_a_day_heads_all_below_it_though_the_last_alone_has_two(read):
    last = "<p><a href=/n/9>Mayor opens the new pier</a></p>"
    read_ = read(each("<h2>$d</h2><p><a href=/n/$d>$t</a></p>") + last)

    assert read_.listed == [*LISTED, (DAYS[-1], "Mayor opens the new pier")]
    assert "more headlines stand below the last date" in read_.report


def test_who_wrote_last_in_a_topic_and_when_is_no_headline(read):
    item = (
        "<li><dl><dt><a href=/t/$d>$t</a><br>by <a href=/u/5>warden</a> » $d, 14:22</dt>"
        "<dd>4</dd><dd><span>by <a href=/u/$d>pilot</a><br>2015-06-01, 08:01</span></dd></dl></li>"
    )

    assert read(f"<ul>{each(item)}</ul>").listed == LISTED


def test_brief_items_beside_others_of_a_list_stay_items(read):
    brief = "<li><i>2015-02-01</i> <a href=/n/7>Ferries</a></li>"
    items = each("<li><i>$d</i> <a href=/n/$d>$t</a></li>")

    assert read(f"<ul>{items}{brief}</ul>").listed == [*LISTED, ("2015-02-01", "Ferries")]


def test_a_headline_and_its_teaser_within_one_link_are_apart_before_an_author(read):
    item = (
        "<li><a href=/$d><strong>$t</strong><span>Nobody was hurt in it, they say</span></a>"
        "<span>Ann Reed | $d</span></li>"
    )

    assert read(f"<ul>{each(item)}</ul>").listed == LISTED


@pytest.mark.parametrize("label", ["Privacy policy", "Mentions légales", "Künye", "サイトマップ"])
def test_what_a_site_says_of_itself_is_no_headline(read, label):
    below = f"<div><a href=/a>{label}</a></div>"

    assert read(each("<p>$d</p><h3><a href=/$d>$t</a></h3>") + below).listed == LISTED


@pytest.mark.parametrize(
    "item",
    [f"<h2>$t</h2><p>$d</p><p>{PROSE}</p>", f"<h2><a href=/$d>$t</a></h2><p>$d</p><p>{PROSE}</p>"],
    ids=["", "linked"],
)
@pytest.mark.parametrize("text", ["", "<p>All that we wrote of it.</p>"], ids=["", "described"])
def test_the_day_right_below_the_title_is_of_no_headline(read, item, text):
    read_ = read(f"<p>2015-06-01</p>{text}{each(item)}")

    assert read_.listed == LISTED
    assert "2015-06-01: a date without a headline" in read_.report


@pytest.mark.parametrize("teaser", ["", "<p>Nobody was hurt.</p>"], ids=["", "teased"])
def test_a_first_headline_that_leads_nowhere_has_the_date_right_below_it(read, teaser):
    others = zip(DAYS[1:], [SECOND, THIRD], strict=True)
    body = "".join(f"<h3><a href=/{d}>{t}</a></h3><p>{d}</p>{teaser}" for d, t in others)

    read_ = read(f"<h2>{FIRST}</h2><p>{DAYS[0]}</p>{teaser}{body}")

    assert read_.listed == LISTED


@pytest.mark.parametrize(
    "day", ["<h2>$d</h2>", "<p><b>$d</b></p>", "<p>$d</p>"], ids=["heading", "bold", "text"]
)
def test_a_last_day_without_a_headline_turns_no_order_around(read, day):
    item = f"{day}<p><a href=/$d>$t</a></p>"
    last = day.replace("$d", "2015-02-01")

    read_ = read(f"<p>Two of the news.</p>{each(item)}{last}")

    assert read_.listed == LISTED
    assert "2015-02-01: a date without a headline" in read_.report


@pytest.mark.parametrize(
    "item",
    [
        "<h2><a href=/$d>$t</a></h2><p>$d</p>",
        "<p>$d</p><h2>$t</h2>",
        "<p><b>$t</b><br>$d<br>Nobody was hurt.</p>",
        "<li><span>$d</span> <a href=/$d>$t</a></li>",
    ],
)
def test_the_title_of_a_page_that_is_its_first_headline_keeps_its_date(tmp_path, item):
    page = f"<html lang=en><head><title>{FIRST} | The Bay</title></head><body>{each(item)}"
    (tmp_path / "page.html").write_text(page, "utf-8")

    assert Contents(tmp_path).listed == LISTED


def test_a_heading_between_the_day_of_the_page_and_its_items_is_no_headline(read):
    items = each("<article><h3>$t</h3><span>$d</span></article>")

    read_ = read(f"<p>2015-06-01</p><p>All that we wrote.</p><h2>Our articles of it</h2>{items}")

    assert read_.listed == LISTED


def test_newspapers_behind_the_days_of_a_flat_page_leave_its_dates_below(read):
    papers = ("La Dépêche", "Le Monde")
    days = ("9 octobre 2014", "28 septembre 2014")
    body = "".join(
        f"<h2>{text}</h2><p>{day}, {paper}</p><p>Cela continue.</p>"
        for text, day, paper in zip((FIRST, SECOND), days, papers, strict=True)
    )

    read_ = read(f"<p>Publié le 12 octobre 2014</p><p>Voici la presse.</p>{body}", "fr")

    assert read_.listed == [("2014-10-09", FIRST), ("2014-09-28", SECOND)]


# One line more than dates

STRIKE = [
    ("2015-05-12", "General strike begins at midnight"),
    ("2015-05-11", "Trains stop across the country"),
    ("2015-05-09", "Volunteers drive the buses"),
    ("2015-05-08", "Judge calls the strike illegal"),
]
NOTE = "Copied at the county record office"
CUT = "Unions call off the strike"


@pytest.fixture
def read_text(tmp_path):
    """Return a function that reads a text of lines above, below or between headlines and days."""

    def read_one(form: str, above: str = "", below: str = "") -> Contents:
        turns = "".join(form.format(text, day) for day, text in STRIKE)
        (tmp_path / "page.txt").write_text(f"{above}{turns}{below}", "utf-8")
        return Contents(tmp_path)

    return read_one


@pytest.mark.parametrize("above", ["", "Strike\n", "Strike\nAll of it is on this page.\n"])
@pytest.mark.parametrize(
    ("below", "left"),
    [(f"{NOTE}\n", [(None, NOTE)]), ("(end of box)\n", []), (f"{NOTE}\nBox 14\n", [(None, NOTE)])],
    ids=["note", "brief", "two lines"],
)
def test_what_ends_a_text_of_headlines_and_days_takes_the_day_of_none(
    read_text, above, below, left
):
    read_ = read_text("{0}\n{1}\n", above, below)

    assert read_.listed == [*STRIKE, *left]
    assert OF_THE_ABOVE in read_.report


def test_a_block_below_a_text_without_a_title_takes_the_day_of_none(read_text):
    assert read_text("{0}\n{1}\n", below=f"\n{NOTE}\n").listed == STRIKE


@pytest.mark.parametrize(
    ("above", "told"),
    [
        ("", False),
        ("Strike\n", False),
        ("News from the port\n", False),
        ("Strike\nAll of it is on this page.\n", False),
        ("Strike\nWhat the papers printed about it:\n", False),
        (f"Strike\n{NOTE}\n", True),
        (f"{NOTE}\n", True),
        ("The strike as the papers saw it\n", True),
        ("Strike\n\nThe strike as the papers saw it\n\n", False),
        ("Strike\nCollected for the archive\nBy the readers of the papers\n", False),
    ],
    ids=[
        "none", "title", "long title", "sentence", "colon", "description", "title as a headline",
        "title of the topic", "in a block", "two lines",
    ],
)  # fmt: skip
def test_a_title_or_description_above_a_text_takes_no_day(read_text, above, told):
    read_ = read_text("{1}\n{0}\n", above, f"7 May 2015\n{CUT}\n")

    assert read_.listed == [*STRIKE, ("2015-05-07", CUT)]
    assert (OF_THE_BELOW in read_.report) is told


def test_a_last_headline_that_asks_or_shares_but_a_small_word_turns_no_text_around(read_text):
    last = "Will dockers go on from here?"

    read_ = read_text(
        "{1}\n{0}\n", f"Strike\nA collection from {NOTE[10:]}\n", f"7 May 2015\n{last}\n"
    )

    assert read_.listed == [*STRIKE, ("2015-05-07", last)]


@pytest.mark.parametrize(
    "body",
    [
        f"<h3><a href=/1>{FIRST}</a></h3><p>12 May 2015</p><h3><a href=/2>{SECOND}</a></h3>",
        f"<p>{FIRST}</p><p>12 May 2015</p><p>{SECOND}</p>",
    ],
    ids=["linked", "text"],
)
def test_it_is_told_where_the_only_day_may_be_of_the_line_above_it(read, body):
    read_ = read(body)

    assert (DAYS[0], SECOND) in read_.listed
    assert OF_THE_BELOW in read_.report


def test_it_is_told_that_a_text_may_begin_or_end_with_a_headline_of_no_day(read_text):
    below = read_text("{0}\n{1}\n", "Strike\n", f"{CUT}\n")

    assert [(f.source.line, f.kind) for f in below.findings] == [(2, "note")]
    assert OF_THE_BELOW in below.report


FLAT_ITEMS = {
    "headings": ("div", "<h3><a href=/n/$d>$t</a></h3>", "<p>$d</p>"),
    "paragraphs": ("div", "<p><a href=/n/$d>$t</a></p>", "<p>$d</p>"),
    "rows": ("table", "<tr><td><a href=/n/$d>$t</a></td></tr>", "<tr><td>$d</td></tr>"),
    "classes": ("div", "<div class=t><a href=/n/$d>$t</a></div>", "<div class=d>$d</div>"),
    "linked terms": ("dl", "<dt><a href=/n/$d>$t</a></dt>", "<dd>$d</dd>"),
    "terms": ("dl", "<dt>$t</dt>", "<dd>$d</dd>"),
}


@pytest.mark.parametrize(("around", "head", "day"), FLAT_ITEMS.values(), ids=FLAT_ITEMS)
def test_a_last_headline_without_a_day_takes_that_of_none_above_it(read, around, head, day):
    last = head.replace("$t", NOTE).replace("$d", "2015-x")

    read_ = read(f"<{around}>{each(head + day)}{last}</{around}>")

    assert read_.listed == [*LISTED, (None, NOTE)]


@pytest.mark.parametrize(
    "above",
    [
        "<h3><a href=/all>See all of our news</a></h3>",
        "<h3>General news of the port</h3>",
        "<h3><a href=/all>All news</a></h3>",
        "<h2>General news of the port</h2>",
        "<p>All that is new in our port and in the towns by it</p>",
    ],
    ids=["link", "heading", "brief", "other heading", "description"],
)
def test_what_stands_above_the_first_day_takes_it_from_no_headline(read, above):
    read_ = read(above + each("<p>$d</p><h3><a href=/n/$d>$t</a></h3>"))

    assert [of for of in read_.listed if of[0]] == LISTED


def test_headings_of_days_date_what_is_below_them_alone(read):
    read_ = read(f"<p>Harbours seen at dawn</p>{each('<h3>$d</h3><p>$t at dawn</p>')}")

    assert read_.listed == [(day, f"{text} at dawn") for day, text in LISTED]


@pytest.mark.parametrize("below", ["Yesterday", "Sunday before last"])
def test_what_stands_below_the_last_headline_as_the_day_below_the_first_turns_none(read, below):
    read_ = read(
        f"<h3><a href=/1>{FIRST}</a></h3><p>12 May 2015</p><h3><a href=/2>{SECOND}</a></h3>"
        f"<p>{below}</p>"
    )

    assert read_.listed == [(DAYS[0], FIRST), (None, SECOND)]
    assert OF_THE_ABOVE in read_.report


@pytest.mark.parametrize("below", ["Ann Reed", "Police said that nobody was hurt in it."])
def test_a_name_or_a_teaser_below_the_last_headline_is_in_no_place_of_a_day(read, below):
    read_ = read(
        f"<h3><a href=/1>{FIRST}</a></h3><p>12 May 2015</p><h3><a href=/2>{SECOND}</a></h3>"
        f"<p>{below}</p>"
    )

    assert read_.listed == [(None, FIRST), (DAYS[0], SECOND)]
    assert OF_THE_BELOW in read_.report


def test_a_day_right_below_a_headline_is_not_that_of_the_page(read):
    read_ = read(
        f"<h3><a href=/1>{FIRST} at dawn</a></h3><p>12 May 2015</p>"
        f"<h3><a href=/2>{SECOND}</a></h3><p>Yesterday</p>"
    )

    assert "Yesterday: it counts back from the day of capture, which is not known" in read_.report


def test_the_day_of_a_change_below_a_link_above_a_list_is_not_its_day(read):
    above = "<h3><a href=/all>See all of our news</a></h3><p>Updated 1 June 2015</p>"

    read_ = read(above + each("<p>$d</p><h3><a href=/n/$d>$t</a></h3>"))

    assert [of for of in read_.listed if of[0]] == LISTED
