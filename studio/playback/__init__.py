"""WHICH FRAME IS NOW: decoder threads, the frame cache, the clock, sound, and the reel seen as frames; no Qt.

A `Player` knows where the playhead is and which picture is the best there at this moment. It never waits: what is not
there yet is asked for, and the last picture is held. May import wire, model, project and codec.
"""
