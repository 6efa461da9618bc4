"""The main window: panels, top bar, menus, layouts, palette. `application` puts it together."""
