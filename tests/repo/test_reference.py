"""The reference pages say what the records that they are written from say today."""

from pathlib import Path

from netmap.reports.allowed import allowed_page
from netmap.reports.asked import asked_page
from netmap.reports.evidence_rules import evidence_page
from netmap.reports.reference import reference_page

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_of_the_measures_is_up_to_date() -> None:
    """Otherwise: python -m netmap.reports.reference > docs/measures.md."""
    assert (DOCS / "measures.md").read_text("utf-8").strip() == reference_page().strip()


def test_the_page_of_the_prompts_is_up_to_date() -> None:
    """Otherwise: python -m netmap.reports.asked > docs/prompts.md."""
    assert (DOCS / "prompts.md").read_text("utf-8").strip() == asked_page().strip()


def test_the_page_of_who_may_do_what_is_up_to_date() -> None:
    """Otherwise: python -m netmap.reports.allowed > docs/access.md."""
    assert (DOCS / "access.md").read_text("utf-8").strip() == allowed_page().strip()


def test_the_page_of_evidence_is_up_to_date() -> None:
    """Otherwise: python -m netmap.reports.evidence_rules > docs/evidence.md."""
    assert (DOCS / "evidence.md").read_text("utf-8").strip() == evidence_page().strip()
