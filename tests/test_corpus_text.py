import unicodedata
from collections import Counter

import ftfy
import pytest
from ftfy.chardata import CHARMAP_ENCODINGS
from hypothesis import given
from hypothesis import strategies as st

from corpus.text import is_printed, printed


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Police &amp; customs", "Police & customs"),
        ("Monaco&#8217;s Prince", "Monaco’s Prince"),
        ("La policÃ­a detiene a cinco", "La policía detiene a cinco"),
        ("Monacoâ€™s Prince", "Monaco’s Prince"),
        ("Broken \ud800 pair", "Broken \ufffd pair"),
    ],
    ids=["entity", "numeric entity", "mojibake", "mojibake quote", "lone surrogate"],
)
def test_broken_text_is_mended_and_counted(text, shown):
    repairs = Counter()

    assert printed(text, repairs) == shown
    assert sum(repairs.values()) == 1


@pytest.mark.parametrize(
    "text",
    [
        "“El mundo debe prepararse mejor”, declaró",
        "Operation against ‘sextortion' network – 5 arrests…",
        "Faut-il interdire le voile\u00a0?",
        "AT&T pays",
        "الشـــرطة",
        "می\u200cشود",
        "ﬁnal Ｆｕｌｌ",
        "ÇA SUFFIT À PARIS",
    ],
)
def test_sound_text_is_kept_as_printed(text):
    repairs = Counter()

    assert printed(text, repairs) == text
    assert not repairs


@given(st.text(st.sampled_from("aN &;Ãí\u0301\u00a0\u200f\x07«»🔥Щ\ud800"), max_size=8))
def test_what_is_taken_for_its_printed_form_is_left_as_it_is(text):
    repairs = Counter()

    if is_printed(text):
        assert printed(text, repairs) == text
        assert not repairs


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("  two\t words \n", "two words"),
        ("\u00a0 two words\u00a0", "two words"),
        ("\u200f\u202bالشرطة\u202c", "الشرطة"),
        ("\ufeffzero\u200bwidth\u00ad", "zerowidth"),
        ("polici\u0301a", "policía"),
        ("bell\x07", "bell"),
    ],
)
def test_what_is_not_visible_is_dropped(text, shown):
    assert printed(text, Counter()) == shown


@pytest.mark.parametrize("code_page", CHARMAP_ENCODINGS)
def test_mojibake_of_every_code_page_is_mended_as_ftfy_mends_it(code_page):
    texts = ["“policía” – año", "Größe, Škoda", "Владимир Путин", "Ελληνική αστυνομία", "الشرطة"]
    texts.append("niño español")  # which no code page decodes to control characters
    options = dict.fromkeys(
        ("uncurl_quotes", "fix_latin_ligatures", "fix_character_width", "fix_line_breaks"), False
    )
    broken = [text.encode().decode(code_page, "ignore") for text in texts]
    shown = [text for text in broken if text.isprintable()]

    assert shown
    for text in shown:
        whole = ftfy.fix_text(text, unescape_html=False, normalization=None, **options)
        assert printed(text, Counter()) == unicodedata.normalize("NFC", whole).strip()


@pytest.mark.parametrize(
    "text",
    [
        "Ministro diz \u00abAMANH\u00c3\u00bb em Lisboa",
        "\u00abN\u00c3\u00bb vence",
        "O \u201cIR\u00c3\u201d de amanh\u00e3",
    ],
)
def test_a_capital_before_a_closing_quotation_mark_is_no_mojibake(text):
    repairs = Counter()

    assert printed(text, repairs) == text
    assert not repairs


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("\u201cao\u00c3\u00bbt\u201d", "\u201caoût\u201d"),
        ("AL\u00c3\u201d, BRASIL", "ALÔ, BRASIL"),
    ],
)
def test_mojibake_beside_quotation_marks_is_mended(broken, mended):
    assert printed(broken, Counter()) == mended
