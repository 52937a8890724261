"""Whatever the files hold and in whatever order they come: the table is what a few lines of Python say it must be."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ingest.conftest import Pipeline

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
KEYS = st.integers(0, 5)
MARKS = st.none() | st.integers(0, 2)
HOURS = st.integers(0, 2)
FILE = st.tuples(HOURS, st.lists(st.tuples(KEYS, MARKS), max_size=8))


def expected_rows(files: list[tuple[int, list[tuple[int, int | None]]]]) -> list[tuple[int, int | None, str]]:
    """The reference: each key's record of the greatest watermark (none is least), time, file and position."""
    latest: dict[int, tuple[tuple[int, int, int, int], int | None, str]] = {}
    for number, (hour, records) in enumerate(files):
        for position, (key, mark) in enumerate(records):
            rank = (-1 if mark is None else mark, hour, number, position)
            if key not in latest or rank > latest[key][0]:
                latest[key] = (rank, mark, f"{number}.{position}")
    return [(key, mark, value) for key, (_, mark, value) in sorted(latest.items())]


# Each example is some runs, of a second each, on a real object store.
@settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    files=st.lists(FILE, min_size=1, max_size=4),
    order=st.permutations(range(4)),
    runs=st.lists(st.integers(0, 2), min_size=4, max_size=4),
    again=st.sets(st.integers(0, 3)),
)
def test_the_table_does_not_depend_on_the_order_in_which_files_arrive(
    base: Pipeline,
    file_times: dict[str, datetime],
    files: list[tuple[int, list[tuple[int, int | None]]]],
    order: list[int],
    runs: list[int],
    again: set[int],
) -> None:
    name = f"t_{uuid.uuid4().hex[:12]}"
    pipeline = replace(base, declaration=replace(base.declaration, name=name, table=name, prefix=f"raw/{name}/"))
    read = 0
    for run in sorted(set(runs)):
        for number in (number for number in order if number < len(files) and runs[number] == run):
            hour, records = files[number]
            file_times[f"{number}.csv"] = NOON + timedelta(hours=hour)
            lines = (
                f"{key},{'' if mark is None else mark},{number}.{position}"
                for position, (key, mark) in enumerate(records)
            )
            pipeline.put(f"{number}.csv", *lines)
        read += pipeline.run().counts.read
    assert read == sum(len(records) for _, records in files)
    expected = expected_rows(files)
    assert pipeline.rows() == expected
    times = pipeline.ingested_at()
    pipeline.run(keys=[f"{pipeline.prefix}{number}.csv" for number in again if number < len(files)])
    pipeline.run(full_reload=True)
    assert pipeline.rows() == expected
    assert pipeline.ingested_at() == times


@pytest.fixture
def base(make_pipeline: Callable[..., Pipeline]) -> Pipeline:
    return make_pipeline()
