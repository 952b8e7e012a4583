"""The nodes of an HTML tree in their order."""

from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborNode


def walk(
    root: LexborNode, passed_over: Callable[[LexborNode, str], bool]
) -> Iterator[tuple[LexborNode, str, bool]]:
    """Yield the nodes in *root* with their tags, an element where it begins and where it ends.

    *passed_over* is asked of elements alone; a text or a comment has no end. Without recursion,
    since a page may be nested deeper than Python's stack.
    """
    node = root
    begun: list[tuple[LexborNode, str]] = []  # the elements around it
    while True:
        tag = node.tag or ""
        if tag.startswith("-"):
            yield node, tag, True
        elif not passed_over(node, tag):
            yield node, tag, True
            child = node.child
            if child is not None:
                begun.append((node, tag))
                node = child
                continue
            yield node, tag, False
        if not begun:
            return
        while (beside := node.next) is None:
            node, tag = begun.pop()
            yield node, tag, False
            if not begun:
                return
        node = beside
