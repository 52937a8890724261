"""Change data capture without Debezium and PostgreSQL: the events are made here, the tables are real, in files."""

from __future__ import annotations

import base64
import json
import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from pyiceberg.catalog.memory import InMemoryCatalog
from pyiceberg.exceptions import CommitFailedException
from pyiceberg.schema import Schema
from pyiceberg.types import LongType, NestedField

from lakehouse.cdc import columns as cols
from lakehouse.cdc.changes import UNCHANGED, Change, ChangeReader, OpenTransaction, Row, TableChanges
from lakehouse.cdc.checkpoint import Checkpoint, SlotState, TargetState, choose_phase
from lakehouse.cdc.columns import SourceColumn
from lakehouse.cdc.errors import LostError, NeedsSnapshotError
from lakehouse.cdc.follower import HEARTBEAT_TOPIC, Follower
from lakehouse.cdc.source import parse_tables
from lakehouse.cdc.status import Status
from lakehouse.cdc.target import TargetTable
from lakehouse.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

TABLE = "public.things"
PLACEHOLDER = "0f1e2d3c"
COLUMNS = (SourceColumn("id", "INT8"), SourceColumn("v", "TEXT"), SourceColumn("n", "NUMERIC", 12, 2))


@dataclass
class MadeEvent:
    """An event as Debezium would give it."""

    topic: str
    value: str | None
    key: str | None
    lsn: int
    columns: tuple[SourceColumn, ...] | None = None
    phase: dict[str, Any] | None = None

    def offset(self) -> dict[str, Any]:
        return {"lsn": str(self.lsn), **(self.phase or {})}

    def changed_columns(self, table: str) -> tuple[SourceColumn, ...] | None:
        assert table == TABLE
        return self.columns


def change(op: str, lsn: int, key: int | None, row: dict[str, Any] | None, **more: Any) -> MadeEvent:
    source = {
        "schema": "public",
        "table": "things",
        "lsn": lsn,
        "ts_ms": lsn,
        "snapshot": more.pop("snapshot", "false"),
    }
    value = json.dumps({"op": op, "before": None, "after": row, "source": source})
    return MadeEvent("lakehouse.public.things", value, None if key is None else json.dumps({"id": key}), lsn, **more)


def boundary(status: str, lsn: int) -> MadeEvent:
    value = json.dumps({"status": status, "id": f"{lsn}:{lsn}", "ts_ms": lsn})
    return MadeEvent("lakehouse.transaction", value, "{}", lsn)


def heartbeat(lsn: int) -> MadeEvent:
    return MadeEvent(f"{HEARTBEAT_TOPIC}.lakehouse", json.dumps({"ts_ms": lsn}), "{}", lsn)


def transaction(end: int, *changes: MadeEvent) -> list[MadeEvent]:
    return [boundary("BEGIN", end - len(changes)), *changes, boundary("END", end)]


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[InMemoryCatalog]:
    catalog = InMemoryCatalog("test", warehouse=tmp_path.as_uri())
    catalog.create_namespace("lakehouse")
    yield catalog
    catalog.close()


def open_target(catalog: InMemoryCatalog) -> TargetTable:
    target = TargetTable(catalog, "lakehouse", "cdc_things", f"1/shop/{TABLE}")
    target.load()
    return target


def rows_of(catalog: InMemoryCatalog) -> list[tuple[Any, ...]]:
    data = catalog.load_table("lakehouse.cdc_things").scan(selected_fields=("id", "v", "n")).to_arrow().to_pylist()
    return sorted(tuple(row.values()) for row in data)


def snapshots_of(catalog: InMemoryCatalog) -> int:
    return len(catalog.load_table("lakehouse.cdc_things").metadata.snapshots)


class Run:
    """One life of the service: a follower on tables as they are found."""

    def __init__(self, catalog: InMemoryCatalog, *, snapshotting: bool = False, fills: Sequence[str] = ()) -> None:
        self.target = open_target(catalog)
        self.status = Status({TABLE: "cdc_things"})
        self.saved: list[Checkpoint] = []
        if snapshotting:
            self.target.fit(COLUMNS, rebuild=True)
        self.follower = Follower(
            {TABLE: self.target},
            ChangeReader(PLACEHOLDER),
            self.saved.append,
            lambda _, names: [name for name in names if name in fills],
            self.status,
            snapshotting=snapshotting,
        )

    def handle(self, *events: MadeEvent) -> int | None:
        return self.follower.handle(events)


def begin(catalog: InMemoryCatalog, *rows: tuple[int, str | None, str | None], lsn: int = 100) -> None:
    events = [
        change(
            "r",
            lsn,
            key,
            {"id": key, "v": v, "n": n},
            snapshot="last" if index == len(rows) - 1 else "true",
            phase={"snapshot": "INITIAL", "snapshot_completed": str(index == len(rows) - 1).lower()},
        )
        for index, (key, v, n) in enumerate(rows)
    ]
    run = Run(catalog, snapshotting=True)
    assert run.handle(*events, heartbeat(lsn)) == len(events)
    assert run.saved == [Checkpoint("stream", lsn)]


def test_a_snapshot_is_seen_whole_or_not_at_all(catalog: InMemoryCatalog) -> None:
    run = Run(catalog, snapshotting=True)
    first = change("r", 100, 1, {"id": 1, "v": "a", "n": "1.10"}, snapshot="true", phase={"snapshot": "INITIAL"})
    assert run.handle(first) is None
    assert rows_of(catalog) == []
    assert open_target(catalog).load() is None

    # That life ends here; the next one reads more, and none of the first's rows is in twice.
    begin(catalog, (1, "a", "1.10"), (2, None, None))
    assert rows_of(catalog) == [(1, "a", Decimal("1.10")), (2, None, None)]
    assert open_target(catalog).load() == TargetState(f"1/shop/{TABLE}", 100, 100)


def test_a_snapshot_of_an_empty_table_ends_with_the_first_heartbeat_after_it(catalog: InMemoryCatalog) -> None:
    run = Run(catalog, snapshotting=True)
    amid = heartbeat(100)
    amid.phase = {"snapshot": "INITIAL", "snapshot_completed": "false"}
    assert run.handle(amid) is None
    assert run.handle(heartbeat(101)) == 0
    assert rows_of(catalog) == []
    assert open_target(catalog).position == 101


def test_a_new_snapshot_replaces_all_rows_in_one_commit(catalog: InMemoryCatalog) -> None:
    begin(catalog, (1, "a", "1"), (2, "b", "2"))
    Run(catalog).handle(*transaction(110, change("u", 109, 2, {"id": 2, "v": "c", "n": "2"})))
    before = snapshots_of(catalog)
    begin(catalog, (2, "d", "3"), (3, "e", "4"), lsn=200)
    assert rows_of(catalog) == [(2, "d", Decimal("3.00")), (3, "e", Decimal("4.00"))]
    assert snapshots_of(catalog) == before + 1


def test_a_batch_is_one_commit_of_the_last_change_of_each_key(catalog: InMemoryCatalog) -> None:
    begin(catalog, (1, "a", "1"), (2, "b", "2"), (3, "c", "3"))
    before = snapshots_of(catalog)
    run = Run(catalog)
    events = [
        *transaction(110, change("u", 105, 1, {"id": 1, "v": "x", "n": "1"}), change("d", 106, 2, None)),
        *transaction(
            120,
            change("u", 111, 1, {"id": 1, "v": "y", "n": "1"}),
            change("c", 112, 2, {"id": 2, "v": "again", "n": None}),
            change("d", 113, 3, None),
            change("c", 114, 4, {"id": 4, "v": "new", "n": "4"}),
            change("d", 115, 4, None),
        ),
    ]
    assert run.handle(*events) == len(events) - 1
    assert rows_of(catalog) == [(1, "y", Decimal("1.00")), (2, "again", None)]
    assert snapshots_of(catalog) == before + 1
    assert run.target.position == 120
    assert run.saved == [Checkpoint("stream", 120)]
    counts = run.status.to_json()["tables"][0]
    assert (counts["inserted"], counts["updated"], counts["deleted"]) == ("0", "2", "1")


def test_a_transaction_counts_only_once_its_end_has_come(catalog: InMemoryCatalog) -> None:
    begin(catalog, (1, "a", "1"))
    run = Run(catalog)
    events = transaction(120, *(change("u", 111 + n, 1, {"id": 1, "v": f"v{n}", "n": "1"}) for n in range(3)))
    assert run.handle(*events[:3]) is None
    # Debezium's heartbeat may come in between: the slot must not move on for it.
    assert run.handle(heartbeat(112)) is None
    assert rows_of(catalog) == [(1, "a", Decimal("1.00"))]
    assert run.handle(*events[3:]) == 1
    assert rows_of(catalog) == [(1, "v2", Decimal("1.00"))]


def test_changes_that_come_again_are_left_out(catalog: InMemoryCatalog) -> None:
    begin(catalog, (1, "a", "1"))
    first = transaction(110, change("u", 105, 1, {"id": 1, "v": "x", "n": "1"}))
    second = transaction(120, change("d", 115, 1, None), change("c", 116, 7, {"id": 7, "v": "z", "n": "7"}))
    Run(catalog).handle(*first, *second)
    before = snapshots_of(catalog)

    again = Run(catalog)
    assert again.handle(*first, *second) == len(first) + len(second) - 1
    assert snapshots_of(catalog) == before
    assert rows_of(catalog) == [(7, "z", Decimal("7.00"))]
    assert again.status.to_json()["tables"][0]["repeated"] == "3"


def test_nothing_is_acknowledged_before_it_is_applied(
    catalog: InMemoryCatalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(catalog, (1, "a", "1"))
    run = Run(catalog)

    def fail_to_commit(*_: Any, **__: Any) -> None:
        raise CommitFailedException("made to fail")

    monkeypatch.setattr(run.target, "_commit", fail_to_commit)
    with pytest.raises(CommitFailedException):
        run.handle(*transaction(110, change("u", 105, 1, {"id": 1, "v": "x", "n": "1"})))
    assert run.saved == []


def test_any_crash_leaves_each_change_applied_once(catalog: InMemoryCatalog) -> None:
    """Ends lives after the commit or before it, and lets changes come again from the last acknowledgement."""
    chance = random.Random(20_261_125)
    begin(catalog, *((key, "start", "0") for key in range(20)), lsn=100)
    truth: dict[int, tuple[str, str]] = dict.fromkeys(range(20), ("start", "0"))
    log: list[list[MadeEvent]] = []
    lsn = 100
    for number in range(60):
        changes = []
        for _ in range(chance.randint(1, 5)):
            lsn += 1
            key = chance.randrange(30)
            if chance.random() < 0.05:
                truth.clear()
                changes.append(change("t", lsn, None, None))
            elif key in truth and chance.random() < 0.4:
                del truth[key]
                changes.append(change("d", lsn, key, None))
            else:
                truth[key] = (f"{number}", f"{number}.25")
                op = "u" if key in truth else "c"
                changes.append(change(op, lsn, key, {"id": key, "v": f"{number}", "n": f"{number}.25"}))
        lsn += 1
        log.append(transaction(lsn, *changes))
    acknowledged = 100
    while acknowledged < lsn:
        run = Run(catalog)
        left = [event for each in log if each[-1].lsn > acknowledged for event in each]
        while left:
            size = chance.randint(1, 25)
            batch, left = left[:size], left[size:]
            index = run.handle(*batch)
            # Applied, but the slot never hears of it.
            if chance.random() < 0.2:
                break
            if index is not None:
                acknowledged = batch[index].lsn
    expected = sorted((key, v, Decimal(n).quantize(Decimal("0.01"))) for key, (v, n) in truth.items())
    assert rows_of(catalog) == expected


def test_a_large_transaction_waits_in_a_file() -> None:
    held = OpenTransaction(held=10)
    changes = [Change("u", (n,), {"id": n, "v": UNCHANGED if n % 2 else "x"}) for n in range(35)]
    for each in changes:
        held.add(TABLE, each)
    assert list(held) == [(TABLE, each) for each in changes]
    # What was not sent is still known as that.
    assert [each.row["v"] is UNCHANGED for _, each in held if each.row][:2] == [False, True]
    held.clear()
    assert list(held) == []


def test_values_that_were_not_sent_are_those_of_the_row_as_it_was(catalog: InMemoryCatalog) -> None:
    begin(catalog, (1, "long", "1"), (2, "longer", "2"))
    run = Run(catalog)
    run.handle(
        *transaction(
            110,
            change("u", 101, 1, {"id": 1, "v": PLACEHOLDER, "n": "10"}),
            change("u", 102, 2, {"id": 2, "v": "new", "n": "20"}),
            change("u", 103, 2, {"id": 2, "v": PLACEHOLDER, "n": "21"}),
            change("c", 104, 3, {"id": 3, "v": "three", "n": "30"}),
            change("u", 105, 3, {"id": 3, "v": PLACEHOLDER, "n": "31"}),
        )
    )
    assert rows_of(catalog) == [(1, "long", Decimal(10)), (2, "new", Decimal(21)), (3, "three", Decimal(31))]


def test_a_value_that_was_not_sent_of_a_row_that_is_not_here_asks_for_a_snapshot(catalog: InMemoryCatalog) -> None:
    begin(catalog, (1, "a", "1"))
    with pytest.raises(NeedsSnapshotError, match="no row with the key"):
        Run(catalog).handle(*transaction(110, change("u", 101, 9, {"id": 9, "v": PLACEHOLDER, "n": "1"})))


def test_a_row_that_is_gone_is_not_found_again(catalog: InMemoryCatalog) -> None:
    begin(catalog, (1, "a", "1"), (2, "b", "2"))
    Run(catalog).handle(*transaction(110, change("d", 101, 1, None)))
    run = Run(catalog)
    run.handle(*transaction(120, change("c", 111, 1, {"id": 1, "v": "again", "n": "1"})))
    counts = run.status.to_json()["tables"][0]
    assert (counts["inserted"], counts["updated"], counts["deleted"]) == ("1", "0", "0")
    Run(catalog).handle(*transaction(130, change("u", 121, 1, {"id": 1, "v": PLACEHOLDER, "n": "2"})))
    assert rows_of(catalog) == [(1, "again", Decimal(2)), (2, "b", Decimal(2))]


def test_placeholders_are_known_in_texts_and_in_bytes() -> None:
    reader = ChangeReader(PLACEHOLDER)
    row = {"a": PLACEHOLDER, "b": base64.b64encode(PLACEHOLDER.encode()).decode(), "c": f"{PLACEHOLDER}."}
    read = reader.read('{"id": 1}', {"op": "u", "after": row}, json.dumps(row))
    assert read.row == {"a": UNCHANGED, "b": UNCHANGED, "c": f"{PLACEHOLDER}."}


def test_an_added_column_appears_and_a_dropped_one_stays(catalog: InMemoryCatalog) -> None:
    begin(catalog, (1, "a", "1"), (2, "b", "2"))
    run = Run(catalog)
    columns = (COLUMNS[0], COLUMNS[1], SourceColumn("Note", "TEXT"))
    run.handle(*transaction(110, change("u", 101, 1, {"id": 1, "v": "a", "Note": "hello"}, columns=columns)))
    data = catalog.load_table("lakehouse.cdc_things").scan(selected_fields=("id", "n", "note")).to_arrow().to_pylist()
    assert sorted(data, key=lambda row: row["id"]) == [
        {"id": 1, "n": None, "note": "hello"},
        {"id": 2, "n": Decimal("2.00"), "note": None},
    ]
    notes = [note["text"] for note in run.status.to_json()["notes"]]
    assert notes == [f"{TABLE}.Note was added", f"{TABLE}.n was dropped: it stays here, NULL from now on"]


def test_a_widened_column_is_widened_and_any_other_change_of_type_asks_for_a_snapshot(catalog: InMemoryCatalog) -> None:
    begin(catalog, (1, "a", "1"))
    wider = (*COLUMNS[:2], SourceColumn("n", "NUMERIC", 20, 2))
    Run(catalog).handle(
        *transaction(110, change("u", 101, 1, {"id": 1, "v": "a", "n": "123456789012345.25"}, columns=wider))
    )
    assert rows_of(catalog) == [(1, "a", Decimal("123456789012345.25"))]
    # The next life knows the columns as they were left.
    with pytest.raises(NeedsSnapshotError, match="changed its type from NUMERIC to TEXT"):
        Run(catalog).handle(change("c", 120, 2, {"id": 2}, columns=(*COLUMNS[:2], SourceColumn("n", "TEXT"))))


def test_a_column_that_was_filled_in_existing_rows_asks_for_a_snapshot(catalog: InMemoryCatalog) -> None:
    begin(catalog, (1, "a", "1"))
    run = Run(catalog, fills=["level"])
    with pytest.raises(NeedsSnapshotError, match="level was added with a default"):
        run.handle(change("c", 120, 2, {"id": 2}, columns=(*COLUMNS, SourceColumn("level", "INT4"))))


def test_merging_files_keeps_rows_and_position(catalog: InMemoryCatalog) -> None:
    begin(catalog, *((key, "a", "1") for key in range(10)))
    for number in range(5):
        lsn = 110 + 10 * number
        Run(catalog).handle(
            *transaction(lsn, change("u", lsn - 1, number, {"id": number, "v": f"{number}", "n": None}))
        )
    before = rows_of(catalog)
    target = open_target(catalog)
    assert target.files() == 11
    target.compact(timedelta(0))
    assert rows_of(catalog) == before
    assert (target.files(), target.position, target.rows) == (1, 150, 10)
    # And the positions of later changes are those in the merged file.
    Run(catalog).handle(*transaction(160, change("d", 159, 7, None)))
    assert [row[0] for row in rows_of(catalog)] == [0, 1, 2, 3, 4, 5, 6, 8, 9]


def test_a_table_that_follows_no_source_is_not_touched(catalog: InMemoryCatalog) -> None:
    catalog.create_table("lakehouse.cdc_things", Schema(NestedField(1, "id", LongType(), required=False)))
    with pytest.raises(SettingsError, match="follows no source"):
        open_target(catalog)


@pytest.mark.parametrize(
    ("column", "given", "expected"),
    [
        (SourceColumn("c", "INT8"), 9_223_372_036_854_775_807, 9_223_372_036_854_775_807),
        (SourceColumn("c", "INT2"), -32_768, -32_768),
        (SourceColumn("c", "BOOL"), False, False),
        (SourceColumn("c", "NUMERIC", 38, 4), "1234567890123456789012345678901234.5678", ...),
        (SourceColumn("c", "NUMERIC", 12, 2), "-0.10", Decimal("-0.10")),
        (SourceColumn("c", "NUMERIC"), "1.10", "1.10"),
        (SourceColumn("c", "NUMERIC"), "NAN", "NaN"),
        (SourceColumn("c", "FLOAT8"), 5e-324, 5e-324),
        (SourceColumn("c", "FLOAT8"), "-Infinity", float("-inf")),
        (SourceColumn("c", "DATE"), 19_756, date(2024, 2, 3)),
        (SourceColumn("c", "TIME"), 14_706_789_001, time(4, 5, 6, 789_001)),
        (SourceColumn("c", "TIMESTAMP"), 1_706_933_106_123_456, datetime(2024, 2, 3, 4, 5, 6, 123_456)),  # noqa: DTZ001
        (
            SourceColumn("c", "TIMESTAMPTZ"),
            "2024-02-03T02:05:06.123456Z",
            datetime(2024, 2, 3, 2, 5, 6, 123_456, tzinfo=UTC),
        ),
        (SourceColumn("c", "BYTEA"), "AP8=", b"\x00\xff"),
        (SourceColumn("c", "JSONB"), '{"a": 1.0}', '{"a": 1.0}'),
        (SourceColumn("c", "_TEXT"), ["ä", None, "b,c"], '["ä", null, "b,c"]'),
        (SourceColumn("c", "BIT", 3, form="io.debezium.data.Bits"), "BQ==", "101"),
        (SourceColumn("c", "PAIR", form="BYTES"), base64.b64encode(b"(1,x)").decode(), "(1,x)"),
    ],
)
def test_values_arrive_as_they_are(column: SourceColumn, given: Any, expected: Any) -> None:
    array, lost = cols.to_arrow(column, [given, None])
    assert array.to_pylist() == [Decimal(given) if expected is ... else expected, None]
    assert lost == 0


@pytest.mark.parametrize(
    ("column", "given"),
    [
        (SourceColumn("c", "NUMERIC", 12, 2), "NAN"),
        (SourceColumn("c", "DATE"), -622_191_234),
        (SourceColumn("c", "TIME"), 86_400_000_000),
        (SourceColumn("c", "TIMESTAMP"), 9_223_372_036_825_200_000),
        (SourceColumn("c", "TIMESTAMPTZ"), "-infinity"),
    ],
)
def test_values_that_iceberg_has_no_form_for_are_null_and_counted(column: SourceColumn, given: Any) -> None:
    array, lost = cols.to_arrow(column, [given])
    assert (array.to_pylist(), lost) == ([None], 1)


def test_a_value_too_large_for_its_column_is_an_error_rather_than_another_value() -> None:
    with pytest.raises(Exception, match="precision"):
        cols.to_arrow(SourceColumn("c", "NUMERIC", 4, 2), ["123.45"])


def test_columns_of_one_name_are_refused() -> None:
    with pytest.raises(SettingsError, match="'A B' and 'a_b' would both be called a_b"):
        cols.check_names(TABLE, [SourceColumn("A B", "TEXT"), SourceColumn("a_b", "TEXT")])


def test_the_order_of_changes_decides_what_a_row_is() -> None:
    changes = TableChanges()
    changes.add(Change("c", (1,), {"id": 1, "v": "a"}), 1, 1)
    changes.add(Change("d", (1,), None), 2, 2)
    assert changes.rows == {(1,): None}
    changes.add(Change("t", (), None), 3, 3)
    assert (changes.truncated, changes.rows) == (True, {})
    changes.add(Change("c", (1,), {"id": 1, "v": "b"}), 4, 4)
    assert changes.rows == {(1,): Row({"id": 1, "v": "b"}, 4, 4)}


SOURCES = {TABLE: "1/shop/public.things"}
KNOWN = TargetState(SOURCES[TABLE], 500, 100)
SLOT = SlotState(active=False, wal_status="reserved", confirmed_flush=500, restart_lsn=400)


@pytest.mark.parametrize(
    ("checkpoint", "slot", "target", "phase"),
    [
        (None, None, None, "snapshot"),
        (Checkpoint("snapshot"), SLOT, KNOWN, "snapshot"),
        (Checkpoint("stream", 500), SLOT, None, "snapshot"),
        (Checkpoint("stream", 500), SLOT, KNOWN, "stream"),
        # A crash between the table's commit and the acknowledgement, or of the source itself.
        (Checkpoint("stream", 400), SlotState(False, "extended", 300, 200), KNOWN, "stream"),
        # The volume with the stored offset is gone, and the slot is not beyond what the table holds.
        (None, SLOT, KNOWN, "stream"),
    ],
)
def test_a_start_goes_on_where_that_is_exact(
    checkpoint: Checkpoint | None, slot: SlotState | None, target: TargetState | None, phase: str
) -> None:
    assert choose_phase(checkpoint, slot, {TABLE: target}, SOURCES) == phase


@pytest.mark.parametrize(
    ("checkpoint", "slot", "target", "reason"),
    [
        (Checkpoint("stream", 500), None, KNOWN, "slot is gone"),
        (Checkpoint("stream", 500), SlotState(False, "lost", 500, 0), KNOWN, "max_slot_wal_keep_size"),
        (Checkpoint("stream", 500), SlotState(False, "reserved", 501, 400), KNOWN, "further than what was applied"),
        (None, SlotState(False, "reserved", 501, 400), KNOWN, "further than what was applied"),
        (Checkpoint("stream", 500), SLOT, TargetState("2/shop/public.things", 500, 100), "this source is 1/shop"),
    ],
)
def test_a_start_that_would_leave_changes_out_says_so(
    checkpoint: Checkpoint | None, slot: SlotState | None, target: TargetState, reason: str
) -> None:
    with pytest.raises(LostError, match=reason):
        choose_phase(checkpoint, slot, {TABLE: target}, SOURCES)


def test_tables_of_different_snapshots_are_read_anew() -> None:
    other = TargetState("1/shop/public.b", 500, 99)
    sources = {**SOURCES, "public.b": "1/shop/public.b"}
    assert choose_phase(Checkpoint("stream", 500), SLOT, {TABLE: KNOWN, "public.b": other}, sources) == "snapshot"


def test_the_stored_offset_is_the_old_one_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "checkpoint.json"
    assert Checkpoint.load(path) is None
    Checkpoint("stream", 7).save(path)
    # What a crash amid the next write leaves beside it.
    path.with_suffix(".new").write_text('{"phase": "str')
    assert Checkpoint.load(path) == Checkpoint("stream", 7)
    Checkpoint("snapshot", 8, "asked for").save(path)
    assert Checkpoint.load(path) == Checkpoint("snapshot", 8, "asked for")


def test_tables_are_named_with_their_targets() -> None:
    assert parse_tables("public.a, crm.B ,crm.c=people") == {
        "public.a": "cdc_a",
        "crm.B": "cdc_crm_b",
        "crm.c": "people",
    }
    for wrong in ("", "a", "public.a=A", "public.a,public.a", "public.a,x.b=cdc_a", "public.a; DROP"):
        with pytest.raises(ValueError, match=r"table|target"):
            parse_tables(wrong)
