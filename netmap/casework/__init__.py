"""The use cases: each checks access, runs one transaction and leaves an audit row."""
