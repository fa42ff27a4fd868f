"""What the metadata of a document says about citations: Pandoc's manual, “Citations”."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from citekit import csl
from citekit.apparatus import shelf
from citekit.apparatus.desk import ids
from citekit.csl import lexicon
from citekit.errors import InputError, Problem, UnknownNameError
from citekit.formats import csljson
from citekit.markup import dumps
from citekit.pandoc.inlines import Inline, Keep, runs, text
from citekit.record import Record
from citekit.variables import VARIABLES

if TYPE_CHECKING:
    from citekit.csl.tree import Style

__all__ = ["Settings", "nocite", "read", "truth", "unread", "without_works"]

_DEFAULT = "chicago-author-date"


@frozen
class Settings:
    """How a document cites."""

    records: Mapping[str, Record]  #: by id
    style: Style
    locale: str | None  #: None: that of the style
    lang: str  #: of the words before locators
    keep: Keep  #: what the records hold that rich text has no words for
    link_citations: bool = False
    link_bibliography: bool = True
    suppress_bibliography: bool = False
    #: None: as the style has it: notes go there, raised numbers do not
    after_punctuation: bool | None = None
    title: tuple[Inline, ...] = ()  #: of the section of the list


def read(meta: Mapping[str, Any]) -> tuple[Settings, list[Problem]]:
    """Read the metadata, and the files that it names.

    Raises InputError for a bibliography that cannot be read, UnknownNameError and StyleError
    for the style.
    """
    keep = Keep()
    style = csl.load(_style(text(meta.get("csl") or meta.get("citation-style")).strip()))
    own, problems = _references(meta.get("references"), keep)
    files, found = _files(list(_listed(meta.get("bibliography"))))
    records = _abbreviated({**files, **own}, text(meta.get("citation-abbreviations")).strip())
    locale, unknown = _locale(text(meta.get("lang") or meta.get("locale")).strip())
    after = meta.get("notes-after-punctuation")
    settings = Settings(
        records=records,
        style=style,
        locale=locale,
        lang=locale or style.default_locale or "en-US",
        keep=keep,
        link_citations=truth(meta.get("link-citations")),
        link_bibliography=truth(meta.get("link-bibliography"), default=True),
        suppress_bibliography=truth(meta.get("suppress-bibliography")),
        after_punctuation=None if after is None else truth(after),
        title=tuple(_inlines(meta.get("reference-section-title"))),
    )
    return settings, [*problems, *found, *unknown]


def without_works(meta: Mapping[str, Any]) -> list[Problem]:
    """Tell a document that cites, but names nothing that it could cite.

    >>> without_works({"bibliography": {"t": "MetaString", "c": "refs.bib"}})
    []
    """
    if meta.get("bibliography") or meta.get("references"):
        return []
    said = "no bibliography is named: give it to pandoc with --bibliography, or in the metadata"
    return [Problem("bibliography-missing", said)]


def truth(value: Any, *, default: bool = False) -> bool:
    """Tell what a field of metadata says, as a bool or in a word.

    >>> truth({"t": "MetaBool", "c": True}), truth(None, default=True)
    (True, True)
    """
    if not isinstance(value, dict):
        return default
    if value.get("t") == "MetaBool":
        return bool(value.get("c"))
    return text(value).strip().lower() in ("true", "yes", "on", "1")


def nocite(meta: Mapping[str, Any]) -> list[str]:
    """Give the keys that are to be listed though nothing cites them; ``*`` is all.

    >>> nocite({})
    []
    """
    return list(dict.fromkeys(_keys(meta.get("nocite"))))


def unread(meta: Mapping[str, Any]) -> list[Problem]:
    """Tell of a ``nocite`` that cites nothing.

    >>> unread({"nocite": {"t": "MetaBool", "c": True}})[0].code
    'nocite-unread'
    """
    value = meta.get("nocite")
    if nocite(meta) or not value or value.get("c") in (False, "", [], {}):
        return []
    said = "nocite names no work: write @key for each, or @* for all"
    return [Problem("nocite-unread", said, excerpt=text(value).strip())]


def _keys(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for each in node:
            yield from _keys(each)
    elif isinstance(node, dict):
        if node.get("t") == "MetaString":  # of the command line, which Pandoc reads as text
            yield from (one for one in ids(node["c"]) if "@" in node["c"])
        elif node.get("t") == "Cite":
            yield from (cite["citationId"] for cite in node["c"][0])
        elif "c" in node:
            yield from _keys(node["c"])


def _inlines(value: Any) -> list[Inline]:
    if not isinstance(value, dict):
        return []
    if value.get("t") == "MetaInlines":
        return list(value["c"])
    said = text(value).strip()
    return [{"t": "Str", "c": said}] if said else []


def _style(name: str) -> str | Path:
    """Give the file that a document names; else the name of a style."""
    return Path(name) if name and Path(name).is_file() else name or _DEFAULT


def _locale(name: str) -> tuple[str | None, list[Problem]]:
    if not name:
        return None, []
    try:
        return lexicon.language(name.partition("-u-")[0]), []
    except UnknownNameError:
        message = f"CSL has no locale for the language {name!r}; that of the style is taken"
        return None, [Problem("locale-unknown", message)]


# --- files ------------------------------------------------------------------------------


def _listed(value: Any) -> Iterator[str]:
    """Give the files that a field names: one, or a list."""
    if isinstance(value, dict) and value.get("t") == "MetaList":
        for each in value["c"]:
            yield from _listed(each)
    elif said := text(value).strip():
        yield said


#: Formats of bibliographies that citekit leaves to Pandoc, by suffix.
_THEIRS: Mapping[str, str] = {".yaml": "markdown", ".yml": "markdown", ".ris": "ris"}


def _files(paths: list[str]) -> tuple[dict[str, Record], list[Problem]]:
    """Read bibliographies; the last record of an id is cited, as Pandoc has it."""
    records: dict[str, Record] = {}
    problems: list[Problem] = []
    for path in paths:
        if Path(path).suffix.lower() in _THEIRS and Path(path).is_file():
            found = csljson.loads(_converted(path))
            records |= {record.id: record for record in found}
            told = [(path, problem) for problem in found.problems]
        else:
            read_ = shelf.read([path])
            records |= read_.records
            told = list(read_.problems)
        for file, problem in told:
            if problem.code == "bibliography-unreadable":
                raise InputError(f"{file}: {problem.message}")
            problems.append(_of_file(file, problem))
    return records, problems


def _of_file(file: str, problem: Problem) -> Problem:
    line = f":{problem.line}" if problem.line else ""
    return evolve(problem, message=f"{file}{line}: {problem.message}", line=None)


def _converted(path: str) -> str:
    """Let Pandoc read a bibliography that citekit does not."""
    kind = _THEIRS[Path(path).suffix.lower()]
    try:
        content = Path(path).read_bytes()
        if kind == "markdown" and not content.lstrip().startswith(b"---"):
            content = b"---\n" + content.rstrip() + b"\n---\n"
        done = subprocess.run(  # noqa: S603  # the arguments are ours
            [os.environ.get("CITEKIT_PANDOC", "pandoc"), "--from", kind, "--to", "csljson"],
            input=content,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error
    if done.returncode:
        said = " ".join(done.stderr.decode("utf-8", "replace").split())[:200]
        raise InputError(f"{path}: pandoc cannot read it: {said}")
    return done.stdout.decode("utf-8", "replace")


def _abbreviated(records: dict[str, Record], path: str) -> dict[str, Record]:
    """Give records the short titles of ``citation-abbreviations``."""
    if not path:
        return records
    try:
        said = json.loads(Path(path).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: the abbreviations cannot be read: {error}") from error
    for part in ("default", "container-title"):
        said = said.get(part) if isinstance(said, dict) else None
    table = said if isinstance(said, dict) else {}
    found = {}
    for key, record in records.items():
        short = table.get(record.fields.get("container-title"))
        known = record.fields.get("container-title-short")
        new = isinstance(short, str) and not known
        found[key] = record.replace({"container-title-short": short}) if new else record
    return found


# --- references in the metadata -----------------------------------------------------------


def _references(value: Any, keep: Keep) -> tuple[dict[str, Record], list[Problem]]:
    """Read the ``references`` of the metadata: CSL-JSON in Pandoc's words."""
    items = [_plain(each, keep) for each in _entries(value)]
    items = [_understood(item) if isinstance(item, dict) else item for item in items]
    found = csljson.loads(json.dumps(items))
    problems = [
        evolve(problem, line=None, message=f"references: {problem.message}")
        for problem in found.problems
    ]
    return {record.id: record for record in found}, problems


def _entries(value: Any) -> list[Any]:
    return value["c"] if isinstance(value, dict) and value.get("t") == "MetaList" else []


def _plain(value: Any, keep: Keep) -> Any:
    """Turn metadata into JSON; text is the rich text of CSL."""
    kind, inner = value.get("t"), value.get("c")
    if kind == "MetaMap":
        return {key: _plain(each, keep) for key, each in inner.items()}
    if kind == "MetaList":
        return [_plain(each, keep) for each in inner]
    if kind == "MetaInlines":
        return dumps(runs(inner, keep, tags=True))
    if kind == "MetaBlocks":
        paragraphs = [b["c"] for b in inner if b.get("t") in ("Para", "Plain")]
        return " ".join(dumps(runs(each, keep, tags=True)) for each in paragraphs)
    return inner


def _understood(item: dict[str, Any]) -> dict[str, Any]:
    kinds: Mapping[str, Any] = {"name": _people, "date": _day}
    return {
        key: kinds[VARIABLES[key]](value) if VARIABLES.get(key) in kinds else value
        for key, value in item.items()
    }


def _people(value: Any) -> list[Any]:
    """Read names: as CSL has them, or one in a word."""
    return [_person(each) for each in (value if isinstance(value, list) else [value])]


def _person(value: Any) -> Any:
    if not isinstance(value, dict):
        return {"literal": str(value)}
    if "name" in value and not {"family", "literal"} & set(value):
        return {
            **{key: each for key, each in value.items() if key != "name"},
            "literal": value["name"],
        }
    return value


_PARTS = ("year", "month", "day")
_YEAR = re.compile(r"-?\d{1,4}")


def _day(value: Any) -> Any:
    """Read a date, also as ``year``, ``month`` and ``day``, and as a list of such."""
    rows = value if isinstance(value, list) else [value]
    if rows and all(isinstance(row, dict) and "year" in row for row in rows):
        return {"date-parts": [[row[part] for part in _PARTS if part in row] for row in rows]}
    if isinstance(value, str) and _YEAR.fullmatch(value):
        return {"date-parts": [[int(value)]]}
    return value
