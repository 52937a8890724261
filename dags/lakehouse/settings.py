"""Where the lakehouse is and how to sign in, as plain values that the caller provides."""

from __future__ import annotations

from dataclasses import dataclass, field


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
    """Everything that an ingestion needs to reach."""

    s3: S3Settings
    catalog: CatalogSettings
    trino: TrinoSettings
