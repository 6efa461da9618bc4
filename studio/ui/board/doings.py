"""What keys and the pointer do to shots by way of the board."""

from studio.edit import deeds
from studio.errors import StudioError
from studio.ui.board.cards import Cards
from studio.ui.board.dropping import drop_edit
from studio.ui.board.writing import words_edit


class Doings:
    """The deeds of a board's view: all on the session, each one step that can be undone."""

    def __init__(self, cards: Cards) -> None:
        self._cards = cards
        self._session = cards.session

    def go(self, shot: str, *, extend: bool = False) -> None:
        """Select a shot, or all up to it; the playhead goes to it unless it is playing or there already."""
        selection, playing = self._session.selection, self._session.playing
        if extend:
            selection.extend_to(shot)
        else:
            selection.only(shot)
        self._cards.reveal(shot)
        if not playing.playing and playing.shot != shot:
            playing.seek(self._session.board.start(self._session.board.shots[shot]))

    def drop(self, shots: tuple[str, ...], scene: str, before: str | None) -> None:
        """Put shots into a scene, in front of one of its shots or at its end."""
        try:
            edit = drop_edit(self._session.board, shots, scene, before)
        except StudioError as error:
            self._session.fail(error)
            return
        if edit is not None:
            self._session.apply(edit)

    def nudge(self, way: int) -> None:
        """Move the selected shots one place earlier (-1) or later (1), as a block."""
        board, shots = self._session.board, self._session.selection.shots
        if not shots:
            return
        edge = board.numbers[shots[0] if way < 0 else shots[-1]] + way
        if not 1 <= edge <= len(board.reel):
            return
        met = board.reel[edge - 1]
        rows = board.shots_in(met.scene)
        place = rows.index(met) + (0 if way < 0 else 1)
        if met.scene != board.shots[shots[0] if way < 0 else shots[-1]].scene:
            place = len(rows) if way < 0 else 0
        self.drop(shots, met.scene, rows[place].id if place < len(rows) else None)
        self._cards.reveal(shots[0] if way < 0 else shots[-1])

    def remove(self) -> None:
        """Remove the selected shots; the one behind them is selected then."""
        board, shots = self._session.board, self._session.selection.shots
        if not shots:
            return
        behind = board.reel[board.numbers[shots[-1]] :]
        ahead = board.reel[: board.numbers[shots[0]] - 1]
        follower = behind[0].id if behind else ahead[-1].id if ahead else None
        if self._session.do(deeds.remove_shots, shots=shots) is not None and follower is not None:
            self._session.selection.only(follower)

    def link(self, shot: str) -> None:
        """Have a shot start from the last frame of the one before it, or no longer."""
        self._session.do(deeds.set_bridge, shot=shot, bridge=not self._session.board.shots[shot].bridge)

    def write(self, shot: str, prompt: str, dialogue: str) -> None:
        """Give a shot the words typed, and draft it anew if the picture hangs on them."""
        board = self._session.board
        if shot not in board.shots:
            return
        if not prompt.strip() and board.shots[shot].prompt:
            number = board.numbers[shot]
            self._session.say(
                self._cards.tr("Shot {n} keeps its prompt: an empty one has nothing to show.").format(n=number)
            )
        try:
            edit = words_edit(board, shot, prompt, dialogue)
        except StudioError as error:
            self._session.fail(error)
            return
        if edit is None or self._session.apply(edit) is None:
            return
        if any(change.field == "prompt" for change in edit.changes):
            self._draft(shot)

    def add(self) -> str | None:
        """Add an empty shot after the current one; returns its id."""
        edit = self._session.do(deeds.add_blank, after=self._session.selection.current)
        made = edit.added("shots") if edit is not None else []
        if made:
            self.go(made[0])
        return made[0] if made else None

    def begin(self, prompt: str) -> None:
        """Add the first shot, and draft it."""
        edit = self._session.do(deeds.add_shot, prompt=prompt)
        for shot in edit.added("shots") if edit is not None else []:
            self.go(shot)
            self._draft(shot)

    def _draft(self, shot: str) -> None:
        if self._session.settings.draft_at_once:
            self._session.making.draft(shot)
