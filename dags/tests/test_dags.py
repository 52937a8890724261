"""What every DAG file keeps to, and the shape of each DAG."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from airflow.dag_processing.dagbag import DagBag

FOLDER = Path(__file__).parents[1]
FILES = sorted(FOLDER.glob("*.py"))
# Airflow parses every file every few seconds, and each task anew: none of these may be needed for that.
HEAVY = {"boto3", "botocore", "numpy", "pandas", "pyarrow", "pyiceberg", "trino"}
PARSE_SECONDS = 1.0


@pytest.fixture(scope="module")
def dags(tmp_path_factory: pytest.TempPathFactory) -> DagBag:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("AIRFLOW_HOME", str(tmp_path_factory.mktemp("airflow")))
        environment.setenv("AIRFLOW__CORE__UNIT_TEST_MODE", "true")
        # Airflow makes its home the moment it is imported.
        from airflow.dag_processing.dagbag import DagBag  # noqa: PLC0415

        return DagBag(dag_folder=FOLDER)


def test_every_file_is_imported_and_nothing_else(dags: DagBag) -> None:
    assert dags.import_errors == {}
    assert sorted(dags.dags) == [file.stem for file in FILES]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
class TestEveryDag:
    def test_says_what_it_is_and_whose(self, dags: DagBag, file: Path) -> None:
        dag = dags.dags[file.stem]
        assert Path(dag.fileloc) == file
        assert dag.tags
        assert dag.description
        assert dag.doc_md
        assert dag.doc_md.strip().startswith("###")
        assert {task.owner for task in dag.tasks} == {"lakehouse"}

    def test_is_bounded_in_time_and_tries(self, dags: DagBag, file: Path) -> None:
        dag: Any = dags.dags[file.stem]
        assert dag.catchup is False
        assert dag.max_active_runs == 1
        assert dag.dagrun_timeout is not None
        for task in dag.tasks:
            assert 1 <= task.retries <= 5, task.task_id
            assert task.retry_exponential_backoff, task.task_id
            assert task.max_retry_delay is not None, task.task_id
            assert task.execution_timeout is not None, task.task_id
            assert task.execution_timeout <= dag.dagrun_timeout, task.task_id

    def test_has_parameters_that_a_form_can_show(self, dags: DagBag, file: Path) -> None:
        dag: Any = dags.dags[file.stem]
        for name in dag.params:
            param = dag.params.get_param(name)
            assert {"type", "title"} <= set(param.schema), name
            assert param.description, name

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

    def test_is_wiring_only(self, dags: DagBag, file: Path) -> None:
        assert file.stem in dags.dags
        names = {node.id for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Name)}
        assert "open" not in names
        assert len(file.read_text("utf-8").splitlines()) <= 200


class TestSalesPipeline:
    @pytest.fixture
    def dag(self, dags: DagBag) -> Any:
        return dags.dags["sales_pipeline"]

    def test_runs_its_tasks_in_order(self, dag: Any) -> None:
        assert {task.task_id: sorted(task.downstream_task_ids) for task in dag.tasks} == {
            "discover": ["stage"],
            "stage": ["merge"],
            "merge": ["cleanup"],
            "cleanup": [],
        }

    def test_cleans_up_after_a_failure_without_hiding_it(self, dag: Any) -> None:
        cleanup = dag.get_task("cleanup")
        # A teardown does not decide how the run ended; with a setup it would be skipped when that fails.
        assert cleanup.is_teardown
        assert not cleanup.on_failure_fail_dagrun
        assert not any(task.is_setup for task in dag.tasks)

    def test_has_no_schedule_and_waits_for_nobody(self, dag: Any) -> None:
        assert dag.schedule is None
        assert dag.is_paused_upon_creation is False
        assert dag.dagrun_timeout >= timedelta(hours=1)

    @pytest.mark.parametrize("prefix", ["raw/sales/", "raw/sales/2026/", "raw/sales/2026/11 ü/"])
    def test_takes_a_folder_of_sales(self, dag: Any, prefix: str) -> None:
        assert dag.params.get_param("prefix").resolve(prefix) == prefix

    @pytest.mark.parametrize("prefix", ["", "raw/", "raw/sales", "raw/sales/2026", "raw/sales//", "/raw/sales/", 5])
    def test_refuses_any_other_prefix(self, dag: Any, prefix: object) -> None:
        with pytest.raises(ValueError, match=r"does not match|is not of type"):
            dag.params.get_param("prefix").resolve(prefix)


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
        "pyarrow",
        "pyiceberg",
        "trino",
    ]:
        assert here[name] == image[name]
