"""The other spellings of a typed word: closed and open compounds, numbers, joined particles."""

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from itertools import product

import regex

from search.language.analysis import Token, analyzer, is_ambiguous_acronym, tokenize
from search.language.folding import folded_form
from search.language.light_stems import OWN_FIRST_LETTER
from search.language.small_words import small_words_of
from search.language.tokens import begins_name, is_one_word

_LEAST = 3  # letters of each part of a word that is typed closed and printed open
_PREFIXES = ("co", "ex")  # shorter ones that are printed apart: the ex minister
_LONGEST = 40  # letters of a closed compound, as in an index
# Names that begin with what looks like an article: d'Angelo, n'djamena.
_ELIDED = regex.compile(r"(?i:(?P<article>[dmnt]|dell|dall)['’‘`´′ʼ](?P<name>\p{L}{5,}))")
_ELIDABLE = frozenset("dmnt")
_ELIDING = frozenset({"ca", "fr", "it"})  # languages with articles that end in an apostrophe
_VOWELS = frozenset("aeiouh")  # before which it does; h is silent
_LEAST_ELIDED = 5  # letters of a name behind one: d'art is no dart
# Spanish and Portuguese write anti-racista as antirracista, so that its r is still that of racista.
_DOUBLING = frozenset({"es", "gl", "pt"})
_DOUBLED_LETTERS = frozenset(vowel + 2 * letter for vowel in "aeiou" for letter in "rs")
_JOINER = "\u200c"  # zero-width non-joiner: Persian words that are also printed with a space
_WITH_NUMBER = regex.compile(r"(\p{L}+)(\p{Nd}+)|(\p{Nd}+)(\p{L}+)")
_CAPITALS = regex.compile(rf"\p{{Lu}}\p{{Ll}}{{{_LEAST - 1},}}")  # words run together: RedCrossDay
_DOUBLED = regex.compile(r"(\p{L})\1(\p{L})\2")
_ARABIC = regex.compile(r"\p{Arabic}+")
_PARTICLES = ("", "و", "ف", "ب", "ك", "ل", "وب", "ول", "وك", "فب", "فل")
# Letters at the end of an Arabic word that are typed and printed for each other.
_ENDINGS = {"ه": "ة", "ة": "ه", "ي": "ى", "ى": "ي"}
_HEBREW = regex.compile(r"\p{Hebrew}+")
# And, the, in, to, from, as, that, and the most frequent pairs of them.
_HEBREW_PARTICLES = ("", *"והבלמכש", "וה", "וב", "ול", "ומ", "שה", "שב", "מה", "כש")
_LEAST_HEBREW = 2  # letters of a word with a particle before it
# And, in, to, from: names have no others, which stand before short verbs (הפרו: Peru is פרו).
_PARTICLES_OF_NAMES = "ובלמ"
_LEAST_NAME = 3  # letters
# Letters of a word that is typed with a particle, by the particle.
_LEAST_BARE = {**dict.fromkeys("וה", 3), **dict.fromkeys("במלכש", 5)}
# A catalogue's heading for a person: "Merkel, Angela", "Ban, Ki-moon", "صدام، حسين".
_WORDS_OF_NAME = r"[\p{L}\p{M}.'’-]+(?: [\p{L}\p{M}.'’-]+){0,2}"
_INVERTED = regex.compile(rf"\s*(?P<family>{_WORDS_OF_NAME})[,،] ?(?P<given>{_WORDS_OF_NAME})\s*")
_HANGUL = regex.compile(r"\p{Hangul}+")
_LEAST_HANGUL = 2  # syllables of each part of a Korean word
_LONGEST_HANGUL = 12  # syllables of a Korean word of three parts, of which longer ones have many
_KATAKANA = regex.compile(r"\p{Katakana}")
_ENDING_STROKE = regex.compile(
    r"(?<=[\p{Katakana}ー]{2}[アカガサザタダナハバパァマヤャラワ])ー|ー$"
)
_MOST_STROKES = 3
# Sounds of foreign words that Japanese writes in two ways, each as the other.
_SOUNDS = {
    "ヴァ": "バ",
    "ヴィ": "ビ",
    "ヴェ": "ベ",
    "ヴォ": "ボ",
    "ヴ": "ブ",
    "ウィ": "ウイ",
    "ウェ": "ウエ",
    "ウォ": "ウオ",
    "クァ": "クア",
    "クォ": "クオ",
    "イェ": "イエ",
    "イヤ": "イア",
}
_HAN = regex.compile(r"\p{Han}")
_HAN_DIGITS = "〇一二三四五六七八九"
_TWO = str.maketrans("两兩", "二二")
# A number below a hundred, in figures or in characters, before what it counts.
_COUNTED = regex.compile(
    rf"(?<![\p{{Nd}}.,十{_HAN_DIGITS}])(?:(?P<figures>[1-9]\d?)"
    r"|(?P<tens>[二三四五六七八九]?十)?(?P<ones>[一二三四五六七八九两兩])?)"
    rf"(?=\p{{Han}})(?![十{_HAN_DIGITS}])"
)
# English adverbs, small words that are also parts of others: crackdown, offshore, takeover.
_ADVERBS = frozenset({"down", "off", "out", "over", "under", "up"})
# Letters of a word with particles before it, by those that it is typed with: the states (wilayat)
# are not "and for verses" (ayat).
_LEAST_ARABIC = (4, 4, 5)


def as_spoken(name: str) -> str:
    """Return a *name* with the given names behind a comma as it is spoken, empty for other texts.

    >>> as_spoken("Merkel, Angela"), as_spoken("Paris, Lyon, Nice"), as_spoken("1,000")
    ('Angela Merkel', '', '')
    """
    found = _INVERTED.fullmatch(name)
    return f"{found['given']} {found['family']}" if found else ""


def spaced_numbers(texts: Sequence[str]) -> list[str]:
    """Return *texts* with the groups of one number (1 000 000) as one text."""
    joined: list[str] = []
    start = 0
    while start < len(texts):
        end = start + 1
        while (
            end < len(texts)
            and texts[end - 1][-1:].isnumeric()
            and is_number(list(tokenize(" ".join(texts[start : end + 1]))))
        ):
            end += 1
        joined.append(" ".join(texts[start:end]))
        start = end
    return joined


def without_last_alone(text: str) -> list[str]:
    """Return *text* with a last character of a script without spaces apart: 9 and 人 of 9人.

    Texts have it in a pair with the next one, so only a prefix finds it, and no phrase.
    """
    tokens = list(tokenize(text))
    if len(tokens) < 2 or not tokens[-1].pair or len(tokens[-1].form) > 1 or tokens[-2].pair:
        return [text]
    return [text[: tokens[-1].start], text[tokens[-1].start :]]


def is_number(tokens: Sequence[Token]) -> bool:
    """Return whether *tokens* are the groups of one number."""
    return bool(len(tokens) > 1 and closed_form(tokens) and tokens[1].form[0].isdecimal()) and all(
        token.form[0].isdecimal() for token in tokens
    )


def closed_form(tokens: Sequence[Token]) -> str:
    """Return *tokens* written as one word, empty if they are not printed as one."""
    last = tokens[-1]
    if len(tokens) == 1:
        return "" if last.pair else last.form
    return last.compound if last.parts == len(tokens) else ""


def doubled_form(tokens: Sequence[Token], languages: Sequence[str]) -> str:
    """Return the two parts of a word with a hyphen as one word with the second's letter doubled.

    Empty for others, and if none of *languages* doubles letters so: anti-racista, antirracista.
    """
    if len(tokens) != 2 or not closed_form(tokens) or _DOUBLING.isdisjoint(languages):
        return ""
    first, second = (token.form for token in tokens)
    middle = (first[-1] + 2 * second[0]).casefold()
    return first + second[0] + second if middle in _DOUBLED_LETTERS else ""


def closed_name(text: str, languages: Sequence[str]) -> str:
    """Return a name with its article as one word, empty for other texts.

    Where *languages* have such articles, a vowel in small letters begins no name: "d'évaluation" is
    no "dévaluation".

    >>> closed_name("d'Angelo", "fr"), closed_name("d'art", "fr"), closed_name("l'Oréal", "fr")
    ('dAngelo', '', '')
    """
    found = _ELIDED.fullmatch(text)
    if found is None or _may_have_article(found["name"], languages):
        return ""
    return found["article"] + found["name"]


def _may_have_article(word: str, languages: Sequence[str]) -> bool:
    vowel = folded_form(word)[0] in _VOWELS
    return vowel and not begins_name(word) and not _ELIDING.isdisjoint(languages)


def closed_run(words: Sequence[Sequence[Token]]) -> str:
    """Return three or more typed words written as one (#blacklivesmatter), empty if they cannot be.

    So long a word is no other one, so small words are joined as well.
    """
    forms = [tokens[0].form for tokens in words if len(tokens) == 1 and not tokens[0].pair]
    closed = "".join(forms)
    apart = len(forms) < len(words) or not closed.isalpha() or len(closed) > _LONGEST
    return "" if apart else closed


def closed_pair(
    first: Sequence[Token],
    second: Sequence[Token],
    languages: Sequence[str],
    asked_in: Sequence[str],
) -> str:
    """Return two typed words written as one (cyber attack, cyberattack), empty if they cannot be.

    Small words of the languages that they are probably *asked_in* are not joined: "the rapist" is
    no "therapist", though "Pyong Yang" is Pyongyang in an archive with Indonesian texts, of which
    *languages* has all. Articles of names are ("d Angelo"), and prefixes that are small words
    elsewhere ("co operation"); acronyms in capitals are not ("UN armed").
    """
    if len(first) != 1 or len(second) != 1 or first[0].pair or second[0].pair:
        return ""
    one, other = first[0].form, second[0].form
    numbers = [form[0].isdecimal() for form in (one, other)]
    begun = len(other) >= _LEAST_ELIDED and (
        one.casefold() in _PREFIXES
        or (one.casefold() in _ELIDABLE and not _may_have_article(other, languages))
    )
    apart = (
        all(numbers)
        or "." in one + other
        or not is_one_word(one, other)
        or is_ambiguous_acronym(one)
        or (not any(numbers) and not begun and not _are_content_words((one, other), asked_in))
    )
    return "" if apart or len(one) + len(other) > _LONGEST else one + other


def open_forms(tokens: Sequence[Token], languages: Sequence[str]) -> Iterator[list[str]]:
    """Yield the words that one typed word may be printed as (cyberattack: cyber attack).

    Each part has three letters or two syllables of Korean at least, and is no small word; a number
    is a part of its own, and so is each of three words that begin with capitals.
    """
    if len(tokens) != 1 or tokens[0].pair:
        return
    form = tokens[0].form
    word = analyzer().keys(form, "und").word
    if _JOINER in form:
        yield [analyzer().keys(part, "und").word for part in form.split(_JOINER) if part]
    elif _DOUBLED.fullmatch(word):  # EE. UU., Spanish for several United States
        yield [word[:2], word[2:]]
    elif len(run := _CAPITALS.findall(form)) > 2 and "".join(run) == form:
        yield [analyzer().keys(part, "und").word for part in run]
    elif found := _WITH_NUMBER.fullmatch(word):
        yield [part for part in found.groups() if part]
    elif word.isalpha():
        hangul = _HANGUL.fullmatch(word)
        least, shortest = (_LEAST_HANGUL, 4) if hangul else (_LEAST, 2 * _LEAST + 1)
        if word.startswith(_PREFIXES) and len(word) >= shortest:
            yield [word[:2], word[2:]]
        for end in range(least, len(word) - least + 1) if len(word) >= shortest else ():
            parts = [word[:end], word[end:]]
            if word[end - 1 : end + 2] in _DOUBLED_LETTERS and not _DOUBLING.isdisjoint(languages):
                yield [word[:end], word[end + 1 :]]
            if _are_content_words(parts, languages):
                yield parts
                rest = parts[1] if hangul and len(word) <= _LONGEST_HANGUL else ""
                for middle in range(least, len(rest) - least + 1):
                    yield [parts[0], rest[:middle], rest[middle:]]


def with_arabic_particles(word: str) -> Iterator[str]:
    """Yield the folded Arabic *word* with the particles (and, so, in, as, for) joined to it.

    None joins to an article, which the stem leaves out with them.
    """
    if _ARABIC.fullmatch(word) and len(word) >= _LEAST_ARABIC[0] and not word.startswith("ال"):
        joined = (particle + word for particle in _PARTICLES if particle)
        yield from (other for other in joined if other not in OWN_FIRST_LETTER)


def with_other_arabic_particles(word: str) -> Iterator[str]:
    """Yield the folded Arabic *word* as it is typed with other particles joined to it or not.

    What it begins with may be one: of بوليس, police, nobody knows that it is none.
    """
    if not _ARABIC.fullmatch(word):
        return
    for joined in filter(word.startswith, _PARTICLES):
        base = word.removeprefix(joined)
        if joined and word in OWN_FIRST_LETTER:
            continue
        if len(base) >= _LEAST_ARABIC[len(joined)] and not base.startswith("ال"):
            others = (particle + base for particle in _PARTICLES if particle + base != word)
            yield from (other for other in others if other not in OWN_FIRST_LETTER)


def with_arabic_ending(word: str) -> str:
    """Return the folded Arabic *word* with the letter that its last one is typed for, or nothing.

    >>> with_arabic_ending("السعوديه"), with_arabic_ending("حلب")
    ('السعودية', '')
    """
    other = _ENDINGS.get(word[-1], "")
    return word[:-1] + other if other and _ARABIC.fullmatch(word) else ""


def with_hebrew_particles(word: str) -> Iterator[str]:
    """Yield the folded Hebrew *word* with the particles (and, the, in, to) joined to it or not."""
    if not _HEBREW.fullmatch(word) or len(word) < _LEAST_HEBREW:
        return
    # Many words begin with these letters themselves: a state (medina) is not "from Dina".
    least = _LEAST_BARE.get(word[0])
    bare = word[1:] if least and len(word) > least else word
    for base in dict.fromkeys((word, bare)):
        yield from (particle + base for particle in _HEBREW_PARTICLES if particle + base != word)


def with_particles_of_names(name: str) -> Iterator[str]:
    """Yield the folded Hebrew *name* with each particle that names have."""
    yield from (particle + name for particle in _PARTICLES_OF_NAMES)


def without_particle_of_name(form: str) -> str:
    """Return the Hebrew *form* without a particle that names have, empty if it has none.

    >>> without_particle_of_name("לספרד"), without_particle_of_name("ספרד")
    ('ספרד', '')
    """
    begun = form[0] in _PARTICLES_OF_NAMES and len(form) > _LEAST_NAME
    return form[1:] if begun and _HEBREW.fullmatch(form) else ""


def other_katakana(text: str) -> Iterator[str]:
    """Yield a Japanese *text* as others print its foreign words.

    That is with other letters for their sounds, without or with a stroke at the end, or without one
    that ends a part, and without dots between words.

    >>> list(other_katakana("ウィルス")), list(other_katakana("コンピューター"))
    (['ウィルスー', 'ウイルス', 'ウイルスー'], ['コンピュータ'])
    >>> list(other_katakana("データーウィルス"))[-2:]
    ['データウイルス', 'データウイルスー']
    """
    if not _KATAKANA.search(text):
        return
    closed = text.replace("・", "")
    found = dict.fromkeys(
        "".join(letters)
        for spelled in _other_sounds(closed)
        for letters in product(*_strokes(spelled))
    )
    yield from (other for other in found if other != text)


def _other_sounds(text: str) -> list[str]:
    """Return *text*, with each of its sounds that is written in two ways in the other, and all."""
    found = [text]
    every = text
    for one, other in _SOUNDS.items():
        if one in text:
            found.append(text.replace(one, other))
            every = every.replace(one, other)
        elif other in text:
            found.append(text.replace(other, one))
    return [*found, every]


def _strokes(text: str) -> list[tuple[str, ...]]:
    """Return the stretches of *text*, those that may be a stroke or nothing as both.

    The stroke of an English word in -er may be left out, in a few places behind three letters.
    """
    ends = [found.end() for found in _ENDING_STROKE.finditer(text)][:_MOST_STROKES]
    parts: list[tuple[str, ...]] = []
    begin = 0
    for end in ends:
        parts += [(text[begin : end - 1],), ("ー", "")]
        begin = end
    parts.append((text[begin:],))
    if text[-1] != "ー" and _KATAKANA.fullmatch(text[-1]):
        parts.append(("", "ー"))
    return parts


def other_numerals(text: str) -> Iterator[str]:
    """Yield a Chinese or Japanese *text* with its numbers below a hundred in other numerals.

    >>> list(other_numerals("15人負傷")), list(other_numerals("二十三名"))
    (['十五人負傷'], ['23名'])
    >>> list(other_numerals("2人")), list(other_numerals("二〇一四年"))
    (['二人', '两人', '兩人'], [])
    """
    if _HAN.search(text):
        found = {_COUNTED.sub(partial(_other_numeral, two), text): None for two in "二两兩"}
        yield from (other for other in found if other != text)


def _other_numeral(two: str, found: regex.Match[str]) -> str:
    """Return a number in the other numerals; *two* is the character for two things."""
    if not found["figures"]:
        tens, ones = found["tens"] or "", (found["ones"] or "").translate(_TWO)
        number = 10 * (_HAN_DIGITS.find(tens[:-1] or "一") if tens else 0)
        return str(number + max(0, _HAN_DIGITS.find(ones or "〇"))) if found[0] else ""
    if found[0] == "2":
        return two
    tens, ones = divmod(int(found["figures"]), 10)
    return (
        (_HAN_DIGITS[tens] if tens > 1 else "") + "十" * bool(tens) + _HAN_DIGITS[ones] * bool(ones)
    )


def _are_content_words(forms: Sequence[str], languages: Sequence[str]) -> bool:
    """Return whether none of *forms* is a small word of *languages*, or a single letter.

    A syllable of Korean is no letter: 세월 호.
    """
    known = _small_words(tuple(languages))
    return all(
        (len(form) > 1 or _HANGUL.fullmatch(form)) and form.casefold() not in known
        for form in forms
    )


@lru_cache(maxsize=8)
def _small_words(languages: tuple[str, ...]) -> frozenset[str]:
    known = frozenset[str]().union(*map(small_words_of, languages))
    return known - _ADVERBS if "en" in languages else known
