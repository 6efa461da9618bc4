import msgspec
import pytest

from studio import app
from studio.bench.streaming import Alone, Bench, recipe_of
from studio.errors import WorkerError
from studio.extend.manifest import Manifest
from studio.model.recipe import Recipe


@pytest.fixture
def pattern() -> Manifest:
    return app.registry().engine("test_pattern")


def recipe(**params: int) -> Recipe:
    small = recipe_of("Colour bars", width=128, height=72, frames=12)
    return msgspec.structs.replace(small, engine="test_pattern", params=dict(params))


def test_a_run_is_timed(pattern: Manifest) -> None:
    with Bench(pattern) as bench:
        run = bench.run(recipe())
    assert run.first_ms > 0
    assert run.frames_per_s > 0


def test_a_failing_engine_fails_the_bench(pattern: Manifest) -> None:
    with Bench(pattern) as bench, pytest.raises(WorkerError, match="bench failed"):
        bench.run(recipe(fail_at=2))


def test_the_engine_alone_is_the_limit(pattern: Manifest) -> None:
    with Alone(pattern) as alone:
        assert alone.frames_per_s(recipe()) > 0


def test_an_engine_that_dies_alone_is_said(pattern: Manifest) -> None:
    with Alone(pattern) as alone, pytest.raises(WorkerError, match="ended early"):
        alone.frames_per_s(recipe(crash_at=0))
