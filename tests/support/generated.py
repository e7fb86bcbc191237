"""Cases of any size, made up by counting: the same ones every time, nobody real."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path

from netmap.casework.keeping import make_store
from netmap.casework.transfer import import_cases
from netmap.model.case import CaseFile
from netmap.model.codes import (
    AgeBand,
    Agreement,
    AlterKind,
    Frequency,
    LedBy,
    NeedSource,
    Quality,
    Role,
    Sector,
    Standing,
    Strength,
    Support,
    WishKind,
)
from netmap.model.contact import Contact, Mode, Observation
from netmap.model.fact import Fact
from netmap.model.network import Alter, Link, Need, Network, Tie, Wish
from netmap.model.participant import Participant
from netmap.model.plan import Plan, PlanKind
from netmap.model.restriction import Binds, Effect, Restriction
from netmap.model.review import Review
from netmap.model.snapshot import Snapshot, SnapshotContent, sealed
from netmap.model.staff import Worker
from netmap.store.database import Store

KEY = "an invented key for tests"
AT = datetime(2026, 11, 9, 14, 30, tzinfo=UTC)
FIRST_DAY = date(2026, 1, 5)
WORKER = Worker(id="w-one", name="Ash Example", roles=(Role.PRACTITIONER,))
NAMES = ("Bryn", "Chandra", "Dilys", "Emeka", "Farida", "Gethin", "Hana", "Idris")
SECTORS = tuple(Sector)
QUALITIES = (
    Quality.SUPPORTIVE,
    Quality.SUPPORTIVE,
    Quality.MIXED,
    Quality.DETRIMENTAL,
    Quality.NEUTRAL,
)
STRENGTHS = (Strength.STRONG, Strength.MODERATE, Strength.WEAK)
WISHES = (WishKind.MAINTAIN, WishKind.DEVELOP, WishKind.WITHDRAW, WishKind.UNDECIDED)


def store(path: Path, *cases: CaseFile, key: str | None = KEY) -> Store:
    """Return a new store, open, with these cases in it; encrypted if there is a key."""
    made = make_store(path, key=key, worker=WORKER, at=AT)
    import_cases(made, by=WORKER.id, at=AT, cases=cases)
    return made


def case(
    name: str = "p-one",
    *,
    alters: int = 25,
    facts: int = 0,
    snapshots: int = 0,
    draft: bool = True,
) -> CaseFile:
    """Return a case with so many case facts and sealed reviews, and a draft or none."""
    person = participant(name)
    recorded = tuple(islice(records(), facts))
    chain = tuple(islice(chained(person, alters, recorded), snapshots))
    return CaseFile(
        participant=person,
        facts=recorded,
        snapshots=chain,
        draft=network(name, snapshots + 1, alters) if draft else None,
    )


def participant(name: str) -> Participant:
    """Return an invented participant with this id."""
    return Participant(
        id=name,
        reference=name.upper(),
        name=f"Morgan {name.title()}",
        worker=WORKER.id,
        opened_on=FIRST_DAY,
        fictional=True,
    )


def review_id(name: str, number: int) -> str:
    """Return the id of a participant's review."""
    return f"{name}.review-{number}"


def network(name: str, number: int, alters: int) -> Network:
    """Return a participant's map: so many alters, one and a half links for each.

    Everything is said of each tie, and the participant agrees.
    """
    ids = [f"a-{place:03}" for place in range(alters)]
    return Network(
        review=_review(name, number),
        alters=tuple(_alter(alter_id, place) for place, alter_id in enumerate(ids)),
        ties=tuple(_tie(alter_id, place) for place, alter_id in enumerate(ids)),
        wishes=tuple(_wish(alter_id, place) for place, alter_id in enumerate(ids)),
        needs=(
            Need(
                need_id="n-001",
                text="Someone to eat with at weekends",
                source=NeedSource.PARTICIPANT,
                own_words=True,
            ),
        ),
        links=tuple(_links(ids)),
    )


def records() -> Iterator[Fact]:
    """Give case facts without end: contacts, observations, plans and a few rules."""
    number = 0
    while True:
        number += 1
        yield Fact(
            fact_id=f"f-{number:04}",
            recorded_at=AT,
            recorded_by=WORKER.id,
            body=_body(number),
        )


def chained(
    person: Participant, alters: int, facts: tuple[Fact, ...] = ()
) -> Iterator[Snapshot]:
    """Give a participant's sealed reviews, each over the one before, without end."""
    previous: str | None = None
    number = 0
    while True:
        number += 1
        snapshot = sealed(
            SnapshotContent(
                number=number,
                previous=previous,
                sealed_at=AT,
                sealed_by=WORKER.id,
                participant=person,
                network=network(person.id, number, alters),
                facts=tuple(sorted(facts, key=lambda one: one.body.kind)),
            )
        )
        previous = snapshot.digest
        yield snapshot


def _review(name: str, number: int) -> Review:
    return Review(
        review_id=review_id(name, number),
        participant_id=name,
        number=number,
        held_on=FIRST_DAY + timedelta(weeks=number),
        led_by=LedBy.PARTICIPANT,
        agreement=Agreement.AGREES,
        next_review_on=FIRST_DAY + timedelta(weeks=number + 12),
    )


def _alter(alter_id: str, place: int) -> Alter:
    sector = place % len(SECTORS)
    crowd = place // len(SECTORS)
    return Alter(
        alter_id=alter_id,
        name=f"{NAMES[place % len(NAMES)]} {place + 1}",
        kind=AlterKind.ORGANISATION if sector > 7 else AlterKind.PERSON,
        sector=SECTORS[sector],
        relation="someone they met",
        paid=sector > 7,
        age_band=AgeBand.ADULT,
        angle=(sector * 36 + crowd * 10) % 360,
        distance=(0.35, 0.54, 0.73, 0.91)[crowd % 4],
        placed=True,
    )


def _tie(alter_id: str, place: int) -> Tie:
    return Tie(
        alter_id=alter_id,
        standing=Standing.CURRENT,
        quality_participant=QUALITIES[place % len(QUALITIES)],
        quality_worker=QUALITIES[place % 3],
        own_words="She makes me laugh. I see her when the bus runs.",
        strength=STRENGTHS[place % len(STRENGTHS)],
        frequency=Frequency.WEEKLY,
        support=(Support.EMOTIONAL, Support.COMPANY),
    )


def _wish(alter_id: str, place: int) -> Wish:
    return Wish(
        alter_id=alter_id,
        wish=WISHES[place % len(WISHES)],
        own_words="I would like it to stay as it is.",
    )


def _links(ids: list[str]) -> Iterator[Link]:
    """Give one or two links from each alter to those after it."""
    for place, first in enumerate(ids):
        for step in (1, 2) if place % 2 else (1,):
            if place + step < len(ids):
                yield Link(first=first, second=ids[place + step], knows=True)


def _body(number: int) -> Restriction | Contact | Observation | Plan:
    alter_id = f"a-{number % 25:03}"
    day = FIRST_DAY + timedelta(days=number % 300)
    if number % 20 == 0:
        return Restriction(
            instrument="own_choice",
            binds=Binds.NOBODY,
            effect=Effect.INDIRECT_ONLY,
            target_alters=(alter_id,),
            start_on=FIRST_DAY,
        )
    if number % 4 == 0:
        return Observation(alter_id=alter_id, tag="withdrawn", observed_on=day)
    if number % 10 == 1:
        return Plan(plan=PlanKind.ACTION, text="Ring the club", alter_id=alter_id)
    return Contact(
        happened_on=day,
        alters=(alter_id,),
        mode=Mode.PHONE,
        note="They talked for half an hour about the match and the garden.",
    )
