"""The command line: one door, `main`.

Data goes to standard output, problems to standard error. Only click and what is as light is
imported at the top of these modules: ``citekit --help`` should be there at once.

    program    the group of commands, exit status, messages
    inputs     options that several commands have, and how files are read
    texts      parse, mentions, train
    listing    format, cite, styles
    latex      aux
    publishing post
    metadata   resolve, complete, verify, cache
"""

from __future__ import annotations

from citekit.cli import (  # noqa: F401  # they add their commands
    latex,
    listing,
    metadata,
    publishing,
    texts,
)
from citekit.cli.program import main

__all__ = ["main"]
