"""What is said at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from budget import BUDGET_SECONDS, cut

if TYPE_CHECKING:
    import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say of how many operations not all was tried."""
    if cut:
        terminalreporter.write_line(f"Of {len(cut)} operations something was left out after {BUDGET_SECONDS:g} s each.")
