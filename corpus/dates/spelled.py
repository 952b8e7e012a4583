"""Dates in words, as gazettes and courts print them: "doce de mayo de dos mil quince".

text2num writes the numbers as digits; which words may be part of such a date is looked up first,
since headlines are full of numbers.
"""

from collections.abc import Iterator

from text_to_num import alpha2digit

from corpus.patterns import pattern

# The languages of text2num 3.1.0 in which dates are printed so, the commonest first.
_LANGUAGES = ("es", "fr", "pt", "en", "it", "de", "nl")
_EVERY_NUMBER = 0  # text2num leaves "one" and "first" as they are below this

_YEAR = pattern(
    r"(?<!\p{L})(?:(?:dos|dois|deux) mil|mil (?:seis|seisc|set|och|oit|nov|six|sept|huit|neuf)"
    r"|mille (?:six|sept|huit|neuf)|two thousand|(?:sixt|sevent|eight|ninet)een|twenty"
    r"|duemila|mille(?:sei|sette|otto|nove)cent|zweitausend|(?:sech|sieb|acht|neun)zehnhundert"
    r"|tweeduizend|(?:zes|zeven|acht|negen)tienhonderd)"
)
# One of these is in each of them, which is found sooner.
_IN_YEARS = ("mil", "thousand", "teen", "twenty", "tausend", "hundert", "duizend", "honderd")
_DAY = pattern(
    r"(?<!\p{L})(?:"
    # Spanish and Portuguese
    r"un[oa]?|primer[oa]?|primeiro|dos|dois|dous|tres|três|cuatro|quatro|cinco|seis|siete|sete|ocho"
    r"|oito|nueve|nove|diez|dez|once|onze|doce|doze|trece|treze|ca?torce|catorze|quatorze|quince"
    r"|quinze|diecis[eé]is|dezess?eis|diecisiete|dezess?ete|dezassete|dezasseis|dieciocho|dezoito"
    r"|diecinueve|deze?nove|dezanove|veinte|vinte|veinti\p{L}+|treinta|trinta"
    # French and Italian
    r"|premier|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|treize|seize|vingt|trente"
    r"|primo|due|tre|quattro|cinque|sei|sette|otto|dieci|undici|dodici|tredici|quattordici|quindici"
    r"|sedici|diciassette|diciotto|diciannove|vent[iuo]\p{L}*|trent[au]\p{L}*"
    # English
    r"|first|second|third|fou?r(?:th)?|fi(?:ve|fth)|six(?:th)?|seven(?:th)?|eight?h?|nin(?:e|th)"
    r"|ten(?:th)?|eleven(?:th)?|twel(?:ve|fth)|(?:thir|four|fif|six|seven|eigh|nine)teen(?:th)?"
    r"|twent(?:y|ieth)|thirt(?:y|ieth)|one|two|three"
    # German and Dutch
    r"|erste[rn]?|zweite[rn]?|dritte[rn]?|\p{L}{3,16}(?:te|ste)[rn]?|eerste|\p{L}{3,16}(?:de|ste)"
    r")(?!\p{L})"
)
_CENTURY_APART = pattern(r"(?<!\d)(1[6-9]|20) (\d\d)(?!\d)")  # "nineteen ninety-eight"
_IN_FIGURES = pattern(
    r"(?<!\d)\d\d?(?!\d).*(?<!\d)\d{4}(?!\d)|(?<!\d)\d{4}(?!\d).*(?<!\d)\d\d?(?!\d)"
)
"""Finds a day and a year, beside which a number in words is none of a date."""
# "A los 12 días del mes de mayo", "the 10th day of April"; and the sign of an ordinal number.
_AROUND_DAY = pattern(
    r"^(?:a los|aos|on the)\s"
    r"|(?<=\d[ºª]?(?:st|nd|rd|th)?)(?:[ºª]|\s(?:days?|d[ií]as?|jours?|giorn[oi])"
    r"(?:\s(?:del?|do|du)\s(?:mes|mês|mois|mese))?(?=\s(?:of|del?|di|do)\s))"
)


def may_spell_year(text: str) -> bool:
    """Return whether *text* may have a year in words."""
    text = text.lower()
    for part in _IN_YEARS:
        if part in text:
            return _YEAR.search(text) is not None
    return False


def may_spell_day(plain: str) -> bool:
    """Return whether a `plain_text` may have a day in words."""
    return _DAY.search(plain) is not None


def in_figures(plain: str, languages: tuple[str, ...]) -> Iterator[str]:
    """Yield a `plain_text` with digits for its numbers in words, as each language has them.

    *languages* are the likely ones, best first. Nothing is yielded where neither day nor year is in
    words.
    """
    if _IN_FIGURES.search(plain) or not may_spell_day(plain):
        return
    plain = plain.replace("veintiún", "veintiuno")  # findings/text2num-spanish-veintiun.sh
    likely = [code for code in languages if code in _LANGUAGES]
    for code in dict.fromkeys((*likely, *_LANGUAGES)):
        written = alpha2digit(plain, code, _EVERY_NUMBER)
        if written != plain:
            yield _AROUND_DAY.sub("", _CENTURY_APART.sub(r"\1\2", written))
