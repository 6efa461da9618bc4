import pytest
from PySide6.QtGui import QRawFont
from PySide6.QtWidgets import QApplication

from studio.ui.theme.glyphs import Glyphs
from studio.ui.theme.states import STATES, WORD_GLYPHS


@pytest.fixture
def glyphs(qapp: QApplication) -> Glyphs:
    return Glyphs()


def test_every_state_and_word_has_its_glyph(glyphs: Glyphs) -> None:
    font = QRawFont.fromFont(glyphs.font(16))
    names = [look.glyph for look in STATES.values()] + list(WORD_GLYPHS.values())
    assert all(font.supportsCharacter(ord(glyphs.letter(name))) for name in names)


def test_no_two_states_share_a_glyph() -> None:
    assert len({look.glyph for look in STATES.values()}) == len(STATES)


def test_a_glyph_that_is_not_there_is_a_defect(glyphs: Glyphs) -> None:
    with pytest.raises(KeyError):
        glyphs.letter("no-such-glyph")
