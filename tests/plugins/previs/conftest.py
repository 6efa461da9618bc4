"""Bodies are built once: in the folder that the engine itself keeps them in, from run to run."""

from pathlib import Path

import pytest
from previs.engine import cache_folder


@pytest.fixture(scope="session")
def shelf() -> Path:
    return cache_folder()
