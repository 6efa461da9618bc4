import sys
from collections.abc import Iterator

import pytest

from studio.bench.figures import Figure
from studio.bench.window import figures_of, window_bench
from studio.errors import StudioError

TRIAL = """
import os, sys
sys.stderr.write("1/2\\n")
print('{"bench": "seek", "name": "' + os.environ["QT_QPA_PLATFORM"] + '", "value": 3.5, "unit": "ms", "ok": true}')
sys.stderr.write("2/2\\n")
"""


def _run(code: str, told: list[tuple[str, float, float]]) -> Iterator[Figure]:
    return figures_of([sys.executable, "-c", code], "seek", lambda *words: told.append(words))


def test_a_trials_lines_are_figures_and_its_progress_is_told() -> None:
    told: list[tuple[str, float, float]] = []
    figures = list(_run(TRIAL, told))
    assert figures == [Figure(bench="seek", name="offscreen", value=3.5, unit="ms", ok=True)]
    assert told == [("seek", 1.0, 2.0), ("seek", 2.0, 2.0)]


def test_a_trial_that_fails_says_why() -> None:
    with pytest.raises(StudioError, match="no such shot"):
        list(_run("import sys; sys.stderr.write('no such shot'); sys.exit(3)", []))


def test_a_trial_that_there_is_not_is_refused() -> None:
    with pytest.raises(StudioError, match="is no trial"):
        list(window_bench("juggling")(lambda *_: None, []))


def test_a_bench_that_is_given_up_leaves_no_process() -> None:
    figures = _run(TRIAL + "\nsys.stdout.flush()\nimport time; time.sleep(600)", [])
    assert next(figures).value == 3.5
    figures.close()  # type: ignore[attr-defined]
