"""The trend over all reviews: what was said, when, and no more than that."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import get_args
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netmap.measures.measure import Unit
from netmap.model.codes import Reading
from netmap.model.snapshot import MeasureValue
from netmap.picture.lettering import width
from netmap.picture.palette import DARK, LIGHT, Palette
from netmap.picture.plane import Box, Point, around, overlap
from netmap.picture.trend import (
    CELL_HIGH,
    CELL_WIDE,
    KEY_HIGH,
    PLOT,
    Chart,
    ChartPoint,
    trend_svg,
)
from netmap.reports.counts import SAID
from netmap.reports.trend import DRAWN, Moment, Series, charts, trend, trend_table
from netmap.words import trend as words

SVG = "{http://www.w3.org/2000/svg}"
MAY, AUGUST, NOVEMBER = date(2026, 5, 11), date(2026, 8, 10), date(2026, 11, 9)
QUARTERS = (MAY, AUGUST, NOVEMBER, date(2027, 2, 8))
BY_ID = {measure.id: measure for measure in SAID}
Numbers = Sequence[float | None]


def measured(
    measure: str,
    value: float | None,
    *,
    reading: Reading = Reading.ALL,
    version: int | None = None,
) -> MeasureValue:
    return MeasureValue(
        measure=measure,
        version=version or BY_ID[measure].version,
        value=value,
        reading=reading,
    )


def moments(*found: Sequence[MeasureValue]) -> list[Moment]:
    """Return a review each quarter, each with what was measured then."""
    return [
        Moment(held_on=day, number=number, measures=tuple(values))
        for number, (day, values) in enumerate(zip(QUARTERS, found, strict=False), 1)
    ]


def series_of(measure: str, *values: float | None) -> Series:
    """Return the only series there is where each review gave one value."""
    found = trend(moments(*([measured(measure, one)] for one in values)), Reading.ALL)
    return found.series[0]


def on_days(*days: date) -> str:
    return trend(
        [
            Moment(held_on=day, number=number, measures=())
            for number, day in enumerate(days, 1)
        ],
        Reading.ALL,
    ).intervals


# What is told


def test_reviews_stand_in_the_order_they_were_held() -> None:
    later, sooner = (
        Moment(held_on=day, number=number, measures=(measured("supporters", value),))
        for day, number, value in ((NOVEMBER, 2, 5), (MAY, 1, 3))
    )
    found = trend([later, sooner], Reading.ALL)
    assert (found.days, found.numbers) == ((MAY, NOVEMBER), (1, 2))
    assert list(found.series[0].values) == [3, 5]


def test_two_reviews_on_one_day_stand_by_their_numbers() -> None:
    found = trend(
        [
            Moment(held_on=MAY, number=2, measures=(measured("supporters", 5),)),
            Moment(held_on=MAY, number=1, measures=(measured("supporters", 3),)),
        ],
        Reading.ALL,
    )
    assert list(found.series[0].values) == [3, 5]
    assert found.intervals == "Between the reviews: the same day."


def test_the_time_between_reviews_is_said_in_weeks() -> None:
    told = on_days(date(2026, 5, 11), date(2026, 8, 10), date(2027, 2, 8))
    assert told == "Between the reviews: 13 weeks, then 26 weeks."


def test_a_time_under_two_weeks_is_said_in_days() -> None:
    told = on_days(date(2026, 5, 1), date(2026, 5, 2), date(2026, 5, 15))
    assert told == "Between the reviews: 1 day, then 13 days."
    assert on_days(date(2026, 5, 1), date(2026, 5, 15)).endswith(": 2 weeks.")


def test_one_review_has_no_time_between() -> None:
    assert on_days(MAY) == ""


def test_a_measure_without_any_value_is_left_out() -> None:
    found = moments(
        [measured("supporters", 3), measured("mixed", None)],
        [measured("supporters", 4), measured("mixed", None)],
    )
    told = [one.measure.id for one in trend(found, Reading.ALL).series]
    assert told == ["supporters"]


def test_a_measure_whose_value_never_changes_is_kept() -> None:
    assert list(series_of("supporters", 3, 3, 3).values) == [3, 3, 3]


def test_a_measure_that_is_not_told_on_screen_is_left_out() -> None:
    quiet = MeasureValue(measure="density", version=1, value=0.4)
    assert "density" not in BY_ID
    assert trend(moments([quiet]), Reading.ALL).series == ()


def test_not_enough_to_say_is_a_gap() -> None:
    found = series_of("supporters", 3, None, 4)
    assert list(found.values) == [3, None, 4]
    assert found.said == ("3", "not enough to say", "4")
    assert not found.other_version


def test_a_measure_that_was_not_counted_then_is_a_gap() -> None:
    found = trend(moments([], [measured("supporters", 4)]), Reading.ALL).series[0]
    assert list(found.values) == [None, 4]
    assert found.said == ("not counted then", "4")


def test_another_version_of_a_measure_is_a_gap_that_says_so() -> None:
    found = trend(
        moments([measured("supporters", 9, version=99)], [measured("supporters", 4)]),
        Reading.ALL,
    ).series[0]
    assert list(found.values) == [None, 4]
    assert found.said == ("counted another way then", "4")
    assert found.other_version


def test_a_measure_is_taken_in_the_reading_asked_for() -> None:
    both = [
        measured("supporters", 3, reading=Reading.PERSONS),
        measured("supporters", 5, reading=Reading.ALL),
    ]
    found = trend(moments(both), Reading.PERSONS)
    assert list(found.series[0].values) == [3]


def test_a_measure_that_knows_one_reading_is_taken_in_that_one() -> None:
    found = trend(moments([measured("restricted", 2)]), Reading.PERSONS_UNPAID)
    assert list(found.series[0].values) == [2]


def test_two_readings_are_never_mixed_in_one_series() -> None:
    """Everyone at one review and persons at the next would look like a loss."""
    found = trend(
        moments(
            [measured("supporters", 9, reading=Reading.ALL)],
            [measured("supporters", 4, reading=Reading.PERSONS)],
        ),
        Reading.PERSONS,
    )
    assert list(found.series[0].values) == [None, 4]


def test_a_share_is_said_in_words() -> None:
    found = series_of("paid_share", 0, 0.31, 0.02)
    assert found.said == ("none", "about 3 in 10", "fewer than 1 in 10")


def test_a_number_that_is_not_whole_is_said_with_one_digit() -> None:
    assert series_of("effective_supporters", 2.34).said == ("2.3",)


def test_a_sign_is_said_as_the_answer_to_its_label() -> None:
    """The sign is present (1) where no partner is in the home, and the label asks."""
    found = series_of("sign_partner", 1, 0)
    assert found.measure.label == "A partner in the same home"
    assert found.said == ("No", "Yes")
    assert [point.value for point in drawn("sign_partner", 1, 0).points] == [0, 1]


def test_every_unit_has_its_scale() -> None:
    assert set(DRAWN) == set(get_args(Unit))


def test_the_table_has_a_row_for_each_measure_and_a_column_for_each_review() -> None:
    found = moments([measured("supporters", 3)], [measured("supporters", None)])
    columns, rows = trend_table(trend(found, Reading.ALL))
    assert columns == ("Measure", "Review 1, 11 May 2026", "Review 2, 10 August 2026")
    assert rows == (("People who support", "3", "not enough to say"),)


def test_no_review_makes_an_empty_trend() -> None:
    found = trend([], Reading.ALL)
    assert (found.days, found.series, found.intervals) == ((), (), "")
    assert trend_table(found) == (("Measure",), ())
    assert charts(found) == ()


# What is drawn


def drawn(measure: str, *values: float | None) -> Chart:
    return charts(
        trend(moments(*([measured(measure, one)] for one in values)), Reading.ALL)
    )[0]


def chart(values: Numbers, days: Sequence[date] = QUARTERS, title: str = "A") -> Chart:
    return Chart(
        title,
        tuple(
            ChartPoint(day, value, *said(value))
            for day, value in zip(days, values, strict=False)
        ),
    )


def said(value: float | None) -> tuple[str, str]:
    return ("not enough to say", "") if value is None else (f"{value:g}",) * 2


def tree(*shown: Chart, palette: Palette = LIGHT, columns: int = 3) -> ET.Element:
    text = trend_svg(shown, palette=palette, columns=columns)
    return ET.fromstring(text)  # noqa: S314 - our own


def marked(root: ET.Element, name: str) -> list[ET.Element]:
    return [one for one in root.iter() if one.get("class") == name]


def texts(root: ET.Element, name: str) -> list[str]:
    return [one.text or "" for one in marked(root, name)]


def dots(root: ET.Element) -> list[Point]:
    return [
        Point(float(one.attrib["cx"]), float(one.attrib["cy"]))
        for one in marked(root, "dot")
    ]


def lines(root: ET.Element) -> list[list[Point]]:
    return [
        [
            Point(*map(float, corner.split(",")))
            for corner in one.attrib["points"].split()
        ]
        for one in root.iter(f"{SVG}polyline")
    ]


def boxes(root: ET.Element, name: str) -> list[Box]:
    """Return the boxes of texts, a little smaller: SVG has tenths of a pixel."""
    return [
        around(
            Point(float(one.attrib["x"]), letter_middle(one)),
            width(one.text or "", float(one.attrib["font-size"])) / 2,
            float(one.attrib["font-size"]) / 2,
        ).grown(-0.2)
        for one in marked(root, name)
    ]


def letter_middle(text: ET.Element) -> float:
    drop = float(text.attrib["dy"]) - 0.36 * float(text.attrib["font-size"])
    return float(text.attrib["y"]) + drop


def overlapping(found: Sequence[Box]) -> list[tuple[Box, Box]]:
    return [pair for pair in combinations(found, 2) if overlap(*pair) > 0]


def long_time(count: int) -> list[date]:
    """Return days about four months apart, over ten years for 30 of them."""
    return [date(2016, 1, 11) + timedelta(days=122 * one) for one in range(count)]


def test_dots_stand_at_the_dates_in_proportion() -> None:
    days = (date(2026, 1, 1), date(2026, 1, 11), date(2026, 2, 10))
    first, second, third = dots(tree(chart((1, 2, 3), days)))
    assert second.x - first.x == pytest.approx((third.x - first.x) / 4, abs=0.1)


def test_all_charts_share_one_scale_of_time() -> None:
    """Also the one whose first review has no value."""
    found = dots(tree(chart((1, 2, 3)), chart((None, 2, 3)), columns=1))
    assert [point.x for point in found[1:3]] == [point.x for point in found[3:]]


def test_a_scale_of_counts_begins_at_nothing_and_ends_at_the_largest() -> None:
    root = tree(chart((0, 2, 4)))
    assert [point.y for point in dots(root)] == [PLOT.bottom, 107.0, PLOT.top]
    assert texts(root, "end") == ["0", "4"]


def test_a_scale_of_counts_ends_at_a_whole_number() -> None:
    assert texts(tree(chart((2.3, 1.1))), "end") == ["0", "3"]
    assert texts(tree(chart((0, 0))), "end") == ["0", "1"]


def test_a_scale_of_shares_is_from_none_to_all() -> None:
    root = tree(drawn("paid_share", 0.5, 0.5))
    assert texts(root, "end") == ["none", "all"]
    assert dots(root)[0].y == (PLOT.top + PLOT.bottom) / 2


def test_a_scale_of_signs_is_from_no_to_yes() -> None:
    root = tree(drawn("sign_partner", 1, 0))
    assert texts(root, "end") == texts(root, "value") == ["No", "Yes"]
    assert [point.y for point in dots(root)] == [PLOT.bottom, PLOT.top]


def test_a_value_beyond_its_scale_stays_in_the_chart() -> None:
    beyond = Chart("A", (ChartPoint(MAY, 1.5, "?", "?"),), "share")
    assert dots(tree(beyond))[0].y == PLOT.top


def test_every_value_is_written_beside_its_dot() -> None:
    assert sorted(texts(tree(chart((3, 5, 2, 2))), "value")) == ["2", "2", "3", "5"]


def test_a_share_is_written_short_beside_its_dot_and_whole_in_its_words() -> None:
    root = tree(drawn("paid_share", 0.31))
    assert texts(root, "value") == ["3 in 10"]
    assert marked(root, "dot")[0][0].text == "11 May 2026: about 3 in 10"


def test_a_gap_has_no_dot_and_says_why() -> None:
    root = tree(chart((3, None, 4)))
    assert len(dots(root)) == 2
    (gap,) = marked(root, "gap")
    assert gap[0].text == "10 August 2026: not enough to say"
    assert texts(root, "key") == ["", words.GAP_KEY]


def test_a_gap_for_another_version_is_drawn_with_its_words() -> None:
    found = moments([measured("mixed", 2, version=99)], [measured("mixed", 1)])
    root = tree(*charts(trend(found, Reading.ALL)))
    (gap,) = marked(root, "gap")
    assert gap[0].text == "11 May 2026: counted another way then"


def test_without_a_gap_there_is_no_key() -> None:
    assert not marked(tree(chart((3, 4))), "key")


def test_a_line_joins_successive_values() -> None:
    root = tree(chart((3, 5, 2, 4)))
    assert lines(root) == [dots(root)]


def test_a_gap_breaks_the_line() -> None:
    root = tree(chart((3, None, 2, 4)))
    assert lines(root) == [dots(root)[1:]]


def test_two_values_are_no_trend() -> None:
    assert not lines(tree(chart((3, 5))))
    assert not lines(tree(chart((3, 5, None, None))))


def test_one_review_is_drawn() -> None:
    root = tree(chart((3,)))
    assert [point.x for point in dots(root)] == [(PLOT.left + PLOT.right) / 2]
    assert texts(root, "day") == ["11 May 2026"]


def test_two_reviews_on_one_day_are_drawn_at_one_place_in_time() -> None:
    root = tree(chart((3, 5), (MAY, MAY)))
    assert len({point.x for point in dots(root)}) == 1
    assert len(dots(root)) == 2
    assert texts(root, "day") == ["11 May 2026"]


def test_the_months_of_reviews_are_written_where_there_is_room() -> None:
    assert texts(tree(chart((1, 2, 3))), "day") == ["May 2026", "Nov 2026", "Aug 2026"]


def test_of_two_reviews_in_one_month_one_is_written() -> None:
    days = (date(2026, 1, 5), date(2026, 6, 1), date(2026, 6, 29), date(2026, 12, 7))
    written = texts(tree(chart((1, 2, 3, 4), days)), "day")
    assert written == ["Jan 2026", "Dec 2026", "Jun 2026"]


def test_reviews_that_are_all_in_one_month_are_written_as_days() -> None:
    days = (date(2026, 6, 1), date(2026, 6, 29))
    assert texts(tree(chart((1, 2), days)), "day") == ["1 Jun 2026", "29 Jun 2026"]


def test_thirty_reviews_over_ten_years_are_legible() -> None:
    """Values are thinned out: first, last and changes, where there is room."""
    values = [3] * 10 + [5] * 10 + [4] * 10
    root = tree(chart(values, long_time(30)))
    written = texts(root, "value")
    assert written[:4] == ["3", "4", "5", "4"]
    assert len(dots(root)) == 30 > len(written)
    assert not overlapping(boxes(root, "value"))
    assert not overlapping(boxes(root, "day"))


def test_a_value_covers_no_dot() -> None:
    root = tree(chart([one % 7 for one in range(30)], long_time(30)))
    for box in boxes(root, "value"):
        assert not [at for at in dots(root) if overlap(box, around(at, 3.3, 3.3))]


def test_a_long_title_takes_two_lines_and_is_whole_in_words() -> None:
    title = "People who also know someone whom a rule about contact names here " * 2
    root = tree(chart((1, 2), title=title))
    assert len(marked(root, "heading")) == 2
    assert root.find(f"{SVG}g/{SVG}title").text == title  # type: ignore[union-attr]
    assert all(width(line, 14) <= CELL_WIDE for line in texts(root, "heading"))


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_charts_stand_in_columns(columns: int) -> None:
    root = tree(*[chart((1, 2))] * 5, columns=columns)
    rows = -(-5 // columns)
    high = rows * CELL_HIGH + KEY_HIGH
    assert root.get("viewBox") == f"0 0 {columns * CELL_WIDE:g} {high:g}"
    assert len({round(box.left) for box in boxes(root, "value")}) == 2 * columns


def test_the_picture_is_told_in_words() -> None:
    root = tree(chart((3, None), title="People"), chart((1, 2), title="Circles"))
    assert root.get("role") == "img"
    assert root[0].text == "The measures over all reviews"
    assert root[1].text == (
        "What was said at these reviews: 11 May 2026, 10 August 2026. "
        "People: 3, not enough to say. Circles: 1, 2."
    )


def test_no_chart_is_an_empty_picture() -> None:
    root = tree()
    assert root[1].text == words.NOTHING
    assert not marked(root, "chart")


def test_a_chart_without_reviews_is_drawn_empty() -> None:
    root = tree(Chart("A", ()))
    assert not dots(root)
    assert not texts(root, "day")


def test_text_never_becomes_markup() -> None:
    point = ChartPoint(MAY, 1, "<script>1</script>", "<b>1</b>")
    root = tree(Chart("</text><script>alert(1)</script>", (point,)))
    assert {one.tag.removeprefix(SVG) for one in root.iter()} <= {
        "svg",
        "title",
        "desc",
        "rect",
        "g",
        "text",
        "path",
        "circle",
        "polyline",
    }
    assert texts(root, "value") == ["<b>1</b>"]


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_there_is_one_ink_and_it_can_be_read(palette: Palette) -> None:
    """One ink judges nothing, and reads the same in grey."""
    root = tree(chart((3, None, 5, 4)), palette=palette)
    used = {
        one.get(name, "none") for one in root.iter() for name in ("fill", "stroke")
    } - {"none", palette.ground}
    assert used == {palette.ink, palette.soft}
    assert all(contrast(ink, palette.ground) >= 4.5 for ink in used)


def test_nothing_is_drawn_beyond_the_reviews() -> None:
    """No forecast, no arrow, no smoothing: straight lines between dots."""
    text = trend_svg([chart((3, 5, 4))])
    assert "marker" not in text
    root = ET.fromstring(text)  # noqa: S314 - our own
    assert {corner for line in lines(root) for corner in line} == set(dots(root))


def contrast(one: str, other: str) -> float:
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


# What holds for all charts

some_days = st.lists(
    st.dates(date(2000, 1, 1), date(2040, 12, 31)), min_size=1, max_size=30
).map(sorted)
some_values = st.none() | st.integers(0, 60) | st.floats(0, 60)


@st.composite
def some_charts(draw: st.DrawFn) -> Chart:
    days = draw(some_days)
    values = draw(
        st.lists(some_values, min_size=len(days), max_size=len(days)),
    )
    return chart(values, days)


@settings(max_examples=60, deadline=None)
@given(some_charts())
def test_each_value_has_one_dot_and_each_gap_one_mark(shown: Chart) -> None:
    root = tree(shown)
    values = [point.value for point in shown.points]
    assert len(dots(root)) == sum(value is not None for value in values)
    assert len(marked(root, "gap")) == values.count(None)


@settings(max_examples=60, deadline=None)
@given(some_charts())
def test_dots_go_with_time_and_stay_in_the_chart(shown: Chart) -> None:
    found = dots(tree(shown))
    assert all(one.x <= later.x for one, later in pairwise(found))
    assert all(PLOT.left < x < PLOT.right for x, _ in found)
    assert all(PLOT.top <= y <= PLOT.bottom for _, y in found)


@settings(max_examples=60, deadline=None)
@given(some_charts())
def test_lines_join_neighbours_only(shown: Chart) -> None:
    root = tree(shown)
    values = [point.value for point in shown.points]
    joined = sum(None not in pair for pair in pairwise(values))
    enough = len(values) - values.count(None) >= 3
    assert sum(len(line) - 1 for line in lines(root)) == (joined if enough else 0)
    assert all(len(line) > 1 for line in lines(root))


@settings(max_examples=60, deadline=None)
@given(some_charts())
def test_no_letters_overlap_or_leave_the_chart(shown: Chart) -> None:
    root = tree(shown)
    values, days = boxes(root, "value"), boxes(root, "day")
    assert not overlapping([*values, *days])
    assert all(box.left >= 0 and box.right <= CELL_WIDE for box in [*values, *days])
    assert all(box.top >= 0 and box.bottom <= PLOT.bottom for box in values)
    assert all(PLOT.bottom <= box.top and box.bottom <= CELL_HIGH for box in days)


@settings(max_examples=60, deadline=None)
@given(some_charts())
def test_the_first_day_and_the_last_are_written(shown: Chart) -> None:
    first, last = shown.points[0].day, shown.points[-1].day
    whole = (first.year, first.month) == (last.year, last.month)
    say = words.short_date if whole else words.short_month
    assert {say(first), say(last)} <= set(texts(tree(shown), "day"))
