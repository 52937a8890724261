"""The errors by which change data capture says how to go on."""

from __future__ import annotations

from lakehouse.errors import LakehouseError


class NeedsSnapshotError(LakehouseError):
    """The source changed in a way that its stream of changes does not tell: the tables are read anew."""


class LostError(LakehouseError):
    """Changes are missing for good, or may be: only a new snapshot, which a person asks for, makes the tables whole."""


class SourceError(LakehouseError):
    """The source is not set up as needed; the message says what to run there."""
