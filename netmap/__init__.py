"""Record an ecomap with the person it is about, seal each review, prove it intact."""

__version__ = "0.1.0"
