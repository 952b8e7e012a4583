"""What `archive.toml` states in vain, told by what annotates texts."""

from collections.abc import Iterator

from corpus import Finding, Source
from corpus.manifest import NAME, Never
from search import WHAT, idle_rulings

_VALUES = {
    "place": "a country's code, as JO, or words as they are printed",
    "organisation": "a value, as europol, or words as they are printed",
    "subject": "a value, as fraud, or words as they are printed",
    "quantity": f"what is counted ({', '.join(WHAT)}), one number, as deaths=3000, or words",
}


def faults_of_never(never: Never) -> Iterator[Finding]:
    """Yield a fault for each thing in *never* that no text would be annotated with anyway."""
    for facet, ruled_out, meant in idle_rulings(dict(never)):
        cure = f'"{meant}"' if meant else _VALUES[facet]
        reason = f"annotations.never: {facet}: {ruled_out!r} rules nothing out; write {cure}"
        yield Finding(Source(NAME, 0), reason)
