"""The settings of a search that are typed in its text as fields: `sort:newest`."""

from search.asking.parameters import ALIASES, CHOICES, NUMBERS

_OTHER_NAMES = {"order": "sort"}  # in a text; an address may order feeds, too


def is_setting(name: str) -> bool:
    """Return whether *name* is that of a parameter that says how, and not what, is searched for.

    >>> is_setting("sort"), is_setting("page-size"), is_setting("language")
    (True, True, False)
    """
    known = ALIASES.get(name, name)
    return known in CHOICES or known in NUMBERS


def typed_setting(name: str, value: str) -> str:
    """Return the setting *name* with *value* as an address has it, empty if it cannot have it.

    A misspelt name is known by a value that only a setting has.

    >>> typed_setting("sort", "newest"), typed_setting("page", "2"), typed_setting("page", "one")
    ('sort=newest', 'page=2', '')
    >>> typed_setting("ort", "newest"), typed_setting("ort", "Berlin")
    ('sort=newest', '')
    """
    typed = value.casefold()
    known = ALIASES.get(name, name)
    if not is_setting(name):
        known = _misspelt(name, typed) or known
    valued = typed in CHOICES.get(known, ()) or (known in NUMBERS and typed.isdecimal())
    return f"{known}={typed}" if valued else ""


def _misspelt(name: str, value: str) -> str:
    """Return the setting with a choice of names that *name*, one edit away, is for with *value*."""
    names = {**{one: one for one in CHOICES}, **_OTHER_NAMES}
    having = {one: setting for one, setting in names.items() if value in CHOICES[setting]}
    if not having:
        return ""
    from rapidfuzz.distance import OSA  # few questions need it

    near = (one for one in having if OSA.distance(name, one, score_cutoff=1) <= 1)
    meant = {having[one] for one in near}
    return meant.pop() if len(meant) == 1 else ""
