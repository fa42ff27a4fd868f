"""The reference list of a whole web page, as HTML that `citekit.parse` reads.

A list is found by what its page says it is: by roles, by the class names that
publishers and publishing tools use, and by headings. Links back to the text, links to
search engines and numbers are left out; the links of the works stay.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote, urljoin

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from citekit.references.sections import is_running, is_title
from citekit.references.views import is_web

__all__ = ["reference_list"]


def reference_list(page: str | bytes) -> list[str]:
    """Find the references of a web page: the HTML of each, in order; none raises nothing.

    To read them, put each into an element of its own: that keeps them apart.

    >>> page = "<h2>References</h2><ol><li>Roe, <i>Lakes</i>, 2001 <a href='#r1'>↩</a></ol>"
    >>> reference_list(page)
    ['Roe, <i>Lakes</i>, 2001']
    >>> import citekit
    >>> found = citekit.parse("".join(f"<p>{entry}</p>" for entry in reference_list(page)))
    >>> [reference.text for reference in found]
    ['Roe, <i>Lakes</i>, 2001']
    """
    root = _tree(page)
    if root is None:
        return []
    base = _base(root)
    seen: set[HtmlElement] = set()
    sure: list[str] = []
    unsure: list[str] = []
    for section in _sections(root, seen):
        entries = [entry for unit in section.units for entry in _entries(unit, base)]
        if section.is_believed(entries):
            (sure if section.sure else unsure).extend(entries)
    return sure or unsure or _cited(root, base)


# --- the page -------------------------------------------------------------------


def _tree(page: str | bytes) -> HtmlElement | None:
    if isinstance(page, bytes) and page[:2] in (b"\xff\xfe", b"\xfe\xff"):
        page = page.decode("utf-16", "replace")
    if isinstance(page, str):
        page = page.encode("utf-8", "replace")
    encoding = _encoding(page)
    page = page.replace(b"\0", b"")
    if not page.strip():
        return None
    parser = HTMLParser(
        encoding=encoding, no_network=True, remove_comments=True, remove_pis=True, recover=True
    )
    try:
        return document_fromstring(page, parser=parser)
    except (etree.LxmlError, ValueError, LookupError):
        return None


def _encoding(page: bytes) -> str | None:
    """Say that a page is in UTF-8 if it is; else the page may say what it is in."""
    try:
        page.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _base(root: HtmlElement) -> str:
    """Find the address that the links of the page are relative to; it may not say."""
    for path in (
        "//base/@href",
        "//link[@rel='canonical']/@href",
        "//meta[@property='og:url']/@content",
    ):
        for address in root.xpath(path):
            if is_web(str(address)):
                return str(address)
    return ""


def _tag(element: HtmlElement) -> str:
    return element.tag.lower() if isinstance(element.tag, str) else ""


def _names(element: HtmlElement) -> list[str]:
    return f"{element.get('class', '')} {element.get('id', '')}".lower().split()


def _text(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())


# --- where lists stand ----------------------------------------------------------

_ROLES = frozenset(
    "doc-bibliography doc-endnotes doc-footnotes bibliography endnotes footnotes rearnotes".split()
)
#: Class names and ids of MediaWiki, WordPress, Pandoc, Hugo, Jekyll, JATS and publishers.
_LISTS = re.compile(
    r"(?:mw-)?references(?:-?(?:wrap|list|section|column|small|body|container))?|reflist|"
    r"ref-?list(?:-?\w{1,8})?|refs|reference-?(?:list|section)|(?:c-)?article-?references(?:-?list)?|"
    r"html-references_list|bibliography(?:-?(?:list|section|container))?|biblio(?:-?list)?|csl-bib-body|"
    r"(?:wp-block-)?footnotes?(?:-?(?:list|section|container|end-of-document|wrapper|definitions))?|"
    r"easy-footnotes-wrapper|modern-footnotes-list|endnotes?(?:-?(?:list|section))?|fn-group|"
    r"citation-?list|citations|works-?cited|cited-?(?:works|literature)|literature(?:-?list)?|"
    r"(?:article-?)?sources?(?:-?(?:list|section))?|quellen|literatur(?:verzeichnis)?|bibliographie"
)
_UNSURE_NAMES = re.compile(
    r"(?:article-?)?sources?(?:-?(?:list|section))?|quellen|citations|literature"
)
_HOLDERS = frozenset("div section ol ul dl aside footer table tbody article details".split())
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
#: What may stand over a list like a heading.
_LIKE_HEADINGS = frozenset("p div strong b dt summary legend caption header span em u".split())
_LONGEST_HEADING = 60
_ELSEWHERE = frozenset("nav script style template form button select textarea svg iframe".split())
_NOT_LISTS = re.compile(
    r"toc|table-of-contents|menu|navbar|nav|breadcrumbs?|share|sharing|sharedaddy|social|comments?|"
    r"comment-?(?:list|form|respond)|respond|related(?:-?posts)?|jp-relatedposts|newsletter|cookie\S{0,20}|"
    r"sidebar|tags|tag-links|author-?(?:bio|box|info)|navbox|catlinks|pagination"
)
_WEAK = re.compile(
    r"(?:external\s|useful\s|related\s)?links?|see\salso|weblinks|further\sinformation", re.I
)


class _Section:
    """A part of a page that says it holds references."""

    def __init__(self, units: list[HtmlElement], *, sure: bool = True, named: bool = False) -> None:
        self.units = units
        self.sure = sure
        self.named = named  #: only by a class name that may mean something else

    def is_believed(self, entries: list[str]) -> bool:
        """Tell references from the entries of a menu, and from whatever else is named so."""
        like = sum(bool(_EVIDENCE.search(entry)) for entry in entries)
        return bool(entries) and like >= (0.5 if self.named else 0.2) * len(entries)


_EVIDENCE = re.compile(
    r"\b(?:1[5-9]|20)\d\d\b|https?://|[“”\"»]|\bdoi\b|\d+[–-]\d+|\.\s\S|,\s\S", re.I
)


def _sections(root: HtmlElement, seen: set[HtmlElement]) -> Iterator[_Section]:
    """Find the parts of a page that hold references, in order; none twice."""
    skipped: set[HtmlElement] = set()
    for element in root.iter(etree.Element):
        parent = element.getparent()
        if parent in skipped or _is_elsewhere(element):
            skipped.add(element)
            continue
        if element in seen or parent in seen:
            seen.add(element)
            continue
        if _is_holder(element):
            seen.add(element)
            names = [name for name in _names(element) if _LISTS.fullmatch(name)]
            named = not _role(element) and all(map(_UNSURE_NAMES.fullmatch, names))
            yield _Section(_units([element]), named=named)
        elif (title := _title(element)) is not None:
            inside = _after_title(element)
            following = [] if inside else list(_following(element))
            seen.update((element, *following))
            units = [element] if inside else _units(following)
            yield _Section(units, sure=not _WEAK.fullmatch(title.rstrip(" :")))


def _is_elsewhere(element: HtmlElement) -> bool:
    """Tell menus, forms, comments and what no reader sees."""
    return _tag(element) in _ELSEWHERE or (
        _tag(element) not in ("body", "html", "main", "article")
        and any(map(_NOT_LISTS.fullmatch, _names(element)))
    )


def _role(element: HtmlElement) -> bool:
    roles = f"{element.get('role', '')} {element.get('epub:type', '')}".split()
    return not _ROLES.isdisjoint(roles)


def _is_holder(element: HtmlElement) -> bool:
    return _tag(element) in _HOLDERS and (
        _role(element) or any(map(_LISTS.fullmatch, _names(element)))
    )


def _title(element: HtmlElement) -> str | None:
    """Give the words of an element that stands over references; None if it does not."""
    tag = _tag(element)
    if tag not in _HEADINGS and tag not in _LIKE_HEADINGS:
        return None
    text = _opening(element)
    if text is None:
        return None
    text = re.sub(r"\s*\[\s*edit[^\]]{0,40}\]", "", text).strip()
    if tag in _HEADINGS:
        text = re.sub(r"[¶#§]$", "", text).strip()
    elif not (text.endswith(":") or _stands_alone(element)):
        return None
    return text if text and not text.startswith("#") and is_title(text) else None


def _stands_alone(element: HtmlElement) -> bool:
    """Tell an element that has a line by itself: “Sources” in bold over a list."""
    if _tag(element) in ("p", "div", "dt", "summary", "legend", "caption", "header"):
        return _after_title(element) is False
    parent, after = element.getparent(), element.getnext()
    over = after is not None and _tag(after) in ("ol", "ul", "dl") and not _is_text(element.tail)
    return over or (parent is not None and len(_short(parent)) <= _LONGEST_HEADING)


def _is_text(text: str | None) -> bool:
    return bool(text and text.strip())


def _short(element: HtmlElement) -> str:
    """Give the text of an element, as far as it could be a heading."""
    found: list[str] = []
    length = 0
    for piece in element.itertext():
        found.append(piece)
        length += len(piece.strip())
        if length > _LONGEST_HEADING:
            break
    return " ".join("".join(found).split())


def _opening(element: HtmlElement) -> str | None:
    """Give the text of a heading, or what a paragraph has before its colon or first break."""
    text = _short(element)
    if len(text) <= _LONGEST_HEADING and (_tag(element) in _HEADINGS or is_title(text)):
        return text
    if _tag(element) != "p":
        return None
    match = re.match(r"[^:\n]{3,40}:", text)
    return match[0] if match and is_title(match[0]) else None


def _after_title(element: HtmlElement) -> bool:
    """Tell a paragraph that holds references behind its title: “Sources: Roe, …”."""
    return _tag(element) == "p" and not is_title(_short(element))


def _level(element: HtmlElement) -> int:
    """Give the level of a heading; what only looks like one is below all."""
    return int(_tag(element)[1]) if _tag(element) in _HEADINGS else 7


_HIGHEST_CLIMB = 4


def _following(title: HtmlElement) -> Iterator[HtmlElement]:
    """Give what stands under a title, up to the next one of its level."""
    level = _level(title)
    start = title
    for _ in range(_HIGHEST_CLIMB):
        following = next((one for one in start.itersiblings() if not _is_dropped(one)), None)
        parent = start.getparent()
        if following is not None or parent is None or _tag(parent) in ("body", "html"):
            break
        start = parent  # a title that has a wrapper by itself
    for element in start.itersiblings():
        if _is_elsewhere(element):
            return
        inner = _level(element)
        if inner == 7:
            first = next((one for one in element.iter(*_HEADINGS)), None)
            # A wrapper around the next heading, or a section of its own.
            if first is not None and _level(first) <= level and not _is_holder(element):
                return
        if inner < 7 and inner <= level:
            return
        if _tag(element) in ("p", "div") and is_running(_text(element)) and not _has_units(element):
            return
        if _tag(element) in ("footer", "aside") and not _is_holder(element):
            return
        yield element


# --- entries --------------------------------------------------------------------

_ENTRIES = re.compile(
    r"csl-entry|ref|reference|bib-?(?:entry|item)|citation-?(?:item|entry)|footnote(?:-?(?:item|body|definition))?|"
    r"references(?:copy\d?|__item)|ref-?(?:entry|item)|bibliography-?(?:item|entry)"
)
_ENTRY_ROLES = frozenset("doc-biblioentry doc-endnote doc-footnote".split())
_ENTRY_TAGS = frozenset("div p section aside dd li td span cite".split())


def _has_units(element: HtmlElement) -> bool:
    return next(element.iter("li", "dd"), None) is not None


def _units(elements: list[HtmlElement]) -> list[HtmlElement]:
    """Find the elements that hold one reference each: items, entries, rows or paragraphs."""
    for wanted in (_is_item, _is_entry, _is_row, _is_paragraph):
        found = [unit for element in elements for unit in _outermost(element, wanted)]
        if found:
            return found
    return [
        child
        for element in elements
        for child in (element if _tag(element) == "div" else ())
        if _tag(child) == "div"
    ]


def _outermost(
    element: HtmlElement, wanted: Callable[[HtmlElement], bool]
) -> Iterator[HtmlElement]:
    """Find the elements of a kind that lie in none of the same kind."""
    passed: set[HtmlElement] = set()
    for one in element.iter(etree.Element):
        if (
            (one is not element and one.getparent() in passed)
            or _is_elsewhere(one)
            or _is_dropped(one)
        ):
            passed.add(one)
        elif wanted(one):
            passed.add(one)
            yield one


def _is_item(element: HtmlElement) -> bool:
    return _tag(element) in ("li", "dd")


def _is_entry(element: HtmlElement) -> bool:
    return _tag(element) in _ENTRY_TAGS and (
        element.get("role") in _ENTRY_ROLES or any(map(_ENTRIES.fullmatch, _names(element)))
    )


def _is_row(element: HtmlElement) -> bool:
    return _tag(element) == "tr"


def _is_paragraph(element: HtmlElement) -> bool:
    return _tag(element) == "p"


_SHORTEST_LINE = 25
_BREAK = "<br>"


def _entries(unit: HtmlElement, base: str) -> Iterator[str]:
    """Write the references of an element: one, or one a line if they are long enough."""
    written = _Writer(base).write(unit)
    if _tag(unit) == "p" and (title := _TITLED.match(written)):
        plain = html.unescape(re.sub(r"<[^<>]*>", "", title[0]))
        if is_title(plain.strip()):
            written = _tidy(written[title.end() :])
    lines = [line for line in written.split(_BREAK) if line.strip()]
    apart = _tag(unit) == "p" and min(map(_length, lines), default=0) >= _SHORTEST_LINE
    for entry in lines if apart else [written]:
        entry = _tidy(entry)
        if re.search(r"[^\W\d_]{2}", re.sub(r"<[^<>]*>", "", entry)):
            yield entry


_TITLED = re.compile(
    r"(?:<\w{1,6}>){0,3}[^:<>]{3,40}(?::(?:</\w{1,6}>){0,3}|(?:</\w{1,6}>){1,3}:?|(?=<br>))"
)


def _length(entry: str) -> int:
    return len(re.sub(r"<[^<>]*>", "", entry))


# --- writing an entry -----------------------------------------------------------

_KEPT = frozenset("i em b strong cite sub sup".split())
_PARTED = frozenset("p div br tr li dd section h1 h2 h3 h4 h5 h6 blockquote ul ol".split())
#: What stands in an entry and is none of it: links back, numbers, links to searches.
_DROPPED = re.compile(
    r"(?:mw-)?(?:cite-)?back-?(?:link|ref)s?|footnote-?(?:back-?(?:ref|link)?|return|link-back)|"
    r"reverse-?footnote|fn-?back|ref-?links?|reference-?links|c-article-references__links|"
    r"citation-?links|extra-?links|google-?scholar(?:-link)?|mw-editsection|edit-?section|label|order|"
    r"bullet|ref-?(?:label|number)|reference-?(?:label|number)|citation-?(?:label|number)|"
    r"csl-left-margin|footnote-?(?:number|label)|z3988|visually-hidden|sr-only|screen-reader-text|"
    r"noprint|cs1-(?:maint|hidden-error)|getftr-?\S{0,20}|u-hide-print|tooltip\S{0,12}"
)
_ELSEWHERE_LINK = re.compile(
    r"[\[(]?\s{0,3}(?:google\sscholar|cross\s?ref(?:\sfull\stext)?|pub\s?med(?:/ncbi|\scentral)?|pmc(?:\sfree\sarticle)?|"
    r"view\s(?:article|record|in\sscopus|in\sarticle|pdf|at\spublisher).{0,30}|(?:free\s)?full\s?text.{0,20}|"
    r"web\sof\sscience.{0,6}|isi|scopus|ads|mathscinet|zbmath|math|cas|article|abstract|pdf|doi|medline|"
    r"download.{0,20}|export\scitation|search.{0,20}|semantic\sscholar|worldcat|openurl|"
    r"open\sin\s.{0,20}|jump\s(?:up|back).{0,30}|back\sto\s.{0,20}|return\sto\s.{0,20}|go\sback|edit)"
    r"\s{0,3}[\])]?",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"[\[(]?(?:\d{1,3}|[a-z]{1,2}|[*†‡§]+|\d{1,3}\.\d{1,2})[\])]?[.:]?|[\W_]{0,8}", re.I
)
_DOI = re.compile(r"10\.\d{4,9}/[^\s?#<>\"]{1,200}")


def _is_dropped(element: HtmlElement) -> bool:
    """Tell a part of an entry that is no part of the reference."""
    if _tag(element) in _ELSEWHERE or any(map(_DROPPED.fullmatch, _names(element))):
        return True
    hidden = re.search(r"display:\s{0,3}none", element.get("style", ""))
    return (
        bool(hidden)
        or element.get("hidden") is not None
        or element.get("role") == "doc-backlink"
        or (_tag(element) == "a" and _is_dropped_link(element))
    )


def _is_dropped_link(link: HtmlElement) -> bool:
    text = _short(link)
    address = link.get("href", "").strip()
    if address.startswith("#") and _BACK.fullmatch(text):
        return True
    return bool(address and _ELSEWHERE_LINK.fullmatch(text))


class _Writer:
    """Writes one element as HTML of text, links and emphasis."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.pieces: list[str] = []
        self.dois: list[str] = []

    def write(self, unit: HtmlElement) -> str:
        dropped: HtmlElement | None = None
        closing: list[str] = []
        for event, element in etree.iterwalk(unit, events=("start", "end")):
            if event == "start":
                if dropped is not None:
                    self.remember(element)
                elif element is not unit and _is_dropped(element):
                    dropped = element
                    self.remember(element)
                else:
                    opened, closed = self.tags(element, unit)
                    closing.append(closed)
                    self.pieces.append(opened)
                    self.text(element.text)
                continue
            if dropped is None:
                self.pieces.append(closing.pop())
            elif element is dropped:
                dropped = None
            if dropped is None and element is not unit:
                self.text(element.tail)
        written = _tidy("".join(self.pieces))
        for doi in dict.fromkeys(self.dois):
            if doi.lower() not in html.unescape(written).lower():
                written = f"{written} https://doi.org/{html.escape(doi)}"
        return written

    def text(self, text: str | None) -> None:
        self.pieces.append(html.escape(re.sub(r"[ \t\r\n\f]+", " ", text or ""), quote=False))

    def tags(self, element: HtmlElement, unit: HtmlElement) -> tuple[str, str]:
        """Give what is written before an element and after it."""
        tag = _tag(element)
        if element is unit:
            return "", ""
        if tag in _KEPT:
            return f"<{tag}>", f"</{tag}>"
        if tag == "q":
            return "“", "”"
        if tag == "a":
            address = self.address(element.get("href", ""))
            return (f'<a href="{html.escape(address)}">', "</a>") if address else ("", "")
        if tag == "td":
            return " ", " "
        if tag in _PARTED:
            return _BREAK, "" if tag == "br" else _BREAK
        return "", ""

    def address(self, href: str) -> str:
        """Make an address whole; what is none of the web is left out."""
        try:
            address = urljoin(self.base, href.strip())
        except ValueError:
            return ""
        return address if not href.strip().startswith("#") and is_web(address) else ""

    def remember(self, element: HtmlElement) -> None:
        """Keep the DOI of a link that is left out: “CrossRef” leads to the work."""
        href = unquote(element.get("href", ""))
        found = _DOI.search(href) if re.match(r"(?:https?:)?//(?:dx\.)?doi\.org/", href) else None
        if found:
            self.dois.append(found[0])


_EMPTY = re.compile(
    r"[\[(](?:\s|&nbsp;|[|,;·•/-]){0,20}[\])]|<(i|em|b|strong|cite|sub|sup)>\s{0,20}</\1>"
)


def _tidy(written: str) -> str:
    """Take away what leaving something out has left: brackets, breaks, marks."""
    written = _EMPTY.sub("", written.replace("\xa0", " "))
    written = re.sub(r"(?:\s|<br>)*<br>(?:\s|<br>)*", _BREAK, written)
    written = re.sub(r"[ \t\r\n\f]{2,}", " ", written)
    before = None
    while before != written:
        before = written
        written = written.strip(" \t\n|·•^↑↩↵⏎\ufe0e").removeprefix(_BREAK).removesuffix(_BREAK)
    return written


# --- without a list -------------------------------------------------------------

_FEWEST_CITES = 2
_NOTE_ID = re.compile(
    r"(?:fn|cite_note|ref|bib|cr|b|note|endnote|footnote)[-_:.]?\w{0,12}\d{1,4}\w{0,3}", re.I
)


def _cited(root: HtmlElement, base: str) -> list[str]:
    """Take the notes of a page that has no list, by their ids; or the works that it cites."""
    notes = [
        one
        for one in root.iter("li", "p", "div")
        if _NOTE_ID.fullmatch(one.get("id", "")) and len(one) + len(one.text or "")
    ]
    cites = [one for one in root.iter("cite") if _length_of(one) >= _SHORTEST_LINE]
    for units in (notes, cites):
        entries = [entry for unit in units for entry in _entries(unit, base)]
        if len(entries) >= _FEWEST_CITES and _Section([], named=True).is_believed(entries):
            return entries
    return []


def _length_of(element: HtmlElement) -> int:
    return len(_short(element))
