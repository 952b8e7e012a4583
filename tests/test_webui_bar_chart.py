"""The geometry of hits over time."""

from datetime import date

from search import DateBucket, DateRange, Histogram
from webui.presenters.bar_chart import BarChart, draw_bars
from webui.presenters.periods import Brush


def _years(*counts: tuple[int, int]) -> Histogram:
    """Return a histogram of years from 2011, each with its hits and what the archive has."""
    buckets = (
        DateBucket(str(year), DateRange(date(year, 1, 1), date(year + 1, 1, 1)), count, of)
        for year, (count, of) in enumerate(counts, start=2011)
    )
    return Histogram("year", tuple(buckets), 0)


def _chart(histogram: Histogram) -> BarChart:
    return draw_bars(histogram, lambda dates: f"/{dates.year}")


def test_a_bar_leads_to_its_period() -> None:
    chart = _chart(_years((1, 4), (2, 4)))

    assert [bar.address for bar in chart.bars] == ["/2011", "/2012"]


def test_bars_share_the_width_and_the_highest_reaches_the_top() -> None:
    chart = _chart(_years((4, 4), (2, 4), (0, 4), (1, 4)))

    assert [bar.column.middle for bar in chart.bars] == [12.5, 37.5, 62.5, 87.5]
    assert [(bar.top, bar.height) for bar in chart.bars] == [
        (14.0, 64.0),
        (46.0, 32.0),
        (78.0, 0.0),
        (62.0, 16.0),
    ]
    assert chart.highest == chart.bars[0].bucket


def test_one_hit_beside_a_thousand_is_seen() -> None:
    chart = _chart(_years((1000, 1000), (1, 1)))

    assert chart.bars[1].height == 2.0


def test_a_share_is_of_what_the_archive_has_in_the_period() -> None:
    chart = _chart(_years((4, 16), (2, 4), (0, 0), (0, 4)))

    assert chart.largest_share == chart.bars[1].bucket
    assert [bar.share_top for bar in chart.bars] == [46.0, 14.0, None, None]


def test_shares_are_left_out_where_everything_is_found() -> None:
    chart = _chart(_years((4, 4), (0, 0), (2, 2)))

    assert chart.largest_share is None
    assert [bar.share_top for bar in chart.bars] == [None, None, None]


def test_no_hits_make_no_chart() -> None:
    assert _chart(_years((0, 3), (0, 1))).highest is None
    assert _chart(_years()).highest is None


def test_as_many_years_are_named_as_there_is_room_for() -> None:
    chart = _chart(_years(*[(1, 1)] * 25))

    assert [bar.bucket.value for bar in chart.bars if bar.labelled] == [
        "2011", "2013", "2015", "2017", "2019", "2021", "2023", "2025", "2027", "2029", "2031",
        "2033", "2035",
    ]  # fmt: skip


def test_what_the_archive_lacks_is_hatched_month_by_month() -> None:
    gaps = (
        DateRange(None, date(2011, 3, 15)),  # 73 of the 365 days of 2011
        DateRange(date(2012, 1, 1), date(2014, 1, 1)),
        DateRange(date(2015, 1, 1), None),
    )
    sparse = (DateRange(date(2014, 5, 27), date(2014, 8, 8)),)  # days 146 to 219 of 365

    holdings = draw_bars(_years(*[(1, 2)] * 4), str, gaps, sparse).holdings

    assert [(span.left, span.width) for span in holdings.gaps] == [(0.0, 5.0), (25.0, 50.0)]
    assert [(span.left, span.width) for span in holdings.sparse] == [(85.0, 5.0)]
    assert holdings.gaps[0].dates == DateRange(date(2011, 1, 1), date(2011, 3, 15))


def test_the_periods_of_a_chart_are_what_an_address_takes() -> None:
    months = (
        DateBucket("2015-11", DateRange(date(2015, 11, 1), date(2015, 12, 1)), 0, 1),
        DateBucket("2015-12", DateRange(date(2015, 12, 1), date(2016, 1, 1)), 1, 1, True),
    )
    late = [(1, 90)] + [(0, 9)] * 8 + [(50, 90)] * 9

    monthly = draw_bars(Histogram("month", months, 0), str)
    yearly = _chart(_years(*late))
    by_month = [bar.period for bar in monthly.bars]
    by_year = [bar.period for bar in yearly.bars]

    assert [(one.name, one.first, one.last, one.chosen) for one in by_month] == [
        ("Nov 2015", "2015-11", "2015-11", False),
        ("Dec 2015", "2015-12", "2015-12", True),
    ]
    # The first nine years, with one hit, are one bar.
    assert [(one.name, one.first, one.last) for one in by_year[:2]] == [
        ("2011–2019", "2011", "2019"),
        ("2020", "2020", "2020"),
    ]
    assert monthly.brush == Brush(
        first=by_month[1],
        last=by_month[1],
        start=1,
        end=1,
        length=2,
        values="2015-11 2015-12",
        names="Nov 2015|Dec 2015",
    )
    assert yearly.brush == Brush(
        first=by_year[0],
        last=by_year[-1],
        start=0,
        end=9,
        length=10,
        values="2011/2019 2020 2021 2022 2023 2024 2025 2026 2027 2028",
        names=None,
    )
