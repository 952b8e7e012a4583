"""Saved pages of one article: its title is the headline, whatever stands around its text."""

import pytest
from contents import Contents

EN = "Mayor cleared of fraud over stadium deal"
TEXT = "<p>A jury took four hours on Wednesday to clear the mayor.</p><p>He thanked the jurors.</p>"
RELATED = (
    "<aside><h3>Related</h3><ul><li><a href=/a/1>Stadium trial opens</a></li>"
    "<li><a href=/a/2>Mayor charged over stadium</a></li></ul></aside>"
)
STATED = (
    f"<meta property=og:type content=article><meta property=og:title content='{EN}'>"
    "<meta property=article:published_time content=2008-05-15T06:00:00Z>"
)


@pytest.fixture
def read(tmp_path):
    """Return a function that reads one page in a language."""

    def read_page(body: str, language: str = "en", head: str = "") -> Contents:
        page = f"<html lang={language}><head><meta charset=utf-8>{head}</head><body>{body}"
        (tmp_path / "page.html").write_text(page, encoding="utf-8")
        return Contents(tmp_path)

    return read_page


@pytest.mark.parametrize("head", ["", STATED], ids=["printed", "stated"])
@pytest.mark.parametrize(
    "byline",
    [
        "<div class=entry-meta>Posted on 15 May 2008 by <a href=/author/ann>Ann Other</a></div>",
        "<div class=entry-meta><span>Posted on</span> <a href=/2008/05/15/mayor/><time"
        " datetime=2008-05-15>15 May 2008</time><time class=updated datetime=2008-05-16>16 May 2008"
        "</time></a><span class=byline> by <span><a href=/author/ann/>Ann Other</a></span></span>"
        "</div>",
        "<div><a href=/profile/ann>Ann Other</a> and <a href=/profile/bo>Bo Sand</a></div>"
        "<div>Thu 15 May 2008 06.00 BST</div><div>Last modified on Fri 16 May 2008 09.12 BST</div>",
        "<p>By Ann Other</p><p>15 May 2008</p><figcaption>The stadium on 3 March 2004</figcaption>",
        "<p>By Ann Other, 15 May 2008</p>",
        "<div><time datetime=2008-05-15T06:00Z>15 May 2008</time></div>",
        "<p class=byline>Ann Other, Law Reporter</p><p>15 May 2008</p>",
        "<ul><li><a href=//b.example>Facebook</a></li></ul><p>by Ann Other</p><p>15 May 2008</p>",
    ],
    ids=["linked", "blog", "authors", "caption", "one line", "time", "reporter", "shared"],
)
def test_a_byline_beside_the_day_of_an_article_is_no_headline(read, byline, head):
    read_ = read(f"<main><article><h1>{EN}</h1>{byline}{TEXT}</article></main>{RELATED}", head=head)

    assert read_.listed == [("2008-05-15", EN)]
    assert "Thursday" not in read_.report
    assert "is no article" not in read_.report


@pytest.mark.parametrize(
    ("language", "title", "byline", "text"),
    [
        (
            "de",
            "Bürgermeister freigesprochen",
            "Von Anna Anders | 15.05.2008, 07:42 Uhr",
            "Die Geschworenen brauchten vier Stunden.",
        ),
        (
            "es",
            "El alcalde, absuelto",
            "Publicado el 15/05/2008 a las 10:00",
            "El jurado deliberó cuatro horas.",
        ),
        (
            "fr",
            "Le maire relaxé",
            "Par Luc Petit - 15 mai 2008",
            "Le jury a délibéré quatre heures.",
        ),
        ("it", "Il sindaco assolto", "di Paolo Neri - 15 maggio 2008", "La giuria ha deciso."),
        ("pt", "Prefeito absolvido", "Por Rita Sousa, 15 de maio de 2008", "O júri decidiu."),
        ("nl", "Burgemeester vrij", "Door Kees Bos, 15 mei 2008", "De jury was het eens."),
        (
            "pl",
            "Burmistrz wolny",
            "Autor: Ewa Nowak, 15 maja 2008",
            "Sąd obradował cztery godziny.",
        ),
        ("ar", "براءة العمدة", "كتب أحمد علي - 15 مايو 2008", "استغرقت هيئة المحلفين أربع ساعات."),
    ],
    ids=lambda value: value if len(value) == 2 else "",
)
def test_the_sentence_of_a_short_article_is_no_headline(read, language, title, byline, text):
    body = f"<article><h1>{title}</h1><p>{byline}</p><p>{text}</p></article>{RELATED}"

    assert read(body, language).listed == [("2008-05-15", title)]


def test_links_below_an_article_have_their_own_days_or_none(read):
    dated = "<li><a href=/a/1>Firemen report</a> (12 May 2008)</li>"
    undated = "<li><a href=/a/2>Arsonist caught</a></li>"
    said = "<h3>Comments (2)</h3><div>bob, 16 May 2008: I knew it all along</div>"
    head = "<h1>Store burns down</h1><div class=meta>By Ann Other · 15 May 2008, 07:42</div>"

    got = read(f"{head}<p>Nobody was hurt.</p><h3>More</h3><ul>{dated}{undated}</ul>{said}")

    assert got.listed == [
        ("2008-05-15", "Store burns down"),
        ("2008-05-12", "Firemen report"),
    ]
    assert "Arsonist caught" in got.report


@pytest.mark.parametrize(
    "head",
    [
        "{title}<p>15 May 2008</p>{shared}",
        "{title}<p>15 May 2008</p><figure><span>Photo: PA</span></figure>",
        "{title}<p>He paid in cash.</p><dl><dt>Published</dt><dd>15 May 2008</dd><dt>Updated</dt>"
        "<dd>16 May 2008</dd></dl>",
        "<p>15 May 2008</p>{title}",
        "{title}<p>dpa, 15 May 2008</p>",
        "{title}<p>Reuters, London, 15 May 2008</p>",
        "{title}<div class=meta>15 May 2008 06:00 Source: the Bay [Print] Text size: A a</div>",
    ],
    ids=["shared", "figure", "deck", "day above", "agency", "agency and place", "meta"],
)
def test_a_title_that_says_as_much_as_a_headline_is_one_above_a_day_and_a_text(read, head):
    shared = "<ul><li><a href=//b.example>Facebook</a></li><li><a href=#>Send it</a></li></ul>"
    body = head.format(title=f"<h1>{EN}</h1>", shared=shared)
    below = "<h2>Six weeks of hearings</h2><p>Most were in private, the court said.</p>"

    assert read(f"{body}{TEXT}{below}").listed == [("2008-05-15", EN)]


@pytest.mark.parametrize("head", ["More on this", f"3 thoughts on “{EN}”"])
def test_what_follows_such_an_article_has_its_own_days_or_none(read, head):
    related = "<ul><li><a href=/a/1>Firemen report</a> (12 May 2008)</li></ul>"
    said = "<ol><li><b>Bob</b> says: <p>16 May 2008 at 9:45</p><p>I knew it.</p></li></ol>"
    below = said if EN in head else related

    got = read(f"<h1>{EN}</h1><p>15 May 2008</p>{TEXT}<h3>{head}</h3>{below}")

    expected = [] if EN in head else [("2008-05-12", "Firemen report")]
    assert got.listed == [("2008-05-15", EN), *expected]


@pytest.mark.parametrize(
    "head",
    [
        "<p>He paid in cash, the court was told.</p><p>Lisbon, 15 May 2008.</p>",
        "<h2><span class=kicker>Courts</span> <span>{EN}</span></h2><p>15 May 2008</p>",
    ],
    ids=["place below a deck", "kicker in the heading"],
)
def test_a_place_or_a_kicker_stands_around_the_title_of_an_article(read, head):
    title = "" if "kicker" in head else f"<h1>{EN}</h1>"

    got = read(f"{title}{head.format(EN=EN)}{TEXT}", head=f"<title>{EN} - The Bay</title>")

    assert got.listed == [("2008-05-15", EN)]


@pytest.mark.parametrize("name", [f"The Bay: {EN}", f"{EN} « The Bay"])
def test_a_bold_line_that_the_page_is_named_by_is_the_title_of_its_article(read, name):
    menu = "<td><a href=/>Start</a><br><a href=/news>News</a></td>"
    body = f"<td><b>{EN}</b><br>By Ann Other<br>15 May 2008{TEXT}</td>"

    got = read(f"<table><tr>{menu}{body}</table>", head=f"<title>{name}</title>")

    assert got.listed == [("2008-05-15", EN)]


def test_the_first_of_several_headlines_is_one_though_the_page_is_named_by_it(read):
    listed = f"<h2>{EN}</h2><p>15 May 2008</p>{TEXT}<h2>Tug sinks off Benin</h2><p>14 May 2008</p>"

    got = read(listed, head=f"<title>The Bay: {EN}</title>")

    assert got.listed == [("2008-05-15", EN), ("2008-05-14", "Tug sinks off Benin")]


def test_a_byline_at_the_foot_of_an_article_is_no_headline(read):
    foot = (
        "<footer>Posted on 15 May 2008 by <a href=/author/ann>Ann Other</a> in <a href=/c>Law</a>"
    )

    text = f"{TEXT}<p>The trial had taken six weeks, and most of it in private.</p>"

    got = read(f"<article><h1>{EN}</h1>{text}{foot}</footer></article>")

    assert got.listed == [("2008-05-15", EN)]


@pytest.mark.parametrize(
    ("body", "listed"),
    [
        (
            "<h1>News from the Port Authority</h1><p>Tug Sinks - 12 March 2014</p>"
            "<p>The crew swam ashore.</p><p>The Port is open again.</p>",
            [("2014-03-12", "Tug Sinks")],
        ),
        (
            "<h1>Port news</h1><div><h2>Tanker freed off Benin</h2>"
            "<p>By Ann Reed, 12 March 2014</p><p>The crew are well.</p></div>",
            [("2014-03-12", "Tanker freed off Benin")],
        ),
        (
            "<h1>Port news</h1><p><b>Tanker freed off Benin</b></p>"
            "<p>By Ann Reed, 12 March 2014</p><p>The crew are well.</p>",
            [("2014-03-12", "Tanker freed off Benin")],
        ),
        (
            "<h1>Human trafficking in the region</h1><p>Last updated 3 June 2015 by Ann Reed</p>"
            "<p>It is the trade of people.</p><ul><li><a href=/1>Border police free nine women</a>"
            " 12 May 2015</li></ul>",
            [("2015-05-12", "Border police free nine women")],
        ),
        (
            "<h1>Piracy</h1><article><p>12 March 2014</p><p>A tanker was freed.</p></article>",
            [("2014-03-12", "A tanker was freed.")],
        ),
        (
            "<p>20 May 2015</p><h1>Human trafficking in the region</h1>"
            "<p>It is the trade of people across borders for gain.</p>"
            "<p>It is rising in all of the states, too.</p><h2>Latest</h2>"
            "<ul><li><a href=/1>Border police free nine women</a> 12 May 2015</li>"
            "<li><a href=/2>Court jails a ring of four</a> 10 April 2015</li></ul>",
            [
                ("2015-05-12", "Border police free nine women"),
                ("2015-04-10", "Court jails a ring of four"),
            ],
        ),
        (
            "<h1>News from the Port Authority</h1><p>12 March 2014</p><p>Police tow a ferry to port"
            "</p><p>The crew of twelve are well, the owner said.</p><p>The port is open again, and"
            " so is the bay.</p>",
            [("2014-03-12", "Police tow a ferry to port")],
        ),
    ],
    ids=[
        "brief headline",
        "heading of an item",
        "bold",
        "change",
        "one sentence",
        "day of the site",
        "text below a day",
    ],
)
def test_a_page_of_a_topic_is_no_article(read, body, listed):
    assert read(body).listed == listed


@pytest.mark.parametrize(
    "head",
    [
        "<ul><li>15 May 2008</li><li><a href=/tag/a>Law</a></li>"
        "<li><a href=/tag/b>Cash</a></li></ul>",
        "<p>15 May 2008</p><p>来源：海港社</p>",
    ],
    ids=["list of facts", "labelled fact"],
)
def test_links_above_the_title_of_an_article_and_facts_below_it_are_no_headlines(read, head):
    menu = "<div><a href=/>Start</a> | <a href=/news>News of the bay</a></div>"

    assert read(f"{menu}<h1>{EN}</h1>{head}{TEXT}").listed == [("2008-05-15", EN)]


def test_a_list_of_days_and_links_below_a_title_is_one(read):
    items = (
        "<li>15 May 2008</li><li><a href=/1>Ferry Adrift Again</a></li>"
        "<li>14 May 2008</li><li><a href=/2>Divers Find Anchor</a></li>"
    )

    got = read(f"<h1>News of the harbour agency</h1><ul>{items}</ul>{TEXT}")

    assert got.listed == [
        ("2008-05-15", "Ferry Adrift Again"),
        ("2008-05-14", "Divers Find Anchor"),
    ]


@pytest.mark.parametrize(
    ("language", "article", "related"),
    [
        (
            "zh",
            "<h1>全省新增三条高速公路</h1><p>2008年05月15日 08:15 来源：东山日报</p>"
            "<p>高速公路8月31日通车。</p><p>新通车的三条路连接五个县。</p>",
            "<p>相关新闻</p><ul><li><a href=/1>收费标准公布</a> 2008-05-10</ul>",
        ),
        (
            "fr",
            "<h1>Incendie dans un entrepôt près de Lyon</h1><p>Le Rhône avec AFP - le 15 mai 2008 à"
            " 08h12</p><p>Temps de lecture : 2 min</p><p>Le feu s'est déclaré vendredi.</p>"
            "<p>À lire aussi : <a href=/x>La rocade est fermée</a></p><p>Le trafic est coupé.</p>",
            "<h2>Sur le même sujet</h2><ul><li><a href=/1>Usine en feu</a> 2008-05-10</ul>",
        ),
    ],
    ids=["zh", "fr"],
)
def test_an_article_is_above_what_a_label_names_as_related(read, language, article, related):
    days = [day for day, _ in read(f"{article}{related}", language).listed]

    assert days == ["2008-05-15", "2008-05-10"]


def test_the_day_of_a_change_beside_that_of_an_article_is_no_headline(read):
    day = "<p>dinsdag 3 mei 2022 om 17:24 • Aangepast dinsdag 3 mei 2022 om 18:02</p>"
    text = "<p>De weg was een uur dicht.</p><p>De politie onderzoekt het ongeluk.</p>"

    read_ = read(f"<h1>Twee gewonden bij botsing op N381</h1>{day}{text}", "nl")

    assert read_.listed == [("2022-05-03", "Twee gewonden bij botsing op N381")]


@pytest.mark.parametrize(
    ("language", "title", "day", "text"),
    [
        (
            "es",
            "La nieve deja sin clase a 300 alumnos",
            "<ul><li>Doce carreteras cortadas</li></ul><p>EFE | Teruel | 15/05/2008 09:45</p>",
            "<p>La nieve ha dejado sin clase a 300.</p><p>El temporal remitirá el viernes.</p>",
        ),
        (
            "ja",
            "大阪で震度6弱、電車止まる",
            "<p>社会 | 2008年5月15日(木) 09:12</p>",
            "<p>大阪府北部で震度6弱の地震があった。</p><p>津波の心配はない。</p>",
        ),
        (
            "ko",
            "군산항에 새 부두 완공",
            "<p>송고시간 2008-05-15 10:30</p><p>김민수 기자</p>",
            "<p>군산항에 새 부두가 완공됐다고 밝혔다.</p><p>공사에는 3년이 걸렸다.</p>",
        ),
        (
            "it",
            "Scuole chiuse per allerta meteo",
            "<p>Data: 15 maggio 2008</p><p>Tempo di lettura: 1 min</p>",
            "<p>Il sindaco ha disposto la chiusura.</p><p>Le scuole riaprono lunedì.</p>"
            "<p>Ultimo aggiornamento: 16/05/2008, 08:00</p>",
        ),
    ],
    ids=["es", "ja", "ko", "it"],
)
def test_sources_sections_and_reporters_beside_the_day_are_no_headlines(
    read, language, title, day, text
):
    assert read(f"<h1>{title}</h1>{day}{text}", language).listed == [("2008-05-15", title)]


def test_items_without_links_between_a_title_and_its_day_may_be_a_list(read):
    items = "<li>Ferry adrift in the bay</li><li>Divers find an anchor</li>"
    text = "<p>We collect them each morning.</p><p>Tell us what you miss.</p>"

    read_ = read(f"<h1>Headlines from the port today</h1><p>15 May 2008</p><ul>{items}</ul>{text}")

    assert [text for _, text in read_.listed] == [
        "Ferry adrift in the bay",
        "Divers find an anchor",
    ]


@pytest.mark.parametrize(
    "above",
    [
        "<h1>$t</h1><p>Updated 15 May 2008</p>",
        "<p>Thursday, 15 May 2008</p><ul class=menu><li><a href=/n>Local</a></ul><h1>$t</h1>",
    ],
    ids=["changed", "header"],
)
def test_sentences_alone_below_a_day_are_of_the_article_that_the_title_names(read, above):
    text = "<p>The jury said no. It was late.</p><p>The mayor thanked them. He went home.</p>"

    read_ = read(f"{above.replace('$t', EN)}{text}<h2>More on this</h2><a href=/a>Trial opens</a>")

    assert read_.listed == [("2008-05-15", EN)]
    assert "the title is taken for the headline" in read_.report


def test_the_long_title_of_a_topic_with_a_day_and_a_list_of_its_own_is_no_headline(read):
    text = "<p>The trial of the mayor began in January, and it goes on to this day.</p>" * 2
    items = "<li><a href=/1>Mayor charged</a> 10 May 2008<li><a href=/2>Trial opens</a> 9 May 2008"
    title = "How the stadium deal split a town in two"

    read_ = read(f"<h1>{title}</h1><p>15 May 2008</p>{text}<h2>Our reports</h2><ul>{items}</ul>")

    assert read_.listed == [("2008-05-10", "Mayor charged"), ("2008-05-09", "Trial opens")]
    assert "15 May 2008: a date without a headline" in read_.report


def test_a_sentence_of_a_list_is_a_headline_below_a_long_title(read):
    read_ = read(
        "<h1>All news of the harbour master</h1><ul><li>15 May 2008: He resigns.</li></ul>"
    )

    assert read_.listed == [("2008-05-15", "He resigns.")]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("nl", "Ann Reed 15 mei 2008 om 14:02 Leestijd 3 minuten"),
        ("en", "dpa, 15 May 2008 | 3 min read"),
        ("en", "Thursday, May 15, 2008; Page A01"),
        ("en", "15 May 2008, p. 3"),
        ("fr", "Par Jean Dupont, publié le 15 mai 2008 à 12h00"),
    ],
    ids=["name", "agency", "page of a section", "page", "long byline"],
)
def test_what_stands_beside_the_day_of_an_article_is_no_part_of_it(read, language, line):
    read_ = read(f"<h1>{EN}</h1><p>{line}</p>{TEXT}", language)

    assert read_.listed == [("2008-05-15", EN)]


@pytest.mark.parametrize(
    "line",
    [
        "Town Hall 15 May 2008 19:30",
        "Berlin Wall 9 November 1989",
        "Ferry adrift 15 May 2008 3 min read",
        "Match Report 15 May 2008 19:30 Kick-off",
        "See 15 May 2008, p. 3",
        "By the time police came to the stadium, 15 May 2008",
        "By order of the Mayor of Kiel, the fair opens, 15 May 2008",
    ],
)
def test_a_day_of_something_else_below_a_title_is_not_that_of_an_article(read, line):
    read_ = read(f"<h1>{EN}</h1><p>{line}</p>{TEXT}")

    assert read_.listed == []
    assert "2008, which is within a text" in read_.report or "1989, which" in read_.report


def test_a_month_before_a_page_has_not_its_number_for_day(read):
    assert read(f"<h1>{EN}</h1><p>May 2008, p. 3</p>{TEXT}").listed == [("2008-05-01", EN)]


READ_MOST = (
    "<ol><li><a href=/1>Stadium trial opens in Port Town</a> 11 Apr 2008</li>"
    "<li><a href=/2>Mayor charged over the stadium</a> 26 Mar 2008</li></ol>"
)
LISTED = [
    ("2008-04-11", "Stadium trial opens in Port Town"),
    ("2008-03-26", "Mayor charged over the stadium"),
]


@pytest.mark.parametrize(
    ("title", "time", "heading", "listed"),
    [
        (EN, " - 20:46", "Most Popular", [("2008-05-15", EN), *LISTED]),
        (EN, " - 20:46", "Reports", LISTED),
        (EN, "", "Latest news", LISTED),
        (EN, " - 20:46", "", LISTED),
        ("Stadium deals", " - 20:46", "Most Popular", LISTED),
    ],
    ids=["article", "list", "days", "no heading", "topic"],
)
def test_one_sentence_below_two_times_is_an_article_above_a_section(
    read, title, time, heading, listed
):
    days = f"<p>Published : May 15, 2008{time}</p><p>Updated : May 16, 2008{time}</p>"
    text = f"<p>A jury has cleared the mayor.</p><h3>{heading}</h3>"

    assert read(f"<h1>{title}</h1>{days}{text}{READ_MOST}").listed == listed


@pytest.mark.parametrize(
    ("head", "seen"),
    [
        ("<meta name=date content=2008-05-15>", "that for programs"),
        (
            "<link rel=canonical href=https://blog.example/2008/05/15/mayor/>",
            "2008-05-15, which its address names",
        ),
    ],
)
def test_a_page_whose_only_day_is_not_printed_is_said_to_have_one(read, head, seen):
    read_ = read("<h1>Mayor cleared</h1><p>He thanked the jurors.</p>", head=head)

    assert read_.listed == []
    assert f"no dates but {seen}, so no headlines" in read_.report


@pytest.mark.parametrize(
    ("foot", "outlet"),
    [
        ("Quelle: dpa, Stand: 15.05.2008, 14:00 Uhr", "dpa"),
        ("Source: Reuters, updated: 15 May 2008", "Reuters"),
    ],
)
def test_the_source_and_the_label_of_a_day_at_the_foot_of_an_article_are_no_headline(
    read, foot, outlet
):
    read_ = read(f"<h1>{EN}</h1>{TEXT}<p>{foot}</p>", "de")

    assert read_.listed == [("2008-05-15", EN)]
    assert [one.source for h in read_.headlines for one in h.publications] == [outlet]


@pytest.mark.parametrize("text", ["Source: Mayor to resign", "Quelle: Polizei findet Boot, Stand"])
def test_a_headline_that_begins_as_a_source_does_is_one(read, text):
    items = f"<li>{text}: 15.05.2008</li><li>{EN} - 14.05.2008</li>"

    assert read(f"<ul>{items}</ul>", "de").listed == [("2008-05-15", text), ("2008-05-14", EN)]
