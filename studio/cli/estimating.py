"""What takes would cost, before any is made."""

import argparse
from contextlib import ExitStack
from typing import Any

import msgspec

from studio import app
from studio.cli.asking import Asked, wanted_shots
from studio.cli.engine_choice import launch_of
from studio.cli.output import Output
from studio.cli.parameters import as_arguments
from studio.errors import StudioError
from studio.extend.registry import Registry
from studio.model.board import Board
from studio.model.cascade import fold_params
from studio.model.recipe import Recipe, resolve
from studio.model.rows import Ask, Shot
from studio.project import Opened
from studio.render.asking import completed
from studio.render.learning import Pace
from studio.render.library import Librarian
from studio.render.models import model_of, no_model
from studio.render.records import Records, records_path
from studio.wire.models import Estimate


def run_estimate(args: argparse.Namespace, output: Output) -> int:
    """Say of each shot what its take would cost; exit 1 if one of them could not be made."""
    registry, problems = app.registry(), 0
    with app.open_board(args.project) as opened, app.generator(opened, registry) as generator, ExitStack() as stack:
        board = opened.document.board
        asked = Asked(args, registry, opened)
        desk = _Desk(registry, opened, stack)
        for shot in wanted_shots(board, args, output):
            fields: dict[str, Any] = {"event": "estimate", "shot": shot.id, "n": board.numbers[shot.id]}
            try:
                estimate = desk.estimate(board, shot, asked.ask(generator, board, shot, again=args.stale))
            except StudioError as problem:
                problems += 1
                output.record({**fields, "problem": str(problem)})
                output.say(f"shot {board.numbers[shot.id]}: {problem}")
                continue
            told = msgspec.to_builtins(estimate)
            output.record({**fields, **told}, f"shot {board.numbers[shot.id]}: {_words(estimate)}")
    return int(problems > 0)


class _Desk:
    """Asks engines what takes would cost, each by one worker that is started when it is first needed."""

    def __init__(self, registry: Registry, opened: Opened, stack: ExitStack) -> None:
        self._registry, self._stack = registry, stack
        self._records = Records(records_path())
        self._pace = Pace(opened.document.board.takes.values())
        self._librarians: dict[str, Librarian] = {}

    def estimate(self, board: Board, shot: Shot, ask: Ask) -> Estimate:
        """What a take would cost; of an engine without weights, as far as takes of this project tell."""
        engine = self._registry.engine(ask.engine).engine
        if engine is None or not engine.capabilities.models:
            return self._learned(resolve(board, shot, ask).recipe)
        model = model_of(board, shot, ask)
        if not model:
            raise no_model(engine.capabilities, board.numbers[shot.id])
        record = self._records.current(engine.capabilities, model)
        if record is None:
            record = self._librarian(ask.engine).describe(model)
            self._records.learn(engine.capabilities, model, record)
        recipe = resolve(board, shot, completed(ask, record, fold_params(board, shot))).recipe
        return self._librarian(ask.engine).appraise(recipe)

    def _librarian(self, engine: str) -> Librarian:
        if engine not in self._librarians:
            made = Librarian(launch_of(self._registry.engine(engine)))
            self._librarians[engine] = self._stack.enter_context(made)
        return self._librarians[engine]

    def _learned(self, recipe: Recipe) -> Estimate:
        seconds = self._pace.take_s(recipe.engine, recipe.width * recipe.height, recipe.frames)
        if seconds is None:
            return Estimate(memory=0, available=0, seconds=-1.0, sure="guess")
        return Estimate(memory=0, available=0, seconds=seconds, sure="learned")


def _words(estimate: Estimate) -> str:
    parts = [f"about {estimate.seconds:.0f} s" if estimate.seconds >= 0 else "nobody knows how long"]
    if estimate.memory:
        parts.append(f"{estimate.memory / 1e9:.1f} of {estimate.available / 1e9:.1f} GB")
    if estimate.preset:
        parts.append(f"memory preset {estimate.preset}")
    known = {"guess": "a guess", "scaled": "from other takes", "learned": f"from {estimate.takes} takes like it"}
    parts.append(known[estimate.sure] if estimate.takes or estimate.sure != "learned" else "from takes like it")
    words = f"{', '.join(parts)}."
    if not estimate.fits:
        words += f" It does not fit. {estimate.advice}".rstrip()
    return f"{words} Try {as_arguments(estimate.remedy)}." if estimate.remedy else words
