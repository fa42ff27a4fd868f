"""References for programs that read pages: COinS, and JSON-LD in the words of schema.org.

COinS: “OpenURL COinS: A Convention to Embed Bibliographic Metadata in HTML” (2009), with the key
names of ANSI/NISO Z39.88-2004. Zotero and others collect references from both.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any
from urllib.parse import urlencode

from citekit.csl.facts import text_of
from citekit.csl.links import bare_doi
from citekit.markup import parse, plain, safe_href
from citekit.record import Date, Name, Record

__all__ = ["coins", "json_ld"]

#: CSL type → COinS: the format, the genre, and the key of the title.
_GENRES: Mapping[str, tuple[str, str, str]] = {
    "article-journal": ("journal", "article", "atitle"),
    "article-magazine": ("journal", "article", "atitle"),
    "article-newspaper": ("journal", "article", "atitle"),
    "article": ("journal", "preprint", "atitle"),
    "paper-conference": ("book", "proceeding", "atitle"),
    "book": ("book", "book", "btitle"),
    "chapter": ("book", "bookitem", "atitle"),
    "entry-encyclopedia": ("book", "bookitem", "atitle"),
    "entry-dictionary": ("book", "bookitem", "atitle"),
    "report": ("book", "report", "btitle"),
    "thesis": ("dissertation", "", "title"),
    "patent": ("patent", "", "title"),
}
#: CSL variable → key of COinS.
_KEYS: Mapping[str, str] = {
    "volume": "volume", "issue": "issue", "page": "pages", "publisher": "pub",
    "publisher-place": "place", "edition": "edition", "ISBN": "isbn", "ISSN": "issn",
    "collection-title": "series",
}  # fmt: skip
#: CSL type → type of schema.org; others are a CreativeWork.
_TYPES: Mapping[str, str] = {
    "article-journal": "ScholarlyArticle", "article-magazine": "Article",
    "article-newspaper": "NewsArticle", "article": "ScholarlyArticle",
    "paper-conference": "ScholarlyArticle", "book": "Book", "chapter": "Chapter",
    "report": "Report", "thesis": "Thesis", "webpage": "WebPage", "post-weblog": "BlogPosting",
    "post": "SocialMediaPosting", "dataset": "Dataset", "software": "SoftwareSourceCode",
    "legislation": "Legislation", "map": "Map", "motion_picture": "Movie", "song": "MusicRecording",
    "broadcast": "Episode", "review": "Review", "entry-encyclopedia": "Article",
}  # fmt: skip


def coins(record: Record) -> str:
    """Return the empty ``span`` that carries a reference as COinS.

    >>> coins(Record("a", "book", {"title": "Rivers & lakes"}))[:60]
    '<span class="Z3988" title="ctx_ver=Z39.88-2004&amp;rft_val_f'
    """
    pairs = urlencode(list(_pairs(record)), encoding="utf-8", errors="replace")
    return f'<span class="Z3988" title="{escape(pairs)}"></span>'


def _pairs(record: Record) -> Iterator[tuple[str, str]]:
    kind, genre, title_key = _GENRES.get(record.type, ("dc", "", "title"))
    yield "ctx_ver", "Z39.88-2004"
    yield "rft_val_fmt", f"info:ofi/fmt:kev:mtx:{kind}"
    doi, url = _doi(record), _url(record)
    if doi:
        yield "rft_id", f"info:doi/{doi}"
    if url:
        yield "rft_id", url
    if genre:
        yield "rft.genre", genre
    if title := _text(record, "title"):
        yield f"rft.{title_key}", title
    if container := _text(record, "container-title"):
        yield ("rft.jtitle" if kind == "journal" else "rft.btitle"), container
    for variable, key in _KEYS.items():
        if value := _text(record, variable):
            yield f"rft.{key}", value
    if date := _date(record):
        yield "rft.date", date
    for name in _names(record, "author"):
        yield ("rft.creator" if kind == "dc" else "rft.au"), _named(name)


def json_ld(records: Iterable[Record]) -> str:
    r"""Return a ``script`` element with the references as a list of schema.org works.

    A browser does not run it: it is data. No text of a record can end the element.

    >>> print(json_ld([Record("a", "book", {"title": "</script>"})]), end="")
    <script type="application/ld+json">
    {"@context":"https://schema.org","@graph":[{"@type":"Book","name":"\u003c/script>"}]}
    </script>
    """
    graph = {"@context": "https://schema.org", "@graph": [_work(each) for each in records]}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    safe = text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f'<script type="application/ld+json">\n{safe}\n</script>\n'


def _work(record: Record) -> dict[str, Any]:
    work: dict[str, Any] = {"@type": _TYPES.get(record.type, "CreativeWork")}
    doi, url = _doi(record), _url(record)
    work["@id"] = f"https://doi.org/{doi}" if doi else None
    work["name"] = _text(record, "title")
    work["author"] = [_person(name) for name in _names(record, "author")]
    work["editor"] = [_person(name) for name in _names(record, "editor")]
    work["datePublished"] = _date(record)
    if publisher := _text(record, "publisher"):
        work["publisher"] = {"@type": "Organization", "name": publisher}
    if container := _text(record, "container-title"):
        kind = "Periodical" if record.type.startswith("article") else "CreativeWork"
        work["isPartOf"] = {"@type": kind, "name": container}
    for variable, key in _SCHEMA.items():
        work[key] = _text(record, variable)
    work["url"] = url
    if doi:
        work["sameAs"] = f"https://doi.org/{doi}"
    return {key: value for key, value in work.items() if value}


#: CSL variable → property of schema.org.
_SCHEMA: Mapping[str, str] = {
    "page": "pagination", "volume": "volumeNumber", "issue": "issueNumber", "ISBN": "isbn",
    "ISSN": "issn", "language": "inLanguage", "edition": "bookEdition",
}  # fmt: skip


def _person(name: Name) -> dict[str, str]:
    if name.literal:
        return {"@type": "Organization", "name": name.literal}
    parts = {"givenName": name.given, "familyName": name.family}
    person = {"@type": "Person", "name": _natural(name), **parts}
    return {key: value for key, value in person.items() if value}


def _natural(name: Name) -> str:
    parts = (name.given, name.dropping_particle, name.non_dropping_particle, name.family)
    return " ".join(part for part in (*parts, name.suffix) if part)


def _named(name: Name) -> str:
    if name.literal:
        return name.literal
    return ", ".join(part for part in (name.family, name.given) if part)


def _text(record: Record, variable: str) -> str:
    return plain(parse(text_of(record.fields.get(variable))))


def _names(record: Record, variable: str) -> Iterator[Name]:
    value = record.fields.get(variable)
    if isinstance(value, tuple | list):
        yield from (name for name in value if isinstance(name, Name))


def _date(record: Record) -> str:
    date = record.fields.get("issued")
    if not isinstance(date, Date) or not date.start or date.start[0] < 0:
        return ""
    first, *rest = date.start
    return "-".join((f"{first:04d}", *(f"{part:02d}" for part in rest)))


def _doi(record: Record) -> str:
    doi = bare_doi(text_of(record.fields.get("DOI")).strip())
    return doi if doi.startswith("10.") else ""


def _url(record: Record) -> str:
    return safe_href(text_of(record.fields.get("URL"))) or ""
