"""Labelled references that our own engine writes.

A formatted entry knows of every run which variable it came from (`citekit.markup.Run`), so
records rendered through hundreds of styles, in many languages, are references whose every
label is known. Records are changed before: fields go, names become initials, journals are
abbreviated, days of access are added.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from citekit import csl
from citekit.csl import catalogue
from citekit.csl.document import Citation, Cite
from citekit.errors import CitekitError
from citekit.formats import csljson
from citekit.markup import RichText
from citekit.record import Record
from citekit.training import Sample

__all__ = ["LOCALES", "abbreviated", "changed", "items", "samples", "styles", "weights"]

#: The languages that entries are rendered in, the most frequent first.
LOCALES = (
    "en-US", "en-GB", "de-DE", "fr-FR", "es-ES", "it-IT", "pt-BR", "nl-NL", "pl-PL", "sv-SE",
    "ru-RU", "cs-CZ", "da-DK", "tr-TR", "hu-HU",
)  # fmt: skip
#: Fields that make no difference to how a reference reads, or are not for reading.
_UNREAD = frozenset("id abstract custom keyword note language source title-short".split())


def items(paths: Iterable[Path]) -> list[dict[str, Any]]:
    """Read items to render: CSL-JSON, or the ``fields`` of labelled references."""
    found: list[dict[str, Any]] = []
    for path in paths:
        text = path.read_text("utf-8")
        if text.lstrip().startswith("["):
            entries = json.loads(text)
        else:
            entries = [json.loads(line) for line in text.splitlines() if line.strip()]
        found += [item for entry in entries if (item := _item(entry))]
    return found


def _item(entry: Mapping[str, Any]) -> dict[str, Any] | None:
    if "fields" not in entry:
        return dict(entry) if entry.get("title") and entry.get("type") else None
    fields = entry["fields"]
    if not fields.get("title") or entry.get("names_ok") is not True or len(fields) < 4:
        return None
    item = {name: value for name, value in fields.items() if name not in _UNREAD}
    parts = _date_parts(fields.get("issued", {}).get("edtf", ""))
    if parts:
        item["issued"] = {"date-parts": parts}
    else:
        item.pop("issued", None)
    item["type"] = entry.get("type") or "document"
    return item


def _date_parts(edtf: str) -> list[list[int]] | None:
    try:
        return [[int(part) for part in one.split("-")] for one in edtf.split("/")] if edtf else None
    except ValueError:
        return None


def styles(every: int = 8) -> list[str]:
    """Choose styles: every so many of the official ones that stand alone."""
    names = [name for name in catalogue.names() if catalogue.independent(name) is not None]
    return names[::every]


def samples(
    entries: Sequence[Mapping[str, Any]],
    names: Sequence[str],
    *,
    each: int,
    seed: int = 0,
) -> Iterator[Sample]:
    """Render `each` of the items, changed a little, through each of the styles."""
    chance = random.Random(seed)  # noqa: S311  # no secret
    weighed = weights(entries)
    for name in names:
        chosen = chance.choices(entries, weighed, k=each)
        records = [
            csljson.record_from({**changed(item, chance), "id": f"i{at}"})
            for at, item in enumerate(chosen)
        ]
        locale = None if chance.random() < 0.55 else chance.choice(LOCALES)
        try:
            style = csl.load(name)
            citations = _citations(records, chance) if style.note else []
            rendered = csl.render(style, records, citations, locale=locale, links=False)
        except CitekitError:
            continue
        types = {record.id: record.type for record in records}
        texts = [(entry.runs, types[entry.id]) for entry in rendered.entries]
        texts += [
            (runs, types[citation.cites[0].id])
            for runs, citation in zip(rendered.citations, citations, strict=True)
        ]
        for runs, kind in texts:
            sample = _sample(runs, kind)
            if sample is not None:
                yield sample


def weights(entries: Sequence[Mapping[str, Any]]) -> list[float]:
    """Let rare types show up: each by the 0.6th power of its count."""
    counts: dict[str, int] = {}
    for entry in entries:
        counts[entry["type"]] = counts.get(entry["type"], 0) + 1
    return [counts[entry["type"]] ** -0.4 for entry in entries]


def _citations(records: Sequence[Record], chance: random.Random) -> list[Citation]:
    """Cite half of the records, some with a place in the work."""
    return [
        Citation([Cite(record.id, locator=_locator(chance))], note=at)
        for at, record in enumerate(records, 1)
        if chance.random() < 0.5
    ]


def _locator(chance: random.Random) -> str:
    if chance.random() < 0.4:
        return ""
    first = chance.randrange(1, 600)
    return str(first) if chance.random() < 0.6 else f"{first}-{first + chance.randrange(1, 20)}"


# --- changes -----------------------------------------------------------------------


def changed(item: Mapping[str, Any], chance: random.Random) -> dict[str, Any]:
    """Change a record as records differ: less of it, initials, abbreviations, days of access."""
    kept = {
        name: value
        for name, value in item.items()
        if name not in _UNREAD and (name in ("title", "type") or chance.random() > 0.1)
    }
    if chance.random() < 0.5:
        for name in ("author", "editor", "translator"):
            if isinstance(kept.get(name), list):
                kept[name] = [_initialed(person, chance) for person in kept[name]]
    if chance.random() < 0.25 and isinstance(kept.get("container-title"), str):
        kept["container-title"] = abbreviated(kept["container-title"])
    if "URL" in kept and "accessed" not in kept and chance.random() < 0.6:
        day = [chance.randrange(2000, 2026), chance.randrange(1, 13), chance.randrange(1, 29)]
        kept["accessed"] = {"date-parts": [day]}
    if chance.random() < 0.06:
        for name in ("title", "container-title"):
            if isinstance(kept.get(name), str):
                kept[name] = kept[name].upper()
    if chance.random() < 0.1 and isinstance(kept.get("author"), list):
        kept["author"] = [
            {**person, "family": person["family"].upper()} if person.get("family") else person
            for person in kept["author"]
        ]
    return kept


def _initialed(person: Mapping[str, Any], chance: random.Random) -> dict[str, Any]:
    given = person.get("given")
    if not isinstance(given, str) or not given:
        return dict(person)
    words = [word for word in re.split(r"[\s.]+", given) if word]
    manner = chance.choice(("{}.", "{}. ", "{}"))
    initials = "".join(manner.format(word[0].upper()) for word in words if word[0].isalpha())
    return {**person, "given": initials.strip() or given}


_SMALL = frozenset("of the and in for de des du la le on und der die für et a an".split())


def abbreviated(title: str) -> str:
    """Abbreviate the name of a journal roughly as ISO 4 does.

    >>> abbreviated("Journal of Applied Physics")
    'J. Appl. Phys.'
    """
    words = [word for word in title.split() if word.lower() not in _SMALL]
    if len(words) < 2:
        return title
    return " ".join([_cut_short(word) for word in words])


_SHORT: Mapping[str, str] = {
    "journal": "J.", "review": "Rev.", "international": "Int.", "american": "Am.",
    "european": "Eur.", "proceedings": "Proc.", "transactions": "Trans.", "annals": "Ann.",
    "archives": "Arch.", "bulletin": "Bull.", "letters": "Lett.", "science": "Sci.",
    "university": "Univ.", "national": "Natl.", "society": "Soc.", "research": "Res.",
}  # fmt: skip
_STEM = re.compile(r"[^\W\d_]{2,4}?[^\W\d_aeiouy]+(?=[aeiouy])", re.IGNORECASE)


def _cut_short(word: str) -> str:
    known = _SHORT.get(word.lower())
    if known:
        return known if word[0].isupper() else known.lower()
    stem = _STEM.match(word)
    return f"{stem[0]}." if stem and len(word) > 6 else word


# --- runs → spans --------------------------------------------------------------------


def _sample(runs: RichText, kind: str) -> Sample | None:
    """Give the text of runs, and a span for all that one variable wrote."""
    spans: list[tuple[int, int, str]] = []
    text = ""
    for before, run in zip((None, *runs), runs, strict=False):
        if before is not None and before.block != run.block and text[-1:].strip():
            text += " "  # a label that stands in the margin
        if run.variable:
            start, end = len(text), len(text) + len(run.text)
            if spans and spans[-1][2] == run.variable and spans[-1][1] == start:
                start = spans.pop()[0]
            spans.append((start, end, run.variable))
        text += run.text
    clean = " ".join(text.split())
    if len(clean) != len(text):
        spans, text = _spaced(text, spans)
    if not spans or len(text) > 1500:
        return None
    return Sample(text, tuple(spans), "rendered", kind)


def _spaced(
    text: str, spans: Sequence[tuple[int, int, str]]
) -> tuple[list[tuple[int, int, str]], str]:
    """Put line breaks and runs of blanks back to single blanks."""
    places, out = [], ""
    for letter in text:
        places.append(len(out))
        if letter.isspace():
            if out and not out.endswith(" "):
                out += " "
        else:
            out += letter
    places.append(len(out))
    moved = [(places[start], places[end], name) for start, end, name in spans]
    return [span for span in moved if span[0] < span[1]], out.rstrip()
