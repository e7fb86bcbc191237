"""The reference page of the measures, written from their records."""

from collections.abc import Iterator

from netmap.measures import configuration
from netmap.measures.measure import Measure
from netmap.measures.registry import FAMILIES, READINGS
from netmap.words.labels import label

HEAD = (
    "# Measures",
    (
        "Written by `python -m netmap.reports.reference` from the records in "
        "`netmap/measures`; do not change it by hand."
    ),
    (
        "Each measure is an indicator drawn from what was said in a session. None is "
        "an assessment score or a diagnosis; there is no cut-off, no colour and no "
        "rank. People who are not on the map are not counted."
    ),
    (
        "Counts of nothing are 0. Shares and averages of nothing have no value: “not "
        "enough to say”, never 0. A pair that nobody asked about is not “no”. "
        "Restricted alters never count as available support. People who died, ended "
        "ties, places and animals are on the record and in no count of contact."
    ),
)


def _conventions() -> Iterator[str]:
    readings = "; ".join(f"`{one}` ({label(one).lower()})" for one in READINGS)
    yield f"Readings: {readings}."
    contacts = ", ".join(
        f"{label(one).lower()} {number:g}"
        for one, number in configuration.DAYS_OF_CONTACT.items()
    )
    kinds = ", ".join(label(one).lower() for one in configuration.KINDS_OF_HELP)
    yield (
        f"Conventions, version {configuration.VERSION}. Contacts in 30 days: "
        f"{contacts}. Kinds of help: {kinds}. Parts of life: "
        f"{len(configuration.SECTORS)}."
    )


def reference_page() -> str:
    """Return the page as Markdown."""
    parts = [f"{paragraph}\n" for paragraph in (*HEAD, *_conventions())]
    for family, measures in FAMILIES.items():
        parts.append(f"## {family.capitalize()}\n")
        parts += ["\n".join(_told(one)) for one in measures]
    return "\n".join(parts)


def _told(one: Measure) -> Iterator[str]:
    where = f"On screen under “{one.card}”." if one.said else "In exports only."
    yield f"### {one.label}\n"
    yield f"`{one.id}`, version {one.version}. {where}\n"
    yield f"{one.meaning} *What it does not say:* {one.caution}\n"
    yield f"- Formula: {one.formula}"
    yield f"- Range: {one.range}"
    yield f"- Where it has no value: {one.empty}"
    yield f"- Readings: {', '.join(f'`{reading}`' for reading in one.readings)}"
    yield f"- Source: {one.source}\n"


if __name__ == "__main__":
    print(reference_page())  # noqa: T201 -- the page goes where the shell sends it
