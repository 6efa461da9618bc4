"""The worker: hears the editor in one thread, runs the engine in the main thread, and says how it goes."""

import os
import queue
import threading
import time
import traceback
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from studio.backend.answers import Question, answer, excused, read_recipe
from studio.backend.bridge import first_frame
from studio.backend.duty import Duty
from studio.backend.engine import Engine, Modelled, Request
from studio.backend.entry import open_engine
from studio.backend.failures import failed
from studio.backend.guiding import guide
from studio.backend.process import EXIT_ORPHAN, memory, resident
from studio.backend.pulse import Pulse
from studio.backend.sink import JobSink
from studio.backend.take_writer import DRAFT, MASTER, TakeWriter
from studio.errors import BadInputError, CancelledError, DeviceLostError, EngineError, WorkerError
from studio.model.recipe import Recipe
from studio.wire import messages as m
from studio.wire.capability import Value
from studio.wire.channel import Channel
from studio.wire.ring import FrameRing

GRACE_S = 2.0
"""How long the engine may take to notice that the editor has gone."""


def _plainly(failure: m.Failed) -> m.ToEditor:
    return failure


class Worker:
    """One worker's life, from `Hello` to `Shutdown` or the end of its input."""

    def __init__(self, channel: Channel[m.ToWorker], folder: Path, entry: str, threads: int = 0) -> None:
        self._channel = channel
        self._folder, self._entry = folder, entry
        self._name = entry.partition(".")[0]
        self._inbox: queue.SimpleQueue[m.ToWorker | None] = queue.SimpleQueue()
        self._questions: queue.SimpleQueue[Question] = queue.SimpleQueue()
        self._reading: threading.Thread | None = None
        self._engine: Engine | None = None
        self._ring: FrameRing | None = None
        self._model: str | None = None
        self._options: dict[str, Value] = {"threads": threads} if threads else {}
        self._sink: JobSink | None = None
        self._pulse = Pulse(self._beat, self._flush)
        self._duty = Duty()

    def run(self) -> int:
        """Work until told to stop; returns the exit code."""
        threading.Thread(target=self._listen, name="listener", daemon=True).start()
        self._pulse.start()
        while (message := self._inbox.get()) is not None:
            self._handle(message)
        self._pulse.stop()
        return 0

    # ---- hearing

    def _listen(self) -> None:
        """Sort what comes in: what concerns the running job acts at once, the rest waits its turn."""
        try:
            while (message := self._channel.receive()) is not None:
                match message:
                    case m.Cancel():
                        self._duty.withdraw(message)
                    case m.Ping():
                        self._beat()
                    case m.Shutdown():
                        break
                    case m.Read() | m.Survey() | m.Describe() | m.Appraise():
                        self._questions.put(message)
                    case m.Update():
                        self._duty.change(message)
                    case m.Generate() | m.Guide() | m.Fetch():
                        self._duty.expect(message.job)
                        self._inbox.put(message)
                    case _:
                        self._inbox.put(message)
        except WorkerError as error:
            self._channel.offer(m.Failed(job="", kind="protocol", sentence=str(error)))
        self._inbox.put(None)
        self._duty.cancel.request()
        leave = threading.Timer(GRACE_S, os._exit, (EXIT_ORPHAN,))
        leave.daemon = True
        leave.start()

    def _beat(self) -> None:
        sink = self._sink
        frames_per_s = sink.frames_per_s if sink is not None else 0.0
        self._channel.offer(m.Stats(rss=resident(), job=self._duty.job, frames_per_s=frames_per_s))

    def _flush(self) -> None:
        sink = self._sink
        if sink is not None:
            sink.flush()

    # ---- doing

    def _handle(self, message: m.ToWorker) -> None:
        match message:
            case m.Hello():
                self._guarded("", lambda: self._greet(message))
            case m.Load():
                self._guarded("", lambda: self._load(message.model, self._options | message.options))
            case m.Unload():
                self._guarded("", self._unload)
            case m.Generate():
                self._guarded(message.job, lambda: self._on_duty(message.job, lambda: self._make(message)))
            case m.Guide():
                self._guarded(message.job, lambda: self._on_duty(message.job, lambda: self._guide(message)))
            case m.Fetch():
                self._guarded(message.job, lambda: self._on_duty(message.job, lambda: self._fetch(message)))
            case _:
                pass

    def _guarded(
        self, job: str, action: Callable[[], None], excuse: Callable[[m.Failed], m.ToEditor] = _plainly
    ) -> None:
        """Run something that plugins have a hand in: whatever it raises becomes a `Failed` message, or what `excuse`
        makes of that."""
        try:
            action()
        except CancelledError:
            self._channel.send(m.Cancelled(job=job))
        except Exception as error:  # noqa: BLE001 - the door between plugins' code and ours
            traceback.print_exc()
            self._channel.send(excuse(failed(job, self._name, error)))
            if isinstance(error, DeviceLostError):
                self._inbox.put(None)

    def _greet(self, hello: m.Hello) -> None:
        if hello.protocol != m.PROTOCOL:
            raise WorkerError(
                f"The editor speaks protocol {hello.protocol}, the worker {m.PROTOCOL}: reinstall Storyreel."
            )
        old, self._ring = self._ring, FrameRing.attach(Path(hello.ring))
        if old is not None:
            old.close()
        if self._engine is None:
            self._engine = open_engine(self._folder, self._entry)
        abilities = self._engine.describe()
        self._name = abilities.title
        ready = m.Ready(
            protocol=m.PROTOCOL, pid=os.getpid(), device=abilities.device, memory=memory(), capabilities=abilities
        )
        self._channel.send(ready)
        if self._reading is None:
            self._reading = threading.Thread(target=self._answer, name="reader", daemon=True)
            self._reading.start()

    def _ready_engine(self) -> Engine:
        if self._engine is None:
            raise EngineError(f"{self._name} is not running.")
        return self._engine

    def _load(self, model: str, options: dict[str, Value], params: Mapping[str, Value] | None = None) -> None:
        """`params`: what the job that it is loaded for has set, which counts for no job after it."""
        engine, began = self._ready_engine(), time.monotonic()
        self._model = None
        engine.load(model, {**options, **(params or {})}, self._report)
        self._model, self._options = model, options
        ms = (time.monotonic() - began) * 1000
        self._channel.send(m.Loaded(capabilities=engine.describe(), ms=ms))

    def _report(self, text: str, done: int, total: int) -> None:
        self._channel.offer(m.PhaseChanged(job=self._duty.job, phase="prepare", text=text))
        self._channel.offer(m.Progress(job=self._duty.job, step=done, steps=total))

    def _unload(self) -> None:
        self._ready_engine().unload()
        self._model = None

    def _answer(self) -> None:
        """Answer questions beside whatever the engine is doing: somebody waits for them."""
        while True:
            question = self._questions.get()
            self._guarded("", partial(self._answer_one, question), partial(excused, question))

    def _answer_one(self, question: Question) -> None:
        self._channel.send(answer(self._ready_engine(), self._name, question))

    # ---- one job

    def _on_duty(self, job: str, work: Callable[[], None]) -> None:
        """Do a job's work, unless it was withdrawn before its turn came."""
        try:
            with self._duty.on(job):
                work()
        finally:
            self._sink = None

    def _make(self, order: m.Generate) -> None:
        began = time.monotonic()
        recipe = read_recipe(order.recipe)
        if self._ring is None:
            raise WorkerError("A job came before the greeting.")
        self._channel.send(m.Started(job=order.job))
        engine = self._ready_engine()
        request = Request(recipe, first_frame(recipe, order.media), _files(order.media))
        self._duty.take_changes(request)
        if self._model != recipe.model:
            self._load(recipe.model, self._options, recipe.params)
        coding = MASTER if engine.describe().quality == "master" else DRAFT
        writer = TakeWriter(Path(order.out), recipe.width, recipe.height, recipe.rate.fraction, coding)
        sink = self._sink = JobSink(order.job, recipe, self._channel, self._ring, writer, wake=self._pulse.wake)
        try:
            if self._run_engine(engine, request, sink) or (self._duty.keep_partial and sink.finals):
                self._finish(order, recipe, sink, writer, began)
                return
        finally:
            sink.flush()
            writer.abort()
        self._channel.send(m.Cancelled(job=order.job))

    def _guide(self, order: m.Guide) -> None:
        recipe, engine = read_recipe(order.recipe), self._ready_engine()
        self._channel.send(m.Started(job=order.job))
        if self._model != recipe.model:
            self._load(recipe.model, self._options, recipe.params)
        self._channel.send(guide(engine, recipe, order, self._duty.cancel, self._channel))

    def _fetch(self, order: m.Fetch) -> None:
        engine = self._ready_engine()
        if not isinstance(engine, Modelled):
            raise BadInputError(f"{self._name} needs no models, so there is nothing to download.")
        self._channel.send(m.Started(job=order.job))
        folder = Path(order.folder) if order.folder else None
        model = engine.fetch(order.model, folder, self._report, self._duty.cancel)
        self._channel.send(m.Fetched(job=order.job, model=model))

    def _run_engine(self, engine: Engine, request: Request, sink: JobSink) -> bool:
        """Let the engine work; True if it made all frames, False if it stopped because it was asked to."""
        try:
            engine.generate(request, sink, self._duty.cancel)
        except CancelledError:
            return False
        if sink.finals == request.recipe.frames:
            return True
        if self._duty.cancel.requested:
            return False
        asked = request.recipe.frames
        raise EngineError(f"{self._name} made {sink.finals} of {asked} frames and stopped: it has a defect.")

    def _finish(self, order: m.Generate, recipe: Recipe, sink: JobSink, writer: TakeWriter, began: float) -> None:
        written = writer.finish()
        sink.close()
        finished = m.Finished(
            job=order.job,
            path=order.out,
            sha256=written.sha256,
            frames=written.frames,
            width=recipe.width,
            height=recipe.height,
            seed=recipe.seed,
            first_frame_ms=sink.first_frame_ms(began),
            total_ms=(time.monotonic() - began) * 1000,
            partial=written.frames < recipe.frames,
            dropped=sink.dropped,
            notes=tuple(sink.notes),
            coverage=sink.coverage,
            lacking=sink.lacking,
            sound=written.sound,
            figures=sink.figures,
            changes=self._duty.changes_taken(),
        )
        self._channel.send(finished)


def _files(media: Mapping[str, str]) -> dict[str, Path]:
    return {sha256: Path(path) for sha256, path in media.items()}
