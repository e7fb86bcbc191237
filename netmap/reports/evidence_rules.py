"""The reference page of evidence, written from the evidence rules and the catalogue."""

from collections import Counter
from collections.abc import Iterator

from netmap.evidence.registry import RULES
from netmap.evidence.rule import EvidenceRule
from netmap.reports.evidence import in_short
from netmap.standards.criteria import criteria
from netmap.words.dates import spoken_month
from netmap.words.evidence import GAPS
from netmap.words.labels import label

HEAD = (
    "# Evidence",
    (
        "Written by `python -m netmap.reports.evidence_rules` from the rules in "
        "`netmap/evidence`; do not change it by hand."
    ),
    (
        "A rule finds *candidates* in sealed reviews, and gaps in the record as it is. "
        "A candidate is no evidence: somebody claims it, with a reflection; a "
        "supervisor signs it off; an assessor judges it. Nothing is ticked, counted "
        "as a percentage or claimed by netmap. `{n}` and `{date}` stand for what was "
        "found."
    ),
)


def evidence_page() -> str:
    """Return the page as Markdown."""
    parts = [f"{paragraph}\n" for paragraph in (*HEAD, _sets())]
    parts += ["\n".join(_told(rule)) for rule in RULES.values()]
    return "\n".join(parts)


def _sets() -> str:
    known = criteria()
    rows = ["| standard | criteria | what netmap can be |", "|---|---|---|"]
    for one in known.sets:
        found = known.in_set(one.code)
        support = Counter(row.support for row in found)
        told = "; ".join(f"{kind.sentence}: {n}" for kind, n in support.items())
        rows.append(f"| {one.title} (`{one.code}`) | {len(found)} | {told} |")
    return f"Criteria of {spoken_month(known.as_of)}, paraphrased.\n\n" + "\n".join(
        rows
    )


def _told(rule: EvidenceRule) -> Iterator[str]:
    yield f"## {rule.criterion}: {in_short(rule.criterion)}\n"
    yield f"- Looks for: {rule.looks_for}."
    yield from (f"- Gap: {GAPS[gap.id].many}" for gap in rule.gaps)
    yield from (f"- Never: {said}" for said in rule.never)
    taken = ", ".join(label(kind).lower() for kind in rule.taken)
    yield f"- Assessors take: {taken}.\n"


if __name__ == "__main__":
    print(evidence_page())  # noqa: T201 -- the page goes where the shell sends it
