"""Columns of dates and addresses that the table of names lacks: their names and values tell.

A column dates the headlines if it is the only one that holds nothing but days, and its name says
that something was printed, sent or put online then ("掲載年月日", "تاريخ العدد", "Ran on"), or asks
when. What else is done on a day has no end, and a headline under a wrong day is worse than one
without, which the report tells. So it is with the one column of nothing but addresses of pages: it
leads to the headlines if its name says where they were found.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import regex

from corpus.addresses import is_media, web_address
from corpus.dates import has_short_year, read_date
from corpus.patterns import pattern
from corpus.readers.records.column_names import (
    PARTS_OF_DATES,
    is_of_change,
    key_of,
    normal,
    normals,
)
from corpus.readers.records.columns import OF_ELSE, Columns, Stated, columns_of
from corpus.readers.records.described_columns import asking_when, telling_words
from corpus.readers.records.values import date_value, is_missing

MOST_LOOKED_AT = 50
"""So many records of a file tell what its columns hold."""
MOMENT = pattern(r"1[0-7]\d{8}(?:\d{3})?")
"""Matches a moment of 2001 to 2026, in seconds or their thousandths."""

_LEAST = 2  # values that show what a column holds
_OF_A_MOMENT = regex.compile(r"time|date|stamp|_(?:at|on|ts)$|\p{Ll}(?:At|On|Ts)$")
_PAGE = regex.compile(r"https?://[^/?#]+/[^/?#]*[^/].*|https?://[^/?#]+/?\?.+", regex.IGNORECASE)
_OF_A_SITE = pattern(r"source|domain|publisher|site")
_FOUND = pattern(
    r"source|fundst|fundort|found|where|seen at|read at|website|webpage|online|internet"
)

_BESIDE = normals(
    "ne; khi; bao; at; in; go; goes; went; came; put; out; mis; mise; första; first; um; vom; seit"
)
# Stems of what is done with news on the day of its publication, by groups of languages.
_PUBLISHED = pattern(
    r"publi|print|press|issue|edition|online$|live$|air(?:ed|s|ing|date)?$|broadcast|appear|releas"
    r"|ran$|runs?$|post(?:ed|s)?$"
    r"|veröff|ersch|ausgabe|druck|gedruckt|heft|gesend|sende|ausstrahl|zeitungs"
    r"|paru|diffus|édition|numéro|ligne$|edici|emisi|salió|sali[dr]a|aparec|apareci|impres|número"
    r"|ediç|emiss|saiu|saída|veicul|ediz|uscit|stampa|onda$|numero"
    r"|uitg|uitzend|versch|krant|geplaatst|utg[ia]v|utkom|tryck|tryk|sänd|införd|udg|udkom|udsend|bragt"
    r"|julk|ilmest|lehti|paine|wydan|wydru|emisj|ukaz|druk|vyd[aá]n|vyšl|zveřej|zverej|tisk|otišt"
    r"|megjel|közz|közöl|kiad|lapsz|nyomt|apar|apăr|edi[tțţ]i|tipăr|difuz"
    r"|yay[ıi]|bas[ıi]|bask|çık|đăng|xuất|bản$|phát|hành|terbit|tayang|dimuat|cetak|siar|rilis"
    r"|публик|опублик|выход|выш|выпу|издан|номер|печат|напечат|эфир|размещ|публік|опублік|вих|вий"
    r"|видан|друк|надрук|изляз|излиз|објав|изаш|δημοσ|έκδοσ|εκδόσ|κυκλοφ|φύλλο"
    r"|(?:ال)?(?:نشر|صدور|عدد|طبع|بث)|صدر|انتشار|چاپ|ה?(?:פרסום|גיליון|שידור)|פורסם|प्रकाश|প্রকাশ"
    # Scripts without spaces; behind the first part no end, change or plan of it is told.
    r"|(?!.*(?:[终終止更修予預预]|예정|수정|종료|만료|แก้ไข))"
    r".*(?:发布|發布|发表|發表|刊|见报|見報|出版|发行|發行|上线|上線|播出|掲載|発行|公開|配信|放送|紙面"
    r"|게재|발행|보도|출판|송고|배포|기사등록|방송|เผยแพร่|ตีพิมพ์|ลงข่าว|ออกอากาศ)"
)


def columns_by_values(records: Sequence[Mapping[str, Any]], stated: Stated) -> Stated:
    """Return the columns of dates and addresses that *records* show.

    They are as *stated*, of keys for which no name is known, each the only one of its kind.
    """
    values: dict[str, list[Any]] = {}
    for record in records:
        for name in columns_of(tuple(record), stated).unknown:
            values.setdefault(name, []).append(record[name])
    dates = [name for name, of in values.items() if _may_date(name) and _are_days(name, of)]
    urls = [name for name, of in values.items() if _may_lead(name) and _are_pages(of)]
    found = (("date", dates), ("url", urls))
    return tuple((key, tuple(names)) for key, names in found if len(names) == 1)


def lacking(columns: Columns) -> frozenset[str]:
    """Return for which of our keys *columns* has none but days of a change and what may be one."""
    dated = not all(map(is_of_change, columns.names["date"]))
    dates = dated or columns.of_date or columns.of_either
    has = (("date", dates), ("url", columns.names["url"]))
    return frozenset(key for key, of in has if not of)


def has_day(record: Mapping[str, Any], columns: Columns) -> bool:
    """Return whether a column of *record* that is none of *columns* has a day that may date it."""
    return any(
        _is_day(name, text)
        for name in columns.unknown
        if _may_date(name) and (text := date_value(record[name]))
    )


@lru_cache(maxsize=2**10)
def _may_date(name: str) -> bool:
    """Return whether a column says by its *name* that it has days of publication, and no more.

    >>> _may_date("Day in print"), _may_date("Wann?"), _may_date("掲載年月日")
    (True, True, True)
    >>> _may_date("Publication deadline"), _may_date("Founded on"), _may_date("登録日")
    (False, False, False)
    """
    words = telling_words(name)
    told = [word for word in words if word not in asking_when() | _BESIDE]
    return all(map(_is_of_publication, told)) and bool(told or asking_when().intersection(words))


def _is_of_publication(word: str) -> bool:
    """Return whether a *word* says that something was published, when, or by whom."""
    of_day = normal(word) in normals(PARTS_OF_DATES[2]) or key_of(word) in ("date", "source")
    return (of_day and not is_of_change(word)) or _PUBLISHED.match(word) is not None


def _may_lead(name: str) -> bool:
    plain = name.casefold()
    return bool(_FOUND.search(plain)) and not OF_ELSE.search(_OF_A_SITE.sub("", plain))


def _are_days(name: str, values: Iterable[Any]) -> bool:
    """Return whether *values* of the column *name* are days, but for those that are missing."""
    texts = [text for value in values if (text := date_value(value)) and not is_missing(text)]
    return len(texts) >= _LEAST and all(_is_day(name, text) for text in texts)


def _is_day(name: str, text: str) -> bool:
    if text.isdecimal():
        compact = len(text) == len("20150512") and read_date(text) is not None
        return compact or bool(MOMENT.fullmatch(text) and _OF_A_MOMENT.search(name))
    found = read_date(text)
    return has_short_year(text) or (found is not None and found.names_day)


def _are_pages(values: Iterable[Any]) -> bool:
    texts = [value.strip() for value in values if isinstance(value, str) and value.strip()]
    if len(texts) < _LEAST or len(set(texts)) < len(texts):
        return False
    return all(_PAGE.fullmatch(text) and web_address(text) and not is_media(text) for text in texts)
