"""A style or locale file as an XML tree: read safely, and checked before use.

Styles come from anywhere. Entities, network and huge trees are off, a document
type is refused, macros that call themselves are found before they run.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, cast

from lxml import etree

from citekit.errors import Problem, StyleError

__all__ = ["NAMESPACE", "check", "line_of", "parent_of", "parser", "read"]

#: The namespace of every element of a style.
NAMESPACE = "http://purl.org/net/xbiblio/csl"

#: Bytes. The largest official style has 0.2 million.
LIMIT = 4_000_000
#: Elements that a layout may call for, macros counted as often as they are called.
#: The largest official style calls for fewer than a fiftieth of that.
CALLS_LIMIT = 5_000_000


def parser(**options: Any) -> etree.XMLParser:
    """Make a parser that opens nothing, expands nothing and gives up on huge trees."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        **options,
    )


def read(path: str | os.PathLike[str], using: etree.XMLParser | None = None) -> etree._Element:
    """Read a CSL file and return its root.

    Raises StyleError with a problem that has a line for what is not XML, not CSL,
    too large, or has a document type.
    """
    path = Path(path)
    try:
        with path.open("rb") as file:
            content = file.read(LIMIT + 1)
    except OSError as error:
        raise _unusable(path, f"it cannot be read: {error.strerror}", 1) from error
    if len(content) > LIMIT:
        raise _unusable(path, f"a style has no more than {LIMIT:,} bytes", 1)
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        before = min(at for at in map(content.find, (b"<!DOCTYPE", b"<!ENTITY")) if at >= 0)
        line = content.count(b"\n", 0, before) + 1
        raise _unusable(path, "a style must not have a document type or entities", line)
    try:
        root = etree.fromstring(content, using or parser())
    except etree.XMLSyntaxError as error:
        message = str(error.msg).partition(", line ")[0]
        raise _unusable(path, f"it is not XML: {message}", error.lineno or 1) from error
    if cast(
        "Any", root.getroottree()
    ).docinfo.doctype:  # in an encoding that the search above cannot see
        raise _unusable(path, "a style must not have a document type or entities", 1)
    if root.tag not in (f"{{{NAMESPACE}}}style", f"{{{NAMESPACE}}}locale"):
        raise _unusable(path, f"it is no CSL style: its root is {root.tag!r}", line_of(root))
    return root


def _unusable(path: Path, message: str, line: int | None) -> StyleError:
    problem = Problem("style-unusable", message, line=line, severity="error")
    return StyleError(f"the style {str(path)!r} cannot be used: {message}", [problem])


def line_of(element: etree._Element) -> int | None:
    """Return the line that an element starts on.

    >>> line_of(etree.fromstring("<style/>"))
    1
    """
    return cast("int | None", element.sourceline)


def parent_of(root: etree._Element) -> str | None:
    """Return the name of the style that a dependent style stands for.

    >>> parent_of(etree.fromstring(f"<style xmlns='{NAMESPACE}'/>")) is None
    True
    """
    for link in root.iterfind(f"{{{NAMESPACE}}}info/{{{NAMESPACE}}}link"):
        if link.get("rel") == "independent-parent":
            return (link.get("href") or "").rstrip("/").rpartition("/")[2]
    return None


def check(root: etree._Element, path: Path) -> None:
    """Raise StyleError for a style without layout, with a missing macro or with a cycle."""
    parts = [part for name in _PARTS for part in root.iterfind(f"{{{NAMESPACE}}}{name}")]
    if not parts:
        raise _unusable(path, "it has neither a citation nor a bibliography", line_of(root))
    macros = {macro.get("name"): macro for macro in root.iterfind(f"{{{NAMESPACE}}}macro")}
    sizes: dict[str, int] = {}
    for part in parts:
        if part.find(f"{{{NAMESPACE}}}layout") is None:
            raise _unusable(path, "a part of it has no layout", line_of(part))
        if _calls(part, macros, sizes, (), path) > CALLS_LIMIT:
            raise _unusable(path, "its macros call each other too often", line_of(part))


_PARTS = ("citation", "bibliography")


def _calls(
    element: etree._Element,
    macros: dict[str | None, etree._Element],
    sizes: dict[str, int],
    chain: tuple[str, ...],
    path: Path,
) -> int:
    """Count the elements that a part calls for, macros included."""
    total = 0
    for each in element.iter(f"{{{NAMESPACE}}}*"):
        total += 1
        name = each.get("macro")
        if name is None:
            continue
        if name not in macros:
            raise _unusable(path, f"there is no macro {name!r}", line_of(each))
        if name in chain:
            raise _unusable(path, f"the macro {name!r} calls itself", line_of(each))
        if len(chain) > 100:
            raise _unusable(path, "its macros are nested too deeply", line_of(each))
        if name not in sizes:
            sizes[name] = _calls(macros[name], macros, sizes, (*chain, name), path)
        total += sizes[name]
    return total
