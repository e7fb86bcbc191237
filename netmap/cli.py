"""The command line: making, running, filling, checking and keeping a store."""

import json
import os
import secrets
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from io import TextIOWrapper
from pathlib import Path
from typing import Any, ParamSpec, TypeVar
from uuid import uuid4

import click
from pydantic import TypeAdapter

from netmap import __version__, demo, desk, door
from netmap.casework.acting import plain_problems
from netmap.casework.keeping import Progress, acting_worker, make_store, restore
from netmap.casework.measuring import Taken
from netmap.casework.service import choose_convention, convention
from netmap.casework.transfer import import_case, import_cases
from netmap.errors import NetmapError
from netmap.exchange.case_file import case_schema
from netmap.exchange.faults import FileRefused
from netmap.exchange.json_file import LARGEST
from netmap.exchange.reading import Found, read_any
from netmap.exchange.study import Begun, Study, read_study, read_study_files
from netmap.exchange.study_graph import graph_mapping, read_graphs
from netmap.exchange.study_mapping import read_mapping
from netmap.model.codes import Convention
from netmap.model.participant import Worker
from netmap.reports.tidy import as_csv, as_table
from netmap.settings import DEMO_STORE, Settings, read_key, settings_from
from netmap.store.database import Store, open_store
from netmap.store.errors import KeyNeeded, StoreInUse, our_errors
from netmap.store.files import check_free, write_new
from netmap.words.labels import label

P = ParamSpec("P")
R = TypeVar("R")

OWNER_ONLY = 0o077
"""What is taken from the rights of every file netmap makes, its logs too."""
REFUSED = 1
DIFFERENT = 3
FILE_FAULTS = 4
SHOWN_DIFFERENCES = 200
NO_PARTICIPANT = "Say whose review: netmap measures DEMO-M1 --review 2"
ONE_MAPPING = "Give one mapping file, or GraphML files only (with --mapping, if any)."
GRAPH = ".graphml"
NO_PLACE = "Say where the store goes: --store team.duckdb"

STORE = click.option(
    "--store",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The store file. Otherwise NETMAP_STORE, otherwise the demo store.",
)
KEY_FILE = click.option(
    "--key-file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A file that holds the key. Otherwise NETMAP_KEY, otherwise you are asked.",
)
FORMAT = click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How the answer is written.",
)
EXIT_CODES = """\b
Exit codes: 0 done · 1 not done, and why · 2 the command was typed wrong ·
3 verify found something changed · 4 the file has faults."""


class FileUnreadable(NetmapError):
    """A file that was named cannot be read."""

    sentence = "This file cannot be read. Check its name, and that you may read it."


class FolderTaken(NetmapError):
    """Files should go to a folder where there are some."""

    sentence = "This folder is not empty. Name a new one: netmap does not overwrite."


def answers(command: Callable[P, R]) -> Callable[P, R]:
    """Say our errors in one sentence, with an exit code and without a traceback."""

    @wraps(command)
    def spoken(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except NetmapError as error:
            click.echo(error.sentence, err=True)
            sys.exit(FILE_FAULTS if isinstance(error, FileRefused) else REFUSED)

    return spoken


@click.group(epilog=EXIT_CODES, context_settings={"max_content_width": 88})
@click.version_option(__version__, prog_name="netmap")
def main() -> None:
    """Record an ecomap with the person it is about, seal each review, prove it intact.

    \b
    Example:
      netmap demo
      netmap run
    """
    os.umask(OWNER_ONLY)
    if isinstance(sys.stdout, TextIOWrapper):  # what it cannot show is no traceback
        sys.stdout.reconfigure(errors="backslashreplace")


@main.command()
@click.option("--name", required=True, help="Your name, as colleagues know it.")
@click.option(
    "--new-key-file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Make a strong key and write it to this file.",
)
@STORE
@KEY_FILE
@FORMAT
@answers
def init(
    name: str,
    new_key_file: Path | None,
    store: Path | None,
    key_file: Path | None,
    shape: str,
) -> None:
    """Make an encrypted store for real people.

    The key is never stored. If you lose it, nobody can open the store: keep it apart
    from the computer.

    \b
    Example:
      netmap init --store team.duckdb --new-key-file team.key --name "Ash Example"
    """
    settings = _settings(store, key_file)
    if store is None and settings.store == DEMO_STORE:
        raise click.UsageError(NO_PLACE)
    check_free(settings.store)
    with plain_problems():
        worker = Worker(id=f"w-{uuid4()}", name=name)
    if new_key_file:
        key = _new_key(new_key_file)
    else:
        key = settings.key or _typed_key(new=True)
    with make_store(settings.store, key=key, worker=worker, at=desk.now()):
        pass
    file = new_key_file or key_file
    with_key = f" --key-file {file}" if file else ""
    _say(
        shape,
        {"store": str(settings.store), "encrypted": True, "worker": worker.id},
        f"Made the encrypted store {settings.store}. "
        "Keep its key safe: without it nobody can open the store.\n"
        f"Next: netmap run --store {settings.store}{with_key}",
    )


@main.command(name="demo")
@STORE
@FORMAT
@answers
def make_demo(store: Path | None, shape: str) -> None:
    """Make a demo store with three fictional cases. It is not encrypted.

    \b
    Example:
      netmap demo --store var/demo.duckdb
    """
    path = store or DEMO_STORE
    with demo.make_demo(path, at=desk.now()):
        pass
    count = len(demo.sample_files())
    _say(
        shape,
        {"store": str(path), "encrypted": False, "cases": count},
        f"Made the demo store {path} with {count} fictional cases.\nNext: netmap run",
    )


@main.command()
@click.option("--port", default=8501, show_default=True, help="The port to serve on.")
@STORE
@KEY_FILE
@answers
def run(port: int, store: Path | None, key_file: Path | None) -> None:
    """Serve the app on this computer: http://127.0.0.1:8501.

    Without a store it opens the demo store, and makes it first if there is none.

    \b
    Example:
      netmap run --store team.duckdb --key-file team.key
    """
    settings = _settings(store, key_file)
    if settings.store == DEMO_STORE and not DEMO_STORE.exists():
        click.echo("Making the demo store with fictional cases …")
        demo.make_demo(DEMO_STORE, at=desk.now()).close()
    with _opened(settings) as (opened, key):
        acting_worker(opened, settings.worker)
    from netmap.ui.serving import serve  # noqa: PLC0415 -- Streamlit loads slowly

    serve(settings.model_copy(update={"key": key}), port)


@main.command(name="import")
@click.argument("files", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option("--fictional", is_flag=True, help="Nobody in an easyNWK file is real.")
@click.option("--reference", help="Your reference for the case in an easyNWK file.")
@click.option("--map", "map_id", type=int, help="Which map of an easyNWK file.")
@STORE
@KEY_FILE
@FORMAT
@answers
def import_files(files: tuple[Path, ...], **options: Any) -> None:  # noqa: ANN401 -- click's options
    """Import case files (netmap.case/1), or an easyNWK map as a draft.

    Every file is read before the first is imported, and each is imported whole or not
    at all. What an easyNWK file says that has no place in netmap is listed.

    \b
    Example:
      netmap import data/samples/DEMO-M1.json --store team.duckdb
    """
    settings = _settings(options["store"], options["key_file"])
    done: list[dict[str, Any]] = []
    try:
        with _opened(settings) as (store, _), _bar("Importing", len(files)) as progress:
            by = acting_worker(store, settings.worker)
            found = [(file, _found(file, options)) for file in files]
            for number, (file, one) in enumerate(found, start=1):
                with _naming(file):
                    known = import_case(store, by=by, at=desk.now(), case=one.case)
                progress(number, len(files))
                left_out = [left.model_dump() for left in one.left_out]
                done.append({"participant": known.reference, "left_out": left_out})
    finally:
        if done:
            _say(options["shape"], {"imported": done}, "\n".join(_imported(done)))


@main.command()
@click.argument("participant")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write. Otherwise the case file is printed.",
)
@STORE
@KEY_FILE
@answers
def export(
    participant: str, out: Path | None, store: Path | None, key_file: Path | None
) -> None:
    """Write everything about one participant (by reference) as a case file.

    The file is not encrypted: keep it where only you can read it.

    \b
    Example:
      netmap export DEMO-M1 --out case.json
    """
    if out:
        check_free(out)
    settings = _settings(store, key_file)
    request = {"act": "export", "participant": participant}
    text = str(_ask(settings, request)["case"])
    if out is None:
        click.echo(text.encode(), nl=False)
        return
    _write(out, text)


@main.command()
@click.argument("participant", required=False)
@click.option("--review", type=click.IntRange(min=1), help="Only this review.")
@click.option("--names", is_flag=True, help="Name the people behind each number.")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="How the answer is written.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write. Otherwise the measures are printed.",
)
@STORE
@KEY_FILE
@answers
def measures(participant: str | None, **options: Any) -> None:  # noqa: ANN401 -- click's options
    """Write the measures of a participant (by reference), or of all your cases.

    One value a row: which participant, review, measure and reading (people only or
    everyone, with or without paid support), the value, and on how many it rests. No
    name is in it unless you ask. An empty value is "not enough to say", never 0.

    \b
    Example:
      netmap measures DEMO-M1 --review 2
      netmap measures --format csv --out measures.csv
    """
    if options["review"] and participant is None:
        raise click.UsageError(NO_PARTICIPANT)
    out: Path | None = options["out"]
    if out:
        check_free(out)
    named = {
        "participant": participant,
        "review": str(options["review"]) if options["review"] else None,
        "names": "yes" if options["names"] else None,
    }
    request = {"act": "measures"} | {key: one for key, one in named.items() if one}
    answer = _ask(_settings(options["store"], options["key_file"]), request)
    text = _measures(answer, options["shape"], names=options["names"])
    if out is None:
        click.echo(text)
        return
    _write(out, text)


@main.command(name="import-study")
@click.argument("files", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option(
    "--mapping",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The mapping of GraphML files that netmap did not write.",
)
@click.option("--clean-rows", is_flag=True, help="Leave out the rows with a fault.")
@click.option("--fictional", is_flag=True, help="Nobody in the study is real.")
@STORE
@KEY_FILE
@FORMAT
@answers
def import_study(files: tuple[Path, ...], **options: Any) -> None:  # noqa: ANN401 -- click's options
    """Import a study: tables of egos, alters and ties, as one draft for each ego.

    FILES is a mapping (netmap.study/1) that names the tables beside it and says which
    column is what, or GraphML files with one map each. A row with a fault is named with
    its place; without --clean-rows nothing is imported then.

    \b
    Example:
      netmap import-study study/mapping.json --store team.duckdb
    """
    settings = _settings(options["store"], options["key_file"])
    begun = Begun(desk.now().date(), lambda: str(uuid4()), options["fictional"])
    with _opened(settings) as (store, _):
        by = acting_worker(store, settings.worker)
        study = _study(files, options["mapping"], begun)
        if study.faults and not options["clean_rows"]:
            clean = f"To import the {len(study.cases)} maps without them: --clean-rows"
            raise FileRefused(study.faults, clean if study.cases else "")
        known = import_cases(store, by=by, at=desk.now(), cases=study.cases)
    answer = {
        "imported": [one.reference for one in known],
        "faults": [one.model_dump() for one in study.faults],
        "left_out": [one.model_dump() for one in study.left_out],
    }
    _say(options["shape"], answer, "\n".join(_study_read(study)))


@main.command(name="export-study")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.argument("participant", required=False)
@click.option("--names", is_flag=True, help="With names and other short texts.")
@click.option(
    "--as",
    "form",
    type=click.Choice(["csv", "graphml", "gexf"]),
    default="csv",
    show_default=True,
    help="Tables, or one graph file for each map.",
)
@STORE
@KEY_FILE
@FORMAT
@answers
def export_study(folder: Path, **options: Any) -> None:  # noqa: ANN401 -- click's options
    """Write the newest map of a participant, or of all your cases, as a study.

    FOLDER must be new or empty. It gets three tables and the mapping that reads them,
    or graph files: codes and numbers, no words, concerns or rules. The files are not
    encrypted.

    \b
    Example:
      netmap export-study study
      netmap export-study graphs DEMO-L1 --as graphml
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderTaken
    request = {"act": "export_study", "form": options["form"]}
    if options["participant"]:
        request["participant"] = options["participant"]
    if options["names"]:
        request["names"] = "yes"
    answer = _ask(_settings(options["store"], options["key_file"]), request)
    files = TypeAdapter(dict[str, str]).validate_python(answer.pop("files"))
    with our_errors():
        folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        write_new(folder / name, text.encode())
    _say(options["shape"], answer, "\n".join(_study_written(folder, answer)))


@main.command()
@click.argument(
    "way", type=click.Choice([one.value for one in Convention]), required=False
)
@STORE
@KEY_FILE
@FORMAT
@answers
def lines(
    way: str | None, store: Path | None, key_file: Path | None, shape: str
) -> None:
    """Say how this service draws lines, or choose it for everyone in it.

    The app must be stopped meanwhile. The choice changes how every map looks, sealed
    ones too, and nothing that they say.

    \b
    Example:
      netmap lines
      netmap lines crossed --store team.duckdb
    """
    settings = _settings(store, key_file)
    with _opened(settings) as (opened, _):
        if way is not None:
            by = acting_worker(opened, settings.worker)
            choose_convention(opened, by=by, at=desk.now(), convention=Convention(way))
        found = convention(opened)
    _say(
        shape,
        {"lines": found.value},
        f"How lines are drawn: {found.value}, {label(found)}.",
    )


@main.command()
def schema() -> None:
    """Print the JSON Schema of a case file.

    \b
    Example:
      netmap schema > case.schema.json
    """
    click.echo(json.dumps(case_schema(), indent=1))


@main.command()
@STORE
@KEY_FILE
@FORMAT
@answers
def verify(store: Path | None, key_file: Path | None, shape: str) -> None:
    """Recompute every digest and compare every sealed row with its document.

    It shows whether something was changed since it was sealed. It cannot show who did
    it. It works while the app is running.

    \b
    Example:
      netmap verify --store team.duckdb --key-file team.key
    """
    with _bar("Verifying", None) as progress:
        report = _ask(_settings(store, key_file), {"act": "verify"}, progress)
    _say(shape, report, "\n".join(_verified(report)))
    if report["differences"]:
        sys.exit(DIFFERENT)


@main.command()
@click.argument("destination", type=click.Path(path_type=Path))
@STORE
@KEY_FILE
@FORMAT
@answers
def backup(
    destination: Path, store: Path | None, key_file: Path | None, shape: str
) -> None:
    """Write one file with everything in the store, even while the app is running.

    The backup is encrypted with the store's key and verified before it gets its name.

    \b
    Example:
      netmap backup backups/2026-11-09.duckdb --store team.duckdb
    """
    request = {"act": "backup", "to": str(destination.resolve())}
    done = _ask(_settings(store, key_file), request)
    _say(shape, done, f"Wrote and verified the backup {destination}.")


@main.command(name="restore")
@click.argument("backup_file", type=click.Path(path_type=Path))
@STORE
@KEY_FILE
@FORMAT
@answers
def restore_backup(
    backup_file: Path, store: Path | None, key_file: Path | None, shape: str
) -> None:
    """Put a backup in place as a store, after verifying it. Nothing is overwritten.

    \b
    Example:
      netmap restore backups/2026-11-09.duckdb --store restored.duckdb
    """
    settings = _settings(store, key_file)
    with _bar("Verifying", None) as progress:
        report = _with_key(
            settings,
            lambda key: restore(
                backup_file, settings.store, key=key, progress=progress
            ),
        )
    _say(
        shape,
        report.model_dump(mode="json"),
        f"Restored {settings.store} and verified {report.snapshots} snapshots.",
    )


def _measures(answer: door.Answer, shape: str, *, names: bool) -> str:
    if shape == "json":
        return json.dumps(answer, indent=1)
    rows = TypeAdapter(list[Taken]).validate_python(answer["measures"])
    return (as_csv if shape == "csv" else as_table)(rows, names=names)


def _write(out: Path, text: str) -> None:
    """Write what was taken out to a file, and say that the file is not encrypted."""
    write_new(out, text.encode())
    click.echo(f"Wrote {out}. It is not encrypted.", err=True)


def _settings(store: Path | None, key_file: Path | None) -> Settings:
    settings = settings_from()
    if store is not None:
        settings = settings.model_copy(update={"store": store})
    if key_file is not None:
        settings = settings.model_copy(update={"key": read_key(key_file)})
    return settings


def _with_key(settings: Settings, use: Callable[[str | None], R]) -> R:
    """Use the key there is; ask for one where it is needed and someone is there."""
    try:
        return use(settings.key)
    except KeyNeeded:
        if not sys.stdin.isatty():
            raise
        return use(_typed_key(new=False))


@contextmanager
def _opened(settings: Settings) -> Iterator[tuple[Store, str | None]]:
    def attempt(key: str | None) -> tuple[Store, str | None]:
        return open_store(settings.store, key), key

    store, key = _with_key(settings, attempt)
    with store:
        yield store, key


def _ask(
    settings: Settings, request: dict[str, str], progress: Progress | None = None
) -> door.Answer:
    """Do an act on the store, or ask the netmap that holds it."""
    if settings.worker:
        request = {**request, "worker": settings.worker}
    try:
        with _opened(settings) as (store, _):
            return desk.ACTS[request["act"]](store, request, progress)
    except StoreInUse:
        return _with_key(settings, lambda key: door.ask(settings.store, key, request))


def _new_key(path: Path) -> str:
    key = secrets.token_urlsafe(32)
    write_new(path, f"{key}\n".encode())
    return key


def _typed_key(*, new: bool) -> str:
    if not sys.stdin.isatty():
        raise KeyNeeded
    key: str = click.prompt("Key", hide_input=True, confirmation_prompt=new, err=True)
    return key


def _found(file: Path, options: dict[str, Any]) -> Found:
    with _naming(file):
        return read_any(
            _bytes(file),
            opened_on=desk.now().date(),
            fictional=options["fictional"],
            reference=options["reference"],
            version=options["map_id"],
        )


@contextmanager
def _naming(file: Path) -> Iterator[None]:
    """Name the file in whatever is wrong with it."""
    try:
        yield
    except NetmapError as error:
        error.sentence = f"{file}: {error.sentence}"
        raise


def _study(files: tuple[Path, ...], mapping: Path | None, begun: Begun) -> Study:
    """Read the tables that one mapping names, or graphs with or without a mapping."""
    named = read_mapping(_named_bytes(mapping)) if mapping else None
    if all(file.suffix == GRAPH for file in files):
        graphs = read_graphs([(file.name, _named_bytes(file)) for file in files])
        return read_study(graphs, named or graph_mapping(graphs), begun)
    if len(files) > 1 or named:
        raise click.UsageError(ONE_MAPPING)
    (file,) = files
    with _naming(file):
        named = read_mapping(_bytes(file))
    return read_study_files(
        named, lambda table: _named_bytes(file.with_name(table)), begun
    )


def _named_bytes(file: Path) -> bytes:
    with _naming(file):
        return _bytes(file)


def _bytes(path: Path) -> bytes:
    """Return what a file holds, but no more of it than shows that it is too large."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError:
        raise FileUnreadable from None


@contextmanager
def _bar(label: str, length: int | None) -> Iterator[Progress]:
    """Give a progress bar that shows itself only where it takes more than a second."""
    began = time.monotonic()
    shown: list[Any] = []

    def progress(done: int, total: int) -> None:
        if not shown and sys.stderr.isatty() and time.monotonic() - began > 1:
            bar = click.progressbar(length=total, label=label, file=sys.stderr)
            shown.append(bar.__enter__())
        for bar in shown:
            bar.update(done - bar.pos)

    progress(0, length or 1)
    yield progress
    for bar in shown:
        bar.__exit__(None, None, None)


def _say(shape: str, answer: dict[str, Any], text: str) -> None:
    click.echo(json.dumps(answer, indent=1) if shape == "json" else text)


def _imported(done: list[dict[str, Any]]) -> Iterator[str]:
    for one in done:
        yield f"Imported {one['participant']}."
        if one["left_out"]:
            yield f"These {len(one['left_out'])} things have no place in netmap:"
        for left in one["left_out"]:
            yield f"- {left['place']}: {left['what']}. {left['why']}"


def _study_read(study: Study) -> Iterator[str]:
    yield f"Imported {len(study.cases)} maps, each as the draft of a new case."
    if study.faults:
        yield f"{len(study.faults)} rows were left out:"
    for fault in study.faults[:SHOWN_DIFFERENCES]:
        yield f"- {fault.place}: {fault.problem}. {fault.mend}"
    if study.left_out:
        yield f"{len(study.left_out)} things were not taken over as they stood:"
    for left in study.left_out[:SHOWN_DIFFERENCES]:
        yield f"- {left.place}: {left.what}. {left.why}"
    if max(len(study.faults), len(study.left_out)) > SHOWN_DIFFERENCES:
        yield "- and more (see --format json)"


def _study_written(folder: Path, answer: dict[str, Any]) -> Iterator[str]:
    yield f"Wrote {answer['egos']} maps to {folder}. The files are not encrypted."
    if answer["left_out"]:
        yield "Not in the study:"
    for left in answer["left_out"]:
        yield f"- {left['place']}: {left['what'].lower()}."


def _verified(report: dict[str, Any]) -> Iterator[str]:
    differences = report["differences"]
    counted = (
        f"{report['snapshots']} snapshots of {report['participants']} participants, "
        f"{report['facts']} facts, {report['audit_rows']} audit rows"
    )
    if not differences:
        yield f"Everything is as it was sealed: {counted}."
        return
    yield f"{len(differences)} differences in {counted}:"
    for one in differences[:SHOWN_DIFFERENCES]:
        who = one["reference"] or one["participant_id"]
        where = f"participant {who}, review {one['number']}"
        yield f"- {where}: {one['place']} {one['problem']}"
    if len(differences) > SHOWN_DIFFERENCES:
        yield f"- and {len(differences) - SHOWN_DIFFERENCES} more (see --format json)"
