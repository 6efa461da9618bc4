from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from studio.ui.inspector.section import Section
from studio.ui.theme import Theme


def test_a_section_folds_under_its_title(theme: Theme, qtbot: QtBot) -> None:
    section = Section(theme, "Takes")
    qtbot.addWidget(section)
    inside, tool = QLabel("inside"), QLabel("tool")
    section.body.addWidget(inside)
    section.tool(tool)
    section.show()
    assert inside.isVisible()
    section.title.click()
    assert not inside.isVisible()
    assert tool.isVisible()
    section.open()
    assert inside.isVisible()
    section.name("Words")
    assert section.title.accessibleName() == "Words"
