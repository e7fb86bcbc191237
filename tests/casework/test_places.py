"""What is placed stays placed, whatever else is done on this map and the next."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netmap.casework import drawing
from netmap.model.codes import Quality, Sector, Standing, Strength
from netmap.model.edits import Edit, Fields, apply, inverse
from netmap.model.network import Network
from netmap.picture.layout import NEAREST, Place
from netmap.picture.sectors import WEDGES
from tests.support import generated

places = st.builds(
    Place,
    st.integers(0, 3599).map(lambda tenths: tenths / 10),
    st.integers(int(NEAREST * 1000), 1000).map(lambda share: share / 1000),
)


def where(network: Network, alter_ids: list[str]) -> list[tuple[float, float]]:
    return [(one.angle, one.distance) for one in map(network.alter, alter_ids)]


@st.composite
def edits_of_others(draw: st.DrawFn, network: Network, number: int) -> Edit:
    """An edit that says nothing about where those of the first map stand."""
    who = draw(st.sampled_from([one.alter_id for one in network.alters]))
    kind = draw(st.sampled_from(["tie", "add", "link", "name", "rule"]))
    if kind == "add":
        sector = draw(st.sampled_from(list(Sector))).value
        fields: Fields = {"name": f"New {number}", "sector": sector}
        place = draw(st.none() | places)
        return drawing.add_alter(network, f"n-{number:02}", fields, place)
    if kind == "link":
        other = draw(st.sampled_from([one.alter_id for one in network.alters]))
        if other == who:
            return ()
        return drawing.set_link(network, who, other, draw(st.none() | st.booleans()))
    if kind == "name":
        seen = network.alter(who).name
        return drawing.change_field(network, ("alter", who, "name"), seen, "Renamed")
    field, codes = draw(
        st.sampled_from(
            [
                ("standing", Standing),
                ("strength", Strength),
                ("quality_participant", Quality),
            ]
        )
    )
    seen = getattr(network.tie(who), field).value
    value = draw(st.sampled_from(list(codes))).value
    return drawing.change_field(network, ("tie", who, field), seen, value)


@pytest.mark.slow
@given(st.data())
@settings(max_examples=20, deadline=None)
def test_fifty_edits_of_others_move_nobody(data: st.DataObject) -> None:
    network = generated.network("p-one", 1, 25)
    first = [one.alter_id for one in network.alters]
    before = where(network, first)
    for number in range(50):
        network = apply(network, data.draw(edits_of_others(network, number)))
    assert where(network, first) == before


@given(st.data(), places)
@settings(max_examples=30, deadline=None)
def test_a_move_moves_one_and_can_be_taken_back(
    data: st.DataObject, place: Place
) -> None:
    network = generated.network("p-one", 1, 12)
    ids = [one.alter_id for one in network.alters]
    who = data.draw(st.sampled_from(ids))
    others = [one for one in ids if one != who]
    edit = drawing.move_to(network, who, place)
    moved = apply(network, edit)
    assert where(moved, [who]) == [place]
    assert WEDGES[moved.alter(who).sector].holds(place.angle)
    assert where(moved, others) == where(network, others)
    assert apply(moved, inverse(edit)) == network


def test_the_next_review_begins_with_everyone_where_they_were() -> None:
    network = generated.network("p-one", 1, 25)
    ids = [one.alter_id for one in network.alters]
    following = drawing.next_map(
        network, network.review.model_copy(update={"review_id": "r-next"})
    )
    assert where(following, ids) == where(network, ids)
