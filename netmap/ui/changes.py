"""What changed, on screen: two maps on one layout, and a line a change."""

from collections.abc import Sequence
from html import escape
from itertools import groupby

import streamlit as st

from netmap.casework.caseload import Case
from netmap.casework.changes import ChangesView, Pair, Side, see_changes
from netmap.changes.change import Group
from netmap.changes.registry import changes
from netmap.model.codes import ReviewState, Standing
from netmap.picture.change import Beside, placed_like
from netmap.picture.convention import LINES
from netmap.picture.legend import together
from netmap.picture.marks import Scene
from netmap.picture.palette import DARK, LIGHT
from netmap.picture.scene import scene_of
from netmap.picture.strip import legend_svg, legend_words
from netmap.picture.svg import svg_of
from netmap.reports.changes import Line, Passage, counts, hedges, passages
from netmap.reports.changes_file import then_and_now
from netmap.reports.side_by_side import side_by_side
from netmap.reports.your_changes import Told, your_changes
from netmap.ui.opening import review_name
from netmap.ui.page import Desk, shown_or_stop
from netmap.ui.table import draw_rows
from netmap.ui.text import draw_list
from netmap.words import changes as words
from netmap.words.dates import spoken_date

CHOSEN = "changes.pair"
FEWEST = 2


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


def draw_pair(view: ChangesView) -> None:
    """Draw the choice of the two reviews; the earlier is first whichever is chosen."""
    case = view.case
    names = {head.number: review_name(head, case) for head in reversed(case.reviews)}
    shown = view.before.head.number, view.after.head.number
    titles = words.ONE_REVIEW, words.OTHER_REVIEW
    places = st.columns(2, vertical_alignment="bottom")
    for place, title in enumerate(titles):
        others = [one for one in names if one != shown[1 - place]]
        key = f"changes.review.{place}.{shown}"
        places[place].selectbox(
            title,
            others,
            index=others.index(shown[place]),
            format_func=lambda number: names[number],
            key=key,
            on_change=_choose,
            args=(case, key, shown[1 - place]),
        )


def _choose(case: Case, key: str, other: int) -> None:
    choose(case.participant.id, Pair(st.session_state[key], other))


def draw_maps(view: ChangesView, *, worker: bool) -> None:
    """Draw both maps on one layout, what came, left and changed marked on each."""
    dark = st.context.theme.type == "dark"
    palette = (DARK if dark else LIGHT).with_lines(LINES[view.convention])
    st.caption(words.ONE_LAYOUT)
    with st.container(key="both_maps"):
        places = st.columns(2)
    sides = (words.MAP_THEN, view.before), (words.MAP_NOW, view.after)
    scenes = [_scene(view, side, worker=worker) for _, side in sides]
    for place, (title, side), scene in zip(places, sides, scenes, strict=True):
        with place:
            st.header(title.format(day=spoken_date(side.head.held_on)))
            svg = svg_of(scene, palette=palette, legend=False)
            st.image(svg, width="stretch", alt=f"{scene.title}. {scene.summary}")
    legend = together(*(scene.legend for scene in scenes))
    if legend:
        svg = legend_svg(legend, palette=palette)
        st.image(svg, width="stretch", alt=legend_words(legend))
    with st.expander(words.TWIN):
        table = side_by_side(view, desk=worker)
        draw_rows(words.TWIN, table.columns, table.rows)


def _scene(view: ChangesView, side: Side, *, worker: bool) -> Scene:
    later = side is view.before
    other = view.after if later else view.before
    here, there = side.told.network, other.told.network
    return scene_of(
        placed_like(here, there) if later else here,
        participant_name=view.participant.name,
        restricted=side.told.restricted,
        view="desk" if worker else "session",
        absent_before=_absent(other) if not later else frozenset(),
        beside=Beside(there if later else placed_like(there, here), later=later),
    )


def _absent(side: Side) -> frozenset[str]:
    return frozenset(
        tie.alter_id
        for tie in side.told.network.ties
        if tie.standing == Standing.NOT_IN_CONTACT
    )


def draw_changed(view: ChangesView) -> None:
    """Draw a line for each change, group by group, and how far they can be trusted."""
    comparison = view.comparison
    st.text(then_and_now(view))
    draw_list([*_of_the_choice(view), *hedges(comparison)])
    draw_list(counts(comparison))
    st.caption(words.CHANGED_HELP)
    found = passages(changes(comparison), view.workers)
    if not found:
        st.info(words.NO_CHANGES)
    st.html(f'<div class="netmap-changes">{"".join(map(_passage, found))}</div>')


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
    by_name = groupby(passage.lines, key=lambda line: line.change.names[0])
    told = (f"<h4>{escape(name)}</h4>{_lines([*lines])}" for name, lines in by_name)
    return heading + "".join(told)


def _lines(lines: Sequence[Line]) -> str:
    items = "".join(
        f"<li>{escape(line.sentence)} <small><b>{escape(line.whose)}.</b> "
        f"{escape(' '.join(line.rests_on))}</small></li>"
        for line in lines
    )
    return f"<ul>{items}</ul>"


def draw_yours(view: ChangesView) -> None:
    """Draw what changed as it is said to the participant, what is good first."""
    told = your_changes(view.comparison, view.after.told.restricted)
    st.header(words.TAB_CHANGED)
    st.html(f'<div class="netmap-readback">{"".join(map(_told, told))}</div>')


def _told(part: Told) -> str:
    if not part.heading:
        return "".join(f"<p>{escape(one)}</p>" for one in part.sentences)
    items = "".join(f"<li>{escape(one)}</li>" for one in part.sentences)
    return f"<h3>{escape(part.heading)}</h3><ul>{items}</ul>"
