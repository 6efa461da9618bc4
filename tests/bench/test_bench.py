from pathlib import Path

import pytest

from studio.bench import BENCHES, run_bench, sample
from studio.errors import NotFoundError, StudioError


def test_the_sample_is_there() -> None:
    assert sample().is_file()


def test_an_unknown_bench_says_what_there_is() -> None:
    with pytest.raises(NotFoundError, match="transport"):
        run_bench("nothing", lambda *_: None)


def test_prompts_are_read_before_anything_is_measured(tmp_path: Path) -> None:
    for name in BENCHES:
        with pytest.raises(StudioError, match=r"none\.txt"):
            run_bench(name, lambda *_: None, [tmp_path / "none.txt"])
