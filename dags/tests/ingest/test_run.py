"""What a run does to the table and writes down, on a real object store and catalog."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from lakehouse.ingest import run as run_module
from lakehouse.ingest.declaration import Partitioning
from lakehouse.ingest.ledger import FileRecord, Ledger
from lakehouse.ingest.target import TargetError
from lakehouse.object_storage import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lakehouse.object_storage import SourceFile
    from tests.ingest.conftest import Pipeline

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)


def figures(summary: run_module.Summary) -> tuple[int, ...]:
    counts = summary.counts
    return (counts.read, counts.inserted, counts.updated, counts.unchanged, counts.superseded, counts.rejected)


class TestWhatIsNew:
    def test_new_rows_are_appended_and_written_down(self, pipeline: Pipeline) -> None:
        before = datetime.now(UTC)
        pipeline.put("a.csv", "1,5,one", "2,,two")
        summary = pipeline.run()
        assert figures(summary) == (2, 2, 0, 0, 0, 0)
        assert pipeline.rows() == [(1, 5, "one"), (2, None, "two")]
        assert {at for _, at in pipeline.rows("_source_file", "_ingested_at")} == set(pipeline.ingested_at().values())
        assert all(before <= at <= datetime.now(UTC) for at in pipeline.ingested_at().values())
        assert pipeline.rows("_source_file") == [(pipeline.address("a.csv"),)] * 2
        file = pipeline.files()["a.csv"]
        assert (file["status"], file["rows_read"], file["rows_inserted"], file["run_id"]) == ("ingested", 2, 2, "run-1")
        run = pipeline.run_records()["run-1"]
        assert (run["state"], run["strategy"], run["rows_inserted"]) == ("succeeded", "append", 2)
        assert [run["snapshot_id"]] == pipeline.snapshots() == summary.snapshots
        assert (run["watermark"], run["bytes_read"]) == ("5", file["size_bytes"])

    def test_an_unchanged_file_is_known_by_its_etag_and_not_read(
        self, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        pipeline.put("a.csv", "1,5,one")
        pipeline.run()
        read: list[str] = []
        monkeypatch.setattr(Store, "download", lambda _self, _bucket, file, _path: read.append(file.key))
        pipeline.put("a.csv", "1,5,one")
        assert figures(pipeline.run()) == (0, 0, 0, 0, 0, 0)
        assert read == []
        assert len(pipeline.snapshots()) == 1

    def test_unchanged_rows_make_no_commit_and_keep_their_time(self, pipeline: Pipeline) -> None:
        pipeline.put("a.csv", "1,5,one", "2,5,two")
        pipeline.run()
        snapshots, times = pipeline.snapshots(), pipeline.ingested_at()
        pipeline.put("b.csv", "2,5,two", "1,5,one")
        assert figures(pipeline.run()) == (2, 0, 0, 2, 0, 0)
        assert figures(pipeline.run(full_reload=True)) == (4, 0, 0, 2, 2, 0)
        assert (pipeline.snapshots(), pipeline.ingested_at()) == (snapshots, times)
        assert pipeline.run_records()["run-2"]["strategy"] == "none"

    def test_only_changed_rows_are_replaced_in_one_commit(self, pipeline: Pipeline) -> None:
        pipeline.put("a.csv", *(f"{key},1,old" for key in range(100)))
        pipeline.run()
        times = pipeline.ingested_at()
        pipeline.put("b.csv", "7,1,new", "8,1,old", "100,1,new")
        assert figures(pipeline.run()) == (3, 1, 1, 1, 0, 0)
        assert len(pipeline.snapshots()) == 2
        after = pipeline.ingested_at()
        assert {key for key, at in after.items() if at != times.get(key)} == {7, 100}
        assert dict(pipeline.rows("id", "value")) == {**dict.fromkeys(range(100), "old"), 7: "new", 100: "new"}
        assert pipeline.run_records()["run-2"]["strategy"] == "row delta"

    def test_a_row_is_replaced_again_and_again(self, pipeline: Pipeline) -> None:
        for version in range(5):
            pipeline.put("a.csv", f"1,{version},v{version}", "2,0,same")
            summary = pipeline.run()
            assert summary.counts.updated == (version > 0)
            assert pipeline.rows() == [(1, version, f"v{version}"), (2, 0, "same")]

    def test_a_value_that_becomes_null_and_back_is_a_change(self, make_pipeline: Callable[..., Pipeline]) -> None:
        pipeline = make_pipeline(watermark=None)
        for value in ("1,4,x", "1,,x", "1,4,"):
            pipeline.put("a.csv", value)
            pipeline.run()
        assert pipeline.rows() == [(1, 4, None)]
        assert len(pipeline.snapshots()) == 3

    def test_files_that_vanish_are_written_down_and_leave_their_rows(self, pipeline: Pipeline) -> None:
        pipeline.put("a.csv", "1,5,one")
        pipeline.run()
        pipeline.remove("a.csv")
        pipeline.run()
        assert pipeline.files()["a.csv"]["status"] == "gone"
        assert pipeline.rows() == [(1, 5, "one")]
        # The same file under another name is another file with the same rows.
        pipeline.put("renamed.csv", "1,5,one")
        assert figures(pipeline.run()) == (1, 0, 0, 1, 0, 0)
        pipeline.put("a.csv", "1,5,one")
        assert figures(pipeline.run()) == (1, 0, 0, 1, 0, 0)
        assert {name: row["status"] for name, row in pipeline.files().items()} == dict.fromkeys(
            ("a.csv", "renamed.csv"), "ingested"
        )

    def test_named_files_are_read_again_and_no_others(self, pipeline: Pipeline) -> None:
        pipeline.put("a.csv", "1,5,one")
        pipeline.run()
        pipeline.put("b.csv", "2,5,two")
        key = f"{pipeline.prefix}a.csv"
        assert figures(pipeline.run(keys=[key, key])) == (1, 0, 0, 1, 0, 0)
        with pytest.raises(TargetError, match=r"There is no file '.*c\.csv'"):
            pipeline.run(keys=[f"{pipeline.prefix}c.csv"])
        assert figures(pipeline.run()) == (1, 1, 0, 0, 0, 0)

    def test_only_files_of_the_format_under_the_prefix_are_taken(self, pipeline: Pipeline) -> None:
        for name in ("a.csv", "sub/b.CSV", "notes.md", "c.parquet", "d.csv.bak"):
            pipeline.put(name, f"{len(name)},1,{name}")
        pipeline.run()
        assert sorted(pipeline.files()) == ["a.csv", "sub/b.CSV"]

    @pytest.mark.parametrize(
        "name",
        [
            "with space.csv",
            'it\'s "quoted".csv',
            "ü/日本/🏮.csv",
            "a+b&c=d%20?#.csv",
            "semi;colon--.csv",
            "{x}[0]*.csv",
        ],
    )
    def test_a_name_may_be_anything(self, pipeline: Pipeline, name: str) -> None:
        pipeline.put(name, "1,5,one")
        pipeline.run()
        pipeline.put(name, "1,5,two")
        assert figures(pipeline.run()) == (1, 0, 1, 0, 0, 0)
        assert pipeline.rows("value", "_source_file") == [("two", pipeline.address(name))]
        assert list(pipeline.files()) == [name]
        assert figures(pipeline.run()) == (0, 0, 0, 0, 0, 0)

    def test_two_hundred_small_files_are_one_batch_and_one_commit(self, pipeline: Pipeline) -> None:
        with ThreadPoolExecutor(8) as pool:
            list(
                pool.map(lambda number: pipeline.put(f"{number}.csv", f"{number},1,x", f"{-1},{number},y"), range(200))
            )
        summary = pipeline.run()
        assert (summary.batches, summary.files, len(pipeline.snapshots())) == (1, 200, 1)
        assert figures(summary) == (400, 201, 0, 0, 199, 0)
        assert pipeline.rows()[0] == (-1, 199, "y")
        assert len(pipeline.files()) == 200

    def test_more_files_than_a_batch_holds_are_several_runs_in_the_ledger(
        self, pipeline: Pipeline, file_times: dict[str, datetime], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(run_module, "_BATCH_FILES", 2)
        for number in range(5):
            pipeline.put(f"{number}.csv", f"{number},1,x", f"9,,v{number}")
            file_times[f"{number}.csv"] = NOON - timedelta(hours=number)
        summary = pipeline.run("r")
        assert figures(summary) == (10, 6, 2, 0, 2, 0)
        assert {name: row["files"] for name, row in pipeline.run_records().items()} == {"r": 2, "r#2": 2, "r#3": 1}
        assert pipeline.rows("id", "value")[-1] == (9, "v0")

    def test_a_single_file_may_be_the_source(self, pipeline: Pipeline) -> None:
        pipeline.put("data", "1,5,one")
        pipeline.put("data.csv", "2,5,two")
        pipeline.declare(prefix=f"{pipeline.prefix}data")
        assert pipeline.run().files == 2

    @pytest.mark.parametrize("content", [b"", b"id,mark,value\n"])
    def test_a_file_without_rows_changes_nothing(self, pipeline: Pipeline, content: bytes) -> None:
        pipeline.put("a.csv", "1,5,one")
        pipeline.run()
        pipeline.put_bytes("b.csv", content)
        summary = pipeline.run()
        assert figures(summary) == (0, 0, 0, 0, 0, 0)
        assert pipeline.files()["b.csv"]["status"] == ("ingested" if content else "refused")
        assert len(pipeline.snapshots()) == 1


class TestTheLaterRecordWins:
    def test_within_a_file_by_watermark_then_position(self, pipeline: Pipeline) -> None:
        pipeline.put("a.csv", "1,5,first", "1,5,last", "2,9,greater", "2,3,less", "3,,none", "3,1,some", "4,,x", "4,,y")
        assert figures(pipeline.run()) == (8, 4, 0, 0, 4, 0)
        assert pipeline.rows("id", "value") == [(1, "last"), (2, "greater"), (3, "some"), (4, "y")]

    def test_between_files_of_a_batch_by_watermark_then_time_then_name(
        self, pipeline: Pipeline, file_times: dict[str, datetime]
    ) -> None:
        file_times |= {"a.csv": NOON, "b.csv": NOON, "old.csv": NOON - timedelta(hours=1)}
        pipeline.put("a.csv", "1,5,a", "2,9,a", "3,5,a", "4,,a")
        pipeline.put("b.csv", "1,5,b", "2,3,b", "4,,b")
        pipeline.put("old.csv", "1,5,old", "3,5,old", "4,0,old")
        pipeline.run()
        assert pipeline.rows("id", "value") == [(1, "b"), (2, "a"), (3, "a"), (4, "old")]

    @pytest.mark.parametrize("first", ["a", "b"])
    @pytest.mark.parametrize(
        ("a", "b", "winner"),
        [
            ("1,5,a", "1,5,b", "b"),
            ("1,6,a", "1,5,b", "a"),
            ("1,,a", "1,5,b", "b"),
            ("1,5,a", "1,,b", "a"),
            ("1,,a", "1,,b", "b"),
        ],
    )
    def test_across_batches_in_whichever_order_the_files_come(
        self, pipeline: Pipeline, file_times: dict[str, datetime], first: str, a: str, b: str, winner: str
    ) -> None:
        file_times |= {"a.csv": NOON, "b.csv": NOON + timedelta(seconds=1)}
        lines = {"a": a, "b": b}
        for name in (first, "b" if first == "a" else "a"):
            pipeline.put(f"{name}.csv", lines[name])
            pipeline.run()
        assert pipeline.rows("value") == [(winner,)]
        assert pipeline.rows("_source_file") == [(pipeline.address(f"{winner}.csv"),)]

    def test_a_greater_watermark_in_the_table_wins_though_its_file_is_not_known(self, pipeline: Pipeline) -> None:
        pipeline.put("a.csv", "1,9,from a")
        pipeline.run()
        # Another pipeline of the same table, such as one that was declared anew under another name.
        pipeline.declare(name=f"{pipeline.declaration.name}_2", prefix=f"{pipeline.prefix}second/")
        pipeline.put("b.csv", "1,5,from b")
        assert figures(pipeline.run()) == (1, 0, 0, 0, 1, 0)
        assert pipeline.rows("value") == [("from a",)]

    def test_the_watermark_never_goes_back(self, pipeline: Pipeline) -> None:
        pipeline.put("a.csv", "1,9,x")
        assert pipeline.run().watermark == "9"
        pipeline.put("b.csv", "2,5,x")
        assert pipeline.run().watermark == "9"
        assert pipeline.run().watermark == "9"
        pipeline.put("c.csv", "3,10,x")
        assert pipeline.run().watermark == "10"

    def test_in_a_file_that_is_read_in_parallel_the_last_position_wins(self, pipeline: Pipeline) -> None:
        count = 300_000
        lines = [f"{number % (count // 3)},,{'p' * 40}{number}" for number in range(count)]
        pipeline.put("a.csv", *lines)
        assert figures(pipeline.run()) == (count, count // 3, 0, 0, count // 3 * 2, 0)
        assert all(value == f"{'p' * 40}{key + count // 3 * 2}" for key, value in pipeline.rows("id", "value"))

    def test_matches_stay_right_after_many_rows_of_a_batch_were_dropped(self, pipeline: Pipeline) -> None:
        """DuckDB's row ids move when it writes a checkpoint after deletions."""
        count = 300_000
        pipeline.put("a.csv", *(f"{key},9,{key} of the table" for key in range(0, count, 2)))
        pipeline.run()
        pipeline.put(
            "b.csv",
            *(
                line
                for key in range(count)
                for line in (f"{key},0,lost{key}", f"{key},1,{key} of b", f"{key},0,lost{key}")
            ),
        )
        half = count // 2
        assert figures(pipeline.run()) == (count * 3, half, 0, 0, count * 2 + half, 0)
        assert pipeline.rows("id", "mark", "value") == [
            (key, 1 if key % 2 else 9, f"{key} of b" if key % 2 else f"{key} of the table") for key in range(count)
        ]


class TestColumns:
    def test_a_new_column_is_added_and_said(self, pipeline: Pipeline) -> None:
        pipeline.put("a.csv", "1,5,one", "2,5,two")
        pipeline.run()
        pipeline.put("b.csv", "2,5,two,7", "3,5,three,8", header="id,mark,value,Extra Column")
        summary = pipeline.run()
        assert figures(summary) == (2, 1, 1, 0, 0, 0)
        assert pipeline.rows() == [(1, 5, "one", None), (2, 5, "two", 7), (3, 5, "three", 8)]
        assert "New column extra_column (bigint)." in (pipeline.files()["b.csv"]["notes"] or "")
        assert any("extra_column" in note for note in summary.notes)

    def test_a_missing_column_is_null_and_said(self, pipeline: Pipeline) -> None:
        pipeline.put("a.csv", "1,one", header="id,value")
        pipeline.run()
        assert pipeline.rows() == [(1, None, "one")]
        assert "mark" in (pipeline.files()["a.csv"]["notes"] or "")

    @pytest.mark.parametrize(
        ("declared", "small", "large", "expected", "kind"),
        [
            ("integer", "1", "3000000000", 3_000_000_000, "long"),
            ("real", "0.5", "1e300", 1e300, "double"),
            ("decimal(5,2)", "1.25", "123456789.25", Decimal("123456789.25"), "decimal(38, 2)"),
        ],
    )
    def test_a_type_is_widened_where_values_need_it(
        self, make_pipeline: Callable[..., Pipeline], declared: str, small: str, large: str, expected: Any, kind: str
    ) -> None:
        pipeline = make_pipeline({"id": "bigint", "v": declared}, watermark=None)
        pipeline.put("a.csv", f"1,{small}", f"2,{small}")
        pipeline.run()
        before = dict(pipeline.rows("id", "v"))
        pipeline.put("b.csv", f"2,{large}", f"3,{small}", f"1,{small}")
        assert figures(pipeline.run()) == (3, 1, 1, 1, 0, 0)
        assert dict(pipeline.rows("id", "v")) == {1: before[1], 2: expected, 3: before[1]}
        assert str(pipeline.table().schema().find_type("v")) == kind
        assert "widened" in (pipeline.files()["b.csv"]["notes"] or "")
        # It stays so, also for files that would not need it.
        pipeline.put("c.csv", f"3,{small}")
        assert figures(pipeline.run()) == (1, 0, 0, 1, 0, 0)

    def test_a_key_may_be_widened(self, make_pipeline: Callable[..., Pipeline]) -> None:
        pipeline = make_pipeline({"id": "integer", "v": "varchar"}, watermark=None)
        pipeline.put("a.csv", "1,one", "2,two")
        pipeline.run()
        pipeline.put("b.csv", "5000000000,big", "2,new")
        assert figures(pipeline.run()) == (2, 1, 1, 0, 0, 0)
        assert pipeline.rows() == [(1, "one"), (2, "new"), (5_000_000_000, "big")]

    def test_a_file_that_does_not_fit_is_refused_and_the_others_are_taken(self, pipeline: Pipeline) -> None:
        pipeline.put("a.csv", "1,5,one")
        pipeline.put("b.csv", *(f"{key},not a number,x" for key in range(10)))
        pipeline.put("c.csv", "nothing", header="no_key_here")
        pipeline.put("d.csv", "2,5,two")
        summary = pipeline.run()
        assert figures(summary) == (12, 2, 0, 0, 0, 10)
        assert pipeline.rows("id") == [(1,), (2,)]
        assert {refusal.file for refusal in summary.refused} == {pipeline.address("b.csv"), pipeline.address("c.csv")}
        files = pipeline.files()
        assert {name: row["status"] for name, row in files.items()} == {
            "a.csv": "ingested",
            "b.csv": "refused",
            "c.csv": "refused",
            "d.csv": "ingested",
        }
        assert "10 of 10 records are bad" in files["b.csv"]["reason"]
        assert "lacks id" in files["c.csv"]["reason"]
        # It is not read again until it changes.
        assert pipeline.run().files == 0

    def test_a_table_that_another_pipeline_shaped_otherwise_is_not_written(self, pipeline: Pipeline) -> None:
        pipeline.put("a.csv", "1,5,one")
        pipeline.run()
        other = pipeline.declaration.columns[2]
        wrong = type(other)("value", type(other.type)("date", "DATE", "a date", "x"))
        pipeline.declare(columns=(*pipeline.declaration.columns[:2], wrong))
        pipeline.put("b.csv", "2,5,2026-01-01")
        with pytest.raises(TargetError, match="column value is declared as date, but the table's column is varchar"):
            pipeline.run()
        assert pipeline.run_records()["run-2"]["state"] == "failed"


class TestBadRows:
    def test_bad_rows_are_kept_with_their_place_and_the_good_ones_taken(
        self, make_pipeline: Callable[..., Pipeline]
    ) -> None:
        pipeline = make_pipeline(max_bad_share=0.5)
        pipeline.put("a.csv", "1,5,one", "2,five,two", ",5,none", '4,5,"four\nlines"', "5,x,five", "6,6,six")
        summary = pipeline.run()
        assert figures(summary) == (6, 3, 0, 0, 0, 3)
        found = sorted((row["line"], row["column_name"], row["value"]) for row in pipeline.rejects())
        assert found == [(3, "mark", "five"), (4, "id", None), (7, "mark", "x")]
        assert {(row["file"], row["etag"], row["status"]) for row in pipeline.rejects()} == {
            (pipeline.address("a.csv"), pipeline.files()["a.csv"]["etag"], "open")
        }

    def test_rejects_are_written_once_however_often_a_file_is_read(
        self, make_pipeline: Callable[..., Pipeline]
    ) -> None:
        pipeline = make_pipeline(max_bad_share=0.5)
        pipeline.put("a.csv", "1,5,one", "2,five,two")
        pipeline.run()
        first = pipeline.rejects()
        assert figures(pipeline.run(full_reload=True)) == (2, 0, 0, 1, 0, 1)
        assert pipeline.rejects() == first
        table = pipeline.catalog.load_table(f"lakehouse.{pipeline.declaration.rejects_table}")
        assert len(table.scan().to_arrow()) == 1

    @pytest.mark.parametrize(("bad", "status"), [(1, "ingested"), (2, "refused")])
    def test_a_file_is_refused_whole_above_the_share_and_not_at_it(
        self, make_pipeline: Callable[..., Pipeline], bad: int, status: str
    ) -> None:
        pipeline = make_pipeline(max_bad_share=0.1)
        pipeline.put("a.csv", *(f"{key},{'x' if key < bad else 1},v" for key in range(10)))
        summary = pipeline.run()
        assert pipeline.files()["a.csv"]["status"] == status
        taken = 9 if status == "ingested" else 0
        assert figures(summary) == (10, taken, 0, 0, 0, 10 - taken)
        assert len(pipeline.snapshots()) == (1 if taken else 0)


class TestFilesThatMove:
    def test_a_file_replaced_while_it_is_read_is_read_in_its_new_version(
        self, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        pipeline.put("a.csv", "1,5,old")
        pipeline.put("b.csv", "2,5,other")
        download = Store.download
        replaced = threading.Event()

        def replace_first(self: Store, bucket: str, file: SourceFile, path: Path) -> None:
            if file.key.endswith("a.csv") and not replaced.is_set():
                replaced.set()
                pipeline.put("a.csv", "1,5,new")
            download(self, bucket, file, path)

        monkeypatch.setattr(Store, "download", replace_first)
        assert figures(pipeline.run()) == (2, 2, 0, 0, 0, 0)
        assert pipeline.rows("value") == [("new",), ("other",)]
        assert len(pipeline.files()) == 2

    def test_a_file_deleted_after_it_was_listed_does_not_stop_the_others(
        self, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        pipeline.put("a.csv", "1,5,gone")
        pipeline.put("b.csv", "2,5,other")
        download = Store.download

        def delete_first(self: Store, bucket: str, file: SourceFile, path: Path) -> None:
            pipeline.remove("a.csv")
            download(self, bucket, file, path)

        monkeypatch.setattr(Store, "download", delete_first)
        assert figures(pipeline.run()) == (1, 1, 0, 0, 0, 0)
        assert list(pipeline.files()) == ["b.csv"]


class TestKeysAndPartitions:
    @pytest.mark.parametrize(
        ("kind", "values"),
        [
            ("varchar", ["a", "ä", "", "it's", "日本", "z" * 300]),
            ("date", ["0001-01-01", "2026-01-05", "9999-12-31"]),
            ("decimal(12,2)", ["-9999999999.99", "0.00", "1.10", "9999999999.99"]),
            ("timestamp", ["2026-01-05 12:00:00", "1969-12-31 23:59:59.999999"]),
            ("timestamp_tz", ["2026-01-05T12:00:00Z", "2026-01-05 12:00:00+05:30"]),
            ("boolean", ["true", "false"]),
            ("integer", ["-2147483648", "0", "2147483647"]),
            ("bigint", ["-9223372036854775808", "9223372036854775807"]),
        ],
    )
    def test_a_key_may_be_of_any_exact_type(
        self, make_pipeline: Callable[..., Pipeline], kind: str, values: list[str]
    ) -> None:
        pipeline = make_pipeline({"k": kind, "v": "integer"}, key=("k",), watermark=None)
        pipeline.put("a.csv", *(f'"{value}",1' for value in values))
        assert pipeline.run().counts.inserted == len(values)
        times = dict(pipeline.rows("k", "_ingested_at"))
        pipeline.put("b.csv", *(f'"{value}",{2 if number == 0 else 1}' for number, value in enumerate(values)))
        assert figures(pipeline.run()) == (len(values), 0, 1, len(values) - 1, 0, 0)
        assert sorted(value for (value,) in pipeline.rows("v")) == [1] * (len(values) - 1) + [2]
        changed = [key for key, at in pipeline.rows("k", "_ingested_at") if times[key] != at]
        assert len(changed) == 1

    def test_a_key_may_have_several_columns(self, make_pipeline: Callable[..., Pipeline]) -> None:
        pipeline = make_pipeline(
            {"shop": "varchar", "day": "date", "n": "integer", "v": "varchar"}, key=("shop", "day", "n"), watermark=None
        )
        pipeline.put("a.csv", "x,2026-01-05,1,a", "x,2026-01-05,2,b", "x,2026-01-06,1,c", "y,2026-01-05,1,d")
        pipeline.run()
        pipeline.put("b.csv", "x,2026-01-06,1,changed", "y,2026-01-06,1,new", "x,,1,no key")
        pipeline.declare(max_bad_share=0.5)
        assert figures(pipeline.run()) == (3, 1, 1, 0, 0, 1)
        assert pipeline.rows() == [
            ("x", date(2026, 1, 5), 1, "a"),
            ("x", date(2026, 1, 5), 2, "b"),
            ("x", date(2026, 1, 6), 1, "changed"),
            ("y", date(2026, 1, 5), 1, "d"),
            ("y", date(2026, 1, 6), 1, "new"),
        ]

    @pytest.mark.parametrize(
        "partitioning",
        [
            [Partitioning("country", "identity")],
            [Partitioning("day", "month")],
            [Partitioning("id", "bucket", 4)],
            [Partitioning("country", "truncate", 1)],
            [Partitioning("day", "year"), Partitioning("country", "bucket", 3)],
            [Partitioning("amount", "truncate", 100)],
        ],
        ids=lambda parts: "+".join(part.transform for part in parts),
    )
    def test_a_row_may_move_to_another_partition(
        self, make_pipeline: Callable[..., Pipeline], partitioning: list[Partitioning]
    ) -> None:
        pipeline = make_pipeline(
            {"id": "bigint", "country": "varchar", "day": "date", "amount": "decimal(8,2)"},
            watermark=None,
            partitioning=tuple(partitioning),
        )
        rows = {key: [f"C{key % 5}", f"2026-0{key % 9 + 1}-05", f"{key}.50"] for key in range(40)} | {40: ["", "", ""]}
        pipeline.put("a.csv", *(f"{key},{','.join(values)}" for key, values in rows.items()))
        assert pipeline.run().counts.inserted == 41
        for step in range(2):
            moved = {key: [f"D{step}", f"202{step}-12-31", f"-{key}.25"] for key in range(step, 41, 3)}
            pipeline.put(f"b{step}.csv", *(f"{key},{','.join(values)}" for key, values in moved.items()))
            assert figures(pipeline.run()) == (len(moved), 0, len(moved), 0, 0, 0)
            rows |= moved
        assert pipeline.rows() == [
            (
                key,
                country or None,
                date.fromisoformat(day) if day else None,
                Decimal(amount) if amount else None,
            )
            for key, (country, day, amount) in sorted(rows.items())
        ]
        assert figures(pipeline.run(full_reload=True))[1:3] == (0, 0)


def test_a_folder_of_very_many_known_files_is_looked_through_in_bounded_time(
    pipeline: Pipeline, many_keys: int
) -> None:
    lines = b"id,mark,value\n"
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: pipeline.put_bytes(f"{number:06}.csv", lines), range(many_keys)))
    # As if an earlier run had read them, which takes a hundred times as long.
    listed = pipeline.store.list("lakehouse", pipeline.prefix)
    known = [
        FileRecord(f"s3://lakehouse/{file.key}", file.size_bytes, file.etag, file.modified_at, "ingested")
        for file in listed
    ]
    Ledger(pipeline.catalog, "lakehouse", pipeline.declaration.name).record_files("earlier", known)
    assert len(known) == many_keys
    start = time.monotonic()
    assert pipeline.run().files == 0
    nothing_seconds = time.monotonic() - start
    pipeline.put("new.csv", "1,5,one")
    start = time.monotonic()
    assert figures(pipeline.run()) == (1, 1, 0, 0, 0, 0)
    assert nothing_seconds < 5 + many_keys / 2000
    assert time.monotonic() - start < 10 + many_keys / 1000
