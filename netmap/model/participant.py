"""The person at the centre of the map."""

from datetime import date

from netmap.model.base import Id, Line, Name, Note, Value
from netmap.model.codes import AgeBand, Complexity


class Participant(Value):
    """The person whose network is drawn.

    `reference` is the service's own number for the case. `fictional` marks an invented
    person: only such a person may be in a demo store.
    """

    id: Id
    reference: Name
    name: Name
    worker: Id
    team: Id = "team"
    opened_on: date
    closed_on: date | None = None
    age_band: AgeBand = AgeBand.UNKNOWN
    preferred_language: Line = "English"
    communication_needs: tuple[Line, ...] = ()
    needs_interpreter: bool | None = None
    needs_advocate: bool | None = None
    faith_and_culture: Note = ""
    setting: Line = ""
    complexity: Complexity | None = None
    complexity_reason: Note = ""
    fictional: bool = False
