"""The grammar of the query language: which signs of a text make which nodes."""

import re
from collections.abc import Callable, Sequence
from functools import cache

from whoosh import qparser
from whoosh.qparser import plugins, syntax, taggers

from search.asking.addresses import site_key
from search.asking.date_filter import DateFilter
from search.asking.field_names import DATE_FIELDS, comparison, field_named
from search.asking.nodes import (
    AddressFilter,
    AllOf,
    AnyOf,
    Either,
    ExactWord,
    Excluded,
    FacetFilter,
    Phrase,
    Prefix,
)
from search.asking.sign_rewriter import ANY_ENDING, EITHER, IN_ORDER, SPACE
from search.asking.signs import COMPARED, FIELD, START, has_signs
from search.asking.text_parser import TextParser
from search.values.facets import FACETS_BY_ID

_WORD = re.compile(r"\S+")
_AFTER_SIGN = re.compile(r"([<>]=?)(.+)")


class Grammar(TextParser):
    """Parses the text *typed*; with *any_word* a hit needs one of its words."""

    def default_set(self) -> Sequence[plugins.Plugin]:
        """Return the plugins that the text is parsed with."""
        return _plugins()

    def default_group(self) -> type[syntax.GroupNode]:
        """Return what nodes side by side are."""
        return AnyOf if self.any_word else AllOf

    def process(self, text: str, pos: int = 0, debug: object = False) -> syntax.GroupNode:
        """Return the nodes of *text*; a text without signs has words alone."""
        if has_signs(text):
            return super().process(text, pos, debug)
        words = ((found[0], found.span()) for found in _WORD.finditer(text))
        return self.group([syntax.WordNode(word).set_range(*span) for word, span in words])

    def taggers(self) -> list[taggers.Tagger]:
        """Return what finds the nodes of a text."""
        return [_taggers()]


def _field(name: str, value: str) -> syntax.SyntaxNode | None:
    """Return the node of a field, None if no field goes by *name*."""
    field = field_named(name)
    typed = value.strip('"').replace(SPACE, " ").strip()
    if field in FACETS_BY_ID:
        return FacetFilter(field, typed)
    if field in DATE_FIELDS:
        signed = _AFTER_SIGN.fullmatch(typed)
        compared = signed and comparison("date", signed[1], signed[2])
        return DateFilter(*(compared or (field, typed)))
    if field in ("url", "site") and site_key(typed):
        return AddressFilter(typed, site=field == "site")
    return None


def _compared(name: str, sign: str, value: str) -> syntax.SyntaxNode | None:
    """Return the node of a condition without a field, None if it compares nothing."""
    meant = comparison(name, sign, value.replace(SPACE, " "))
    return _field(*meant) if meant else None


def _dates(dates: str) -> syntax.SyntaxNode | None:
    """Return the node of a range without a field, None if its ends are no dates."""
    node = DateFilter("date", dates)
    return node if node.is_understood() else None


def _phrase(text: str, sign: str | None, slop: str | None) -> syntax.SyntaxNode:
    return Phrase(text, int(slop or 0), ordered=sign == IN_ORDER)


def _prefix(text: str, sign: str) -> syntax.SyntaxNode:
    return Prefix(text, whole=sign == ANY_ENDING)


@cache  # they keep nothing of a text
def _plugins() -> tuple[plugins.Plugin, ...]:
    operator = plugins.OperatorsPlugin.OpTagger
    return (
        plugins.WhitespacePlugin(),
        plugins.GroupPlugin(),
        _tagging(FIELD, _field),
        _tagging(COMPARED, _compared),
        _tagging(rf"{START}(?P<dates>[\[{{][^\]}}]*\bTO\b[^\]}}]*[\]}}])", _dates),
        _tagging(rf"{START}(?P<address>https?://[^\s()\"]+)", AddressFilter),
        _tagging(rf'"(?P<text>[^"]*)"(?:(?P<sign>[~{IN_ORDER}])(?P<slop>\d{{1,3}}))?', _phrase),
        _tagging(rf"{START}=(?P<text>[^\s()\"{EITHER}]+)", ExactWord),
        _tagging(
            rf"{START}(?P<text>[^\s()\"*:={EITHER}{ANY_ENDING}]+)(?P<sign>[*{ANY_ENDING}])(?=$|[\s)])",
            _prefix,
        ),
        plugins.OperatorsPlugin(
            ops=[
                (
                    operator(rf"{START}(?:-(?=[^\s-])|NOT(?=\s))", Excluded, syntax.PrefixOperator),
                    0,
                ),
                (operator(r"(?<=\s)AND(?=\s)", AllOf), 0),
                (operator(rf"(?<=\s)OR(?=\s)|{EITHER}", Either), 0),
            ],
            clean=True,
        ),
    )


class _BesideWords(taggers.Tagger):  # type: ignore[misc]
    """The taggers of all plugins but inside a word, where nothing begins that they look for."""

    def __init__(self) -> None:
        self._taggers = qparser.QueryParser("words", None, plugins=_plugins()).taggers()

    def match(self, parser: TextParser, text: str, pos: int) -> syntax.SyntaxNode | None:
        """Return the node of the first tagger that matches *text* at *pos*, None without one."""
        if pos and text[pos].isalnum() and text[pos - 1].isalnum():
            return None
        for tagger in self._taggers:
            node = tagger.match(parser, text, pos)
            if node is not None:
                return node
        return None


@cache
def _taggers() -> _BesideWords:
    return _BesideWords()


def _tagging(
    expression: str, node: Callable[..., syntax.SyntaxNode | None]
) -> plugins.TaggingPlugin:
    tagger = plugins.TaggingPlugin(expression)
    tagger.nodetype = node
    return tagger
