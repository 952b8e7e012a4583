"""The catalogues say what the pages say, all of it and nothing else, in every language."""

import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from webui.texts import LANGUAGES

_ROOT = Path(__file__).parent.parent
_TRANSLATED = LANGUAGES[1:]
_PLURAL_FORMS = {"es": 2, "fr": 2, "ar": 6}


def _folder(language: str) -> Path:
    return _ROOT / "webui" / "translations" / language / "LC_MESSAGES"


def _catalog(language: str) -> Catalog:
    with (_folder(language) / "messages.po").open("rb") as file:
        return read_po(file, locale=language)


@pytest.fixture(scope="module")
def said() -> set[str | tuple[str, ...]]:
    """Return what the sources say, as `make translations` extracts it: with plurals as pairs."""
    settings = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    mappings = settings["tool"]["babel"]["mappings"]
    found = extract_from_dir(
        _ROOT,
        [(mapping["pattern"], mapping["method"]) for mapping in mappings],
        {mapping["pattern"]: mapping for mapping in mappings},
        {**DEFAULT_KEYWORDS, "marked": None},
    )
    return {message for _, _, message, _, _ in found}


@pytest.mark.parametrize("language", _TRANSLATED)
def test_a_catalogue_has_every_string_of_the_pages_and_no_other(
    said: set[str | tuple[str, ...]], language: str
) -> None:
    plurals = {message for message in said if isinstance(message, tuple)}
    # "Topic" and ("Topic", "Topics") are one entry.
    expected = plurals | said - {singular for singular, _ in plurals}

    assert {message.id for message in _catalog(language) if message.id} == expected


@pytest.mark.parametrize("language", _TRANSLATED)
def test_every_string_is_translated_in_all_its_plural_forms(language: str) -> None:
    for message in _catalog(language):
        forms = message.string if isinstance(message.string, tuple) else (message.string,)

        assert "fuzzy" not in message.flags, message.id
        assert all(forms), message.id
        if message.pluralizable:
            assert len(forms) == _PLURAL_FORMS[language], message.id


@pytest.mark.parametrize("language", _TRANSLATED)
def test_a_translation_names_what_its_original_names(language: str) -> None:
    assert [list(errors) for _, errors in _catalog(language).check()] == []


@pytest.mark.parametrize("language", _TRANSLATED)
def test_what_is_read_is_the_catalogue_compiled(language: str) -> None:
    with (_folder(language) / "messages.mo").open("rb") as file:
        assert _texts(read_mo(file)) == _texts(_catalog(language))


def _texts(catalog: Catalog) -> dict[str, str]:
    """Return the translations by message; what has no id names the version of Babel."""
    return {_joined(message.id): _joined(message.string) for message in catalog if message.id}


def _joined(forms: str | Sequence[str]) -> str:
    return forms if isinstance(forms, str) else "\0".join(forms)
