"""Parts of a page beside its text, which list news on some pages and are furniture on most."""

from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborNode

from corpus.dates import counts_days, split_date
from corpus.pages.date_texts import lacks_year
from corpus.pages.text_sizes import is_brief
from corpus.patterns import DIGIT, LETTER
from corpus.readers.hypertext import shapes
from corpus.readers.records.date_parts import is_day

TAGS = shapes.tags("aside footer nav noscript")
"""The tags of parts that are passed over unless they list news."""

_LEAST = 2  # days, and texts that say more than a label
_LONGEST_DATED = 200


def list_news(texts: Iterable[str]) -> bool:
    """Return whether several of *texts* have a day, and several say more than labels do."""
    days = others = 0
    for text in texts:
        dated, beside = _parted(text) if len(text) <= _LONGEST_DATED else (False, text)
        days += dated
        others += not is_brief(beside)
        if days >= _LEAST and others >= _LEAST:
            return True
    return False


def _parted(text: str) -> tuple[bool, str]:
    """Return whether *text* has a day, and what it says beside it."""
    if not DIGIT.search(text):
        return False, text
    if parts := split_date(text):
        return is_day(parts.date_text), parts.before or parts.after
    alone = is_day(text) or counts_days(text)
    alone = alone or (LETTER.search(text) is not None and lacks_year(text))
    return alone, "" if alone else text


def lists_news(node: LexborNode) -> bool:
    """Return whether the texts in *node* are of a list of news."""
    text = node.text(separator="\n")
    if not DIGIT.search(text):
        return False
    stated = [time.attributes["datetime"] or "" for time in node.css("time[datetime]")]
    return list_news(filter(None, map(str.strip, [*text.split("\n"), *stated])))


def beside_main(main: LexborNode, body: LexborNode) -> Iterator[LexborNode]:
    """Yield the elements of *body* that stand beside its *main* part and what holds that."""
    around: LexborNode | None = main
    while around and around.mem_id != body.mem_id and (parent := around.parent):
        yield from (node for node in parent.iter() if node.mem_id != around.mem_id)
        around = parent
