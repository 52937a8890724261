"""Reading source files from S3."""

from __future__ import annotations

import shutil
from typing import IO, TYPE_CHECKING

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

if TYPE_CHECKING:
    from datetime import datetime

    from mypy_boto3_s3 import S3Client

    from lakehouse.settings import S3Settings

_CONNECT_TIMEOUT_SECONDS = 5
_READ_TIMEOUT_SECONDS = 60
_ATTEMPTS = 4


def connect(settings: S3Settings) -> S3Client:
    """Return an S3 client with bounded timeouts and retries. It opens no connection yet."""
    return boto3.client(
        "s3",
        endpoint_url=settings.endpoint_url,
        aws_access_key_id=settings.access_key_id,
        aws_secret_access_key=settings.secret_access_key,
        region_name=settings.region,
        config=Config(
            connect_timeout=_CONNECT_TIMEOUT_SECONDS,
            read_timeout=_READ_TIMEOUT_SECONDS,
            retries={"total_max_attempts": _ATTEMPTS, "mode": "standard"},
            s3={"addressing_style": "path"},
        ),
    )


def list_csv_keys(client: S3Client, bucket: str, prefix: str) -> list[str]:
    """Return the keys under a prefix whose name ends in ``.csv``, in whatever case, sorted.

    Raises:
        botocore.exceptions.ClientError: The bucket is missing or may not be listed.
    """
    pages = client.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=prefix)
    return sorted(
        entry["Key"] for page in pages for entry in page.get("Contents", []) if entry["Key"].lower().endswith(".csv")
    )


def download(client: S3Client, bucket: str, key: str, target: IO[bytes]) -> datetime | None:
    """Copy an object's bytes into an open file.

    Returns:
        When the version that was copied was last modified (UTC), or None if the object no longer exists.

    Raises:
        botocore.exceptions.ClientError: Reading failed for any other reason.
    """
    try:
        answer = client.get_object(Bucket=bucket, Key=key)
    except ClientError as error:
        if error.response.get("Error", {}).get("Code") == "NoSuchKey":
            return None
        raise
    with answer["Body"] as body:
        shutil.copyfileobj(body, target, 1 << 20)
    return answer["LastModified"]
