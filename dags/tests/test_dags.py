"""What every DAG file keeps to, and the shape of each DAG."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from airflow.dag_processing.dagbag import DagBag

FOLDER = Path(__file__).parents[1]
FILES = sorted(FOLDER.glob("*.py"))
# Airflow parses every file every few seconds, and each task anew: none of these may be needed for that.
HEAVY = {"boto3", "botocore", "duckdb", "numpy", "pandas", "pyarrow", "pyiceberg", "redis", "trino"}
PARSE_SECONDS = 1.0

ORDERS = """
name: orders
source: {prefix: raw/orders/}
target:
  table: orders
  key: [id]
  columns:
    - {name: id, type: bigint}
"""
# What people wrote: two that are good, and what may not take them away.
DECLARATIONS = {
    "orders": ORDERS,
    "visits": ORDERS.replace("orders", "visits") + "schedule: 5 3 * * *\n",
    "misspelt": ORDERS.replace("orders", "misspelt").replace("key:", "keys:"),
    "other_name": ORDERS,
    "same_table": ORDERS.replace("name: orders", "name: same_table"),
    "sales": ORDERS.replace("orders", "sales"),
    "no_yaml": "{",
}
PIPELINES = ["orders_pipeline", "sales_pipeline", "visits_pipeline"]


@pytest.fixture(scope="module")
def dags(tmp_path_factory: pytest.TempPathFactory) -> DagBag:
    declarations = tmp_path_factory.mktemp("pipelines")
    for name, text in DECLARATIONS.items():
        (declarations / f"{name}.yaml").write_text(text, "utf-8")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("AIRFLOW_HOME", str(tmp_path_factory.mktemp("airflow")))
        environment.setenv("AIRFLOW__CORE__UNIT_TEST_MODE", "true")
        environment.setenv("LAKEHOUSE_PIPELINES", str(declarations))
        # Airflow makes its home the moment it is imported.
        from airflow.dag_processing.dagbag import DagBag  # noqa: PLC0415

        return DagBag(dag_folder=FOLDER)


def test_each_good_declaration_is_a_dag_whatever_lies_beside_it(dags: DagBag) -> None:
    assert dags.import_errors == {}
    assert sorted(dags.dags) == sorted([*PIPELINES, "profile_uploads"])


def test_a_declaration_of_ours_cannot_be_replaced_by_one_of_the_same_name(dags: DagBag) -> None:
    assert "raw/sales/" in (dags.dags["sales_pipeline"].doc_md or "")
    assert "order_id" in (dags.dags["sales_pipeline"].doc_md or "")


@pytest.mark.parametrize("dag_id", [*PIPELINES, "profile_uploads"])
class TestEveryDag:
    def test_says_what_it_is_and_whose(self, dags: DagBag, dag_id: str) -> None:
        dag = dags.dags[dag_id]
        assert Path(dag.fileloc) in FILES
        assert dag.tags
        assert dag.description
        assert dag.doc_md
        assert dag.doc_md.strip().startswith("###")
        assert {task.owner for task in dag.tasks} == {"lakehouse"}

    def test_is_bounded_in_time_and_tries(self, dags: DagBag, dag_id: str) -> None:
        dag: Any = dags.dags[dag_id]
        assert dag.catchup is False
        assert dag.max_active_runs == 1
        assert dag.is_paused_upon_creation is False
        assert dag.dagrun_timeout is not None
        for task in dag.tasks:
            assert 1 <= task.retries <= 5, task.task_id
            assert task.retry_exponential_backoff, task.task_id
            assert task.max_retry_delay is not None, task.task_id
            assert task.execution_timeout is not None, task.task_id
            assert task.execution_timeout <= dag.dagrun_timeout, task.task_id

    def test_has_parameters_that_a_form_can_show(self, dags: DagBag, dag_id: str) -> None:
        dag: Any = dags.dags[dag_id]
        for name in dag.params:
            param = dag.params.get_param(name)
            assert {"type", "title"} <= set(param.schema), name
            assert param.description, name


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
class TestEveryFile:
    def test_is_parsed_fast_and_without_heavy_imports(self, file: Path, tmp_path: Path) -> None:
        script = f"""
import json, sys, time
import airflow.sdk, airflow.sdk.exceptions
before = set(sys.modules)
start = time.process_time()
import {file.stem}
seconds = time.process_time() - start
loaded = sorted({{name.split(".")[0] for name in set(sys.modules) - before}})
print(json.dumps({{"seconds": seconds, "loaded": loaded}}))
"""
        answer = subprocess.run(
            [sys.executable, "-c", script],
            cwd=FOLDER,
            env={"AIRFLOW_HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
            capture_output=True,
            timeout=60,
            check=True,
        )
        found = json.loads(answer.stdout.splitlines()[-1])
        assert HEAVY.isdisjoint(found["loaded"])
        assert found["seconds"] < PARSE_SECONDS

    def test_is_wiring_only(self, file: Path) -> None:
        names = {node.id for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Name)}
        assert "open" not in names
        assert len(file.read_text("utf-8").splitlines()) <= 200


class TestPipelines:
    @pytest.fixture(params=PIPELINES)
    def dag(self, dags: DagBag, request: pytest.FixtureRequest) -> Any:
        return dags.dags[request.param]

    def test_brings_files_in_then_keeps_the_watermark_then_reports(self, dag: Any) -> None:
        assert {task.task_id: sorted(task.downstream_task_ids) for task in dag.tasks} == {
            "ingest": ["report", "watermark"],
            "watermark": ["report"],
            "report": [],
        }

    def test_tells_others_that_its_table_changed(self, dag: Any) -> None:
        table = dag.dag_id.removesuffix("_pipeline")
        assert [outlet.uri for outlet in dag.get_task("ingest").outlets] == [f"iceberg://lakehouse/{table}"]

    def test_is_started_by_files_and_at_its_times(self, dag: Any) -> None:
        name = dag.dag_id.removesuffix("_pipeline")
        cron = {"sales": "*/15 * * * *", "visits": "5 3 * * *"}.get(name)
        assert getattr(getattr(dag.timetable, "timetable", None), "expression", None) == cron
        [asset] = dag.timetable.asset_condition.objects
        assert asset.uri.rstrip("/") == f"s3://lakehouse/raw/{name}"
        [watcher] = asset.watchers
        assert watcher.trigger.serialize() == (
            "lakehouse.ingest.watch.FilesChanged",
            {"bucket": "lakehouse", "prefix": f"raw/{name}/"},
        )

    @pytest.mark.parametrize("value", [None, [], ["raw/sales/a.csv"], ["raw/sales/2026/11 \u00fc.csv"] * 5000])
    def test_takes_files_to_read_again(self, dag: Any, value: object) -> None:
        assert dag.params.get_param("files").resolve(value) == value

    @pytest.mark.parametrize("value", ["raw/sales/a.csv", [5], ["x" * 1025], ["x"] * 5001, {}])
    def test_refuses_what_are_no_files(self, dag: Any, value: object) -> None:
        with pytest.raises(ValueError, match=r"is not of type|is not valid|is too long|is expected"):
            dag.params.get_param("files").resolve(value)

    @pytest.mark.parametrize("value", ["yes", 1, None])
    def test_refuses_a_full_reload_that_is_not_a_yes_or_no(self, dag: Any, value: object) -> None:
        with pytest.raises(ValueError, match="is not of type"):
            dag.params.get_param("fullReload").resolve(value)


def test_the_library_is_the_same_as_in_the_airflow_image() -> None:
    def versions(lock: Path) -> dict[str, str]:
        pins = [line.split()[0] for line in lock.read_text("utf-8").splitlines() if line and line[0].isalnum()]
        return dict(pin.split("==", 1) for pin in pins if "==" in pin)

    image = versions(FOLDER.parent / "stack" / "images" / "airflow" / "requirements.lock")
    here = versions(FOLDER / "requirements.lock")
    for name in [
        "apache-airflow-core",
        "apache-airflow-task-sdk",
        "boto3",
        "botocore",
        "charset-normalizer",
        "duckdb",
        "pyarrow",
        "pyiceberg",
        "pyiceberg-core",
        "redis",
        "trino",
        "zstandard",
    ]:
        assert here[name] == image[name]
