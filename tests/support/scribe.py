"""A scribe: saves and seals one case as fast as it can, until it is killed.

`python -m tests.support.scribe STORE PARTICIPANT SECONDS`, as `tests.support.killing`
starts it. Each line it writes has left the process before it goes on:

    opening             it is about to open the store
    open                it has the store
    edit REVIEW ALTER N the use case returned: these words, number N, are saved
    seal REVIEW DIGEST  the use case returned: this review is sealed
    closing             the seconds are over and it is about to close the store
"""

import os
import sys
import time
from itertools import count
from pathlib import Path

from netmap.casework import drawing, maps
from netmap.casework.caseload import see_case
from netmap.casework.sealing import seal_review
from netmap.casework.seeing import see_map
from netmap.model.codes import Agreement
from netmap.model.network import Network
from netmap.store.database import Store, open_store
from tests.support.generated import AT, KEY, WORKER, review_id

EDITS = 5
"""How many edits there are to a review: few, so that many kills hit a seal."""
SAID = "said "


def main(path: str, participant: str, seconds: str) -> None:
    """Write until the seconds are over, then close the store."""
    say("opening")
    with open_store(Path(path), KEY) as store:
        say("open")
        last = time.monotonic() + float(seconds)
        while time.monotonic() < last:
            write_review(store, participant)
        say("closing")


def write_review(store: Store, participant: str) -> None:
    """Say some words of some alters, and seal."""
    review = draft(store, participant)
    network = see_map(store, by=WORKER.id, at=AT, review_id=review).network
    first = newest(network) + 1
    for number in range(first, first + EDITS):
        network = speak(store, network, number)
    if network.review.agreement is None:
        agree(store, network)
    snapshot = seal_review(store, by=WORKER.id, at=AT, review_id=review)
    say(f"seal {review} {snapshot.digest}")


def draft(store: Store, participant: str) -> str:
    """Return the draft that is open, or a new one."""
    case = see_case(store, by=WORKER.id, at=AT, participant_id=participant)
    if case.draft:
        return case.draft.review_id
    known = {head.review_id for head in case.reviews}
    wanted = (review_id(participant, number) for number in count(len(known) + 1))
    return maps.start_review(
        store,
        by=WORKER.id,
        at=AT,
        participant_id=participant,
        review_id=next(wanted),
        held_on=AT.date(),
    )


def speak(store: Store, network: Network, number: int) -> Network:
    """Save the words of one alter, and say that they are saved."""
    tie = network.ties[number % len(network.ties)]
    edit = drawing.change_field(
        network,
        ("tie", tie.alter_id, "own_words"),
        tie.own_words,
        f"{SAID}{number}",
    )
    review = network.review.review_id
    changed = maps.edit_map(store, by=WORKER.id, at=AT, review_id=review, edit=edit)
    say(f"edit {review} {tie.alter_id} {number}")
    return changed


def agree(store: Store, network: Network) -> None:
    """Record that the participant agrees with the map."""
    edit = drawing.change_field(
        network, ("review", "review", "agreement"), None, Agreement.AGREES.value
    )
    maps.edit_map(
        store, by=WORKER.id, at=AT, review_id=network.review.review_id, edit=edit
    )


def number_of(words: str) -> int:
    """Return the number that words carry; 0 where a scribe did not write them."""
    return int(words.removeprefix(SAID)) if words.startswith(SAID) else 0


def newest(network: Network) -> int:
    """Return the largest number that a map carries."""
    return max((number_of(tie.own_words) for tie in network.ties), default=0)


def say(line: str) -> None:
    """Write one line to the pipe, past every buffer of this process."""
    os.write(1, f"{line}\n".encode())


if __name__ == "__main__":
    # DuckDB loads pandas with the first value it binds. That takes a second, in which
    # there would be nothing to kill; it does without.
    sys.modules["pandas"] = None  # type: ignore[assignment]
    main(*sys.argv[1:])
