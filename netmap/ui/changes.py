"""What changed, on screen: two maps on one layout, and a line a change."""

from collections.abc import Sequence
from html import escape
from itertools import groupby
from typing import NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from netmap.casework.caseload import Case
from netmap.casework.changes import (
    FEWEST,
    ChangesView,
    Pair,
    see_changes,
)
from netmap.changes.change import Group
from netmap.changes.registry import changes
from netmap.model.codes import ReviewState
from netmap.picture.change import Beside, placed_like
from netmap.picture.legend import together
from netmap.picture.marks import Chapter, Scene
from netmap.picture.scene import scene_of
from netmap.picture.strip import legend_svg, legend_words
from netmap.picture.svg import svg_of
from netmap.reports.changes import Line, Passage, counts, hedges, passages, untold
from netmap.reports.changes_file import then_and_now
from netmap.reports.side_by_side import side_by_side
from netmap.reports.your_changes import your_changes
from netmap.ui.opening import review_name
from netmap.ui.page import Desk, shown_or_stop
from netmap.ui.picture import absent_in, drawn_once, palette_of
from netmap.ui.table import draw_rows
from netmap.ui.text import draw_list, draw_passages
from netmap.words import changes as words
from netmap.words.dates import spoken_date

CHOSEN = "changes.pair"
DRAWN = "changes.drawn"


def choose(participant_id: str, pair: Pair) -> None:
    """Choose which two reviews of a case are side by side next."""
    st.session_state[CHOSEN] = (participant_id, pair)


def open_changes(desk: Desk, case: Case) -> ChangesView:
    """Return the two reviews that are chosen, or the two newest; or say why not."""
    if len(case.reviews) < FEWEST:
        st.info(words.TOO_FEW if case.reviews else words.NO_REVIEW_YET)
        st.stop()
    view = shown_or_stop(
        lambda: see_changes(
            desk.store,
            **desk.acting,
            participant_id=case.participant.id,
            pair=_pair(case),
        )
    )
    assert isinstance(view, ChangesView)  # noqa: S101 -- narrows the type
    return view


def _pair(case: Case) -> Pair:
    held: tuple[str, Pair] | None = st.session_state.get(CHOSEN)
    if held is None or held[0] != case.participant.id:
        return Pair()
    known = {None, *(head.number for head in case.reviews)}
    return held[1] if known.issuperset(held[1]) else Pair()


def draw_pair(view: ChangesView, places: Sequence[DeltaGenerator]) -> None:
    """Draw the choice of the two reviews; the earlier is first whichever is chosen."""
    case = view.case
    names = {head.number: review_name(head, case) for head in reversed(case.reviews)}
    shown = view.before.head.number, view.after.head.number
    titles = words.ONE_REVIEW, words.OTHER_REVIEW
    for place, title in enumerate(titles):
        other = shown[1 - place]
        key = f"changes.review.{place}"  # always the same, or the focus would be lost
        st.session_state[key] = shown[place]
        places[place].selectbox(
            title,
            [one for one in names if one != other],
            format_func=lambda number: names[number],
            key=key,
            on_change=_choose,
            args=(case, key, other),
        )


def _choose(case: Case, key: str, other: int) -> None:
    choose(case.participant.id, Pair(st.session_state[key], other))


class Drawn(NamedTuple):
    """Both pictures and their legend, and the scenes they were drawn from."""

    scenes: tuple[Scene, Scene]
    pictures: tuple[str, str]
    legend: tuple[Chapter, ...]
    legend_picture: str


def draw_maps(view: ChangesView, *, worker: bool) -> None:
    """Draw both maps on one layout, what came, left and changed marked on each."""
    drawn = _drawn(view, worker=worker)
    st.caption(words.ONE_LAYOUT)
    with st.container(key="both_maps"):
        places = st.columns(2)
    titles = words.MAP_THEN, words.MAP_NOW
    for number, side in enumerate((view.before, view.after)):
        scene = drawn.scenes[number]
        with places[number]:
            st.header(titles[number].format(day=spoken_date(side.head.held_on)))
            told = f"{scene.title}. {scene.summary}"
            st.image(drawn.pictures[number], width="stretch", alt=told)
    if drawn.legend:
        told = legend_words(drawn.legend)
        st.image(drawn.legend_picture, width="stretch", alt=told)
    with st.expander(words.TWIN):
        table = side_by_side(view, desk=worker)
        draw_rows(words.TWIN, table.columns, table.rows)


def _drawn(view: ChangesView, *, worker: bool) -> Drawn:
    """Return both pictures, so that turning to another tab does not draw them again."""
    palette = palette_of(view.convention)

    def draw() -> Drawn:
        before, after = (
            _scene(view, earlier=one, worker=worker) for one in (True, False)
        )
        first, second = (
            svg_of(one, palette=palette, legend=False) for one in (before, after)
        )
        legend = together(before.legend, after.legend)
        picture = legend_svg(legend, palette=palette)
        return Drawn((before, after), (first, second), legend, picture)

    seen = [
        (one.told.network, one.told.restricted) for one in (view.before, view.after)
    ]
    return drawn_once(DRAWN, (*seen, view.participant.name, palette, worker), draw)


def _scene(view: ChangesView, *, earlier: bool, worker: bool) -> Scene:
    """Return one of the two maps, everyone where they stand on the later one."""
    later_map = view.after.told.network
    earlier_map = placed_like(view.before.told.network, later_map)
    side = view.before if earlier else view.after
    return scene_of(
        earlier_map if earlier else later_map,
        participant_name=view.participant.name,
        restricted=side.told.restricted,
        view="desk" if worker else "session",
        absent_before=frozenset() if earlier else absent_in(view.before.told.network),
        beside=Beside(later_map if earlier else earlier_map, later=earlier),
    )


def draw_changed(view: ChangesView) -> None:
    """Draw a line for each change, group by group, and how far they can be trusted."""
    comparison = view.comparison
    st.text(then_and_now(view))
    draw_list([*_of_the_choice(view), *hedges(comparison)])
    draw_list(counts(comparison))
    st.caption(words.CHANGED_HELP)
    found = changes(comparison)
    told = passages(found, view.workers)
    st.html(f'<div class="netmap-changes">{"".join(map(_passage, told))}</div>')
    details = untold(comparison, found)
    if details:
        st.text(details)
    elif not found:
        st.info(words.NO_CHANGES)


def _of_the_choice(view: ChangesView) -> list[str]:
    """Return what is to be known of the two that were chosen."""
    told = []
    for side in (view.before, view.after):
        number = side.head.number
        by = [
            one.number
            for one in view.case.reviews
            if one.corrects == side.head.review_id
            and one.state == ReviewState.SEALED
            and one.number not in {view.before.head.number, view.after.head.number}
        ]
        told += [words.PUT_RIGHT.format(number=number, by=one) for one in by]
    if ReviewState.DRAFT in {view.before.head.state, view.after.head.state}:
        told.append(words.DRAFT_BESIDE)
    return told


def _passage(passage: Passage) -> str:
    heading = f"<h3>{escape(passage.heading)}</h3>"
    if passage.group is not Group.TIES:
        return heading + _lines(passage.lines)
    by_alter = groupby(passage.lines, key=lambda line: line.change.about)
    groups = ([*lines] for _, lines in by_alter)
    return heading + "".join(
        f"<h4>{escape(lines[0].change.names[0])}</h4>{_lines(lines)}"
        for lines in groups
    )


def _lines(lines: Sequence[Line]) -> str:
    items = "".join(
        f"<li>{escape(line.sentence)} <small><b>{escape(line.whose)}.</b> "
        f"{escape(' '.join(line.rests_on))}</small></li>"
        for line in lines
    )
    return f"<ul>{items}</ul>"


def draw_yours(view: ChangesView) -> None:
    """Draw what changed as it is told to them: who is good for them first."""
    st.header(words.TAB_CHANGED)
    draw_passages(your_changes(view.comparison))
