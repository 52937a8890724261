"""Keeps a profile of every file that was uploaded, for the console to propose a pipeline from."""

from __future__ import annotations

import hashlib
import json
import logging
import re
import shutil
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from lakehouse.ingest.profile import profile
from lakehouse.object_storage import ChangedError, GoneError, SourceFile, Store

if TYPE_CHECKING:
    from collections.abc import Iterable

log = logging.getLogger(__name__)

BUCKET = "lakehouse"
UPLOADS = "uploads/"
# What lies below it becomes a table without anybody's confirmation.
AUTOMATIC = "uploads/auto/"
PROFILES = "profiles/"

_THREADS = 8
# A compressed file is expanded, decoded and loaded beside what was downloaded.
_DISK_FACTOR = 3
_SPARE_DISK_BYTES = 1 << 30
# Records that people corrected lie beside their file, and are no uploads.
_CORRECTIONS = re.compile(r"corrections/[^/]+\.(csv|jsonl)$")
_ETAG = "profiled-etag"


@dataclass
class Summary:
    """What looking at the uploads came to.

    Attributes:
        proposed: Keys for which a pipeline is proposed now.
        refused: Keys for which none can be, with the reason.
        removed: Number of profiles removed, whose files are gone.
    """

    proposed: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    removed: int = 0

    def to_json(self) -> dict[str, Any]:
        """Return the summary as JSON can hold it."""
        return asdict(self)


def profile_uploads(store: Store, *, bucket: str = BUCKET) -> Summary:
    """Profile each upload that has no profile of its version, and remove the profiles of those that are gone.

    A file that cannot be profiled has a profile that says why, and does not stop the others.

    Raises:
        botocore.exceptions.ClientError: The store refused; what was done so far stays.
        botocore.exceptions.BotoCoreError: The store could not be reached; what was done so far stays.
    """
    summary = Summary()
    files = [file for file in store.list(bucket, UPLOADS) if not _CORRECTIONS.search(file.key)]
    names = {profile_key(file.key) for file in files}
    there = {entry.key for entry in store.list(bucket, PROFILES)}
    for key in sorted(there - names):
        store.remove(f"s3://{bucket}/{key}")
        summary.removed += 1
    for file in _without_profile(store, bucket, files, there):
        try:
            content = _profile(store, bucket, file)
        except (ChangedError, GoneError):
            # The next look finds what is there by then.
            log.warning("%r was replaced or deleted while it was read", file.key)
            continue
        store.client.put_object(
            Bucket=bucket,
            Key=profile_key(file.key),
            Body=json.dumps(content, ensure_ascii=False, allow_nan=False).encode(),
            ContentType="application/json",
            Metadata={_ETAG: file.etag},
        )
        if content["reason"] is None:
            summary.proposed.append(file.key)
        else:
            summary.refused[file.key] = content["reason"]
        log.info("%r: %s", file.key, content["reason"] or f"{content['rows']} rows, {len(content['columns'])} columns")
    return summary


def profile_key(key: str) -> str:
    """Return the key of the profile of an upload."""
    return f"{PROFILES}{hashlib.sha256(key.encode()).hexdigest()}.json"


def _without_profile(
    store: Store, bucket: str, files: Iterable[SourceFile], profiles: set[str]
) -> Iterable[SourceFile]:
    def is_missing(file: SourceFile) -> bool:
        key = profile_key(file.key)
        if key not in profiles:
            return True
        try:
            return store.client.head_object(Bucket=bucket, Key=key)["Metadata"].get(_ETAG) != file.etag
        except ClientError as error:
            if error.response.get("Error", {}).get("Code") in ("404", "NoSuchKey"):
                return True
            raise

    listed = list(files)
    with ThreadPoolExecutor(_THREADS) as pool:
        return [file for file, missing in zip(listed, pool.map(is_missing, listed), strict=True) if missing]


def _profile(store: Store, bucket: str, file: SourceFile) -> dict[str, Any]:
    content: dict[str, Any] = {
        "file": f"s3://{bucket}/{file.key}",
        "key": file.key,
        "sizeBytes": file.size_bytes,
        "etag": file.etag,
        "modifiedAt": file.modified_at.isoformat(),
        "auto": file.key.startswith(AUTOMATIC),
    }
    with tempfile.TemporaryDirectory(prefix="lakehouse-profile-") as folder:
        free = shutil.disk_usage(folder).free
        if free < _DISK_FACTOR * file.size_bytes + _SPARE_DISK_BYTES:
            reason = (
                f"the worker's disk has {free >> 20} MiB free, too little for a file of {file.size_bytes >> 20} MiB"
            )
            return content | _refused(reason)
        path, directory = Path(folder, "upload"), Path(folder, "work")
        directory.mkdir()
        store.download(bucket, file, path)
        try:
            content |= profile(path, directory, key=file.key).to_json()
        except Exception as error:
            # Whatever is wrong with one file, or with this program, the others have their turn.
            log.exception("%r could not be profiled", file.key)
            content |= _refused(f"it could not be profiled ({type(error).__name__}: {error})"[:500])
    return content | {"profiledAt": datetime.now(UTC).isoformat()}


def _refused(reason: str) -> dict[str, Any]:
    return {
        "status": "refused",
        "reason": reason,
        "rows": 0,
        "columns": [],
        "candidateKeys": [],
        "firstRows": [],
        "notes": [],
        "proposal": None,
        "profiledAt": datetime.now(UTC).isoformat(),
    }
