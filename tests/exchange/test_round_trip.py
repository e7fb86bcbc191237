"""Case files: what leaves one store enters another as it was, digest for digest."""

import json
from collections.abc import Iterator
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from netmap.casework.keeping import make_store, verify_store
from netmap.casework.transfer import export_case, import_case
from netmap.demo import sample_files
from netmap.exchange.case_file import case_schema, read_case, write_case
from netmap.model.case import CaseFile
from netmap.model.evidence import Claim
from netmap.model.fact import latest
from netmap.store.database import Store
from tests.support import cases
from tests.support.tale import ASH, AT, KEY, RULE, SUE, Tale, employ, sealed_tale

SAMPLES = sample_files()
NUMBERS = count()


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Give a second store, for everything that is imported here."""
    path = tmp_path_factory.mktemp("other") / "other.duckdb"
    with make_store(path, key=KEY, worker=ASH, at=AT) as store:
        employ(store, SUE)
        yield store
        assert verify_store(store).differences == ()


@cache
def validator() -> Draft202012Validator:
    schema = case_schema()
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


def leave(store: Store, participant_id: str) -> CaseFile:
    """Write a case whole, as a supervisor: it may hold concerns of others."""
    return export_case(store, by=SUE.id, at=AT, participant_id=participant_id)


def held_by_ash(case: CaseFile) -> CaseFile:
    """Return a case as it leaves the store of whoever imports it.

    A claim that is its claimant's alone stays where it is.
    """
    alone = {
        one.fact_id
        for one in latest(case.facts)
        if isinstance(one.body, Claim) and one.body.is_private
    }
    told = [
        one
        for one in case.facts
        if not isinstance(one.body, Claim) or one.fact_id not in alone
    ]
    facts = sorted(told, key=lambda one: (one.body.kind, one.fact_id, one.version))
    mine = case.participant.model_copy(update={"worker": ASH.id, "team": ASH.team})
    return case.model_copy(update={"participant": mine, "facts": tuple(facts)})


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_comes_out_as_it_went_in(store: Store, sample: Path) -> None:
    """Into an empty store and out again: the same digests, and nothing differs."""
    case = read_case(sample.read_bytes())
    import_case(store, by=ASH.id, at=AT, case=case)
    report = verify_store(store)
    assert (report.snapshots, report.differences) == (len(case.snapshots), ())
    again = read_case(write_case(leave(store, case.participant.id)))
    assert again == held_by_ash(case)
    assert [one.digest for one in again.snapshots] == [
        one.digest for one in case.snapshots
    ]


@pytest.mark.slow
@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_case_comes_out_as_it_went_in(other: Store, data: st.DataObject) -> None:
    """Facts of every kind, corrections, drafts, letters of every script."""
    case = data.draw(cases.case_files(f"p-{next(NUMBERS)}"))
    written = write_case(case)
    assert read_case(written) == case
    import_case(other, by=ASH.id, at=AT, case=case)
    assert leave(other, case.participant.id) == held_by_ash(case)


def test_a_case_told_through_the_screens_moves_whole(
    store: Store, other: Store
) -> None:
    """A correction, a variation of a rule and an open draft go with it."""
    tale = sealed_tale(store, f"p-{next(NUMBERS)}")
    tale.record("f-rule", RULE, version=2, reason="Ended")
    tale.correct("r-1", "c-1")
    tale.alter("ka", "c-1", name="Käthe 👩‍👧")
    tale.seal("c-1")
    tale.begin("r-2")
    tale.say(("review", "review", "place"), "שלום", "r-2")
    case = leave(store, tale.id)
    import_case(other, by=ASH.id, at=AT, case=read_case(write_case(case)))
    assert leave(other, tale.id) == case
    moved = Tale(other, tale.id)
    moved.at = tale.at
    assert moved.view("r-2").open
    assert moved.seal("r-2").content.previous == case.snapshots[-1].digest


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_fits_the_published_schema(sample: Path) -> None:
    """As another program would check it."""
    assert list(validator().iter_errors(json.loads(sample.read_bytes()))) == []


@pytest.mark.slow
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(cases.case_files())
def test_any_export_fits_the_published_schema(case: CaseFile) -> None:
    """Whatever is in it."""
    assert list(validator().iter_errors(json.loads(write_case(case)))) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["format"], "netmap.case/2"),
        (["shoes"], 38),
        (["participant", "name"], ""),
        (["participant", "opened_on"], 20260101),
        (["snapshots", 0, "digest"], "x"),
        (["snapshots", 0, "document", "network", "alters", 0, "sector"], "moon"),
        (["snapshots", 0, "document", "network", "alters", 0, "angle"], 360),
        (["snapshots", 0, "document", "number"], 0),
        (["facts", 0, "body", "kind"], "secret"),
        (["facts", 0, "version"], "one"),
    ],
)
def test_the_published_schema_refuses_what_netmap_refuses(
    path: list[Any], value: object
) -> None:
    """A broken file is broken in both."""
    plain = json.loads(SAMPLES[0].read_bytes())
    place = plain
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert not validator().is_valid(plain)
    with pytest.raises(Exception, match="Nothing was imported"):
        read_case(json.dumps(plain).encode())
