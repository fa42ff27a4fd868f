"""Citations in Pelican: ``PLUGINS = ["citekit.pelican"]``.

Articles and pages in Markdown are read by `citekit.markdown`, with an extension that knows which
file it reads. Settings are the options of that extension in capitals, ``CITEKIT_STYLE``.
What cites in an article leads to it by Pelican's own links (``{filename}…``), so that links are
right on the pages that show several articles, and whole in feeds.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from attrs import evolve
from markdown.extensions.toc import slugify
from pelican import signals
from pelican.readers import MarkdownReader
from pelican.utils import truncate_html_paragraphs, truncate_html_words

from citekit.apparatus import webtext
from citekit.apparatus.desk import OPTIONS, Desk, Wishes, amended, unseen, wishes
from citekit.citations import find
from citekit.csl.document import Citation
from citekit.markdown import Extension, Sheet
from citekit.markup import plain

if TYPE_CHECKING:
    import markdown
    from pelican.readers import Readers

    from citekit.errors import Problem

__all__ = ["Reader", "register"]

log = logging.getLogger("citekit.pelican")

#: What begins the names of our settings.
_PREFIX = "CITEKIT_"


class _Article(Extension):
    """The extension, for one article after the other."""

    path = Path()  #: of the article, beside the content of the site
    root = Path()  #: the content of the site
    is_field = False  #: what is converted is a field of the metadata: a summary

    def __init__(self, desk: Desk, settings: Mapping[str, Any]) -> None:
        super().__init__(desk)
        self.root = Path(settings["PATH"])
        given = {
            name: settings[f"{_PREFIX}{name.upper()}"]
            for name in OPTIONS
            if f"{_PREFIX}{name.upper()}" in settings
        }
        # a theme has to name our style sheet before tooltips hide, and feeds have none
        self.wishes = wishes({"tooltips": False, **given}, self._located)

    def _located(self, path: str) -> str:
        """Find a file beside the article, in the content, or where Pelican was started."""
        for folder in ((self.root / self.path).parent, self.root, Path()):
            if (folder / path).is_file():
                return str(folder / path)
        return path

    def wanted(self, md: markdown.Markdown) -> Wishes:
        matter = {key: _one(value) for key, value in getattr(md, "Meta", {}).items()}
        wanted = amended(self.wishes, matter, self._located)
        slug = str(matter.get("slug") or self.path.with_suffix(""))
        prefix = f"{wanted.manner.prefix}{slugify(slug.replace(os.sep, '-'), '-') or 'text'}-"
        if self.is_field:
            manner = evolve(wanted.manner, links=False, tooltips=False, prefix=f"{prefix}summary-")
            return evolve(wanted, listed=False, manner=manner)
        return evolve(wanted, manner=evolve(wanted.manner, prefix=prefix))

    def name(self, md: markdown.Markdown) -> str:  # noqa: ARG002  # the host's signature
        return str(self.root / self.path)

    def whole(self, sheet: Sheet) -> str:  # noqa: ARG002  # the host's signature
        return self.source()

    def options(self, wish: str) -> str:
        return f"{_PREFIX}{wish.upper()}"

    def offset(self, sheet: Sheet) -> int:
        whole, part = self.whole(sheet).splitlines(), sheet.source.splitlines()
        if self.is_field:
            first = part[0].strip() if part else ""
            return next((at for at, line in enumerate(whole) if first in line), 0)
        return max(0, len(whole) - len(part))

    def link(self, name: str) -> str:
        if self.is_field:  # which stands on other pages than the article
            return f"#{name}"
        return f"{{filename}}/{quote(self.path.as_posix())}#{name}"

    def titled(self, md: markdown.Markdown, title: str) -> str:
        """Write the citations of a title, which is text; in a style of notes it stays as it is.

        An ``@name`` outside brackets is a citation only if it names a record.
        """
        wanted = self.wanted(md)
        known = self.desk.shelf(wanted).records
        found = [
            one
            for one in find(title, lang=self.desk.lang(wanted))
            if title[one.start] == "[" or (wanted.in_text and one.cites[0].id in known)
        ]
        if not found or self.desk.style(wanted)[0].note:
            return title
        cited = [Citation(one.cites, narrative=one.narrative) for one in found]
        made, _ = self.desk.build(wanted, cited)
        for one, shown in reversed(list(zip(found, made.citations, strict=True))):
            said = escape(plain(shown.runs), quote=False)
            title = f"{title[: one.start]}{said}{title[one.end :]}"
        for problem in unseen(made, self.source()):
            self.say(self.name(md), problem)
        return title

    def source(self) -> str:
        """Give the file of the article."""
        return (self.root / self.path).read_text("utf-8-sig", "replace")

    def tell(self, sheet: Sheet) -> None:
        for file, problem in self.news(sheet):
            self.say(file, problem)

    def say(self, file: str, problem: Problem) -> None:
        """Log a problem."""
        say = log.info if problem.severity == "info" else log.warning  # ``--fatal`` hears these
        line = f":{problem.line}" if problem.line else ""
        say("%s%s: %s [%s]", file, line, problem.message, problem.code)


def _one(value: Any) -> Any:
    """Give what a field of Python-Markdown's metadata says: its lines are a list."""
    return value[0] if isinstance(value, list) and len(value) == 1 else value


class Reader(MarkdownReader):  # type: ignore[misc]  # Pelican has no types
    """Pelican's reader of Markdown, with citations."""

    desk = Desk()  #: of all files of a build

    def __init__(self, settings: dict[str, Any]) -> None:
        self.citations = _Article(self.desk, settings)
        given = settings["MARKDOWN"]
        others = [one for one in given.get("extensions", []) if not isinstance(one, _Article)]
        own = {**given, "extensions": [*others, self.citations]}
        super().__init__({**settings, "MARKDOWN": own})

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Read a file: its HTML, and its metadata."""
        path, root = Path(source_path), self.citations.root
        self.citations.path = Path(os.path.relpath(path, root))
        self.citations.is_field = False
        content, metadata = super().read(source_path)
        if "summary" not in metadata and (brief := self._brief(content)):
            metadata["summary"] = brief
        return content, metadata

    def _brief(self, content: str) -> str:
        """Make the summary that Pelican makes, of a text that cites without list and notes.

        Empty: Pelican makes it.
        """
        settings, text = self.settings, content
        for is_ours in _OURS:
            text = _without(text, is_ours)
        longest, paragraphs = settings["SUMMARY_MAX_LENGTH"], settings.get("SUMMARY_MAX_PARAGRAPHS")
        if longest is None or text == content:
            return ""
        if paragraphs is not None:
            text = truncate_html_paragraphs(text, paragraphs)
        return str(truncate_html_words(text, longest, settings["SUMMARY_END_SUFFIX"]))

    def _parse_metadata(self, meta: Any) -> Any:
        self.citations.is_field = True
        found = super()._parse_metadata(meta)
        if "@" in str(found.get("title", "")):
            found["title"] = self.citations.titled(self._md, found["title"])
        return found


_TAG = re.compile(r"<(?P<name>div|section)\b[^<>]{0,1000}>")
_ID_OF_LIST = re.compile(r'\sid="[^"\s]{0,200}refs"')
_HEADING = re.compile(r"<h([1-6])\b[^<>]{0,200}>[^<>]{0,300}</h\1>\s*\Z")
#: What begins the list, and the notes: ours, and those of Python-Markdown.
_OURS: tuple[Callable[[str], bool], ...] = (
    lambda tag: 'role="list"' in tag and _ID_OF_LIST.search(tag) is not None,
    lambda tag: 'role="doc-endnotes"' in tag,
    lambda tag: tag == '<div class="footnote">',
)


def _without(html: str, is_ours: Callable[[str], bool]) -> str:
    """Take an element out of HTML, and the heading that stands above it."""
    opening = next((tag for tag in _TAG.finditer(html) if is_ours(tag[0])), None)
    if opening is None:
        return html
    above = html[max(0, opening.start() - 600) : opening.start()]
    heading = _HEADING.search(above)
    start = opening.start() - (len(heading[0]) if heading else 0)
    depth = 0
    tags = re.compile(rf"<(/?){opening['name']}\b[^<>]{{0,1000}}>")
    for tag in tags.finditer(html, opening.start()):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return html[:start] + html[tag.end() :]
    return html


def _use(readers: Readers) -> None:
    for extension in MarkdownReader.file_extensions:
        readers.reader_classes[extension] = Reader


def _style(pelican: Any) -> None:
    """Put the style sheet beside the pages, where a theme can name it."""
    folder = Path(pelican.output_path, "theme", "css")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "citekit.css").write_text(webtext.stylesheet(), "utf-8")


def register() -> None:
    """Join Pelican, which calls this."""
    signals.readers_init.connect(_use)
    signals.finalized.connect(_style)
