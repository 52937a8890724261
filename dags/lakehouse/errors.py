"""The errors that this library raises on purpose; each message is written for the person who runs the pipeline."""

from __future__ import annotations

from dataclasses import dataclass

_SHOWN_PROBLEMS = 20
_SHOWN_VALUE_LENGTH = 80


class LakehouseError(Exception):
    """Base of all errors that a caller may want to tell from defects."""


class SettingsError(LakehouseError):
    """A setting is missing or cannot be used."""


@dataclass(frozen=True)
class FileProblem:
    """The first thing wrong with one file.

    Attributes:
        file: The file's full address.
        line: Physical line on which the record starts, from 1.
        column: Name of the column at fault; None where the record as a whole is.
        value: The text found there; None where there is none.
        reason: What was expected instead.
    """

    file: str
    line: int
    column: str | None
    value: str | None
    reason: str

    def __str__(self) -> str:
        """One line naming file, line, column and value."""
        where = f"{self.file}, line {self.line}"
        if self.column is not None:
            where += f", column {self.column}"
        if self.value is None:
            return f"{where}: {self.reason}"
        shown = self.value
        if len(shown) > _SHOWN_VALUE_LENGTH:
            shown = shown[:_SHOWN_VALUE_LENGTH] + "…"
        return f"{where}, value {ascii_escaped(shown)}: {self.reason}"


class MalformedFileError(LakehouseError):
    """One file does not hold what was declared."""

    def __init__(self, problem: FileProblem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class MalformedFilesError(LakehouseError):
    """At least one file of a batch is malformed, so nothing of the batch was applied.

    Running the same files again ends the same way, so this is not worth a retry.
    """

    def __init__(self, problems: list[FileProblem], table: str) -> None:
        lines = [str(problem) for problem in problems[:_SHOWN_PROBLEMS]]
        if len(problems) > _SHOWN_PROBLEMS:
            lines.append(f"… and {len(problems) - _SHOWN_PROBLEMS} more")
        count = "1 file is" if len(problems) == 1 else f"{len(problems)} files are"
        super().__init__(
            "\n".join(
                [
                    f"{count} malformed. Nothing was changed in {table}.",
                    *lines,
                    "Correct or remove what is named above, then run the pipeline again.",
                ]
            )
        )
        self.problems = problems


def ascii_escaped(text: str) -> str:
    r"""Quote text for a message: line breaks, control characters and undecodable bytes as escapes.

    Bytes that are no UTF-8 arrive as lone surrogates, which no log could encode; they come out as ``\\xff``.
    """
    shown = "".join(
        f"\\x{ord(character) - 0xDC00:02x}"
        if "\udc80" <= character <= "\udcff"
        else character
        if character.isprintable() and character != "\\"
        else character.encode("unicode_escape").decode("ascii")
        for character in text
    )
    return f"'{shown}'"
