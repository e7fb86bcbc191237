"""What somebody is told where a file that they asked for is not given."""

import asyncio
import logging
from collections.abc import Callable

import pytest
from streamlit.proto.BackMsg_pb2 import (
    BackendOperationRequest,
    DeferredFileRequestPayload,
)
from streamlit.proto.ForwardMsg_pb2 import BackendOperationResponse
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from netmap.errors import NotAllowed
from netmap.ui.discreet import discreet
from netmap.ui.downloads import Downloads
from netmap.words import screen


def asked_for(make: Callable[[], bytes]) -> BackendOperationResponse:
    """Ask for a file as the button of a page does."""
    files = MediaFileManager(MemoryMediaFileStorage("/media"))
    name = files.add_deferred(make, "application/pdf", "button", "map.pdf")
    request = BackendOperationRequest(
        request_id="1", deferred_file=DeferredFileRequestPayload(file_id=name)
    )
    return asyncio.run(Downloads(lambda: files).handle(request, "session"))


def refuse() -> bytes:
    raise NotAllowed


def break_down() -> bytes:
    message = "Morgan Example"
    raise ValueError(message)


def test_a_file_that_is_made_is_given() -> None:
    answer = asked_for(lambda: b"%PDF")
    assert answer.error_msg == ""
    assert answer.deferred_file.url.startswith("/media/")


def test_a_use_case_that_refuses_says_why() -> None:
    assert asked_for(refuse).error_msg == NotAllowed.sentence


def test_what_nobody_expected_is_a_reference_that_the_log_has_and_nothing_more(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with discreet(), caplog.at_level(logging.ERROR):
        said = asked_for(break_down).error_msg
    before, _, after = screen.FAILED.partition("{reference}")
    reference = said.removeprefix(before).removesuffix(after)
    assert len(reference) == 8
    assert f"{reference}: ValueError in test_downloads.py:" in caplog.text
    assert "Morgan" not in said + caplog.text
