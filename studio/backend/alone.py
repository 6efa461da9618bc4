"""An engine by itself, for benches: `python -m studio.backend.alone --folder DIR --entry module:Class`.

Reads a recipe's canonical JSON a line on stdin, makes its frames into nothing, and answers with a line of JSON: `frames`
and the `seconds` from the first of them to the last.
"""

import argparse
import sys
import time
from pathlib import Path

import msgspec

from studio.backend.engine import FINAL, Cancel, Frame, Phase, Request
from studio.backend.entry import open_engine
from studio.backend.process import take_streams
from studio.model.recipe import decode_recipe


class Stopwatch:
    """A sink that looks at nothing but the clock."""

    def __init__(self) -> None:
        self.frames = 0
        self.first = self.last = 0.0

    @property
    def seconds(self) -> float:
        return self.last - self.first

    def frame(self, index: int, picture: Frame, quality: int = FINAL, pass_: int = 0) -> None:
        if quality == FINAL:
            self.last = time.perf_counter()
            self.first = self.first or self.last
            self.frames += 1

    def phase(self, phase: Phase, text: str = "") -> None: ...

    def progress(self, step: int, steps: int, pass_: int = 0) -> None: ...

    def note(self, sentence: str) -> None: ...


def main() -> int:
    """Answer recipes until the input ends."""
    parser = argparse.ArgumentParser(prog="studio.backend.alone", description="Time one engine by itself.")
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--entry", required=True)
    options = parser.parse_args()
    streams = take_streams()
    engine = open_engine(options.folder, options.entry)
    engine.load("", {}, lambda text, done, total: None)
    with open(streams.read, "rb") as recipes, open(streams.write, "wb") as answers:  # noqa: PTH123 - descriptors
        for line in recipes:
            watch = Stopwatch()
            engine.generate(Request(decode_recipe(line.strip())), watch, Cancel())
            answers.write(msgspec.json.encode({"frames": float(watch.frames), "seconds": watch.seconds}) + b"\n")
            answers.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
