"""The hand-made tables: each row is a concept with its terms in seven languages (see README.md)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path

LANGUAGES = ("en", "es", "fr", "ar", "de", "pt", "ru")
COLUMNS = ("concept", *LANGUAGES, "note")


class BadRow(ValueError):
    """A row cannot be used; the message begins with its file and line."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase of *language* as the table prints it.

    With *forms*, only those forms are found; without, every form that shares a stem. A term without
    *leads* is searched for, but typing it does not find its concept: "UN" is also Spanish "un".
    A term that is not *searched* leads to its concept, but other terms are not widened by it: a
    "strike" may be one of aircraft.
    """

    language: str
    text: str
    forms: tuple[str, ...] = ()
    leads: bool = True
    searched: bool = True


@dataclass(frozen=True, slots=True)
class Concept:
    """One row of *table*: a thing in the news with its terms.

    The *id* is stable and unique in all tables; *table* is the name of its file without ending.
    """

    id: str
    terms: tuple[Term, ...]
    note: str = ""
    table: str = ""


def read_concepts(files: Iterable[Traversable]) -> tuple[Concept, ...]:
    """Return the concepts of all *files* in their order. Raises `BadRow`."""
    concepts: dict[str, Concept] = {}
    for file in files:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            try:
                cells = _cells(line)
                if number == 1:
                    _check_header(cells)
                    continue
                concept = replace(_concept(cells), table=file.name.removesuffix(".tsv"))
                if concept.id in concepts:
                    raise ValueError(f"the concept {concept.id} is repeated")
            except ValueError as fault:
                raise BadRow(f"{file.name}:{number}: {fault}") from fault
            concepts[concept.id] = concept
    return tuple(concepts.values())


def _cells(line: str) -> list[str]:
    cells = line.split("\t")
    if len(cells) != len(COLUMNS):
        raise ValueError(f"{len(cells)} columns instead of {len(COLUMNS)}")
    return cells


def _check_header(cells: list[str]) -> None:
    if tuple(cells) != COLUMNS:
        raise ValueError(f"the first line is not {', '.join(COLUMNS)}")


def _concept(cells: list[str]) -> Concept:
    identifier, *languages, note = cells
    if not identifier:
        raise ValueError("the concept is empty")
    terms = tuple(
        term
        for language, cell in zip(LANGUAGES, languages, strict=True)
        for term in terms_in(language, cell)
    )
    return Concept(identifier, terms, note)


def terms_in(language: str, cell: str) -> list[Term]:
    """Return the terms of *language* in a *cell*; raises `ValueError` for what is not one."""
    terms = []
    seen: set[str] = set()
    for printed in cell.split("; ") if cell else ():
        leads = not (printed.startswith("(") and printed.endswith(")"))
        searched = not (printed.startswith("[") and printed.endswith("]"))
        unmarked = printed if leads and searched else printed[1:-1]
        forms = unmarked.removeprefix("=").split("/")
        for form in forms:
            if not form or form != form.strip():
                raise ValueError(f"{language}: a term is empty or has white space around it")
            if form.casefold() in seen:
                raise ValueError(f"{language}: {form} is repeated")
            seen.add(form.casefold())
        if unmarked.startswith("="):
            terms.append(Term(language, forms[0], tuple(forms), leads, searched))
        elif len(forms) == 1:
            terms.append(Term(language, unmarked, leads=leads, searched=searched))
        else:
            raise ValueError(f"{language}: only a term with = may have forms: {unmarked}")
    return terms


@cache
def shipped_concepts() -> tuple[Concept, ...]:
    """Return the concepts of the tables in this folder."""
    return read_concepts(_shipped_tables())


def shipped_names(language: str) -> Iterator[tuple[str, str, str]]:
    """Yield the id, the table and the first term in *language* of each concept that has one.

    It takes a tenth of the time of `shipped_concepts`, which reads every term.
    """
    if language not in LANGUAGES:
        return
    column = COLUMNS.index(language)
    for file in _shipped_tables():
        for line in file.read_text(encoding="utf-8").splitlines()[1:]:
            identifier, *cells = _cells(line)
            for term in terms_in(language, cells[column - 1].partition("; ")[0]):
                yield identifier, file.stem, term.text


def _shipped_tables() -> list[Path]:
    return sorted(Path(__file__).parent.glob("*.tsv"))
