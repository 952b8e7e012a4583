"""Whoosh's parser as the nodes of a text see it: what they ask while they make their queries."""

import datetime as dt
import re

from whoosh import qparser
from whoosh import query as whoosh_query
from whoosh.qparser import syntax

from search.asking.addresses import address_key, site_key
from search.asking.archive_values import ArchiveValues
from search.asking.expansion import Expansion
from search.asking.field_names import facet_values
from search.asking.query_parts import PartKind, QueryPart
from search.language.analysis import analyzer, tokenize
from search.values.warnings import QueryWarning

MAX_TERMS = 128
"""The greatest number of words, phrases and filters in one text."""

_SIGN = re.compile(r"[*~\[\]]")
_EXCLUDING = re.compile(r"(?:-|NOT\s+)\(*$")


class TextParser(qparser.QueryParser):  # type: ignore[misc]  # Whoosh has no types
    """Parses the text *typed*, and counts the terms; with *any_word* a hit needs one of its words.

    A text of *mixed* case is not all in capitals. Time is counted back from the day *newest*.
    *parts* are the parts of the text that were admitted.
    """

    def __init__(
        self,
        expansion: Expansion,
        warnings: list[QueryWarning],
        typed: str,
        *,
        any_word: bool,
        small: frozenset[str],
        values: ArchiveValues,
        newest: dt.date | None,
        mixed: bool,
    ) -> None:
        self.any_word = any_word
        super().__init__("words", None, group=self.default_group())
        self.expansion = expansion
        self.newest = newest
        self.warnings = warnings
        self.parts: list[QueryPart] = []
        self._typed = typed
        self.mixed = mixed
        self._small = small
        self._is_small: dict[str, bool] = {}
        self._values = values
        self._terms = 0

    def default_group(self) -> type[syntax.GroupNode]:
        """Return what nodes side by side are, as the grammar has it."""
        raise NotImplementedError

    def _add_ws_plugin(self) -> None:
        """Add none: white space is among the plugins."""

    def admits(self, node: syntax.SyntaxNode, kind: PartKind) -> bool:
        """Count the term at *node*; return False if there are too many."""
        self._terms += 1
        if self._terms == MAX_TERMS + 1:
            self.warnings.append(
                QueryWarning(
                    "too_many_terms",
                    value=str(MAX_TERMS),
                    start=node.startchar,
                    end=len(self._typed),
                )
            )
        if self._terms > MAX_TERMS:
            return False
        part = QueryPart(kind, node.startchar, node.endchar)
        if self.parts[-1:] != [part]:  # of a word in a script without spaces, each pair is a term
            self.parts.append(part)
        return True

    def exclude(self, first: int) -> None:
        """Mark the parts from number *first* on as one part that is excluded."""
        excluded = self.parts[first:]
        if excluded:
            start, end = excluded[0].start, excluded[-1].end
            if sign := _EXCLUDING.search(self._typed, 0, start):
                start = sign.start()
            self.parts[first:] = [QueryPart("excluded", start, end)]

    def note_equivalents(self, excluded: whoosh_query.Query, part: int) -> None:
        """Warn that part number *part*, for which *excluded* is the query, has equivalents."""
        if texts := self.expansion.equivalents_in(excluded):
            start, end = self.parts[part].start, self.parts[part].end
            self.warnings.append(
                QueryWarning("equivalents_excluded", value=", ".join(texts), start=start, end=end)
            )

    def is_small(self, text: str) -> bool:
        """Return whether *text* is a small word: not if it alone is in capitals ("WHO")."""
        known = self._is_small.get(text)
        if known is None:
            words = [analyzer().keys(token.form, "und").word for token in tokenize(text)]
            name = len(text) > 1 and text.isupper() and self.mixed
            known = bool(words) and not name and self._small.issuperset(words)
            self._is_small[text] = known
        return known

    def note_stray_sign(self, node: syntax.WordNode) -> None:
        """Warn that the first sign of the language in a plain word has no meaning there."""
        if found := _SIGN.search(node.text):
            offset = node.startchar + found.start()
            self.warnings.append(
                QueryWarning("stray_sign", value=found[0], start=offset, end=offset + 1)
            )

    def facet(self, facet: str, value: str) -> whoosh_query.Query:
        """Return the filter for what *value* means in *facet*."""
        meant = (self._values.meant(facet, one) for one in facet_values(facet, value))
        terms = [whoosh_query.Term(facet, one) for one in meant]
        return terms[0] if len(terms) == 1 else whoosh_query.Or(terms)

    def with_address(self, tree: whoosh_query.Query, text: str) -> whoosh_query.Query:
        """Return the query for what *tree* finds, or what is published at the address *text*.

        A domain alone finds all of its site.
        """
        if isinstance(tree, whoosh_query.Term):  # which the scheme has told
            return tree
        key = address_key(text)
        term = whoosh_query.Term("url", key) if key else whoosh_query.Term("site", site_key(text))
        return term if tree is whoosh_query.NullQuery else whoosh_query.Or([term, tree])
