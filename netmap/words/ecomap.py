"""The words of the map on screen, those its keys answer to, and of leaving quickly."""

from collections.abc import Mapping

ECOMAP: Mapping[str, str] = {
    "tools": "What you do on the map",
    "choose": "Choose and move",
    "add": "Add here",
    "link": "Link two",
    "closer": "Zoom in",
    "wider": "Zoom out",
    "fit": "Whole map",
    "hint": (
        "Nearer the middle means closer. Press someone to open their panel; drag to "
        "move them. With keys: Tab to the map, arrows to go round, Enter to open, "
        "M to move, N to add, L to link, + and - to zoom, Escape to stop."
    ),
    "hint_sealed": (
        "Nearer the middle means closer. Press someone to open their panel. "
        "With keys: Tab to the map, arrows to go round, Enter to open, + and - to zoom."
    ),
    "name": "Name of who or what is here:",
    "put": "Add",
    "cancel": "Cancel",
    "add_how": "Press the place on the map where they belong.",
    "aiming": "Arrows move the place, Enter takes it.",
    "link_how": (
        "Press the first, then the second. Or pull a line from one to the other."
    ),
    "link_from": (
        "Linking from {name}. Press the other, or go there with the arrows and press "
        "Enter."
    ),
    "knows": "{one} and {other} know each other",
    "carrying": (
        "Moving {name}. Left and right turn, up is nearer, down is further. "
        "Enter puts them there, Escape puts them back."
    ),
    "place": "{part}, {ring}",
    "where": "{name}: {place}",
    "name_needed": "Type a name or initials first.",
    "pending": (
        "Not saved yet: no answer from netmap. Your change is kept on this page and "
        "sent again. Do not close the page."
    ),
    "key_move": "m",
    "key_link": "l",
    "key_add": "n",
}
UNREADABLE = "The map on this page sent something that does not fit. Reload the page."
LEAVE = "Leave quickly"
LEAVE_HELP = (
    "“Leave quickly”, or the Shift key pressed three times, hides everything at once."
)
NEUTRAL_TITLE = "Calendar"
NEUTRAL_BACK = "Back"
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
