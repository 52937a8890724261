"""The source database, asked in SQL: whether it is set up, what its tables are, and how far its replication slot is."""

from __future__ import annotations

import re
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import psycopg

from lakehouse.cdc.checkpoint import SlotState
from lakehouse.cdc.columns import SourceColumn
from lakehouse.cdc.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CONNECT_TIMEOUT_SECONDS = 10
_STATEMENT_TIMEOUT_MS = 20_000
_SLOT_WAIT_SECONDS = 30
# What Debezium marks when PostgreSQL keeps a value apart and did not send it; of other types it would say NULL.
_MARKED_WHEN_APART = ("text", "varchar", "bpchar", "json", "jsonb", "xml", "citext", "numeric", "bytea")
_NUMERIC_OFFSET = 4


@dataclass(frozen=True)
class SourceSettings:
    """A PostgreSQL database and what to follow in it.

    Attributes:
        host: Host name.
        port: TCP port.
        database: Database.
        user: Role with REPLICATION and SELECT on the tables.
        password: Its password.
        ssl_mode: libpq's sslmode.
        slot: Name of the replication slot, which is made and dropped by this service.
        publication: Name of the publication, which the tables' owner has made.
        tables: Tables as schema.table.
    """

    host: str
    port: int
    database: str
    user: str
    password: str = field(repr=False)
    ssl_mode: str
    slot: str
    publication: str
    tables: tuple[str, ...]


@dataclass(frozen=True)
class Progress:
    """How far the source and its slot are.

    Attributes:
        current: LSN of the source's log.
        slot: The slot; None where there is none.
        limit_bytes: How much log the source keeps for a slot; None without a limit.
    """

    current: int
    slot: SlotState | None
    limit_bytes: int | None


class Source:
    """The source; each question is a connection of its own, short and with timeouts."""

    def __init__(self, settings: SourceSettings) -> None:
        self.settings = settings

    @contextmanager
    def _connect(self) -> Iterator[psycopg.Connection[Any]]:
        settings = self.settings
        with psycopg.connect(
            host=settings.host,
            port=settings.port,
            dbname=settings.database,
            user=settings.user,
            password=settings.password,
            sslmode=settings.ssl_mode,
            connect_timeout=_CONNECT_TIMEOUT_SECONDS,
            application_name="lakehouse-cdc",
            autocommit=True,
            options=f"-c statement_timeout={_STATEMENT_TIMEOUT_MS}",
        ) as connection:
            yield connection

    def identity(self) -> str:
        """Which database of which cluster this is: LSNs of another mean nothing here."""
        with self._connect() as connection:
            row = connection.execute("SELECT system_identifier::text FROM pg_control_system()").fetchone()
        return f"{row[0] if row else '?'}/{self.settings.database}"

    def progress(self) -> Progress:
        """Ask how far the log and the slot are."""
        with self._connect() as connection:
            row = connection.execute(
                """
                SELECT pg_current_wal_lsn() - '0/0', s.active, coalesce(s.wal_status, 'lost'),
                       s.confirmed_flush_lsn - '0/0', s.restart_lsn - '0/0',
                       (SELECT setting::bigint FROM pg_settings WHERE name = 'max_slot_wal_keep_size')
                FROM (SELECT 1) one LEFT JOIN pg_replication_slots s ON s.slot_name = %s
                """,
                (self.settings.slot,),
            ).fetchone()
        if row is None:
            raise AssertionError
        current, active, wal_status, confirmed, restart, limit_mib = row
        slot = None
        if active is not None:
            slot = SlotState(active, wal_status, int(confirmed or 0), int(restart or 0))
        return Progress(int(current), slot, None if limit_mib is None or limit_mib < 0 else int(limit_mib) << 20)

    def check(self) -> list[str]:
        """Look whether all is there that following the tables needs.

        Returns:
            Generated columns as schema.table.column: no change tells them, so they are left out of everything.

        Raises:
            SourceError: Something is not; the message says what to run.
        """
        settings = self.settings
        with self._connect() as connection:
            level = connection.execute("SHOW wal_level").fetchone()
            if level is None or level[0] != "logical":
                raise SourceError(
                    f"wal_level is {level[0] if level else '?'}: set wal_level = logical and restart the source"
                )
            published = connection.execute(
                "SELECT pubinsert AND pubupdate AND pubdelete AND pubtruncate FROM pg_publication WHERE pubname = %s",
                (settings.publication,),
            ).fetchone()
            make = f"CREATE PUBLICATION {settings.publication} FOR TABLE {', '.join(settings.tables)}"
            if published is None:
                raise SourceError(f"the publication {settings.publication} is not there; as the tables' owner: {make}")
            if not published[0]:
                raise SourceError(
                    f"the publication {settings.publication} leaves changes out: "
                    f"ALTER PUBLICATION {settings.publication} SET (publish = 'insert, update, delete, truncate')"
                )
            return [f"{table}.{column}" for table in settings.tables for column in self._check_table(connection, table)]

    def _check_table(self, connection: psycopg.Connection[Any], table: str) -> list[str]:
        settings = self.settings
        schema, name = table.split(".", 1)
        row = connection.execute(
            """
            SELECT c.relreplident,
                   EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary),
                   p.tablename IS NOT NULL, p.rowfilter IS NOT NULL,
                   p.attnames IS NOT NULL AND array_length(p.attnames, 1) < (SELECT count(*) FROM pg_attribute a
                     WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''),
                   has_table_privilege(c.oid, 'SELECT'),
                   (SELECT string_agg(a.attname, ', ') FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
                    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attstorage <> 'p'
                      AND t.typname <> ALL (%s)),
                   ARRAY(SELECT a.attname::text FROM pg_attribute a
                    WHERE a.attrelid = c.oid AND NOT a.attisdropped AND a.attgenerated <> '')
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_publication_tables p ON p.pubname = %s AND p.schemaname = n.nspname AND p.tablename = c.relname
            WHERE n.nspname = %s AND c.relname = %s AND c.relkind IN ('r', 'p')
            """,
            (list(_MARKED_WHEN_APART), settings.publication, schema, name),
        ).fetchone()
        if row is None:
            raise SourceError(f"there is no table {table} in {settings.database}")
        identity, keyed, is_published, filtered, some_columns, readable, apart, generated = row
        if not keyed:
            raise SourceError(
                f"{table} has no primary key, by which rows are told apart: ALTER TABLE {table} ADD PRIMARY KEY (…)"
            )
        if not is_published:
            raise SourceError(
                f"the publication {settings.publication} leaves {table} out: "
                f"ALTER PUBLICATION {settings.publication} ADD TABLE {table}"
            )
        if filtered or some_columns:
            raise SourceError(
                f"the publication {settings.publication} has a WHERE or a list of columns for {table}: take it off"
            )
        if not readable:
            raise SourceError(f"{settings.user} may not read {table}: GRANT SELECT ON {table} TO {settings.user}")
        if identity in "ni":
            raise SourceError(
                f"updates of {table} do not tell its primary key: ALTER TABLE {table} REPLICA IDENTITY DEFAULT"
            )
        if apart and identity != "f":
            raise SourceError(
                f"an update of {table} may leave out long values of {apart}, whose types allow no sign for that: "
                f"ALTER TABLE {table} REPLICA IDENTITY FULL"
            )
        return list(generated)

    def columns(self, table: str) -> tuple[SourceColumn, ...]:
        """The table's columns as its catalogue has them, without generated ones, which no change tells."""
        with self._connect() as connection:
            rows = connection.execute(
                """
                SELECT a.attname, upper(t.typname), a.atttypmod FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
                WHERE a.attrelid = %s::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
                ORDER BY a.attnum
                """,
                (_quoted(table),),
            ).fetchall()
        return tuple(_column(*row) for row in rows)

    def fills_added(self, table: str, names: Sequence[str]) -> list[str]:
        """Those of the columns whose default PostgreSQL gives to rows that were there, which no change tells."""
        with self._connect() as connection:
            rows = connection.execute(
                "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attname = ANY (%s)"
                " AND (atthasmissing OR atthasdef OR attidentity <> '')",
                (_quoted(table), list(names)),
            ).fetchall()
        return [row[0] for row in rows]

    def drop_slot(self) -> None:
        """Drop the slot, if it is there, once nobody reads from it.

        Raises:
            SourceError: Someone else goes on reading from it.
        """
        with self._connect() as connection:
            for _ in range(_SLOT_WAIT_SECONDS):
                row = connection.execute(
                    "SELECT active_pid FROM pg_replication_slots WHERE slot_name = %s", (self.settings.slot,)
                ).fetchone()
                if row is None:
                    return
                if row[0] is None:
                    connection.execute("SELECT pg_drop_replication_slot(%s)", (self.settings.slot,))
                    return
                time.sleep(1)
        raise SourceError(
            f"the replication slot {self.settings.slot} is in use by process {row[0] if row else '?'} of the source: "
            "stop what reads from it, or name another slot in CDC_SLOT"
        )


def _quoted(table: str) -> str:
    return ".".join('"' + part.replace('"', '""') + '"' for part in table.split(".", 1))


def _column(name: str, type_name: str, modifier: int) -> SourceColumn:
    precision = scale = None
    if type_name == "NUMERIC" and modifier >= _NUMERIC_OFFSET:
        packed = modifier - _NUMERIC_OFFSET
        precision = packed >> 16
        scale = packed & 0x7FF
        # Eleven bits with a sign.
        scale = scale - 0x800 if scale & 0x400 else scale
    elif type_name in ("BIT", "VARBIT") and modifier > 0:
        precision = modifier
    return SourceColumn(name, type_name, precision, scale)


def parse_tables(text: str) -> dict[str, str]:
    """Read ``schema.table[=target], …``; a target without a name is cdc_<table>, with its schema unless it is public.

    Raises:
        ValueError: The text is not of that form.
    """
    tables: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        source, _, target = (piece.strip() for piece in part.partition("="))
        if not re.fullmatch(r"[^.\s=,]+\.[^.\s=,]+", source):
            raise ValueError(f"{part!r} is not schema.table or schema.table=target")
        schema, name = source.split(".")
        default = f"cdc_{name}" if schema == "public" else f"cdc_{schema}_{name}"
        chosen = target or re.sub(r"[^a-z0-9_]", "_", default.lower())
        if not re.fullmatch(r"[a-z][a-z0-9_]{0,99}", chosen):
            raise ValueError(f"{chosen!r} is no name for a target: small letters, digits and _")
        if chosen in tables.values() or source in tables:
            raise ValueError(f"{part!r} names a table or a target twice")
        tables[source] = chosen
    if not tables:
        raise ValueError("no table is named")
    return tables
