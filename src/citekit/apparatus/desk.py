"""Where texts are cited one after the other: what they wish for, and what is kept between them.

The hosts that build a page from Markdown share this: their options are `OPTIONS`, their front
matter is read by `amended`, and a `Desk` keeps bibliographies, styles and what was formatted.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from threading import Lock
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from citekit import csl
from citekit.apparatus import Apparatus, begun, build
from citekit.apparatus.shelf import Shelf, home, read
from citekit.apparatus.webtext import Manner
from citekit.csl.document import Citation, Cite
from citekit.errors import CitekitError, Nearest, Problem, UnknownNameError

if TYPE_CHECKING:
    from citekit.csl.tree import Style
    from citekit.record import Record

__all__ = [
    *("END", "OPTIONS", "Desk", "Told", "Wishes"),
    *("WISH", "amended", "cited", "every", "ids", "line_of", "lines_citing", "marks", "named"),
    *("of_record", "offset", "prose", "unseen", "wishes"),
]

#: A problem, and the file that it is in; empty: the host knows.
Told = tuple[str, Problem]

#: What every host can be told: the name of the option, its default, and what it is.
OPTIONS: Mapping[str, tuple[Any, str]] = {
    "bibliography": ([], "a file of a bibliography, or several"),
    "style": ("apa", "a CSL style: its name, or the path of a .csl file"),
    "locale": ("", "the language of citations and lists; empty: that of the style"),
    "nocite": ([], "ids that are listed without being cited; “*”: all"),
    "heading": ("", "the heading above the list; empty: none"),
    "heading_level": (2, "its level, from 1 to 6"),
    "placement": ("end", "where the list stands if no marker says so: end, or none"),
    "marker": (["[BIBLIOGRAPHY]"], "the line that stands where the list goes"),
    "in_text": (True, "@key is a citation outside brackets, too, if it is one of a record"),
    "tooltips": (True, "the whole reference shows at its citation"),
    "css": ("class", "how the look is said: class, inline or none"),
    "links": (True, "citations lead to their entries"),
    "backlinks": (True, "entries lead to their citations"),
    "prefix": ("", "stands before each HTML id"),
    "unused": (False, "entries that are never cited are told"),
}


@frozen
class Wishes:
    """What a text wants: the options of its host, and what its front matter says otherwise."""

    bibliography: tuple[str, ...] = ()  #: paths, in the order that they are looked up in
    style: str = "apa"
    locale: str | None = None
    nocite: tuple[str, ...] = ()  #: ids listed without being cited; ``*``: all
    heading: str = ""
    heading_level: int = 2
    listed: bool = True  #: the list is wanted where no marker stands, too
    markers: tuple[str, ...] = ("[BIBLIOGRAPHY]",)  #: lines that stand where the list goes
    in_text: bool = True
    unused: bool = False
    manner: Manner = field(factory=Manner)
    own: frozenset[str] = frozenset()  #: what of this the front matter of the text says


def wishes(options: Mapping[str, Any], located: Callable[[str], str] = str) -> Wishes:
    """Read the options of a host; `located` makes a path of what names a file.

    Raises UnknownNameError for a `css` or a `placement` that there is not.

    >>> wishes({"bibliography": "refs.bib", "nocite": "@a, @b"}).nocite
    ('a', 'b')
    """
    given = {name: default for name, (default, _) in OPTIONS.items()} | dict(options)
    if given["placement"] not in ("end", "none"):
        raise UnknownNameError("placement", given["placement"], ("end", "none"))
    manner = Manner(
        css=given["css"],
        links=given["links"],
        backlinks=given["backlinks"],
        tooltips=given["tooltips"] and given["css"] == "class",
        prefix=given["prefix"],
    )
    return Wishes(
        bibliography=tuple(located(path) for path in _texts(given["bibliography"])),
        style=_style(str(given["style"]), located),
        locale=given["locale"] or None,
        nocite=ids(given["nocite"]),
        heading=given["heading"],
        heading_level=min(6, max(1, int(given["heading_level"]))),
        listed=given["placement"] == "end",
        markers=tuple(_texts(given["marker"])),
        in_text=given["in_text"],
        unused=given["unused"],
        manner=manner,
    )


def amended(wanted: Wishes, matter: Mapping[str, Any], located: Callable[[str], str]) -> Wishes:
    """Read the front matter of a text, in Pandoc's words.

    They are ``bibliography``, ``csl`` or ``style``, ``lang`` or ``locale``, ``nocite``,
    ``reference-section-title`` and ``suppress-bibliography``. What says nothing is left out.

    >>> amended(Wishes(), {"csl": "ieee", "nocite": "@*"}, str).style
    'ieee'
    """
    said: dict[str, Any] = {}
    if paths := _texts(matter.get("bibliography")):
        said["bibliography"] = tuple(located(path) for path in paths)
    if style := _texts(matter.get("csl") or matter.get("style")):
        said["style"] = _style(style[0], located)
    if locale := _texts(matter.get("locale") or matter.get("lang")):
        said["locale"] = locale[0]
    if nocite := ids(matter.get("nocite")):
        said["nocite"] = nocite
    if heading := _texts(matter.get("reference-section-title")):
        said["heading"] = heading[0]
    if _texts(matter.get("suppress-bibliography"))[:1] in (["True"], ["true"]):
        said["listed"] = False
    return evolve(wanted, **said, own=frozenset(said)) if said else wanted


#: What is wrong → the wish that asks for it; and what front matter calls that.
WISH: Mapping[str, str] = {
    "bibliography-unreadable": "bibliography",
    "style-unknown": "style",
    "locale-unknown": "locale",
}
_CALLED: Mapping[str, str] = {"style": "csl|style", "locale": "locale|lang"}


def line_of(source: str, wish: str) -> int | None:
    r"""Tell on which line of a file its front matter says a wish, from 1.

    >>> line_of("---\ntitle: A\ncsl: apa\n---\n", "style")
    3
    """
    called = re.compile(rf"^(?:{_CALLED.get(wish, wish)})\s{{0,8}}:", re.MULTILINE | re.IGNORECASE)
    found = called.search(source)
    return source.count("\n", 0, found.start()) + 1 if found else None


def named(problem: Problem, place: str) -> Problem:
    """Say of a bibliography that cannot be read where it was named.

    >>> gone = Problem("bibliography-unreadable", "the bibliography cannot be read")
    >>> named(gone, "post.md:2").message
    'the bibliography cannot be read; it is named in post.md:2'
    """
    if problem.code != "bibliography-unreadable" or not place:
        return problem
    return evolve(problem, message=f"{problem.message}; it is named in {place}")


def _texts(value: Any) -> list[str]:
    """Give the texts that a value of YAML holds: one, or some in a list."""
    several = value if isinstance(value, list | tuple) else [value]
    return [str(each).strip() for each in several if isinstance(each, str | int) and str(each)]


def ids(value: Any) -> tuple[str, ...]:
    """Read ``nocite``: a list of ids, or a text that cites them.

    >>> ids("@roe, @{a b} and @*"), ids(["roe", "@poe"])
    (('roe', 'a b', '*'), ('roe', 'poe'))
    """
    found: list[str] = []
    for text in _texts(value):
        marked = [one[1] or one[2] for one in _NOCITE.finditer(text)]
        found += marked or [text]
    return tuple(dict.fromkeys(found))


_NOCITE = re.compile(r"@(?:\{([^{}\n]{1,500})\}|(\*|\w[^\s,;{}\]]{0,500}))")


def _style(name: str, located: Callable[[str], str]) -> str:
    """Give the path of a style that is a file, and else its name.

    The address of a file of the official repository is the name of a style that is there.
    """
    if re.match(r"https?://", name, re.IGNORECASE):
        return name.rpartition("/")[2].removesuffix(".csl") or name
    return located(name) if name.endswith(".csl") else name


# --- where the list goes ----------------------------------------------------------------

_PLACES = re.compile(
    r"""<div\s[^<>]{0,200}?\bid\s{0,3}=\s{0,3}(["']?)refs\1[^<>]{0,200}>\s{0,100}</div>
        |:{3,}\s{0,8}\{\s{0,8}\#refs[^{}\n]{0,200}\}\s{0,100}:{3,}""",
    re.VERBOSE | re.IGNORECASE,
)


def marks(text: str, markers: Iterable[str] = ()) -> bool:
    r"""Tell whether a block of a text marks the place of the list: one of `markers`, or ``refs``.

    >>> [marks(text, ["[BIB]"]) for text in ("[BIB]", '<div id="refs"></div>', "::: {#refs}\n:::")]
    [True, True, True]
    """
    text = text.strip()
    return text in markers or bool(_PLACES.fullmatch(text))


# --- where a key stands -------------------------------------------------------------------

#: What holds no citation: blocks and spans of code, comments.
_CODE = re.compile(
    r"^ {0,3}(?P<fence>`{3,}+|~{3,}+)[^\n]*\n(?:(?!^ {0,3}(?P=fence)).*\n)*+(?:.*$)?"
    r"|(?<!`)(?P<ticks>`{1,8})(?!`)(?:(?!(?P=ticks)|\n\n).|\n(?!\n)){1,2000}?(?P=ticks)(?!`)"
    r"|<!--(?s:.{0,5000}?)-->",
    re.MULTILINE,
)


def prose(source: str) -> str:
    """Blank out code and comments in a text of Markdown; every line stays where it is.

    >>> prose("a `b`")
    'a    '
    """
    return _CODE.sub(lambda code: re.sub(r"\S", " ", code[0]), source)


def of_record(problem: Problem, shelf: Shelf, host: str = "") -> Told:
    """Say of a record that cannot be formatted where it stands; of all else, the `host`."""
    place = home(shelf, problem.excerpt) if problem.excerpt in shelf.records else None
    return (place[0], evolve(problem, line=place[1])) if place else (host, problem)


def offset(whole: str, text: str) -> int:
    r"""Tell how many lines of a file stand before the text that begins after its front matter.

    >>> offset("---\na: 1\n---\n\n# A\n", "# A\n")
    4
    """
    return max(0, whole.rstrip().count("\n") - text.strip().count("\n") - _blank(text))


def _blank(text: str) -> int:
    return text[: len(text) - len(text.lstrip())].count("\n")


#: Behind a key, as an expression: there it ends, as `citekit.citations` reads it.
END = r"(?!_*+[^\W_]|[:.#$%&\-+?<>~/]\w)"


def lines_citing(source: str, record_id: str, said: str = "") -> list[int]:
    r"""Tell on which lines of a text an id is cited, from 1, once for each time.

    `said`: a word that stands behind it, before the next one.

    >>> lines_citing("`@roe`\n\n[@roe; @poe]\n", "roe")
    [3]
    """
    if record_id not in source:
        return []
    named = re.escape(record_id)
    after = rf"(?=[^@\]]{{0,100}}?\b{re.escape(said)}\b)" if said else ""
    pattern = re.compile(rf"(?<![^\W_])(?<![@\\])@(?:\{{{named}\}}|{named}{END}){after}")
    clear = prose(source)
    return [clear.count("\n", 0, one.start()) + 1 for one in pattern.finditer(clear)]


def unseen(made: Apparatus, source: str) -> Iterator[Problem]:
    """Tell of the cites of a text whose records or places are not seen, with lines in `source`."""
    lines: dict[tuple[str, str], Iterator[int]] = {}

    def line_of(record_id: str, said: str = "") -> int | None:
        key = record_id, said
        if key not in lines:
            lines[key] = iter(lines_citing(source, *key))
        return next(lines[key], None)

    for one in made.unknown:
        yield Problem("record-missing", str(one), line=line_of(one.id), excerpt=one.id)
    for place in made.unprinted:
        line = line_of(place.id, next(iter(_WORDS.findall(place.locator)), ""))
        excerpt = f"@{place.id}, {place.locator}"
        yield Problem("locator-missing", str(place), line=line, excerpt=excerpt)


_WORDS = re.compile(r"[^\W_]+")


def cited(cites: Iterable[Cite], note: int, *, narrative: bool, own: bool, notes: bool) -> Citation:
    """Give what is formatted for a citation in a text.

    `own`: it is a note of its own; `notes`: the citations of the style are notes. Within a note
    of the writer's no other note can be, so that names stay there.
    """
    return Citation(begun(cites) if own else cites, note, narrative and (own or not notes))


# --- the desk -----------------------------------------------------------------------------

#: How like an id a name is that was meant to be that id, from 0 to 1.
_ALIKE = 0.7
#: So many texts are kept as they were formatted last.
_KEPT = 20_000


class Desk:
    """Bibliographies, styles and formatted texts: kept as long as nothing of them changes.

    It may be used from several threads.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._shelves: dict[tuple[str, ...], Shelf] = {}
        self._told: dict[tuple[str, ...], Shelf] = {}
        self._once: set[Told] = set()
        self._memos: dict[Any, tuple[Shelf, dict[Any, Any]]] = {}
        self._near: tuple[Shelf, Nearest] | None = None
        self._made: OrderedDict[str, tuple[tuple[Any, ...], Apparatus]] = OrderedDict()

    def shelf(self, wanted: Wishes) -> Shelf:
        """Give what a text may cite; files are read again only if they changed."""
        paths = wanted.bibliography
        with self._lock:
            found = self._shelves[paths] = read(paths, before=self._shelves.get(paths))
        return found

    def news(self, found: Shelf) -> tuple[Told, ...]:
        """Give what is wrong with bibliographies, once as long as they do not change."""
        paths = tuple(stamp[0] for stamp in found.stamps)
        with self._lock:
            told = self._told.get(paths)
            self._told[paths] = found
        return () if told is found else found.problems

    def is_new(self, told: Told) -> bool:
        """Tell whether something is told for the first time."""
        with self._lock:
            known = told in self._once
            self._once.add(told)
        return not known

    def is_name(self, said: str, cites: Sequence[Cite], shelf: Shelf) -> bool:
        """Tell whether what a text says is no citation, but the ``@name`` of a person, say.

        `cites` are what it would cite. A bare name is none of a work if it is no id of a record,
        nor looks like one that was mistyped.
        """
        cite = cites[0]
        if said[0] == "[" or "{" in said or len(cites) > 1 or cite.locator or cite.suffix:
            return False
        if cite.id in shelf.records:
            return False
        with self._lock:
            if self._near is None or self._near[0] is not shelf:
                self._near = shelf, Nearest(shelf.records)
            return not self._near[1](cite.id, cutoff=_ALIKE)

    def style(self, wanted: Wishes) -> tuple[Style, list[Problem]]:
        """Load the style of a text; for one that cannot be used, APA and a problem."""
        try:
            style = csl.load(wanted.style)
        except (CitekitError, OSError) as error:
            said = f"{error}; the style apa is used"
            return csl.load("apa"), [Problem("style-unknown", said, severity="error")]
        return style, list(style.problems)

    def locale(self, wanted: Wishes) -> tuple[str | None, list[Problem]]:
        """Give the locale of a text, or none and what is wrong with its name."""
        from citekit.csl.lexicon import language

        try:
            return (language(wanted.locale) if wanted.locale else None), []
        except UnknownNameError as error:
            said = f"{error}; the language of the style is used"
            return None, [Problem("locale-unknown", said, severity="error")]

    def lang(self, wanted: Wishes) -> str:
        """Give the language of a text: that of the words before its locators."""
        return self.locale(wanted)[0] or self.style(wanted)[0].default_locale or "en-US"

    def build(
        self,
        wanted: Wishes,
        citations: Sequence[Citation],
        *,
        name: str = "",
        listed: Iterable[str] = (),
        records: Shelf | None = None,
    ) -> tuple[Apparatus, tuple[Problem, ...]]:
        """Format the citations of a text, and say what is wrong with its style, locale and cites.

        Under a `name` the result is kept, and given again if nothing changed. `listed` are ids
        that are listed in any case; ``*`` is all of them. `records` are by default those that
        the text wishes for. Never raises.
        """
        found = records or self.shelf(wanted)
        style, problems = self.style(wanted)
        locale, more = self.locale(wanted)
        also = tuple(every(listed, found.records))
        asked = (style, locale, found, tuple(citations), also)
        with self._lock:
            known = self._made.get(name)
            if name and known is not None and _same(known[0], asked):
                made = known[1]
            else:
                made = build(found.records, citations, style=style, locale=locale,
                             listed=also, memo=self._memo(style, locale, found))  # fmt: skip
                self._keep(name, asked, made)
        return made, (*problems, *more)

    def _memo(self, style: Style, locale: str | None, found: Shelf) -> dict[Any, Any]:
        key = (id(style), locale, tuple(stamp[0] for stamp in found.stamps))
        kept = self._memos.get(key)
        if kept is None or kept[1].get("style") is not style:
            kept = self._memos[key] = found, {"style": style}  # which keeps it from being another
        return kept[1]

    def _keep(self, name: str, asked: tuple[Any, ...], made: Apparatus) -> None:
        if name:
            self._made[name] = asked, made
            if len(self._made) > _KEPT:
                self._made.popitem(last=False)


def _same(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    return one[0] is other[0] and one[1] == other[1] and one[2] is other[2] and one[3:] == other[3:]


def every(listed: Iterable[str], records: Mapping[str, Record]) -> Iterator[str]:
    """Give ids, each once, with ``*`` as those of all records."""
    for each in dict.fromkeys(listed):
        if each == "*":
            yield from records
        else:
            yield each
