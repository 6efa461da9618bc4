"""WHICH FRAME IS NOW: decoder, frame cache, clock, audio, and the reel seen as frames; knows no Qt."""
