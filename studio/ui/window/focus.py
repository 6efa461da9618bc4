"""Where the focus goes: from panel to panel, and back home."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from studio.ui.actions.desk import PanelName

ORDER: tuple[PanelName, ...] = ("board", "monitor", "inspector", "timeline", "queue", "jobs", "scopes", "telemetry")
"""The panels as F6 goes through them."""
HOMES: tuple[PanelName, ...] = ("timeline", "board", "monitor")
"""The panels that the focus comes back to: the first one that is there."""


def give_focus(panels: Mapping[PanelName, QWidget], step: int) -> None:
    """Give the focus to the next panel in sight (1), the one before (-1), or home (0)."""
    shown: list[PanelName] = [name for name in ORDER if name in panels and panels[name].isVisible()]
    homes: list[PanelName] = [name for name in HOMES if name in shown]
    if not homes:
        return
    panel = panels[homes[0] if step == 0 else _next(panels, shown, step)]
    own = panel.focusPolicy() != Qt.FocusPolicy.NoFocus or panel.focusProxy() is not None
    field = panel if own else _first_field(panel, buttons=step != 0)
    (field or panel).setFocus(Qt.FocusReason.TabFocusReason if step else Qt.FocusReason.OtherFocusReason)


def _next(panels: Mapping[PanelName, QWidget], shown: list[PanelName], step: int) -> PanelName:
    """The panel that comes after, or before, the one that has the focus now."""
    now = QApplication.focusWidget()
    for at, name in enumerate(shown):
        if now is not None and (panels[name] is now or panels[name].isAncestorOf(now)):
            return shown[(at + step) % len(shown)]
    return shown[0 if step > 0 else -1]


def _first_field(panel: QWidget, *, buttons: bool) -> QWidget | None:
    """The first widget of a panel that Tab would reach; without `buttons`, the first one that is more than that."""
    found = (one for one in panel.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus)
    fields = (one for one in found if buttons or not isinstance(one, QAbstractButton))
    return next((one for one in fields if one.isVisible() and one.isEnabled()), None)
