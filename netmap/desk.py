"""What can be asked of a store from outside a screen: verify, back up, take out."""

import json
from base64 import b64encode
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from time import monotonic
from uuid import uuid4

from netmap.access.sessions import Instant
from netmap.casework import staffing
from netmap.casework.acting import Acting
from netmap.casework.changes import Pair, take_changes
from netmap.casework.evidence import take_evidence
from netmap.casework.handing import hand_over
from netmap.casework.keeping import acting_worker, back_up, silent, verify_store
from netmap.casework.measuring import take_measures
from netmap.casework.packing import take_case_pack, take_own_pack
from netmap.casework.prompting import take_prompts
from netmap.casework.trail import Question, take_trail
from netmap.casework.transfer import export_case, newest_maps
from netmap.door import Act, Answer, Progress, Request
from netmap.evidence.pack import Pack
from netmap.exchange.case_file import write_case
from netmap.exchange.pack import pack_of
from netmap.exchange.study_writing import Mapped, write_study
from netmap.reports import evidence as evidence_words
from netmap.reports.changes_file import as_text, as_values
from netmap.reports.trail import as_csv
from netmap.store.database import Store


def now() -> datetime:
    """Return the present moment with the local time zone."""
    return datetime.now().astimezone()


def instant() -> Instant:
    """Return the present moment by both clocks that a session is told by."""
    return Instant(now(), monotonic())


def verify(store: Store, _request: Request, progress: Progress | None = None) -> Answer:
    """Answer with the report of a verification."""
    return verify_store(store, progress or silent).model_dump(mode="json")


def backup(store: Store, request: Request, _progress: Progress | None = None) -> Answer:
    """Write a backup and answer with its place."""
    worker = acting_worker(store, request.get("worker"))
    place = back_up(store, Path(request["to"]), by=worker, at=now())
    return {"backup": str(place), "bytes": place.stat().st_size}


def export(store: Store, request: Request, _progress: Progress | None = None) -> Answer:
    """Answer with the text of a participant's case file."""
    worker = acting_worker(store, request.get("worker"))
    case = export_case(
        store, by=worker, at=now(), participant_id=request["participant"]
    )
    return {"case": write_case(case).decode()}


def measures(
    store: Store, request: Request, _progress: Progress | None = None
) -> Answer:
    """Answer with measures: of a review, of a participant, or a page of all cases."""
    number = request.get("review")
    page = take_measures(
        store,
        **_acting(store, request),
        participant_id=request.get("participant"),
        number=int(number) if number else None,
        names="names" in request,
        after=request.get("after"),
    )
    taken = [one.model_dump(mode="json") for one in page.taken]
    return {**page._asdict(), "taken": taken}


def prompts(
    store: Store, request: Request, _progress: Progress | None = None
) -> Answer:
    """Answer with what the rules ask about a participant's case on a day."""
    at = now()
    view = take_prompts(
        store,
        by=acting_worker(store, request.get("worker")),
        at=at,
        participant_id=request["participant"],
        on=date.fromisoformat(request["on"]) if "on" in request else at.date(),
    )
    return view.model_dump(mode="json", exclude={"participant", "may_record"})


def changes(
    store: Store, request: Request, _progress: Progress | None = None
) -> Answer:
    """Answer with what changed between two reviews, as values or as text."""
    numbers = [int(request[name]) for name in ("from", "to") if name in request]
    view = take_changes(
        store,
        **_acting(store, request),
        participant_id=request["participant"],
        pair=Pair(*numbers),
    )
    form = request.get("form")
    if form in {"json", "fields"}:
        return as_values(view, fields=form == "fields")
    return {"text": "".join(f"{line}\n" for line in as_text(view))}


def evidence(
    store: Store, request: Request, _progress: Progress | None = None
) -> Answer:
    """Answer with what a case gives as evidence, as values or as text."""
    view = take_evidence(
        store, **_acting(store, request), participant_id=request["participant"]
    )
    if request.get("form") == "json":
        return evidence_words.as_values(view)
    lines = evidence_words.as_text(view)
    return {"text": "".join(f"{line}\n" for line in lines)}


def evidence_pack(
    store: Store, request: Request, _progress: Progress | None = None
) -> Answer:
    """Answer with an evidence pack: of a participant's file, or of the worker's own."""
    acting, fresh = _acting(store, request), lambda: uuid4().hex
    if "participant" in request:
        case = request["participant"]
        pack = take_case_pack(store, **acting, participant_id=case, fresh=fresh)
    else:
        pack = take_own_pack(store, **acting, fresh=fresh)
    content = b64encode(packed(pack)).decode()
    return {
        "pack": content,
        "claims": len(pack.claims),
        "snapshots": len(pack.snapshots),
        "masked": pack.masked,
    }


def packed(pack: Pack) -> bytes:
    """Return an evidence pack as one file: PDF, Word and DuckDB, with a manifest."""
    from netmap.reports.pack_pdf import pack_pdf  # noqa: PLC0415 -- loads slowly
    from netmap.reports.pack_word import pack_word  # noqa: PLC0415 -- the same

    papers = {"evidence.pdf": pack_pdf(pack), "evidence.docx": pack_word(pack)}
    return pack_of(pack, papers)


def export_study(
    store: Store, request: Request, _progress: Progress | None = None
) -> Answer:
    """Answer with the files of a study, by name, and what is not in them."""
    found = newest_maps(
        store,
        **_acting(store, request),
        participant_id=request.get("participant"),
    )
    maps, names = [Mapped(*one) for one in found], "names" in request
    form = request.get("form", "csv")
    if form == "csv":
        written = write_study(maps, names=names)
    else:
        from netmap.exchange.study_graph import (  # noqa: PLC0415 -- networkx loads slowly
            write_graphs,
        )

        written = write_graphs(maps, form, names=names)
    left_out = [one.model_dump() for one in written.left_out]
    return {"egos": len(found), "files": written.files, "left_out": left_out}


def see_people(
    store: Store, request: Request, _progress: Progress | None = None
) -> Answer:
    """Answer with who works here and the teams."""
    worker = acting_worker(store, request.get("worker"))
    return staffing.see_staff(store, by=worker).model_dump(mode="json")


def add_worker(
    store: Store, request: Request, _progress: Progress | None = None
) -> Answer:
    """Add someone, and answer with their id and the password to begin with."""
    hired = staffing.add_worker(
        store,
        **_acting(store, request),
        fields=_fields(request),
        sign_in=request["sign_in"],
        here="organisation" not in request,
    )
    return {"worker": hired.worker.id, "password": hired.password}


def change_worker(
    store: Store, request: Request, _progress: Progress | None = None
) -> Answer:
    """Change someone as they are now, and answer with what they are then."""
    by = acting_worker(store, request.get("worker"))
    seen = staffing.see_worker(store, by=by, worker_id=request["of"])
    changed = staffing.change_worker(
        store, by=by, at=now(), seen=seen, fields=_fields(request)
    )
    return changed.model_dump(mode="json")


def give_account(
    store: Store, request: Request, _progress: Progress | None = None
) -> Answer:
    """Give someone a new account, and answer with the password to begin with."""
    password = staffing.give_account(
        store,
        **_acting(store, request),
        worker_id=request["of"],
        sign_in=request["sign_in"],
        here="organisation" not in request,
    )
    return {"worker": request["of"], "password": password}


def put_team(
    store: Store, request: Request, _progress: Progress | None = None
) -> Answer:
    """Add a team, or name one anew."""
    team = staffing.put_team(store, **_acting(store, request), fields=_fields(request))
    return team.model_dump(mode="json")


def hand_case_over(
    store: Store, request: Request, _progress: Progress | None = None
) -> Answer:
    """Hand a case over."""
    hand_over(
        store,
        **_acting(store, request),
        participant_id=request["participant"],
        to=request["to"],
    )
    return {"participant": request["participant"], "worker": request["to"]}


def trail(store: Store, request: Request, _progress: Progress | None = None) -> Answer:
    """Answer with who did what, as CSV or JSON."""
    found = take_trail(
        store,
        **_acting(store, request),
        question=Question(
            worker=request.get("of"),
            case=request.get("participant"),
            since=_day(request, "since"),
            until=_day(request, "until"),
        ),
    )
    if request.get("form") == "json":
        rows = [one.model_dump(mode="json") for one in found.rows]
        return {"trail": json.dumps(rows, indent=1) + "\n"}
    return {"trail": "".join(as_csv(found.rows))}


def _acting(store: Store, request: Request) -> Acting:
    return Acting(by=acting_worker(store, request.get("worker")), at=now())


def _fields(request: Request) -> dict[str, object]:
    return dict(json.loads(request["fields"]))


def _day(request: Request, name: str) -> date | None:
    return date.fromisoformat(request[name]) if name in request else None


ACTS: Mapping[str, Act] = {
    "verify": verify,
    "staff": see_people,
    "add_worker": add_worker,
    "change_worker": change_worker,
    "give_account": give_account,
    "put_team": put_team,
    "hand_over": hand_case_over,
    "trail": trail,
    "backup": backup,
    "export": export,
    "measures": measures,
    "prompts": prompts,
    "changes": changes,
    "evidence": evidence,
    "evidence_pack": evidence_pack,
    "export_study": export_study,
}
