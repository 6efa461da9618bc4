"""A desk without a window: a session, and a record of what deeds ask for."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from PySide6.QtWidgets import QWidget

from studio.errors import NotFoundError
from studio.ui.actions.desk import Page, PanelName, Workspace
from studio.ui.actions.every import every_action
from studio.ui.session import Session


@dataclass
class FakeDesk:
    """A `studio.ui.actions.Desk` that writes down what it is asked for."""

    opened: Session | None
    asked: list[str] = field(default_factory=list[str])
    panels: dict[PanelName, QWidget] = field(default_factory=dict[PanelName, QWidget])
    shown: set[PanelName] = field(default_factory=set[PanelName])
    workspace: Workspace = "edit"
    theme_name: str = "dark"

    @property
    def session(self) -> Session:
        if self.opened is None:
            raise NotFoundError("No project.")
        return self.opened

    @property
    def is_open(self) -> bool:
        return self.opened is not None

    def settle(self) -> None:
        self.asked.append("settle")

    def panel(self, name: PanelName) -> QWidget | None:
        return self.panels.get(name)

    def is_shown(self, name: PanelName) -> bool:
        return name in self.shown

    def show_panel(self, name: PanelName, on: bool) -> None:
        (self.shown.add if on else self.shown.discard)(name)

    def next_panel(self, step: int) -> None:
        self.asked.append(f"panel {step}")

    def use_workspace(self, name: Workspace) -> None:
        self.workspace = name

    def reset_layout(self) -> None:
        self.asked.append("reset layout")

    def save_layout(self) -> None:
        self.asked.append("save layout")

    def use_theme(self, name: str, /) -> None:
        self.theme_name = name

    def show_page(self, page: Page, /) -> None:
        self.asked.append(page)

    def go_to_timecode(self) -> None:
        self.asked.append("timecode")

    def begin_project(self) -> None:
        self.asked.append("new")

    def open_project(self) -> None:
        self.asked.append("open")

    def take_in(self) -> None:
        self.asked.append("list")

    def show_start(self) -> None:
        self.asked.append("start")

    def quit(self) -> None:
        self.asked.append("quit")


Do = Callable[[str], str]


@pytest.fixture
def desk(session: Session) -> FakeDesk:
    """A desk on six shots in two scenes."""
    return FakeDesk(session)


@pytest.fixture
def do(desk: FakeDesk) -> Do:
    """Does a deed by its id, if it can be done; returns why it cannot, or nothing."""
    records = {record.id: record for record in every_action()}

    def run(name: str) -> str:
        record = records[name]
        reason = record.off(desk) if record.off else ""
        if not reason:
            record.deed(desk)
        return reason

    return run
