from PySide6.QtWidgets import QWidget

from studio.ui.window.keys_page import KeysPage
from studio.ui.window.window import MainWindow


def test_every_menu_is_there_with_the_keys_of_today(window: MainWindow) -> None:
    window.commands.use_keys({"make.draft": ["Ctrl+9"]})
    window.show_page("keys")
    page = window.findChildren(KeysPage)[0]
    said = {part.accessibleName(): part.accessibleDescription() for part in page.findChildren(QWidget)}
    assert "Generate: Ctrl+9" in said["Generate"]
    assert not page.grab().isNull()
