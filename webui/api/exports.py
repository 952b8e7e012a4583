"""The formats for whole results, streamed as they are read."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType

from search import Scan
from webui.api.csv_ndjson import write_csv, write_ndjson
from webui.api.references import write_bibtex, write_ris
from webui.http.urls import Addresses

_RECORDS_A_BLOCK = 200


@dataclass(frozen=True, slots=True)
class Export:
    """A format: its media type, and the function that writes a scan record by record.

    It begins at the cursor of the query, if there is one, and ignores the page.
    """

    content_type: str
    write: Callable[[Scan, Addresses], Iterator[str]]

    def blocks(self, scan: Scan, addresses: Addresses) -> Iterator[bytes]:
        """Yield the whole file in blocks of many records, since each block costs a write."""
        records = self.write(scan, addresses)
        while block := "".join(islice(records, _RECORDS_A_BLOCK)):
            yield block.encode()


EXPORTS: Mapping[str, Export] = MappingProxyType(
    {
        "ndjson": Export("application/x-ndjson; charset=utf-8", write_ndjson),
        "csv": Export("text/csv; charset=utf-8; header=present", write_csv),
        "ris": Export("application/x-research-info-systems; charset=utf-8", write_ris),
        "bib": Export("application/x-bibtex; charset=utf-8", write_bibtex),
    }
)
"""The formats of whole results, by the extension of the address."""
