"""Commands about a whole store: make, serve, set, verify, back up and restore it."""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from uuid import uuid4

import click

from netmap import demo, desk
from netmap.casework.acting import plain_problems
from netmap.casework.keeping import acting_worker, make_store, restore
from netmap.casework.service import choose_convention, convention
from netmap.cli.opening import (
    STORE,
    ask,
    new_key,
    on_a_store,
    opened,
    typed_key,
    with_key,
)
from netmap.cli.telling import FORMAT, answers, bar, say, some
from netmap.model.codes import Convention, Role
from netmap.model.staff import Worker
from netmap.settings import DEMO_STORE, Settings, sign_in_with
from netmap.store.files import check_free
from netmap.words.labels import label

DIFFERENT = 3
FIRST_ROLES = (Role.PRACTITIONER, Role.ADMINISTRATOR)
"""Whoever makes a store may be the only one in it."""
NO_PLACE = "Say where the store goes: --store team.duckdb"


@click.command()
@click.option("--name", required=True, help="Your name, as colleagues know it.")
@click.option(
    "--new-key-file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Make a strong key and write it to this file.",
)
@on_a_store
@FORMAT
def init(settings: Settings, name: str, new_key_file: Path | None, shape: str) -> None:
    """Make an encrypted store for real people.

    The key is never stored. If you lose it, nobody can open the store: keep it apart
    from the computer.

    \b
    Example:
      netmap init --store team.duckdb --new-key-file team.key --name "Ash Example"
    """
    if settings.store == DEMO_STORE:
        raise click.UsageError(NO_PLACE)
    check_free(settings.store)
    with plain_problems():
        worker = Worker(id=f"w-{uuid4()}", name=name, roles=FIRST_ROLES)
    made = new_key(new_key_file) if new_key_file else settings.key
    key = made or typed_key(new=True)
    with make_store(settings.store, key=key, worker=worker, at=desk.now()):
        pass
    file = new_key_file or click.get_current_context().params["key_file"]
    with_file = f" --key-file {file}" if file else ""
    say(
        shape,
        {"store": str(settings.store), "encrypted": True, "worker": worker.id},
        f"Made the encrypted store {settings.store}. "
        "Keep its key safe: without it nobody can open the store.\n"
        f"Next: netmap run --store {settings.store}{with_file}",
    )


@click.command(name="demo")
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
    say(
        shape,
        {"store": str(path), "encrypted": False, "cases": count},
        f"Made the demo store {path} with {count} fictional cases.\nNext: netmap run",
    )


@click.command()
@click.option("--port", default=8501, show_default=True, help="The port to serve on.")
@on_a_store
def run(settings: Settings, port: int) -> None:
    """Serve the app on this computer: http://127.0.0.1:8501.

    Without a store it opens the demo store, and makes it first if there is none. At
    the first start of a store for real people it says a code: with it the first
    administrator makes their account on screen.

    \b
    Example:
      netmap run --store team.duckdb --key-file team.key
    """
    if settings.store == DEMO_STORE and not DEMO_STORE.exists():
        click.echo("Making the demo store with fictional cases …")
        demo.make_demo(DEMO_STORE, at=desk.now()).close()
    sign_in_with(settings)  # what is wrong with it is said here
    with opened(settings) as (_, key):
        pass
    from netmap.ui.serving import serve  # noqa: PLC0415 -- Streamlit loads slowly

    serve(settings.model_copy(update={"key": key}), port)


@click.command()
@click.argument(
    "way", type=click.Choice([one.value for one in Convention]), required=False
)
@on_a_store
@FORMAT
def lines(settings: Settings, way: str | None, shape: str) -> None:
    """Say how this service draws lines, or choose it for everyone in it.

    The app must be stopped meanwhile. The choice changes how every map looks, sealed
    ones too, and nothing that they say.

    \b
    Example:
      netmap lines
      netmap lines crossed --store team.duckdb
    """
    with opened(settings) as (store, _):
        if way is not None:
            by = acting_worker(store, settings.worker)
            choose_convention(store, by=by, at=desk.now(), convention=Convention(way))
        found = convention(store)
    say(
        shape,
        {"lines": found.value},
        f"How lines are drawn: {found.value}, {label(found)}.",
    )


@click.command()
@on_a_store
@FORMAT
def verify(settings: Settings, shape: str) -> None:
    """Recompute every digest and compare every sealed row with its document.

    It shows whether something was changed since it was sealed. It cannot show who did
    it. It works while the app is running.

    \b
    Example:
      netmap verify --store team.duckdb --key-file team.key
    """
    with bar("Verifying", None) as progress:
        report = ask(settings, {"act": "verify"}, progress)
    say(shape, report, "\n".join(_verified(report)))
    if report["differences"]:
        sys.exit(DIFFERENT)


@click.command()
@click.argument("destination", type=click.Path(path_type=Path))
@on_a_store
@FORMAT
def backup(settings: Settings, destination: Path, shape: str) -> None:
    """Write one file with everything in the store, even while the app is running.

    The backup is encrypted with the store's key and verified before it gets its name.

    \b
    Example:
      netmap backup backups/2026-11-09.duckdb --store team.duckdb
    """
    done = ask(settings, {"act": "backup", "to": str(destination.resolve())})
    say(shape, done, f"Wrote and verified the backup {destination}.")


@click.command(name="restore")
@click.argument("backup_file", type=click.Path(path_type=Path))
@on_a_store
@FORMAT
def restore_backup(settings: Settings, backup_file: Path, shape: str) -> None:
    """Put a backup in place as a store, after verifying it. Nothing is overwritten.

    \b
    Example:
      netmap restore backups/2026-11-09.duckdb --store restored.duckdb
    """
    with bar("Verifying", None) as progress:
        report = with_key(
            settings,
            lambda key: restore(
                backup_file, settings.store, key=key, progress=progress
            ),
        )
    say(
        shape,
        report.model_dump(mode="json"),
        f"Restored {settings.store} and verified {report.snapshots} snapshots.",
    )


def _verified(report: Mapping[str, Any]) -> Iterator[str]:
    differences = report["differences"]
    counted = (
        f"{report['snapshots']} snapshots of {report['participants']} participants, "
        f"{report['facts']} facts, {report['audit_rows']} audit rows"
    )
    if not differences:
        yield f"Everything is as it was sealed: {counted}."
        return
    yield f"{len(differences)} differences in {counted}:"
    yield from some([_difference(one) for one in differences])


def _difference(one: Mapping[str, Any]) -> str:
    who = one["reference"] or one["participant_id"]
    return f"participant {who}, review {one['number']}: {one['place']} {one['problem']}"


COMMANDS = (init, make_demo, run, lines, verify, backup, restore_backup)
