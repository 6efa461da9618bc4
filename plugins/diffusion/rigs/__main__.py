"""`python -m diffusion.rigs NAME OUT`: write a random-weight model into a folder."""

import argparse
import sys
from pathlib import Path

from diffusion.rigs.building import TINY, build


def main(arguments: list[str] | None = None) -> int:
    """Build what the arguments name; prints the folder."""
    parser = argparse.ArgumentParser(prog="diffusion.rigs", description="Write a random-weight model into a folder.")
    parser.add_argument("name", choices=sorted(TINY))
    parser.add_argument("out", type=Path, help="the folder, which is made")
    parser.add_argument("--size", choices=["tiny"], default="tiny")
    asked = parser.parse_args(arguments)
    sys.stdout.write(f"{build(asked.name, asked.out)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
