"""Topic pages as HTML."""

from collections import Counter
from collections.abc import Callable, Iterator

import regex
from selectolax.lexbor import LexborHTMLParser, LexborNode

from corpus.addresses import web_address
from corpus.languages import language_code
from corpus.model import TopicPage
from corpus.pages.link_targets import leads_to_page
from corpus.pages.outline import Outline, PageLine
from corpus.pages.text_sizes import is_brief
from corpus.pages.topic_pages import read_page
from corpus.patterns import pattern
from corpus.read_context import ReadContext
from corpus.readers.hypertext import shapes
from corpus.readers.hypertext.markup import Outliner
from corpus.readers.hypertext.message_pages import message_records
from corpus.readers.hypertext.own_days import own_day
from corpus.readers.hypertext.saved_pages import (
    original,
    saved_from,
    wayback_day,
    with_shadow_roots,
)
from corpus.readers.hypertext.structured_data import stated_headlines
from corpus.readers.records.records import Item, read_records
from corpus.readers.texts.mail_texts import take_forwarded
from corpus.readers.texts.press_pages import press_page_records

DEEPEST = 10_000
"""The deepest nesting that is read; the parser's time grows with its square."""

_DECLARATION = pattern(rb"<meta[^>]*charset=[\"']?([\w.-]+)", regex.IGNORECASE)
_TAG = pattern(r"<(/?)([a-z][a-z0-9]*)", regex.IGNORECASE)
_TITLE_END = pattern(r"\s+[|–—-]\s+")  # "Organized crime | INTERPOL"
_OCR = pattern(r"<\w[^<>]*\sclass=[\"']?ocr_page\b")
_FRAMESET = pattern("<frameset", regex.IGNORECASE)
_FRAMES = pattern(
    r"<frameset(?:(?!<noframes).)*+<noframes[^>]*>(.*?)</noframes>(?:.*</frameset>)?",
    regex.IGNORECASE | regex.DOTALL,
)
_ITEM = "article, li, tr, [itemscope]"
# Elements without an end, or whose end is often left out, so that they say nothing of depth.
_SHALLOW = shapes.tags(
    "area base br col dd dt hr img input li link meta option p source td th tr wbr"
)


def read_html(context: ReadContext) -> Iterator[Item]:
    """Yield the topic page of an HTML file, or the articles or messages that it is of."""
    text = context.document(_DECLARATION)
    if text is None:
        return
    if articles := list(press_page_records(text, context)):
        yield from read_records(context, articles)
        return
    if _OCR.search(text):
        reason = "a page as a program has recognised it (hOCR), which names no headline"
        context.fault(1, f"{reason}; the file is left out")
        return
    if messages := message_records(text, context):
        yield from read_records(context, messages)
        return
    text = with_shadow_roots(_without_frames(text))
    page = page_of(text, text, context)
    if page:
        yield page
    elif not context.faults:
        context.fault(0, "the file has no text")


def _without_frames(text: str) -> str:
    """Return a page of frames as browsers that know none show it.

    >>> _without_frames("<frameset><frame src=a><noframes><p>A ship</noframes></frameset>")
    '<p>A ship'
    """
    begin = _FRAMESET.search(text)
    found = _FRAMES.match(text, begin.start()) if begin else None
    return text[: found.start()] + found[1] + text[found.end() :] if found else text


def page_of(
    text: str, source: str, context: ReadContext, *, title: PageLine | None = None
) -> TopicPage | None:
    """Return the topic page of HTML, None if it has no text or is too deep, which is reported.

    *source* has the same texts in the lines that count, and *title* is one given beside it.
    """
    if text.count("<") > DEEPEST and _depth(text) > DEEPEST:
        context.fault(0, f"nested more than {DEEPEST:,} deep; the file is left out")
        return None
    tree = LexborHTMLParser(text)
    _take_facts(tree, text, context)
    context.own_day = lambda: own_day(tree, context)
    try:
        stated = stated_headlines(tree, text, context)
        body = tree.body
        named = tree.css_first("head title")
        name = context.printed(named.text()) if named else ""
        outliner = Outliner(source, context, _address(tree, context))
        outline = outliner.of(body, name) if body else None
        if outline is None or not (outline.lines or stated):
            return None
        if context.sent:
            take_forwarded(outline.lines, context)
        title = title or _title(tree, context, outline)
        return read_page(outline, context, title=title, stated=stated)
    finally:
        context.own_day = None  # else it and the tree would be held until cycles are looked for


def _depth(text: str) -> int:
    depth = deepest = 0
    for ends, tag in _TAG.findall(text):
        if tag.lower() not in _SHALLOW:
            depth = max(0, depth - 1) if ends else depth + 1
            deepest = max(deepest, depth)
    return deepest


def _take_facts(tree: LexborHTMLParser, text: str, context: ReadContext) -> None:
    """Take from the page what is not stated of it: language, address, outlet, capture."""
    root = tree.css_first("html")
    lang = root.attributes.get("lang") if root else None
    if context.language is None and lang:
        context.expect_language(language_code(lang))
    context.country = (lang or "").replace("_", "-").partition("-")[2].upper()
    saved = saved_from(text)
    canonical = tree.css_first("link[rel=canonical][href]")
    site = tree.css_first('meta[property="og:site_name"][content]')
    if not context.source and site:
        context.source = context.printed(site.attributes["content"] or "")
    address = (canonical.attributes["href"] or "") if canonical else ""
    if context.url is None:
        context.url = web_address(original(address)) or saved.address
    day = saved.day or wayback_day(address)
    if day:
        context.take_capture(day)


def _address(tree: LexborHTMLParser, context: ReadContext) -> Callable[[str], str | None]:
    """Return a function that gives the address that a link of the page leads to."""
    base = tree.css_first("base[href]")
    around = context.url or ""
    if base:
        around = web_address(original(base.attributes["href"] or ""), around) or around

    def address(href: str) -> str | None:
        if not around and ":/" not in href:  # it leads nowhere
            return None
        return web_address(original(href), around)

    return address


def _title(tree: LexborHTMLParser, context: ReadContext, outline: Outline) -> PageLine | None:
    """Return the page's main heading, else its title less the name of the site."""
    heading, name = _main_heading(tree), outline.name
    text = context.printed(heading.text(separator=" ")) if heading else ""
    if not text or (heading and name and text not in name and _leads_on(heading, text)):
        text = _TITLE_END.split(name)[0]
    line = next((line for line in outline.lines if line.text == text), None)
    if line is not None or not text:
        return line
    return PageLine(1, text)


def _main_heading(tree: LexborHTMLParser) -> LexborNode | None:
    """Return the first heading of the highest level, of several one that is of no item."""
    headings = tree.css("h1")
    if len(headings) < 2:
        return headings[0] if headings else None
    within = {node.mem_id for node in tree.css(_WITHIN_ITEMS)}
    around = [shapes.shape(node.parent) for node in headings]
    shapes_met = Counter(around)
    return next(
        (
            node
            for node, of in zip(headings, around, strict=True)
            if node.mem_id not in within and shapes_met[of] == 1
        ),
        None,
    )


def _leads_on(heading: LexborNode, text: str) -> bool:
    """Return whether a *heading* of that *text* leads to a page, as a first headline does."""
    link = heading.css_first("a[href]") or heading.parent
    href = (link.attributes.get("href") or "") if link and link.tag == "a" else ""
    return href != "" and not is_brief(text) and leads_to_page(href)


_WITHIN_ITEMS = ", ".join(f"{item} h1" for item in _ITEM.split(", "))
