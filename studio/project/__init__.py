"""HOW A STORYBOARD LIES ON DISK: a folder with a SQLite database, media by content hash, and a lock.

`create` and `open_project` give an `Opened`: the document, the store of rows, takes and jobs, and the media.
"""

from studio.project.folder import Opened, create, open_project
from studio.project.media import MediaStore
from studio.project.store import Store

__all__ = ["MediaStore", "Opened", "Store", "create", "open_project"]
