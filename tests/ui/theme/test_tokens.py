from pathlib import Path

import pytest

from studio.errors import BadInputError
from studio.ui.theme import tokens

SURFACES = ("well", "panel", "raised", "hover", "overlay", "accent_wash", "strip")
READ = ("text", "soft", "faint", "accent_text", "master", "draft", "stale", "failed",
        "camera", "light", "action", "subject", "place")  # fmt: skip


@pytest.mark.parametrize("name", tokens.NAMES)
def test_every_word_can_be_read_on_every_surface(name: str) -> None:
    colours = tokens.load(name)
    low = [
        f"{ink} on {ground}: {tokens.contrast(colours[ink], colours[ground]):.1f}"
        for ink in READ
        for ground in SURFACES
        if tokens.contrast(colours[ink], colours[ground]) < 4.5
    ]
    assert not low, f"WCAG asks for 4.5:1 in {name}: {', '.join(low)}"


@pytest.mark.parametrize("name", tokens.NAMES)
def test_the_primary_button_can_be_read(name: str) -> None:
    colours = tokens.load(name)
    assert tokens.contrast(colours["accent_ink"], colours["accent"]) >= 4.5


@pytest.mark.parametrize("name", tokens.NAMES)
def test_greys_are_neutral(name: str) -> None:
    colours = tokens.load(name)
    greys = [colours[name] for group in ("surface", "line", "text") for name in tokens.GROUPS[group]]
    assert all(grey[1:3] == grey[3:5] == grey[5:7] for grey in greys)


def test_black_and_white_stand_furthest_apart() -> None:
    assert tokens.contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert tokens.contrast("#777777", "#777777") == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no colour"),
        ("[surface]\nwell = 'red'", "no colour"),
        ("surface = 3", "no colour"),
        ("[surface", "cannot be read"),
    ],
)
def test_a_theme_file_that_is_no_good_is_refused_in_words(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "dark.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BadInputError, match=said):
        tokens.load("dark", tmp_path)


def test_a_theme_that_is_not_there_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="cannot be read"):
        tokens.load("sepia", tmp_path)
