"""The names of a query in the archive's other scripts, found in the words that it prints.

What is like a name is offered, and searched for unasked only where nothing holds all words
otherwise. So it should nearly always be right, and is looked for only where a word is a name by its
look: the archive prints it with a capital.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cached_property
from itertools import islice, takewhile
from operator import or_

from search.answering.capitals import Capitals
from search.answering.known_names import KnownNames
from search.answering.printed_names import KANA_JOINT, KATAKANA, first_key, printed, windows
from search.answering.typed_names import CASED, cased, name_runs, other_scripts, sounded
from search.asking.name_forms import NameElsewhere, nominatives
from search.asking.parser import ParsedText
from search.backend import IndexReader
from search.cache import Cache
from search.language.names.inflected import ARTICLE, is_inflected
from search.language.names.known import known_spellings, words_of
from search.language.names.likeness import (
    SpokenName,
    classes_of,
    has_vowels,
    may_be_spelled,
    spoken,
    unlikeness,
)
from search.language.names.sounds import RANGES, Script
from search.language.names.spelled import ARTICLES, Spellings
from search.values.query import Query

_KEPT = 10_000  # names with what is like them
_SHORT = 3  # letters of what stands within names
_LONGEST = 4  # words of a name
_FEW = 6  # words of one script for each word of a name of several
_AT_ONCE = 12  # words like one whose capitals are looked for, as few are asked for
_MARGIN = 0.021  # what is hardly less like than the best is as good
_WITH_ARTICLE = 0.12  # the most unlikeness of a word with an article
_MOST = 3  # offered in one script
_HOLDING = 50  # texts in which names that begin with a pair of katakana are looked for
_READ = 3000  # such texts for all pairs with which one name may begin


class Names:
    """The names in the commit of *reader*, kept once they were asked for.

    *capitals* tells which of its words are names. *spelled* has the words of scripts in an earlier
    commit, and gets those of this one.
    """

    def __init__(
        self, reader: IndexReader, capitals: Capitals, spelled: dict[Script, Spellings]
    ) -> None:
        self._reader = reader
        self._known = KnownNames(reader)
        self._capitals = capitals
        self._alike: Cache[tuple[tuple[float, str, str], ...]] = Cache(_KEPT)
        self._together: Cache[Mapping[str, float]] = Cache(_KEPT)
        self._printed: Cache[str] = Cache(_KEPT)
        self._inflected: Cache[tuple[bool]] = Cache(_KEPT)
        self._spelled = spelled
        self._read: set[Script] = set()

    def prepare(self) -> None:
        """Read now the words of each script, which an index that is far away takes long to tell.

        What they sound like is worked out now for such an index alone: of one that is near it takes
        as long as all else that `dateline serve` does before its first answer.
        """
        self._reader.expect_words(RANGES.values())
        for script, (first, last) in RANGES.items():
            self._reader.words_between(first, last)
            if self._reader.is_far and script != "Kana":
                self._words_of(script)
        if self._reader.is_far:
            known_spellings("dateline")

    def elsewhere(self, query: Query, parsed: ParsedText) -> tuple[NameElsewhere, ...]:
        """Return the names in *query*, which is *parsed*, in each other script of the archive.

        Well-known ones also as they are spelled otherwise in their own.
        """
        found: dict[tuple[tuple[str, ...], str], NameElsewhere] = {}
        for run in name_runs(query, parsed):
            for name in (*self._of_run(run), *self._known.elsewhere(run)):
                found.setdefault((name.words, words_of(name.text)), name)
        return tuple(found.values())

    def expect(self, query: Query, parsed: ParsedText) -> None:
        """Say that `elsewhere` is about to be asked with *query*, which is *parsed*."""
        for run in name_runs(query, parsed):
            said = list(map(sounded, run))
            if self._unread(said) or self._may_have_like(said):
                self._capitals.expect(cased(said))
            self._known.expect(run)

    @cached_property
    def _pairs(self) -> Sequence[str]:
        """The pairs of katakana in the archive."""
        return self._reader.words_between(*RANGES["Kana"])

    def _words_of(self, script: Script) -> Spellings:
        known = self._spelled.get(script)
        if known is None or script not in self._read:
            words = self._reader.words_between(*RANGES[script])
            known = known.updated(words) if known else Spellings(words, script)
            self._spelled[script] = known
            self._read.add(script)
        return known

    def _prints(self, script: Script) -> bool:
        """Return whether the archive has words of *script*."""
        return bool(self._pairs if script == "Kana" else self._words_of(script))

    def _of_run(self, run: Sequence[str]) -> Iterator[NameElsewhere]:
        said = list(map(sounded, run))
        # To read all words of a script takes longer still than to look for capitals.
        if self._unread(said) and not any(self._names_in(said)):
            return
        others = other_scripts(said)
        self._reader.expect_words(RANGES[script] for script in others)
        for script in filter(self._prints, others):
            start = 0
            while start < len(run):
                end, found = self._longest(said, start, script)
                for text in found:
                    yield NameElsewhere(tuple(run[start:end]), text, script)
                start = end

    def _longest(
        self, said: Sequence[Sequence[SpokenName]], start: int, script: Script
    ) -> tuple[int, list[str]]:
        """Return where the longest name from *start* ends that *script* has, and its spellings."""
        for end in range(min(len(said), start + _LONGEST), start, -1):
            span = said[start:end]
            words = [word for one in span for word in one]
            # To look into texts for capitals takes the longest, and few words are like any.
            if (
                self._has_like(words, script)
                and (len(words) > 1 or not self._is_ordinary_arabic(words[0]))
                and self._are_names(span)
                and (found := self._spellings(words, script))
            ):
                return end, found
        return start + 1, []

    def _has_like(self, words: Sequence[SpokenName], script: Script) -> bool:
        """Return whether *script*, another one, has a word on which a name of *words* depends."""
        if not words or any(word.script == script for word in words):
            return False
        name, beside = words[_at_longest(words)], len(words) > 1
        if not beside and not may_be_spelled(name, script):
            return False
        return next(self._names_like(name, script, beside=beside), None) is not None

    def _are_names(self, span: Sequence[Sequence[SpokenName]]) -> bool:
        """Return whether the typed words of *span* may be one name.

        Each is one, or as short as what stands within names: bin, de, Un.
        """
        names = self._names_in(span)
        short = (len(words) == 1 and len(words[0].word) <= _SHORT for words in span)
        return any(names) and all(map(or_, names, short))

    def _names_in(self, said: Sequence[Sequence[SpokenName]]) -> list[bool]:
        """Return for each of the typed words whether it may be a name."""
        self._capitals.learn(cased(said))
        return [any(map(self._is_name, words)) for words in said]

    def _unread(self, said: Sequence[Sequence[SpokenName]]) -> Set[Script]:
        """Return the scripts in which typed words may be, and whose words are not read as yet."""
        return {*other_scripts(said)} - self._read - {"Kana"}

    def _may_have_like(self, said: Sequence[Sequence[SpokenName]]) -> bool:
        """Return whether any of the typed words may be like one of another script.

        Katakana are like words only by texts, which would have to be read.
        """
        ends = range(1, len(said) + 1)
        return bool(self._pairs) or any(
            self._has_like([word for one in said[start:end] for word in one], script)
            for script in filter(self._prints, other_scripts(said))
            for end in ends
            for start in range(max(0, end - _LONGEST), end)
        )

    def _is_name(self, word: SpokenName) -> bool:
        """Return whether *word* may be a name: not if the archive prints it with small letters.

        Nor is an acronym without vowels.
        """
        if word.script not in CASED:
            return True
        return has_vowels(word) and self._capitals.may_be_name(word.word)

    def _is_ordinary_arabic(self, word: SpokenName) -> bool:
        """Return whether *word* is an Arabic one that its sound makes no name.

        That is one with an article that is printed without it as well, or with other forms.
        """
        if word.script != "Arab":
            return False
        bare = word.word.removeprefix(ARTICLE)
        printed = bare != word.word and bare in self._words_of("Arab")
        return printed or self._is_inflected(word.word)

    def _is_inflected(self, word: str) -> bool:
        known = self._inflected.get(word)
        if known is None:
            known = (is_inflected(word, self._words_of("Arab").__contains__),)
            self._inflected.put(word, known, 1)
        return known[0]

    def _spellings(self, words: Sequence[SpokenName], script: Script) -> list[str]:
        """Return the name of *words* as *script* spells it, the likest first."""
        like: Mapping[str, float]
        if len(words) == 1:
            (name,) = words
            names = self._names_like(name, script, beside=False)
            found = list(_likest(names))
            article = ARTICLES.get(script, "\n")
            bare = {called for _, called, _ in found}
            like = {  # مبارك is a name, المبارك the blessed one
                called: cost
                for cost, called, _ in reversed(found)
                if not called.startswith(article) or called.removeprefix(article) not in bare
            }
        else:
            like = self._names_of_several(words, script)
        least = min(like.values(), default=0.0) + _MARGIN
        best = sorted((cost, text) for text, cost in like.items() if cost <= least)[:_MOST]
        fresh = [text for _, text in best if script != "Kana" and self._printed.get(text) is None]
        self._reader.expect_texts([max(text.split(), key=len) for text in fresh], _HOLDING)
        return [self._as_printed(text, script) for _, text in best]

    def _names_of_several(self, words: Sequence[SpokenName], script: Script) -> Mapping[str, float]:
        """Return the names of several words of *script* like *words*, each with its unlikeness.

        What is like the longest word is looked for, and those beside it are compared in some texts.
        """
        key = (tuple(word.word for word in words), script)
        known = self._together.get(key)
        if known is None:
            at = _at_longest(words)
            found: dict[str, float] = {}
            joint = KANA_JOINT if script == "Kana" else " "
            likest = islice(self._names_like(words[at], script, beside=True), _FEW)
            alike = [word for *_, word in likest]
            self._reader.expect_texts(list(map(first_key, alike)), _HOLDING)
            for word in alike:
                for text in self._reader.texts_with(first_key(word), _HOLDING):
                    for window in windows(text, script, word, at, len(words)):
                        called = [
                            _called(name, other, script, beside=True)
                            for name, other in zip(words, window, strict=True)
                        ]
                        if None not in called:
                            costs, forms = zip(*filter(None, called), strict=True)
                            found[joint.join(forms)] = sum(costs)
            known = found
            self._together.put(key, known, len(known) + 1)
        return known

    def _as_printed(self, name: str, script: Script) -> str:
        """Return the folded *name* as it is mostly printed, or would be out of its case."""
        known = self._printed.get(name)
        if known is None:
            words = name.split()
            known = name if script == "Kana" else self._form_of(words)
            if not known:
                known = " ".join(self._form_of([word]) or word.title() for word in words)
            self._printed.put(name, known, 1)
        return known

    def _form_of(self, words: Sequence[str]) -> str:
        """Return the folded *words*, side by side, as they are mostly printed, empty if never."""
        texts = self._reader.texts_with(max(words, key=len), _HOLDING)
        forms = Counter(form for text in texts for form in printed(text, words))
        return min(forms, key=lambda form: (-forms[form], form), default="")

    def _names_like(
        self, name: SpokenName, script: Script, *, beside: bool
    ) -> Iterator[tuple[float, str, str]]:
        """Yield those of `_words_like` that may be names."""
        alike = self._words_like(name, script, beside=beside)
        if script == "Arab" and not beside:
            yield from (like for like in alike if not self._is_inflected(like[-1]))
            return
        if script not in CASED:
            yield from alike
            return
        for start in range(0, len(alike), _AT_ONCE):
            some = alike[start : start + _AT_ONCE]
            self._capitals.learn(word for *_, word in some)
            yield from (like for like in some if (word := spoken(like[-1])) and self._is_name(word))

    def _words_like(
        self, name: SpokenName, script: Script, *, beside: bool
    ) -> tuple[tuple[float, str, str], ...]:
        """Return the words of *script* like *name*, the likest first.

        Each comes after its unlikeness and what it is called without its case or article.
        """
        key = (name.word, script, beside)
        known = self._alike.get(key)
        if known is None:
            candidates = (
                self._in_katakana(name)
                if script == "Kana"
                else self._words_of(script).of(name, beside=beside)
            )
            alike = [
                (*like, word)
                for word in dict.fromkeys(candidates)
                if (like := _called(name, word, script, beside=beside))
            ]
            known = tuple(sorted(alike))
            self._alike.put(key, known, len(known) + 1)
        return known

    def _in_katakana(self, name: SpokenName) -> Iterator[str]:
        """Yield the katakana that the archive prints and that begin like *name*.

        Its words are pairs of characters: of foreign names, texts have the whole. Each pair has as
        many texts, whatever its place in the alphabet.
        """
        pairs = [pair for pair in self._pairs if _begins(name, pair)]
        each = min(_HOLDING, max(1, _READ // max(1, len(pairs))))
        for pair in pairs:
            for text in self._reader.texts_with(pair, each):
                yield from (run for run in KATAKANA.findall(text) if run.startswith(pair))


def _at_longest(words: Sequence[SpokenName]) -> int:
    """Return which of *words* has most sounds."""
    return max(range(len(words)), key=lambda number: len(words[number].sounds))


def _likest(names: Iterator[tuple[float, str, str]]) -> Iterator[tuple[float, str, str]]:
    """Yield the first of *names*, which come by their unlikeness, and what is as good."""
    first = next(names, None)
    if first:
        yield first
        yield from takewhile(lambda other: other[0] <= first[0] + _MARGIN, names)


def _begins(name: SpokenName, pair: str) -> bool:
    """Return whether *name* may begin with *pair*: with vowels alone if it has one there."""
    first = spoken(pair)
    if not first:
        return False
    vowel = "" in classes_of(name.sounds[0])
    firsts = tuple(key for key in first.keys if key or vowel)
    return any(key.startswith(firsts) for key in name.keys)


def _called(
    name: SpokenName, word: str, script: Script, *, beside: bool
) -> tuple[float, str] | None:
    """Return how unlike *name* the folded *word* sounds, and how it is called; None if it is not.

    Without its case; an article that is written with it is kept, as al-Assad has his, but most
    words with one are no names.
    """
    forms = nominatives(word) if script == "Cyrl" else [word]
    bare = word.removeprefix(ARTICLES.get(script, "\n"))
    if bare != word:
        cost = unlikeness(name, other, beside=beside) if (other := spoken(bare)) else None
        return (cost + 2 * _MARGIN, word) if cost is not None and cost <= _WITH_ARTICLE else None
    costs = [
        (cost, number)
        for number, form in enumerate(forms)
        if (other := spoken(form)) and (cost := unlikeness(name, other, beside=beside)) is not None
    ]
    if not costs:
        return None
    cost, number = min(costs)
    return cost, forms[number]
