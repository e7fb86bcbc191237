"""The reference page of who may do what, written from the table of permissions."""

from collections.abc import Iterator

from netmap.access.permissions import ALLOWED, Act, Relation
from netmap.access.sessions import Limits
from netmap.model.codes import Role
from netmap.words.access import ACT_LABELS, RELATION_LABELS
from netmap.words.labels import label

HEAD = (
    "# Who may do what",
    (
        "Written by `python -m netmap.reports.allowed` from the table in "
        "`netmap/access/permissions.py`; do not change it by hand."
    ),
    (
        "What does not stand here is denied. Every use case asks this table, whoever "
        "calls it; a screen only shows what would pass. Whoever has several roles may "
        "do what any of them may. Whoever has left may do nothing."
    ),
)
TAIL = (
    (
        "- A concern is also seen by the one who raised it, while they may see the "
        "case or concerns."
    ),
    "- Emergency access adds to being a stranger; it lasts an hour and is looked into.",
    "- Nobody countersigns or returns a review that they sealed, whoever has it now.",
    "- A case file is written whole or not at all: not by someone who may not see all.",
    (
        "- A claim is its claimant's. Until it is submitted nobody else sees it; then "
        "those who may see the case do, and assessors without names. Nobody signs off "
        "or judges their own, nobody does both, and nobody judges claims of a case "
        "that they may see."
    ),
)


def allowed_page() -> str:
    """Return the page as Markdown."""
    parts = [f"{paragraph}\n" for paragraph in HEAD]
    for how in Relation:
        parts.append(f"## {RELATION_LABELS[how.value]}\n")
        parts.append("\n".join(_table(how)) + "\n")
    parts += ["## Beside the table\n", "\n".join(TAIL), "", _limits()]
    return "\n".join(parts)


def _table(how: Relation) -> Iterator[str]:
    acts = [act for act in Act if any(_may(role, how, act) for role in Role)]
    yield f"| | {' | '.join(ACT_LABELS[act.value] for act in acts)} |"
    yield f"|---|{'---|' * len(acts)}"
    for role in Role:
        cells = " | ".join("yes" if _may(role, how, act) else "" for act in acts)
        yield f"| {label(role)} | {cells} |"


def _may(role: Role, how: Relation, act: Act) -> bool:
    return act in ALLOWED.get((role, how), ())


def _limits() -> str:
    limits = Limits()
    idle = limits.idle.total_seconds() / 60
    absolute = limits.absolute.total_seconds() / 3600
    return (
        f"A session ends after {idle:g} minutes without use and {absolute:g} hours at "
        "all, unless NETMAP_IDLE_MINUTES and NETMAP_SESSION_MINUTES say otherwise."
    )


if __name__ == "__main__":
    print(allowed_page())  # noqa: T201 -- the page goes where the shell sends it
