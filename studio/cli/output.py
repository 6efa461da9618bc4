"""What the command line says, and where: facts to stdout, everything for people to stderr."""

import sys
from collections.abc import Mapping, Sequence
from typing import Any, TextIO

import msgspec
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn
from rich.table import Table

CONTROL = dict.fromkeys([*range(32), *range(127, 160)])


def plain(text: object) -> str:
    """Text without control characters, so that a prompt cannot drive the reader's terminal."""
    return str(text).translate(CONTROL)


class Output:
    """Writes records as JSON lines or as text for people."""

    def __init__(self, *, json: bool, out: TextIO | None = None, err: TextIO | None = None) -> None:
        self.json = json
        self._out = out or sys.stdout
        self._err = err or sys.stderr

    def record(self, fields: Mapping[str, Any], text: str = "") -> None:
        """One result: its fields in JSON mode, else the text (nothing when empty)."""
        if self.json:
            self._line(self._out, msgspec.json.encode(dict(fields)).decode())
        elif text:
            self._line(self._out, plain(text))

    def say(self, text: str) -> None:
        """A remark for people, on stderr."""
        self._line(self._err, plain(text))

    def table(self, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        """Rows for people on stdout; JSON callers use `record` for each row instead."""
        table = Table(box=None, pad_edge=False, header_style="dim")
        for column in columns:
            table.add_column(column, overflow="fold")
        for row in rows:
            table.add_row(*(plain(cell) for cell in row))
        Console(file=self._out, highlight=False, markup=False, emoji=False, soft_wrap=False).print(table)

    def meter(self) -> "Meter":
        """A progress bar on a terminal; silent elsewhere and in JSON mode."""
        return Meter(self._err, shown=not self.json and self._err.isatty())

    def _line(self, stream: TextIO, text: str) -> None:
        stream.write(text + "\n")
        stream.flush()


class Meter:
    """A progress bar with one line a task; a context manager."""

    def __init__(self, stream: TextIO, *, shown: bool) -> None:
        columns = (
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TextColumn("{task.completed:.0f}/{task.total:.0f}"),
            TimeRemainingColumn(compact=True),
        )
        self._bar = Progress(*columns, console=Console(file=stream), disable=not shown, transient=True)
        self._task: TaskID | None = None

    def __enter__(self) -> "Meter":
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def show(self, text: str, done: float, total: float) -> None:
        """Say what is being done and how far it is."""
        if self._task is None:
            self._task = self._bar.add_task(plain(text), total=total)
        self._bar.update(self._task, description=plain(text), completed=done, total=total)
