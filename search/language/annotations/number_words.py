"""The words of `quantities.tsv` and of numbers: what each word of a language can do to a number."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache

from msgspec import Struct
from text_to_num import text2num

from search.language.annotations.context import rows
from search.language.annotations.quantity import LANGUAGES, WHAT, What
from search.language.folding import folded_form

_OF_TEXT2NUM = frozenset({"en", "es", "fr", "de", "pt"})  # of text2num 3.1; the others have rows
_FIRST = {
    # How words of numbers begin, as text2num takes microseconds to tell that a word is none.
    "en": ("zer", "one", "tw", "th", "fo", "fi", "si", "sev", "ei", "ni", "ten", "el", "hun", "mil",
           "bil", "nou"),
    "es": ("cer", "un", "do", "tr", "cu", "ca", "ci", "qu", "se", "si", "set", "oc", "no", "nu",
           "die", "on", "ve", "mil", "ter"),
    "fr": ("z", "un", "de", "tr", "qu", "ci", "si", "se", "hu", "oc", "no", "ne", "di", "on", "do",
           "so", "vi", "ce", "mil"),
    "de": ("nul", "ein", "zw", "dr", "vi", "fü", "fue", "sec", "sie", "ach", "neu", "ze", "elf",
           "hun", "tau", "mil", "bil"),
    "pt": ("ze", "um", "do", "du", "tr", "qu", "ci", "se", "oi", "no", "de", "on", "ca", "vi", "ce",
           "mi", "bi"),
}  # fmt: skip
_ARTICLES = frozenset(
    "un una une um uma ein eine einen einem einer eines"  # noqa: SIM905 - words to read
    " один одна одного одной одну احد احدى".split()
)
_ROUND = frozenset({100.0, 1000.0})
_ROUND_WORD = 1000
_ONE = frozenset(
    "million mil mille tausend thousand hundred cent cien ciento cem cento hundert einhundert"  # noqa: SIM905
    " eintausend сто ста тысяча тысячу миллион миллиард الف مليون مليار مئة مائة مائه".split()
)
CURRENCIES = frozenset("$€£¥₽₹₩₺₦")
_CAPACITY = 100_000  # words that are remembered in a language
_JOINED = ("و", "ب", "ل", "ف", "ك")  # Arabic words that are written with the next one
_DUAL, _FEMININE_DUAL = "ان", ("تان", "تين")
_DUALS = (_DUAL, *_FEMININE_DUAL)
_NOUNS = frozenset({"persons", "victims", "others"})
# Roles of words, by the flag that each of them is.
_ROLES = {
    "passes": "pass",
    "auxiliary": "aux",
    "void": "void",
    "tally": "tally",
    "others": "others",
    "disease": "disease",
    "aged": "aged",
    "measured": "measured",
    "rising": "toll",
    "names": "name",
    "names_first": "name!",
    "denies": "no",
    "takes": "takes",
    "frees": "frees",
    "captive": "captive",
    "case": "case",
    "alone": "one",
}
_FLAGS = {role: flag for flag, role in _ROLES.items()}
_REST, _HEAD, _LONGEST = 3, 5, 24  # letters before the last part of a compound, and of it
_WOMEN = "innen"  # how German nouns of many women end
_GENITIVES = (  # of Russian plurals in other cases
    ("ими", ("их",)),
    ("ыми", ("ых",)),
    ("ами", ("ов", "", "ей")),
    ("ями", ("ей", "ев")),
    ("ам", ("ов", "", "ей")),
    ("ям", ("ей", "ев")),
    ("ах", ("ов", "", "ей")),
    ("ях", ("ей", "ев")),
)
_AND = frozenset({"and", "y", "et", "e", "und"})


class NumberWord(Struct):
    """The functions that a word can have beside a number.

    It may be a *number* in words, which an *article* is as well; multiply one, by *times*; be
    the *unit* of one, of which *factor* make the unit that is stored; say what a number counts,
    *before* it or *after* it, one that is *strict* there of persons alone; or be a *noun* for
    what is counted. One that *passes* may stand between these, as an *auxiliary* may after the
    number. What is *void* makes the number none: years, days, percent; and a *month* does so to
    the number behind it. A *part* makes a million that part of one: half, a quarter. *both* is
    the value of a noun that says two; a unit that stands *alone* is one of it. *many* is said
    alone of numbers that nobody counted, as "millions" is. A *collective* is so many, as "a
    dozen" is, but not "dozens". One that is *rising* may stand before a number: "rises to 9".
    One that *names* makes the number behind it a name ("Article 50"), one that names *first*
    only where it begins the text ("Report 32459"), and one that *denies* makes a one behind it
    none ("no one"). *lives* are deaths beside a word that *takes* them ("claims 12 lives"), and
    those under arrest whom one *frees*, or who are held *captive*, are persons. A *case* is nothing
    that is seized. A *tally* says that what follows it is counted ("number of deaths"). *others*
    are animals and things, of whose deaths none is counted, and cases of a *disease* are no
    injured; an *age* may stand right behind *aged* ("dead at 91"); and behind metres stands what is
    *measured* ("3m deep").
    """

    folded: str
    number: float | None = None
    article: bool = False
    times: float = 0
    unit: tuple[What, str] | None = None
    factor: float = 1
    before: What | None = None
    after: What | None = None
    noun: What | None = None
    strict_before: bool = False
    strict_after: bool = False
    passes: bool = False
    auxiliary: bool = False
    void: bool = False
    month: bool = False
    part: float = 0
    both: float = 0
    many: bool = False
    collective: float = 0
    rising: bool = False
    names: bool = False
    names_first: bool = False
    denies: bool = False
    lives: bool = False
    takes: bool = False
    frees: bool = False
    captive: bool = False
    case: bool = False
    alone: bool = False
    tally: bool = False
    others: bool = False
    disease: bool = False
    aged: bool = False
    measured: bool = False


class NumberWords(dict[str, NumberWord]):
    """The words of a language by their printed forms."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self._roles: dict[str, list[str]] = defaultdict(list)
        self._numbers: dict[str, float] = {}
        for code, role, forms in rows("quantities.tsv"):
            if code != language:
                continue
            for form in forms.split():
                name, _, value = form.partition("=")
                if value:
                    self._numbers[folded_form(name)] = float(value)
                else:
                    self._roles[folded_form(name)].append(role)
        nouns = (form for form, roles in self._roles.items() if not _NOUNS.isdisjoint(roles))
        self._heads = frozenset(form[-3:] for form in nouns)  # how they end
        self._every = frozenset((*self._roles, *self._numbers, *_ARTICLES))

    def __missing__(self, form: str) -> NumberWord:
        if len(self) > _CAPACITY:
            self.clear()
        word = self[form] = self._made(form)
        return word

    def _made(self, form: str) -> NumberWord:
        folded = folded_form(form)
        if self._language == "ar" and not self._knows(folded):
            # "وخمسة", "بمقتل": and five, with the killing of
            bare = _bare(folded)
            folded = bare if self._knows(bare) else folded
            one = _of_two(folded)
            if one in self._roles and not self._knows(folded):
                return self._two(folded, one)
        word = NumberWord(folded, article=folded in _ARTICLES)
        word.number = self._of(folded)
        if word.number is None and self._language in _OF_TEXT2NUM:
            word.number = self.value((form,))
        for role in self._roles.get(folded) or self._of_head(folded):
            self._give(word, role)
        if word.times and word.number is None and folded in _ONE:
            word.number = word.times  # "миллион рублей"
        # findings/text2num-millions-of-people.sh: nobody says how many
        dual = bool(word.times) and word.number not in (None, word.times)  # "مليونا", two
        round_ = bool(word.times) or word.number in _ROUND
        word.many = round_ and not dual and folded not in _ONE
        return word

    def _two(self, folded: str, one: str) -> NumberWord:
        """Return an Arabic noun that says two of what *one* is."""
        word = NumberWord(folded, both=2.0)
        for role in self._roles[one]:
            if role in WHAT:
                self._give(word, role)
        return word if word.noun or word.after else NumberWord(folded)

    def signal(self, form: str, folded: str | None = None) -> int:
        """Return what a text may have by the word *form*, a sum of `NUMBER` and the like.

        *folded* is its folded form, if that is known.
        """
        if form not in self and not self._may_matter(form, folded or folded_form(form)):
            return 0
        word, signal = self[form], 0
        if word.article or word.part:
            signal |= ARTICLE
        elif word.number is not None or word.times:
            signal |= NUMBER
        if word.both or word.collective or word.alone:
            signal |= NUMBER
        if word.before or word.after or word.noun or word.unit:
            signal |= SAYS_WHAT
        return signal

    def _may_matter(self, form: str, folded: str) -> bool:
        """Return whether *form* may have a function, in a part of the time that its word takes."""
        language = self._language
        if folded in self._every:
            return True
        if language in _OF_TEXT2NUM:
            if language == "de" and self._of_head(folded):
                return True
            small = form.casefold()
            return small.startswith(_FIRST[language]) and _spelled(small, language) is not None
        if language == "ru" and self._of_head(folded):
            return True
        if language != "ar":
            return False
        bare = _bare(folded)
        if bare and self._knows(bare):
            return True
        return folded.endswith(_DUALS) and (
            self._knows(_of_two(folded)) or bool(bare and self._knows(_of_two(bare)))
        )

    def _of_head(self, folded: str) -> Sequence[str]:
        """Return what is said of the last part of a German compound or dative, if it is a noun.

        Of a Russian word in another case, what is said of its genitive: "с пассажирами".
        """
        if self._language == "ru":
            for ending, others in _GENITIVES:
                if folded.endswith(ending):
                    stem = folded.removesuffix(ending)
                    known = (self._roles.get(stem + other) for other in others)
                    return next((roles for roles in known if roles), ())
        if self._language == "de" and folded.endswith(_WOMEN):
            stem = folded.removesuffix(_WOMEN)  # Polizistinnen, Ärztinnen, Schülerinnen
            for man in (stem, f"{stem}en", f"{stem}n", f"{stem}e"):
                if of_man := self._of_head(man) or self._roles.get(man):
                    return of_man
            return ()
        if self._language == "de" and not self._heads.isdisjoint((folded[-3:], folded[-4:-1])):
            forms = (folded, folded.removesuffix("n")) if folded.endswith("n") else (folded,)
            for start in (0, *range(max(_REST, len(folded) - _LONGEST), len(folded) - _HEAD + 1)):
                for form in forms:  # "Schülern" is the dative of what the table has
                    roles = [role for role in self._roles.get(form[start:], ()) if role in _NOUNS]
                    if roles:
                        return roles
        return ()

    def _knows(self, folded: str) -> bool:
        return folded in self._roles or folded in self._numbers

    def _of(self, folded: str) -> float | None:
        return self._numbers.get(folded)

    def _give(self, word: NumberWord, role: str) -> None:
        match role:
            case _ if role in _FLAGS:
                setattr(word, _FLAGS[role], True)
            case "half":
                word.part = 0.5
            case "quarter":
                word.part = 0.25
            case "lives":
                word.lives = True
                word.before = word.after = "deaths"
            case "month":
                word.void = word.month = True
            case "persons" | "victims":
                word.noun = role
            case _ if role[0] == "c" and role[1:].isdecimal():
                word.collective = float(role[1:])
            case _ if role.startswith("x"):
                word.times = float(role[1:])
            case _ if role.startswith("kg:"):
                word.unit, word.factor = ("weight", "kg"), float(role[3:])
            case _ if role.startswith("money:"):
                word.unit = ("money", role[6:])
            case _ if role.startswith("2 "):
                word.both = 2.0
                self._give(word, role[2:])
            case _:
                what = next(one for one in WHAT if one == role.rstrip("<>!"))
                sides = role.removeprefix(what)
                strict = sides.endswith("!")
                if ">" not in sides:
                    word.before, word.strict_before = what, strict
                if "<" not in sides:
                    word.after, word.strict_after = what, strict

    def value(self, forms: Sequence[str]) -> float | None:
        """Return the number that *forms* are together, None if they are none."""
        if self._language in _OF_TEXT2NUM:
            return _spelled(" ".join(forms).casefold(), self._language)
        values = [word.number for word in map(self.__getitem__, forms) if word.folded not in _AND]
        known = [value for value in values if value is not None]
        if len(known) != len(values) or not known:
            return None
        if any(value >= _ROUND_WORD for value in known[1:]):
            return None  # "اثنا عشر ألف": which a thousand multiplies
        # "сто двадцать пять", "خمسة وعشرون": each has digits where the others have none
        digits = [place for value in known for place, digit in enumerate(_reversed(value)) if digit]
        return sum(known) if len(digits) == len(set(digits)) else None


NUMBER, ARTICLE, SAYS_WHAT = 1, 2, 4
"""What a text may have: a number, an article that may be one, what a number counts."""


def _reversed(value: float) -> list[int]:
    """Return the digits of a number, the last first, of one with a fraction one that fits none."""
    return [int(digit) for digit in reversed(f"{value:.0f}")] if value == int(value) else [1] * 9


def _bare(folded: str) -> str:
    """Return *folded* without what Arabic may have joined to it, empty if it begins otherwise."""
    return folded[1:] if folded.startswith(_JOINED) else ""


def _of_two(form: str) -> str:
    """Return the singular of an Arabic dual, empty if *form* is none for sure.

    Another masculine than the nominative may be a plural, too.

    >>> _of_two("مسلحان"), _of_two("فتاتان"), _of_two("طالبتين"), _of_two("مسلحين")
    ('مسلح', 'فتاة', 'طالبة', '')
    """
    if len(form) < 5 or form == "طالبان":  # the Taliban
        return ""
    if form.endswith(_FEMININE_DUAL):
        return f"{form[:-3]}ة"
    return form[:-2] if form.endswith(_DUAL) else ""


@lru_cache(maxsize=50_000)
def _spelled(words: str, language: str) -> float | None:
    # findings/text2num-spanish-veintiun.sh; and "eine" is no number to it
    words = words.replace("veintiún", "veintiuno").replace("veintiun ", "veintiuno ")
    if language == "de" and words in _ARTICLES:
        return 1.0
    try:
        return float(text2num(words, language))
    except ValueError:
        return None


def is_joint(form: str) -> bool:
    """Return whether *form* may stand between the words of a number: "treinta y uno"."""
    return form == "-" or form.casefold() in _AND


@cache
def number_words(language: str) -> NumberWords | None:
    """Return the words of *language*, None if numbers are not read in it."""
    return NumberWords(language) if language in LANGUAGES else None
