"""What the window lays over itself: palette, keys, shortcuts, export, notices; each made when it is first wanted."""

import msgspec
from PySide6.QtCore import QObject, qVersion
from PySide6.QtWidgets import QWidget

from studio import __version__, settings
from studio.errors import StudioError
from studio.settings import Settings
from studio.ui.actions.desk import Page
from studio.ui.actions.keys import OWN, Keys, Preset, keys_of, load_preset
from studio.ui.care.book import NoticeBook
from studio.ui.care.past import PastNotices
from studio.ui.care.toasts import Toasts
from studio.ui.library.page import LibraryPage
from studio.ui.session import Notice
from studio.ui.theme import Theme
from studio.ui.window.commands import Commands
from studio.ui.window.front import Front
from studio.ui.window.keys_page import KeysPage
from studio.ui.window.overlay import Overlay, Question
from studio.ui.window.palette import Palette
from studio.ui.window.remap import Remap


class Pages(QObject):
    """Overlays, notices, and what the user sets in them."""

    def __init__(self, window: QWidget, theme: Theme, commands: Commands, front: Front, chosen: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._commands = commands
        self._front = front
        self.settings = chosen
        self.book = NoticeBook(self)
        self.toasts = Toasts(theme, window)
        self.palette = Palette(window, theme, commands, front)
        self._made: dict[Page, Overlay] = {}
        self.use_keys(chosen.keys, chosen.own_keys)

    def show(self, page: Page) -> None:
        """Lay a page over the window."""
        match page:
            case "palette":
                self.palette.open()
            case "menu":
                if self._front.workbench:
                    self._front.workbench.topbar.open_menu()
            case "about":
                self._about()
            case "export":
                self._export()
            case "library":
                self._library()
            case "remap":
                remap = self._page(page)
                if isinstance(remap, Remap):
                    remap.show_keys(self.settings.keys, self.settings.own_keys)
                remap.open()
            case _:
                self._page(page).open()

    def _page(self, page: Page) -> Overlay:
        if page not in self._made:
            self._made[page] = self._make(page)
        return self._made[page]

    def _make(self, page: Page) -> Overlay:
        if page == "remap":
            remap = Remap(self._window, self._theme, self._commands)
            remap.changed.connect(self._keep_keys)
            return remap
        if page == "keys":
            return KeysPage(self._window, self._theme, self._commands)
        return PastNotices(self._window, self._theme, self.book)

    def _export(self) -> None:
        if self._front.workbench is None:
            return
        # encoders are large: they are loaded when an export is first wanted
        from studio.ui.exporting.dialog import ExportDialog

        ExportDialog(self._window, self._front.session, self._theme, self._front.workbench.exports).open()

    def _library(self) -> None:
        library = self._front.session.library if self._front.is_open else None
        if library is None:
            return
        page = LibraryPage(
            self._window,
            self._front.session,
            self._theme,
            library,
            lambda folders: self.keep_setting(model_folders=folders),
        )
        page.open()

    def _about(self) -> None:
        words = self.tr(
            "Version {version}, with Qt {qt}. A storyboard editor in which a film plays while it is being made. "
            "Apache-2.0; the packages it leans on are named in its notices."
        )
        Question(
            self._theme,
            self._window,
            "Storyreel",
            words.format(version=__version__, qt=qVersion()),
            [(self.tr("Close"), "quiet", None)],
        ).open()

    def notify(self, notice: Notice) -> None:
        """Show a notice, and keep it: what needs no answer in the status bar, all else over the window."""
        entry = self.book.add(notice)
        if notice.level == "info" and notice.remedy is None and self._front.workbench:
            self._front.workbench.status.say(notice)
        else:
            self.toasts.add(entry)

    def use_keys(self, preset: str, own: Keys) -> None:
        """Have deeds answer to a preset's keys, and to the user's own before them."""
        try:
            chosen = load_preset(preset)
        except StudioError as error:
            self.notify(Notice(str(error), "warning"))
            chosen = Preset(OWN, {})
        self._commands.use_keys(keys_of(self._commands.records.values(), chosen, own))

    def _keep_keys(self, preset: str, own: Keys) -> None:
        self.use_keys(preset, own)
        self.keep_setting(keys=preset, own_keys=own)

    def keep_drafts(self, on: bool) -> None:
        """Put down whether drafts follow the typing."""
        self.keep_setting(draft_as_you_type=on)

    def keep_setting(self, **values: object) -> None:
        """Put down what the user set; it holds for this window even where it cannot be saved."""
        self.settings = msgspec.structs.replace(self.settings, **values)
        try:
            settings.save(msgspec.structs.replace(settings.load(), **values))
        except StudioError as error:
            self.notify(Notice(str(error), "warning"))
