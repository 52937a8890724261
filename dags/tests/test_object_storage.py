from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from botocore.exceptions import ClientError

from lakehouse.object_storage import ChangedError, GoneError, split

if TYPE_CHECKING:
    from pathlib import Path

    from mypy_boto3_s3 import S3Client

    from lakehouse.object_storage import Store


def test_objects_under_the_prefix_are_listed_in_order_and_folders_left_out(
    store: Store, s3: S3Client, bucket: str
) -> None:
    for key in ["raw/sales/b.csv", "raw/sales/sub/a.CSV", "raw/sales2/c.csv", "raw/sales/\u00fc.csv", "raw/sales/x/"]:
        s3.put_object(Bucket=bucket, Key=key, Body=b"" if key.endswith("/") else b"x")
    assert [file.key for file in store.list(bucket, "raw/sales/")] == [
        "raw/sales/b.csv",
        "raw/sales/sub/a.CSV",
        "raw/sales/\u00fc.csv",
    ]
    assert list(store.list(bucket, "raw/none/")) == []


def test_more_objects_than_a_page_holds_are_all_listed(store: Store, s3: S3Client, bucket: str) -> None:
    for number in range(1001):
        s3.put_object(Bucket=bucket, Key=f"many/{number:04}", Body=b"")
    assert [file.key for file in store.list(bucket, "many/")] == [f"many/{number:04}" for number in range(1001)]


def test_a_missing_bucket_is_an_error(store: Store) -> None:
    with pytest.raises(ClientError):
        list(store.list("no-such-bucket", "raw/"))


def test_a_version_is_downloaded_as_it_was_listed(store: Store, s3: S3Client, bucket: str, tmp_path: Path) -> None:
    s3.put_object(Bucket=bucket, Key="a.csv", Body=b"content")
    [file] = store.list(bucket, "a.csv")
    assert file.size_bytes == len(b"content")
    assert abs(datetime.now(UTC) - file.modified_at) < timedelta(minutes=1)
    store.download(bucket, file, tmp_path / "a")
    assert (tmp_path / "a").read_bytes() == b"content"


def test_another_version_or_none_is_not_taken_for_it(store: Store, s3: S3Client, bucket: str, tmp_path: Path) -> None:
    s3.put_object(Bucket=bucket, Key="a.csv", Body=b"content")
    [file] = store.list(bucket, "a.csv")
    s3.put_object(Bucket=bucket, Key="a.csv", Body=b"changed")
    with pytest.raises(ChangedError):
        store.download(bucket, file, tmp_path / "a")
    [file] = store.list(bucket, "a.csv")
    with pytest.raises(ChangedError):
        store.download(bucket, replace(file, size_bytes=3), tmp_path / "a")
    s3.delete_object(Bucket=bucket, Key="a.csv")
    with pytest.raises(GoneError):
        store.download(bucket, file, tmp_path / "a")


@pytest.mark.parametrize("name", ["plain.parquet", "a b", "\u65e5\u672c?#%20&+", "it's"])
def test_what_is_uploaded_is_downloaded(store: Store, bucket: str, tmp_path: Path, name: str) -> None:
    (tmp_path / "a").write_bytes(b"content")
    location = f"s3://{bucket}/folder/{name}"
    store.upload(tmp_path / "a", location)
    store.download_all([(location, tmp_path / "b")])
    assert (tmp_path / "b").read_bytes() == b"content"
    store.remove(location)
    store.remove(location)
    with pytest.raises(ClientError):
        store.download_all([(location, tmp_path / "c")])


def test_an_address_has_a_bucket_and_a_key() -> None:
    assert split("s3://lakehouse/raw/a b?#.csv") == ("lakehouse", "raw/a b?#.csv")
