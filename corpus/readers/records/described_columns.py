"""Names of columns that say in several words what our table of names says in one.

People describe what they want filled in ("Date (dd/mm/yyyy)", "Headline of the article", "Which
outlet?", "Titel / Schlagzeile"), programmers say what has the value and of what type it is
("article_source_name", "PUB_DT", "title_en"). Such a name is cut down from its ends, word by word,
until one is left that the table has.
"""

from collections.abc import Iterator
from functools import cache, lru_cache

import regex

from corpus.languages import LANGUAGES, stated_language_code
from corpus.model import DateOrder
from corpus.readers.records.column_names import (
    ALSO_OF_PERSONS,
    MAY_BE_ADDRESSES,
    OF_A_CHANGE,
    POSTS,
    normal,
    normals,
    table,
)

_LONGEST = 60  # characters of a name that is looked at
_REMARK = regex.compile(r"\s*[(\[][^()\[\]]*[)\]]|[*:?¿!]")
_EITHER = regex.compile(r"\s*[/|]\s*|\s+(?:or|ou|oder|eller|или)\s+")
_WORD = regex.compile(r"\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}\p{M}]+")
_ORDER = regex.compile(r"(?<!\p{L})((\p{L})\2*)[/.-]((\p{L})\4*)[/.-]((\p{L})\6*)(?!\p{L})")
_KIND = regex.compile(r"art de[rs]\b")  # the German kind of something, not an article
_MONTH = "mм"
_MIDDLE = "mмa"  # as in GG.AA.YYYY, in Turkish
_LEAST_LETTERS = 6  # of dd/mm/yy
_NO_CODES = ("id", "no")  # but the number of something

# What a headline is of, so that it says nothing of a column.
_ENGLISH_THINGS = """
    article articles art item story stories news post document doc clip clipping press release
    report content heading headings mention episode
"""
_THINGS = f"""
    {_ENGLISH_THINGS} artículo artículos noticia noticias nota comunicado artigo notícia matéria
    artikel artikels beitrag beitrags meldung nachricht pressemitteilung articolo notizia
    articolului comunicato bericht nieuwsbericht artikkel nyhet nyheten juttu uutinen artykuł
    artykułu článku
    zprávy haber haberin berita статья статьи статью новость новости материал материала المقال
    المقالة الخبر خبر مقال مقاله מאמר כתבה समाचार
    άρθρου άρθρο άρθρα δημοσιεύματος статті новини статията вести vijesti
"""
_NEWS = """
    news noticia noticias notícia notizia nyhet nyheten uutinen
    haber новость новости خبر الخبر समाचार
"""
# How a form asks for what it wants.
_ASKED = """
    what which is was were the a an please enter give full exact main original name names
    when it of to for that nombre del de la las los el lo que qué cuál fue nome do da em quel
    quelle est du des l d nom le les der die das von wann dello della dell il quando van het på av
    för til från zum zur vers hacia alla på на для о об s اسم نام
"""
_WHAT = """
    what was wat qué quoi cosa quê vad hvad hva mitä co что що какво шта τι ماذا چه מה 何 什么 무엇
"""
_WHEN = """
    when wann quand cuándo cuando quando wanneer när når hvornår milloin kiedy kdy kedy mikor când
    kdaj kada zaman когда коли кога када πότε متى מתי いつ 언제 何时 何時 nào giờ kapan เมื่อ เมื่อไร
    on am
"""
# What stands behind the name of a column: the type of its values, or what was done with them.
_TYPES = """
    name names label txt text string str varchar clean cleaned raw orig value val iso utc gmt local
"""
# What brackets may say of a date or headline, so that it is no other one: "(birth)", "(Mr/Mrs)".
_OF_A_FORM = """
    y yy yyyy m mm d dd j jj jjjj t tt a aa aaaa g gg r rr rrrr year month day año mes día année
    mois jour jahr monat tag anno giorno dia ano mês г гггг м мм д дд год месяц день
    e eg example format like if known available required optional as and in print printed shown
    appears copy paste first published publication local time translated translation into original
    opcional obligatorio obligatoire facultatif optionnel verpflichtend erforderlich pflichtfeld
    publicación publicação parution veröffentlichung
"""
_SPELLED = {"dt": "date", "dte": "date", "src": "source", "nm": "name", "hdl": "headline"}

# In scripts without spaces what a headline is of stands right before it.
_THINGS_BEFORE = regex.compile(r"^(?:文章|新闻|新聞|报道|報導|記事|기사|뉴스|ข่าว)の?(?=..)")


@lru_cache(maxsize=2**10)
def described(name: str) -> tuple[str, str] | None:
    """Return the key that *name* describes, and the name of the table that is left of it.

    >>> described("Date (dd/mm/yyyy)"), described("Which outlet?"), described("PUB_DT")
    (('date', 'date'), ('source', 'outlet'), ('date', 'pubdate'))
    >>> described("article_id"), described("Name of author"), described("Image title")
    (None, None, None)
    >>> described("Date of birth"), described("source_type"), described("category_id")
    (None, None, None)
    >>> described("Date (birth)"), described("Title / Position"), described("Newspaper article")
    (None, None, None)
    """
    if len(name) > _LONGEST:
        return None
    plain = _REMARK.sub(" ", name).strip()
    told = _left_of(plain)
    of_each = [] if told else [_left_of(either) for either in _EITHER.split(plain)]
    told = told or next(filter(None, of_each), None)
    if told is None:
        return None
    may_be_of_persons = told[1] in normals(ALSO_OF_PERSONS)
    if may_be_of_persons and None in of_each:  # "Title / Position"
        return None
    of_else = (may_be_of_persons or told[0] == "date") and not _are_of_form(name)
    return None if of_else else told


def language_described(name: str) -> str | None:
    """Return the code of the language that *name* says a column is in, None if it says none.

    >>> language_described("title_es"), language_described("Title (French)")
    ('es', 'fr')
    """
    remark = _REMARK.search(name)
    named = stated_language_code(remark[0].strip(" ()[]")) if remark else None
    if named in LANGUAGES:
        return named
    last = (_WORD.findall(name) or [""])[-1].casefold()
    return last if _is_code(last) else None


def order_described(name: str) -> DateOrder | None:
    """Return the order of numeric dates that *name* says a column has, None if it says none.

    >>> order_described("Date (mm/dd/yyyy)"), order_described("Datum (TT.MM.JJJJ)")
    ('MDY', 'DMY')
    """
    found = _ORDER.search(name.casefold())
    if found is None or len(found[1] + found[3] + found[5]) < _LEAST_LETTERS:
        return None
    if found[2] in _MONTH:
        return "MDY"
    year_first = found[2] == "y" or len(found[1]) > len(found[5])
    return "DMY" if found[4] in _MIDDLE and not year_first else None


def names_thing(name: str) -> bool:
    """Return whether *name* says nothing of a column but what a headline is of.

    >>> names_thing("Article"), names_thing("What was the story?"), names_thing("Article no.")
    (True, True, False)
    """
    words = [word.casefold() for word in _WORD.findall(_REMARK.sub(" ", name))]
    things = frozenset(_THINGS.split())
    return not things.isdisjoint(words) and (things | _asked() | {"name", "names"}).issuperset(
        words
    )


def asks_what(name: str) -> bool:
    """Return whether *name* says nothing of a column but what it is that a row is about.

    >>> asks_what("What"), asks_what("Vad?"), asks_what("Who"), asks_what("What for and when")
    (True, True, False, False)
    """
    words = {word.casefold() for word in _WORD.findall(name)}
    return len(words) == 1 and words.issubset(_WHAT.split())


def telling_words(name: str) -> list[str]:
    """Return the words of *name* but for what a headline is of and how a form asks for it.

    >>> telling_words("When was the article printed?")
    ['when', 'printed']
    """
    words = (word.casefold() for word in _WORD.findall(_REMARK.sub(" ", name)))
    return [word for word in words if word not in _saying_little()]


def mentions_thing(name: str) -> bool:
    """Return whether one of the words of *name* is what a headline is of.

    >>> mentions_thing("story_translations"), mentions_thing("event_photos")
    (True, False)
    """
    words = (word.casefold() for word in _WORD.findall(name))
    return not frozenset(_THINGS.split()).isdisjoint(words)


def names_news(name: str) -> bool:
    """Return whether a *name* as in `names_thing` is of news alone.

    Goods are articles, too, what a program has to do are stories, and what it logs is "Meldung".

    >>> names_news("News"), names_news("Story"), names_news("What was the story")
    (True, False, True)
    """
    words = {word.casefold() for word in _WORD.findall(name)}
    asked = len(words) > 2 and not words.isdisjoint(("story", "stories"))
    return asked or not words.isdisjoint(_NEWS.split())


def _are_of_form(name: str) -> bool:
    """Return whether the remarks in *name* say nothing but how a title or date is written."""
    remarks = (remark[0].strip(" ()[]*:?¿!") for remark in _REMARK.finditer(name))
    return all(
        stated_language_code(remark) in LANGUAGES
        or _of_a_form().issuperset(map(str.casefold, _WORD.findall(remark)))
        for remark in remarks
    )


def _left_of(text: str) -> tuple[str, str] | None:
    """Return the key of the longest name of the table that is left of *text*, and the name."""
    words = [_SPELLED.get(word, word) for word in map(str.casefold, _WORD.findall(text))]
    known = _known()
    for cut, of_things in _cut_down(words):
        key = known.get(cut)
        if key and not (key == "source" and of_things):
            return key, cut
    return None


def _cut_down(words: list[str]) -> Iterator[tuple[str, bool]]:
    """Yield what is left of *words*, as `normal` writes it, the longest first.

    With it whether an English thing behind it is cut off: a newspaper article is no newspaper.
    """
    first, end = 0, len(words)
    of_things = False
    yield _joined(words), of_things
    while end - first > 1:
        last = words[end - 1]
        if words[first] in _leading() and not _KIND.match(" ".join(words[first:end])):
            first += 1
        elif last in _trailing() or _is_code(last) or (end < len(words) and last in _asked()):
            end -= 1
            of_things = last in _english_things() and words[end - 1] not in _asked()
        else:
            break
        yield _joined(words[first:end]), of_things


def _joined(words: list[str]) -> str:
    return _THINGS_BEFORE.sub("", normal(" ".join(words)))


@cache
def _leading() -> frozenset[str]:
    return frozenset(f"{_THINGS} {_ASKED}".split())


@cache
def _trailing() -> frozenset[str]:
    return frozenset(f"{_THINGS} {_TYPES}".split())


@cache
def _english_things() -> frozenset[str]:
    # A text is a thing, too, as no outlet has that type.
    return frozenset(f"{_ENGLISH_THINGS} text".split())


@cache
def _of_a_form() -> frozenset[str]:
    return frozenset(_OF_A_FORM.split()) | _leading() | _trailing()


@cache
def asking_when() -> frozenset[str]:
    """Return the words of names that ask for the day of something."""
    return frozenset(_WHEN.split())


@cache
def _saying_little() -> frozenset[str]:
    """Return the words of names of columns that say neither what is there nor when."""
    return (_leading() | _trailing()) - asking_when()


@cache
def _asked() -> frozenset[str]:
    return frozenset(_ASKED.split())


def _is_code(word: str) -> bool:
    return word in LANGUAGES and word not in _NO_CODES


@cache
def _known() -> dict[str, str]:
    """Return the key of each name of the table but for those that too many things are called."""
    vague = normals(OF_A_CHANGE) | {*MAY_BE_ADDRESSES, *POSTS, "name", "year", "day", "tag"}
    return {
        name: key
        for key, names in reversed(list(table().items()))
        for name in names
        if name not in vague
    }
