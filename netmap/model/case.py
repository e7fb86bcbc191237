"""The case file: everything about one participant, as it leaves and enters a store."""

from typing import Literal

from netmap.model.base import Value
from netmap.model.fact import Fact
from netmap.model.network import Network
from netmap.model.participant import Participant
from netmap.model.snapshot import Snapshot

CASE_FORMAT = "netmap.case/1"


class CaseFile(Value):
    """A participant with every sealed review, every version of every fact, and a draft.

    Sealed reviews stand in it as their documents, so that importing the file gives the
    same digests.
    """

    format: Literal["netmap.case/1"] = "netmap.case/1"
    participant: Participant
    snapshots: tuple[Snapshot, ...] = ()
    facts: tuple[Fact, ...] = ()
    draft: Network | None = None
