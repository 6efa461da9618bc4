"""One step of the set-up: a line that says what, a line's end that says how long; its output kept in a log."""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The repository: where pyproject.toml lies."""

LOG = Path(tempfile.gettempdir()) / f"storyreel-bootstrap-{ROOT.name}.log"
"""What the last failed step printed; outside of .venv, which may be made anew meanwhile."""

TAIL = 25
"""Lines of a failed step that are shown."""

CAUSES = (
    ("no space left", "The disk is full: free about 4 GB and run the same command again."),
    ("name resolution", "There is no network: connect and run the same command again; what is done is kept."),
    ("newconnectionerror", "The package index cannot be reached: connect and run the same command again."),
    ("network is unreachable", "There is no network: connect and run the same command again; what is done is kept."),
    ("read timed out", "The network is too slow or was cut: run the same command again; what is done is kept."),
    (
        "certificate_verify_failed",
        "The certificate of the package index is not trusted here: check the clock.",
    ),
    ("no matching distribution", "A library has no build for this Python or system: use Python 3.11 to 3.13, 64 bit."),
    ("permission denied", "A file may not be written: make sure that this folder belongs to you."),
)
"""Words in a failed step's output (lower case), and the sentence that they mean."""


class SetupError(Exception):
    """The set-up cannot go on; the text says what failed and what to do."""


def say(text: str) -> None:
    """One line to the person at the terminal."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


class Line:
    """The line of a running step: on a terminal it shows what happens now, elsewhere, and for steps that run side by
    side, only begin and end."""

    def __init__(self, title: str, *, alone: bool = True) -> None:
        self._title = title
        self._start = time.monotonic()
        self._live = alone and sys.stdout.isatty()
        if not self._live:
            say(f"  ..         {title}")

    def now(self, text: str) -> None:
        """Show the last line that the step printed."""
        if self._live:
            room = max(shutil.get_terminal_size().columns - len(self._title) - 20, 0)
            head = f"\r\033[K  .. {self.seconds:6.1f} s {self._title}"
            sys.stdout.write(f"{head}  {text.strip()[:room]}")
            sys.stdout.flush()

    def end(self, good: bool) -> None:
        """Close the line with how long it took."""
        if self._live:
            sys.stdout.write("\r\033[K")
        say(f"  {'ok' if good else '!!'} {self.seconds:6.1f} s {self._title}")

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._start


def attempt(
    title: str, command: Sequence[str], env: Mapping[str, str] | None = None, *, alone: bool = True
) -> tuple[bool, str]:
    """Run `command` in the repository as one step: whether it went well, and all that it printed. A step that is not
    `alone` runs beside others, in a thread of its own."""
    line = Line(title, alone=alone)
    printed: list[str] = []
    try:
        with subprocess.Popen(
            command,
            cwd=ROOT,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        ) as process:
            for text in process.stdout or ():
                printed.append(text)
                line.now(text)
        good = process.returncode == 0
    except OSError as reason:
        printed.append(f"{command[0]}: {reason.strerror}\n")
        good = False
    line.end(good)
    return good, "".join(printed)


def step(title: str, command: Sequence[str], env: Mapping[str, str] | None = None) -> None:
    """Run `command` as one step that the rest needs; raises `SetupError` with the cause and the end of its output."""
    good, printed = attempt(title, command, env)
    if good:
        return
    try:
        LOG.write_text(printed, encoding="utf-8")
    except OSError:
        say("  (the log could not be kept)")
    say("".join(f"    {text}\n" for text in printed.splitlines()[-TAIL:]))
    raise SetupError(f"{title} failed. {cause(printed)}")


def cause(printed: str) -> str:
    """The sentence for a failed step's output."""
    lower = printed.lower()
    known = (sentence for words, sentence in CAUSES if words in lower)
    return next(known, f"The last lines are above, all of them in {LOG}.")
