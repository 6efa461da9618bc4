"""The shot list as CSV: fixed columns in a fixed order, then those that an imported list brought along.

RFC 4180: commas, quotes where needed, CRLF; UTF-8. Text that a spreadsheet would run as a formula is disarmed with an
apostrophe in front (OWASP, "CSV Injection"); `intake` takes it away again.
"""

import csv
import io
import re
from collections.abc import Container
from pathlib import Path

from studio.errors import CancelledError
from studio.export.files import write_whole
from studio.export.source import (
    Cancel,
    ExportOptions,
    ExportResult,
    Progress,
    Segment,
    Source,
    never,
    segments,
    silent,
)
from studio.model.board import Board
from studio.model.cascade import resolve_params
from studio.model.staleness import stale_reasons
from studio.model.time import timecode

CAMERA = ("size", "angle", "movement", "lens")
"""Columns that come from an imported list and are kept with the shot; a prompt says them in words."""

COLUMNS = (
    "order",
    "scene",
    "shot",
    "shot_id",
    *CAMERA,
    "duration_frames",
    "duration_tc",
    "tc_in",
    "tc_out",
    "prompt",
    "negative",
    "dialogue",
    "sound",
    "notes",
    "status",
    "seed",
    "model",
    "take",
    "file",
    "sha256",
)

_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def disarm(text: str) -> str:
    """Text that no spreadsheet runs: an apostrophe in front of = + - @, tab and carriage return."""
    return "'" + text if _FORMULA.match(text) else text


def export_csv(
    source: Source,
    out: Path,
    *,
    options: ExportOptions | None = None,
    progress: Progress = silent,
    cancel: Cancel = never,
) -> ExportResult:
    """Write the shot list to `out`, a row a shot; raises `ExportError`, `DiskFullError` and `CancelledError`."""
    options = options or ExportOptions()
    parts = segments(source, options)
    extra, stale = _extra_columns(parts), stale_reasons(source.board)
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow([*COLUMNS, *(disarm(name) for name in extra)])
    for done, part in enumerate(parts, 1):
        if cancel():
            raise CancelledError(f"The export of {out.name} was stopped; nothing was kept of it.")
        row = _row(source.board, part) | {"status": status(part, stale)}
        kept = {name: disarm(part.shot.extra.get(name, "")) for name in extra}
        table.writerow([*(row[name] for name in COLUMNS), *kept.values()])
        progress(done, len(parts))
    write_whole(out, text.getvalue().encode("utf-8-sig" if options.bom else "utf-8", errors="replace"))
    return ExportResult(path=out, frames=sum(part.frames for part in parts))


def _extra_columns(parts: list[Segment]) -> list[str]:
    """Names of imported columns that have no place among ours, in the order they are met."""
    names = dict.fromkeys(name for part in parts for name in part.shot.extra)
    return [name for name in names if name.strip().lower() not in COLUMNS]


def _row(board: Board, part: Segment) -> dict[str, str]:
    """One shot's cells by column. Timecodes are those of the reel; `tc_out` is the first frame after the shot."""
    shot, take, project = part.shot, part.take, board.project
    start = project.start_frame + part.start
    text = {
        "scene": board.scenes[shot.scene].name,
        "shot": part.slate,
        **{name: shot.extra.get(name, "") for name in CAMERA},
        "prompt": shot.prompt,
        "negative": str(resolve_params(board, shot)["negative"].value),
        "dialogue": shot.dialogue,
        "sound": shot.sound,
        "notes": shot.notes,
        "model": (take.ask.model or take.engine) if take else "",
    }
    facts = {
        "order": str(part.number),
        "shot_id": shot.id,
        "duration_frames": str(part.frames),
        "duration_tc": timecode(part.frames, project.rate),
        "tc_in": timecode(start, project.rate),
        "tc_out": timecode(start + part.frames, project.rate),
        "seed": str(take.seed) if take else "",
        "take": str(take.number) if take else "",
        "file": part.path.name if part.path else "",
        "sha256": take.media if take else "",
    }
    return {name: disarm(value) for name, value in text.items()} | facts


def status(part: Segment, stale: Container[str]) -> str:
    """`empty`, `draft`, `master` or `offline`; with `(stale)` behind it for a shot whose id is among the stale."""
    if part.take is None:
        return "empty"
    if part.path is None:
        return "offline"
    return f"{part.take.quality} (stale)" if part.shot.id in stale else part.take.quality
