"""How long a session lasts, by two clocks, and whom its tokens let in."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmap.access.sessions import Instant, Limits, Sessions
from netmap.errors import SessionIdle, SessionLong, SessionOver, SignedOut

AT = datetime(2026, 11, 9, 9, tzinfo=UTC)
START = Instant(AT, 1_000.0)
LIMITS = Limits()
DAY = timedelta(days=1)
ASH = "w-ash"


def later(lasted: timedelta, wall: timedelta | None = None) -> Instant:
    """Return the instant after so long, by both clocks unless `wall` says otherwise."""
    day = AT + (lasted if wall is None else wall)
    return Instant(day, START.steady + lasted.total_seconds())


@pytest.fixture
def sessions() -> Sessions:
    return Sessions(LIMITS)


def test_it_says_whose_session_it_is(sessions: Sessions) -> None:
    one, other = sessions.begin(ASH, START), sessions.begin("w-bill", START)
    assert sessions.use(one, START) == ASH
    assert sessions.use(other, START) == "w-bill"
    assert one != other


def test_without_use_it_ends_at_the_limit_exactly(sessions: Sessions) -> None:
    """A moment before it is still there."""
    token = sessions.begin(ASH, START)
    assert sessions.look(token, later(LIMITS.idle - timedelta(milliseconds=1))) == ASH
    assert sessions.look(token, later(LIMITS.idle)) is None
    with pytest.raises(SessionIdle):
        sessions.use(token, later(LIMITS.idle))


def test_used_it_ends_at_the_end_exactly(sessions: Sessions) -> None:
    """However often it was used."""
    token = sessions.begin(ASH, START)
    step = timedelta(minutes=10)
    passed = step
    while passed < LIMITS.absolute:
        assert sessions.use(token, later(passed)) == ASH
        passed += step
    last = LIMITS.absolute - timedelta(milliseconds=1)
    assert sessions.use(token, later(last)) == ASH
    with pytest.raises(SessionLong):
        sessions.use(token, later(LIMITS.absolute))


def test_using_counts_and_looking_does_not(sessions: Sessions) -> None:
    used, looked = sessions.begin(ASH, START), sessions.begin(ASH, START)
    at = later(timedelta(minutes=10))
    sessions.use(used, at)
    sessions.look(looked, at)
    after = later(timedelta(minutes=20))
    assert sessions.use(used, after) == ASH
    with pytest.raises(SessionIdle):
        sessions.use(looked, after)


@pytest.mark.parametrize("wall", [-DAY, timedelta(0)], ids=["set back", "stopped"])
def test_a_clock_that_is_set_back_makes_it_no_longer(
    sessions: Sessions, wall: timedelta
) -> None:
    token = sessions.begin(ASH, START)
    assert sessions.look(token, later(timedelta(minutes=14), wall)) == ASH
    with pytest.raises(SessionIdle):
        sessions.use(token, later(LIMITS.idle, wall))


def test_a_clock_that_is_set_back_does_not_move_its_end(sessions: Sessions) -> None:
    """Used all the time, with the day's clock a day behind."""
    token = sessions.begin(ASH, START)
    for minutes in range(10, 480, 10):
        passed = timedelta(minutes=minutes)
        assert sessions.use(token, later(passed, passed - DAY)) == ASH
    with pytest.raises(SessionLong):
        sessions.use(token, later(LIMITS.absolute, LIMITS.absolute - DAY))


@pytest.mark.parametrize(
    ("slept", "error"), [(LIMITS.idle, SessionIdle), (LIMITS.absolute, SessionLong)]
)
def test_a_laptop_that_slept_comes_back_signed_out(
    sessions: Sessions, slept: timedelta, error: type[SignedOut]
) -> None:
    """The day's clock went on, the steady one stood still."""
    token = sessions.begin(ASH, START)
    awake = Instant(AT + slept, START.steady)
    assert sessions.look(token, awake) is None
    with pytest.raises(error):
        sessions.use(token, awake)


@pytest.mark.parametrize("token", [None, "", "guessed"])
def test_a_token_that_nobody_was_given_lets_nobody_in(
    sessions: Sessions, token: str | None
) -> None:
    sessions.begin(ASH, START)
    assert sessions.look(token, START) is None
    with pytest.raises(SessionOver):
        sessions.use(token, START)


def test_ended_it_lets_nobody_in(sessions: Sessions) -> None:
    """Ending it twice is as good as once, and others go on."""
    token, other = sessions.begin(ASH, START), sessions.begin(ASH, START)
    sessions.end(token)
    sessions.end(token)
    sessions.end("guessed")
    assert sessions.look(token, START) is None
    with pytest.raises(SessionOver):
        sessions.use(token, START)
    assert sessions.use(other, START) == ASH


def test_a_session_that_is_over_stays_over(sessions: Sessions) -> None:
    """A clock that is put right afterwards does not bring it back by itself."""
    token = sessions.begin(ASH, START)
    sessions.begin("w-bill", later(LIMITS.idle))
    assert sessions.look(token, later(timedelta(minutes=1))) is None


def test_all_but_one_session_of_a_worker_are_ended(sessions: Sessions) -> None:
    """Those of a colleague are not."""
    kept, other = sessions.begin(ASH, START), sessions.begin(ASH, START)
    bills = sessions.begin("w-bill", START)
    sessions.end_others(ASH, kept)
    assert [sessions.look(one, START) for one in (kept, other, bills)] == [
        ASH,
        None,
        "w-bill",
    ]
    sessions.end_others(ASH, None)
    assert sessions.look(kept, START) is None


def test_a_ticket_is_exchanged_once(sessions: Sessions) -> None:
    """Each has its own; one that was never given is none."""
    token = sessions.begin(ASH, START)
    one, two = sessions.ticket(token), sessions.ticket(token)
    assert len({token, one, two}) == 3
    assert sessions.exchange(one) == token
    assert sessions.exchange(one) is None
    assert sessions.exchange(two) == token
    assert sessions.exchange("guessed") is None
    assert sessions.exchange(token) is None


def test_a_ticket_is_worth_nothing_once_the_session_was_ended(
    sessions: Sessions,
) -> None:
    """Whoever ends it, and however."""
    one, two = sessions.begin(ASH, START), sessions.begin(ASH, START)
    tickets = [sessions.ticket(one), sessions.ticket(two)]
    sessions.end(one)
    sessions.end_others(ASH, None)
    assert [sessions.exchange(ticket) for ticket in tickets] == [None, None]


def test_a_ticket_does_not_make_a_session_longer(sessions: Sessions) -> None:
    token = sessions.begin(ASH, START)
    given = sessions.exchange(sessions.ticket(token))
    with pytest.raises(SessionIdle):
        sessions.use(given, later(LIMITS.idle))


def test_a_mark_is_first_once(sessions: Sessions) -> None:
    assert [sessions.is_first(mark) for mark in ("a", "b", "a", "a")] == [
        True,
        True,
        False,
        False,
    ]


seconds = st.integers(0, int(LIMITS.absolute.total_seconds()) * 2)
"""How far the steady clock goes on between two uses."""
jumps = st.timedeltas(timedelta(days=-400), timedelta(days=400))
"""Where the day's clock stands, whatever that says."""


@given(st.lists(st.tuples(st.one_of(st.integers(0, 1200), seconds), jumps)))
def test_no_wall_clock_makes_a_session_longer(
    uses: list[tuple[int, timedelta]],
) -> None:
    """Never later than idle after its last use, nor than absolute after its start."""
    sessions = Sessions(LIMITS)
    token = sessions.begin(ASH, START)
    used = start = START.steady
    steady = start
    over = False
    for passed, wall in uses:
        steady += passed
        now = Instant(AT + wall, steady)
        try:
            assert sessions.use(token, now) == ASH
        except SignedOut:
            assert sessions.look(token, now) is None
            over = over or steady - used >= LIMITS.idle.total_seconds()
        else:
            assert not over
            assert steady - used < LIMITS.idle.total_seconds()
            assert steady - start < LIMITS.absolute.total_seconds()
            used = steady


@given(st.lists(st.integers(0, 899), max_size=60))
def test_used_often_enough_it_lasts_to_its_end(passed: list[int]) -> None:
    """Where both clocks go right, nobody is signed out before the limits say so."""
    sessions = Sessions(LIMITS)
    token = sessions.begin(ASH, START)
    whole = timedelta(0)
    for one in passed:
        whole += timedelta(seconds=one)
        if whole < LIMITS.absolute:
            assert sessions.use(token, later(whole)) == ASH
