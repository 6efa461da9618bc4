"""A real worker process, talked to by hand."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from studio.extend.registry import bundled_folder
from studio.model.recipe import Recipe
from studio.model.time import Rate
from studio.wire import messages as m
from studio.wire.channel import Channel, editor_side
from studio.wire.ring import FrameRing

PATIENCE_S = 20.0


class Line:
    """The editor's end of a worker: its channel, its ring, its process."""

    def __init__(self, folder: Path, entry: str) -> None:
        words = [sys.executable, "-m", "studio.backend", "--plugin-path", str(folder), "--entry", entry]
        words += ["--parent", str(os.getpid())]
        self.process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        assert self.process.stdin
        assert self.process.stdout
        read, write = os.dup(self.process.stdout.fileno()), os.dup(self.process.stdin.fileno())
        self.process.stdin.close()
        self.process.stdout.close()
        self.channel: Channel[m.ToEditor] = editor_side(read, write)
        self.ring = FrameRing.create(4, 320 * 270)

    def greet(self, protocol: int = m.PROTOCOL) -> m.ToEditor:
        self.channel.post(m.Hello(protocol=protocol, ring=str(self.ring.path), session="test"))
        return self.until(m.Ready, m.Failed)[-1]

    def until(self, *kinds: type[m.Message]) -> list[m.ToEditor]:
        """Everything that is said up to a message of one of these kinds."""
        heard: list[m.ToEditor] = []
        deadline = time.monotonic() + PATIENCE_S
        while not heard or not isinstance(heard[-1], kinds):
            message = self.channel.receive(max(0.0, deadline - time.monotonic()))
            assert message is not None, "the worker ended"
            heard.append(message)
        return heard

    def end(self) -> int:
        self.channel.post(m.Shutdown())
        return self.process.wait(PATIENCE_S)

    def close(self) -> None:
        """Make sure that it is gone; a second call does nothing."""
        self.channel.close()
        self.ring.close()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@pytest.fixture
def line() -> Iterator[Line]:
    """A worker with the test pattern, greeted."""
    worker = Line(bundled_folder(), "test_pattern.engine:TestPattern")
    assert isinstance(worker.greet(), m.Ready)
    yield worker
    worker.close()


@pytest.fixture
def recipe() -> Callable[..., Recipe]:
    def make(frames: int = 12, width: int = 320, height: int = 180, **params: Any) -> Recipe:
        return Recipe(
            engine="test_pattern",
            revision=1,
            prompt="bars",
            width=width,
            height=height,
            frames=frames,
            rate=Rate(),
            seed=3,
            params=params,
        )

    return make
