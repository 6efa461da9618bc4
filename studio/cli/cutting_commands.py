"""Commands of the cutting table: duplicate, trim, roll, slip, markers, and the trash for takes."""

import argparse
from typing import cast

from studio import app
from studio.cli.edit_commands import apply_deed, find_take
from studio.cli.output import Output
from studio.cli.parsing import parse_shots, parse_whole
from studio.edit import deeds
from studio.edit.change import Edit
from studio.edit.trims import Edge
from studio.model.board import Board
from studio.model.time import parse_timecode, timecode


def run_duplicate(args: argparse.Namespace, output: Output) -> int:
    """Put copies of shots behind the last of them."""

    def duplicate(board: Board) -> Edit:
        return deeds.duplicate_shots(board, shots=[row.id for row in parse_shots(board, args.shots)])

    return apply_deed(args, output, duplicate)


def run_trim(args: argparse.Namespace, output: Output) -> int:
    """Move the in or the out of a shot by some frames, as far as there are any."""
    by, edge = parse_whole(args.by, "BY"), cast("Edge", args.edge)
    return apply_deed(args, output, lambda board: deeds.trim_edge(board, shot=args.shot, edge=edge, by=by))


def run_roll(args: argparse.Namespace, output: Output) -> int:
    """Move the cut behind a shot by some frames; the reel stays as long as it is."""
    by = parse_whole(args.by, "BY")
    return apply_deed(args, output, lambda board: deeds.roll_cut(board, shot=args.shot, by=by))


def run_slip(args: argparse.Namespace, output: Output) -> int:
    """Show what a shot's take holds some frames later, for as long as before."""
    by = parse_whole(args.by, "BY")
    return apply_deed(args, output, lambda board: deeds.slip_shot(board, shot=args.shot, by=by))


def run_mark(args: argparse.Namespace, output: Output) -> int:
    """Mark a frame of the reel, given by its number or its timecode."""

    def mark(board: Board) -> Edit:
        return deeds.add_marker(board, frame=_frame(board, args.frame), name=args.name, notes=args.notes)

    return apply_deed(args, output, mark)


def _frame(board: Board, text: str) -> int:
    if text.strip().lstrip("-").isdigit():
        return parse_whole(text, "FRAME")
    return parse_timecode(text, board.project.rate) - board.project.start_frame


def run_markers(args: argparse.Namespace, output: Output) -> int:
    """A line a marker, in reel order."""
    with app.open_board(args.project, write=False) as opened:
        board = opened.document.board
    for frame, marker in board.reel_markers:
        at = timecode(board.project.start_frame + frame, board.project.rate)
        number = board.numbers[marker.shot]
        fields = {"id": marker.id, "frame": frame, "timecode": at, "shot": number, "in_shot": marker.frame}
        fields |= {"name": marker.name, "notes": marker.notes}
        output.record(fields, f"{marker.id} {at} shot {number} {marker.name}".rstrip())
    return 0


def run_unmark(args: argparse.Namespace, output: Output) -> int:
    """Take a marker away."""
    return apply_deed(args, output, lambda board: deeds.remove_marker(board, marker=args.marker))


def run_trash(args: argparse.Namespace, output: Output) -> int:
    """Throw takes of a shot away; they can be restored until the trash is emptied."""

    def trash(board: Board) -> Edit:
        shot = board.find(args.shot)
        takes = [find_take(board, shot, board.takes_of(shot), text) for text in args.takes]
        return deeds.trash_takes(board, takes=[take.id for take in takes])

    return apply_deed(args, output, trash)


def run_restore(args: argparse.Namespace, output: Output) -> int:
    """Take takes of a shot back out of the trash."""

    def restore(board: Board) -> Edit:
        shot = board.find(args.shot)
        takes = [find_take(board, shot, board.trashed_of(shot), text) for text in args.takes]
        return deeds.restore_takes(board, takes=[take.id for take in takes])

    return apply_deed(args, output, restore)


def run_empty_trash(args: argparse.Namespace, output: Output) -> int:
    """Delete the takes in the trash, and the files that nothing else uses, for good."""
    with app.open_board(args.project) as opened:
        count = opened.store.empty_trash(opened.media)
    output.record({"event": "emptied", "takes": count}, f"{count} {'take' if count == 1 else 'takes'} deleted")
    return 0
