"""A style file as elements that know where they stand. Nothing is expanded or opened."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NoReturn
from xml.parsers import expat

from citekit.errors import Problem

__all__ = ["DEPTH_LIMIT", "LIMIT", "NAMESPACE", "Element", "Source", "UnreadableError", "shortened"]

#: Bytes that a style may have. The largest official style has 0.2 million.
LIMIT = 2_000_000
#: How deep elements may be nested; the deepest official style, macros included, has 72.
DEPTH_LIMIT = 150
#: The namespace of every element of a style.
NAMESPACE = "http://purl.org/net/xbiblio/csl"


class UnreadableError(Exception):
    """There are no elements to look at: `problem` says why."""

    def __init__(self, code: str, message: str, line: int = 1, excerpt: str = "") -> None:
        self.problem = Problem(code, message, line=line, excerpt=excerpt, severity="error")
        super().__init__(message)


class Element:
    """An element, and where it stands."""

    __slots__ = ("attributes", "children", "foreign", "line", "offset", "tag", "text", "text_line")

    def __init__(
        self, tag: str, attributes: Mapping[str, str], line: int, offset: int, *, foreign: bool
    ) -> None:
        self.tag = tag  #: without namespace; one of another namespace keeps its prefix
        self.attributes = attributes
        self.foreign = foreign  #: whether it is of another namespace, or of none
        self.line = line
        self.offset = offset  #: of its ``<``, in bytes
        self.children: list[Element] = []
        self.text = ""  #: what it holds beside elements, or the beginning of that
        self.text_line = line

    def walk(self) -> Iterator[Element]:
        """Yield this element and all below, in the order of the file."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += reversed(element.children)

    def all(self, *tags: str) -> list[Element]:
        """Return the children of some kinds."""
        return [child for child in self.children if child.tag in tags and not child.foreign]


#: The name of an attribute in a start tag, and its value with the quotation marks.
_ATTRIBUTE = re.compile(rb"""\s*([^\s=/>"']+)\s*=\s*("[^"]*"|'[^']*')""")
_TAG = re.compile(rb"<[^\s/>]+")


class Source:
    """The text of a style, and its elements. Raises UnreadableError."""

    def __init__(self, content: bytes) -> None:
        self.text = _decoded(content)  #: in UTF-8, lines ended by line feeds
        self.root = _Reader(self.text).root()

    def span(self, element: Element, attribute: str = "") -> tuple[int, int]:
        """Return where a start tag, or an attribute in it, begins and ends, in bytes."""
        tag = _TAG.match(self.text, element.offset)
        at = tag.end() if tag else element.offset
        wanted = attribute.encode()
        while match := _ATTRIBUTE.match(self.text, at):
            if match[1] == wanted:
                return match.start(1), match.end()
            at = match.end()
        return element.offset, self.text.find(b">", at) + 1 or at

    def place(self, element: Element, offset: int) -> tuple[int, int]:
        """Return line and column of a place in the start tag of an element."""
        line = element.line + self.text.count(b"\n", element.offset, offset)
        before = self.text[self.text.rfind(b"\n", 0, offset) + 1 : offset]
        return line, len(before.decode("utf-8", "replace")) + 1


def shortened(text: str, size: int = 80) -> str:
    """Return a text on one line, and no more of it than `size` characters.

    >>> shortened("chicago-notes-bibliography", 10)
    'chicago-n…'
    """
    line = " ".join(text[: 10 * size].split())
    return line if len(line) <= size else f"{line[: size - 1]}…"


# --- the text -------------------------------------------------------------------

_DECLARED = re.compile(
    rb"""\s{0,20}<\?xml[^>]{0,100}?\sencoding\s{0,9}=\s{0,9}["']([\w.-]{1,40})"""
)
#: The encodings that a declaration may name: ASCII and what differs from it above 127 only.
_KNOWN = re.compile(
    r"utf-?8|(?:us-)?ascii|iso-?8859-?[0-9]{1,2}|latin-?1|(?:windows-|cp)125[0-8]", re.IGNORECASE
)


def _decoded(content: bytes) -> bytes:
    """Return a text in UTF-8, lines ended by line feeds."""
    if len(content) > LIMIT:
        message = f"a style has no more than {LIMIT:,} bytes; is this the right file?"
        raise UnreadableError("style-too-large", message)
    encoding = _encoding(content)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"byte {error.start + 1} is not {encoding}; save it as UTF-8"
        raise _not_xml(message, line) from None
    except LookupError:
        raise _not_xml(f"there is no encoding {encoding!r}; save it as UTF-8") from None
    text = text.removeprefix("\ufeff")
    head = text[:1000].lstrip()
    if head.casefold().startswith(("<!doctype html", "<html")):
        message = "it is a web page and no style; download the .csl file itself"
        raise UnreadableError("style-root", message)
    if not head.startswith("<"):
        begins = f"it begins with {shortened(head, 30)!r}" if head else "there is nothing in it"
        raise _not_xml(f"{begins}; a style begins with <?xml or <style")
    return text.replace("\r\n", "\n").replace("\r", "\n").encode()


def _encoding(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if content.startswith((b"<\0", b"\0<")):
        return "utf-16-le" if content[1] == 0 else "utf-16-be"
    declared = _DECLARED.match(content)
    name = declared[1].decode("ascii", "replace") if declared else "utf-8"
    if not _KNOWN.fullmatch(name):
        raise _not_xml(f"its encoding cannot be {name!r}; save it as UTF-8")
    return name


def _not_xml(message: str, line: int = 1, excerpt: str = "") -> UnreadableError:
    return UnreadableError("style-not-xml", f"it is not XML: {message}", line, excerpt)


# --- the elements ---------------------------------------------------------------

#: Characters of the text in an element that are kept.
_KEPT = 1000


class _Reader:
    """Text → elements."""

    def __init__(self, text: bytes) -> None:
        self._text = text
        self._open: list[Element] = []
        self._roots: list[Element] = []
        self._parser = parser = expat.ParserCreate("utf-8", "\n")
        parser.namespace_prefixes = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data
        parser.StartDoctypeDeclHandler = self._doctype

    def root(self) -> Element:
        try:
            self._parser.Parse(self._text, True)
        except expat.ExpatError as error:
            raise self._broken(error) from None
        return self._roots[0]

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        uri, local = _parts(name)
        foreign = uri != NAMESPACE
        element = Element(
            local if foreign else local.rpartition(":")[2],
            {_parts(each)[1]: value for each, value in attributes.items()},
            self._parser.CurrentLineNumber,
            self._parser.CurrentByteIndex,
            foreign=foreign,
        )
        if len(self._open) >= DEPTH_LIMIT:
            message = f"its elements are nested more than {DEPTH_LIMIT} deep; nest them less"
            raise UnreadableError("style-too-deep", message, element.line)
        (self._open[-1].children if self._open else self._roots).append(element)
        self._open.append(element)

    def _end(self, _: str) -> None:
        self._open.pop()

    def _data(self, text: str) -> None:
        element = self._open[-1]
        if not element.text and not text.isspace():
            element.text_line = self._parser.CurrentLineNumber
            element.text = text[:_KEPT]
        elif element.text and len(element.text) < _KEPT:
            element.text += text[:_KEPT]

    def _doctype(self, *_: Any) -> NoReturn:
        message = "a style must not have a document type or entities; delete the <!DOCTYPE …>"
        line = self._parser.CurrentLineNumber
        raise UnreadableError("style-doctype", message, line, "<!DOCTYPE")

    def _broken(self, error: expat.ExpatError) -> UnreadableError:
        what = expat.errors.messages.get(error.code, "")
        message = _BROKEN.get(what, what)
        if self._open and what == _NO_ELEMENT:
            message = f"the file ends before {self._innermost()} is closed"
        elif self._open and what == expat.errors.XML_ERROR_TAG_MISMATCH:
            message = f"{self._innermost()} is not closed before this"
        lines = self._text.split(b"\n", error.lineno)[error.lineno - 1 : error.lineno]
        return _not_xml(
            message, error.lineno, shortened(b"".join(lines).decode("utf-8", "replace"))
        )

    def _innermost(self) -> str:
        return f"<{self._open[-1].tag}> of line {self._open[-1].line}"


def _parts(name: str) -> tuple[str, str]:
    """Divide what expat calls an element or attribute: its namespace; its name with the prefix."""
    uri, local, prefix = (("", name, "") if "\n" not in name else (*name.split("\n"), ""))[:3]
    return uri, f"{prefix}:{local}" if prefix else local


_NO_ELEMENT = expat.errors.XML_ERROR_NO_ELEMENTS
#: What expat says → what to do.
_BROKEN: Mapping[str, str] = {
    _NO_ELEMENT: "there is no element in it",
    expat.errors.XML_ERROR_INVALID_TOKEN:
        "a character cannot stand here; write & as &amp; and < as &lt;",
    expat.errors.XML_ERROR_UNCLOSED_TOKEN: "a tag begins here and does not end; add its >",
    expat.errors.XML_ERROR_DUPLICATE_ATTRIBUTE: "an element has one attribute twice; delete one",
    expat.errors.XML_ERROR_UNDEFINED_ENTITY:
        "it knows only &amp; &lt; &gt; &quot; and &apos;; write the character itself",
    expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT:
        "something stands behind the end of the style; delete it",
    expat.errors.XML_ERROR_UNBOUND_PREFIX: "a prefix is used that no xmlns:… explains",
    expat.errors.XML_ERROR_MISPLACED_XML_PI: "<?xml …?> must be the very first thing in the file",
}  # fmt: skip
