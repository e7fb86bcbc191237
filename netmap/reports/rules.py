"""Rules about contact in words: what kind, since when, until when; never advice."""

from datetime import date

from netmap.model.restriction import LegalForce, Restriction
from netmap.standards.restriction_types import restriction_types
from netmap.words import rules as words
from netmap.words.dates import spoken_date


def rule_sentence(rule: Restriction) -> str:
    """Return a rule's kind and dates, whom it binds, and what its mark means."""
    return f"{rule_name(rule)}. {rule_terms(rule)}"


def rule_terms(rule: Restriction) -> str:
    """Return from when until when a rule holds, and who has to follow it."""
    end = (
        words.UNTIL.format(day=spoken_date(rule.end_on))
        if rule.end_on
        else words.UNTIL_FURTHER_ORDER
        if rule.until_further_order
        else words.NO_END
    )
    dates = words.DATES.format(start=spoken_date(rule.start_on), end=end)
    told = [words.BINDS[rule.binds.value]]
    if rule.legal_force == LegalForce.NONE:
        told.append(words.NO_FORCE)
    return " ".join([dates, *filter(None, told)])


def rule_name(rule: Restriction) -> str:
    """Return the name of a rule: its own, or that of its kind."""
    return called(rule.title, rule.instrument)


def called(title: str, instrument: str) -> str:
    """Return what a rule is called: its title, or the name of its kind."""
    try:
        return title or restriction_types().type(instrument).name
    except KeyError:
        return words.LOCAL


def rules_checked(day: date | None) -> str:
    """Say when rules about contact were checked; not checked is not none."""
    if day is None:
        return words.NOT_CHECKED
    return words.CHECKED.format(day=spoken_date(day))
