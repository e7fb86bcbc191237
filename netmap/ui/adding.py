"""Adding someone or something to a map, whichever way they are named."""

from functools import partial

from netmap.casework import drawing
from netmap.casework.seeing import MapView, see_map
from netmap.errors import NetmapError, SessionIdle, SessionLong
from netmap.model.edits import Fields
from netmap.model.network import Network
from netmap.picture.layout import Place
from netmap.ui.fields import save_edit
from netmap.ui.kept import Held
from netmap.ui.page import Desk, flash
from netmap.ui.signed import hold
from netmap.words import screen


def add_to_map(
    desk: Desk, view: MapView, alter_id: str, fields: Fields, place: Place | None = None
) -> bool:
    """Add an alter from a callback; say what came of it, and whether it is there.

    `fields` holds its name and, where nobody pointed at a `place`, its sector. An id
    that is on the map already is a second click, and adds nobody. A name that is on the
    map already is refused: two of a name cannot be told apart when read back.
    """
    try:
        network = network_now(desk, view)
        known = {alter.alter_id: alter.name.casefold() for alter in network.alters}
        if alter_id in known:
            flash("done", screen.ADDED_TO_MAP)
            return True
        if str(fields["name"]).strip().casefold() in known.values():
            flash("refused", screen.NAME_TAKEN)
            return False
        edit = drawing.add_alter(network, alter_id, fields, place)
    except (SessionIdle, SessionLong):
        again = partial(add_to_map, desk, view, alter_id, fields, place)
        hold(Held(again, ""))
        return False
    except NetmapError as error:
        flash("refused", error.sentence)
        return False
    return save_edit(desk, view.head.review_id, edit, screen.ADDED_TO_MAP)


def network_now(desk: Desk, view: MapView) -> Network:
    """Return the map as it is stored now.

    A second click comes with the page that the first was made on: what is done only
    where nobody did it yet asks the store, not the page.

    Raises:
        NotFound: the review is gone, or it is not theirs to see.
    """
    review_id = view.head.review_id
    return see_map(
        desk.store, **desk.acting, review_id=review_id, measured=False
    ).network
