"""A small project, the bundled engines, and hosts that are impatient."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from weighing import Weighing

from studio.edit.deeds import add_shot
from studio.extend.registry import Registry, bundled_folder, find_plugins
from studio.model.rows import Shot
from studio.project import Opened, create
from studio.render.generate import Generator
from studio.render.host import Limits
from studio.render.process import Launch

LIMITS = Limits(silence_s=2.0, stall_s=1.0, cancel_s=1.0, back_off_s=0.01, longest_back_off_s=0.05)


@pytest.fixture
def limits() -> Limits:
    return LIMITS


@pytest.fixture(scope="session")
def registry() -> Registry:
    return find_plugins([bundled_folder()], installed=False)


@pytest.fixture
def launch() -> Launch:
    return Launch("test_pattern", "Test pattern", "test_pattern.engine:TestPattern", bundled_folder())


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    with create(tmp_path / "fox.storyreel", width=320, height=180) as project:
        yield project


@pytest.fixture
def shots(opened: Opened) -> Callable[..., list[Shot]]:
    def make(*lengths: int) -> list[Shot]:
        for frames in lengths:
            opened.document.apply(add_shot(opened.document.board, prompt=f"bars for {frames}", frames=frames))
        return opened.document.board.reel

    return make


@pytest.fixture
def generator(opened: Opened, registry: Registry) -> Iterator[Generator]:
    with Generator(opened, registry, LIMITS) as made:
        yield made


@pytest.fixture
def weighing(opened: Opened, tmp_path: Path) -> Iterator[Weighing]:
    made = Weighing(opened, tmp_path)
    with made.generator:
        yield made
