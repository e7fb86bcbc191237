"""The reference page of the prompts, written from their rules."""

from collections.abc import Iterator

from netmap.prompts.configuration import OWNER, SET_ON, THRESHOLDS
from netmap.prompts.registry import FAMILIES
from netmap.prompts.rule import Rule
from netmap.words.labels import label

HEAD = (
    "# Prompts",
    (
        "Written by `python -m netmap.reports.asked` from the rules in "
        "`netmap/prompts`; do not change it by hand."
    ),
    (
        "A prompt asks the worker a question about what is on record. It judges "
        "nobody, scores nothing, and tells nobody else. Nothing asked does not mean "
        "that all is well. `{…}` stands for what was found."
    ),
)


def asked_page() -> str:
    """Return the page as Markdown."""
    parts = [f"{paragraph}\n" for paragraph in (*HEAD, *_thresholds())]
    for family, rules in FAMILIES.items():
        parts.append(f"## {family}\n")
        parts += ["\n".join(_told(rule)) for rule in rules]
    return "\n".join(parts)


def _thresholds() -> Iterator[str]:
    yield f"Thresholds of the service. Owner: {OWNER}. Set on {SET_ON}."
    yield "\n".join(
        f"- {name.replace('_', ' ')}: {value:g}"
        for name, value in THRESHOLDS._asdict().items()
    )


def _told(rule: Rule) -> Iterator[str]:
    criteria = f" Criteria: {', '.join(rule.criteria)}." if rule.criteria else ""
    yield f"### {rule.id}: {rule.title}\n"
    yield f"{label(rule.level)}.{criteria}\n"
    for question in (rule.question, *rule.variants.values()):
        yield f"- Asks: {question}"
    for caution in (rule.caution, *rule.cautions.values()):
        yield f"- Does not mean: {caution}"
    yield f"- Answered by: {rule.answered_by}\n"


if __name__ == "__main__":
    print(asked_page())  # noqa: T201 -- the page goes where the shell sends it
