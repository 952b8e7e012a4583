"""The pages call one thing by one name in each language, as docs/interface-terms.md says."""

import re
from itertools import chain
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

import webui

_TERMS = Path(__file__).parent.parent / "docs" / "interface-terms.md"
_CATALOGUES = Path(webui.__file__).parent / "translations"
_COLUMNS = {"es": 1, "fr": 2, "ar": 3}
_PLACE = re.compile(r"%\(\w+\)s")


def _rows() -> list[list[str]]:
    lines = [line for line in _TERMS.read_text("utf-8").splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def _messages(language: str) -> list[Message]:
    path = _CATALOGUES / language / "LC_MESSAGES" / "messages.po"
    with path.open("rb") as file:
        return [message for message in read_po(file) if message.id]


def _texts(value: str | tuple[str, ...] | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


@pytest.mark.parametrize("language", _COLUMNS)
def test_a_term_has_its_own_word_wherever_the_english_text_has_it(language: str) -> None:
    messages = _messages(language)
    wrong, met = [], set()
    for row in _rows():
        english, own = row[0], row[_COLUMNS[language]].split(" / ")
        term = re.compile(rf"\b{english}s?\b", re.IGNORECASE)
        for message in messages:
            if any(term.search(_PLACE.sub("", text)) for text in _texts(message.id)):
                met.add(english)
                wrong += [
                    (english, text)
                    for text in _texts(message.string)
                    if not any(form.casefold() in text.casefold() for form in own)
                ]

    assert wrong == []
    assert met == {row[0] for row in _rows()}  # each is in some text, so each was tried


@pytest.mark.parametrize(
    ("language", "never"),
    [
        ("es", r"\blenguas?\b|\bya no está en la lista\b"),
        ("fr", r"\bl’archive\b|zone de saisie|champ de recherche|plus dans la liste|\w'\w"),
        ("ar", r"خانة البحث|علامة تنصيص|موجز|النسخة|بدون"),
    ],
)  # fmt: skip
def test_no_text_has_a_word_that_was_given_up(language: str, never: str) -> None:
    texts = chain.from_iterable(_texts(message.string) for message in _messages(language))

    assert [text for text in texts if re.search(never, text)] == []


def test_signs_of_french_texts_stand_after_a_no_break_space() -> None:
    texts = chain.from_iterable(_texts(message.string) for message in _messages("fr"))

    loose = re.compile(r" [:;!?»]|« |\w[;!?»]|\w: ")
    assert [text for text in texts if loose.search(text)] == []


def test_eleven_takes_the_accusative_in_arabic_and_a_hundred_the_genitive() -> None:
    forms = {_texts(message.id)[0]: _texts(message.string) for message in _messages("ar")}

    assert forms["%(number)s headline"][4:] == ["%(number)s عنوان", "%(number)s عنوانًا"]
    six = [texts for texts in forms.values() if len(texts) == 6]
    # What ends in the accusative of the indefinite does so from 11 to 99 and not from 100 on.
    assert [texts[4] for texts in six if re.match(r"%\(\w+\)s \w+ًا\b", texts[4])] == []


def test_days_in_digits_keep_their_order_in_arabic() -> None:
    texts = chain.from_iterable(_texts(message.string) for message in _messages("ar"))
    dated = [text for text in texts if re.search(r"\d{4}-\d{2}", text)]

    # UAX 9, W2 and W4: after Arabic letters the parts of 2014-09-30 would run from right to left.
    assert len(dated) == 4
    kept = re.compile("\N{LEFT-TO-RIGHT ISOLATE}[0-9-]+\N{POP DIRECTIONAL ISOLATE}")
    assert [text for text in dated if re.search(r"\d{4}-\d{2}", kept.sub("", text))] == []
