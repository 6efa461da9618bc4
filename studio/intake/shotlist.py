"""A shot list as CSV, as other people write it: any of three delimiters, any names of columns, any order."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from studio.edit.checks import check_frames
from studio.edit.deeds import Draft
from studio.errors import BadInputError, IntakeError
from studio.intake.camera import with_camera
from studio.intake.columns import Columns, match
from studio.intake.lengths import frames_of
from studio.intake.text import MAX_SHOTS, read_text
from studio.model.rows import Value
from studio.model.text import clean_line, clean_prompt, clean_text
from studio.model.time import Rate

CAMERA = ("size", "angle", "movement", "lens")
_DELIMITERS = ",;\t"
_HEADER_WITHIN = 10
"""Rows in which the header is looked for: some lists begin with a title."""

_DISARMED = re.compile(r"'('*[=+\-@\t\r])")
_QUOTED = re.compile(r'"(?:[^"]|"")*"')


class _Row(NamedTuple):
    """The cells of a row and the line of the file that it begins on."""

    line: int
    cells: list[str]


def read_shotlist(path: Path, rate: Rate) -> list[Draft]:
    """The shots of a list, in its order; raises `IntakeError` that names the line.

    A cell of size, angle, movement or lens goes in front of the prompt, and is kept in `extra` as are columns without
    a field of ours. A row that holds nothing but a scene or location begins that scene. A scene that comes back after
    another one is a scene of its own, so that the film keeps the list's order.
    """
    rows = _rows(path, read_text(path))
    columns = _header(path, rows)
    drafts: list[Draft] = []
    scene = ""
    for row in rows:
        cells = _cells(path, row, columns)
        heading = cells.get("scene") or cells.get("location", "")
        if not cells.get("prompt") and not _anything_else(cells, row, columns):
            scene = heading or scene
            continue
        scene = heading or scene
        if len(drafts) == MAX_SHOTS:
            raise IntakeError(f"{path.name} has more than {MAX_SHOTS:,} shots: split it into smaller files.")
        try:
            drafts.append(_draft(cells, _extra(row, columns), scene, rate, len(drafts) + 1))
        except BadInputError as error:
            raise IntakeError(f"{path.name}, line {row.line}: {error}") from error
    if not drafts:
        raise IntakeError(f"{path.name} has no shots: below the header there is no row with a description.")
    return drafts


def _rows(path: Path, text: str) -> Iterator[_Row]:
    """Rows that are not blank."""
    first, _, rest = text.partition("\n")
    marker = re.fullmatch(r"sep=(.)\r?", first)
    delimiter = marker[1] if marker else _delimiter(text)
    reader = csv.reader(io.StringIO(rest if marker else text, newline=""), delimiter=delimiter, strict=True)
    shift, line = (1 if marker else 0), 0
    while True:
        line = reader.line_num + 1 + shift
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise IntakeError(
                f"{path.name}, line {line}: the quotes are broken ({error}). Close every quoted cell and "
                "write a quote inside one twice."
            ) from error
        if any(cell.strip() for cell in cells):
            yield _Row(line, cells)


def _delimiter(text: str) -> str:
    """The delimiter that stands most often outside quotes in the first lines."""
    head = _QUOTED.sub("", "\n".join(text.splitlines()[:_HEADER_WITHIN]))
    return max(_DELIMITERS, key=head.count)


def _header(path: Path, rows: Iterator[_Row]) -> Columns:
    for _, row in zip(range(_HEADER_WITHIN), rows, strict=False):
        columns = match([_armed(cell) for cell in row.cells])
        if columns:
            return columns
    raise IntakeError(
        f"{path.name} has no column that describes the shots: name one 'Description' or 'Prompt' in its first line."
    )


def _armed(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from running it."""
    return cell[1:] if _DISARMED.match(cell) else cell


def _cells(path: Path, row: _Row, columns: Columns) -> dict[str, str]:
    """A row's cells by field, without those that are blank."""
    surplus = row.cells[columns.width :]
    if any(cell.strip() for cell in surplus):
        raise IntakeError(
            f"{path.name}, line {row.line}: the row has {len(row.cells)} cells, but the header has {columns.width}. "
            "Put quotes around text that holds the delimiter."
        )
    cells = {field: _armed(row.cells[at]) for field, at in columns.fields.items() if at < len(row.cells)}
    return {field: cell for field, cell in cells.items() if cell.strip()}


def _anything_else(cells: dict[str, str], row: _Row, columns: Columns) -> bool:
    return bool((cells.keys() - {"scene", "location"}) or _extra(row, columns))


def _extra(row: _Row, columns: Columns) -> dict[str, str]:
    """Cells of columns that have no field, without those that are blank."""
    cells = {name: _armed(row.cells[at]) for name, at in columns.extra.items() if at < len(row.cells)}
    return {name: cell for name, cell in cells.items() if cell.strip()}


def _draft(cells: dict[str, str], extra: dict[str, str], scene: str, rate: Rate, number: int) -> Draft:
    """A shot of a row's cells; raises `BadInputError` for what no shot can hold."""
    if "prompt" not in cells:
        raise BadInputError("the shot has no description: say in a few words what it shows.")
    camera = {name: cells[name] for name in CAMERA if name in cells}
    kept = camera | ({"location": cells["location"]} if "location" in cells and "scene" in cells else {}) | extra
    label = clean_line(cells.get("label", ""), "shot's name")
    params: dict[str, Value] = {"negative": clean_text(cells["negative"], "negative")} if "negative" in cells else {}
    return Draft(
        prompt=clean_prompt(with_camera(cells["prompt"].strip(), camera)),
        frames=_frames(cells, rate),
        scene=clean_line(scene, "scene's name"),
        label="" if label == str(number) else label,
        params=params,
        notes=clean_text(cells.get("notes", ""), "notes"),
        dialogue=clean_text(cells.get("dialogue", ""), "dialogue"),
        sound=clean_text(cells.get("sound", ""), "sound"),
        extra={clean_line(name, "column's name"): clean_text(cell, f"column '{name}'") for name, cell in kept.items()},
    )


def _frames(cells: dict[str, str], rate: Rate) -> int | None:
    """The length that a row asks for; `None` where it says nothing."""
    if "frames" in cells:
        return check_frames(frames_of(cells["frames"], rate, unit="f"), rate)
    if "length" in cells:
        return check_frames(frames_of(cells["length"], rate), rate)
    return None
