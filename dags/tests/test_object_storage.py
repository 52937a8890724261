from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from botocore.exceptions import ClientError

from lakehouse import object_storage

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client


def test_only_csv_files_under_the_prefix_are_listed_in_order(s3: S3Client, bucket: str) -> None:
    for key in [
        "raw/sales/b.csv",
        "raw/sales/sub/a.CSV",
        "raw/sales/readme.txt",
        "raw/sales2/c.csv",
        "raw/sales/ü.csv",
    ]:
        s3.put_object(Bucket=bucket, Key=key, Body=b"x")
    assert object_storage.list_csv_keys(s3, bucket, "raw/sales/") == [
        "raw/sales/b.csv",
        "raw/sales/sub/a.CSV",
        "raw/sales/ü.csv",
    ]


def test_an_empty_prefix_lists_nothing(s3: S3Client, bucket: str) -> None:
    assert object_storage.list_csv_keys(s3, bucket, "raw/none/") == []


def test_a_missing_bucket_is_an_error(s3: S3Client) -> None:
    with pytest.raises(ClientError):
        object_storage.list_csv_keys(s3, "no-such-bucket", "raw/")


def test_download_returns_bytes_and_time_of_modification(s3: S3Client, bucket: str) -> None:
    s3.put_object(Bucket=bucket, Key="a.csv", Body=b"content")
    target = io.BytesIO()
    modified_at = object_storage.download(s3, bucket, "a.csv", target)
    assert target.getvalue() == b"content"
    assert modified_at is not None
    assert abs(datetime.now(UTC) - modified_at) < timedelta(minutes=1)


def test_an_object_that_is_gone_is_no_error(s3: S3Client, bucket: str) -> None:
    assert object_storage.download(s3, bucket, "gone.csv", io.BytesIO()) is None
