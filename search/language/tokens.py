"""Cut text into tokens, the words that an index has positions for.

Text is cut after normalisation (NFKC), so half-width katakana and subscripts are the letters and
digits for which they stand; a token nevertheless has its place in the text as printed.

Tokens that are printed as one word form a *compound*: "cyber-attack", "O'Brien", "#PangeaXIV",
"counterfeit_goods", "1 000 000". The last of them says so, and the index has a key for the compound
too, that of the same word written without the signs. A name forms one with what looks like an
article before it, which is no token: "D'Angelo".
"""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

import regex
from msgspec import Struct

UNSPACED = r"[[\p{Han}\p{Hiragana}\p{Katakana}ー\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]--\p{Nd}]"
"""One character, but no digit, of a script that is written without spaces between words."""

# Soft hyphen, zero-width and bidi controls; keys leave them out.
_INVISIBLE = r"\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
# Apostrophes, and what is typed and printed for them.
_APOSTROPHES = "'’‘`´′"
# Apostrophes that are letters in Ukrainian, and the marks of Hebrew acronyms and foreign sounds.
_INNER = (
    rf"(?<=\p{{Cyrillic}})[{_APOSTROPHES}](?=\p{{Cyrillic}})"
    rf"|(?<=\p{{Hebrew}})[{_APOSTROPHES}\"”״׳](?=\p{{Hebrew}})"
)
_LETTER = rf"[\w--_--{UNSPACED}]"
_SPACED = rf"[\w--{UNSPACED}]"  # beside which no number or acronym begins or ends
_OF_ACRONYM = rf"[\p{{L}}--{UNSPACED}]"
_DIGITS = r"\p{Nd}"
_TOKEN = regex.compile(
    rf"""
      # Foreign names in katakana have a dot between their parts, or none.
      (?<pair>{UNSPACED})(?=(?:(?<=\p{{Katakana}}|ー)・(?=\p{{Katakana}}))?(?<next>{UNSPACED})?)
      # U.S., EE.UU.
    | (?<!{_SPACED})(?<acronym>{_OF_ACRONYM}(?:\.{_OF_ACRONYM})+|\p{{Lu}}{{2}}(?:\.\p{{Lu}}{{2}})+)
        (?!{_SPACED})
    | (?<!{_SPACED})(?<!{_DIGITS}[.,'’٬٫])(?<number>
        (?!0){_DIGITS}{{1,3}}(?<sign>[.,'’٬]){_DIGITS}{{3}}(?:\g<sign>{_DIGITS}{{3}})*
            (?:(?!\g<sign>)[.,٫]{_DIGITS}+)?
        | {_DIGITS}{{1,2}}(?:,{_DIGITS}{{2}})+,{_DIGITS}{{3}}  # lakhs and crores
        | {_DIGITS}+[.٫]{_DIGITS}+
      | (?<!{UNSPACED}){_DIGITS}+,{_DIGITS}+  # Chinese and Japanese list with it: 第1,2号機
      )(?![.,'’٬٫]?{_DIGITS})
    # Elided articles (l'Europe, dell'Europa) and the possessive 's are not tokens.
    | (?<!\w)(?<!\w[{_APOSTROPHES}])
        (?<article>(?i:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|dell|nell|all|dall|sull))
        [{_APOSTROPHES}ʼ](?=\w)
    | (?<=\w)[{_APOSTROPHES}][sS](?!\w)
    | (?<word>{_LETTER}+(?:(?:[{_INVISIBLE}]+|{_INNER}){_LETTER}+)*)
    """.replace(r"\g<sign>", r"(?P=sign)"),
    regex.VERBOSE | regex.VERSION1,
)
_UNSPACED = regex.compile(UNSPACED, regex.VERSION1)
_SIGNS = ".,:;!?()[]\"'«»“”‘’،؛؟…–-"
_WORD = regex.compile(rf"{_LETTER}+", regex.VERSION1)
_CLUSTER = regex.compile(r"\X")
_KEPT = "™℠"  # NFKC makes them letters, which would join the name before them
_IN_TAG = regex.compile(r"\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{L}\p{M}--\p{Lu}]+|\p{Nd}+|.", regex.VERSION1)
_JOINS = frozenset({"-", "‐", *_APOSTROPHES, "_", "·", ""})  # Catalan has col·legi
# With a capital, the beginning of a name (D'Angelo, N'Djamena); L' is mostly an article.
_OF_NAMES = frozenset({"D", "M", "N", "T", "Dall", "Dell"})
_SPACE = "\ue000"  # in a piece, the space inside a number; a private character is in no word
_SPACES = frozenset({" ", _SPACE})
_GAPS = _JOINS | _SPACES
_MOST_PARTS = 5
_NOUNS_IN_CAPITALS = frozenset({"de", "lb", "und"})  # undetermined may be German
_LONGEST = 40  # characters of a compound
_GROUP = regex.compile(rf"{_DIGITS}{{3}}(?:[.,٫]{_DIGITS}{{1,2}})?")
_SPACED_NUMBER = regex.compile(
    rf"{_DIGITS}{{1,3}}(?:[ \u00a0\u2007\u2009\u202f]{_DIGITS}{{3}})+(?!{_DIGITS})"
)


class Token(Struct, frozen=True, gc=False):
    """A printed word, `text[start:end]`, whose normalised *form* has keys.

    With *pair*, *form* is a character of a script without spaces and the next one, if there is one;
    adjacent pairs overlap. Where a *compound* ends with this token, it is the last of its *parts*.
    """

    form: str
    start: int
    end: int
    pair: bool = False
    compound: str = ""
    parts: int = 1


def tokenize(text: str) -> Iterator[Token]:
    """Yield the tokens of *text* in order; a token's index is its position.

    White space separates tokens, so the tokens of a text are those of its `pieces`. Hyphens and
    slashes separate words, and so do the capitals of a hashtag. Single letters, numbers and
    acronyms with dots stay whole.
    """
    if word := plain_word(text):
        start = text.index(word)
        return iter((Token(word, start, start + len(word)),))
    if unicodedata.is_normalized("NFKC", text):
        return _tokens(text)
    return _as_printed(text)


def plain_word(piece: str) -> str:
    """Return the form of *piece* if this is one word, perhaps with signs around it, else ""."""
    bare = piece.strip(_SIGNS)
    if (bare.isascii() and bare.isalnum()) or (
        bare.isalpha()
        and "ʼ" not in bare
        and unicodedata.is_normalized("NFKC", bare)
        and not _UNSPACED.search(bare)
    ):
        return bare
    return ""


def may_be_name(form: str, language: str) -> bool:
    """Return whether *form* begins with a capital, in a *language* in which only names must."""
    return form[0].isupper() and language not in _NOUNS_IN_CAPITALS


def pieces(text: str) -> list[str]:
    """Return *text* split at white space, but not where it groups the digits of a number."""
    return with_closed_numbers(text).split()


def with_closed_numbers(text: str) -> str:
    """Return *text*, as long as before, without the white space that groups digits of numbers."""
    return _SPACED_NUMBER.sub(_closed, text)


def _closed(number: regex.Match[str]) -> str:
    return _SPACE.join(number[0].split())


def _as_printed(text: str) -> Iterator[Token]:
    """Yield the tokens of *text*, cut after normalisation, with their place before it."""
    normal: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        letters = _normal(cluster[0])
        normal.append(letters)
        if letters == cluster[0]:
            starts += range(cluster.start(), cluster.end())
            ends += range(cluster.start() + 1, cluster.end() + 1)
        else:
            starts += [cluster.start()] * len(letters)
            ends += [cluster.end()] * len(letters)
    for token in _tokens("".join(normal)):
        yield Token(
            token.form,
            starts[token.start],
            ends[token.end - 1],
            token.pair,
            token.compound,
            token.parts,
        )


@lru_cache(maxsize=10_000)
def _normal(cluster: str) -> str:
    """Return the normal form of what a reader takes for one character.

    Signs that stand beside a word (™, ①, ½) and signs for whole words in a script without spaces
    stay as they are.
    """
    normal = unicodedata.normalize("NFKC", cluster)
    kept = (
        cluster in _KEPT
        or unicodedata.decomposition(cluster[0]).startswith("<circle>")
        or (len(normal) > len(cluster) and not _WORD.fullmatch(normal))
    )
    return unicodedata.normalize("NFC", cluster) if kept else normal


def _tokens(text: str) -> Iterator[Token]:
    run: list[Token] = []
    article = ""
    for found in _TOKEN.finditer(text):
        pair, following, acronym, number, _, elided, word = found.groups()
        start = found.start()
        if pair:
            yield from _with_compound(run, text) if len(run) > 1 else run
            run = []
            end = found.end("next") if following else found.end()
            yield Token(pair + (following or ""), start, end, pair=True)
        elif form := word or acronym or number:
            name = article if article and begins_name(form) else ""
            token = Token(form, start, found.end(), compound=name and name + form)
            if run and not _joined(run, token, text):
                yield from _with_compound(run, text) if len(run) > 1 else run
                run = []
            if start and text[start - 1] in "#@":
                run += _parts_of_tag(token)
            else:
                run.append(token)
        article = elided if elided in _OF_NAMES else ""
    yield from _with_compound(run, text) if len(run) > 1 else run


def begins_name(form: str) -> bool:
    """Return whether *form* has a capital, and not alone: no text all in capitals."""
    return form[0].isupper() and form[1:2].islower()


def _parts_of_tag(tag: Token) -> Iterator[Token]:
    """Yield the words of a hashtag or handle, which capitals and digits separate."""
    for part in _IN_TAG.finditer(tag.form):
        yield Token(part[0], tag.start + part.start(), tag.start + part.end())


def _joined(run: Sequence[Token], token: Token, text: str) -> bool:
    """Return whether *token* is printed as one word, or one number, with the tokens before it."""
    before = run[-1]
    gap = text[before.end : token.start]
    if gap not in _GAPS:
        return False
    of_number = len(run) > 1 and text[run[-2].end : before.start] in _SPACES
    if gap in _SPACES:
        return (
            (of_number or len(run) == 1)
            and before.form.isdecimal()
            and len(run[0].form) <= 3
            and _GROUP.fullmatch(token.form) is not None
        )
    return not of_number and (bool(gap) or before.form.isalnum())


def _with_compound(run: Sequence[Token], text: str) -> Iterator[Token]:
    """Yield the tokens of *run*, the last with the compound that they form, if they do."""
    *others, last = run
    yield from others
    compound = "".join([token.form for token in run]) if 1 < len(run) <= _MOST_PARTS else ""
    if compound and len(compound) <= _LONGEST and _is_compound(run, text):
        last = Token(last.form, last.start, last.end, compound=compound, parts=len(run))
    yield last


def _is_compound(run: Sequence[Token], text: str) -> bool:
    """Return whether *run* is one word or number: no score (6-3), no list of years (2014-15)."""
    first, second = run[:2]
    if text[first.end : second.start] in _SPACES:
        return True
    return is_one_word(first.form, second.form) and not all(t.form[0].isdecimal() for t in run)


def is_one_word(first: str, second: str) -> bool:
    """Return whether two words with a hyphen are the same word without it.

    To re-sign is not to resign; but "re-elect" has its hyphen for the reader's sake.
    """
    return first.casefold() != "re" or second[0] in "eE"
