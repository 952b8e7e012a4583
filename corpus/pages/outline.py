"""A page as lines in the elements that hold them, in whatever format it came."""

from collections.abc import Callable, Sequence, Set
from typing import ClassVar

from msgspec import Struct

ITEMS = frozenset(("article", "dd", "li", "tr"))
"""The tags that HTML has for the items of a list."""

ARTICLES = frozenset(("article",))
"""The tag that HTML has for articles."""

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
"""The tags that HTML has for headings."""

Shape = tuple[str, str]
"""The tag of an element and its kind."""


class Role(int):
    """The role that the page gives a line; the higher, the likelier it is a headline.

    It is no enumeration, whose members Python 3.11 finds in four times the time: rules name sixty
    for each headline of a page.
    """

    NEVER: ClassVar["Role"]  # a label of the site: "Read more", "2"
    ASIDE: ClassVar["Role"]  # a byline, a category, a teaser, by what the page calls it
    TEXT: ClassVar["Role"]
    BOLD: ClassVar["Role"]
    LINK: ClassVar["Role"]
    TITLED: ClassVar["Role"]  # the page calls it a title
    HEADING: ClassVar["Role"]
    STATED: ClassVar["Role"]  # the page says for programs that it is a headline


Role.NEVER, Role.ASIDE, Role.TEXT, Role.BOLD = map(Role, range(4))
Role.LINK, Role.TITLED, Role.HEADING, Role.STATED = map(Role, range(4, 8))


class PageLine(Struct):
    """One line of a page in its printed form.

    *href* is where the line links to, as the page writes it. *machine_date* is its date as the page
    states it for programs, and its *text* too if the line is not *shown*. *bullet* says that the
    format marks it as an item of a list, *site* that it leads about the site, and *continues* that
    the line before it was wrapped here. A rule is drawn above a *ruled* line. *outlet* is the
    outlet that it names, if the page says so. A *wording* is in a column for one of several
    languages. *updated* and *deadline* say what dates in its column are of. *element* is the index
    of the innermost element around it.
    """

    number: int
    text: str
    href: str | None = None
    machine_date: str | None = None
    bullet: bool = False
    role: Role = Role.TEXT
    element: int = 0
    shown: bool = True
    site: bool = False
    continues: bool = False
    ruled: bool = False
    updated: bool = False
    deadline: bool = False
    outlet: str = ""
    wording: bool = False


class Element(Struct):
    """An element that holds the lines from *first* up to *end*, which is not in it.

    *kind* tells elements of one *tag* apart: it is of their classes, without numbers. The two are
    its *shape*, which the items of one list have in common. *parent* is the index of the element
    around it; that of the outermost is 0, itself.
    """

    tag: str
    kind: str
    parent: int
    first: int
    end: int = 0
    shape: Shape = ("", "")

    def __post_init__(self) -> None:
        self.shape = self.tag, self.kind

    @property
    def lines(self) -> range:
        """Return the indexes of the lines that it holds."""
        return range(self.first, self.end)


class Outline(Struct, frozen=True):
    """The *lines* of a page in their order, and its *elements*, the outermost first.

    *structured* says that the elements mean something, as they do in HTML. *address* gives the
    address that a link leads to, if it is known. *asides* are the elements that stand beside the
    page's text and list what may be news. *name* is the title that the page has for programs.
    """

    lines: Sequence[PageLine]
    elements: Sequence[Element]
    structured: bool = True
    address: Callable[[str], str | None] = str
    asides: Sequence[Element] = ()
    name: str = ""

    def around(self, line: int) -> Element:
        """Return the innermost element that holds the line of that index."""
        return self.elements[self.lines[line].element]

    def shape(self, line: int) -> Shape:
        """Return the shape of the innermost element that holds the line of that index."""
        return self.elements[self.lines[line].element].shape

    def is_heading(self, line: int) -> bool:
        """Return whether the line of that index is a heading by its tag."""
        return self.around(line).tag in HEADINGS

    def within(self, line: int, tags: Set[str]) -> int:
        """Return the index of the innermost element of *tags* around a line, 0 if there is none."""
        index = self.lines[line].element
        while index and self.elements[index].tag not in tags:
            index = self.elements[index].parent
        return index

    def item(self, line: int, tags: Set[str] = ITEMS) -> Element:
        """Return the innermost element of *tags* around a line, the outermost if there is none."""
        return self.elements[self.within(line, tags)]

    def shared(self, line: int, other: int) -> int:
        """Return the index of the innermost element that holds two lines."""
        index = self.lines[line].element
        while index and not self.elements[index].first <= other < self.elements[index].end:
            index = self.elements[index].parent
        return index
