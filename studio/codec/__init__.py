"""HOW PICTURES ARE CODED: I420 and RGB, exact frames out of a file, H.264 into one, by one set of rules.

BT.709 limited range, tagged; GOP at most 12 and no B-frames, so that a take scrubs. Shared by backend, export and
playback; knows no storyboard. Imports nothing of ours but `errors`.
"""
