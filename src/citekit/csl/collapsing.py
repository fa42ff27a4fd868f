"""Citations: cites sorted, grouped by author, collapsed, and joined.

CSL 1.0.2, Cite Grouping and Cite Collapsing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from citekit.csl import casing
from citekit.csl.evaluation import Cite
from citekit.csl.signs import JOINT, Q_CLOSE, SIGN, clean, from_markup
from citekit.csl.tree import joined
from citekit.csl.typography import quoted

if TYPE_CHECKING:
    from citekit.csl.document import Citation, Document
    from citekit.csl.evaluation import State

__all__ = ["citation_text"]


class _Written(NamedTuple):
    cite: Cite
    text: str
    names: str
    state: State


def citation_text(document: Document, citation: Citation) -> str:
    """Write a citation as marked text, with the affixes and formats of its layout."""
    area = document.style.areas.get("citation")
    node = area.child("layout") if area else None
    if area is None or node is None:
        return ""
    cites = _sorted(document, citation)
    written = [_write(document, cite) for cite in cites]
    written = [one for one in written if one.text]
    if (
        written
        and document.style.note
        and written[0].state.began == "term"
        and not written[0].cite.prefix
    ):
        # "the first character of a citation should preferably be uppercased" in notes
        written[0] = written[0]._replace(text=casing.first(written[0].text))
    collapse = area.get("collapse")
    grouped = (
        collapse in ("year", "year-suffix", "year-suffix-ranged")
        or "cite-group-delimiter" in area.attrs
    )
    if collapse == "citation-number":
        text = _numbers(document, written, node.delimiter, area.attrs)
    elif grouped:
        text = _groups(document, written, node.delimiter, area.attrs, collapse)
    else:
        text = _joined([_affixed(document, one.cite, one.text) for one in written], node.delimiter)
    if not text:
        return ""
    if cites and all(cite.author_only for cite in cites):
        return text
    return node.formatted(f"{node.prefix}{text}{node.suffix}")


def _sorted(document: Document, citation: Citation) -> list[Cite]:
    area = document.style.areas["citation"]
    cites = [cite for cite in citation.cites if cite.id in document.records]
    sort = area.child("sort")
    if sort is None or len(cites) < 2:
        return cites
    keyed = {str(at): cite for at, cite in enumerate(cites)}
    values: dict[tuple[str, int], Any] = {
        (at, index): document.sort_key(cite.id, key, "citation", cite)
        for at, cite in keyed.items()
        for index, key in enumerate(sort.children)
    }
    order = list(keyed)
    for index in reversed(range(len(sort.children))):
        descending = sort.children[index].get("sort") == "descending"
        present = [at for at in order if values[at, index] is not None]
        absent = [at for at in order if values[at, index] is None]
        if descending:
            present.reverse()
        present.sort(key=lambda at: values[at, index], reverse=descending)
        order = [*present, *absent]
    return [keyed[at] for at in order]


def _write(document: Document, cite: Cite, **flags: Any) -> _Written:
    if cite.suppress_author:
        flags["hide_names"] = True
    text, state = document.cite_text(cite.id, cite, **flags)
    if cite.author_only and state.names_taken:
        text = state.names_whole
    return _Written(cite, text, SIGN.sub("", state.names_whole), state)


def _joined(texts: list[str], delimiter: str) -> str:
    """Join cites; punctuation at an edge of a cite stands for the delimiter."""
    out = ""
    for text in texts:
        if not out:
            out = text
        elif text.lstrip(JOINT)[:1] in (",", ";", "."):
            out += text
        elif out.rstrip(JOINT)[-1:] in (",", ";"):
            out += f" {text}"
        else:
            out += f"{delimiter}{text}"
    return out


def _affixed(document: Document, cite: Cite, text: str) -> str:
    def own(value: str) -> str:
        return quoted(from_markup(clean(value)), document.lexicon)

    prefix, suffix = own(cite.prefix), own(cite.suffix)
    if prefix and prefix[-1] not in " ([{'\"“‘-–—/\u00a0":
        prefix += " "
    if prefix[:1] in ",;." and prefix:
        prefix = joined(prefix)
    if suffix and suffix[0] not in " .,;:!?)]}'\"”’-–—/\u00a0":
        suffix = f" {suffix}"
    said = prefix.rstrip(f" {JOINT}").rstrip(f"{Q_CLOSE}{JOINT}”’")
    if said.endswith((".", "!", "?")) and len(prefix.split()) > 1:
        text = casing.first(text)
    return f"{joined(prefix)}{text}{joined(suffix)}"


def _after_collapse(attrs: Any, delimiter: str) -> str:
    """CSL 1.0.2, Cite Collapsing: what follows a collapsed group; else the layout's delimiter."""
    own = attrs.get("after-collapse-delimiter")
    return delimiter if own is None else joined(own)


# --- numbers -----------------------------------------------------------------------


def _numbers(document: Document, written: list[_Written], delimiter: str, attrs: Any) -> str:
    """Collapse runs of three and more numbers that go up by one: 1–3, 5."""
    after = _after_collapse(attrs, delimiter)
    out: list[str] = []
    at = 0
    while at < len(written):
        stop = at
        while stop + 1 < len(written) and _follows(document, written[stop], written[stop + 1]):
            stop += 1
        if stop - at >= 2:
            first, last = written[at], written[stop]
            ends = (_affixed(document, one.cite, one.text) for one in (first, last))
            out += ["–".join(ends), after]
            at = stop + 1
        else:
            out += [_affixed(document, written[at].cite, written[at].text), delimiter]
            at += 1
    return "".join(out[:-1])


def _follows(document: Document, one: _Written, other: _Written) -> bool:
    plain = not any((cite.locator or cite.prefix or cite.suffix) for cite in (one.cite, other.cite))
    return plain and document.numbers[other.cite.id] == document.numbers[one.cite.id] + 1


# --- authors and years ---------------------------------------------------------------


def _groups(
    document: Document, written: list[_Written], delimiter: str, attrs: Any, collapse: str
) -> str:
    groups: list[list[_Written]] = []
    for one in written:
        home = next((group for group in groups if group[0].names == one.names and one.names), None)
        if not one.names and groups and not groups[-1][0].names and collapse:
            home = groups[-1]  # neighbours without authors
        if home is not None:
            home.append(one)
        else:
            groups.append([one])
    inside = joined(attrs.get("cite-group-delimiter", ", "))
    after = _after_collapse(attrs, delimiter)
    out: list[str] = []
    for at, group in enumerate(groups):
        if at:
            # where years collapse, the reference processor takes each author for a group
            collapsed = collapse == "year" or (bool(collapse) and len(groups[at - 1]) > 1)
            out.append(after if collapsed else delimiter)
        out.append(_group_text(document, group, inside, delimiter, attrs, collapse))
    return "".join(out)


def _group_text(
    document: Document,
    group: list[_Written],
    inside: str,
    delimiter: str,
    attrs: Any,
    collapse: str,
) -> str:
    if not collapse or len(group) == 1:
        return inside.join(_affixed(document, one.cite, one.text) for one in group)
    suffixes = collapse in ("year-suffix", "year-suffix-ranged")
    between = attrs.get("year-suffix-delimiter", attrs.get("cite-group-delimiter"))
    suffix_delimiter = delimiter if between is None else joined(between)
    after = attrs.get("after-collapse-delimiter")
    after_run = _after_collapse(attrs, delimiter)
    out, at, before_run = "", 0, False
    while at < len(group):
        one = group[at]
        first = at == 0 or one.cite.prefix
        text = one.text if first else _write(document, one.cite, hide_names=True).text
        stop = at
        while (
            suffixes
            and stop + 1 < len(group)
            and _same_year(document, group[stop], group[stop + 1])
        ):
            stop += 1
        piece = _affixed(document, one.cite, text) if text else ""
        if stop > at:
            letters = [document.ambiguities[each.cite.id].suffix for each in group[at : stop + 1]]
            piece += _suffix_list(letters, suffix_delimiter, ranged=collapse.endswith("ranged"))
        if piece and out:
            run = before_run or (after is not None and bool(group[at - 1].cite.locator))
            out += (after_run if run else inside) + piece
        else:
            out += piece
        before_run = stop > at
        at = stop + 1
    return out


def _same_year(document: Document, one: _Written, other: _Written) -> bool:
    first, second = (document.ambiguities[each.cite.id].suffix for each in (one, other))
    if (
        not first
        or not second
        or any(c.locator or c.prefix or c.suffix for c in (one.cite, other.cite))
    ):
        return False

    def bare(each: _Written) -> str:
        text = SIGN.sub("", each.text)
        letter = document.ambiguities[each.cite.id].suffix
        return text.removesuffix(letter)

    return bare(one) == bare(other)


def _suffix_list(letters: list[str], delimiter: str, *, ranged: bool) -> str:
    """Write the suffixes behind the first: ``, b, c`` or ``–c``."""
    out, at = "", 0
    if not ranged:
        return "".join(f"{delimiter}{letter}" for letter in letters[1:])
    while at < len(letters):
        stop = at
        while stop + 1 < len(letters) and _next(letters[stop]) == letters[stop + 1]:
            stop += 1
        if at:
            out += f"{delimiter}{letters[at]}"
        if stop - at >= 2:
            out += f"–{letters[stop]}"
        elif stop > at:
            out += f"{delimiter}{letters[stop]}"
        at = stop + 1
    return out


def _next(letter: str) -> str:
    return chr(ord(letter) + 1) if len(letter) == 1 else ""
