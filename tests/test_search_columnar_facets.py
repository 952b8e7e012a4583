"""Tests for counting the values of all facets in one pass."""

import numpy as np

from search.columnar.index.facet_column import FacetColumn, FacetColumns


def test_facets_counted_together_have_the_documents_of_each_value_and_those_without_one() -> None:
    documents = np.zeros(8, np.intp)  # which are counted by number already
    # Number 0 is of police, 1 of courts, 2 of nothing, 3 of both.
    of_subjects = np.array([0, 1, 0, 1]), np.array([1, 1, 0, 2])
    subjects = FacetColumn.of(["police", "courts"], *of_subjects, documents)
    places = FacetColumn.of([], np.array([], np.intp), np.array([0]), documents)
    languages = FacetColumn.of(["en", "fr"], np.array([0, 1]), np.array([1, 1]), documents)

    counted = FacetColumns([subjects, places, languages]).sums(
        [np.array([5, 0, 2, 1]), np.array([8]), np.array([8, 0])]
    )

    assert counted == [({"police": 6, "courts": 1}, 2), ({}, 8), ({"en": 8}, 0)]
