"""The command that writes what a take is made of: depth, normals, identity and flow."""

import argparse
from functools import partial
from pathlib import Path

from studio import app
from studio.cli.edit_commands import find_take
from studio.cli.engine_choice import launch_of
from studio.cli.output import Output
from studio.errors import BadInputError
from studio.model.recipe import decode_recipe, media_of
from studio.render.guiding import write_guides


def run_passes(args: argparse.Namespace, output: Output) -> int:
    """Write the passes of a shot's take, one OpenEXR file a frame."""
    folder = Path(args.out)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BadInputError(f"'{folder}' is there already: name a folder that is new or empty.")
    with app.open_board(args.project, write=False) as opened:
        board = opened.document.board
        shot = board.find(args.shot)
        take = find_take(board, shot, board.takes_of(shot), args.take) if args.take else board.chosen(shot)
        if take is None:
            raise BadInputError(f"Shot {board.numbers[shot.id]} has no take yet: generate it first.")
        recipe = decode_recipe(take.recipe)
        media = {sha256: str(opened.media.path(sha256)) for sha256 in media_of(recipe)}
    launch = launch_of(app.registry().engine(take.engine))
    only = tuple(name for name in args.only.split(",") if name) if args.only else ()
    with output.meter() as meter:
        show = partial(meter.show, folder.name)
        made = write_guides(launch, recipe, folder, only=only, media=media, progress=show)
    names = {str(number): name for number, name in made.names.items()}
    fields = {"event": "finished", "folder": str(folder), "files": len(made.files), "identities": names}
    output.record(fields, f"{folder}: {len(made.files)} files")
    return 0
