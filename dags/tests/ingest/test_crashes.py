"""Runs that end before their end, and runs that meet others."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest
from pyiceberg.exceptions import CommitFailedException

from lakehouse.ingest import ledger, row_delta
from lakehouse.ingest import run as run_module
from lakehouse.ingest.ledger import Ledger
from lakehouse.ingest.run import PHASES

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ingest.conftest import Pipeline

ROWS = 60


class KilledError(BaseException):
    """Stands for SIGKILL, as far as this process can: nothing that handles errors sees it."""


@pytest.fixture
def filled(make_pipeline: Callable[..., Pipeline]) -> Pipeline:
    """A table with rows, and files that will change half of them, add others and have a bad one."""
    pipeline = make_pipeline(max_bad_share=0.5)
    pipeline.put("a.csv", *(f"{key},1,a{key}" for key in range(ROWS)))
    pipeline.run("first")
    pipeline.put("b.csv", *(f"{key},{key % 2 * 2},b{key}" for key in range(ROWS + 10)), "x,1,bad")
    return pipeline


def check(pipeline: Pipeline, times: dict[Any, Any]) -> None:
    """Everything is as if nothing had happened."""
    assert pipeline.rows() == [
        (key, key % 2 * 2, f"b{key}") if key >= ROWS or key % 2 else (key, 1, f"a{key}") for key in range(ROWS + 10)
    ]
    after = pipeline.ingested_at()
    assert [key for key, at in times.items() if after[key] != at] == [key for key in range(ROWS) if key % 2]
    file = pipeline.files()["b.csv"]
    counts = {name: file[f"rows_{name}"] for name in ("read", "inserted", "updated", "superseded", "rejected")}
    assert counts == {"read": 71, "inserted": 10, "updated": 30, "superseded": 30, "rejected": 1}
    assert [(row["value"], row["etag"]) for row in pipeline.rejects()] == [("x", file["etag"])]
    assert len(pipeline.snapshots()) == 2
    assert {row["state"] for row in pipeline.run_records().values()} <= {"succeeded", "failed"}


@pytest.mark.parametrize("phase", PHASES)
def test_a_run_that_breaks_off_at_a_phase_is_made_up_for_by_its_retry(filled: Pipeline, phase: str) -> None:
    times = filled.ingested_at()

    def stop(begun: str) -> None:
        if begun == phase:
            raise KilledError

    with pytest.raises(KilledError):
        filled.run("second", progress=stop)
    summary = filled.run("second")
    check(filled, times)
    # Whichever of the two committed, the retry says what was brought in: the watermark's Variable goes by it.
    assert (summary.counts.inserted, summary.counts.updated, summary.watermark) == (10, 30, "2")
    assert filled.run().files == 0


@pytest.mark.parametrize("step", ["record_rejects", "record_files"])
@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_run_that_breaks_off_at_the_ledger_is_made_up_for(
    filled: Pipeline, monkeypatch: pytest.MonkeyPatch, step: str, moment: str
) -> None:
    times = filled.ingested_at()
    real = getattr(Ledger, step)

    def stop(self: Ledger, *args: Any) -> None:
        if moment == "after":
            real(self, *args)
        raise KilledError

    with monkeypatch.context() as patch:
        patch.setattr(Ledger, step, stop)
        with pytest.raises(KilledError):
            filled.run("second")
    filled.run("second")
    check(filled, times)


def test_an_intent_without_a_commit_is_settled_as_failed(filled: Pipeline) -> None:
    times = filled.ingested_at()

    def stop() -> None:
        raise KilledError

    with pytest.raises(KilledError):
        filled.run("second", check_lock=stop)
    assert filled.run_records()["second"]["state"] == "running"
    filled.run("third")
    check(filled, times)
    assert filled.run_records()["second"]["state"] == "failed"


def test_a_commit_whose_answer_was_lost_is_found(filled: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    times = filled.ingested_at()
    commit = row_delta.add
    lost: list[int] = []

    def answer_lost(transaction: Any, *args: Any) -> int:
        snapshot = commit(transaction, *args)
        transaction.commit_transaction()
        lost.append(snapshot)
        raise ConnectionResetError("the answer was lost (faked)")

    with monkeypatch.context() as patch:
        patch.setattr(row_delta, "add", answer_lost)
        with pytest.raises(ConnectionResetError):
            filled.run("second")
    assert filled.run("second").snapshots == lost
    check(filled, times)


_CHILD = """
import json, sys, time
from lakehouse.ingest.declaration import parse
from lakehouse.ingest.run import run
from lakehouse.settings import CatalogSettings, LakehouseSettings, S3Settings, TrinoSettings
given = json.loads(sys.stdin.readline())
settings = LakehouseSettings(
    S3Settings(*given["s3"]), CatalogSettings(*given["catalog"]), TrinoSettings("127.0.0.1", 1, "", "", "")
)
print("begun", flush=True)
run(settings, parse(given["declaration"]), "second", progress=lambda phase: print(phase, flush=True))
print("ended", flush=True)
"""


def start_child(pipeline: Pipeline) -> subprocess.Popen[str]:
    """The same pipeline in a process of its own, which can be killed."""
    declaration = pipeline.declaration
    columns = "\n".join(f"    - {{name: {column.name}, type: {column.type.name}}}" for column in declaration.columns)
    text = (
        f"name: {declaration.name}\nsource: {{prefix: {declaration.prefix}}}\nbad_rows: {{max_share: 0.5}}\n"
        f"target:\n  table: {declaration.table}\n  key: [id]\n  watermark: mark\n  columns:\n{columns}\n"
    )
    s3, catalog = pipeline.settings.s3, pipeline.settings.catalog
    given = {
        "s3": [s3.endpoint_url, s3.access_key_id, s3.secret_access_key],
        "catalog": [catalog.uri, catalog.warehouse],
        "declaration": text,
    }
    child = subprocess.Popen(
        [sys.executable, "-c", _CHILD],
        cwd=Path(__file__).parents[2],
        env=dict(os.environ),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdin is not None
    child.stdin.write(json.dumps(given) + "\n")
    child.stdin.flush()
    return child


@pytest.mark.parametrize("phase", PHASES)
def test_a_process_killed_in_a_phase_is_made_up_for(filled: Pipeline, phase: str) -> None:
    times = filled.ingested_at()
    # Somewhere within the phase, which lasts some tenths of a second; a failure says which moment it was.
    delay_seconds = random.uniform(0, 0.3)
    with start_child(filled) as child:
        assert child.stdout is not None
        told = [line.strip() for line in iter(child.stdout.readline, f"{phase}\n")]
        time.sleep(delay_seconds)
        child.send_signal(signal.SIGKILL)
    print(f"killed {delay_seconds:.3f} s into {phase}, after {told}")  # noqa: T201
    filled.run("second")
    check(filled, times)


class TestOthers:
    def test_pipelines_that_begin_at_once_lose_nothing_of_the_ledger_that_they_make(
        self, make_pipeline: Callable[..., Pipeline], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        pipelines = [make_pipeline() for _ in range(4)]
        monkeypatch.setattr(ledger, "_CREATION_SECONDS", 2)
        # So that logs are compacted too while others write them.
        monkeypatch.setattr(ledger, "_MAX_DATA_FILES", 3)
        for pipeline in pipelines:
            pipeline.put("a.csv", "1,5,one")
        with ThreadPoolExecutor(4) as pool:
            for each in [pool.submit(pipeline.run) for pipeline in pipelines]:
                each.result(timeout=180)
        assert [list(pipeline.files()) for pipeline in pipelines] == [["a.csv"]] * 4
        assert [pipeline.run_records()["run-1"]["state"] for pipeline in pipelines] == ["succeeded"] * 4
        found = pipelines[0].catalog.load_table("lakehouse.ingest_runs").scan().to_arrow()
        assert sorted(found["state"].to_pylist()) == ["running"] * 4 + ["succeeded"] * 4

    def test_two_runs_at_once_both_end_and_each_row_is_there_once(self, filled: Pipeline) -> None:
        times = filled.ingested_at()
        filled.run(keys=[f"{filled.prefix}a.csv"])
        # Without the lock, which keeps runs apart where there is one.
        with ThreadPoolExecutor(2) as pool:
            runs = [pool.submit(run_module.run, filled.settings, filled.declaration, f"run {n}") for n in range(2)]
            for each in runs:
                each.result(timeout=120).counts.check()
        assert filled.rows() == [
            (key, key % 2 * 2, f"b{key}") if key >= ROWS or key % 2 else (key, 1, f"a{key}") for key in range(ROWS + 10)
        ]
        after = filled.ingested_at()
        assert [key for key, at in times.items() if after[key] != at] == [key for key in range(ROWS) if key % 2]
        assert len(filled.snapshots()) == 2

    def test_runs_of_different_files_at_once_agree_on_the_later_record(self, pipeline: Pipeline) -> None:
        pipeline.put("first.csv", "0,,x")
        pipeline.run()
        names = [f"{number}.csv" for number in range(4)]
        for name in names:
            pipeline.put(name, *(f"{key},{(key * 7 + int(name[0]) * 3) % 5},{name}" for key in range(40)))
        with ThreadPoolExecutor(4) as pool:
            runs = [
                pool.submit(
                    run_module.run, pipeline.settings, pipeline.declaration, name, keys=[pipeline.prefix + name]
                )
                for name in names
            ]
            for each in runs:
                each.result(timeout=180)
        files = {file.key: file for file in pipeline.store.list("lakehouse", pipeline.prefix)}
        expected = []
        for key in range(40):
            records = [((key * 7 + int(name[0]) * 3) % 5, name) for name in names]
            mark, name = max(
                records, key=lambda record: (record[0], files[pipeline.prefix + record[1]].modified_at, record[1])
            )
            expected.append((key, mark, name))
        assert pipeline.rows() == expected

    @pytest.mark.parametrize("times", [1, 3])
    def test_someone_elses_commit_in_between_is_compared_anew(self, filled: Pipeline, times: int) -> None:
        appended = 0

        def append() -> None:
            nonlocal appended
            if appended < times:
                row = {"id": 1000 + appended, "mark": 1, "value": "other", "_source_file": "elsewhere"}
                table = filled.table()
                table.append(
                    pa.Table.from_pylist(
                        [row | {"_ingested_at": filled.ingested_at()[0]}], schema=table.schema().as_arrow()
                    )
                )
                appended += 1

        summary = filled.run("second", check_lock=append)
        assert (summary.counts.inserted, summary.counts.updated) == (10, 30)
        assert [row for row in filled.rows() if row[0] >= 1000] == [(1000 + n, 1, "other") for n in range(times)]
        assert len(filled.rows()) == ROWS + 10 + times

    def test_a_row_that_someone_else_replaced_meanwhile_is_replaced_where_it_is_now(self, filled: Pipeline) -> None:
        done = False

        def rewrite() -> None:
            nonlocal done
            if not done:
                done = True
                table = filled.table()
                table.overwrite(table.scan().to_arrow())

        assert filled.run("second", check_lock=rewrite).counts.updated == 30
        assert len({key for (key,) in filled.rows("id")}) == len(filled.rows()) == ROWS + 10

    def test_a_table_that_is_never_left_alone_ends_the_run_without_a_change(
        self, filled: Pipeline, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(run_module, "_COMMIT_ATTEMPTS", 2)
        before = filled.rows()

        def touch() -> None:
            table = filled.table()
            table.overwrite(table.scan().to_arrow())

        with pytest.raises(CommitFailedException):
            filled.run("second", check_lock=touch)
        assert filled.rows() == before
        filled.run("third")
        assert len(filled.rows()) == ROWS + 10
