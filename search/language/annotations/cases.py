"""The cases of Russian and German names.

The stems of short names are those of other words: Дания (Denmark) and данные (data) share one. So a
name is sought in its own forms alone.
"""

from collections.abc import Sequence

_ENDINGS = (
    # The nominative ends in the first; the others follow.
    ("ия", ("ии", "ию", "ией")),
    ("ья", ("ьи", "ье", "ью", "ьей")),
    ("ье", ("ья", "ью", "ьем")),
    ("га", ("ги", "ге", "гу", "гой")),
    ("ка", ("ки", "ке", "ку", "кой")),
    ("ша", ("ши", "ше", "шу", "шей")),
    ("а", ("ы", "е", "у", "ой")),
    ("я", ("и", "е", "ю", "ей")),
    ("ай", ("ая", "аю", "аем", "ае")),
    ("ей", ("ея", "ею", "еем", "ее")),
    ("ой", ("оя", "ою", "оем", "ое")),
    ("ль", ("ля", "лю", "лем", "ле")),
    ("ь", ("и", "ью")),
    ("ы", ("", "ам", "ами", "ах")),
    ("ки", ("ок", "кам", "ками", "ках")),
    ("щи", ("щ", "щам", "щами", "щах")),
    ("ово", ("ове",)),  # the other cases are those of surnames: Иванова
    ("ево", ("еве",)),
    ("ино", ("ине",)),
    ("ий", ("ия", "ию", "ием", "ии")),
)
_OF_ADJECTIVES = (
    # The others are those that stand with the other cases of the noun behind it, in their order.
    ("кий", ("кого", "кому", "ким", "ком")),
    ("ний", ("него", "нему", "ним", "нем")),
    ("ый", ("ого", "ому", "ым", "ом")),
    ("ой", ("ого", "ому", "ым", "ом")),
    ("кие", ("ких", "ким", "кими", "ких")),
    ("ние", ("них", "ним", "ними", "них")),
    ("ые", ("ых", "ым", "ыми", "ых")),
)
_FEMININE = ("ая", "ой", "ую")  # the last beside an accusative
_MASCULINE = (  # those in ь, but ль
    "Анадырь", "Мозырь", "Пномпень", "Сиань", "Сычуань", "Тайвань", "Тяньцзинь", "Ухань", "Хунань",
    "Хэнань", "Шэньчжэнь", "Юньнань",
)  # fmt: skip
_OF_CITIES = ("ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ое", "ие", "их", "ими")
_LEAST_IN_EN = 6  # letters of a German name in -en that has an adjective in -ener
_BEFORE_SK = "бвджзлмнпрстф"
_CONSONANTS = "бвгджзклмнпрстфхцчшщ"
_HUSHING = "жцчшщ"


def german_cases(name: str) -> tuple[str, ...]:
    """Return a German *name* of one word, its genitive, and the adjective of a city.

    >>> german_cases("Berlin")
    ('Berlin', 'Berlins', 'Berliner')
    >>> german_cases("Göttingen")
    ('Göttingen', 'Göttingens', 'Göttinger')
    >>> german_cases("Luzern")
    ('Luzern', 'Luzerns', 'Luzerner')
    """
    if not name.isalpha() or len(name) < 4:
        return ()
    if name.endswith(("ngen", "autern", "brücken")):  # Göttingen, Kaiserslautern
        adjective: tuple[str, ...] = (f"{name.removesuffix('n').removesuffix('e')}er",)
    elif name.endswith("ruhe"):
        adjective = (f"{name}r",)
    elif name.endswith("en"):  # Gießener, but no Badener
        adjective = (f"{name}er",) if len(name) >= _LEAST_IN_EN else ()
    else:
        adjective = () if name.endswith(("e", "er", "i")) else (f"{name}er",)
    return (name, f"{name}s", *adjective)


def german_people(name: str) -> tuple[str, ...]:
    """Return the women and the cases of a German *name* of people, none if it is no such noun.

    >>> german_people("Bulgare"), german_people("Inder")
    (('Bulgarin', 'Bulgarinnen'), ('Inderin', 'Inderinnen', 'Indern', 'Inders'))
    """
    if not name.isalpha() or name[0].islower() or not name.endswith(("e", "er")):
        return ()
    women = name.removesuffix("e") + "in"
    cases = (f"{name}n", f"{name}s") if name.endswith("er") else ()
    return (women, f"{women}nen", *cases)


def german_participles(form: str) -> tuple[str, ...]:
    """Return *form* and, if it may be a participle, its forms before a noun.

    >>> german_participles("erstochen")[:3], german_participles("Mord")
    (('erstochen', 'erstochene', 'erstochenem'), ('Mord',))
    """
    if not form[0].islower() or " " in form or not form.endswith(("t", "en")):
        return (form,)
    return (form, *(f"{form}{ending}" for ending in ("e", "em", "en", "er", "es")))


def russian_cases(name: str) -> tuple[str, ...]:
    """Return a Russian *name* in each of its cases, none for one that its stems find.

    Of two words the first is declined as an adjective, of two with a hyphen the last, unless a
    preposition stands between them.

    >>> russian_cases("Индия")
    ('Индия', 'Индии', 'Индию', 'Индией')
    >>> russian_cases("Ирак")
    ('Ирак', 'Ирака', 'Ираку', 'Ираком', 'Ираке')
    >>> russian_cases("Казань")
    ('Казань', 'Казани', 'Казанью')
    >>> russian_cases("Тайвань")
    ('Тайвань', 'Тайваня', 'Тайваню', 'Тайванем', 'Тайване')
    >>> russian_cases("Перу")
    ('Перу',)
    >>> russian_cases("Тель-Авив")[-1], russian_cases("Ростов-на-Дону")[-1]
    ('Тель-Авиве', 'Ростове-на-Дону')
    >>> russian_cases("Южная Корея")
    ('Южная Корея', 'Южной Кореи', 'Южной Корее', 'Южную Корею', 'Южной Кореей')
    >>> russian_cases("Нижний Новгород")[-1]
    'Нижнем Новгороде'
    """
    first, space, last = name.partition(" ")
    if space:
        nominative, other, accusative = _FEMININE
        nouns = russian_cases(last)[1:]
        adjectives = _declined(first, _OF_ADJECTIVES)
        if first.endswith(nominative):
            stem = first.removesuffix(nominative)
            adjectives = tuple(stem + (accusative if n[-1] in "ую" else other) for n in nouns)
        both = zip(adjectives, nouns, strict=False)
        return (name, *map(" ".join, both)) if adjectives and nouns else ()
    if not name.replace("-", "").isalpha():
        return ()
    if name.isupper():
        return (name,)
    first, preposition, last = name.partition("-на-")
    if preposition:
        return tuple(f"{case}-на-{last}" for case in russian_cases(first))
    first, hyphen, last = name.rpartition("-")
    return tuple(first + hyphen + case for case in _cases(last))


def _cases(name: str) -> tuple[str, ...]:
    if name in _MASCULINE:
        return (name, *(name.removesuffix("ь") + ending for ending in ("я", "ю", "ем", "е")))
    if others := _declined(name, _ENDINGS):
        return (name, *others)
    if name[-1] in _CONSONANTS:
        instrumental = "ем" if name[-1] in _HUSHING else "ом"
        return (name, *(name + ending for ending in ("а", "у", instrumental, "е")))
    return (name,)


def russian_adjectives(name: str) -> tuple[str, ...]:
    """Return who and what is of a Russian city, in small letters: none if the rules do not tell.

    >>> russian_adjectives("Варшава")[:3], russian_adjectives("Рига")[0]
    (('варшавский', 'варшавского', 'варшавскому'), 'рижский')
    >>> russian_adjectives("Минск")[0], russian_adjectives("Токио")
    ('минский', ())
    """
    if not name.isalpha() or name[-1] not in _CONSONANTS + "а":
        return ()
    stem = name.removesuffix("а").casefold()
    if name.endswith("га"):
        stem = f"{stem[:-1]}ж"
    elif stem.endswith("л"):
        stem += "ь"
    elif stem[-1] not in _BEFORE_SK and not stem.endswith("ск"):
        return ()
    stem = stem.removesuffix("ск") + "ск"
    return tuple(stem + ending for ending in _OF_CITIES)


def _declined(name: str, endings: Sequence[tuple[str, tuple[str, ...]]]) -> tuple[str, ...]:
    """Return *name* with the other endings of the first of *endings* that it has, if it has one."""
    for nominative, others in endings:
        if name.endswith(nominative):
            return tuple(name.removesuffix(nominative) + ending for ending in others)
    return ()
