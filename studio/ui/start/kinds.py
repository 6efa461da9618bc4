"""Which of the five kinds a word of a prompt is of, by the role that an engine gives it."""

from studio.ui.theme.states import Word

KINDS: tuple[Word, ...] = ("camera", "light", "action", "subject", "place")
"""In the order in which they are shown."""

_ROLES: dict[str, Word] = {
    **{kind: kind for kind in KINDS},
    **dict.fromkeys(("size", "angle", "move", "lens"), "camera"),
    **dict.fromkeys(("time", "weather", "covered", "look"), "light"),
    **dict.fromkeys(("wear", "detail", "colour"), "subject"),
}


def kind_of(role: str) -> Word | None:
    """The kind of a role; `None` for one that no kind is like."""
    return _ROLES.get(role)
