"""The settings of a search that are typed in its text as fields: `sort:newest`."""

from search.asking.parameters import ALIASES, CHOICES, NUMBERS


def is_setting(name: str) -> bool:
    """Return whether *name* is that of a parameter that says how, and not what, is searched for.

    >>> is_setting("sort"), is_setting("page-size"), is_setting("language")
    (True, True, False)
    """
    known = ALIASES.get(name, name)
    return known in CHOICES or known in NUMBERS


def typed_setting(name: str, value: str) -> str:
    """Return the setting *name* with *value* as an address has it, empty if it cannot have it.

    >>> typed_setting("sort", "newest"), typed_setting("page", "2"), typed_setting("page", "one")
    ('sort=newest', 'page=2', '')
    """
    known, typed = ALIASES.get(name, name), value.casefold()
    valued = typed in CHOICES.get(known, ()) or (known in NUMBERS and typed.isdecimal())
    return f"{known}={typed}" if valued else ""
