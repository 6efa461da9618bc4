"""The page of the model library: what is on this machine, what each model can do, and the way to use or fetch one."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studio.model.cascade import fold_params
from studio.ui.controls import button, label, rule, tool_button
from studio.ui.controls.search import SearchField
from studio.ui.library.aside import EXAMPLE, WIDTH, Fetcher, Folders
from studio.ui.library.card_rows import CARD, IN_USE, CardRows
from studio.ui.library.choosing import Reach, use_model
from studio.ui.library.words import head_words, matching, spoken_words
from studio.ui.session import Session
from studio.ui.session.library import Library
from studio.ui.theme import Theme
from studio.ui.window.overlay import Overlay, Question
from studio.wire.models import ModelCard

_WIDTH, _HEIGHT = 1040, 624

KeepFolders = Callable[[tuple[str, ...]], object]
"""Puts down which folders are looked into."""


class LibraryPage(Overlay):
    """Made anew each time it is asked for; it goes when it is closed. A download goes on without it."""

    def __init__(
        self, window: QWidget, session: Session, theme: Theme, library: Library, keep_folders: KeepFolders
    ) -> None:
        super().__init__(theme, window, width=_WIDTH)
        self._session, self.library, self._keep_folders = session, library, keep_folders
        self.search = SearchField(theme, self.tr("Find a model"))
        self.count: QLabel = label("", "faint")
        self.folders = Folders(theme, session.making.engines.model_folders)
        self.fetcher = Fetcher(theme)
        self.list = QListWidget()
        self.empty_title: QLabel = label("", "heading")
        self.empty_words: QLabel = label("", "soft")
        self.middle = QStackedWidget()
        self.uses: dict[Reach, QWidget] = {}
        self._build()
        self._connect()
        self.setAccessibleName(self.tr("Model library"))
        self.fetcher.show_download(library.download)
        library.refresh()

    def _build(self) -> None:
        self.box.setFixedHeight(min(_HEIGHT, max(420, self._over.height() - 48)))
        column = QVBoxLayout(self.box)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(rule())
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._aside())
        line = QFrame()
        line.setProperty("kind", "rule")
        line.setFixedWidth(1)
        line.setMaximumHeight(16_777_215)
        line.setStyleSheet("max-height: 16777215px;")
        middle.addWidget(line)
        middle.addWidget(self._main(), 1)
        column.addLayout(middle, 1)
        column.addWidget(rule())
        column.addLayout(self._foot())

    def _head(self) -> QHBoxLayout:
        self.again = tool_button(self._theme, "arrow-clockwise", self.tr("Look again"))
        self.again.clicked.connect(self.library.refresh)
        close = tool_button(self._theme, "x", self.tr("Close"))
        close.clicked.connect(self.dismiss)
        self.search.setFixedWidth(260)
        row = QHBoxLayout()
        row.setContentsMargins(24, 12, 16, 12)
        row.setSpacing(8)
        row.addWidget(label(self.tr("Model library"), "heading"))
        row.addSpacing(4)
        row.addWidget(self.count, 1)
        row.addWidget(self.search)
        row.addWidget(self.again)
        row.addWidget(close)
        return row

    def _aside(self) -> QWidget:
        aside = QWidget()
        aside.setFixedWidth(WIDTH)
        column = QVBoxLayout(aside)
        column.setContentsMargins(24, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(label(self.tr("Looked into"), "section"))
        column.addWidget(self.folders)
        column.addSpacing(16)
        column.addWidget(label(self.tr("Download a model"), "section"))
        column.addWidget(self.fetcher)
        column.addStretch(1)
        return aside

    def _main(self) -> QWidget:
        self.list.setProperty("kind", "wishes")
        self.list.setAccessibleName(self.tr("Models"))
        self.list.setItemDelegate(CardRows(self._theme, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setMouseTracking(True)
        held = QWidget()
        inside = QVBoxLayout(held)
        inside.setContentsMargins(16, 16, 8, 12)
        inside.addWidget(self.list)
        nothing = QWidget()
        column = QVBoxLayout(nothing)
        column.setContentsMargins(64, 0, 64, 40)
        column.setSpacing(8)
        column.addStretch(1)
        for words in (self.empty_title, self.empty_words):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            words.setWordWrap(True)
            column.addWidget(words)
        column.addStretch(1)
        self.middle.addWidget(held)
        self.middle.addWidget(nothing)
        return self.middle

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(24, 12, 16, 12)
        row.setSpacing(8)
        self.chosen: QLabel = label("", "faint")
        row.addWidget(self.chosen, 1)
        shots = self._session.selection.shots
        numbers = self._session.board.numbers
        named = self.tr("Use for shot {}").format(numbers[shots[0]]) if len(shots) == 1 else ""
        titles: tuple[tuple[Reach, str], ...] = (
            ("film", self.tr("Use for the film")),
            ("scene", self.tr("Use for the scene")),
            ("shots", named or self.tr("Use for {} shots").format(len(shots))),
        )
        for reach, title in titles:
            made = button(self._theme, title, "primary" if reach == ("shots" if shots else "film") else "quiet")
            made.setMinimumHeight(32)
            made.setVisible(reach == "film" or bool(shots))
            made.clicked.connect(partial(self._use_pressed, reach))
            self.uses[reach] = made
            row.addWidget(made)
        return row

    def _connect(self) -> None:
        self.library.changed.connect(self._fill)
        self.library.fetched.connect(lambda: self.fetcher.show_download(self.library.download))
        self.search.textChanged.connect(lambda _words: self._fill())
        self.list.currentRowChanged.connect(lambda _row: self._choose())
        nearest: Reach = "shots" if self._session.selection.shots else "film"
        self.list.itemActivated.connect(lambda _item: self.use(nearest))
        self.search.returnPressed.connect(partial(self.use, nearest))
        self.folders.changed.connect(self._look_into)
        self.fetcher.fetch_asked.connect(self.ask_to_fetch)
        self.fetcher.stop_asked.connect(self.library.stop)
        self._theme.changed.connect(self.list.viewport().update)
        self.closed.connect(self.deleteLater)

    # ---- what is shown

    @property
    def current(self) -> ModelCard | None:
        """The card that is chosen."""
        item = self.list.currentItem()
        card = item.data(CARD) if item else None
        return card if isinstance(card, ModelCard) else None

    def first_field(self) -> QWidget | None:
        return self.list if self.list.count() else self.search

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that the search field has no use for choose a card."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps and self.list.count():
            at = self.list.currentRow() + steps[Qt.Key(event.key())]
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, at)))
            event.accept()
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        """Show the cards that fit what is searched for; the chosen one stays chosen."""
        kept = self.current.model if self.current else self._in_use()
        cards = matching(self.library.cards, self.search.text())
        self.list.clear()
        for card in cards:
            item = QListWidgetItem()
            item.setData(CARD, card)
            item.setData(IN_USE, card.model == self._in_use())
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken_words(card))
            item.setToolTip("\n".join(part for part in (card.problem, card.path) if part))
            item.setSizeHint(QSize(0, 96))
            self.list.addItem(item)
        at = next((place for place, card in enumerate(cards) if card.model == kept), 0)
        if cards:
            self.list.setCurrentRow(at)
        self.middle.setCurrentIndex(0 if cards else 1)
        self._tell()
        self._choose()

    def _in_use(self) -> str:
        """The model in force for the first selected shot, else for the film."""
        board, shots = self._session.board, self._session.selection.shots
        params = fold_params(board, board.shots[shots[0]]) if shots else board.project.params
        return str(params.get("model", ""))

    def _tell(self) -> None:
        library = self.library
        words = self.tr("Looking…") if library.searching else library.problem or head_words(library.cards)
        self.count.setText(words if library.cards or library.searching else "")
        self.again.setEnabled(not library.searching)
        if library.searching:
            title, said = self.tr("Looking for models…"), ""
        elif library.problem:
            title, said = self.tr("The models could not be looked for"), library.problem
        elif library.cards:
            title, said = (
                self.tr("Nothing of that name"),
                self.tr("Search for part of a name, a licence or an ability."),
            )
        else:
            title = self.tr("No models on this machine yet")
            said = self.tr(
                "Add a folder that holds one: a folder in the layout of diffusers, or a .safetensors file. "
                "Or download one by its name, such as {}."
            ).format(EXAMPLE)
        self.empty_title.setText(title)
        self.empty_words.setText(said)

    def _choose(self) -> None:
        card = self.current
        usable = card is not None and not card.problem and not self._session.read_only
        for made in self.uses.values():
            made.setEnabled(usable)
            made.setToolTip(card.problem if card else "")
        self.chosen.setText(card.path if card else "")
        self.chosen.setToolTip(card.path if card else "")

    # ---- what is asked

    def _use_pressed(self, reach: Reach, _checked: bool = False) -> None:
        self.use(reach)

    def use(self, reach: Reach) -> None:
        """Have the chosen model make the film, the scene or the shots, and close."""
        card = self.current
        if card is None or card.problem or not use_model(self._session, card.model, reach):
            return
        self.dismiss()
        shots = self._session.board.shots.values()
        own = sum("engine" in shot.params or "model" in shot.params for shot in shots) if reach == "film" else 0
        if own:
            count = self.tr("1 shot keeps") if own == 1 else self.tr("{} shots keep").format(own)
            self._session.say(self.tr("{} an engine or a model of their own.").format(count))

    def _look_into(self, folders: tuple[str, ...]) -> None:
        self._session.making.engines.model_folders = folders
        self._keep_folders(folders)
        self.library.refresh()

    def ask_to_fetch(self, model: str) -> Question:
        """Ask before the network is used; a download may take hours."""
        words = self.tr(
            "{} is fetched from huggingface.co into the Hugging Face cache. Video models take 3 to 80 GB. You can stop "
            "at any time and go on later; its licence is that of its authors."
        )
        question = Question(
            self._theme,
            self._over,
            self.tr("Use the network?"),
            words.format(model),
            [
                (self.tr("Not now"), "ghost", None),
                (self.tr("Download"), "primary", lambda: self.library.fetch(model)),
            ],
        )
        question.open()
        return question
