"""The language in which a file names its months, where a name alone does not tell its month.

"listopada" is October in Croatian and November in Polish, and "svi" a month in Croatian alone. Such
a name is of the language that has all names of the file.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import cache, lru_cache

from corpus.dates.names import key, months_of, tables
from corpus.languages import LANGUAGES

# Soonest found by `re`, as all of a page is searched. The name may stand before the day.
_DATED = re.compile(
    r"[0-9](?:,|\.?(?:-|[ \u00a0](?:de )?)([^\W\d_][^\s\d.,]+)\.?,?(?: de)?)[ \u00a0][12][0-9]{3}"
)
_LONGEST_NAME = 20  # letters, and a space


def names_of_months(text: str) -> set[str]:
    """Return the keys of what stands beside days and before years in *text*.

    >>> names_of_months("13. listopada 2015. - Harbour police sue 3 crews in 2015")
    {'listopada'}
    >>> names_of_months("Topic Hul 10, 2015")
    {'hul'}
    """
    found = set()
    for date in _DATED.finditer(text):
        before = text[max(0, date.start() - _LONGEST_NAME) : date.start()]
        found.add(key(date[1] or before.rstrip(" 0123").rpartition(" ")[2]))
    return found


def is_doubtful(name: str) -> bool:
    """Return whether only the language tells which month a *name* means.

    >>> is_doubtful("listopada"), is_doubtful("svi"), is_doubtful("may"), is_doubtful("ferries")
    (True, True, False, False)
    """
    if name in tables().any:
        return False
    months = len(_meanings().get(name, ()))
    return months > 1 if name in tables().common else months > 0


def languages_of_months(names: Collection[str]) -> tuple[str, ...]:
    """Return a language that has all *names* of months, if these say more in it than without it.

    It is empty where one name alone stands, or languages that have all do not agree.
    """
    if not any(map(is_doubtful, names)):
        return ()
    months = frozenset(name for name in names if name in tables().any or name in _meanings())
    return _having_all(months) if len(months) > 1 else ()


@lru_cache(maxsize=2**10)
def _having_all(names: frozenset[str]) -> tuple[str, ...]:
    tables_with_all = {
        code: months for code in LANGUAGES if names <= (months := months_of(code)).keys()
    }
    read = {tuple(months[name] for name in names) for months in tables_with_all.values()}
    return tuple(tables_with_all)[:1] if len(read) == 1 else ()


@cache
def _meanings() -> Mapping[str, set[int]]:
    """Return the months that each name means in any of our languages."""
    found: dict[str, set[int]] = defaultdict(set)
    for code in LANGUAGES:
        for name, month in months_of(code).items():
            found[name].add(month)
    return found
