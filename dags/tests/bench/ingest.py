"""Times ingestion beside the usual ways, on a running stack: see `npm run bench:ingest`.

Everything runs in this process and one after the other, so that both sides have the same machine; Airflow is left out.
The stack is named by LAKEHOUSE_TEST_*, as for the integration tests. What is printed at the end is one line of JSON.
"""

from __future__ import annotations

import itertools
import json
import math
import multiprocessing
import os
import resource
import shutil
import statistics
import sys
import tempfile
import time
import uuid
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import duckdb

from lakehouse import trino_sql
from lakehouse.catalog import open_catalog
from lakehouse.ingest.declaration import Declaration, load
from lakehouse.ingest.run import run
from lakehouse.object_storage import Store
from lakehouse.settings import CatalogSettings, LakehouseSettings, S3Settings, TrinoSettings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pyarrow as pa

BUCKET = "lakehouse"
SALES = load(Path(__file__).parents[2] / "pipelines" / "sales.yaml")
COLUMNS = [column.name for column in SALES.columns]
INSERT_ROWS = 500
INSERT_STATEMENTS = 12
UPSERT_ROWS = 20_000
ROUNDS = 3

# The same casts and the same choice among records of one key as the pipeline's.
DUCKDB_READ = """
SELECT try_cast(order_id AS BIGINT) AS order_id, customer, country, product, try_cast(quantity AS INTEGER) AS quantity,
    try_cast(amount AS DECIMAL(12, 2)) AS amount, try_cast(order_date AS DATE) AS order_date
FROM read_csv('{path}', header = true, all_varchar = true)
QUALIFY row_number() OVER (PARTITION BY order_id ORDER BY order_date DESC) = 1
"""


def settings_from_environment() -> LakehouseSettings:
    """Return where the stack is."""
    value = {name.removeprefix("LAKEHOUSE_TEST_"): text for name, text in os.environ.items()}
    trino = urlsplit(value["TRINO_URL"])
    return LakehouseSettings(
        s3=S3Settings(value["S3_ENDPOINT"], value["S3_ACCESS_KEY"], value["S3_SECRET_KEY"]),
        catalog=CatalogSettings(value["CATALOG_URI"], "s3://lakehouse-warehouse/"),
        trino=TrinoSettings(
            trino.hostname or "", trino.port or 443, value["TRINO_USER"], value["TRINO_PASSWORD"], value["CA_FILE"]
        ),
    )


class Bench:
    """Tables and files of this benchmark, which are removed at its end."""

    def __init__(self, settings: LakehouseSettings) -> None:
        self.settings = settings
        self.store = Store(settings.s3)
        self.catalog = open_catalog(settings.catalog, settings.s3)
        self.folder = Path(tempfile.mkdtemp(prefix="lakehouse-bench-"))
        self.tables: list[str] = []

    def close(self) -> None:
        for name in self.tables:
            if self.catalog.table_exists(("lakehouse", name)):
                self.catalog.purge_table(("lakehouse", name))
        for file in self.store.list(BUCKET, "bench/"):
            self.store.remove(f"s3://{BUCKET}/{file.key}")
        shutil.rmtree(self.folder, ignore_errors=True)

    def pipeline(self) -> Declaration:
        name = f"bench_{uuid.uuid4().hex[:10]}"
        self.tables.append(name)
        return replace(SALES, name=name, table=name, prefix=f"bench/{name}/")

    def table(self) -> str:
        name = f"bench_{uuid.uuid4().hex[:10]}"
        self.tables.append(name)
        return name

    def csv(self, rows: int, *, first: int = 1, changed_every: int = 0) -> Path:
        """Make a file of sales; every so many rows the customer is another one."""
        path = self.folder / f"{rows}-{first}-{changed_every}.csv"
        if not path.exists():
            changed = f"CASE WHEN i % {changed_every} = 0 THEN ' changed' ELSE '' END" if changed_every else "''"
            duckdb.sql(
                f"""COPY (SELECT i AS order_id, 'Customer ' || (i * 7919 % 100000) || {changed} AS customer,
                    (['DE', 'FR', 'US', 'GB', 'NL', 'ES', 'IT'])[1 + i % 7] AS country,
                    'Product ' || (i % 500) AS product,
                    1 + i % 20 AS quantity, CAST((i * 37 % 100000) / 100.0 AS DECIMAL(12, 2)) AS amount,
                    DATE '2024-01-01' + CAST(i % 700 AS INTEGER) AS order_date
                FROM range({first}, {first + rows}) AS t(i)) TO '{path}' (HEADER)"""
            )
        return path

    def put(self, path: Path, key: str) -> None:
        self.store.upload(path, f"s3://{BUCKET}/{key}")

    def ingest(self, declaration: Declaration, **options: Any) -> tuple[float, Any]:
        start = time.monotonic()
        summary = run(self.settings, declaration, f"bench__{uuid.uuid4()}", **options)
        return time.monotonic() - start, summary

    def rows(self, path: Path) -> pa.Table:
        with duckdb.connect() as connection:
            return connection.sql(DUCKDB_READ.format(path=path)).to_arrow_table()

    # What people do otherwise

    def insert_values(self, rows: int) -> float:
        """Seconds that batches of INSERT … VALUES would take for so many rows, from a few statements."""
        name = self.table()
        values = self.rows(self.csv(INSERT_ROWS * INSERT_STATEMENTS)).to_pylist()
        with trino_sql.session(self.settings.trino, "bench") as connection:
            self._create(connection, name)
            start = time.monotonic()
            for first in range(0, len(values), INSERT_ROWS):
                lines = [
                    f"({row['order_id']}, '{row['customer']}', '{row['country']}', '{row['product']}',"
                    f" {row['quantity']}, DECIMAL '{row['amount']}', DATE '{row['order_date']}')"
                    for row in values[first : first + INSERT_ROWS]
                ]
                trino_sql.query(connection, f"INSERT INTO iceberg.lakehouse.{name} VALUES {', '.join(lines)}")
            return (time.monotonic() - start) / len(values) * rows

    def upsert(self, rows: int) -> float:
        """Seconds that PyIceberg's upsert would take, from a part: a floor, since it grows faster than its rows."""
        content = self.rows(self.csv(UPSERT_ROWS))
        table = self.catalog.create_table(("lakehouse", self.table()), content.schema)
        table.append(content.slice(0, 1))
        start = time.monotonic()
        table.upsert(content, join_cols=["order_id"])
        return (time.monotonic() - start) / UPSERT_ROWS * rows

    def merge(self, path: Path, name: str | None = None) -> tuple[float, str]:
        """Seconds of reading a file, staging it and one MERGE of all of it, and the table's name."""
        staged = self.table()
        values = [column for column in COLUMNS if column != "order_id"]
        differs = " OR ".join(f"t.{value} IS DISTINCT FROM s.{value}" for value in values)
        inserted = ", ".join(f"s.{column}" for column in COLUMNS)
        with trino_sql.session(self.settings.trino, "bench") as connection:
            if name is None:
                name = self.table()
                self._create(connection, name)
            start = time.monotonic()
            content = self.rows(path)
            self.catalog.create_table(("lakehouse", staged), content.schema).append(content)
            trino_sql.query(
                connection,
                f"MERGE INTO iceberg.lakehouse.{name} AS t USING iceberg.lakehouse.{staged} AS s"
                f" ON t.order_id = s.order_id WHEN MATCHED AND ({differs})"
                f" THEN UPDATE SET {', '.join(f'{value} = s.{value}' for value in values)}"
                f" WHEN NOT MATCHED THEN INSERT ({', '.join(COLUMNS)}) VALUES ({inserted})",
            )
            return time.monotonic() - start, name

    def duckdb_parquet(self, key: str) -> float:
        """Seconds in which DuckDB makes a Parquet file of a CSV, both in S3."""
        local, out = self.folder / "duckdb.csv", self.folder / "duckdb.parquet"
        start = time.monotonic()
        self.store.download_all([(f"s3://{BUCKET}/{key}", local)])
        duckdb.sql(f"COPY ({DUCKDB_READ.format(path=local)}) TO '{out}' (FORMAT parquet, COMPRESSION zstd)")
        self.store.upload(out, f"s3://{BUCKET}/bench/duckdb.parquet")
        seconds = time.monotonic() - start
        local.unlink()
        out.unlink()
        return seconds

    def _create(self, connection: Any, name: str) -> None:
        trino_sql.query(
            connection,
            f"CREATE TABLE iceberg.lakehouse.{name} (order_id BIGINT NOT NULL, customer VARCHAR, country VARCHAR,"
            " product VARCHAR, quantity INTEGER, amount DECIMAL(12, 2), order_date DATE)",
        )


def first_loads(bench: Bench) -> Iterator[dict[str, Any]]:
    """New rows into an empty table, beside the usual ways."""
    insert_rate = bench.insert_values(1)
    upsert_rate = bench.upsert(1)
    for rows in (1_000_000, 5_000_000):
        path = bench.csv(rows)
        ours, beside = [], []
        for _ in range(ROUNDS):
            declaration = bench.pipeline()
            key = f"{declaration.prefix}a.csv"
            bench.put(path, key)
            beside.append(bench.duckdb_parquet(key))
            seconds, summary = bench.ingest(declaration)
            ours.append(seconds)
            check(summary.counts.inserted == rows, f"{summary} instead of {rows} inserted rows")
        yield {
            "rows": rows,
            "ours": ours,
            "duckdb": beside,
            "insertValues": insert_rate * rows,
            "upsert": upsert_rate * rows,
            "merge": attempt(lambda: bench.merge(path)[0]),  # noqa: B023
        }


def changes(bench: Bench) -> dict[str, Any]:
    """A file of 2 M rows again: unchanged, and with 1 % changed; into 2 M and into 10 M rows."""
    rows, into = 2_000_000, 10_000_000
    plain, changed = bench.csv(rows), bench.csv(rows, changed_every=100)
    small = bench.pipeline()
    bench.put(plain, f"{small.prefix}a.csv")
    bench.ingest(small)
    again = [bench.ingest(small)[0] for _ in range(ROUNDS)]
    _, merged = bench.merge(plain)
    ours, beside = [], []
    for round_number in range(ROUNDS):
        file = changed if round_number % 2 == 0 else plain
        bench.put(file, f"{small.prefix}a.csv")
        seconds, summary = bench.ingest(small)
        ours.append(seconds)
        check(summary.counts.updated == rows // 100, f"{summary} instead of {rows // 100} updated rows")
        table = bench.catalog.load_table(("lakehouse", small.table))
        snapshot = table.current_snapshot()
        added = snapshot.summary["added-records"] if snapshot and snapshot.summary else None
        check(added == str(rows // 100), f"{added} rows were written instead of {rows // 100}")
        beside.append(bench.merge(file, merged)[0])
    large = bench.pipeline()
    for number in range(into // rows):
        bench.put(bench.csv(rows, first=1 + number * rows), f"{large.prefix}{number}.csv")
    full, _ = bench.ingest(large)
    into_large = []
    for round_number in range(ROUNDS):
        bench.put(changed if round_number % 2 == 0 else plain, f"{large.prefix}0.csv")
        seconds, summary = bench.ingest(large)
        into_large.append(seconds)
        check(summary.counts.updated == rows // 100, f"{summary} instead of {rows // 100} updated rows")
    return {"again": again, "changed": ours, "merge": beside, "fullLoad": full, "intoLarge": into_large}


def growth(bench: Bench) -> dict[str, Any]:
    """Time against rows, and the exponent of its growth."""
    points = []
    for rows in (10_000, 100_000, 1_000_000, 5_000_000):
        times = []
        for _ in range(ROUNDS):
            declaration = bench.pipeline()
            bench.put(bench.csv(rows), f"{declaration.prefix}a.csv")
            times.append(bench.ingest(declaration)[0])
        points.append((rows, statistics.median(times)))
    steps = [
        math.log(seconds / before) / math.log(rows / fewer)
        for (fewer, before), (rows, seconds) in itertools.pairwise(points)
    ]
    return {"points": points, "exponents": steps}


def many_files(bench: Bench) -> dict[str, Any]:
    """200 small files at once."""
    declaration = bench.pipeline()
    for number in range(200):
        bench.put(bench.csv(500, first=1 + number * 500), f"{declaration.prefix}{number}.csv")
    seconds, summary = bench.ingest(declaration)
    check(summary.counts.inserted == 100_000, str(summary))
    return {"seconds": seconds, "batches": summary.batches, "commits": len(summary.snapshots)}


def memory(settings: LakehouseSettings) -> dict[str, Any]:
    """Peak memory of a process that ingests 20 M rows, and then the same file with 1 % changed."""
    bench = Bench(settings)
    try:
        rows = 20_000_000
        declaration = bench.pipeline()
        bench.put(bench.csv(rows), f"{declaration.prefix}a.csv")
        first = in_own_process(settings, declaration)
        bench.put(bench.csv(rows, changed_every=100), f"{declaration.prefix}a.csv")
        return {"rows": rows, "first": first, "changed": in_own_process(settings, declaration)}
    finally:
        bench.close()


def in_own_process(settings: LakehouseSettings, declaration: Declaration) -> dict[str, float]:
    """Ingest in a fresh process; seconds and its peak memory in bytes."""
    context = multiprocessing.get_context("spawn")
    results: multiprocessing.Queue[dict[str, float]] = context.Queue()
    process = context.Process(target=_child, args=(settings, declaration, results))
    process.start()
    found = results.get(timeout=900)
    process.join()
    return found


def _child(settings: LakehouseSettings, declaration: Declaration, results: Any) -> None:
    start = time.monotonic()
    run(settings, declaration, f"bench__{uuid.uuid4()}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    results.put({"seconds": time.monotonic() - start, "peakBytes": peak})


def attempt(work: Callable[[], float]) -> float | str:
    """Seconds of some work, or why it failed: the usual ways may be the ones that do."""
    try:
        return work()
    except Exception as error:
        return str(error)[:300]


def check(holds: bool, otherwise: str) -> None:
    """Stop a benchmark whose result is wrong."""
    if not holds:
        raise AssertionError(otherwise)


def main() -> None:
    """Run everything and print it as one line of JSON."""
    settings = settings_from_environment()
    bench = Bench(settings)
    try:
        parts: dict[str, Callable[[], Any]] = {
            "loads": lambda: list(first_loads(bench)),
            "changes": lambda: changes(bench),
            "growth": lambda: growth(bench),
            "manyFiles": lambda: many_files(bench),
            "memory": lambda: memory(settings),
        }
        wanted = sys.argv[1:] or list(parts)
        found = {}
        for name in wanted:
            print(f"{name} …", file=sys.stderr, flush=True)  # noqa: T201
            found[name] = parts[name]()
            print(json.dumps(found[name]), file=sys.stderr, flush=True)  # noqa: T201
    finally:
        bench.close()
    versions = {"duckdb": duckdb.__version__, "pyiceberg": __import__("pyiceberg").__version__}
    print(json.dumps({"versions": versions, **found}))  # noqa: T201


if __name__ == "__main__":
    main()
