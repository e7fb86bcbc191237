"""What is wrong with a file, fault by fault, with its place and its mend."""

from collections.abc import Iterator

from pydantic import ValidationError

from netmap.errors import NetmapError
from netmap.exchange.left_out import inside
from netmap.model.base import Value
from netmap.words.problems import mend_sentence, problem_sentence

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

    def __init__(self, faults: tuple[Fault, ...], offer: str = "") -> None:
        super().__init__(len(faults))
        self.faults = faults
        self.sentence = f"{_told(faults)}\n{offer}".rstrip()


def faults_of(
    error: ValidationError, place: str = "", *, leaving_out: str | None = None
) -> Iterator[Fault]:
    """Yield a fault for each thing that does not fit a value.

    `leaving_out` is a type of error that is told elsewhere.
    """
    for one in error.errors(include_url=False, include_input=False):
        if one["type"] != leaving_out:
            yield Fault(
                place=_place(place, one["loc"]),
                problem=problem_sentence(one),
                mend=mend_sentence(one),
            )


def _place(place: str, loc: tuple[int | str, ...]) -> str:
    """Where an error is; the kind of a fact's body is no step on the way."""
    for before, part in zip((None, *loc), loc, strict=False):
        if isinstance(part, int):
            place += f"[{part}]"
        elif before != "body":
            place = inside(place, part)
    return place or "the file"


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
