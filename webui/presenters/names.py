"""The names of a search in other scripts: each can be searched for too, or left out again."""

from msgspec import Struct

from search import Name, Query
from webui.texts import current


class NameChip(Struct, frozen=True, gc=False):
    """A *name* and the name of its *script*; *query* adds it or, if it is added, leaves it out."""

    name: Name
    script: str
    query: Query


def name_chips(query: Query, names: tuple[Name, ...]) -> tuple[NameChip, ...]:
    """Return a chip for each of *names* of *query*, in their order."""
    return tuple(NameChip(name, _script(name.script), _toggled(query, name)) for name in names)


def _script(code: str) -> str:
    """Return what the language of the interface calls a script."""
    return str(current().locale.scripts.get(code, code))


def _toggled(query: Query, name: Name) -> Query:
    if not name.added:
        skipped = tuple(text for text in query.skip if text != name.text)
        return query.with_(name=(*query.name, name.text), skip=skipped)
    if query.names:
        return query.with_(skip=(*query.skip, name.text))
    added = name.text.casefold()
    return query.with_(name=tuple(text for text in query.name if text.casefold() != added))
