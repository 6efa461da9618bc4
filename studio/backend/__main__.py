"""Start a worker: `python -m studio.backend --plugin-path DIR --entry module:Class --parent PID`."""

import argparse
import sys
from pathlib import Path

from studio.backend.loop import Worker
from studio.backend.process import settle, take_streams
from studio.wire.channel import worker_side


def main() -> int:
    """Settle in as a child process and work until told to stop."""
    parser = argparse.ArgumentParser(prog="studio.backend", description="Host one engine for the editor.")
    parser.add_argument("--plugin-path", type=Path, required=True, help="the folder that the engine's package lies in")
    parser.add_argument("--entry", required=True, help="the engine as module:Class")
    parser.add_argument("--parent", type=int, default=0, help="pid of the editor; the worker does not outlive it")
    parser.add_argument("--threads", type=int, default=0, help="threads that the engine computes with; 0: its choice")
    options = parser.parse_args()
    streams = take_streams()
    settle(options.parent)
    return Worker(worker_side(streams.read, streams.write), options.plugin_path, options.entry, options.threads).run()


if __name__ == "__main__":
    sys.exit(main())
