"""What a draft does not say yet. Nothing here stops a review from being sealed."""

from collections.abc import Callable, Iterable

from netmap.casework.walk import walked
from netmap.model.base import Value
from netmap.model.codes import Agreement, AlterKind, Quality, Standing, WishKind
from netmap.model.network import Network, Tie


class Missing(Value):
    """Something a map does not say: which question, and about whom."""

    question: str
    alter_ids: tuple[str, ...] = ()


Rule = Callable[[Network], Iterable[Missing]]


def missing(network: Network) -> tuple[Missing, ...]:
    """Return what the map does not say yet, in the order it would be asked."""
    rules: tuple[Rule, ...] = (
        _standing,
        _sectors,
        _view,
        _wish,
        _needs,
        _contradictions,
        _review,
    )
    return tuple(found for rule in rules for found in rule(network))


def _standing(network: Network) -> Iterable[Missing]:
    yield from _about("still_true", network.ties, _to_ask)


def _sectors(network: Network) -> Iterable[Missing]:
    if walked(network).unasked:
        yield Missing(question="sectors")


def _view(network: Network) -> Iterable[Missing]:
    current = [tie for tie in network.ties if tie.standing == Standing.CURRENT]
    yield from _about(
        "view", current, lambda tie: tie.quality_participant == Quality.UNKNOWN
    )


def _wish(network: Network) -> Iterable[Missing]:
    kinds = {alter.alter_id: alter.kind for alter in network.alters}
    asked = [
        tie
        for tie in network.ties
        if tie.standing in {Standing.CURRENT, Standing.NOT_IN_CONTACT}
        and kinds[tie.alter_id] != AlterKind.PLACE
    ]
    yield from _about(
        "wish",
        asked,
        lambda tie: network.wish(tie.alter_id).wish == WishKind.NOT_ASKED,
    )
    yield from _about(
        "wish_unconfirmed",
        asked,
        lambda tie: (
            network.wish(tie.alter_id).wish != WishKind.NOT_ASKED
            and not network.wish(tie.alter_id).confirmed
        ),
    )


def _needs(network: Network) -> Iterable[Missing]:
    if not network.needs:
        yield Missing(question="needs")
    if network.ties and not network.links:
        yield Missing(question="links")


def _contradictions(network: Network) -> Iterable[Missing]:
    review = network.review
    here = [
        alter.alter_id
        for alter in network.alters
        if alter.sector in review.nobody_in
        and network.tie(alter.alter_id).standing == Standing.CURRENT
    ]
    if here:
        yield Missing(question="nobody", alter_ids=tuple(here))
    if review.agreement == Agreement.DOES_NOT_AGREE and not review.agreement_words:
        yield Missing(question="disagrees")


def _review(network: Network) -> Iterable[Missing]:
    review = network.review
    asked = {
        "led_by": review.led_by is None,
        "methods": not review.methods,
        "support": bool(set(review.support_needed) - set(review.support_provided))
        and not review.support_shortfall,
        "restrictions": review.restrictions_checked_on is None,
        "take_home": review.safe_to_take_home == "not_asked",
        "next_review": review.next_review_on is None,
    }
    for question, unsaid in asked.items():
        if unsaid:
            yield Missing(question=question)


def _to_ask(tie: Tie) -> bool:
    return tie.standing == Standing.TO_ASK


def _about(
    question: str, ties: Iterable[Tie], unsaid: Callable[[Tie], bool]
) -> Iterable[Missing]:
    found = tuple(tie.alter_id for tie in ties if unsaid(tie))
    if found:
        yield Missing(question=question, alter_ids=found)
