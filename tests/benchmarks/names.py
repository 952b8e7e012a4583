"""Measure names across scripts against a table of public figures in ten languages.

    pip install wordfreq anyascii uroman
    python tests/benchmarks/names.py [dev|held|fresh]

`names.tsv` was written before any rule. Rules and limits were chosen on every second name (`dev`),
the others were held back (`held`). The last 24 (`fresh`) were written later, before they were
looked for. A name is looked for among the 30,000 most frequent words of a
language in wordfreq (Apache-2.0), ordinary ones and names, and all names of the table. So many are
harder than an archive, which also tells names by their capitals: here nothing does.

Recall: names whose own spelling is offered. Precision: what is right of all that is offered, in
any form. Absent: the names for which something is offered once their own spelling is taken out.
The same is asked of two libraries that romanise, by Levenshtein's distance up to a fourth of the
letters; uroman takes some minutes a language.
"""

import csv
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import wordfreq
from anyascii import anyascii
from rapidfuzz.distance import Levenshtein
from uroman import Uroman

from search.asking.name_forms import nominatives
from search.language.folding import folded_form
from search.language.names.likeness import may_be_spelled, spoken, unlikeness
from search.language.names.sounds import Script, script_of
from search.language.names.spelled import ARTICLES, Spellings

WORDS = 30_000
_FRESH = 64  # the number of the first of the fresh names
MARGIN = 0.021
MOST = 3
SAME_SCRIPT = {"ru": ("ru", "uk"), "uk": ("ru", "uk")}

Offer = Callable[[str, list[str], Script], list[tuple[float, str]]]


def main() -> None:
    """Print recall, precision and wrong offers by language, for rules and libraries."""
    half = sys.argv[1] if len(sys.argv) > 1 else "held"
    with Path(__file__).with_suffix(".tsv").open(encoding="utf-8") as file:
        names = list(csv.DictReader(file, delimiter="\t"))
    chosen = names[_FRESH:] if half == "fresh" else names[half == "held" : _FRESH : 2]
    uroman = Uroman()
    ways: Mapping[str, Offer] = {
        "rules": by_sound,
        "anyascii": romanised(anyascii),
        "uroman": romanised(lambda word: str(uroman.romanize_string(word))),
    }
    print(f"{half}: {len(chosen)} names; recall / precision / absent")
    for way, offer in ways.items():
        totals = [0, 0, 0, 0]
        for language in ("ru", "uk", "el", "ar", "he", "hi", "ja", "ko"):
            counts = measure(offer, names, chosen, language)
            totals = [one + other for one, other in zip(totals, counts, strict=True)]
            print(f"{way:9} {language}  {shown(counts, len(chosen))}")
        print(f"{way:9} all {shown(totals, 8 * len(chosen))}")


def shown(counts: list[int], of: int) -> str:
    """Return the shares of *counts*: found, right, wrong, absent."""
    found, right, wrong, absent = counts
    return f"{found / of:.3f} / {right / max(1, right + wrong):.3f} / {absent / of:.3f}"


def measure(
    offer: Offer, names: list[dict[str, str]], chosen: list[dict[str, str]], language: str
) -> list[int]:
    """Return how many were found, right, wrong, and wrong without their own spelling."""
    own = {folded_form(name[language]) for name in names}
    frequent = map(folded_form, wordfreq.top_n_list(language, WORDS))
    words = sorted({*own, *frequent}, key=str.encode)
    script = script_of(next(iter(own)))
    assert script
    words = [word for word in words if script_of(word) == script]
    counts = [0, 0, 0, 0]
    for name in chosen:
        right = {folded_form(name[one]) for one in SAME_SCRIPT.get(language, (language,))}
        offered = offer(name["en"], words, script)
        near = [word for cost, word in offered if cost <= offered[0][0] + MARGIN][:MOST]
        good = [word for word in near if is_form(word, right, script)]
        others = [word for _, word in offered if not is_form(word, right, script)]
        counts[0] += bool(good)
        counts[1] += len(good)
        counts[2] += len(near) - len(good)
        counts[3] += bool(others)
    return counts


def is_form(word: str, right: set[str], script: Script) -> bool:
    """Return whether *word* is one of *right*, with an ending or a particle."""
    article = ARTICLES.get(script, "\n")
    forms = {word, word[1:], word.removeprefix(article)}
    bare = {one.removeprefix(article) for one in right}
    return not forms.isdisjoint(right | bare) or any(
        word.startswith(one[: max(3, len(one) - 1)]) and len(word) <= len(one) + 3 for one in right
    )


_spellings: dict[Script, tuple[list[str], Spellings]] = {}


def by_sound(typed: str, words: list[str], script: Script) -> list[tuple[float, str]]:
    """Return what the rules offer, the likest first."""
    name = spoken(typed)
    assert name
    if not may_be_spelled(name, script):
        return []
    if script != "Kana" and (script not in _spellings or _spellings[script][0] is not words):
        _spellings[script] = (words, Spellings(words, script))
    found: dict[str, float] = {}
    article = ARTICLES.get(script, "\n")
    for word in words if script == "Kana" else _spellings[script][1].of(name):
        for form in nominatives(word) if script == "Cyrl" else [word]:
            other = spoken(form.removeprefix(article))
            cost = unlikeness(name, other) if other else None
            if cost is not None:
                found[form] = min(cost, found.get(form, cost))
    return sorted((cost, word) for word, cost in found.items())


def romanised(romanise: Callable[[str], str], most: float = 0.25) -> Offer:
    """Return what is offered by the distance of romanised words, up to *most* of their letters."""
    known: dict[str, str] = {}

    def offer(typed: str, words: list[str], _script: Script) -> list[tuple[float, str]]:
        found = []
        for word in words:
            if word not in known:
                known[word] = romanise(word).casefold()
            cost = Levenshtein.normalized_distance(typed, known[word], score_cutoff=most)
            if cost <= most:
                found.append((cost, word))
        return sorted(found)

    return offer


if __name__ == "__main__":
    main()
