from hypothesis import given
from hypothesis import strategies as st

from studio.ui.board.arrangement import INSET, Arrangement, Gap, Group, Shape, measure

SHAPES: tuple[Shape, ...] = ("list", "grid", "rail")
sizes_of_scenes = st.lists(st.tuples(st.integers(0, 9), st.booleans()), min_size=1, max_size=8)


def arranged(scenes: list[tuple[int, bool]], shape: Shape, width: int) -> Arrangement:
    groups: list[Group] = []
    first = 0
    for number, (size, folded) in enumerate(scenes, 1):
        groups.append(Group(f"scene{number}", number, "", first, size, 24 * size, folded))
        first += size
    return Arrangement(groups, measure(shape, width))


@given(sizes_of_scenes, st.sampled_from(SHAPES), st.integers(88, 1600))
def test_every_card_is_found_where_it_lies_and_in_its_own_scene(
    scenes: list[tuple[int, bool]], shape: Shape, width: int
) -> None:
    board = arranged(scenes, shape, width)
    for group in board.groups:
        for index in range(group.first, group.first + group.size):
            box = board.card(index)
            assert (box is None) is group.folded
            if box is not None:
                assert board.card_at(box.x, box.y) == index
                assert board.card_at(box.x + box.width - 1, box.y + box.height - 1) == index
                assert board.groups[board.group_at(box.y)].scene == group.scene
                assert box.y + box.height <= board.height
                assert box.x >= INSET


@given(sizes_of_scenes, st.sampled_from(SHAPES), st.integers(88, 1600))
def test_cards_do_not_overlap(scenes: list[tuple[int, bool]], shape: Shape, width: int) -> None:
    board = arranged(scenes, shape, width)
    count = sum(size for size, _ in scenes)
    boxes = [box for box in map(board.card, range(count)) if box is not None]
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            beside = one.x + one.width <= other.x or other.x + other.width <= one.x
            assert beside or one.y + one.height <= other.y


@given(sizes_of_scenes, st.sampled_from(SHAPES), st.integers(0, 2000), st.integers(1, 900))
def test_what_is_between_two_heights_is_all_that_is_in_sight(
    scenes: list[tuple[int, bool]], shape: Shape, top: int, page: int
) -> None:
    board = arranged(scenes, shape, 700)
    found = {index for _, indexes in board.between(top, top + page) for index in indexes}
    for index in range(sum(size for size, _ in scenes)):
        box = board.card(index)
        if box is not None and box.y < top + page and box.y + box.height > top:
            assert index in found
        elif box is None:
            assert index not in found


@given(sizes_of_scenes, st.sampled_from(SHAPES), st.integers(-50, 1700), st.integers(-50, 3000))
def test_every_point_is_near_a_place_between_cards(
    scenes: list[tuple[int, bool]], shape: Shape, x: int, y: int
) -> None:
    board = arranged(scenes, shape, 700)
    gap = board.gap_at(x, y)
    assert gap is not None
    group = board.groups[gap.group]
    assert group.first <= gap.at <= group.first + group.size
    line = board.gap_box(gap)
    assert min(line.width, line.height) == 2


def test_the_upper_half_of_a_card_is_in_front_of_it_and_the_lower_half_behind() -> None:
    board = arranged([(3, False), (2, False)], "list", 360)
    box = board.card(1)
    assert box is not None
    assert board.gap_at(box.x + 10, box.y + 4) == Gap(0, 1)
    assert board.gap_at(box.x + 10, box.y + box.height - 4) == Gap(0, 2)
    heading = board.heading(1)
    assert board.gap_at(20, heading.y + 10) == Gap(1, 3)


def test_the_heading_of_the_scene_in_sight_sticks_to_the_top_until_the_next_pushes_it_away() -> None:
    board = arranged([(3, False), (3, False)], "list", 360)
    own = board.heading(0)
    assert board.sticking(0, 0) == own
    assert board.sticking(0, 100).y == 100
    following = board.heading(1)
    assert board.sticking(0, following.y - 10).y == following.y - own.height
    assert board.heading_at(105, top=100) == 0
    assert board.heading_at(105) is None


def test_an_empty_board_has_no_places() -> None:
    board = Arrangement((), measure("list", 360))
    assert (board.card(0), board.card_at(10, 10), board.gap_at(10, 10), board.heading_at(5)) == (None,) * 4
    assert board.between(0, 100) == []
