"""Reading a map back to the participant, in plain sentences by part of life."""

from collections.abc import Iterator

from netmap.model.base import Value
from netmap.model.closeness import ring_of
from netmap.model.codes import Sector, Standing, WishKind
from netmap.model.network import Alter, Network, Tie, Wish
from netmap.words import readback as words
from netmap.words.dates import spoken_date
from netmap.words.labels import label
from netmap.words.text import listed

NOT_DRAWN = frozenset(
    {Standing.ENDED, Standing.DIED, Standing.SERVICE_CLOSED, Standing.NOT_MENTIONED}
)


class Passage(Value):
    """One part of what is read back: a heading and its sentences."""

    heading: str
    sentences: tuple[str, ...]


def read_back(network: Network) -> tuple[Passage, ...]:
    """Return what to read back: only what the participant said or can see."""
    passages = [_opening(network)]
    for sector in Sector:
        told = [
            " ".join(_about(network, alter))
            for alter in network.alters
            if alter.sector == sector
        ]
        if told:
            passages.append(Passage(heading=label(sector), sentences=tuple(told)))
    passages.append(_closing(network))
    return tuple(passages)


def _opening(network: Network) -> Passage:
    count = sum(tie.standing not in NOT_DRAWN for tie in network.ties)
    day = spoken_date(network.review.held_on)
    counted = {0: words.COUNT_NONE, 1: words.COUNT_ONE}.get(count, words.COUNT)
    return Passage(
        heading="",
        sentences=(words.OPENING.format(day=day), counted.format(count=count)),
    )


def _about(network: Network, alter: Alter) -> Iterator[str]:
    tie, wish = network.tie(alter.alter_id), network.wish(alter.alter_id)
    name = f"{alter.name} ({alter.relation})" if alter.relation else alter.name
    yield from _standing(tie, name)
    if tie.standing in NOT_DRAWN or tie.standing == Standing.TO_ASK:
        return
    if tie.key_person:
        yield words.KEY.format(name=alter.name)
    if alter.placed:
        yield words.CLOSE[ring_of(alter.distance)].format(name=alter.name)
    if tie.standing == Standing.CURRENT:
        yield from _how(tie)
    if tie.own_words:
        yield words.WORDS.format(words=tie.own_words)
    yield from _wish(wish)


def _standing(tie: Tie, name: str) -> Iterator[str]:
    if tie.standing == Standing.CURRENT:
        yield words.IS[tie.quality_participant].format(name=name)
        return
    yield words.STANDING[tie.standing].format(name=name)
    if tie.standing == Standing.NOT_IN_CONTACT:
        yield words.IT_IS[tie.quality_participant]


def _how(tie: Tie) -> Iterator[str]:
    said = (
        words.STRENGTH.get(tie.strength),
        words.FREQUENCY.get(tie.frequency),
        words.FLOW.get(tie.flow),
    )
    yield from (sentence for sentence in said if sentence)
    if tie.support:
        kinds = [words.SUPPORT[kind] for kind in tie.support]
        yield words.SUPPORT_IS.format(kinds=listed(kinds))


def _wish(wish: Wish) -> Iterator[str]:
    if wish.wish == WishKind.NOT_ASKED:
        return
    yield (words.WISH if wish.confirmed else words.WISH_EARLIER)[wish.wish]
    if wish.own_words:
        yield words.WORDS.format(words=wish.own_words)


def _closing(network: Network) -> Passage:
    review = network.review
    names = {alter.alter_id: alter.name for alter in network.alters}
    told = []
    for knows, template in ((True, words.KNOWS), (False, words.KNOWS_NOT)):
        pairs = [
            words.PAIR.format(one=names[link.first], other=names[link.second])
            for link in network.links
            if link.knows is knows
        ]
        if pairs:
            told.append(template.format(pairs="; ".join(pairs)))
    for need in network.needs:
        template = words.NEED_OWN if need.own_words else words.NEED
        told.append(template.format(text=need.text))
    if review.nobody_in:
        sectors = listed([label(sector) for sector in review.nobody_in])
        told.append(words.NOBODY.format(sectors=sectors))
    if review.participant_comment:
        told.append(words.COMMENT.format(words=review.participant_comment))
    return Passage(heading="", sentences=(*told, words.CLOSING))
