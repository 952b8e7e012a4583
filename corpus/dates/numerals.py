"""Numbers that dates are printed in beside decimal digits: 二〇一五, ፳፻፯, תשע״ה."""

import unicodedata

from corpus.patterns import pattern

_CHINESE_SIGNS = "〇○零一二三四五六七八九十廿卅百"
_CHINESE = pattern(f"[{_CHINESE_SIGNS}]+(?=[年月日号號])")
_CHINESE_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {
    "○": 0,
    "零": 0,
}
_CHINESE_TENS = {"十": 10, "廿": 20, "卅": 30, "百": 100}

_ETHIOPIC = pattern("[፩-፼]+")
_OTHER_DIGITS = pattern(r"(?![0-9])\d")

_HEBREW_VALUES = dict(
    zip(
        "אבגדהוזחטיכלמנסעפצקרשתךםןףץ",
        (*range(1, 10), *range(10, 100, 10), 100, 200, 300, 400, 20, 40, 50, 80, 90),
        strict=True,
    )
)


_OTHER_NUMBERS = pattern(rf"(?![0-9])\d|[{_CHINESE_SIGNS}][年月日号號]|[፩-፼]|ת[רש]")
# Years 5600 to 5799; the thousands may be printed: ה'תשע"ה.
_HEBREW_YEAR = pattern(
    r"(?<!\p{L})(?:ה(?:[׳'’`]\s?)?)?ת[רש][\u05d0-\u05ea]?[״\"”]?[\u05d0-\u05ea](?![\p{L}״\"”])"
)
_ADAR = pattern(r"(?<=אדר )([אב])[׳'’`]")  # the first or second of a leap year
_HEBREW_DAY = pattern(
    r"(?<!\p{L})(?:[\u05d0-\u05ea][״\"”][\u05d0-\u05ea]|[\u05d0-\u05ea][׳'’`])(?!\p{L})"
)


def in_decimals(plain: str) -> str:
    """Return *plain* with the ASCII digits 0 to 9 for every number.

    Chinese numerals count before a year, month or day sign alone, Hebrew ones beside a year of our
    times: they are words elsewhere.

    >>> in_decimals("二〇一五年五月十二日")
    '2015年5月12日'
    >>> in_decimals("፳፻፯")
    '2007'
    >>> in_decimals("כ״ג באייר תשע״ה")
    '23 באייר 5775'
    """
    if not _OTHER_NUMBERS.search(plain):
        return plain
    plain = _OTHER_DIGITS.sub(lambda found: str(unicodedata.decimal(found[0])), plain)
    plain = _CHINESE.sub(lambda found: str(_chinese(found[0])), plain)
    plain = _ETHIOPIC.sub(lambda found: str(_ethiopic(found[0])), plain)
    if _HEBREW_YEAR.search(plain):
        plain = _HEBREW_YEAR.sub(lambda found: str(5000 + _hebrew(found[0].lstrip("ה"))), plain)
        plain = _ADAR.sub(lambda found: "ראשון" if found[1] == "א" else "שני", plain)
        plain = _HEBREW_DAY.sub(lambda found: str(_hebrew(found[0])), plain)
    return plain


def _chinese(numeral: str) -> int:
    """Return the value of digits in sequence (二〇一五) or with tens between (二十五, 一百零四)."""
    if not any(sign in _CHINESE_TENS for sign in numeral):
        return int("".join(str(_CHINESE_DIGITS[sign]) for sign in numeral))
    total = digit = 0
    for sign in numeral:
        unit = _CHINESE_TENS.get(sign)
        if unit is None:
            digit = _CHINESE_DIGITS[sign]
        elif unit in (20, 30):
            total += unit
        else:
            total += (digit or 1) * unit
            digit = 0
    return total + digit


def _ethiopic(numeral: str) -> int:
    """Return the value of a numeral in Ge'ez signs, where ፻ multiplies what precedes it by 100."""
    total = part = 0
    for sign in numeral:
        value = int(unicodedata.numeric(sign))
        if value < 100:
            part += value
        else:
            total = (total + (part or (0 if total else 1))) * value
            part = 0
    return total + part


def _hebrew(numeral: str) -> int:
    return sum(_HEBREW_VALUES.get(letter, 0) for letter in numeral)
