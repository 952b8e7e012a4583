"""Words as parts of compounds, and Chinese in its other characters; and what must not be found."""

from collections.abc import Iterator

import pytest
from linear_index import engine_over

from search import Engine, Query
from search.language.compounds import compound_part
from search.language.scripts import other_scripts

TEXTS = (
    "de:Bundespolizei stoppt Schleuser",
    "de:Polizeibeamte verletzt",
    "de:Die Polizei warnt Reisende auf allen Bahnhöfen im Norden vor einem neuen Betrug",
    "de:Neues Gesetz zur Geldwäschebekämpfung",
    "de:Er behandelt Kranke",
    "nl:Havenpolitie pakt bende op",
    "nl:Drugshandel via de haven",
    "sv:Trafikpolis i Lund",
    "da:Rigspolitiet efterlyser mand",
    "no:Narkotikapolitiet slår til",
    "fi:Rikospoliisi tutkii",
    "en:Metropolis of the world",
    "zh:臺灣警方逮捕三人",
    "zh:台灣颱風",
    "zh:台湾台风",
    "da:Vaabenlager fundet",
    "da:Våbenlager fundet igen",
    "de:Betrugsprozess beginnt",
    "en:A fraud trial",
    "de:Stau am Flughafen",
)


@pytest.fixture(scope="module", params=["columnar", "linear"])
def compounds(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """Return an engine over TEXTS, each the id of its document."""
    with engine_over(TEXTS, request.param) as engine:
        yield engine


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("polizei", [2, 1, 0]),
        ("Geldwäsche", [3]),
        ("geldwaesche", [3]),
        ("Bekämpfung", [3]),
        ("handel", [6]),
        ("polis", [7]),
        ("rigspoliti", [8]),
        ("narkotika", [9]),
        ("poliisi", [10]),
        ("våben", [15, 16]),
        ("Vaaben", [15, 16]),
        ("fraud", [18, 17, 2]),
        ("port", []),
        ("台湾", [14, 13, 12]),
        ("台灣", [13, 14, 12]),
        ("臺灣", [12, 14, 13]),
        ("颱風", [13, 14]),
        ('"台风"', [14, 13]),
        ("polizei -台湾", [2, 1, 0]),
        ("warnt -polizei", []),
        ("stoppt -polizei", []),  # as it finds the compound
        ("stoppt -=polizei", [0]),
    ],
)
def test_whole_words_come_before_compounds_and_other_characters(
    compounds: Engine, typed: str, expected: list[int]
) -> None:
    found = [hit.document.id for hit in compounds.search(Query(text=typed)).hits]

    assert found == [TEXTS[number] for number in expected]


def test_an_answer_shows_compounds_and_characters_and_they_can_be_left_out(
    compounds: Engine,
) -> None:
    (police,) = compounds.search(Query(text="polizei")).terms
    (taiwan,) = compounds.search(Query(text="台灣")).terms

    assert [(v.text, v.via, v.count) for v in police.variants] == [("…polizei…", "compound", 2)]
    assert [(v.text, v.via, v.count) for v in taiwan.variants] == [
        ("台湾", "script", 1),
        ("臺灣", "script", 1),
    ]
    assert compounds.search(Query(text="polizei", skip=("…polizei…",))).total == 1
    assert compounds.search(Query(text="台灣", skip=("台湾",))).total == 2
    assert compounds.search(Query(text="polizei", match="exact")).total == 1


def test_a_compound_is_highlighted_whole_and_explained(compounds: Engine) -> None:
    hits = compounds.search(Query(text="polizei", explain=True)).hits

    (mark,) = hits[2].highlights
    assert (hits[2].document.text[mark.start : mark.end], mark.via) == ("Bundespolizei", "compound")
    for hit in hits:
        assert hit.explanation
        assert sum(part.score for part in hit.explanation.parts) == pytest.approx(hit.score)


@pytest.mark.parametrize(
    ("language", "part", "word", "is_in"),
    [
        ("de", "Handel", "drogenhandel", True),
        ("de", "Handel", "behandelt", False),
        ("de", "Handel", "misshandelt", False),
        ("de", "Ermittlungen", "ermittlungsverfahren", True),
        ("de", "Wahl", "bundestagswahl", True),
        ("de", "Wahl", "auswahl", False),
        ("de", "Rat", "vorrat", False),
        ("de", "Reise", "kreis", False),
        ("de", "Ertrag", "gesellschaftsvertrag", False),
        ("de", "Haft", "wissenschaft", False),
        ("de", "Mann", "mannschaftskapitans", False),
        ("de", "Steuer", "mehrwertsteuern", True),
        ("de", "Hafen", "flughafens", True),
        ("de", "Stimmen", "bestimmungen", False),
        ("de", "Polizist", "polizistinnen", False),
        ("de", "Autor", "autoritaren", False),
        ("nl", "drugs", "drugshandel", True),
        ("nl", "moord", "moordonderzoek", True),
        ("nl", "bank", "bankier", False),
        ("sv", "mord", "mordutredning", True),
        ("sv", "polis", "polisbil", True),
        ("sv", "ring", "foring", False),
        ("sv", "skola", "skolskjutning", True),
        ("sv", "klocka", "klockaffar", True),
        ("sv", "planta", "plantering", False),
        ("sv", "klara", "klarhet", False),
        ("da", "politi", "politimand", True),
        ("da", "skole", "folkeskolen", True),
        ("da", "brand", "skovbrand", True),
        ("no", "ulykke", "bussulykken", True),
        ("no", "kane", "kanene", False),
        ("no", "bank", "sparebank", True),
        ("fi", "poliisi", "poliisiauto", True),
        ("fi", "poliisi", "rikospoliisissa", True),
        ("fi", "poliisi", "poliisilla", False),
        ("fi", "ministeri", "ulkoministerin", True),
        ("fi", "pankki", "keskuspankin", True),
        ("fi", "oikeus", "karajaoikeudessa", True),
        ("fi", "nainen", "naisvanki", True),
        ("fi", "nainen", "naiset", False),
        ("fi", "pankki", "pankin", False),
        ("de", "Wahl", "bravwahl", False),
        ("is", "lögregla", "fikniefnalogregla", True),
        ("is", "lögreglu", "logreglumadur", True),
        ("is", "kosningar", "althingiskosningar", True),
        ("is", "lögregla", "logreglan", False),
        ("is", "kosning", "kosningunni", False),
        ("hu", "erőmű", "atomeromuben", True),
        ("hu", "elnök", "miniszterelnokeinek", True),
        ("hu", "védelem", "kornyezetvedelmi", True),
        ("hu", "csoport", "terrorcsoport", True),
        ("hu", "szállás", "szallasado", True),
        ("hu", "választás", "bevalasztas", False),
        ("hu", "háború", "haboruban", False),
        ("hu", "miniszter", "miniszterekkel", False),
        ("hu", "katona", "katonasag", False),
        ("hu", "magyar", "magyarazat", False),
        ("hu", "áldozat", "aldozatok", False),
        ("hu", "ember", "szeptember", False),
        ("hu", "ember", "embercsempesz", True),
        ("hu", "elem", "kereskedelem", False),
        ("hu", "alma", "forradalma", False),
        ("hu", "iroda", "irodalom", False),
        ("en", "port", "airport", False),
    ],
)
def test_a_word_is_a_part_of_a_compound_if_a_word_is_left(
    language: str, part: str, word: str, is_in: bool
) -> None:
    found = compound_part(part, language)

    assert (found is not None and found.is_in(word)) == is_in


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("头发", ("頭髮",)),
        ("發展", ("发展",)),
        ("台風", ("台风", "臺風", "颱風")),
        ("颱風", ("台风",)),
        ("乾", ("干",)),
        ("里長", ("里长", "裏長", "裡長")),
        ("皇后", ()),
        ("ニュース", ()),
        ("台風が", ()),
        ("Taiwan", ()),
    ],
)
def test_only_chinese_is_written_in_other_characters(text: str, others: tuple[str, ...]) -> None:
    assert other_scripts(text) == others
