"""Patterns that are compiled when they are first asked."""

import importlib
import pkgutil

import pytest
import regex

import corpus
from corpus.patterns import pattern


def test_a_pattern_answers_as_a_compiled_one_does() -> None:
    towed = pattern(r"\b\L<ships>s?\b", regex.IGNORECASE, ships=["ferry", "tug"])

    assert towed.findall("Two TUGS adrift") == ["TUGS"]
    assert towed.sub("ship", "tug and ferry") == "ship and ship"
    assert towed.fullmatch("tugboat") is None


def test_a_pattern_tells_what_it_was_made_of() -> None:
    assert pattern(rb"\d{4}").pattern == rb"\d{4}"
    assert pattern(rb"\d{4}").findall(b"1999 and 2005") == [b"1999", b"2005"]


def test_a_pattern_is_compiled_when_it_is_first_asked() -> None:
    broken = pattern("(")

    with pytest.raises(regex.error, match=r"missing \)"):
        broken.search("x")


def test_every_pattern_that_is_compiled_late_can_be() -> None:
    names = [found.name for found in pkgutil.walk_packages(corpus.__path__, "corpus.")]
    late = [
        one
        for name in names
        for one in vars(importlib.import_module(name)).values()
        if isinstance(one, type(pattern("")).__base__)  # also those that other tests asked
    ]

    assert late
    assert all(one.pattern for one in late)
