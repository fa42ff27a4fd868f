"""Trouble: as a value (`Problem`) for content, as exceptions for requests.

Content never raises: a broken entry, an ambiguous date or an unknown field is a
`Problem` beside the good result. Requests do: a style that does not exist, a file
that cannot be opened. Each exception also derives from the built-in that a caller
would catch anyway.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Literal

from attrs import frozen

__all__ = [
    "CitekitError",
    "InputError",
    "Nearest",
    "Problem",
    "Severity",
    "StyleError",
    "UnknownNameError",
    "nearest",
]

#: ``info``: done as asked, with an assumption worth knowing; ``warning``: look at
#: it; ``error``: something of the input could not be used.
Severity = Literal["info", "warning", "error"]


@frozen
class Problem:
    """Something in the content that a person should know about.

    >>> print(Problem("date-ambiguous", "3/4/19 is 2019-03-04 or 2019-04-03", line=2))
    line 2: warning: 3/4/19 is 2019-03-04 or 2019-04-03 [date-ambiguous]
    """

    code: str  #: stable kebab-case name of the kind of problem
    message: str  #: what is wrong and, where possible, what to do
    line: int | None = None  #: 1-based line of the input; None: no place known
    column: int | None = None  #: 1-based code point in that line
    excerpt: str = ""  #: the piece of input it speaks of
    severity: Severity = "warning"

    def __str__(self) -> str:
        place = "" if self.line is None else f"line {self.line}: "
        return f"{place}{self.severity}: {self.message} [{self.code}]"


class CitekitError(Exception):
    """The root of everything that citekit raises on purpose."""


class UnknownNameError(CitekitError, LookupError):
    """A name (of a style, a format, a locale …) that does not exist.

    `kind` says of what, `name` is what was asked for, and `suggestions` are the
    nearest names that do exist, best first.
    """

    def __init__(self, kind: str, name: str, suggestions: Iterable[str] = ()) -> None:
        self.kind = kind
        self.name = name
        self.suggestions = tuple(suggestions)
        hint = f"; did you mean {', '.join(self.suggestions)}?" if self.suggestions else ""
        super().__init__(f"no {kind} named {name!r}{hint}")

    def __reduce__(self) -> tuple[type, tuple[str, str, tuple[str, ...]]]:
        return type(self), (self.kind, self.name, self.suggestions)


class StyleError(CitekitError, ValueError):
    """A CSL style that cannot be used. `problems` lists what is wrong with it."""

    def __init__(self, message: str, problems: Iterable[Problem] = ()) -> None:
        self.problems = tuple(problems)
        super().__init__(message)


class InputError(CitekitError, ValueError):
    """Input that is not what it is said to be: not text, not JSON, empty."""


def nearest(
    name: str, names: Iterable[str], count: int = 3, *, cutoff: float = 0.5
) -> tuple[str, ...]:
    """Return up to `count` of `names` that look most like `name`, best first.

    `cutoff`, from 0 to 1, is how alike they have to be.

    >>> nearest("chicago-notes-bibliografy", ["apa", "chicago-notes-bibliography"])
    ('chicago-notes-bibliography',)
    """
    return tuple(get_close_matches(name, list(names), n=count, cutoff=cutoff))


class Nearest:
    """The nearest of some names, for one stranger after the other.

    Each is sought once, and only the first `most` of them: a text full of strangers, beside
    thousands of names, would take minutes.

    >>> near = Nearest(["knuth1984", "lamport1986"], most=1)
    >>> near("knuth1948"), near("lamport"), near("knuth1948")
    (('knuth1984',), (), ('knuth1984',))
    """

    def __init__(self, names: Iterable[str], most: int = 100) -> None:
        self._names = list(names)
        self._most = most
        self._found: dict[tuple[str, float], tuple[str, ...]] = {}

    def __call__(self, name: str, *, cutoff: float = 0.5) -> tuple[str, ...]:
        """Return what `nearest` does; nothing, if too many were sought before."""
        key = name, cutoff
        if key not in self._found and len(self._found) < self._most:
            self._found[key] = nearest(name, self._names, cutoff=cutoff)
        return self._found.get(key, ())
