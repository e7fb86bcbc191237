"""Sealing: one document, one digest, for good."""

import hashlib
import json
from datetime import timedelta

import pytest
import rfc8785

from netmap.casework.keeping import verify_store
from netmap.casework.sealing import seal_review
from netmap.errors import AgreementMissing, ReviewSealed
from netmap.model.codes import Standing
from netmap.store.database import Store
from tests.support.tale import ASH, DAY, RULE, Tale, sealed_tale

NEXT = DAY + timedelta(days=28)


def test_a_review_is_not_sealed_without_an_answer(tale: Tale, store: Store) -> None:
    """The read-back is answered first; the draft stays a draft."""
    with pytest.raises(AgreementMissing):
        seal_review(store, by=ASH.id, at=tale.tick(), review_id="r-1")

    assert tale.view().open


@pytest.mark.parametrize(
    "answer", ["agrees", "does_not_agree", "could_not_answer", "not_present"]
)
def test_every_answer_can_be_sealed(tale: Tale, answer: str) -> None:
    """Disagreeing and not being there are answers, kept in the document."""
    tale.say(("review", "review", "agreement"), answer)
    review = tale.seal().content.network.review

    assert review.agreement == answer


def test_the_digest_is_that_of_the_canonical_document(store: Store) -> None:
    """Anyone can recompute it: SHA-256 over RFC 8785."""
    tale = sealed_tale(store)
    with store.reading() as cursor:
        text, digest = cursor.execute(
            "SELECT document, digest FROM snapshot"
        ).fetchall()[0]

    assert hashlib.sha256(text.encode()).hexdigest() == digest
    assert rfc8785.dumps(json.loads(text)).decode() == text
    assert tale.view().digest == digest


def test_whoever_was_not_asked_about_was_not_mentioned(store: Store) -> None:
    """Sealing never turns silence into a loss."""
    tale = sealed_tale(store)
    tale.at += timedelta(days=28)
    tale.begin("r-2", NEXT)
    tale.say(("tie", "jo", "standing"), "current", "r-2")
    tale.seal("r-2")
    standings = {tie.alter_id: tie.standing for tie in tale.network("r-2").ties}

    assert standings == {
        "jo": Standing.CURRENT,
        "mo": Standing.NOT_MENTIONED,
        "club": Standing.NOT_MENTIONED,
    }


def test_the_document_holds_facts_measures_and_what_was_restricted(
    store: Store,
) -> None:
    """Everything in force is inside: it can be judged years later on its own."""
    tale = Tale(store)
    tale.register()
    tale.begin()
    tale.alter("ray", quality_participant="supportive")
    tale.record("f-1", {**RULE, "target_alters": ["ray"]})
    tale.record(
        "f-1",
        {**RULE, "effect": "indirect_only", "target_alters": ["ray"]},
        version=2,
        reason="Varied",
    )
    content = tale.seal().content
    whole = [one for one in content.measures if one.reading == "all"]
    values = {one.measure: one.value for one in whole}

    assert [(fact.fact_id, fact.version) for fact in content.facts] == [("f-1", 2)]
    assert content.restricted == ("ray",)
    assert (values["supportive"], values["supporters"]) == (1, 0)


def test_a_rule_recorded_later_does_not_change_a_sealed_map(store: Store) -> None:
    """A sealed review is shown from its document."""
    tale = sealed_tale(store)
    before = tale.view()
    tale.record("f-late", {**RULE, "target_alters": ["jo"], "start_on": "2020-01-01"})

    assert tale.view().restricted == before.restricted
    assert tale.view().measures == before.measures


def test_sealing_twice_is_refused(store: Store) -> None:
    """A second click on "seal" finds it sealed and adds nothing."""
    tale = sealed_tale(store)
    with pytest.raises(ReviewSealed):
        seal_review(store, by=ASH.id, at=tale.tick(), review_id="r-1")

    assert verify_store(store).snapshots == 1


def test_the_map_says_when_it_was_changed_after_the_answer(tale: Tale) -> None:
    """An agreement is to the map that was read back."""
    tale.alter("jo")
    tale.agree()
    assert not tale.view().changed_since_answer
    tale.say(("review", "review", "place"), "At home")
    assert not tale.view().changed_since_answer
    tale.alter("mo")
    assert tale.view().changed_since_answer
    tale.undo()
    assert not tale.view().changed_since_answer


def test_a_clock_set_back_does_not_break_the_chain(store: Store) -> None:
    """Numbers and digests make the chain, not the time of day."""
    tale = sealed_tale(store)
    tale.at += timedelta(days=28)
    tale.begin("r-2", NEXT)
    tale.agree("r-2")
    tale.at -= timedelta(days=1)
    with pytest.raises(Exception, match="has not come"):
        tale.seal("r-2")
    tale.at += timedelta(days=2)
    tale.seal("r-2")

    assert verify_store(store).differences == ()
