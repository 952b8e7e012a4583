"""The lines of the source of a page on which the texts of its tree stand."""

_WINDOW = 2**20  # characters ahead in which a text is sought
_TOLD_FAR = 20  # characters of one that is sought farther, as below a script of some megabytes
_MOST_FAR = 20  # such texts that are not found


class SourceLines:
    """Seeks the texts of a tree, in their order, in its *source*; *number* is the line reached."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._far = _MOST_FAR
        self.number = 1

    def reach(self, text: str) -> None:
        """Go on to the line on which the first line of *text* stands next, if it is found."""
        first = text.partition("\n")[0].rstrip()
        found = self._source.find(first, self._at, self._at + _WINDOW)
        if found < 0 and self._far and len(first) >= _TOLD_FAR:
            found = self._source.find(first, self._at + _WINDOW - len(first))
            self._far -= found < 0
        if found >= 0:
            self.number += self._source.count("\n", self._at, found)
            self._at = found
