"""Labelled references from files, their labels brought to one habit.

The sets that people have labelled differ in what a span covers, in what they call things, and
in what they leave out. `read` takes JSON Lines (``text``, ``spans`` of ``[start, end, label]``
with CSL variable names, ``fields``) or AnyStyle's XML and gives `Example` values in the one
habit that the tagger learns: a label for every word, and None where a set is silent.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from citekit.errors import InputError, nearest
from citekit.references.grouping import cut
from citekit.references.labelling import ACCESS
from citekit.references.words import Words, fold
from citekit.variables import VARIABLES

__all__ = ["LABELS", "Example", "label", "read"]

#: What a word may be; ``""`` is what belongs to no field: punctuation, announcing words,
#: identifiers (which patterns are sure of).
LABELS = (
    "", "author", "editor", "translator", "director", "title", "container-title",
    "collection-title", "publisher", "publisher-place", "event", "issued", "accessed", "volume",
    "issue", "page", "locator", "number-of-pages", "edition", "genre", "number", "medium",
    "archive", "archive_location", "section", "authority", "note", "citation-number",
)  # fmt: skip


class Example(NamedTuple):
    """A reference whose words are labelled."""

    words: Words
    labels: list[str | None]
    kind: str  #: the set or manner that it comes from
    text: str
    type: str = ""  #: CSL type of what is referred to, where it is known


_SAME: Mapping[str, str] = {
    "journal": "container-title", "producer": "director", "original-title": "title",
    "container-title-short": "container-title", "title-short": "title",
    "page-first": "page", "container-author": "editor", "collection-editor": "editor",
    "editorial-director": "editor", "event-title": "event", "event-place": "publisher-place",
    "collection-number": "number", "number-of-volumes": "volume", "chapter-number": "section",
    "archive-place": "archive", "archive_collection": "archive", "call-number": "archive_location",
    "version": "edition", "part-number": "volume", "part-title": "title", "dimensions": "medium",
    "scale": "medium",
    "reviewed-title": "title", "reviewed-author": "author", "chair": "editor",
    "original-author": "author", "references": "note",
    "annote": "note", "abstract": "note", "source": "archive", "status": "note",
    "jurisdiction": "authority", "event-date": "issued", "submitted": "issued",
    "available-date": "issued", "original-publisher": "publisher",
    "original-publisher-place": "publisher-place", "script-writer": "director",
    "performer": "author", "compiler": "editor", "curator": "editor",
    "executive-producer": "director", "host": "author", "guest": "author", "contributor": "author",
    "organizer": "editor", "series-creator": "director", "supplement-number": "issue",
    "printing-number": "edition",
}  # fmt: skip
_IDENTIFIERS = frozenset("DOI URL ISBN ISSN PMID PMCID arXiv".split())
#: What announces a value, or trails it, and is no part of it.
_ANNOUNCING: Mapping[str, frozenset[str]] = {
    name: frozenset(words.split())
    for name, words in {
        "author": "by par von eds ed editors editor et al u a others hrsg hg herausgeber and & in",
        "editor": """in eds ed editors editor edited by hrsg hg herausgeber von herausgegeben a
            cura di dir org orgs coord coords sous la direction de et al u par ur others""",
        "translator": "trans transl translated translator by trad tr di par von de aus dem ubers "
        "ubersetzt translation from the traduit traduction",
        "director": "directed by dir regie director producer produced",
        "container-title": "in en em dans apud within im",
        "volume": "vol vols volume volumes bd bde band jg jahrgang t tome tomo v voll no nr n ann "
        "anno",
        "issue": "no nos nr n num numero issue iss heft h fasc number nº nn",
        "page": "p pp page pages pag pags pagg pg s ss seite seiten str ff f sq sqq e seguenti",
        "locator": "p pp page pages pag at para par paras ch chapter art",
        "edition": "ed edn edition aufl auflage edicion edicao ediz edizione",
        "issued": "in published posted on",
        "accessed": "accessed retrieved on viewed visited",
        "number": "no nr number",
        "number-of-pages": "p pp pages s seiten pag",
        "collection-title": "in series ser reihe",
        "publisher": "by publ pub verlag:",
        "medium": "",
    }.items()
}  # fmt: skip


def read(path: Path) -> Iterator[Example]:
    """Read the examples of a file, in order.

    Raises InputError, with file and line, for what is no file of labelled references, OSError
    for a file that cannot be read.
    """
    if path.suffix.lower() == ".xml":
        yield from _anystyle(path)
        return
    with path.open(encoding="utf-8-sig") as lines:
        try:
            for number, line in enumerate(lines, 1):
                if line.strip() and (entry := _checked(line, f"{path}:{number}"))["spans"]:
                    yield _example(entry)
        except UnicodeDecodeError as error:
            raise InputError(f"{path}: no UTF-8 text; {_FORMS}") from error


_FORMS = "a file of labelled references is JSON Lines or AnyStyle's XML, named .xml"


def _checked(line: str, place: str) -> dict[str, Any]:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{place}: no JSON object; {_FORMS}") from error
    if not isinstance(entry, dict) or not isinstance(entry.get("text"), str):
        raise InputError(f'{place}: no object with a "text"; {_FORMS}')
    if not isinstance(entry.get("fields") or {}, dict):
        raise InputError(f'{place}: "fields" is no object')
    spans = entry.setdefault("spans", [])
    if not isinstance(spans, list):
        raise InputError(f'{place}: "spans" is no list of [start, end, label]')
    for span in spans:
        if _is_span(span, len(entry["text"])):
            _check_name(span[2], place)
        else:
            written = json.dumps(span, ensure_ascii=False)
            raise InputError(
                f"{place}: {written:.60} is no [start, end, label] in a text of "
                f"{len(entry['text'])} characters"
            )
    entry["spans"] = sorted(spans, key=lambda span: span[:2])
    return entry


def _check_name(name: str, place: str) -> None:
    known = {*LABELS, *_SAME, *_IDENTIFIERS, *VARIABLES} - {""}
    if name not in known:
        near = nearest(name, sorted(known), 1)
        hint = f"; did you mean {near[0]}?" if near else "; labels are CSL variables"
        raise InputError(f"{place}: no label is named {name!r}{hint}")


def _is_span(span: Any, length: int) -> bool:
    return (
        isinstance(span, list)
        and [type(part) for part in span] == [int, int, str]
        and 0 <= span[0] < span[1] <= length
    )


def _anystyle(path: Path) -> Iterator[Example]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        tree = etree.parse(str(path), parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"{path}:{error.lineno}: broken XML: {error.msg}") from error
    for sequence in tree.iterfind("sequence"):
        text, spans = "", []
        for part in sequence.iterchildren(tag=etree.Element):
            piece = " ".join(str(part.xpath("string()")).split())  # what is nested included
            if text:
                text += " "
            name = _ANYSTYLE.get(part.tag, part.tag)
            _check_name(name, f"{path}:{part.sourceline}")
            spans.append((len(text), len(text) + len(piece), name))
            text += piece
        yield _example({"text": text, "spans": spans, "source": "anystyle"})


_ANYSTYLE: Mapping[str, str] = {
    "date": "issued", "location": "publisher-place", "pages": "page", "url": "URL", "doi": "DOI",
    "isbn": "ISBN", "arxiv": "arXiv", "pubmed": "PMID", "signal": "status", "backref": "note",
    "year": "issued", "address": "publisher-place", "institution": "publisher",
    "booktitle": "container-title",
}  # fmt: skip


def label(
    text: str, spans: Iterable[tuple[int, int, str]], kind: str = "", type: str = ""
) -> Example:
    """Label the words of a text by its spans.

    >>> label("Fiasco, p. 12", [(0, 6, "title"), (8, 13, "page")]).labels
    ['title', '', '', '', 'page']
    """
    return _example({"text": text, "spans": list(spans), "source": kind, "type": type})


def _example(entry: Mapping[str, Any]) -> Example:
    text, kind = entry["text"], entry.get("source", "")
    words = cut(text)
    labels: list[str | None] = [""] * len(words.texts)
    at = 0
    for start, end, name in entry["spans"]:
        name = _SAME.get(name, name)
        while at < len(labels) and words.ends[at] <= start:
            at += 1
        first = at
        while at < len(labels) and words.starts[at] < end:
            at += 1
        if name in _IDENTIFIERS:
            for inner in range(first, at):
                if inner not in words.found:
                    labels[inner] = None  # an identifier that no pattern finds
            continue
        if name not in LABELS:
            labels[first:at] = [None] * (at - first)
            continue
        labels[first:at] = _trimmed(words, first, at, name)
    fields = entry.get("fields") or {}
    _part_volumes(words, labels, fields)
    _find_access(words, labels, text)
    if kind == "linkedbooks":
        _linkedbooks(words, labels)
    for place in (*words.found, *words.seams):
        labels[place] = ""
    told = entry.get("type") if entry.get("type_from", "data") == "data" else ""
    return Example(words, labels, kind, text, told or "")


_INNER = frozenset("'’\"”»)]%")
_OPENING = frozenset("(“«[‘")


def _trimmed(words: Words, first: int, last: int, name: str) -> list[str | None]:
    """Label the words of a span, but not its edges: punctuation, and what announces it."""
    texts = words.texts[first:last]
    announcing = _ANNOUNCING.get(name, frozenset())
    initials = name not in ("volume", "issue", "page", "locator", "number-of-pages")
    size = len(texts)
    start, end = 0, size
    while (
        start < end
        and _is_edge(texts[start], announcing, initials=initials, left=True)
        and not (
            # e46734, S12: letters close before digits belong to the number
            name in ("page", "locator")
            and texts[start] in ("e", "s", "S", "f")
            and start + 1 < end
            and words.starts[first + start + 1] == words.ends[first + start]
            and texts[start + 1].isdecimal()
        )
    ):
        start += 1
    while end > start and _is_edge(texts[end - 1], announcing, initials=initials):
        end -= 1
    # J. A. Smith Jr., and 12 p.: an initial at the end keeps its full stop elsewhere
    if start == end and size:
        start, end = 0, size
        if not any(map(str.isalnum, "".join(texts))):
            return [""] * size
        while start < end and not texts[start][0].isalnum():
            start += 1
        while end > start and not texts[end - 1][-1].isalnum():
            end -= 1
    return [name if start <= at < end else "" for at in range(size)]


def _is_edge(word: str, announcing: frozenset[str], *, initials: bool, left: bool = False) -> bool:
    if not word[0].isalnum() and word[0] != "[":
        return True
    if not announcing or len(word) > 14:
        return False
    folded = fold(word)
    if folded not in announcing or (left and folded == "al"):  # al-Zaidy, but et al.
        return False
    # an initial announces nothing, but V. 3 and S. 12 do
    return not (len(word) == 1 and word.isupper() and initials)


_DIGITS = re.compile(r"\d+")


def _part_volumes(words: Words, labels: list[str | None], fields: Mapping[str, Any]) -> None:
    """Part what is labelled a volume into volume, issue and date."""
    issue = set(re.findall(r"\w+", str(fields.get("issue", ""))))
    volume = set(re.findall(r"\w+", str(fields.get("volume", ""))))
    texts = words.texts
    inside = [at for at, name in enumerate(labels) if name == "volume"]
    seen_volume = False
    for place, at in enumerate(inside):
        word = texts[at]
        if fold(word) in _MONTHS or (
            word.isdecimal()
            and at + 1 < len(texts)
            and fold(texts[at + 1]) in _MONTHS
            and int(word) <= 31
        ):
            labels[at] = "issued"
            continue
        if word in volume and not seen_volume:
            seen_volume = True
            continue
        if word in issue and (seen_volume or word not in volume):
            labels[at] = "issue"
            continue
        if not word[0].isalnum() or fold(word) in _BETWEEN:
            before = labels[inside[place - 1]] if place else None
            after = inside[place + 1] if place + 1 < len(inside) else None
            joins = (
                word in "-–/"
                and after is not None
                and before == "issue"
                and (texts[after] in issue)
            )
            plain = word in "-–./" and not issue
            if not joins and not plain:
                labels[at] = ""


_BETWEEN = frozenset("no nos nr n num numero issue iss heft h fasc number vol volume suppl".split())
_MONTHS = frozenset(
    """
    january february march april may june july august september october november december gennaio
    febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre janvier
    fevrier mars avril mai juin juillet aout septembre octobre decembre jan feb mar apr jun jul aug
    sep sept oct nov dec
    """.split()
)


def _find_access(words: Words, labels: list[str | None], text: str) -> None:
    """Label the day of access, which the sets hide in notes, addresses and dates."""
    at = 0
    while at < len(labels):
        word = words.texts[at]
        starts = word.isdecimal() or fold(word) in _MONTHS
        if starts and ACCESS.search(text, max(0, words.starts[at] - 40), words.starts[at]):
            end = at
            while (
                end < len(labels)
                and end < at + 8
                and (
                    words.texts[end].isdecimal()
                    or fold(words.texts[end]) in _MONTHS
                    or words.texts[end] in ",./-"
                    or fold(words.texts[end]) in ("de", "of", "th", "st", "nd", "rd")
                )
            ):
                end += 1
            while end > at and not words.texts[end - 1][0].isalnum():
                end -= 1
            labels[at:end] = ["accessed"] * (end - at)
            at = end
        at += 1


def _linkedbooks(words: Words, labels: list[str | None]) -> None:
    """Read the second title as the container; be silent where the set is careless."""
    texts = words.texts
    runs: list[tuple[int, int]] = []
    for at, name in enumerate(labels):
        if name == "title":
            if (
                runs
                and all(labels[i] in ("", "title") for i in range(runs[-1][1], at))
                and (runs[-1][1] == at)
            ):
                runs[-1] = runs[-1][0], at + 1
            else:
                runs.append((at, at + 1))
        elif name == "" and len(texts[at]) > 3 and texts[at][0].isalpha():
            labels[at] = None
    for start, end in runs:
        # Title, Venezia 1898: the place of publication was taken in
        if end < len(texts) and end - start > 3 and fold(texts[end - 1]) in _CITIES:
            while end - 2 > start and texts[end - 2] == "-" and fold(texts[end - 3]) in _CITIES:
                labels[end - 1] = labels[end - 2] = "publisher-place"
                end -= 2
            if texts[end - 2] == ",":
                labels[end - 1], labels[end - 2] = "publisher-place", ""
    for start, end in runs[1:2]:
        labels[start:end] = ["container-title"] * (end - start)
    if len(runs) == 1:
        start, end = runs[0]
        for at in range(start + 2, end - 2):
            if (texts[at] == "in" and texts[at + 1] in '“«"') or texts[at] == "«":
                labels[at:end] = [None] * (end - at)
                break


_CITIES = frozenset(
    """
    venezia roma milano padova firenze torino bologna napoli treviso vicenza verona udine trieste
    brescia bergamo parma modena ferrara paris parigi london londra leipzig lipsia berlin wien
    bari genova pisa siena palermo mantova ravenna trento rovigo belluno chioggia bassano urbino
    lucca pavia cremona ancona perugia gorizia zara munchen monaco basilea oxford cambridge boston
    harmondsworth stuttgart koln mainz madrid lisboa bruxelles amsterdam leiden leida den haag
    zurich geneve ginevra praha budapest zagreb zagabria venetiis mediolani venetia
    """.split()
)
