"""The reel as a strip in time: one painted widget, its layout, gestures and ruler."""
