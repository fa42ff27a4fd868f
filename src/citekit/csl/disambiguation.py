"""Telling cites apart: given names, more names, the condition, year suffixes.

CSL 1.0.2, Disambiguation. Cites are pooled by how they come out; only pools of two
and more are touched, and after each step only what is still in a pool goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from citekit.csl import naming
from citekit.csl.evaluation import CLEAR, Cite, Subject
from citekit.csl.signs import SIGN
from citekit.record import Name

if TYPE_CHECKING:
    from citekit.csl.document import Document

__all__ = ["disambiguate", "suffix"]

#: Names added one by one to all members of a pool, at most.
_MOST_NAMES = 50


def disambiguate(document: Document) -> None:
    """Decide, for every record, what its cites show beyond the ordinary."""
    area = document.style.areas.get("citation")
    if area is None or document.setting.comparison() is None:
        return
    ids = list(document.facts)
    given = area.get("disambiguate-add-givenname") == "true"
    names = area.get("disambiguate-add-names") == "true"
    suffixes = area.get("disambiguate-add-year-suffix") == "true"
    rule = area.get("givenname-disambiguation-rule", "by-cite")
    if given and rule != "by-cite":
        _tell_names_apart(document, ids, rule)
    # "only made when all other disambiguation methods have failed": a year suffix never does
    conditions = document.style.has_condition and not suffixes
    if not (given or names or suffixes or conditions):
        return
    texts = {record_id: _text(document, record_id) for record_id in ids}
    pools = _alike(texts)
    for pool in pools:
        _pool(document, pool, given=given, names=names, rule=rule, conditions=conditions)
        texts.update((record_id, _text(document, record_id)) for record_id in pool)
    if pools and names and given and rule.startswith("all-names"):
        # "all rendered ambiguous names", those that were added too
        _tell_names_apart(document, ids, rule)
        texts.update((record_id, _text(document, record_id)) for record_id in document.ambiguities)
    if suffixes:
        _suffixes(document, texts)


#: Cites are compared as they come later, which is the shortest.
_LATER = frozenset(("subsequent", "near-note"))
_FIRST = frozenset(("first",))
_CITE = Cite("")


def _subject(
    document: Document,
    record_id: str,
    positions: frozenset[str] = _LATER,
    first_note: int = 0,
) -> Subject:
    return Subject(
        document.facts[record_id],
        document.numbers.get(record_id, 0),
        document.ambiguities.get(record_id, CLEAR),
        _CITE,
        positions,
        first_note,
    )


def _text(document: Document, record_id: str) -> str:
    program = document.setting.comparison()
    assert program is not None

    def written(record_id: str) -> str:
        return _bare(program.text(_subject(document, record_id)))

    if record_id in document.ambiguities:
        return written(record_id)
    return document.remembered("compared", record_id, written)


def _bare(text: str) -> str:
    return text if text.isascii() else SIGN.sub("", text)


def _pools(document: Document, ids: Iterable[str]) -> list[list[str]]:
    return _alike({record_id: _text(document, record_id) for record_id in ids})


def _alike(texts: Mapping[str, str]) -> list[list[str]]:
    """Give the groups of records whose cites come out the same."""
    pools: dict[str, list[str]] = {}
    for record_id, text in texts.items():
        pools.setdefault(text, []).append(record_id)
    return [pool for pool in pools.values() if len(pool) > 1]


def _pool(
    document: Document,
    pool: list[str],
    *,
    given: bool,
    names: bool,
    rule: str,
    conditions: bool,
) -> None:
    """Work on cites that come out the same."""
    rest = [pool]
    people = {tuple(map(naming.identity, _people(document, each)[0])) for each in pool}
    if len(people) == 1:  # no name tells works of the same people apart
        given = names = False
    if given and rule == "by-cite":
        rest = [left for one in rest for left in _expand(document, one)]
    if names:
        rest = [left for one in rest for left in _add_names(document, one, given=given, rule=rule)]
    if conditions:
        for one in rest:
            _try_condition(document, one)


def _try_condition(document: Document, pool: list[str]) -> None:
    if document.style.note:
        pool = _unclear(document, pool)
    for record_id in pool:
        document.ambiguity(record_id).condition = True


def _unclear(document: Document, pool: list[str]) -> list[str]:
    """Leave off what later notes tell apart by the note that has the first, full cite."""
    program = document.setting.comparison()
    assert program is not None
    unclear: set[str] = set()
    for positions in (_FIRST, _LATER):
        texts = {}
        for record_id in pool:
            note = document.first_notes.get(record_id, 0) if positions is _LATER else 0
            texts[record_id] = _bare(program.text(_subject(document, record_id, positions, note)))
        unclear.update(record_id for group in _alike(texts) for record_id in group)
    return [record_id for record_id in pool if record_id in unclear]


def _people(document: Document, record_id: str) -> tuple[tuple[Name, ...], int]:
    """Give the names of the first name list of a cite, and how many of them it shows."""
    subject = _subject(document, record_id)
    program = document.setting.comparison()
    slot = program.template(subject).names_slot if program else None
    if slot is None or slot.options is None:
        return (), 0
    return subject.facts.names(slot.variable), len(slot.texts(subject))


def _expand(document: Document, pool: list[str]) -> list[list[str]]:
    """Take method 1: show initials, then full given names, of as few names as it takes."""
    people = [_people(document, record_id) for record_id in pool]
    shown = max(count for _, count in people)
    for position in range(shown):
        if len({naming.identity(names[position]) for names, _ in people if names[position:]}) < 2:
            continue  # the same person in all
        for level in (1, 2):
            before = {record_id: dict(document.ambiguity(record_id).levels) for record_id in pool}
            texts = {record_id: _text(document, record_id) for record_id in pool}
            for record_id in pool:
                document.ambiguity(record_id).levels[position] = level
            parts = {record_id: _text(document, record_id) for record_id in pool}
            if len(set(parts.values())) == len(set(texts.values())):
                for record_id in pool:  # it told nothing apart
                    document.ambiguity(record_id).levels = before[record_id]
                continue
            left = _pools(document, pool)
            if not left:
                return []
    return _pools(document, pool)


def _add_names(document: Document, pool: list[str], *, given: bool, rule: str) -> list[list[str]]:
    """Take method 2: show more of the names that et al. hides, in all cites of the pool.

    "added one by one to all members of a set of ambiguous cites, until no more cites in the
    set can be disambiguated": names that tell nothing apart are hidden again.
    """
    start = {
        record_id: (document.ambiguity(record_id).shown, document.ambiguity(record_id).levels)
        for record_id in pool
    }
    people = {record_id: _people(document, record_id) for record_id in pool}
    most = min(max(len(names) for names, _ in people.values()), _MOST_NAMES)
    first = max(count for _, count in people.values())
    for shown in range(first + 1, most + 1):
        for record_id in pool:
            document.ambiguity(record_id).shown = shown
            document.ambiguity(record_id).levels = dict(start[record_id][1])
        if given and rule != "by-cite":
            _tell_names_apart(document, pool, rule)
        left = _pools(document, pool)
        if given and rule == "by-cite":
            left = [more for each in left for more in _expand(document, each)]
        if len(left) != 1 or len(left[0]) != len(pool):
            again = (_add_names(document, each, given=given, rule=rule) for each in left)
            return [rest for each in again for rest in each]
    for record_id in pool:
        document.ambiguity(record_id).shown, document.ambiguity(record_id).levels = start[record_id]
    return [pool]


# --- names throughout ------------------------------------------------------------


def _tell_names_apart(document: Document, ids: Iterable[str], rule: str) -> None:
    """Expand names that are not unique among all names that are shown."""
    initials_only = rule.endswith("with-initials")
    primary = rule.startswith("primary-name")
    seen: list[tuple[str, int, Name, naming.Options]] = []
    program = document.setting.comparison()

    def written(record_id: str) -> tuple[tuple[Name, ...], naming.Options | None]:
        subject = _subject(document, record_id)
        slot = program.template(subject).names_slot if program else None
        if slot is None or slot.options is None:
            return (), None
        return subject.facts.names(slot.variable), slot.options

    for record_id in ids:
        people, options = (
            written(record_id)
            if record_id in document.ambiguities
            else document.remembered("people", record_id, written)
        )
        if options is None:
            continue
        least = document.ambiguities.get(record_id, CLEAR).shown
        shown = (
            1
            if primary
            else max(
                naming.shown(len(people), each, least) for each in (options, _of_first(options))
            )
        )
        seen += [(record_id, at, name, options) for at, name in enumerate(people[:shown])]
    for level in (1,) if initials_only else (1, 2):
        forms: dict[str, set[str]] = {}
        for record_id, at, name, options in seen:
            text = _form(name, options, _level(document, record_id, at))
            forms.setdefault(text, set()).add(_identity(name))
        clashing = {text for text, identities in forms.items() if len(identities) > 1}
        if not clashing:
            return
        _raise(document, seen, clashing, level)


def _of_first(options: naming.Options) -> naming.Options:
    """Give the options that hold for first cites, which may show more names than later ones."""
    attrs = options.attrs
    if "et-al-subsequent-min" not in attrs and "et-al-subsequent-use-first" not in attrs:
        return options
    minimum, first = (attrs.get(name, "0") for name in ("et-al-min", "et-al-use-first"))
    return options._replace(minimum=naming.count_of(minimum), first=naming.count_of(first))


def _raise(
    document: Document,
    seen: list[tuple[str, int, Name, naming.Options]],
    clashing: set[str],
    level: int,
) -> None:
    changes = []
    for record_id, at, name, options in seen:
        now = _level(document, record_id, at)
        text = _form(name, options, now)
        if text in clashing:
            changes.append((record_id, at, name, options, text))
    groups: dict[str, list[tuple[str, int, Name, naming.Options, str]]] = {}
    for change in changes:
        groups.setdefault(change[4], []).append(change)
    for members in groups.values():
        raised = {_form(name, options, level) for _, _, name, options, _ in members}
        if len(raised) > 1:
            for record_id, at, *_ in members:
                document.ambiguity(record_id).levels[at] = level


def _level(document: Document, record_id: str, at: int) -> int:
    return document.ambiguities.get(record_id, CLEAR).levels.get(at, -1)


def _form(name: Name, options: naming.Options, level: int) -> str:
    return _bare(naming.single(name, options, inverted=False, level=level))


def _identity(name: Name) -> str:
    return "|".join(
        part or ""
        for part in (
            name.family,
            name.given,
            name.non_dropping_particle,
            name.dropping_particle,
            name.literal,
        )
    )


# --- year suffixes -----------------------------------------------------------------


def suffix(number: int) -> str:
    """Give a year suffix: 0 is a, 25 is z, 26 is aa.

    >>> [suffix(number) for number in (0, 25, 26, 701, 702)]
    ['a', 'z', 'aa', 'zz', 'aaa']
    """
    letters = ""
    number += 1
    while number:
        number, digit = divmod(number - 1, 26)
        letters = chr(ord("a") + digit) + letters
    return letters


def _suffixes(document: Document, texts: Mapping[str, str]) -> None:
    """Take method 4, in the order of the bibliography."""
    place = {record_id: at for at, record_id in enumerate(document.order)}
    for pool in _alike(texts):
        ordered = sorted(pool, key=lambda record_id: place.get(record_id, len(place)))
        for at, record_id in enumerate(ordered):
            document.ambiguity(record_id).suffix = suffix(at)
