"""What is wrong with a file, fault by fault, with its place and its mend."""

from netmap.errors import NetmapError
from netmap.model.base import Value

SHOWN = 50


class Fault(Value):
    """One thing wrong in a file.

    `place` leads to it, as in "draft.ties[3].strength"; `mend` says what to do.
    """

    place: str
    problem: str
    mend: str


class FileRefused(NetmapError):
    """The file was not imported; nothing of it is in the store."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(len(faults))
        self.faults = faults
        self.sentence = _told(faults)


def _told(faults: tuple[Fault, ...]) -> str:
    """Return how many faults there are, then each with its mend."""
    count = len(faults)
    things = "1 thing" if count == 1 else f"{count} things"
    listed = [
        f"- {fault.place}: {fault.problem}. {fault.mend}" for fault in faults[:SHOWN]
    ]
    more = [f"- and {count - SHOWN} more"] if count > SHOWN else []
    head = f"Nothing was imported. {things} in this file cannot be read:"
    return "\n".join([head, *listed, *more])
