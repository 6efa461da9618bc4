"""Bench `sheets`: contact sheets of all that the draft engine can show, to be looked at, and how much it shows.

Which sheets there are stands in `assets/sheets.toml`; their cells come from the choices that the engine declares.
"""

import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from PIL import Image, ImageDraw

from studio import app
from studio.bench.figures import Figure, Report
from studio.bench.streaming import ENGINE, Bench, recipe_of
from studio.codec.decoder import FrameReader
from studio.codec.i420 import i420_to_rgb
from studio.export.lettering import fit, font
from studio.extend.registry import bundled_folder
from studio.model.recipe import Recipe
from studio.wire.capability import Capabilities, Value

WIDTH, HEIGHT, FRAMES = 320, 180, 36
COLUMNS = 6
"""Pictures in a row of a sheet, about: a cell with several moments is not broken."""
CAPTION, GAP = 20, 8
COVERED = 0.9
"""Budget: the mean scene coverage of the prompts that are given."""
_PAPER, _INK, _FAINT = "#1b1b1b", "#e8e8e8", "#e0a83c"


class Sheet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One sheet, as in `assets/sheets.toml`."""

    name: str
    parameter: str
    prompt: str
    moments: tuple[float, ...]
    set: dict[str, Value] = {}
    outline: bool = False
    instead: dict[str, str] = {}


class Cell(NamedTuple):
    """A label and the pictures under it, RGB (H, W, 3), and what was not to be seen."""

    label: str
    pictures: tuple[np.ndarray, ...]
    lacking: tuple[str, ...] = ()


def sheets() -> tuple[Sheet, ...]:
    """All sheets, in their order."""
    text = (bundled_folder().parent / "assets" / "sheets.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text)["sheets"], tuple[Sheet, ...])


def choices(about: Capabilities, name: str) -> tuple[str, ...]:
    """What a parameter of the engine may be, without the words that leave it alone."""
    offered = next((item.choices for item in about.parameters if item.name == name), ())
    return tuple(choice for choice in offered if choice not in ("auto", "none"))


def bench_sheets(report: Report, prompts: Sequence[str], folder: Path) -> Iterator[Figure]:
    """Write every sheet into a folder, and one of the prompts with their coverage, which has a budget."""
    folder.mkdir(parents=True, exist_ok=True)
    with Bench(app.registry().engine(ENGINE)) as bench, tempfile.TemporaryDirectory() as room:
        painter = Painter(bench, Path(room) / "take")
        yield _of_prompts(painter, prompts, report, folder)
        for sheet in sheets():
            names = choices(bench.capabilities, sheet.parameter)
            cells = list(_cells(painter, sheet, names, report))
            if not cells:
                continue
            page(cells).save(folder / f"{sheet.name}.png")
            note = str(folder / f"{sheet.name}.png")
            yield Figure(bench="sheets", name=sheet.name, value=len(cells), unit="cells", ok=True, note=note)


class Painter:
    """Makes pictures of recipes with a warm worker."""

    def __init__(self, bench: Bench, take: Path) -> None:
        self._bench, self._take = bench, take

    def paint(self, recipe: Recipe, moments: Sequence[float], label: str) -> tuple[Cell, float | None]:
        """A cell, and the coverage if the engine says."""
        done = self._bench.run(recipe, keep=self._take)
        with FrameReader(self._take) as reader:
            at = [min(recipe.frames - 1, round(share * recipe.frames)) for share in moments]
            pictures = tuple(i420_to_rgb(reader.frame(index)) for index in at)
        self._take.unlink()
        return Cell(label, pictures, done.lacking), done.coverage


def _recipe(prompt: str, params: dict[str, Value], frames: int = FRAMES) -> Recipe:
    base = recipe_of(prompt or ".", width=WIDTH, height=HEIGHT, frames=frames)
    return msgspec.structs.replace(base, params=params)


def _cells(painter: Painter, sheet: Sheet, names: Sequence[str], report: Report) -> Iterator[Cell]:
    for number, name in enumerate(names):
        report(sheet.name, number, len(names))
        prompt = sheet.instead.get(name, sheet.prompt)
        own: dict[str, Value] = {} if name in sheet.instead else {sheet.parameter.replace("*", "1"): name}
        cell, _ = painter.paint(_recipe(prompt, sheet.set | own), sheet.moments, name)
        if sheet.outline:
            dark, _ = painter.paint(_recipe(prompt, sheet.set | own | {"look": "silhouette"}), sheet.moments[:1], name)
            cell = cell._replace(pictures=cell.pictures + dark.pictures)
        yield cell


def _of_prompts(painter: Painter, prompts: Sequence[str], report: Report, folder: Path) -> Figure:
    """The sheet of prompts and the figure of their coverage."""
    cells: list[Cell] = []
    covered: list[float] = []
    for number, prompt in enumerate(prompts):
        report("prompts", number, len(prompts))
        cell, coverage = painter.paint(_recipe(prompt, {}, 72), (0.1, 0.5, 0.9), prompt)
        lacking = f"  -  {'; '.join(cell.lacking)}" if cell.lacking else ""
        share = f"{coverage:.0%}  " if coverage is not None else ""
        cells.append(cell._replace(label=f"{number + 1}  {share}{prompt}{lacking}"))
        covered.append(coverage if coverage is not None else 0.0)
    page(cells).save(folder / "prompts.png")
    mean = float(np.mean(covered)) if covered else 0.0
    missed = "; ".join(f"{number + 1}: {', '.join(cell.lacking)}" for number, cell in enumerate(cells) if cell.lacking)
    return Figure(
        bench="sheets", name=f"coverage of {len(prompts)} prompts", value=mean, unit="ratio", budget=COVERED,
        ok=mean >= COVERED, note=missed,
    )  # fmt: skip


def page(cells: Sequence[Cell]) -> Image.Image:
    """One picture of all cells, in rows, each with its label; there is at least one cell."""
    wide = max(len(cell.pictures) for cell in cells)
    columns = max(1, min(COLUMNS // wide, len(cells)))
    high, across = cells[0].pictures[0].shape[:2]
    step = wide * across + (wide - 1) * 2 + GAP, high + CAPTION + GAP
    rows = -(-len(cells) // columns)
    sheet = Image.new("RGB", (columns * step[0] + GAP, rows * step[1] + GAP), _PAPER)
    draw, letters = ImageDraw.Draw(sheet), font(13)
    for number, cell in enumerate(cells):
        left, top = GAP + number % columns * step[0], GAP + number // columns * step[1]
        label = fit(cell.label, letters, step[0] - GAP)
        draw.text((left, top), label, _FAINT if cell.lacking else _INK, font=letters)
        for index, picture in enumerate(cell.pictures):
            sheet.paste(Image.fromarray(picture), (left + index * (across + 2), top + CAPTION))
    return sheet
