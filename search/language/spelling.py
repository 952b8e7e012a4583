"""British spellings of English words under their American ones, so that both have one stem.

So are irregular plurals under their singulars, and abbreviations of headlines under their words.

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
    "fibre": "fiber",
    "fibres": "fibers",
    "grey": "gray",
    "jewellery": "jewelry",
    "licence": "license",
    "licences": "licenses",
    "litre": "liter",
    "litres": "liters",
    "metre": "meter",
    "metres": "meters",
    "offence": "offense",
    "offences": "offenses",
    "plough": "plow",
    "programme": "program",
    "programmes": "programs",
    "sceptic": "skeptic",
    "sceptical": "skeptical",
    "sceptics": "skeptics",
    "theatre": "theater",
    "theatres": "theaters",
    "tyre": "tire",
    "tyres": "tires",
}
# Forms that no rule leads to their word; "analyses" and "bases" are of two words each.
_IRREGULAR = {
    "axes": "axis",
    "children": "child",
    "crises": "crisis",
    "criteria": "criterion",
    "diagnoses": "diagnosis",
    "emphases": "emphasis",
    "feet": "foot",
    "fungi": "fungus",
    "geese": "goose",
    "halves": "half",
    "hypotheses": "hypothesis",
    "knives": "knife",
    "men": "man",
    "mice": "mouse",
    "nuclei": "nucleus",
    "oases": "oasis",
    "parentheses": "parenthesis",
    "phenomena": "phenomenon",
    "policemen": "policeman",
    "shelves": "shelf",
    "stimuli": "stimulus",
    "syntheses": "synthesis",
    "teeth": "tooth",
    "theses": "thesis",
    "thieves": "thief",
    "wives": "wife",
    "wolves": "wolf",
    "women": "woman",
}
# As printed without their signs: Int'l, gov't, Dept.; none that is a word or a name as well.
_SHORTENED = {
    "anniv": "anniversary",
    "assn": "association",
    "bldg": "building",
    "bln": "billion",
    "capt": "captain",
    "cttee": "committee",
    "dept": "department",
    "depts": "departments",
    "govt": "government",
    "govts": "governments",
    "hwy": "highway",
    "intl": "international",
    "mln": "million",
    "mt": "mount",
    "natl": "national",
    "pres": "president",
    "prof": "professor",
    "sgt": "sergeant",
    "univ": "university",
    "utd": "united",
}
_WHOLE = _IRREGULAR | _SHORTENED
_DOUBLED = re.compile(
    r"((?:dis|re|un)?(?:cancel|channel|counsel|fuel|jewel|label|level|marshal|model|panel|quarrel"
    r"|rival|shovel|signal|travel|tunnel))l(?=(?:ed|ers?|ings?|ors?)$)"
)


def american(word: str) -> str:
    """Return *word*, in lower case, as American English spells it.

    An irregular plural is its singular, an abbreviation its word.

    >>> american("organised"), american("colour"), american("supervise"), american("hour")
    ('organized', 'color', 'supervise', 'hour')
    >>> american("cancelled"), american("controlled"), american("intl")
    ('canceled', 'controlled', 'international')
    """
    word = _WHOLE.get(word, word)
    if word in _PAIRS:
        return _PAIRS[word]
    if "ll" in word:
        return _DOUBLED.sub(r"\1", word)
    if "ise" in word or "isi" in word or "isa" in word:
        return _ISE.sub(r"\1iz\2", word)
    if "yse" in word or "ysi" in word:
        return _YSE.sub(r"\1z\2", word)
    return _OUR.sub(r"\1or", word) if "our" in word else word
