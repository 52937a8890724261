"""One Iceberg commit that adds rows and deletes others by their position (the format's *row delta*).

PyIceberg reads position deletes but has no writer for them; here they are a manifest of their own in its snapshot
producer. The commit is compare-and-swap on the snapshot from which the positions were read, and never retried onto
another: positions in files that someone replaced meanwhile mean nothing.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from pyarrow import parquet
from pyiceberg.exceptions import CommitFailedException
from pyiceberg.io.pyarrow import (
    compute_statistics_plan,
    data_file_statistics_from_parquet_metadata,
    parquet_path_to_id_mapping,
)
from pyiceberg.manifest import (
    DataFile,
    DataFileContent,
    FileFormat,
    ManifestContent,
    ManifestEntry,
    ManifestEntryStatus,
    ManifestFile,
    ManifestWriterV2,
)
from pyiceberg.schema import Schema
from pyiceberg.table.snapshots import Operation, SnapshotSummaryCollector, Summary, update_snapshot_summaries
from pyiceberg.table.update.snapshot import _FastAppendFiles
from pyiceberg.typedef import EMPTY_DICT, Record
from pyiceberg.types import LongType, NestedField, StringType

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pyiceberg.table import Transaction
    from pyiceberg.table.metadata import TableMetadata

# https://iceberg.apache.org/spec/#position-delete-files
PATH_FIELD_ID = 2147483546
POSITION_FIELD_ID = 2147483545
_DELETE_SCHEMA = Schema(
    NestedField(PATH_FIELD_ID, "file_path", StringType(), required=True),
    NestedField(POSITION_FIELD_ID, "pos", LongType(), required=True),
)
# A bound that is cut short names no data file any more, and then every reader of any file opens the delete file.
_WHOLE_BOUNDS = {"write.metadata.metrics.default": "full"}


class _DeleteManifestWriter(ManifestWriterV2):
    def content(self) -> ManifestContent:
        return ManifestContent.DELETES

    @property
    def _meta(self) -> dict[str, str]:
        return {**super()._meta, "content": "deletes"}


class _RowDelta(_FastAppendFiles):
    def __init__(self, *args: Any, delete_files: Sequence[DataFile], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._delete_files = delete_files

    def _refresh_for_retry(self) -> None:
        raise CommitFailedException("the table has changed since its rows were compared")

    def _process_manifests(self, manifests: list[ManifestFile]) -> list[ManifestFile]:
        return [*super()._process_manifests(manifests), *self._delete_manifests()]

    def _delete_manifests(self) -> list[ManifestFile]:
        manifests = []
        ordered = sorted(self._delete_files, key=lambda file: file.spec_id)
        for spec_id, files in itertools.groupby(ordered, key=lambda file: file.spec_id):
            with _DeleteManifestWriter(
                self.spec(spec_id), self.schema(), self.new_manifest_output(), self._snapshot_id, self._compression
            ) as writer:
                for file in files:
                    writer.add(
                        ManifestEntry.from_args(
                            status=ManifestEntryStatus.ADDED,
                            snapshot_id=self._snapshot_id,
                            sequence_number=None,
                            file_sequence_number=None,
                            data_file=file,
                        )
                    )
            manifests.append(writer.to_manifest_file())
        return manifests

    def _summary(self, snapshot_properties: dict[str, str] = EMPTY_DICT) -> Summary:
        metadata = self._transaction.table_metadata
        collector = SnapshotSummaryCollector()
        for file in [*self._added_data_files, *self._delete_files]:
            collector.add_file(file, metadata.schema(), metadata.specs()[file.spec_id])
        parent = metadata.snapshot_by_id(self._parent_snapshot_id) if self._parent_snapshot_id is not None else None
        return update_snapshot_summaries(
            summary=Summary(operation=self._operation, **collector.build(), **snapshot_properties),
            previous_summary=parent.summary if parent is not None else None,
        )


def add(
    transaction: Transaction, added: Sequence[DataFile], deletes: Sequence[DataFile], properties: dict[str, str]
) -> int:
    """Add one snapshot to a transaction: added rows and deleted positions.

    Committing the transaction raises `CommitFailedException` if someone else committed since the table was loaded;
    nothing was changed then. After any other error it is not known whether it was committed.

    Args:
        transaction: Of the table as it was when the positions were read.
        added: Data files, already in the object store.
        deletes: Position delete files, already in the object store.
        properties: What to put into the snapshot's summary besides its figures.

    Returns:
        The snapshot's id.
    """
    producer = _RowDelta(
        Operation.OVERWRITE if deletes else Operation.APPEND,
        transaction,
        transaction._table.io,
        snapshot_properties=properties,
        delete_files=deletes,
    )
    for file in added:
        producer.append_data_file(file)
    producer.commit()
    return producer.snapshot_id


def data_file(metadata: TableMetadata, local: Path, location: str, partition: Record | None = None) -> DataFile:
    """Describe a Parquet file of the table's rows, from a local copy of it."""
    schema = metadata.schema()
    statistics = data_file_statistics_from_parquet_metadata(
        parquet.read_metadata(local),
        compute_statistics_plan(schema, metadata.properties),
        parquet_path_to_id_mapping(schema),
    )
    file = DataFile.from_args(
        content=DataFileContent.DATA,
        file_path=location,
        file_format=FileFormat.PARQUET,
        partition=partition or Record(),
        file_size_in_bytes=local.stat().st_size,
        sort_order_id=None,
        spec_id=metadata.default_spec_id,
        equality_ids=None,
        key_metadata=None,
        **statistics.to_serialized_dict(),
    )
    file.spec_id = metadata.default_spec_id
    return file


def delete_file(local: Path, location: str, spec_id: int, partition: Record) -> DataFile:
    """Describe a Parquet file of positions (`file_path`, `pos`) in data files of one partition."""
    statistics = data_file_statistics_from_parquet_metadata(
        parquet.read_metadata(local),
        compute_statistics_plan(_DELETE_SCHEMA, _WHOLE_BOUNDS),
        parquet_path_to_id_mapping(_DELETE_SCHEMA),
    )
    file = DataFile.from_args(
        content=DataFileContent.POSITION_DELETES,
        file_path=location,
        file_format=FileFormat.PARQUET,
        partition=partition,
        file_size_in_bytes=local.stat().st_size,
        sort_order_id=None,
        spec_id=spec_id,
        equality_ids=None,
        key_metadata=None,
        **statistics.to_serialized_dict(),
    )
    file.spec_id = spec_id
    return file
