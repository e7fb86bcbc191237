"""The sentences of evidence: what records show, what is missing, what is never taken.

The sentences of gaps are those of the practice research, word for word; one record is
said in the singular.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Counted(NamedTuple):
    """A sentence for one thing, and for any other number of them."""

    one: str
    many: str

    def for_count(self, count: int) -> str:
        """Return the sentence that fits a number."""
        return self.one if count == 1 else self.many

    def said(self, count: int) -> str:
        """Return the words with the number in them."""
        return self.for_count(count).format(n=count)


def _same(text: str) -> Counted:
    return Counted(text, text)


GAPS: Mapping[str, Counted] = {
    "P1.own_words": _same("P1: no need in the person’s own words at this review"),
    "P1.workers_view": Counted(
        "P1: {n} tie has only the practitioner’s view",
        "P1: {n} ties have only the practitioner’s view",
    ),
    "P2.support": _same("P2: communication support needed but not provided on {date}"),
    "P2.method": _same("P2: no method recorded"),
    "P3.weighed": Counted(
        "P3: advantages or possible difficulties missing for {n} tie",
        "P3: advantages or possible difficulties missing for {n} ties",
    ),
    "P4.talked": Counted(
        "P4: possible harm not yet talked about for {n} tie",
        "P4: possible harm not yet talked about for {n} ties",
    ),
    "P4.note": Counted(
        "P4: views differ with no note for {n} tie",
        "P4: views differ with no note for {n} ties",
    ),
    "P4.present": _same(
        "P4: discussion recorded while another person on the map was present"
    ),
    "P5.verified": Counted(
        "P5: {n} restriction not verified", "P5: {n} restrictions not verified"
    ),
    "P5.lapsed": Counted(
        "P5: {n} restriction lapsed, overdue or open-ended with no review date",
        "P5: {n} restrictions lapsed, overdue or open-ended with no review date",
    ),
    "P5.checked": _same("P5: restrictions not checked at this review"),
    "P5.conflicts": Counted(
        "P5: {n} conflict has no recorded response",
        "P5: {n} conflicts have no recorded response",
    ),
    "P6.none": Counted(
        "P6: no confirmed wish for {n} tie", "P6: no confirmed wish for {n} ties"
    ),
    "P6.again": Counted(
        "P6: {n} wish not confirmed again at the latest review",
        "P6: {n} wishes not confirmed again at the latest review",
    ),
    "P6.basis": Counted(
        "P6: {n} wish given by a representative with no basis recorded",
        "P6: {n} wishes given by a representative with no basis recorded",
    ),
    "P6.changed": Counted(
        "P6: wish changed but no note of the conversation for {n} tie",
        "P6: wish changed but no note of the conversation for {n} ties",
    ),
    "P18.steps": Counted(
        "P18: {n} detrimental tie has no safety steps",
        "P18: {n} detrimental ties have no safety steps",
    ),
    "P18.keeps": Counted(
        "P18: the person wants to keep {n} tie seen as detrimental; no plan recorded",
        "P18: the person wants to keep {n} ties seen as detrimental; no plan recorded",
    ),
    "P18.reviewed": _same("P18: safety steps not reviewed since {date}"),
    "P19.explained": Counted(
        "P19: {n} restriction not explained", "P19: {n} restrictions not explained"
    ),
    "P19.understood": _same("P19: understanding or reasons not recorded for {n}"),
    "P19.changed": _same("P19: restriction changed on {date}; not explained since"),
    "P20.supervisor": Counted(
        "P20: {n} supervised visit record has no supervisor named",
        "P20: {n} supervised visit records have no supervisor named",
    ),
    "P20.times": _same("P20: start or end time missing for {n}"),
    "P20.beyond": Counted(
        "P20: {n} contact happened outside the permitted kind",
        "P20: {n} contacts happened outside the permitted kind",
    ),
    "P21.routes": Counted(
        "P21: reporting routes not recorded for {n} tie with an abuse concern",
        "P21: reporting routes not recorded for {n} ties with an abuse concern",
    ),
    "P21.concern": _same("P21: concern recorded, no decision or outcome"),
    "P22.plan": Counted("P22: {n} ending has no plan", "P22: {n} endings have no plan"),
    "P22.followed": _same("P22: no follow-up since ending agreed on {date}"),
    "P22.distress": _same("P23: no distress support recorded after ending"),
}

WEEK = "week {week}"
"""Stands where a sentence would say a day, for who may not know it."""

NEVER: Mapping[str, tuple[str, ...]] = {
    "SN:P1": (
        "Notes that only the worker made are not the person’s view.",
        "Who led the map is never assumed.",
    ),
    "SN:P2": ("That an app was used says nothing about how the person was helped.",),
    "SN:P3": (
        "How a tie is, or a number about the map, is no advantage and no difficulty.",
        "What was written at an earlier review counts only when it was asked again.",
    ),
    "SN:P4": (
        "A tie that was supportive and is now detrimental is no success by itself.",
        "How many ties are detrimental is not counted.",
        "Seeing harm is not a target: to disagree is a result, and is recorded as one.",
    ),
    "SN:P5": (
        "That a restriction is on record shows nothing of how it was heeded.",
        "netmap does not say what a restriction means in law.",
    ),
    "SN:P6": (
        "A wish that was carried over is not confirmed until it is asked again.",
    ),
    "SN:P18": (
        "Less contact is no safety by itself: it may be isolation, or hiding.",
        "A choice that others think unwise is not overridden.",
    ),
    "SN:P19": ("A printed or handed-over copy is no explanation.",),
    "SN:P20": ("A visit that somebody else supervised is not yours to claim.",),
    "SN:P21": (
        "A concern alone shows that a worker did their duty, not what the person sees.",
    ),
    "SN:P22": (
        "A tie that is simply gone is no ending.",
        "Ended is not safe: separation can raise danger.",
    ),
}

LOOKS_FOR: Mapping[str, str] = {
    "SN:P1": (
        "a need that is the person’s own (or an advocate’s, with a basis), and their "
        "own view of every current tie"
    ),
    "SN:P2": (
        "a way of working beyond plain talking, or talking as the person chose, and "
        "every communication support that was needed also given"
    ),
    "SN:P3": (
        "a wish to keep, build up or mend a tie, confirmed at that review, with what "
        "speaks for it and what makes it hard, one of them in their own words"
    ),
    "SN:P4": (
        "a tie that the worker sees as hard on them, talked about since the review "
        "before, where how far harm is seen moved or a note says how the views differ"
    ),
    "SN:P5": (
        "restrictions checked on the day of the review, and a response to every "
        "conflict that netmap asked about"
    ),
    "SN:P6": "a confirmed wish for every current tie; not sure counts, places do not",
    "SN:P18": (
        "safety steps agreed about a tie seen as detrimental, and looked at again later"
    ),
    "SN:P19": (
        "a restriction explained with its reasons (or who decided to withhold them), "
        "understanding checked, and what the person said"
    ),
    "SN:P20": (
        "a supervised visit with its authority, start and end, and the claimant named "
        "as the supervisor"
    ),
    "SN:P21": "ways to report that were told, with a check that they were understood",
    "SN:P22": (
        "a confirmed wish to step back, an ending plan that was agreed, and a "
        "follow-up after it"
    ),
}
"""What a candidate is made of, criterion by criterion."""

NEEDS = Counted("{n} need", "{n} needs")
TIES = Counted("the one current tie", "all {n} current ties")
SUPPORT = Counted(
    "The communication support that was needed was given.",
    "The {n} kinds of communication support that were needed were given.",
)
NO_SUPPORT = "No communication support was recorded as needed."
RULES = Counted("{n} restriction was in force", "{n} restrictions were in force")
TIMES = Counted("looked at again once", "looked at again {n} times")
ROUTES = Counted("{n} way to report", "{n} ways to report")
WISHED: Mapping[str, str] = {
    "maintain": "keep as it is",
    "develop": "build up",
    "restore": "mend",
    "withdraw": "step back",
    "undecided": "not sure",
}
CONFLICTS = Counted(
    "The one conflict that was found by then has a response.",
    "Each of the {n} conflicts that were found by then has a response.",
)
NO_CONFLICT = "No conflict was found by then."
CHOSEN_CONVERSATION = "conversation, as the person chose"
REASONS_GIVEN = "with its reasons"
REASONS_WITHHELD = "with a note of who decided that reasons could not be shared"
IN_SIGHT = " The visit was kept in sight and hearing."
ALSO_MOVED = " How far the person sees harm in that tie has changed over the reviews."

SHOWS_P1 = (
    "On record: {needs} as the person’s own, and their own view of {ties} (or that "
    "they did not want to say)."
)
SHOWS_P2 = "How it was done: {how}. {support}"
SHOWS_P3 = (
    "What speaks for one tie and what makes it hard were both recorded with the wish "
    "({wish}), at least one of them in the person’s own words."
)
SHOWS_P4_MOVED = (
    "Possible harm in one tie was talked about. How far the person sees it went from "
    "“{before}” to “{after}” since the review before."
)
SHOWS_P4_DIFFER = (
    "Possible harm in one tie was talked about, and that the two views differ is "
    "recorded with a note."
)
SHOWS_P5 = "Restrictions were checked on the day of the review ({rules}). {conflicts}"
SHOWS_P6 = "A wish is confirmed for {ties}: {kinds}."
SHOWS_P18 = "Safety steps for one detrimental tie were agreed, and {times}."
SHOWS_P19 = (
    "One restriction was explained {reasons}, understanding was checked, and what the "
    "person said is recorded."
)
SHOWS_P20 = (
    "The record of one supervised visit is complete, and names whoever claims it as "
    "the supervisor.{watched}"
)
SHOWS_P21 = (
    "The person was told {routes} abuse, and it was checked that they understood."
    "{stronger}"
)
SHOWS_P22 = (
    "The person confirmed that they step back from one tie, an ending plan was agreed, "
    "and it was {times}."
)
