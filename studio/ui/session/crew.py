"""The crew: the engines' workers as the window sees them, and what they understand of words."""

import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Literal, NamedTuple

import msgspec
from PySide6.QtCore import QObject, Qt, Signal

from studio.errors import NotFoundError, StudioError
from studio.extend.registry import Registry, engine_id
from studio.model.cascade import DEFAULTS
from studio.model.rows import Value
from studio.project import Opened
from studio.render.engines import Engines
from studio.render.generate import Generator
from studio.render.inbox import Told
from studio.render.life import Limits
from studio.render.reports import Died, Fetching
from studio.settings import Settings
from studio.ui.session.notices import Notice, Remedy
from studio.wire import messages as m
from studio.wire.capability import Capabilities

SAMPLES = 1800
"""Samples of telemetry that are kept: half an hour of heartbeats."""

CLOSE_S = 0.6
"""How long a worker may take to end by itself when the window closes."""

WorkerState = Literal["off", "starting", "ready", "busy", "died"]


class WorkerLook(NamedTuple):
    """An engine's worker as the status bar shows it. `rss` in bytes."""

    engine: str
    title: str
    state: WorkerState = "off"
    device: str = ""
    rss: int = 0
    frames_per_s: float = 0.0
    restarts: int = 0
    doing: str = ""
    """What it does to get ready, such as compiling, or at work, where it says that."""


class Reading(NamedTuple):
    """What an engine understood of a prompt: `spans` are (start, end, role) into it, `plan` is what `storyreel plan`
    prints. `params` are the parameters that were to correct it; where the engine `refused` them, in a sentence, the
    plan is the words' alone."""

    prompt: str
    spans: tuple[tuple[int, int, str], ...]
    plan: dict[str, object]
    missed: tuple[str, ...]
    params: Mapping[str, Value] = MappingProxyType({})
    refused: str = ""


class Question(NamedTuple):
    """What is asked of the reading engine; one of which the parameters were `refused` is asked without them."""

    prompt: str
    params: Mapping[str, Value] = MappingProxyType({})
    refused: str = ""


class Sample(NamedTuple):
    """A heartbeat of a worker: seconds since the session began, frames a second, milliseconds a frame, bytes."""

    at_s: float
    engine: str
    frames_per_s: float
    step_ms: float
    rss: int


class Crew(QObject):
    """The workers of a session. Nothing here ever waits; what workers tell is acted on in the window's thread."""

    understood = Signal(object)
    """`Reading`."""
    workers_changed = Signal()
    """A worker started, got ready, ended, or told how it does (about once a second while it lives)."""
    noticed = Signal(object)
    """`Notice`: a job failed, or could not be queued."""

    answered = Signal(str, object)
    """What an engine says of models: its id, and `Surveyed`, `Described`, `Appraised`, `Fetching`, or what ended its
    worker."""

    _woken = Signal()

    def __init__(self, opened: Opened, shelf: Registry, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opened = opened
        self._shelf = shelf
        self._settings = settings
        limits = Limits(silence_s=settings.heartbeat_s, slots=settings.ring_slots, close_s=CLOSE_S)
        self._generator = Generator(
            opened,
            shelf,
            limits,
            settings.previs_threads,
            wake=self._wake,
            listen=self.heard_of,
            model_folders=settings.model_folders,
        )
        self.engines: Engines = self._generator
        """The engines, to be asked about models; `answered` hears them."""
        self._called = False
        self._closed = False
        self._states: dict[str, WorkerState] = {}
        self._doing: dict[str, str] = {}
        self._devices: dict[str, str] = {}
        self._samples: deque[Sample] = deque(maxlen=SAMPLES)
        self._began = time.monotonic()
        self._questions = 0
        self._asked: tuple[str, Question] | None = None
        self._next_question: Question | None = None
        self._woken.connect(self._answer_call, Qt.ConnectionType.QueuedConnection)

    # ---- engines

    def engine_of(self, shot: str) -> str:
        """The engine that the cascade names for a shot."""
        board = self._opened.document.board
        row = board.shots.get(shot)
        rings = (row.params, board.scenes[row.scene].params, board.project.params) if row else ()
        return str(next((ring["engine"] for ring in rings if "engine" in ring), DEFAULTS["engine"]))

    def capabilities(self, engine: str, model: str = "") -> Capabilities:
        """What an engine can do: with a model, as far as that is known, else as its running worker says, else by its
        manifest; raises `NotFoundError`."""
        known = self._generator.capabilities(engine, model)
        host = self._generator.hosts.get(engine)
        return known if known.model else (host.capabilities if host else None) or known

    def drafting_engine(self, shot: str) -> str:
        """The engine that drafts a shot: its own if that makes drafts, else the first that does.

        Raises `NotFoundError` where there is none.
        """
        own = self.engine_of(shot)
        offers = {engine_id(plugin): plugin.engine.capabilities for plugin in self._shelf.engines if plugin.engine}
        drafting = [name for name, offer in offers.items() if offer.quality == "draft"]
        if own in drafting:
            return own
        reading = [name for name in drafting if offers[name].reads_prompts]
        if not drafting:
            raise NotFoundError("No engine here makes drafts: install Storyreel again to get previs back.")
        return (reading or drafting)[0]

    def warm(self, engine: str | None = None) -> None:
        """Have an engine's worker started and loaded, so that the first take comes quickly."""
        name = engine or self.reader()
        if name is None or self._opened.document.read_only:
            return
        self._trying(lambda: self._generator.warm(name))
        self._set_state(name, "starting", only_from=("off", "died"))

    # ---- reading

    def read(self, prompt: str, params: Mapping[str, Value] | None = None) -> None:
        """Ask what the reading engine understands of a prompt as `params` correct it; answered by `understood`, the
        newest question only."""
        self._next_question = Question(prompt, dict(params or {}))
        if self._asked is None:
            self._ask()

    def reader(self) -> str | None:
        """The engine that reads prompts, if there is one."""
        offers = [plugin.engine.capabilities for plugin in self._shelf.engines if plugin.engine]
        return next((offer.engine for offer in offers if offer.reads_prompts), None)

    def _ask(self) -> None:
        engine, question = self.reader(), self._next_question
        self._next_question = None
        if engine is None or question is None or self._closed:
            return
        if engine not in self._states:
            self.warm(engine)  # whoever writes will want to see it soon
        self._questions += 1
        self._asked = (f"{engine}-{self._questions}", question)
        self._generator.read(engine, self._asked[0], question.prompt, None if question.refused else question.params)

    def _understood(self, answer: m.Understood) -> None:
        asked = self._asked
        if asked is None or asked[0] != answer.id:
            return
        self._asked = None
        if self._next_question is not None:
            self._ask()
            return
        self.understood.emit(_reading(asked[1], answer))

    def _unanswered(self, engine: str, failed: m.Failed | None = None) -> None:
        """The reading worker failed or died: the question is dropped, a newer one is asked.

        One of which it refuses the parameters is asked without them.
        """
        asked = self._asked if engine == self.reader() else None
        question = asked[1] if asked else None
        if failed and failed.kind == "bad_input" and question and question.params and not question.refused:
            self._next_question = self._next_question or question._replace(refused=failed.sentence)
        elif failed:
            self._say(failed.sentence)
        if asked is not None:
            self._asked = None
            self._ask()

    # ---- workers

    def workers(self) -> list[WorkerLook]:
        """The workers of this session, those that work first."""
        looks = [self._look(engine) for engine in self._generator.hosts]
        return sorted(looks, key=lambda look: (look.state != "busy", look.state == "off", look.engine))

    def _look(self, engine: str) -> WorkerLook:
        host = self._generator.hosts[engine]
        stats, offer = host.stats, self.capabilities(engine)
        state = self._states.get(engine, "off" if host.pid is None else "starting")
        if state == "ready" and engine in self._generator.at_work:
            state = "busy"
        rss, fps = (stats.rss, stats.frames_per_s) if stats else (0, 0.0)
        doing = self._doing.get(engine, "") if state in ("starting", "busy") else ""
        device = self._devices.get(engine) or offer.device
        return WorkerLook(engine, offer.title, state, device, rss, fps, host.restarts, doing)

    def worker_pid(self, engine: str) -> int | None:
        """The process id of an engine's worker, if one runs."""
        return self._generator.worker_pid(engine)

    def telemetry(self) -> Sequence[Sample]:
        """The heartbeats of all workers, oldest first, at most `SAMPLES`."""
        return self._samples

    def heard_of(self, told: Told) -> None:
        """What a worker says that is about no job."""
        engine, report = told
        match report:
            case m.Stats():
                fps = report.frames_per_s if report.job else 0.0
                step_ms = 1000 / fps if fps else 0.0
                self._samples.append(Sample(time.monotonic() - self._began, engine, fps, step_ms, report.rss))
                self.workers_changed.emit()
            case m.Ready():
                # one that needs a model opens it when a job comes; until then it has nothing to get ready
                self._set_state(engine, "ready" if report.capabilities.models else "starting")
            case m.PhaseChanged():
                self._doing[engine] = report.text
                self.workers_changed.emit()
            case m.Loaded():
                self._doing.pop(engine, None)
                self._devices[engine] = report.capabilities.device
                self._set_state(engine, "ready")
            case m.Understood():
                self._understood(report)
            case m.Surveyed() | m.Described() | m.Appraised() | Fetching():
                self.answered.emit(engine, report)
            case Died():
                self._devices.pop(engine, None)
                self._set_state(engine, "died")
                self._unanswered(engine)
                self.answered.emit(engine, report)
            case m.Failed():
                self._unanswered(engine, report)
                self.answered.emit(engine, report)
            case _:
                pass

    def _set_state(self, engine: str, state: WorkerState, *, only_from: tuple[WorkerState, ...] = ()) -> None:
        if not only_from or self._states.get(engine, "off") in only_from:
            self._states[engine] = state
            self.workers_changed.emit()

    # ---- being called

    def _wake(self) -> None:
        """Have the window's thread look soon; called from any thread."""
        if not self._called:
            self._called = True
            self._woken.emit()

    def _answer_call(self) -> None:
        """Look, in the window's thread."""
        self._called = False

    # ---- failing

    def _trying(self, deed: Callable[[], object], about: str = "") -> None:
        """Do something of which a failure becomes a notice."""
        try:
            deed()
        except StudioError as error:
            self._say(str(error), about)

    def _say(self, sentence: str, about: str = "", remedy: Remedy | None = None) -> None:
        self.noticed.emit(Notice(sentence, "error", about, remedy))


def _reading(question: Question, answer: m.Understood) -> Reading:
    """An answer, less what a plugin may have got wrong: spans beyond the prompt, a plan that is no JSON."""
    prompt, params, refused = question
    spans = tuple(span for span in answer.spans if 0 <= span[0] < span[1] <= len(prompt))
    try:
        plan = msgspec.json.decode(answer.plan, type=dict[str, object])
    except msgspec.MsgspecError:
        plan = {}
    return Reading(prompt, spans, plan, answer.missed, params, refused)
