#!/usr/bin/env python3
"""The commands of a fresh machine: `run` shows the sample film, `test` runs every check, `neural` adds what neural
video models need.

Needs nothing but Python and git. This file is what any Python meets first, so it must parse on old ones; what it leans
on (`checks`, `sample`) lies beside it, needs Python 3.11, and is therefore imported after that is known.
"""

import argparse
import os
import shutil
import sys

OLDEST = (3, 11)


def ensure_python() -> None:
    """Go on with a Python that is new enough: this one, or the newest on the path, or none with a sentence."""
    if sys.version_info[:2] >= OLDEST:
        return
    names = ["python3.{}".format(minor) for minor in range(20, OLDEST[1] - 1, -1)]  # noqa: UP032 - for old Pythons
    found = [path for path in map(shutil.which, names) if path]
    if not found:
        sys.exit("Storyreel needs Python 3.11 or newer, and this one is older: install one from python.org.")
    os.execv(found[0], found[:1] + sys.argv)


def parser() -> argparse.ArgumentParser:
    """The grammar: `run`, `neural` or `test`."""
    grammar = argparse.ArgumentParser(prog="bootstrap.py", description="Set Storyreel up in .venv, and run or test it.")
    commands = grammar.add_subparsers(dest="command", required=True, metavar="run | neural | test")
    commands.add_parser("run", help="open the sample in the window, or render it to out/ where there is no display")
    commands.add_parser(
        "neural", help="install what neural video models need (gigabytes: torch for this machine's card)"
    )
    test = commands.add_parser("test", help="run every check: ruff, pyright, import contracts, house rules, tests")
    test.add_argument("pytest", nargs=argparse.REMAINDER, help="what follows goes to pytest, and only pytest is run")
    return grammar


def main() -> int:
    """Run one command; a failure is one sentence and exit code 1."""
    ensure_python()
    import checks
    import sample
    from steps import SetupError

    chosen = parser().parse_args()
    try:
        if chosen.command == "neural":
            return sample.install_neural()
        return checks.run(chosen.pytest) if chosen.command == "test" else sample.run()
    except SetupError as reason:
        sys.stdout.flush()
        sys.stderr.write(f"\n{reason}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped; the same command goes on from here.\n")
        return 130


if __name__ == "__main__":
    sys.exit(main())
