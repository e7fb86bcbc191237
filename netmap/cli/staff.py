"""Commands about people: who works here, teams, handing over, and who did what."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from netmap.cli.files import OUT, put
from netmap.cli.opening import ask, on_a_store
from netmap.cli.telling import FORMAT, say
from netmap.model.codes import Role
from netmap.settings import Settings
from netmap.store.files import check_free
from netmap.words import access as words

ROLES = click.option(
    "--role",
    "roles",
    type=click.Choice([one.value for one in Role]),
    multiple=True,
    help="What they do; may be given more than once.",
)
TEAM = click.option("--team", help="The id of their team.")
SIGN_IN = click.option(
    "--sign-in", help="The name they sign in with, or their e-mail address."
)
ORGANISATION = click.option(
    "--organisation",
    is_flag=True,
    help="Their organisation keeps the password, not netmap.",
)
DAY = click.DateTime(["%Y-%m-%d"])


@click.group()
def people() -> None:
    """Say who works here, add someone, change them, or end their access.

    It works while the app is running.

    \b
    Example:
      netmap people list --store team.duckdb
      netmap people add --name "Bo Example" --role practitioner --sign-in bo
      netmap people leave w-1234
    """


@people.command(name="list")
@on_a_store
@FORMAT
def list_people(settings: Settings, shape: str) -> None:
    """List who works here and did, and the teams."""
    answer = ask(settings, {"act": "staff"})
    say(shape, answer, "\n".join(_told(answer)))


@people.command()
@click.option("--name", required=True, help="Their name, as colleagues know them.")
@ROLES
@TEAM
@SIGN_IN
@ORGANISATION
@on_a_store
@FORMAT
def add(  # noqa: PLR0913 -- one for each option
    settings: Settings,
    name: str,
    roles: tuple[str, ...],
    team: str | None,
    sign_in: str | None,
    shape: str,
    *,
    organisation: bool,
) -> None:
    """Add someone with an account. Their first password is shown once.

    \b
    Example:
      netmap people add --name "Bo Example" --role practitioner --sign-in bo
    """
    fields = _fields(name, roles or (Role.PRACTITIONER.value,), team)
    request = {
        "act": "add_worker",
        "fields": json.dumps(fields),
        "sign_in": sign_in or "",
    }
    if organisation:
        request["organisation"] = "yes"
    answer = ask(settings, request)
    say(shape, answer, f"Added {answer['worker']}.{_password(answer)}")


@people.command()
@click.argument("worker")
@click.option("--name", help="A new name.")
@ROLES
@TEAM
@on_a_store
@FORMAT
def change(
    settings: Settings,
    worker: str,
    name: str | None,
    roles: tuple[str, ...],
    team: str | None,
    shape: str,
) -> None:
    """Change someone's name, roles or team. It holds from their next click.

    \b
    Example:
      netmap people change w-1234 --role supervisor --team north
    """
    _change(settings, worker, _fields(name, roles, team), shape)


@people.command()
@click.argument("worker")
@on_a_store
@FORMAT
def leave(settings: Settings, worker: str, shape: str) -> None:
    """End someone's access at once. What they recorded stays theirs.

    \b
    Example:
      netmap people leave w-1234
    """
    _change(settings, worker, {"active": False}, shape)


@people.command()
@click.argument("worker")
@click.option("--sign-in", required=True, help="The name they sign in with.")
@ORGANISATION
@on_a_store
@FORMAT
def account(
    settings: Settings, worker: str, sign_in: str, shape: str, *, organisation: bool
) -> None:
    """Give someone a new sign-in name and a new password, which is shown once.

    \b
    Example:
      netmap people account w-1234 --sign-in bo
    """
    request = {"act": "give_account", "of": worker, "sign_in": sign_in}
    if organisation:
        request["organisation"] = "yes"
    answer = ask(settings, request)
    say(shape, answer, f"Saved.{_password(answer)}")


@people.command(name="team")
@click.argument("team_id")
@click.option("--name", required=True, help="What the team is called.")
@on_a_store
@FORMAT
def put_team(settings: Settings, team_id: str, name: str, shape: str) -> None:
    """Add a team, or name one anew.

    \b
    Example:
      netmap people team north --name "North team"
    """
    fields = {"id": team_id, "name": name}
    answer = ask(settings, {"act": "put_team", "fields": json.dumps(fields)})
    say(shape, answer, "Saved.")


@click.command(name="hand-over")
@click.argument("participant")
@click.option("--to", required=True, help="The id of the worker who takes the case.")
@on_a_store
@FORMAT
def hand_over(settings: Settings, participant: str, to: str, shape: str) -> None:
    """Hand a case over to another worker, by the participant's reference.

    \b
    Example:
      netmap hand-over DEMO-M1 --to w-1234
    """
    request = {"act": "hand_over", "participant": participant, "to": to}
    say(shape, ask(settings, request), words.HAND_OVER_DONE)


@click.command()
@click.option("--participant", help="The reference of a participant.")
@click.option("--of", help="The id of a worker.")
@click.option("--since", type=DAY, help="From this day on, as 2026-11-20.")
@click.option("--until", type=DAY, help="Up to and with this day.")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["csv", "json"]),
    default="csv",
    show_default=True,
    help="How the rows are written.",
)
@OUT
@on_a_store
def trail(
    settings: Settings, /, shape: str, out: Path | None, **asked: str | datetime | None
) -> None:
    """Write who did what with which case, and when; never what was seen or written.

    \b
    Example:
      netmap trail --participant DEMO-M1 --since 2026-11-01
    """
    if out:
        check_free(out)
    question = {
        name: value.date().isoformat() if isinstance(value, datetime) else value
        for name, value in asked.items()
        if value
    }
    answer = ask(settings, {"act": "trail", "form": shape, **question})
    put(out, [str(answer["trail"])])


def _fields(
    name: str | None, roles: tuple[str, ...], team: str | None
) -> dict[str, object]:
    given = {"name": name, "roles": list(roles), "team": team}
    return {field: value for field, value in given.items() if value}


def _change(
    settings: Settings, worker: str, fields: Mapping[str, object], shape: str
) -> None:
    request = {"act": "change_worker", "of": worker, "fields": json.dumps(fields)}
    say(shape, ask(settings, request), "Saved. It holds from their next click.")


def _password(answer: Mapping[str, Any]) -> str:
    found = answer.get("password")
    return f" Password to begin with, shown once: {found}" if found else ""


def _told(answer: Mapping[str, Any]) -> Iterator[str]:
    for one in answer["colleagues"]:
        worker = one["worker"]
        gone = "" if worker["active"] else ", has left"
        yield (
            f"{worker['id']}  {worker['name']}: {', '.join(worker['roles'])}; "
            f"team {worker['team']}; signs in as {one['sign_in'] or '-'}; "
            f"cases: {one['cases']}{gone}"
        )
    for team in answer["teams"]:
        yield f"Team {team['id']}: {team['name']}"


COMMANDS = (people, hand_over, trail)
