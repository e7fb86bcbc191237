"""Places on the map: inside the wedge, clear of others, and nobody else is moved."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netmap.model.closeness import RINGS, ring_of
from netmap.model.codes import Sector, Standing, Strength
from netmap.model.network import Alter
from netmap.picture.layout import (
    Hint,
    Place,
    distance_of_ring,
    first_ring,
    free_place,
    place_all,
    place_in_ring,
)
from netmap.picture.plane import (
    Box,
    Point,
    around,
    at,
    bearing,
    crossing,
    hull,
    length,
    overlap,
    towards,
)
from netmap.picture.sectors import WEDGES

sectors = st.sampled_from(list(Sector))
strengths = st.sampled_from(list(Strength))
standings = st.sampled_from(list(Standing))
names = st.sampled_from(["Mo", "Aunt Jean", "Community offender manager", "x" * 200])
hints = st.builds(Hint, sectors, strengths, standings, names)


def alter_at(place: Place, number: int, hint: Hint) -> Alter:
    return Alter(
        alter_id=f"a{number:03}",
        name=hint.name,
        sector=hint.sector,
        relation="friend",
        angle=place.angle,
        distance=place.distance,
    )


def grown(all_hints: list[Hint]) -> list[Alter]:
    alters: list[Alter] = []
    for number, hint in enumerate(all_hints):
        place = free_place(hint.sector, hint.strength, hint.standing, hint.name, alters)
        alters.append(alter_at(place, number, hint))
    return alters


def test_wedges_fill_the_circle_in_the_order_of_the_sectors() -> None:
    """The ten wedges follow one another, partner over the top, 360 degrees in all."""
    wedges = list(WEDGES.values())
    assert list(WEDGES) == list(Sector)
    assert sum(wedge.width for wedge in wedges) == 360
    assert [wedge.end for wedge in wedges[:-1]] == [w.start for w in wedges[1:]]
    assert wedges[-1].end == wedges[0].start == 345
    assert WEDGES[Sector.PARTNER].middle == 0
    assert [wedge.tinted for wedge in wedges] == [True, False] * 5


@pytest.mark.parametrize("angle", [0.0, 44.9, 180.0, 359.9])
def test_every_angle_lies_in_exactly_one_wedge(angle: float) -> None:
    """Wedges neither overlap nor leave a gap, also across the top."""
    assert sum(wedge.holds(angle) for wedge in WEDGES.values()) == 1


@given(st.lists(hints, max_size=12))
@settings(max_examples=60, deadline=None)
def test_a_free_place_lies_in_its_wedge_and_on_the_map(all_hints: list[Hint]) -> None:
    """Whatever stands there already: within the wedge, distance in (0, 1], rounded."""
    for alter in grown(all_hints):
        assert WEDGES[alter.sector].holds(alter.angle)
        assert 0 < alter.distance <= 1
        assert round(alter.angle, 1) == alter.angle
        assert round(alter.distance, 3) == alter.distance


@given(st.lists(hints, min_size=1, max_size=8), hints)
@settings(max_examples=40, deadline=None)
def test_a_new_alter_never_moves_the_others(before: list[Hint], new: Hint) -> None:
    """The places of those on the map are the same with and without a newcomer."""
    assert grown([*before, new])[:-1] == grown(before)


def test_the_same_map_gives_the_same_place() -> None:
    """Placing is deterministic: 12 alters placed twice stand where they stood."""
    rows = [Hint(Sector.FAMILY, Strength.WEAK, Standing.CURRENT, "Mo")] * 12
    assert grown(rows) == grown(rows)


@pytest.mark.parametrize(
    ("strength", "standing", "ring"),
    [
        (Strength.STRONG, Standing.CURRENT, 1),
        (Strength.MODERATE, Standing.TO_ASK, 2),
        (Strength.WEAK, Standing.CURRENT, 3),
        (Strength.UNKNOWN, Standing.CURRENT, 3),
        (Strength.STRONG, Standing.NOT_IN_CONTACT, 4),
        (Strength.WEAK, Standing.ENDED, 4),
    ],
)
def test_the_first_place_follows_strength_and_standing(
    strength: Strength, standing: Standing, ring: int
) -> None:
    """On an empty map strong is nearer, and who is not in contact is at the rim."""
    place = free_place(Sector.FRIENDS, strength, standing, "Mo", [])
    assert ring_of(place.distance) == ring == first_ring(strength, standing)
    assert place == (WEDGES[Sector.FRIENDS].middle, RINGS[ring - 1])


def test_rings_and_distances_answer_each_other() -> None:
    """Each ring's distance lies in that ring, and the ends belong to the outer ones."""
    assert [ring_of(distance_of_ring(ring)) for ring in (1, 2, 3, 4)] == [1, 2, 3, 4]
    assert (ring_of(0.001), ring_of(1.0)) == (1, 4)
    with pytest.raises(IndexError):
        distance_of_ring(0)
    with pytest.raises(IndexError):
        place_in_ring(Sector.WORK, 5, "Mo", [])


@given(sectors, st.integers(1, 4), st.lists(hints, max_size=10))
@settings(max_examples=40, deadline=None)
def test_an_alter_moved_to_a_ring_stays_in_that_ring(
    sector: Sector, ring: int, others: list[Hint]
) -> None:
    """However full it is: the ring that was asked for, in the sector asked for."""
    place = place_in_ring(sector, ring, "Aunt Jean", grown(others))
    assert ring_of(place.distance) == ring
    assert WEDGES[sector].holds(place.angle)


def test_five_alters_of_a_sector_stand_apart() -> None:
    """Five friends of every strength: no disc comes within another."""
    rows = [
        Hint(Sector.FRIENDS, strength, Standing.CURRENT, "Tash")
        for strength in (*Strength, Strength.MODERATE)
    ]
    points = [at(alter.angle, alter.distance) for alter in grown(rows)]
    apart = [
        length(one, other)
        for number, one in enumerate(points)
        for other in points[:number]
    ]
    assert min(apart) > 46


@pytest.mark.slow
def test_80_alters_in_the_narrowest_wedge_all_stay_in_it() -> None:
    """A wedge that is long full overlaps least; it neither fails nor spills over."""
    rows = [Hint(Sector.PLACES, Strength.WEAK, Standing.CURRENT, "Park")] * 80
    alters = grown(rows)
    assert all(WEDGES[Sector.PLACES].holds(alter.angle) for alter in alters)


def test_many_placed_at_once_keep_their_order_and_the_close_come_first() -> None:
    """The answer is in the order of the hints, though the strong is placed first."""
    far = Hint(Sector.WORK, Strength.WEAK, Standing.CURRENT, "Work coach")
    near = Hint(Sector.WORK, Strength.STRONG, Standing.CURRENT, "Cy")
    places = place_all([far, near])
    assert [ring_of(place.distance) for place in places] == [3, 1]
    assert places[1].angle == WEDGES[Sector.WORK].middle
    assert place_all([]) == ()


def test_those_already_placed_are_kept_clear_of_when_many_come_at_once() -> None:
    """A newcomer does not take the place that somebody has."""
    hint = Hint(Sector.HEALTH, Strength.STRONG, Standing.CURRENT, "GP")
    taken = grown([hint])
    assert place_all([hint], taken)[0] != (taken[0].angle, taken[0].distance)


def test_the_plane_measures_as_drawn() -> None:
    """Angles run clockwise from the top; boxes meet where they share ground."""
    right = at(90, 1)
    assert (round(right.x), round(right.y)) == (392, 0)
    assert bearing(right) == 90
    assert overlap(Box(0, 0, 4, 4), Box(2, 3, 9, 9)) == 2
    assert overlap(Box(0, 0, 4, 4), Box(4, 0, 9, 9)) == 0
    assert hull(Box(0, 0, 1, 1), Box(5, 5, 6, 6)) == Box(0, 0, 6, 6)
    assert Box(0, 0, 2, 3).moved(1, 1) == Box(1, 1, 3, 4)
    assert (Box(0, 0, 2, 3).width, Box(0, 0, 2, 3).height) == (2, 3)


def test_a_segment_is_measured_inside_a_box_only() -> None:
    """A line through a box counts its part inside; one passing by counts nothing."""
    box = around(Point(10, 0), 2, 2)
    assert round(crossing(box, Point(0, 0), Point(20, 0)), 6) == 4
    assert crossing(box, Point(0, 0), Point(5, 0)) == 0
    assert crossing(box, Point(0, 14), Point(14, 1)) == 0
    assert towards(Point(1, 1), Point(1, 1), 5) == Point(1, 1)
