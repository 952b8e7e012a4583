#!/bin/sh
# Tantivy's default analyzer leaves a Chinese or Japanese headline of fourteen characters out of the index.
#
# Guess: a headline without spaces is one token, so it is found by its whole text alone, and by no part.
#
# What happens: the default analyzer drops tokens of 40 bytes and more, which guards against garbage in
# texts whose words have spaces between them. Fourteen Chinese characters are 42 bytes in UTF-8: the
# document is stored, counted and returned by a query for all, and no word or phrase ever finds it, its
# own text neither. No error says so. Thai of three times the length is found, as its vowel signs end
# tokens. With an analyzer of n-grams (here of two characters) all are found.
#
#   tantivy 0.27.0
#   default, 13 characters 警方在港口逮捕了三名走私者: found 1
#   default, 14 characters 警方在港口逮捕了三名走私者们: found 0
#   default, 14 characters 警察は港で密輸業者三人を逮捕: found 0
#   default, 24 characters ตำรวจจับกุมผู้ต้องสงสัยส: found 1
#   bigrams, 14 characters 警方在港口逮捕了三名走私者们: found 1
#
# Ends with status 0 while this holds, 1 if it changes.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet tantivy==0.27.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from tantivy import Document, Index, SchemaBuilder, TextAnalyzerBuilder, Tokenizer

SEEN = (
    ("default", "警方在港口逮捕了三名走私者", 1),
    ("default", "警方在港口逮捕了三名走私者们", 0),
    ("default", "警察は港で密輸業者三人を逮捕", 0),
    ("default", "ตำรวจจับกุมผู้ต้องสงสัยส", 1),
    ("bigrams", "警方在港口逮捕了三名走私者们", 1),
)


def found(analyzer: str, headline: str) -> int:
    """Return how many documents the headline finds as a phrase, where it is the only one."""
    builder = SchemaBuilder()
    builder.add_text_field("headline", stored=True, tokenizer_name=analyzer)
    index = Index(builder.build())
    bigrams = TextAnalyzerBuilder(Tokenizer.ngram(2, 2, prefix_only=False)).build()
    index.register_tokenizer("bigrams", bigrams)
    writer = index.writer()
    writer.add_document(Document(headline=headline))
    writer.commit()
    index.reload()
    assert index.searcher().num_docs == 1
    return index.searcher().search(index.parse_query(f'"{headline}"', ["headline"]), 10).count


print("tantivy", version("tantivy"))
changed = False
for analyzer, headline, seen in SEEN:
    count = found(analyzer, headline)
    print(f"{analyzer}, {len(headline)} characters {headline}: found {count}")
    changed = changed or count != seen
sys.exit(changed)
PYTHON
