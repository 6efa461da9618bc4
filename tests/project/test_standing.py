"""A tally says at every moment what looking at all shots says."""

import tempfile
from pathlib import Path

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.edit import deeds
from studio.edit.deeds import Draft
from studio.edit.document import Document
from studio.edit.report import Changes
from studio.errors import StudioError
from studio.model.recipe import resolve
from studio.model.rows import Ask, Job, Take
from studio.model.staleness import stale_reasons
from studio.project import Opened, create
from studio.project.jobs import utc_now
from studio.project.standing import Standing, Tally
from studio.project.state import shot_states

LINKS = Ask(engine="previs", takes_first_frame=True, accepts=("fog",))
ALONE = Ask(engine="test_pattern", seed=4)


class Film:
    """A project with a tally that follows it, and what the tally told last."""

    def __init__(self, opened: Opened, count: int) -> None:
        self.opened = opened
        drafts = [Draft(prompt=f"Fox {n}", frames=9, scene=f"S{n // 3}", bridge=n % 3 > 0) for n in range(count)]
        self.document.apply(deeds.add_shots(self.document.board, drafts=drafts))
        self.tally = Tally(self.document.board, opened.store, opened.media)
        self.told: frozenset[str] = frozenset()
        self.document.listen(self._follow)
        opened.store.follow_jobs(self._follow_jobs)

    @property
    def document(self) -> Document:
        return self.opened.document

    def _follow(self, changes: Changes) -> None:
        self.told |= self.tally.follow(self.document.board, changes)

    def _follow_jobs(self, shots: frozenset[str]) -> None:
        self.told |= self.tally.follow_jobs(shots)

    def all(self) -> dict[str, Standing]:
        return {name: self.tally.of(name) for name in self.document.board.shots}

    def give_take(self, shot: str, ask: Ask = LINKS, *, lost: bool = False) -> Take | None:
        """The shot gets a take of today's recipe, whose file is missing if `lost`; `None` where none can be made."""
        board, media = self.document.board, self.opened.media
        try:
            recipe = resolve(board, board.shots[shot], ask).recipe
        except StudioError:
            return None
        part = media.new_part(".mp4")
        part.write_bytes(f"{shot} {len(board.takes)}".encode())
        name = media.adopt(part)
        if lost:
            media.path(name).unlink()
        take = Take(
            id=f"t{len(board.takes)}",
            shot=shot,
            media=name,
            recipe=recipe.canonical().decode(),
            recipe_hash=recipe.hash,
            ask=ask,
            frames=recipe.frames,
            width=recipe.width,
            height=recipe.height,
            rate=recipe.rate,
            seed=recipe.seed,
            quality="draft",
            engine=ask.engine,
        )
        return self.opened.store.add_take(take, choose=True)


def plainly(film: Film) -> dict[str, Standing]:
    """What looking at all shots says."""
    board, store = film.document.board, film.opened.store
    reasons = stale_reasons(board)
    last = {job.shot: job for job in sorted(store.jobs(), key=lambda job: (job.created, job.ended))}
    found: dict[str, Standing] = {}
    for name, state in shot_states(board, store.jobs(), film.opened.media).items():
        why = last[name].error if state == "failed" else reasons.get(name, "")
        found[name] = Standing(state, name in reasons, why[:1].upper() + why[1:])
    return found


def edit(film: Film, kind: int, shot: str, n: int) -> None:
    """An edit, some turn of the queue, or a file that goes."""
    document, store, media = film.document, film.opened.store, film.opened.media
    board = document.board
    row = board.shots[shot]
    other = board.reel[n % len(board.reel)].id
    turns = [
        lambda: film.give_take(shot),
        lambda: film.give_take(shot, ALONE),
        lambda: film.give_take(shot, lost=n % 2 == 0),
        lambda: document.apply(deeds.set_prompt(board, shot=shot, prompt=f"Fox {n % 12}")),
        lambda: document.apply(deeds.set_bridge(board, shot=shot, bridge=not row.bridge)),
        lambda: document.apply(deeds.split_shot(board, shot=shot, at=n % 9)),
        lambda: document.apply(deeds.trim_edge(board, shot=shot, edge="out", by=n % 7 - 3)),
        lambda: document.apply(deeds.trim_edge(board, shot=shot, edge="in", by=n % 7 - 3)),
        lambda: document.apply(deeds.move_shots(board, shots={shot, other}, to=n % len(board.reel) + 1)),
        lambda: document.apply(deeds.duplicate_shots(board, shots={shot, other})),
        lambda: document.apply(deeds.add_blank(board, after=shot)),
        lambda: document.apply(deeds.remove_shots(board, shots={shot, other} if n % 3 else {shot})),
        lambda: document.apply(deeds.set_lengths(board, shots={shot, other}, frames=9 + n % 2)),
        lambda: document.apply(deeds.set_param(board, ring="shot", of=shot, name="fog", value=n % 3)),
        lambda: document.apply(deeds.set_param(board, ring="scene", of=row.scene, name="fog", value=n % 3)),
        lambda: document.apply(deeds.set_param(board, ring="project", name="fog", value=n % 3)),
        lambda: document.apply(deeds.set_project(board, width=640 + 64 * (n % 2))),
        lambda: document.apply(deeds.set_project(board, title=f"Film {n}")),
        lambda: document.apply(deeds.move_scene(board, scene=row.scene, to=n % len(board.scenes) + 1)),
        lambda: document.apply(deeds.remove_scene(board, scene=row.scene)) if len(board.scenes) > 1 else None,
        lambda: (
            document.apply(deeds.choose_take(board, shot=shot, take=sorted([*board.takes])[n % len(board.takes)]))
            if board.takes
            else document.apply(deeds.choose_take(board, shot=shot, take=None))
        ),
        lambda: document.apply(deeds.trash_takes(board, takes=sorted(board.takes)[:1])),
        lambda: store.empty_trash(media),
        lambda: store.put_job(Job(id=f"{shot} {n % 3}", shot=shot, ask=LINKS)),
        lambda: _turn(film, n, "running"),
        lambda: _turn(film, n, "failed", error=f"it broke {n}", ended=utc_now()),
        lambda: _turn(film, n, "done", ended=utc_now()),
        lambda: store.forget_jobs("failed"),
        lambda: store.remove_job(f"{shot} {n % 3}"),
        document.undo,
        document.undo,
        document.redo,
    ]
    turns[kind % len(turns)]()


def _turn(film: Film, n: int, state: str, **fields: object) -> None:
    jobs = film.opened.store.jobs()
    if jobs:
        film.opened.store.set_job(jobs[n % len(jobs)].id, state=state, **fields)


PICKS = st.lists(st.tuples(st.integers(0, 999), st.integers(0, 30), st.integers(0, 60)), min_size=5, max_size=40)


@given(PICKS)
@settings(max_examples=25, deadline=None)
def test_a_tally_says_what_looking_at_all_says(picks: list[tuple[int, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder, create(Path(folder) / "x") as opened:
        film = Film(opened, 7)
        for shot in [row.id for row in film.document.board.reel]:
            film.give_take(shot)
        for kind, row, n in picks:
            reel = film.document.board.reel
            if not reel:
                break
            before, film.told = film.all(), frozenset()
            try:
                edit(film, kind, reel[row % len(reel)].id, n)
            except StudioError:
                continue
            now = film.all()
            assert now == plainly(film)
            assert film.tally.stale == [shot.id for shot in film.document.board.reel if now[shot.id].stale]
            turned = {name for name in now.keys() & before if now[name][:2] != before[name][:2]}
            assert turned | (now.keys() ^ before.keys()) <= film.told


def test_one_edit_concerns_the_shots_that_depend_on_it(tmp_path: Path) -> None:
    with create(tmp_path / "x") as opened:
        film = Film(opened, 9)
        reel = [row.id for row in film.document.board.reel]
        for shot in reel:
            film.give_take(shot)
        film.told = frozenset()
        film.document.apply(deeds.set_prompt(film.document.board, shot="4", prompt="A wolf"))
        assert film.told == set(reel[3:6])
        assert [film.tally.of(shot).why for shot in reel[3:6]] == ["Prompt changed", "Shot 4 changed", "Shot 5 changed"]
        film.document.apply(deeds.add_blank(film.document.board, after=reel[0]))
        assert film.tally.of(reel[4]).why == "Shot 5 changed"
        film.document.undo()
        film.told = frozenset()
        film.document.apply(deeds.add_marker(film.document.board, frame=3))
        film.document.apply(deeds.set_project(film.document.board, title="Film"))
        assert film.told == frozenset()


def test_parts_of_a_take_descend_from_what_it_starts_from(tmp_path: Path) -> None:
    with create(tmp_path / "x") as opened:
        film = Film(opened, 3)
        for shot in [row.id for row in film.document.board.reel]:
            film.give_take(shot)
        film.document.apply(deeds.split_shot(film.document.board, shot="2", at=4))
        film.document.apply(deeds.set_prompt(film.document.board, shot="1", prompt="A wolf"))
        whys = [film.tally.of(shot.id).why for shot in film.document.board.reel]
        assert whys == ["Prompt changed", "Shot 1 changed", "Shot 1 changed", "Shot 3 changed"]


def test_files_are_looked_at_when_asked(tmp_path: Path) -> None:
    with create(tmp_path / "x") as opened:
        film = Film(opened, 2)
        shot, other = (row.id for row in film.document.board.reel)
        take = film.give_take(shot)
        assert take is not None
        film.give_take(other, lost=True)
        assert [film.tally.of(name).state for name in (shot, other)] == ["draft", "offline"]
        opened.media.path(take.media).unlink()
        assert film.tally.of(shot).state == "draft"
        assert film.tally.look_again() == {shot}
        assert film.tally.of(shot).state == "offline"
        assert film.tally.look_again() == frozenset()


def test_nothing_is_being_made_where_nobody_works(tmp_path: Path) -> None:
    with create(tmp_path / "x") as opened:
        film = Film(opened, 1)
        shot = film.document.board.reel[0].id
        opened.store.put_job(Job(id="j", shot=shot, ask=LINKS, state="running"))
        assert film.tally.running(shot)
        idle = Tally(film.document.board, opened.store, opened.media, live=False)
        assert (idle.of(shot).state, idle.running(shot), idle.running("nobody")) == ("empty", False, False)
        assert msgspec.to_builtins(idle.of("nobody")) == ("empty", False, "")
