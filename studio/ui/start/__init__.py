"""The first page: recent projects, the sample, a prompt to begin with."""

from studio.ui.start.page import StartPage
from studio.ui.start.page_reader import PageReader
from studio.ui.start.posters import keep_poster
from studio.ui.start.recents import Recent, Recents, recent_of

__all__ = ["PageReader", "Recent", "Recents", "StartPage", "keep_poster", "recent_of"]
