"""The hand-made table: one concept a row, its terms in four languages (README.md beside it)."""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources.abc import Traversable

LANGUAGES = ("en", "es", "fr", "ar")
COLUMNS = ("concept", *LANGUAGES, "note")


class BadRow(ValueError):
    """A row of the table cannot be used; the message begins with its file and line."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase of *language* as the table prints it.

    *forms* has all of its forms if only those are to be found, none if every form is that shares
    a stem with it. *leads* is false for a term that is searched for but does not bring its concept
    when typed: "UN" stands in every Spanish "un".
    """

    language: str
    text: str
    forms: tuple[str, ...] = ()
    leads: bool = True


@dataclass(frozen=True, slots=True)
class Concept:
    """What one row says in several languages; *id* is stable and unique in the whole table."""

    id: str
    terms: tuple[Term, ...]
    note: str = ""


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
                concept = _concept(cells)
                if concept.id in concepts:
                    raise ValueError(f"the concept {concept.id} stands twice")
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
        for term in _terms(language, cell)
    )
    return Concept(identifier, terms, note)


def _terms(language: str, cell: str) -> list[Term]:
    terms = []
    seen: set[str] = set()
    for printed in cell.split("; ") if cell else ():
        leads = not (printed.startswith("(") and printed.endswith(")"))
        unmarked = printed if leads else printed[1:-1]
        forms = unmarked.removeprefix("=").split("/")
        for form in forms:
            if not form or form != form.strip():
                raise ValueError(f"{language}: an empty term, or white space around one")
            if form.casefold() in seen:
                raise ValueError(f"{language}: {form} stands twice")
            seen.add(form.casefold())
        if unmarked.startswith("="):
            terms.append(Term(language, forms[0], tuple(forms), leads))
        elif len(forms) == 1:
            terms.append(Term(language, unmarked, leads=leads))
        else:
            raise ValueError(f"{language}: only a term with = has forms: {unmarked}")
    return terms
