"""Stems by short rules, where Snowball has no stemmer or one that misses much (Arabic, Turkish)."""

import unicodedata

import regex

_HAMZAS = "أإآٱ"
ARTICLES = ("وال", "بال", "كال", "فال", "ال", "لل")
"""Of Arabic, alone and behind particles."""

_WITH_ARTICLE = ("ال", "بال", "لل")
_SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
_OWN = "بارز بحارة بحرية بطاقة فروسية فعالية فقراء كمال لحج وجهات وفيات"
OWN_FIRST_LETTER = frozenset(_OWN.split())
"""Arabic words, folded, that are others with a particle: a card, بطاقة, is not "with energy"."""
# A nasal without a vowel before a consonant of its own place is mostly printed as a dot above.
_HINDI_NASALS = regex.compile("ङ्(?=[कखगघ])|ञ्(?=[चछजझ])|ण्(?=[टठडढ])|न्(?=[तथदध])|म्(?=[पफबभ])|ँ")
_PERSIAN = str.maketrans("يك", "یک")
# The letters of Kurdish as they are typed with the keys of Arabic.
_KURDISH = str.maketrans("ێیىۍۆۇڕڵەہھةڤک", "ييييوورلههههفك")
_KURDISH_ENDINGS = ("هكاني", "هكان", "هكهي", "هكه", "ي")  # the, plural or not, and "of"
_UKRAINIAN = str.maketrans(
    {"і": "и", "ї": "и", "є": "е", "ґ": "г", "ў": "в", "'": "", "’": "", "ʼ": ""}
)
# Uzbek is printed in two alphabets; a word has the letters of the Latin one.
_UZBEK = str.maketrans(
    dict(zip("абвгджзийклмнопрстуфхцэўқғҳ", "abvgdjziyklmnoprstufxseoqgh", strict=True))
    | {"е": "e", "ё": "yo", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "yu", "я": "ya", "ы": "i"}
    | {"ь": "", "ъ": ""}
)
_YE = regex.compile("(?:^|(?<=[аеёиоуэюяўъь]))е")
_UZBEK_ENDINGS = (
    *("larining", "laridan", "larning", "larida", "lariga", "larini", "lardan", "larni", "larda"),
    *("larga", "lari", "sining", "sidan", "sida", "siga", "sini", "ning", "dan", "lar", "si"),
    *("ga", "ka", "qa", "da", "ni", "i"),
)
# Endings of case, number and article, the longest first.
_BULGARIAN_ARTICLES = (
    *("ищата", "овете", "евете", "ията", "иите", "ието"),
    *("ите", "ият", "ата", "ята", "ото", "ето", "ът", "ят", "те", "та", "то"),
)
_BULGARIAN_ENDINGS = ("ища", "ове", "еве", "ия", "ии", "ие", "а", "я", "о", "е", "и", "й")
_MACEDONIAN_ARTICLES = (
    *("овите", "евите", "ијата", "иите", "иот", "ата", "ото", "ите", "ета", "от", "та", "то", "те"),
)
_MACEDONIAN_ENDINGS = ("ови", "еви", "ија", "ии", "а", "о", "е", "и")
_HEBREW_ENDINGS = (("ים", ""), ("ות", "ה"), ("ת", "ה"))
_HEBREW_FINALS = str.maketrans("ךםןףץ", "כמנפצ")  # the letters that another letter has at its end
_GEORGIAN_PLURALS = (
    *("ებისთვის", "ებისგან", "ებიდან", "ებთან", "ებში", "ებზე", "ებმა", "ებით", "ებად", "ების"),
    *("ებს", "ები"),
)
_GEORGIAN_ENDINGS = (
    # The last vowel of most base forms stays before these.
    *(f"{vowel}{plural}" for vowel in "ეო" for plural in _GEORGIAN_PLURALS),
    *(f"{vowel}{case}" for vowel in "აეო" for case in ("სთან", "დან", "ში", "ზე", "მ", "ს")),
    *_GEORGIAN_PLURALS,
    *("ისთვის", "ისგან", "იდან", "სთან", "თან", "ში", "ზე", "მა", "ით", "ად", "ის"),
    *("ს", "ი", "ა", "ე", "ო"),
)
_BENGALI_ENDINGS = (
    *("গুলোকে", "গুলোর", "গুলোতে", "গুলো", "গুলির", "গুলি", "দেরকে", "দের", "েরা", "রা"),
    *("টিকে", "টির", "টিতে", "টি", "টার", "টা", "ের", "কে"),
)
_BENGALI_AFTER_VOWELS = ("তে", "র", "য়")  # in, of, and in behind ā
_BENGALI_VOWEL = regex.compile(r"[অ-ঔা-ৌ]")
_ICELANDIC_ARTICLES = (
    *("irnir", "arnar", "urnar", "unnar", "anna", "inum", "innar", "unum", "unni", "inni", "ina"),
    *("inn", "ann"),
    *("una", "ins", "ið", "id", "num", "nir", "nar", "an", "in"),
)
_ICELANDIC_ENDINGS = ("ar", "ir", "ur", "um", "a", "i", "u", "s")
TURKISH_LETTERS = 5
"""The letters that tell a word: Can and others, "Information Retrieval on Turkish Texts" (2008)."""
_LATVIAN_ENDINGS = (
    *("ajiem", "ajam", "ajai", "ajos", "ajas", "iem", "aja"),
    *("ais", "am", "em", "im", "as", "es", "is", "os", "us", "ai", "ei", "ij"),
    *("a", "e", "i", "o", "u", "s"),
)
# What makes a verb of a noun: 검거하다, 검거했다, 검거된. 해 alone ends many nouns.
_KOREAN_VERBS = (
    *("하였다", "하려는", "되었다", "했다", "했던", "하는", "하고", "하며", "하기", "한다", "하다"),
    *("됐다", "됐던", "되는", "되고", "되며", "된다", "되다", "한", "할", "된", "될"),
)
# Particles that Korean joins to a noun, the longest first; with a final consonant before them,
# without one, or after either.
_AFTER_CONSONANT = (
    "으로부터",
    "으로서",
    "이라고",
    "이라도",
    "으로",
    "이나",
    "이랑",
    "은",
    "이",
    "을",
    "과",
)
_AFTER_VOWEL = ("로부터", "로서", "라고", "라도", "나", "랑", "는", "가", "를", "와", "로")
_AFTER_EITHER = (
    *(
        "에서부터",
        "에게서",
        "에서는",
        "에서도",
        "에서",
        "에게",
        "에는",
        "에도",
        "까지",
        "부터",
        "보다",
    ),
    *("처럼", "마다", "밖에", "조차", "한테", "께서", "의", "에", "도", "만"),
)


def light10(word: str) -> str:
    """Return the light stem of an Arabic word.

    The algorithm is Light10 of Larkey, Ballesteros and Connell, "Light Stemming for Arabic
    Information Retrieval" (2007). Of 47 hand-made pairs of forms of one word it unites 44,
    Snowball's Arabic stemmer 33.
    """
    stem = light10_of_folded(word)
    for hamza in _HAMZAS:  # a few searches for one letter take less time than `str.translate`
        stem = stem.replace(hamza, "ا")
    return stem


def light10_of_folded(word: str) -> str:
    """Return the same of a folded *word*, in which an alef has no hamza, in less time."""
    stem = word.replace("ة", "ه").replace("ى", "ي")
    if stem.startswith("و") and len(stem) > 3:
        stem = stem[1:]
    for article in ARTICLES if stem.startswith(ARTICLES) else ():
        if stem.startswith(article) and len(stem) >= len(article) + 2:
            stem = stem[len(article) :]
            break
    for suffix in _SUFFIXES if stem.endswith(_SUFFIXES) else ():
        if stem.endswith(suffix) and len(stem) >= len(suffix) + 2:
            stem = stem[: -len(suffix)]
    return stem


def with_own_waw(word: str) -> str | None:
    """Return the light stem of an Arabic *word* if its first letter و is part of it, not "and".

    Nothing tells which it is where no article follows, so the stem is that which the word has
    behind an article. None if there is no such letter, or an article behind it.

    >>> with_own_waw("وزير") == light10("الوزير"), with_own_waw("والوزير")
    (True, None)
    """
    before_article = len(word) > 5 and word.startswith(_WITH_ARTICLE, 1)  # not the father, والد
    if len(word) > 3 and word.startswith("و") and not before_article:
        return light10(f"ال{word}")
    return None


def light_korean(word: str) -> str:
    """Return a Korean *word* without plural, particle and "do" at its end, two syllables at least.

    Most particles have one form after a consonant and another after a vowel: 경찰이, 검사가. A noun
    that only ends so (어린이, child) loses its end too; its forms still have one stem.
    """
    if not "가" <= word[-1] <= "힣":
        return word
    for endings, closed in ((_AFTER_EITHER, None), (_AFTER_CONSONANT, True), (_AFTER_VOWEL, False)):
        for ending in endings if word.endswith(endings) else ():
            noun = word[: -len(ending)]
            if len(noun) >= 2 and word.endswith(ending) and "가" <= noun[-1] <= "힣":
                consonant = (ord(noun[-1]) - ord("가")) % 28
                # 로 also follows ㄹ, the eighth final consonant.
                if closed in (None, consonant > 0) or (ending.startswith("로") and consonant == 8):
                    return _singular(noun)
    return _singular(word)


def _singular(noun: str) -> str:
    noun = noun.removesuffix("들") if len(noun) > 2 else noun
    ending = next((one for one in _KOREAN_VERBS if noun.endswith(one)), "")
    return noun.removesuffix(ending) if len(noun) - len(ending) >= 2 else noun


def light_kurdish(word: str) -> str:
    """Return a Kurdish *word* in the letters of plain Arabic, without article and plural.

    Three letters are left. Words in Latin letters are left as they are.

    >>> light_kurdish("سلێمانی") == light_kurdish("سليمانى")
    True
    """
    plain = word.translate(_KURDISH).replace("وو", "و")
    ending = next((one for one in _KURDISH_ENDINGS if plain.endswith(one)), "")
    return plain.removesuffix(ending) if len(plain) - len(ending) >= 3 else plain


def to_hindi(word: str) -> str:
    """Return a Hindi *word* with a dot for each nasal that may be one, and without nuktas.

    >>> to_hindi("हिन्दी"), to_hindi("चाँद"), to_hindi("ज़मीन")
    ('हिंदी', 'चांद', 'जमीन')
    """
    bare = unicodedata.normalize("NFD", word).replace("\u093c", "")
    return _HINDI_NASALS.sub("ं", bare)


def to_persian(word: str) -> str:
    """Return *word* with the yeh and kaf of Persian, which its stemmer expects."""
    return word.translate(_PERSIAN)


def light_bulgarian(word: str) -> str:
    """Return a Bulgarian *word* without article, plural and the vowel at its end."""
    return _without(_without(word, _BULGARIAN_ARTICLES), _BULGARIAN_ENDINGS)


def light_hebrew(word: str) -> str:
    """Return the singular of a Hebrew *word* that stands alone, by its ending.

    The ending of that is left, as it tells words apart: police (משטרה), and regime (משטר).

    >>> light_hebrew("סיגריות"), light_hebrew("משטרת"), light_hebrew("מוכסים")
    ('סיגריה', 'משטרה', 'מוכס')
    """
    for ending, singular in _HEBREW_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3 - len(singular):
            return (word.removesuffix(ending) + singular).translate(_HEBREW_FINALS)
    return word.translate(_HEBREW_FINALS)


def light_georgian(word: str) -> str:
    """Return a Georgian *word* without the endings of its number and case."""
    return _without(word, _GEORGIAN_ENDINGS)


def light_bengali(word: str) -> str:
    """Return a Bengali *word* without the endings of its number, article and case.

    >>> light_bengali("ভারতে"), light_bengali("ঢাকার"), light_bengali("মিশর")
    ('ভারত', 'ঢাকা', 'মিশর')
    """
    bare = _without(word, _BENGALI_ENDINGS)
    if bare != word:
        return bare
    bare = _without(word, _BENGALI_AFTER_VOWELS)
    follows = bare != word and _BENGALI_VOWEL.match(bare[-1])
    return bare if follows else _without(word, ("ে",))


def light_icelandic(word: str) -> str:
    """Return an Icelandic *word*, folded, without its article and the ending of its case."""
    return _without(_without(word, _ICELANDIC_ARTICLES), _ICELANDIC_ENDINGS)


def light_turkic(word: str) -> str:
    """Return the first letters of a *word*, which find its forms, as they do in Turkish."""
    return word[:TURKISH_LETTERS]


def light_latvian(word: str) -> str:
    """Return a Latvian *word*, folded, without the ending of its case."""
    return _without(word, _LATVIAN_ENDINGS)


def light_macedonian(word: str) -> str:
    """Return a Macedonian *word* without article, plural and the vowel at its end."""
    return _without(_without(word, _MACEDONIAN_ARTICLES), _MACEDONIAN_ENDINGS)


def light_uzbek(word: str) -> str:
    """Return an Uzbek *word*, in lower case, in Latin letters without number and case.

    >>> light_uzbek("тўғонлари"), light_uzbek("togonning"), light_uzbek("Елена".lower())
    ('togon', 'togon', 'yelena')
    """
    latin = _YE.sub("ye", word).translate(_UZBEK)
    return _without(latin, _UZBEK_ENDINGS)


def to_russian(word: str) -> str:
    """Return a Ukrainian *word* in the letters that Russian's stemmer knows.

    >>> to_russian("поліція"), to_russian("країни")
    ('полиция', 'краини')
    """
    return word.translate(_UKRAINIAN)


def _without(word: str, endings: tuple[str, ...]) -> str:
    """Return *word* without the first of *endings* that it has and that leaves three letters."""
    if word.endswith(endings):
        for ending in endings:
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                return word.removesuffix(ending)
    return word
