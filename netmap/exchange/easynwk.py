"""A map drawn in easyNWK Web, read as a draft review.

easyNWK asks less than netmap: what it does not ask stays unknown or not asked. Two
alters without a line between them are "not asked", as easyNWK does not say which.
"""

from netmap.exchange.easynwk_file import Chosen, read_file
from netmap.exchange.easynwk_left import left_out
from netmap.exchange.easynwk_sectors import Quarter, angle_of, quarter_of, sector_of
from netmap.exchange.easynwk_shape import (
    OUTER_CIRCLE,
    FileAlter,
    FileConnection,
    FileEgo,
    band_of,
)
from netmap.exchange.easynwk_ties import alter_id, tie_of
from netmap.exchange.left_out import LeftOut
from netmap.model.base import Value
from netmap.model.codes import AgeBand, AlterKind
from netmap.model.network import Alter, Link, Network, pair
from netmap.model.participant import Participant
from netmap.model.review import Review

PROMPT_SET = "easynwk"
NEAREST = 0.01


class EasyNwkMap(Value):
    """A map as read: the draft, the person at its centre, and what was left out."""

    network: Network
    participant: Participant
    left_out: tuple[LeftOut, ...]


def read_easynwk(
    content: bytes,
    *,
    participant: Participant,
    review_id: str,
    version: int | None = None,
) -> EasyNwkMap:
    """Return one map of an easyNWK Web file as a draft review of this participant.

    The name and the age band of the person at the centre replace the participant's
    where the file has them. `version` is the number that easyNWK gives the map; without
    it the file's current map is read. The alters' ids are the same in every map of the
    file.

    Raises:
        FileRefused: the file cannot be read; it says each fault with its mend.
    """
    chosen = read_file(content, version)
    return EasyNwkMap(
        network=_network(chosen, participant.id, review_id),
        participant=_filled(participant, chosen.version.nwk.ego),
        left_out=left_out(chosen),
    )


def _network(chosen: Chosen, participant_id: str, review_id: str) -> Network:
    nwk = chosen.version.nwk
    review = Review(
        review_id=review_id,
        participant_id=participant_id,
        number=1,
        held_on=chosen.version.held_on,
        prompt_set=PROMPT_SET,
    )
    return Network(
        review=review,
        alters=tuple(_alter(alter) for alter in nwk.alteri),
        ties=tuple(tie_of(alter) for alter in nwk.alteri),
        links=_links(nwk.connections),
    )


def _alter(alter: FileAlter) -> Alter:
    quarter = quarter_of(alter.angle)
    sector = sector_of(quarter, alter.role)
    return Alter(
        alter_id=alter_id(alter.id),
        name=alter.name,
        kind=AlterKind.PERSON if alter.human else AlterKind.ANIMAL,
        sector=sector,
        relation=alter.role,
        paid=quarter is Quarter.PROFESSIONALS,
        age_band=band_of(alter.age),
        angle=angle_of(alter.angle, sector),
        distance=min(1, max(NEAREST, alter.distance / OUTER_CIRCLE)),
        placed=True,
    )


def _links(lines: tuple[FileConnection, ...]) -> tuple[Link, ...]:
    pairs = dict.fromkeys(
        pair(alter_id(line.id1), alter_id(line.id2))
        for line in lines
        if line.id1 != line.id2
    )
    return tuple(Link(first=one, second=other, knows=True) for one, other in pairs)


def _filled(participant: Participant, ego: FileEgo) -> Participant:
    band = band_of(ego.age)
    return participant.model_copy(
        update={
            "name": ego.name or participant.name,
            "age_band": participant.age_band if band is AgeBand.UNKNOWN else band,
        }
    )
