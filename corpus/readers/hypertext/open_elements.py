"""What is open around a text of HTML: the elements that hold lines, and those within a line."""

from msgspec import Struct

from corpus.pages.outline import Role


class OpenBlock(Struct):
    """An element that has begun, and what holds within it."""

    index: int
    role: Role | None = None
    classes: str = ""
    heading: bool = False
    in_item: bool = False
    site: bool = False
    bullet: bool = False
    rows: int = 1
    columns: range = range(0)
    preformatted: bool = False
    menu: bool = False
    aside: bool = False


class OpenInline(Struct):
    """The state of the inline elements around a text; *empty_at* is where a date may be empty.

    Before it are *begins_at* pieces of its line. It begins before the line *line_at* with
    *classes*. *is_block* says that it holds blocks, too. *change* is as that of a `Piece`.
    """

    unit: int = 0
    link: int = 0
    href: str | None = None
    date: str | None = None
    role: Role | None = None
    bold: bool = False
    empty_at: int | None = None
    line_at: int = 0
    classes: str = ""
    is_block: bool = False
    around: int = 0
    head: bool = False
    outlet: bool = False
    begins_at: int = -1
    change: str = ""
