"""The table twin of a map: everything on it, in words."""

from collections.abc import Mapping
from enum import StrEnum

from netmap.model.closeness import ring_of
from netmap.model.codes import Sector
from netmap.model.network import Alter, Network
from netmap.model.overlay import differ
from netmap.model.restriction import Restriction
from netmap.reports.table import Table
from netmap.words import screen
from netmap.words.labels import field_label, label
from netmap.words.picture import EFFECTS, RULES_DIFFER

PARTICIPANT_FIELDS = (
    ("alter", "relation"),
    ("alter", "kind"),
    ("alter", "sector"),
    ("tie", "standing"),
    ("tie", "quality_participant"),
    ("tie", "strength"),
    ("tie", "frequency"),
    ("tie", "flow"),
    ("tie", "support"),
    ("tie", "key_person"),
    ("tie", "own_words"),
    ("wish", "wish"),
    ("wish", "confirmed"),
    ("wish", "own_words"),
    ("alter", "paid"),
    ("alter", "age_band"),
)
WORKER_FIELDS = (
    ("tie", "quality_worker"),
    ("tie", "recognition"),
    ("tie", "view_difference"),
    ("tie", "abuse_concern"),
    ("tie", "worker_note"),
)


def map_table(
    network: Network, restricted: Mapping[str, tuple[Restriction, ...]], *, desk: bool
) -> Table:
    """Return everything on a map as a table.

    Without `desk` it leaves out the worker's view and rules about contact.
    """
    fields = (*PARTICIPANT_FIELDS, *(WORKER_FIELDS if desk else ()))
    rule = ("Rule about contact",) if desk else ()
    heads = (
        field_label("name"),
        *(_head(part, field) for part, field in fields),
        field_label("distance"),
        field_label("knows"),
        *rule,
    )
    rows = []
    for alter in in_order(network):
        parts = {
            "alter": alter,
            "tie": network.tie(alter.alter_id),
            "wish": network.wish(alter.alter_id),
        }
        cells = [in_words(getattr(parts[part], field)) for part, field in fields]
        rules = [rule_words(restricted.get(alter.alter_id, ()))] if desk else []
        ring = screen.RINGS[ring_of(alter.distance)] if alter.placed else ""
        known = _known(network, alter.alter_id)
        rows.append((alter.name, *cells, ring, known, *rules))
    return Table(columns=heads, rows=tuple(rows))


def in_order(network: Network) -> list[Alter]:
    """Return the alters as people look for them: by part of life, then by name."""
    parts = list(Sector)
    return sorted(
        network.alters,
        key=lambda alter: (parts.index(alter.sector), alter.name.casefold()),
    )


def in_words(value: object) -> str:
    """Return a field's value as a reader sees it; empty where nothing was said."""
    if isinstance(value, StrEnum):
        return label(value)
    if isinstance(value, bool):
        return "Yes" if value else ""
    if isinstance(value, tuple):
        return ", ".join(in_words(one) for one in value) or screen.NONE_OF_THESE
    return "" if value is None else str(value)


def rule_words(rules: tuple[Restriction, ...]) -> str:
    """Return what the rules in force do to contact, in words."""
    said = dict.fromkeys(EFFECTS[rule.effect.value] for rule in rules)
    return ", ".join([*said, *([RULES_DIFFER] if differ(rules) else [])])


def _head(part: str, field: str) -> str:
    if (part, field) == ("wish", "own_words"):
        return "Wish, in their own words"
    return field_label(field)


def _known(network: Network, alter_id: str) -> str:
    names = {alter.alter_id: alter.name for alter in network.alters}
    found = [
        names[link.second if link.first == alter_id else link.first]
        for link in network.links
        if link.knows and alter_id in {link.first, link.second}
    ]
    return ", ".join(sorted(found))
