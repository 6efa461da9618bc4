"""Order as fractional keys: a row is put between two others by giving it a string that sorts between theirs.

A move therefore touches one row. Keys are base-62 digit strings read as fractions in [0, 1) without trailing zeros
(the scheme of D. Greenspan, "Implementing Fractional Indexing", 2020, in its plain form without integer parts).
"""

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BASE = len(DIGITS)


def _midpoint(low: str, high: str) -> str:
    """The shortest key strictly between `low` and `high`; an empty `high` stands for 1."""
    if high:
        common = 0
        while common < len(high) and (low[common] if common < len(low) else DIGITS[0]) == high[common]:
            common += 1
        if common:
            return high[:common] + _midpoint(low[common:], high[common:])
    first = DIGITS.index(low[0]) if low else 0
    last = DIGITS.index(high[0]) if high else _BASE
    if last - first > 1:
        return DIGITS[(first + last) // 2]
    if high and len(high) > 1:
        return high[0]
    return DIGITS[first] + _midpoint(low[1:], "")


def key_between(low: str | None, high: str | None) -> str:
    """A key that sorts after `low` and before `high`; `None` stands for the end of the list on that side.

    Raises `ValueError` if `low` does not sort before `high`.
    """
    if low is not None and high is not None and low >= high:
        raise ValueError(f"no key fits between {low!r} and {high!r}")
    return _midpoint(low or "", high or "")


def keys_between(low: str | None, high: str | None, count: int) -> list[str]:
    """`count` ascending keys between two, evenly spread so that they stay short (O(log count) digits)."""
    if count <= 0:
        return []
    middle = key_between(low, high)
    left = (count - 1) // 2
    return [*keys_between(low, middle, left), middle, *keys_between(middle, high, count - 1 - left)]
