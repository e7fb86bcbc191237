"""Beginning, carrying over, discarding and correcting reviews."""

from datetime import timedelta

import pytest

from netmap.casework import drawing
from netmap.casework.caseload import see_case
from netmap.casework.maps import discard_draft
from netmap.errors import (
    AlreadySaved,
    CorrectionNeedsReason,
    DateInFuture,
    DraftOpen,
    ReviewNotSealed,
    ReviewSealed,
)
from netmap.model.codes import Standing, WishKind
from netmap.store.database import Store
from tests.support.tale import ASH, AT, DAY, Tale, sealed_tale, trail

NEXT = DAY + timedelta(days=28)


def later(tale: Tale) -> None:
    """Let four weeks pass."""
    tale.at += timedelta(days=28)


def test_a_first_review_begins_empty_and_says_nothing(tale: Tale) -> None:
    """Nothing is filled in for the participant: no map, no leader, no agreement."""
    network = tale.network()

    assert network.alters == ()
    assert network.review.led_by is None
    assert network.review.agreement is None


def test_the_next_review_asks_about_everyone_again(store: Store) -> None:
    """Ties that were open are to be asked, links stay, places stay."""
    tale = sealed_tale(store)
    before = tale.network()
    later(tale)
    tale.begin("r-2", NEXT)
    network = tale.network("r-2")

    assert {tie.standing for tie in network.ties} == {Standing.TO_ASK}
    assert network.alters == before.alters
    assert network.links == before.links


def test_wishes_carry_over_unconfirmed(store: Store) -> None:
    """A wish from last time is a suggestion: not confirmed, none of its words kept."""
    tale = Tale(store)
    tale.register()
    tale.begin()
    tale.alter("jo")
    tale.say(("wish", "jo", "wish"), "develop")
    tale.edit(
        drawing.confirm_wish(
            tale.network(),
            "jo",
            {"confirmed": True, "confirmed_on": "2026-11-09", "own_words": "More!"},
        )
    )
    tale.seal()
    later(tale)
    tale.begin("r-2", NEXT)
    wish = tale.network("r-2").wish("jo")

    assert wish.wish == WishKind.DEVELOP
    assert (wish.confirmed, wish.confirmed_on, wish.own_words) == (False, None, "")


def test_words_said_at_one_review_stay_there(store: Store) -> None:
    """What the participant said about a tie is not put into the next record."""
    tale = Tale(store)
    tale.register()
    tale.begin()
    tale.alter("jo", own_words="She is my rock")
    tale.seal()
    later(tale)
    tale.begin("r-2", NEXT)

    assert tale.network("r-2").tie("jo").own_words == ""


@pytest.mark.parametrize("closed", ["ended", "died", "service_closed"])
def test_who_is_gone_is_not_asked_about(store: Store, closed: str) -> None:
    """A tie that was closed stays closed: nobody is asked whether the dead live."""
    tale = Tale(store)
    tale.register()
    tale.begin()
    tale.alter("jo", standing=closed)
    tale.seal()
    later(tale)
    tale.begin("r-2", NEXT)

    assert tale.network("r-2").tie("jo").standing == closed


def test_still_true_brings_back_what_was_true(store: Store) -> None:
    """Someone not in contact last time is not in contact again, not suddenly there."""
    tale = Tale(store)
    tale.register()
    tale.begin()
    tale.alter("jo", standing="not_in_contact")
    tale.alter("mo")
    tale.seal()
    later(tale)
    tale.begin("r-2", NEXT)
    before, draft = tale.network(), tale.network("r-2")
    tale.edit(drawing.still_true(draft, before, ["jo", "mo"]), "r-2")

    assert tale.network("r-2").tie("jo").standing == Standing.NOT_IN_CONTACT
    assert tale.network("r-2").tie("mo").standing == Standing.CURRENT


def test_beginning_twice_with_one_id_begins_once(tale: Tale) -> None:
    """A double click is one review and one audit row."""
    assert tale.begin("r-1") == "r-1"
    assert [row.act for row in trail(tale.store)].count("start_review") == 1


def test_a_second_draft_is_refused(tale: Tale) -> None:
    """One participant has one open draft."""
    with pytest.raises(DraftOpen):
        tale.begin("r-2")


def test_a_review_id_is_used_once(store: Store) -> None:
    """Another participant's review is not overwritten by one of the same id."""
    sealed_tale(store)
    other = Tale(store, "p-two")
    other.register()
    with pytest.raises(AlreadySaved):
        other.begin("r-1")


def test_a_review_is_not_held_tomorrow(tale: Tale, store: Store) -> None:
    """A day that has not come is refused, when beginning and when changed."""
    other = Tale(store, "p-two")
    other.register()
    with pytest.raises(DateInFuture) as refused:
        other.begin("r-2", DAY + timedelta(days=1))
    with pytest.raises(DateInFuture):
        tale.say(("review", "review", "held_on"), "2026-11-10")

    assert "10 November 2026" in refused.value.sentence
    assert tale.network().review.held_on == DAY


def test_a_discarded_draft_is_gone_and_sealed_reviews_stay(store: Store) -> None:
    """Discarding takes the draft with its journal and nothing else."""
    tale = sealed_tale(store)
    later(tale)
    tale.begin("r-2", NEXT)
    tale.say(("tie", "jo", "standing"), "current", "r-2")
    discard_draft(store, by=ASH.id, at=tale.tick(), review_id="r-2")
    case = see_case(store, by=ASH.id, at=AT, participant_id=tale.id)

    assert [head.review_id for head in case.reviews] == ["r-1"]
    assert tale.journal("r-2") == []


def test_a_sealed_review_is_not_discarded(store: Store) -> None:
    """Discarding knows drafts only."""
    tale = sealed_tale(store)
    with pytest.raises(ReviewSealed):
        discard_draft(store, by=ASH.id, at=tale.tick(), review_id="r-1")


def test_a_correction_is_a_new_snapshot_that_names_the_old(store: Store) -> None:
    """Both stay readable; the chain goes on; the corrected one no longer leads."""
    tale = sealed_tale(store)
    first = tale.view().digest
    tale.correct("r-1", "r-2", "Mo was put down as supportive by mistake")
    tale.say(("tie", "mo", "quality_participant"), "detrimental", "r-2")
    snapshot = tale.seal("r-2")
    case = see_case(store, by=ASH.id, at=AT, participant_id=tale.id)
    review = snapshot.content.network.review

    assert snapshot.content.previous == first
    assert (review.corrects, review.held_on) == ("r-1", DAY)
    assert "by mistake" in review.correction_reason
    assert tale.network("r-1").tie("mo").quality_participant == "mixed"
    assert case.latest is not None
    assert case.latest.review_id == "r-2"


def test_the_next_review_follows_the_corrected_map(store: Store) -> None:
    """What was put right is what is asked about."""
    tale = sealed_tale(store)
    tale.correct("r-1", "r-2")
    tale.say(("alter", "mo", "name"), "Maurice", "r-2")
    tale.seal("r-2")
    later(tale)
    tale.begin("r-3", NEXT)

    assert tale.network("r-3").alter("mo").name == "Maurice"


def test_a_correction_asks_the_participant_again(store: Store) -> None:
    """The old agreement was to the old map."""
    tale = sealed_tale(store)
    tale.correct("r-1", "r-2")

    assert tale.network("r-2").review.agreement is None


def test_a_correction_needs_a_reason_and_a_sealed_review(tale: Tale) -> None:
    """Blanks are no reason; a draft is simply changed."""
    with pytest.raises(CorrectionNeedsReason):
        tale.correct("r-1", "r-2", "  ")
    with pytest.raises(ReviewNotSealed):
        tale.correct("r-1", "r-2", "Wrong day")
