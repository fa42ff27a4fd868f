"""The records of MARC 21 as they are: leader, fields, subfields, out of ISO 2709 or XML.

Broken records are read as far as they go: fields are parted where their marks are and not where
the directory says, and MARC-8 is told from UTF-8 by the bytes and not by the leader.

Sources: MARC 21 Specifications for Record Structure, Character Sets, and Exchange Media;
ISO 2709; MARCXML (Library of Congress).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from citekit.errors import Problem
from citekit.formats import xmltree

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["Entry", "Field", "entries"]

_END_OF_RECORD, _END_OF_FIELD, _DELIMITER = b"\x1d", b"\x1e", b"\x1f"
_LEADER = 24
_ENTRY = 12
_MOST_FIELDS = 5000


@frozen
class Field:
    """A field: a value where the tag begins with 00, else indicators and subfields."""

    tag: str
    indicators: str = "  "  #: two characters; a blank: not said
    subfields: tuple[tuple[str, str], ...] = ()  #: pairs of code and text
    value: str = ""

    def all(self, codes: str) -> list[str]:
        """Give the texts of the subfields with one of the `codes`, in their order."""
        return [text for code, text in self.subfields if code in codes]

    def first(self, codes: str) -> str:
        """Give the first text of these subfields, or nothing."""
        return next(iter(self.all(codes)), "")


@frozen
class Entry:
    """One record as MARC has it."""

    leader: str = ""
    fields: tuple[Field, ...] = ()
    line: int | None = field(default=None, eq=False)  #: of the source, where it has lines

    def all(self, *tags: str) -> list[Field]:
        """Give the fields with one of the `tags`, in the order of the tags."""
        return [found for tag in tags for found in self.fields if found.tag == tag]

    def texts(self, tag: str, codes: str) -> list[str]:
        """Give the texts of some subfields of every field with a `tag`."""
        return [text for found in self.all(tag) for text in found.all(codes)]

    def value(self, tag: str) -> str:
        """Give the value of the first control field with a `tag`, or nothing."""
        return next((found.value for found in self.fields if found.tag == tag), "")

    def at(self, position: int) -> str:
        """Give a character of the leader; a blank if it has none."""
        return (self.leader[position : position + 1] or " ").replace("\xa0", " ")


# --- reading -----------------------------------------------------------------------


def entries(source: str | bytes) -> tuple[list[Entry], list[Problem]]:
    """Read the records of a source as MARC has them.

    >>> [entry.texts("245", "a") for entry in entries("<record><datafield tag='245'>"
    ...     "<subfield code='a'>Fiasco</subfield></datafield></record>")[0]]
    [['Fiasco']]
    """
    data = source.encode("utf-8", "replace") if isinstance(source, str) else source
    if data.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith(b"<"):
        root, problems = xmltree.parse(source)
        return ([] if root is None else list(_xml_entries(root))), problems
    found = [entry for chunk in data.split(_END_OF_RECORD) if (entry := _binary(chunk))]
    return found, []


def _xml_entries(root: etree._Element) -> Iterator[Entry]:
    """Find what has fields, whatever it stands in; a record in a record is its own."""
    for node in root.iter("record"):
        known = [child for child in node if child.tag in ("datafield", "controlfield")]
        leader = node.findtext("leader")
        if not known and leader is None:
            continue
        fields = tuple(map(_xml_field, known[:_MOST_FIELDS]))
        line: int | None = getattr(node, "sourceline", None)
        yield Entry((leader or "").strip("\r\n\t"), fields, line)


def _xml_field(node: etree._Element) -> Field:
    tag = node.get("tag") or ""
    if node.tag == "controlfield":
        return Field(tag, value=(node.text or "").replace("\xa0", " "))
    indicators = "".join((node.get(name) or " ")[:1] for name in ("ind1", "ind2"))
    subfields = ((part.get("code") or "", xmltree.text(part)) for part in node.iter("subfield"))
    return Field(tag, indicators, tuple(subfields))


def _binary(chunk: bytes) -> Entry | None:
    """Read one record of ISO 2709. The fields stand in the order of the directory's offsets."""
    chunk = chunk.lstrip(b"\xef\xbb\xbf\0 \t\r\n")
    head, *fields = chunk.split(_END_OF_FIELD, _MOST_FIELDS)
    if not fields or len(head) < _LEADER:
        return None
    head, fields = head.replace(b"\r", b"").replace(b"\n", b""), _unwrapped(fields)
    directory = re.findall(rb"([0-9A-Za-z]{3})(.{4})(.{5})", head[_LEADER:], re.DOTALL)
    order = sorted(range(len(directory)), key=lambda i: (_offset(directory[i][2]), i))
    if len(set(map(_offset, (row[2] for row in directory)))) < len(directory):
        order = list(range(len(directory)))
    placed = dict(zip(order, fields, strict=False))
    read = [
        _binary_field(directory[index][0].decode("ascii"), placed[index])
        for index in range(len(directory))
        if index in placed
    ]
    return Entry(head[:_LEADER].decode("latin-1"), tuple(_continued(read)))


def _offset(digits: bytes) -> int:
    return int(digits) if digits.isdigit() else 0


def _unwrapped(fields: list[bytes]) -> list[bytes]:
    """Take out the ends of lines that a mail program or an editor has put in."""
    return [re.sub(rb"\s*[\r\n]+\s*", b" ", data) for data in fields]


def _continued(fields: Iterable[Field]) -> list[Field]:
    """Join fields that were too long for one: they end on ``++`` and go on under the same tag."""
    joined: list[Field] = []
    for found in fields:
        last = joined[-1] if joined else Field("")
        text = last.subfields[-1][1] if last.subfields else ""
        if last.tag == found.tag and text.endswith("++") and found.subfields:
            code = last.subfields[-1][0]
            start = (code, text[:-2] + found.subfields[0][1])
            subfields = (*last.subfields[:-1], start, *found.subfields[1:])
            joined[-1] = evolve(last, subfields=subfields)
        else:
            joined.append(found)
    return joined


def _binary_field(tag: str, data: bytes) -> Field:
    if tag.startswith("00"):
        return Field(tag, value=_decoded(data))
    indicators, *parts = data.split(_DELIMITER)
    subfields = ((chr(part[0]), _decoded(part[1:])) for part in parts if part)
    return Field(tag, indicators.decode("latin-1").rjust(2)[-2:], tuple(subfields))


# --- MARC-8 -------------------------------------------------------------------------

#: UTF-8 that was taken for Latin-1 and encoded again: ``Ã¶``
_TWICE = re.compile("[ÂÃ][\x80-\xbf]")


def _decoded(data: bytes) -> str:
    """Read UTF-8, or MARC-8 where the bytes are none: what the leader says is often wrong."""
    try:
        if b"\x1b" not in data:
            return _repaired(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    return _from_marc_8(data)


#: What sets the characters that follow; ``ESC s`` and its like stand for themselves.
_ESCAPE = re.compile(rb"\x1b(?:(?P<alone>[sgbp])|\$?(?P<into>[(),-]?)!?(?P<set>[0-9A-Za-z]))")
_ASCII, _ANSEL, _EAST_ASIAN = 0x42, 0x45, 0x31


def _from_marc_8(data: bytes) -> str:
    r"""Read MARC-8, set by set; a character of East Asia has three bytes.

    >>> _from_marc_8(b"M\xe8unchen"), _from_marc_8(b"\x1b(N2Q\x1b(Bx")
    ('München', '2яx')
    """
    left, right, start = _ASCII, _ANSEL, 0
    pieces: list[str] = []
    for match in _ESCAPE.finditer(data):
        pieces.append(_translated(data[start : match.start()], left, right))
        start = match.end()
        chosen = ord(match["set"] or match["alone"].replace(b"s", b"B"))
        if match["into"] in (b")", b"-"):
            right = chosen
        else:
            left = chosen
    pieces.append(_translated(data[start:], left, right))
    return "".join(pieces)


def _translated(data: bytes, left: int, right: int) -> str:
    """Read bytes without escapes; what is in no table becomes a blank."""
    from pymarc import marc8  # tables for all of the scripts: 50 ms

    data = data.replace(b"\x1b", b"")
    if left == _EAST_ASIAN:  # half a character would be written about to stderr
        data = data[: len(data) // 3 * 3]
    converter: Any = marc8.MARC8ToUnicode(left, right, quiet=True)
    try:
        return str(converter.translate(data))
    except (LookupError, TypeError, ValueError):
        return data.decode("latin-1")


def _repaired(text: str) -> str:
    """Decode once more what was encoded twice.

    >>> _repaired("MÃ¼nchen"), _repaired("Ã la recherche")
    ('München', 'Ã la recherche')
    """
    if _TWICE.search(text):
        with suppress(UnicodeError):
            return text.encode("latin-1").decode("utf-8")
    return text
