"""The printed form of a text: what a reader of the page sees, mended where the bytes were broken.

Kept as printed are case, quotes, accents, dashes and no-break spaces; search folds them for
itself. Mended are HTML entities, mojibake ("policÃ­a") and lone surrogates; dropped is what has no
printed form, such as control characters and marks of direction.
"""

import html
import re
import unicodedata
from collections import Counter

import regex

# Joiners are kept: Persian and the scripts of India are spelled with them.
_INVISIBLE = regex.compile(r"[\p{Cc}\p{Cf}--[\u200c\u200d\s]]", regex.V1)
# The others, such as soft hyphens, say nothing to readers.
_LEFT_OUT = {
    "control characters, left out": regex.compile(r"[\p{Cc}--\s]", regex.V1),
    "marks of direction, left out": regex.compile(r"\p{Bidi_Control}"),
}
_ENTITIES = "HTML entities, read as the characters that they stand for"
_MOJIBAKE = "mojibake, mended"
_SURROGATES = "lone surrogates, replaced"
# All that ftfy takes for mojibake has two letters or signs beside each other of the code pages that
# it knows, a control character of these, or one of four letters. To look for that takes a part of
# the time, and most texts have none of it.
_OF_CODE_PAGES = "[\u0080-\u0491\u2000-\u2bff\ufb01\ufb02\ufffd]"
# As a branch that begins with one class, which re looks for in a part of the time of two branches.
_MAY_BE_BAD = re.compile(f"{_OF_CODE_PAGES}(?:{_OF_CODE_PAGES}|(?<=[\u0080-\u009fÂÃŒœ]))")
# ftfy 6.3.1 takes "«AMANHÃ»" for "«AMANHû": a capital and the mark after it look like one letter.
_QUOTED = re.compile(r"(?<!\w)[«“‘‹„]([^«»“”‘’‹›„]*)[»”’›“](?!\w)")
_SPACES = regex.compile(r"\s{2,}|[\s--[ \u00a0\u202f]]", regex.V1)
LONGEST_SENTENCE = 300
"""The longest first sentence that stands for a headline, in characters."""

# It ends before white space and no small letter, but not after an initial or a short title, and
# after a full stop of Chinese, Japanese or Hindi wherever that stands.
_SENTENCE = regex.compile(
    r".*?(?:[。！？।]|[.!?…؟]+(?<!\b(?:\p{L}|Dr|Mr|Mrs|Ms|St|Sr|Jr|Sra|Prof|Gen|Col|No|Nr|vs)\.)"
    r"[\"'”’»)]*(?=\s+\P{Ll}|\s*$))"
)


def is_printed(text: str) -> bool:
    r"""Return whether *text* is its own printed form; to ask takes a part of the time of `printed`.

    >>> is_printed("Polic\u00eda & p\u00fablico"), is_printed("Polic\u00eda y p\u00fablico")
    (False, True)
    """
    return (
        text.isprintable()
        and "&" not in text
        and "  " not in text
        and text == text.strip()
        and (
            text.isascii()
            or (unicodedata.is_normalized("NFC", text) and not _MAY_BE_BAD.search(text))
        )
    )


def printed(text: str, repairs: Counter[str]) -> str:
    r"""Return *text* as one line of visible characters in NFC, each mending counted in *repairs*.

    >>> printed("Polic\u00c3\u00ada &amp; p\u00fablico", Counter())
    'Policía & público'
    """
    if "&" in text:
        text = _counted(html.unescape(text), text, _ENTITIES, repairs)
    if not text.isascii() and _MAY_BE_BAD.search(text):
        text = _counted(_without_mojibake(text), text, _MOJIBAKE, repairs)
    return visible(text, repairs)


def visible(text: str, repairs: Counter[str]) -> str:
    """Return *text* as `printed` does, but its entities and its mojibake are as they are."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if text.isprintable():
        if "  " not in text:  # as nearly always, and no other white space is printable
            return text.strip()
    else:
        whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        text = _counted(whole, text, _SURROGATES, repairs)
        whole = _INVISIBLE.sub("", text)
        if whole != text:
            repairs.update(kind for kind, of in _LEFT_OUT.items() if of.search(text))
            text = whole
    return _SPACES.sub(" ", text).strip()


def first_sentence(text: str) -> str:
    """Return the first sentence of *text*, at most `LONGEST_SENTENCE` characters of it.

    >>> first_sentence("Dr. King of the U.S. speaks. No one was hurt.")
    'Dr. King of the U.S. speaks.'
    """
    line = " ".join(text.split())
    found = _SENTENCE.match(line)
    sentence = found[0] if found else line
    if len(sentence) <= LONGEST_SENTENCE:
        return sentence
    return f"{sentence[:LONGEST_SENTENCE].rpartition(' ')[0] or sentence[:LONGEST_SENTENCE]}…"


def script_of(text: str) -> str:
    """Return the name that Unicode has for the script of most letters of *text*, empty if of none.

    >>> script_of("Police tow 2 ferries"), script_of("警察がえい航"), script_of("2015")
    ('LATIN', 'CJK', '')
    """
    names = (unicodedata.name(sign, "").partition(" ")[0] for sign in text if sign.isalpha())
    scripts = Counter("CJK" if name in _JAPANESE else name for name in names)
    return max(scripts, key=lambda name: scripts[name], default="")


_JAPANESE = frozenset(("HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"))


def _without_mojibake(text: str) -> str:
    from ftfy import TextFixerConfig, fix_text  # here, since loading it takes a while
    from ftfy.badness import is_bad

    if not is_bad(_QUOTED.sub(r'"\1"', text)):
        return text
    config = TextFixerConfig(
        unescape_html=False,
        uncurl_quotes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        fix_line_breaks=False,
        normalization=None,
    )
    return fix_text(text, config)


def _counted(mended: str, text: str, kind: str, repairs: Counter[str]) -> str:
    if mended != text:
        repairs[kind] += 1
    return mended
