"""Rows below or within a table that add up others: "Total", 12."""

from collections.abc import Sequence
from functools import cache

import regex

from corpus.addresses import web_address
from corpus.dates import read_date

_TOTALS = (
    "total; totals; grand total; subtotal; sum; gesamt; insgesamt; summe; zwischensumme"
    "; gesamtsumme; total général; sous-total; somme; suma; total general; total geral; soma"
    "; totale; totale generale; somma; totaal; totalt; i alt; yhteensä; razem; ogółem; celkem"
    "; spolu; összesen; összes; ukupno; skupaj; toplam; genel toplam; jumlah; tổng; tổng cộng"
    "; tổng số; всего; итого; разом; усього; всичко; общо; σύνολο; المجموع; مجموع; الإجمالي"
    "; جمع کل; סה״כ; סהכ; סך הכל; 合计; 合計; 总计; 總計; 小计; 小計; 총계; 합계; 소계; รวม; योग"
)
_WORD = regex.compile(r"\p{L}+")
_MOST_WORDS = 2  # beside a number in place of a headline: "2 articles"


def is_total(cells: Sequence[str], headline: int) -> bool:
    """Return whether a row of *cells*, of which that at *headline* may be one, adds up others.

    It has the word for that in a cell of its own, and neither a day nor an address. One without
    a headline, or with a bare number for it, is none as it is.

    >>> is_total(["Total", "", "2 articles"], 2), is_total(["Total", "2015-05-12", "Oil found"], 2)
    (True, False)
    >>> is_total(["3", "Total", "Strike ends at the refinery"], 2)
    False
    """
    texts = [cell.strip() for cell in cells]
    named = [text.rstrip(" :：.=").casefold() for text in texts]
    if _totals().isdisjoint(named):
        return False
    title = texts[headline] if headline < len(texts) else ""
    counts = bool(title) and (named[headline] in _totals() or _is_count(title))
    return counts and not any(_places(text) for text in texts)


@cache
def _totals() -> frozenset[str]:
    return frozenset(name.strip() for name in _TOTALS.split(";"))


def _is_count(text: str) -> bool:
    return text[:1].isdigit() and 0 < len(_WORD.findall(text)) <= _MOST_WORDS


def _places(text: str) -> bool:
    found = read_date(text) if len(text) > len("2015") else None
    return bool(web_address(text)) or (found is not None and found.names_day)
