"""The fields in which a document is stored, and the index that holds them.

`words` and `stems` have the keys of the text at their positions: a space is between positions, `|`
between the stems of one position, and `-` stands where there is none. Their similarity is the bare
frequency, from which `search.opensearch.translation` makes our scores. Days are ordinals, a date
being those from `day` up to, not including, `end`.
"""

import hashlib
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple

import msgspec

from search.asking.addresses import address_terms
from search.opensearch.tokens import read_tokens
from search.values.documents import Document
from search.values.facets import FACETS

OPEN = 2**31 - 1
"""The ticket that ends a version which nothing has ended."""

LABELS = "labels"
SEPARATOR = "\x1f"
"""What stands between facet, value and label in `LABELS`, number and word in `REPEATED`."""

COUNTED, YEAR, SPAN = "counted", "year", "span"
"""The field of all that hits are counted by, and what that is besides facets.

A value follows the name of its facet. One value more has the names of all that a document lacks,
and that of `SPAN` if its date is imprecise. To count one field takes a node less time than to count
each facet and what lacks it.
"""

REPEATED, FREQUENCIES = "repeated", "frequencies"
"""The fields of the words that stand several times in a text, and of how often they do."""

ENCODER, VECTOR = "encoder", "vector"
"""The fields that have a vector, and the name of the encoder that made it."""

STORED = ("id", "group", "copied", "document")
"""The fields that a reader asks for; a writer gets all, and writes them again as they are."""

TEXT = "text"
"""The field of what a reader asks of many documents at once; see `columns`."""

_KEYS = 20_000  # of facets, each of which most documents share with others
_LONGEST = 8_000  # units of UTF-16 of a keyword, of which each is three bytes of UTF-8 at most
_KEYWORD = {"type": "keyword", "ignore_above": _LONGEST}
_TEXT = {"type": "text", "norms": False, "similarity": "frequency"}
_NUMBER = {"type": "integer"}
_decode = msgspec.json.Decoder(Document).decode
_ONLY_FOUND = {"doc_values": False}
_ONLY_COUNTED = {"index": False}


COPIED = {"auto_expand_replicas": "0-1"}
"""The setting that puts a copy of each shard on a second node, if there is one."""

FEW_SEGMENTS = {"merge.policy.segments_per_tier": 4}
"""The setting by which updates leave fewer segments, which would make a first build longer."""

MERGED_DOCUMENTS = 1_000_000
"""The most documents of an index that is merged once it is built: 2.5 s of nodes for 100,000."""

SHARD_DOCUMENTS = 25_000_000
"""The most documents of a shard, some 22 GB. A search asks each shard, and each has its price."""

SPLIT = 4
"""The shards that are made of one which has more."""


def index_settings(shards: int, alias: str, *, copied: bool) -> Mapping[str, Any]:
    """Return what makes an index of so many *shards*, which is written by its *alias* alone.

    So nothing makes it anew, with fields of any kind, if a writer wakes after it was deleted. While
    it is built it should not be *copied*: each copy would index all documents again, while files
    can be copied when all are there (`search.opensearch.versions`).
    """
    return {
        "aliases": {alias: {}},
        "settings": {
            "number_of_shards": shards,
            **(COPIED if copied else {"number_of_replicas": 0}),
            "refresh_interval": "-1",
            "max_regex_length": 10_000,
            "similarity": {
                "frequency": {
                    "type": "scripted",
                    "script": {"source": "return query.boost * doc.freq;"},
                }
            },
            "analysis": {
                "tokenizer": {"space": {"type": "whitespace", "max_token_length": _LONGEST}},
                "filter": {
                    "apart": {
                        "type": "pattern_capture",
                        "preserve_original": False,
                        "patterns": ["([^|]+)"],
                    },
                    "gap": {"type": "stop", "stopwords": ["-"]},
                },
                "analyzer": {
                    "words": {"type": "custom", "tokenizer": "space"},
                    "stems": {"type": "custom", "tokenizer": "space", "filter": ["apart", "gap"]},
                },
            },
        },
        "mappings": {
            # The source is stored as it was sent: where a part is left out, a node parses it once
            # more, and keeps all of it besides until its segment is merged.
            "dynamic": "strict",
            "properties": {
                "id": {"type": "keyword"},
                "alias": {**_KEYWORD, **_ONLY_FOUND},
                "from": {**_NUMBER, **_ONLY_FOUND},
                "to": {**_NUMBER, **_ONLY_FOUND},
                "words": {**_TEXT, "analyzer": "words"},
                "stems": {**_TEXT, "analyzer": "stems"},
                "word": {**_KEYWORD, **_ONLY_COUNTED},
                "stem": {**_KEYWORD, **_ONLY_COUNTED},
                REPEATED: {**_KEYWORD, **_ONLY_FOUND},
                FREQUENCIES: {**_NUMBER, **_ONLY_COUNTED},
                "length": {**_NUMBER, **_ONLY_COUNTED},
                "day": _NUMBER,
                "end": _NUMBER,
                SPAN: {"type": "keyword"},
                "month": {**_NUMBER, **_ONLY_COUNTED},
                YEAR: {**_NUMBER, **_ONLY_COUNTED},
                **{field.id: _KEYWORD for field in FACETS},
                **{printed_field(field.id): _KEYWORD for field in FACETS if field.measured},
                LABELS: {**_KEYWORD, **_ONLY_COUNTED},
                COUNTED: {**_KEYWORD, **_ONLY_COUNTED},
                "address": {"type": "keyword", **_ONLY_FOUND},
                "file": {**_KEYWORD, **_ONLY_FOUND},
                TEXT: {**_KEYWORD, **_ONLY_COUNTED},
                "meets": {"type": "keyword", **_ONLY_FOUND},
                "group": {"type": "keyword"},
                "copied": {"type": "keyword"},
                "checksum": {"type": "integer", **_ONLY_COUNTED},
                ENCODER: {"type": "keyword"},
                VECTOR: {"type": "binary", "doc_values": True},
                # As a string of a field that is off it is passed over without being decoded.
                "document": {"type": "object", "enabled": False},
            },
        },
    }


def shards_for(documents: int) -> int:
    """Return how many shards an index of so many *documents* has, a power of `SPLIT`."""
    shards = 1
    while documents > shards * SHARD_DOCUMENTS:
        shards *= SPLIT
    return shards


def printed_field(facet: str) -> str:
    """Return the field that has the numbers of a facet whose values are numbers."""
    return f"{facet}_printed"


def fields(
    document: Document, begun: int, *, group: str | None = None, meets: Iterable[str] = ()
) -> dict[str, Any]:
    """Return what is stored of *document*, in the version from ticket *begun* on.

    *group* is the first of its near-copies, None if it has none, and *meets* are the keys by which
    it meets them.
    """
    tokens = read_tokens(document.text, document.language.code)
    words = [token.word for token in tokens]
    distinct = list(dict.fromkeys(words))
    encoded = msgspec.json.encode(document)
    stored: dict[str, Any] = {
        "id": document.id,
        "from": begun,
        "to": OPEN,
        "words": " ".join(words),
        "stems": " ".join([token.joined for token in tokens]),
        "word": distinct,
        "stem": list(dict.fromkeys(chain.from_iterable([token.stems for token in tokens]))),
        "length": len(words),
        "file": list({_keyword(source.file) for source in document.sources}),
        TEXT: _keyword(document.text),
        "group": group or document.id,
        "checksum": checksum(encoded),
        "document": encoded.decode(),
    }
    if len(distinct) < len(words):
        several = [(count, word) for word, count in Counter(words).items() if count > 1]
        stored[REPEATED] = [f"{count}{SEPARATOR}{word}" for count, word in several]
        stored[FREQUENCIES] = list({count for count, _ in several})
    if meets:
        stored["meets"] = list(meets)
    if group:
        stored["copied"] = group
    if aliases := document.aliases:
        stored["alias"] = [_keyword(alias) for alias in aliases]
    if document.publications:
        terms = address_terms(p.url for p in document.publications)
        stored["address"] = [address_code(*term) for term in terms]
    marks, counted, labels = [""], list[str](), list[str]()
    for number, field in enumerate(FACETS):
        key = field.keys((document,))[0]
        found = _valued(number, key) if key else _NO_VALUES
        if not found.counted:
            marks.append(field.id)
            continue
        stored |= found.stored
        counted += found.counted
        labels += found.labels
    if labels:
        stored[LABELS] = labels
    if days := document.days:
        first, last = days
        counted.append(f"{YEAR}{SEPARATOR}{first.year}")
        stored |= {
            "day": first.toordinal(),
            "end": last.toordinal() + 1,
            YEAR: first.year,
            "month": list(range(12 * first.year + first.month - 1, 12 * last.year + last.month)),
        }
        if document.date_precision != "day":
            stored[SPAN] = f"{stored['day']}-{stored['end']}"
            marks.append(SPAN)
    else:
        marks.append(YEAR)
    stored[COUNTED] = [*counted, SEPARATOR.join(marks)]
    return stored


class _Valued(NamedTuple):
    """What is stored of a facet: its fields, and its part of `COUNTED` and of `LABELS`."""

    stored: Mapping[str, list[str]]
    counted: Sequence[str]
    labels: Sequence[str]


_NO_VALUES = _Valued({}, (), ())


@lru_cache(maxsize=_KEYS)
def _valued(number: int, key: Any) -> _Valued:
    """Return what is stored of a document with that *key* of the facet with that *number*."""
    field = FACETS[number]
    values = field.values(key)
    if not values:
        return _NO_VALUES
    stored = {field.id: list(dict.fromkeys(field.counted(value) for value, _ in values))}
    counted = [f"{field.id}{SEPARATOR}{value}" for value in stored[field.id]]
    if field.measured:
        stored[printed_field(field.id)] = [value for value, _ in values]
    labels = [SEPARATOR.join((field.id, *pair)) for pair in values] if field.labelled else []
    return _Valued(stored, counted, labels)


def tally(counted: Mapping[str, int]) -> Mapping[str, dict[str, int]]:
    """Return the counts of `COUNTED` by facet; those of what has a mark are those of ""."""
    found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for value, count in counted.items():
        name, *several = value.split(SEPARATOR)
        if name:
            found[name][SEPARATOR.join(several)] += count
            continue
        for mark in several:
            found[mark][""] += count
    return found


def checksum(encoded: bytes) -> int:
    """Return a checksum of 21 bits, so that those of four thousand million add up exactly."""
    return zlib.crc32(encoded) & 0x1FFFFF


def read_document(source: Mapping[str, Any]) -> Document:
    """Return the document that a version holds."""
    return _decode(source["document"])


def address_code(field: str, key: str) -> str:
    """Return the term by which the *key* of an address in *field* is found, however long it is."""
    return hashlib.blake2b(f"{field}:{key}".encode(), digest_size=12).hexdigest()


def _keyword(text: str) -> str:
    """Return so much of *text* as a keyword can have, since none is kept of a longer one."""
    if len(text) <= _LONGEST // 2:  # a character is two units at most
        return text
    return text[:_LONGEST].encode("utf-16-le")[: 2 * _LONGEST].decode("utf-16-le", "ignore")


def visible(ticket: int, abandoned: Iterable[int]) -> list[dict[str, Any]]:
    """Return the filters of the versions that are in the commit of *ticket*."""
    lost = list(abandoned)
    if not lost:
        return [{"range": {"from": {"lte": ticket}}}, {"range": {"to": {"gt": ticket}}}]
    ended = {"bool": {"should": [{"range": {"to": {"gt": ticket}}}, {"terms": {"to": lost}}]}}
    return [
        {"range": {"from": {"lte": ticket}}},
        {"bool": {"must_not": [{"terms": {"from": lost}}]}},
        ended,
    ]


def columns(*names: str) -> dict[str, Any]:
    """Return the part of a search that asks for the fields *names* alone, which are one value each.

    They are read from columns: to unpack what is stored takes a node four times as long.
    """
    return {"_source": False, "stored_fields": "_none_", "docvalue_fields": list(names)}


def hits_of(answer: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the hits of an answer."""
    yield from answer["hits"]["hits"]


def values_of(hit: Mapping[str, Any], *names: str) -> tuple[str, ...]:
    """Return the values of the fields *names* of a hit that `columns` asked for."""
    return tuple(hit["fields"][name][0] for name in names)
