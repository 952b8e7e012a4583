import datetime as dt

import pytest

from corpus.dates import read_timestamp


@pytest.mark.parametrize(
    ("value", "day", "unit"),
    [
        (1726300800, dt.date(2024, 9, 14), "seconds"),
        ("1726300800", dt.date(2024, 9, 14), "seconds"),
        (1726300800.5, dt.date(2024, 9, 14), "seconds"),
        (1726300800000, dt.date(2024, 9, 14), "milliseconds"),
        ("1726300800000000", dt.date(2024, 9, 14), "microseconds"),
        (1726300800000000000, dt.date(2024, 9, 14), "nanoseconds"),
        (946684799, dt.date(1999, 12, 31), "seconds"),
        (946684800, dt.date(2000, 1, 1), "seconds"),
        (42136, dt.date(2015, 5, 12), "days of a spreadsheet"),
        ("42136.604166", dt.date(2015, 5, 12), "days of a spreadsheet"),
    ],
)
def test_a_number_of_a_program_is_its_day(value, day, unit):
    found = read_timestamp(value)

    assert (found.date.day, found.date.precision, found.unit) == (day, "day", unit)


@pytest.mark.parametrize(
    "value",
    [
        2015,
        "2015",
        "20150512",
        "",
        "May",
        "-1726300800",
        "nan",
        "inf",
        "1e9999999",
        "17263008000",
        "1.5",
    ],
)
def test_any_other_number_is_no_timestamp(value):
    assert read_timestamp(value) is None
