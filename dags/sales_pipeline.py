"""Wires the ingestion of sales, which is in `lakehouse.sales`, to Airflow."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import asdict
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from airflow.sdk import Connection, Param, dag, get_current_context, task
from airflow.sdk.exceptions import AirflowFailException

from lakehouse.errors import MalformedFilesError, SettingsError
from lakehouse.settings import CatalogSettings, LakehouseSettings, S3Settings, TrinoSettings

if TYPE_CHECKING:
    from collections.abc import Iterator

DOC = """
### Sales from CSV files to `iceberg.lakehouse.sales`

Reads every CSV file under `s3://lakehouse/raw/sales/` (or the folder below it that the run's configuration names) and
brings its rows into the table by `order_id`.

| task | does |
| --- | --- |
| `discover` | lists the files; none at all is a success with nothing to do |
| `stage` | checks every value against its declared type and writes a staging table |
| `merge` | one MERGE: new orders are inserted, changed ones updated in place, all others not touched |
| `cleanup` | drops the staging table, however the run went |

* **Files** are UTF-8 CSV with the columns `order_id, customer, country, product, quantity, amount, order_date` in any
  order. One malformed file fails the run before the table is changed; the error names each such file, the line, the
  column and the value.
* **Duplicates** in a batch: the last one wins, by the file's time of modification, then its name, then the line.
* **The same files again** change nothing and leave no new snapshot.
* `_source_file` and `_ingested_at` tell where a row's values came from, and when.

It has no schedule: a person or a program starts it. `merge` returns how many rows were read,
inserted, updated and left unchanged.
"""


@dag(
    dag_id="sales_pipeline",
    description="CSV files in S3 into the Iceberg table lakehouse.sales, by order_id",
    doc_md=DOC,
    schedule=None,
    catchup=False,
    max_active_runs=1,
    # Airflow would otherwise queue the first run until someone finds the switch.
    is_paused_upon_creation=False,
    dagrun_timeout=timedelta(hours=3),
    tags=["ingestion", "sales"],
    default_args={
        "owner": "lakehouse",
        "retries": 3,
        "retry_delay": timedelta(seconds=10),
        "retry_exponential_backoff": 2.0,
        "max_retry_delay": timedelta(minutes=5),
    },
    params={
        "prefix": Param(
            "raw/sales/",
            type="string",
            title="Folder",
            description="Folder in s3://lakehouse to read: raw/sales/ or one below it. It ends with a slash.",
            pattern="^raw/sales/([^/]+/)*$",
            maxLength=512,
        )
    },
)
def sales_pipeline() -> None:
    """Discover, stage, merge, clean up."""

    @task(execution_timeout=timedelta(minutes=5))
    def discover() -> list[str]:
        from lakehouse import sales

        return sales.discover(_settings(), get_current_context()["params"]["prefix"])

    @task(execution_timeout=timedelta(hours=1))
    def stage(keys: list[str]) -> dict[str, int]:
        from lakehouse import sales

        with _no_retry_of_malformed_files():
            return asdict(sales.stage(_settings(), keys, get_current_context()["run_id"]))

    @task(execution_timeout=timedelta(hours=1))
    def merge(staged: dict[str, int]) -> dict[str, Any]:
        from lakehouse import sales

        return asdict(sales.merge(_settings(), sales.Staged(**staged), get_current_context()["run_id"]))

    @task(execution_timeout=timedelta(minutes=10))
    def cleanup() -> None:
        from lakehouse import sales

        sales.clean_up(_settings(), get_current_context()["run_id"])

    # A teardown without a setup runs once all before it is done, and leaves the outcome of the run to them.
    # The decorator keeps the functions' own parameter types, while what is passed here is a reference to a result.
    merge(stage(discover())) >> cleanup().as_teardown()  # type: ignore[arg-type]


@contextmanager
def _no_retry_of_malformed_files() -> Iterator[None]:
    try:
        yield
    except MalformedFilesError as error:
        # Where in the code it was noticed helps nobody to correct a file.
        raise AirflowFailException(str(error)) from None


def _settings() -> LakehouseSettings:
    """Collect the addresses and credentials that the stack gives to the workers."""
    aws = Connection.get("aws_default")
    trino = Connection.get("trino_default")
    try:
        return LakehouseSettings(
            s3=S3Settings(
                endpoint_url=aws.extra_dejson["endpoint_url"],
                access_key_id=aws.login,
                secret_access_key=aws.password,
                region=aws.extra_dejson["region_name"],
            ),
            catalog=CatalogSettings(
                uri=os.environ["LAKEHOUSE_CATALOG_URI"],
                warehouse=os.environ["LAKEHOUSE_WAREHOUSE"],
            ),
            trino=TrinoSettings(
                host=trino.host,
                port=trino.port,
                user=trino.login,
                password=trino.password,
                ca_file=trino.extra_dejson["verify"],
            ),
        )
    except KeyError as error:
        raise SettingsError(
            f"{error.args[0]} is missing: the connections aws_default (extra endpoint_url, region_name) and "
            "trino_default (extra verify) and the variables LAKEHOUSE_CATALOG_URI and "
            "LAKEHOUSE_WAREHOUSE must be set for the workers"
        ) from error


sales_pipeline()
