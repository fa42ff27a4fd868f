"""A style by its name or path → the style, read and kept."""

from __future__ import annotations

import os
from functools import lru_cache

from citekit.csl import catalogue
from citekit.csl.tree import Style

__all__ = ["load"]


def load(style: str | os.PathLike[str]) -> Style:
    """Read a style as `citekit.csl.load` says.

    >>> load("apa") is load("http://www.zotero.org/styles/apa")
    True
    """
    located = catalogue.locate(style)
    return _loaded(located, catalogue.version(located.path))


@lru_cache(maxsize=32)
def _loaded(located: catalogue.Located, version: tuple[int, int]) -> Style:  # noqa: ARG001  # states
    content, problems = catalogue.read(located.path)
    return Style(content, located.name, problems, located.locale)
