"""`python -m diffusion.measure --out docs/gpu.md`: measure this machine's graphics card.

It needs this project on the path (`PYTHONPATH=.:plugins`), `pip install torch==2.13.0`, then `pip install
diffusers==0.42.1 transformers accelerate ftfy sentencepiece msgspec numpy pillow opencv-python-headless av
platformdirs`, and no network: no weights are read, no kernels fetched. Figures are kept as they come, so a run that was
cut off goes on where it was; `--size tiny` tries all of it in seconds on any machine.
"""

import argparse
import datetime
import sys
from pathlib import Path

from diffusion.measure.cases import FIRST, PRESETS, SIZES, Asked, cases
from diffusion.measure.results import Results
from diffusion.measure.running import machine_of, measure
from diffusion.measure.table import table
from diffusion.memory.device import look

MODELS = "wan-1.3b,wan-5b,helios,ltx"
TINY = Asked(models=("wan",), sizes=("tiny",), presets=("48 GB",), frames=5, steps=2, full=False)


def main(arguments: list[str] | None = None) -> int:
    """Measure what the arguments ask for and write the table; what was measured before is not measured again."""
    asked = _parser().parse_args(arguments)
    if asked.work:
        from diffusion.measure.work import perform

        perform(asked.work)
        return 0
    out, there = Path(asked.out), look()
    if there.kind == "cpu" and asked.size == "full":
        sys.stderr.write(f"{there.problem} Nothing was measured; --size tiny tries the script.\n")
        return 1
    machine = machine_of(there, asked.date)
    results = Results(Path(asked.kept) if asked.kept else out.with_suffix(".jsonl"), machine.key)
    for case in cases(_asked(asked)):
        measure([case], results, machine=machine, limit_s=asked.limit, tell=_tell)
        write(out, table(machine, results.here))
    sys.stdout.write(f"{out}\n")
    return 0


def _asked(asked: argparse.Namespace) -> Asked:
    tiny = asked.size == "tiny"
    words = TINY if tiny else Asked(models=(), sizes=(), presets=(), frames=81, steps=4)
    return Asked(
        models=_words(asked.models) or (words.models if tiny else _words(MODELS)),
        sizes=_words(asked.sizes) or (words.sizes if tiny else ("480p", "720p")),
        presets=_words(asked.presets) or (words.presets if tiny else PRESETS),
        frames=asked.frames or words.frames,
        steps=asked.steps or words.steps,
        full=not tiny,
        trials=_words(asked.trials),
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


def write(path: Path, text: str) -> None:
    """The page, whole or as it was."""
    part = path.with_name(f"{path.name}.part")
    path.parent.mkdir(parents=True, exist_ok=True)
    part.write_text(text, "utf-8")
    part.replace(path)


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="diffusion.measure", description="Measure this machine's graphics card.")
    parser.add_argument("--out", default="docs/gpu.md", help="the table; its figures lie beside it as .jsonl")
    parser.add_argument("--kept", default="", help="where the figures lie, if not beside the table")
    parser.add_argument("--size", choices=["full", "tiny"], default="full", help="tiny: try the script in seconds")
    parser.add_argument("--models", default="", help=f"by default {MODELS}")
    parser.add_argument("--sizes", default="", help=f"some of {', '.join(SIZES)}; by default 480p,720p")
    parser.add_argument("--presets", default="", help=f"by default {','.join(PRESETS)}; all trials with the first")
    parser.add_argument("--frames", type=int, default=0, help="by default 81")
    parser.add_argument("--steps", type=int, default=0, help="by default 4")
    parser.add_argument("--trials", default="", help=f"some of {', '.join(FIRST)}; by default all")
    parser.add_argument("--limit", type=float, default=540.0, help="seconds for one model at one size and preset")
    parser.add_argument("--date", default=datetime.date.today().isoformat(), help="the date that the table bears")
    parser.add_argument("--work", default="", help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    sys.exit(main())
