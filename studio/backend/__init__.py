"""THE OTHER PROCESS: the worker loop, the Engine protocol, cancel, the take writer.

May import torch and numba; never Qt. The editor never imports this room; it starts it (`python -m studio.backend`).
"""
