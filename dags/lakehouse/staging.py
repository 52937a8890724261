"""Short-lived Iceberg tables that carry a batch of rows from Python to Trino."""

from __future__ import annotations

import hashlib
import logging
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from pyiceberg.catalog.rest import RestCatalog
from pyiceberg.exceptions import NoSuchTableError, RESTError
from requests.adapters import HTTPAdapter

from lakehouse.trino_sql import checked_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyiceberg.catalog import Catalog
    from requests import PreparedRequest, Response, Session

    from lakehouse.settings import CatalogSettings, S3Settings

log = logging.getLogger(__name__)

# What is held in memory before it is written; each write is one commit and at least one file.
_APPEND_BYTES = 64 << 20
_CONNECT_TIMEOUT_SECONDS = 5
_REQUEST_TIMEOUT_SECONDS = 60


class _TimeoutAdapter(HTTPAdapter):
    def send(self, request: PreparedRequest, *args: Any, **kwargs: Any) -> Response:
        if kwargs.get("timeout") is None:
            kwargs["timeout"] = (_CONNECT_TIMEOUT_SECONDS, _REQUEST_TIMEOUT_SECONDS)
        return super().send(request, *args, **kwargs)


class _Catalog(RestCatalog):
    # PyIceberg itself waits for an answer for ever. This is the step of building a session that comes before its first
    # request, which asks for a token.
    def _config_headers(self, session: Session) -> None:
        for scheme in ("http://", "https://"):
            session.mount(scheme, _TimeoutAdapter())
        super()._config_headers(session)


def open_catalog(catalog: CatalogSettings, s3: S3Settings) -> Catalog:
    """Connect to the Iceberg REST catalog, with the S3 key as its credential.

    Raises:
        pyiceberg.exceptions.RESTError: The catalog refused.
        requests.RequestException: The catalog could not be reached.
    """
    return _Catalog(
        "lakehouse",
        **{
            "uri": catalog.uri,
            "warehouse": catalog.warehouse,
            "oauth2-server-uri": f"{catalog.uri}/v1/oauth/tokens",
            "credential": f"{s3.access_key_id}:{s3.secret_access_key}",
            "s3.endpoint": s3.endpoint_url,
            "s3.access-key-id": s3.access_key_id,
            "s3.secret-access-key": s3.secret_access_key,
            "s3.region": s3.region,
            "s3.connect-timeout": str(_CONNECT_TIMEOUT_SECONDS),
            "s3.request-timeout": str(_REQUEST_TIMEOUT_SECONDS),
        },
    )


def table_name(prefix: str, run_id: str) -> str:
    """Return the name of a run's staging table: the same for each try of the run, different for each run.

    Args:
        prefix: What the staging tables of this pipeline begin with, such as ``staging_sales_``.
        run_id: The run's identity, of any length and alphabet.
    """
    return checked_name(prefix + hashlib.sha256(run_id.encode()).hexdigest()[:16])


def write(catalog: Catalog, namespace: str, name: str, schema: pa.Schema, batches: Iterable[pa.RecordBatch]) -> int:
    """Replace a staging table with the given rows, holding at most about 64 MiB of them in memory.

    Returns:
        The number of rows written.

    Raises:
        Exception: Whatever the batches raise. The table is then left as it is, for `drop`.
    """
    # A try that died may have left its part.
    drop(catalog, namespace, name)
    table = catalog.create_table((namespace, name), schema)
    rows = 0
    held: list[pa.RecordBatch] = []

    def flush() -> None:
        nonlocal rows
        table.append(pa.Table.from_batches(held, schema))
        rows += sum(batch.num_rows for batch in held)
        held.clear()

    for batch in batches:
        if batch.num_rows:
            held.append(batch)
        if sum(batch.nbytes for batch in held) >= _APPEND_BYTES:
            flush()
    if held:
        flush()
    return rows


def drop(catalog: Catalog, namespace: str, name: str) -> bool:
    """Drop a staging table and delete its files.

    Returns:
        Whether there was such a table.
    """
    try:
        catalog.purge_table((namespace, name))
    except NoSuchTableError:
        return False
    return True


def drop_stale(catalog: Catalog, namespace: str, prefix: str, older_than: timedelta) -> list[str]:
    """Drop staging tables that dead runs left behind.

    Args:
        catalog: The catalog.
        namespace: Where the staging tables are.
        prefix: What their names begin with.
        older_than: How long nothing may have been written to a table before it counts as left behind.

    Returns:
        The names of the tables that were dropped.
    """
    limit = datetime.now(UTC) - older_than
    dropped = []
    for identifier in catalog.list_tables(namespace):
        name = identifier[-1]
        if not name.startswith(prefix):
            continue
        try:
            updated_ms = catalog.load_table(identifier).metadata.last_updated_ms
        except NoSuchTableError:
            continue
        except RESTError as error:
            # One unreadable table must not keep the others.
            log.warning("Staging table %s.%s cannot be read and is left alone: %s", namespace, name, error)
            continue
        if updated_ms < limit.timestamp() * 1000 and drop(catalog, namespace, name):
            dropped.append(name)
    return dropped
