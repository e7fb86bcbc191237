"""What netmap says of a claim, test by test, and how far each holds."""

from datetime import date, timedelta
from typing import Any

import pytest

from netmap.evidence.checks import Seen, Vacs, checks
from netmap.evidence.sufficiency import Item, sufficiency
from netmap.model.evidence import Claim, EvidenceKind, Passage, ReflectiveModel
from netmap.words import claims as words
from netmap.words.labels import label
from netmap.words.papers import STAGES

SINCE = date(2025, 11, 9)
LATER = date(2026, 3, 1)
CLAIM = Claim(
    criterion="SN:P1",
    criteria="2026-11",
    evidence=EvidenceKind.WORK_PRODUCT,
    snapshot_digest="0" * 64,
    pointer="review[r-1]",
    reflection="I asked.",
    claimant="w-ash",
)
ENOUGH = (
    Item("SN:P1", EvidenceKind.WORK_PRODUCT, SINCE),
    Item("SN:P1", EvidenceKind.OBSERVATION, LATER),
)


def seen(*items: Item, **more: Any) -> Seen:
    given = Seen(
        in_record=True,
        made=True,
        fictional=False,
        happened_on=SINCE,
        since=SINCE,
        criteria="2026-11",
        sufficiency=sufficiency(["SN:P1"], items or ENOUGH, SINCE)[0],
    )
    return given._replace(**more)


def told(claim: Claim, against: Seen) -> list[tuple[Vacs, bool, str]]:
    return [(one.test, one.holds, one.said) for one in checks(claim, against)]


def test_a_claim_that_passes_is_told_so_in_the_order_of_the_tests() -> None:
    assert told(CLAIM, seen()) == [
        (Vacs.VALID, True, words.VALID),
        (Vacs.VALID, True, words.REFLECTED),
        (Vacs.AUTHENTIC, True, words.AUTHENTIC),
        (Vacs.CURRENT, True, words.CURRENT),
        (Vacs.SUFFICIENT, True, words.ENOUGH),
    ]


@pytest.mark.parametrize(
    ("more", "test", "said"),
    [
        ({"in_record": False}, Vacs.VALID, words.NOT_VALID),
        ({"made": False}, Vacs.AUTHENTIC, words.NOT_AUTHENTIC),
        ({"fictional": True}, Vacs.AUTHENTIC, words.FICTIONAL),
        ({"fictional": True, "made": False}, Vacs.AUTHENTIC, words.FICTIONAL),
        ({"happened_on": SINCE - timedelta(days=1)}, Vacs.CURRENT, words.NOT_CURRENT),
        ({"criteria": "2030-01"}, Vacs.CURRENT, words.OLDER_CRITERIA),
    ],
)
def test_what_does_not_hold_is_said_by_itself(
    more: dict[str, Any], test: Vacs, said: str
) -> None:
    found = [one for one in told(CLAIM, seen(**more)) if not one[1]]
    assert found == [(test, False, said)]


def test_an_older_set_is_said_beside_the_window() -> None:
    """A review inside the window is current, whatever became of the criteria."""
    found = [
        one for one in told(CLAIM, seen(criteria="2030-01")) if one[0] == "current"
    ]
    assert [one[1] for one in found] == [True, False]


@pytest.mark.parametrize("text", ["", " ", "\n\t ", None])
@pytest.mark.parametrize(
    ("model", "stage"),
    [(model, one.code) for model, stages in STAGES.items() for one in stages],
)
def test_an_empty_stage_is_a_reflection_that_is_not_finished(
    model: str, stage: str, text: str | None
) -> None:
    """So is one that is not there at all, and the other stages do not matter."""
    texts = {one.code: "I asked." for one in STAGES[model]} | {stage: text}
    written = [Passage(stage=code, text=one) for code, one in texts.items() if one]
    claim = CLAIM.model_copy(
        update={
            "model": ReflectiveModel(model),
            "reflection": texts.get("free") or "",
            "stages": tuple(written),
        }
    )
    found = [one for one in told(claim, seen()) if not one[1]]
    assert found == [(Vacs.VALID, False, words.NOT_REFLECTED)]


@pytest.mark.parametrize("model", [one for one in ReflectiveModel if one != "free"])
def test_every_stage_of_a_model_is_a_whole_reflection(model: ReflectiveModel) -> None:
    stages = tuple(Passage(stage=one.code, text="I asked.") for one in STAGES[model])
    claim = CLAIM.model_copy(
        update={"model": model, "stages": stages, "reflection": ""}
    )
    assert all(holds for _, holds, _ in told(claim, seen()))


@pytest.mark.parametrize("model", [one for one in ReflectiveModel if one != "free"])
def test_a_reflection_without_any_stage_is_not_finished(
    model: ReflectiveModel,
) -> None:
    claim = CLAIM.model_copy(update={"model": model, "stages": ()})
    found = [one for one in told(claim, seen()) if not one[1]]
    assert found == [(Vacs.VALID, False, words.NOT_REFLECTED)]


@pytest.mark.parametrize(
    ("items", "missing"),
    [
        ((Item("SN:P2", EvidenceKind.OBSERVATION, LATER),), (True, True, True)),
        (ENOUGH[:1], (True, True, True)),
        (ENOUGH[1:], (True, True, False)),
        (
            (*ENOUGH[:1], Item("SN:P1", EvidenceKind.OBSERVATION, SINCE)),
            (False, True, False),
        ),
        (
            (*ENOUGH[:1], Item("SN:P1", EvidenceKind.REFLECTIVE_ACCOUNT, LATER)),
            (False, False, True),
        ),
        (
            (*ENOUGH[1:], Item("SN:P1", EvidenceKind.OBSERVATION, SINCE)),
            (True, False, False),
        ),
    ],
)
def test_what_is_missing_is_named_and_nothing_else(
    items: tuple[Item, ...], missing: tuple[bool, bool, bool]
) -> None:
    test, holds, said = told(CLAIM, seen(*items))[-1]
    assert (test, holds) == (Vacs.SUFFICIENT, False)
    parts = (words.STILL_KIND, words.STILL_OCCASION, words.STILL_OTHERS)
    assert tuple(part in said for part in parts) == missing


@pytest.mark.parametrize("test", Vacs)
def test_each_test_has_a_label(test: Vacs) -> None:
    assert label(test).casefold() == test.value
