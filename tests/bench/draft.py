"""A draft under the hand: one change to a tie after another, and taken back."""

from netmap.casework import drawing, maps
from netmap.casework.seeing import see_map
from netmap.model.codes import Strength
from netmap.model.edits import Edit, inverse
from netmap.store import reviews
from netmap.store.database import Store
from tests.support.generated import AT, WORKER

ALTER = "a-003"
OTHER = {Strength.STRONG: Strength.WEAK}


class Draft:
    """A draft review of a store, with its map as it was last seen."""

    def __init__(self, store: Store, review_id: str) -> None:
        self.store, self.review_id = store, review_id
        view = see_map(store, by=WORKER.id, at=AT, review_id=review_id)
        self.network = view.network

    def change(self) -> Edit:
        """Return an edit that changes how strong one tie is."""
        seen = self.network.tie(ALTER).strength
        value = OTHER.get(seen, Strength.STRONG)
        return drawing.change_field(
            self.network, ("tie", ALTER, "strength"), seen.value, value.value
        )

    def save(self, edit: Edit) -> None:
        """Save an edit as the screen does."""
        self.network = maps.edit_map(
            self.store, by=WORKER.id, at=AT, review_id=self.review_id, edit=edit
        )

    def keep_journal(self, edits: int) -> None:
        """Forget edits from the journal, so that it is as long as it was."""
        with self.store.writing() as cursor:
            cursor.execute(
                "DELETE FROM edit WHERE review_id = ? AND number > ?",
                [self.review_id, edits],
            )

    def undo(self) -> None:
        """Take the last edit back as the screen does."""
        self.network = maps.undo(
            self.store, by=WORKER.id, at=AT, review_id=self.review_id
        )

    def fill_journal(self, edits: int) -> None:
        """Put earlier edits into the journal, in one go; an even number of them."""
        there = self.change()
        back = inverse(there)
        with self.store.writing() as cursor:
            for number in range(edits):
                edit = back if number % 2 else there
                reviews.record_edit(cursor, self.review_id, edit, at=AT, by=WORKER.id)
