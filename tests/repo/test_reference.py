"""The reference page of the measures is what their records say today."""

from pathlib import Path

from netmap.reports.reference import reference_page

PAGE = Path(__file__).parents[2] / "docs" / "measures.md"


def test_the_page_of_the_measures_is_up_to_date() -> None:
    """Otherwise: python -m netmap.reports.reference > docs/measures.md."""
    assert PAGE.read_text("utf-8").strip() == reference_page().strip()
