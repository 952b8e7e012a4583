"""Names of authors in lines, behind a word for that or by their capitals."""

from functools import lru_cache

import regex

from corpus.pages.text_sizes import is_brief

BYLINE = regex.compile(
    r"[\s|·,–—-]*(?:by|par|por|von|di|da|door|av|af|od|przez|от|від|автор|από|tarafından|oleh|bởi"
    r"|autor|بواسطة|بقلم|كتبت?|کاتب|توسط|מאת)(?!\p{L})\s*:?\s*",
    regex.IGNORECASE,
)
"""Matches what stands before the name of an author."""

_AUTHOR = regex.compile(rf"(?:^|(?<=[\s|·,(–—-]))(?i:{BYLINE.pattern})(?:[\p{{Lu}}\p{{Lo}}]|$)")
_COMPILED = regex.compile(
    r"(?:(?:compiled|edited|prepared|collected|selected)\sby|zusammengestellt\svon"
    r"|(?:rédigé|réalisé|établi|préparé)e?s?\spar"
    r"|(?:elaborad|recopilad|preparad|compilad|organizad)[oa]s?\spor"
    r"|a\scura\sdi|samengesteld\sdoor|sammanställ[td]\sav|sammenstillet\saf|opracował[ao]?"
    r"|zestawił[ao]?|составил[аи]?|подготовил[аи]?|уклав|уклала|derleyen|sestavil[a]?|إعداد)"
    r"(?!\p{L})\s?:?\s*",
    regex.IGNORECASE,
)
_REPORTER = regex.compile(  # "김민수 기자", "记者 李明"
    r"\p{Hangul}{2,4}\s?(?:기자|특파원)|(?:本报|本報)?(?:见习)?[记記]者[\s:：]*\p{Han}{2,4}|\p{Han}{2,4}\s?[记記]者"
)
_NAMES = regex.compile(r"[^\d,;|·()–—]*")
_LONGEST_NAMES = 6  # words of two names or three
_LONGEST_PARTICLE = 3  # letters of "and", "de", "van"


@lru_cache(maxsize=2**12)  # as it is asked of the days that pages repeat
def is_byline(text: str) -> bool:
    """Return whether *text* beside a date names the author of an article: "By Ann Reed".

    >>> is_byline("By staff reporters"), is_byline("Di Maio lascia")
    (True, False)
    """
    if _REPORTER.fullmatch(text):
        return True
    found = BYLINE.match(text)
    name = text[found.end() :] if found else ""
    begins_low = name[:1].islower()
    return found is not None and is_brief(name) and (begins_low or _is_capitalised(name))


def names_only_author(text: str) -> bool:
    """Return whether *text* is a byline with a capital behind its word, as most authors have.

    >>> names_only_author("Von Ann Reed"), names_only_author("Von der Leyen geht")
    (True, False)
    """
    by = BYLINE.match(text)
    return is_byline(text) and (by is None or text[by.end() :][:1].isupper())


def opens_with_author(text: str) -> bool:
    """Return whether the line *text* begins with a word for its author and a name.

    >>> opens_with_author("By ANN OTHER, Staff Writer"), opens_with_author("Di Maio lascia")
    (True, False)
    """
    found = BYLINE.match(text)
    name, comma, rest = text[found.end() :].partition(",") if found else ("", "", "")
    few = len(rest.split()) <= _LONGEST_NAMES and (not comma or " " in name.strip())
    return few and is_name(name)


def names_author(text: str) -> bool:
    """Return whether *text* has a name behind a word for its author, or ends with that word."""
    return _AUTHOR.search(text) is not None


def names_compiler(text: str) -> bool:
    """Return whether *text* says who made a list: "Compiled by Ann Reed".

    >>> names_compiler("Compiled by Ann Reed"), names_compiler("Prepared by fire, served by ice")
    (True, False)
    """
    found = _COMPILED.match(text)
    return found is not None and is_name(text[found.end() :])


def without_author(text: str) -> str:
    """Return *text*, a printed date, without the author named in it.

    >>> without_author("Posted on 15 May 2008 by Ann Other")
    'Posted on 15 May 2008'
    """
    found = _AUTHOR.search(text)
    if found is None:
        return text
    name = _NAMES.match(text, found.end() - 1)
    return f"{text[: found.start()]} {text[name.end() :] if name else ''}".strip()


def is_name(text: str) -> bool:
    """Return whether *text* may be of one name or more, by its capitals and length.

    >>> is_name("Ann Other and Bo Sand"), is_name("Ferry adrift")
    (True, False)
    """
    few = len(text.split()) <= _LONGEST_NAMES
    return few and any(map(str.isupper, text)) and _is_capitalised(text)


def _is_capitalised(text: str) -> bool:
    return not any(word[0].islower() and len(word) > _LONGEST_PARTICLE for word in text.split())
