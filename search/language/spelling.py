"""British spellings of English words under their American ones, so that both have one stem.

The result is part of a key and never shown, so a rule may also change words that have one spelling
("promise"), as long as it changes all their forms alike.
"""

import re

# Not after -vi- and the -ci- of "precise": their relatives ("revision", "precision") keep the s.
_ISE = re.compile(
    r"(\w{3,})(?<!v)(?<!prec)(?<!conc)(?<!inc)(?<!exc)"
    r"is(e[drs]?|ers|ing|ingly|edly|ely|ations?|ational|able|ements?)$"
)
_YSE = re.compile(r"(\w{3,}ly)s(e[drs]?$|ers$|ing$)")
_OUR = re.compile(
    r"\b((?:dis|mis|un)?(?:arm|behavi|cand|clam|col|demean|endeav|fav|ferv|flav|glam|harb|hon|hum"
    r"|lab|neighb|od|parl|rig|rum|sav|savi|splend|tum|val|vap|vig))our"
)
_PAIRS = {
    "centre": "center",
    "centres": "centers",
    "defence": "defense",
    "defences": "defenses",
    "offence": "offense",
    "offences": "offenses",
    "programme": "program",
    "programmes": "programs",
    "theatre": "theater",
    "theatres": "theaters",
}


def american(word: str) -> str:
    """Return *word*, in lower case, as American English spells it.

    >>> american("organised"), american("colour"), american("supervise"), american("hour")
    ('organized', 'color', 'supervise', 'hour')
    """
    if word in _PAIRS:
        return _PAIRS[word]
    if "ise" in word or "isi" in word or "isa" in word:
        return _ISE.sub(r"\1iz\2", word)
    if "yse" in word or "ysi" in word:
        return _YSE.sub(r"\1z\2", word)
    return _OUR.sub(r"\1or", word) if "our" in word else word
