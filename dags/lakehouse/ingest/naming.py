"""What things in files are called in a table."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_COLUMN_CHARACTERS = 120


def identifier(text: str, length: int) -> str:
    """Return a text as a name: lower case, accents taken away, everything else than ``a-z`` and ``0-9`` as ``_``."""
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss"))
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    name = re.sub("[^a-z0-9]+", "_", plain.lower()).strip("_")[:length].rstrip("_")
    return f"c_{name}" if name[:1].isdigit() else name


def column_names(sources: Iterable[str]) -> list[str]:
    """Return names for a table's columns, each valid and used once, for those of a file."""
    taken: set[str] = set()
    names = []
    for position, source in enumerate(sources, 1):
        name = identifier(source, _MOST_COLUMN_CHARACTERS) or f"column_{position}"
        candidate, number = name, 1
        while candidate in taken:
            number += 1
            candidate = f"{name}_{number}"
        taken.add(candidate)
        names.append(candidate)
    return names
