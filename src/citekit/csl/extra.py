"""Fields in a note: the lines ``original-date: 1851`` that Zotero keeps under Extra.

The reference processor reads them as fields where the record has none of that name.
"""

from __future__ import annotations

import re
from typing import Any

from citekit import dates
from citekit.record import Date, Name, Record
from citekit.variables import DATES, NAMES, TYPES, VARIABLES

__all__ = ["unfolded"]

_LINE = re.compile(r"([a-z_-]+|[A-Z]+):[ \t]*(\S.*)")


def unfolded(record: Record) -> Record:
    r"""Give the record with the fields that its note holds, which leave the note.

    Lines count from the first or the second on, up to one that is none.

    >>> unfolded(Record("a", "book", {"note": "genre: Novel\nRead twice"})).fields
    {'note': 'Read twice', 'genre': 'Novel'}
    """
    note = record.fields.get("note")
    if not isinstance(note, str) or ":" not in note:
        return record
    fields: dict[str, Any] = dict(record.fields)
    kind = record.type
    rest: list[str] = []
    lines = note.split("\n")
    for at, line in enumerate(lines):
        match = _LINE.fullmatch(line.strip())
        name = match[1].replace("_", "-") if match else ""
        if match and name == "type" and match[2] in TYPES:
            kind = match[2]
        elif match and name in VARIABLES and name != "note":
            _add(fields, name, match[2], record)
        elif match or at == 0:
            rest.append(line)  # a field that CSL does not have, or a first line of words
        else:
            rest += lines[at:]
            break
    if len(rest) == len(lines):
        return record
    fields["note"] = "\n".join(rest)
    if not fields["note"]:
        del fields["note"]
    return Record(record.id, kind, fields)


def _add(fields: dict[str, Any], name: str, value: str, record: Record) -> None:
    if record.fields.get(name):
        return
    if name in NAMES:
        family, _, given = (part.strip() for part in value.partition("||"))
        one = Name(family, given) if given else Name(literal=family)
        fields[name] = (*fields.get(name, ()), one)
    elif name in DATES:
        try:
            fields[name] = dates.parse(value)
        except ValueError:
            fields[name] = Date(literal=value)
    else:
        fields[name] = value
