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
    node, depth = root, 0
    tags = [root.tag or ""]
    while True:
        tag = tags[-1]
        if tag.startswith("-"):
            yield node, tag, True
        elif not passed_over(node, tag):
            yield node, tag, True
            child = node.child
            if child is not None:
                node, depth = child, depth + 1
                tags.append(node.tag or "")
                continue
            yield node, tag, False
        while (beside := node.next) is None:
            parent = node.parent
            if depth == 0 or parent is None:
                return
            node, depth = parent, depth - 1
            tags.pop()
            yield node, tags[-1], False
        if depth == 0:
            return
        node = beside
        tags[-1] = node.tag or ""
