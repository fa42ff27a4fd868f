"""The front matter of a post: YAML between ``---``, or TOML between ``+++`` as Hugo has it."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from attrs import field, frozen

from citekit import dates
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
    if closing is None:  # a line of dashes above the text, in all likelihood
        problems = (_UNCLOSED,) if _is_meant(text[opening.end() :]) else ()
        return FrontMatter(end=int(text.startswith("\ufeff")), problems=problems)
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


_UNCLOSED = Problem("front-matter", "the front matter is not closed and is taken for text", line=1)


def _is_meant(text: str) -> bool:
    r"""Tell front matter that nothing closes: fields up to the first empty line, and known ones.

    >>> _is_meant("title: Lakes\ntags:\n  - a\n\nText"), _is_meant("Note: I was there.")
    (True, False)
    """
    if text[:1] in ("", "\r", "\n"):
        return False
    head = re.split(r"(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)", text[:_LONGEST], maxsplit=1)[0]
    lines = LINE_END.split(head.strip("\r\n"))
    fields = [found[1] for line in lines if (found := _FIELD.match(line))]
    is_all = all(_FIELD.match(line) or line[:1] in " \t-#]})" for line in lines if line)
    return is_all and not _KNOWN.isdisjoint(fields)


#: How far it is looked for an empty line.
_LONGEST = 10_000
_KNOWN = frozenset(
    "title date author style csl citation-style bibliography lang language locale nocite layout "
    "tags categories draft slug description".split()
)


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
    lines = _lines(source)
    return FrontMatter(
        end,
        bibliography=_texts(own.get("bibliography")),
        style=_text(_first(own, _STYLE)),
        locale=_text(_first(own, _LOCALE)),
        date=_date(own.get("date")),
        nocite=desk.ids(own.get("nocite")),
        title=_text(own.get("reference-section-title")),
        problems=tuple(_unused(own, lines)),
        lines=lines,
    )


_STYLE = ("style", "csl", "citation-style")
_LOCALE = ("lang", "language", "locale")


def _first(said: Mapping[Any, Any], names: Sequence[str]) -> Any:
    return next((said[name] for name in names if said.get(name)), None)


def _unused(said: Mapping[Any, Any], lines: Mapping[str, int]) -> Iterator[Problem]:
    """Tell of values that say nothing: a day that is none, a list where a name is to be."""
    read: Mapping[str, Callable[[Any], object]] = {
        **dict.fromkeys((*_STYLE, *_LOCALE, "reference-section-title"), _text),
        "bibliography": _texts, "date": _date, "nocite": desk.ids,
    }  # fmt: skip
    for name, reader in read.items():
        value = said.get(name)
        if value not in (None, "", [], {}) and not reader(value):
            words = " ".join(str(value).split())[:60]
            message = f"“{words}” is no value of {name!r}; the field is passed over"
            yield Problem("front-matter", message, lines.get(name, 1), excerpt=words)


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
    if not isinstance(value, str) or len(value) > _LONGEST_DATE:
        return None
    found = [one.readings[0].start for one in dates.find(value) if len(one.readings) == 1]
    try:
        return datetime.date(*found[0]) if len(found) == 1 and len(found[0]) == 3 else None
    except ValueError:
        return None


_LONGEST_DATE = 80
