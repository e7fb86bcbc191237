"""Commands about studies: the maps of many people as tables or as graphs."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from uuid import uuid4

import click
from pydantic import TypeAdapter

from netmap import desk
from netmap.casework.keeping import acting_worker
from netmap.casework.transfer import import_cases
from netmap.cli.files import FILES, naming, read_named
from netmap.cli.opening import ask, on_a_store, opened
from netmap.cli.telling import FORMAT, say, some
from netmap.errors import NetmapError
from netmap.exchange.faults import FileRefused
from netmap.exchange.study import Begun, Study, read_study, read_study_files
from netmap.exchange.study_mapping import StudyMapping, read_mapping
from netmap.settings import Settings
from netmap.store.errors import our_errors
from netmap.store.files import write_new
from netmap.words.labels import field_label

GRAPH = ".graphml"
ONE_MAPPING = "Give one mapping file, or GraphML files only (with --mapping, if any)."


class FolderTaken(NetmapError):
    """Files should go to a folder where there are some."""

    sentence = "This folder is not empty. Name a new one: netmap does not overwrite."


@click.command()
@FILES
@click.option(
    "--mapping",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The mapping of GraphML files that netmap did not write.",
)
@click.option("--clean-rows", is_flag=True, help="Leave out the rows with a fault.")
@click.option("--fictional", is_flag=True, help="Nobody in the study is real.")
@on_a_store
@FORMAT
def import_study(
    settings: Settings,
    files: tuple[Path, ...],
    mapping: Path | None,
    clean_rows: bool,  # noqa: FBT001 -- click's flag
    fictional: bool,  # noqa: FBT001 -- click's flag
    shape: str,
) -> None:
    """Import a study: tables of egos, alters and ties, as one draft for each ego.

    FILES is a mapping (netmap.study/1) that names the tables beside it and says which
    column is what, or GraphML files with one map each. A row with a fault is named with
    its place; without --clean-rows nothing is imported then.

    \b
    Example:
      netmap import-study study/mapping.json --store team.duckdb
    """
    begun = Begun(desk.now().date(), lambda: str(uuid4()), fictional)
    with opened(settings) as (store, _):
        by = acting_worker(store, settings.worker)
        study = _study(files, mapping, begun)
        if study.faults and not clean_rows:
            offer = f"To import the {len(study.cases)} maps without them: --clean-rows"
            raise FileRefused(study.faults, offer if study.cases else "")
        known = import_cases(store, by=by, at=desk.now(), cases=study.cases)
    answer = {
        "imported": [one.reference for one in known],
        "faults": [one.model_dump() for one in study.faults],
        "left_out": [one.model_dump() for one in study.left_out],
    }
    say(shape, answer, "\n".join(_read(study)))


@click.command()
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
@on_a_store
@FORMAT
def export_study(
    settings: Settings,
    folder: Path,
    participant: str | None,
    names: bool,  # noqa: FBT001 -- click's flag
    form: str,
    shape: str,
) -> None:
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
    request = {"act": "export_study", "form": form}
    if participant is not None:
        request["participant"] = participant
    if names:
        request["names"] = "yes"
    answer = ask(settings, request)
    files = TypeAdapter(dict[str, str]).validate_python(answer.pop("files"))
    with our_errors():
        folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        write_new(folder / name, [text.encode()])
    say(shape, answer, "\n".join(_written(folder, answer)))


def _study(files: tuple[Path, ...], mapping: Path | None, begun: Begun) -> Study:
    """Read the tables that one mapping names, or graphs with or without a mapping."""
    named = _mapping(mapping) if mapping else None
    if all(file.suffix == GRAPH for file in files):
        from netmap.exchange.study_graph import (  # noqa: PLC0415 -- networkx loads slowly
            graph_mapping,
            read_graphs,
        )

        graphs = read_graphs([(file.name, read_named(file)) for file in files])
        return read_study(graphs, named or graph_mapping(graphs), begun)
    if len(files) > 1 or named:
        raise click.UsageError(ONE_MAPPING)
    (file,) = files
    return read_study_files(
        _mapping(file), lambda table: read_named(file.with_name(table)), begun
    )


def _mapping(file: Path) -> StudyMapping:
    data = read_named(file)
    with naming(file):
        return read_mapping(data)


def _read(study: Study) -> Iterator[str]:
    yield f"Imported {len(study.cases)} maps, each as the draft of a new case."
    if study.faults:
        yield f"{len(study.faults)} rows were left out:"
    yield from some([f"{one.place}: {one.problem}. {one.mend}" for one in study.faults])
    if study.left_out:
        yield f"{len(study.left_out)} things were not taken over as they stood:"
    yield from some([f"{one.place}: {one.what}. {one.why}" for one in study.left_out])


def _written(folder: Path, answer: Mapping[str, Any]) -> Iterator[str]:
    yield f"Wrote {answer['egos']} maps to {folder}. The files are not encrypted."
    if answer["left_out"]:
        yield "Not in the study:"
    for left in answer["left_out"]:
        part, field = left["place"].split(".")
        yield f"- {part.capitalize()}, “{field_label(field)}”: {left['what'].lower()}."


COMMANDS = (import_study, export_study)
