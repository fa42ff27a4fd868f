"""The syntax of BibTeX files: text → entries with the source of their fields.

pybtex reads the entries, one by one, so that a broken one costs itself at most: what
could be read of it stays, and reading goes on at the next field or the next entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, MutableMapping

from attrs import frozen
from pybtex.database.input.bibtex import LowLevelParser, month_names
from pybtex.exceptions import PybtexError
from pybtex.scanner import Pattern, PrematureEOF, PybtexSyntaxError, TokenRequired
from pybtex.utils import CaseInsensitiveDict

from citekit.errors import Problem

__all__ = ["Entry", "entries"]


@frozen
class Entry:
    """One entry, as it is in the file but for its strings, which are put in."""

    kind: str  #: what follows the @, lower case
    key: str  #: empty: it has none
    fields: Mapping[str, str]  #: lower-case name → TeX source, white space as it was
    line: int  #: 1-based, of the @
    problems: tuple[Problem, ...] = ()


_ENTRY = re.compile(r"@\s*([A-Za-z][\w-]*)\s*([{(])")
#: Where the next entry surely begins, whatever is wrong with the one before it.
_BOUNDARY = re.compile(r"^[ \t]*@[ \t]*[A-Za-z][\w-]*[ \t]*[{(]", re.MULTILINE)
_KEY = re.compile(r'\s*+([^,={}"\n]*+)\s*+,|\s*+([^,={}"()\n]*+)(?=[})])')
_KEY_WITHOUT_COMMA = re.compile(r'\s*+([^\s,={}"]++)[ \t]*+\n(?=\s*+[A-Za-z][\w-]*+\s*+=)')
_WORD = re.compile(r"[^\W\d_]{2}")
_FIELD = re.compile(r'[,\n]\s*(?=[A-Za-z][\w:.+-]*\s*=\s*(?:[{"]|\w))')


def entries(text: str) -> Iterator[Entry | Problem]:
    r"""Yield the entries of a BibTeX file, and what lies between them. Never raises.

    Entries behind a ``%``, ``@comment`` and ``@preamble`` are passed over; ``@string``
    is put in where it is used. Other text between entries is a comment to BibTeX: it
    is passed over, and named, as it may be a reference in words.

    >>> [entry.fields["title"] for entry in entries('@string{a = "A "} @book{k, title = a # {B}}')]
    ['A B']
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    strings = CaseInsensitiveDict(month_names)
    place, line, end, counted, commented = 0, 1, 0, 0, 0
    comments_close = True
    while match := _ENTRY.search(text, place):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        if match.start() >= end:
            following = _BOUNDARY.search(text, match.end())
            end = following.start() if following else len(text)
            chunk, base = text[match.start() : end], match.start()
        yield from _between(text[max(place, commented) : match.start()], line)
        if _commented(text, match.start()):  # BibTeX would read it; who writes % does not want that
            place = match.end()
            line_end = text.find("\n", place)
            commented = line_end if line_end >= 0 else len(text)
            continue
        if match[1].lower() == "comment":
            after = _closing(text, match.end()) if comments_close else None
            comments_close = after is not None
            place = after or match.end()
            continue
        parser = _Parser(chunk, strings, match.start() - base, line)
        entry = parser.entry()
        if entry is not None:
            yield entry
        place = end if parser.broken() else max(base + parser.pos, match.end())
    line += text.count("\n", counted)
    yield from _between(text[max(place, commented) :], line)


def _between(text: str, last_line: int) -> Iterator[Problem]:
    """Yield a problem for text that ends in that line, if there are words in it."""
    lines = text.split("\n")
    for line, words in enumerate(lines, last_line - len(lines) + 1):
        if words.strip() and not words.lstrip().startswith("%") and _WORD.search(words):
            message = "what stands outside of the entries is a comment in BibTeX; it is left out"
            excerpt = " ".join(words.split())[:80]
            yield Problem("bibtex-outside", message, line, None, excerpt, "info")
            return


def _commented(text: str, place: int) -> bool:
    start = max(text.rfind("\n", 0, place) + 1, place - 80)
    before = text[start:place].strip()
    return before.startswith("%") and not before.strip("%")


def _closing(text: str, start: int) -> int | None:
    """Find the end of the group that began before `start`."""
    depth = 1
    for match in re.compile(r"[{}]").finditer(text, start):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return match.end()
    return None


class _Parser(LowLevelParser):  # type: ignore[misc]  # pybtex has no types
    """pybtex's parser, for one entry, going on after what it does not understand."""

    #: Between fields, a percent sign makes the rest of the line a comment, as for biber.
    WHITESPACE = Pattern(r"(?:\s|%[^\n]*)+", "white space")

    def __init__(self, text: str, strings: MutableMapping[str, str], start: int, line: int) -> None:
        super().__init__(text, macros=strings)
        self.pos = start
        self.lineno = line
        self.line = line
        self.key = ""
        self.field_start = start
        self.current_fields: list[tuple[str, list[str]]] = []
        self.complaints: list[Problem] = []

    def entry(self) -> Entry | None:
        """Read the command at hand; None for a @string or @preamble in order."""
        self.skip_to([self.AT])
        self.command_start = self.pos - 1
        kind = ""
        try:
            kind = self.parse_command()[0].lower()
        except PybtexError as error:
            self.handle_error(error)
        fields: dict[str, str] = {}
        if kind not in {"string", "preamble"}:
            for name, parts in self.current_fields:
                if name.lower() in fields:
                    message = f"the field {name} is there twice; the first counts"
                    self.complaints.append(Problem("bibtex-field", message, self.line))
                fields.setdefault(name.lower(), "".join(parts))
        elif not self.complaints:
            return None
        return Entry(kind, self.key, fields, self.line, tuple(self.complaints))

    def broken(self) -> bool:
        """Tell whether it is unsure where the entry ends."""
        return any(problem.severity == "error" for problem in self.complaints)

    def parse_entry_body(self, body_end: object) -> None:  # noqa: ARG002  # pybtex calls it
        match = _KEY.match(self.text, self.pos)
        if match is None and (match := _KEY_WITHOUT_COMMA.match(self.text, self.pos)):
            self.complain("there is no comma after the key")
        if match:
            self.key = (match[1] or match.groups()[-1] or "").strip()
            self.pos = match.end()
            self.update_lineno(match[0])
        self.parse_entry_fields()

    def parse_entry_fields(self) -> None:
        while True:
            try:
                super().parse_entry_fields()
                self.eat_whitespace()
                if not self.eof() and self.text[self.pos] not in "})":
                    raise TokenRequired("a comma between fields", self)
                return
            except PybtexSyntaxError as error:
                self.handle_error(error)
                if not self.resume():
                    return

    def parse_field(self) -> None:
        self.eat_whitespace()
        if not self.eof():
            self.field_start = self.pos
        super().parse_field()

    def resume(self) -> bool:
        """Go to the next field; of the broken one keep what is there, unread."""
        start = max(self.field_start, self.command_start + 1)
        name = self.current_field_name
        done = bool(self.current_fields) and self.current_fields[-1][0] == name
        place = min(self.pos if done or not name else start + len(name) + 1, len(self.text))
        while self.text[place - 1].isspace():
            place -= 1
        found = _FIELD.search(self.text, place)
        end = found.end() if found else len(self.text)
        if name and not done:
            value = self.text[start:end].partition("=")[2].strip(' \t\n,{}"')
            self.current_fields.append((name, [value]))
        self.lineno = self.line + self.text.count("\n", self.command_start, end)
        self.pos = end
        return found is not None

    def substitute_macro(self, name: str) -> str:
        value: str | None = self.macros.get(name)
        if value is None:
            self.complaints.append(
                Problem("bibtex-string", f"no @string defines {name}; kept as text", self.lineno)
            )
            return name
        return value

    def handle_error(self, error: PybtexError) -> None:
        if not isinstance(error, PrematureEOF):
            self.complain(str(error.args[0]))
        elif not self.broken():
            self.lineno = self.line + self.text.count("\n", self.command_start, self.field_start)
            self.pos = self.field_start
            self.complain("a brace or quotation mark of this entry is not closed")

    def complain(self, message: str) -> None:
        """Note that the entry is broken here, once a line."""
        end = self.text.find("\n", self.pos)
        start = self.text.rfind("\n", 0, self.pos) + 1
        excerpt = self.text[start : end if end >= 0 else len(self.text)].strip()[:80]
        if all(problem.line != self.lineno for problem in self.complaints):
            problem = Problem("bibtex-syntax", message, self.lineno, None, excerpt, "error")
            self.complaints.append(problem)
