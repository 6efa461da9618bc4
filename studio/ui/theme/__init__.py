"""How the window looks: colours by name from `assets/theme`, letters, glyphs, states, and painting that all share."""

from studio.ui.theme.letters import letters
from studio.ui.theme.sheet import dress
from studio.ui.theme.states import STATES, StateLook, Word
from studio.ui.theme.theme import Theme

__all__ = ["STATES", "StateLook", "Theme", "Word", "dress", "letters"]
