"""The parts of netmap that run in the browser; each is files in `browser/`."""

from pathlib import Path
from typing import Any

import streamlit as st

FOLDER = Path(__file__).parent / "browser"


def component(name: str) -> Any:  # noqa: ANN401 -- Streamlit's own callable
    """Return what mounts the component of this name; `netmap/pyproject.toml` lists it.

    Script and style are served as files. The HTML travels with the page: it is short.
    """
    html = (FOLDER / f"{name}.html").read_text(encoding="utf-8")
    return st.components.v2.component(
        f"netmap.{name}", html=html, css=f"{name}.css", js=f"{name}.js"
    )
