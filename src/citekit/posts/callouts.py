"""Numbers in the text: which of them cite an entry of the list, and which call a note.

Bloggers write ``[1]``, ``[1][2]``, a raised 1, and below the text a list of sources or of notes.
Code has ``x[1]``, too, and areas have a raised 2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from html import unescape

from attrs import evolve

from citekit import citations
from citekit.csl.document import Cite
from citekit.posts.drafts import Cited, Draft, Group, Item, Mark, Note, SourceList, Spans, Unsure

__all__ = ["IBID", "NUMBER", "RAISED", "numbers_of", "settled"]

_SOME = r"\d{1,3}(?:(?:,\s?(?:and\s)?|\s?[-–]\s?|\s(?:and|&|und|et|y|e)\s)\d{1,3}){0,20}"
#: Words before a number, which are part of the citation.
_LEAD = (
    r"(?i:see(?: also|,? e\.g\.,?)?|cf\.?|e\.g\.,?|compare|also|vgl\.|siehe(?: auch)?|"
    r"voir(?: aussi)?|cfr\.?|véase)"
)
_CALLS = rf"(?:{_LEAD}\s)?{_SOME}(?:\s?[,;:][^\[\]]{{0,200}})?"
#: What may be numbers of sources in brackets: ``[3]``, ``[1, 4-6]``, ``[see 2, p. 17; 3]``.
NUMBER = re.compile(rf"\[{_CALLS}\](?!\()")
#: The same above the line, as HTML has it; there also without brackets.
RAISED = re.compile(
    rf"<sup\b[^<>]{{0,200}}>\s{{0,9}}(?:(?P<bracket>\[{_CALLS}\])|(?P<numbers>{_SOME}))\s{{0,9}}"
    r"</sup\s*>",
    re.I,
)
#: What says “the work above”.
IBID = re.compile(
    r"[*_]{0,2}(?:<(?:i|em)>)?(?:ibid(?:em)?|ib|id|ebd|ebenda|ebda|a\.\s?a\.\s?O|loc\. cit)\b\.?"
    r"(?:</(?:i|em)>)?[*_]{0,2}(?=[\s,.;]|\Z)", re.I)  # fmt: skip


def numbers_of(text: str) -> tuple[str, ...]:
    """Return the numbers that ``1, 3–5`` names.

    >>> numbers_of("[1, 3–5]")
    ('1', '3', '4', '5')
    """
    found: list[str] = []
    for first, last in re.findall(r"(\d+)(?:\s?[-–]\s?(\d+))?", text):
        start, end = int(first), int(last or first)
        found += map(str, range(start, min(end, start + 99) + 1))
    return tuple(dict.fromkeys(found))


def settled(draft: Draft, *, lang: str = "en-US") -> Draft:
    """Decide what the numbers of a post are; entries that are notes become notes.

    `lang` is the language of the words before places: ``[3, S. 12]``.
    """
    labels = {
        item.label for listed in draft.lists for group in listed.groups for item in group.items
        if item.label.isdecimal()
    }  # fmt: skip
    ends = {one.end: one.start for one in draft.marks}
    draft = evolve(draft, lists=tuple(
        evolve(listed, groups=tuple(
            evolve(group, items=tuple(_parted(draft, item, ends) for item in group.items))
            for group in listed.groups
        ))
        for listed in draft.lists
    ))  # fmt: skip
    if not labels:
        return evolve(draft, raised=(), cited=tuple(_understood(draft, draft.cited, labels, lang)))
    heads = Spans(
        (item.text_start, item.span[0])
        for listed in draft.lists for group in listed.groups for item in group.items
        if item.text_start < item.span[0]
    )  # fmt: skip
    draft = evolve(draft, cited=tuple(one for one in draft.cited if one.start not in heads))
    numbers = [one for one in draft.cited if one.found is None]
    code = [(start, one) for one in numbers if (start := _name(draft.text, one)) is not None]
    passed = {one.start for _, one in code}
    raised, refused = _accepted(draft, [one for one in numbers if one.start not in passed], labels)
    kept = [one for one in draft.cited if one.start not in passed]
    every = _ranged(draft.text, sorted([*kept, *raised], key=lambda one: one.start))
    cited = sorted([*_understood(draft, every, labels, lang), *refused], key=lambda one: one.start)
    told = [
        Unsure(start, draft.text[start : one.end], "looks like code", "info")
        for start, one in code if labels & {*one.numbers}
    ]  # fmt: skip
    made = evolve(draft, cited=tuple(cited), raised=(), unsure=(*draft.unsure, *told))
    return _with_endnotes(made)


#: Names as programs have them: “x”, “foo_bar”, and some that look like words. “fooBar” and “x1”
#: would do, were there no iPhone and no covid19.
_NAME = re.compile(
    r"(?<![\w.])(?:[a-z]|\w*[_$]\w*|arr|args|argv|buf|foo|bar|baz|"
    r"lst|ptr|tmp|vec|xs|ys|idx|str|vals|params)(?:\[\w{1,20}\]){0,5}\Z"
)


def _name(text: str, one: Cited) -> int | None:
    """Return where the name before an index of code begins; None: it is none."""
    first = max(0, one.start - 60)
    found = _NAME.search(text[first : one.start])
    return None if found is None else first + found.start()


#: What a raised number may follow: the end of a word that is no unit, or of a sentence.
_WORDS = re.compile(
    r"(?:[^\W\d_]{3,}|(?<![^\W\d_])(?!(?:[cdhkmnµ]m|ft|yd|mi|sq)\Z)[^\W\d_]{2}"
    r"|[.,;:!?…)\]”’»\"*_>])\Z"
)


def _before(text: str, position: int) -> str:
    return text[max(0, position - 40) : position]


def _accepted(
    draft: Draft, numbers: Sequence[Cited], labels: set[str]
) -> tuple[list[Cited], list[Cited]]:
    """Take raised numbers for citations if all from 1 on are there.

    Gives those that are, and those that may be and have to stay.
    """
    found = [
        one for one in draft.raised
        if labels.issuperset(one.numbers) and _WORDS.search(_before(draft.text, one.start))
    ]  # fmt: skip
    every = {int(number) for one in (*numbers, *found) for number in one.numbers}
    return (found, []) if every == set(range(1, len(every) + 1)) else ([], found)


# --- what a bracket says ------------------------------------------------------------------


def _ranged(text: str, cited: Sequence[Cited]) -> list[Cited]:
    """Take “[1]–[3]” for one citation, “[1–3]”."""
    found: list[Cited] = []
    for one in cited:
        last = found[-1] if found else one
        is_range = (
            len(last.numbers) == len(one.numbers) == 1
            and int(last.numbers[0]) < int(one.numbers[0])
            and _DASH.fullmatch(text, last.end, one.start)
        )
        if is_range:
            numbers = numbers_of(f"{last.numbers[0]}-{one.numbers[0]}")
            found[-1] = evolve(last, end=one.end, numbers=numbers)
        else:
            found.append(one)
    return found


_DASH = re.compile(r"\s?(?:[-–—]|--|&[nm]dash;|&#821[12];)\s?")


def _understood(
    draft: Draft, cited: Sequence[Cited], labels: Set[str], lang: str
) -> Iterator[Cited]:
    """Read what brackets with numbers say; what may be none, and cites no entry, is none."""
    for one in cited:
        if one.found is not None:
            yield one
            continue
        if draft.text[one.end : one.end + 1] == ":" and _HEAD.search(
            _before(draft.text, one.start)
        ):
            continue  # “[1]: …” begins a line
        written = draft.text[one.start : one.end]
        is_plain = "<" not in written or RAISED.fullmatch(written)
        cites = _cites(written, labels, lang) if is_plain else ()
        if cites or labels & {*one.numbers}:
            yield evolve(one, cites=cites, numbers=tuple(each.id for each in cites) or one.numbers)


_HEAD = re.compile(r"(?:\A|[\r\n>*-])[ \t]*\Z")


def _cites(written: str, labels: Set[str], lang: str) -> tuple[Cite, ...]:
    """Read “[see 2, p. 17; 3]” by its numbers; empty: it is not understood."""
    if _DASH.search(written, written.find("]")):  # “[1]–[3]”
        written = written.replace("]", "").replace("[", "")
    found: list[Cite] = []
    for part in re.sub(r"<[^<>]*>", "", unescape(written)).strip("[] \r\n").split(";"):
        one = _PART.fullmatch(part.strip())
        if one is None:
            return ()
        numbers, rest = numbers_of(one["numbers"]), one["rest"] or ""
        head, *others = numbers
        if not rest and others and head in labels and not labels & {*others}:  # “[2, 33]”
            numbers, rest = (head,), one["numbers"].partition(head)[2]
        label, locator, more = citations.locator(f", {rest.lstrip(',: ')}", lang=lang)
        if rest and (not locator or more.strip(" .") or len(numbers) > 1):
            return ()
        cites = [Cite(each) for each in numbers]
        lead = f"{one['lead']} " if one["lead"] else ""
        cites[0] = evolve(cites[0], prefix=lead, label=label, locator=locator)
        found += cites
    return tuple(found)


_PART = re.compile(
    rf"(?:(?P<lead>{_LEAD})\s)?(?P<numbers>{_SOME})(?P<rest>\s?(?:,|:\s).*)?", re.DOTALL
)

_OTHER = (
    r"(?:my |a |the )?(?:reviews?|rezension|compte rendu|reseña|recensione|excerpt|summary|"
    r"interview|video|podcast|slides|discussion|errat(?:a|um))"
)
#: A link of which the words say that it leads to something else than the work.
_ASIDE = re.compile(
    rf"[\s,;(]{{0,9}}(?:\[{_OTHER}\]\([^()\s]{{1,500}}\)|<a\b[^<>]{{1,500}}>{_OTHER}</a>)\)?\.?\Z",
    re.IGNORECASE,
)


def _parted(draft: Draft, item: Item, marks: Mapping[int, int]) -> Item:
    """Part marks of notes, and links to a review, from the end of an entry: they move with it."""
    first, end = item.span
    while item.note is None:
        aside = _ASIDE.search(draft.text[max(first, end - 600) : end])
        start = end - len(aside[0]) if aside else marks.get(end, -1)
        if start <= first:
            break
        end = first + len(draft.text[first:start].rstrip())
    return evolve(item, text_end=end)


# --- notes of a list ----------------------------------------------------------------------


def _with_endnotes(draft: Draft) -> Draft:
    """Take entries for notes where the writer has notes: under such a heading, or with “Ibid.”."""
    called = {number for one in draft.cited for number in one.numbers}
    notes: dict[str, Note] = {}
    uncalled: list[Unsure] = []

    def noted(listed: SourceList, group: Group) -> Group:
        is_notes = _are_notes(draft, listed, group, called)
        return _as_notes(draft, group, called, notes, uncalled) if is_notes else group

    lists = [
        evolve(listed, groups=tuple(noted(listed, group) for group in listed.groups))
        for listed in draft.lists
    ]
    return evolve(
        _called(draft, {**_linked(draft), **notes}), lists=tuple(lists),
        notes=(*draft.notes, *notes.values()),
        unsure=(*draft.unsure, *uncalled),
    )  # fmt: skip


def _linked(draft: Draft) -> dict[str, Note]:
    """Return the notes that the text leads to by links, by their numbers in the list."""
    by_label = {note.label: note for note in draft.notes}
    items = (item for one in draft.lists for group in one.groups for item in group.items)
    return {
        item.label: by_label[item.note]
        for item in items if item.note in by_label and item.label.isdecimal()
    }  # fmt: skip


def _called(draft: Draft, notes: Mapping[str, Note]) -> Draft:
    """Make marks of the numbers of notes, and say of citations in which of the notes they are."""
    inside = Spans((one.text_start, one.text_end) for one in notes.values())
    homes = {one.text_start: one.label for one in notes.values()}
    cited: list[Cited] = []
    marks = list(draft.marks)
    for one in draft.cited:
        home = inside.around(one.start)
        if home is not None:
            cited.append(evolve(one, note=homes[home[0]]))
        elif (
            one.cites
            and one.cites == tuple(map(Cite, one.numbers))
            and notes.keys() >= {*one.numbers}
        ):
            labels = (notes[each].label for each in one.numbers)
            marks += (Mark(one.start, one.end, label, one.note) for label in labels)
        else:
            cited.append(one)
    marks.sort(key=lambda one: one.start)
    return evolve(draft, cited=tuple(cited), marks=tuple(marks))


#: The label of a note that is an entry; no label of a footnote has brackets.
_LABEL = "[{}]"


def _are_notes(draft: Draft, listed: SourceList, group: Group, called: set[str]) -> bool:
    if not all(item.label.isdecimal() and item.note is None for item in group.items):
        return False
    is_short = any(IBID.match(draft.text, item.span[0]) for item in group.items)
    return is_short or (listed.notes and any(item.label in called for item in group.items))


def _as_notes(
    draft: Draft, group: Group, called: set[str], notes: dict[str, Note], uncalled: list[Unsure]
) -> Group:
    items = []
    for item in group.items:
        label, (start, end) = _LABEL.format(item.label), item.span
        if item.label not in called:
            words = draft.text[start:end]
            uncalled.append(Unsure(start, words, "is a note that nothing calls"))
        elif item.label not in notes:
            single = item.end == item.text_end
            notes[item.label] = Note(label, item.text_start, end, start, end, single, listed=True)
        items.append(evolve(item, note=label))
    return evolve(group, items=tuple(items))
