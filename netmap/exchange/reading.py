"""Any file that can be imported: told apart by what it holds, not by its name."""

from datetime import date
from uuid import uuid4

from netmap.casework.acting import plain_problems
from netmap.exchange.case_file import case_of
from netmap.exchange.easynwk import read_easynwk
from netmap.exchange.json_file import read_json
from netmap.exchange.left_out import LeftOut
from netmap.model.base import Value
from netmap.model.case import CaseFile
from netmap.model.participant import Participant


class Found(Value):
    """A case as it was read, and what of the file has no place in netmap."""

    case: CaseFile
    left_out: tuple[LeftOut, ...] = ()


def read_any(
    content: bytes,
    *,
    opened_on: date,
    fictional: bool = False,
    reference: str | None = None,
    version: int | None = None,
) -> Found:
    """Read a case file or an easyNWK file.

    `fictional`, `reference` and `version` (which map) matter for easyNWK files only;
    those do not say them.

    Raises:
        FileRefused: it cannot be read; every fault is listed.
        InvalidEntry: the reference does not fit.
    """
    plain = read_json(content)
    if not plain.keys() & {"versions", "alteri"}:
        return Found(case=case_of(plain))
    identity = str(uuid4())
    with plain_problems():
        participant = Participant(
            id=identity,
            reference=reference or f"EASYNWK-{identity[:8]}",
            name="easyNWK",
            worker="importer",
            opened_on=opened_on,
            fictional=fictional,
        )
    read = read_easynwk(
        content, participant=participant, review_id=str(uuid4()), version=version
    )
    case = CaseFile(participant=read.participant, draft=read.network)
    return Found(case=case, left_out=read.left_out)
