"""The formats for whole results, streamed as they are read."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import islice
from types import MappingProxyType

from webui.api.records import Records
from webui.api.references import write_bibtex, write_csl_json, write_ris
from webui.api.serializers import hit_json
from webui.api.tables import write_csv, write_xlsx
from webui.api.workbook import CONTENT_TYPE as XLSX
from webui.formats import Format
from webui.http.urls import Addresses

_RECORDS_A_BLOCK = 200


@dataclass(frozen=True, slots=True)
class Export:
    """A format: its media type, and the function that yields all of it in blocks of bytes."""

    content_type: str
    blocks: Callable[[Records, Addresses], Iterator[bytes]]


def export_to(format_: Format, delimiter: str = "comma") -> Export:
    """Return the export to *format_*, with the *delimiter* of that name in CSV."""
    export = EXPORTS[format_]
    if format_ == "csv":
        return Export(export.content_type, _text(partial(write_csv, delimiter=delimiter)))
    return export


def _text(
    write: Callable[[Records, Addresses], Iterator[str]],
) -> Callable[[Records, Addresses], Iterator[bytes]]:
    """Return *write* in blocks of many records, since each block costs a write."""

    def blocks(records: Records, addresses: Addresses) -> Iterator[bytes]:
        texts = write(records, addresses)
        while block := "".join(islice(texts, _RECORDS_A_BLOCK)):
            yield block.encode()

    return blocks


def _write_ndjson(records: Records, addresses: Addresses) -> Iterator[str]:
    """Yield the hits of *records*, one a line, each as in `results` of the JSON answer."""
    for hit in records.hits():
        record = hit_json(hit, addresses.path(hit.document))
        yield json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"


EXPORTS: Mapping[Format, Export] = MappingProxyType(
    {
        "ndjson": Export("application/x-ndjson; charset=utf-8", _text(_write_ndjson)),
        "csv": Export("text/csv; charset=utf-8; header=present", _text(write_csv)),
        "xlsx": Export(XLSX, write_xlsx),
        "ris": Export("application/x-research-info-systems; charset=utf-8", _text(write_ris)),
        "bib": Export("application/x-bibtex; charset=utf-8", _text(write_bibtex)),
        "csl.json": Export("application/vnd.citationstyles.csl+json", _text(write_csl_json)),
    }
)
"""The formats of whole results, by the extension of the address."""
