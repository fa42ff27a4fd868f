"""citekit: the sources under a post → structured records → a well-formatted list.

>>> import citekit
>>> sources = citekit.loads('[{"id": "a", "type": "book", "title": "Fiasco"}]', "csl-json")
>>> sources["a"].fields["title"]
'Fiasco'

Names are imported when they are first used, so that ``import citekit`` costs nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from citekit._api import (
        Formatted,
        complete,
        dumps,
        format,  # noqa: A004
        loads,
        mentions,
        parse,
        post,
        read,
        resolve,
        verify,
        write,
    )
    from citekit.bibliography import Bibliography
    from citekit.csl.document import Cite
    from citekit.errors import (
        CitekitError,
        InputError,
        Problem,
        StyleError,
        UnknownNameError,
    )
    from citekit.identifiers import Identifier
    from citekit.providers.session import Session
    from citekit.providers.settings import Settings
    from citekit.record import Date, Name, Record, Records
    from citekit.references import Reference, Token
    from citekit.references.mentions import Mention
    from citekit.retrieval import Completion, Resolution, Verification

    __version__: str

__all__ = [
    "Bibliography",
    "Cite",
    "CitekitError",
    "Completion",
    "Date",
    "Formatted",
    "Identifier",
    "InputError",
    "Mention",
    "Name",
    "Problem",
    "Record",
    "Records",
    "Reference",
    "Resolution",
    "Session",
    "Settings",
    "StyleError",
    "Token",
    "UnknownNameError",
    "Verification",
    "__version__",
    "complete",
    "dumps",
    "format",
    "loads",
    "mentions",
    "parse",
    "post",
    "read",
    "resolve",
    "verify",
    "write",
]

#: Public name → the module that has it.
_HOMES: Mapping[str, str] = {
    **dict.fromkeys(
        (
            *(
                "Formatted",
                "complete",
                "dumps",
                "format",
                "loads",
                "mentions",
                "parse",
                "post",
                "read",
            ),
            *("resolve", "verify", "write"),
        ),
        "citekit._api",
    ),
    "Bibliography": "citekit.bibliography",
    "Cite": "citekit.csl.document",
    **dict.fromkeys(
        ("CitekitError", "InputError", "Problem", "StyleError", "UnknownNameError"),
        "citekit.errors",
    ),
    **dict.fromkeys(("Date", "Name", "Record", "Records"), "citekit.record"),
    **dict.fromkeys(("Reference", "Token"), "citekit.references"),
    "Identifier": "citekit.identifiers",
    "Mention": "citekit.references.mentions",
    "Session": "citekit.providers.session",
    "Settings": "citekit.providers.settings",
    **dict.fromkeys(("Completion", "Resolution", "Verification"), "citekit.retrieval"),
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        value: Any = version("citekit")
    elif name in _HOMES:
        from importlib import import_module

        value = getattr(import_module(_HOMES[name]), name)
    else:
        raise AttributeError(f"module 'citekit' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
