"""Near-copies: headlines that tell one story in almost the same words.

Two headlines are near-copies if all of this is so:

- they are in one language, and dated to the day, `DAYS` apart at most;
- each title has `FEWEST` to `MOST` different words, function words aside; words count by stems;
- of all words that either title has, a share of `SHARED` at least is in both;
- the same numbers are in both: "14 arrested" and "15 arrested" are two reports. Numbers from two to
  twelve are the same in words;
- not each of them names a country, a people, a city or a place in an order that the other does not:
  "celebrated in Bulgaria" and "celebrated in Benin" are two reports, so are "a Thai king" and
  "a Swedish king", "the first day" and "the second day". A country and its people are one name:
  "police of Spain" and "Spanish police". "Abroad" names a place as well, and beginning and end,
  women and men are two: "talks open" and "talks close". Arabic joins particles to the names of
  cities, so these count as other words there;
- not each of them has another proper name that the other does not: "Minister Laurent resigns over
  the floods" and "Minister Dubois resigns over the floods". A *proper name* is a word with a
  capital in a title that has a word in small letters for `CAPITALS_PER_SMALL` such; the first word
  is one only if the next is one too, and none is in languages whose nouns have capitals. Those
  that differ in about a letter are one name: Gaddafi and Qaddafi.

The order of words, signs, inflections and function words do not count. Of seven words one may be
another, of four none. A short title such as "Press review" has no near-copies.

Near-copies of one headline need not be near-copies of each other, and a story that is told every
day would go on for weeks. So a *group* is a first headline and later near-copies of that one. In
the order of days, then of the CRC-32 of ids, a headline begins a group unless it is a near-copy of
one that began a group; then it belongs to the first such. Groups depend on the documents of a
commit alone, and none is longer than `DAYS` days and one.
"""

from collections.abc import Mapping
from functools import lru_cache

from search.asking.small_words import small_words
from search.language.analysis import analyzer, first_stem, tokenize
from search.language.small_numbers import IN_WORDS, numbers_in_words

COPIES_FIELD = "copies"
"""The field of a `Term` that a headline and all of its group match; the text is its id."""

DAYS = 3
SHARED = 0.75
FEWEST = 4
MOST = 40
CAPITALS_PER_SMALL = 3
SPELLED = 0.55
"""The share of the letters in two spellings of a name that is in both, at least."""
_LEAST_NAME = 4  # letters of a word in the name of a country or people

_ORDINALS = {
    "ar": "الأول الأولى الثاني الثانية الثالث الثالثة الرابع الرابعة الخامس الخامسة السادس السادسة"
    " السابع السابعة الثامن الثامنة التاسع التاسعة العاشر العاشرة",
    "de": "erste erster erstes zweite zweiter dritte dritter vierte vierter fünfte fünfter sechste"
    " sechster siebte siebter achte neunte zehnte",
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth",
    "es": "primer primero primera segundo segunda tercer tercero tercera cuarto cuarta quinto"
    " quinta sexto sexta séptimo séptima octavo octava noveno novena décimo décima",
    "fr": "premier première deuxième second seconde troisième quatrième cinquième sixième septième"
    " huitième neuvième dixième",
    "it": "primo prima secondo seconda terzo terza quarto quarta quinto quinta sesto sesta settimo"
    " ottavo nono decimo",
    "nl": "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende",
    "pt": "primeiro primeira segundo segunda terceiro terceira quarto quarta quinto quinta sexto"
    " sexta sétimo oitavo nono décimo",
    "ru": "первый первая второй вторая третий третья четвертый четвертая пятый пятая шестой седьмой"
    " восьмой девятый десятый",
    "sv": "första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde",
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
    from search.language.glossary.places import country_names  # loads Babel

    found: dict[str, str] = {}
    first: dict[str, str] = {}  # by country
    for country, name in country_names(language).items():
        words = [token.form for token in tokenize(name)]
        stems = [first_stem(word, language) for word in words if len(word) >= _LEAST_NAME]
        found |= {stem: stem for stem in stems}
        if len(words) == len(stems) == 1:
            first[country] = stems[0]
    countries: dict[str, set[str]] = {}  # by the stem of a people
    for meaning in terms_of(language):
        if meaning.facet != "place" or len(meaning.words) != 1:
            continue
        if meaning.kind in ("name", "part") and language != "ar":
            keys = meaning.words[0]
            stems = [key for key in keys if ":" in key]
            # They have those of the other keys, unless all are acronyms, which stand for no word.
            if all("." in stem for stem in stems):
                stems += [first_stem(key, language) for key in keys if ":" not in key]
            found |= {stem: stem for stem in stems if stem not in found}
        if meaning.kind == "people":
            for key in sorted(meaning.words[0]):
                if len(key.rpartition(":")[2]) >= _LEAST_NAME:
                    stem = key if ":" in key else first_stem(key, language)
                    countries.setdefault(stem, set()).update(meaning.values)
    for stem, those in countries.items():
        one = first.setdefault(next(iter(those)), stem) if len(those) == 1 else stem
        found.setdefault(stem, one)
    orders = [first_stem(word, language) for word in _ORDINALS.get(language, "").split()]
    found |= {stem: stem for stem in orders}
    of_class: dict[int, str] = {}
    for stem, number in classes_of_words(language).items():
        found[stem] = of_class.setdefault(number, stem)
    return {stem: found[stem] for stem in found.keys() - small_stems(language) - {""}}


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
    words = f"{IN_WORDS.get(language, '')} {_ORDINALS.get(language, '')}".split()
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
