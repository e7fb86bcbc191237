"""The store: the only package that speaks SQL to DuckDB."""
