"""Small sealed cases for the rules of evidence: what was drawn, sealed and recorded."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from netmap.casework.prompting import held_by
from netmap.evidence.registry import Evidence, SealedReview, Whose, evidence
from netmap.model.fact import Fact
from netmap.model.force import on_record
from netmap.model.network import Network
from netmap.model.participant import Participant
from netmap.model.snapshot import SnapshotContent, sealed
from tests.support.prompting import AT, BEFORE, DAY, HELD, known, review

ASH = "Ash Example"
"""Who would claim."""
OWN = Whose(ASH)
PERSON = Participant(
    id="p-1",
    reference="P-1",
    name="Sam T.",
    worker="w-1",
    opened_on=date(2026, 1, 5),
    fictional=True,
)


def drawn(
    *people: dict[str, Any],
    on: date = HELD,
    needs: Iterable[dict[str, Any]] = (),
    **fields: Any,
) -> Network:
    """Return the map of a review; `wished` of a person are the fields of their wish."""
    wishes = [
        {"alter_id": one["alter_id"], **one["wished"]}
        for one in people
        if "wished" in one
    ]
    ties = [{k: v for k, v in one.items() if k != "wished"} for one in people]
    numbered = [{"need_id": f"n-{place}", **need} for place, need in enumerate(needs)]
    plain = review(*ties, on=on, **fields).model_dump()
    return Network.model_validate({**plain, "wishes": wishes, "needs": numbered})


def twice(
    earlier: dict[str, Any], now: dict[str, Any], **fields: Any
) -> tuple[Network, Network]:
    """Return the maps of two reviews, each with one person on it."""
    return drawn(earlier, on=BEFORE), drawn(now, **fields)


def seal(network: Network, *facts: Fact) -> SealedReview:
    """Return a sealed review that holds what was on record when it was sealed."""
    content = SnapshotContent(
        number=network.review.number,
        previous=None,
        sealed_at=AT,
        sealed_by="w-1",
        participant=PERSON,
        network=network,
        facts=on_record(facts, network.review.held_on),
    )
    return SealedReview(sealed(content).digest, content)


def found(
    *reviews: SealedReview,
    facts: tuple[Fact, ...] = (),
    day: date = DAY,
    whose: Whose = OWN,
) -> dict[str, Evidence]:
    """Return by criterion what sealed reviews give, less those put right by another.

    `facts` is all that is on record on the day.
    """
    by_id = {one.network.review.review_id: one for one in reviews}
    standing = held_by([one.network for one in reviews], day)
    given = [by_id[one.review.review_id] for one in standing]
    return {one.criterion: one for one in evidence(given, facts, day, whose)}


def of(
    criterion: str,
    *networks: Network,
    facts: tuple[Fact, ...] = (),
    later: tuple[Fact, ...] = (),
    whose: Whose = OWN,
) -> Evidence:
    """Return what reviews give for a criterion, each sealed with the same facts.

    `later` were recorded after the last of them was sealed.
    """
    reviews = [seal(network, *facts) for network in networks]
    return found(*reviews, facts=(*facts, *later), whose=whose)[f"SN:{criterion}"]


def shown(criterion: str, *networks: Network, **given: Any) -> list[str]:
    """Return the pointers of the candidates in the newest review."""
    newest = networks[-1].review.review_id
    one = of(criterion, *networks, **given)
    return [each.pointer for each in one.candidates if each.review_id == newest]


def missing(criterion: str, *networks: Network, **given: Any) -> list[str]:
    """Return the sentences of what is missing."""
    return [gap.sentence for gap in of(criterion, *networks, **given).gaps]


def plan(fact_id: str = "plan", **fields: Any) -> Fact:
    """Return a plan about Ada that was agreed on the day of the review before."""
    given = {"text": "Step by step.", "alter_id": "ada", "agreed_on": BEFORE}
    return known(fact_id, "plan", **{**given, **fields})


def looked_again(plan_id: str = "plan", **fields: Any) -> Fact:
    """Return a look at a plan a fortnight after it was agreed."""
    given = {"plan_id": plan_id, "happened_on": date(2026, 8, 31)}
    return known(f"look-{plan_id}", "follow_up", **{**given, **fields})


def explained(fact_id: str = "told", **fields: Any) -> Fact:
    """Return a whole explanation of the order in October 2026."""
    given = {
        "restriction_id": "order",
        "explained_on": date(2026, 10, 5),
        "explained_by": "w-1",
        "reasons_given": True,
        "understanding_checked": True,
        "what_they_said": "So I must not ring her.",
    }
    return known(fact_id, "explanation", **{**given, **fields})


def visit(**fields: Any) -> dict[str, Any]:
    """Return the whole record of a visit that Ash supervised under the order."""
    given = {
        "restriction_id": "order",
        "supervisor_name": ASH,
        "supervisor_role": "Family worker",
        "start_time": "10:00",
        "end_time": "11:00",
    }
    return {**given, **fields}


def routes_told(fact_id: str = "routes", **fields: Any) -> Fact:
    """Return that Sam was told where to report abuse, and that it was understood."""
    given = {
        "told_on": date(2026, 10, 5),
        "routes": ["999", "101"],
        "understanding_checked": True,
    }
    return known(fact_id, "reporting_information", **{**given, **fields})
