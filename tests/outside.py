"""The world outside, small: providers that answer out of works of our own making.

One server on this machine stands for all of them. It speaks the form of each as far as tests
need it: Crossref and the DOI resolver, Open Library, PubMed, the library of the United Nations,
pages and their archived copies. Providers that know nothing here say so in their own form.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from html import escape
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest
from attrs import define, field, frozen
from tests.replay import Replay, Reply, Request, page, sent

from citekit.providers import PROVIDERS, load
from citekit.providers.limits import Clock
from citekit.providers.session import Session
from citekit.providers.settings import Settings

__all__ = [
    "DOCUMENTS", "KNOWN_DOCUMENTS", "KNOWN_WORKS", "WORKS", "Document", "Outside", "Work", "bases",
    "environment", "opened", "outside", "session", "settings",
]  # fmt: skip


@frozen
class Work:
    """A work that Crossref has."""

    doi: str
    title: str
    authors: tuple[tuple[str, str], ...]  #: family, given
    year: int
    container: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    type: str = "journal-article"
    publisher: str = "Lakeside Press"
    day: tuple[int, ...] = ()
    updates: tuple[Mapping[str, Any], ...] = ()

    def json(self) -> dict[str, Any]:
        """Write it as the REST API does."""
        fields = {
            "DOI": self.doi,
            "type": self.type,
            "title": [self.title],
            "author": [{"family": family, "given": given} for family, given in self.authors],
            "issued": {"date-parts": [[self.year, *self.day]]},
            "container-title": [self.container] if self.container else [],
            "volume": self.volume,
            "issue": self.issue,
            "page": self.pages,
            "publisher": self.publisher,
            "updated-by": list(self.updates),
            "URL": f"https://doi.org/{self.doi}",
        }
        return {name: value for name, value in fields.items() if value}


@frozen
class Document:
    """A document that the library of the United Nations has."""

    symbol: str
    title: str
    date: str  #: YYYY-MM-DD
    body: str = "UN. Security Council"
    notes: tuple[str, ...] = ()
    kind: str = "Reports"

    def marc(self, number: int) -> str:
        """Write it as a record of MARCXML."""
        fields = [
            ("191", "a", self.symbol),
            ("245", "a", self.title),
            ("269", "a", self.date),
            *(("500", "a", note) for note in self.notes),
            ("710", "a", self.body),
            ("989", "b", self.kind),
        ]
        rows = "".join(
            f'<datafield tag="{tag}" ind1=" " ind2=" "><subfield code="{code}">{escape(text)}'
            "</subfield></datafield>"
            for tag, code, text in fields
        )
        return f'<record><controlfield tag="001">{9000 + number}</controlfield>{rows}</record>'


RETRACTION: Mapping[str, Any] = {
    "type": "retraction",
    "DOI": "10.5555/notice.1",
    "updated": {"date-parts": [[2019, 7, 15]]},
    "source": "publisher",
}
#: Nobody has written these.
WORKS: tuple[Work, ...] = (
    Work("10.5555/rivers.1", "How rivers forget their winters",
         (("Marsh", "Ada"), ("Brook", "Tim")), 2014, "Journal of Slow Water", "12", "3", "45-61"),
    Work("10.5555/rivers.2", "How rivers remember their summers", (("Marsh", "Ada"),),
         2016, "Journal of Slow Water", "14", "1", "3-19"),
    Work("10.5555/ice.7", "Ice on shallow lakes and what it tells of the wind",
         (("Frost", "Lena"),), 2010, "Annals of Cold Places", "7", "", "101-130",
         updates=(RETRACTION,)),
    Work("10.5555/book.4", "A short history of dams", (("Weir", "Otto"),), 2006,
         type="book", publisher="Sluice & Sons"),
    Work("10.5555/review.4", "Review of: A short history of dams", (("Marsh", "Ada"),), 2007,
         "Journal of Slow Water", "5", "2", "90-91"),
)  # fmt: skip


def _report(ordinal: str, year: int, symbol: str, date: str) -> Document:
    return Document(
        symbol,
        f"Letter dated {date} from the Chair of the Security Council Committee concerning the"
        " Trade in River Sand addressed to the President of the Security Council",
        date,
        notes=(
            f"Transmits {ordinal} report of the Panel on River Sand submitted pursuant to"
            f" resolution 9368 ({year}) concerning dredging, smuggling and associated entities.",
        ),
    )


#: Half-yearly reports that differ by an ordinal and a date, and what else came on one of the days.
DOCUMENTS: tuple[Document, ...] = (
    _report("23rd", 2097, "S/2098/950", "2098-12-27"),
    _report("24th", 2097, "S/2099/570", "2099-07-15"),
    _report("25th", 2097, "S/2100/53", "2100-01-20"),
    Document("S/2099/574", "Report of the Secretary-General on the situation of the Upper Marshes",
             "2099-07-15"),
    Document("S/2099/571", "Letter dated 2099/07/15 from the Permanent Representative of Fenland"
             " addressed to the Secretary-General", "2099-07-15",
             kind="Letters and Notes Verbales"),
)  # fmt: skip

#: What the documentation asks about: facts of real works and documents.
KNOWN_WORKS: tuple[Work, ...] = (
    Work("10.1038/nature14539", "Deep learning",
         (("LeCun", "Yann"), ("Bengio", "Yoshua"), ("Hinton", "Geoffrey")), 2015, "Nature", "521",
         "7553", "436-444", publisher="Springer Science and Business Media LLC", day=(5, 28)),
    Work("10.1016/s0140-6736(97)11096-0", "Ileal-lymphoid-nodular hyperplasia, non-specific"
         " colitis, and pervasive developmental disorder in children", (("Wakefield", "AJ"),), 1998,
         "The Lancet", "351", "9103", "637-641", publisher="Elsevier BV", day=(2,),
         updates=({"type": "retraction", "DOI": "10.1016/s0140-6736(10)60175-4",
                   "updated": {"date-parts": [[2010, 2, 6]]}},)),
    Work("10.1093/comjnl/27.2.97", "Literate Programming", (("Knuth", "D. E."),), 1984,
         "The Computer Journal", "27", "2", "97-111", publisher="Oxford University Press (OUP)",
         day=(2, 1)),
)  # fmt: skip
KNOWN_DOCUMENTS: tuple[Document, ...] = (
    Document("S/2019/570", "Letter dated 15 July 2019 from the Chair of the Security Council"
             " Committee pursuant to resolutions 1267 (1999), 1989 (2011) and 2253 (2015)"
             " concerning Islamic State in Iraq and the Levant (Da'esh), Al-Qaida and associated"
             " individuals, groups, undertakings and entities addressed to the President of the"
             " Security Council", "2019-07-15",
             notes=("Transmits 24th report of the Analytical Support and Sanctions Monitoring Team"
                    " submitted pursuant to resolution 2368 (2017) concerning ISIL (Da'esh),"
                    " Al-Qaida and associated individuals and entities.",)),
    Document("S/2019/574", "Report of the Secretary-General on the United Nations Stabilization"
             " Mission", "2019-07-15"),
)  # fmt: skip

_WORD = re.compile(r"\w+")


def _words(text: str) -> set[str]:
    return {word for word in _WORD.findall(text.lower()) if len(word) > 3}


@define
class Outside:
    """What the server knows; tests change it."""

    replay: Replay
    works: list[Work] = field(factory=lambda: list(WORKS))
    documents: list[Document] = field(factory=lambda: list(DOCUMENTS))
    pages: dict[str, Reply] = field(factory=dict)  #: path → answer
    copies: dict[str, tuple[str, str]] = field(factory=dict)  #: address → timestamp, page
    broken: Callable[[Request], Reply | None] = lambda _: None  #: answers instead, on a bad day
    _indexed: tuple[list[Work] | None, dict[str, list[int]]] = (None, {})

    def answer(self, request: Request) -> Reply:
        """Answer as the provider does whose address is asked for."""
        broken = self.broken(request)
        if broken is not None:
            return broken
        host, _, path = request.path.lstrip("/").partition("/")
        query = dict(request.query)
        handler = _HANDLERS.get(host)
        if request.path in self.pages:
            return self.pages[request.path]
        return handler(self, f"/{path}", query) if handler else Reply(404, b"")

    def search(self, text: str) -> list[Work]:
        """Find works as a search engine does: whatever shares words, the most first."""
        shared = Counter(number for word in _words(text) for number in self._index().get(word, ()))
        most = sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))
        return [self.works[number] for number, share in most[:5] if share > 1]

    def _index(self) -> dict[str, list[int]]:
        """Give the works by their words, made anew where there are other works."""
        if self._indexed[0] is not self.works:
            index: dict[str, list[int]] = {}
            for number, work in enumerate(self.works):
                for word in _words(f"{work.title} {work.authors} {work.container}"):
                    index.setdefault(word, []).append(number)
            self._indexed = (self.works, index)
        return self._indexed[1]

    def page(self, path: str, title: str, author: str = "", date: str = "") -> str:
        """Put a page at a path, and return its address."""
        told = f'<meta name="author" content="{author}">' if author else ""
        told += f'<meta property="article:published_time" content="{date}">' if date else ""
        self.pages[path] = page(f"<title>{title}</title>{told}<h1>{title}</h1><p>Water.</p>")
        return self.replay.url + path


def _crossref(outside: Outside, path: str, query: Mapping[str, str]) -> Reply:
    if path == "/works":
        if "filter" in query:
            wanted = {part.partition(":")[2] for part in query["filter"].split(",")}
            found = [work for work in outside.works if work.doi in wanted]
        else:
            found = outside.search(query.get("query.bibliographic", ""))
        return sent({"status": "ok", "message": {"items": [work.json() for work in found]}})
    doi = path.removeprefix("/works/")
    work = next((one for one in outside.works if one.doi == doi), None)
    if work is None:
        return Reply(404, b"Resource not found.", {"content-type": "text/plain"})
    return sent({"status": "ok", "message-type": "work", "message": work.json()})


def _resolver(outside: Outside, path: str, query: Mapping[str, str]) -> Reply:
    if path.startswith("/ra/"):
        prefix = path.removeprefix("/ra/")
        known = any(work.doi.startswith(prefix) for work in outside.works)
        told = {"RA": "Crossref"} if known else {"status": "DOI does not exist"}
        return sent([{"DOI": prefix, **told}])
    return Reply(404, b"<html>DOI not found</html>", {"content-type": "text/html"})


def _library(outside: Outside, path: str, query: Mapping[str, str]) -> Reply:
    asked = query.get("p", "")
    day = re.search(r"269__a:(\d{4}-\d\d-\d\d)", asked)
    if query.get("f") == "191__a":
        found = [one for one in outside.documents if f"{one.symbol} ".startswith(f"{asked} ")]
    elif day:
        found = [one for one in outside.documents if one.date == day[1]]
    else:
        wanted = _words(asked)
        found = [
            one
            for one in outside.documents
            if len(wanted & _words(f"{one.title} {one.notes}")) >= 0.5 * len(wanted) > 1
        ]
    records = "".join(one.marc(outside.documents.index(one)) for one in found)
    body = f'<?xml version="1.0"?><collection>{records}</collection>'
    return Reply(200, body.encode(), {"content-type": "application/xml"})


def _availability(outside: Outside, path: str, query: Mapping[str, str]) -> Reply:
    copy = outside.copies.get(query.get("url", ""))
    if copy is None:
        return sent({"url": query.get("url"), "archived_snapshots": {}})
    address = f"http://web.archive.org/web/{copy[0]}/{query['url']}"
    closest = {"available": True, "url": address, "timestamp": copy[0], "status": "200"}
    return sent({"url": query["url"], "archived_snapshots": {"closest": closest}})


def _archive(outside: Outside, path: str, query: Mapping[str, str]) -> Reply:
    if path.startswith("/cdx/"):
        return sent([])
    match = re.fullmatch(r"/web/\d{14}id_/(.*)", path)
    copy = outside.copies.get(match[1]) if match else None
    return page(copy[1]) if copy else Reply(404, b"")


def _nothing(value: Any) -> Callable[[Outside, str, Mapping[str, str]], Reply]:
    """Say as a provider does that a search finds nothing; it has no single work, either."""

    def handler(outside: Outside, path: str, query: Mapping[str, str]) -> Reply:
        if isinstance(value, str):
            return Reply(200, value.encode(), {"content-type": "application/xml"})
        return sent(value)

    return handler


_NO_RECORDS = (
    '<?xml version="1.0"?><searchRetrieveResponse><version>1.1</version>'
    "<numberOfRecords>0</numberOfRecords></searchRetrieveResponse>"
)
_HANDLERS: Mapping[str, Callable[[Outside, str, Mapping[str, str]], Reply]] = {
    "api.crossref.org": _crossref,
    "doi.org": _resolver,
    "digitallibrary.un.org": _library,
    "archive.org": _availability,
    "web.archive.org": _archive,
    "api.openalex.org": _nothing({"results": []}),
    "api.semanticscholar.org": _nothing({"data": []}),
    "www.ebi.ac.uk": _nothing({"hitCount": 0, "resultList": {"result": []}}),
    "openlibrary.org": _nothing({"docs": []}),
    "www.googleapis.com": _nothing({"totalItems": 0}),
    "api.datacite.org": _nothing({"data": []}),
    "dblp.org": _nothing({"result": {"hits": {"@total": "0"}}}),
    "unapi.k10plus.de": _nothing(_NO_RECORDS),
    "sru.k10plus.de": _nothing(_NO_RECORDS),
    "lx2.loc.gov:210": _nothing(_NO_RECORDS),
    "export.arxiv.org": _nothing('<feed xmlns="http://www.w3.org/2005/Atom"></feed>'),
    "inspirehep.net": _nothing({"hits": {"hits": []}}),
    "api.archives-ouvertes.fr": _nothing({"response": {"docs": []}}),
    "zenodo.org": _nothing({"hits": {"hits": []}}),
    "www.federalregister.gov": _nothing({"results": []}),
}


def bases() -> dict[str, str]:
    """Give the usual base URLs of all providers."""
    usual = {name: load(name).BASE for name in PROVIDERS if load(name).BASE}
    return {**usual, "wayback-availability": "https://archive.org"}


@pytest.fixture
def outside(replay: Replay) -> Outside:
    """The world, with what stands above in it."""
    world = Outside(replay)
    replay.otherwise = world.answer
    return world


@pytest.fixture
def settings(replay: Replay, tmp_path: Path) -> Settings:
    """Settings by which everybody is asked in that world."""
    return replay.settings(bases(), cache=tmp_path / "cache", choices=tmp_path / "choices")


@pytest.fixture
def session(settings: Settings) -> Iterator[Session]:
    """A session in that world, for which time flies."""
    with opened(settings) as one:
        yield one


def opened(settings: Settings, speed: float = 200.0, **options: Any) -> Session:
    """Open a session for which time flies, so that limits cost tests no time."""
    clock = Clock(lambda: monotonic() * speed, lambda seconds: sleep(seconds / speed))
    return Session(settings=settings, clock=clock, **options)


def environment(settings: Settings, folder: Path) -> dict[str, str]:
    """Give the settings as a program on the command line gets them."""
    told = {f"CITEKIT_{name.upper().replace('-', '_')}_BASE": base
            for name, base in settings.bases.items()}  # fmt: skip
    return {**told, "CITEKIT_CACHE": str(folder / "cache"), "CITEKIT_CHOICES": str(folder / "data")}
