"""Makes a DAG of each declaration: ours are beside this file, people's in the volume that the console writes."""

from __future__ import annotations

import json
import os
from datetime import timedelta
from pathlib import Path
from typing import Any

from airflow.sdk import (
    DAG,
    Asset,
    AssetOrTimeSchedule,
    AssetWatcher,
    CronTriggerTimetable,
    Param,
    Variable,
    get_current_context,
    task,
)
from airflow.sdk.exceptions import AirflowFailException

from lakehouse.ingest.declaration import Declaration, DeclarationError, check_together, load
from lakehouse.ingest.watch import FilesChanged

BUCKET = "lakehouse"
OWN = Path(__file__).parent / "pipelines"
PEOPLES = Path(os.environ.get("LAKEHOUSE_PIPELINES", "/lakehouse/pipelines"))

DOC = """
### Files under `s3://{bucket}/{prefix}` to `iceberg.lakehouse.{table}`

{description}

| task | does |
| --- | --- |
| `ingest` | reads new and changed files, rejects bad rows, and commits what changed as one snapshot |
| `watermark` | keeps in the Airflow Variable `{name}_watermark` how far the table is |
| `report` | fails if a file was refused, and says why; the other files' rows are in the table |

* **Files** are known by their ETag: an unchanged one is not read again. New ones start a run within 30 seconds.
* **Rows** go by `{key}`; of several the last wins: by {watermark}the file's time, its name, the position in it.
* **Bad rows** go to `iceberg.lakehouse.{table}_rejects`; a file with more than {share:.0%} of them is refused whole.
* **Runs and files** are in `iceberg.lakehouse.ingest_runs` and `iceberg.lakehouse.ingested_files`.
"""


def make_dag(declaration: Declaration) -> DAG:
    """Return the pipeline's DAG."""
    arrived = Asset(
        name=f"{declaration.name}_files",
        uri=f"s3://{BUCKET}/{declaration.prefix}",
        watchers=[AssetWatcher(name=f"{declaration.name}_files", trigger=FilesChanged(BUCKET, declaration.prefix))],
    )
    loaded = Asset(name=f"lakehouse.{declaration.table}", uri=f"iceberg://lakehouse/{declaration.table}")
    with DAG(
        dag_id=declaration.dag_id,
        description=declaration.description or f"Files into the Iceberg table lakehouse.{declaration.table}",
        doc_md=DOC.format(
            bucket=BUCKET,
            prefix=declaration.prefix,
            table=declaration.table,
            name=declaration.name,
            description=declaration.description,
            key=", ".join(declaration.key),
            watermark=f"`{declaration.watermark}`, " if declaration.watermark else "",
            share=declaration.max_bad_share,
        ),
        schedule=AssetOrTimeSchedule(
            timetable=CronTriggerTimetable(declaration.schedule, timezone="UTC"), assets=[arrived]
        )
        if declaration.schedule
        else [arrived],
        catchup=False,
        max_active_runs=1,
        # Airflow would otherwise queue the first run until someone finds the switch.
        is_paused_upon_creation=False,
        dagrun_timeout=timedelta(hours=6),
        tags=["ingestion", declaration.table],
        default_args={
            "owner": "lakehouse",
            "retries": 3,
            "retry_delay": timedelta(seconds=10),
            "retry_exponential_backoff": 2.0,
            "max_retry_delay": timedelta(minutes=5),
        },
        params={
            "files": Param(
                None,
                type=["array", "null"],
                items={"type": "string", "maxLength": 1024},
                maxItems=5000,
                title="Files",
                description="Keys of files to read again, known or not. Empty: all that are new or changed.",
            ),
            "fullReload": Param(
                False,
                type="boolean",
                title="Full reload",
                description="Read every file again. Rows that no file holds any more stay.",
            ),
        },
    ) as dag:

        @task(execution_timeout=timedelta(hours=5), outlets=[loaded])
        def ingest() -> dict[str, Any]:
            from lakehouse.ingest.lock import table_lock
            from lakehouse.ingest.run import run
            from lakehouse.ingest.target import TargetError
            from lakehouse.settings import from_environment

            context = get_current_context()
            settings = from_environment()
            try:
                with table_lock(settings.lock_url, f"lakehouse.{declaration.table}") as check_lock:
                    summary = run(
                        settings,
                        declaration,
                        context["run_id"],
                        keys=context["params"]["files"],
                        full_reload=context["params"]["fullReload"],
                        check_lock=check_lock,
                    )
            except TargetError as error:
                # The same again would end the same way.
                raise AirflowFailException(str(error)) from None
            return summary.to_json()

        @task(execution_timeout=timedelta(minutes=5))
        def watermark(summary: dict[str, Any]) -> None:
            value = {
                "column": declaration.watermark,
                "value": summary["watermark"],
                "fileTime": summary["file_time"],
                "runId": get_current_context()["run_id"],
            }
            if summary["files"] or Variable.get(f"{declaration.name}_watermark", default=None) is None:
                Variable.set(f"{declaration.name}_watermark", json.dumps(value))

        @task(execution_timeout=timedelta(minutes=5))
        def report(summary: dict[str, Any]) -> None:
            if summary["files_refused"]:
                lines = [f"{refusal['file']}: {refusal['reason']}" for refusal in summary["refused"]]
                raise AirflowFailException(
                    "\n".join(
                        [
                            f"Files refused: {summary['files_refused']}. All other files are in {summary['table']}.",
                            *lines,
                        ]
                    )
                )

        done = ingest()
        # The decorator keeps the functions' own parameter types, while what is passed is a reference to a result.
        watermark(done) >> report(done)  # type: ignore[arg-type]
    return dag


def _declarations() -> list[Declaration]:
    found = []
    for path in [*sorted(OWN.glob("*.yaml")), *sorted(PEOPLES.glob("*.yaml"))]:
        try:
            found.append(load(path))
        except (DeclarationError, OSError) as error:
            # The console shows what is wrong with it; the other pipelines go on.
            print(error)  # noqa: T201
    good, bad = check_together(found)
    for declaration, faults in bad:
        print(f"The pipeline {declaration.name} cannot be used: {'; '.join(map(str, faults))}")  # noqa: T201
    return good


for _declaration in _declarations():
    globals()[_declaration.dag_id] = make_dag(_declaration)
