"""WHAT A STORYBOARD IS: frozen rows, rational time, order, the parameter cascade, recipes and their hashes.

Nothing here knows a file, a process or a window. Imports nothing of ours but `errors`.
"""
