"""Rows from Python into DuckDB tables, all at once: row by row, by `executemany`, twenty thousand take a minute."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa


def create(connection: duckdb.DuckDBPyConnection, name: str, rows: pa.Table) -> None:
    """Make a table of rows."""
    _execute(connection, f"CREATE TABLE {name} AS FROM registered", rows)


def insert(connection: duckdb.DuckDBPyConnection, name: str, rows: pa.Table) -> None:
    """Add rows to a table that has their columns, in their order."""
    _execute(connection, f"INSERT INTO {name} FROM registered", rows)


def _execute(connection: duckdb.DuckDBPyConnection, statement: str, rows: pa.Table) -> None:
    with connection.cursor() as cursor:
        cursor.register("registered", rows)
        cursor.execute(statement).fetchall()
