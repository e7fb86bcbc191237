"""Commands about evidence: what records show, packs, and checking a pack."""

import json
from base64 import b64decode
from pathlib import Path

import click

from netmap.cli.files import OUT, FileUnreadable, naming, put
from netmap.cli.opening import KEY_FILE, STORE, ask, on_a_store, settings_of
from netmap.cli.stores import DIFFERENT
from netmap.cli.telling import FORMAT, answers, say
from netmap.exchange.pack import PackReport, verify_pack
from netmap.settings import Settings
from netmap.store.files import check_free, write_new
from netmap.words import claims as words

WHOSE = "Say whose case: --participant REF"
AFTER = "Put the options after “pack” or “verify”, not before."


@click.group(invoke_without_command=True)
@click.option("--participant", help="The reference of the participant.")
@FORMAT
@OUT
@STORE
@KEY_FILE
@answers
def evidence(
    participant: str | None,
    shape: str,
    out: Path | None,
    store: Path | None,
    key_file: Path | None,
) -> None:
    """Write what a case gives for each criterion: candidates, and what is missing.

    Candidates come from sealed reviews alone, and none is evidence until somebody
    claims it. Records are named by their ids; nobody's name is in it.

    \b
    Example:
      netmap evidence --participant DEMO-M1 --format json
      netmap evidence pack --participant REF --out pack.zip
      netmap evidence verify pack.zip
    """
    if click.get_current_context().invoked_subcommand:
        if participant or out or store or key_file:
            raise click.UsageError(AFTER)
        return
    if participant is None:
        raise click.UsageError(WHOSE)
    if out:
        check_free(out)
    request = {"act": "evidence", "participant": participant, "form": shape}
    answer = ask(settings_of(store, key_file), request)
    as_json = shape == "json"
    put(out, [json.dumps(answer, indent=1) + "\n" if as_json else str(answer["text"])])


@evidence.command()
@click.option("--participant", help="One participant’s file; otherwise your claims.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="The file to write.",
)
@on_a_store
@FORMAT
def pack(settings: Settings, participant: str | None, out: Path, shape: str) -> None:
    """Write an evidence pack: PDF, Word and a DuckDB file, without names.

    It holds claims that were submitted or accepted. A demo store gives none.

    \b
    Example:
      netmap evidence pack --participant REF --out pack.zip
      netmap evidence pack --out my-evidence.zip
    """
    check_free(out)
    whose = {"participant": participant} if participant else {}
    answer = ask(settings, {"act": "evidence_pack", **whose})
    write_new(out, [b64decode(str(answer.pop("pack")))])
    told = {"pack": str(out), **answer}
    say(shape, told, words.PACK_WROTE.format(file=out, **answer))


@evidence.command()
@click.argument("file", type=click.Path(path_type=Path))
@FORMAT
@answers
def verify(file: Path, shape: str) -> None:
    """Check an evidence pack: nothing of it was changed since it was made.

    It needs no store and no network. It cannot say who made the pack, or that what is
    in it is true.

    \b
    Example:
      netmap evidence verify pack.zip
    """
    with naming(file):
        if not file.exists():
            raise FileUnreadable
        report = verify_pack(file)
    say(shape, report.model_dump(mode="json"), "\n".join(_told(report)))
    if not report.intact:
        click.get_current_context().exit(DIFFERENT)


def _told(report: PackReport) -> list[str]:
    broken = [words.PACK_BROKEN.format(name=name) for name in report.broken]
    if report.intact:
        return [words.PACK_INTACT.format_map(dict(report)), *broken]
    faults = [f"- {one.place} {one.problem}" for one in report.faults]
    return [words.PACK_CHANGED, *faults, *broken]


COMMANDS = (evidence,)
