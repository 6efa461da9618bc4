"""`python -m studio` is the same as `storyreel`."""

import sys

from studio.cli import main

if __name__ == "__main__":
    sys.exit(main())
