"""What a case gives as evidence in words: the overview, names of records, values."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from netmap.casework.claims import ClaimRow
from netmap.casework.evidence import EvidenceView, Held
from netmap.casework.service import EvidenceSettings
from netmap.evidence.registry import ORDER, Evidence
from netmap.evidence.rule import Candidate, Gap
from netmap.evidence.sufficiency import Sufficiency
from netmap.model.codes import Sector
from netmap.model.evidence import ClaimState, EvidenceKind
from netmap.model.network import Alter
from netmap.reports.evidence import (
    about,
    across,
    as_text,
    as_values,
    in_short,
    missing,
    official,
    overview,
    record_name,
)
from netmap.words import claims as words
from netmap.words.dates import spoken_month
from tests.support.evidence import PERSON, explained, plan, routes_told
from tests.support.prompting import known

DAY = date(2026, 11, 9)
FIRST, SECOND = "1" * 64, "2" * 64
ADA, BO = (
    Alter(alter_id=name.lower(), name=name, sector=sector, angle=0, distance=0.5)
    for name, sector in (("Ada", Sector.FAMILY), ("Bo", Sector.FRIENDS))
)


def candidate(pointer: str = "review[r-2]", number: int = 2, **more: Any) -> Candidate:
    given = {
        "criterion": "SN:P1",
        "pointer": pointer,
        "shows": "Something that was seen.",
        "about": (),
        "digest": {1: FIRST, 2: SECOND}[number],
        "review_id": f"r-{number}",
        "number": number,
        "held_on": DAY,
        "since": DAY,
        "happened_on": DAY,
    }
    return Candidate.model_validate({**given, **more})


def gap(sentence: str = "P1: one gap", **more: Any) -> Gap:
    given = {
        "criterion": "SN:P1",
        "kind": "P1.own_words",
        "sentence": sentence,
        "records": ("review[r-2]",),
        "about": (),
    }
    return Gap.model_validate({**given, **more})


def found(**more: Any) -> Evidence:
    given = {
        "criterion": "SN:P1",
        "applies": True,
        "candidates": (),
        "gaps": (),
        "never": ("Never this.",),
    }
    return Evidence.model_validate({**given, **more})


def view(*evidence: Evidence, **more: Any) -> EvidenceView:
    given = {
        "participant": PERSON,
        "day": DAY,
        "may_claim": True,
        "may_export": True,
        "claimant": "Ash Example",
        "reviews": (Held(number=2, held_on=DAY, digest=SECOND),),
        "alters": (ADA, BO),
        "facts": (),
        "found": evidence,
        "settings": EvidenceSettings(),
        "later": False,
    }
    return EvidenceView.model_validate({**given, **more})


def row(criterion: str = "SN:P1", **more: Any) -> ClaimRow:
    given = {
        "claim_id": "c-1",
        "version": 1,
        "criterion": criterion,
        "paraphrase": "",
        "code": "",
        "part": "review",
        "number": 1,
        "evidence": "work_product",
        "state": "claimed",
        "claimant_id": "w-1",
        "claimant": "Ash Example",
        "left": False,
        "written_at": datetime(2026, 11, 9, 12, tzinfo=UTC),
        "reference": "",
        "participant_id": "",
    }
    flags = (
        "signed_off",
        "corrected",
        "older_criteria",
        "own",
        "may_change",
        "may_sign_off",
        "may_judge",
    )
    return ClaimRow.model_validate({**given, **dict.fromkeys(flags, False), **more})


# What a criterion is called


def test_a_criterion_is_called_by_its_code_where_the_organisation_has_one() -> None:
    assert official("SN:P1", "") == "SN:P1"
    assert official("SN:P1", "SC 12 P1") == "SN:P1 (SC 12 P1)"


def test_every_criterion_with_a_rule_has_words_of_ours() -> None:
    assert len({in_short(one) for one in ORDER}) == len(ORDER)


def test_a_criterion_that_nobody_knows_has_none() -> None:
    with pytest.raises(KeyError):
        in_short("SN:P99")


@pytest.mark.parametrize(
    ("as_of", "said"),
    [("2026-01", "January 2026"), ("2026-12", "December 2026"), ("2026", "2026")],
)
def test_the_date_of_a_set_is_said_as_a_month(as_of: str, said: str) -> None:
    assert spoken_month(as_of) == said


# The overview


def test_the_overview_has_a_row_for_each_criterion() -> None:
    first = found(candidates=(candidate("review[r-1]", 1), candidate()), gaps=(gap(),))
    second = found(criterion="SN:P20", applies=False)
    rows = [row(), row("SN:P20", claim_id="c-2"), row(claim_id="c-3")]
    table = overview(view(first, second), rows)
    assert table.columns == words.OVERVIEW_HEADS
    assert table.rows == (
        ("SN:P1", in_short("SN:P1"), "1 and 2", "P1: one gap", "2"),
        ("SN:P20", in_short("SN:P20"), "None yet", "Not applicable yet", "1"),
    )


def test_a_review_that_shows_several_things_is_named_once() -> None:
    both = found(candidates=(candidate("tie[ada]"), candidate("tie[bo]")))
    [[_, _, shown, _, _]] = overview(view(both), []).rows
    assert shown == "2"


def test_a_claim_that_was_withdrawn_is_not_counted() -> None:
    rows = [row(state=one) for one in ClaimState]
    [[*_, count]] = overview(view(found()), rows).rows
    assert count == str(len(ClaimState) - 1)


def test_the_overview_has_the_organisations_codes() -> None:
    settings = EvidenceSettings(codes={"SN": "HSC 3"})
    [[name, *_]] = overview(view(found(), settings=settings), []).rows
    assert name == "SN:P1 (HSC 3 P1)"


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (found(), "Nothing that netmap can see"),
        (found(applies=False), "Not applicable yet"),
        (found(gaps=(gap("P1: one"), gap("P1: two"))), "P1: one. P1: two"),
    ],
    ids=["nothing", "not yet", "gaps"],
)
def test_what_is_missing_is_said_in_a_line(one: Evidence, said: str) -> None:
    assert missing(one) == said


# What a record is called


@pytest.mark.parametrize(
    ("pointer", "alters", "said"),
    [
        ("review[r-2]", (), "How the review was held"),
        ("tie[ada]", ("ada",), "The tie with Ada"),
        ("wish[bo]", ("bo",), "The wish about Bo"),
        ("tie[gone]", ("gone",), "The tie with somebody"),
        ("explanation[told]", (), "The explanation of 5 October 2026"),
        ("contact[met]", ("ada", "bo"), "The visit of 1 November 2026 (Ada and Bo)"),
        ("plan[steps]", ("ada",), "The plan agreed on 17 August 2026 (Ada)"),
        ("plan[undated]", (), "The plan agreed on –"),
        ("reporting_information[routes]", (), "What was told on 5 October 2026"),
        ("explanation[gone]", (), "The explanation of –"),
    ],
)
def test_a_record_is_called_by_what_it_is_whom_it_is_about_and_its_day(
    pointer: str, alters: tuple[str, ...], said: str
) -> None:
    met: dict[str, Any] = {
        "happened_on": date(2026, 11, 1),
        "mode": "phone",
        "alters": ["ada"],
    }
    facts = (
        explained("told"),
        known("met", "contact", **met),
        plan("steps", plan="safety"),
        plan("undated", plan="safety", agreed_on=None),
        routes_told("routes"),
    )
    told = record_name(view(facts=facts), candidate(pointer, about=alters))
    assert told == said


def test_a_record_has_the_day_of_its_newest_version() -> None:
    """A fact of another kind may have the same id."""
    facts = (
        explained("one"),
        routes_told("one"),
        explained("one", version=2, explained_on=date(2026, 10, 6)),
    )
    told = record_name(view(facts=facts), candidate("explanation[one]"))
    assert told == "The explanation of 6 October 2026"


def test_a_gap_says_whom_it_is_about_if_they_were_ever_on_a_map() -> None:
    assert about(view(), gap(about=("ada", "bo"))) == "About: Ada and Bo."
    assert about(view(), gap(about=("gone",))) == ""
    assert about(view(), gap()) == ""


# Across the cases


def made_of(**more: Any) -> Sufficiency:
    given = {
        "criterion": "SN:P1",
        "kinds": (EvidenceKind.OBSERVATION, EvidenceKind.WORK_PRODUCT),
        "occasions": (date(2026, 6, 8), DAY),
        "by_others": True,
        "past": 0,
    }
    return Sufficiency.model_validate({**given, **more})


def test_what_claims_are_made_of_is_a_row_for_each_criterion() -> None:
    table = across([made_of(), made_of(criterion="SN:P2")])
    assert table.columns == words.ACROSS_HEADS
    assert table.rows[0] == (
        "SN:P1",
        in_short("SN:P1"),
        "Direct observation and Work product",
        "8 June 2026 and 9 November 2026",
        "Yes",
        "Two kinds, two occasions, one by somebody else",
    )
    assert [one[0] for one in table.rows] == ["SN:P1", "SN:P2"]


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (made_of(kinds=(), occasions=(), by_others=False), "Nothing counts yet"),
        (made_of(kinds=(EvidenceKind.TESTIMONY,)), "Another kind of evidence"),
        (made_of(occasions=(DAY,)), "Another occasion"),
        (made_of(by_others=False), "Something that somebody else writes"),
        (
            made_of(
                kinds=(EvidenceKind.WORK_PRODUCT,), occasions=(DAY,), by_others=False
            ),
            (
                "Another kind of evidence, another occasion and something that "
                "somebody else writes"
            ),
        ),
    ],
    ids=["nothing", "kind", "occasion", "others", "all three"],
)
def test_what_is_still_to_find_is_said(one: Sufficiency, said: str) -> None:
    [[*_, told]] = across([one]).rows
    assert told == said


def test_claims_outside_the_window_are_counted_apart() -> None:
    nothing = {"kinds": (), "occasions": (), "by_others": False}
    rows = across([made_of(past=2), made_of(**nothing, past=1)]).rows
    assert [one[3] for one in rows] == [
        "8 June 2026 and 9 November 2026; 2 outside the window",
        "None; 1 outside the window",
    ]
    assert rows[1][2] == "None"


# For other programs


def case() -> EvidenceView:
    """Return a case with a candidate, a gap and a criterion that does not apply."""
    first = found(
        candidates=(candidate("tie[ada]", about=("ada",)),),
        gaps=(gap(about=("bo",), records=("tie[bo]", "tie[cy]")),),
    )
    settings = EvidenceSettings(codes={"SN": "HSC 3"})
    return view(first, found(criterion="SN:P20", applies=False), settings=settings)


def test_values_have_records_by_id_and_no_name_of_anybody() -> None:
    values = as_values(case())
    assert values["participant"] == "P-1"
    assert values["reviews"] == [
        {"number": 2, "held_on": "2026-11-09", "digest": SECOND}
    ]
    first, second = values["criteria"]
    assert (first["criterion"], first["code"]) == ("SN:P1", "HSC 3 P1")
    assert first["candidates"][0]["pointer"] == "tie[ada]"
    assert first["gaps"][0]["records"] == ["tie[bo]", "tie[cy]"]
    assert (second["applies"], second["candidates"], second["gaps"]) == (False, [], [])
    assert not {"Ada", "Bo", "Ash", PERSON.name} & set(str(values).split("'"))


def test_values_are_plain() -> None:
    """Nothing but what JSON has, so that it can be written as it is."""

    def kinds(value: Any) -> set[type]:
        if isinstance(value, dict):
            return set().union(*map(kinds, value.values()))
        if isinstance(value, list):
            return set().union(*map(kinds, value))
        return {type(value)}

    assert kinds(as_values(case())) <= {str, int, bool, type(None)}


def test_the_same_as_text_is_a_line_for_each_thing() -> None:
    assert list(as_text(case())) == [
        f"SN:P1 (HSC 3 P1): {in_short('SN:P1')}",
        "  + tie[ada], review 2: Something that was seen.",
        "  - P1: one gap (tie[bo], tie[cy])",
        f"SN:P20 (HSC 3 P20): {in_short('SN:P20')}",
        "  Not applicable yet",
    ]


def test_text_and_values_have_the_criteria_in_the_same_order() -> None:
    everything = view(*(found(criterion=one) for one in ORDER))
    values = [one["criterion"] for one in as_values(everything)["criteria"]]
    lines = [one.split(": ")[0] for one in as_text(everything)]
    assert values == lines == list(ORDER)
