"""Where the lakehouse is and how to sign in, as plain values that the caller provides."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lakehouse.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class S3Settings:
    """An S3 endpoint and the key to use there.

    Attributes:
        endpoint_url: Base address, such as ``http://seaweedfs:8333``.
        access_key_id: The key's id.
        secret_access_key: The key's secret.
        region: Region that requests are signed for.
    """

    endpoint_url: str
    access_key_id: str
    secret_access_key: str = field(repr=False)
    region: str = "us-east-1"


@dataclass(frozen=True)
class CatalogSettings:
    """An Iceberg REST catalog; it takes the S3 key as its credential.

    Attributes:
        uri: Base address, such as ``http://seaweedfs:8181``.
        warehouse: Address of the table bucket, such as ``s3://lakehouse-warehouse/``.
    """

    uri: str
    warehouse: str


@dataclass(frozen=True)
class TrinoSettings:
    """A Trino coordinator reached over HTTPS.

    Attributes:
        host: Host name, as it stands in the server's certificate.
        port: HTTPS port.
        user: Trino user.
        password: Its password.
        ca_file: PEM file with the certificate authority that signed the server's certificate.
        catalog: Trino's name for the Iceberg catalog.
    """

    host: str
    port: int
    user: str
    password: str = field(repr=False)
    ca_file: str
    catalog: str = "iceberg"


@dataclass(frozen=True)
class LakehouseSettings:
    """Everything that an ingestion needs to reach.

    Attributes:
        s3: The object store.
        catalog: The Iceberg catalog in it.
        trino: The query engine.
        lock_url: Address of the Valkey that holds the tables' locks.
    """

    s3: S3Settings
    catalog: CatalogSettings
    trino: TrinoSettings
    lock_url: str = field(repr=False, default="")


def s3_from_environment(environment: Mapping[str, str] = os.environ) -> S3Settings:
    """Collect the object store's address and key from what the stack gives to workers and triggerer.

    Raises:
        SettingsError: Something is missing.
    """
    with _Missing():
        return _s3(_connection(environment, "AWS_DEFAULT"))


def from_environment(environment: Mapping[str, str] = os.environ) -> LakehouseSettings:
    """Collect the addresses and credentials that the stack gives to the workers.

    Raises:
        SettingsError: Something is missing.
    """
    with _Missing():
        trino = _connection(environment, "TRINO_DEFAULT")
        return LakehouseSettings(
            s3=_s3(_connection(environment, "AWS_DEFAULT")),
            catalog=CatalogSettings(
                uri=environment["LAKEHOUSE_CATALOG_URI"], warehouse=environment["LAKEHOUSE_WAREHOUSE"]
            ),
            trino=TrinoSettings(
                host=trino["host"],
                port=int(trino["port"]),
                user=trino["login"],
                password=trino["password"],
                ca_file=trino["extra"]["verify"],
            ),
            lock_url=environment["AIRFLOW__CELERY__BROKER_URL"],
        )


def _connection(environment: Mapping[str, str], name: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(environment[f"AIRFLOW_CONN_{name}"])
    return value


def _s3(connection: dict[str, Any]) -> S3Settings:
    return S3Settings(
        endpoint_url=connection["extra"]["endpoint_url"],
        access_key_id=connection["login"],
        secret_access_key=connection["password"],
        region=connection["extra"]["region_name"],
    )


class _Missing:
    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> None:
        if isinstance(error, KeyError):
            raise SettingsError(
                f"{error.args[0]} is missing: the connections AIRFLOW_CONN_AWS_DEFAULT (extra endpoint_url,"
                " region_name) and AIRFLOW_CONN_TRINO_DEFAULT (extra verify) and the variables LAKEHOUSE_CATALOG_URI, "
                "LAKEHOUSE_WAREHOUSE and AIRFLOW__CELERY__BROKER_URL must be set for the workers"
            ) from error
