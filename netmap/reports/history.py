"""What an edit did, in a few words, for undo and redo."""

from netmap.model.edits import Change, Edit
from netmap.model.network import Network
from netmap.words import screen
from netmap.words.labels import field_label


def edit_words(edit: Edit, network: Network) -> str:
    """Return what an edit did, as in "changed “How strong” of Mo".

    `network` is the map the edit was made on; it gives the names.
    """
    if not edit:
        return screen.EDIT_UNKNOWN
    main = next((one for one in edit if one.part == "alter"), edit[0])
    first = _change_words(main, network)
    # What an edit changes in the review beside an alter follows from it: no one more.
    more = len({one.key for one in edit if one.part != "review"} - {main.key})
    return screen.EDIT_MORE.format(first=first, count=more) if more else first


def _change_words(change: Change, network: Network) -> str:
    template = screen.EDITS.get((change.part, _kind(change)), screen.EDIT_UNKNOWN)
    before, after = change.before or {}, change.after or {}
    fields = [
        field
        for field, value in after.items()
        if field != "angle" and before.get(field) != value
    ]
    return template.format(
        who=_name(change, network), field=field_label(fields[0] if fields else "")
    )


def _kind(change: Change) -> str:
    if change.before is None:
        return "added"
    return "removed" if change.after is None else "changed"


def _name(change: Change, network: Network) -> str:
    said = (change.after or {}).get("name") or (change.before or {}).get("name")
    names = {alter.alter_id: alter.name for alter in network.alters}
    return str(said or names.get(change.key, ""))
