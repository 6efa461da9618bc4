from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.edit.apply import advance
from studio.edit.deeds import Draft
from studio.errors import BadInputError, IntakeError
from studio.export.shotlist import export_csv
from studio.export.source import Source
from studio.intake import read_shots, shots_edit
from studio.model.board import Board
from studio.model.rows import Project
from studio.model.text import clean_line, clean_prompt, clean_text
from studio.model.time import Rate

REELS = Path(__file__).parents[3] / "shared" / "fixtures" / "reels"
SAMPLE = Path(__file__).parents[2] / "assets" / "sample" / "the_last_ferry.csv"


def board_of(drafts: list[Draft], board: Board | None = None) -> Board:
    board = board or Board(Project(), {}, {}, {})
    return advance(board, shots_edit(board, drafts).changes)


def reel(board: Board) -> list[tuple[str, str]]:
    return [(board.scenes[shot.scene].name, shot.prompt) for shot in board.reel]


def test_the_order_of_the_list_is_the_order_of_the_reel() -> None:
    drafts = [Draft(prompt=f"Shot {n}", scene=name) for n, name in enumerate(["A", "A", "B", "", "A"])]
    board = board_of(drafts)
    assert reel(board) == [("A", "Shot 0"), ("A", "Shot 1"), ("B", "Shot 2"), ("B", "Shot 3"), ("A (2)", "Shot 4")]


def test_shots_are_added_at_the_end_in_one_step() -> None:
    board = board_of([Draft(prompt="One", scene="A"), Draft(prompt="Two", scene="B")])
    more = [Draft(prompt="Three"), Draft(prompt="Four", scene="B"), Draft(prompt="Five", scene="A")]
    assert shots_edit(board, more).label == "Import 3 shots"
    longer = board_of(more, board)
    assert [prompt for _, prompt in reel(longer)] == ["One", "Two", "Three", "Four", "Five"]
    assert [scene for scene, _ in reel(longer)] == ["A", "B", "B", "B", "A (2)"]


def test_ten_thousand_shots_get_short_keys() -> None:
    board = board_of([Draft(prompt=f"Shot {n}") for n in range(10_000)])
    assert [shot.prompt for shot in board.reel[:3]] == ["Shot 0", "Shot 1", "Shot 2"]
    assert max(len(shot.order) for shot in board.reel) <= 6


@pytest.mark.parametrize("name", ["list.xlsx", "list", "list.fountain"])
def test_an_unknown_suffix_lists_the_known(tmp_path: Path, name: str) -> None:
    with pytest.raises(IntakeError, match=r"\.txt or \.csv"):
        read_shots(tmp_path / name, Rate())


def test_the_reels_are_read() -> None:
    if not REELS.is_dir():
        pytest.skip("shared/fixtures/reels is not here")
    counts = {path.name: len(read_shots(path, Rate())) for path in REELS.iterdir()}
    assert counts == {"downtown.txt": 7, "the_lighthouse.csv": 10, "the_red_fox.txt": 6}


def test_the_sample_is_read() -> None:
    drafts = read_shots(SAMPLE, Rate())
    assert 8 <= len(drafts) <= 10
    assert all(draft.frames and draft.scene and draft.label for draft in drafts)


def words(clean_is: str) -> st.SearchStrategy[str]:
    """Text that a project can hold as it is."""

    def holds(text: str) -> bool:
        try:
            cleaned = {"prompt": clean_prompt, "line": lambda t: clean_line(t, ""), "text": lambda t: clean_text(t, "")}
            return cleaned[clean_is](text) == text
        except BadInputError:
            return False

    letters = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff") | st.sampled_from(
        ",;\"'=+-@\n "
    )
    return st.text(letters, max_size=30).filter(holds)


DRAFTS = st.lists(
    st.builds(
        Draft,
        prompt=words("prompt"),
        frames=st.integers(1, 14_400),
        scene=words("line"),
        dialogue=words("text"),
        sound=words("text"),
        notes=words("text"),
        extra=st.dictionaries(st.sampled_from(["Props", "Cast", "=Evil"]), words("text").filter(bool), max_size=2),
    ),
    min_size=1,
    max_size=5,
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(DRAFTS, st.sampled_from([Rate(24), Rate(30000, 1001)]))
def test_an_exported_list_comes_back_as_it_was(tmp_path: Path, drafts: list[Draft], rate: Rate) -> None:
    board = board_of(drafts, Board(Project(rate=rate), {}, {}, {}))
    export_csv(Source(board, {}), tmp_path / "list.csv")
    again = board_of(read_shots(tmp_path / "list.csv", rate), Board(Project(rate=rate), {}, {}, {}))
    assert reel(again) == reel(board)
    kept = ("prompt", "frames", "label", "dialogue", "sound", "notes", "extra")
    for before, after in zip(board.reel, again.reel, strict=True):
        assert [getattr(after, name) for name in kept] == [getattr(before, name) for name in kept]
    export_csv(Source(again, {}), tmp_path / "again.csv")
    assert len((tmp_path / "again.csv").read_bytes()) == len((tmp_path / "list.csv").read_bytes())
