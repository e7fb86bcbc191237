"""One alter at one review: who they are, how things stand, what is wished."""

from typing import NamedTuple

from netmap.model.codes import Standing
from netmap.model.network import Alter, Network, Tie, Wish

UNASKED = frozenset({Standing.NOT_MENTIONED, Standing.TO_ASK})
"""Where nobody asked, so that nothing is known of that day."""


class Bond(NamedTuple):
    """One alter at one review: who they are, how things stand, what is wished."""

    alter: Alter
    tie: Tie
    wish: Wish

    @property
    def id(self) -> str:
        """The alter's id."""
        return self.alter.alter_id

    @property
    def current(self) -> bool:
        """Whether they are in the participant's life then."""
        return self.tie.standing is Standing.CURRENT

    @property
    def asked(self) -> bool:
        """Whether they were talked about at that review."""
        return self.tie.standing not in UNASKED


def bonds_of(network: Network) -> tuple[Bond, ...]:
    """Return everyone on one map, in its order."""
    ties = {tie.alter_id: tie for tie in network.ties}
    wishes = {wish.alter_id: wish for wish in network.wishes}
    return tuple(
        Bond(
            alter,
            ties[alter.alter_id],
            wishes.get(alter.alter_id) or Wish(alter_id=alter.alter_id),
        )
        for alter in network.alters
    )
