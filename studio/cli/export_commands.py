"""The command that hands a film on."""

import argparse
from pathlib import Path

from studio import app
from studio.cli.output import Output
from studio.cli.parsing import parse_shots, parse_size
from studio.export import ExportOptions, export, source_of


def run_export(args: argparse.Namespace, output: Output) -> int:
    """Write the reel as it is now; the suffix of the file says the format."""
    width, height = parse_size(args.size) if args.size else (0, 0)
    with app.open_board(args.project, write=False) as opened, output.meter() as meter:
        shots = parse_shots(opened.document.board, args.shots) if args.shots else None
        options = ExportOptions(
            quality=args.quality,
            bom=args.bom,
            leave_out=args.leave_out,
            shots=frozenset(shot.id for shot in shots) if shots else None,
            width=width,
            height=height,
            sound=not args.no_sound,
        )
        source = source_of(opened)
        name = Path(args.out).name
        result = export(
            source, Path(args.out), options=options, progress=lambda done, all_: meter.show(name, done, all_)
        )
    for note in result.notes:
        output.say(note)
    fields = {
        "event": "finished",
        "file": str(result.path),
        "frames": result.frames,
        "sound": result.sound,
        "notes": list(result.notes),
    }
    output.record(fields, f"{result.path}: {result.frames} frames")
    return 0
