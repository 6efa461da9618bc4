"""Commands that make and look at a board: new, list, takes, import."""

import argparse
from pathlib import Path
from typing import Any

from studio import app, settings
from studio.cli.output import Output
from studio.cli.parsing import parse_size
from studio.errors import BadInputError
from studio.intake import read_shots, shots_edit
from studio.model.board import Board
from studio.model.rows import Shot, Take
from studio.model.staleness import stale_reasons
from studio.model.time import Rate, timecode
from studio.project import Opened, create
from studio.project.state import shot_states


def run_new(args: argparse.Namespace, output: Output) -> int:
    """Make a project; with `--from` the file is read first, so that a bad file makes no project."""
    rate = Rate.parse(args.fps) if args.fps else settings.load().rate()
    width, height = parse_size(args.size or settings.load().size)
    if not args.project.strip():
        raise BadInputError("The project has no name: give a folder, such as fox.storyreel.")
    rows = read_shots(Path(args.source), rate) if args.source else []
    path = Path(args.project)
    with create(path, rate=rate, width=width, height=height, title=title_of(path)) as opened:
        if rows:
            opened.document.apply(shots_edit(opened.document.board, rows))
        board = opened.document.board
        fields = {"project": str(path), "shots": len(board.reel), "frames": board.length, "fps": str(rate)}
        output.record(fields, f"{path}: {len(board.reel)} shots, {timecode(board.length, rate)} at {rate} fps")
    return 0


def title_of(path: Path) -> str:
    """A film's title from its folder's name: `the_red_fox.storyreel` is *The red fox*."""
    words = path.stem.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def run_import(args: argparse.Namespace, output: Output) -> int:
    """Add a file's shots at the end of the reel, as one edit."""
    with app.open_board(args.project) as opened:
        rows = read_shots(Path(args.file), opened.document.board.project.rate)
        opened.document.apply(shots_edit(opened.document.board, rows))
        output.record({"added": len(rows), "shots": len(opened.document.board.reel)}, f"{len(rows)} shots added")
    return 0


def run_list(args: argparse.Namespace, output: Output) -> int:
    """A line a shot, in reel order; reading needs no lock, so it works while another process generates."""
    with app.open_board(args.project, write=False) as opened:
        rows = list_rows(opened)
    for row in rows:
        output.record(row)
    if not output.json:
        columns = ("n", "scene", "start", "frames", "state", "take", "prompt")
        output.table(columns, [[_shown(row, column) for column in columns] for row in rows])
    return 0


def list_rows(opened: Opened) -> list[dict[str, Any]]:
    """What `list --json` prints, in reel order."""
    board = opened.document.board
    states = shot_states(board, opened.store.jobs(), opened.media, live=app.is_live(opened))
    stale = stale_reasons(board)
    return [_list_row(board, shot, states[shot.id], stale.get(shot.id, "")) for shot in board.reel]


def _list_row(board: Board, shot: Shot, state: str, why: str) -> dict[str, Any]:
    start = board.start(shot)
    take = board.chosen(shot)
    return {
        "n": board.numbers[shot.id],
        "id": shot.id,
        "scene": board.scenes[shot.scene].name,
        "label": shot.label,
        "prompt": shot.prompt,
        "frames": shot.length,
        "start": start,
        "timecode": timecode(board.project.start_frame + start, board.project.rate),
        "in": shot.take_in,
        "out": shot.take_out if shot.take_out is not None else shot.frames,
        "state": state,
        "stale": bool(why),
        "why": why,
        "take": take.id if take else None,
        "engine": take.engine if take else None,
        "bridge": shot.bridge,
        "params": shot.params,
        "notes": shot.notes,
        "dialogue": shot.dialogue,
    }


def _shown(row: dict[str, Any], column: str) -> str:
    if column == "start":
        return str(row["timecode"])
    if column == "state" and row["stale"]:
        return f"{row['state']}, stale: {row['why']}"
    return "" if row[column] is None else str(row[column])


def run_takes(args: argparse.Namespace, output: Output) -> int:
    """A line a take, oldest first: those that are kept or, if asked for, those in the trash."""
    with app.open_board(args.project, write=False) as opened:
        board = opened.document.board
        shot = board.find(args.shot)
        for take in board.trashed_of(shot) if args.trash else board.takes_of(shot):
            row = take_row(opened, take, chosen=take.id == shot.chosen)
            mark = "*" if row["chosen"] else " "
            text = (
                f"{mark} {take.number:3} {take.id} {take.engine} seed {take.seed} {take.frames} frames {take.created}"
            )
            output.record(row, text)
    return 0


def take_row(opened: Opened, take: Take, *, chosen: bool) -> dict[str, Any]:
    """What `takes --json` prints of one take."""
    return {
        "take": take.id,
        "n": take.number,
        "chosen": chosen,
        "engine": take.engine,
        "quality": take.quality,
        "seed": take.seed,
        "frames": take.frames,
        "width": take.width,
        "height": take.height,
        "partial": take.partial,
        "created": take.created,
        "first_frame_ms": take.first_frame_ms,
        "total_ms": take.total_ms,
        "coverage": take.coverage,
        "lacking": list(take.lacking),
        "sound": take.sound,
        "figures": take.figures,
        "notes": list(take.notes),
        "media": take.media,
        "file": str(opened.media.path(take.media)),
        "offline": opened.media.missing(take.media),
        "label": take.label,
        "star": take.star,
    }
