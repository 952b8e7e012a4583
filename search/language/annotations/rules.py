"""The rules by which the name of a place is none, or is another place."""

import re
from collections.abc import Sequence
from functools import cached_property

from search.language.analysis import is_function_word
from search.language.annotations.context import words_that_are
from search.language.annotations.lexicon import Word, begun
from search.language.annotations.terms import Meaning, NameRule
from search.language.folding import folded_form
from search.language.tokens import tokenize

IN = frozenset({"in", "en", "em", "auf", "ins"})
AND = frozenset({"and", "or", "y", "e", "o", "et", "ou", "und", "oder"})
OF = frozenset({"de", "di", "of", "du", "da", "do", "del", "d", "von"})
# Articles, and what they make of "of" and "in", between a body and its country.
OF_THE = frozenset(
    {"the", "a", "o", "la", "le", "les", "el", "los", "las", "der", "die", "das", "den"}
    | {"des", "dos", "no", "na", "au", "aux", "في"}
)

# Two small numbers with a sign between them that are no times, dates or ranges of "10-12 people",
# or a league of clubs.
SCORE = re.compile(
    r"(?<![\d.,:/–-])\d{1,2}[:–-]\d(?![\d.,:/–-])"
    r"|\b(?:Premier League|Ligue 1|La Liga|Serie A)\b"
)
LEAGUES = frozenset({"league", "ligue", "liga", "serie"})
_JOINED = "وفبلك"  # Arabic words of a letter, which are written with the next one

# Not what is said, «Москва ответит», nor a way, «Москва — Берлин».
_QUOTED = re.compile(r"«([^\s«»]+)(?: [A-ZА-ЯЁ0-9][^\s«»]*){0,2}»")

Found = tuple[int, int, Meaning, tuple[str, ...]]
"""The words `start:end` name values, as a meaning does."""


def of_states(found: Sequence[Found], words: Sequence[Word], text: str) -> list[Found]:
    """Return *found*, but no town that the state behind it puts elsewhere: "Paris, Texas"."""
    kept: list[Found] = []
    for one in found:
        start, end, state, values = one
        town = kept[-1] if kept and kept[-1][1] == start else None
        if town and town[2].kind == "part" and state.facet == "place":
            in_georgia = folded_form(town[2].text) in words_that_are("in Georgia")
            name = folded_form(state.text).replace(" ", "-")
            values = ("US",) if name == "georgia" and in_georgia else values
            known = name in words_that_are("a state") or values != one[3]
            if known and town[3] != values:
                if f"{words[start - 1].form}, {words[start].form}" in text:
                    kept.pop()
                else:
                    values = one[3]
        kept.append((start, end, state, values))
    return kept


class Context:
    """The *words* of a *text* in *language*, of which some name a place."""

    def __init__(self, words: Sequence[Word], text: str, language: str) -> None:
        self._words = words
        self._text = text
        self._language = language

    def values(self, meaning: Meaning, start: int, end: int) -> tuple[str, ...]:
        """Return the values that the words `start:end` give as *meaning*, none for none."""
        if meaning.facet == "place" and not self._is_place(meaning, start, end):
            return ()
        for rule in meaning.rules:
            if rule.rule == "small" and meaning.facet == "place":
                continue
            given = self._ruled(rule, meaning, start, end)
            if given is not None:
                return given
        return meaning.values

    def _is_place(self, meaning: Meaning, start: int, end: int) -> bool:
        """Return whether capitals and the words beside it allow *meaning* to be a place."""
        words = self._words
        first = words[start].form
        if (
            first[0].islower()
            and self._has_capitals
            and not meaning.text[0].islower()  # "сектор Газа"
            and (meaning.kind != "people" or self._language == "en")
        ):
            return False
        article = end > start + 1 and is_function_word(first, self._language)
        if article and self._has_capitals and self._is_in_small(meaning, words[end - 1]):
            return False  # "La paz vuelve"
        if end == start + 1 and len(first) < 4 and first.isupper() and not self._has_small:
            return False  # "HELP US" in a headline of capitals
        if meaning.kind == "people" and self._is_language(start, end):
            return False
        if meaning.kind != "people" and first in self._quoted:
            return False
        before = words[start - 1] if start else None
        # An adjective in small letters is no surname: "Michel français".
        if before and words[start].capital:
            if before.folded in words_that_are("title"):
                return False  # "el señor Valencia"
            if before.capital and before.folded in words_that_are("given name"):
                return False
        if meaning.kind == "town":
            return self._is_put_as_place(meaning, start, end)
        if meaning.kind != "part" and not any(one.kind == "part" for one in words[start].alone):
            return True
        if self._is_club(start, end):
            return False
        # Where clubs play, most cities are clubs.
        score = self._has_score and self._forms.isdisjoint(words_that_are("no score"))
        clubs = score or not self._forms.isdisjoint(words_that_are("of clubs"))
        return not clubs or self._is_put_as_place(meaning, start, end)

    def _is_in_small(self, meaning: Meaning, word: Word) -> bool:
        """Return whether *word* has small letters, and is the last of *meaning* in its capitals."""
        return word.form[0].islower() and meaning.text.split()[-1][0].isupper()

    def _is_printed_in_capitals(self, meaning: Meaning, start: int) -> bool:
        """Return whether each word of *meaning* has the capital that it has in the table."""
        words = zip(meaning.text.split(), self._words[start:], strict=False)
        return all(word.capital or not printed[0].isupper() for printed, word in words)

    def _is_put_as_place(self, meaning: Meaning, start: int, end: int) -> bool:
        """Return whether the text says of *meaning* that something is there: "in Emden"."""
        if self._heads(start, end):
            return True
        words = self._words
        before = words[start - 1].folded if start else ""
        if before in OF and start > 1:
            return words[start - 2].folded in words_that_are("of a town")
        if before in words_that_are(f"in a town {self._language}"):
            return self._language != "en" or not self._is_title_case
        after = words[end].folded if end < len(words) else ""
        if after in words_that_are(f"after a town {self._language}"):
            # "Wigan man jailed", but not "Amelie Preston murder trial"
            return start == 0 or not words[start - 1].capital
        joined = f"ب{folded_form(meaning.text.split()[0])}"
        return self._language == "ar" and words[start].folded == joined

    def _heads(self, start: int, end: int) -> bool:
        """Return whether the words stand before a colon as what the text is on: "Nice: …"."""
        if start and self._words[start - 1].folded not in OF:
            return False
        head, colon, _ = self._text.partition(":")
        return bool(colon) and len(list(tokenize(head))) == end

    def _is_language(self, start: int, end: int) -> bool:
        """Return whether a people's name is that of their language: "em espanhol", "speak Thai"."""
        while start > 1 and self._joins_people(start - 1, start - 2):
            start -= 2  # "in French and German"
        before = self._words[start - 1].folded if start else ""
        while end + 1 < len(self._words) and self._joins_people(end, end + 1):
            end += 2  # "in Spanish and Portuguese forests"
        after = self._words[end] if end < len(self._words) else None
        course = before if self._elided(start) == "d" else ""  # "cours d'anglais"
        if before in OF and start > 1:
            course = self._words[start - 2].folded
        if course in words_that_are("before of a language"):
            return True
        if before in IN:
            return after is None or is_function_word(after.form, self._language)
        beside = after is not None and after.folded in words_that_are("after a language")
        return beside or before in words_that_are("before a language")

    def _joins_people(self, at: int, beside: int) -> bool:
        people = (meaning.kind == "people" for meaning in self._words[beside].alone)
        return self._words[at].folded in AND and any(people)

    def _is_club(self, start: int, end: int) -> bool:
        words = self._words
        before = words[start - 1].folded if start else ""
        if before in OF and start > 1:
            before = words[start - 2].folded
        after = words[end].folded if end < len(words) else ""
        if after == "saint" and end + 1 < len(words):
            after += "-" + words[end + 1].folded
        beyond = self._words[end + 1].folded if end + 1 < len(self._words) else ""
        if beyond in words_that_are("after a city"):
            return False  # "Liverpool City Council"
        return before in words_that_are("before a club") or after in words_that_are("after a club")

    def _ruled(
        self, rule: NameRule, meaning: Meaning, start: int, end: int
    ) -> tuple[str, ...] | None:
        """Return what *rule* makes of a name: no country, another, or None if it says nothing."""
        words = self._words
        before = {words[start - 1].folded if start else "", self._elided(start)}
        after = {words[end].folded, self._elided(end)} if end < len(words) else set()
        match rule.rule:
            case "given":
                return () if self._is_given_name(start, end) else None
            case "after":
                put = not rule.words.isdisjoint(before) or self._heads(start, end)
                return None if put else ()
            case "not after":
                return None if rule.words.isdisjoint(before) else ()
            case "before":
                return () if rule.words.isdisjoint(after) else None
            case "not before":
                return None if rule.words.isdisjoint(after) else ()
            case "not among":
                return None if self._scenes.isdisjoint(rule.words) else ()
            case "as":
                printed = not rule.words.isdisjoint(self._printed(start))
                if rule.country:
                    return (rule.country,) if printed else None
                return None if printed else ()
            case "not as":
                return None if rule.words.isdisjoint(self._printed(start)) else ()
            case "capitals":
                return None if words[start].form.isupper() and self._has_small else ()
            case "proper":
                printed = self._is_printed_in_capitals(meaning, start)
                return None if printed or not self._has_capitals else ()
            case "small":
                return () if self._is_proper(start, end) else None
            case "never":
                return ()
            case "not with":
                return None if self._forms.isdisjoint(rule.words) else ()
            case "only with":
                return () if self._forms.isdisjoint(rule.words) else None
            case "ends with":
                return None if words[-1].folded in rule.words else ()
            case "with":
                return None if self._forms.isdisjoint(rule.words) else (rule.country,)
            case "means":
                return (rule.country,)
            case "home":
                return () if self._is_abroad(rule.country, start, end) else None

    def _is_abroad(self, country: str, start: int, end: int) -> bool:
        """Return whether the words `start:end` are said to be of a place that is not in *country*.

        "Norway's Labour Party", "Labour Party of Malta"; what a comma parts from it says nothing.
        """
        before, after = start - 1, end
        terms: list[Meaning] = []
        while before >= 0 and self._follow(before):
            terms += self._terms_at(before)
            terms += (one for one in self._terms_at(before - 1) if len(one.words) > 1)
            if self._words[before].folded not in OF_THE:
                break
            before -= 1
        while after < len(self._words) and self._follow(after - 1):
            terms += self._terms_at(after)
            if self._words[after].folded not in OF | IN | OF_THE:
                break
            after += 1
        places = [term.values for term in terms if term.facet == "place" and term.values]
        return bool(places) and (country,) not in places

    def _follow(self, at: int) -> bool:
        """Return whether nothing but a space or an apostrophe parts a word and the next."""
        first, second = (re.escape(word.form) for word in self._words[at : at + 2])
        return bool(re.search(rf"{first}(?:['’]s?)?[ '’\xa0]*{second}", self._text))

    def _terms_at(self, at: int) -> Sequence[Meaning]:
        return [*self._words[at].alone, *begun(self._words, at)] if at >= 0 else ()

    def _elided(self, at: int) -> str:
        """Return the French word that an apostrophe joins to a word: the s of "s'attaque"."""
        if self._language != "fr":
            return ""
        found = re.search(rf"\b(\w)['’]{re.escape(self._words[at].form)}\b", self._text)
        return found[1].casefold() if found else ""

    def _printed(self, at: int) -> list[str]:
        """Return how a word is printed, and in Arabic without what is joined to it as well."""
        form = self._words[at].form.casefold()
        if self._language != "ar":
            return [form]
        bare = form[1:] if form[0] in _JOINED else form
        return [form, bare, *[one.removeprefix("ال").removeprefix("ل") for one in (form, bare)]]

    def _is_proper(self, start: int, end: int) -> bool:
        """Return whether a capital makes a word a name: one within a sentence, or of its head."""
        before = self._words[start - 1].folded if start else ""
        put = before in words_that_are(f"in a town {self._language}")
        within = start > 0 and (put or not self._is_title_case)
        return self._words[start].capital and (within or self._heads(start, end))

    def _is_given_name(self, start: int, end: int) -> bool:
        """Return whether the name stands before what looks like a surname: Jordan Pickford.

        In a headline whose words begin with capitals all look so, and it is the place.
        """
        if end >= len(self._words) or self._is_title_case:
            return False
        before, after = self._words[start - 1] if start else None, self._words[end]
        if before and is_function_word(before.form, self._language):
            return False
        return (
            f"{self._words[end - 1].form} {after.form}" in self._text  # not "London: Feuer"
            and after.form[0].isupper()
            and not after.form.isupper()
            and after.may_be_surname
            and not is_function_word(after.form, self._language)
            and after.folded not in words_that_are("no surname")
        )

    @cached_property
    def _forms(self) -> frozenset[str]:
        return frozenset(word.folded for word in self._words)

    @cached_property
    def _scenes(self) -> frozenset[str]:
        """Return of which of the lists *sport* and *stage* the text has a word."""
        known = {scene: words_that_are(f"{scene} {self._language}") for scene in ("sport", "stage")}
        return frozenset(one for one, words in known.items() if not self._forms.isdisjoint(words))

    @cached_property
    def _quoted(self) -> frozenset[str]:
        """Return how Russian names of clubs, ships and firms begin: «Вашингтон Спирит»."""
        return frozenset(_QUOTED.findall(self._text) if self._language == "ru" else ())

    @cached_property
    def _has_score(self) -> bool:
        return bool(SCORE.search(self._text))

    @cached_property
    def _has_small(self) -> bool:
        return any(letter.islower() for word in self._words for letter in word.form)

    @cached_property
    def _has_capitals(self) -> bool:
        return any(letter.isupper() for word in self._words for letter in word.form)

    @cached_property
    def _is_title_case(self) -> bool:
        """Return whether all longer words but function words begin with a capital.

        In German nouns do, so that says nothing.
        """
        return self._language != "de" and all(
            word.capital
            for word in self._words
            if len(word.form) > 3 and not is_function_word(word.form, self._language)
        )
