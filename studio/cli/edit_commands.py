"""Commands that change a board, an edit each: add, set, move, remove, split, choose, undo, redo."""

import argparse
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from studio import app
from studio.cli.models_command import find_model
from studio.cli.output import Output
from studio.cli.parameters import NONE, check_parameter, media_kind
from studio.cli.parsing import parse_flag, parse_pairs, parse_seconds, parse_shots, parse_size, parse_value, parse_whole
from studio.edit import deeds
from studio.edit.change import Edit
from studio.edit.settings import Ring
from studio.errors import NotFoundError, StudioError
from studio.extend.registry import Registry
from studio.intake.sources import source
from studio.model.board import Board
from studio.model.recipe import MEDIA
from studio.model.rows import Shot, Take
from studio.model.time import Rate, parse_timecode
from studio.project import Opened
from studio.project.casting import ACTOR, take_in_model
from studio.render.library import model_named

Deed = Callable[[Board], Edit]


def run_add(args: argparse.Namespace, output: Output) -> int:
    """Add a shot; the scene named is made if there is none of that name."""
    seconds = parse_seconds(args.seconds)
    at = parse_whole(args.at, "--at") if args.at is not None else None
    with app.open_board(args.project) as opened:
        board = opened.document.board
        steps: list[Deed] = []
        if args.scene is not None and board.scene_named(args.scene) is None:
            steps.append(partial(deeds.add_scene, name=args.scene))
        frames = max(1, board.project.rate.frames(seconds))
        steps.append(partial(deeds.add_shot, prompt=args.prompt, frames=frames, scene=args.scene, at=at))
        edit = deeds.chain(board, "Add shot", steps)
        opened.document.apply(edit)
        shot = edit.added("shots")[0]
        board = opened.document.board
        output.record({"id": shot, "n": board.numbers[shot], "frames": frames}, shot)
    return 0


def run_set(args: argparse.Namespace, output: Output) -> int:
    """Set all pairs or, if one of them is wrong, none; one step of undo."""
    pairs = parse_pairs(args.pairs)
    with app.open_board(args.project) as opened:
        board = opened.document.board
        setter = _setter(board, args.shot)
        registry = app.registry()
        pairs = {key: _taken_in(opened, registry, key, text) for key, text in pairs.items()}
        steps = [setter(key, value) for key, value in pairs.items()]
        edit = deeds.chain(board, f"Set {', '.join(pairs)} of {_named(board, args.shot)}", steps)
        opened.document.apply(edit)
        output.record({"event": "set", "what": args.shot, "keys": list(pairs)}, edit.label)
    return 0


def _taken_in(opened: Opened, registry: Registry, key: str, text: str) -> str:
    """The value of a pair; what names a file (`actor.fox=Fox.glb`, `first_frame=door.png`) is copied into the project
    first, and weights are named by where they lie."""
    if not text or text == NONE or text.startswith(MEDIA):
        return text
    if key.startswith(ACTOR):
        return take_in_model(opened.media, Path(text).expanduser())
    if key == "model":
        return model_named(find_model(registry, text), text)
    kind = media_kind(registry, key)
    return source(opened.document.board, opened.media, text, name=key, kind=kind) if kind else text


def _named(board: Board, what: str) -> str:
    if what == "project" or what.startswith("scene:"):
        return what.replace(":", " ")
    return f"shot {board.numbers[board.find(what).id]}"


def _setter(board: Board, what: str) -> Callable[[str, str], Deed]:
    """What turns a key and a text into a deed on the project, a scene or a shot."""
    if what == "project":
        return partial(_project_deed, board)
    if what.startswith("scene:"):
        name = what.removeprefix("scene:")
        scene = board.scene_named(name)
        if scene is None:
            known = ", ".join(row.name for row in board.scene_order) or "none"
            raise NotFoundError(f"There is no scene '{name}'; there are: {known}.")
        return partial(_scene_deed, scene.id)
    return partial(_shot_deed, board, board.find(what))


def _shot_deed(board: Board, shot: Shot, key: str, text: str) -> Deed:
    """One KEY=VALUE of a shot; what is no field of a shot is a parameter of an engine."""
    rate = board.project.rate
    match key:
        case "prompt":
            return partial(deeds.set_prompt, shot=shot.id, prompt=text)
        case "seconds":
            return partial(deeds.set_frames, shot=shot.id, frames=max(1, rate.frames(parse_seconds(text))))
        case "frames":
            return partial(deeds.set_frames, shot=shot.id, frames=parse_whole(text, key))
        case "in" | "out":
            return partial(_trim, shot=shot.id, side=key, frame=parse_whole(text, key) if text.strip() else None)
        case "bridge":
            return partial(deeds.set_bridge, shot=shot.id, bridge=parse_flag(text, key))
        case "scene":
            return partial(_to_scene, shot=shot.id, scene=text)
        case "notes" | "dialogue" | "sound" | "label":
            return partial(deeds.set_field, shot=shot.id, field=key, value=text)
        case _:
            return _parameter_deed("shot", shot.id, key, text)


def _trim(board: Board, *, shot: str, side: str, frame: int | None) -> Edit:
    row = board.shots[shot]
    take_in = (frame or 0) if side == "in" else row.take_in
    take_out = frame if side == "out" else row.take_out
    return deeds.trim_shot(board, shot=shot, take_in=take_in, take_out=take_out)


def _to_scene(board: Board, *, shot: str, scene: str) -> Edit:
    steps: list[Deed] = [] if board.scene_named(scene) else [partial(deeds.add_scene, name=scene)]
    steps.append(partial(deeds.move_to_scene, shots=[shot], scene=scene))
    return deeds.chain(board, "Move to scene", steps)


def _scene_deed(scene: str, key: str, text: str) -> Deed:
    if key == "name":
        return partial(deeds.rename_scene, scene=scene, name=text)
    if key == "notes":
        return partial(deeds.set_scene_notes, scene=scene, notes=text)
    return _parameter_deed("scene", scene, key, text)


def _project_deed(board: Board, key: str, text: str) -> Deed:
    match key:
        case "title" | "notes":
            return partial(deeds.set_project, **{key: text})
        case "fps":
            return partial(deeds.set_project, rate=Rate.parse(text))
        case "size":
            width, height = parse_size(text)
            return partial(deeds.set_project, width=width, height=height)
        case "start":
            return partial(deeds.set_project, start_frame=parse_timecode(text, board.project.rate))
        case _:
            return _parameter_deed("project", None, key, text)


def _parameter_deed(ring: Ring, of: str | None, key: str, text: str) -> Deed:
    """Set a parameter in a ring of the cascade; an empty value lets it come from the ring outside again."""
    if not text.strip():
        return partial(deeds.clear_param, ring=ring, name=key, of=of)
    registry = app.registry()
    if text == NONE and media_kind(registry, key):
        return partial(_without, ring=ring, name=key, of=of)
    value = text if key == "model" else parse_value(text)
    check_parameter(registry, key, value)
    return partial(deeds.set_param, ring=ring, name=key, value=value, of=of)


def _without(board: Board, *, ring: Ring, name: str, of: str | None) -> Edit:
    """Have no picture here, whatever the rings outside say."""
    outside = [board.project.params] if ring != "project" else []
    if ring == "shot" and of is not None:
        outside.append(board.scenes[board.shots[of].scene].params)
    if any(params.get(name) for params in outside):
        return deeds.set_param(board, ring=ring, name=name, value="", of=of)
    return deeds.clear_param(board, ring=ring, name=name, of=of)


def run_move(args: argparse.Namespace, output: Output) -> int:
    """Move a shot to another number in the reel."""
    return apply_deed(
        args, output, lambda board: deeds.move_shot(board, shot=args.shot, to=parse_whole(args.to, "the place"))
    )


def run_remove(args: argparse.Namespace, output: Output) -> int:
    """Remove shots; their takes stay, and undo brings the shots back with them."""
    return apply_deed(
        args, output, lambda board: deeds.remove_shots(board, shots=[row.id for row in parse_shots(board, args.shots)])
    )


def run_split(args: argparse.Namespace, output: Output) -> int:
    """Cut a shot in two at a frame counted from its start in the reel."""
    at = parse_whole(args.at, "FRAME")
    return apply_deed(args, output, lambda board: deeds.split_shot(board, shot=args.shot, at=at))


def run_choose(args: argparse.Namespace, output: Output) -> int:
    """Show another take of a shot, by its number or id."""

    def choose(board: Board) -> Edit:
        shot = board.find(args.shot)
        take = find_take(board, shot, board.takes_of(shot), args.take)
        return deeds.choose_take(board, shot=shot.id, take=take.id)

    return apply_deed(args, output, choose)


def find_take(board: Board, shot: Shot, takes: Sequence[Take], text: str) -> Take:
    """The take of a shot with this number or id, among these; raises `NotFoundError`."""
    for take in takes:
        if text in (take.id, str(take.number)):
            return take
    number = board.numbers[shot.id]
    known = ", ".join(str(take.number) for take in takes) or "none yet"
    raise NotFoundError(f"Shot {number} has no take '{text}'; it has: {known}.")


def apply_deed(args: argparse.Namespace, output: Output, deed: Deed) -> int:
    """Apply a deed to the project that is named, and say what was done."""
    with app.open_board(args.project) as opened:
        edit = deed(opened.document.board)
        opened.document.apply(edit)
        added = [*edit.added("shots"), *edit.added("markers")]
        output.record({"event": "edited", "label": edit.label, "added": added}, edit.label)
    return 0


def run_undo(args: argparse.Namespace, output: Output) -> int:
    """Take back the last edit, also one of an earlier session."""
    return _step_history(args, output, "undo")


def run_redo(args: argparse.Namespace, output: Output) -> int:
    """Do again what was taken back last."""
    return _step_history(args, output, "redo")


def _step_history(args: argparse.Namespace, output: Output, verb: str) -> int:
    with app.open_board(args.project) as opened:
        label = opened.document.undo() if verb == "undo" else opened.document.redo()
        if label is None:
            raise StudioError(f"There is nothing to {verb} in '{args.project}'.")
        output.record({"event": verb, "label": label}, f"{verb.capitalize()}: {label}")
    return 0
