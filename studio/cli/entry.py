"""From arguments to an exit status: the one place where failures become sentences."""

import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import platformdirs

from studio import __version__
from studio.cli.output import Output, plain
from studio.cli.parser import build_parser
from studio.errors import StudioError

INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    _stop_on_terminate()
    try:
        args = build_parser().parse_args(words)
        return args.run(args, Output(json=args.json))
    except StudioError as error:
        return _fail(str(error), error.exit_code)
    except KeyboardInterrupt:
        return _fail("Stopped.", INTERRUPTED)
    except BrokenPipeError:
        _leave_quietly()
    except Exception as error:  # noqa: BLE001 - the outermost door: a defect of ours becomes a sentence and a report
        return _fail(_defect(error), 1)


def _stop_on_terminate() -> None:
    """Treat SIGTERM as Ctrl-C, so that a service or a closing terminal ends jobs and workers cleanly."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, signal.default_int_handler)


def _fail(sentence: str, status: int) -> int:
    sys.stderr.write(f"storyreel: {plain(sentence)}\n")
    return status


def _leave_quietly() -> NoReturn:
    """The reader of our output went away (`| head`): nothing more to say, and nothing may be flushed at exit."""
    os._exit(0)


def _defect(error: Exception) -> str:
    """Write a report of an unexpected error; the sentence that tells of it."""
    folder = Path(platformdirs.user_state_dir("storyreel"))
    report = folder / f"defect-{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}.txt"
    what = f"{type(error).__name__}: {error}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        report.write_text(f"storyreel {__version__}\n{sys.argv}\n\n{traceback.format_exc()}", encoding="utf-8")
    except OSError:
        return f"Storyreel met a defect of its own ({what})."
    return f"Storyreel met a defect of its own ({what}); please report it with {report}."
