"""Every deed of the window as one list of records; menus, toolbar, keys and palette are made of it."""

from studio.ui.actions.desk import Desk
from studio.ui.actions.record import Action

__all__ = ["Action", "Desk"]
