"""All deeds, in the order of their menus."""

from studio.ui.actions.edit import edit_actions
from studio.ui.actions.file import file_actions
from studio.ui.actions.generate import generate_actions
from studio.ui.actions.help import help_actions
from studio.ui.actions.play import play_actions
from studio.ui.actions.record import Action
from studio.ui.actions.shot import shot_actions
from studio.ui.actions.view import view_actions


def every_action() -> list[Action]:
    """Every deed of the window; made anew when the language changes."""
    return [
        *file_actions(),
        *edit_actions(),
        *shot_actions(),
        *play_actions(),
        *generate_actions(),
        *view_actions(),
        *help_actions(),
    ]
