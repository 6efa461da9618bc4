"""The model library: which weights are on this machine, what each can do, and how more get here."""
