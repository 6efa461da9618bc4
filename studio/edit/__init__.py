"""HOW A STORYBOARD CHANGES: one function a user's deed, each returning an `Edit`; `Document` applies, undoes, redoes.

Knows no file and no database: what a document needs of one is the `Ledger` protocol.
"""
