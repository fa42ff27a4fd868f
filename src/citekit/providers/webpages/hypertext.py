"""The bytes of a page → its tree, and what stands where in it.

Everything is bounded: bytes, elements looked at, ancestors that are climbed. Nothing is loaded,
and entities of a page's own making stay as they are written.

Source: HTML Living Standard and Encoding Standard (WHATWG).
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from attrs import define, field
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from citekit.patterns import regex

__all__ = ["Line", "Page", "charset", "names", "runs", "text", "tree", "words"]

#: A page is read this far: bytes, and tags.
_BYTES, _TAGS = 5_000_000, 100_000
#: Elements that one question to the tree answers with, ancestors that are asked.
_ELEMENTS, _ANCESTORS = 10_000, 40
#: Events of a walk through a page, and through one element; lines of a page.
_EVENTS, _STEPS, _LINES = 60_000, 2_000, 400


# --- bytes → tree -------------------------------------------------------------------

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_IN_HEADER = regex(r"charset\s{0,5}=\s{0,5}[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_IN_PAGE = re.compile(
    rb"<meta[^>]{0,300}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([\w.:-]{2,40})"
    rb"|<\?xml[^>]{0,100}?encoding\s{0,5}=\s{0,5}[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
#: Encodings that pages are read in; others that Python knows are no encodings of text.
_KNOWN = regex(
    r"utf-?8|utf-16(?:le|be)?|iso-8859-\d\d?|windows-(?:125\d|874)|koi8-[ru]|euc-?jp"
    r"|iso-2022-jp|mac(?:intosh|roman)|ibm866|cp\d{3,4}"
)
#: Encoding Standard, 4.2 Names and labels: what pages say, and what is meant.
_MEANT: Mapping[str, str] = {
    **dict.fromkeys("iso-8859-1 latin1 latin-1 iso8859-1 ascii us-ascii".split(), "windows-1252"),
    **dict.fromkeys("gb2312 gbk x-gbk gb_2312-80 cp936 gb18030".split(), "gb18030"),
    **dict.fromkeys("shift_jis shift-jis sjis x-sjis windows-31j ms932".split(), "cp932"),
    **dict.fromkeys("euc-kr ks_c_5601-1987 ksc5601 windows-949 korean".split(), "cp949"),
    **dict.fromkeys("iso-8859-9 latin5 iso8859-9".split(), "windows-1254"),
    **dict.fromkeys("tis-620 iso-8859-11 windows-874".split(), "cp874"),
    **dict.fromkeys("big5 big-5 cn-big5 big5-hkscs".split(), "big5-hkscs"),
    **dict.fromkeys("utf8 utf_8 unicode utf-16 utf-16le utf-16be".split(), "utf-8"),
}


def tree(page: bytes, headers: Mapping[str, str]) -> HtmlElement | None:
    """Read a page; None if there is nothing in it that could be read."""
    page = page[:_BYTES]
    content = page.decode(charset(page, headers), "replace").replace("\0", "").lstrip("\ufeff")
    if "<" not in content:
        return None
    content = "<".join(content.split("<", _TAGS + 1)[: _TAGS + 1])
    parser = HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, recover=True
    )
    try:
        return document_fromstring(_once(content).encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def charset(page: bytes, headers: Mapping[str, str]) -> str:
    r"""Say what a page is written in: by its header, its first bytes, what it says, else UTF-8.

    A server that knows nothing says Latin-1: a page that is UTF-8 is read as that.

    >>> charset(b"<p>caf\xc3\xa9", {"content-type": "text/html; charset=ISO-8859-1"})
    'utf-8'
    >>> charset(b"<meta charset=gb2312>", {})
    'gb18030'
    """
    said = _IN_HEADER.search(headers.get("content-type", "")[:500])
    name = _encoding(said[1]) if said else ""
    name = name or next((name for mark, name in _BOMS if page.startswith(mark)), "")
    if not name:
        inside = _IN_PAGE.search(page, 0, 10_000)
        name = _encoding((inside[1] or inside[2]).decode("ascii", "replace")) if inside else ""
    if name in ("", "windows-1252") and _is_utf8(page):
        return "utf-8"
    return name or "utf-8"


def _encoding(label: str) -> str:
    """Give the name of an encoding by what pages call it; empty for one that is not known."""
    label = label.strip().lower()
    if label in _MEANT:
        return _MEANT[label]
    try:
        return codecs.lookup(label).name if _KNOWN.fullmatch(label) else ""
    except LookupError:
        return ""


def _is_utf8(page: bytes) -> bool:
    """Tell UTF-8, though the page may be cut in the middle of a character."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(page)
    except UnicodeDecodeError:
        return False
    return True


#: What the bytes of UTF-8 look like when they are read as Latin-1 or Windows-1252.
_TWICE = regex("[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u2122]{1,3}")
_FOREIGN = regex(r"[^\x00-\x7f]+")
_AS_BYTES = {
    ord(bytes([byte]).decode("cp1252")): chr(byte)
    for byte in range(0x80, 0xA0)
    if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}


def _once(content: str) -> str:
    """Undo it where a page was put into UTF-8 twice: ``fÃ¼r`` is ``für``.

    It was if most of what is not ASCII looks so; the rest came in as entities.
    """
    foreign = sum(map(len, _FOREIGN.findall(content)))
    mended = 0

    def mend(match: re.Match[str]) -> str:
        nonlocal mended
        try:
            read = match[0].translate(_AS_BYTES).encode("latin-1").decode("utf-8")
        except ValueError:
            return match[0]
        mended += len(match[0])
        return read

    once = _TWICE.sub(mend, content) if foreign else content
    return once if mended > 0.7 * foreign else content


# --- words and elements -------------------------------------------------------------

_WORD = regex(r"[^\W_]+")
_MUTE = frozenset("script style noscript template svg iframe select button textarea".split())
_BLOCKS = frozenset(
    """
    address article aside blockquote body br dd details dialog div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main nav ol option p pre section summary
    table tbody td tfoot th thead tr ul
    """.split()
)
#: Elements in a line that stand apart from what is beside them.
_SPACED = frozenset("a time".split())
#: Where a line may break, and what only steers the writing.
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200e\u200f\u2060\ufeff"))
#: Elements in a line that may stand apart.
_INLINE = frozenset("span b strong i em small label".split())
_UNSEEN = regex(r"sr-only|screen-?reader|visually-?hidden|offscreen")


def words(written: str) -> list[str]:
    """Give the words of a text, in lower case: what is compared where marks do not count."""
    return _WORD.findall(written.casefold())


def names(element: HtmlElement) -> str:
    """Give the words that a page calls an element by: class, id and the like, in lower case."""
    said = (element.get(key, "")[:300] for key in ("class", "id", "data-testid", "data-component"))
    return " ".join(said).lower()


def text(
    element: HtmlElement, most: int = 2_000, *, without: Callable[[HtmlElement], bool] | None = None
) -> str:
    """Give what a reader sees in an element, in one line of at most `most` characters.

    `without` says of elements inside whether they are left out, instead of those that are there
    for readers who have the page read to them.
    """
    pieces: list[str] = []
    length = 0
    for _, each, piece in _walked(element, without or _is_unseen):
        if each.tag in _BLOCKS or each.tag in _SPACED:
            pieces.append(" ")
        if piece:
            pieces.append(piece[:most])
            length += len(pieces[-1])
        if length > most:
            break
    return " ".join("".join(pieces).translate(_INVISIBLE)[:most].split())


def runs(element: HtmlElement, most: int = 2_000) -> list[str]:
    """Give what a reader sees in an element, parted where another block or element begins.

    Elements that follow each other without a blank are set apart by how they look.
    """
    found: list[str] = []
    said = ""
    length = 0
    for event, each, piece in _walked(element, _is_unseen):
        apart = event != "hidden" and each.tag in _BLOCKS
        if event == "start" and each is not element and not apart:
            touches = bool(said.strip()) and not said[-1:].isspace()
            apart = touches and _follows_element(each)
        if apart:
            found.append(said)
            said = ""
        said += piece[:most]
        length += len(piece)
        if length > most:
            break
    found.append(said[:most])
    return [tidy for each in found if (tidy := " ".join(each.translate(_INVISIBLE).split()))]


def _walked(
    element: HtmlElement, leave_out: Callable[[HtmlElement], bool]
) -> Iterator[tuple[str, HtmlElement, str]]:
    """Yield what a reader sees: "start" and "end" of elements, each with the text behind it.

    What is left out is "hidden", and then ends: what stands behind it is seen.
    """
    hidden: HtmlElement | None = None
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, each in islice(walk, _STEPS):
        if hidden is not None and each is not hidden:
            continue
        if event == "end":
            hidden = None
            yield event, each, (each.tail or "") if each is not element else ""
        elif each is not element and (each.tag in _MUTE or leave_out(each)):
            hidden = each
            yield "hidden", each, ""
        else:
            yield event, each, each.text or ""


def _follows_element(element: HtmlElement) -> bool:
    """Tell an element that follows another one with nothing between them."""
    before = element.getprevious()
    return before is not None and not (before.tail or "")


def _stands_apart(element: HtmlElement) -> bool:
    """Tell two words that only their style sets apart; not one, letter by letter."""
    if element.tag not in _INLINE or not _follows_element(element):
        return False
    before = element.getprevious()
    return min(len((each.text or "").strip()) for each in (before, element)) > 1


def _is_unseen(element: HtmlElement) -> bool:
    return bool(_UNSEEN.search(element.get("class", "")[:300].lower()))


# --- the page -----------------------------------------------------------------------

_ELSEWHERE = frozenset("nav form aside dialog figcaption".split()) | _MUTE
_WHOLE = frozenset("html head body main article".split())
#: What pages call what stands beside a work but says whose it is.
_OF_THE_WORK = regex(
    r"(?<![a-z])(?:entry|post|article|story)?[_-]?(?:meta|byline|author|autor|info)"
)
#: What pages call their parts that are not the work.
_NOT_THE_WORK = regex(
    r"(?<![a-z])(?:(?:image|img|photo|picture|figure|media)?[_-]{0,2}caption"
    r"|comments?(?:-?(?:list|form|area|section|body|thread|author|meta))?|commentlist|respond"
    r"|disqus\w{0,20}|related\w{0,20}|recommend\w{0,20}|sidebar\w{0,20}"
    r"|widgets?(?=\s|$|[_-](?:area|title|container))|menu|nav(?:bar|igation)?|breadcrumbs?"
    r"|most-?(?:read|popular|viewed)|popular|trending|teasers?|newsletter\w{0,20}"
    r"|read-?(?:more|next|also)|more-?(?:from|stories|articles|news|on|posts)|also-?(?:read|like)"
    r"|cookie\w{0,20}|promo\w{0,20}|sponsor\w{0,20}|advert\w{0,20}|shar(?:e|ing)\w{0,12}"
    r"|latest\w{0,20}|carousel\w{0,20}|slider|outbrain|taboola|modal|popup|paywall\w{0,20}|login"
    r"|pagination|(?:next|prev(?:ious)?)-?(?:post|article))(?![a-z])"
)
#: What pages call the box of the author, though like those of other works.
_OF_THE_AUTHOR = regex(
    r"(?<![a-z])(?:post-?|article-?|the-?)?(?:author|autor(?:en)?|byline)[_-]{1,2}"
    r"(?:teaser|card|box|widget|info|bio)|(?<![a-z])(?:teaser|widget)-{1,2}(?:author|autor)(?![a-z])"
)
#: What pages call the line over a heading.
_OVER = regex(
    r"(?:over|top|roof|pre|super|kicker|dach|spitz)[_-]?(?:line|title|zeile|marke)|kicker|eyebrow"
    r"|overtitle|screen-?reader|visually-?hidden|sr-only|offscreen|(?<![a-z])(?:label|badge|flag)"
)
#: Where the title of a window may be cut.
_CUT = regex(r"\s[-|–—·•:»]\s")


class Line(NamedTuple):
    """What stands in one line of a page, as a reader sees it."""

    text: str
    element: HtmlElement  #: in which it begins
    heading: bool  #: it is the heading of the work


@define
class Page:
    """A page that is being read: its tree, and what was found out about it."""

    root: HtmlElement
    url: str  #: where it was found
    _apart: dict[HtmlElement, bool] = field(factory=dict, init=False, repr=False)

    # What is asked of the tree

    def select(self, path: str) -> list[HtmlElement]:
        """Give the elements that an XPath names, in order; not more than anybody needs."""
        found = self.root.xpath(f"({path})[position() <= {_ELEMENTS}]")
        return found if isinstance(found, list) else []

    def first(self, path: str) -> str:
        """Give the first value that an XPath of attributes names; empty if there is none."""
        return next((" ".join(str(value)[:2_000].split()) for value in self.select(path)), "")

    def near(self, path: str) -> list[HtmlElement]:
        """Give the elements of the work that an XPath names, as they follow the heading.

        After them come those before it, the nearest first.
        """
        wanted = self.select(path)
        if self.heading is not None and wanted:
            here = self._place(self.heading)
            after = [each for each in wanted if self._place(each) >= here]
            wanted = after + wanted[: len(wanted) - len(after)][::-1]
        return [each for each in wanted[:3_000] if not self.is_elsewhere(each)]

    def distance(self, element: HtmlElement) -> int:
        """Say how many elements are between an element and the heading."""
        here = 0 if self.heading is None else self._place(self.heading)
        return abs(self._place(element) - here)

    def _place(self, element: HtmlElement) -> int:
        return self._places.get(element, _EVENTS)

    @cached_property
    def _places(self) -> dict[HtmlElement, int]:
        walk = islice(self.root.iter(), _EVENTS)
        return {each: at for at, each in enumerate(walk)}

    # How it is called

    @cached_property
    def title(self) -> str:
        """What the window of the browser is called."""
        return next((text(each) for each in self.select("//title[not(ancestor::svg)]")), "")

    @cached_property
    def heading(self) -> HtmlElement | None:
        """The heading of the work: the one that says what the page is called."""
        shared = words(self.first("//meta[@property='og:title' or @name='og:title']/@content"))
        site = words(self.first("//meta[@property='og:site_name']/@content"))
        called = {*words(self.title), *shared}
        best, most = None, 0.0
        for element in self.select("//*[self::h1 or self::h2 or self::h3]")[:200]:
            said = words(text(element))
            alike = sum(word in called for word in said) / len(said) if said else 0.0
            # A short heading is easily part of a title: "Politics" of "Politics: …".
            worth = alike * min(len(said), 6) + 2 * (element.tag == "h1") + 4 * (said == shared)
            worth = 0.1 if said == site or _is_logo(element) else worth
            if worth > most and (element.tag == "h1" or (alike > 0.7 and len(said) > 1)):
                best, most = element, worth
        return self._entitled() if best is None else best

    def _entitled(self) -> HtmlElement | None:
        """Find what reads like the title of the window, where nothing is marked as a heading."""
        cuts = [match.start() for match in _CUT.finditer(self.title)]
        titles = {"".join(words(self.title[:cut])) for cut in [*cuts, len(self.title)]}
        titles = {title for title in titles if len(title) > 8}
        for element in self.select("//body//*")[:3_000] if titles else ():
            if element.tag not in _MUTE and "".join(words(text(element, 400))) in titles:
                return element
        return None

    @cached_property
    def headings(self) -> list[str]:
        """What the heading reads, without the line over it; and then its parts, one by one.

        The line over it ("kicker") and what only some readers get are no part of a title.
        """
        if self.heading is None:
            return []
        part = self.heading
        while len(part) == 1 and text(part[0]) == text(part):
            part = part[0]
        parts = [text(each) for each in part]
        parts += [part.text or "", *(each.tail or "" for each in part)]
        whole = text(self.heading, without=_is_over) or text(self.heading)
        return [whole, *(each for each in dict.fromkeys(parts) if each.strip() and each != whole)]

    @cached_property
    def over(self) -> list[str]:
        """What stands over the heading: in it, or in the lines before it."""
        if self.heading is None:
            return []
        inside = [each for each in islice(self.heading.iterdescendants(), 100) if _is_over(each)]
        at = next((at for at, line in enumerate(self.lines) if line.heading), 0)
        before = [line.text for line in self.lines[max(at - 2, 0) : at]]
        return [text(each) for each in inside] + before

    # What belongs to the work

    @cached_property
    def around(self) -> frozenset[HtmlElement]:
        """The heading and what it stands in: that is the work, whatever it is called."""
        heading = self.heading
        return frozenset() if heading is None else frozenset([heading, *heading.iterancestors()])

    def is_elsewhere(self, element: HtmlElement) -> bool:
        """Tell what is beside the work: menus, comments, links to other works."""
        climbed: list[HtmlElement] = []
        answer = False
        here: HtmlElement | None = element
        while here is not None and len(climbed) < _ANCESTORS and not answer:
            if here in self._apart:
                answer = self._apart[here]
                break
            climbed.append(here)
            answer = self._is_apart(here)
            here = here.getparent()
        self._apart.update(dict.fromkeys(climbed, answer))
        return answer

    def _is_apart(self, element: HtmlElement) -> bool:
        tag = element.tag
        if tag in _WHOLE or element in self.around:
            return False
        called = names(element)
        if tag == "footer":  # of the work, if it is in the work
            inside = any(each.tag in ("article", "main") for each in element.iterancestors())
            return not inside and not _OF_THE_WORK.search(called)
        if tag == "aside" and _OF_THE_WORK.search(called):
            return False
        if tag in _ELSEWHERE:
            return True
        return bool(_NOT_THE_WORK.search(called)) and not _OF_THE_AUTHOR.search(called)

    @cached_property
    def lines(self) -> list[Line]:
        """What a reader reads, line by line, without what is beside the work."""
        found: list[Line] = []
        pieces: list[str] = []
        empty = True  # nothing but blanks in the line so far
        begins = self.root
        hidden: HtmlElement | None = None
        start = next(iter(self.select("//body")), self.root)
        walk = etree.iterwalk(start, events=("start", "end"))
        for event, element in islice(walk, _EVENTS):
            if hidden is not None:
                if event == "end" and element is hidden:
                    hidden = None
                    pieces.append((element.tail or "")[:5_000])
                    empty = empty and not pieces[-1].strip()
                continue
            if element.tag in _BLOCKS:
                self._close(found, pieces, begins)
                begins, empty = element, True
                if len(found) >= _LINES:
                    break
            elif element.tag in _SPACED or (event == "start" and _stands_apart(element)):
                pieces.append(" ")
            if event == "end":
                pieces.append((element.tail or "")[:5_000])
            elif self._is_apart(element) or _is_unseen(element):
                hidden = element
                continue
            else:
                begins = element if empty else begins
                pieces.append((element.text or "")[:5_000])
            empty = empty and not pieces[-1].strip()
        return found

    def _close(self, found: list[Line], pieces: list[str], begins: HtmlElement) -> None:
        """Make a line of what was read until here."""
        written = " ".join("".join(pieces).translate(_INVISIBLE).split())[:2_000]
        pieces.clear()
        if written:
            heading = self.heading
            inside = heading is not None and (
                begins is heading or heading in begins.iterancestors()
            )
            found.append(Line(written, begins, inside))


#: What pages call the name of the site.
_LOGO = regex(
    r"(?<![a-z])(?:(?:site|blog|page)[_-]?(?:title|name|brand(?:ing)?|logo)|logo|brand(?:ing)?"
    r"|masthead)(?![a-z])"
)


def _is_logo(element: HtmlElement) -> bool:
    """Tell the name of the site, though it is marked as a heading."""
    parent = element.getparent()
    called = names(element) if parent is None else f"{names(element)} {names(parent)}"
    links = [each for each in element if each.tag == "a" and each.get("href") in ("/", "./", "#")]
    return bool(_LOGO.search(called)) or (len(links) == 1 and len(element) == 1)


def _is_over(element: HtmlElement) -> bool:
    """Tell the line over a heading, and what is not seen."""
    return (
        element.tag == "small"
        or element.get("aria-hidden") == "true"
        or bool(_OVER.search(names(element)))
    )
