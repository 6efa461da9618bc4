"""An engine by itself, for benches: `python -m studio.backend.alone --folder DIR --entry MODULE:CLASS < recipes`.

Reads one canonical recipe a line, makes its frames into nothing, and prints one JSON object a line: frames, seconds
from the first frame to the last, milliseconds to the first. No ring, no encoder, no editor: the limit that
streaming is measured against.
"""

import argparse
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

from studio.backend.engine import FINAL, Cancel, Frame, Request, Samples
from studio.backend.entry import open_engine
from studio.model.recipe import decode_recipe


class Void:
    """A sink that keeps nothing but when frames came."""

    def __init__(self) -> None:
        self.times: list[float] = []

    def frame(self, index: int, picture: Frame, quality: int = FINAL, pass_: int = 0) -> None:
        self.times.append(time.perf_counter())

    def phase(self, phase: str, text: str = "") -> None: ...

    def progress(self, step: int, steps: int, pass_: int = 0) -> None: ...

    def note(self, sentence: str) -> None: ...

    def sound(self, samples: Samples, rate: int) -> None: ...

    def figure(self, name: str, value: float) -> None: ...

    def score(self, coverage: float, lacking: Sequence[str]) -> None: ...


def _silent(text: str, done: int, total: int) -> None: ...


def main() -> None:
    """Answer each recipe on stdin until it ends."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--entry", required=True)
    args = parser.parse_args()
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    engine = open_engine(args.folder, args.entry)
    engine.load("", {}, _silent)
    for line in sys.stdin.buffer:
        sink, start = Void(), time.perf_counter()
        engine.generate(Request(decode_recipe(line)), sink, Cancel())
        answer = {
            "frames": len(sink.times),
            "seconds": sink.times[-1] - sink.times[0],
            "first_ms": (sink.times[0] - start) * 1000,
        }
        answers.write(msgspec.json.encode(answer) + b"\n")


if __name__ == "__main__":
    main()
