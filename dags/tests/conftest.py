"""What every test may use."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from botocore.exceptions import BotoCoreError, ClientError

from lakehouse.catalog import open_catalog
from lakehouse.object_storage import Store
from lakehouse.settings import CatalogSettings, LakehouseSettings, S3Settings, TrinoSettings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mypy_boto3_s3 import S3Client
    from pyiceberg.catalog import Catalog

_START_TIMEOUT_SECONDS = 60
_KEY_ID = "admin"
_SECRET = "only-for-this-test"


@pytest.fixture(scope="session")
def local_lakehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LakehouseSettings]:
    """A SeaweedFS of this test session's own: S3 and the Iceberg catalog, without Trino and Valkey."""
    directory = tmp_path_factory.mktemp("seaweedfs")
    names = ["master", "volume", "filer", "s3"]
    ports = dict(zip([*names, *(f"{name}.grpc" for name in names), "iceberg"], _free_ports(9), strict=True))
    flags = [
        flag for name in names for flag in (f"-{name}.port={ports[name]}", f"-{name}.port.grpc={ports[f'{name}.grpc']}")
    ]
    weed = str(Path(sys.executable).parent / "weed")
    with (directory / "log").open("wb") as log:
        process = subprocess.Popen(
            [
                weed,
                "server",
                "-ip=127.0.0.1",
                f"-dir={directory}",
                # Many small volumes, made one at a time: each bucket wants its own, on whatever disk is here.
                "-volume.max=0",
                "-master.volumeSizeLimitMB=64",
                "-master.volumePreallocate=false",
                "-s3",
                f"-s3.port.iceberg={ports['iceberg']}",
                "-s3.port.lance=0",
                *flags,
            ],
            env={
                "AWS_ACCESS_KEY_ID": _KEY_ID,
                "AWS_SECRET_ACCESS_KEY": _SECRET,
                "HOME": str(directory),
                "WEED_MASTER_VOLUME_GROWTH_COPY_1": "1",
            },
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        master = f"127.0.0.1:{ports['master']}.{ports['master.grpc']}"
        settings = LakehouseSettings(
            s3=S3Settings(f"http://127.0.0.1:{ports['s3']}", _KEY_ID, _SECRET),
            catalog=CatalogSettings(f"http://127.0.0.1:{ports['iceberg']}", "s3://lakehouse-warehouse/"),
            # Nothing listens there: what reaches for Trino in these tests is a mistake.
            trino=TrinoSettings("127.0.0.1", 1, "nobody", "nothing", "/nonexistent"),
        )
        _make_buckets(settings, process, weed, master)
        yield settings
    finally:
        # Its orderly end takes half a minute, and nobody wants its data.
        process.kill()
        process.wait(timeout=30)


@pytest.fixture(scope="session")
def store(local_lakehouse: LakehouseSettings) -> Store:
    return Store(local_lakehouse.s3)


@pytest.fixture
def s3(store: Store) -> S3Client:
    return store.client


@pytest.fixture(scope="session")
def catalog(local_lakehouse: LakehouseSettings) -> Catalog:
    return open_catalog(local_lakehouse.catalog, local_lakehouse.s3)


@pytest.fixture
def bucket(store: Store) -> Iterator[str]:
    """An empty bucket named lakehouse."""
    yield "lakehouse"
    keys = [file.key for file in store.list("lakehouse", "")]
    for start in range(0, len(keys), 1000):
        some = [{"Key": key} for key in keys[start : start + 1000]]
        store.client.delete_objects(Bucket="lakehouse", Delete={"Objects": some, "Quiet": True})  # type: ignore[typeddict-item]


def _free_ports(count: int) -> list[int]:
    sockets = [socket.socket() for _ in range(count)]
    try:
        for candidate in sockets:
            candidate.bind(("127.0.0.1", 0))
        return [candidate.getsockname()[1] for candidate in sockets]
    finally:
        for candidate in sockets:
            candidate.close()


def _make_buckets(settings: LakehouseSettings, process: subprocess.Popen[bytes], weed: str, master: str) -> None:
    client = Store(settings.s3).client
    deadline = time.monotonic() + _START_TIMEOUT_SECONDS
    while True:
        try:
            client.create_bucket(Bucket="lakehouse")
            break
        except (BotoCoreError, ClientError):
            if process.poll() is not None or time.monotonic() > deadline:
                raise
            time.sleep(0.2)
    subprocess.run(
        [weed, "shell", f"-master={master}"],
        input=b"s3tables.bucket -create -name lakehouse-warehouse -account 000000000000\n",
        capture_output=True,
        timeout=20,
        check=True,
    )
    open_catalog(settings.catalog, settings.s3).create_namespace(
        "lakehouse", {"location": "s3://lakehouse-warehouse/lakehouse"}
    )


@pytest.fixture(scope="session")
def many_keys() -> int:
    """How many keys a folder with very many has: the time to make them is what bounds it."""
    return 100_000 if os.environ.get("LAKEHOUSE_TEST_FULL") else 5_000
