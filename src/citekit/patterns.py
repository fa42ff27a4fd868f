"""Regular expressions that are compiled when they are first used.

Compiling is most of what it takes to get ready: the patterns for dates, names, numbers and
identifiers of all languages are long, and a text needs few of them.
"""

from __future__ import annotations

import re
from typing import Any, cast

__all__ = ["regex"]


class _Pattern:
    """Stands for a compiled pattern until one of its methods is asked for."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "split", "sub"):
            self.__dict__[method] = getattr(compiled, method)
        return getattr(compiled, name)


def regex(source: str, flags: int = 0) -> re.Pattern[str]:
    """Give a pattern as `re.compile` does, at no cost until it is used.

    A pattern that is wrong raises `re.error` only then.

    >>> regex("a+b").fullmatch("aab")[0]
    'aab'
    """
    return cast("re.Pattern[str]", _Pattern(source, flags))
