"""The errors that this library raises on purpose; each message is written for the person who runs the pipeline."""

from __future__ import annotations


class LakehouseError(Exception):
    """Base of all errors that a caller may want to tell from defects."""


class SettingsError(LakehouseError):
    """A setting is missing or cannot be used."""
