from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from studio.ui.theme import Theme, letters
from studio.ui.theme.theme import FONTS


def test_a_control_writes_in_the_size_and_weight_of_its_kind(theme: Theme, qtbot: QtBot) -> None:
    for kind, (px, weight) in FONTS.items():
        made = QLabel("Storyreel")
        qtbot.addWidget(made)
        letters(made, kind)
        assert made.font().pixelSize() == px
        assert made.font().variableAxisValue(QFont.Tag("wght")) == weight


def test_weights_are_seen(theme: Theme, qtbot: QtBot) -> None:
    light, strong = QLabel("Storyreel"), QLabel("Storyreel")
    for made in (light, strong):
        qtbot.addWidget(made)
        made.show()
    letters(light, "body")
    letters(strong, "strong")
    widths = [QFontMetricsF(made.font()).horizontalAdvance("Storyreel") for made in (light, strong)]
    assert widths[1] > widths[0]


def test_numbers_do_not_jump(theme: Theme, qtbot: QtBot, qapp: QApplication) -> None:
    made = QLabel()
    qtbot.addWidget(made)
    letters(made, "timecode", tabular=True)
    metrics = QFontMetricsF(made.font())
    assert metrics.horizontalAdvance("11:11:11:11") == metrics.horizontalAdvance("00:00:00:00")
