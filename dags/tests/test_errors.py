from __future__ import annotations

from lakehouse.errors import FileProblem, MalformedFilesError


def test_each_file_is_named_up_to_a_number_that_can_be_read() -> None:
    problems = [FileProblem(f"s3://b/{number}.csv", 2, "amount", "x", "expected a number") for number in range(25)]
    message = str(MalformedFilesError(problems, "iceberg.lakehouse.sales"))
    assert message.startswith("25 files are malformed. Nothing was changed in iceberg.lakehouse.sales.")
    assert "s3://b/19.csv, line 2, column amount, value 'x': expected a number" in message
    assert "s3://b/20.csv" not in message
    assert "… and 5 more" in message


def test_a_value_cannot_forge_log_lines_or_fill_the_log() -> None:
    shown = str(FileProblem("f", 1, "c", "a\n\x1b[31mERROR\u202e" + "x" * 500, "r"))
    assert "\n" not in shown
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert len(shown) < 150
