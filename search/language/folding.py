"""Fold printed forms: two forms with one folded form are the same word to a reader who types."""

import re
import unicodedata

import regex

# Soft hyphens, joiners and bidi controls, tatweel, the dots of acronyms, and signs inside words.
_UNSEEN = regex.compile(
    r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u0640.'’‘`´′\"”״׳\u02bb\u02bc・]"
)
_UNSEEN_LETTERS = "\u0640\u02bb\u02bc"  # those of the above that are letters to Unicode
_ARABIC_VOWELS = regex.compile(r"[\u064b-\u0652\u0670]")
_HEBREW_POINTS = regex.compile(r"[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]")
# Greek capitals are printed without accents, so Greek folds as Latin does.
_ACCENTS = regex.compile(r"(?<=[\p{Latin}\p{Greek}])[\u0300-\u036f]+")
_MARKS = regex.compile(r"(?<=[\p{Latin}\p{Greek}\p{Arabic}])\p{Mn}+")
_STRESSED = regex.compile(r"(?<=\p{Cyrillic})[\u0300\u0301]")  # й and ї have other marks
_LETTERS = str.maketrans(
    # The alphabets up to Arabic as they are: a letter that the table lacks raises an error within
    # `str.translate`, which takes many times as long as a look-up.
    {chr(code): chr(code) for code in range(0x700)}
    # Letters that Unicode does not take apart, as people write them whose keyboards lack them.
    | dict(zip("đðɗɖøłıɓƙƴħŧŋəǝɛɔɨʉƒɠɣ", "ddddolibkyhtneeeoiufgg", strict=True))
    | {"œ": "oe", "æ": "ae", "þ": "th", "ё": "е"}
    | dict.fromkeys("أإآٱ", "ا")
    # Persian, Urdu and Kurdish; Pashto and Urdu as they are typed on Persian and Arabic keyboards.
    | {"ی": "ي", "ک": "ك", "ہ": "ه", "ە": "ه", "ۀ": "ه", "ۃ": "ة", "ھ": "ه", "ں": "ن"}
    | {"ې": "ي", "ۍ": "ي", "ګ": "گ", "ڼ": "ن", "ڪ": "ك"}
    | {"ڨ": "ق", "ڤ": "ف"}  # g and v of Tunisia, which are as often written without their dots
    # Kazakh, Tajik and their like as they are typed on Russian keyboards.
    | dict(zip("қғңөұүһәҳҷӣӯҡҙҫҗў", "кгноуухахчиукзсжу", strict=True))
    | {"װ": "וו", "ױ": "וי", "ײ": "יי"}  # Yiddish
    # Malayalam consonants without a vowel, which older texts write with a joiner.
    | {"ൺ": "ണ്", "ൻ": "ന്", "ർ": "ര്", "ൽ": "ല്", "ൾ": "ള്", "ൿ": "ക്"}
)
_NUMBER = regex.compile(
    r"(?P<whole>[0-9]{1,3}(?:([.,'’٬])[0-9]{3})(?:\2[0-9]{3})*|[0-9]+(?:,[0-9]{2})+,[0-9]{3}"
    r"|[0-9]+)(?:[.,٫](?P<part>[0-9]+))?"
)
_DIGIT = regex.compile(r"[\p{Nd}--0-9]", regex.VERSION1)
_NO_DIGIT = regex.compile(r"[^0-9]")
# Words of these letters are folded as they stand, as most in Arabic and Russian are. `re` matches
# them in a third of the time of `regex`.
_FOLDED = re.compile(r"[\u0621\u0624\u0626-\u063a\u0641-\u064a\u0430-\u044f]+")


def is_folded(form: str) -> bool:
    """Return whether *form* is one word that folding leaves as it is, of ASCII or such letters."""
    if form.isascii():
        return form.islower() and form.isalpha()
    return _FOLDED.fullmatch(form) is not None


def printed_form(form: str) -> str:
    """Return *form* in lower case, without what is not seen or heard in it, numbers as 1000.5."""
    if form.isascii() and form.isalnum():  # most forms; nothing below would change them
        return form.casefold()
    if _FOLDED.fullmatch(form):
        return form
    if not form.isalpha():
        # `regex` knows digits that Python's older Unicode does not.
        form = _DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0], digit[0])), form)
        if number := _NUMBER.fullmatch(form):
            whole, part = _NO_DIGIT.sub("", number["whole"]), number["part"]
            return f"{whole}.{part}" if part else whole
    # Which is an accent alone to NFKC, and in words an apostrophe.
    normal = unicodedata.normalize("NFKC", form.replace("´", ""))
    if normal.isalpha():
        for letter in _UNSEEN_LETTERS:
            normal = normal.replace(letter, "")
    else:
        normal = _UNSEEN.sub("", normal)
    return normal.casefold() or form


def fold(printed: str, *, keep_enye: bool = False) -> str:
    """Return the case-folded *printed* without the accents that people leave out when they type.

    These are the accents of Latin and Greek letters, the vowel marks of Arabic and Hebrew and the
    Cyrillic stress marks; in other scripts marks are letters. *keep_enye* keeps ñ, as "año" and
    "ano" are different words. A mark that stands alone is kept: no word is empty.
    """
    if printed.isascii() or _FOLDED.fullmatch(printed):
        return printed
    apart = unicodedata.normalize("NFD", printed)
    if keep_enye:
        apart = apart.replace("n\u0303", "ñ")
    if not apart.isalpha():  # true where there are no marks
        apart = _HEBREW_POINTS.sub("", _ARABIC_VOWELS.sub("", _ACCENTS.sub("", apart)))
    composed = unicodedata.normalize("NFC", apart)
    if not composed.isalpha():
        composed = _STRESSED.sub("", composed)
    return composed.translate(_LETTERS) or printed


def folded_form(form: str) -> str:
    """Return *form* without case, accents and signs inside it."""
    if form.isascii() and form.isalnum():
        return form.casefold()
    return form if _FOLDED.fullmatch(form) else fold(printed_form(form))


def folded_name(name: str) -> str:
    """Return a name of several words as it is looked for: each folded, hyphens as spaces."""
    return " ".join(folded_form(word) for word in name.replace("-", " ").split())


def unaccented(name: str) -> str:
    """Return *name* in lower case without accents and vowel signs, all its other signs kept."""
    if name.isascii():
        return name.casefold()
    apart = unicodedata.normalize("NFKD", name.casefold())
    return unicodedata.normalize("NFC", _MARKS.sub("", apart))


def without_vowels(printed: str) -> str:
    """Return an Arabic word without its vowel marks, a mark alone as it is."""
    return printed if printed.isalpha() else _ARABIC_VOWELS.sub("", printed) or printed
