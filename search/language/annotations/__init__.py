"""Annotations of a text: the places, organisations, subjects and quantities that it names.

An *annotation* is a stretch of a text that names a value of a facet. The terms are the glossary's,
CLDR's names of countries and GeoNames' cities (`terms`); they are found by the keys of
`search.language.analysis`, in the text's own language, the longest first. Written rules tell
where a name stands for something else (Michael Jordan, Malta fever).

- `terms`: the terms of a language, from the tables, with their keys.
- `compiled`: those of all languages in a file, `terms.bin`, where they are looked up by their keys.
- `lexicon`: what the words of a language can mean.
- `cases`, `city_cases`: the cases of Russian and German names, and of cities in four languages.
- `meanings`: which concepts are places, organisations and subjects.
- `context`: the tables of words beside a name (`words.tsv`), of rules of single names
  (`names.tsv`), of whole phrases (`phrases.tsv`), of parts of countries (`regions.tsv`), and of
  words that name a subject or an organisation in a headline but widen no search (`subjects.tsv`).
- `rules`: the rules applied to a text.
- `doubts`: which words may change what others say, so that few texts are read word by word.
- `signals`: what a piece may have that matters to the others of its text.
- `pieces`: the pieces of texts, each looked up once, and what a text says by them.
- `annotator`: the pass over a text.
- `idle`: what an archive rules out and no text is annotated with anyway.
- `quantity`: what a number counts, and conditions on it.
- `number_words`, `quantities.tsv`: what words can do to a number.
- `typed_numbers`: what is typed of numbers, in any of their languages.
- `measures`: the currency of money, and units of weight that weigh nothing.
- `number_pieces`, `printed_numbers`, `counted_words`, `counted_people`, `quantities`: a text in
  words, numbers and signs; the numbers among them; the words beside a number; what they say of the
  people that it counts; what the numbers of a text count.
- `labels`: how values are called, in any language.

What reads texts is loaded when it is first named: a search has no need of it.

`python -m search.language.annotations` makes the tables of cities and towns, `cities.tsv`
and `towns.tsv`.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from search.language.annotations.labels import head_of_subject, label, slug, value_named
from search.language.annotations.quantity import WHAT, Condition, Quantity, What, figure
from search.language.annotations.typed_numbers import in_figures, multiplier, what_named

if TYPE_CHECKING:
    from search.language.annotations.annotator import About, Annotation, Annotator
    from search.language.annotations.idle import idle_rulings
    from search.language.annotations.quantities import PrintedQuantity, printed_quantities

_LATER = {
    "About": "search.language.annotations.annotator",
    "Annotation": "search.language.annotations.annotator",
    "Annotator": "search.language.annotations.annotator",
    "idle_rulings": "search.language.annotations.idle",
    "PrintedQuantity": "search.language.annotations.quantities",
    "printed_quantities": "search.language.annotations.quantities",
}

__all__ = [
    "WHAT",
    "About",
    "Annotation",
    "Annotator",
    "Condition",
    "PrintedQuantity",
    "Quantity",
    "What",
    "figure",
    "head_of_subject",
    "idle_rulings",
    "in_figures",
    "label",
    "multiplier",
    "printed_quantities",
    "slug",
    "value_named",
    "what_named",
]


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LATER[name]), name)
