"""The object store: listing, downloading and uploading, with bounded timeouts and retries."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import boto3
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import ClientError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from mypy_boto3_s3 import S3Client

    from lakehouse.settings import S3Settings

_CONNECT_TIMEOUT_SECONDS = 5
_READ_TIMEOUT_SECONDS = 60
_ATTEMPTS = 4
_THREADS = 8
_BLOCK_BYTES = 1 << 20
_TRANSFER = TransferConfig(
    multipart_threshold=64 << 20, multipart_chunksize=16 << 20, max_concurrency=4, use_threads=True
)


@dataclass(frozen=True)
class SourceFile:
    """One version of an object.

    Attributes:
        key: Its key in the bucket.
        size_bytes: Its size.
        etag: What identifies its content, without quotes.
        modified_at: When it was written (UTC).
    """

    key: str
    size_bytes: int
    etag: str
    modified_at: datetime


class ChangedError(Exception):
    """The object is not the version that was listed any more."""


class GoneError(Exception):
    """The object does not exist any more."""


class Store:
    """An S3 endpoint. It opens no connection before its first use and may be used from several threads."""

    def __init__(self, settings: S3Settings) -> None:
        self.client: S3Client = boto3.client(
            "s3",
            endpoint_url=settings.endpoint_url,
            aws_access_key_id=settings.access_key_id,
            aws_secret_access_key=settings.secret_access_key,
            region_name=settings.region,
            config=Config(
                connect_timeout=_CONNECT_TIMEOUT_SECONDS,
                read_timeout=_READ_TIMEOUT_SECONDS,
                retries={"total_max_attempts": _ATTEMPTS, "mode": "standard"},
                max_pool_connections=_THREADS * 2,
                s3={"addressing_style": "path"},
            ),
        )

    def list(self, bucket: str, prefix: str) -> Iterator[SourceFile]:
        """Yield the objects under a prefix, in the order of their keys; folders' markers are left out.

        Raises:
            botocore.exceptions.ClientError: The bucket is missing or may not be listed.
            botocore.exceptions.BotoCoreError: The store could not be reached.
        """
        # With encoded keys, names that XML cannot hold come through.
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=prefix)
        for page in pages:
            for entry in page.get("Contents", []):
                if not entry["Key"].endswith("/"):
                    yield SourceFile(entry["Key"], entry["Size"], entry["ETag"].strip('"'), entry["LastModified"])

    def download(self, bucket: str, file: SourceFile, path: Path) -> None:
        """Copy that version of an object into a file.

        Raises:
            ChangedError: There is another version by now.
            GoneError: The object no longer exists.
            botocore.exceptions.ClientError: The store refused for any other reason.
            botocore.exceptions.BotoCoreError: The store could not be reached, or broke off.
        """
        try:
            answer = self.client.get_object(Bucket=bucket, Key=file.key, IfMatch=f'"{file.etag}"')
        except ClientError as error:
            code = error.response.get("Error", {}).get("Code")
            if code in ("NoSuchKey", "404"):
                raise GoneError(file.key) from error
            if code in ("PreconditionFailed", "412"):
                raise ChangedError(file.key) from error
            raise
        with closing(answer["Body"]) as body, path.open("wb") as target:
            if answer["ETag"].strip('"') != file.etag:
                raise ChangedError(file.key)
            for block in body.iter_chunks(_BLOCK_BYTES):
                target.write(block)
        if path.stat().st_size != file.size_bytes:
            raise ChangedError(file.key)

    def download_all(self, files: Sequence[tuple[str, Path]]) -> None:
        """Copy objects, given by their full addresses, into files, several at a time."""

        def one(item: tuple[str, Path]) -> None:
            bucket, key = split(item[0])
            self.client.download_file(bucket, key, str(item[1]), Config=_TRANSFER)

        with ThreadPoolExecutor(_THREADS) as pool:
            for _ in pool.map(one, files):
                pass

    def upload(self, path: Path, location: str) -> None:
        """Copy a file to an address.

        Raises:
            boto3.exceptions.S3UploadFailedError: The store refused or could not be reached.
        """
        bucket, key = split(location)
        self.client.upload_file(str(path), bucket, key, Config=_TRANSFER)

    def remove(self, location: str) -> None:
        """Delete an object; it is no error if there is none."""
        bucket, key = split(location)
        self.client.delete_object(Bucket=bucket, Key=key)


def split(location: str) -> tuple[str, str]:
    """Return bucket and key of an address such as ``s3://lakehouse/raw/a.csv``."""
    parts: Any = urlsplit(location, allow_fragments=False)
    return parts.netloc, location.removeprefix(f"{parts.scheme}://{parts.netloc}/")
