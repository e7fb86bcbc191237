"""The table of readings, as text for people and as JSON for comparing."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict

from tests.bench.reading import Reading

HEADS = ("what", "best", "median", "p95", "budget", "ratio", "note")
LEFT = frozenset({0, 6})


def as_json(readings: Mapping[str, Sequence[Reading]]) -> str:
    """Return the readings of each bench as JSON."""
    plain = {
        name: [asdict(one) | {"over": one.over} for one in found]
        for name, found in readings.items()
    }
    return json.dumps(plain, indent=1)


def as_text(readings: Mapping[str, Sequence[Reading]]) -> str:
    """Return the readings of all benches as one table."""
    rows = [HEADS, *(_cells(one) for found in readings.values() for one in found)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(HEADS))]
    return "\n".join(_line(row, widths) for row in rows)


def _cells(one: Reading) -> tuple[str, ...]:
    told = "OVER BUDGET" if one.over else ""
    return (
        one.what,
        _number(one.best, one.unit),
        _number(one.median, one.unit),
        _number(one.p95, one.unit),
        _number(one.budget, one.unit, "≤ "),
        "" if one.ratio is None else f"{one.ratio:.1f}×",
        "; ".join(part for part in (told, one.note) if part),
    )


def _number(value: float | None, unit: str, before: str = "") -> str:
    if value is None:
        return ""
    shown = f"{value:,.1f}" if value < 10 and value != int(value) else f"{value:,.0f}"
    return f"{before}{shown} {unit}"


def _line(row: Iterable[str], widths: Sequence[int]) -> str:
    cells = [
        cell.ljust(width) if place in LEFT else cell.rjust(width)
        for place, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]
    return "  ".join(cells).rstrip()
