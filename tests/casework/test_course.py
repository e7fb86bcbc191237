"""From one review to the next: beginning, editing, undo, sealing, correcting."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from netmap.casework import drawing
from netmap.casework.caseload import change_participant, see_case
from netmap.casework.keeping import verify_store
from netmap.errors import (
    AlreadySaved,
    AlterOnRecord,
    CorrectionNeedsReason,
    DateInFuture,
    DraftOpen,
    InvalidEntry,
    NetmapError,
    NotFound,
    NothingToUndo,
    ReviewNotSealed,
    StaleEdit,
)
from netmap.model.codes import WishKind
from netmap.store.database import Store
from tests.support.tale import (
    ASH,
    AT,
    BILL,
    DAY,
    RULE,
    Tale,
    sealed_tale,
)

PLACE: Any = ("review", "review", "place")


def hand_over(tale: Tale, to: str, by: str) -> None:
    seen = see_case(tale.store, by=by, at=AT, participant_id=tale.id).participant
    change_participant(
        tale.store, by=by, at=tale.tick(), seen=seen, fields={"worker": to}
    )


# Beginning


def test_a_first_review_says_nothing_yet(store: Store) -> None:
    """But takes over the language and the support that the participant needs."""
    tale = Tale(store)
    tale.register(preferred_language="Welsh", communication_needs=["BSL"])
    tale.begin()
    view = tale.view()
    assert view.open
    assert view.network.review.language == "Welsh"
    assert view.network.review.support_needed == ("BSL",)
    assert (view.network.alters, view.before, view.undo, view.redo) == (
        (),
        None,
        None,
        None,
    )
    assert view.digest is None


def test_the_id_of_a_review_is_used_once(tale: Tale) -> None:
    """A click that comes after sealing begins nothing, nor does another's id."""
    tale.seal()
    with pytest.raises(AlreadySaved):
        tale.begin("r-1")
    other = Tale(tale.store, "p-two")
    other.register()
    with pytest.raises(AlreadySaved):
        other.begin("r-1")
    with pytest.raises(AlreadySaved):
        tale.correct("r-1", "r-1")
    with pytest.raises(InvalidEntry):
        tale.begin("not an id")
    assert verify_store(tale.store).differences == ()


def test_a_day_that_has_not_come_is_refused(tale: Tale) -> None:
    """In beginning, in editing, and in sealing where the clock was set back."""
    other = Tale(tale.store, "p-two")
    other.register()
    tomorrow = DAY + timedelta(days=1)
    with pytest.raises(DateInFuture, match="10 November 2026"):
        other.begin("r-2", tomorrow)
    with pytest.raises(DateInFuture):
        tale.say(("review", "review", "held_on"), str(tomorrow))
    tale.agree()
    tale.at = AT - timedelta(days=2)
    with pytest.raises(DateInFuture):
        tale.seal()
    tale.at = AT
    assert tale.seal().content.number == 1


# The next review


# Editing


def test_an_alter_is_added_with_its_tie_and_wish(tale: Tale) -> None:
    """In a free place; a second click adds nobody."""
    tale.alter("jo", quality_participant="supportive", relation="sister", paid=True)
    network = tale.network()
    assert network.alter("jo").relation == "sister"
    assert not network.alter("jo").placed
    assert network.tie("jo").quality_participant == "supportive"
    tale.alter("jo", quality_participant="supportive", relation="sister", paid=True)
    assert tale.network() == network
    assert len(tale.journal()) == 1


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"sector": "moon"}, "“Part of life” is not one of"),
        ({"sector": None}, "“Part of life” is not one of"),
        ({"sector": ["family"]}, "“Part of life”"),
        ({"name": ""}, "“Name” is empty"),
        ({"name": None}, "“Name” should be text"),
        ({"name": "a\x07"}, "“Name” holds a character that cannot be shown"),
        ({"strength": 5}, "“How strong” is not one of"),
        ({"alter_id": "x~y"}, ""),
    ],
)
def test_an_alter_that_does_not_fit_is_one_sentence(
    tale: Tale, fields: dict[str, Any], said: str
) -> None:
    """Whatever a form, a file or a script hands over."""
    before = tale.network()
    if "alter_id" in fields:
        with pytest.raises(InvalidEntry):
            drawing.add_alter(before, "x~y", {"name": "x", "sector": "family"})
    else:
        with pytest.raises(InvalidEntry) as caught:
            tale.alter("jo", **fields)
        assert said in caught.value.sentence
    assert tale.network() == before


@pytest.mark.parametrize("missing", ["name", "sector"])
def test_an_alter_without_a_name_or_a_place_is_one_sentence(
    tale: Tale, missing: str
) -> None:
    """No KeyError from a field that was left out."""
    fields: dict[str, Any] = {"name": "Jo", "sector": "family"}
    del fields[missing]
    with pytest.raises(InvalidEntry, match="is missing"):
        drawing.add_alter(tale.network(), "jo", fields)


def test_needs_wishes_links_and_places_are_edits(tale: Tale) -> None:
    """Each is added, changed, taken back, and undone like any other."""
    empty = tale.network()
    tale.alter("jo")
    tale.alter("mo")
    drawn = tale.network()
    tale.edit(drawing.add_need("n", {"text": "Company", "source": "participant"}))
    tale.say(("need", "n", "text"), "Quiet")
    tale.edit(drawing.remove_need(tale.network(), "n"))
    tale.link("mo", "jo")
    tale.link("jo", "mo")
    tale.link("jo", "mo", knows=False)
    tale.link("jo", "mo", knows=None)
    tale.edit(drawing.set_link(tale.network(), "jo", "mo", knows=None))
    tale.edit(drawing.move(tale.network(), "jo", drawn.alter("mo").sector, 1))
    assert tale.network().alter("jo").placed
    tale.say(("wish", "jo", "wish"), "maintain")
    tale.say(("wish", "jo", "own_words"), "as it is")
    tale.edit(drawing.remove_alter(tale.network(), "mo"))
    for _ in tale.journal():
        tale.undo()
    assert tale.network() == empty
    with pytest.raises(NothingToUndo):
        tale.undo()
    with pytest.raises(InvalidEntry):
        drawing.add_need("n", {"text": "Company"})


def test_a_wish_that_is_not_there_is_added(tale: Tale) -> None:
    """An imported map may lack it."""
    tale.alter("jo")
    tale.edit((drawing.remove_alter(tale.network(), "jo"))[:1])
    assert tale.network().wishes == ()
    tale.say(("wish", "jo", "wish"), "maintain")
    assert tale.network().wish("jo").wish == WishKind.MAINTAIN
    tale.edit(drawing.remove_alter(tale.network(), "jo")[:1])
    tale.edit(drawing.confirm_wish(tale.network(), "jo", {"confirmed": True}))
    assert tale.network().wish("jo").confirmed
    tale.edit(drawing.remove_alter(tale.network(), "jo")[:1])
    tale.edit(drawing.remove_alter(tale.network(), "jo"))
    assert tale.network().alters == ()


# Undo and redo


def test_undo_takes_back_ones_own(tale: Tale) -> None:
    """Not what the one who held the case before wrote."""
    tale.say(PLACE, "Garden")
    hand_over(tale, BILL.id, ASH.id)
    with pytest.raises(NothingToUndo):
        tale.undo(by=BILL.id)
    tale.say(("review", "review", "language"), "Welsh", by=BILL.id)
    assert tale.undo(by=BILL.id).review.place == "Garden"
    hand_over(tale, ASH.id, BILL.id)
    assert tale.undo().review.place == ""
    assert tale.redo().review.place == "Garden"


def test_undo_after_someone_elses_change_says_so(tale: Tale) -> None:
    """Who, when, and nothing of theirs is lost."""
    tale.say(PLACE, "Garden")
    hand_over(tale, BILL.id, ASH.id)
    when = tale.at
    tale.say(PLACE, "Kitchen", by=BILL.id)
    hand_over(tale, ASH.id, BILL.id)
    with pytest.raises(StaleEdit) as caught:
        tale.undo()
    assert (caught.value.by, caught.value.at) == (BILL.id, when)
    assert tale.network().review.place == "Kitchen"


def test_redo_after_someone_elses_change_says_so(tale: Tale) -> None:
    """What was taken back does not come over what was written since."""
    tale.say(PLACE, "Garden")
    tale.undo()
    hand_over(tale, BILL.id, ASH.id)
    tale.say(PLACE, "Kitchen", by=BILL.id)
    hand_over(tale, ASH.id, BILL.id)
    with pytest.raises(StaleEdit):
        tale.redo()
    assert tale.network().review.place == "Kitchen"


# Who has to stay on the map


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({**RULE, "target_alters": ["jo"]}, AlterOnRecord),
        ({**RULE, "target_alters": ["jo"], "end_on": "2026-01-02"}, AlterOnRecord),
        (
            {
                "kind": "contact",
                "happened_on": "2026-11-01",
                "alters": ["jo"],
                "mode": "phone",
            },
            AlterOnRecord,
        ),
        ({"kind": "place", "name": "Park", "alter_id": "jo"}, AlterOnRecord),
    ],
)
@pytest.mark.parametrize("way", ["edit", "undo", "redo"])
def test_an_alter_that_a_record_names_stays(
    tale: Tale, body: dict[str, object], error: type[NetmapError], way: str
) -> None:
    """Whether they are taken off, or the adding of them is taken back."""
    tale.alter("jo")
    remove = drawing.remove_alter(tale.network(), "jo")
    if way == "redo":
        tale.edit(remove)
        tale.undo()
    tale.record("f", body)
    acts: dict[str, Callable[[], object]] = {
        "edit": lambda: tale.edit(remove),
        "undo": tale.undo,
        "redo": tale.redo,
    }
    with pytest.raises(error):
        acts[way]()
    assert tale.network().alter("jo")


def test_an_alter_whom_nothing_names_can_go(tale: Tale) -> None:
    """With tie, wish and links; an old version of a record holds nobody."""
    tale.alter("jo")
    tale.alter("mo")
    tale.link("jo", "mo")
    tale.record("f", {**RULE, "target_alters": ["jo"]})
    tale.record("f", RULE, version=2, reason="Not Jo")
    tale.edit(drawing.remove_alter(tale.network(), "jo"))
    network = tale.network()
    assert [one.alter_id for one in network.alters] == ["mo"]
    assert network.links == ()


# Sealing


# Correcting


def test_a_correction_is_a_full_copy_with_its_reason(store: Store) -> None:
    """The one it corrects stays as it was sealed; the next review follows it."""
    tale = sealed_tale(store)
    sealed = tale.network()
    tale.correct("r-1", "c-1", "Mo was drawn wrongly")
    tale.correct("r-1", "c-1", "Mo was drawn wrongly")
    draft = tale.network("c-1")
    assert (draft.alters, draft.ties, draft.needs) == (
        sealed.alters,
        sealed.ties,
        sealed.needs,
    )
    assert draft.review.corrects == "r-1"
    assert draft.review.agreement is None
    tale.say(("tie", "mo", "quality_participant"), "detrimental", "c-1")
    tale.seal("c-1")
    tale.correct("c-1", "c-2", "And again")
    tale.say(("tie", "mo", "since"), "May", "c-2")
    tale.seal("c-2")
    assert tale.network() == sealed
    case = see_case(store, by=ASH.id, at=AT, participant_id=tale.id)
    assert case.latest is not None
    assert case.latest.review_id == "c-2"
    assert [head.corrects for head in case.reviews] == [None, "r-1", "c-1"]
    tale.begin("r-2")
    assert tale.network("r-2").tie("mo").since == "May"
    assert verify_store(store).differences == ()


def test_what_cannot_be_corrected_is_said(tale: Tale) -> None:
    """A draft, without a reason, beside another draft, or with too many words."""
    with pytest.raises(ReviewNotSealed):
        tale.correct("r-1", "c-1")
    tale.seal()
    with pytest.raises(CorrectionNeedsReason):
        tale.correct("r-1", "c-1", " \n")
    with pytest.raises(InvalidEntry, match="20000 characters"):
        tale.correct("r-1", "c-1", "x" * 20_001)
    tale.begin("r-2")
    with pytest.raises(DraftOpen):
        tale.correct("r-1", "c-1")
    with pytest.raises(NotFound):
        tale.correct("r-0", "c-1")
