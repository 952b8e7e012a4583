"""Files as newsrooms' tools write them, each read to what was worked out by hand from its format.

A folder of `tests/kept` has what one tool writes, and in `expected.json` its headlines, each with
what is to be known of it, and words that the report has.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from corpus import Finding, Headline, TopicPage, open_archive

KEPT = Path(__file__).parent / "kept"
TRUTH = "expected.json"


def known(headline: Headline) -> dict[str, Any]:
    length = {"year": 4, "month": 7, "day": 10, None: 0}[headline.date_precision]
    return {
        "text": headline.text,
        "date": str(headline.date)[:length] or None,
        "url": headline.url,
        "source": next((one.source for one in headline.publications if one.source), ""),
        "lang": headline.language.code,
        "desc": headline.description,
        "topics": [topic.label for topic in headline.topics],
    }


@pytest.mark.parametrize("name", sorted(path.name for path in KEPT.iterdir()))
def test_what_a_tool_writes_is_read(tmp_path, name):
    truth = json.loads((KEPT / name / TRUTH).read_text("utf-8"))
    for path in (KEPT / name).rglob("*"):
        if path.is_file() and path.name != TRUTH:
            copy = tmp_path / path.relative_to(KEPT / name)
            copy.parent.mkdir(exist_ok=True, parents=True)
            copy.write_bytes(path.read_bytes())

    files = list(open_archive(tmp_path).files())
    items: list[Any] = [file for file in files if isinstance(file, Finding)]
    for file in files:
        items += () if isinstance(file, Finding) else open_archive(tmp_path).read(file)
    pages = [item for item in items if isinstance(item, TopicPage)]
    headlines = [item for item in items if isinstance(item, Headline)]
    headlines += [headline for page in pages for headline in page.headlines]

    told = {headline["text"]: headline for headline in truth["headlines"]}
    read = {headline.text: known(headline) for headline in headlines}
    assert {
        text: {key: value for key, value in has.items() if key in told.get(text, has)}
        for text, has in read.items()
    } == told
    report = "\n".join(f"{item.kind}: {item.reason}" for item in items if isinstance(item, Finding))
    assert [words for words in truth["report"] if words.lower() not in report.lower()] == []
