"""Canonical documents and their digests."""

import json
from typing import Any

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from netmap.model.snapshot import SnapshotContent, canonical, digest_of, sealed
from tests.support import cases, values

TEXTS = st.one_of(values.WORDS, st.text(values.LETTERS))
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(-(2**53) + 1, 2**53 - 1)
    | TEXTS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3)
    ),
    max_leaves=10,
)
DOCUMENTS: st.SearchStrategy[dict[str, Any]] = st.dictionaries(TEXTS, JSON, max_size=5)


def leaves(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if isinstance(value, dict | list):
        steps = value.items() if isinstance(value, dict) else enumerate(value)
        return [leaf for step, one in steps for leaf in leaves(one, (*path, step))]
    return [path]


def changed(document: Any, path: tuple[Any, ...], value: Any) -> Any:
    copy = json.loads(json.dumps(document))
    place = copy
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return copy


@given(DOCUMENTS)
def test_reading_and_writing_gives_the_same_bytes(document: dict[str, Any]) -> None:
    """Canonical bytes stay as they are, whatever letters and numbers they hold."""
    once = canonical(document)
    assert canonical(json.loads(once)) == once


@given(DOCUMENTS, st.randoms(use_true_random=False))
def test_the_order_of_fields_does_not_matter(
    document: dict[str, Any], lot: Any
) -> None:
    """The same content has the same digest."""
    items = list(document.items())
    lot.shuffle(items)
    assert digest_of(dict(items)) == digest_of(document)


@pytest.mark.slow
@settings(max_examples=50)
@given(st.data())
def test_another_leaf_gives_another_digest(data: st.DataObject) -> None:
    """No field of a whole case can be changed without the digest showing it."""
    case = data.draw(cases.case_files().filter(lambda one: one.snapshots))
    document = case.snapshots[0].document
    path = data.draw(st.sampled_from(leaves(document)))
    other = changed(document, path, {"not": "this"})
    assert digest_of(other) != case.snapshots[0].digest


@pytest.mark.slow
@settings(max_examples=50)
@given(cases.case_files())
def test_a_sealed_document_reads_as_what_was_sealed(case: Any) -> None:
    """Document, values, document: nothing is lost on the way."""
    for snapshot in case.snapshots:
        assert sealed(snapshot.content) == snapshot
        text = canonical(snapshot.document)
        assert SnapshotContent.model_validate_json(text) == snapshot.content


@pytest.mark.parametrize(
    ("document", "text"),
    [
        ({"b": 1, "a": 2}, '{"a":2,"b":1}'),
        ({"angle": 270.0, "distance": 0.35}, '{"angle":270,"distance":0.35}'),
        ({"small": 1e-7, "large": 1e21}, '{"large":1e+21,"small":1e-7}'),
        ({"name": "Käthe"}, '{"name":"Käthe"}'),
        ({"name": "שלום"}, '{"name":"שלום"}'),
        ({"name": "👩‍👧"}, '{"name":"👩‍👧"}'),
        ({"note": 'a\nb\t"c"'}, '{"note":"a\\nb\\t\\"c\\""}'),
    ],
)
def test_the_canonical_form_is_that_of_rfc_8785(
    document: dict[str, Any], text: str
) -> None:
    """Sorted keys, no spaces, shortest numbers, letters as they are."""
    assert canonical(document).decode() == text


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 2**53])
def test_what_json_cannot_say_is_not_sealed(value: float) -> None:
    """No digest stands over a number that another program would read differently."""
    with pytest.raises(rfc8785.CanonicalizationError):
        digest_of({"value": value})
