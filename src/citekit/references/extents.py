"""Where in a larger whole: volume, issue, pages, edition, number in a series.

Each form is one row of `_EXTENTS`: a bounded pattern whose groups are the parts, and
what it is, in a few words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

__all__ = ["Extent", "find"]


class Extent(NamedTuple):
    """An extent at ``text[start:end]``: CSL variable → its value, start and end."""

    start: int
    end: int
    parts: Mapping[str, tuple[str, int, int]]
    reason: str


_PAGE = r"[A-Za-z]{0,2}\d{1,8}(?:\s?[-–—]{1,2}\s?[A-Za-z]{0,2}\d{1,5})?"
_RANGE = r"[A-Za-z]{0,2}\d{1,5}\s?[-–—]{1,2}\s?[A-Za-z]{0,2}\d{1,5}"
_EXTENTS = tuple(
    (re.compile(pattern, flags), reason)
    for pattern, flags, reason in (
        (
            r"\b(?:vol(?:ume)?|bd|band|tome?|t)\b\.?\s?(?P<volume>\d{1,4}|[IVXLC]{1,7}\b)"
            r"(?:\s?[,:]?\s?\(?(?:no|nos|nr|n°|iss(?:ue)?|number)\b\.?\s?(?P<issue>\d{1,4}(?:[-–/]\d{1,4})?)\)?"
            r"|\s?\((?P<issue2>\d{1,3})\))?",
            re.IGNORECASE,
            "volume said",
        ),
        (
            r"(?<=[\s,(])(?:no\b|nos\b|nr\b|n°|nº|iss(?:ue)?\b|núm\b)\.?\s?(?P<issue>\d{1,4}(?:[-–/]\d{1,4})?)(?!\w)",
            re.IGNORECASE,
            "issue said",
        ),
        (
            r"(?<![\w.])(?P<volume>\d{1,3})\s?[:.]\s?(?P<issue>\d{1,3})(?=\s?\()",
            0,
            "volume:issue (year)",
        ),
        (
            rf"(?<![\w.])(?P<volume>\d{{1,4}})\s?\((?P<issue>\d{{1,3}}(?:[-–/]\d{{1,3}})?)\)\s?[:,]\s?"
            rf"(?:pp?\.\s?)?(?P<page>{_PAGE})(?![\w/])",
            0,
            "volume(issue): pages",
        ),
        (
            r"(?P<collection>(?:[A-Z][\w’'-]*\s){0,5}(?:Report|Papers?|Briefing|Brief|Memorandum|Memo|"
            r"Bulletin|Series|Backgrounder|Publication|Dispatch|Occasional Paper))\s"
            r"(?:No|no|Nr|№|#)\.?\s?"
            r"(?P<number>[A-Z0-9][\w/-]{0,20})",
            0,
            "a numbered series",
        ),
        (
            r"(?<=,\s)(?P<collection>(?:[A-Z][\w’'-]*\s){0,4}(?:Report|Paper|Note|Brief|Briefing|Memo|Bulletin))\s"
            r"(?P<number>[A-Z]{0,4}\d[\w/-]{0,12})(?=[,.;]|\s\(|$)",
            0,
            "a numbered series",
        ),
        (
            rf"(?<=[a-zé])\s(?P<volume>\d{{1,4}}),?\s(?:no|nr|iss)\.?\s(?P<issue>\d{{1,4}})"
            rf"(?:\s?\([^()\d]{{0,12}}(?=\d))?(?::\s?(?P<page>{_PAGE}))?(?!\w)",
            0,
            "volume, issue: pages",
        ),
        (
            rf"(?<=[a-z])\s(?P<volume>\d{{1,4}})(?:,\s|:\s?)(?P<page>{_RANGE})(?![\w/])",
            0,
            "volume, pages",
        ),
        (
            rf"(?<![\w.])(?P<volume>\d{{1,4}})(?:,\s?(?:no|nr|iss)\.?\s?(?P<issue>\d{{1,4}}))?\s"
            rf"(?=\((?:[A-Z][a-z]{{2,8}}\.?\s)?(?:1[4-9]|20)\d\d\)\s?[:,]\s?(?:pp?\.\s?)?{_PAGE})",
            0,
            "volume before (year): pages",
        ),
        (
            r"(?<![\w-])(?P<numberofpages>\d{2,4})\s?(?:pp?\.|pages|S\.|Seiten)(?!\s?\d)",
            0,
            "pages counted",
        ),
        (
            rf"(?<![\w.])(?:pp?\.|pp?(?=\s\d)|pages?|pgs?\.|s\.|ss\.|seiten?)\s?(?P<page>{_PAGE}(?:,\s?{_RANGE})?)(?!\w)",
            re.IGNORECASE,
            "pages said",
        ),
        (
            r"(?<!\w)(?P<volume>\d{1,4})\s(?P<container>(?:[A-Z][A-Za-z]{0,6}\.\s?){1,4}(?:2d|3d|4th)?)\s"
            r"(?P<page>\d{1,5})(?=(?:,\s\d{1,5})?\s\((?:[A-Z0-9][\w. ]{0,20}\s)?\d{4}\))",
            0,
            "volume, reporter, page",
        ),
        (
            r"(?<!\w)(?P<volume>\d{1,4})\s(?P<container>(?:Stat|U\.\s?S\.\s?C|U\.\s?S|Fed\.\s?Reg|F\.\s?(?:2d|3d|Supp)|"
            r"S\.\s?Ct|C\.\s?F\.\s?R|Cong\.\s?Rec)\.?)\s(?:§\s?)?(?P<page>[\d,]{1,8})",
            0,
            "volume, reporter, page",
        ),
        (
            rf"(?:(?<=\)[,:]\s)|(?<=\d[,:]\s)|(?<=\d:)|(?<=\):)|(?<=,\s))(?P<page>{_RANGE})(?=\s?(?:[.,;)\n]|$))",
            0,
            "a range of pages",
        ),
        (
            r"(?<=,\s)(?P<locator>(?!(?:1[4-9]|20)\d\d(?!\d))\d{1,4})(?=[.;]?\s*\Z)",
            0,
            "a number at the end",
        ),
        (
            r"\b(?P<edition>\d{1,2}(?:st|nd|rd|th)|second|third|fourth|fifth|revised|rev\.|new|expanded)\s"
            r"(?:rev(?:ised|\.)\s)?(?:ed(?:ition|n)?\b\.?|aufl(?:age)?\b\.?)",
            re.IGNORECASE,
            "edition said",
        ),
    )
)
_ORDINALS: Mapping[str, str] = {"second": "2", "third": "3", "fourth": "4", "fifth": "5"}


def find(text: str) -> list[Extent]:
    """Find extents in the text of one reference, the fullest form first; they may overlap.

    >>> [{name: part[0] for name, part in one.parts.items()} for one in find("Nature 12(3): e45")]
    [{'volume': '12', 'issue': '3', 'page': 'e45'}]
    """
    found: list[Extent] = []
    for pattern, reason in _EXTENTS:
        for match in pattern.finditer(text):
            groups = {name: value for name, value in match.groupdict().items() if value}
            if "issue2" in groups:
                groups["issue"] = groups.pop("issue2")
            names = {
                "container": "container-title",
                "collection": "collection-title",
                "numberofpages": "number-of-pages",
            }
            value = {
                names.get(name, name): (_number(found), *match.span(_group(match, name)))
                for name, found in groups.items()
            }
            found.append(Extent(match.start(), match.end(), value, reason))
    return sorted(found, key=lambda one: -len(one.parts))


def _group(match: re.Match[str], name: str) -> str:
    return "issue2" if name == "issue" and match[name] is None else name


def _number(text: str) -> str:
    text = re.sub(r"\s?[-–—]{1,2}\s?", "–", text.strip())
    ordinal = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)", text)
    return ordinal[1] if ordinal else _ORDINALS.get(text.lower(), text)
