"""Two reviews side by side: who was there at each, and what was said of them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from netmap.changes.turnover import Turnover, turnover
from netmap.model.bond import Bond, bonds_of
from netmap.model.codes import AlterKind, Standing
from netmap.model.difference import Held
from netmap.model.network import Alter
from netmap.words.picture import SECTORS

NOT_COUNTED = frozenset({AlterKind.PLACE, AlterKind.ANIMAL})
DRAWN = frozenset({Standing.CURRENT, Standing.NOT_IN_CONTACT})


class Both(NamedTuple):
    """One alter at both reviews; None where they were not on the map."""

    before: Bond | None
    after: Bond | None

    @property
    def newest(self) -> Bond:
        """The alter as it is known last."""
        return self.after or self.before  # type: ignore[return-value]

    @property
    def name(self) -> str:
        """What the alter is called now, or was called last."""
        return self.newest.alter.name


@dataclass(frozen=True)
class Comparison:
    """An earlier and a later review of one participant.

    `puts_right` says that the later one corrects the earlier, itself or by way of
    others.
    """

    before: Held
    after: Held
    puts_right: bool = False

    @cached_property
    def everyone(self) -> Mapping[str, Both]:
        """Everyone on either map by id, in the order of their names."""
        then, now = (
            {one.id: one for one in bonds_of(held.network)}
            for held in (self.before, self.after)
        )
        both = {one: Both(then.get(one), now.get(one)) for one in {*then, *now}}
        return dict(
            sorted(both.items(), key=lambda one: (one[1].name.casefold(), one[0]))
        )

    @cached_property
    def names(self) -> Mapping[str, str]:
        """What everyone is called, by id; where two have one name, with who they are.

        Those who cannot be told apart by that either are numbered.
        """
        plain = {one: both.name for one, both in self.everyone.items()}
        fuller = {
            one: f"{both.name} ({_who(both.newest.alter)})"
            for one, both in self.everyone.items()
        }
        return _apart(_apart(plain, fuller), _numbered(fuller))

    @cached_property
    def kept(self) -> Mapping[str, tuple[Bond, Bond]]:
        """Those who are in the participant's life at both reviews."""
        return {
            alter_id: (before, after)
            for alter_id, (before, after) in self.everyone.items()
            if before and after and before.current and after.current
        }

    @property
    def drawn_at_both(self) -> Iterator[tuple[str, Bond, Bond]]:
        """Those who are on both maps, in contact or not."""
        for alter_id, (before, after) in self.everyone.items():
            drawn = all(one and one.tie.standing in DRAWN for one in (before, after))
            if before and after and drawn:
                yield alter_id, before, after

    @cached_property
    def turnover(self) -> Turnover:
        """Who stayed, left and came, of those who were asked about.

        Places and animals are not counted. Whoever was not talked about at one of the
        reviews is left out: that is no answer.
        """
        counted = {one: both for one, both in self._counted.items() if _answered(both)}
        return turnover(
            {one for one, both in counted.items() if _current(both.before)},
            {one for one, both in counted.items() if _current(both.after)},
        )

    @property
    def unasked(self) -> frozenset[str]:
        """Those whom the turnover leaves out, because nobody asked at one review."""
        return frozenset(
            alter_id
            for alter_id, both in self._counted.items()
            if not _answered(both) and (_current(both.before) or _current(both.after))
        )

    @cached_property
    def _counted(self) -> Mapping[str, Both]:
        return {
            alter_id: both
            for alter_id, both in self.everyone.items()
            if both.newest.alter.kind not in NOT_COUNTED
        }


def _who(alter: Alter) -> str:
    return alter.relation or SECTORS[alter.sector]


def _numbered(names: Mapping[str, str]) -> dict[str, str]:
    seen = Counter[str]()
    numbered = {}
    for alter_id, name in names.items():
        seen[name.casefold()] += 1
        numbered[alter_id] = f"{name} {seen[name.casefold()]}"
    return numbered


def _apart(names: Mapping[str, str], fuller: Mapping[str, str]) -> dict[str, str]:
    """Return names in which those that more than one has are the fuller ones."""
    told = Counter(name.casefold() for name in names.values())
    return {
        alter_id: fuller[alter_id] if told[name.casefold()] > 1 else name
        for alter_id, name in names.items()
    }


def _current(bond: Bond | None) -> bool:
    return bond is not None and bond.current


def _answered(both: Both) -> bool:
    """Say whether what became of someone is known: not to be there before is new."""
    if both.after is None:
        return False
    return both.after.asked and (both.before is None or both.before.asked)
