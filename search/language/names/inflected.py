"""Whether an Arabic word is an ordinary one, by what else an archive prints.

Arabic has no capitals and writes no short vowels, so many of its words sound like a name that
another script prints: طريقة (way) like Troika. But words have forms that names lack.
"""

from collections.abc import Callable, Iterator

ARTICLE = "ال"
_LEAST = 4  # letters of a word without its ending or particle
_PARTICLES = "وفبكل"  # and, so, in, as, for
_ENDINGS = ("هما", "ها", "هم", "نا", "ين", "ون", "ان", "ات", "تها", "ته", "ية", "ه", "ة", "ا")
_OF_NOUNS = ("ه", "ها", "هم", "نا", "ات", "ا")  # his, her, their, our; plural; indefinite
_PERSONS = "يتن"  # the first letters of a verb: he, she or you, we


def is_inflected(word: str, prints: Callable[[str], bool]) -> bool:
    """Return whether the folded Arabic *word* has forms of a noun, an adjective or a verb.

    *prints* says whether the archive prints a word. The forms are those with an article: of *word*,
    if endings of nouns are printed with it as well, or of *word* without its particle or ending;
    and other persons of a verb.
    """
    word = word.removeprefix(ARTICLE)
    if any(prints(ARTICLE + base) for base in _bases(word)):
        return True
    if len(word) >= _LEAST and word[0] in _PERSONS:
        others = (person + word[1:] for person in _PERSONS if person != word[0])
        if any(map(prints, others)):
            return True
    return prints(ARTICLE + word) and any(prints(word + ending) for ending in _OF_NOUNS)


def _bases(word: str) -> Iterator[str]:
    if len(word) > _LEAST and word[0] in _PARTICLES:
        yield word[1:]
    for ending in filter(word.endswith, _ENDINGS):
        base = word.removesuffix(ending)
        if len(base) >= _LEAST:
            yield base
