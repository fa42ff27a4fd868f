"""Citations: cites sorted, grouped by author, collapsed, and joined.

CSL 1.0.2, Cite Grouping and Cite Collapsing.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from attrs import evolve

from citekit.csl import casing
from citekit.csl.evaluation import CLEAR, Cite, Placed, Subject
from citekit.csl.signs import END_CITE, JOINT, Q_CLOSE, SIGN, cites
from citekit.csl.tree import Node, joined
from citekit.csl.typography import marked
from citekit.names import surname

if TYPE_CHECKING:
    from citekit.csl.document import Document

__all__ = ["citation_text", "in_order", "narrative_text", "prints_any"]


class _Written(NamedTuple):
    placed: Placed
    text: str
    names: str  #: the first names of the cite, or what stands in for them, without signs
    people: bool  #: they are names: a title that stands in for them is repeated
    began: str  #: ``term`` or ``data``
    sign: str = ""  #: what begins it in the citation, so that it is found there again

    @property
    def cite(self) -> Cite:
        """The cite that this is."""
        return self.placed.cite

    def marked(self, text: str) -> str:
        """Put the signs of this cite around what is printed of it."""
        return f"{self.sign}{text}{END_CITE}" if self.sign and text else text


def citation_text(document: Document, placed: list[Placed], *, leads: bool = False) -> str:
    """Write a citation as marked text, with the affixes and formats of its layout.

    `leads`: the first cite stays the first, as the sentence names its authors.
    """
    area = document.style.areas.get("citation")
    node = area.child("layout") if area else None
    if area is None or node is None:
        return ""
    signs = cites(one.cite.id for one in placed)
    first = placed[:leads]
    written = [
        _write(document, one)._replace(sign=signs.get(one.cite.id, ""))
        for one in (*first, *in_order(document, placed[len(first) :]))
    ]
    # what the writer put around a cite stays, though the style prints nothing of it
    written = [one for one in written if one.text or one.cite.prefix or one.cite.suffix]
    if (
        written
        and document.style.note
        and written[0].began == "term"
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
        text = _joined(document, written, node.delimiter)
    if not text:
        return ""
    if all(one.cite.author_only for one in placed):
        return text
    return node.formatted(f"{node.prefix}{text}{node.suffix}")


def prints_any(document: Document, placed: list[Placed]) -> bool:
    """Tell whether a citation prints anything of the works that it cites."""
    return any(_write(document, one).text for one in placed)


def in_order(document: Document, placed: list[Placed]) -> list[Placed]:
    """Put the cites of a citation into the order that the style asks for.

    What a writer puts before a cite says how it stands to the one before it (“but cf.”), or opens
    the whole (“see”), and what is behind one closes a thought: cites are sorted between such words.
    """
    area = document.style.areas.get("citation")
    sort = area.child("sort") if area else None
    if len(placed) < 2 or sort is None:
        return placed
    groups: list[list[Placed]] = [[placed[0]]]
    for before, one in pairwise(placed):
        if one.cite.prefix.strip() or before.cite.suffix.strip():
            groups.append([one])
        else:
            groups[-1].append(one)
    places = document.places  # cites that the keys do not order stand as their entries do
    return [
        one
        for group in groups
        for one in (
            group
            if len(group) < 2 or group[0].cite.prefix.strip()
            else document.sorted(
                sorted(group, key=lambda one: places[one.cite.id]),
                sort.children,
                lambda one, key: document.sort_key(_named(document, one), key, "citation"),
            )
        )
    ]


def narrative_text(document: Document, placed: list[Placed]) -> str:
    """Write a citation that is part of a sentence: “Knuth (1984, p. 3)”, “Knuth [1]”.

    ``cs:intext``, which is to come in CSL, says how the first part reads, if a style has it.
    """
    if not placed:
        return ""
    first, *others = placed
    alone = first._replace(
        cite=evolve(first.cite, author_only=True, suppress_author=False, prefix="", suffix="")
    )
    own = document.setting.intext()
    if own is not None:
        layout = document.style.areas["intext"].child("layout")
        named = own.text(document.cited(first))
        named = layout.affixed(layout.formatted(named)) if layout else named
    else:
        author = _write(document, alone)
        named = author.text if author.names else _authors(document, first.cite.id)
    bare = first._replace(cite=evolve(first.cite, suppress_author=True, author_only=False))
    if named:
        [sign] = cites([first.cite.id]).values()
        named = f"{sign}{named}{END_CITE}"
    return " ".join(filter(None, (named, citation_text(document, [bare, *others], leads=True))))


def _authors(document: Document, record_id: str) -> str:
    """Name the authors for a style whose citations are numbers; else the title."""
    facts, lexicon = document.facts[record_id], document.lexicon
    people = next((p for v in ("author", "editor", "translator") if (p := facts.names(v))), ())
    names = [surname(name) for name in people]
    if not names:
        return facts.text("title-short") or facts.text("title")
    if len(names) > 2:
        return f"{names[0]} {lexicon.term('et-al')}"
    return f" {lexicon.term('and')} ".join(names)


def _named(document: Document, placed: Placed) -> Subject:
    """Give a cite as it sorts: under its author, though the text around may name that."""
    subject = document.cited(placed)
    subject.hides_names = False
    return subject


def _write(document: Document, placed: Placed, *, hides_names: bool = False) -> _Written:
    subject = document.cited(placed, hides_names=hides_names)
    program = document.setting.citation()
    assert program is not None
    template = program.template(subject)
    if template.names is None:
        return _Written(placed, template.text(subject), "", False, template.began)
    parts = template.parts(subject)
    names = parts[template.names]
    if placed.cite.suppress_author:
        own = _named(document, placed)
        shown = program.template(own)
        names = "" if shown.names is None else shown.parts(own)[shown.names]
    text = names if placed.cite.author_only else template.format % tuple(parts)
    slot = template.names_slot
    people = slot is not None and slot.options is not None
    return _Written(placed, text, SIGN.sub("", names), people, template.began)


def _joined(document: Document, written: list[_Written], delimiter: str) -> str:
    """Join cites."""
    out, before = "", None
    for one in written:
        between = delimiter if before is None else _between(before.cite, one.cite, delimiter)
        out += (between if out else "") + _affixed(document, one, one.text)
        before = one
    return out


def _between(one: Cite, other: Cite, delimiter: str) -> str:
    """Give what parts two cites: punctuation that the writer put there stands for the delimiter."""
    if one.suffix:
        if one.suffix[-1] in ",;.":
            _, space, rest = delimiter.partition(" ")
            return f"{space}{rest}"
    elif other.prefix[:1] in (",", ";", "."):
        return ""
    return delimiter


def _affixed(document: Document, one: _Written, text: str) -> str:
    cite = one.cite

    def own(value: str) -> str:
        return marked(value, document.lexicon)

    prefix, suffix = own(cite.prefix), own(cite.suffix)
    if prefix and prefix[-1] not in " ([{'\"“‘-–—/\u00a0":
        prefix += " "
    if prefix[:1] in ",;." and prefix:
        prefix = joined(prefix)
    if suffix and suffix[0] not in " .,;:!?)]}'\"”’-–—/\u00a0":
        suffix = f" {suffix}"
    said = prefix.rstrip(f" {JOINT}").rstrip(f"{Q_CLOSE}{JOINT}”’")
    anew = said.endswith((".", "!", "?")) and len(prefix.split()) > 1
    if anew and one.began == "term" and document.style.note:
        text = casing.first(text)
    # a comma of the writer's is no output of the style, which goes into its quotation marks
    closed = text.rfind(Q_CLOSE) if suffix[:1] == "," else -1
    quoted = closed >= 0 and not SIGN.sub("", text[closed:])
    return f"{joined(prefix)}{one.marked(text)}{joined(suffix)[quoted:]}"


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
            ends = (_affixed(document, one, one.text) for one in (first, last))
            out += ["–".join(ends), after]
            at = stop + 1
        else:
            one, other = written[at], written[min(at + 1, len(written) - 1)]
            out += [_affixed(document, one, one.text), _between(one.cite, other.cite, delimiter)]
            at += 1
    return "".join(out[:-1])


def _follows(document: Document, one: _Written, other: _Written) -> bool:
    numbers = [document.numbers[each.cite.id] for each in (one, other)]
    return numbers[1] == numbers[0] + 1 and all(map(_is_plain, (one, other), numbers))


def _is_plain(one: _Written, number: int) -> bool:
    """Tell whether a cite prints its number and nothing else."""
    cite = one.cite
    if cite.prefix or cite.suffix:
        return False
    return "".join(filter(str.isalnum, SIGN.sub("", one.text))) == str(number)


# --- authors and years ---------------------------------------------------------------


def _groups(
    document: Document, written: list[_Written], delimiter: str, attrs: Any, collapse: str
) -> str:
    groups: list[list[_Written]] = []
    # as the suite has it, cites stay in the order of the writer where the style sorts none
    sorts = document.style.areas["citation"].child("sort") is not None
    for one in written:
        near = groups if sorts else groups[-1:]
        home = None
        if one.people:
            home = next((group for group in near if group[0].names == one.names), None)
        elif groups and collapse and not document.style.names_authors:
            home = groups[-1]  # labels, years alone: the cites are one group
        if home is not None:
            home.append(one)
        else:
            groups.append([one])
    # "Defaults to “, ”": as the suite has it, in the text, and where nothing is said of what
    # comes after a group; else the delimiter stays
    plain = document.style.note or "after-collapse-delimiter" in attrs
    between = attrs.get("cite-group-delimiter", None if plain else ", ")
    inside = delimiter if between is None else joined(between)
    after = _after_collapse(attrs, delimiter)
    out: list[str] = []
    for at, group in enumerate(groups):
        if at:
            # where years collapse, the reference processor takes each author for a group
            collapsed = collapse == "year" or (bool(collapse) and len(groups[at - 1]) > 1)
            left, right = groups[at - 1][-1].cite, group[0].cite
            out.append(_between(left, right, after if collapsed else delimiter))
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
        return _joined(document, group, inside)
    suffixes = collapse in ("year-suffix", "year-suffix-ranged")
    own = attrs.get("year-suffix-delimiter", attrs.get("cite-group-delimiter"))
    suffix_delimiter = delimiter if own is None else joined(own)
    after = attrs.get("after-collapse-delimiter")
    after_run = _after_collapse(attrs, delimiter)
    out, at = "", 0
    while at < len(group):
        one = group[at]
        first = at == 0 or one.cite.prefix
        text = one.text if first else _write(document, one.placed, hides_names=True).text
        stop = at
        while (
            suffixes
            and stop + 1 < len(group)
            and _same_year(document, group[stop], group[stop + 1])
        ):
            stop += 1
        piece = _affixed(document, one, text) if text else ""
        if stop > at:
            run = [
                (each, document.ambiguities.get(each.cite.id, CLEAR).suffix)
                for each in group[at : stop + 1]
            ]
            node = document.style.suffix_node
            look = str if node is None else _look_of(node)
            ranged = collapse.endswith("ranged")
            piece += _suffix_list(run, suffix_delimiter, look, ranged=ranged)
        if piece and out:
            cut = after is not None and bool(group[at - 1].cite.locator)
            between = after_run if cut else inside
            out += _between(group[at - 1].cite, one.cite, between) + piece
        else:
            out += piece
        at = stop + 1
    return out


def _same_year(document: Document, one: _Written, other: _Written) -> bool:
    first, second = (document.ambiguities.get(each.cite.id, CLEAR).suffix for each in (one, other))
    if (
        not first
        or not second
        or any(c.locator or c.prefix or c.suffix for c in (one.cite, other.cite))
    ):
        return False

    def bare(each: _Written) -> str:
        text = SIGN.sub("", each.text)
        letter = document.ambiguities.get(each.cite.id, CLEAR).suffix
        return text[: -len(letter)] if text.lower().endswith(letter) else text

    return bare(one) == bare(other)


def _look_of(node: Node) -> Callable[[str], str]:
    case = node.get("text-case")
    return lambda letter: node.affixed(node.formatted(casing.change(letter, case)))


def _suffix_list(
    run: list[tuple[_Written, str]], delimiter: str, look: Callable[[str], str], *, ranged: bool
) -> str:
    """Write the suffixes behind the first: ``, b, c`` or ``–c``."""
    out, at = "", 0
    looks = [one.marked(look(letter)) for one, letter in run]
    if not ranged:
        return "".join(f"{delimiter}{shown}" for shown in looks[1:])
    while at < len(run):
        stop = at
        while stop + 1 < len(run) and _next(run[stop][1]) == run[stop + 1][1]:
            stop += 1
        if at:
            out += f"{delimiter}{looks[at]}"
        if stop - at >= 2:
            out += f"–{looks[stop]}"
        elif stop > at:
            out += f"{delimiter}{looks[stop]}"
        at = stop + 1
    return out


def _next(letter: str) -> str:
    return chr(ord(letter) + 1) if len(letter) == 1 else ""
