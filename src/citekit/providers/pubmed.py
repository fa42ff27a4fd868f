"""PubMed: the articles and books of medicine and the life sciences.

Source: NCBI's E-utilities (efetch, esearch, ecitmatch) and the PubMed DTD of 2025.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from lxml import etree

from citekit import dates
from citekit.csl.casing import change
from citekit.identifiers import Identifier, Kind
from citekit.patterns import regex
from citekit.providers import Query, payloads
from citekit.providers.session import Session
from citekit.record import Date, Name, Record

__all__ = [
    "BASE",
    "CONCURRENCY",
    "HOME",
    "KEY",
    "KINDS",
    "RATE",
    "SEARCHES",
    "TITLE",
    "articles",
    "lookup",
    "lookup_many",
    "record_from",
    "search",
]

#: as people call it
TITLE = "PubMed"
#: its documentation
HOME = "https://www.ncbi.nlm.nih.gov/books/NBK25501/"
#: base URL
BASE = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"
#: requests a second without a key; ten with one
RATE = 3.0
#: requests at once
CONCURRENCY = 3
#: identifiers that `lookup` takes
KINDS: frozenset[Kind] = frozenset({"pmid", "pmcid", "doi"})
#: it finds works by their description
SEARCHES = True
#: more requests a second with a key
KEY = "optional"

_BATCH = 200
#: Field tags of a search, for identifiers other than its own.
_TAGS: Mapping[str, str] = {"doi": "doi", "pmcid": "pmcid"}
#: PublicationType → type and genre; an article in a journal is what is meant without one.
_TYPES: Mapping[str, tuple[str, str]] = {
    "Preprint": ("article", "Preprint"),
    "Dataset": ("dataset", ""),
    "Newspaper Article": ("article-newspaper", ""),
}
#: PublicationType of a work that was retracted, where no notice is named.
_RETRACTED = "Retracted Publication"


def articles(payload: Any) -> list[etree._Element]:
    """Give the articles and books of an answer.

    >>> len(articles("<PubmedArticleSet><PubmedArticle/><PubmedBookArticle/></PubmedArticleSet>"))
    2
    """
    root = payloads.element(payload)
    if root is None:
        return []
    if root.tag in ("PubmedArticle", "PubmedBookArticle"):
        return [root]
    return [node for node in root if node.tag in ("PubmedArticle", "PubmedBookArticle")]


def record_from(payload: Any) -> Record:
    """Make a record of an article or a book: of its element, or of the first of an answer.

    A title that PubMed translated, it has in brackets: they are dropped, and the title that
    the work itself has is its ``original-title``. Journals have their names in the case of
    titles, as English has them. Notices of retraction and correction stand in ``custom``.

    >>> book = "<BookDocument><PMID>12</PMID><Book/></BookDocument>"
    >>> record_from(f"<PubmedBookArticle>{book}</PubmedBookArticle>").id
    '12'
    """
    node = next(iter(articles(payload)), None)
    if node is None:
        return payloads.record("", "article-journal", {})
    return _book(node) if node.tag == "PubmedBookArticle" else _article(node)


def _article(node: etree._Element) -> Record:
    article = node.find("MedlineCitation/Article")
    if article is None:
        article = etree.Element("Article")
    ids = _ids(node, "PubmedData/ArticleIdList/ArticleId", article)
    said = [_text(one) for one in article.findall("PublicationTypeList/PublicationType")]
    csl_type, genre = next((_TYPES[one] for one in said if one in _TYPES), ("article-journal", ""))
    language = payloads.language(_text(article.find("Language")))
    title, translated = _title(article)
    vernacular = _unstopped(payloads.rich(payloads.inner(article.find("VernacularTitle"))))
    pmid = _text(node.find("MedlineCitation/PMID"))
    fields = {
        "title": title or vernacular,
        "original-title": vernacular if translated and title else "",
        "author": _people(article.findall("AuthorList/Author")),
        "issued": _issued(article),
        **_journal(node, article, csl_type, english=language in ("en", "")),
        "volume": _text(article.find("Journal/JournalIssue/Volume")),
        "issue": _text(article.find("Journal/JournalIssue/Issue")),
        "page": (_pages(article) or _article_number(article)) if csl_type != "article" else "",
        "genre": genre,
        "number": ids.get("pii", "") if csl_type == "article" else "",
        "abstract": _abstract(article.find("Abstract")),
        "language": language,
        "keyword": _keywords(node),
        "PMID": pmid,
        "PMCID": payloads.pmcid(ids.get("pmc")),
        "DOI": payloads.doi(ids.get("doi")),
        "custom": _custom(node, said),
    }
    return payloads.record(str(fields["DOI"]) or pmid, csl_type, fields)


def _text(node: etree._Element | None) -> str:
    return "" if node is None else " ".join("".join(map(str, node.itertext())).split())


def _ids(node: etree._Element, path: str, article: etree._Element) -> dict[str, str]:
    """Gather identifiers; those of the references, deeper down, are not the work's."""
    found = {one.get("EIdType", ""): _text(one) for one in article.findall("ELocationID")}
    return {**found, **{one.get("IdType", ""): _text(one) for one in node.findall(path)}}


def _title(article: etree._Element) -> tuple[str, bool]:
    title = payloads.rich(payloads.inner(article.find("ArticleTitle")))
    bracketed = re.fullmatch(r"\[(.{1,2000})\]\.?", title)
    return _unstopped(bracketed[1] if bracketed else title), bool(bracketed)


def _unstopped(title: str) -> str:
    """Drop the full stop that PubMed puts behind every title."""
    stopped = title.endswith(".") and not title.endswith("..")
    return title[:-1].rstrip() if stopped else title


#: A qualifier behind the name of a journal: where it appears, or since when, or how.
_QUALIFIER = regex(r"^(?P<name>.{2,300}?)\s?\((?P<place>[^()]{2,80})\)$")
#: What NLM adds behind it: whose organ it is, and how it is called for short.
_ADDITION = regex(r" ?: (?:(?:the |an )?official .{3,300}|[A-Z]{2,12})$")
#: Words of titles that are not English, whose case is left alone.
_FOREIGN = frozenset(
    "da das de del den der des di die do du el en et för la le les los og och und y zum zur".split()
)


def _journal(
    node: etree._Element, article: etree._Element, type: str, *, english: bool
) -> dict[str, str]:
    name, place = _journal_name(payloads.text(_text(article.find("Journal/Title"))))
    if english and _FOREIGN.isdisjoint(name.lower().split()):
        name = change(name, "title")
    if type == "article":
        return {"publisher": name}
    # where a name has no shorter form, NLM's own is another at times: Elife, for eLife
    short = _text(article.find("Journal/ISOAbbreviation"))
    short = short or _text(node.find("MedlineCitation/MedlineJournalInfo/MedlineTA"))
    return {
        "container-title": name,
        "container-title-short": short,
        "publisher-place": place,
        "ISSN": payloads.issn(_text(article.find("Journal/ISSN"))),
    }


def _journal_name(name: str) -> tuple[str, str]:
    """Part the name of a journal from the place behind it: ``Foods (Basel, Switzerland)``."""
    match = _QUALIFIER.match(name)
    place = match["place"].partition(" :")[0].strip() if match else ""
    if match:
        name = match["name"]
    if not re.match(r"[A-ZÀ-Þ]", place) or place in ("Online", "Print", "Internet"):
        place = ""
    return _ADDITION.sub("", name).replace(" : ", ": "), place


def _people(nodes: Iterable[etree._Element]) -> tuple[Name, ...]:
    return payloads.contributors(map(_person, nodes))


def _person(node: etree._Element) -> Name | None:
    """PubMed leaves out the full stops of initials."""
    whole = _text(node.find("CollectiveName"))
    if whole:
        return Name(literal=payloads.text(whole).rstrip("."))
    given = _text(node.find("ForeName")) or _text(node.find("FirstName"))
    given = payloads.dotted(given or _text(node.find("Initials")), all=True)
    suffix = _text(node.find("Suffix"))
    return payloads.person(_text(node.find("LastName")), given, _SUFFIXES.get(suffix, suffix))


#: PubMed's way with suffixes.
_SUFFIXES: Mapping[str, str] = {"Jr": "Jr.", "Sr": "Sr.", "2nd": "II", "3rd": "III", "4th": "IV"}
#: Seasons as `Date` counts them.
_SEASONS: Mapping[str, int] = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}


def _issued(article: etree._Element) -> Date | None:
    """Give the date of the issue, else the day of the article."""
    node = article.find("Journal/JournalIssue/PubDate")
    found = _date(node) if node is not None else None
    return found or _date(article.find("ArticleDate"))


def _date(node: etree._Element | None) -> Date | None:
    if node is None:
        return None
    free = _text(node.find("MedlineDate"))
    if free:
        return _medline_date(free)
    year, month, day = (_text(node.find(name)) for name in ("Year", "Month", "Day"))
    season = _text(node.find("Season")).lower()
    found = payloads.date([[year, _month(month), day]])
    if found and season in _SEASONS and len(found.start) == 1:
        return Date(found.start, season=_SEASONS[season])
    return _medline_date(f"{year} {season}") or found if season else found


def _month(name: str) -> str:
    return str(dates.MONTHS.get(name.lower().rstrip("."), name))


_MEDLINE = regex(
    r"(?P<year>\d{4})(?:-(?P<last_year>\d{4}))?"
    r"(?:\s(?P<month>[A-Za-z]{3,9})(?:\s(?P<day>\d{1,2}))?"
    r"(?:[-/](?:(?P<year2>\d{4})\s)?(?P<month2>[A-Za-z]{3,9})?\s?(?P<day2>\d{1,2})?)?)?"
)


def _medline_date(text: str) -> Date | None:
    """Read ``1998 Dec-1999 Jan``, ``2000 Spring``, ``2001 Nov 29-Dec 5``, ``1998-1999``.

    What is not understood leaves the year that it begins with.
    """
    text = " ".join(text.split())
    match = _MEDLINE.fullmatch(text)
    if match is None:
        return payloads.date([re.findall(r"^\d{4}", text)])
    year, month = match["year"], (match["month"] or "").lower()
    if month in _SEASONS:
        return Date((int(year),), season=_SEASONS[month])
    if match["last_year"]:
        return payloads.date([[year], [match["last_year"]]])
    start = [year, _month(month), match["day"]]
    if not (match["month2"] or match["day2"]):
        return payloads.date([start])
    last_month = match["month2"] or month
    end = [match["year2"] or year, _month(last_month), match["day2"]]
    return payloads.date([start, end])


def _pages(article: etree._Element) -> str:
    """Give the pages, written out."""
    pages = payloads.pages(_text(article.find("Pagination/MedlinePgn")))
    if not pages:
        pages = payloads.page_range(
            _text(article.find("Pagination/StartPage")), _text(article.find("Pagination/EndPage"))
        )
    return payloads.expanded(pages)


def _article_number(article: etree._Element) -> str:
    """Give the publisher's identifier where it has the form of the number of an article."""
    pii = _text(article.find("ELocationID[@EIdType='pii']"))
    return pii if re.fullmatch(r"[A-Za-z]{0,4}\d{1,6}|[A-Z]{4}", pii) else ""


def _abstract(node: etree._Element | None) -> str:
    """Join the parts of an abstract, a line each, with their labels."""
    lines = []
    for part in node.findall("AbstractText") if node is not None else ():
        label, content = part.get("Label", ""), payloads.plain(payloads.inner(part))
        lines.append(f"{label}: {content}" if label and content else content)
    return "\n".join(filter(None, lines))


def _keywords(node: etree._Element) -> str:
    paths = ("MedlineCitation/MeshHeadingList/MeshHeading/DescriptorName",
             "MedlineCitation/KeywordList/Keyword", "BookDocument/KeywordList/Keyword")  # fmt: skip
    found = (payloads.text(_text(one)) for path in paths for one in node.findall(path))
    return "; ".join(dict.fromkeys(filter(None, found)))


def _custom(node: etree._Element, said: list[str]) -> dict[str, Any]:
    rows = node.findall("MedlineCitation/CommentsCorrectionsList/CommentsCorrections")
    gathered = payloads.updates((row.get("RefType", ""), _other(row)) for row in rows)
    if _RETRACTED in said and not any(
        row["type"] == "retraction" for row in gathered.get("updates", [])
    ):
        gathered.setdefault("updates", []).append({"type": "retraction"})
    return gathered


def _other(row: etree._Element) -> dict[str, str]:
    """Say which work a notice is, or is about: by its identifiers, and as it is cited."""
    source = _text(row.find("RefSource"))
    match = re.search(r"\b10\.\d{4,9}/[^\s;,]{1,200}", source)
    return {
        "DOI": payloads.doi(match[0].rstrip(".")) if match else "",
        "PMID": _text(row.find("PMID")),
        "reference": source,
    }


def _book(node: etree._Element) -> Record:
    """Read a book, or a chapter of one, of the NCBI Bookshelf."""
    document = node.find("BookDocument")
    book = node.find("BookDocument/Book")
    if document is None or book is None:
        return payloads.record("", "book", {})
    ids = {one.get("IdType", ""): _text(one) for one in document.findall("ArticleIdList/ArticleId")}
    ids |= {one.get("IdType", ""): _text(one)
            for one in node.findall("PubmedBookData/ArticleIdList/ArticleId")}  # fmt: skip
    whole = _unstopped(payloads.rich(payloads.inner(book.find("BookTitle"))))
    part = _unstopped(payloads.rich(payloads.inner(document.find("ArticleTitle"))))
    is_part = bool(part) and part != whole
    groups: dict[str, list[etree._Element]] = {"authors": [], "editors": []}
    for group in [*book.findall("AuthorList"), *document.findall("AuthorList")]:
        groups[group.get("Type", "authors")] = group.findall("Author")
    own = [one for one in document.findall("AuthorList") if one.get("Type", "authors") == "authors"]
    pmid, accession = _text(document.find("PMID")), ids.get("bookaccession", "")
    fields = {
        "title": part if is_part else whole,
        "container-title": whole if is_part else "",
        "author": _people(own[0].findall("Author") if own else groups["authors"]),
        "editor": _people(groups["editors"]),
        "issued": _date(book.find("PubDate")) or _date(document.find("ContributionDate")),
        "publisher": payloads.text(_text(book.find("Publisher/PublisherName"))),
        "publisher-place": payloads.text(_text(book.find("Publisher/PublisherLocation"))),
        "collection-title": payloads.rich(payloads.inner(book.find("CollectionTitle"))),
        "volume": _text(book.find("Volume")),
        "edition": _text(book.find("Edition")),
        "page": _pages(document),
        "abstract": _abstract(document.find("Abstract")),
        "language": payloads.language(_text(document.find("Language"))),
        "keyword": _keywords(node),
        "ISBN": payloads.isbn([_text(one) for one in book.findall("Isbn")]),
        "PMID": pmid,
        "DOI": payloads.doi(ids.get("doi")),
        "URL": f"https://www.ncbi.nlm.nih.gov/books/{accession}/" if accession else "",
    }
    return payloads.record(
        str(fields["DOI"]) or pmid or accession, "chapter" if is_part else "book", fields
    )


# --- asking -----------------------------------------------------------------------------


def lookup(identifier: Identifier, session: Session) -> Record | None:
    """Ask for the work of an identifier. Raises UnansweredError where there is no answer.

    A DOI or PMCID is searched for first; what is found must have it.
    """
    if identifier.kind == "pmid":
        return lookup_many([identifier], session).get(identifier)
    tag = _TAGS.get(identifier.kind)
    for record in (
        _fetched(session, _searched(session, f"{identifier.value}[{tag}]")) if tag else ()
    ):
        if record.fields.get(identifier.kind.upper()) == identifier.value:
            return record
    return None


def lookup_many(identifiers: Iterable[Identifier], session: Session) -> dict[Identifier, Record]:
    """Ask for up to 200 PubMed identifiers at once; those that it does not have are left out."""
    wanted = [one for one in dict.fromkeys(identifiers) if one.kind == "pmid"]
    records: dict[Identifier, Record] = {}
    for batch in payloads.batches(wanted, _BATCH):
        found = _fetched(session, [one.value for one in batch])
        known = {record.fields.get("PMID"): record for record in found}
        records |= {one: known[one.value] for one in batch if one.value in known}
    return records


def search(query: Query, session: Session) -> list[Record]:
    """Ask for articles: by journal, year, volume and page, where they are known, else by title."""
    pmids = _matched(session, query.record)
    title = payloads.words(query.record.fields.get("title"))
    author = payloads.words(payloads.family(query.record))
    if title and not pmids:
        pmids = _searched(session, f"{title}[Title]" + (f" AND {author}[Author]" if author else ""))
    if not pmids and not title:
        wording = payloads.words(query.text, most=30)
        pmids = _searched(session, wording) if wording else []
    return _fetched(session, pmids)


def _matched(session: Session, record: Record) -> list[str]:
    """Match a citation: the answer is ``journal|year|volume|page|author|key|PMID``."""
    fields = record.fields
    issued = fields.get("issued")
    year = str(issued.start[0]) if isinstance(issued, Date) and issued.start else ""
    journal, volume = (
        payloads.plain(fields.get("container-title")),
        payloads.text(fields.get("volume")),
    )
    page = payloads.pages(fields.get("page")).partition("-")[0]
    if not (journal and volume and page):
        return []
    parts = (journal, year, volume, page, payloads.family(record), "1")
    asked = "|".join(part.replace("|", " ") for part in parts) + "|"
    params = {"db": "pubmed", "retmode": "xml", "bdata": asked, **_identified(session)}
    url = f"{session.base('pubmed', BASE)}/ecitmatch.cgi"
    answer = session.get(url, provider="pubmed", params=params, accept="text/plain")
    found = "" if answer.outcome == "not-found" else answer.text().strip().rpartition("|")[2]
    return [found] if re.fullmatch(r"\d{1,9}", found) else []


def _searched(session: Session, term: str) -> list[str]:
    params = {"db": "pubmed", "retmode": "json", "retmax": "10", "sort": "relevance", "term": term}
    url = f"{session.base('pubmed', BASE)}/esearch.fcgi"
    answer = session.get(url, provider="pubmed", params={**params, **_identified(session)})
    return payloads.strings(payloads.at(payloads.found(answer), "esearchresult", "idlist"))


def _fetched(session: Session, pmids: list[str]) -> list[Record]:
    if not pmids:
        return []
    params = {"db": "pubmed", "retmode": "xml", "id": ",".join(pmids), **_identified(session)}
    url = f"{session.base('pubmed', BASE)}/efetch.fcgi"
    answer = session.get(url, provider="pubmed", params=params, accept="application/xml")
    if answer.outcome == "not-found":
        return []
    return [record_from(node) for node in articles(answer.content())]


def _identified(session: Session) -> dict[str, str]:
    """Say who asks, as NCBI wants it."""
    known = {"tool": "citekit", "email": session.contact(), "api_key": session.key("pubmed")}
    return {name: value for name, value in known.items() if value}
