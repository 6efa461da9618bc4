"""HOW FAST IT IS: the benches, each a figure and its ratio to a limit measured in the same run.

Never part of the tests: machines are noisy. `storyreel bench` prints them.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from studio.bench.exporting import bench_export
from studio.bench.figures import Bench, Figure, Report
from studio.bench.sheets import bench_sheets
from studio.bench.streaming import bench_stream
from studio.bench.transport import bench_transport
from studio.bench.window import window_bench
from studio.errors import NotFoundError
from studio.extend.registry import bundled_folder
from studio.intake import read_shots
from studio.model.time import Rate

BENCHES: dict[str, Bench] = {
    "transport": bench_transport,
    "stream": bench_stream,
    "export": bench_export,
    "first-frame": window_bench("first-frame"),
    "stall": window_bench("stall"),
    "playback": window_bench("playback"),
    "seek": window_bench("seek"),
    "timeline": window_bench("timeline"),
    "startup": window_bench("startup"),
}

SHEETS = Path("sheets")
"""Where the bench of that name puts its pictures if nobody says."""

__all__ = ["BENCHES", "SHEETS", "Figure", "run_bench"]


def run_bench(name: str, report: Report, files: Sequence[Path] = (), folder: Path = SHEETS) -> Iterator[Figure]:
    """Run a bench by name; `files` hold the prompts to use (by default the sample storyboard's).

    `sheets`, which is run only when it is named, writes its pictures into `folder`.
    """
    bench = BENCHES.get(name)
    if bench is None and name != "sheets":
        raise NotFoundError(f"There is no bench '{name}'; there are: {', '.join(BENCHES)}, sheets.")
    prompts = [draft.prompt for file in files or [sample()] for draft in read_shots(file, Rate())]
    return bench(report, prompts) if bench else bench_sheets(report, prompts, folder)


def sample() -> Path:
    """The sample storyboard's shot list."""
    return next((bundled_folder().parent / "assets" / "sample").glob("*.csv"))
