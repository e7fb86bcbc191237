"""Claims in the store: those that were written in it, found across cases.

A claim that came with a case file was written elsewhere: no row of the trail here tells
of it, and it is nobody's to sign or judge.
"""

from netmap.errors import NotFound
from netmap.model.fact import Fact
from netmap.store import facts
from netmap.store.database import Cursor

KIND = "claim"
WRITTEN_HERE = """
SELECT DISTINCT participant_id, subject FROM audit
WHERE act = 'save_claim' AND participant_id IS NOT NULL
"""


def newest(cursor: Cursor) -> list[tuple[str, Fact]]:
    """Return the newest version of each claim, with its case."""
    here = {*cursor.execute(WRITTEN_HERE).fetchall()}
    return [
        (participant_id, fact)
        for participant_id, fact in facts.newest_of_kind(cursor, KIND)
        if (participant_id, fact.fact_id) in here
    ]


def versions(cursor: Cursor, claim_id: str) -> tuple[str, tuple[Fact, ...]]:
    """Return whose case a claim is of, and every version, the oldest first.

    Raises:
        NotFound: no claim with this id was written here.
    """
    found = cursor.execute(f"{WRITTEN_HERE} AND subject = ?", [claim_id]).fetchall()
    for participant_id, subject in found:
        known = facts.versions(cursor, participant_id, (KIND, subject))
        if known:
            return participant_id, known
    raise NotFound
