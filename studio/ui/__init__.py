"""THE ONLY ROOM WITH QT: draws and asks, decides nothing.

`session` is what all panels share: the open project, what is selected, where the playhead is, what is being made.
Panels (`timeline`, `board`, `monitor`, `inspector`, `queue`, `scopes`) see the session and never one another; `window`
puts them together, and every deed of menus, toolbar, keys and palette is one record of `actions`.
"""
