"""The roles of lines of HTML, by the elements that hold them and those within them."""

import regex

from corpus.pages.outline import Role
from corpus.pages.text_sizes import is_brief
from corpus.pages.wording import ADDRESS, REACHED_BY, SITE, is_label, is_section
from corpus.patterns import has_digit, has_letter
from corpus.readers.hypertext import shapes
from corpus.readers.hypertext.open_elements import OpenBlock
from corpus.readers.hypertext.pieces import Run

_ASIDES = frozenset(("figcaption", "caption", "address"))
_COLON = regex.compile(r"[:：]\s*$")
_MEASURE = regex.compile(r"[+–−-]?\d[\d.,]*\s?°?\s?\p{L}{1,2}")  # "4.2 m", "12 °C"
_TRAIL = regex.compile(r"\s[>»›→]\s")
# "Sunrise 05:12, sunset 20:48"
_TIMES = regex.compile(
    r"(?:[^\d:,;|·]{2,25}[ :]\s?\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?[\s,;|·]*){2,6}"
)


def block_role(
    tag: str, attributes: shapes.Attributes, *, heading: bool, in_heading: bool
) -> Role | None:
    """Return the role that an element gives its lines, None if it gives none.

    It is a *heading* by its tag or its role for readers of screens, or stands *in_heading*.
    """
    stated = shapes.stated_role(attributes) if attributes else None
    if stated is not None:
        return stated
    if heading:
        return Role.HEADING
    if tag in _ASIDES or (in_heading and shapes.is_kicker(attributes.get("class") or "")):
        return Role.ASIDE
    return None


def line_role(shown: Run, text: str, around: OpenBlock) -> Role:
    """Return the role of a line with that *text*, whose pieces that say something are *shown*."""
    letters, own, bold = 0, None, True
    for piece in shown:
        letters += len(piece.text) if piece.link else 0
        own = piece.role if own is None else own
        bold = bold and piece.bold
    linked = 2 * letters >= len(text)
    if not (linked and around.heading) and (not has_letter(text) or is_label(text)):
        return Role.NEVER  # unlike "1984", which is of a film
    if len(shown) > 1 and len({piece.link for piece in shown}) > 1 and _is_trail(text):
        return Role.NEVER
    if not linked and (_MEASURE.fullmatch(text) or _TIMES.fullmatch(text)):
        return Role.NEVER
    if _may_reach(text) and any(of.fullmatch(text) for of in (ADDRESS, SITE, REACHED_BY)):
        return Role.ASIDE
    if _says_of_section(text):
        return Role.ASIDE
    if own is None and around.role is None and around.classes:
        # What is bold in the body of a card may be its headline.
        own = shapes.hint(around.classes, linked or bold)
    if own is Role.STATED or own is Role.ASIDE:
        return own
    if not shown[0].link and _COLON.search(shown[0].text) and _leads(shown) > 1:
        return Role.ASIDE  # "Topics: Harbour, Coast"
    if not (linked or around.heading) and _COLON.search(shown[-1].text) and is_brief(text):
        return Role.ASIDE  # "Starting:"
    if around.role is Role.ASIDE:
        return Role.ASIDE
    role: Role = own or Role.TEXT
    if around.role is not None and around.role > role:
        role = around.role
    if bold and role < Role.BOLD:
        role = Role.BOLD
    return Role.LINK if linked and role < Role.LINK else role


def _is_trail(text: str) -> bool:
    """Return whether *text* with links in it is the way from a site's home: "Home > News"."""
    home, *way = _TRAIL.split(text)
    return bool(way) and is_label(home) and all(map(is_brief, way))


def _says_of_section(text: str) -> bool:
    """Return whether *text* is the name of a section and what little or figures it has.

    So is "Contact: the press office, Harbour Road 12", unlike "Contact: the film that shook us".
    """
    name, _, rest = text.partition(":")
    return is_section(name) and (is_brief(rest) or has_digit(rest))


def _may_reach(text: str) -> bool:
    """Return whether *text* may be an address or a number: most have spaces and no figures."""
    return " " not in text or "@" in text or has_digit(text)


def _leads(run: Run) -> int:
    """Return how many addresses *run* leads to."""
    return len({piece.href for piece in run if piece.href})
