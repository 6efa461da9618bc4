"""A row of the inspector: label, field, where the value comes from, and the way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSpacerItem, QWidget

from studio.ui.controls import label, tool_button
from studio.ui.inspector.cascade import Source
from studio.ui.inspector.refusal import mark
from studio.ui.inspector.source_mark import WIDTH, SourceMark
from studio.ui.theme import Theme

HEIGHT = 28
LABEL_WIDTH = 80
BACK_WIDTH = 20
TAIL_WIDTH = WIDTH + BACK_WIDTH
"""What stands behind the field: the source and the way back."""


class Row(QWidget):
    """28 pixels high. `reset` asks for the value from outside, `asked` for the menu of where to set it."""

    reset = Signal()
    asked = Signal()

    def __init__(self, theme: Theme, title: str, field: QWidget, *, tip: str = "") -> None:
        super().__init__()
        self.setFixedHeight(HEIGHT)
        shown = QFontMetricsF(theme.font("ui")).elidedText(title, Qt.TextElideMode.ElideRight, LABEL_WIDTH + 1)
        self.title = label(shown, "faint")
        self.title.setAccessibleName(title)
        self.title.setProperty("row", True)
        self.title.setFixedWidth(LABEL_WIDTH)
        self.title.setToolTip(tip or (title if shown != title else ""))
        self.title.setBuddy(field)
        self.field = field
        if tip:
            field.setToolTip(tip)
        self.source = SourceMark(theme, title)
        self.source.clicked.connect(self.asked)
        self.back = tool_button(theme, "arrow-counter-clockwise", self.tr("Reset"), size=BACK_WIDTH, px=13)
        self.back.setAccessibleName(self.tr("Reset {}").format(title))
        self.back.clicked.connect(self.reset)
        policy = self.back.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.back.setSizePolicy(policy)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.title)
        row.addSpacing(8)
        row.addWidget(field, 1, Qt.AlignmentFlag.AlignVCenter)
        self._gap = QSpacerItem(8, 0)
        row.addItem(self._gap)
        row.addWidget(self.source)
        row.addWidget(self.back)
        self._tail: QWidget | None = None
        self.show_source("")

    def end_with(self, tail: QWidget | None) -> None:
        """Have something else behind the field than the source and the way back; `None`: nothing at all."""
        self._tail = tail or QWidget()
        self._tail.setFixedWidth(self._tail.minimumWidth() if tail else 0)
        if tail is None:
            self._row.removeItem(self._gap)
        for part in (self.source, self.back):
            self._row.removeWidget(part)
            part.hide()
        self._row.addWidget(self._tail)

    def show_source(self, source: Source, *, own: bool = False, resets: bool | None = None) -> None:
        """Say where the value comes from; `own`: it is set on what is being edited, `resets`: it can be taken away."""
        self.source.show_source(source)
        if self._tail is None:
            self.source.setVisible(bool(source))
            self.back.setVisible(own if resets is None else resets)
        for part in (self.field, *self.field.findChildren(QLineEdit)):
            mark(part, "own", own)

    def follow(self, before: QWidget) -> QWidget:
        """Come after a control in the order of the Tab key; returns the last of the row's own."""
        for part in (self.field, self.source, self.back):
            QWidget.setTabOrder(before, part)
            before = part
        return before

    def make_bare(self, bare: bool) -> None:
        """Leave the source's word away, where the panel is narrow."""
        self.source.make_bare(bare)
