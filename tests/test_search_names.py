"""Names across scripts: what is offered, what is searched for, and what must be neither."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from linear_index import engine_over

from corpus import Language
from search import Document, Engine, Filter, Query, open_index, open_writer
from search.asking.name_forms import forms_of, nominatives
from search.language.folding import folded_form
from search.language.names.likeness import SpokenName, spoken, unlikeness
from search.language.names.sounds import Script, script_of
from search.language.names.spelled import Spellings

TEXTS = (
    "en:Putin meets Merkel in Sochi",
    "en:Angela Merkel travels to see old friends",
    "en:Tests of a new drug begin",
    "en:Ban Ki-moon calls for talks about the border",
    "en:The new museum is named after Angela Davis",
    "ru:Путин прибыл на переговоры",
    "ru:Канцлер Меркель встретилась с Путиным",
    "ru:Канцлер Ангела Меркель прилетела утром",
    "ru:Мой старый друг живёт у моря",
    "ru:Генсек Пан Ги Мун призвал стороны к переговорам",
    "ar:بوتين يصل إلى المدينة",
    "ar:لقاء بين ميركل وبوتين",
    "ja:プーチン大統領が到着した",
    "ko:푸틴 대통령 도착",
    "el:Ο πρόεδρος Πούτιν έφτασε",
    "he:פוטין הגיע לעיר",
    "hi:पुतिन आज पहुंचे",
)

_NAMES = Path(__file__).parent / "benchmarks" / "names.tsv"


@pytest.fixture(scope="module", params=["columnar", "linear"])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """Return an engine over TEXTS, each the id of its document."""
    with engine_over(TEXTS, request.param) as engine:
        yield engine


def _offered(engine: Engine, query: Query) -> set[tuple[str, str, str, int]]:
    names = engine.search(query).names
    assert not any(name.added for name in names)
    return {(name.term, name.text, name.script, name.count) for name in names}


def test_a_name_is_offered_in_each_other_script_as_printed_and_not_searched_for(
    engine: Engine,
) -> None:
    assert engine.search(Query(text="putin")).total == 1
    assert _offered(engine, Query(text="putin")) == {
        ("putin", "Путин", "Cyrl", 2),  # and Путиным
        ("putin", "بوتين", "Arab", 2),  # and وبوتين, and Putin
        ("putin", "プーチン", "Kana", 1),
        ("putin", "푸틴", "Hang", 1),
        ("putin", "Πούτιν", "Grek", 1),
        ("putin", "פוטין", "Hebr", 1),
        ("putin", "पुतिन", "Deva", 1),
    }


@pytest.mark.parametrize("typed", ["Путин", "بوتين", "プーチン", "푸틴", "Πούτιν", "פוטין", "पुतिन"])
def test_a_name_is_found_from_every_script(engine: Engine, typed: str) -> None:
    names = engine.search(Query(text=typed)).names

    assert ("Putin", "Latn", 1) in {(name.text, name.script, name.count) for name in names}


@pytest.mark.parametrize("kind", ["columnar", "linear"])
def test_a_word_longer_than_any_name_takes_no_part_in_names(kind: str) -> None:
    blob = "bdgklmnprst" * 182  # as a line of encoded data in a table
    texts = (f"en:Blob {blob} end", "en:Putin meets Merkel", f"ru:Путин и {'бвгд' * 500}")
    with engine_over(texts, kind) as engine:
        assert ("putin", "Путин", "Cyrl", 1) in _offered(engine, Query(text="putin"))
        assert ("путин", "Putin", "Latn", 1) in _offered(engine, Query(text="путин"))
        assert _offered(engine, Query(text=blob[:900])) == set()


KNOWN = (
    "en:Gaddafi dead in Sirte",
    "en:Qaddafi son held",
    "fr:Kadhafi est mort",
    "ar:مقتل القذافي",
    "en:Putin meets Merkel",
    "zh:普京访问北京",
    "zh:特朗普会见普京",
    "th:ปูตินเยือนจีน",
    "ru:Путин прибыл",
    "en:Kim Jong Un visits farm",
    "zh:金正恩视察",
    "en:Pyongyang fires a missile",
    "ko:보우소나루 기소",
)


@pytest.fixture(scope="module", params=["columnar", "linear"])
def known(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """Return an engine over KNOWN, each the id of its document."""
    with engine_over(KNOWN, request.param) as engine:
        yield engine


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("qaddafi", {("Gaddafi", "Latn", 1), ("Kadhafi", "Latn", 1), ("القذافي", "Arab", 1)}),
        ("putin", {("普京", "Hani", 2), ("ปูติน", "Thai", 1), ("Путин", "Cyrl", 1)}),
        ("普京", {("Putin", "Latn", 1), ("ปูติน", "Thai", 1), ("Путин", "Cyrl", 1)}),
        ("kim jong-un", {("金正恩", "Hani", 1)}),
        ("kim jong un 2013", {("金正恩", "Hani", 1)}),
        ("2013 kim jong un", {("金正恩", "Hani", 1)}),
        ("bolsonaro", {("보우소나루", "Hang", 1)}),
        ("特朗普", set()),
        ("farm", set()),
    ],
)
def test_a_well_known_name_is_offered_as_the_archive_spells_it_otherwise(
    known: Engine, typed: str, offered: set[tuple[str, str, int]]
) -> None:
    names = known.search(Query(text=typed)).names

    assert {(name.text, name.script, name.count) for name in names} == offered


def test_every_other_spelling_of_a_well_known_name_is_searched_for_on_demand(
    known: Engine,
) -> None:
    assert known.search(Query(text="gaddafi")).total == 1
    assert known.search(Query(text="gaddafi", names=True)).total == 4
    assert known.search(Query(text="pkhenyan", names=True)).total == 1  # as Пхеньян sounds
    (remedy,) = known.search(Query(text="pkhenyan")).remedies
    assert remedy.query.text == "pyongyang"


def test_names_on_searches_for_all_and_name_for_one(engine: Engine) -> None:
    assert engine.search(Query(text="putin", names=True)).total == 10  # all that print the name

    one = engine.search(Query(text="putin", name=("Путин",)))
    assert {hit.document.id for hit in one.hits} == {TEXTS[0], TEXTS[5], TEXTS[6]}
    assert [(name.text, name.added) for name in one.names if name.script == "Cyrl"] == [
        ("Путин", True)
    ]
    assert [(v.text, v.via, v.count) for v in one.terms[0].variants] == [("Путин", "name", 2)]
    other = engine.search(Query(text="putin", name=("Медведев", "Путин")))
    assert other.total == 3
    assert [(one.code, one.parameter, one.value) for one in other.warnings] == [
        ("unknown_name", "name", "Медведев")
    ]


def test_a_name_that_is_left_out_is_neither_offered_nor_searched_for(engine: Engine) -> None:
    query = Query(text="putin", names=True, skip=("Путин",))

    results = engine.search(query)
    assert results.total == 8
    assert "Cyrl" not in {name.script for name in results.names}


@pytest.mark.parametrize("names", [False, True])
def test_an_answer_of_fewer_words_offers_names(
    make_engine: Callable[..., Engine], make_document: Callable[..., Document], *, names: bool
) -> None:
    engine = make_engine(
        make_document("Putin meets Merkel in Sochi"),
        make_document("Путин прилетел утром", language="ru"),
        make_document("Канцлер Обама прилетел утром", language="ru"),
    )

    results = engine.search(Query(text="putin obama", names=names))
    assert results.warnings[0].code == "any_words"
    assert results.total == (3 if names else 1)
    assert [(name.term, name.text, name.count, name.added) for name in results.names] == [
        ("obama", "Обама", 1, names),
        ("putin", "Путин", 1, names),
    ]


def test_a_name_in_another_script_is_searched_for_where_only_so_all_words_are_held(
    engine: Engine,
) -> None:
    results = engine.search(Query(text="путин sochi"))

    assert [hit.document.text for hit in results.hits] == ["Putin meets Merkel in Sochi"]
    assert [(one.code, one.value) for one in results.warnings] == [("respelled", "Putin")]
    assert ("Putin", 1, False) in {(name.text, name.count, name.added) for name in results.names}

    both = engine.search(Query(text="путин переговоры"))  # one text holds both as typed
    assert (both.total, both.warnings) == (1, ())
    exact = engine.search(Query(text="путин sochi", match="exact"))
    assert "respelled" not in {one.code for one in exact.warnings}


def test_the_count_is_that_under_the_filters(engine: Engine) -> None:
    russian = Query(text="putin", filters=(Filter("language", "ru"),))

    assert _offered(engine, russian) == {("putin", "Путин", "Cyrl", 2)}
    # The other word stands beside it in one Russian headline alone.
    assert _offered(engine, russian.with_(text="putin меркель")) == {
        ("putin", "Путин", "Cyrl", 1),
    }


def test_the_words_of_a_name_stand_together_in_the_other_script(engine: Engine) -> None:
    assert _offered(engine, Query(text="Angela Merkel")) == {
        ("Angela Merkel", "Ангела Меркель", "Cyrl", 1)
    }
    assert _offered(engine, Query(text="ban ki-moon")) == {("ban ki-moon", "Пан Ги Мун", "Cyrl", 1)}
    assert engine.search(Query(text="ban ki-moon", names=True)).total == 2


@pytest.mark.parametrize("text", ["putin merkel", "merkel putin", "putin AND merkel"])
def test_two_names_are_found_in_each_order(
    make_engine: Callable[..., Engine], make_document: Callable[..., Document], text: str
) -> None:
    engine = make_engine(
        make_document("Putin meets Merkel in Sochi"),
        make_document("プーチン大統領、メルケル首相と会談", language="ja"),  # no name of two words
        make_document("Путин, Меркель и Олланд встретились", language="ru"),  # nor this
        make_document("Канцлер Меркель встретилась с Путиным", language="ru"),
        make_document("ميركل تلتقي بوتين", language="ar"),
    )

    results = engine.search(Query(text=text, names=True))
    assert results.total == 5
    assert {(name.term, name.text, name.count) for name in results.names} == {
        ("putin", "Путин", 2),
        ("putin", "بوتين", 1),
        ("putin", "プーチン", 1),
        ("merkel", "Меркель", 2),
        ("merkel", "ميركل", 1),
        ("merkel", "メルケル", 1),
    }


def test_a_name_of_two_words_in_one_script_is_two_names_in_another(
    make_engine: Callable[..., Engine], make_document: Callable[..., Document]
) -> None:
    engine = make_engine(
        make_document("Канцлер Ангела Меркель прилетела утром", language="ru"),
        make_document("アンゲラ・メルケル首相が到着した", language="ja"),
        make_document("Angela, as Frau Merkel is called"),
        make_document("ميركل Angela", language="ar"),
    )

    results = engine.search(Query(text="angela merkel", names=True))
    assert {(name.term, name.text) for name in results.names} == {
        ("angela merkel", "Ангела Меркель"),
        ("angela merkel", "アンゲラ・メルケル"),
        ("merkel", "ميركل"),
    }
    assert results.total == 4


@pytest.mark.parametrize("text", ['"putin"', "=putin", "-putin merkel"])
def test_exact_words_and_signs_have_no_other_script(engine: Engine, text: str) -> None:
    results = engine.search(Query(text=text, names=True))

    assert "putin" not in {name.term.casefold().strip('"=-') for name in results.names}


@pytest.mark.parametrize("typed", ["putin putin", "putin, putin"])
def test_a_name_typed_twice_is_offered_once_without_signs(engine: Engine, typed: str) -> None:
    names = engine.search(Query(text=typed)).names

    cyrillic = [(name.term, name.text) for name in names if name.script == "Cyrl"]
    assert cyrillic == [("putin", "Путин")]


@pytest.mark.parametrize(("typed", "name"), [("putin", "プーチン"), ("obama", "オバマ")])
def test_many_everyday_words_hide_no_katakana_name(
    make_engine: Callable[..., Engine],
    make_document: Callable[..., Document],
    typed: str,
    name: str,
) -> None:
    # Pairs without a consonant that tells: アア, アイ, … オヒ.
    everyday = [f"{one}{other}ス" for one in "アイウエオ" for other in "アイウエオヤユヨハヒ"]
    engine = make_engine(
        *(make_document(f"{word}の話", language="ja") for word in everyday),
        make_document(f"{name}大統領が到着した", language="ja"),
    )

    assert [found.text for found in engine.search(Query(text=typed)).names] == [name]


def test_the_beginning_of_a_word_has_no_other_script(engine: Engine) -> None:
    assert engine.search(Query(text="putin*", names=True)).names == ()


def test_exact_words_of_the_whole_query_have_no_other_script(engine: Engine) -> None:
    results = engine.search(Query(text="putin", match="exact", names=True))

    assert (results.total, results.names) == (1, ())


def test_an_ordinary_word_is_no_name(engine: Engine) -> None:
    # It sounds like друг, a friend; both are printed with small letters.
    assert _offered(engine, Query(text="drug")) == set()
    assert _offered(engine, Query(text="Drug")) == set()


def test_an_arabic_word_with_other_forms_is_no_name(
    make_engine: Callable[..., Engine], make_document: Callable[..., Document]
) -> None:
    texts = (
        "طريقة جديدة على الطريق",  # a way, on the road
        "أوباما يصل إلى القاهرة",
        "قمر خلف القمر",  # a moon behind the moon
        "يقلص الجنود ثم تقلص الأموال",  # he, she reduces
    )
    engine = make_engine(
        *(make_document(text, language="ar") for text in texts),
        make_document("Talks of the Troika begin", language="en"),
        make_document("Talks with Obama begin", language="en"),
        make_document("A match in Alkmaar begins", language="en"),
        make_document("The match of Eagles begins", language="en"),
    )

    def offered(text: str) -> list[str]:
        return [name.text for name in engine.search(Query(text=text)).names]

    assert offered("أوباما") == ["Obama"]
    assert offered("Obama") == ["أوباما"]
    for word in ("طريقة", "troika", "القمر", "يقلص", "eagles"):
        assert offered(word) == [], word


def test_an_arabic_word_that_begins_with_a_particle_is_no_name(
    make_engine: Callable[..., Engine], make_document: Callable[..., Document]
) -> None:
    texts = (
        "إشعار من المدينة وصل بإشعار آخر",  # a notice, with another one
        "بشار يصل إلى المدينة",
        "باراك يصل وأنا اراك",  # and I see you: too short to tell
    )
    engine = make_engine(
        *(make_document(text, language="ar") for text in texts),
        make_document("Talks with Bashar begin", language="en"),
        make_document("Talks with Barack begin", language="en"),
    )

    for text, expected in (("Bashar", "بشار"), ("Barack", "باراك")):
        assert [name.text for name in engine.search(Query(text=text)).names] == [expected]


def test_english_words_of_titles_and_acronyms_without_vowels_are_no_names(
    make_engine: Callable[..., Engine], make_document: Callable[..., Document]
) -> None:
    engine = make_engine(
        make_document("Talks Under Way With Obama in New Round", language="en"),
        make_document("ونذير يصل إلى المدينة", language="ar"),  # and Nadhir arrives
        make_document("تلف مظلة أمام المدينة", language="ar"),  # an umbrella
        make_document("Talks of the MDL begin in the city", language="en"),
        make_document("أوباما يصل إلى المدينة", language="ar"),
    )

    assert engine.search(Query(text="under")).names == ()
    assert engine.search(Query(text="MDL")).names == ()
    assert [name.text for name in engine.search(Query(text="obama")).names] == ["أوباما"]


def test_a_name_that_the_archive_lacks_in_its_own_script_is_offered(
    make_engine: Callable[..., Engine], make_document: Callable[..., Document]
) -> None:
    engine = make_engine(make_document("Вчера Лавров прилетел в город", language="ru"))

    results = engine.search(Query(text="lavrov"))
    assert results.total == 0
    assert [(name.text, name.count) for name in results.names] == [("Лавров", 1)]


def test_an_archive_in_one_script_offers_nothing(
    make_engine: Callable[..., Engine], make_document: Callable[..., Document]
) -> None:
    engine = make_engine(make_document("The minister Lavrov arrives"))

    assert engine.search(Query(text="lavrov", names=True)).names == ()


def test_what_a_commit_brings_is_offered_at_once(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("names")
    documents = [
        Document(id=text, kind="headline", text=text[3:], language=Language(text[:2], 1, "stated"))
        for text in ("en:The minister Lavrov arrives", "ru:Вчера Лавров прилетел в город")
    ]
    engine = None
    for document, offered in zip(documents, ([], ["Лавров"]), strict=True):
        with open_writer(folder) as writer:
            writer.put(document)
            writer.commit()
        engine = engine or open_index(folder)
        assert [name.text for name in engine.search(Query(text="lavrov")).names] == offered


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("с Лавровым", True),
        ("о Лаврове", True),
        ("от Обамы", False),
        ("под лаврами", False),  # under laurels, of the same stem
    ],
)
def test_a_name_is_found_in_its_cases_alone(
    make_engine: Callable[..., Engine],
    make_document: Callable[..., Document],
    text: str,
    found: bool,
) -> None:
    engine = make_engine(
        make_document("Вчера Лавров прилетел", language="ru"), make_document(text, language="ru")
    )

    assert engine.search(Query(text="lavrov", names=True)).total == 1 + found


def test_a_name_that_stands_in_other_cases_alone_is_offered_as_it_is_called(
    make_engine: Callable[..., Engine], make_document: Callable[..., Document]
) -> None:
    engine = make_engine(
        make_document("Встреча с Ангелой Меркель отложена", language="ru"),
        make_document("Письмо Зеленскому опубликовано", language="ru"),
    )

    names = [engine.search(Query(text=text)).names for text in ("angela merkel", "zelensky")]
    assert [[(name.text, name.count) for name in found] for found in names] == [
        [("Ангела Меркель", 1)],
        [("Зеленский", 1)],
    ]


def _spoken(word: str) -> SpokenName:
    found = spoken(folded_form(word))
    assert found
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gorbachev", "Горбачев"),
        ("Khamenei", "Хаменеи"),
        ("Yeltsin", "Ельцин"),
        ("Zelensky", "Зеленський"),
        ("Erdogan", "أردوغان"),
        ("Chavez", "تشافيز"),
        ("Mandela", "μαντέλα"),
        ("Obama", "オバマ"),
        ("Trump", "トランプ"),
        ("Berlusconi", "ברלוסקוני"),
        ("Netanyahu", "नेतन्याहू"),
        ("Sarkozy", "사르코지"),
        ("Меркель", "ميركل"),
        ("Kishida", "기시다"),
        ("Thunberg", "툰베리"),
        ("Thunberg", "トゥンベリ"),
        ("Ronaldo", "호날두"),
        ("Vucic", "부치치"),
        ("Trump", "트럼프"),
        ("Guterres", "구테흐스"),
        ("Nasrallah", "نصرالله"),
        ("Nasrallah", "נסראללה"),
    ],
)
def test_one_name_sounds_alike_in_two_scripts(one: str, other: str) -> None:
    assert unlikeness(_spoken(one), _spoken(other)) is not None
    assert unlikeness(_spoken(other), _spoken(one)) is not None
    words = [folded_form(word) for word in sorted(("abc", other, one, "Иван"))]
    script = script_of(folded_form(other))
    assert script
    if script == "Kana":  # whose words are found in texts, since an index has their pairs alone
        return
    same = [word for word in words if script_of(word) == script]
    assert folded_form(other) in list(Spellings(same, script).of(_spoken(one)))


@pytest.mark.parametrize(
    ("column", "script"),
    [
        ("en", "Latn"),
        ("ru", "Cyrl"),
        ("el", "Grek"),
        ("ar", "Arab"),
        ("he", "Hebr"),
        ("hi", "Deva"),
        ("ko", "Hang"),
    ],
)
@pytest.mark.parametrize("beside", [False, True], ids=["alone", "beside others"])
def test_no_word_that_sounds_like_a_name_is_left_out(
    column: str, script: Script, beside: bool
) -> None:
    known = list(csv.DictReader(_NAMES.read_text("utf-8").splitlines(), delimiter="\t"))
    printed = [word for row in known for word in row[column].split()]
    # In Arabic some stand with an article, in Cyrillic most in another case.
    printed += [f"ال{word}" for word in printed] if script == "Arab" else []
    printed = sorted({word for one in printed for (word,) in forms_of([one], script)})
    readings = {word: nominatives(word) if script == "Cyrl" else [word] for word in printed}
    spellings = Spellings(printed, script)
    found = 0
    for row in known[::3]:
        for typed in (row["en"], row["ru"], row["ja"]):
            name = spoken(typed)
            if name and name.script != script:
                like = {
                    word
                    for word, forms in readings.items()
                    for other in map(spoken, forms)
                    if other and unlikeness(name, other, beside=beside) is not None
                }
                assert like <= set(spellings.of(name, beside=beside)), typed
                found += len(like)
    assert found


def test_a_long_word_that_may_be_read_in_many_ways_is_found() -> None:
    # х may be silent, and 24 ways of reading are kept; twelve consonants make a key.
    printed = sorted("щ" + "ахажа" * times for times in range(1, 8))
    spellings = Spellings(printed, "Cyrl")
    for typed, times in (("shcha" + "khazha", 1), ("shakhazha" + "khazha" * 4, 5)):
        name, spelled = _spoken(typed), printed[times - 1]
        assert unlikeness(name, _spoken(spelled)) == 0
        assert spelled in spellings.of(name)
    assert len(_spoken(printed[4]).keys) == 24
    long = "бвгдзклмнпрст"  # thirteen consonants
    assert Spellings([long], "Cyrl").of(_spoken("bvgdzklmnprst")) == [long]


@pytest.mark.parametrize("share", [2, 40], ids=["many", "few"])
def test_words_that_came_and_went_are_those_that_are_read_anew(share: int) -> None:
    known = list(csv.DictReader(_NAMES.read_text("utf-8").splitlines(), delimiter="\t"))
    printed = sorted({word for row in known for word in row["ru"].split()})
    before = [word for number, word in enumerate(printed) if number % share]
    after = [word for number, word in enumerate(printed) if number % share != 1]

    updated = Spellings(before, "Cyrl").updated(after)

    anew = Spellings(after, "Cyrl")
    names = [name for row in known for typed in row["en"].split() if (name := spoken(typed))]
    for beside in (False, True):
        found = [sorted(updated.of(name, beside=beside)) for name in names]
        assert found == [sorted(anew.of(name, beside=beside)) for name in names]
    assert any(map(anew.of, names))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Merkel", "Макрон"),  # other consonants
        ("Putin", "Питон"),  # the same consonants, other vowels
        ("Obama", "بما"),  # "with what"; the first vowel of a name is written
        ("Modi", "مادة"),  # "matter"; with two consonants, Arabic has too many words
        ("Blair", "Болеро"),
    ],
)
def test_words_with_other_sounds_are_not_one_name(one: str, other: str) -> None:
    assert unlikeness(_spoken(one), _spoken(other)) is None


def test_a_word_with_an_article_is_a_name_only_where_it_sounds_the_same(
    make_engine: Callable[..., Engine], make_document: Callable[..., Document]
) -> None:
    engine = make_engine(
        make_document("خطاب القذافي", language="ar"),
        make_document("كاميرون يستقيل", language="ar"),
        make_document("وصول وفد الكامرون", language="ar"),  # of Cameroon
    )

    def found(text: str) -> list[str]:
        return [name.text for name in engine.search(Query(text=text)).names]

    assert found("gaddafi") == ["القذافي"]
    assert found("cameron") == ["كاميرون"]


def test_where_nothing_is_found_another_spelling_in_the_same_script_is_a_remedy(
    known: Engine,
) -> None:
    """Istambul and Gadhafi are in the table of names, and no name in another script."""
    found = known.search(Query(text="gadhafi"))

    assert found.total == 0
    assert {name.script for name in found.names} == {"Arab"}
    spelled = [remedy for remedy in found.remedies if remedy.way == "spelling"]
    assert {"gaddafi", "qaddafi", "kadhafi"} <= {remedy.text for remedy in spelled}
    assert all(remedy.count == 1 for remedy in spelled)


def test_a_name_says_whether_it_is_only_spelled_otherwise(known: Engine) -> None:
    names = known.search(Query(text="qaddafi")).names

    assert {name.text: name.respelt for name in names} == {
        "Gaddafi": True,
        "Kadhafi": True,
        "القذافي": False,
    }
