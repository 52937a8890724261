"""The files that the console's tests read too: both take and refuse the same declarations, for the same fields."""

from __future__ import annotations

from pathlib import Path

import pytest

from lakehouse.ingest.declaration import DeclarationError, parse

DECLARATIONS = Path(__file__).parent / "declarations"


@pytest.mark.parametrize("path", sorted(DECLARATIONS.glob("valid/*.yaml")), ids=lambda path: path.stem)
def test_takes(path: Path) -> None:
    """A declaration that the console takes is taken here too."""
    assert parse(path.read_text()).key


@pytest.mark.parametrize("path", sorted(DECLARATIONS.glob("invalid/*.yaml")), ids=lambda path: path.stem)
def test_refuses_for_the_field_at_fault(path: Path) -> None:
    """A declaration that the console refuses is refused here too, for the field that its first line names."""
    text = path.read_text()
    expected = text.partition("\n")[0].removeprefix("# error:").strip()
    with pytest.raises(DeclarationError) as caught:
        parse(text)
    assert expected in [fault.path for fault in caught.value.faults]
