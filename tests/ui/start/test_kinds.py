from studio.ui.start.kinds import KINDS, kind_of


def test_roles_of_an_engine_are_one_of_five_kinds() -> None:
    assert [kind_of(role) for role in ("angle", "weather", "action", "wear", "place")] == list(KINDS)
    assert kind_of("unheard of") is None
