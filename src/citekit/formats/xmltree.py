"""XML from anywhere → elements without namespaces, whatever is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from citekit.errors import Problem

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["parse", "text", "texts"]

_DECLARATION = re.compile(r"\A\s*<\?xml[^<>]{0,200}\?>")
#: Of an envelope's elements, a cut-off file may have lost the declaration.
_HARMLESS = frozenset({"NS_ERR_UNDEFINED_NAMESPACE"})


def parse(source: str | bytes) -> tuple[etree._Element | None, list[Problem]]:
    """Read XML as far as it can be read; elements have their local names.

    Entities are not expanded and nothing is fetched. None if there is no element at all.

    >>> root, problems = parse("<m:mods xmlns:m='http://www.loc.gov/mods/v3'><m:note>a</m:note>")
    >>> root.findtext("note"), [problem.code for problem in problems]
    ('a', ['xml-broken'])
    """
    from lxml import etree  # here, so that asking a format for its suffixes costs nothing

    encoding = None
    if isinstance(source, str):
        source = _DECLARATION.sub("", source, count=1).encode("utf-8", "replace")
        encoding = "utf-8"
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, recover=True, load_dtd=False,
        remove_comments=True, remove_pis=True, encoding=encoding,
    )  # fmt: skip
    try:
        root = etree.fromstring(source.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError, LookupError):
        root = None
    problems = [
        Problem("xml-broken", f"broken XML: {error.message}", error.line, error.column)
        for error in parser.error_log
        if error.type_name not in _HARMLESS
    ][:1]
    for node in () if root is None else root.iter():
        if isinstance(node.tag, str):
            with suppress(ValueError):  # "mods:", as broken XML may have it
                node.tag = re.sub(r"^.*[}:]", "", node.tag)
    return root, problems


def text(node: etree._Element | None) -> str:
    """Give all text in an element, on one line.

    >>> text(parse("<title>Of mice<br/> and   men</title>")[0])
    'Of mice and men'
    """
    if node is None:
        return ""
    return " ".join("".join(_texts(node)).split())


def _texts(node: etree._Element) -> Iterator[str]:
    yield node.text or ""
    for child in node:
        if isinstance(child.tag, str):
            yield from _texts(child)
        yield child.tail or ""


def texts(node: etree._Element | None, path: str) -> list[str]:
    """Give the texts of the elements at a path that say something.

    >>> texts(parse("<a><b>1</b><b/><b>2</b></a>")[0], "b")
    ['1', '2']
    """
    found = [] if node is None else [text(child) for child in node.iterfind(path)]
    return [one for one in found if one]
