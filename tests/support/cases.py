"""Hypothesis strategies for whole maps and whole cases that hold together."""

from itertools import combinations
from typing import Any

from hypothesis import strategies as st

from netmap.model.case import CaseFile
from netmap.model.fact import Fact, FactBody, latest
from netmap.model.network import Alter, Link, Need, Network, Tie, Wish
from netmap.model.participant import Participant
from netmap.model.review import Review
from netmap.model.snapshot import MeasureValue, Snapshot, SnapshotContent, sealed
from tests.support import values

ALTER_IDS = ("a-1", "a-2", "b", "M-05")
BODIES = FactBody.__origin__.__args__  # type: ignore[attr-defined]
"""The kinds of case facts."""


@st.composite
def networks(
    draw: st.DrawFn,
    participant_id: str = "p-one",
    number: int = 1,
    earlier: tuple[str, ...] = (),
) -> Network:
    """A whole map of a participant's review; `earlier` are the reviews before it."""
    ids = sorted(draw(st.sets(st.sampled_from(ALTER_IDS))))
    review = draw(
        values.of(
            Review,
            review_id=st.just(f"{participant_id}.{number}"),
            participant_id=st.just(participant_id),
            number=st.just(number),
            corrects=st.sampled_from([None, *earlier]),
        )
    )
    needs = sorted(draw(st.sets(values.IDS, max_size=2)))
    pairs = [pair for pair in combinations(ids, 2) if draw(st.booleans())]
    return Network(
        review=review,
        alters=tuple(draw(_named(Alter, alter_id=one)) for one in ids),
        ties=tuple(draw(_named(Tie, alter_id=one)) for one in ids),
        wishes=tuple(
            draw(_named(Wish, alter_id=one)) for one in ids if draw(st.booleans())
        ),
        needs=tuple(draw(_named(Need, need_id=one)) for one in needs),
        links=tuple(draw(_named(Link, first=one, second=two)) for one, two in pairs),
    )


@st.composite
def histories(draw: st.DrawFn) -> tuple[Fact, ...]:
    """Facts of any kind, each with one to three versions."""
    found: dict[tuple[str, str], list[Fact]] = {}
    for _ in range(draw(st.integers(0, 4))):
        body = values.of(draw(st.sampled_from(BODIES)))
        fact_id = draw(st.sampled_from(["f-1", "f-2"]))
        for _ in range(draw(st.integers(1, 3))):
            fact = draw(
                values.of(Fact, fact_id=st.just(fact_id), body=body, version=st.just(1))
            )
            versions = found.setdefault((fact.body.kind, fact_id), [])
            number = {"version": len(versions) + 1}
            versions.append(fact.model_copy(update=number))
    return tuple(fact for key in sorted(found) for fact in found[key])


@st.composite
def case_files(draw: st.DrawFn, identity: str = "p-one") -> CaseFile:
    """A whole case: sealed reviews and corrections, facts with versions, a draft."""
    participant = draw(
        values.of(
            Participant,
            id=st.just(identity),
            reference=st.just(f"{identity} · ref"),
            fictional=st.just(value=True),
        )
    )
    facts = draw(histories())
    snapshots: list[Snapshot] = []
    for _ in range(draw(st.integers(0, 3))):
        snapshots.append(draw(_next_snapshot(participant, facts, tuple(snapshots))))
    earlier = tuple(f"{identity}.{one + 1}" for one in range(len(snapshots)))
    draft = networks(identity, len(snapshots) + 1, earlier)
    return CaseFile(
        participant=participant,
        snapshots=tuple(snapshots),
        facts=facts,
        draft=draw(st.none() | draft),
    )


@st.composite
def _next_snapshot(
    draw: st.DrawFn,
    participant: Participant,
    facts: tuple[Fact, ...],
    before: tuple[Snapshot, ...],
) -> Snapshot:
    number = len(before) + 1
    earlier = tuple(f"{participant.id}.{one}" for one in range(1, number))
    network = draw(networks(participant.id, number, earlier))
    ids = [alter.alter_id for alter in network.alters]
    measures = sorted(draw(st.sets(st.sampled_from(["active", "groups"]))))
    content = draw(
        values.of(
            SnapshotContent,
            number=st.just(number),
            previous=st.just(before[-1].digest if before else None),
            participant=st.just(participant),
            network=st.just(network),
            facts=st.just(latest(facts)),
            restricted=st.sets(st.sampled_from(ids)).map(sorted).map(tuple)
            if ids
            else st.just(()),
            measures=st.tuples(
                *(_named(MeasureValue, measure=one) for one in measures)
            ),
        )
    )
    return sealed(content)


def _named(model: type[Any], **keys: str) -> st.SearchStrategy[Any]:
    return values.of(model, **{name: st.just(key) for name, key in keys.items()})
