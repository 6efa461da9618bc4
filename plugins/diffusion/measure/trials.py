"""The trials of one case, each surviving the failure of the others."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping

from diffusion.measure.cases import Case, Trial
from diffusion.measure.results import Outcome
from diffusion.measure.stage import Quiet, Run, Stage
from diffusion.memory.device import GIB
from diffusion.memory.parts import first_line
from diffusion.memory.shortage import is_shortage
from diffusion.memory.tuning import BACKENDS, HOOKS, Wishes, spoken
from studio.extend.api import BadInputError, Cancel, CancelledError, EngineError

FAILURES: tuple[type[Exception], ...] = (
    RuntimeError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    ImportError,
    MemoryError,
    OSError,
    BadInputError,
    EngineError,
)
"""What a trial may raise without stopping the others."""

REPEATS = 2
"""The best of so many counts where two ways are compared; of tiny models, one."""

CACHED_STEPS, TINY_STEPS = 12, 8
"""Steps of the takes that step caches are tried with: they leave out nothing of a few."""

Measured = Iterator[tuple[str, dict[str, float], tuple[str, ...]]]
"""Which of its kind, figures, remarks."""


def trials(case: Case, stage: Stage, machine: str, only: tuple[Trial, ...]) -> Iterator[Outcome]:
    """Make the trials of a case one after another; each outcome comes as soon as it is there."""
    for trial in only:
        try:
            for which, figures, notes in TRIALS[trial](stage):
                yield Outcome(machine=machine, case=case.key, trial=trial, which=which, figures=figures, notes=notes)
        except FAILURES as failure:
            yield Outcome(machine=machine, case=case.key, trial=trial, problem=spoken_failure(failure))
            failure.__traceback__ = None
        _reset(stage)


def _reset(stage: Stage) -> None:
    """Nothing of one trial is left for the next one."""
    stage.settled(Wishes())
    stage.tidy()


def spoken_failure(failure: BaseException) -> str:
    """Why there are no figures."""
    return "out of memory" if is_shortage(failure) else f"{type(failure).__name__}: {first_line(failure)}"


def _figures(run: Run, stage: Stage, steps: int = 0) -> dict[str, float]:
    """Of a take of `steps` steps (0: those of the case)."""
    figures = {"seconds": run.seconds, "step_ms": stage.step_ms(run, steps)}
    return figures | ({"peak_gb": run.peak / GIB} if run.peak else {})


def _times(stage: Stage) -> range:
    return range(REPEATS if stage.case.full else 1)


def engine(stage: Stage) -> Measured:
    """A take without previews."""
    stage.rest_s()
    best = min((stage.take() for _ in _times(stage)), key=lambda run: run.seconds)
    yield "", _figures(best, stage), (*stage.said.on, *stage.said.off)


def bare(stage: Stage) -> Measured:
    """A bare call against takes, in turns, so that a card that gets warm slows both; and what decoding takes of one."""
    stage.bare()
    pairs = [(stage.bare(), stage.take()) for _ in _times(stage)]
    alone = min(run.seconds for run, _ in pairs)
    ours = min(run.seconds for _, run in pairs)
    latents = stage.record.grid.latent_frames(stage.frames)
    decoding = max(0.0, ours - stage.bare("latent").seconds)
    figures = {"seconds": alone, "share": alone / ours, "decode_latent_ms": decoding * 1000 / latents}
    peak = pairs[0][0].peak
    yield "", figures | ({"peak_gb": peak / GIB} if peak else {}), ("decoding as in a take",)


def previews(stage: Stage) -> Measured:
    """Takes with previews against takes without."""
    stage.take(previews=True, steps=2)
    pairs = [(stage.take(), stage.take(previews=True)) for _ in _times(stage)]
    without = min((run for run, _ in pairs), key=lambda run: run.seconds)
    best = min((run for _, run in pairs), key=lambda run: run.seconds)
    denoising = stage.step_ms(without) * stage.case.steps / 1000
    figures = _figures(best, stage) | {"overhead": (best.seconds - without.seconds) / denoising}
    figures |= {name: best.figures[name] for name in ("preview_ms", "first_preview_ms") if name in best.figures}
    yield "", figures, (f"{best.figures.get('previews', 0):.0f} pictures",)


def cancel(stage: Stage) -> Measured:
    """How long after the wish a take stops, asked for in the middle of a step."""
    step_ms = stage.step_ms(stage.take())
    # a machine that was busy meanwhile makes steps look long, and a take may be over before half of such a one
    waits = (step_ms / 2000 / 4**attempt for attempt in range(5))
    found = next((ms for wait_s in waits if (ms := _cancelled_ms(stage, wait_s)) is not None), None)
    if found is None:
        raise RuntimeError("the take was over before it could be cancelled")
    yield "", {"cancel_ms": found, "step_ms": step_ms}, ()


def _cancelled_ms(stage: Stage, wait_s: float) -> float | None:
    """Milliseconds from the wish, so long after the first step, to the end of a take; None if that came before."""
    asked: list[float] = []
    wish, sink = Cancel(), Quiet()

    def ask() -> None:
        asked.append(time.monotonic())
        wish.request()

    timer = threading.Timer(wait_s, ask)

    def begin(step: int) -> None:
        if step == 1:
            timer.start()

    sink.on_step = begin
    try:
        stage.take(steps=max(8, stage.case.steps), sink=sink, cancel=wish)
    except CancelledError:
        return (time.monotonic() - asked[0]) * 1000
    finally:
        timer.cancel()
        if timer.ident is not None:
            timer.join()
    return None


def attention(stage: Stage) -> Measured:
    """A take with every backend that there is."""
    for choice in BACKENDS:
        said = stage.settled(Wishes(attention=choice)).settled
        refused = tuple(line for line in said.off if line.startswith(f"Attention by {spoken(BACKENDS[choice])}"))
        if refused:
            yield choice, {}, refused
            continue
        stage.take(steps=2)
        yield choice, _figures(stage.take(), stage), ()


def cache(stage: Stage) -> Measured:
    """A longer take with no step cache and with every one that there is."""
    steps = CACHED_STEPS if stage.case.full else TINY_STEPS
    plain = stage.take(steps=steps)
    yield "off", _figures(plain, stage, steps), (f"{steps} steps",)
    for choice in HOOKS:
        said = stage.settled(Wishes(cache=choice, steps=steps)).settled
        refused = tuple(line for line in said.off if line.startswith("Step cache"))
        if refused:
            yield choice, {}, refused
            continue
        run = stage.take(steps=steps)
        times = plain.seconds / run.seconds
        yield choice, _figures(run, stage, steps), (f"{steps} steps, {times:.2f} times as fast",)


def compiled(stage: Stage) -> Measured:
    """Blocks compiled: the first take, which compiles, and one after it."""
    compiler = "inductor" if stage.case.full else "eager"
    said = stage.settled(Wishes(compile=True, compiler=compiler)).settled
    refused = tuple(line for line in said.off if line.startswith("Compiled"))
    if refused:
        yield "", {}, refused
        return
    first = stage.take(steps=2)
    yield "", _figures(stage.take(), stage), (f"the first take of 2 steps took {first.seconds:.0f} s",)


TRIALS: Mapping[Trial, Callable[[Stage], Measured]] = {
    "engine": engine,
    "bare": bare,
    "previews": previews,
    "cancel": cancel,
    "attention": attention,
    "cache": cache,
    "compile": compiled,
}
