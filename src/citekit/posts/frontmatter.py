"""The front matter of a post: YAML between ``---``, or TOML between ``+++`` as Hugo has it."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from citekit.apparatus import desk
from citekit.apparatus.matter import UnreadError, yaml
from citekit.errors import Problem
from citekit.posts.drafts import LINE_END

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
    lines: Mapping[str, int] = field(factory=dict, repr=False, hash=False)  #: where fields stand

    def line(self, *names: str) -> int:
        """Return the line of the post where the first of some fields stands."""
        return next((self.lines[name] for name in names if name in self.lines), 1)


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
        said = _toml(source) if opening[1] == "+++" else yaml(source)
    except UnreadError as error:
        message = f"the front matter cannot be read and is passed over: {error}"
        problem = Problem("front-matter", message, line=error.line + 1)
        return FrontMatter(closing.end(), problems=(problem,))
    if not isinstance(said, Mapping):  # a rule, and text between two of them
        return FrontMatter(end=int(text.startswith("\ufeff")))
    return _said(said, closing.end(), source)


def _toml(source: str) -> Any:
    try:
        return tomllib.loads(source.replace("\r\n", "\n"))
    except (ValueError, RecursionError) as error:
        found = re.search(r"at line (\d{1,9})", str(error))
        raise UnreadError(error, int(found[1]) if found else 1) from None


def _said(said: Mapping[Any, Any], end: int, source: str) -> FrontMatter:
    """Take what citekit knows. Hugo keeps fields of one's own under ``params``."""
    params = said.get("params")
    own = {**params, **said} if isinstance(params, Mapping) else said
    return FrontMatter(
        end,
        bibliography=_texts(own.get("bibliography")),
        style=_text(own.get("style") or own.get("csl") or own.get("citation-style")),
        locale=_text(own.get("lang") or own.get("language") or own.get("locale")),
        date=_date(own.get("date")),
        nocite=desk.ids(own.get("nocite")),
        title=_text(own.get("reference-section-title")),
        lines=_lines(source),
    )


def _lines(source: str) -> Mapping[str, int]:
    """Return the line of the post that each field stands on, the first of several."""
    found: dict[str, int] = {}
    for number, line in enumerate(LINE_END.split(source), 2):
        if field_of := _FIELD.match(line):
            found.setdefault(field_of[1], number)
    return found


_FIELD = re.compile(r"[ \t]{0,40}[\"']?([\w-]{1,60})[\"']?[ \t]{0,8}[:=]")


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
