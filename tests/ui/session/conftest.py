"""A small project and what is being made of it, without the rest of a session."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from studio.edit import deeds
from studio.edit.change import Edit
from studio.extend.registry import Registry
from studio.model.board import Board
from studio.project import Opened
from studio.settings import Settings
from studio.ui.session import Notice
from studio.ui.session.making import Making

TEST = "test_pattern"

OpenProject = Callable[..., Opened]


class Shop:
    """A small project and what is being made of it, without the rest of a session."""

    def __init__(self, opened: Opened, shelf: Registry) -> None:
        self.opened = opened
        self.making = Making(opened, shelf, Settings())
        self.notices: list[Notice] = []
        self.making.noticed.connect(self.notices.append)

    @property
    def ids(self) -> list[str]:
        """The shots in reel order."""
        return [shot.id for shot in self.board.reel]

    @property
    def board(self) -> Board:
        return self.opened.document.board

    def do(self, deed: Callable[..., Edit], **words: Any) -> None:
        self.opened.document.apply(deed(self.board, **words))


OpenShop = Callable[..., Shop]


@pytest.fixture
def open_shop(open_project_of: OpenProject, shelf: Registry, qapp: QApplication) -> Iterator[OpenShop]:
    """Opens a shop whose project is drafted by the test pattern, slowly if `delay_ms` says so."""
    shops: list[Shop] = []

    def make(count: int = 3, *, delay_ms: float = 0.0, **how: int) -> Shop:
        shop = Shop(open_project_of(count, **how), shelf)
        shops.append(shop)
        shop.do(deeds.set_param, ring="project", of="project", name="engine", value=TEST)
        if delay_ms:
            shop.do(deeds.set_param, ring="project", of="project", name="delay_ms", value=delay_ms)
        return shop

    yield make
    for shop in shops:
        shop.making.close()
        shop.opened.close()
