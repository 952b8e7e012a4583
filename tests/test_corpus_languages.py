import pytest
import snowballstemmer

from corpus.languages import LANGUAGES, language_code, language_row

# Older or alternative algorithms for a language that has a better one.
ALTERNATES = {"porter", "dutch_porter"}
OUR_OWN = {
    **dict.fromkeys(("az", "kk", "ky", "tk", "tt"), "turkic"),
    "be": "ukrainian",
    "bg": "bulgarian",
    "bn": "bengali",
    "ckb": "kurdish",
    "he": "hebrew",
    "is": "icelandic",
    "ka": "georgian",
    "ko": "korean",
    "ku": "kurdish",
    "lv": "latvian",
    "mk": "macedonian",
    "uk": "ukrainian",
    "uz": "uzbek",
}
OF_A_NEIGHBOUR = {
    **dict.fromkeys(("bs", "hr", "sl"), "serbian"),
    "gl": "spanish",
    "ms": "indonesian",
    "sk": "czech",
}


def test_every_snowball_algorithm_is_of_one_language_and_its_neighbours():
    stemmers = {row.code: row.stemmer for row in LANGUAGES.values() if row.stemmer}
    others = OUR_OWN | OF_A_NEIGHBOUR
    snowballs = sorted(name for code, name in stemmers.items() if code not in others)

    assert snowballs == sorted(set(snowballstemmer.algorithms()) - ALTERNATES)
    assert stemmers.items() >= others.items()


def test_the_languages_written_from_right_to_left_are_these():
    right_to_left = {row.code for row in LANGUAGES.values() if row.direction == "rtl"}

    assert right_to_left == {"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}


@pytest.mark.parametrize("code", ["zh", "ja", "th", "cy", "mn", "vi", "sw", "yo", "ha", "so"])
def test_a_language_without_a_stemmer_has_a_name_of_its_own(code):
    row = LANGUAGES[code]

    assert row.stemmer is None
    assert row.own_name != code


def test_a_code_that_the_table_lacks_is_its_own_name():
    row = language_row("tlh")

    assert (row.own_name, row.english_name, row.direction, row.stemmer) == (
        "tlh",
        "tlh",
        "ltr",
        None,
    )


def test_an_undetermined_language_has_a_row():
    assert language_row("und").english_name == "Undetermined"


@pytest.mark.parametrize(
    ("stated", "code"),
    [
        ("en", "en"),
        (" EN ", "en"),
        ("pt-BR", "pt"),
        ("zh_Hant_TW", "zh"),
        ("nb", "no"),
        ("nn-NO", "no"),
        ("iw", "he"),
        ("spa", "es"),
        ("fre", "fr"),
        ("Español", "es"),
        ("spanish", "es"),
        ("tlh", "tlh"),
        ("", None),
        ("?", None),
        ("not a language", None),
    ],
)
def test_a_stated_language_is_read_as_its_code(stated, code):
    assert language_code(stated) == code
