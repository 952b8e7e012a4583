"""A thread-safe cache of the values used last, with a limit on their total size."""

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Cache(Generic[T]):
    """The values used last, up to a total size of *capacity*; threads may share it.

    Sizes are in whatever unit the caller passes to `put`: bytes, or counts.
    """

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._lock = threading.Lock()
        self._values: OrderedDict[Hashable, tuple[T, int]] = OrderedDict()
        self._size = 0

    def get(self, key: Hashable) -> T | None:
        """Return the value of *key*, None if it is not cached."""
        with self._lock:
            known = self._values.get(key)
            if known is None:
                return None
            self._values.move_to_end(key)
            return known[0]

    def put(self, key: Hashable, value: T, size: int) -> None:
        """Keep *value*, unless its *size* is more than a quarter of the capacity.

        A key that is cached already keeps its first value.
        """
        if size * 4 > self._capacity:
            return
        with self._lock:
            if key not in self._values:
                self._values[key] = (value, size)
                self._size += size
            while self._size > self._capacity:
                _, (_, gone) = self._values.popitem(last=False)
                self._size -= gone
