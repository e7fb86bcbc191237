"""Serving the app in this process, so that the key never leaves it."""

import os
import signal
import sys
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import Any

from starlette.exceptions import HTTPException
from streamlit.runtime.pages_manager import PagesManager

from netmap.casework.signing import who_sets_up
from netmap.settings import Settings, sign_in_with
from netmap.ui import shared
from netmap.ui.cookie import routes
from netmap.ui.discreet import discreet, say_it_failed
from netmap.ui.downloads import speak_of_downloads
from netmap.ui.hardened import Hardened, neutral
from netmap.words import signing

USED_BY_THE_FIRST_PAGE = (
    "pandas",  # DuckDB looks for it at the first bound value
    "netmap.ui.caseload",
    "netmap.ui.opening",
    "netmap.ui.panels",
    "netmap.ui.picture",
    "netmap.ui.toolbar",
)
"""Loaded before anyone waits for a page."""
FIXED = {
    "logger.enableRich": False,  # it prints errors past every log, values and all
    "server.enableAgentApi": False,
    "server.scriptHealthCheckEnabled": False,
}
"""What no file and no variable of the environment may change."""
APP = Path(__file__).parent.parent.parent / "app.py"


def serve(settings: Settings, port: int) -> None:
    """Serve the app until it is stopped, and let go of the store."""
    here = settings.model_copy(update={"store": settings.store.resolve()})
    shared.use_settings(here)
    for module in USED_BY_THE_FIRST_PAGE:
        import_module(module)
    os.chdir(APP.parent)
    say_code()
    sys.argv[:] = [str(APP)]  # App.run puts the folder of argv[0] on the path
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, _stop)  # uvicorn stops first, and then raises it again
    PagesManager.uses_pages_directory = False  # no page without app.py, from the start
    speak_of_downloads()
    with discreet():
        try:
            app(sign_in_with(here)).run(config={"server.port": port, **FIXED})
        finally:
            shared.shared.clear()


def app(organisation: dict[str, Any]) -> Hardened:
    """Return the app as it is served; `organisation` is Streamlit's own [auth]."""
    made = Hardened(
        APP,
        secrets={"auth": {**organisation}} if organisation else {},
        routes=routes(),
        on_script_error=say_it_failed,
        exception_handlers={HTTPException: neutral, Exception: neutral},
    )
    made.organisation = bool(organisation)
    return made


def say_code() -> None:
    """Say the code that the first administrator types, where one is still needed."""
    here = shared.shared()
    if not here.store.demo and who_sets_up(here.store):
        print(signing.SET_UP_LINE.format(code=here.code))  # noqa: T201 -- for the terminal


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)
