"""What stands above a text, in YAML: read without harm, whatever is in it."""

from __future__ import annotations

import re
from typing import Any

__all__ = ["UnreadError", "yaml"]


class UnreadError(ValueError):
    """Front matter that cannot be read: why, and the line of it, from 1."""

    def __init__(self, error: Exception, line: int) -> None:
        super().__init__(" ".join(str(error).split())[:200])
        self.line = line


def yaml(source: str) -> Any:
    r"""Read YAML: mappings, lists, texts, numbers, dates, and nothing that runs.

    Raises UnreadError for what is none.

    >>> yaml("lang: de\nnocite: '@roe'")
    {'lang': 'de', 'nocite': '@roe'}
    """
    import yaml as pyyaml

    try:
        _check_depth(source)
        return pyyaml.safe_load(source)
    except pyyaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise UnreadError(error, mark.line + 1 if mark else 1) from None
    # a tag whose value is none of its kind fails in any of these ways: “!!bool x”
    except (pyyaml.YAMLError, RecursionError, ValueError, LookupError, AttributeError) as error:
        raise UnreadError(error, 1) from None


def _check_depth(source: str) -> None:
    """Refuse brackets within each other: the time of PyYAML grows with the square of them."""
    depth = 0
    for sign in re.finditer(r"[\[{\]}]", source):
        depth = max(0, depth + (1 if sign[0] in "[{" else -1))
        if depth > _DEEPEST:
            raise ValueError("there are too many brackets within each other")


_DEEPEST = 100
