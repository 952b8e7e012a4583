"""The cases of Russian and German names.

The stems of short names are those of other words: Дания (Denmark) and данные (data) share one. So a
name is sought in its own forms alone.
"""

_ENDINGS = (
    # The nominative ends in the first; the others follow.
    ("ия", ("ии", "ию", "ией")),
    ("ья", ("ьи", "ье", "ью", "ьей")),
    ("га", ("ги", "ге", "гу", "гой")),
    ("ка", ("ки", "ке", "ку", "кой")),
    ("ша", ("ши", "ше", "шу", "шей")),
    ("а", ("ы", "е", "у", "ой")),
    ("я", ("и", "е", "ю", "ей")),
    ("ай", ("ая", "аю", "аем", "ае")),
    ("ей", ("ея", "ею", "еем", "ее")),
    ("ль", ("ля", "лю", "лем", "ле")),
    ("ь", ("и", "ью")),
    ("ы", ("", "ам", "ами", "ах")),
    ("ий", ("ия", "ию", "ием", "ии")),
)
_MASCULINE = (  # those in ь, but ль
    "Анадырь", "Мозырь", "Пномпень", "Сиань", "Сычуань", "Тайвань", "Тяньцзинь", "Ухань", "Хунань",
    "Хэнань", "Шэньчжэнь", "Юньнань",
)  # fmt: skip
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
    if name.endswith(("ngen", "autern")):  # Göttingen, Kaiserslautern
        adjective: tuple[str, ...] = (f"{name.removesuffix('n').removesuffix('e')}er",)
    else:
        adjective = () if name.endswith(("e", "er", "en", "a", "o", "i")) else (f"{name}er",)
    return (name, f"{name}s", *adjective)


def russian_cases(name: str) -> tuple[str, ...]:
    """Return a Russian *name* of one word in each of its cases, none for a name of more words.

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
    """
    if not name.isalpha():
        return ()
    if name.isupper():
        return (name,)
    if name in _MASCULINE:
        return (name, *(name.removesuffix("ь") + ending for ending in ("я", "ю", "ем", "е")))
    for nominative, others in _ENDINGS:
        if name.endswith(nominative):
            stem = name.removesuffix(nominative)
            return (name, *(stem + ending for ending in others))
    if name[-1] in _CONSONANTS:
        instrumental = "ем" if name[-1] in _HUSHING else "ом"
        return (name, *(name + ending for ending in ("а", "у", instrumental, "е")))
    return (name,)
