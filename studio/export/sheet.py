"""The board on paper: a PNG with every shot's picture, slate, timecode, length, state and prompt, scene by scene."""

from collections.abc import Container, Iterator
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageDraw

from studio.codec.decoder import FrameReader
from studio.codec.i420 import i420_to_rgb
from studio.errors import CancelledError, MediaError
from studio.export import ink
from studio.export.cell import Caption, Type, caption, clock, draw_caption, draw_times, rounded, type_for
from studio.export.files import sync, whole
from studio.export.lettering import MEDIUM, REGULAR, STRONG, fit, font, printable
from studio.export.shotlist import status
from studio.export.source import (
    Cancel,
    ExportOptions,
    ExportResult,
    Progress,
    Segment,
    Source,
    never,
    segments,
    silent,
)
from studio.model.rows import Scene
from studio.model.staleness import stale_reasons
from studio.model.time import timecode

PAGE_WIDTH, PAGE_HEIGHT = 2400, 3394
"""Pixels; a page is no taller than a sheet of A4 of this width, and only as tall as it is full."""

_MARGIN, _GUTTER = 88, 40
_HEADING = 104
_COLUMNS = ((2, 2), (6, 3), (20, 4), (45, 5))
"""Up to so many shots: so many columns."""

_MOST_COLUMNS = 6


class _Grid(NamedTuple):
    """The measures of a sheet: columns, a cell's width, its picture's height, and the type."""

    columns: int
    width: int
    height: int
    face: Type


class _Band(NamedTuple):
    """A strip across the page: a scene's heading, or a row of shots with their captions."""

    height: int
    scene: Scene | None
    facts: str
    row: list[tuple[Segment, Caption]]


def export_sheet(
    source: Source,
    out: Path,
    *,
    options: ExportOptions | None = None,
    progress: Progress = silent,
    cancel: Cancel = never,
) -> ExportResult:
    """Write the sheet to `out`, and further pages beside it as `name_2.png` and so on; all of them, or none.

    Raises `ExportError`, `DiskFullError` and `CancelledError`. A take that cannot be read is said and left blank.
    """
    parts = segments(source, options)
    grid = _grid(source, parts)
    pages = _paginate(_bands(source, parts, grid))
    files = [out if n == 1 else out.with_name(f"{out.stem}_{n}{out.suffix}") for n in range(1, len(pages) + 1)]
    notes: list[str] = []
    done = 0
    with ExitStack() as stack:
        for number, (bands, file) in enumerate(zip(pages, files, strict=True), 1):
            page = _Page(source, grid, sum(band.height for band in bands), number, len(pages))
            for part, words, box in page.place(bands):
                if cancel():
                    raise CancelledError(f"The export of {out.name} was stopped; nothing was kept of it.")
                page.shot(part, words, box, notes)
                done += 1
                progress(done, len(parts))
            part_path = stack.enter_context(whole(file))
            page.sheet.save(part_path, format="PNG")
            sync(part_path)
    if len(files) > 1:
        notes.insert(0, f"The board takes {len(files)} pages: {files[0].name} to {files[-1].name}.")
    return ExportResult(path=out, frames=sum(part.frames for part in parts), notes=tuple(notes))


def _grid(source: Source, parts: list[Segment]) -> _Grid:
    project = source.board.project
    widest = max(len(list(group)) for _, group in groupby(parts, key=lambda part: part.shot.scene))
    columns = next((columns for most, columns in _COLUMNS if len(parts) <= most), _MOST_COLUMNS)
    columns = max(2, min(columns, widest))
    width = (PAGE_WIDTH - 2 * _MARGIN - (columns - 1) * _GUTTER) // columns
    return _Grid(columns, width, min(width, round(width * project.height / project.width)), type_for(width))


def _bands(source: Source, parts: list[Segment], grid: _Grid) -> list[_Band]:
    """The sheet from top to bottom: scenes in order, each with its rows."""
    board = source.board
    rate, start = board.project.rate, board.project.start_frame
    stale = stale_reasons(board)
    bands: list[_Band] = []
    for scene_id, group in groupby(parts, key=lambda part: part.shot.scene):
        shots = list(group)
        count = "1 shot" if len(shots) == 1 else f"{len(shots)} shots"
        facts = f"{count}   {clock(sum(part.frames for part in shots), rate)}"
        bands.append(_Band(_HEADING, board.scenes[scene_id], facts, []))
        for first in range(0, len(shots), grid.columns):
            row: list[tuple[Segment, Caption]] = []
            for part in shots[first : first + grid.columns]:
                times = (timecode(start + part.start, rate), clock(part.frames, rate))
                row.append((part, caption(part, _state(part, stale), times, grid.face, grid.width)))
            tallest = max(words.height(grid.face) for _, words in row)
            bands.append(_Band(grid.height + tallest + _GUTTER, None, "", row))
    return bands


def _state(part: Segment, stale: Container[str]) -> str:
    word = status(part, stale)
    return "stale" if "stale" in word else word


def _paginate(bands: list[_Band]) -> list[list[_Band]]:
    """Pages that hold as many bands as fit; a heading stays with the row below it."""
    room = PAGE_HEIGHT - _Page.HEAD - _MARGIN
    pages: list[list[_Band]] = [[]]
    for number, band in enumerate(bands):
        used = sum(one.height for one in pages[-1])
        needed = band.height + (bands[number + 1].height if band.scene and number + 1 < len(bands) else 0)
        if pages[-1] and used + needed > room:
            pages.append([])
        pages[-1].append(band)
    return pages


class _Page:
    """One page while it is drawn."""

    HEAD = 216

    def __init__(self, source: Source, grid: _Grid, height: int, number: int, pages: int) -> None:
        self._source, self._grid = source, grid
        self.sheet = Image.new("RGB", (PAGE_WIDTH, self.HEAD + height + _MARGIN - _GUTTER), ink.PANEL)
        self._draw = ImageDraw.Draw(self.sheet)
        self._mask = rounded((grid.width, grid.height), 6)
        self._head(number, pages)

    def _head(self, number: int, pages: int) -> None:
        board, right = self._source.board, PAGE_WIDTH - _MARGIN
        project = board.project
        size = f"{project.width} \u00d7 {project.height}"
        count = "1 shot" if len(board.reel) == 1 else f"{len(board.reel)} shots"
        facts = [count, clock(board.length, project.rate), f"{float(project.rate.fraction):.6g} fps", size]
        facts += [f"Page {number} of {pages}"] if pages > 1 else []
        small = font(30, MEDIUM)
        line = "     ".join(facts)
        self._draw.text((right, 136), line, font=small, fill=ink.SOFT, anchor="rs")
        title, face = printable(project.title) or "Untitled", font(60, STRONG)
        room = right - _MARGIN - small.getlength(line) - 80
        self._draw.text((_MARGIN, 136), fit(title, face, room), font=face, fill=ink.TEXT, anchor="ls")
        self._draw.rectangle((_MARGIN, 180, right, 181), fill=ink.EDGE)

    def place(self, bands: list[_Band]) -> Iterator[tuple[Segment, Caption, tuple[int, int]]]:
        """Draw the headings and give every shot with the top left of its cell."""
        top = self.HEAD
        for band in bands:
            if band.scene:
                self._heading(band, top)
            for column, (part, words) in enumerate(band.row):
                yield part, words, (_MARGIN + column * (self._grid.width + _GUTTER), top)
            top += band.height

    def _heading(self, band: _Band, top: int) -> None:
        name = printable(band.scene.name) if band.scene else ""
        face, small, base = font(34, STRONG), font(28, REGULAR), top + 64
        title = fit(f"Scene {name}" if name.isascii() and name.isdigit() else name or "Shots", face, PAGE_WIDTH / 2)
        self._draw.text((_MARGIN, base), title, font=face, fill=ink.TEXT, anchor="ls")
        x = _MARGIN + face.getlength(title) + 28
        self._draw.text((x, base), band.facts, font=small, fill=ink.FAINT, anchor="ls")

    def shot(self, part: Segment, words: Caption, at: tuple[int, int], notes: list[str]) -> None:
        """Draw a shot into its cell; a take that cannot be read adds a note."""
        (left, top), grid = at, self._grid
        picture = None
        if part.path:
            try:
                picture = _middle(part, part.path)
            except MediaError as error:
                notes.append(f"Shot {part.number} has no picture on the sheet: {error}")
        if picture:
            self.sheet.paste(_boxed(picture, grid), (left, top), self._mask)
        else:
            self._empty(left, top)
        under = top + grid.height
        end = draw_caption(self._draw, self.sheet, (left, under), words, grid.face)
        draw_times(self._draw, (end, left + grid.width), under, words, grid.face)

    def _empty(self, left: int, top: int) -> None:
        """The place of a picture that is not there yet: a dashed outline, as the board has it."""
        right, bottom = left + self._grid.width - 1, top + self._grid.height - 1
        self._draw.rectangle((left, top, right, bottom), fill=ink.WELL)
        for x in range(left, right, 20):
            for y in (top, bottom - 1):
                self._draw.rectangle((x, y, min(x + 11, right), y + 1), fill=ink.EDGE)
        for y in range(top, bottom, 20):
            for x in (left, right - 1):
                self._draw.rectangle((x, y, x + 1, min(y + 11, bottom)), fill=ink.EDGE)


def _middle(part: Segment, path: Path) -> Image.Image:
    """The frame in the middle of what the reel shows of a take."""
    with FrameReader(path) as reader:
        index = min(part.first + part.frames // 2, reader.info.frames - 1)
        return Image.fromarray(i420_to_rgb(reader.frame(index)))


def _boxed(picture: Image.Image, grid: _Grid) -> Image.Image:
    """The picture whole and undistorted in a cell's box."""
    scale = min(grid.width / picture.width, grid.height / picture.height)
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    box = Image.new("RGB", (grid.width, grid.height), ink.WELL)
    box.paste(
        picture.resize(size, Image.Resampling.LANCZOS), ((grid.width - size[0]) // 2, (grid.height - size[1]) // 2)
    )
    return box
