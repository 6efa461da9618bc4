import re

from studio.ui.theme import Theme, tokens
from studio.ui.theme.sheet import style_sheet


def test_the_sheet_names_no_colour_of_its_own(theme: Theme) -> None:
    known = {value for group in tokens.GROUPS.values() for name in group for value in [theme.hex(name)]}
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", style_sheet(theme))) <= known
    assert "$" not in style_sheet(theme)


def test_the_sheet_follows_the_theme(theme: Theme) -> None:
    dark = style_sheet(theme)
    theme.use("light")
    assert style_sheet(theme) != dark
