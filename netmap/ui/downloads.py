"""A file that somebody asks for, and the sentence that says why it is not given."""

import asyncio

from streamlit.proto.BackMsg_pb2 import BackendOperationRequest
from streamlit.proto.ForwardMsg_pb2 import BackendOperationResponse
from streamlit.runtime import app_session
from streamlit.runtime.backend_operation_handler import DeferredFileHandler
from streamlit.runtime.media_file_storage import MediaFileStorageError

from netmap.errors import NetmapError
from netmap.ui.discreet import log_failed


class Downloads(DeferredFileHandler):
    """Makes the file of a download button; Streamlit shows beside it what failed."""

    async def handle(
        self,
        request: BackendOperationRequest,
        session_id: str,  # noqa: ARG002 -- Streamlit gives it by name or by place
    ) -> BackendOperationResponse:
        """Return where the file is, or the sentence of the use case that refused it."""
        answer = BackendOperationResponse(request_id=request.request_id)
        make = self._get_media_file_mgr().execute_deferred
        try:
            url = await asyncio.to_thread(make, request.deferred_file.file_id)
            answer.deferred_file.url = url
        except MediaFileStorageError as error:
            why = error.__cause__ or error
            said = why.sentence if isinstance(why, NetmapError) else log_failed(why)
            answer.error_msg = said
        return answer


def speak_of_downloads() -> None:
    """Let every session that begins from now on say why a file is not given."""
    app_session.DeferredFileHandler = Downloads  # type: ignore[attr-defined]
