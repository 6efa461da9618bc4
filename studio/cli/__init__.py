"""THE COMMAND LINE: every deed of the window, reachable without a window.

`--json` prints one JSON object a line on stdout; what is for people goes to stderr. Exit 0: all done, 1: a named
failure, 2: bad usage, 130: stopped by Ctrl-C. A failure is one sentence, never a traceback.
"""

from studio.cli.entry import main

__all__ = ["main"]
