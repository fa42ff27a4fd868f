"""What the answers of several providers have in common, read the same way for all of them.

Markup in titles, names that come in one string or in capitals, dates in any form, page
ranges, identifiers. Every function takes whatever was in the answer and never raises for it;
what cannot be understood is None or empty, and `record` leaves it out.

What CSL has no variable for stands in the field ``custom`` of a record, a dict that may have:

``updates``       notices about the work: ``type`` (retraction, correction, erratum,
                  expression_of_concern …), and, as far as they are known, ``DOI``, ``PMID``,
                  ``date``, ``source`` and ``reference`` of the notice
``update-to``     the works that this one, a notice, is about, in the same form
``guessed``       the names of fields whose persons came as one string
``published-as``  DOI of the article that a preprint became, ``journal-ref`` how it is cited
``concept-doi``   DOI of all versions together

Sources: CSL 1.0.2 (rich text, names), JATS 1.3 and HTML (inline markup), MathML 3
(presentation: ``msub``, ``msup``, ``msubsup``).
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from attrs import evolve
from lxml import etree

from citekit import dates, names
from citekit.formats import cataloguing, xmltree
from citekit.markup import one_line
from citekit.patterns import regex
from citekit.providers import Query
from citekit.providers.session import Answer
from citekit.record import Date, Name, Record

_T = TypeVar("_T")

__all__ = [
    "UPDATES",
    "at",
    "batches",
    "contributors",
    "date",
    "day",
    "dicts",
    "doi",
    "dotted",
    "element",
    "expanded",
    "family",
    "found",
    "inner",
    "isbn",
    "issn",
    "language",
    "named",
    "number",
    "organisation",
    "page_range",
    "pages",
    "person",
    "plain",
    "pmcid",
    "recased",
    "record",
    "rich",
    "shortened",
    "strings",
    "text",
    "titled",
    "updates",
    "wording",
    "words",
]

# --- parts of an answer -------------------------------------------------------------


def at(payload: Any, *path: str | int) -> Any:
    """Go down a path of keys and positions; None where it leads nowhere.

    >>> at({"ids": [{"doi": "10.1000/a"}]}, "ids", 0, "doi")
    '10.1000/a'
    >>> at({"ids": "none"}, "ids", 0, "doi") is None
    True
    """
    for step in path:
        if isinstance(step, str):
            payload = payload.get(step) if isinstance(payload, Mapping) else None
        elif isinstance(payload, list | tuple) and -len(payload) <= step < len(payload):
            payload = payload[step]
        else:
            return None
    return payload


def dicts(value: Any) -> list[Mapping[str, Any]]:
    """Give the objects of a list, or one object as a list of one.

    >>> dicts([{"a": 1}, None, "b"])
    [{'a': 1}]
    """
    if isinstance(value, Mapping):
        return [value]
    values = value if isinstance(value, list | tuple) else []
    return [part for part in values if isinstance(part, Mapping)]


def text(value: Any) -> str:
    """Give a text or number, or the first of a list of them, as one tidy line; else nothing.

    >>> text(["Taylor &amp;  Francis"]), text(12), text(None)
    ('Taylor & Francis', '12', '')
    """
    return next(iter(strings(value)), "")


def strings(value: Any) -> list[str]:
    """Give every text of a list, or one text as a list of one, tidy and not empty.

    >>> strings(["a", "", None, 3])
    ['a', '3']
    """
    values = value if isinstance(value, list | tuple) else [value]
    tidy = [
        " ".join(one_line(_unescaped(str(part))).split())
        for part in values
        if isinstance(part, str | int | float) and not isinstance(part, bool)
    ]
    return [part for part in tidy if part]


def number(value: Any) -> str:
    """Give a volume or issue as text; nothing for a word that says there is none.

    >>> number(["12"]), number("null"), number("n/a")
    ('12', '', '')
    """
    written = text(value)
    return "" if written.lower() in _NONE else written


_NONE = frozenset({"null", "none", "undefined", "nan", "n/a", "na", "-", "--", "0"})


def record(id: str, type: str, fields: Mapping[str, Any]) -> Record:
    """Make a record of the fields that say something.

    >>> record("a", "book", {"title": "Fiasco", "volume": "", "author": ()}).fields
    {'title': 'Fiasco'}
    """
    return Record(id, type, {name: value for name, value in fields.items() if value not in _SILENT})


_SILENT: tuple[Any, ...] = (None, "", (), [], {})


def found(answer: Answer) -> Any:
    """Give the JSON of an answer; None where the provider says that it has no such thing.

    Raises UnansweredError for every other answer without a body.
    """
    return None if answer.outcome == "not-found" else answer.json()


def batches(values: Sequence[_T], size: int) -> list[Sequence[_T]]:
    """Part a list into lists of at most `size`.

    >>> batches("abcde", 2)
    ['ab', 'cd', 'e']
    """
    return [values[start : start + size] for start in range(0, len(values), size)]


# --- markup -------------------------------------------------------------------------

#: Element of HTML or JATS → what CSL has for it.
_LOOKS: Mapping[str, str] = {
    **dict.fromkeys(("i", "em", "italic"), "i"),
    **dict.fromkeys(("b", "strong", "bold"), "b"),
    **dict.fromkeys(("sub", "inf"), "sub"),
    "sup": "sup",
    **dict.fromkeys(("sc", "scp", "small-caps"), "sc"),
}
_OPENING: Mapping[str, str] = {
    "i": "<i>",
    "b": "<b>",
    "sub": "<sub>",
    "sup": "<sup>",
    "sc": '<span style="font-variant:small-caps;">',
}
_CLOSING: Mapping[str, str] = {
    **{look: f"</{look}>" for look in _OPENING},
    "sc": "</span>",
}
#: MathML: how the second and the third child stand.
_SCRIPTS: Mapping[str, tuple[str, ...]] = {
    "msub": ("", "sub"),
    "msup": ("", "sup"),
    "msubsup": ("", "sub", "sup"),
}
#: Elements whose content is no text for readers.
_HIDDEN = frozenset("script style annotation annotation-xml tex-math fn head".split())
#: Elements that end a line of an abstract.
_BLOCKS = frozenset("p sec title div li list-item br break h1 h2 h3 h4 tr disp-formula".split())
_VOID = frozenset("br break hr img mspace none".split())
#: Every other element that is known to be one even where it is not closed.
_INLINE = frozenset(
    """
    a abbr article-title body alternatives big center cite code dd dl dt ext-link font html
    inline-formula inline-graphic list math mfenced mfrac mi mn mo mover mrow ms mspace msqrt
    mstyle mtable mtd mtext mtr munder munderover named-content ol overline q s semantics small
    span strike styled-content table td th tt u ul underline uri xref jats
    """.split()
)
_ELEMENTS = frozenset(_LOOKS) | frozenset(_SCRIPTS) | _HIDDEN | _BLOCKS | _VOID | _INLINE

_ATTRIBUTE = r"""\s{1,9}[\w:.-]{1,60}\s?=\s?(?:"[^"<>]{0,300}"|'[^'<>]{0,300}'|[^\s"'<>]{1,300})"""
#: A tag, a comment, or what encloses CDATA. All is bounded.
_TAG = regex(
    rf"<(?P<close>/?)(?P<prefix>[A-Za-z]{{1,8}}:)?(?P<name>[A-Za-z][\w.-]{{0,40}})"
    rf"(?P<rest>(?:{_ATTRIBUTE}){{0,12}})\s{{0,9}}(?P<empty>/?)>"
    r"|<!--[^>]{0,300}-->|<!\[CDATA\[|\]\]>"
)


def _unescaped(text: str) -> str:
    """Decode entities, those that were encoded twice, too."""
    for _ in range(2):
        if "&" not in text:
            break
        text = html.unescape(text)
    return text


def _tokens(source: str) -> Iterator[tuple[str, str, str]]:
    """Part a text into (kind, name, text): text, or an element that opens, closes, or is empty.

    ``<K>`` in a title may be a particle of physics: a bare word in angle brackets that no
    markup language knows, and that nothing closes, is text.
    """
    tags = list(_TAG.finditer(source)) if "<" in source else []
    closed = {match["name"] for match in tags if match["close"]}
    position = 0
    for match in tags:
        name = (match["name"] or "").lower()
        known = not name or match["prefix"] or match["rest"] or match["close"]
        if not (known or name in _ELEMENTS or match["name"] in closed):
            continue
        if match.start() > position:
            yield "text", "", source[position : match.start()]
        position = match.end()
        if name:
            empty = match["empty"] or name in _VOID
            kind = "close" if match["close"] else "empty" if empty else "open"
            yield kind, name, match["rest"]
    if position < len(source):
        yield "text", "", source[position:]


def rich(value: Any) -> str:
    """Reduce the markup of a title to what CSL knows: italics, bold, sub, sup, small capitals.

    HTML, JATS and MathML are understood, tags with and without a prefix, encoded once or
    twice; other elements leave their text, scripts and TeX nothing. The result is balanced
    and on one line.

    >>> rich("The &lt;i&gt;Hukou&lt;/i&gt; <jats:bold>system</jats:bold> <img src='x'>at 50")
    'The <i>Hukou</i> <b>system</b> at 50'
    >>> rich("<mml:math><mml:msub><mml:mi>CO</mml:mi><mml:mn>2</mml:mn></mml:msub></mml:math>")
    'CO<sub>2</sub>'
    """
    pieces: list[str] = []
    stack: list[_Opened] = []
    inside: Counter[str] = Counter()
    looks: set[str] = set()
    for kind, name, content in _tokens(_unprinted(_unescaped(_raw(value)))):
        hidden = any(inside[element] for element in _HIDDEN)
        if kind == "text":
            pieces.append("" if hidden else content.strip() if inside["math"] else content)
        elif kind == "open":
            look = "" if hidden else _look(name, content, stack)
            stack.append(_Opened(name, "" if look in looks else look))
            looks.add(stack[-1].look)
            inside[name] += 1
            pieces.append(_OPENING.get(stack[-1].look, ""))
        elif kind == "close":
            while inside[name]:
                last = stack.pop()
                inside[last.name] -= 1
                looks.discard(last.look)
                pieces.append(_CLOSING.get(last.look, ""))
                if last.name == name:
                    break
        elif name != "mspace":
            pieces.append(" ")
    pieces.extend(_CLOSING.get(opened.look, "") for opened in reversed(stack))
    return _tidied("".join(pieces))


class _Opened:
    """An element that is not closed yet: its look, and how many children it has had."""

    __slots__ = ("children", "look", "name")

    def __init__(self, name: str, look: str) -> None:
        self.name, self.look, self.children = name, look, 0


_INDENT = r"[ \t]{0,80}[\r\n][ \t\r\n]{0,160}"
#: Blanks of indented XML that part what is one: CO⏎<sub>2</sub>⏎H, Ca⏎<sup>2+</sup>
_INDENTS = tuple(
    regex(pattern)
    for pattern in (
        rf"{_INDENT}(?=<(?:\w{{1,8}}:)?(?:sub|inf)>)",
        rf"(?<=</sub>){_INDENT}(?=[A-Z][a-z]?(?:[\r\n<)\]\d]))",
        rf"{_INDENT}(?=<(?:\w{{1,8}}:)?sup>\s{{0,9}}(?:\d{{0,2}}[+−–-]|th|st|nd|rd|®|™))",
    )
)


def _unprinted(source: str) -> str:
    if "\n<" in source or "\n " in source:
        for pattern in _INDENTS:
            source = pattern.sub("", source)
    return source


def _raw(value: Any) -> str:
    """Give a text, or the first of a list, with its markup."""
    values = value if isinstance(value, list | tuple) else [value]
    return next((part for part in values if isinstance(part, str) and part.strip()), "")


def _look(name: str, attributes: str, stack: list[_Opened]) -> str:
    parent = stack[-1] if stack else _Opened("", "")
    parent.children += 1
    if parent.name in _SCRIPTS:
        return at(_SCRIPTS[parent.name], parent.children - 1) or ""
    if name == "span" and "small-caps" in attributes:
        return "sc"
    return _LOOKS.get(name, "")


_OPEN = r"(?:<(?:i|b|sub|sup)>|<span style=\"font-variant:small-caps;\">)"
_CLOSE = r"</(?:i|b|sub|sup|span)>"
_BLANK_INSIDE = regex(rf"(?P<open>{_OPEN}) | (?P<close>{_CLOSE})")
_EMPTY = regex(rf"{_OPEN}(?P<blank> ?){_CLOSE}")
#: Crossref drops the blanks around elements: Chinese<i>Hukou</i>System, CO<sub>2</sub>vent
_LOST_BEFORE = regex(r"(?<=[a-z,;:])(?=<i>[A-Z][a-z])")
_LOST_AFTER = regex(r"(?<=[a-z]</i>)(?=[A-Z][a-z])|(?<=</su[bp]>)(?=[a-z]{3})")
_LOST_PHRASE = regex(r"(?P<phrase><i>[A-Z][a-z]{2,30} [a-z]{3,30}</i>)(?=[a-z]{2})")


def _tidied(text: str) -> str:
    """Put blanks outside of elements, and drop elements with nothing in them."""
    text = " ".join(one_line(text).split())
    if "<" not in text:
        return text
    before = ""
    while before != text:  # an element is left empty by those in it
        before = text
        text = _EMPTY.sub(r"\g<blank>", text)
        text = _BLANK_INSIDE.sub(_moved, text)
    text = _LOST_BEFORE.sub(" ", text)
    text = _LOST_AFTER.sub(" ", text)
    text = _LOST_PHRASE.sub(r"\g<phrase> ", text)
    return " ".join(text.split())


def _moved(match: re.Match[str]) -> str:
    return f" {match['open']}" if match["open"] else f"{match['close']} "


def plain(value: Any) -> str:
    """Take the markup out of an abstract; a paragraph is a line.

    >>> plain("<jats:title>Abstract</jats:title><p>Ice <jats:italic>melts</jats:italic>.</p>")
    'Ice melts.'
    """
    pieces: list[str] = []
    hidden = 0
    for kind, name, content in _tokens(_unescaped(_raw(value))):
        if name in _HIDDEN:
            hidden = max(0, hidden + {"open": 1, "close": -1}.get(kind, 0))
        if kind == "text" and not hidden:
            pieces.append(" ".join(one_line(f"|{content}|").split())[1:-1])
        elif name in _BLOCKS:
            pieces.append("\n")
    lines = [" ".join(line.split()) for line in "".join(pieces).split("\n")]
    lines = [line for line in lines if line]
    if len(lines) > 1 and lines[0].rstrip(":.").lower() in ("abstract", "summary"):
        lines = lines[1:]
    return "\n".join(lines)


def titled(title: str = "", *subtitles: str) -> str:
    """Join a title and its subtitles by ``": "``, unless they are in it already.

    >>> titled("Ice and fire", "a study"), titled("Ice: a study", "A study")
    ('Ice and fire: a study', 'Ice: a study')
    """
    for subtitle in subtitles:
        said = _bare(subtitle)
        if not re.search(r"[^\W\d_]{2}", said) or said in _bare(title):
            continue
        link = " " if title.endswith((":", "?", "!", "—", "–")) else ": "
        title = f"{title}{link}{subtitle}" if title else subtitle
    return title


def shortened(short: str, title: str) -> str:
    """Give the short form of a title; nothing where it has the same letters.

    >>> shortened("Ann Sci", "Annals of Science"), shortened("Science", "Science.")
    ('Ann Sci', '')
    """
    same = _bare(short).replace(" ", "") == _bare(title).replace(" ", "")
    return "" if same else short


def _bare(title: str) -> str:
    return re.sub(r"[\W_]+", " ", re.sub(r"<[^<>]{1,60}>", "", title)).casefold().strip()


# --- XML ----------------------------------------------------------------------------


def element(payload: Any) -> etree._Element | None:
    """Give the root of an XML document, or of a copy of an element, without namespaces.

    Entities are not expanded and nothing is fetched. None for what is no XML.

    >>> element("<feed xmlns='http://www.w3.org/2005/Atom'><id>1</id></feed>").findtext("id")
    '1'
    """
    if etree.iselement(payload):
        payload = etree.tostring(payload, encoding="unicode", with_tail=False)
    return xmltree.parse(payload)[0] if isinstance(payload, str | bytes) else None


def inner(node: etree._Element | None) -> str:
    """Give what is in an element, with the markup of it, for `rich` and `plain`.

    >>> inner(element("<title>A <i>b</i> &amp; c</title>"))
    'A <i>b</i> &amp; c'
    """
    if node is None:
        return ""
    inside = [etree.tostring(child, encoding="unicode") for child in node]
    return html.escape(node.text or "", quote=False) + "".join(inside)


# --- names --------------------------------------------------------------------------

#: Words that institutions have in their names, and people have not.
_INSTITUTIONS = frozenset(
    """
    academy administration agency association authority bank board bureau center centre
    collaboration college commission committee community company congress consortium corp
    corporation council department editors federation foundation fund gmbh government group
    hospital inc initiative institut institute institution investigators laboratories laboratory
    library limited ltd ministry museum network observatory office organisation organization
    parliament press program programme project scientists secretariat service services society
    school survey team trialists trust unesco union universidad universidade universitat
    universität université universiteit university
    """.split()
)


def organisation(name: str) -> bool:
    """Tell whether a name is one of an institution or a group, by its words.

    >>> organisation("ATLAS Collaboration"), organisation("Ada Young")
    (True, False)
    """
    words = re.findall(r"[^\W\d_]+", name.casefold())
    return bool(words) and (
        words[0] == "the" or not _INSTITUTIONS.isdisjoint(words) or len(words) > 8
    )


def person(family: Any, given: Any = None, suffix: Any = None) -> Name | None:
    """Make a name of its parts.

    A family name alone that has the words of an institution is not divided.

    >>> person("van der Meer", "Jan").non_dropping_particle
    'van der'
    >>> person("The Lancet").literal
    'The Lancet'
    """
    last, first, extra = text(family).strip(" ,"), text(given).strip(" ,"), text(suffix)
    first = _unstopped(_ROLE.sub("", first))
    if not re.search(r"[^\W\d_]", last):
        return named(first) if first else None
    if not first and organisation(last):
        return Name(literal=last)
    before, comma, after = first.rpartition(",")
    if comma and not extra and names.is_suffix(after.strip()):
        first, extra = before.strip(), after.strip()
    particles: list[str] = []
    rest = last.split()
    while len(rest) > 1 and rest[0] in names.PARTICLES:
        particles.append(rest.pop(0))
    return Name(
        family=" ".join(rest),
        given=first or None,
        non_dropping_particle=" ".join(particles) or None,
        suffix=extra or None,
    )


#: "(Ed.)" behind a given name
_ROLE = regex(r"\s?\((?:eds?|hrsg|hg|éds?|editors?)\.?\)$", re.IGNORECASE)
#: Given names that are written shorter, with a full stop.
_SHORTENED = frozenset(
    "alex benj chas chris edw fred jos josh matt phil robt saml theo thos".split()
)


def _unstopped(given: str) -> str:
    """Drop the full stop behind a name that is written out: ``Pedro.``, not ``J.``."""
    last = given.rpartition(" ")[2]
    if re.search(r"[a-zß-öø-ÿ]{3}\.$", last) and last[:-1].lower() not in _SHORTENED:
        return given[:-1]
    return given


def named(name: Any) -> Name | None:
    """Read a name in one string, in either order; the parts are a guess.

    >>> named("L.V. Nevzgodina").given, named("Piwowar, Heather").family
    ('L. V.', 'Piwowar')
    """
    whole = text(name).strip(" ,;")
    if not whole:
        return None
    if organisation(whole):
        return Name(literal=whole)
    if "," in whole:
        last, _, first = whole.partition(",")
        return person(last, dotted(first.strip()))
    return names.parse(dotted(whole))


_RUN_ON = regex(r"(?<=[^\W\d_]\.)(?=[^\W\d_])")
_LONE_CAPITAL = regex(r"(?<![\w.’'-])[A-ZÀ-ÖØ-Þ](?![\w.’'-])")


def dotted(given: str, *, all: bool = False) -> str:
    """Part initials that run on; with `all`, give lone capitals their full stop.

    >>> dotted("J.R.R."), dotted("Peter O", all=True), dotted("PO", all=True)
    ('J. R. R.', 'Peter O.', 'P. O.')
    """
    given = _RUN_ON.sub(" ", given)
    if not all:
        return given
    if re.fullmatch(r"[A-ZÀ-ÖØ-Þ]{2,3}", given):
        given = " ".join(given)
    return _LONE_CAPITAL.sub(lambda match: f"{match[0]}.", given)


def contributors(people: Iterable[Name | None]) -> tuple[Name, ...]:
    """Give the names that there are, without their capitals where all is in capitals."""
    return recased([name for name in people if name is not None])


def recased(people: Sequence[Name]) -> tuple[Name, ...]:
    """Repair names in capitals, where every letter of every name is one.

    Initials stay, institutions are left alone.

    >>> [name.family for name in recased([Name(family="O'BRIEN", given="PAT J.")])]
    ["O'Brien"]
    """
    divided = [name for name in people if name.family]
    letters = "".join(f"{name.family}{name.given or ''}" for name in divided)
    if not letters.isupper() or not any(name.given for name in divided):
        return tuple(people)
    return tuple(_recased(name) if name.family else name for name in people)


#: Particles in capitals that hardly are family names of their own.
_PARTICLES = frozenset("van von der den de del della di da dos du la ten ter zu zur".split())
_LETTERS = regex(r"[^\W\d_]+")
_MC = regex(r"\b(Mc)([a-zß-öø-ÿ])")


def _recased(name: Name) -> Name:
    """``VAN DER MEER`` → ``van der Meer``; ``O'BRIEN`` → ``O'Brien``."""
    small = _LETTERS.sub(lambda match: match[0].capitalize(), name.family or "").split()
    count = 0
    while count < len(small) - 1 and small[count].lower() in _PARTICLES:
        count += 1
    particle = " ".join(small[:count]).lower() or None
    family = _MC.sub(lambda match: match[1] + match[2].upper(), " ".join(small[count:]))
    given = name.given and _first_names(name.given)
    return evolve(name, family=family, given=given, non_dropping_particle=particle)


def _first_names(given: str) -> str:
    """Recase what is no initials: words of three letters or more, with a vowel in them."""

    def lowered(match: re.Match[str]) -> str:
        word = match[0]
        vowel = re.search("[AEIOUYÀ-ÖØ-Þ]", word)
        return word.capitalize() if len(word) > 2 and vowel else word

    return _LETTERS.sub(lowered, given)


# --- dates --------------------------------------------------------------------------


def date(value: Any) -> Date | None:
    """Read ``{"date-parts": [[2019, 7, 15]]}``, or the list in it; None for no date.

    >>> date({"date-parts": [["2019", 7]]}).start, date([[None]]) is None
    ((2019, 7), True)
    """
    rows = at(value, "date-parts") if isinstance(value, Mapping) else value
    if not isinstance(rows, list | tuple):
        return None
    if rows and not isinstance(rows[0], list | tuple):
        rows = [rows]
    start, end = [*map(_parts, rows[:2]), (), ()][:2]
    return Date(start, end) if start else None


def _parts(row: Any) -> tuple[int, ...]:
    """Give year, month and day as far as a calendar has them."""
    known: tuple[int, ...] = ()
    for part in row[:3] if isinstance(row, list | tuple) else ():
        digits = str(part).strip()
        if not re.fullmatch(r"\d{1,4}", digits) or not dates.is_real((*known, int(digits))):
            break
        known = (*known, int(digits))
    return known


_DAY = regex(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?:[T ]\d\d:.{0,30})?")


def day(value: Any) -> Date | None:
    """Read a date in a text: as ISO 8601 has it, a range of such, or in words.

    >>> day("2019-07-15T00:00:00Z").start, day("July 2019").start, day("2018-01-00").start
    ((2019, 7, 15), (2019, 7), (2018, 1))
    """
    written = text(value)[:100]
    match = _DAY.fullmatch(written)
    if match:
        return date([match.groups()])
    first, slash, last = written.partition("/")
    start, end = _DAY.fullmatch(first.strip()), _DAY.fullmatch(last.strip())
    if slash and start:
        return date([start.groups(), end.groups() if end else ()])
    read = dates.find(written)
    return read[0].readings[0] if len(read) == 1 and len(read[0].readings) == 1 else None


# --- numbers and identifiers ----------------------------------------------------------

_RANGE = regex(r"\s{0,20}[-‐‑‒–—−]{1,3}\s{0,20}")


def pages(value: Any) -> str:
    """Give page numbers with hyphens; a range of one page is a page.

    >>> pages("113–118"), pages("  99 - 99 "), pages("e12")
    ('113-118', '99', 'e12')
    """
    run = _RANGE.sub("-", text(value)).strip(" .,;")
    first, hyphen, last = run.partition("-")
    return first if hyphen and first == last else run


def page_range(first: Any, last: Any) -> str:
    """Give the pages from the first to the last.

    >>> page_range("110", "111"), page_range("e4375", None)
    ('110-111', 'e4375')
    """
    start, end = text(first), text(last)
    return pages(f"{start}-{end}") if start and end else start or end


_ABBREVIATED = regex(r"([A-Za-z]{0,4})(\d{1,9})-([A-Za-z]{0,4})(\d{1,9})")


def expanded(run: str) -> str:
    """Write out the last page of abbreviated ranges, as in MEDLINE.

    >>> expanded("132-42"), expanded("S12-8"), expanded("99-104")
    ('132-142', 'S12-S18', '99-104')
    """

    def whole(match: re.Match[str]) -> str:
        before, first, behind, last = match.groups()
        if behind not in ("", before) or len(last) >= len(first):
            return match[0]
        return f"{before}{first}-{before}{first[: -len(last)]}{last}"

    return _ABBREVIATED.sub(whole, run)


_DOI = regex(
    r"(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:\s{0,3}|info:doi/)?(10\.\d{4,9}(?:\.\d+)*/\S{1,400})",
    re.IGNORECASE,
)


def doi(value: Any) -> str:
    """Give a DOI bare and in small letters, out of its address, too.

    >>> doi("https://doi.org/10.1038/NATURE14539")
    '10.1038/nature14539'
    """
    match = _DOI.fullmatch(text(value))
    return match[1].lower() if match else ""


def isbn(value: Any) -> str:
    """Give the first ISBN of a text or a list, by its digits.

    >>> isbn(["978-1-5090-3758-2 (electronic)"])
    '9781509037582'
    """
    for written in strings(value):
        match = re.search(r"(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx](?!\d)", written[:60])
        if match:
            return re.sub(r"[- ]", "", match[0]).upper()
    return ""


def issn(*values: Any) -> str:
    """Give ISSNs as ``NNNN-NNNX``, with a comma between several.

    >>> issn(["15387216", "1538-7216", "1938-2863"])
    '1538-7216, 1938-2863'
    """
    written = [one for value in values for one in strings(value)]
    matches = [re.fullmatch(r"(?:.{0,30}/)?(\d{4})-?(\d{3}[\dXx])", one) for one in written]
    return ", ".join(dict.fromkeys(f"{m[1]}-{m[2].upper()}" for m in matches if m))


def pmcid(value: Any) -> str:
    """Give a PubMed Central identifier as ``PMC`` and its number.

    >>> pmcid("https://www.ncbi.nlm.nih.gov/pmc/articles/5815332")
    'PMC5815332'
    """
    match = re.search(r"(?:PMC|articles/|^)(\d{1,10})/?$", text(value), re.IGNORECASE)
    return f"PMC{match[1]}" if match else ""


def language(value: Any) -> str:
    """Give the code of a language as BCP 47 has it; nothing for a word or a doubt.

    >>> language("eng"), language("en-GB"), language("und"), language("English")
    ('en', 'en-GB', '', '')
    """
    code = text(value).replace("_", "-")
    if not re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}", code):
        return ""
    return cataloguing.LANGUAGES.get(
        code.lower(), "" if code.lower() in ("und", "mul", "zxx") else code
    )


# --- retractions and corrections -------------------------------------------------------

#: What PubMed and Europe PMC say of the other work → under which key it stands in
#: ``custom``, and the type that Crossref has for it. ``updates`` are notices about this
#: work; ``update-to`` are the works that this one, a notice, is about.
UPDATES: Mapping[str, tuple[str, str]] = {
    "retractionin": ("updates", "retraction"),
    "retractionof": ("update-to", "retraction"),
    "partialretractionin": ("updates", "partial_retraction"),
    "partialretractionof": ("update-to", "partial_retraction"),
    "expressionofconcernin": ("updates", "expression_of_concern"),
    "expressionofconcernfor": ("update-to", "expression_of_concern"),
    "erratumin": ("updates", "erratum"),
    "erratumfor": ("update-to", "erratum"),
    "correctedandrepublishedin": ("updates", "correction"),
    "correctedandrepublishedfrom": ("update-to", "correction"),
    "retractedandrepublishedin": ("updates", "retraction"),
    "retractedandrepublishedfrom": ("update-to", "retraction"),
    "updatein": ("updates", "new_version"),
    "updateof": ("update-to", "new_version"),
}


def updates(rows: Iterable[tuple[str, Mapping[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """Gather what PubMed or Europe PMC says of corrections: its words, and the other work.

    >>> updates([("Retraction in", {"PMID": "12"}), ("Comment in", {"PMID": "13"})])
    {'updates': [{'type': 'retraction', 'PMID': '12'}]}
    """
    gathered: dict[str, list[dict[str, Any]]] = {}
    for words, other in rows:
        key, csl_type = UPDATES.get(re.sub(r"[\s_]", "", words).lower(), ("", ""))
        if key:
            known = {name: value for name, value in other.items() if value}
            gathered.setdefault(key, []).append({"type": csl_type, **known})
    return gathered


# --- questions ------------------------------------------------------------------------


def words(value: Any, *, most: int = 16) -> str:
    """Give the words of a title for a search: small, without marks that mean something there.

    >>> words("The <i>Hukou</i> System: AND/OR?")
    'the hukou system and or'
    """
    return " ".join(re.findall(r"\w+", plain(rich(value)).lower())[:most])


def family(record: Record) -> str:
    """Give the family name of the first author or editor; nothing if there is none."""
    for field in ("author", "editor"):
        for name in record.fields.get(field) or ():
            if isinstance(name, Name):
                return name.family or name.literal or ""
    return ""


def bodies(record: Record) -> Iterator[str]:
    """Yield the names of those that may be bodies in a record: who answers for it, and authors.

    >>> list(bodies(Record("a", "report", {"publisher": "United Nations"})))
    ['United Nations']
    """
    for field in ("authority", "publisher"):
        if isinstance(record.fields.get(field), str):
            yield record.fields[field]
    for name in record.fields.get("author") or ():
        if isinstance(name, Name):
            yield names.display(name)


def wording(query: Query) -> str:
    """Give a description as one text: as it was written, else title, author, where and when.

    >>> wording(Query("", Record("a", "book", {"title": "Fiasco", "issued": Date((2006,))})))
    'Fiasco 2006'
    """
    if query.text.strip():
        return " ".join(plain(query.text).split())[:400]
    fields = query.record.fields
    issued = fields.get("issued")
    year = issued.start[0] if isinstance(issued, Date) and issued.start else ""
    parts = (plain(fields.get("title")), family(query.record), plain(fields.get("container-title")))
    return " ".join(part for part in (*parts, str(year)) if part)[:400]
