"""Measures: each is a record with its formula in SQL over the map tables."""
