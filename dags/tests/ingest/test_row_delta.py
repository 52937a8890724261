"""The commit by itself: what readers see of it, and that it is not made onto anything but what was compared."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest
from pyarrow import parquet
from pyiceberg.exceptions import CommitFailedException
from pyiceberg.manifest import ManifestContent
from pyiceberg.typedef import Record

from lakehouse.ingest import row_delta

if TYPE_CHECKING:
    from pathlib import Path

    from pyiceberg.catalog import Catalog
    from pyiceberg.manifest import DataFile
    from pyiceberg.table import Table

    from lakehouse.object_storage import Store

NAME = "lakehouse.row_delta_test"


@pytest.fixture
def table(catalog: Catalog) -> Table:
    """A table of two files with the numbers 0 to 9 and 10 to 19."""
    if catalog.table_exists(NAME):
        catalog.drop_table(NAME)
    schema = pa.schema([pa.field("n", pa.int64())])
    table = catalog.create_table(NAME, schema, properties={"format-version": "2"})
    for first in (0, 10):
        table.append(pa.table({"n": list(range(first, first + 10))}, schema))
    return table


def delete(table: Table, store: Store, folder: Path, positions: dict[int, list[int]]) -> DataFile:
    """A delete file of positions in the table's files, which are given by their order."""
    paths = sorted(task.file.file_path for task in table.scan().plan_files())
    rows = sorted((paths[number], position) for number, each in positions.items() for position in each)
    schema = pa.schema(
        [
            pa.field(name, kind, nullable=False, metadata={"PARQUET:field_id": str(number)})
            for name, kind, number in (
                ("file_path", pa.string(), row_delta.PATH_FIELD_ID),
                ("pos", pa.int64(), row_delta.POSITION_FIELD_ID),
            )
        ]
    )
    local = folder / f"{len(list(folder.iterdir()))}.parquet"
    parquet.write_table(pa.table([[path for path, _ in rows], [at for _, at in rows]], schema=schema), local)
    location = table.location_provider().new_data_location(f"{uuid.uuid4().hex}-{local.name}")
    store.upload(local, location)
    return row_delta.delete_file(local, location, 0, Record())


def numbers(table: Table) -> list[int]:
    return sorted(table.scan().to_arrow()["n"].to_pylist())


def commit(table: Table, deletes: list[DataFile]) -> int:
    transaction = table.transaction()
    snapshot = row_delta.add(transaction, [], deletes, {"lakehouse.batch-id": "b"})
    transaction.commit_transaction()
    return snapshot


def test_deleted_positions_are_not_read_any_more(table: Table, catalog: Catalog, store: Store, tmp_path: Path) -> None:
    kept = {0: numbers(table)[0]}
    assert kept == {0: 0}
    snapshot = commit(table, [delete(table, store, tmp_path, {0: [0, 9], 1: [5]})])
    after = catalog.load_table(NAME)
    assert after.metadata.current_snapshot_id == snapshot
    assert len(numbers(after)) == 17
    commit(after, [delete(after, store, tmp_path, {0: [1]})])
    assert len(numbers(catalog.load_table(NAME))) == 16


def test_the_snapshot_tells_what_it_did_and_its_manifests_what_they_hold(
    table: Table, catalog: Catalog, store: Store, tmp_path: Path
) -> None:
    commit(table, [delete(table, store, tmp_path, {0: [0], 1: [1, 2]})])
    after = catalog.load_table(NAME)
    snapshot = after.current_snapshot()
    assert snapshot is not None
    assert snapshot.summary is not None
    summary = snapshot.summary.additional_properties
    assert summary["lakehouse.batch-id"] == "b"
    assert (summary["added-position-deletes"], summary["total-position-deletes"]) == ("3", "3")
    assert (summary["total-records"], summary["total-data-files"], summary["total-delete-files"]) == ("20", "2", "1")
    contents = [manifest.content for manifest in snapshot.manifests(after.io)]
    assert sorted(contents) == [ManifestContent.DATA, ManifestContent.DATA, ManifestContent.DELETES]


def test_it_is_not_made_onto_another_snapshot(table: Table, catalog: Catalog, store: Store, tmp_path: Path) -> None:
    deletes = [delete(table, store, tmp_path, {0: [0]})]
    catalog.load_table(NAME).append(pa.table({"n": [99]}))
    with pytest.raises(CommitFailedException):
        commit(table, deletes)
    assert numbers(catalog.load_table(NAME)) == [*range(20), 99]
