from studio.model.board import Board
from studio.model.cascade import DEFAULTS, fold_params, resolve_params
from studio.model.rows import Project, Scene, Shot, Value


def board(project: dict[str, Value], scene: dict[str, Value], shot: dict[str, Value]) -> tuple[Board, Shot]:
    row = Shot(id="s", scene="x", order="a0", prompt="A fox", frames=24, params=shot)
    return Board(Project(params=project), {"x": Scene(id="x", order="a0", params=scene)}, {"s": row}, {}), row


def test_the_inner_ring_wins() -> None:
    found = resolve_params(*board({"look": "ink", "fog": 1}, {"fog": 2, "time": "dusk"}, {"fog": 3}))
    assert {name: (item.value, item.source) for name, item in found.items() if name not in DEFAULTS} == {
        "look": ("ink", "project"),
        "fog": (3, "shot"),
        "time": ("dusk", "scene"),
    }


def test_defaults_hold_where_nobody_said_otherwise() -> None:
    found = resolve_params(*board({"seed": 5}, {}, {}))
    assert (found["engine"].value, found["engine"].source) == ("previs", "default")
    assert (found["seed"].value, found["seed"].source) == (5, "project")


def test_a_false_value_is_a_value() -> None:
    assert resolve_params(*board({"rain": True}, {}, {"rain": False}))["rain"].value is False


def test_values_alone_are_the_same() -> None:
    film = board({"look": "ink", "fog": 1, "seed": 5}, {"fog": 2}, {"fog": 3, "rain": False})
    assert fold_params(*film) == {name: item.value for name, item in resolve_params(*film).items()}
