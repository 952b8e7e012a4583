"""What puts a term in doubt: every word that a rule of its name has, wherever it counts."""

from itertools import chain

import pytest

from search.language.annotations.doubts import marks_in
from search.language.annotations.lexicon import Word
from search.language.annotations.terms import Meaning, NameRule, name_rules

RULED = ("ar", "de", "en", "es", "fr", "pt", "ru")
NAME = Word("Name", "name")


def named(rule: NameRule) -> Meaning:
    return Meaning("name", "place", ("XX",), "Name", (frozenset({"name"}),), (), (rule,))


@pytest.mark.parametrize("language", RULED)
def test_every_word_of_a_rule_puts_the_name_in_doubt_where_it_counts(language: str) -> None:
    marks = marks_in(language)
    missed = []
    for rule in chain.from_iterable(name_rules(language).values()):
        doubt = marks.doubt([NAME], [named(rule)])
        for word in sorted(rule.words):
            (beside,), (within,) = marks.of_unnamed([word], [word])
            match rule.rule:
                case "after" | "not after":
                    found = beside & doubt.before
                case "before" | "not before":
                    found = beside & doubt.after
                case "with" | "not with" | "only with" | "ends with":
                    found = within & doubt.anywhere
                case _:
                    continue
            if not found:
                missed.append((rule.rule, word))

    assert missed == []


def test_a_word_of_one_rule_puts_the_names_of_few_others_in_doubt() -> None:
    marks = marks_in("en")
    rules = [
        rule
        for rule in chain.from_iterable(name_rules("en").values())
        if rule.rule in ("with", "not with", "only with")
    ]
    doubtful = others = 0
    for rule in rules:
        doubt = marks.doubt([NAME], [named(rule)])
        for other in rules:
            words = sorted(other.words - rule.words)
            _, within = marks.of_unnamed(words, words)
            others += len(words)
            doubtful += sum(1 for mark in within if mark & doubt.anywhere)

    assert doubtful < others / 10
