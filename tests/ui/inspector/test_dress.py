import re

from studio.ui.inspector.dress import inspector_sheet
from studio.ui.theme import Theme


def test_the_sheet_is_of_the_themes_colours(theme: Theme) -> None:
    dark = inspector_sheet(theme)
    assert "$" not in dark
    theme.use("light")
    assert inspector_sheet(theme) != dark
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", dark))
