"""The audit trail: a row with every change, in one transaction, without names."""

import ast
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from netmap.access.passwords import kept
from netmap.access.sessions import Instant
from netmap.access.tries import Tries
from netmap.casework import (
    drawing,
    emergency,
    handing,
    maps,
    same_person,
    signing,
    staffing,
    supervising,
)
from netmap.casework.acting import Acting
from netmap.casework.caseload import change_participant, see_case
from netmap.casework.changes import Pair, take_changes
from netmap.casework.claiming import change_claim, submit_claim, withdraw_claim
from netmap.casework.evidence import take_evidence
from netmap.casework.judging import accept_claim, return_claim, sign_off_claim
from netmap.casework.keeping import back_up, make_store, verify_store
from netmap.casework.measuring import take_measures
from netmap.casework.packing import take_case_pack, take_own_pack
from netmap.casework.prompting import take_prompts
from netmap.casework.service import (
    add_local_kind,
    change_evidence_settings,
    choose_convention,
)
from netmap.casework.taking import take_map
from netmap.casework.trail import Question, take_trail
from netmap.casework.transfer import export_case, import_case, newest_maps
from netmap.model.codes import Convention, Role
from netmap.model.emergency import Emergency
from netmap.model.fact import Fact
from netmap.model.staff import Account, Worker
from netmap.store import audit, emergencies, people, staff
from netmap.store.database import Store, open_store
from tests.support import claims, generated
from tests.support.tale import (
    ASH,
    AT,
    BILL,
    DAY,
    FAR,
    KEY,
    RULE,
    SUE,
    Tale,
    employ,
    sealed_tale,
    trail,
)


class AuditBroke(Exception):
    """What the test puts in the place of writing a row."""


PASSWORD = "four plain words here"
SOLE = ASH.model_copy(
    update={"roles": (Role.PRACTITIONER, Role.SUPERVISOR, Role.ADMINISTRATOR)}
)
"""Ash, as the only one with a laptop: whatever is done, she may do."""
SAID: dict[str, object] = {
    "iss": "https://login",
    "sub": "s-1",
    "email": "sue@org",
    "email_verified": True,
}
"""What an organisation says of Sue."""


class Change(NamedTuple):
    """A use case that writes: the act of its row, the call, by whom, of how many cases.

    `before` is what has to be so first.
    """

    act: str
    call: Callable[[Tale], object]
    by: str = ASH.id
    cases: int = 1
    before: Callable[[Tale], object] = lambda _tale: None


def acts() -> dict[str, Change]:
    """Give every use case that writes, on a case with a sealed review and a draft."""

    def change(tale: Tale) -> object:
        with tale.store.reading() as cursor:
            seen = people.participant(cursor, tale.id)
        return change_participant(
            tale.store, by=ASH.id, at=tale.at, seen=seen, fields={"setting": "Flat"}
        )

    def discard(tale: Tale) -> object:
        maps.discard_draft(tale.store, by=ASH.id, at=tale.at, review_id="d")
        return None

    def leave(tale: Tale) -> object:
        return export_case(tale.store, by=ASH.id, at=tale.at, participant_id=tale.id)

    def enter(tale: Tale) -> object:
        case = generated.case("p-new", alters=2, snapshots=1)
        return import_case(tale.store, by=ASH.id, at=tale.at, case=case)

    def copy(tale: Tale) -> object:
        place = tale.store.path.with_name("backup")
        return back_up(tale.store, place, by=ASH.id, at=tale.at)

    def choose(tale: Tale) -> object:
        choose_convention(
            tale.store, by=ASH.id, at=tale.at, convention=Convention.DOTTED
        )
        return None

    def measure(tale: Tale) -> object:
        take_measures(tale.store, by=ASH.id, at=tale.at, participant_id=tale.id)
        return None

    return {
        "take_measures": Change("take_measures", measure),
        "take_changes": Change(
            "take_changes",
            lambda tale: (
                take_changes(
                    tale.store,
                    by=ASH.id,
                    at=tale.at,
                    participant_id=tale.id,
                    pair=Pair(),
                ).comparison.turnover
            ),
        ),
        "take_prompts": Change(
            "prompts",
            lambda tale: take_prompts(
                tale.store, by=ASH.id, at=tale.at, participant_id=tale.id, on=DAY
            ),
        ),
        "add_local_kind": Change(
            "add_local_kind",
            lambda tale: add_local_kind(
                tale.store, by=ASH.id, at=tale.at, fields={"name": "House rule"}
            ),
            cases=0,
        ),
        "newest_maps": Change(
            "export_study",
            lambda tale: newest_maps(
                tale.store, by=ASH.id, at=tale.at, participant_id=tale.id
            ),
        ),
        "register_participant": Change(
            "register", lambda tale: Tale(tale.store, "p-two").register()
        ),
        "change_participant": Change("change_participant", change),
        "start_review": Change(
            "start_review", lambda tale: Tale(tale.store, "p-free").begin("r-free")
        ),
        "start_correction": Change(
            "start_correction",
            lambda tale: Tale(tale.store, "p-sealed").correct("s", "c"),
        ),
        "edit_map": Change("edit", lambda tale: tale.alter("new", "d")),
        "undo": Change("undo", lambda tale: tale.undo(review_id="d")),
        "redo": Change("redo", lambda tale: tale.redo(review_id="d")),
        "discard_draft": Change("discard_draft", discard),
        "seal_review": Change("seal", lambda tale: tale.seal("d")),
        "record_fact": Change(
            "record_restriction", lambda tale: tale.record("f-new", RULE)
        ),
        "export_case": Change("export", leave),
        "import_cases": Change("import", enter),
        "back_up": Change("backup", copy, cases=0),
        "choose_convention": Change("choose_convention", choose, cases=0),
        "take_map": Change(
            "take_map",
            lambda tale: take_map(
                tale.store, by=ASH.id, at=tale.at, review_id="d", home=True
            ),
        ),
        "looked_at": Change(
            "view",
            lambda tale: see_case(
                tale.store, by=ASH.id, at=tale.at, participant_id=tale.id
            ),
        ),
        **acts_of_supervision(),
        **acts_of_claims(),
        **acts_of_evidence(),
        **acts_of_access(),
    }


def acts_of_supervision() -> dict[str, Change]:
    """Give those of supervision: Ash asks, and Sue answers for the team."""

    def sign(tale: Tale) -> object:
        return supervising.countersign(
            tale.store, by=SUE.id, at=tale.at, review_id="s", digest=tale.digest("s")
        )

    def give_back(tale: Tale) -> object:
        return supervising.return_review(
            tale.store,
            by=SUE.id,
            at=tale.at,
            review_id="r-asked",
            digest=tale.digest("r-asked"),
            reason="Unclear",
        )

    def note(tale: Tale) -> object:
        return supervising.write_supervision_note(
            tale.store,
            by=SUE.id,
            at=tale.at,
            participant_id=tale.id,
            note_id="sn-1",
            fields={"decisions": "Wait"},
        )

    return {
        "ask_countersign": Change("ask_countersign", lambda tale: tale.ask()),
        "countersign": Change("countersign", sign, by=SUE.id),
        "return_review": Change("return_review", give_back, by=SUE.id),
        "write_supervision_note": Change("record_supervision_note", note, by=SUE.id),
    }


CLAIMED = {
    "open": "work_product",
    "ready": "reflective_account",
    "dropped": "testimony",
    "to-sign": "observation",
    "to-accept": "expert_witness",
    "to-return": "questions",
}
"""The claims of p-claims before anything is done: each is of another kind."""


def claims_case(tale: Tale) -> Tale:
    """Give the case of p-claims, whose claims wait for the acts below."""
    told = Tale(tale.store, "p-claims")
    told.at = tale.at
    return told


def acts_of_claims() -> dict[str, Change]:
    """Give those of claims: Ash claims, Sue signs them off, and Ida judges."""

    def step(use: Callable[..., Fact], name: str, by: Worker, **more: object) -> Change:
        def call(tale: Tale) -> object:
            told = {"by": by.id, "at": tale.at, "claim_id": f"c-{name}"}
            version = claims.version_of(claims_case(tale), f"c-{name}")
            return use(tale.store, **told, version=version, **more)

        return Change(use.__name__, call, by=by.id)

    def write(tale: Tale) -> object:
        case = claims_case(tale)
        of = claims.wanted(case, review_id="r-claims")
        return claims.write(case, of=of, evidence="professional_discussion")

    changing = step(change_claim, "open", ASH, fields={"reflection": "Wrote more"})
    return {
        "write_claim": Change("save_claim", write),
        "change_claim": changing._replace(act="save_claim"),
        "submit_claim": step(submit_claim, "ready", ASH),
        "withdraw_claim": step(withdraw_claim, "dropped", ASH),
        "sign_off_claim": step(sign_off_claim, "to-sign", SUE, note="Well said"),
        "accept_claim": step(accept_claim, "to-accept", claims.IDA, note="Well said"),
        "return_claim": step(return_claim, "to-return", claims.IDA, reason="Vague"),
    }


def acts_of_evidence() -> dict[str, Change]:
    """Give those of evidence as a whole, and of looking at claims."""

    def evidence(tale: Tale) -> object:
        acting = Acting(by=ASH.id, at=tale.at)
        return take_evidence(tale.store, **acting, participant_id="p-claims")

    def pack(tale: Tale) -> object:
        acting = Acting(by=ASH.id, at=tale.at)
        return take_case_pack(
            tale.store, **acting, participant_id="p-claims", fresh=claims.fresh()
        )

    def own_pack(tale: Tale) -> object:
        acting = Acting(by=ASH.id, at=tale.at)
        return take_own_pack(tale.store, **acting, fresh=claims.fresh())

    def settings(tale: Tale) -> object:
        acting = Acting(by=ASH.id, at=tale.at)
        fields: dict[str, object] = {"window": 24, "codes": {"SN": "Ours 7"}}
        return change_evidence_settings(tale.store, **acting, fields=fields)

    def look(tale: Tale) -> object:
        return claims.looked(claims_case(tale), claims.IDA, "c-to-sign")

    def look_through(tale: Tale) -> object:
        return claims.listed(claims_case(tale), claims.IDA)

    return {
        "take_evidence": Change("take_evidence", evidence),
        "take_case_pack": Change("take_pack", pack),
        "take_own_pack": Change("take_pack", own_pack),
        "change_evidence_settings": Change(
            "change_evidence_settings", settings, cases=0
        ),
        "see_claim": Change("view_claim", look, by=claims.IDA.id),
        "see_claims": Change("view_claims", look_through, by=claims.IDA.id, cases=0),
    }


def first_account(tale: Tale) -> object:
    return signing.set_up(
        tale.store, at=tale.at, fields={"sign_in": "ash"}, password=PASSWORD
    )


def come_in(tale: Tale) -> object:
    now = Instant(tale.at, 0.0)
    return signing.sign_in(
        tale.store, now=now, tries=Tries(), name="ash", password=PASSWORD
    )


def renew(tale: Tale) -> object:
    signing.change_password(
        tale.store,
        by=BILL.id,
        now=Instant(tale.at, 0.0),
        tries=Tries(),
        old=PASSWORD,
        new="quite other words now",
    )
    return None


def hire(tale: Tale) -> object:
    return staffing.add_worker(
        tale.store,
        by=ASH.id,
        at=tale.at,
        fields={"id": "w-new", "name": "New Example", "team": "north"},
        sign_in="new",
        here=True,
    )


def rename(tale: Tale) -> object:
    return staffing.change_worker(
        tale.store, by=ASH.id, at=tale.at, seen=SUE, fields={"name": "Susan"}
    )


def give(tale: Tale) -> object:
    return staffing.give_account(
        tale.store,
        by=ASH.id,
        at=tale.at,
        worker_id=SUE.id,
        sign_in="sue",
        here=True,
    )


def call_team(tale: Tale) -> object:
    fields = {"id": "north", "name": "The North"}
    return staffing.put_team(tale.store, by=ASH.id, at=tale.at, fields=fields)


def break_glass(tale: Tale) -> object:
    return emergency.open_in_emergency(
        tale.store, by=ASH.id, at=tale.at, reference="R-p-far", reason="A fall"
    )


def close(tale: Tale) -> object:
    emergency.close_emergency(tale.store, by=FAR.id, at=tale.at, emergency_id="e-1")
    return None


def look_into(tale: Tale) -> object:
    return emergency.look_into_emergency(
        tale.store, by=ASH.id, at=tale.at, emergency_id="e-1", note="Rang"
    )


def hand(tale: Tale) -> object:
    handing.hand_over(
        tale.store, by=ASH.id, at=tale.at, participant_id="p-free", to=SUE.id
    )
    return None


def say_same(tale: Tale) -> object:
    return same_person.name_same_person(
        tale.store,
        by=ASH.id,
        at=tale.at,
        participant_id=tale.id,
        alter_id="jo",
        other="R-p-sealed",
    )


def say_other(tale: Tale) -> object:
    same_person.take_back_same_person(
        tale.store,
        by=ASH.id,
        at=tale.at,
        participant_id=tale.id,
        alter_id="mo",
        other="p-sealed",
    )
    return None


def acts_of_access() -> dict[str, Change]:
    """Give those of people, signing in, emergencies and whose case it is."""

    return {
        "set_up": Change("set_up", first_account, cases=0, before=without_accounts),
        "sign_in": Change("sign_in", come_in, cases=0),
        "sign_in_with": Change(
            "sign_in",
            lambda tale: signing.sign_in_with(tale.store, at=tale.at, claims=SAID),
            by=SUE.id,
            cases=0,
        ),
        "sign_out": Change(
            "sign_out",
            lambda tale: signing.sign_out(tale.store, by=ASH.id, at=tale.at),
            cases=0,
        ),
        "change_password": Change("change_password", renew, by=BILL.id, cases=0),
        "add_worker": Change("add_worker", hire, cases=0),
        "change_worker": Change("change_worker", rename, cases=0),
        "give_account": Change("give_account", give, cases=0),
        "put_team": Change("put_team", call_team, cases=0),
        "open_in_emergency": Change("open_in_emergency", break_glass),
        "close_emergency": Change("close_emergency", close, by=FAR.id),
        "look_into_emergency": Change("look_into", look_into),
        "hand_over": Change("hand_over", hand),
        "name_same_person": Change("name_same_person", say_same),
        "take_back_same_person": Change("take_back_same_person", say_other),
        "take_trail": Change(
            "export_trail",
            lambda tale: take_trail(
                tale.store, by=ASH.id, at=tale.at, question=Question()
            ),
            cases=0,
        ),
    }


def without_accounts(tale: Tale) -> None:
    with tale.store.writing() as cursor:
        cursor.execute("DELETE FROM account")


@cache
def digest() -> str:
    return kept(PASSWORD)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tell a sealed review, a draft with something to undo and redo, two others."""
    path = tmp_path_factory.mktemp("told") / "told.duckdb"
    with make_store(path, key=KEY, worker=SOLE, at=AT) as store:
        employ(store, SUE, BILL, FAR)
        tell(store)
        tell_of_access(store)
        tell_of_claims(store)
    return path


@pytest.fixture
def case(told: Path, tmp_path: Path) -> Iterator[Tale]:
    """Give a copy of it, an hour later."""
    path = tmp_path / "store.duckdb"
    shutil.copyfile(told, path)
    with open_store(path, KEY) as store:
        tale = Tale(store)
        tale.at += timedelta(hours=1)
        yield tale


def tell(store: Store) -> None:
    tale = sealed_tale(store)
    tale.begin("d")
    tale.say(("review", "review", "place"), "Garden", "d")
    tale.say(("review", "review", "place"), "Kitchen", "d")
    tale.agree("d")
    tale.undo(review_id="d")
    tale.redo(review_id="d")
    tale.say(("review", "review", "language"), "Welsh", "d")
    tale.undo(review_id="d")
    Tale(store, "p-free").register()
    other = Tale(store, "p-sealed")
    other.register()
    for review_id in ("r-asked", "s"):
        other.begin(review_id)
        other.seal(review_id)
        other.ask(review_id)


def tell_of_access(store: Store) -> None:
    """Far holds p-far, and has Ash's case open in an emergency; mo is in p-sealed."""
    Tale(store, "p-far").register()
    by_ash: Acting = {"by": ASH.id, "at": AT}
    handing.hand_over(store, **by_ash, participant_id="p-far", to=FAR.id)
    same_person.name_same_person(
        store, **by_ash, participant_id="p-one", alter_id="mo", other="p-sealed"
    )
    opened = Emergency(
        id="e-1",
        worker=FAR.id,
        participant_id="p-one",
        opened_at=AT + timedelta(minutes=50),
        reason="A fall",
    )
    with store.writing() as cursor:
        emergencies.put(cursor, opened)
        for worker, name, password in (
            (ASH, "ash", digest()),
            (BILL, "bill", digest()),
            (SUE, "sue@org", None),
        ):
            account = Account(worker=worker.id, sign_in=name, password=password)
            staff.put_account(cursor, account)


def tell_of_claims(store: Store) -> None:
    """A case of Ash's with a claim for each act; Ida assesses."""
    employ(store, claims.IDA)
    case = claims.claimable(store, "p-claims", "r-claims")
    of = claims.wanted(case, review_id="r-claims")
    for name, kind in CLAIMED.items():
        claims.write(case, f"c-{name}", of=of, evidence=kind, held_where="Folder")
    for name in ("to-sign", "to-accept", "to-return"):
        claims.submit(case, f"c-{name}")


def everything(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table."""
    with store.reading() as cursor:
        tables = cursor.execute(
            "SELECT table_name FROM duckdb_tables() WHERE database_name = 'store'"
        ).fetchall()
        return {
            name: sorted(cursor.execute(f"FROM {name}").fetchall(), key=repr)
            for (name,) in tables
        }


@pytest.mark.parametrize("name", acts())
def test_every_change_leaves_one_row(case: Tale, name: str) -> None:
    """Who, when, what, and which case."""
    change = acts()[name]
    change.before(case)
    before = trail(case.store)
    change.call(case)
    found = trail(case.store)
    rows = found[len(before) :]
    assert found[: len(before)] == before
    assert len(rows) == max(change.cases, 1)
    assert {(one.act, one.recorded_by) for one in rows} == {(change.act, change.by)}
    cases = {one.participant_id for one in rows}
    assert (len(cases), cases == {None}) == (len(rows), change.cases == 0)
    assert all(one.recorded_at >= AT for one in rows)
    assert verify_store(case.store).differences == ()


@pytest.mark.parametrize("name", acts())
def test_without_its_row_no_change_is_kept(
    case: Tale, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the trail cannot be written, nothing else is."""
    change = acts()[name]
    change.before(case)
    before = everything(case.store)
    files = set(case.store.path.parent.iterdir())

    def breaks(*_: object, **__: object) -> None:
        raise AuditBroke

    monkeypatch.setattr(audit, "_write", breaks)
    with pytest.raises(AuditBroke):
        change.call(case)
    monkeypatch.undo()
    assert everything(case.store) == before
    assert set(case.store.path.parent.iterdir()) == files
    change.call(case)


def test_in_a_demo_nobody_comes_in_without_a_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There signing in takes no password, and is on record all the same."""
    with make_store(tmp_path / "demo.duckdb", key=None, worker=ASH, at=AT) as demo:
        signing.sign_in_demo(demo, at=AT, worker_id=ASH.id)
        before = trail(demo)
        assert (before[-1].act, before[-1].recorded_by) == ("sign_in", ASH.id)

        def breaks(*_: object, **__: object) -> None:
            raise AuditBroke

        monkeypatch.setattr(audit, "_write", breaks)
        with pytest.raises(AuditBroke):
            signing.sign_in_demo(demo, at=AT, worker_id=ASH.id)
        monkeypatch.undo()
        assert trail(demo) == before


def test_every_use_case_that_writes_is_among_them() -> None:
    """A new use case has to join the list above."""
    folder = Path(maps.__file__).parent
    writes = {
        function.name
        for file in folder.glob("*.py")
        for function in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef) and writing(function)
    }
    both_steps, of_their_own = (
        {"_step", "_leave_row"},
        {"make_store", "sign_in_demo", "work_out_matters"},
    )
    packs = {"take_case_pack", "take_own_pack"}
    named = acts().keys() - {"undo", "redo", "see_claim", "see_claims"} - packs
    assert writes == named | both_steps | of_their_own


def test_no_use_case_writes_by_another_way() -> None:
    """The test before finds `with store.writing()` alone."""
    folder = Path(maps.__file__).parent
    for file in folder.glob("*.py"):
        text = file.read_text(encoding="utf-8")
        whole = ast.parse(text)
        assert text.count(".writing") == sum(
            writing(part) for part in ast.walk(whole) if isinstance(part, ast.With)
        )


def writing(part: ast.AST) -> bool:
    """Say whether a function, or a with statement itself, opens the store to write."""
    opened = [part] if isinstance(part, ast.With) else ast.walk(part)
    return any(
        ast.unparse(item.context_expr) == "store.writing()"
        for one in opened
        if isinstance(one, ast.With)
        for item in one.items
    )


def test_a_store_begins_with_who_made_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without that row there is no store."""
    path = tmp_path / "new.duckdb"

    def breaks(*_: object, **__: object) -> None:
        raise AuditBroke

    monkeypatch.setattr(audit, "_write", breaks)
    with pytest.raises(AuditBroke):
        make_store(path, key=KEY, worker=ASH, at=AT)
    monkeypatch.undo()
    assert list(tmp_path.iterdir()) == []
    with make_store(path, key=KEY, worker=ASH, at=AT) as store:
        assert [(row.act, row.subject) for row in trail(store)] == [("init", ASH.id)]


def test_looking_at_a_case_leaves_one_row_for_a_while(case: Tale) -> None:
    """Each who looks has their own; more of it is in tests of looking."""
    before = trail(case.store)
    for by in (ASH.id, SUE.id, ASH.id):
        case.view("d", by=by)
        see_case(case.store, by=by, at=AT, participant_id=case.id)
    rows = trail(case.store)[len(before) :]
    assert [(one.act, one.recorded_by, one.participant_id) for one in rows] == [
        ("view", ASH.id, case.id),
        ("view", SUE.id, case.id),
    ]


def test_what_changes_nothing_leaves_no_row(case: Tale) -> None:
    """A second click, or a field set to what it is."""
    before = trail(case.store)
    edit = drawing.change_field(
        case.network("d"), ("review", "review", "place"), "Kitchen", "Kitchen"
    )
    case.edit(edit, "d")
    case.begin("d")
    acting: Acting = {"by": ASH.id, "at": case.at}
    handing.hand_over(case.store, **acting, participant_id="p-far", to=FAR.id)
    staffing.change_worker(case.store, **acting, seen=SUE, fields={"name": SUE.name})
    fields = {"id": "north", "name": "north"}
    staffing.put_team(case.store, **acting, fields=fields)
    why = {"reference": "p-one", "reason": "Still a fall"}
    emergency.open_in_emergency(case.store, by=FAR.id, at=case.at, **why)
    assert trail(case.store) == before


SAID_THERE = (
    *("Name of", "Morgan", "Example", "Kitchen", "Welsh", "R-p", "slip"),
    *("sue@org", "login", "s-1", "words", "Susan", "The North", "fall", "Rang"),
    *("Unclear", "Wait", "Wrote more", "Well said", "Vague", "Ours 7", "Folder"),
)


def test_no_row_says_what_was_said(case: Tale) -> None:
    """Ids and acts; no name, no word, no reference."""
    for name, change in acts().items():
        if name not in {"discard_draft", "set_up"}:
            change.call(case)
    text = " ".join(row.model_dump_json() for row in trail(case.store))
    for word in SAID_THERE:
        assert word not in text


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ("UPDATE audit SET recorded_by = 'w-bill' WHERE number = 3", 3),
        (
            "UPDATE audit SET recorded_at = '2020-01-01' WHERE number = 4",
            4,
        ),
        ("UPDATE audit SET act = 'edit' WHERE number = 2", 2),
        ("UPDATE audit SET participant_id = 'p-x' WHERE number = 2", 2),
        ("UPDATE audit SET subject = NULL WHERE number = 1", 1),
        ("UPDATE audit SET digest = 'x' WHERE number = 5", 5),
        ("UPDATE audit SET number = 99 WHERE number = 5", 5),
        ("DELETE FROM audit WHERE number = 1", 1),
        ("DELETE FROM audit WHERE number = 6", 6),
        ("INSERT INTO audit FROM audit WHERE number = 2", 3),
    ],
)
def test_a_broken_trail_is_named(case: Tale, change: str, place: int) -> None:
    """Verify says at which row it no longer follows."""
    with case.store.writing() as cursor:
        cursor.execute(change)
    broken = [
        one.place
        for one in verify_store(case.store).differences
        if one.problem == "does not follow from the row before"
    ]
    assert broken == [f"audit[{place}]"]


def test_a_trail_of_its_moments_reads_as_written(tale: Tale) -> None:
    """A clock in another zone, or set back, is told as it was."""
    tale.at = AT - timedelta(days=400)
    tale.say(("review", "review", "held_on"), str(DAY - timedelta(days=500)))
    assert trail(tale.store)[-1].recorded_at == AT - timedelta(days=400)
    assert verify_store(tale.store).differences == ()
