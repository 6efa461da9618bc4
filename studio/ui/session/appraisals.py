"""What takes would cost on this machine: asked of engines that need models, in the background, kept by recipe."""

import itertools
from collections import OrderedDict
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from studio.errors import NotFoundError
from studio.model.recipe import Recipe
from studio.render.reports import Died
from studio.ui.session.making import Making
from studio.wire import messages as m
from studio.wire.models import Estimate

KEPT = 500
"""Answers that are kept, the newest."""
MOST_WANTED = 12
"""Questions that wait; older ones are dropped, and asked again if they are still of interest."""
PAUSE_MS = 250
"""How long what is wanted has to rest before it is asked: a prompt that is typed is a new recipe with each letter."""


class Appraisal(NamedTuple):
    """An engine's answer: an estimate, or why no take could be made at all."""

    estimate: Estimate | None = None
    problem: str = ""


class Appraisals(QObject):
    """`arrived`: an answer is there. What is wanted last is asked first; nothing is asked twice."""

    arrived = Signal()

    def __init__(self, making: Making, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._making = making
        self._known: OrderedDict[str, Appraisal] = OrderedDict()
        self._wanted: OrderedDict[str, Recipe] = OrderedDict()
        self._asked: tuple[str, str] | None = None
        """The question that waits for its answer, and the hash that it is about."""
        self._engine = ""
        self._names = (f"appraisal-{number}" for number in itertools.count(1))
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(PAUSE_MS)
        self._rest.timeout.connect(self._ask)
        making.answered.connect(self._hear)
        making.finished.connect(self._forget)

    def of(self, shot: str, engine: str | None = None) -> Appraisal | None:
        """What a take of a shot would cost; `None` while that is not known, or for an engine that needs no model."""
        name = engine or self._making.engine_of(shot)
        try:
            if not self._making.engines.capabilities(name).models:
                return None
        except NotFoundError:  # the engine is not installed here
            return None
        recipe = self._making.recipe(shot, engine)
        if recipe is None or not recipe.model:
            return None
        key = recipe.hash
        if key not in self._known and (self._asked is None or self._asked[1] != key):
            if key not in self._wanted:
                self._rest.start()
            self._wanted[key] = recipe
            self._wanted.move_to_end(key)
        return self._known.get(key)

    def seconds(self, shots: Sequence[str], engine: str | None = None) -> float | None:
        """Seconds that takes of these shots will take, by what engines say, else by what was learned of each engine;
        `None` while that of one is not known."""
        total, rest = 0.0, list[str]()
        for shot in shots[:MOST_WANTED]:
            estimate = found.estimate if (found := self.of(shot, engine)) else None
            if estimate is not None and estimate.seconds >= 0:
                total += estimate.seconds
            else:
                rest.append(shot)
        rest += shots[MOST_WANTED:]
        others = self._making.estimate(rest, engine) if rest else 0.0
        return None if others is None else total + others

    def _ask(self) -> None:
        if self._asked is not None or not self._wanted:
            return
        key, recipe = self._wanted.popitem()
        while len(self._wanted) > MOST_WANTED:
            self._wanted.popitem(last=False)
        self._asked = (next(self._names), key)
        self._engine = recipe.engine
        self._making.engines.appraise(self._asked[0], recipe)

    def _hear(self, engine: str, report: object) -> None:
        asked = self._asked
        if asked is None or engine != self._engine:
            return
        match report:
            case m.Appraised() if report.id == asked[0]:
                self._keep(asked[1], Appraisal(report.estimate, report.problem))
            case m.Failed() | Died():  # the worker will have said why; a take would say it again
                self._keep(asked[1], Appraisal())
            case _:
                return

    def _keep(self, key: str, answer: Appraisal) -> None:
        self._known[key] = answer
        while len(self._known) > KEPT:
            self._known.popitem(last=False)
        self._asked = None
        self.arrived.emit()
        if self._wanted:
            self._rest.start()

    def _forget(self, _shot: str, _take: object) -> None:
        """A take was made, from which engines learn."""
        self._known.clear()

    def close(self) -> None:
        """Ask nothing more."""
        self._rest.stop()
        self._wanted.clear()
