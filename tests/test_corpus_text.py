from collections import Counter

import pytest

from corpus.text import printed


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
