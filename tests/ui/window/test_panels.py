from typing import get_args

import pytest
from pytestqt.qtbot import QtBot

from studio.ui.actions.desk import PanelName
from studio.ui.session import Session
from studio.ui.theme import Theme
from studio.ui.window.panels import make_panel


@pytest.mark.parametrize("name", get_args(PanelName))
def test_every_panel_can_be_made(name: PanelName, session: Session, theme: Theme, qtbot: QtBot) -> None:
    panel = make_panel(name, session, theme)
    qtbot.addWidget(panel)
    panel.resize(400, 400)
    assert not panel.grab().isNull()
