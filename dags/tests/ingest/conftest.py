"""A pipeline of a test's own on the SeaweedFS of the test session."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import pytest
from pyiceberg.exceptions import NoSuchTableError

from lakehouse.ingest import ledger
from lakehouse.ingest.columns import parse_type
from lakehouse.ingest.declaration import Column, Declaration, Partitioning
from lakehouse.ingest.run import run
from lakehouse.object_storage import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from pyiceberg.catalog import Catalog
    from pyiceberg.table import Table

    from lakehouse.ingest.run import Summary
    from lakehouse.object_storage import SourceFile
    from lakehouse.settings import LakehouseSettings

BUCKET = "lakehouse"
COLUMNS = {"id": "bigint", "mark": "integer", "value": "varchar"}


@dataclass
class Pipeline:
    """A declaration with a folder and a table of its own."""

    settings: LakehouseSettings
    store: Store
    catalog: Catalog
    declaration: Declaration
    runs: int = field(default=0)

    @property
    def prefix(self) -> str:
        return self.declaration.prefix

    def put(self, file: str, *lines: str, header: str | None = None) -> None:
        """Write a CSV file."""
        first = ",".join(column.name for column in self.declaration.columns) if header is None else header
        self.put_bytes(file, "\n".join([first, *lines, ""]).encode())

    def put_bytes(self, file: str, content: bytes) -> None:
        self.store.client.put_object(Bucket=BUCKET, Key=self.prefix + file, Body=content)

    def remove(self, file: str) -> None:
        self.store.client.delete_object(Bucket=BUCKET, Key=self.prefix + file)

    def address(self, file: str) -> str:
        return f"s3://{BUCKET}/{self.prefix}{file}"

    def run(self, run_id: str | None = None, **options: Any) -> Summary:
        """Run the pipeline, and look that no record went uncounted."""
        self.runs += 1
        summary = run(self.settings, self.declaration, run_id or f"run-{self.runs}", **options)
        summary.counts.check()
        return summary

    def declare(self, **changes: Any) -> None:
        self.declaration = replace(self.declaration, **changes)

    def table(self) -> Table:
        return self.catalog.load_table(f"lakehouse.{self.declaration.table}")

    def rows(self, *columns: str) -> list[tuple[Any, ...]]:
        """The table's rows as PyIceberg reads them, in order of their keys."""
        names = columns or tuple(name for name in self.table().schema().column_names if not name.startswith("_"))
        wanted = tuple(dict.fromkeys([*self.declaration.key, *names]))
        found = self.table().scan(selected_fields=wanted).to_arrow().to_pylist()
        found.sort(key=lambda row: tuple(row[name] for name in self.declaration.key))
        return [tuple(row[name] for name in names) for row in found]

    def ingested_at(self) -> dict[Any, datetime]:
        return dict(self.rows(self.declaration.key[0], "_ingested_at"))

    def snapshots(self) -> list[int]:
        try:
            return [snapshot.snapshot_id for snapshot in self.table().snapshots()]
        except NoSuchTableError:
            return []

    def log(self, name: str, key: str) -> dict[str, dict[str, Any]]:
        """The latest rows of one of the ledger's tables."""
        try:
            found = self.catalog.load_table(f"lakehouse.{name}").scan().to_arrow().sort_by("recorded_at").to_pylist()
        except NoSuchTableError:
            return {}
        mine = [row for row in found if row.get("pipeline", self.declaration.name) == self.declaration.name]
        return {row[key]: row for row in mine}

    def files(self) -> dict[str, dict[str, Any]]:
        return {name.removeprefix(self.address("")): row for name, row in self.log("ingested_files", "file").items()}

    def run_records(self) -> dict[str, dict[str, Any]]:
        return self.log("ingest_runs", "run_id")

    def rejects(self) -> list[dict[str, Any]]:
        return list(self.log(self.declaration.rejects_table, "reject_id").values())


@pytest.fixture
def make_pipeline(
    local_lakehouse: LakehouseSettings, store: Store, catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Pipeline]]:
    # Nobody else makes the ledger's tables at the same time, but where a test says so.
    monkeypatch.setattr(ledger, "_CREATION_SECONDS", 0)

    def make(
        columns: dict[str, str] | None = None,
        *,
        key: tuple[str, ...] = ("id",),
        watermark: str | None = "mark",
        partitioning: tuple[Partitioning, ...] = (),
        **others: Any,
    ) -> Pipeline:
        name = f"t_{uuid.uuid4().hex[:12]}"
        declaration = Declaration(
            name=name,
            prefix=f"raw/{name}/",
            table=name,
            key=key,
            columns=tuple(Column(column, parse_type(kind)) for column, kind in (columns or COLUMNS).items()),
            watermark=watermark,
            partitioning=partitioning,
            **others,
        )
        return Pipeline(local_lakehouse, store, catalog, declaration)

    yield make
    # The ledger's tables too: each test begins without a history.
    for identifier in catalog.list_tables("lakehouse"):
        catalog.drop_table(identifier)


@pytest.fixture
def pipeline(make_pipeline: Callable[..., Pipeline]) -> Pipeline:
    return make_pipeline()


@pytest.fixture
def file_times(monkeypatch: pytest.MonkeyPatch) -> dict[str, datetime]:
    """Faked: when files were written, by their names. S3 itself keeps whole seconds, and lets nobody choose."""
    times: dict[str, datetime] = {}
    listed = Store.list

    def list_with_times(self: Store, bucket: str, prefix: str) -> Iterator[SourceFile]:
        for found in listed(self, bucket, prefix):
            at = times.get(found.key.removeprefix(prefix))
            yield found if at is None else replace(found, modified_at=at)

    monkeypatch.setattr(Store, "list", list_with_times)
    return times
