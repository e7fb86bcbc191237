"""Serving the app in this process, so that the key never leaves it."""

import os
from pathlib import Path

from streamlit.web import bootstrap

from netmap.settings import Settings
from netmap.ui import shared

APP = Path(__file__).parent.parent.parent / "app.py"


def serve(settings: Settings, port: int) -> None:
    """Serve the app until it is stopped."""
    shared.use_settings(settings)
    os.chdir(APP.parent)
    options = {"server.port": port}
    bootstrap.load_config_options(options)
    bootstrap.run(str(APP), is_hello=False, args=[], flag_options=options)
