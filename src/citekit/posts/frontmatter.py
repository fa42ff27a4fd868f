"""The front matter of a post: YAML between ``---``, or TOML between ``+++`` as Hugo has it."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from citekit.errors import Problem

__all__ = ["FrontMatter", "read"]


@frozen
class FrontMatter:
    """What the front matter says of sources, and where the text begins."""

    end: int = 0  #: code points; 0: there is none
    bibliography: tuple[str, ...] = ()
    style: str | None = None
    locale: str | None = None
    date: datetime.date | None = None
    nocite: tuple[str, ...] = ()  #: ids to be listed without being cited; ``*`` is all
    title: str | None = None  #: what the list is to be called
    problems: tuple[Problem, ...] = field(default=())


_OPENING = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*(?:\r\n?|\n)")
_CLOSING: Mapping[str, re.Pattern[str]] = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n?|\n|\Z)", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*(?:\r\n?|\n|\Z)", re.MULTILINE),
}


def read(text: str) -> FrontMatter:
    r"""Read the front matter of a post. Never raises: what cannot be read is a problem.

    >>> matter = read("---\nlang: de\ncsl: apa\n---\nText")
    >>> matter.locale, matter.style, matter.end
    ('de', 'apa', 26)
    """
    opening = _OPENING.match(text)
    if opening is None:
        return FrontMatter(end=int(text.startswith("\ufeff")))
    # “\r” alone is no line end to the pattern
    closing = _CLOSING[opening[1]].search(text, opening.end())
    if closing is None:  # a line of dashes above the text
        return FrontMatter(end=int(text.startswith("\ufeff")))
    source = text[opening.end() : closing.start()]
    try:
        said = _toml(source) if opening[1] == "+++" else _yaml(source)
    except ValueError as error:
        reason = " ".join(str(error).split())[:200]
        message = f"the front matter cannot be read and is passed over: {reason}"
        return FrontMatter(closing.end(), problems=(Problem("front-matter", message, line=1),))
    if not isinstance(said, Mapping):  # a rule, and text between two of them
        return FrontMatter(end=int(text.startswith("\ufeff")))
    return _said(said, closing.end())


def _toml(source: str) -> Any:
    return tomllib.loads(source.replace("\r\n", "\n"))


def _yaml(source: str) -> Any:
    import yaml

    try:
        return yaml.safe_load(source)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise ValueError(str(error)) from None


def _said(said: Mapping[Any, Any], end: int) -> FrontMatter:
    """Take what citekit knows. Hugo keeps fields of one's own under ``params``."""
    params = said.get("params")
    own = {**params, **said} if isinstance(params, Mapping) else said
    return FrontMatter(
        end,
        bibliography=_texts(own.get("bibliography")),
        style=_text(own.get("style") or own.get("csl") or own.get("citation-style")),
        locale=_text(own.get("lang") or own.get("language") or own.get("locale")),
        date=_date(own.get("date")),
        nocite=tuple(key for text in _texts(own.get("nocite")) for key in _KEYS.findall(text)),
        title=_text(own.get("reference-section-title")),
    )


_KEYS = re.compile(r"(?<!\w)@([^\s,;\]{}]{1,200})")


def _text(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _texts(value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(each for each in values if isinstance(each, str) and each.strip())


def _date(value: Any) -> datetime.date | None:
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    found = re.match(r"\d{4}-\d\d-\d\d", value) if isinstance(value, str) else None
    try:
        return datetime.date.fromisoformat(found[0]) if found else None
    except ValueError:
        return None
