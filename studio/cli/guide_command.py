"""The command that has a shot's draft steer its take."""

import argparse
from functools import partial

from studio import app
from studio.cli.engine_choice import abilities, launch_of, reading, steered
from studio.cli.models_command import find_model
from studio.cli.output import Output
from studio.edit import deeds
from studio.extend.registry import Registry, engine_id
from studio.model.board import Board
from studio.model.cascade import fold_params
from studio.model.rows import Ask, Shot
from studio.render.asking import ask_for, completed
from studio.render.library import Librarian, model_named
from studio.render.models import model_of
from studio.render.records import Records, records_path
from studio.render.steering import CONTROL, control_of, depth_control, staged_like


def run_guide(args: argparse.Namespace, output: Output) -> int:
    """Write the depth of what previs stages for a shot as a video, and have it steer the shot's take."""
    registry = app.registry()
    drafting = reading(registry)
    with app.open_board(args.project) as opened, output.meter() as meter:
        board = opened.document.board
        shot = board.find(args.shot)
        ask = _taken(registry, board, shot, args)
        draft = ask_for(abilities(drafting))
        recipe = staged_like(board, shot, draft, ask)
        what = f"depth of shot {board.numbers[shot.id]}"
        value = depth_control(launch_of(drafting), recipe, opened.media, progress=partial(meter.show, what))
        edit = deeds.set_param(board, ring="shot", name=CONTROL, value=value, of=shot.id)
        opened.document.apply(edit)
        size = {"width": recipe.width, "height": recipe.height, "frames": recipe.frames}
        fields = {"event": "set", "shot": shot.id, "n": board.numbers[shot.id], "keys": [CONTROL], "value": value}
        output.record({**fields, **size}, f"{edit.label}: {recipe.width}x{recipe.height}, {recipe.frames} frames")
    return 0


def _taken(registry: Registry, board: Board, shot: Shot, args: argparse.Namespace) -> Ask:
    """What the take that is to be steered is asked for; raises `BadInputError` if nothing can steer it."""
    in_force = fold_params(board, shot)
    manifest = steered(registry, args.engine or str(in_force["engine"]), named=args.engine is not None)
    offer = abilities(manifest)
    model = model_named(find_model(registry, args.model, engine_id(manifest)), args.model) if args.model else ""
    ask = ask_for(offer, model=model, in_force=in_force)
    model = model_of(board, shot, ask)
    if not offer.models or not model:
        control_of(offer)
        return ask
    records = Records(records_path())
    record = records.current(offer, model)
    if record is None:
        with Librarian(launch_of(manifest)) as librarian:
            record = librarian.describe(model)
        records.learn(offer, model, record)
    control_of(record)
    return completed(ask, record, in_force)
