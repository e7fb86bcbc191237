"""Serving the app in this process, so that the key never leaves it."""

import os
from importlib import import_module
from pathlib import Path

from streamlit.web import bootstrap

from netmap.settings import Settings
from netmap.ui import shared

USED_BY_THE_FIRST_PAGE = (
    "pandas",  # DuckDB looks for it at the first bound value
    "netmap.ui.caseload",
    "netmap.ui.opening",
    "netmap.ui.panels",
    "netmap.ui.picture",
    "netmap.ui.toolbar",
)
"""Loaded before anyone waits for a page."""
APP = Path(__file__).parent.parent.parent / "app.py"


def serve(settings: Settings, port: int) -> None:
    """Serve the app until it is stopped."""
    here = settings.model_copy(update={"store": settings.store.resolve()})
    shared.use_settings(here)
    for module in USED_BY_THE_FIRST_PAGE:
        import_module(module)
    os.chdir(APP.parent)
    options = {"server.port": port}
    bootstrap.load_config_options(options)
    bootstrap.run(str(APP), is_hello=False, args=[], flag_options=options)
