"""Reads fixtures of the CSL test-suite and renders them."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from citekit.csl.collapsing import citation_text, in_order
from citekit.csl.document import Citation, Document
from citekit.csl.evaluation import Cite
from citekit.csl.tree import Style, style_of
from citekit.csl.typography import finish
from citekit.formats import csljson
from citekit.markup import RichText, Run

_SECTION = re.compile(r">>=+ ?([\w-]+) ?=+>>\n(.*?)\n?<<=+ ?[\w-]+ ?=+<<", re.DOTALL)
_TAGS = {
    "italic": ("<i>", "</i>"),
    "oblique": ("<em>", "</em>"),
    "bold": ("<b>", "</b>"),
    "light": ("", ""),  # as the reference processor's HTML has it
    "small-caps": ('<span style="font-variant:small-caps;">', "</span>"),
    "underline": ('<span style="text-decoration:underline;">', "</span>"),
    "superscript": ("<sup>", "</sup>"),
    "subscript": ("<sub>", "</sub>"),
    "no-italic": ('<span style="font-style:normal;">', "</span>"),
    "no-oblique": ('<span style="font-style:normal;">', "</span>"),
    "no-bold": ('<span style="font-weight:normal;">', "</span>"),
    "no-small-caps": ('<span style="font-variant:normal;">', "</span>"),
    "no-underline": ('<span style="text-decoration:none;">', "</span>"),
    "no-superscript": ('<span style="baseline">', "</span>"),
    "no-subscript": ('<span style="baseline">', "</span>"),
}


def sections(text: str) -> dict[str, str]:
    """Part a fixture into its sections."""
    return {match[1]: match[2] for match in _SECTION.finditer(text.replace("\r\n", "\n"))}


def render(parts: dict[str, str]) -> str:
    """Render a fixture as the reference processor prints it."""
    style = style_of(parts["CSL"])
    items = json.loads(parts["INPUT2"] if "INPUT2" in parts else parts["INPUT"])
    for at, item in enumerate(items):
        item.setdefault("id", f"item-{at}")
    if "BIBENTRIES" in parts:  # steps: each replaces the one before
        by_id = {str(item["id"]): item for item in items}
        items = [by_id[str(each)] for each in json.loads(parts["BIBENTRIES"])[-1]]
    records = list(csljson.loads(json.dumps(items)))
    citations = _citations(parts)
    skipped = 0
    if "CITATION-ITEMS" in parts and citations is not None:
        # the reference runner registers all items as they stand, then cites
        skipped = 1
        citations = [Citation([_cite({"id": item["id"]}) for item in items]), *citations]
    if "CITATIONS" in parts and citations is not None:
        # the steps are all that the document has: what is cited no more is gone
        cited = {cite.id for citation in citations for cite in citation.cites}
        records = [record for record in records if record.id in cited]
    if parts["MODE"].strip() == "citation":
        if citations is None:
            order = Document(style, records).order  # the reference runner cites in this order
            citations = [Citation([Cite(record_id) for record_id in order])]
        shown = "CITATIONS" in parts
        document = Document(style, records, citations)
        texts = [
            _html(finish(document.citation(at), document.lexicon))
            if _first_prints(document, at)
            else _html(finish(_unprinted(document, at), document.lexicon))
            for at in range(skipped, len(citations))
        ]
        if shown:
            return "\n".join(f"[{at}] {text}" for at, text in enumerate(texts))
        return "\n".join(texts)
    document = Document(style, records, citations or ())
    section = json.loads(parts.get("BIBSECTION", "{}"))
    shown_ids = {str(item["id"]) for item in items if _is_in(section, item)}
    texts = [
        _blocks(finish(entry.text, document.lexicon)) or _nothing(style, number)
        for number, entry in enumerate(document.bibliography(), 1)
        if entry.id in shown_ids
    ]
    entries = [f'  <div class="csl-entry">{text}</div>' for text in texts if text]
    return "\n".join(['<div class="csl-bib-body">', *entries, "</div>"])


def _is_in(section: dict[str, Any], item: dict[str, Any]) -> bool:
    """Tell whether a section of the bibliography has an item."""

    def holds(rule: dict[str, Any]) -> bool:
        wanted, value = rule["value"], item.get(rule["field"])
        if isinstance(wanted, bool) or not wanted:
            return bool(wanted) == bool(value)
        return wanted == value or (isinstance(value, list) and wanted in value)

    rules = {name: [holds(rule) for rule in section.get(name, ())] for name in _SECTION_RULES}
    return (
        (not rules["include"] or any(rules["include"]))
        and not any(rules["exclude"])
        and all(rules["select"])
        and not (rules["quash"] and all(rules["quash"]))
    )


_SECTION_RULES = ("include", "exclude", "select", "quash")
_UNPRINTED = "[CSL STYLE ERROR: reference with no printed form.]"


def _first_prints(document: Document, at: int) -> bool:
    """Tell whether the cite that stands first prints anything: if not, the reference says so."""
    cites = in_order(document, document.placed[at])
    return not cites or bool(citation_text(document, cites[:1])) or cites[0].cite.suppress_author


def _unprinted(document: Document, at: int) -> str:
    """Write a citation whose first cite prints nothing as the reference processor does."""
    layout = document.style.areas["citation"].child("layout")
    assert layout is not None
    text = citation_text(document, document.placed[at])
    if not text:
        return f"{layout.prefix}{_UNPRINTED}{layout.suffix}"
    text = text.removeprefix(layout.opening).removeprefix(layout.prefix)
    return f"{layout.opening}{layout.prefix}{_UNPRINTED}{layout.delimiter}{text}"


def _nothing(style: Style, number: int) -> str:
    """What the reference processor says of a record that a numbered list prints nothing of."""
    return f"{number}. [CSL STYLE ERROR: reference with no printed form.]" if style.numbered else ""


def _citations(parts: dict[str, str]) -> list[Citation] | None:
    if "CITATION-ITEMS" in parts:
        rows = json.loads(parts["CITATION-ITEMS"])
        # as the reference runner has them: each by itself, with the position it says it has
        return [Citation([_cite({"position": 0, **item}) for item in row]) for row in rows]
    if "CITATIONS" in parts:
        steps: dict[str, Any] = {}
        order: list[tuple[str, int]] = []
        for citation, before, after in json.loads(parts["CITATIONS"]):
            key = citation.get("citationID") or f"c{len(steps)}"
            steps[key] = citation
            order = [
                *map(tuple, before),
                (key, citation.get("properties", {}).get("noteIndex", 0)),
                *map(tuple, after),
            ]
        return [_of_mode(steps[key], note) for key, note in order if key in steps]
    return None


def _of_mode(step: dict[str, Any], note: int) -> Citation:
    """Read a citation, whose ``mode`` may ask for the author alone, for no author, or for both."""
    mode = step.get("properties", {}).get("mode")
    items = [dict(item) for item in step["citationItems"]]
    if mode in ("author-only", "suppress-author") and items:
        items[0][mode] = True
    if mode == "author-only":
        items = items[:1]
    return Citation([_cite(item) for item in items], note, narrative=mode == "composite")


_POSITIONS = {
    0: "first",
    1: "subsequent",
    2: "subsequent ibid",
    3: "subsequent ibid ibid-with-locator",
}


def _cite(item: dict[str, Any]) -> Cite:
    positions = None
    if "position" in item:
        near = {"near-note"} if item.get("near-note") else set()
        positions = frozenset({*_POSITIONS[int(item["position"])].split(), *near})
    return Cite(
        str(item["id"]),
        str(item.get("locator") or ""),
        str(item.get("label") or "page"),
        str(item.get("prefix") or ""),
        str(item.get("suffix") or ""),
        bool(item.get("suppress-author")),
        bool(item.get("author-only")),
        positions,
    )


def _html(runs: Iterable[Run]) -> str:
    out = ""
    active: tuple[str, ...] = ()
    for run in runs:
        keep = 0
        while keep < min(len(active), len(run.path)) and active[keep] == run.path[keep]:
            keep += 1
        out += "".join(_TAGS[style][1] for style in reversed(active[keep:]))
        out += "".join(_TAGS[style][0] for style in run.path[keep:])
        active = run.path
        out += _escape(run.text)
    return out + "".join(_TAGS[style][1] for style in reversed(active))


def _escape(text: str) -> str:
    return text.replace("&", "&#38;").replace("<", "&#60;").replace(">", "&#62;")


def _blocks(runs: RichText) -> str:
    out, at, any_block = "", 0, any(run.block for run in runs)
    while at < len(runs):
        stop = at
        while stop < len(runs) and runs[stop].block == runs[at].block:
            stop += 1
        text = _html(runs[at:stop])
        block = runs[at].block
        out += f'<div class="csl-{block}">{text}</div>' if block else text
        at = stop
    return f"\n    {out}\n  " if any_block else out


#: Superscript characters that Unicode does not decompose.
_RAISED = {"\u02c0": "\u0294", "\u02c1": "\u0295", "\u06e5": "\u0648", "\u06e6": "\u064a"}


def _raised(text: str) -> str:
    """Spell superscript characters as tags, as the reference processor does."""
    out = ""
    for character in text:
        kind, *codes = unicodedata.decomposition(character).split() or [""]
        plain = "".join(chr(int(code, 16)) for code in codes) if kind == "<super>" else ""
        plain = _RAISED.get(character, plain)
        out += f"<sup>{plain}</sup>" if plain else character
    return out


def folded(text: str) -> str:
    """Fold what the suite leaves open: entities, white space, markers of changed citations."""
    text = html.unescape(text)
    text = re.sub(r"^(?:>>|\.\.)?\[(\d+)\] ", r"[\1] ", text, flags=re.MULTILINE)
    text = _raised(text)
    text = re.sub(r">\s+<", "><", text)
    if text.startswith("<div"):
        text = re.sub(r"\s*\n\s*", "", text)
    return "\n".join(" ".join(line.split()) for line in text.strip().splitlines() if line.strip())


def outcome(path: Path) -> tuple[bool, str, str]:
    """Render a fixture; return whether it passes, what was wanted, and what came."""
    parts = sections(path.read_text("utf-8"))
    wanted = folded(parts["RESULT"])
    try:
        got = folded(render(parts))
    except Exception as error:  # a fixture that raises has failed; the suite goes on
        got = f"{type(error).__name__}: {error}"
    return got == wanted, wanted, got
