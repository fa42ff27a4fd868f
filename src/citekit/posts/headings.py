"""The headings over sources, and the numbers and keys before entries."""

from __future__ import annotations

import re

from citekit.references.sections import is_title

__all__ = ["is_heading", "is_notes", "is_weak", "labelled", "without_attributes"]

_ATTRIBUTES = re.compile(r"\{:?\s{0,9}[#.][^{}\n]{0,200}\}")
_WEAK = re.compile(
    r"(?:external\s|useful\s|related\s|interesting\s)?links?|see\salso|weblinks|further\sinformation|"
    r"(?:end|foot)?notes?|anmerkungen|fu(?:ß|ss)noten|notas|citations?",
    re.IGNORECASE,
)
_NOTES = re.compile(
    r"(?:end|foot)?notes?(?:\s(?:and|&|et)\s\w{4,12})?|anmerkungen|fu(?:ß|ss)noten|endnoten|"
    r"einzelnachweise|notas|przypisy",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:\\?\[\^?(?P<number>\d{1,3})\\?\][.:]?|\[@(?P<key>[^\s\]]{1,100})\]:?|@(?P<bare>[^\s:]{1,100}):|"
    r"\[(?![xX]\])(?P<name>[A-Za-z][\w.:+-]{0,60})\](?!\())\s{1,4}(?=\S)"
)


def without_attributes(title: str) -> str:
    """Take off what gives a heading an id: ``{#sources}``, ``{: .small}``.

    >>> without_attributes("Sources {#sources}")
    'Sources'
    """
    text = title.rstrip()
    at = text.rfind("{")
    return text[:at].rstrip() if at >= 0 and _ATTRIBUTES.fullmatch(text, at) else title


def is_heading(title: str) -> bool:
    """Tell a heading over sources, as Markdown or text.

    >>> is_heading("**Sources:**"), is_heading("The source")
    (True, False)
    """
    plain = without_attributes(title).strip("*_ \t")
    plain = re.sub(r"^[^\w#]{1,4}\s", "", plain)  # a picture before it
    return not plain.startswith("#") and is_title(
        plain.strip("*_ \t").removesuffix(":").strip("*_ ")
    )


def is_weak(title: str) -> bool:
    """Tell headings that may well stand over something else.

    >>> is_weak("Links"), is_weak("References")
    (True, False)
    """
    return bool(_WEAK.fullmatch(_bare(title)))


def is_notes(title: str) -> bool:
    """Tell headings over notes, in which a work may be named more than once.

    >>> is_notes("**Endnotes:**"), is_notes("Sources")
    (True, False)
    """
    return bool(_NOTES.fullmatch(_bare(title)))


def _bare(title: str) -> str:
    return without_attributes(title).strip("*_ \t:")


def labelled(entry: str) -> tuple[int, str]:
    """Read the number or key that an entry begins with: its size, and what it is.

    >>> labelled("[1] Roe, Lakes"), labelled("@roe: Roe, Lakes"), labelled("Roe, Lakes")
    ((4, '1'), (6, 'roe'), (0, ''))
    """
    found = _LABEL.match(entry)
    if found is None:
        return 0, ""
    return found.end(), found["number"] or found["key"] or found["bare"] or found["name"]
