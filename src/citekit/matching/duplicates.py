"""Which of many records are of one work? By keys that such records share, not by all pairs."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

from citekit.matching.conflicts import plain_conflicts, shared_identifier
from citekit.matching.description import Description, describe
from citekit.matching.evidence import weigh
from citekit.matching.folding import ARTICLES
from citekit.matching.identity import IDENTIFYING, common
from citekit.record import Record

__all__ = ["SAME", "group", "grouped"]

#: Two descriptions from this likelihood on are taken to be of one work.
SAME = 0.9
#: How many neighbours each record of a block is compared with. Blocks are sorted, so that
#: what is alike stands together; large ones (ten thousand "Editorials") stay affordable.
_NEIGHBOURS = 4
#: So many members of each of two groups are compared before the groups become one.
_WITNESSES = 4

_Key = tuple[str, ...]
_Identifiers = Mapping[str, frozenset[str]]


def group(records: Iterable[Record]) -> list[tuple[Record, ...]]:
    """Put the records of one work together: same identifier, or title, authors and year.

    Groups come in the order of their first records, and so do the records of a group.
    Time grows linearly with the number of records. Nothing joins two groups that have other
    identifiers, or other volumes, editions and so on among their first members.

    >>> fields = {"title": "A study of rivers and lakes in winter", "DOI": "10.1000/1"}
    >>> one, other = Record("a", "book", fields), Record("b", "book", {"DOI": "10.1000/1"})
    >>> [[record.id for record in same] for same in group([one, Record("c", "book"), other])]
    [['a', 'b'], ['c']]
    """
    found = grouped([describe(record) for record in records])
    return [tuple(each.record for each in same) for same in found]


def grouped(descriptions: Sequence[Description]) -> list[list[Description]]:
    """Put the descriptions of one work together, as `group` does for records."""
    members = {copies[0]: copies for copies in _copies(descriptions)}
    known = {index: dict(descriptions[index].identifiers) for index in members}
    group_of = {index: index for index in members}
    for one, other in _pairs(descriptions, list(members)):
        large, small = sorted((group_of[one], group_of[other]), key=lambda at: -len(members[at]))
        if large == small or not _is_same(descriptions[one], descriptions[other]):
            continue
        witnesses = [[descriptions[at] for at in members[of][:_WITNESSES]] for of in (large, small)]
        if _are_at_odds(known[large], known[small]) or _conflict(*witnesses):
            continue
        for index in members[small]:
            group_of[index] = large
        members[large] += members.pop(small)
        for kind, values in known.pop(small).items():
            known[large][kind] = known[large].get(kind, frozenset()) | values
    return [
        [descriptions[index] for index in sorted(found)]
        for found in sorted(members.values(), key=min)
    ]


def _copies(descriptions: Sequence[Description]) -> Iterator[list[int]]:
    """Give those that say the very same as one, where that much is enough to be one work."""
    saying: dict[Hashable, list[int]] = {}
    for index, each in enumerate(descriptions):
        said = (each.record.type, *each[1:4], frozenset(each.identifiers.items()), *each[5:])
        saying.setdefault(said, []).append(index)
    for copies in saying.values():
        if len(copies) > 1 and not _is_same(*(descriptions[index] for index in copies[:2])):
            yield from ([index] for index in copies)
        else:
            yield copies


def _pairs(
    descriptions: Sequence[Description], indexes: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Give every pair that is worth a comparison, once."""
    blocks: dict[_Key, list[int]] = {}
    for index in indexes:
        for key in dict.fromkeys(_keys(descriptions[index])):
            blocks.setdefault(key, []).append(index)
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        if len(block) > _NEIGHBOURS:
            block.sort(key=lambda index: _order(descriptions[index]))
        for place, one in enumerate(block):
            for other in block[place + 1 : place + 1 + _NEIGHBOURS]:
                pair = (one, other) if one < other else (other, one)
                if pair not in seen:
                    seen.add(pair)
                    yield pair


def _keys(description: Description) -> Iterator[_Key]:
    """Give what records of one work have in common: some key even where a word is misprinted."""
    for kind in IDENTIFYING:
        for value in description.identifiers.get(kind, ()):
            yield (kind, value)
    if description.address:
        yield ("address", description.address)
    dates, main, imprint = description.imprint.dates, description.makers.main, description.imprint
    year = str(dates[0][0]) if dates else ""
    author = (main[0].family[-1] if main[0].family else main[0].body) if main else ""
    for title in description.titles[:4]:
        telling = [word for word in title.words if word not in ARTICLES] or list(title.words)
        yield ("whole", "".join(telling)[:60])
        yield ("beginning", *telling[:3])
        yield ("end", *telling[-3:])
        yield ("author", author, year, telling[0][:4])
    if imprint.volume and imprint.pages.first:
        yield ("place", imprint.volume, imprint.pages.first, author)
    elif not description.titles and author:
        yield ("untitled", author, year, imprint.volume, imprint.pages.first)


def _order(description: Description) -> tuple[str, ...]:
    imprint, main = description.imprint, description.makers.main
    return (
        description.titles[0].text if description.titles else "",
        "".join(map(str, imprint.dates[0])) if imprint.dates else "",
        "".join((*main[0].family, main[0].body)) if main else "",
        imprint.volume,
        imprint.pages.first,
        imprint.issue,
    )


def _is_same(one: Description, other: Description) -> bool:
    if not shared_identifier(one, other) and any(plain_conflicts(one, other)):
        return False  # as `weigh` would say, much sooner
    evidence = weigh(one, other)
    return not evidence.conflicts and evidence.score >= SAME


def _are_at_odds(one: _Identifiers, other: _Identifiers) -> bool:
    return any(
        kind in other and not common(kind, values, other[kind]) for kind, values in one.items()
    )


def _conflict(some: Sequence[Description], others: Sequence[Description]) -> bool:
    return any(weigh(one, other).conflicts for one in some for other in others)
