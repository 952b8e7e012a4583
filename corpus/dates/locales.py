"""dateparser's locale data, by its codes of languages."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import Any


@cache
def known_locales() -> tuple[str, ...]:
    """Return the codes of all languages that dateparser knows."""
    from dateparser.data.languages_info import language_order

    return tuple(language_order)


def locale_data(code: str) -> Iterator[Mapping[str, Any]]:
    """Yield dateparser's data on a language, and on its countries where they differ, if any."""
    if code not in known_locales():
        return
    info = import_module(f"dateparser.data.date_translation_data.{code}").info
    yield info
    yield from info.get("locale_specific", {}).values()


def dateparser_code(language: str) -> str:
    """Return the code that dateparser has for a *language* of ours."""
    return "nb" if language == "no" else language
