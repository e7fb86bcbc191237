"""How a review was held: who led, what support was given, what was said at the end."""

from datetime import date

from netmap.model.base import Id, Line, Note, Number, Value
from netmap.model.codes import Agreement, LedBy, Method, Sector, YesNo

PROMPT_SET = "netmap-1"


class Review(Value):
    """One dated session that yields a snapshot.

    `nobody_in` lists the sectors where the participant said there is nobody: an answer,
    not a gap. `prompt_set` names the questions asked, because other questions make
    another map. `corrects` names the review that this one puts right.
    """

    review_id: Id
    participant_id: Id
    number: Number
    held_on: date
    prompt_set: Line = PROMPT_SET
    led_by: LedBy | None = None
    place: Line = ""
    language: Line = ""
    present: tuple[Line, ...] = ()
    methods: tuple[Method, ...] = ()
    conversation_chosen: YesNo = YesNo.NOT_ASKED
    support_needed: tuple[Line, ...] = ()
    support_provided: tuple[Line, ...] = ()
    support_shortfall: Note = ""
    artefact: Note = ""
    nobody_in: tuple[Sector, ...] = ()
    participant_comment: Note = ""
    restrictions_checked_on: date | None = None
    restrictions_checked_with: Line = ""
    safe_to_take_home: YesNo = YesNo.NOT_ASKED
    agreement: Agreement | None = None
    agreement_words: Note = ""
    next_review_on: date | None = None
    corrects: Id | None = None
    correction_reason: Note = ""
