"""What all panels share: the open project, what is selected, what plays, what is being made, what went wrong.

Panels are given a `Session`, listen to its signals, and ask it for deeds; they never see one another.
"""

from studio.ui.session.notices import Notice
from studio.ui.session.selection import Selection
from studio.ui.session.session import Session

__all__ = ["Notice", "Selection", "Session"]
