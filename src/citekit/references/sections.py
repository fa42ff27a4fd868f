"""Where the list of references stands, if more than the list was pasted.

A heading that says “References” opens a list, “Appendix” or “About the authors” closes
it, and text that runs on in whole sentences is none. What is sure to be outside is
told; in doubt, a line is taken for a reference.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from citekit.patterns import regex
from citekit.references import entries
from citekit.references.grouping import Line

__all__ = ["is_running", "is_title", "outside"]

_TITLES = (
    r"(?:works?|literature|references|sources?)\s(?:cited|used|consulted)|cited\s(?:works|literature)|"
    r"(?:end|foot)?notes?(?:\s(?:and|&)\s(?:references|sources|citations|bibliography))?|"
    r"(?:(?:select(?:ed)?|annotated|general|working)\s)?bibliography|"
    r"(?:(?:list\sof|selected|additional|key|main)\s)?references?(?:\s(?:list|cited|(?:and|&)\s"
    r"(?:notes|further\sreading|sources|links)))?|"
    r"(?:(?:primary|secondary|further|additional|other|online|data|unpublished|printed|archival)\s)?"
    r"sources?|(?:secondary\s)?literature|further\s(?:reading|information)|"
    r"(?:suggested|recommended|additional)\sreadings?|citations?|"
    r"(?:external\s|useful\s|related\s)?links?|see\salso|"
    r"quellen(?:verzeichnis|angaben)?(?:\sund\sliteratur)?|quellen-\sund\sliteraturverzeichnis|"
    r"(?:zitierte\s|weiterführende\s)?"
    r"literatur(?:verzeichnis|angaben|liste)?|einzelnachweise|anmerkungen|fu(?:ß|ss)noten|endnoten|"
    r"weblinks|bibliogra(?:ph|f)ie|références?(?:\sbibliographiques)?|sources?\set\sréférences|"
    r"notes\set\sréférences|bibliografía|bibliografia|(?:referencias|referências)(?:\sbibliográficas)?|"
    r"fuentes|notas|riferimenti(?:\sbibliografici)?|fonti|literatuur(?:lijst)?|bronnen|referenties|"
    r"litteratur(?:förteckning|liste)?|källor|kilder|referenser|referanser|literatura|przypisy|"
    r"источники|литература|список\sлитературы|参考文献|參考文獻|참고문헌"
)
_TITLE = regex(
    rf"#{{1,6}}\s.{{0,80}}|(?:(?:\d{{1,2}}|[IVX]{{1,5}})[.)]?\s)?(?:{_TITLES})\s?[:：]?",
    re.IGNORECASE,
)
_CLOSING = regex(
    r"(?:#{1,6}\s)?(?:(?:\d{1,2}|[IVX]{1,5}|[A-E])[.)]?\s)?(?:(?:appendix|appendices|annex|anhang|"
    r"annexes?|apéndice|anexo)(?:\s[A-Z0-9]{1,3})?(?:[.:–—-]\s.{1,80})?|"
    r"about\sthe\s(?:authors?|editors?|contributors?)|(?:author|contributor)s?[’']?\s(?:biograph(?:y|ies)|"
    r"bios?|information|details|contributions?|notes?|affiliations?)|biographical\s(?:notes?|sketch(?:es)?)|"
    r"(?:notes\son|list\sof)\scontributors|acknowledge?ments?|funding(?:\s(?:statement|information))?|"
    r"(?:declaration\sof\s)?(?:conflicts?\sof|competing)\sinterests?(?:\sstatement)?|disclosures?|"
    r"data\savailability(?:\sstatement)?|supplement(?:ary|al)\s(?:material|information|data)|"
    r"publisher[’']s\snote|ethics\sstatement|copyright|subject\sindex|index|glossary|abbreviations|"
    r"über\sdie\sautor(?:en|innen|in)?|zu\sden\sautor(?:en|innen)|zum\sautor|danksagung|register|"
    r"remerciements|les?\sauteurs?|à\spropos\sd(?:e\sl[’']|es\s)auteurs?|agradecimientos|"
    r"leave\sa\s(?:comment|reply)|comments?|share\sthis|related\s(?:posts|articles))\s?:?",
    re.IGNORECASE,
)
#: Words of sentences that titles, names and imprints hardly ever hold.
_RUNNING = frozenset(
    "is are was were be been has have had that which who whom this these those it they we our us "
    "their he she him her not would could may might will can should does did there if because so "
    "than then but however thus when while although you your i my as into only also such "
    "ist sind war waren wird werden wurde wurden hat haben hatte dass sich nicht auch wir sie er "
    "es ihre seine man kann noch nur wenn aber "
    "est sont était étaient ont qui que nous il elle ils elles ne pas cette ces ce plus mais où "
    "fue era eran han ha como pero más esta este estos".split()
)
_FEWEST_WORDS = 40
_SHARE = 0.1
#: In a paragraph by itself the words are too few for less.
_FEWEST_IN_PARAGRAPH = 15
_WORD = regex(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")


def is_title(content: str) -> bool:
    """Tell a heading over references.

    >>> is_title("7. References and Notes"), is_title("Smith, J. References.")
    (True, False)
    """
    return len(content) < 90 and bool(_TITLE.fullmatch(content.strip("*_ \t")))


def outside(text: str, lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Find the runs of lines, from the first up to the last, that are not in the list."""
    titles, closings = [], []
    for index, line in enumerate(lines):
        content = _content(text, line)
        if len(content) < 90:
            if is_title(content):
                titles.append(index)
            elif _CLOSING.fullmatch(content.strip("*_ \t")):
                closings.append(index)
    found = list(_around(text, lines, titles, closings)) if titles else _before(text, lines)
    return _merged(found)


def _content(text: str, line: Line) -> str:
    """Give a line with its marker: “7. References”."""
    begin = text.rfind(line.marker, text.rfind("\n", 0, line.start) + 1, line.start)
    return text[line.start if begin < 0 or not line.marker else begin : line.end]


def _around(
    text: str, lines: Sequence[Line], titles: list[int], closings: list[int]
) -> Iterator[tuple[int, int]]:
    """Judge what is above the first title, and what each title and each end stands over."""
    if _is_prose(text, lines[: titles[0]]):
        yield 0, titles[0]
    after = [index for index in closings if index > titles[0]]
    bounds = sorted([*titles, *after, len(lines)])
    ends = frozenset(after)
    for first, last in itertools.pairwise(bounds):
        below = lines[first + 1 : last]
        if first in ends:
            if _is_prose(text, below) or not _is_list(text, below):
                yield first, last
        elif _is_prose(text, below):
            yield first, last
        else:
            stop = _trailing(text, lines, first + 1, last)
            if stop < last:
                yield stop, last


def _before(text: str, lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Find the text over a numbered list that has no title."""
    first = next(
        (index for index in reversed(range(len(lines))) if _FIRST.fullmatch(lines[index].marker)), 0
    )
    if first and _is_prose(text, lines[:first]) and _is_list(text, lines[first:]):
        return [(0, first)]
    return []


_FIRST = regex(r"[\[(]?1[\])]?[.:]?|¹|\[\^1\]:?")


def _is_prose(text: str, lines: Sequence[Line]) -> bool:
    """Tell sentences that run on from references."""
    if not lines or _is_list(text, lines):
        return False
    return _runs_on(text, lines, _FEWEST_WORDS)


def _runs_on(text: str, lines: Sequence[Line], fewest: int) -> bool:
    return is_running(" ".join(text[line.start : line.end] for line in lines), fewest)


def is_running(text: str, fewest: int = _FEWEST_IN_PARAGRAPH) -> bool:
    """Tell text of sentences that run on, and of no fewer words, from references.

    >>> is_running("They had seen that it was not there.", 5), is_running("Roe, A. 2001. Lakes.", 3)
    (True, False)
    """
    words = [word.lower() for word in _WORD.findall(text)]
    running = sum(word in _RUNNING for word in words)
    return len(words) >= fewest and running >= _SHARE * len(words)


def _is_list(text: str, lines: Sequence[Line]) -> bool:
    """Tell lines of which many begin as an entry does."""
    begin = sum(bool(line.marker) or entries.begins(text, line) for line in lines)
    return begin >= 2 and begin >= 0.2 * len(lines)


def _trailing(text: str, lines: Sequence[Line], first: int, last: int) -> int:
    """Find where the paragraphs begin that follow a list and are none of it."""
    if first >= last:
        return last
    starts = [index for index in range(first + 1, last) if lines[index].blank_before]
    bounds = [first, *starts, last]
    prose = [
        not any(line.marker or line.item for line in lines[a:b])
        and not entries.begins(text, lines[a])
        and _runs_on(text, lines[a:b], _FEWEST_IN_PARAGRAPH)
        for a, b in itertools.pairwise(bounds)
    ]
    tail = len(prose)
    while tail and prose[tail - 1]:
        tail -= 1
    # An annotated list has such paragraphs all over.
    return last if any(prose[:tail]) or not tail else bounds[tail]


def _merged(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for first, last in sorted(found):
        if merged and merged[-1][1] >= first:
            merged[-1] = (merged[-1][0], last)
        else:
            merged.append((first, last))
    return merged
