"""How long is tried, so that all operations together take about three minutes at most."""

from __future__ import annotations

import os
import time

IS_FULL = bool(os.environ.get("LAKEHOUSE_TEST_FULL"))

# For one operation: what has not been asked by then is left out.
BUDGET_SECONDS = 60.0 if IS_FULL else 2.2

# The operations of which something was left out.
cut: set[str] = set()

_began: dict[str, float] = {}


def is_over(label: str) -> bool:
    """Whether an operation was tried for long enough."""
    now = time.monotonic()
    if now - _began.setdefault(label, now) < BUDGET_SECONDS:
        return False
    cut.add(label)
    return True
