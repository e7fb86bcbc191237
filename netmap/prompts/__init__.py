"""Prompts: what a rule asks the worker to look at. Pure; no clock, no store."""
