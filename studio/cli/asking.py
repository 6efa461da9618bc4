"""What the arguments of `generate` ask for."""

import argparse

from studio.cli.models_command import find_model
from studio.cli.output import Output
from studio.cli.parameters import NONE, check_parameter, media_kind
from studio.cli.parsing import parse_pairs, parse_shots, parse_value, parse_whole
from studio.errors import BadInputError
from studio.extend.registry import Registry, engine_id
from studio.intake.sources import source
from studio.model.board import Board
from studio.model.rows import Ask, Shot, Value
from studio.model.staleness import stale_reasons
from studio.project import Opened
from studio.render.generate import Generator
from studio.render.library import model_named


def wanted_shots(board: Board, args: argparse.Namespace, output: Output) -> list[Shot]:
    """The shots that the arguments name, in reel order; where they name none, all that have a prompt."""
    shots = parse_shots(board, args.shots) if args.shots else board.reel
    if not shots:
        raise BadInputError(f"'{args.project}' has no shots yet: add one with 'storyreel add'.")
    if args.stale:
        stale = stale_reasons(board)
        shots = [shot for shot in shots if shot.id in stale]
    elif not args.shots:
        for shot in shots:
            if not shot.prompt:
                output.say(f"shot {board.numbers[shot.id]}: left out, since it has no prompt yet")
        shots = [shot for shot in shots if shot.prompt]
    return shots


class Asked:
    """What the arguments ask for beside the board, checked before anything is queued.

    Pictures and videos that they name are copied into the project.
    """

    def __init__(self, args: argparse.Namespace, registry: Registry, opened: Opened) -> None:
        pairs = parse_pairs(args.pairs)
        self._engine: str | None = args.engine
        self._seed = parse_whole(args.seed, "--seed") if args.seed is not None else None
        self.explicit = any(item is not None for item in (args.engine, args.model, args.seed)) or bool(pairs)
        if self._engine is not None:
            registry.engine(self._engine)
        if self._seed is not None:
            check_parameter(registry, "seed", self._seed)
        self._params = _params(pairs, registry, opened)
        self._model = _model(args.model, registry, self._engine) if args.model else ""

    def ask(self, generator: Generator, board: Board, shot: Shot, *, again: bool) -> Ask:
        """What a take of a shot is asked for; `again`: as its chosen take was, where the arguments do not say else."""
        take = board.chosen(shot) if again else None
        if take is None:
            return generator.ask(shot, engine=self._engine, seed=self._seed, model=self._model, params=self._params)
        return generator.ask_again(
            shot, take.ask, engine=self._engine, seed=self._seed, model=self._model, params=self._params
        )


def _params(pairs: dict[str, str], registry: Registry, opened: Opened) -> dict[str, Value]:
    params: dict[str, Value] = {}
    for name, text in pairs.items():
        kind = media_kind(registry, name)
        if kind is None:
            params[name] = parse_value(text)
        elif text in ("", NONE):
            params[name] = ""
        else:
            params[name] = source(opened.document.board, opened.media, text, name=name, kind=kind)
        check_parameter(registry, name, params[name])
    return params


def _model(text: str, registry: Registry, engine: str | None) -> str:
    """The weights that are meant by a name or a path; raises `NotFoundError`, `BadInputError`."""
    needy = [plugin for plugin in registry.engines if plugin.engine and plugin.engine.capabilities.models]
    if not any(engine in (None, engine_id(plugin)) for plugin in needy):
        return text
    return model_named(find_model(registry, text, engine), text)
