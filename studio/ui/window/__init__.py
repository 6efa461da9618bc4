"""The main window: docks, menus, toolbar, palette, keys, layouts, notices."""
