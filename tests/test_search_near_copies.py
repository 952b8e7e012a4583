"""Near-copies: which headlines are, how a search folds them, and what an update does to a group."""

import itertools
import random
from collections.abc import Callable, Iterable
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from search import Cursor, Document, Engine, Filter, Query, open_index, open_writer
from search.arrays import offsets
from search.near_copies.pairs import Titles, find_pairs
from search.near_copies.title_words import TitleWords

Make = Callable[..., Document]

RAID = "Police arrest fourteen smugglers in a raid on Antwerp docks"


def commit(where: Path, put: Iterable[Document] = (), remove: Iterable[Document] = ()) -> Engine:
    with open_writer(where) as writer:
        for document in put:
            writer.put(document)
        for document in remove:
            writer.remove(document.id)
        writer.commit()
    return open_index(where)


def group(engine: Engine, document: Document) -> set[str]:
    """Return the titles of *document* and its near-copies."""
    return {found.title for found in engine.scan(Query(copies=document.id)).documents()}


def folded(engine: Engine, **asked: object) -> list[tuple[str, int]]:
    """Return the titles of the hits of a query that folds, and the copies of each."""
    found = engine.search(Query(fold=True, **asked))  # type: ignore[arg-type]
    return [(hit.document.title, hit.copies) for hit in found.hits]


PAIRS = [
    ("en", RAID, "Antwerp docks raid: police arrest fourteen smugglers"),
    ("en", RAID, "Police arrested fourteen smugglers in raids on Antwerp's docks"),
    ("en", RAID, "Police arrest fourteen smugglers in a raid on Antwerp docks, reports say"),
    ("en", RAID, "Police detain fourteen smugglers in a raid on Antwerp docks"),
    ("en", RAID, f"{RAID}\n\nWith a paragraph below that has other words in it"),
    ("en", "Three sailors saved from a ferry near Crete",
     "3 sailors saved from a ferry near Crete"),
    ("fr", "Onze marins sauvés d'un ferry près de Crète",
     "11 marins sauvés d'un ferry près de Crète"),
    ("en", "Police of Spain arrest fourteen smugglers on docks", "Spain: police arrest fourteen"
     " smugglers on docks"),
    ("en", "Spanish police arrest fourteen smugglers on docks", "Police of Spain arrest fourteen"
     " smugglers on docks"),
    ("es", "Policía española detiene a catorce traficantes en el puerto",
     "Policía de España detiene a catorce traficantes en el puerto"),
    ("de", "Spanische Polizei nimmt vierzehn Schmuggler am Hafen fest",
     "Polizei in Spanien nimmt vierzehn Schmuggler am Hafen fest"),
    ("en", "Mongolian police arrest fourteen smugglers on docks", "Police arrest fourteen"
     " smugglers on docks"),
    ("en", "First ship of the season enters the frozen harbour at last",
     "Ship, first of the season, enters the frozen harbour"),
    ("en", "Officers arrest fourteen smugglers in a raid on Antwerp docks", RAID),
    ("en", "Court in Madrid orders the arrest of the banker Gaddafi for fraud",
     "Court in Madrid orders the arrest of the banker Qaddafi for fraud"),
    ("en", "Court in Madrid orders arrest of banker Ivan Ivanov for fraud, bribery, theft"
     " and extortion", "Court in Madrid orders arrest of banker Ivanof for fraud, bribery, theft"
     " and extortion"),
    ("en", "Flooded towns demand that Mr Laurent leave the regional council",
     "Flooded towns demand that Laurent leave the regional council"),
    ("en", "Court in Madrid Orders Arrest of Banker Ivanov for Tax Fraud",
     "Court in Madrid Orders Arrest of Banker Ivanov for Tax Evasion"),
    ("en", "COURT IN MADRID ORDERS ARREST OF BANKER IVANOV FOR TAX FRAUD",
     "Court in Madrid orders arrest of banker Ivanov for tax Evasion"),
    ("en", "Minister Laurent Resigns Over Floods After Long Night of Protest Marches in Nice",
     "Minister Laurent Quits Over Floods After Long Night of Protest Marches in Nice"),
    ("en", "Gaddafi Resigns Over Floods After Long Night of Protest Marches in Nice",
     "Qaddafi Resigns Over Floods After Long Night of Protest Marches in Nice"),
    ("en", "Govermnent Resigns Over Floods After Long Night of Protest Marches in Nice",
     "Government Resigns Over Floods After Long Night of Protest Marches in Nice"),
    ("de", "Madrider Gericht lässt bekannten Bankier wegen großen Betrugs verhaften",
     "Madrider Richter lässt bekannten Bankier wegen großen Betrugs verhaften"),
    ("de", "Am Montag lässt der Richter den bekannten Bankier endlich in Madrid verhaften",
     "Am Montag lässt der Staatsanwalt den bekannten Bankier endlich in Madrid verhaften"),
    ("es", "Policía detiene catorce traficantes en un puerto de Valencia",
     "La policía detiene a catorce traficantes en el puerto de Valencia"),
    ("fr", "Moscou accuse l’armée ukrainienne d’avoir frappé un hôpital",
     "Guerre : Moscou accuse l'armée ukrainienne d'avoir frappé un hôpital"),
    ("ar", "ضبط هكر اخترق موقع مؤسسة حكومية", "ضبط «هكر» اخترق موقع مؤسسة حكومية"),
    ("ja", "東京都の警察が詐欺グループの三人を逮捕",
     "【速報】東京都の警察が詐欺グループの三人を逮捕"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "one", "other"), PAIRS)
def test_almost_the_same_words_some_days_apart_are_near_copies(
    make_engine: Callable[..., Engine], make_document: Make, language: str, one: str, other: str
) -> None:
    first = make_document(one, "2015-03-01", language)
    later = make_document(other, "2015-03-04", language)

    assert len(group(make_engine(first, later), later)) == 1 + (first.title != later.title)
    assert folded(make_engine(first, later)) == [(later.title, 1)]


@pytest.mark.parametrize(
    ("one", "other", "day", "language"),
    [
        (RAID, RAID, "2015-03-05", "en"),
        (RAID, RAID, "2015-03-02", "de"),
        (RAID, RAID, None, "en"),
        ("Police arrest 14 smugglers on Antwerp docks",
         "Police arrest 15 smugglers on Antwerp docks", "2015-03-01", "en"),
        ("Daily briefing on the war in Ukraine, 12 May",
         "Daily briefing on the war in Ukraine, 13 May", "2015-03-02", "en"),
        ("Police raid Antwerp docks again", "Police raid Lisbon docks again", "2015-03-01", "en"),
        ("Birthday of the leader celebrated with receptions in Bulgaria",
         "Birthday of the leader celebrated with receptions in Benin", "2015-03-01", "en"),
        ("Envoy of North Korea meets the secretary of the council",
         "Envoy of South Korea meets the secretary of the council", "2015-03-01", "en"),
        ("Three sailors saved from a ferry near Crete",
         "Four sailors saved from a ferry near Crete", "2015-03-01", "en"),
        ("Leader receives greetings from the Mongolian president on his birthday",
         "Leader receives greetings from the Ugandan president on his birthday", "2015-03-01",
         "en"),
        ("Leader receives greetings from president of Senegal on his birthday",
         "Leader receives greetings from Congolese president on his birthday", "2015-03-01", "en"),
        ("Police of Spain arrest fourteen smugglers on docks in raid",
         "Portuguese police arrest fourteen smugglers on docks in raid", "2015-03-01", "en"),
        ("Second day of the chess championships held in the new hall",
         "Fourth day of the chess championships held in the new hall", "2015-03-01", "en"),
        ("Press review", "Press review", "2015-03-02", "en"),
        ("The press and the review", "Press and review", "2015-03-01", "en"),
    ],
    ids=["days", "language", "undated", "numbers", "series", "place", "country", "two words",
         "numbers in words", "peoples", "people and country", "country and people",
         "ordinals", "short",
         "function words"],
)  # fmt: skip
def test_these_are_no_near_copies(
    make_engine: Callable[..., Engine],
    make_document: Make,
    one: str,
    other: str,
    day: str | None,
    language: str,
) -> None:
    engine = make_engine(make_document(one, "2015-03-01"), make_document(other, day, language))

    results = engine.search(Query(fold=True))

    assert (results.total, results.groups) == (2, 2)
    assert [hit.copies for hit in results.hits] == [0, 0]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("es", "Recibe mensajes de condolencias de líderes mongoles por el terremoto",
         "Recibe mensajes de condolencias de líderes nepaleses por el terremoto"),
        ("ar", "برنامج النقل التلفزي للجولة الثانية من البلاي اوف",
         "برنامج النقل التلفزي للجولة الاولى من البلاي اوف"),
        ("de", "Zweiter Tag der Verhandlung gegen den Bürgermeister von Köln beginnt",
         "Dritter Tag der Verhandlung gegen den Bürgermeister von Köln beginnt"),
        ("nl", "Tweede dag van de rechtszaak tegen burgemeester van Antwerpen begint vandaag",
         "Derde dag van de rechtszaak tegen burgemeester van Antwerpen begint vandaag"),
        ("nl", "Derde dag van de rechtszaak tegen burgemeester van Antwerpen begint vandaag",
         "Vierde dag van de rechtszaak tegen burgemeester van Antwerpen begint vandaag"),
        ("it", "Nono giorno del processo contro sindaco della città antica di Ravenna",
         "Decimo giorno del processo contro sindaco della città antica di Ravenna"),
        ("ru", "Два рыбака спасены с тонущего парома около острова Крит утром",
         "Три рыбака спасены с тонущего парома около острова Крит утром"),
        ("en", "Festival of figure skating for the Paektusan cup opens today",
         "Festival of figure skating for the Paektusan cup closes today"),
        ("en", "Committee to remember the poet Neruda inaugurated in Moscow",
         "Committee to remember the poet Neruda inaugurated in London"),
        ("en", "Anniversary of the great northern earthquake marked abroad",
         "Anniversary of the great northern earthquake marked in Peru"),
        ("fr", "Sorties culturelles, que faire à Nice ce dernier week-end de janvier",
         "Sorties culturelles, que faire à Lyon ce dernier week-end de janvier"),
        ("es", "Comienza la primera reunión entre premieres de norte y sur",
         "Termina la primera reunión entre premieres de norte y sur"),
        ("en", "Court in Madrid orders the arrest of the banker Ivanov for fraud",
         "Court in Madrid orders the arrest of the banker Pavlova for fraud"),
        ("fr", "Après les inondations du littoral, le ministre Laurent quitte la région",
         "Après les inondations du littoral, le ministre Dubois quitte la région"),
        ("es", "El tribunal ordena detener por fraude al conocido banquero Juan Laurent",
         "El tribunal ordena detener por fraude al conocido banquero Juan Dubois"),
        ("en", "Minister Laurent Resigns Over Floods After Long Night of Protest Marches in Nice",
         "Minister Dubois Resigns Over Floods After Long Night of Protest Marches in Nice"),
        ("en", "OBAMA HAILS NEW DEAL AFTER LONG NIGHT OF PROTEST MARCHES IN NICE",
         "PUTIN HAILS NEW DEAL AFTER LONG NIGHT OF PROTEST MARCHES IN NICE"),
        ("ru", "Суд в Твери постановил арестовать известного банкира Лаврова за обман",
         "Суд в Твери постановил арестовать известного банкира Петрухина за обман"),
        ("sv", "Åtta sjömän räddade från en färja nära Kretas norra kust",
         "Nio sjömän räddade från en färja nära Kretas norra kust"),
    ],
)  # fmt: skip
def test_of_another_name_or_order_is_another_story_in_each_language(
    make_engine: Callable[..., Engine], make_document: Make, language: str, one: str, other: str
) -> None:
    engine = make_engine(
        make_document(one, "2015-03-01", language), make_document(other, "2015-03-01", language)
    )

    assert engine.search(Query(fold=True)).groups == 2


def test_a_month_is_no_day(make_engine: Callable[..., Engine], make_document: Make) -> None:
    dated = replace(make_document(RAID, "2015-03-01"), date_precision="month")

    assert (
        make_engine(dated, make_document(RAID, "2015-03-02")).search(Query(fold=True)).groups == 2
    )


def test_a_story_that_goes_on_begins_a_new_group_after_three_days(
    make_engine: Callable[..., Engine], make_document: Make
) -> None:
    days = [make_document(f"{RAID}{'!' * day}", f"2015-03-0{day}") for day in range(1, 8)]
    engine = make_engine(*days)

    assert group(engine, days[3]) == {day.title for day in days[:4]}
    assert group(engine, days[4]) == {day.title for day in days[4:]}
    assert folded(engine) == [(days[6].title, 2), (days[3].title, 3)]


@pytest.fixture
def stories(make_document: Make) -> list[Document]:
    """Return four tellings of one story, two of another, and a short title."""
    sea = ("sea",)
    return [
        make_document("Ferry sinks off Crete, twelve sailors missing", "2016-01-01"),
        make_document("Twelve sailors missing: ferry sinks off Crete", "2016-01-02", topics=sea),
        make_document("Ferry sinks off Crete; twelve sailors still missing", "2016-01-03"),
        make_document("Ferry sinks off Crete: twelve missing sailors", "2016-01-02"),
        make_document("Storm closes all harbours of Crete", "2016-01-02", topics=sea),
        make_document("Storm closes all the harbours of Crete", "2016-01-03"),
        make_document("Sailors", "2016-01-01"),
    ]


def test_the_best_of_the_hits_stands_for_its_group(
    make_engine: Callable[..., Engine], stories: list[Document]
) -> None:
    engine = make_engine(*stories)

    assert folded(engine, sort="newest") == [
        (stories[2].title, 3),
        (stories[5].title, 1),
        ("Sailors", 0),
    ]
    assert folded(engine, sort="oldest")[0] == (stories[0].title, 3)
    assert folded(engine, text="crete", filters=(Filter("topic", "sea"),), sort="newest") == [
        (stories[4].title, 0),
        (stories[1].title, 0),
    ]
    assert folded(engine, text="crete -still", sort="newest")[1] == (stories[3].title, 2)


def test_what_is_no_longer_listed_stands_for_no_group_that_has_other_hits(
    make_engine: Callable[..., Engine], make_document: Make
) -> None:
    shorter = make_document("Floods follow drought in Kenya", "2016-01-01")
    now = make_document("Deadly floods follow drought in Kenya", "2016-01-01")
    engine = make_engine(replace(shorter, sources=()), now)

    assert folded(engine, text="kenya") == [(now.title, 1)]
    assert folded(engine, text="kenya -deadly") == [(shorter.title, 0)]


def test_folding_changes_no_count_and_no_score(
    make_engine: Callable[..., Engine], stories: list[Document]
) -> None:
    engine = make_engine(*stories)

    every, fewer = (engine.search(Query(text="sailors", fold=fold)) for fold in (None, True))

    scores = {hit.document.id: hit.score for hit in every.hits}
    assert (every.total, every.groups) == (5, 5)
    assert (fewer.total, fewer.groups) == (5, 2)
    assert (fewer.facets, fewer.histogram, fewer.imprecise) == (
        every.facets,
        every.histogram,
        every.imprecise,
    )
    assert all(scores[hit.document.id] == hit.score for hit in fewer.hits)
    assert fewer.hits[1].score == max(
        hit.score for hit in every.hits if hit.document.title != "Sailors"
    )


@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
@pytest.mark.parametrize("size", [1, 2, 3])
def test_a_walk_meets_each_group_once(
    make_engine: Callable[..., Engine], stories: list[Document], sort: str, size: int
) -> None:
    engine = make_engine(*stories)
    asked: Query | None = Query(text="crete OR sailors", fold=True, sort=sort, size=size)  # type: ignore[arg-type]

    met = []
    while asked:
        answer = engine.search(asked)
        met += [(hit.document.title, hit.copies) for hit in answer.hits]
        asked = answer.following

    assert met == folded(engine, text="crete OR sailors", sort=sort)
    assert len(met) == 3
    assert sum(1 + copies for _, copies in met) == 7
    assert engine.search(
        Query(text="crete OR sailors", fold=True, sort=sort, size=size, page=2)  # type: ignore[arg-type]
    ).hits == engine.search(
        Query(text="crete OR sailors", fold=True, sort=sort, size=size,  # type: ignore[arg-type]
              cursor=Cursor(answer.index.version, size))
    ).hits  # fmt: skip


def test_a_group_outlives_its_first_headline(
    tmp_path: Path, make_engine: Callable[..., Engine], stories: list[Document]
) -> None:
    make_engine(*stories)

    engine = commit(tmp_path / "index", remove=stories[:1])
    assert group(engine, stories[1]) == {stories[i].title for i in (1, 2, 3)}
    assert group(engine, stories[0]) == set()

    engine = commit(tmp_path / "index", remove=[stories[1], stories[3]])
    assert folded(engine, text="ferry") == [(stories[2].title, 0)]


def test_a_headline_that_is_changed_leaves_its_group(
    tmp_path: Path, make_engine: Callable[..., Engine], stories: list[Document]
) -> None:
    make_engine(*stories)

    other = replace(stories[1], text="Twelve ministers meet to talk of ferries off Crete")
    engine = commit(tmp_path / "index", put=[other])
    assert group(engine, other) == {other.title}
    assert group(engine, stories[0]) == {stories[i].title for i in (0, 2, 3)}

    engine = commit(tmp_path / "index", put=[stories[1]])
    assert group(engine, stories[0]) == {stories[i].title for i in range(4)}


def test_groups_depend_on_the_documents_alone(
    tmp_path: Path, make_document: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Documents come in three orders and several commits, some of them in several segments."""
    draw = random.Random(7)  # noqa: S311
    words = [
        "ferry",
        "sinks",
        "off",
        "crete",
        "with",
        "twelve",
        "sailors",
        "missing",
        "near",
        "harbour",
        "at",
        "night",
    ]
    made = {
        document.id: document
        for day in range(1, 13)
        for _ in range(10)
        if (document := make_document(" ".join(draw.sample(words, 9)), f"2016-01-{day:02}"))
    }
    documents = list(made.values())
    gone = draw.sample(documents, 20)

    def groups(where: Path) -> set[frozenset[str]]:
        engine = open_index(where)
        return {
            frozenset(found.id for found in engine.scan(Query(copies=one.id)).documents())
            for one in engine.documents()
        }

    commit(tmp_path / "once", [one for one in documents if one not in gone])
    expected = groups(tmp_path / "once")
    assert 5 < len(expected) < 60
    for number, small in enumerate((0, 0, 5000)):
        monkeypatch.setattr("search.columnar.writing.merger.SMALL", small)
        where = tmp_path / str(number)
        draw.shuffle(documents)
        for start, end in ((0, 70), (70, 85), (85, 90), (90, 120)):
            commit(where, documents[start:end])
        commit(where, remove=gone)
        assert groups(where) == expected


def test_titles_in_one_frame_are_not_all_compared_and_none_is_lost(
    make_engine: Callable[..., Engine], make_document: Make
) -> None:
    frame = "President sends greetings to the people of {}ia on their national day"
    names = ["".join(name) for name in product("bcdfglmn", "aeiou", "lmnrst")]
    engine = make_engine(*(make_document(frame.format(name), "2016-01-01") for name in names))

    results = engine.search(Query(fold=True, size=200))

    assert sum(1 + hit.copies for hit in results.hits) == results.total == len(names) == 240
    assert results.groups < 24


def test_pairs_are_found_among_more_titles_than_are_read_at_a_time(
    make_engine: Callable[..., Engine], make_document: Make
) -> None:
    ends = ("in the harbour at dawn", "at the harbour, dawn")
    engine = make_engine(
        *(
            make_document(f"Crew {number} sails the ferry f{number} {end}", day)
            for number in range(5_000)
            for end, day in zip(ends, ("2015-03-01", "2015-03-03"), strict=True)
        )
    )

    results = engine.search(Query(fold=True))

    assert (results.total, results.groups) == (10_000, 5_000)
    assert {hit.copies for hit in results.hits} == {1}


def test_pairs_are_those_of_which_three_quarters_of_all_words_are_in_both() -> None:
    draw = random.Random(5)  # noqa: S311
    titles: list[set[int]] = []
    for _ in range(60):
        words = draw.sample(range(1, 1 << 23), draw.randrange(4, 41))
        for n_changed in range(7):  # of four words one, of forty words six
            kept = words[: max(len(words) - n_changed, 4)]
            added = draw.sample(range(1 << 23, 1 << 24), n_changed if draw.random() < 0.5 else 0)
            titles.append({2 * word for word in (*kept, *added)[:40]})
    hashes = np.array([word for words in titles for word in sorted(words)], np.uint32)
    alike = [
        [one, other]
        for one, other in itertools.combinations(range(len(titles)), 2)
        if len(titles[one] & titles[other]) >= 0.75 * len(titles[one] | titles[other])
    ]
    words = TitleWords(offsets(np.array([*map(len, titles)])), hashes)
    same = np.ones(len(titles), np.int32)

    found = find_pairs(Titles(words, same, same))

    assert 200 < len(alike) < 1260
    assert found.tolist() == alike
