"""What is stored besides the tables themselves, and what a start does with it.

A table's own properties say up to which commit of the source it is whole: they change in the very commit that changes
its rows. The source's replication slot says from where changes come again. This file stands between: it says what was
acknowledged, and is written before the slot hears of it, so that a slot that is further was moved by someone else.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from lakehouse.cdc.errors import LostError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True)
class Checkpoint:
    """The stored offset.

    Attributes:
        phase: ``snapshot`` from when one is wanted until every table has it; ``stream`` otherwise.
        acknowledged: LSN up to which changes are applied and will not be asked for again.
        reason: Why the snapshot is wanted.
    """

    phase: str
    acknowledged: int = 0
    reason: str = ""

    @staticmethod
    def load(path: Path) -> Checkpoint | None:
        """Read it; None where there is none."""
        try:
            return Checkpoint(**json.loads(path.read_text()))
        except FileNotFoundError:
            return None

    def save(self, path: Path) -> None:
        """Write it so that a crash leaves the old one or the new one."""
        temporary = path.with_suffix(".new")
        with temporary.open("w") as file:
            json.dump(asdict(self), file)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


@dataclass(frozen=True)
class TargetState:
    """What a table's properties say.

    Attributes:
        source: Which table of which database cluster it follows.
        position: LSN of the last commit that it holds.
        snapshot_lsn: LSN of the snapshot that it began with, the same for all tables of one snapshot.
    """

    source: str
    position: int
    snapshot_lsn: int


@dataclass(frozen=True)
class SlotState:
    """The source's replication slot.

    Attributes:
        active: Whether someone reads from it.
        wal_status: PostgreSQL's word: reserved, extended, unreserved or lost.
        confirmed_flush: LSN from which changes come again.
        restart_lsn: LSN from which the source keeps its log for it.
    """

    active: bool
    wal_status: str
    confirmed_flush: int
    restart_lsn: int


def choose_phase(
    checkpoint: Checkpoint | None,
    slot: SlotState | None,
    targets: Mapping[str, TargetState | None],
    sources: Mapping[str, str],
) -> str:
    """Decide whether to read the tables anew or to go on with their changes.

    Args:
        checkpoint: The stored offset, if there is one.
        slot: The replication slot, if there is one.
        targets: State of each target by its source table; None where there is no such table.
        sources: Identity of each source table as it is now.

    Returns:
        ``snapshot`` or ``stream``; the former also says so for the first start and for a table that was added.

    Raises:
        LostError: Going on would leave changes out.
    """
    if checkpoint is not None and checkpoint.phase == "snapshot":
        return "snapshot"
    known = {table: state for table, state in targets.items() if state is not None}
    if len(known) < len(targets):
        return "snapshot"
    for table, state in known.items():
        if state.source != sources[table]:
            raise LostError(f"the target of {table} follows {state.source}, and this source is {sources[table]}")
    if len({state.snapshot_lsn for state in known.values()}) > 1:
        return "snapshot"
    if slot is None:
        raise LostError("the replication slot is gone from the source, and with it the changes since")
    if slot.wal_status == "lost":
        raise LostError(
            "the source removed log that its replication slot still needed (max_slot_wal_keep_size): changes are gone"
        )
    acknowledged = checkpoint.acknowledged if checkpoint else max(state.position for state in known.values())
    if slot.confirmed_flush > acknowledged:
        raise LostError(
            "the replication slot is further than what was applied here: someone else has read from it or made it anew"
        )
    return "stream"
