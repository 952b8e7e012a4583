"""Whether an Arabic word is an ordinary one, by what else an archive prints.

Arabic has no capitals and writes no short vowels, so many of its words sound like a name that
another script prints: طريقة (way) like Troika. But words have forms that names lack.
"""

from collections.abc import Callable, Iterator

ARTICLE = "ال"
_LEAST = 4  # letters of a word without its ending or particle
_LEAST_BARE = 5  # of one that is printed without its particle: باراك (Barack) is not like اراك
_PARTICLES = "وفبكل"  # and, so, in, as, for
_ENDINGS = ("هما", "ها", "هم", "نا", "ين", "ون", "ان", "ات", "تها", "ته", "ية", "ه", "ة", "ا")
_OF_NOUNS = ("ه", "ها", "هم", "نا", "ات", "ا")  # his, her, their, our; plural; indefinite
_PERSONS = "يتن"  # the first letters of a verb: he, she or you, we


def is_inflected(word: str, prints: Callable[[str], bool]) -> bool:
    """Return whether the archive, which *prints* some words, has other forms of an Arabic *word*.

    *word* is folded. It is an ordinary word if the archive prints one of these:

    - what it is without a particle or an ending, with the article, as a noun or an adjective is;
    - what it is without a particle, if that is long enough;
    - another person of the verb that it may be;
    - itself with the article, and with an ending of nouns.
    """
    word = word.removeprefix(ARTICLE)
    if any(prints(ARTICLE + base) for base in _bases(word)):
        return True
    if len(word) > _LEAST_BARE and word[0] in _PARTICLES and prints(word[1:]):
        return True
    if len(word) >= _LEAST and word[0] in _PERSONS:
        others = (person + word[1:] for person in _PERSONS if person != word[0])
        if any(map(prints, others)):
            return True
    return prints(ARTICLE + word) and any(prints(word + ending) for ending in _OF_NOUNS)


def _bases(word: str) -> Iterator[str]:
    """Yield *word* without the particle before it, and without each ending that it may have."""
    if len(word) > _LEAST and word[0] in _PARTICLES:
        yield word[1:]
    for ending in filter(word.endswith, _ENDINGS):
        base = word.removesuffix(ending)
        if len(base) >= _LEAST:
            yield base
