"""The place where benches put their stores."""

from pathlib import Path

BUILD = Path(__file__).parents[2] / "build"
"""On the checkout's own disk: a temporary folder may be in memory."""
