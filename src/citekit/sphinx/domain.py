"""The state of a project: what its pages cite and list, the records, and what was written."""

from __future__ import annotations

import hashlib
import json
import os
import pickle
from collections.abc import Iterator, Set
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.domains import Domain
from sphinx.util import logging

import citekit
from citekit.apparatus import shelf
from citekit.apparatus.desk import named
from citekit.apparatus.shelf import Shelf
from citekit.csl.tree import Style
from citekit.markup import plain
from citekit.record import Record
from citekit.sphinx.configuration import Choices, chosen
from citekit.sphinx.doctrees import cited
from citekit.sphinx.places import Page
from citekit.sphinx.roles import ROLES
from citekit.sphinx.sites import Site

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

__all__ = ["CiteDomain", "FootciteDomain"]

logger = logging.getLogger(__name__)


class FootciteDomain(Domain):
    """The names of the roles ``footcite:p`` …; what they cite is in `CiteDomain`."""

    name = "footcite"
    label = "citekit, footnotes"
    roles: ClassVar[dict[str, Any]] = dict(ROLES["footcite"])

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over nothing: there is nothing."""


class CiteDomain(Domain):
    """What Sphinx keeps for us between builds, and what a build needs once.

    Only `pages` is kept in the environment, which is read and written at each build. The records
    have a file of their own, and so has what was written last time.
    """

    name = "cite"
    label = "citekit"
    data_version = 2
    roles: ClassVar[dict[str, Any]] = dict(ROLES["cite"])
    initial_data: ClassVar[dict[str, Any]] = {"pages": {}, "unread": {}, "read": None}

    root: Path  #: where ``conf.py`` is
    choices: Choices
    shelf: Shelf
    digests: dict[str, bytes]
    exports: dict[str, dict[str, str]]  #: of each record, if readers may copy them
    site: Site | None = None
    _folded: tuple[Shelf | None, set[str]] = (None, set())

    @property
    def pages(self) -> dict[str, Page]:
        """What each page cites and lists."""
        found: dict[str, Page] = self.data["pages"]
        return found

    @property
    def unread(self) -> dict[str, set[str]]:
        """The bare ``@names`` of each page that named no record when the page was read."""
        found: dict[str, set[str]] = self.data["unread"]
        return found

    @property
    def notes(self) -> bool:
        """The citations of the style are notes."""
        return self.choices.style.note

    @property
    def lang(self) -> str:
        """The language of the words before locators."""
        return self.choices.locale

    def knows(self, key: str) -> bool:
        """Tell whether a key names a record, as `Site` reads it: whatever the case."""
        if self._folded[0] is not self.shelf:
            self._folded = self.shelf, {each.casefold() for each in self.shelf.records}
        return key.casefold() in self._folded[1]

    def clear_doc(self, docname: str) -> None:
        """Forget a page."""
        self.pages.pop(docname, None)
        self.unread.pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process read."""
        for docname in docnames:
            for part in ("pages", "unread"):
                if docname in otherdata[part]:
                    self.data[part][docname] = otherdata[part][docname]

    # --- the steps of a build -----------------------------------------------------------

    def begin(self, app: Sphinx) -> None:
        """Read the configuration and the records."""
        self.root = Path(app.confdir)
        self.choices = chosen(app)
        self.builder = app.builder
        self.folder = Path(app.doctreedir)
        before, self.digests, self.exports = _kept(self.folder / "citekit.pickle")
        self.shelf = before or Shelf()
        self._read(before)
        self.key = f"{app.builder.name}:{app.builder.outdir}"
        self.told: dict[str, dict[str, list[str]]] = _json(self.folder / "citekit.json")

    def outdated(self) -> Iterator[str]:
        """Yield the pages that have to be read again, though their files are the same."""
        read = [self.notes, self.lang, citekit.__version__]
        if self.data["read"] != read:
            self.data["read"] = read
            yield from self.pages
            yield from self.unread
            return
        for docname, keys in self.unread.items():
            if any(self.knows(key) for key in keys):
                yield docname
        for docname, page in self.pages.items() if self.notes else ():
            bare = (place for place in page.places if place.bare)
            if not all(self.knows(place.cites[0][0]) for place in bare):
                yield docname

    def update(self, env: BuildEnvironment) -> list[str]:
        """Tie all pages together, tell what is wrong, and return the pages whose text changed."""
        self._read(self.shelf)
        self.site = Site(
            pages=_ordered(env, self.pages),
            records=self.shelf.records,
            files=self.shelf.parts,
            style=self.choices.style,
            locale=self.choices.locale,
            load=self.choices.load,
            digests=self.digests,
            version=self._version,
            exports=self.exports if self.choices.export else {},
            shown=self._shown,
        )
        before = self.told.get(self.key, {})
        self.now: dict[str, list[str]] = {}
        changed = []
        for docname in self.pages:
            signature = self.site.signature(docname)
            last = before.get(docname, ["", ""])
            if self.pages[docname].titled:
                self._retitle(env, docname, again=last[0] != signature)
            if last[0] == signature:
                self.now[docname] = last
                continue
            self.now[docname] = [signature, self.site.digest(docname)]
            if last[1] != self.now[docname][1]:
                changed.append(docname)
            else:  # it need not be written to be up to date
                before[docname] = self.now[docname]
        self._tell()
        self.written: set[str] = set()
        return changed

    def finish(self) -> None:
        """Keep what was written, for the next build."""
        told = self.told.setdefault(self.key, {})
        told.update({one: self.now[one] for one in self.written if one in self.now})
        for docname in set(told) - set(self.now):
            del told[docname]
        _write(self.folder / "citekit.json", json.dumps(self.told).encode())

    def _shown(self, only: tuple[str, ...]) -> bool:
        """Tell whether what stands in ``only`` directives is in the output."""
        try:
            return all(self.builder.tags.eval_condition(each) for each in only)
        except Exception:  # Sphinx tells of what is no expression, and shows it
            return True

    def _version(self, style: Style) -> object:
        return citekit.__version__, style.name, self.choices.versions.get(style.name)

    # --- records --------------------------------------------------------------------------

    def _read(self, before: Shelf | None) -> None:
        more = (file for page in self.pages.values() for one in page.listings for file in one.files)
        self.shelf = shelf.read([*self.choices.files, *more], before=before)
        records = self.shelf.records
        if self.shelf is not before or (self.choices.export and len(self.exports) < len(records)):
            self.digests = {key: _digest(one) for key, one in records.items()}
            self.exports = {}
            if self.choices.export:
                self.exports = {key: _exported(one) for key, one in records.items()}
            kept = (citekit.__version__, self.shelf, self.digests, self.exports)
            _write(self.folder / "citekit.pickle", pickle.dumps(kept, protocol=5))

    # --- what is told -----------------------------------------------------------------------

    def _tell(self) -> None:
        assert self.site is not None
        for file, problem in self.shelf.problems:
            if problem.severity == "info":
                continue
            said = named(problem, self._naming(file)).message
            _warn(problem.code, said, f"{file}:{problem.line or 1}")
        for trouble in self.site.troubles:
            _warn(trouble.subtype, trouble.message, f"{trouble.at[0]}:{trouble.at[1]}")
        for problem in self.site.problems():
            if problem.severity != "info":
                _warn(problem.code, problem.message, self._home(problem.excerpt))
        if self.choices.unused:
            for key in self.shelf.records:
                if key not in self.site.cited:
                    _warn("unused", f"{key!r} is never cited", self._home(key))

    def _naming(self, file: str) -> str:
        """Return the place that names a bibliography: ``conf.py``, or a list."""
        if file in self.choices.files:
            return "conf.py"
        lists = (one for page in self.pages.values() for one in page.listings if file in one.files)
        return next((f"{one.at[0]}:{one.at[1]}" for one in lists), "")

    def _home(self, record_id: str) -> str:
        """Return file and line of a record, as far as they can be told."""
        file, line = shelf.home(self.shelf, record_id) or ("conf.py", 1)
        return f"{file}:{line}"

    def _retitle(self, env: BuildEnvironment, docname: str, *, again: bool) -> None:
        """Say in tables of contents what the citations in titles say.

        Those of a page that was not read anew say so already; `again`: it may be another text.
        """
        assert self.site is not None
        for part in (env.titles, env.longtitles, env.tocs):
            for node in part[docname].findall(cited) if docname in part else ():
                if "at" in node and (again or not node.get("said")):
                    node["said"] = True
                    node.children = []
                    node.append(nodes.Text(plain(self.site.text(docname, node["at"]))))


def _warn(subtype: str, message: str, at: str) -> None:
    logger.warning("%s", message, location=at, type="citekit", subtype=subtype)


def _digest(record: Record) -> bytes:
    text = f"{record.id!r}{record.type!r}{sorted(record.fields.items(), key=lambda one: one[0])!r}"
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def _ordered(env: BuildEnvironment, pages: dict[str, Page]) -> dict[str, Page]:
    """Return the pages in the order in which the tables of contents have them."""
    ordered: dict[str, None] = {}
    waiting = [env.config.root_doc]
    while waiting:
        docname = waiting.pop()
        if docname not in ordered:
            ordered[docname] = None
            waiting += reversed(env.toctree_includes.get(docname, []))
    rest = (docname for docname in sorted(pages) if docname not in ordered)
    return {docname: pages[docname] for docname in (*ordered, *rest) if docname in pages}


def _exported(record: Record) -> dict[str, str]:
    """Return a record in the formats that are there to copy, by their names."""
    from citekit.formats import dumps

    forms = {"BibTeX": "bibtex", "CSL-JSON": "csl-json"}
    return {name: dumps([record], form).strip() for name, form in forms.items()}


def _kept(path: Path) -> tuple[Shelf | None, dict[str, bytes], dict[str, dict[str, str]]]:
    """Return the records of the last build, if this version of citekit read them."""
    try:
        kept = pickle.loads(path.read_bytes())  # noqa: S301  # as Sphinx does
        version, before, digests, exports = kept
    except Exception:  # whatever is wrong with it: it is read again
        return None, {}, {}
    return (before, digests, exports) if version == citekit.__version__ else (None, {}, {})


def _json(path: Path) -> dict[str, dict[str, list[str]]]:
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _write(path: Path, content: bytes) -> None:
    """Write a file, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    beside.write_bytes(content)
    beside.replace(path)
