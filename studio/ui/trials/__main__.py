"""`python -m studio.ui.trials NAME`: run one trial, print a figure a line as JSON; progress goes to stderr."""

import sys
from importlib import import_module

import msgspec

NAMES = ("startup", "stall", "playback", "seek", "timeline", "first_frame")


def main() -> int:
    """Run the trial that the first argument names."""
    name = sys.argv[1] if len(sys.argv) == 2 else ""
    if name not in NAMES:
        sys.stderr.write(f"'{name}' is no trial: give one of {', '.join(NAMES)}.\n")
        return 2
    trial = import_module(f"studio.ui.trials.{name}")
    for figure in trial.measure(lambda done, total: sys.stderr.write(f"{done}/{total}\n")):
        sys.stdout.buffer.write(msgspec.json.encode(figure) + b"\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
