"""A reading: what was measured, how it came out, and what it may take."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import ParamSpec

P = ParamSpec("P")


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One line of the table.

    `best` is the time when nothing else on the machine was in the way. `ratio` is the
    median over the median of a second command that ran beside it, which `note` names.
    The budget is for the p95, or for the median where there is none.
    """

    what: str
    median: float
    best: float | None = None
    p95: float | None = None
    unit: str = "ms"
    budget: float | None = None
    ratio: float | None = None
    note: str = ""

    @property
    def over(self) -> bool:
        """Whether it took more than it may."""
        measured = self.median if self.p95 is None else self.p95
        return self.budget is not None and measured > self.budget


Bench = Callable[[Path], Iterator[Reading]]
"""What a bench module offers: readings, made in a folder of their own."""


def took(act: Callable[P, object], *given: P.args, **named: P.kwargs) -> float:
    """Return how many milliseconds an act takes with what it is given."""
    began = perf_counter()
    act(*given, **named)
    return (perf_counter() - began) * 1000


def repeated(act: Callable[[], object], times: int) -> list[float]:
    """Return how many milliseconds an act takes, for each of so many times.

    It is done once before, unmeasured.
    """
    act()
    return [took(act) for _ in range(times)]


def p95(times: Sequence[float]) -> float:
    """Return the time that 95 of 100 do not exceed."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]


def timed(
    what: str,
    times: Sequence[float],
    *,
    budget: float | None = None,
    beside: Iterable[float] = (),
    note: str = "",
) -> Reading:
    """Return the reading of an act that was timed, and of one beside it."""
    other = list(beside)
    return Reading(
        what=what,
        median=median(times),
        best=min(times),
        p95=p95(times),
        budget=budget,
        ratio=median(times) / median(other) if other else None,
        note=note,
    )
