"""Rows below or within a table of headlines that add up others: "Total", 12."""

from collections.abc import Sequence
from functools import cache

import regex

from corpus.patterns import LETTER, pattern

_TOTALS = (
    "total; totals; grand total; subtotal; sum; gesamt; insgesamt; summe; zwischensumme"
    "; gesamtsumme; total général; sous-total; somme; suma; total general; total geral; soma"
    "; totale; totale generale; somma; totaal; totalt; i alt; yhteensä; razem; ogółem; celkem"
    "; spolu; összesen; összes; ukupno; skupaj; toplam; genel toplam; jumlah; tổng; tổng cộng"
    "; tổng số; всего; итого; разом; усього; всичко; общо; σύνολο; المجموع; مجموع; الإجمالي"
    "; جمع کل; סה״כ; סהכ; סך הכל; 合计; 合計; 总计; 總計; 小计; 小計; 총계; 합계; 소계; รวม; योग"
)
# In place of a headline: "2 articles". What else is counted, such as arrests, may be one.
_COUNT = pattern(
    r"[\d.,\s]+(?:hits?|results?|records?|items?|rows?|(?:head)?lines?|titles?|clip(?:ping)?s?"
    r"|articles?|stories|mentions?|treffer|titel|artikel|meldungen|beiträge|einträge|noticias"
    r"|artículos|resultados|registros|notícias|artigos|résultats|articoli|risultati|notizie"
    r"|resultaten|artikelen|berichten|artiklar|träffar|artikler|treff|artikkelia|juttua"
    r"|artykuł(?:y|ów)|článk[yůu]|cikk|haber|материал(?:а|ов)|стат(?:ьи|ей)|خبر|مقال(?:ات)?"
    r"|[件条條篇건편])",
    regex.IGNORECASE,
)


def is_total(cells: Sequence[str], headline: int, dates: Sequence[int]) -> bool:
    """Return whether a row of *cells*, of which that at *headline* may be one, adds up others.

    The word for that is in place of a headline, or beside the number of them, and nothing else is
    but numbers: neither a day in one of the columns *dates* nor an address. In a table without
    dates nothing tells such a row from a headline about the firm or the region of that name. One
    without a headline, or with a bare number for it, is none as it is.

    >>> is_total(["Total", "", "2 articles"], 2, [1]), is_total(["Total", "", "2 dead"], 2, [1])
    (True, False)
    >>> is_total(["12", "", "Total"], 2, [1]), is_total(["12", "May", "Total"], 2, [1])
    (True, False)
    """
    texts = [cell.strip() for cell in cells]
    told = {at: text.rstrip(" :：.=").casefold() for at, text in enumerate(texts) if text}
    called = [at for at, text in told.items() if text in _totals()]
    if not called or not dates or any(at in told and at not in called for at in dates):
        return False
    counted = headline in called or _COUNT.fullmatch(told.get(headline, "")) is not None
    others = (text for at, text in told.items() if at != headline and at not in called)
    return counted and not any(map(LETTER.search, others))


@cache
def _totals() -> frozenset[str]:
    return frozenset(name.strip() for name in _TOTALS.split(";"))
