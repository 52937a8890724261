"""What is said of a declaration with faults, and of declarations beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lakehouse.ingest.declaration import MAX_BYTES, DeclarationError, check_together, load, parse

if TYPE_CHECKING:
    from pathlib import Path

GOOD = """\
name: orders
source:
  prefix: raw/orders/
target:
  table: orders
  key: [id]
  watermark: day
  partitioning: [month(day)]
  columns:
    - { name: id, type: bigint, comment: The key }
    - { name: day, type: date }
schedule: "*/15 * * * *"
"""


def faults(text: str) -> list[str]:
    with pytest.raises(DeclarationError) as caught:
        parse(text, "orders")
    return [str(fault) for fault in caught.value.faults]


def test_a_good_one_says_everything_and_the_rest_is_as_usual() -> None:
    found = parse(GOOD)
    assert (found.dag_id, found.table, found.rejects_table) == ("orders_pipeline", "orders", "orders_rejects")
    assert (found.format, found.delimiter, found.encoding, found.max_bad_share) == ("csv", ",", "utf-8", 0.1)
    assert [(column.name, column.type.name, column.comment) for column in found.columns] == [
        ("id", "bigint", "The key"),
        ("day", "date", None),
    ]
    assert [(part.column, part.transform) for part in found.partitioning] == [("day", "month")]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("name: orders", "name: Orders", "line 1: name: is 'Orders'"),
        ("prefix: raw/orders/", "prefix: /raw", "line 3: source.prefix: is '/raw'"),
        ("  prefix: raw/orders/", "  prefix: raw/orders/\n  forma: csv", "line 4: source.forma: is not known"),
        ("key: [id]", "key: [id, none]", "line 6: target.key[1]: 'none' is no declared column"),
        ("watermark: day", "watermark: none", "line 7: target.watermark: 'none' is no declared column"),
        ("[month(day)]", "[month(id)]", "line 8: target.partitioning[0]: 'month(id)' cannot be made of a bigint"),
        ("type: bigint", "type: int", "line 10: target.columns[0].type: 'int' is no type"),
        ("name: day,", "name: id,", "line 11: target.columns[1].name: 'id' is there more than once"),
        ('"*/15 * * * *"', '"* * *"', "line 12: schedule: is '* * *'"),
        ("  table: orders\n", "", "line 4: target.table: is missing"),
    ],
)
def test_a_fault_is_named_with_its_line(old: str, new: str, fault: str) -> None:
    assert old in GOOD
    found = faults(GOOD.replace(old, new, 1))
    assert any(each.startswith(fault) for each in found), found


def test_all_faults_are_named_at_once() -> None:
    found = faults(GOOD.replace("bigint", "int").replace("raw/orders/", "/x").replace("*/15 * * * *", "daily"))
    assert [each.partition(":")[0] for each in found if "line" in each] != []
    assert {each.split(": ")[1] for each in found} >= {"source.prefix", "target.columns[0].type", "schedule"}


def test_a_file_is_one_of_that_name_and_of_bounded_size(tmp_path: Path) -> None:
    path = tmp_path / "orders.yaml"
    path.write_text(GOOD)
    assert load(path).name == "orders"
    (tmp_path / "other.yaml").write_text(GOOD)
    with pytest.raises(DeclarationError, match=r"is 'orders', but the file is other\.yaml"):
        load(tmp_path / "other.yaml")
    path.write_bytes(GOOD.encode() + b"#" * MAX_BYTES)
    with pytest.raises(DeclarationError, match="more than 256 KiB"):
        load(path)
    path.write_bytes(GOOD.encode("utf-16"))
    with pytest.raises(DeclarationError, match="is no UTF-8"):
        load(path)


def test_of_two_that_write_one_table_the_first_is_good() -> None:
    first = parse(GOOD)
    second = parse(GOOD.replace("name: orders", "name: again", 1))
    third = parse(GOOD.replace("table: orders", "table: third", 1))
    good, bad = check_together([first, second, third])
    assert good == [first]
    assert [(declaration.name, {fault.path for fault in found}) for declaration, found in bad] == [
        ("again", {"target.table"}),
        ("orders", {"name"}),
    ]
