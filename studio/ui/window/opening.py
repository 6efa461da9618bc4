"""Opening projects and making new ones: every way there is, and what is said when it does not work."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from studio.edit import deeds
from studio.edit.deeds import Draft
from studio.errors import NewerProjectError, ProjectLockedError, StudioError
from studio.intake import read_shots
from studio.model.time import Rate
from studio.project import Opened, create, open_project
from studio.settings import Settings
from studio.ui.session import Notice
from studio.ui.theme import Theme
from studio.ui.window.films import SUFFIX, films_folder, free_path, project_at, sample_list, title_of
from studio.ui.window.overlay import Question

Enter = Callable[[Opened], None]
"""What is done with a project once it is open."""


class Opener(QObject):
    """Opens projects for the window. `enter` is given what was opened; `tell` what went wrong."""

    def __init__(self, window: QWidget, theme: Theme, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._settings = settings
        self.enter: Enter = lambda opened: opened.close()
        self.tell: Callable[[Notice], None] = lambda _notice: None
        self.question: Question | None = None

    def open(self, path: Path, *, write: bool = True) -> bool:
        """Open the project at a path; asks whether reading is enough where another Storyreel writes to it."""
        path = project_at(path)
        try:
            opened = open_project(path, write=write)
        except ProjectLockedError as error:
            self._ask_to_read(path, error)
            return False
        except StudioError as error:
            self.tell(Notice(str(error), "error"))
            return False
        self._note_newer(opened, write=write)
        self.enter(opened)
        return True

    def _note_newer(self, opened: Opened, *, write: bool) -> None:
        if write and opened.document.read_only:
            refusal = opened.store.refusal()
            kind = "warning" if isinstance(refusal, NewerProjectError) else "error"
            self.tell(Notice(str(refusal), kind))

    def _ask_to_read(self, path: Path, error: ProjectLockedError) -> None:
        self.question = Question(
            self._theme,
            self._window,
            self.tr("{name} is open elsewhere").format(name=path.stem),
            self.tr("{sentence} Reading it here shows how it is now; nothing can be changed.").format(sentence=error),
            [
                (self.tr("Leave it"), "ghost", None),
                (self.tr("Try again"), "quiet", partial(self.open, path)),
                (self.tr("Open for reading"), "primary", partial(self.open, path, write=False)),
            ],
        )
        self.question.open()

    def begin(self, prompt: str, rate: Rate | None = None, size: tuple[int, int] | None = None) -> bool:
        """Start a film with its first prompt, in the user's folder of films, under a working title."""
        title = title_of(prompt)
        folder = films_folder()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as reason:
            self.tell(
                Notice(
                    self.tr("The folder {folder} cannot be made: {why}.").format(folder=folder, why=reason.strerror),
                    "error",
                )
            )
            return False
        drafts = [Draft(prompt=prompt)] if prompt.strip() else []
        return self.make(free_path(folder, title), title, drafts, rate=rate, size=size)

    def make(
        self,
        path: Path,
        title: str,
        drafts: list[Draft],
        *,
        rate: Rate | None = None,
        size: tuple[int, int] | None = None,
    ) -> bool:
        """Make a project with some shots, and open it."""
        try:
            width, height = size or _size(self._settings)
            opened = create(path, rate=rate or self._settings.rate(), width=width, height=height, title=title)
            if drafts:
                opened.document.apply(deeds.add_shots(opened.document.board, drafts=drafts))
        except StudioError as error:
            self.tell(Notice(str(error), "error"))
            return False
        self.enter(opened)
        return True

    def sample(self) -> bool:
        """Open the sample film; it is made in the user's folder the first time."""
        path = films_folder() / f"The Last Ferry{SUFFIX}"
        if path.exists():
            return self.open(path)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            drafts = read_shots(sample_list(), self._settings.rate())
        except (OSError, StudioError) as error:
            self.tell(Notice(self.tr("The sample cannot be made: {why}").format(why=error), "error"))
            return False
        return self.make(path, path.stem, list(drafts))

    def from_list(self, path: Path) -> bool:
        """Make a project of a list of prompts or shots."""
        try:
            drafts = read_shots(path, self._settings.rate())
            films_folder().mkdir(parents=True, exist_ok=True)
        except (OSError, StudioError) as error:
            self.tell(Notice(str(error), "error"))
            return False
        return self.make(free_path(films_folder(), path.stem), path.stem, list(drafts))

    def ask_for_new(self) -> None:
        """Ask where a new project is to be."""
        dialog = self._dialog(self.tr("New project"), QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(free_path(films_folder(), "Untitled").name)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, self.tr("Make project"))

        def chosen(name: str) -> None:
            path = Path(name)
            path = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
            self.make(path, path.stem, [])

        dialog.fileSelected.connect(chosen)
        dialog.open()

    def ask_for_project(self) -> None:
        """Ask which project to open."""
        dialog = self._dialog(self.tr("Open a project"), QFileDialog.AcceptMode.AcceptOpen)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda name: self.open(Path(name)))
        dialog.open()

    def ask_for_list(self, take: Callable[[Path], object]) -> None:
        """Ask for a list of shots; `take` is given its path."""
        dialog = self._dialog(self.tr("Add shots from a list"), QFileDialog.AcceptMode.AcceptOpen)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Lists of shots (*.csv *.txt)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(lambda name: take(Path(name)))
        dialog.open()

    def _dialog(self, title: str, mode: QFileDialog.AcceptMode) -> QFileDialog:
        folder = films_folder()
        dialog = QFileDialog(self._window, title, str(folder if folder.is_dir() else Path.home()))
        dialog.setAcceptMode(mode)
        dialog.finished.connect(dialog.deleteLater)
        return dialog


def _size(settings: Settings) -> tuple[int, int]:
    """Width and height of a new project as the user set them."""
    width, height = settings.size.split("x")
    return int(width), int(height)
