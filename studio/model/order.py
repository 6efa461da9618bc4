"""Order as fractional keys: a row is put between two others by giving it a string that sorts between theirs.

A move therefore touches one row. A key is a base-62 number of an integer part and a fraction without trailing zeros
(the scheme of D. Greenspan, "Implementing Fractional Indexing", 2020). The integer part's first letter tells how many
digits follow (`a` one, `b` two ...; `Z` one, `Y` two ... below zero), so adding at either end counts up or down and
stays short: ten thousand rows added one after another get keys of at most four characters. Rows put into the same gap
over and over cost one more digit each six times; whoever keeps keys spreads them anew (`keys_between`) when one
becomes longer than `LONG`.
"""

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
LONG = 48
"""Keys longer than this are due to be spread anew."""

_BASE = len(DIGITS)
_ZERO = "a0"
_LOWEST = "A" + DIGITS[0] * 26


def _digits(head: str) -> int:
    """How many digits follow the first letter of an integer part; raises `ValueError`."""
    if "a" <= head <= "z":
        return ord(head) - ord("a") + 1
    if "A" <= head <= "Z":
        return ord("Z") - ord(head) + 1
    raise ValueError(f"no key starts with {head!r}")


def _whole(key: str) -> str:
    """The integer part of a key; raises `ValueError` for text that is no key."""
    whole = key[: _digits(key[:1]) + 1]
    fraction = key[len(whole) :]
    if len(whole) != _digits(key[:1]) + 1 or key == _LOWEST or fraction.endswith(DIGITS[0]):
        raise ValueError(f"{key!r} is no order key")
    if not set(key) <= set(DIGITS):
        raise ValueError(f"{key!r} is no order key")
    return whole


def _up(whole: str) -> str:
    """The next integer part."""
    head, digits = whole[0], whole[1:]
    kept = digits.rstrip(DIGITS[-1])
    if kept:
        return head + kept[:-1] + DIGITS[DIGITS.index(kept[-1]) + 1] + DIGITS[0] * (len(digits) - len(kept))
    if head == "Z":
        return _ZERO
    if head == "z":
        raise ValueError("there is no key after the last")
    above = chr(ord(head) + 1)
    return above + DIGITS[0] * _digits(above)


def _down(whole: str) -> str:
    """The integer part before."""
    head, digits = whole[0], whole[1:]
    kept = digits.rstrip(DIGITS[0])
    if kept:
        return head + kept[:-1] + DIGITS[DIGITS.index(kept[-1]) - 1] + DIGITS[-1] * (len(digits) - len(kept))
    if head == "a":
        return "Z" + DIGITS[-1]
    if head == "A":
        raise ValueError("there is no key before the first")
    below = chr(ord(head) - 1)
    return below + DIGITS[-1] * _digits(below)


def _midpoint(low: str, high: str) -> str:
    """A short fraction strictly between two; an empty `high` stands for 1."""
    found = ""
    while True:
        if high:
            common = 0
            while common < len(high) and (low[common : common + 1] or DIGITS[0]) == high[common]:
                common += 1
            found, low, high = found + high[:common], low[common:], high[common:]
        first = DIGITS.index(low[0]) if low else 0
        last = DIGITS.index(high[0]) if high else _BASE
        if last - first > 1:
            return found + DIGITS[(first + last) // 2]
        if len(high) > 1:
            return found + high[0]
        found, low, high = found + DIGITS[first], low[1:], ""


def key_between(low: str | None, high: str | None) -> str:
    """A key that sorts after `low` and before `high`; `None` stands for the end of the list on that side.

    Raises `ValueError` if `low` does not sort before `high`, or one is no key.
    """
    if low is not None and high is not None and low >= high:
        raise ValueError(f"no key fits between {low!r} and {high!r}")
    if low is None:
        return _before(high)
    whole = _whole(low)
    if high is None:
        return _up(whole)
    above = _whole(high)
    if whole == above:
        return whole + _midpoint(low[len(whole) :], high[len(above) :])
    step = _up(whole)
    return step if step < high else whole + _midpoint(low[len(whole) :], "")


def _before(high: str | None) -> str:
    if high is None:
        return _ZERO
    whole = _whole(high)
    if whole == _LOWEST:
        return whole + _midpoint("", high[len(whole) :])
    below = whole if whole < high else _down(whole)
    return below if below != _LOWEST else below + _midpoint("", "")


def keys_between(low: str | None, high: str | None, count: int) -> list[str]:
    """`count` ascending keys between two, spread so that they stay short (O(log count) digits)."""
    if count <= 0:
        return []
    if high is None:
        keys: list[str] = []
        for _ in range(count):
            keys.append(key_between(keys[-1] if keys else low, None))
        return keys
    if low is None:
        keys = []
        for _ in range(count):
            keys.append(key_between(None, keys[-1] if keys else high))
        return keys[::-1]
    middle = key_between(low, high)
    left = (count - 1) // 2
    return [*keys_between(low, middle, left), middle, *keys_between(middle, high, count - 1 - left)]
