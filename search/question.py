"""The text of a query as one commit understands it: its languages, and names in other scripts."""

from collections.abc import Iterator

from whoosh import query as whoosh_query

from search.asking.groups import demanded, groups_in
from search.asking.meaning import meant
from search.asking.name_forms import NameElsewhere
from search.asking.parser import ParsedText, parse_query
from search.asking.small_words import demands_all
from search.near_copies.rules import COPIES_FIELD
from search.snapshot import Snapshot
from search.values.query import Query
from search.values.warnings import QueryWarning


class Question:
    """A *query* in one commit; *spoken* are the languages in which it is asked, where known.

    Variations of it that are counted are read as asked in these languages, too.
    """

    def __init__(
        self, snapshot: Snapshot, query: Query, spoken: tuple[str, ...] | None = None
    ) -> None:
        self._snapshot = snapshot
        self.query = snapshot.named(query)
        """The query, with its values as the commit has them."""
        self._known_spoken = spoken

    @property
    def spoken(self) -> tuple[str, ...]:
        """The languages in which the text is probably asked; to find them may take a question."""
        if self._known_spoken is None:
            self._known_spoken = self._snapshot.spoken(self.query)
        return self._known_spoken

    def parse(self) -> ParsedText:
        """Return the parsed text, with what it means if that is asked for."""
        return self._meant(self.query)

    def demanded(self, query: Query) -> tuple[whoosh_query.Query, Query]:
        """Return the tree that matches what *query* finds, and the query with its values named."""
        named = self._snapshot.named(query)
        return demanded(tree_of(named, self._meant(named))), named

    def names_elsewhere(self) -> tuple[NameElsewhere, ...]:
        """Return what names of the query are in the archive's other scripts, asked for or not."""
        return self._snapshot.elsewhere(self.query, self._parse_with(self.query))

    def unknown_names(self) -> tuple[str, ...]:
        """Return those names that the query asks for and that none of its words is elsewhere."""
        if not self.query.name:
            return ()
        known = {name.text.casefold() for name in self.names_elsewhere()}
        return tuple(name for name in self.query.name if name.casefold() not in known)

    def unknown_skips(self, asked: Query) -> Iterator[QueryWarning]:
        """Yield a warning for each text to be left out that neither query has, *asked* or answered.

        The one that is answered may lack some of the words, or have others in their place.
        """
        if self.query.skip:
            queries = {asked, self.query}
            known = {text.casefold() for query in queries for text in self._skippable(query)}
            for skipped in self.query.skip:
                if skipped.casefold() not in known:
                    yield QueryWarning("unknown_equivalent", "skip", skipped)

    def _meant(self, query: Query) -> ParsedText:
        """Return the parsed text of *query*, with the names in other scripts that it asks for."""
        parsed = self._parse_with(query)
        if query.names or query.name:
            elsewhere = self._snapshot.elsewhere(query, parsed)
            added = tuple(name for name in elsewhere if is_added(name, query))
            parsed = self._parse_with(query, added) if added else parsed
        return meant(query, parsed, self._snapshot)

    def _parse_with(self, query: Query, names: tuple[NameElsewhere, ...] = ()) -> ParsedText:
        """Return the parsed text of *query*, with these *names* in other scripts."""
        spoken = () if demands_all(query.text) else self.spoken
        return parse_query(query, self._snapshot.facts, spoken, names)

    def _skippable(self, query: Query) -> Iterator[str]:
        """Yield the texts that *query* can leave out, alone and with their language.

        Those that it lacks as it is not translated, or its words are exact, count too.
        """
        query = query.with_(skip=(), names=True, translate=True, match="stem")
        names = self._snapshot.elsewhere(query, self._parse_with(query))
        parsed = self._parse_with(query, names)
        for variant in (one for group in groups_in(parsed.tree) for one in group.variants):
            if variant.text and variant.via not in ("word", "stem"):
                yield from (variant.text, f"{variant.language}:{variant.text}")


def is_added(name: NameElsewhere, query: Query) -> bool:
    """Return whether *query* asks for *name*."""
    return query.names or name.text.casefold() in map(str.casefold, query.name)


def tree_of(query: Query, parsed: ParsedText) -> whoosh_query.Query:
    """Return the tree of *query*, which is *parsed*: within a group if it asks for one."""
    if not query.copies:
        return parsed.tree
    return whoosh_query.And([parsed.tree, whoosh_query.Term(COPIES_FIELD, query.copies)])
