"""Exporting from the window: the dialog, and what runs in a thread while editing goes on."""
