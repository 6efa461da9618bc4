from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio import app
from studio.bench.sheets import Cell, Painter, choices, page, sheets
from studio.bench.streaming import Bench, recipe_of
from studio.wire.capability import Capabilities, Parameter


@pytest.fixture
def painter(tmp_path: Path) -> Iterator[Painter]:
    with Bench(app.registry().engine("test_pattern")) as bench:
        yield Painter(bench, tmp_path / "take")


def test_every_sheet_shows_a_parameter_of_the_draft_engine() -> None:
    manifest = app.registry().engine("previs")
    assert manifest.engine
    known = manifest.engine.capabilities.parameters
    for sheet in sheets():
        named = [sheet.parameter.replace("*", "1"), *sheet.set]
        strange = [name for name in named if not any(item.covers(name) for item in known)]
        assert not strange, f"{sheet.name}: the engine has no parameter {', '.join(strange)}."
        assert all(0 <= moment <= 1 for moment in sheet.moments)


def test_choices_leave_out_what_leaves_a_parameter_alone() -> None:
    look = Parameter(name="look", kind="choice", default="auto", choices=("auto", "ink", "none"))
    assert choices(Capabilities(engine="e", title="E", parameters=(look,)), "look") == ("ink",)
    assert choices(Capabilities(engine="e", title="E"), "look") == ()


def test_a_cell_has_a_picture_a_moment(painter: Painter) -> None:
    recipe = recipe_of("bars", width=128, height=72, frames=5)
    cell, coverage = painter.paint(recipe, (0.0, 0.5, 1.0), "bars")
    assert (cell.label, coverage, cell.lacking) == ("bars", None, ())
    assert [picture.shape for picture in cell.pictures] == [(72, 128, 3)] * 3
    assert not np.array_equal(cell.pictures[0], cell.pictures[2])


@pytest.mark.parametrize(("count", "each"), [(1, 1), (13, 2), (4, 4)])
def test_a_page_has_room_for_all(count: int, each: int) -> None:
    grey = np.full((18, 32, 3), 127, np.uint8)
    sheet = page([Cell("a label that is far too long for its picture " * 9, (grey,) * each)] * count)
    assert isinstance(sheet, Image.Image)
    shown = np.asarray(sheet)
    assert (shown == 127).all(axis=2).sum() >= 0.99 * count * each * grey.shape[0] * grey.shape[1]
