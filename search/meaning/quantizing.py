"""Vectors as an index stores them: a byte for each number."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

SCALE = 127 / 0.15
"""The factor by which a number of a vector becomes a whole number up to 127, as it is stored.

Of 512 numbers few are beyond .15, and those are cut; the nearest 20 are the same but for 1 in 100.
"""


def quantized(vectors: NDArray[Any]) -> NDArray[np.int8]:
    """Return *vectors* as they are stored, in whole numbers from -127 to 127."""
    return np.rint(vectors * SCALE).clip(-127, 127).astype(np.int8)
