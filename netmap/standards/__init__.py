"""The criteria and restriction types that netmap knows, as dated reference data."""
