"""WHAT TWO PROCESSES SAY: capability records, typed messages, the shared-memory frame ring, the channel.

Nothing here knows what a storyboard is; a recipe travels as bytes. Imports nothing of ours but `errors`.
"""
