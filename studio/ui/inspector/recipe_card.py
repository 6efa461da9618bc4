"""A card with all that a take was made of, to read and to copy."""

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from studio.model.recipe import decode_recipe
from studio.model.rows import Take
from studio.ui.controls import label
from studio.ui.inspector.coverage import coverage_words


def recipe_lines(take: Take) -> list[str]:
    """The recipe and how it went, a fact a line."""
    lines = [f"hash: {take.recipe_hash}"]
    try:
        recipe = decode_recipe(take.recipe)
    except msgspec.MsgspecError:
        return [*lines, "recipe: cannot be read", *_how_it_went(take)]
    lines += [
        f"engine: {recipe.engine}, revision {recipe.revision}",
        f"prompt: {recipe.prompt}",
        f"size: {recipe.width} x {recipe.height}",
        f"frames: {recipe.frames} at {recipe.rate}",
        f"seed: {recipe.seed}",
    ]
    lines += [f"{name}: {value}" for name, value in (("negative", recipe.negative), ("model", recipe.model)) if value]
    lines += [f"{name}: {recipe.params[name]}" for name in sorted(recipe.params)]
    if recipe.bridge:
        lines.append(f"starts from: frame {recipe.bridge.frame + 1} of {recipe.bridge.media[:12]}")
    return [*lines, *_how_it_went(take)]


def _how_it_went(take: Take) -> list[str]:
    lines = [
        f"made: {take.created}, {take.frames} frames in {take.total_ms / 1000:.2f} s",
        f"first frame after: {take.first_frame_ms:.0f} ms",
        f"file: {take.media}",
    ]
    if coverage := coverage_words(take):
        lines.append(f"coverage: {coverage}")
    lines += ["stopped early"] if take.partial else []
    lines += ["with sound"] if take.sound else []
    lines += [f"{name}: {value:.6g}" for name, value in sorted(take.figures.items())]
    return [*lines, *(f"note: {note}" for note in take.notes)]


class RecipeCard(QDialog):
    """Not modal; deleted when it is closed."""

    def __init__(self, take: Take, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Recipe of take {}").format(take.number))
        self.resize(560, 420)
        self.words = QPlainTextEdit("\n".join(recipe_lines(take)))
        self.words.setReadOnly(True)
        self.words.setAccessibleName(self.windowTitle())
        buttons = QDialogButtonBox()
        copy, close = QPushButton(self.tr("Copy")), QPushButton(self.tr("Close"))
        copy.setProperty("kind", "quiet")
        close.setProperty("kind", "quiet")
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.words.toPlainText()))
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(label(self.windowTitle(), "heading"))
        column.addWidget(self.words, 1)
        column.addWidget(buttons)
