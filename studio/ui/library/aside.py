"""The left side of the library: the folders that are looked into, and a download by a repository's name."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from studio.ui.controls import button, label, tool_button
from studio.ui.exporting.choice import short_path
from studio.ui.session.library import Download
from studio.ui.theme import Theme

WIDTH = 280
EXAMPLE = "Wan-AI/Wan2.1-T2V-1.3B-Diffusers"
_PARTS = 1000


class Folders(QWidget):
    """The folders, each with a way to look into it no more. `changed` bears all of them."""

    changed = Signal(object)

    def __init__(self, theme: Theme, folders: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.folders = folders
        self._rows: list[QWidget] = []
        self.add = button(theme, self.tr("Add a folder…"), "quiet", glyph="folder-plus")
        self.add.clicked.connect(self.ask)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        cache: QLabel = label(self.tr("Hugging Face cache"), "soft")
        cache.setContentsMargins(0, 4, 0, 4)
        cache.setToolTip(self.tr("Always looked into; HF_HOME says where it is"))
        self._column.addWidget(cache)
        self._column.addSpacing(4)
        self._column.addWidget(self.add)
        self._fill()

    def _fill(self) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(folder) for folder in self.folders]
        for place, row in enumerate(self._rows, 1):
            self._column.insertWidget(place, row)

    def _row(self, folder: str) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        words: QLabel = label("", "soft")
        metrics = QFontMetricsF(self._theme.font("ui"))
        words.setText(metrics.elidedText(short_path(Path(folder)), Qt.TextElideMode.ElideMiddle, WIDTH - 84))
        words.setToolTip(folder)
        gone = tool_button(self._theme, "x", self.tr("Look into {} no more").format(folder), px=12)
        gone.clicked.connect(lambda: self.give(tuple(one for one in self.folders if one != folder)))
        row.addWidget(words, 1)
        row.addWidget(gone)
        return made

    def give(self, folders: tuple[str, ...]) -> None:
        """Look into these."""
        if folders != self.folders:
            self.folders = folders
            self._fill()
            self.changed.emit(folders)

    def ask(self) -> QFileDialog:
        """Ask for a folder; nothing waits for the answer."""
        dialog = QFileDialog(self, self.tr("Look for models in"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda path: self.give((*self.folders, *(() if path in self.folders else (path,)))))
        dialog.open()
        return dialog


class Fetcher(QWidget):
    """A repository's name and a button; while it comes, how far it is. `fetch_asked` bears the name."""

    fetch_asked = Signal(str)
    stop_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._download = Download()
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Name of a repository on Hugging Face"))
        self.name.setPlaceholderText(self.tr("owner/name"))
        self.name.setToolTip(self.tr("Such as {}").format(EXAMPLE))
        self.name.textChanged.connect(lambda _words: self.show_download(self._download))
        self.name.returnPressed.connect(self._press)
        self.go = button(theme, "", "quiet", glyph="download-simple")
        self.go.clicked.connect(self._press)
        self.bar = QProgressBar()
        self.bar.setRange(0, _PARTS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Download"))
        self.said: QLabel = label("", "faint")
        self.said.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.name, self.go, self.bar, self.said):
            column.addWidget(part)
        self.show_download(self._download)

    @property
    def asked(self) -> str:
        """The name that is written, or that of the download."""
        return self.name.text().strip()

    def _press(self) -> None:
        if self._download.state == "running":
            self.stop_asked.emit()
        elif _is_repository(self.asked):
            self.fetch_asked.emit(self.asked)

    def show_download(self, download: Download) -> None:
        """Show how far a download is, or how it ended."""
        if download.model and download.model != self._download.model:
            self.name.setText(download.model)
        self._download = download
        running = download.state == "running"
        goes_on = download.state in ("stopped", "failed") and self.asked == download.model
        words = self.tr("Stop") if running else self.tr("Resume…") if goes_on else self.tr("Download…")
        self.go.setText(words)
        self.go.setAccessibleName(words)
        self.go.setEnabled(running or _is_repository(self.asked))
        self.name.setReadOnly(running)
        self.bar.setVisible(running)
        self.bar.setRange(0, _PARTS if download.part >= 0 else 0)
        self.bar.setValue(round(max(0.0, download.part) * _PARTS))
        said = {
            "none": self.tr("By its name on huggingface.co. Nothing is downloaded before you say so."),
            "running": download.words or self.tr("Downloading {}").format(download.model),
            "stopped": self.tr("Stopped. What has come is kept."),
            "failed": download.words,
            "done": self.tr("{} is here.").format(download.model),
        }
        self.said.setText(said[download.state])
        self.said.setProperty("kind", "failed" if download.state == "failed" else "faint")
        self.said.style().polish(self.said)


def _is_repository(name: str) -> bool:
    """Whether a name is `owner/name`, with no blanks in it."""
    owner, slash, rest = name.partition("/")
    return bool(owner and slash and rest) and "/" not in rest and " " not in name
