"""How many examples Hypothesis tries of each property."""

import os
from typing import Any

from hypothesis import settings

_TIMES = int(os.environ.get("DATELINE_EXAMPLES", "1"))


def examples(count: int, **others: Any) -> settings:
    """Return the settings to try *count* examples, or as many times that as DATELINE_EXAMPLES says.

    The *others* are those of `hypothesis.settings`.
    """
    return settings(max_examples=count * _TIMES, **others)
