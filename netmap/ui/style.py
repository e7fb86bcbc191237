"""The few rules of style that Streamlit's theme has no setting for."""

import streamlit as st

STYLE = """
<style>
[data-testid="stMainBlockContainer"] { padding: 3.5rem 1.5rem 3rem; max-width: 100rem; }
h1 { font-size: 1.75rem !important; padding: 0 !important; margin: 0 !important; }
h2 { font-size: 1.25rem !important; padding: 0.25rem 0 !important; }
h3 { font-size: 1.1rem !important; padding: 0.25rem 0 !important; }
[data-testid="stButtonGroup"] [role="radiogroup"] button { min-height: 2.5rem; }
[data-testid="stButtonGroup"] [role="radiogroup"] button { color: inherit !important; }
[role="tab"][aria-selected="true"] p { color: inherit; font-weight: 600; }
[role="tab"][aria-selected="true"] { color: inherit !important; }
[data-testid="stDateInput"] [role="spinbutton"] {
  min-width: 24px; min-height: 24px; display: inline-flex; align-items: center;
  justify-content: center;
}
.st-key-map_area [role="tablist"] { gap: 0.6rem; }
.st-key-map_area [role="tab"] p { font-size: 0.8125rem; }
@media (max-width: 1000px) {
  .st-key-adding [data-testid="stHorizontalBlock"] { flex-wrap: wrap; }
  .st-key-adding [data-testid="stColumn"] { flex: 1 1 30%; min-width: 30%; }
  :is(.st-key-map_area, .st-key-review_area, .st-key-both_maps) >
    [data-testid="stLayoutWrapper"] >
    [data-testid="stHorizontalBlock"] { flex-direction: column; }
  :is(.st-key-map_area, .st-key-review_area, .st-key-both_maps) >
    [data-testid="stLayoutWrapper"] >
    [data-testid="stHorizontalBlock"] > [data-testid="stColumn"] {
    width: 100%; flex: 1 1 100%;
  }
  .st-key-map_area > [data-testid="stLayoutWrapper"] >
    [data-testid="stHorizontalBlock"] > [data-testid="stColumn"]:last-child {
    position: sticky; bottom: 0; z-index: 5; max-height: 38vh; overflow-y: auto;
    background: var(--netmap-ground); border-top: 2px solid rgba(128, 128, 128, 0.6);
    padding-top: 0.25rem;
  }
  .st-key-head [data-testid="stHorizontalBlock"] { flex-wrap: wrap; }
  .st-key-head [data-testid="stColumn"] { flex: 1 1 45%; min-width: 45%; }
}
@media (min-width: 1001px) {
  [data-testid="stLayoutWrapper"]:has(> .st-key-picture) {
    position: sticky; top: 4rem;
  }
}
.st-key-picture [data-testid="stElementToolbar"] { display: none; }
.st-key-flash {
  position: fixed; top: 0.4rem; right: 10.5rem; width: max-content; max-width: 22rem;
  z-index: 999995; border-radius: 0.375rem; background: var(--netmap-ground);
}
.st-key-flash:has([data-testid="stAlert"]) {
  box-shadow: 0 0.1rem 0.5rem rgba(0, 0, 0, 0.3);
}
[data-testid="stTopNav"] { max-width: calc(100% - 9rem); margin-right: auto; }
@media (max-width: 1279px) {
  .st-key-flash { top: 3.75rem; right: auto; left: 1.5rem; }
}
.st-key-leave, .st-key-wake, .st-key-watch { position: absolute; }
.st-key-who { margin: -0.75rem 0 -0.75rem; min-height: 2.5rem; }
.st-key-head h1 { overflow-wrap: anywhere; padding-bottom: 0.35rem !important; }
.netmap-table { overflow-x: auto; }
.netmap-table table { border-collapse: collapse; font-size: 0.9rem; }
.netmap-table th, .netmap-table td {
  text-align: left; vertical-align: top; padding: 0.35rem 0.9rem 0.35rem 0;
  border-bottom: 1px solid rgba(128, 128, 128, 0.35); min-width: 7rem;
  max-width: 18rem; unicode-bidi: plaintext; overflow-wrap: break-word;
}
.netmap-table thead th { white-space: nowrap; overflow-wrap: normal; }
.netmap-said { margin: 0.2rem 0; unicode-bidi: plaintext; }
.netmap-said span { font-size: 0.85rem; opacity: 0.75; }
.netmap-record { display: grid; grid-template-columns: minmax(9rem, 16rem) 1fr;
  gap: 0.2rem 1rem; margin: 0.3rem 0; }
.netmap-record dt { font-size: 0.85rem; opacity: 0.75; }
.netmap-record dd { margin: 0; unicode-bidi: plaintext; white-space: pre-line;
  overflow-wrap: anywhere; }
.netmap-prompt p { margin: 0.35rem 0; unicode-bidi: plaintext; }
.netmap-prompt ul { padding-left: 1.1rem; margin: 0.35rem 0; }
.netmap-prompt li { unicode-bidi: plaintext; }
.netmap-prompt h3 { padding-top: 0 !important; margin-top: 0 !important; }
.netmap-prompt h3 span { border: 1.5px solid currentColor; border-radius: 0.35rem;
  padding: 0.05rem 0.45rem; margin-right: 0.4rem; font-size: 0.8rem; }
:is(.netmap-stop, .netmap-urgent) h3 span { border-width: 3px; }
.netmap-readback { max-width: 42rem; line-height: 1.5; font-size: 1.05rem; }
.netmap-readback li { margin: 0.35rem 0; unicode-bidi: plaintext; }
.netmap-readback ul { padding-left: 1.1rem; margin: 0.2rem 0 0.8rem; }
.netmap-counts { line-height: 1.45; }
.netmap-counts ul { padding-left: 1.1rem; margin: 0.2rem 0; }
.netmap-counts li { margin: 0.3rem 0; unicode-bidi: plaintext; }
.netmap-counts details { margin: 0 0 1rem; font-size: 0.9rem; }
.netmap-counts summary { cursor: pointer; padding: 0.3rem 0; }
.netmap-changes { line-height: 1.45; max-width: 60rem; }
.netmap-changes ul { padding-left: 1.1rem; margin: 0.1rem 0 0.6rem; }
.netmap-changes li { margin: 0.3rem 0; unicode-bidi: plaintext; }
.netmap-changes small { opacity: 0.8; margin-left: 0.3rem; }
.netmap-changes h3 { padding-top: 0.8rem !important; }
.netmap-changes h4 { font-size: 0.95rem; font-weight: 600; margin: 0.5rem 0 0;
  padding: 0; unicode-bidi: plaintext; }
.netmap-list { padding-left: 1.1rem; margin: 0; }
.netmap-list li {
    margin: 0.35rem 0; unicode-bidi: plaintext; overflow-wrap: anywhere;
}
.netmap-readback p { unicode-bidi: plaintext; }
@media print {
  [data-testid="stHeader"], [data-testid="stSidebar"], button { display: none; }
}
</style>
"""


LARGE = """
<style>
[data-testid="stMain"] :is(button, [data-baseweb="select"] > div, input, [role="tab"]),
[data-testid="stMain"] :is([data-testid="stCheckbox"], [data-testid="stRadio"]) label {
  min-height: 44px;
}
</style>
"""


def draw_large() -> None:
    """Make what two people press together large enough for any finger."""
    st.html(LARGE)


def draw_style() -> None:
    """Put the rules on the page, with the ground of the theme that is in use."""
    theme = "dark" if st.context.theme.type == "dark" else "light"
    ground = st.get_option(f"theme.{theme}.backgroundColor")
    st.html(f"<style>:root {{ --netmap-ground: {ground}; }}</style>{STYLE}")
