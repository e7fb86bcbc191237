"""What the fields of a record may point to: people, rules, places, plans, kinds."""

from collections.abc import Callable, Mapping

from netmap.casework.contact import ContactView
from netmap.model.contact import Place, Sign
from netmap.model.fact import Fact
from netmap.model.plan import Plan
from netmap.model.restriction import Restriction
from netmap.reports.rules import rule_name
from netmap.standards.restriction_types import restriction_types
from netmap.ui.panel import apart, names_of
from netmap.words import contact as words
from netmap.words import screen
from netmap.words.dates import spoken_date
from netmap.words.labels import sign_words

ALTERS = frozenset(
    {
        "alters",
        "also_present",
        "via_alter",
        "target_alters",
        "protects_alter",
        "intermediary_alter",
        "about_alter",
        "alter_id",
    }
)


def choices_of(view: ContactView, field: str) -> Mapping[str, str] | None:
    """Return what each id that a field may hold is called; None if it holds none."""
    if field in ALTERS:
        return names_of(view.alters)
    known = CHOICES.get(field)
    return known(view) if known else None


def with_unknown(
    choices: Mapping[str, str] | None, held: object
) -> Mapping[str, str] | None:
    """Return the choices and what is held besides, so that nothing held is lost."""
    if choices is None or not held:
        return choices
    ids = [str(one) for one in held] if isinstance(held, list) else [str(held)]
    unknown = [one for one in ids if one not in choices]
    others = apart((one, screen.NOT_ON_RECORD) for one in unknown)
    return {**choices, **others}


def rule_title(fact: Fact) -> str:
    """Return what a rule about contact is called in a list."""
    assert isinstance(fact.body, Restriction)  # noqa: S101 -- narrows the type
    day = spoken_date(fact.body.start_on)
    return words.RULE_FROM.format(rule=rule_name(fact.body), day=day)


def _rules(view: ContactView) -> Mapping[str, str]:
    return apart((one.fact_id, rule_title(one)) for one in view.of("restriction"))


def _places(view: ContactView) -> Mapping[str, str]:
    return apart(
        (one.fact_id, one.body.name)
        for one in view.of("place")
        if isinstance(one.body, Place)
    )


def _plans(view: ContactView) -> Mapping[str, str]:
    return apart(
        (one.fact_id, one.body.text)
        for one in view.of("plan")
        if isinstance(one.body, Plan)
    )


def _kinds(view: ContactView) -> Mapping[str, str]:
    listed = [(one.code, one.name) for one in restriction_types().types]
    return apart([*listed, *((one.code, one.name) for one in view.local_kinds)])


def _signs(_view: ContactView) -> Mapping[str, str]:
    return {one.value: sign_words(one.value) for one in Sign}


CHOICES: Mapping[str, Callable[[ContactView], Mapping[str, str]]] = {
    "restriction_id": _rules,
    "superseded_by": _rules,
    "place_id": _places,
    "target_places": _places,
    "plan_id": _plans,
    "instrument": _kinds,
    "tag": _signs,
}
