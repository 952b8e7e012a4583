"""The nodes of an HTML tree in their order."""

from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborNode


def walk(
    root: LexborNode, passed_over: Callable[[LexborNode, str], bool]
) -> Iterator[tuple[LexborNode, bool]]:
    """Yield the nodes in *root* in their order, an element where it begins and where it ends.

    Without recursion, since a page may be nested deeper than Python's stack.
    """
    node, depth = root, 0
    while True:
        over = passed_over(node, node.tag or "")
        if not over:
            yield node, True
        if not over and node.child is not None:
            node, depth = node.child, depth + 1
            continue
        if not over:
            yield node, False
        while node.next is None:
            if depth == 0 or node.parent is None:
                return
            node, depth = node.parent, depth - 1
            yield node, False
        if depth == 0:
            return
        node = node.next
