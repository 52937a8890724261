"""Wires the profiling of uploads, which is in `lakehouse.ingest.uploads`, to Airflow."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from airflow.sdk import Asset, AssetOrTimeSchedule, AssetWatcher, CronTriggerTimetable, dag, task

from lakehouse.ingest.watch import FilesChanged

DOC = """
### Profiles of the files under `s3://lakehouse/uploads/`

| task | does |
| --- | --- |
| `profile` | finds out from the whole of each new file what it holds, and proposes a table for it |

A profile is `s3://lakehouse/profiles/<SHA-256 of the file's key>.json`. A file that cannot become a table has one that
says why. New files are profiled within 30 seconds; once an hour it is made sure that none was left out.
"""


@dag(
    dag_id="profile_uploads",
    description="What uploaded files hold, and a table proposed for each",
    doc_md=DOC,
    schedule=AssetOrTimeSchedule(
        timetable=CronTriggerTimetable("17 * * * *", timezone="UTC"),
        assets=[
            Asset(
                name="uploads",
                uri="s3://lakehouse/uploads/",
                watchers=[AssetWatcher(name="uploads", trigger=FilesChanged("lakehouse", "uploads/"))],
            )
        ],
    ),
    catchup=False,
    max_active_runs=1,
    is_paused_upon_creation=False,
    dagrun_timeout=timedelta(hours=3),
    tags=["ingestion", "uploads"],
    default_args={
        "owner": "lakehouse",
        "retries": 3,
        "retry_delay": timedelta(seconds=10),
        "retry_exponential_backoff": 2.0,
        "max_retry_delay": timedelta(minutes=5),
    },
)
def profile_uploads() -> None:
    """Profile what has no profile."""

    @task(execution_timeout=timedelta(hours=2))
    def profile() -> dict[str, Any]:
        from lakehouse.ingest import uploads
        from lakehouse.object_storage import Store
        from lakehouse.settings import s3_from_environment

        return uploads.profile_uploads(Store(s3_from_environment())).to_json()

    profile()


profile_uploads()
