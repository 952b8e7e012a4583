"""Which pages of a result are offered."""

import pytest

from search import Engine, Query
from webui.presenters.paging import page_numbers


@pytest.mark.parametrize(
    ("page", "numbers"),
    [
        pytest.param(1, (1, 2, None, 35), id="first"),
        pytest.param(3, (1, 2, 3, 4, None, 35), id="no gap of nothing"),
        pytest.param(18, (1, None, 17, 18, 19, None, 35), id="between"),
        pytest.param(35, (1, None, 34, 35), id="last"),
    ],
)
def test_the_first_the_last_and_the_neighbours_are_offered(
    engine: Engine, page: int, numbers: tuple[int | None, ...]
) -> None:
    results = engine.search(Query(size=2, page=page))

    assert page_numbers(results) == numbers


def test_one_page_is_the_only_one(engine: Engine) -> None:
    assert page_numbers(engine.search(Query(text="sextortion"))) == (1,)
