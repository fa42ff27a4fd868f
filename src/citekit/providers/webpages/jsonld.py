"""JSON-LD of web pages: reading it, broken as it may be, and finding the work that it is about.

Source: JSON-LD 1.1 (W3C, 2020), 7 Embedding JSON-LD in HTML Documents; schema.org.
"""

from __future__ import annotations

import html
import json
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from citekit.patterns import regex
from citekit.providers.webpages.hypertext import words

__all__ = ["Graph", "Node", "listed", "load", "place", "plain", "types"]

#: An object of JSON-LD.
Node = Mapping[str, Any]

#: Characters of one block that are read, and that are repaired; nodes of a page.
_CHARACTERS = 1_000_000
_REPAIRED = 300_000
_NODES = 5_000


# --- text → values ------------------------------------------------------------------

_WRAPPING = regex(
    r"\s*+(?:<!--|//\s{0,9}<!\[CDATA\[|<!\[CDATA\[|/\*\s{0,9}<!\[CDATA\[\s{0,9}\*/)?\s*+"
)
_BETWEEN = regex(r"[\s,;]*+")
#: What a repair looks at: escapes, quotation marks, comments, commas.
_MARK = regex(r'\\.|"|//|/\*|,', re.DOTALL)
_ESCAPE = regex(r'\\(?:["\\/bfnrt]|u[\da-fA-F]{4})')
_BEFORE_END = regex(r"[\s,]{0,20}[}\]]")
_BEHIND_STRING = regex(r"\s{0,20}(?:[,:}\]]|\Z)")
#: What can be had of a block that cannot be read: its plain entries.
_PAIR = regex(
    r'"(@type|headline|name|datePublished|dateModified|inLanguage|url)"\s{0,9}:\s{0,9}'
    r'"((?:[^"\\]|\\.){1,2000})"'
)


_AUTHOR = regex(
    r'"author"\s{0,9}:\s{0,9}(?:\[\s{0,9})?(?:\{[^{}]{0,300}?"name"\s{0,9}:\s{0,9})?'
    r'"((?:[^"\\]|\\.){1,200})"'
)


def load(block: str) -> list[Any]:
    r"""Read the text of one script; what is no JSON is repaired, or left out.

    >>> load('{"@type": "Report", /* draft */ "name": "Lakes\nand rivers",}')
    [{'@type': 'Report', 'name': 'Lakes\nand rivers'}]
    >>> load('{"a": "the "new" lake"} {"b": 2}')
    [{'a': 'the "new" lake'}, {'b': 2}]
    """
    block = block[:_CHARACTERS]
    if "{&quot;" in block[:200] or block.lstrip().startswith("&quot;"):
        block = html.unescape(block)
    values = _values(block)
    for loose in (False, True):
        if not values:
            values = _values(_mended(block[:_REPAIRED], loose=loose))
    if values:
        return values
    pairs: dict[str, Any] = {key: _unescaped(said) for key, said in reversed(_PAIR.findall(block))}
    author = _AUTHOR.search(block)
    if pairs and author:
        pairs["author"] = _unescaped(author[1])
    return [pairs] if pairs else []


def _values(block: str) -> list[Any]:
    """Read values one after the other; none if one of them is broken."""
    decoder = json.JSONDecoder(strict=False)
    values: list[Any] = []
    match = _WRAPPING.match(block)
    start = match.end() if match else 0
    while start < len(block) and block[start] in "[{":
        try:
            value, start = decoder.raw_decode(block, start)
        except (ValueError, RecursionError):
            return []
        values.append(value)
        between = _BETWEEN.match(block, start)
        start = between.end() if between else len(block)
    return values


def _mended(block: str, *, loose: bool) -> str:
    """Leave out comments and the comma after the last entry; mend escapes.

    `loose`: a quotation mark ends a string only before a mark that may stand behind one; others
    were forgotten to be escaped.
    """
    kept: list[str] = []
    done = at = 0
    inside = False
    while match := _MARK.search(block, at):
        mark, start, at = match[0], match.start(), match.end()
        instead = mark
        if mark[0] == "\\":
            instead = mark if _ESCAPE.match(block, start) else "\\" + mark
        elif mark == '"':
            ends = not loose or not inside or _BEHIND_STRING.match(block, at)
            inside, instead = (not inside, mark) if ends else (inside, '\\"')
        elif not inside:
            closing = {"//": "\n", "/*": "*/"}.get(mark)
            if closing:
                end = block.find(closing, at)
                at = len(block) if end < 0 else end + len(closing)
            instead = mark if mark == "," and not _BEFORE_END.match(block, at) else ""
        if instead != mark:
            kept += [block[done:start], instead]
            done = at
    return "".join([*kept, block[done:]])


def _unescaped(value: str) -> str:
    try:
        return str(json.loads(f'"{value}"', strict=False))
    except ValueError:
        return value


# --- values → nodes -----------------------------------------------------------------

#: Of what may also be shown on a page that is about something else.
_SHOWN = 2
#: schema.org: types of works that a page can be about, by how sure they are what it is about.
_WORKS: Mapping[str, int] = {
    **dict.fromkeys(
        """
        Article NewsArticle ReportageNewsArticle OpinionNewsArticle AnalysisNewsArticle
        BackgroundNewsArticle ReviewNewsArticle AskPublicNewsArticle LiveBlogPosting BlogPosting
        SocialMediaPosting DiscussionForumPosting ScholarlyArticle MedicalScholarlyArticle
        TechArticle APIReference SatiricalArticle AdvertiserContentArticle Report Thesis Chapter
        Book Dataset Legislation LegislationObject Recipe ClaimReview Review CriticReview
        """.split(),
        4,
    ),
    **dict.fromkeys(
        """
        VideoObject AudioObject PodcastEpisode Movie TVEpisode RadioEpisode SoftwareSourceCode
        SoftwareApplication PresentationDigitalDocument DigitalDocument Map Manuscript QAPage
        MusicRecording Course Event CreativeWork
        """.split(),
        _SHOWN,
    ),
    "HowTo": 3,
    **dict.fromkeys("WebPage ItemPage AboutPage FAQPage MedicalWebPage ProfilePage".split(), 1),
}
#: What leads from what a page is to what it is about.
_LEVEL = frozenset("@graph mainEntity mainEntityOfPage".split())


def types(node: Node) -> list[str]:
    """Give the types of a node without what they are names in: ``NewsArticle``.

    >>> types({"@type": ["https://schema.org/NewsArticle", "Thing"]})
    ['NewsArticle', 'Thing']
    """
    said = node.get("@type")
    return [str(each)[:200].rpartition("/")[2].rpartition(":")[2] for each in listed(said)]


def listed(value: Any) -> list[Any]:
    """Give one value or a list of values as a list; nothing is an empty one.

    >>> listed("a"), listed(["a", None]), listed({"@list": ["a"]}), listed(None)
    (['a'], ['a'], ['a'], [])
    """
    if isinstance(value, dict) and set(value) & {"@list", "@set"}:
        value = value.get("@list", value.get("@set"))
    if isinstance(value, list):
        return [each for each in value[:200] if each is not None]
    return [] if value is None else [value]


class Graph:
    """All nodes of a page; references by ``@id`` lead from one to another."""

    def __init__(self, values: Iterable[Any]) -> None:
        self._nodes = list(_nodes(values))
        self._known: dict[str, dict[str, Any]] = {}
        for node, _ in self._nodes:
            key = node.get("@id")
            if isinstance(key, str) and len(node) > 1:
                # What several blocks say of one thing belongs together; the first is believed.
                known = self._known.setdefault(key, {})
                for name, value in node.items():
                    known.setdefault(name, value)

    def whole(self, value: Any) -> Any:
        """Give the node that a value refers to; any other value as it is.

        >>> Graph([{"@id": "#a", "name": "Jane Roe"}]).whole({"@id": "#a"})["name"]
        'Jane Roe'
        """
        if isinstance(value, dict) and isinstance(value.get("@id"), str):
            return {**self._known.get(value["@id"], {}), **value}
        return value

    def name(self, value: Any) -> str:
        """Give what a value says in words: a text, the name of a node, a value with a type.

        >>> Graph([]).name({"@type": "Person", "name": {"@value": "Jane Roe"}})
        'Jane Roe'
        """
        value = self.whole(value)
        for _ in range(4):
            if isinstance(value, dict):
                keys = ("name", "@value", "value", "@id")
                value = next((value[key] for key in keys if value.get(key)), "")
            if isinstance(value, list):
                value = value[0] if value else ""
        return str(value) if isinstance(value, str | int | float) else ""

    def sites(self) -> list[Node]:
        """Give the nodes of the site that the page is on."""
        return [node for node, depth in self._nodes if depth == 0 and "WebSite" in types(node)]

    def works(self, address: str, titles: Iterable[str]) -> list[Node]:
        """Give the works of the page, the one that it is about first.

        `titles` are what else says how the page is called, `address` is its `place`.
        """
        called = {plain(title) for title in titles} - {""}
        ranked = []
        for order, (node, depth) in enumerate(self._nodes):
            worth = max((_WORKS.get(name, 0) for name in types(node)), default=0)
            said = {plain(str(node.get(key) or "")) for key in ("headline", "name")}
            if worth == 0 or (worth == _SHOWN and not said & called):
                continue
            worth += 3 * bool(said & called) + 2 * (address in _places(node)) - 3 * (depth > 0)
            if worth > 0:
                ranked.append((-worth, order))
        return [self.whole(self._nodes[order][0]) for _, order in sorted(ranked)]


def plain(written: str) -> str:
    """Reduce a title to its words."""
    return " ".join(words(html.unescape(written[:2_000])))


def _nodes(values: Iterable[Any]) -> Iterator[tuple[dict[str, Any], int]]:
    """Yield the nodes in order, and how deep in works of their own they are."""
    queue = deque((value, 0) for value in values)
    count = 0
    while queue and count < _NODES:
        value, depth = queue.popleft()
        if isinstance(value, list):
            queue.extendleft((each, depth) for each in reversed(value[:_NODES]))
        elif isinstance(value, dict):
            count += 1
            yield value, depth
            for key, each in value.items():
                if isinstance(each, dict | list):
                    queue.append((each, depth if key in _LEVEL else depth + 1))


def _places(node: Node) -> set[str]:
    """Give the addresses that a node says it is at."""
    said = [node.get("url"), node.get("@id"), node.get("mainEntityOfPage")]
    own = (one.get("@id") if isinstance(one, dict) else one for one in said)
    return {place(one) for one in own if isinstance(one, str) and one}


def place(address: str) -> str:
    """Reduce an address to where it leads: no scheme, www, query, fragment, or slash at the end.

    >>> place("https://www.example.org/a/?utm_source=x#top")
    'example.org/a'
    """
    address = address[:2_000].partition("#")[0].partition("?")[0]
    return (address.partition("//")[2] or address).removeprefix("www.").rstrip("/")
