"""Running SQL in Trino."""

from __future__ import annotations

import re
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

from requests import Session
from trino.auth import BasicAuthentication
from trino.dbapi import Connection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lakehouse.settings import TrinoSettings

# One HTTP exchange, not a query: Trino answers within a second and the client asks again.
_REQUEST_TIMEOUT_SECONDS = 30
_ATTEMPTS = 5
_NAME = re.compile(r"[a-z][a-z0-9_]{0,127}")


@contextmanager
def session(settings: TrinoSettings, source: str) -> Iterator[Connection]:
    """Open a connection whose certificate is verified, and close it afterwards.

    Args:
        settings: Where Trino is.
        source: What Trino shows as the origin of the queries.
    """
    http_session = Session()
    http_session.verify = settings.ca_file
    # Else REQUESTS_CA_BUNDLE, where it is set, would replace the stack's own certificate authority.
    http_session.trust_env = False
    with closing(
        Connection(
            host=settings.host,
            port=settings.port,
            user=settings.user,
            auth=BasicAuthentication(settings.user, settings.password),
            http_scheme="https",
            http_session=http_session,
            catalog=settings.catalog,
            source=source,
            request_timeout=_REQUEST_TIMEOUT_SECONDS,
            max_attempts=_ATTEMPTS,
            timezone="UTC",
        )
    ) as connection:
        yield connection


def query(connection: Connection, sql: str) -> list[list[Any]]:
    """Run a statement to its end and return its rows; it is cancelled in Trino if this is interrupted.

    Raises:
        trino.exceptions.TrinoQueryError: Trino refused or failed the statement.
        trino.exceptions.TrinoConnectionError: Trino could not be reached.
    """
    cursor = connection.cursor()
    try:
        return list(cursor.execute(sql).fetchall())
    finally:
        cursor.close()


def change(connection: Connection, sql: str) -> int:
    """Run a statement that changes rows and return how many; errors as for `query`."""
    cursor = connection.cursor()
    try:
        cursor.execute(sql).fetchall()
        return int(cursor.rowcount)
    finally:
        cursor.close()


def checked_name(name: str) -> str:
    """Return a name that can stand in SQL without quotes.

    Raises:
        ValueError: It is not a lower-case letter followed by lower-case letters, digits and underscores.
    """
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} cannot be the name of a table")
    return name
