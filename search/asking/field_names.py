"""The names by which people call a field or a language: in their own words, or misspelt.

Names of languages are CLDR's, in the languages of `_NAMING` and in the language itself.
"""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

import regex

from corpus.languages import LANGUAGES, language_code
from search.language.annotations import Condition, in_figures, multiplier, value_named, what_named
from search.language.folding import unaccented
from search.values.facets import FACETS, FACETS_BY_ID

ANNOTATED = frozenset(field.id for field in FACETS if field.apart and field.labelled)
DATE_FIELDS = ("date", "from", "to", "before")
_NAMING = ("en", "es", "fr", "ar", "de", "it", "pt", "ru")
# Those in which a name is looked for if it is none in those.
_NAMING_RARELY = tuple("bg ca cs da el fa fi he hi hu id ja ko nl pl ro sr sv tr uk vi zh".split())  # noqa: SIM905
_UNIT = regex.compile("kg|t|g|[A-Z]{3}")
# What languages are called beside the names in CLDR.
_OTHER_NAMES = {
    "az": "azeri",
    "es": "castellano castilian castillan",
    "fa": "farsi",
    "my": "myanmar",
    "nl": "flemish flamenco flamand",
    "no": "bokmal nynorsk",
    "pa": "panjabi",
    "ro": "moldovan moldavian moldavo moldave",
    "tl": "filipino",
    "zh": "mandarin mandarino putonghua",
}
# Names and codes of several languages together, and these, by the code of all in CLDR.
_TOGETHER = {"ku": ("ku", "ckb"), "sh": ("sr", "hr", "bs")}
_CODES_TOGETHER = {"kur": "ku", "sh": "sh", "hbs": "sh"}
_NAMES = {
    "topic": "topic topics su tema temas theme themes topico موضوع الموضوع thema themen onderwerp"
    " emne amne aihe temat konu θεμα тема נושא विषय 主题 主題 トピック 주제",
    "language": "language languages lang langs idioma idiomas lengua langue langues sprache lingua"
    " taal sprak kieli jezyk язык мова لغة اللغة la ln sourcelang llengua jazyk jezik език језик"
    " limba nyelv dil keel γλωσσα שפה زبان भाषा bahasa lugha ภาษา 言語 语言 語言 언어",
    "kind": "kind kinds type tipo",
    "source": "source sources pub publication fuente fuentes outlet publisher newspaper medio"
    " medios periodico"
    " diario media journal jornal giornale testata zeitung krant gazeta газета صحيفة جريدة quelle"
    " fonte bron kalla lahde zrodlo"
    " источник مصدر المصدر rst so jn pb kilde avis tidning zdroj noviny forras ujsag sursa izvor"
    " novine kaynak gazete извор източник вестник джерело πηγη εφημεριδα מקור עיתון منبع روزنامه"
    " स्रोत अखबार sumber koran chanzo gazeti 来源 來源 媒体 媒體 出典 新聞 출처 신문 언론",
    "place": "place places country countries lugar lugares pais paises lieu lieux ort land paese"
    " luogo страна место مكان المكان بلد البلد دولة plaats miejsce kraj plats sted paikka misto"
    " zeme hely orszag mjesto yer ulke място країна τοπος χωρα מקום מדינה مکان کشور स्थान देश tempat"
    " negara 地点 地點 場所 국가 장소 sourcecountry",
    "organisation": "organisation organisations organization organizations organizacion organismo"
    " organisme organizacao организация منظمة المنظمة",
    "quantity": "quantity quantities number numbers cantidad cantidades cifra cifras quantite"
    " quantites chiffre chiffres quantidade numero anzahl zahl число количество عدد كمية",
    "subject": "subject subjects asunto asuntos materia sujet sujets assunto предмет тематика",
    "date": "date dates fecha fechas datum year ano annee month mes mois day dia jour jahr py"
    " pubyear дата год تاريخ التاريخ سنة pd dp dt published dato tarih paivamaara kuupaev"
    " tanggal ημερομηνια תאריך तारीख วันที่ ngay 日期 日付 날짜",
    "from": "from since desde depuis after منذ",
    "to": "to until till hasta",
    "before": "before avant antes قبل",
    "site": "site sitio domain dominio domaine",
    "url": "url link address inurl",
    "text": "title titles titre titres titulo titulos titel headline headlines titular titulares"
    " intitle allintitle allintext ti tiab tx text texto texte intext body hl hlp hlead عنوان"
    " العنوان hd ts abs overskrift rubrik otsikko tytul baslik naslov titolo заголовок τιτλος כותרת"
    " शीर्षक 标题 標題 見出し 제목",
}


_FIELDS = {
    unaccented(name): field for field, names in _NAMES.items() for name in (field, *names.split())
}


@lru_cache(maxsize=1000)
def field_named(name: str) -> str | None:
    """Return the field that *name* means, None if it means none.

    The fields are the facets, `date`, `from`, `to`, `before`, `site`, `url`, and `text` for what
    has no field of its own here because all text is searched.

    >>> field_named("idioma"), field_named("langauge"), field_named("author")
    ('language', 'language', None)
    """
    typed = unaccented(name)
    return known_field(name) or _nearest(typed, _FIELDS)


@lru_cache(maxsize=1000)
def known_field(name: str) -> str | None:
    """Return the field that *name* is one of the names of, None if it is none.

    A name of several parts, as programs have them, goes by the last one that is known.

    >>> known_field("publication_date"), known_field("pubDate"), known_field("langauge")
    ('date', 'date', None)
    """
    typed = unaccented(name)
    parts = [unaccented(part) for part in regex.split(r"[ /:_.-]+|(?<=\p{Ll})(?=\p{Lu})", name)]
    return next((_FIELDS[part] for part in (typed, *reversed(parts)) if part in _FIELDS), None)


def comparison(name: str, sign: str, value: str) -> tuple[str, str] | None:
    """Return the field and the value that a comparison means, None if it means none.

    *sign* is one of =, <, <=, > and >=. Dates and the kinds of quantities can be compared;
    a value that is no date stays one of `date`.

    >>> comparison("arrests", ">", "100"), comparison("year", ">", "2014")
    (('quantity', 'arrests>100'), ('from', '2015-01-01'))
    >>> comparison("before", "=", "2014")
    ('before', '2014')
    """
    field = known_field(name)
    if field in DATE_FIELDS:
        from search.asking.periods import parse_period  # slow patterns

        try:
            days = parse_period(value)
        except ValueError:
            return ("date", value)  # which is told to be none
        after = days.end.isoformat() if days.end else value
        return {
            "=": (field, value),
            ">": ("from", after),
            ">=": ("from", value),
            "<": ("before", value),
            "<=": ("to", value),
        }[sign]
    condition = in_figures(f"{name}{sign}{value}")
    return ("quantity", condition) if Condition.parse(condition, what_named) else None


def is_comparable(name: str) -> bool:
    """Return whether *name* can stand before a sign of comparison: a field, or what is counted.

    >>> is_comparable("year"), is_comparable("arrests"), is_comparable("harbour")
    (True, True, False)
    """
    return known_field(name) is not None or what_named(name) is not None


def unit_words(number: str, words: Sequence[str]) -> int:
    """Return how many of the first of *words* are the unit of the condition *number*.

    That is a word that multiplies the number, and kg, t or g, or a currency's code.

    >>> unit_words("money>5", ["EUR", "AND"]), unit_words("money>2,5", ["Mio.", "EUR"])
    (1, 2)
    >>> unit_words("money>5", ["AND", "road"]), unit_words("year>2013", ["EUR"])
    (0, 0)
    """
    times = int(bool(words and multiplier(words[0])))
    for count in (times + 1, times):
        if not 0 < count <= len(words):
            continue
        condition = Condition.parse(in_figures(" ".join((number, *words[:count]))), what_named)
        unit = count == times or _UNIT.fullmatch(words[times])
        if condition and unit and (not condition.unit or condition.unit in _currencies()):
            return count
    return 0


def facet_value(facet: str, typed: str) -> str:
    """Return the value of *facet* that *typed* means; what means none is taken as it stands.

    >>> facet_value("language", "español"), facet_value("topic", "Organized crime")
    ('es', 'organized-crime')
    """
    if facet == "quantity":
        typed = typed.rstrip("<>= ")
    if facet == "language":
        return _language(typed) or typed.casefold()
    if facet in ANNOTATED:
        return value_named(facet, typed) or FACETS_BY_ID[facet].parsed(typed)
    value = FACETS_BY_ID[facet].parsed(typed)
    choices = FACETS_BY_ID[facet].choices
    if choices and value not in choices and value.removesuffix("s") in choices:
        return value.removesuffix("s")
    return value


def is_known(facet: str, value: str) -> bool:
    """Return whether *facet* can have *value*, as far as can be told without an archive."""
    if facet == "language":
        return value in LANGUAGES
    if facet in ANNOTATED:
        return value_named(facet, value) == value
    if facet == "quantity":
        return Condition.parse(in_figures(value), what_named) is not None
    return not FACETS_BY_ID[facet].choices or value in FACETS_BY_ID[facet].choices


def is_listed(facet: str) -> bool:
    """Return whether all values that *facet* can have are known without an archive."""
    return (
        bool(FACETS_BY_ID[facet].choices) or facet in ("language", "quantity") or facet in ANNOTATED
    )


def facet_values(facet: str, typed: str) -> tuple[str, ...]:
    """Return the values of *facet* that *typed* means: several if it lists some ("en,es").

    A name of several languages is a list of these.

    >>> facet_values("language", "Kurdish"), facet_values("language", "ku")
    (('ku', 'ckb'), ('ku',))
    """
    parts = [part.strip() for part in regex.split("[,;،|]", typed) if part.strip()]
    if len(parts) > 1 and is_listed(facet):
        values = [value for part in parts for value in _meant_by(facet, part)]
        if all(is_known(facet, value) for value in values):
            return tuple(dict.fromkeys(values))
    return _meant_by(facet, typed)


def _meant_by(facet: str, typed: str) -> tuple[str, ...]:
    together = _languages_together(typed) if facet == "language" else ()
    return together or (facet_value(facet, typed),)


@lru_cache(maxsize=1000)
def _languages_together(typed: str) -> tuple[str, ...]:
    """Return the languages that *typed* is a name or a code of together, none if it is of one."""
    name = unaccented(" ".join(typed.split()))
    if code := _CODES_TOGETHER.get(name):
        return _TOGETHER[code]
    if name in LANGUAGES or name == unaccented(LANGUAGES["ku"].own_name):
        return ()
    return _TOGETHER.get(_names_together().get(name, ""), ())


@cache
def _names_together() -> dict[str, str]:
    """Return the code in CLDR of several languages together by their folded names."""
    from babel import Locale

    return {
        unaccented(Locale(naming).languages[code]): code for naming in _NAMING for code in _TOGETHER
    }


@lru_cache(maxsize=1000)
def _language(typed: str) -> str | None:
    code = language_code(typed)
    if code in LANGUAGES:
        return code
    names = _language_names()
    name = unaccented(" ".join(typed.split()))
    return names.get(name) or _names_in(_NAMING_RARELY).get(name) or _nearest(name, names)


@cache
def _language_names() -> dict[str, str]:
    """Return the code of each language by its folded names."""
    named = {unaccented(row.english_name): row.code for row in LANGUAGES.values()}
    named |= {unaccented(row.own_name): row.code for row in LANGUAGES.values()}
    for code, others in _OTHER_NAMES.items():
        named |= dict.fromkeys(others.split(), code)
    return _names_in(_NAMING) | named


@cache
def _names_in(naming: tuple[str, ...]) -> dict[str, str]:
    """Return the code of each language by its folded names in the languages *naming*."""
    from babel import Locale

    named: dict[str, str] = {}
    for one in naming:
        for code, name in Locale(one).languages.items():
            if code in LANGUAGES:
                named.setdefault(unaccented(name), code)
    return named


@cache
def _currencies() -> frozenset[str]:
    """Return the codes of ISO 4217, with XXX, which `Quantity` has where it knows no single one."""
    from babel.core import get_global

    return frozenset({*get_global("all_currencies"), "XXX"})


def _nearest(typed: str, names: dict[str, str]) -> str | None:
    """Return what the only name within an edit or two of *typed* means, None without one."""
    if not 4 <= len(typed) <= 20:
        return None
    from rapidfuzz.distance import OSA

    most = 1 if len(typed) < 7 else 2
    near = [name for name in names if OSA.distance(typed, name, score_cutoff=most) <= most]
    meant = _distinct(names[name] for name in near)
    return meant[0] if len(meant) == 1 else None


def _distinct(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))
