"""Roman numerals: volumes, parts, sessions and the years of old title pages."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["read", "write"]

_VALUES: Mapping[str, int] = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_WRITTEN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def read(text: str) -> int:
    """Read a Roman numeral, in capitals or small; old and careless ones (XIIII) too.

    Raises KeyError for a letter that is none: the caller knows what it takes for a numeral.

    >>> read("MCMXCIV"), read("xiiii")
    (1994, 14)
    """
    values = [_VALUES[letter] for letter in text.upper()]
    followed = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in followed)


def write(value: int) -> str:
    """Write a number from 1 to 4999 in capitals; any other as it is.

    >>> write(1994), write(0)
    ('MCMXCIV', '0')
    """
    if not 0 < value < 5000:
        return str(value)
    written = ""
    for size, letters in _WRITTEN:
        count, value = divmod(value, size)
        written += letters * count
    return written
