"""Bad files: refused whole, with every fault, its place and its mend."""

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmap.casework.transfer import import_case
from netmap.errors import InvalidEntry
from netmap.exchange.case_file import case_of, read_case, write_case
from netmap.exchange.faults import SHOWN, Fault, FileRefused
from netmap.exchange.json_file import LARGEST
from netmap.exchange.reading import read_any
from netmap.model.snapshot import digest_of
from netmap.store.database import Store
from tests.support import generated
from tests.support.tale import ASH, AT

Plain = dict[str, Any]
CASE = generated.case("p-one", alters=3, facts=3, snapshots=2)


def plain() -> Plain:
    """Return a good case file: two sealed reviews, three facts, a draft of three."""
    found: Plain = json.loads(write_case(CASE))
    return found


def faults(content: bytes | Plain) -> tuple[Fault, ...]:
    if isinstance(content, dict):
        content = json.dumps(content).encode()
    with pytest.raises(FileRefused) as caught:
        read_case(content)
    assert all(one.place and one.problem and one.mend for one in caught.value.faults)
    assert caught.value.sentence.isprintable() is False, "several lines"
    assert caught.value.sentence.encode()
    return caught.value.faults


def only(content: bytes | Plain) -> Fault:
    found = faults(content)
    assert len(found) == 1, found
    return found[0]


def sealed_again(whole: Plain, index: int = 1) -> Plain:
    """Give a changed document its own digest, as a forger would."""
    snapshot = whole["snapshots"][index]
    snapshot["digest"] = digest_of(snapshot["document"])
    return whole


def test_the_good_file_is_good() -> None:
    """What is broken below is whole here."""
    assert read_case(json.dumps(plain()).encode()) == CASE


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "is not JSON: line 1, column 1"),
        (b"hello", "is not JSON: line 1, column 1"),
        (b'{"format": "netmap.case/1",\n "x": }', "is not JSON: line 2, column 7"),
        (b"[]", "is not a JSON object"),
        (b"null", "is not a JSON object"),
        (b'"netmap.case/1"', "is not a JSON object"),
        (b'{"a": NaN}', "holds NaN, which is no number"),
        (b'{"a": -Infinity}', "holds -Infinity, which is no number"),
        (b'{"a": 1, "b": 2, "a": 3}', "names the field “a” twice"),
        (b'{"x": {"\\u001b[31m": 1, "\\u001b[31m": 2}}', "“\\u001b[31m” twice"),
        (b"[" * 100_000, "is nested too deep"),
        (b'{"a":' * 100_000, "is nested too deep"),
        (b'{"a": ' + b"9" * 5000 + b"}", "a number that is far too long"),
        ('{"name": "Käthe"}'.encode("latin-1"), "is not text in UTF-8"),
        ('{"name": "Käthe"}'.encode("utf-16"), "is not text in UTF-8"),
        (bytes(200_000_000), "is larger than 50 MB"),
        (b" " * (LARGEST + 1), "is larger than 50 MB"),
        (b'{"format": "netmap.case/1", "a": "\\ud800"}', "holds half a character"),
        (
            b'{"format": "netmap.case/1", "a": ' + b"[" * 900 + b"]" * 900 + b"}",
            "",
        ),
    ],
    ids=lambda one: one[:20] if isinstance(one, bytes) else None,
)
def test_what_is_not_json_is_one_fault(content: bytes, problem: str) -> None:
    """It says where, and what to do."""
    assert any(problem in one.problem for one in faults(content))


@pytest.mark.parametrize("version", ["netmap.case/2", "", None, 1, ["netmap.case/1"]])
def test_another_format_is_one_fault(version: object) -> None:
    """Nothing else is said about a file that netmap does not know."""
    fault = only({**plain(), "format": version})
    assert (fault.place, fault.problem) == ("format", "is not netmap.case/1")


def test_a_byte_order_mark_is_no_fault() -> None:
    """Some editors write one."""
    assert read_case(b"\xef\xbb\xbf" + json.dumps(plain()).encode()) == CASE


@pytest.mark.parametrize(
    "name",
    [
        "أحمد بن علي",
        "שלום",
        "👩‍👧 Käthe",
        "</script><script>alert(1)</script>",
        "=cmd()",
        "'; DROP TABLE review; --",
        "{{7*7}} %s {name}",
    ],
)
def test_any_name_is_a_name(store: Store, name: str) -> None:
    """It is text, and comes out of the store as it went in."""
    whole = plain()
    whole["draft"]["alters"][0]["name"] = name
    case = read_case(json.dumps(whole).encode())
    import_case(store, by=ASH.id, at=AT, case=case)
    with store.reading() as cursor:
        names = cursor.execute("SELECT name FROM map_alter").fetchall()
    assert (name,) in names


Change = Callable[[Plain], object]
FAULTS: list[tuple[str, Change, str, str]] = [
    (
        "unknown sector",
        lambda one: one["draft"]["alters"][1].update(sector="moon"),
        "draft.alters[1].sector",
        "is not one of 'partner'",
    ),
    (
        "duplicate alter",
        lambda one: one["draft"]["alters"].append(one["draft"]["alters"][0]),
        "draft.alters[3]",
        "the id 'a-000' is used twice",
    ),
    (
        "duplicate need",
        lambda one: one["draft"]["needs"].append(one["draft"]["needs"][0]),
        "draft.needs[1]",
        "used twice",
    ),
    (
        "a wish for nobody",
        lambda one: one["draft"]["wishes"][0].update(alter_id="zz"),
        "draft.wishes[0]",
        "there is no alter 'zz' on this map",
    ),
    (
        "a tie to nobody",
        lambda one: one["draft"]["ties"][0].update(alter_id="zz"),
        "draft.ties[0]",
        "there is no alter 'zz' on this map",
    ),
    (
        "a link to nobody",
        lambda one: one["draft"]["links"][0].update(second="zz"),
        "draft.links[0]",
        "there is no alter 'zz' on this map",
    ),
    (
        "a link the wrong way round",
        lambda one: one["draft"]["links"][0].update(first="a-001", second="a-000"),
        "draft.links[0]",
        "the smaller id first",
    ),
    (
        "a date that is none",
        lambda one: one["draft"]["review"].update(held_on="2026-02-30"),
        "draft.review.held_on",
        "is no date",
    ),
    (
        "a number for a date",
        lambda one: one["draft"]["review"].update(held_on=0),
        "draft.review.held_on",
        "is no date",
    ),
    (
        "a moment for a date",
        lambda one: one["participant"].update(opened_on="2026-01-01T10:00:00Z"),
        "participant.opened_on",
        "is no",
    ),
    (
        "a moment without a zone",
        lambda one: one["facts"][2].update(recorded_at="2026-11-09T10:00:00"),
        "facts[2].recorded_at",
        "says no time zone",
    ),
    (
        "text for yes",
        lambda one: one["draft"]["alters"][0].update(paid="yes"),
        "draft.alters[0].paid",
        "should be true or false",
    ),
    (
        "text for a number",
        lambda one: one["draft"]["alters"][0].update(angle="10"),
        "draft.alters[0].angle",
        "should be a number",
    ),
    (
        "a name of 10,000 characters",
        lambda one: one["draft"]["alters"][0].update(name="x" * 10_000),
        "draft.alters[0].name",
        "has more than 200 characters",
    ),
    (
        "a control character",
        lambda one: one["draft"]["alters"][0].update(name="a\x00b"),
        "draft.alters[0].name",
        "cannot be shown (U+0000)",
    ),
    (
        "a mark that turns the reading round",
        lambda one: one["draft"]["alters"][0].update(name="\u202egnp.exe"),
        "draft.alters[0].name",
        "cannot be shown (U+202E)",
    ),
    (
        "a line break in a name",
        lambda one: one["participant"].update(name="a\nb"),
        "participant.name",
        "must be on one line",
    ),
    (
        "an unknown field",
        lambda one: one["draft"]["review"].update({"a b\x1b[31m": 1}),
        "draft.review[“a b\\u001b[31m”]",
        "is not a field that netmap knows",
    ),
    (
        "a missing field",
        lambda one: one["participant"].pop("reference"),
        "participant.reference",
        "is missing",
    ),
    (
        "no participant",
        lambda one: one.pop("participant"),
        "participant",
        "is missing",
    ),
    (
        "snapshots that are none",
        lambda one: one.update(snapshots="all of them"),
        "snapshots",
        "should be a list",
    ),
    (
        "a fact of an unknown kind",
        lambda one: one["facts"][2]["body"].update(kind="secret"),
        "facts[2].body",
        "is not a kind of record",
    ),
    (
        "a fact without a kind",
        lambda one: one["facts"][2]["body"].pop("kind"),
        "facts[2].body",
        "does not say what kind",
    ),
    (
        "a field of a fact",
        lambda one: one["facts"][0]["body"].update(text=5),
        "facts[0].body.text",
        "should be text",
    ),
    (
        "a fact twice",
        lambda one: one["facts"].append(one["facts"][0]),
        "facts[3].version",
        "should be 2",
    ),
    (
        "a version left out",
        lambda one: one["facts"][0].update(version=2),
        "facts[0].version",
        "should be 1",
    ),
    (
        "a sealed fact left out",
        lambda one: one["facts"].pop(2),
        "snapshots[0].document.facts[1]",
        "is not among the facts of the file",
    ),
    (
        "a number too large",
        lambda one: one["draft"]["review"].update(number=2**60),
        "draft.review.number",
        "should be 1000000 or less",
    ),
    (
        "a draft's number",
        lambda one: one["draft"]["review"].update(number=7),
        "draft.review.number",
        "should be 3",
    ),
    (
        "a draft's id",
        lambda one: one["draft"]["review"].update(review_id="p-one.review-1"),
        "draft.review.review_id",
        "is used twice",
    ),
    (
        "a draft of somebody else",
        lambda one: one["draft"]["review"].update(participant_id="p-two"),
        "draft.review.participant_id",
        "is another participant's",
    ),
    (
        "a correction of nothing",
        lambda one: one["draft"]["review"].update(corrects="r-0"),
        "draft.review.corrects",
        "names no earlier review",
    ),
    (
        "a changed byte in a sealed document",
        lambda one: one["snapshots"][1]["document"]["network"]["review"].update(
            place="Garden"
        ),
        "snapshots[1].digest",
        "is not the digest of the document",
    ),
    (
        "a changed digest",
        lambda one: one["snapshots"][1].update(digest="0" * 64),
        "snapshots[1].digest",
        "is not the digest of the document",
    ),
    (
        "snapshots in another order",
        lambda one: one["snapshots"].reverse(),
        "snapshots[0].document.number",
        "does not fit the chain",
    ),
    (
        "a snapshot left out",
        lambda one: one["snapshots"].pop(0),
        "snapshots[0].document.previous",
        "does not fit the chain",
    ),
    (
        "a snapshot twice",
        lambda one: one["snapshots"].append(one["snapshots"][1]),
        "snapshots[2].document.network.review.review_id",
        "is used twice",
    ),
    (
        "a snapshot that is none",
        lambda one: one["snapshots"].append("sealed"),
        "snapshots[2]",
        "should be an object",
    ),
    (
        "a document that is none",
        lambda one: one["snapshots"][1].update(document=[]),
        "snapshots[1].document",
        "should be an object",
    ),
    (
        "a forged document of another participant",
        lambda one: (
            one["snapshots"][1]["document"]["participant"].update(id="p-two"),
            sealed_again(one),
        ),
        "snapshots[1].document.participant.id",
        "does not fit the chain",
    ),
    (
        "a forged review of another participant",
        lambda one: (
            one["snapshots"][1]["document"]["network"]["review"].update(
                participant_id="p-two"
            ),
            sealed_again(one),
        ),
        "snapshots[1].document.network.review.participant_id",
        "is another participant's",
    ),
    (
        "a forged document with an unknown code",
        lambda one: (
            one["snapshots"][1]["document"]["network"]["ties"][0].update(
                strength="huge"
            ),
            sealed_again(one),
        ),
        "snapshots[1].document.network.ties[0].strength",
        "is not one of",
    ),
    (
        "a forged document with a wish for nobody",
        lambda one: (
            one["snapshots"][1]["document"]["network"]["wishes"][0].update(
                alter_id="zz"
            ),
            sealed_again(one),
        ),
        "snapshots[1].document.network.wishes[0]",
        "there is no alter 'zz'",
    ),
    (
        "a number that no digest stands over",
        lambda one: one["snapshots"][1]["document"].update(number=2**60),
        "snapshots[1].digest",
        "is not the digest of the document",
    ),
    (
        "100,000 alters",
        lambda one: one["draft"].update(alters=[{}] * 100_000),
        "draft.alters",
        "has more than 1000 alters",
    ),
    (
        "100,000 alters in a sealed document",
        lambda one: one["snapshots"][0]["document"]["network"].update(
            alters=[{}] * 100_000
        ),
        "snapshots[0].document.network.alters",
        "has more than 1000 alters",
    ),
]


@pytest.mark.parametrize(
    ("change", "place", "problem"),
    [one[1:] for one in FAULTS],
    ids=[one[0] for one in FAULTS],
)
def test_a_fault_is_named_with_its_place(
    change: Change, place: str, problem: str
) -> None:
    """Where it is, what it is, and what to do about it."""
    whole = plain()
    change(whole)
    found = faults(whole)
    assert any(one.place == place and problem in one.problem for one in found), [
        (one.place, one.problem) for one in found
    ]


def test_what_is_nested_too_deep_is_one_fault() -> None:
    """Also where it was read by something that goes deeper."""
    deep: Plain = {}
    for _ in range(100_000):
        deep = {"a": deep}
    with pytest.raises(FileRefused, match="nested too deep"):
        case_of(deep)


def test_all_faults_are_told_together() -> None:
    """Whoever mends the file mends it once."""
    whole = plain()
    whole["participant"]["name"] = ""
    whole["draft"]["alters"][0]["sector"] = "moon"
    whole["draft"]["wishes"][0]["alter_id"] = "zz"
    whole["draft"]["review"]["number"] = 9
    whole["facts"][1]["version"] = 5
    whole["snapshots"][0]["digest"] = "x"
    places = {one.place for one in faults(whole)}
    assert places >= {
        "participant.name",
        "draft.alters[0].sector",
        "draft.wishes[0]",
        "draft.review.number",
        "facts[1].version",
        "snapshots[0].digest",
    }


def test_a_long_list_of_faults_is_cut() -> None:
    """The sentence stays readable; the error holds every one."""
    whole = plain()
    whole["draft"]["needs"] = [{"need_id": f"n-{one}"} for one in range(60)]
    with pytest.raises(FileRefused) as caught:
        read_case(json.dumps(whole).encode())
    lines = caught.value.sentence.splitlines()
    assert lines[0].startswith(
        f"Nothing was imported. {len(caught.value.faults)} things"
    )
    assert lines[-1] == f"- and {len(caught.value.faults) - SHOWN} more"
    assert len(lines) == SHOWN + 2


def test_no_fault_repeats_what_the_file_says() -> None:
    """A list of faults can be sent to whoever wrote the program."""
    whole = plain()
    whole["draft"]["alters"][0]["name"] = "Planted\n"
    whole["draft"]["ties"][0]["strength"] = "Planted"
    assert "Planted" not in str(faults(whole))


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "participant",
                        "snapshots",
                        "document",
                        "network",
                        "review",
                        "facts",
                        "body",
                        "draft",
                        "alters",
                    ]
                ),
                inner,
                max_size=4,
            )
        ),
        max_leaves=20,
    )
)
def test_whatever_the_file_holds_there_is_no_traceback(found: object) -> None:
    """Any JSON at all is read or refused."""
    whole = found if isinstance(found, dict) else {"draft": found}
    faults({**whole, "format": "netmap.case/1", "shoes": 38})


@given(st.binary(max_size=200))
def test_whatever_the_bytes_are_there_is_no_traceback(content: bytes) -> None:
    """A picture, half a file, anything."""
    faults(content)


@given(st.data())
def test_a_case_with_anything_anywhere_is_read_or_refused(data: st.DataObject) -> None:
    """One leaf of a good file is replaced by something else."""
    whole = plain()
    place: Any = whole
    while True:
        steps = list(place) if isinstance(place, dict) else list(range(len(place)))
        step = data.draw(st.sampled_from(steps))
        if not isinstance(place[step], dict | list) or not place[step]:
            break
        place = place[step]
    odd: list[object] = [None, 0, -1, 2**70, 1e300, "", "x", [], {}, ["x"], True]
    place[step] = data.draw(st.sampled_from(odd))
    with suppress(FileRefused):
        read_case(json.dumps(whole).encode())


def test_any_file_is_told_apart_by_what_it_holds() -> None:
    """A case file by its fields, an easyNWK map by its own."""
    day = date(2026, 11, 9)
    assert read_any(json.dumps(plain()).encode(), opened_on=day).case == CASE
    with pytest.raises(FileRefused, match="which map is the current one"):
        read_any(b'{"versions": []}', opened_on=day)
    with pytest.raises(FileRefused, match=r"is not netmap\.case/1"):
        read_any(b"{}", opened_on=day)


def test_a_reference_that_does_not_fit_is_one_sentence() -> None:
    """As it was typed on the command line."""
    with pytest.raises(InvalidEntry, match="“Reference” must be on one line"):
        read_any(b'{"alteri": []}', opened_on=date(2026, 11, 9), reference="a\nb")
