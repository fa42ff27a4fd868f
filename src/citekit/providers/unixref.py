"""Unixref: Crossref's XML, as publishers deposit it, in the words of its REST API.

`work_from` gives what the API would say of the same work, so that one module understands
both. Source: Crossref deposit schema 4.3 to 5.3, query output schema 3.0.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from citekit.providers import payloads

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["work_from"]

#: What a record is → where its own description is, where that of what contains it, and its
#: type. The first that is there counts: an article before the issue, that before the journal.
_KINDS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "journal": (
        ("journal_article", "journal-article"),
        ("journal_issue", "journal-issue"),
        ("journal_volume", "journal-volume"),
        ("journal_metadata", "journal"),
    ),
    "book": (
        ("content_item", "book-chapter"),
        ("book_metadata", "book"),
        ("book_series_metadata", "book"),
        ("book_set_metadata", "book"),
    ),
    "conference": (
        ("conference_paper", "proceedings-article"),
        ("proceedings_metadata", "proceedings"),
        ("proceedings_series_metadata", "proceedings"),
    ),
    "report-paper": (
        ("content_item", "report-component"),
        ("report-paper_metadata", "report"),
        ("report-paper_series_metadata", "report"),
    ),
    "standard": (
        ("content_item", "standard"),
        ("standard_metadata", "standard"),
        ("standard_series_metadata", "standard"),
    ),
    "database": (("dataset", "dataset"), ("database_metadata", "database")),
    "dissertation": ((".", "dissertation"),),
    "posted_content": ((".", "posted-content"),),
    "peer_review": ((".", "peer-review"),),
    "sa_component": (("component_list/component", "component"),),
}
#: Kind of a book or of a part of one, where it is not the usual.
_FORMS: Mapping[str, str] = {
    "edited_book": "edited-book",
    "monograph": "monograph",
    "reference": "reference-book",
    "section": "book-section",
    "part": "book-part",
    "track": "book-track",
    "reference_entry": "reference-entry",
    "other": "book-section",
}
#: Where a date stands, or how it is published → the name that the API has for it.
_DATES: Mapping[str, str] = {
    "print": "published-print",
    "online": "published-online",
    "other": "published-other",
    "posted_date": "posted",
    "approval_date": "approved",
    "review_date": "published-other",
    "database_date/publication_date": "published-other",
}


def work_from(payload: Any) -> dict[str, Any]:
    """Give the work of a Unixref record as the REST API would; empty for what is none.

    >>> work_from('''<doi_record><crossref><journal><journal_article><titles><title>Ice</title>
    ... </titles><doi_data><doi>10.1000/a</doi></doi_data></journal_article></journal></crossref>
    ... </doi_record>''')
    {'title': ['Ice'], 'DOI': '10.1000/a', 'type': 'journal-article'}
    """
    root = payloads.element(payload)
    if root is None:
        return {}
    for kind, places in _KINDS.items():
        node = root if root.tag == kind else root.find(f".//{kind}")
        if node is None:
            continue
        for path, form in places:
            own = node if path == "." else node.find(path)
            if own is not None:
                return {**_registered(root), **_work(node, own, form)}
    return {}


def _registered(root: etree._Element) -> dict[str, Any]:
    """Say who published it, as the answer to a query does beside the record."""
    publisher = _text(root, ".//crm-item[@name='publisher-name']")
    return {"publisher": publisher} if publisher else {}


def _work(node: etree._Element, own: etree._Element, type: str) -> dict[str, Any]:
    """Join what is said of a work with what is said of the whole that it is in."""
    work = _described(own)
    around = [child for child in node if child is not own and _is_metadata(child)]
    whole: dict[str, Any] = {}
    for child in (own, *around):
        series = child.find("series_metadata")
        if series is None:
            series = child.find("set_metadata")
        if series is not None:
            whole.setdefault("series", _described(series))
    for child in around:
        for name, value in _described(child).items():
            whole.setdefault(name, value)
    work["type"] = _form(node, own, type)
    event = node.find("event_metadata")
    if event is not None:
        work["event"] = _event(event)
    return _joined(work, whole)


def _is_metadata(child: etree._Element) -> bool:
    tag = str(child.tag)
    return tag.endswith(("_metadata", "_issue", "_volume")) and tag != "event_metadata"


def _event(node: etree._Element) -> dict[str, Any]:
    days = [
        [began.get(f"start_{part}", "") for part in ("year", "month", "day")]
        for began in node.findall("conference_date")
    ]
    return {
        "name": _text(node, "conference_name"),
        "location": _text(node, "conference_location"),
        "start": {"date-parts": days[:1]},
    }


def _form(node: etree._Element, own: etree._Element, type: str) -> str:
    form = own.get("component_type") if own.tag == "content_item" else node.get("book_type")
    return _FORMS.get(form or "", type) if type.startswith("book") else type


def _joined(work: dict[str, Any], whole: dict[str, Any]) -> dict[str, Any]:
    series = whole.pop("series", {})
    title = [payloads.titled(*whole.get("title", [""]), *whole.get("subtitle", []))]
    titles = [*series.get("title", []), *title]
    if any(titles):
        work["container-title"] = [one for one in titles if one]
    contained = work["type"] not in ("journal-issue", "journal-volume")
    for name in ("publisher", "publisher-location", "ISBN", "isbn-type", "short-container-title",
                 "volume", "issue", "edition-number", "language"):  # fmt: skip
        if name in whole:
            work.setdefault(name, whole[name])
    work["ISSN"] = [*work.get("ISSN", []), *whole.get("ISSN", []), *series.get("ISSN", [])]
    for role, as_ in (("editor", "editor"), ("author", "container-author")):
        if role in whole and contained:
            work.setdefault(as_, whole[role])
    if not any(name in work for name in _DATES.values()):
        work |= {name: whole[name] for name in _DATES.values() if name in whole}
    return {name: value for name, value in work.items() if value}


def _described(node: etree._Element) -> dict[str, Any]:
    """Say what an element itself says, by the names of the API."""
    full = node.findall("full_title") + node.findall("proceedings_title")
    titles = node.findall("titles/title") or full
    described = {
        "title": list(filter(None, map(payloads.inner, titles[:1]))),
        "subtitle": list(filter(None, map(payloads.inner, node.findall("titles/subtitle")[:1]))),
        "original-title": _texts(node, "titles/original_language_title"),
        "short-container-title": _texts(node, "abbrev_title"),
        "group-title": _text(node, "group_title"),
        "publisher": _text(node, "publisher/publisher_name"),
        "publisher-location": _text(node, "publisher/publisher_place"),
        "ISBN": _texts(node, "isbn"),
        "isbn-type": [
            {"value": _content(one), "type": one.get("media_type", "print")}
            for one in node.findall("isbn")
        ],
        "ISSN": _texts(node, "issn"),
        "volume": _text(node, "journal_volume/volume") or _text(node, "volume"),
        "issue": _text(node, "issue"),
        "page": payloads.page_range(
            _text(node, "pages/first_page"), _text(node, "pages/last_page")
        ),
        "article-number": _item_number(node, "article"),
        "report-number": _item_number(node, "report"),
        "edition-number": _text(node, "edition_number"),
        "language": node.get("language", ""),
        "abstract": payloads.inner(node.find("abstract")),
        "degree": _texts(node, "degree"),
        "institution": [_institution(one) for one in node.findall("institution")],
        "subtype": node.get("type", "") if node.tag == "posted_content" else "",
        "DOI": _text(node, "doi_data/doi"),
        "resource": {"primary": {"URL": url}} if (url := _text(node, "doi_data/resource")) else {},
        "update-to": [_update(one) for one in node.findall("crossmark/updates/update")],
        **_contributors(node),
        **_dates(node),
    }
    return {name: value for name, value in described.items() if value}


def _content(node: etree._Element) -> str:
    return " ".join("".join(map(str, node.itertext())).split())


def _texts(node: etree._Element, path: str) -> list[str]:
    return [content for found in node.findall(path) if (content := _content(found))]


def _text(node: etree._Element, path: str) -> str:
    return next(iter(_texts(node, path)), "")


def _item_number(node: etree._Element, kind: str) -> str:
    """Give the publisher's number of an article or a report: ``article_number``."""
    for one in node.findall("publisher_item/item_number"):
        if one.get("item_number_type", "").replace("_", "-") == f"{kind}-number":
            return _content(one)
    return ""


def _institution(node: etree._Element) -> dict[str, Any]:
    return {
        "name": _text(node, "institution_name"),
        "place": _texts(node, "institution_place"),
    }


def _contributors(node: etree._Element) -> dict[str, list[dict[str, Any]]]:
    """Give people and organisations by their roles."""
    roles: dict[str, list[dict[str, Any]]] = {}
    for one in [*node.findall("contributors/*"), *node.findall("person_name")]:
        if one.tag == "person_name":
            person: dict[str, Any] = {
                "family": _text(one, "surname"),
                "given": _text(one, "given_name"),
                "suffix": _text(one, "suffix"),
            }
        elif one.tag == "organization":
            person = {"name": _content(one)}
        else:
            continue
        roles.setdefault(one.get("contributor_role", "author"), []).append(person)
    return roles


def _dates(node: etree._Element) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for path in ("publication_date", *_DATES):
        for one in node.findall(path) if path not in ("print", "online", "other") else ():
            name = _DATES.get(path) or _DATES.get(one.get("media_type", "print"), "")
            parts = [_text(one, part) for part in ("year", "month", "day")]
            if name and parts[0]:
                found.setdefault(name, {"date-parts": [parts]})
    return found


def _update(node: etree._Element) -> dict[str, Any]:
    return {
        "DOI": _content(node),
        "type": node.get("type", ""),
        "updated": {"date-parts": [node.get("date", "").split("-")]},
    }
