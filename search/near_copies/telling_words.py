"""The words that tell two reports apart: names of places, ordinal numbers, opposites.

They stand for each other by the first stems that documents are indexed by.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from search.asking.small_words import small_words
from search.language.analysis import analyzer, first_stem, tokenize
from search.language.small_numbers import IN_WORDS, numbers_in_words

if TYPE_CHECKING:  # which loads tables
    from search.language.annotations.terms import Meaning

WORDS = Path(__file__).with_name("words.txt")
"""Words that English has in small letters, one for each stem."""

_LEAST_NAME = 4  # letters of a word in the name of a country or people

# From the first to the tenth.
_ORDINALS = {
    "ar": "الأول الأولى|الثاني الثانية|الثالث الثالثة|الرابع الرابعة|الخامس الخامسة|السادس السادسة"
    "|السابع السابعة|الثامن الثامنة|التاسع التاسعة|العاشر العاشرة",
    "de": "erste erster erstes|zweite zweiter|dritte dritter|vierte vierter|fünfte fünfter"
    "|sechste sechster|siebte siebter|achte|neunte|zehnte",
    "en": "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth",
    "es": "primer primero primera|segundo segunda|tercer tercero tercera|cuarto cuarta"
    "|quinto quinta|sexto sexta|séptimo séptima|octavo octava|noveno novena|décimo décima",
    "fr": "premier première|deuxième second seconde|troisième|quatrième|cinquième|sixième|septième"
    "|huitième|neuvième|dixième",
    "it": "primo prima|secondo seconda|terzo terza|quarto quarta|quinto quinta|sesto sesta|settimo"
    "|ottavo|nono|decimo",
    "nl": "eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende",
    "pt": "primeiro primeira|segundo segunda|terceiro terceira|quarto quarta|quinto quinta"
    "|sexto sexta|sétimo|oitavo|nono|décimo",
    "ru": "первый первая|второй вторая|третий третья|четвертый четвертая|пятый пятая|шестой"
    "|седьмой|восьмой|девятый|десятый",
    "sv": "första|andra|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde|tionde",
}


# What begins, what ends; women, men; abroad. Words of one class are one name.
OPPOSITES = ((0, 1), (2, 3))
"""The classes that two reports of one event do not share, by their places below."""

_CLASSES = {
    "ar": "بدء يبدأ تبدأ انطلاق ينطلق تنطلق افتتاح|اختتام يختتم تختتم ختام انتهاء ينتهي تنتهي"
    "|نساء سيدات|رجال|الخارج أجنبي أجنبية",
    "de": "beginnt begonnen startet eröffnet|endet beendet schließt|Frauen|Männer|Ausland"
    " ausländisch",
    "en": "open begin start|close end conclude finish|women|men|abroad foreign overseas",
    "es": "inicia iniciada comienza empieza abre|termina concluye finaliza clausura cierra|mujeres"
    "|hombres|extranjero exterior",
    "fr": "débute commence ouvre|termine achève clôture ferme|femmes|hommes|étranger",
    "it": "inizia comincia apre|finisce termina conclude chiude|donne|uomini|estero straniero",
    "nl": "begint start opent|eindigt sluit|vrouwen|mannen|buitenland",
    "pt": "começa inicia abre|termina encerra fecha|mulheres|homens|exterior estrangeiro",
    "ru": "начался началась открылся открылась|завершился завершилась закрылся закрылась|женщины"
    "|мужчины|зарубежный иностранный",
    "sv": "börjar startar öppnar|slutar avslutas stänger|kvinnor|män|utlandet utländsk",
}


@lru_cache
def stems_of_names(language: str) -> Mapping[str, str]:
    """Return, for the first stem of each word of *language* that names one of several, another.

    These are the words in the names of countries and cities, those for peoples, ordinal numbers,
    and those of `_CLASSES`. A people has the stem of its country if the name of that is one word,
    else that of its own first name.
    """
    from search.language.annotations.compiled import terms_of  # a large table

    names, of_country = _names_of_countries(language)
    peoples: list[Meaning] = []
    for place in terms_of(language):
        if place.facet == "place" and len(place.words) == 1:
            if place.kind == "people":
                peoples.append(place)
            elif language != "ar":  # which joins particles to the names of cities
                names.update(_stems_of_place(place, language))
    names.update(first_stem(word, language) for word in ordinals(language))
    found = _stems_of_peoples(peoples, of_country, language) | {stem: stem for stem in names}
    of_class: dict[int, str] = {}
    for stem, number in classes_of_words(language).items():
        found[stem] = of_class.setdefault(number, stem)
    return {stem: found[stem] for stem in found.keys() - small_stems(language) - {""}}


def _names_of_countries(language: str) -> tuple[set[str], dict[str, str]]:
    """Return the stems in the names of countries, and that of each whose name is one word."""
    from search.language.glossary.places import country_names  # loads Babel

    names: set[str] = set()
    of_country: dict[str, str] = {}
    for country, name in country_names(language).items():
        words = [token.form for token in tokenize(name)]
        stems = [first_stem(word, language) for word in words if len(word) >= _LEAST_NAME]
        names.update(stems)
        if len(words) == len(stems) == 1:
            of_country[country] = stems[0]
    return names, of_country


def _stems_of_place(place: "Meaning", language: str) -> Iterable[str]:
    """Return the stems of a name of one word.

    They are those of all keys where each that is given is an acronym, which stands for no word.
    """
    if place.kind not in ("name", "part"):
        return ()
    keys = place.words[0]
    stems = [key for key in keys if ":" in key]
    if all("." in stem for stem in stems):
        stems += [first_stem(key, language) for key in keys if ":" not in key]
    return stems


def _stems_of_peoples(
    peoples: Iterable["Meaning"], of_country: dict[str, str], language: str
) -> dict[str, str]:
    """Return the stem of the country for each of its people, which *of_country* has or gets."""
    countries: dict[str, set[str]] = {}
    for people in peoples:
        for key in sorted(people.words[0]):
            if len(key.rpartition(":")[2]) >= _LEAST_NAME:
                stem = key if ":" in key else first_stem(key, language)
                countries.setdefault(stem, set()).update(people.values)
    return {
        stem: of_country.setdefault(next(iter(those)), stem) if len(those) == 1 else stem
        for stem, those in countries.items()
    }


@lru_cache
def ordinals(language: str) -> Mapping[str, int]:
    """Return the number of each ordinal of *language* in words, 1 to 10."""
    return {
        word: number
        for number, alike in enumerate(_ORDINALS.get(language, "").split("|"), start=1)
        for word in alike.split()
    }


@lru_cache
def classes_of_words(language: str) -> Mapping[str, int]:
    """Return, for the first stem of each word of a class in *language*, the number of its class."""
    return {
        first_stem(word, language): number
        for number, alike in enumerate(_CLASSES.get(language, "").split("|"))
        for word in alike.split()
    }


@lru_cache
def hidden_words(language: str) -> Mapping[tuple[str, str], tuple[str, bool]]:
    """Return the numbers and orders in words whose first stem is that of a function word too.

    The keys are the word and its stem; the values tell what it counts as, and whether that is a
    number: in Italian *sei* and *nono*, in Dutch *derde*, in Russian *два* and *три*, in Swedish
    *åtta*.
    """
    numbers, small = numbers_in_words(language), small_stems(language)
    words = (*IN_WORDS.get(language, "").split(), *ordinals(language))
    keys = (analyzer().keys(word, language) for word in words)
    return {
        (key.word, stem): (numbers.get(stem, f"{language}:{key.word}"), stem in numbers)
        for key in keys
        for stem in key.stems[:1]
        if stem in small
    }


@lru_cache
def small_stems(language: str) -> frozenset[str]:
    """Return the first stem of each function word of *language*, as documents are indexed."""
    keys = (analyzer().keys(word, language) for word in small_words((language,)))
    return frozenset(key.stems[0] for key in keys if key.stems)


@lru_cache
def common_stems(language: str) -> frozenset[str]:
    """Return the first stems of words that are no names, empty in languages without a list."""
    words = WORDS.read_text("utf-8").split() if language == "en" else ()
    return frozenset(first_stem(word, language) for word in words)
