from collections.abc import Callable, Iterator, Mapping, Sequence

import pytest
from pytestqt.qtbot import QtBot

from studio.model.recipe import resolve
from studio.model.rows import Ask, Take, Value
from studio.ui.inspector.hand import Hand
from studio.ui.inspector.inspector import Inspector
from studio.ui.session import Session
from studio.ui.session.library import Library
from studio.ui.theme import Theme
from tests.ui.session.test_library import Desk


class Asked:
    """What was asked of the workers, which are not started: tests of the panel want none."""

    def __init__(self) -> None:
        self.drafts: list[str] = []
        self.prompts: list[str] = []
        self.corrections: list[dict[str, Value]] = []
        self.takes: list[tuple[tuple[str, ...], str | None, int | None]] = []
        self.stopped: list[str] = []

    def make(
        self, shots: Sequence[str], *, engine: str | None = None, seed: int | None = None, first: bool = False
    ) -> list[object]:
        del first
        self.takes.append((tuple(shots), engine, seed))
        return []

    def read(self, prompt: str, params: Mapping[str, Value] | None = None) -> None:
        self.prompts.append(prompt)
        self.corrections.append(dict(params or {}))

    def cancel(self, job: str, *, keep: bool = True) -> None:
        assert keep
        self.stopped.append(job)


Attend = Callable[[Session], Asked]
GiveTake = Callable[..., Take]


@pytest.fixture
def attend(monkeypatch: pytest.MonkeyPatch) -> Attend:
    """Has a session write down what it would ask of its workers."""

    def listen(session: Session) -> Asked:
        asked = Asked()
        session.library = Library(Desk(), "diffusers", session)
        monkeypatch.setattr(session.making, "draft", asked.drafts.append)
        monkeypatch.setattr(session.making, "read", asked.read)
        monkeypatch.setattr(session.making, "make", asked.make)
        monkeypatch.setattr(session.making, "cancel", asked.cancel)
        return asked

    return listen


@pytest.fixture
def asked(session: Session, attend: Attend) -> Asked:
    """What the session of six shots is asked to make."""
    return attend(session)


@pytest.fixture
def hand(session: Session, asked: Asked) -> Iterator[Hand]:
    """A hand on the project."""
    del asked
    hand = Hand(session, session)
    yield hand
    hand.rest()


@pytest.fixture
def inspector(session: Session, theme: Theme, asked: Asked, qtbot: QtBot) -> Iterator[Inspector]:
    """The panel on the session of six shots, in sight."""
    del asked
    panel = Inspector(session, theme)
    qtbot.addWidget(panel)
    panel.resize(360, 900)
    panel.show()
    yield panel
    panel.close()


@pytest.fixture
def give_take(session: Session) -> GiveTake:
    """Gives a shot (its id) a take as if it had been made just now; its file is there, if not a film."""

    def give(
        shot: str,
        *,
        choose: bool = True,
        file: bool = True,
        seed: int = 0,
        coverage: float | None = None,
        lacking: tuple[str, ...] = (),
    ) -> Take:
        opened, board = session.opened, session.board
        ask = Ask(engine="test_pattern", seed=seed or None)
        recipe = resolve(board, board.shots[shot], ask).recipe
        count = len(board.takes) + 1
        part = opened.media.new_part(".mp4")
        part.write_bytes(f"{shot} {count}".encode())
        media = opened.media.adopt(part) if file else "0" * 63 + str(count)
        part.unlink(missing_ok=True)
        take = Take(
            id=f"take{count}",
            shot=shot,
            media=media,
            recipe=recipe.canonical().decode(),
            recipe_hash=recipe.hash,
            ask=ask,
            frames=recipe.frames,
            width=recipe.width,
            height=recipe.height,
            rate=recipe.rate,
            seed=recipe.seed,
            quality="draft",
            engine="test_pattern",
            created=f"2026-01-01T00:00:{count:02}.000Z",
            coverage=coverage,
            lacking=lacking,
        )
        return opened.store.add_take(take, choose=choose)

    return give
