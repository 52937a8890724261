from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from lakehouse.ingest import uploads
from lakehouse.ingest.uploads import profile_key, profile_uploads
from lakehouse.object_storage import Store

if TYPE_CHECKING:
    from pathlib import Path

    from mypy_boto3_s3 import S3Client

    from lakehouse.object_storage import SourceFile
    from lakehouse.settings import LakehouseSettings

ODD_KEYS = [
    "uploads/with spaces and +plus.csv",
    'uploads/o\'brien "quoted" `tick`.csv',
    "uploads/größe/日本語 🌍.csv",
    "uploads/100%25 & #1?.csv",
    "uploads/semi;colon,comma=is~not*[x].csv",
]


@pytest.fixture
def store(local_lakehouse: LakehouseSettings) -> Store:
    return Store(local_lakehouse.s3)


def profile_of(s3: S3Client, bucket: str, key: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(s3.get_object(Bucket=bucket, Key=profile_key(key))["Body"].read())
    return content


def test_each_upload_has_a_profile_of_its_version_and_is_read_once(store: Store, s3: S3Client, bucket: str) -> None:
    s3.put_object(Bucket=bucket, Key="uploads/a.csv", Body=b"id,n\n1,2\n2,3\n")
    s3.put_object(Bucket=bucket, Key="uploads/auto/b.jsonl", Body=b'{"id": 1}\n{"id": 2}\n')
    s3.put_object(Bucket=bucket, Key="elsewhere/c.csv", Body=b"id\n1\n")
    assert profile_uploads(store, bucket=bucket).proposed == ["uploads/a.csv", "uploads/auto/b.jsonl"]

    found = profile_of(s3, bucket, "uploads/a.csv")
    listed = {file.key: file for file in store.list(bucket, "uploads/")}
    assert found["file"] == "s3://lakehouse/uploads/a.csv"
    assert (found["key"], found["etag"], found["sizeBytes"]) == ("uploads/a.csv", listed["uploads/a.csv"].etag, 13)
    assert found["modifiedAt"] == listed["uploads/a.csv"].modified_at.isoformat()
    assert (found["status"], found["auto"], found["rows"]) == ("proposed", False, 2)
    assert profile_of(s3, bucket, "uploads/auto/b.jsonl")["auto"] is True

    assert profile_uploads(store, bucket=bucket).to_json() == {"proposed": [], "refused": {}, "removed": 0}
    s3.put_object(Bucket=bucket, Key="uploads/a.csv", Body=b"id,n\n1,2\n2,3\n3,4\n")
    assert profile_uploads(store, bucket=bucket).proposed == ["uploads/a.csv"]
    assert profile_of(s3, bucket, "uploads/a.csv")["rows"] == 3


def test_a_file_that_cannot_be_profiled_says_why_and_does_not_stop_the_others(
    store: Store, s3: S3Client, bucket: str
) -> None:
    s3.put_object(Bucket=bucket, Key="uploads/a.csv", Body=b"")
    s3.put_object(Bucket=bucket, Key="uploads/b.csv", Body=b"PK\x03\x04")
    s3.put_object(Bucket=bucket, Key="uploads/c.csv", Body=b"id\n1\n")
    summary = profile_uploads(store, bucket=bucket)
    assert summary.proposed == ["uploads/c.csv"]
    assert list(summary.refused) == ["uploads/a.csv", "uploads/b.csv"]
    assert profile_of(s3, bucket, "uploads/a.csv")["reason"] == "the file is empty"
    assert profile_uploads(store, bucket=bucket).refused == {}


def test_a_fault_of_the_profiler_faked_here_is_the_files_own(
    store: Store, s3: S3Client, bucket: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key in ("uploads/a.csv", "uploads/b.csv"):
        s3.put_object(Bucket=bucket, Key=key, Body=b"id\n1\n")
    real = uploads.profile  # type: ignore[attr-defined]

    def faulty(path: Path, directory: Path, *, key: str) -> Any:
        if key == "uploads/a.csv":
            raise ZeroDivisionError("by nothing")
        return real(path, directory, key=key)

    monkeypatch.setattr(uploads, "profile", faulty)
    summary = profile_uploads(store, bucket=bucket)
    assert summary.proposed == ["uploads/b.csv"]
    assert summary.refused == {"uploads/a.csv": "it could not be profiled (ZeroDivisionError: by nothing)"}


def test_profiles_of_deleted_files_are_removed(store: Store, s3: S3Client, bucket: str) -> None:
    s3.put_object(Bucket=bucket, Key="uploads/a.csv", Body=b"id\n1\n")
    profile_uploads(store, bucket=bucket)
    s3.delete_object(Bucket=bucket, Key="uploads/a.csv")
    assert profile_uploads(store, bucket=bucket).removed == 1
    assert list(store.list(bucket, "profiles/")) == []


def test_a_file_that_is_replaced_or_deleted_while_it_is_read_is_left_to_the_next_look(
    store: Store, s3: S3Client, bucket: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key in ("uploads/deleted.csv", "uploads/kept.csv", "uploads/replaced.csv"):
        s3.put_object(Bucket=bucket, Key=key, Body=b"id\n1\n")
    download = store.download

    def late(bucket: str, file: SourceFile, path: Path) -> None:
        s3.delete_object(Bucket=bucket, Key="uploads/deleted.csv")
        s3.put_object(Bucket=bucket, Key="uploads/replaced.csv", Body=b"id\n1\n2\n")
        download(bucket, file, path)

    with monkeypatch.context() as patched:
        patched.setattr(store, "download", late)
        assert profile_uploads(store, bucket=bucket).proposed == ["uploads/kept.csv"]
    assert profile_uploads(store, bucket=bucket).proposed == ["uploads/replaced.csv"]
    assert profile_of(s3, bucket, "uploads/replaced.csv")["rows"] == 2


def test_corrections_of_records_are_no_uploads(store: Store, s3: S3Client, bucket: str) -> None:
    s3.put_object(Bucket=bucket, Key="uploads/a.csvcorrections/1.csv", Body=b"id\n1\n")
    assert profile_uploads(store, bucket=bucket).proposed == []


@pytest.mark.parametrize("key", ODD_KEYS)
def test_names_of_all_kinds_are_profiled_under_their_own_name(
    store: Store, s3: S3Client, bucket: str, key: str
) -> None:
    s3.put_object(Bucket=bucket, Key=key, Body=b"id\n1\n2\n")
    assert profile_uploads(store, bucket=bucket).proposed == [key]
    assert profile_of(s3, bucket, key)["key"] == key
    assert profile_uploads(store, bucket=bucket).proposed == []
