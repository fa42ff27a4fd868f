"""Citations in MkDocs: ``plugins: [citekit: {bibliography: refs.bib}]``.

The pages are read by `citekit.markdown`. With the `scope` ``page`` each is formatted as soon as
it is read; with ``site`` all of them are one text, whose citations are formatted when the last
page has been read. What is no part of a text, tooltips and links back, is put into the pages
after the index of the search has seen them.
"""

from __future__ import annotations

import gc
import logging
import re
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import define, evolve
from mkdocs.config import base, config_options
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.utils import get_relative_url

from citekit import markdown
from citekit.apparatus import Apparatus, anchor, webtext
from citekit.apparatus.desk import OPTIONS, Desk, Told, Wishes, amended, of_record, prose, wishes
from citekit.apparatus.shelf import standing
from citekit.csl.document import Citation
from citekit.errors import Problem, UnknownNameError
from citekit.markup import RichText

if TYPE_CHECKING:
    import markdown as python_markdown
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

__all__ = ["Options", "Plugin"]

log = logging.getLogger("mkdocs.plugins.citekit")

#: Where the style sheet is put in the site.
SHEET = "assets/citekit.css"


class Options(base.Config):  # type: ignore[no-untyped-call]
    """The options of the plugin: those of every host, those of a site, those of mkdocs-bibtex."""

    scope = config_options.Choice(("page", "site"), default="page")
    full_marker = config_options.Type(str, default="[FULL-BIBLIOGRAPHY]")
    enabled = config_options.Type(bool, default=True)

    bib_file = config_options.Optional(config_options.Type(str))
    bib_dir = config_options.Optional(config_options.Type(str))
    bib_command = config_options.Optional(config_options.Type(str))
    full_bib_command = config_options.Optional(config_options.Type(str))
    bib_by_default = config_options.Optional(config_options.Type(bool))
    enable_inline_citations = config_options.Optional(config_options.Type(bool))
    csl_file = config_options.Optional(config_options.Type(str))
    # What these say is said by the style, or needs saying no more.
    csl_file_encoding = config_options.Optional(config_options.Type(str))
    footnote_format = config_options.Optional(config_options.Type(str))
    cite_inline = config_options.Optional(config_options.Type(bool))


def _option(default: Any) -> Any:
    if isinstance(default, list):
        return config_options.Type((list, str), default=default)
    return config_options.Type(type(default), default=default)


_SHARED = tuple((name, _option(default)) for name, (default, _) in OPTIONS.items())
Options._schema = (*Options._schema, *_SHARED)  # noqa: SLF001  # as its attributes make it


#: Options of mkdocs-bibtex: the option of ours, and how its value is read.
_FORMER: Mapping[str, tuple[str, Callable[[Any], Any]]] = {
    "bib_file": ("bibliography", lambda value: [value]),
    "csl_file": ("style", str),
    "bib_command": ("marker", lambda value: [value]),
    "full_bib_command": ("full_marker", str),
    "bib_by_default": ("placement", lambda value: "end" if value else "none"),
    "enable_inline_citations": ("in_text", bool),
}
#: What mkdocs-bibtex takes for granted.
_FORMERLY: Mapping[str, Any] = {
    "marker": ["\\bibliography"], "full_marker": "\\full_bibliography", "style": "ieee",
}  # fmt: skip


def _understood(options: Mapping[str, Any]) -> dict[str, Any]:
    """Read the options of mkdocs-bibtex as ours."""
    read = dict(options)
    if read["bib_file"] or read["bib_dir"]:
        given = {name: default for name, (default, _) in OPTIONS.items()}
        given["full_marker"] = "[FULL-BIBLIOGRAPHY]"
        read |= {name: value for name, value in _FORMERLY.items() if read[name] == given[name]}
    for former, (name, value_of) in _FORMER.items():
        if read[former] is not None:
            read[name] = value_of(read[former])
    return read


class Plugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """The plugin. It is kept from build to build, and with it all that did not change."""

    def __init__(self) -> None:
        self.desk = Desk()
        self.wishes = Wishes()
        self.server: LiveReloadServer | None = None
        self.watched: set[str] = set()
        self._begin()

    def _begin(self) -> None:
        self.page: Page | None = None  #: the page that is read
        self.texts: dict[str, Text] = {}  #: the pages that cite, by their files
        self.home: File | None = None  #: the page with the list of the site that others link to
        #: the pages with a list of the site: whether it is all that the bibliographies hold
        self.lists: dict[str, bool] = {}
        self.pages: dict[str, int] = {}
        self.asides: list[str] = []
        self.told: set[Told] = set()
        self.unheard: list[str] = []  #: warnings that ``--quiet`` keeps from the log
        #: nobody who writes a page knows it
        self.secret = f"citekit{secrets.token_hex(8)}"

    # --- the build, step by step ------------------------------------------------------------

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Be kept between the builds of ``mkdocs serve``."""

    def on_config(self, config: MkDocsConfig) -> None:
        """Read the options, and join the extensions of Python-Markdown."""
        self._begin()
        if not self.config.enabled:
            return
        self.site = config
        self.folder = Path(config.config_file_path or ".").parent
        options = _understood(self.config)
        self.full_marker = options["full_marker"]
        try:
            self.wishes = wishes(options, self.located(self.folder, Path(config.docs_dir)))
        except UnknownNameError as error:
            raise PluginError(f"citekit: {error}") from error
        if options["bib_dir"]:
            found = sorted(self.folder.joinpath(options["bib_dir"]).rglob("*.bib"))
            paths = (*self.wishes.bibliography, *map(str, found))
            self.wishes = evolve(self.wishes, bibliography=paths)
        with standing():
            self.desk.shelf(self.wishes)
        self.reader = _Reader(self)
        config.markdown_extensions.append(self.reader)  # type: ignore[arg-type]
        if self.wishes.manner.css == "class" and SHEET not in config.extra_css:
            config.extra_css.append(SHEET)
        self._tell_of_options()

    def _tell_of_options(self) -> None:
        where = self.reader.options("")
        for problem in (*self.desk.style(self.wishes)[1], *self.desk.locale(self.wishes)[1]):
            self.tell(where, problem)
        if not self.wishes.bibliography:
            said = "no bibliography is named: no citation can be resolved"
            self.tell(where, Problem("bibliography-missing", said))

    def located(self, *folders: Path) -> Callable[[str], str]:
        """Make paths of what options and front matter name; a style may be an official one."""

        def located(name: str) -> str:
            for folder in folders:
                if (path := folder / name).exists():
                    return str(path)
            if name.endswith(".csl"):
                return Path(name).stem
            return name if _remote(name) else str(folders[0] / name)

        return located

    def on_files(self, files: Files, *, config: MkDocsConfig) -> None:
        """Find the pages with a list of the site, and which of them others link to."""
        if not self.config.enabled:
            return
        markers = [self.full_marker]
        if self.config.scope == "site":
            markers += self.wishes.markers
        found: list[tuple[bool, bool, File]] = []
        for file in files.documentation_pages():
            text = file.content_string
            if not any(marker in text for marker in markers):
                continue
            lines = prose(text).splitlines()
            marked = [line for line in lines if line.strip() in markers]
            if marked:  # what is indented may be code
                indented = all(line.startswith(("    ", "\t")) for line in marked)
                full = self.full_marker in {line.strip() for line in marked}
                found.append((indented, full, file))
        if found:
            self.home = min(found, key=lambda one: one[:2])[2]
        self.lists = {file.src_uri: full for _, full, file in found}

    def on_nav(self, nav: Navigation, **_: Any) -> None:
        """Know the order of the pages."""
        self.pages = {page.file.src_uri: at for at, page in enumerate(nav.pages)}

    def order(self, page: Page) -> tuple[int, str]:
        """Say which page of the site comes first."""
        return self.pages.get(page.file.src_uri, len(self.pages)), page.file.src_uri

    def on_page_markdown(self, text: str, *, page: Page, **_: Any) -> None:
        """Know which page is read."""
        self.page = page if self.config.enabled else None

    def on_page_content(self, html: str, *, page: Page, **_: Any) -> None:
        """Know that the page has been read."""
        self.page = None

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> None:
        """Write what depends on all pages."""
        if not self.config.enabled:
            return
        _Site(self).write()
        for text in self.texts.values():
            anchors = text.page.present_anchor_ids
            if anchors is not None:  # what others of the site may link to
                anchors |= set(re.findall(r'\sid="([^"]+)"', text.page.content or ""))
        if self.wishes.unused:
            self._tell_of_unused()
        if self.server is not None:
            self._watch(self.server)

    @event_priority(-100)  # after the search
    def on_page_context(self, context: Any, *, page: Page, **_: Any) -> None:
        """Put tooltips and links back into the page."""
        if page.file.src_uri in self.texts and page.content:
            page.content = re.sub(
                rf"<!--{self.secret}:(\d+)-->", lambda one: self.asides[int(one[1])], page.content
            )

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put the style sheet into the site; MkDocs counts no warnings that it does not log."""
        gc.unfreeze()
        if self.config.enabled and SHEET in config.extra_css:
            path = Path(config.site_dir, SHEET)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(webtext.stylesheet(), "utf-8")
        if config.strict and self.unheard:
            raise PluginError("\n".join(["citekit: warnings are errors", *self.unheard]))

    def on_build_error(self, *, error: Exception) -> None:
        """Leave nothing behind."""
        gc.unfreeze()

    def on_serve(self, server: LiveReloadServer, /, **_: Any) -> None:
        """Watch the bibliographies, and the styles that are files."""
        self.server = server
        self._watch(server)

    def _watch(self, server: LiveReloadServer) -> None:
        """Watch what options and pages name; a page may name more in a later build."""
        for wanted in (self.wishes, *(text.sheet.wanted for text in self.texts.values())):
            for path in (*wanted.bibliography, wanted.style):
                if path not in self.watched and Path(path).is_file():
                    self.watched.add(path)
                    server.watch(path)

    # --- trouble ------------------------------------------------------------------------------

    def tell(self, file: str, problem: Problem) -> None:
        """Log what is wrong, once in a build."""
        if (file, problem) in self.told:
            return
        self.told.add((file, problem))
        level = logging.INFO if problem.severity == "info" else logging.WARNING
        line = f":{problem.line}" if problem.line else ""
        said = f"{self.short(file)}{line}: {problem.message} [{problem.code}]"
        log.log(level, "%s", said)
        if level == logging.WARNING and not log.isEnabledFor(level):
            self.unheard.append(said)

    def short(self, file: str) -> str:
        """Give the path of a file as seen from the configuration."""
        try:
            return Path(file).resolve().relative_to(self.folder.resolve()).as_posix()
        except ValueError:
            return file

    def _tell_of_unused(self) -> None:
        cited = {each for text in self.texts.values() for each in _cited(text)}
        cited |= {each for text in self.texts.values() for each in text.sheet.listed}
        for file, part in self.desk.shelf(self.wishes).parts.items() if "*" not in cited else ():
            for record in part:
                if record.id not in cited:
                    said = f"no page cites {record.id!r}"
                    self.tell(file, Problem("entry-unused", said, excerpt=record.id))


def _remote(name: str) -> bool:
    return bool(re.match(r"(?i)https?://", name))


@define
class Text:
    """A page that cites."""

    page: Page
    sheet: markdown.Sheet


class _Reader(markdown.Extension):
    """Reads citations in pages, as the plugin wants it."""

    def __init__(self, plugin: Plugin) -> None:
        super().__init__(plugin.desk)
        self.plugin, self.wishes = plugin, plugin.wishes

    def wanted(self, md: python_markdown.Markdown) -> Wishes:
        plugin, page = self.plugin, self.plugin.page
        if page is None:  # a piece of a page that another plugin shows elsewhere
            manner = evolve(self.wishes.manner, links=False, tooltips=False)
            return evolve(self.wishes, manner=manner, listed=False, nocite=())
        folders = (Path(page.file.abs_src_path or ".").parent, Path(plugin.site.docs_dir))
        found = amended(self.wishes, page.meta, plugin.located(*folders, plugin.folder))
        if plugin.config.scope == "site":
            style, locale = self.wishes.style, self.wishes.locale
            found = evolve(found, style=style, locale=locale, own=found.own - {"style", "locale"})
        if page.file.src_uri in plugin.lists:
            markers = (plugin.full_marker, *found.markers)
            return evolve(found, markers=markers, listed=False)
        if plugin.config.scope == "site":
            return evolve(found, listed=False)
        return found

    def name(self, md: python_markdown.Markdown) -> str:
        page = self.plugin.page
        return str(page.file.abs_src_path or page.file.src_uri) if page else ""

    def whole(self, sheet: markdown.Sheet) -> str:
        page = self.plugin.page
        return page.file.content_string if page else sheet.source

    def options(self, wish: str) -> str:  # the signature of all hosts
        return self.plugin.site.config_file_path or "mkdocs.yml"

    def short(self, file: str) -> str:
        return self.plugin.short(file)

    def formatted(self, sheet: markdown.Sheet, citations: Sequence[Citation]) -> Apparatus | None:
        plugin = self.plugin
        if plugin.page is not None:
            plugin.texts[plugin.page.file.src_uri] = Text(plugin.page, sheet)
            if self._waits(sheet):
                return None
        return super().formatted(sheet, citations)

    def _waits(self, sheet: markdown.Sheet) -> bool:
        """Tell whether the citations of a page are formatted with those of all others."""
        return self.plugin.config.scope == "site" and not self.desk.style(sheet.wanted)[0].note

    def citation(self, sheet: markdown.Sheet, at: int) -> str:
        if sheet.made is not None:
            return super().citation(sheet, at)
        home = escape(sheet.homes[at])
        return f'<span class="citation" id="{home}"><!--{self.plugin.secret}c{at}--></span>'

    def bibliography(self, sheet: markdown.Sheet) -> str:
        page = self.plugin.page
        if page is not None and page.file.src_uri in self.plugin.lists:
            return f"<div>{self.plugin.secret}listz</div>"
        return super().bibliography(sheet) if sheet.made else ""

    def address(self, sheet: markdown.Sheet, record_id: str) -> str | None:
        plugin, page = self.plugin, self.plugin.page
        if page is None:
            return None
        if sheet.shows:
            return super().address(sheet, record_id)
        if plugin.home is None or record_id not in self.desk.shelf(plugin.wishes).records:
            return None
        name = f"{sheet.wanted.manner.prefix}{anchor(record_id)}"
        return f"{get_relative_url(plugin.home.url, page.url)}#{name}"

    def aside(self, text: str) -> str:
        if self.plugin.page is None:
            return ""
        self.plugin.asides.append(text)
        return f"<!--{self.plugin.secret}:{len(self.plugin.asides) - 1}-->"

    def tell(self, sheet: markdown.Sheet) -> None:
        of_files = self.of_files(sheet, self.desk.shelf(sheet.wanted).problems)
        for file, problem in (*of_files, *sheet.problems):
            self.plugin.tell(file, problem)


class _Site:
    """All pages of a site that cite, when they have been read."""

    def __init__(self, plugin: Plugin) -> None:
        self.plugin, self.reader = plugin, plugin.reader
        self.texts = sorted(plugin.texts.values(), key=lambda text: plugin.order(text.page))
        self.waiting = [text for text in self.texts if text.sheet.made is None]

    def write(self) -> None:
        """Write the citations that waited, and the list of the site."""
        plugin, home = self.plugin, self.plugin.home
        wanted = plugin.config.scope == "site" or home is not None
        lists = [text for text in self.texts if text.page.file.src_uri in plugin.lists]
        if wanted and self.texts and not any(text.sheet.markers for text in lists):
            full = any(plugin.lists.values())
            marker = plugin.full_marker if full else plugin.wishes.markers[0]
            said = f"no page has the line {marker}: the site has no list"
            plugin.tell(self.reader.options(""), Problem("list-nowhere", said))
        if not self.waiting and home is None:
            return
        made = self._made()
        tips = {each.id: each.runs for each in made.entries}
        first = 0
        for text in self.waiting:
            self._fill(text, made, first, tips)
            first += len(text.sheet.placed)
        for text in lists:
            full = plugin.lists[text.page.file.src_uri]
            self._list(text.page, made if full else self._without_unread(made))

    def _without_unread(self, made: Apparatus) -> Apparatus:
        """Leave out what only a list of everything has."""
        wanted = {each for text in self.texts for each in (*text.sheet.listed, *_cited(text))}
        if "*" in wanted:
            return made
        return evolve(made, entries=tuple(one for one in made.entries if one.id in wanted))

    def _made(self) -> Apparatus:
        """Format what waited, and what the list of the site holds."""
        plugin = self.plugin
        paths = [path for text in self.texts for path in text.sheet.wanted.bibliography]
        wanted = evolve(
            plugin.wishes,
            bibliography=tuple(dict.fromkeys([*plugin.wishes.bibliography, *paths])),
        )
        citations = [
            placed.citation(notes=False)  # notes wait for no other page: see `_Reader._waits`
            for text in self.waiting
            for placed in text.sheet.placed
        ]
        listed = [each for text in self.texts for each in text.sheet.listed]
        if plugin.config.scope == "site":
            listed += [each for text in self.texts for each in _cited(text)]
        if any(plugin.lists.values()):
            listed.append("*")
        made, problems = plugin.desk.build(wanted, citations, name="\0", listed=listed)
        shelf, options = plugin.desk.shelf(wanted), self.reader.options("")
        told = [(options, each) for each in problems]
        for file, problem in (*told, *(of_record(each, shelf, options) for each in made.problems)):
            plugin.tell(file, problem)
        return made

    def _fill(self, text: Text, made: Apparatus, first: int, tips: Mapping[str, RichText]) -> None:
        """Write the citations of a page; tables of contents leave them out."""
        plugin, sheet, page = self.plugin, text.sheet, text.page
        last = first + len(sheet.placed)

        def own(found: Iterable[Any]) -> tuple[Any, ...]:
            inside = (one for one in found if first <= one.citation < last)
            return tuple(evolve(one, citation=one.citation - first) for one in inside)

        part = evolve(
            made,
            citations=made.citations[first:last],
            unknown=own(made.unknown),
            unprinted=own(made.unprinted),
        )
        sheet.take(part, tips)
        plugin.page = page
        written = [
            markdown.Extension.citation(self.reader, sheet, at) for at in range(last - first)
        ]
        plugin.page = None
        token = re.compile(rf"<!--{plugin.secret}c(\d+)-->")

        def inner(one: re.Match[str]) -> str:
            return written[int(one[1])].partition(">")[2].removesuffix("</span>")

        page.content = token.sub(inner, page.content or "")
        plugin.page = page
        sheet.problems += markdown.told(sheet)
        self.reader.tell(sheet)
        plugin.page = None

    def _list(self, page: Page, made: Apparatus) -> None:
        """Write a list of the site, with links back to all pages."""
        plugin = self.plugin
        places: dict[str, list[tuple[int, str]]] = {}
        numbers = count(1)
        for text in self.texts:
            start = get_relative_url(text.page.url, page.url) if text.page is not page else ""
            for placed, home in zip(text.sheet.placed, text.sheet.homes, strict=True):
                number = next(numbers)
                for each in dict.fromkeys(cite.id for cite in placed.found.cites):
                    places.setdefault(each, []).append((number, f"{start}#{home}"))
        plugin.page = page
        listed = webtext.bibliography(
            made,
            plugin.wishes.manner,
            places=lambda entry: places.get(entry.id, []),
            aside=self.reader.aside,
        )
        plugin.page = None
        page.content = (page.content or "").replace(f"{plugin.secret}listz", listed)


def _cited(text: Text) -> Iterator[str]:
    return (cite.id for placed in text.sheet.placed for cite in placed.found.cites)
