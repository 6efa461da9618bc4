"""TEST PATTERN: colour bars with a burnt-in frame number, and every way an engine can misbehave, on request."""
