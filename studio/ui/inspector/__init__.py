"""All about the selected shot: prompt, takes, parameters, notes."""
