"""Home: where the address names no page; leads to the worker's own first page."""

from netmap.ui.page import begin_page

begin_page(leads_home=True)
