from pathlib import Path

import pytest
from contents import Contents

OUTLETS = ("Liverpool Echo", "The Times", "BBC News")
TEXTS = ("Tug sinks in the estuary", "Two held after a blaze", "Oyster beds are closed")
DAYS = ("12/05/2015", "14/05/2015", "20/05/2015")
ROWS = [
    (f"2015-05-{day[:2]}", text, outlet)
    for day, text, outlet in zip(DAYS, TEXTS, OUTLETS, strict=True)
]


def read(tmp_path: Path, text: str, name: str = "list.txt") -> list[tuple[str, str, str]]:
    """Return day, text and first outlet of the headlines of a file."""
    tmp_path.joinpath(name).write_text(text)
    return [
        (str(one.date), one.text, "".join(of.source for of in one.publications[:1]))
        for one in Contents(tmp_path).headlines
    ]


@pytest.mark.parametrize(
    "form",
    [
        "{day} {outlet}: {text}",
        "- {day} – {outlet} – {text}",
        "{text} ({outlet}, {day})",
        "{day}: {text} ({outlet})",
        "{day} [{outlet}] {text}",
        "{text} - {outlet} - {day}",
        '"{text}", {outlet}, {day}',
        "{text}. {outlet}, {day}, p. 4",
        'Reed, Ann. "{text}." {outlet}, {day}, p. A4.',
        '1. Ann Reed, "{text}," {outlet}, {day}, p. A4.',
        "Reed, Ann. ‘{text}’. {outlet}, {day}, sec. News.",
        "{day} – {outlet} : « {text} »",
        "{day}. {outlet}: “{text}”.",
        "{day} {text} ({outlet}, p. 3)",
        'Reed, Ann. "{text}." *{outlet}*, {day}, p. 4.',
        "- {outlet} ({day}): {text}",
        "{day}\n{text}\n{outlet}\n",
        "{day}\n{outlet}\n{text}\n",
    ],
)
def test_a_typed_list_gives_each_headline_its_outlet(tmp_path, form):
    rows = zip(DAYS, TEXTS, OUTLETS, strict=True)
    lines = [form.format(day=day, text=text, outlet=outlet) for day, text, outlet in rows]

    assert read(tmp_path, "\n".join(lines)) == ROWS


@pytest.mark.parametrize(
    "outlets",
    [
        ("Kieler Nachrichten", "NDR", "taz.de"),
        ("«Коммерсантъ»", "«Известия»", "РИА Новости"),
        ("Público", "Correio da Manhã", "Diário de Coimbra"),
        ("Le Figaro", "ouest-france.fr", "Sud Ouest"),
        ("人民日报", "新民晚报", "南方日报"),
        ("毎日新聞", "NHK", "神戸新聞"),
        ("한국일보", "국제신문", "연합뉴스"),
        ("الأهرام", "الشروق", "المصري اليوم"),
    ],
    ids=["de", "ru", "pt", "fr", "zh", "ja", "ko", "ar"],
)
def test_outlets_in_brackets_are_known_in_many_languages(tmp_path, outlets):
    rows = zip(DAYS, TEXTS, outlets, strict=True)
    lines = [f"{day} {text} ({outlet})" for day, text, outlet in rows]

    got = read(tmp_path, "\n".join(lines))

    assert [text for _, text, _ in got] == list(TEXTS)
    assert [outlet for _, _, outlet in got] == [one.strip("«»") for one in outlets]


@pytest.mark.parametrize(
    "names",
    [
        ("Kiel", "Hull", "Bremen"),
        ("Video", "Live", "Photos"),
        ("SPD", "CDU", "FDP"),
        ("Local news", "World news", "Sports news"),
        ("Politics", "Sport", "Daily"),
        ("Ann Reed", "Peter Marsh", "Will Post"),
        ("Post Office", "Hull", "Leeds"),
        ("国际新闻", "社会新闻", "体育新闻"),
        ("Breaking", "Exclusive", "Opinion"),
    ],
)
@pytest.mark.parametrize("form", ["{text} ({name})", "{name}: {text}", "{text} – {name}"])
def test_what_is_no_outlet_stays_with_its_headline(tmp_path, names, form):
    printed = [form.format(text=text, name=name) for text, name in zip(TEXTS, names, strict=True)]
    lines = [f"{day} {text}" for day, text in zip(DAYS, printed, strict=True)]

    assert [(text, of) for _, text, of in read(tmp_path, "\n".join(lines))] == [
        (text, "") for text in printed
    ]


def test_one_headline_that_names_a_newspaper_does_not_part_the_others(tmp_path):
    texts = ["Liverpool Echo: a farewell", "Harbour: two tugs sink", "Budget: a third cut"]
    lines = [f"{day} {text}" for day, text in zip(DAYS, texts, strict=True)]

    assert [(text, of) for _, text, of in read(tmp_path, "\n".join(lines))] == [
        (text, "") for text in texts
    ]


def test_an_article_after_a_numeric_date_begins_the_headline(tmp_path):
    lines = [
        "14/5/2015 The Hague: a court sits",
        "19/5/2015 Die Fähre treibt",  # a Tuesday
        "20/5/2015. The Sun : what it says",  # a Wednesday
        "20/5/2015 Le Havre : un port fermé",
    ]

    assert [text for _, text, _ in read(tmp_path, "\n".join(lines))] == [
        "The Hague: a court sits",
        "Die Fähre treibt",
        "The Sun : what it says",
        "Le Havre : un port fermé",
    ]


def test_outlets_in_italics_behind_links_of_markdown_are_those_of_the_headlines(tmp_path):
    rows = zip(DAYS, TEXTS, OUTLETS, strict=True)
    lines = [
        f"- **{day}** [{text}](https://a.example/{day[:2]}) *({of})*" for day, text, of in rows
    ]

    assert read(tmp_path, "\n".join(lines), "list.md") == ROWS


def test_brackets_behind_some_headlines_name_their_outlets(tmp_path):
    texts = [f"{TEXTS[0]} (The Times)", TEXTS[1], f"{TEXTS[2]} (BBC News)", "Rain falls (Kiel)"]
    lines = [f"{day} {text}" for day, text in zip([*DAYS, "21/05/2015"], texts, strict=True)]

    assert [(text, of) for _, text, of in read(tmp_path, "\n".join(lines))] == [
        (TEXTS[0], "The Times"),
        (TEXTS[1], ""),
        (TEXTS[2], "BBC News"),
        ("Rain falls (Kiel)", ""),
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ('Merkel: "We can do it"', 'Obama: "Yes we can"', 'Reed: "It will rain"'),
        ("Tug ‘Echo’ sinks in the bay", "Liner ‘Times’ is late", "Barge ‘Bay’ burns down"),
        ("Hull (East): a tug sinks", "Kiel (Nord): a dock burns", "Bari (Sud): it rains"),
        ("Reuters: 300 jobs cut", "BBC: licence fee frozen", "Reuters: new chief named"),
        ("Reuters: Desk moves to Hull", "Reuters: Chief resigns", "Reuters: Strike ends"),
        ("Post: Zusteller streiken", "Bahn: Züge fallen aus", "Post: Porto steigt"),
        ("Die Zeit: knapp für Kiel", "Die Welt: im Umbruch", "Die Zeit: läuft ab"),
        ("Ann Reed wins (Independent)", "Marsh quits (Independent)", "Hill wins (Independent)"),
        ("Estado: Greve continua", "Público: Menos gente", "Mundo: Líderes reunidos"),
        ("Two held. The Times of fear return", "No bail. The Daily grind", "Hm. The Post is shut"),
    ],
)
def test_quotes_and_brackets_of_headlines_stay(tmp_path, texts):
    lines = [f"{day} {text}" for day, text in zip(DAYS, texts, strict=True)]

    assert [(text, of) for _, text, of in read(tmp_path, "\n".join(lines))] == [
        (text, "") for text in texts
    ]


@pytest.mark.parametrize(
    ("names", "day"),
    [
        (("The Times", "The Guardian", "The Independent on Sunday"), "14 Oct 1995"),
        (("La Repubblica", "Il Sole 24 Ore", "L’Unità"), "12.10.1993"),
        (("Le Monde", "Le Figaro", "La Croix"), "13.10.1995"),
    ],
    ids=["en", "it", "fr"],
)
def test_outlets_in_brackets_keep_their_words_and_articles(tmp_path, names, day):
    texts = ("Tug sinks in the estuary", "Two held after a blaze", "Oyster beds are closed")
    lines = [f"{text} ({name}, {day})" for text, name in zip(texts, names, strict=True)]

    found = read(tmp_path, "\n".join(("Cuttings", "", *lines)))

    assert [(text, outlet) for _, text, outlet in found] == list(zip(texts, names, strict=True))


def test_a_single_headline_has_the_outlet_in_its_brackets(tmp_path):
    text = "Presse\n\nDer Richter tritt zurück (Süddeutsche Zeitung, 13.10.1995)\n"

    assert read(tmp_path, text) == [
        ("1995-10-13", "Der Richter tritt zurück", "Süddeutsche Zeitung")
    ]


def test_what_says_that_it_has_no_date_keeps_its_outlet(tmp_path):
    text = (
        "Dossier\n\nLe scandale (Le Monde, 13.10.1996)\nUn port (Libération, 15.07.1996)\n"
        "Les plaintes (Le Figaro, s.d.)\n"
    )

    assert read(tmp_path, text)[-1] == ("None", "Les plaintes", "Le Figaro")


def test_north_dakota_is_no_lack_of_a_date(tmp_path):
    text = "Oil\n\n12 May 2015: Oil spill in Mandan (Fargo, N.D.)\n13 May 2015: Oil spill grows\n"

    assert [text for _, text, _ in read(tmp_path, text)] == [
        "Oil spill in Mandan (Fargo, N.D.)",
        "Oil spill grows",
    ]


@pytest.mark.parametrize("place", ["Old Post Office", "Main Hall", "Court of Appeal"])
def test_a_place_in_brackets_is_no_outlet(tmp_path, place):
    text = f"Talks\n\nConcert of sea songs ({place}, 13 May 2015)\n"

    assert read(tmp_path, text) == [("2015-05-13", "Concert of sea songs", "")]


def test_a_day_of_birth_in_brackets_is_not_that_of_the_headline(tmp_path):
    text = (
        "Obits\n\nAnn Reed (Born in Hull, 12 May 1930) dies - 12 May 2015\n"
        "Bo Sand dies (Born in Oslo, 12 May 1931) - 13 May 2015\n"
    )

    assert [day for day, _, _ in read(tmp_path, text)] == ["2015-05-12", "2015-05-13"]


def test_quotation_marks_tell_outlets_from_words_before_a_colon(tmp_path):
    text = "12.05.1994 «Труд»: Паром сел на мель\n13.05.1994 «Известия»: Порт закрыт\n"

    assert read(tmp_path, text) == [
        ("1994-05-12", "Паром сел на мель", "Труд"),
        ("1994-05-13", "Порт закрыт", "Известия"),
    ]


def test_quoted_words_before_a_colon_are_of_the_headline(tmp_path):
    texts = ['"Monster" tanker: port says no', '"Times" of trouble: dockers protest']
    lines = (f"{day} {text}\n" for day, text in zip(DAYS, texts, strict=False))

    assert [text for _, text, _ in read(tmp_path, "".join(lines))] == texts


@pytest.mark.parametrize(
    "line",
    ["{} (de Volkskrant, {}, p. 11)", "{} (The Times, {}, A3)", "{} （浙江日报，{}，第2版）"],
)
def test_a_page_behind_an_outlet_and_a_day_in_brackets_is_no_text(tmp_path, line):
    text = f"{line.format(TEXTS[0], '12 May 2015')}\n{line.format(TEXTS[1], '14 May 2015')}\n"

    assert [(day, text) for day, text, _ in read(tmp_path, text)] == [row[:2] for row in ROWS[:2]]
