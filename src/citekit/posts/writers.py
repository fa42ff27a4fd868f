"""How a post spells what is put into it, in Markdown and in HTML."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from itertools import groupby
from typing import Protocol

from attrs import define, field

from citekit.apparatus import Apparatus, Listed, Shown, anchor, linked, machine, webtext
from citekit.markup import RichText, Run, language_tag, plain
from citekit.output import blocks, commonmark, html
from citekit.posts.platforms import TEMPLATE, Platform
from citekit.record import Record

__all__ = ["HtmlWriter", "MarkdownWriter", "Writer"]

#: The number and the place of each citation that an entry leads back to.
Places = Sequence[tuple[int, str]]


class Writer(Protocol):
    """What writes one form. All it returns stands in the post as it is."""

    def inline(self, runs: RichText) -> str:
        """Write a part of a sentence."""
        ...

    def cite(self, shown: Shown, number: int) -> str:
        """Write a citation in the text; `number` counts them from 1."""
        ...

    def mark(self, number: int, label: str, *, again: bool = False) -> str:
        """Write the mark of a note; `again`: the note has a mark before this one."""
        ...

    def notes(self, texts: Sequence[tuple[int, str, str]]) -> str:
        """Write notes as blocks: number, label and text of each."""
        ...

    def entry(self, entry: Listed, places: Places, kind: str) -> str:
        """Write an entry where the list of the writer has one; `kind` is that of a `Group`."""
        ...

    def fresh(self, made: Apparatus, title: str, places: Mapping[str, Places]) -> str:
        """Write a whole list, with a heading unless `title` is empty."""
        ...


def _margins(runs: RichText) -> tuple[str, RichText, str]:
    """Part runs from the spaces around them, which marks of emphasis cannot touch."""
    said = plain(runs)
    if not said.strip():
        return said[:1], (), ""
    return " " * said[:1].isspace(), runs, " " * said[-1:].isspace()


#: What digits and their signs are above the line, where there are no tags.
_ABOVE = str.maketrans("0123456789+-–()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾")


def _untagged(run: Run) -> Run:
    """Return a run as Markdown without tags can show it."""
    text = run.text.translate(_ABOVE) if "superscript" in run.styles else run.text
    return run._replace(text=text, styles=run.styles & _PLAIN)


def _cut(runs: RichText) -> RichText:
    """Put what stands above the line into brackets, for editors that have no such thing."""
    found: list[tuple[bool, RichText]] = [
        (raised, tuple(run._replace(styles=run.styles - {"superscript"}) for run in group))
        for raised, group in groupby(runs, key=lambda run: "superscript" in run.styles)
    ]
    pieces: RichText = ()
    for raised, part in found:
        if raised and any(each.isdigit() for each in plain(part)):
            first, last = part[0], part[-1]
            part = (first._replace(text=f"[{first.text}"), *part[1:])
            last = part[-1]
            part = (*part[:-1], last._replace(text=f"{last.text}]"))
        pieces += part
    return pieces


@define
class MarkdownWriter:
    """Writes Markdown, as far as it can in the words of a platform."""

    platform: Platform
    records: Mapping[str, Record] = field(factory=dict)
    coins: bool = False
    back: str = "Back to citation {}"
    prefix: str = ""  #: before each id

    def inline(self, runs: RichText) -> str:
        """Write a part of a sentence, with the spaces around it."""
        if self.platform.anchors == "none":
            runs = tuple(map(_untagged, runs))
        text = self._spoken(blocks.closed(runs))
        if self.platform.anchors == "none":
            text = _TAGS.sub("", text)
        for sign, written in self.platform.escapes.items():
            text = text.replace(sign, written)
        said = plain(runs)
        return f"{' ' * said[:1].isspace()}{text}{' ' * said[-1:].isspace()}" if text else said[:1]

    def _spoken(self, runs: RichText) -> str:
        """Write runs; those in another language say so, where there may be tags."""
        if self.platform.anchors == "none" or not any(run.lang for run in runs):
            return commonmark.inline(runs)
        pieces: list[str] = []
        for lang, group in groupby(blocks.flat(runs), key=lambda run: language_tag(run.lang)):
            left, inner, right = _margins(tuple(group))
            written = commonmark.inline(inner)
            if pieces:
                written = _BEGINNING.sub(r"\1", written)
            tagged = (
                f'<span lang="{escape(lang)}">{written}</span>' if lang and written else written
            )
            pieces.append(f"{left}{tagged}{right}")
        return "".join(pieces).strip()

    def cite(self, shown: Shown, number: int) -> str:
        """Write a citation: its parts are links to entries where there can be ids."""
        if self.platform.anchors == "none":
            return self.inline(shown.runs)
        name = f"{self.prefix}cite-{number}"
        runs = linked(shown.runs, lambda record_id: f"#{self.prefix}{anchor(record_id)}")
        text = _INNER.sub(r"](\1)", self.inline(runs))
        if self.platform.anchors == "ial" and "](#" in text:
            return re.sub(r"(\]\(#[^()]+\))", rf"\1{_attribute(name)}", text, count=1)
        return f'<span id="{name}">{text}</span>'

    def mark(self, number: int, label: str, *, again: bool = False) -> str:  # noqa: ARG002  # the host counts
        """Write the mark of a note."""
        return f"[^{label}]"

    def notes(self, texts: Sequence[tuple[int, str, str]]) -> str:
        """Write notes as definitions, which may stand anywhere."""
        return "\n".join(f"[^{label}]: {text}" for _, label, text in texts)

    def entry(self, entry: Listed, places: Places, kind: str) -> str:
        """Write an entry, with an id if citations lead to it."""
        text = self.inline(entry.runs)
        if self.coins and self.platform.takes_data("markdown") and entry.id in self.records:
            text += machine.coins(self.records[entry.id])
        if not places or self.platform.anchors == "none":
            return text
        backs = "".join(
            f" [↩{_RAISED[at] if len(places) > 1 else ''}]"
            f'(#{self.prefix}{place} "{self.back.format(number)}")'
            for at, (number, place) in enumerate(places[: len(_RAISED)])
        )
        if self.platform.anchors == "ial" and kind != "br":
            name = _attribute(f"{self.prefix}{entry.anchor}")
            return f"{text}{backs}\n{name}" if kind == "p" else f"{name} {text}{backs}"
        return f'<span id="{self.prefix}{entry.anchor}"></span>{text}{backs}'

    def fresh(self, made: Apparatus, title: str, places: Mapping[str, Places]) -> str:
        """Write a whole list, a paragraph an entry."""
        entries = [self.entry(each, places.get(each.id, ()), "p") for each in made.entries]
        return "\n\n".join([*([f"## {title}"] if title else []), *entries])


#: What is escaped where a line begins, and need not be within one.
_BEGINNING = re.compile(r"\A(\d{0,9})\\(?=[-+=.):%])")


def _attribute(name: str) -> str:
    """Give something an id as kramdown does; a dot would begin a class.

    >>> _attribute("ref-roe"), _attribute("ref-10.1")
    ('{: #ref-roe}', '{: id="ref-10.1"}')
    """
    return f'{{: id="{name}"}}' if "." in name else f"{{: #{name}}}"


#: A link within the page, as `citekit.output` writes it.
_INNER = re.compile(r"\]\(<(#[A-Za-z0-9_.:-]+)>\)")
_RAISED = "¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN = frozenset({"italic", "bold"})
#: Tags that our own Markdown has; those of texts are escaped.
_TAGS = re.compile(r"(?<!\\)</?(?:em|strong|sup|sub|u|span)\b[^<>]{0,80}>")


@define
class HtmlWriter:
    """Writes HTML: with ids and roles, or only what editors of rich text take."""

    platform: Platform
    manner: webtext.Manner
    records: Mapping[str, Record] = field(factory=dict)
    coins: bool = False
    note: str = ""  #: a word that tells marks of notes from numbers of sources, in brackets

    def _runs(self, runs: RichText) -> RichText:
        return runs if self.platform.rich else _cut(runs)

    def inline(self, runs: RichText) -> str:
        """Write a part of a sentence, with the spaces around it."""
        return self._web(webtext.plainly(self._runs(runs)))

    def _web(self, html: str) -> str:
        """Write what Liquid or Hugo would take for a template so that they do not."""
        return TEMPLATE.sub("&#123;", html) if self.platform.matter else html

    def cite(self, shown: Shown, number: int) -> str:
        """Write a citation; its parts are links to entries where there can be ids."""
        if not self.manner.links:
            return self.inline(shown.runs)
        return self._web(webtext.citation(shown, number, self.manner))

    def mark(self, number: int, label: str, *, again: bool = False) -> str:  # noqa: ARG002  # HTML shows the number
        """Write the mark of a note; ids are there once."""
        if self.platform.rich:
            return webtext.mark(number, self.manner, again=again)
        return f"[{escape(self.note)} {number}]" if self.note else f"[{number}]"

    def notes(self, texts: Sequence[tuple[int, str, str]]) -> str:
        """Write notes as a numbered list."""
        if self.platform.rich:
            return webtext.notes([(number, text) for number, _, text in texts], self.manner)
        first = f' start="{texts[0][0]}"' if texts and texts[0][0] != 1 else ""
        items = "".join(f"<li>{text}</li>\n" for _, _, text in texts)
        return f"<hr>\n<ol{first}>\n{items}</ol>\n" if texts else ""

    def entry(self, entry: Listed, places: Places, kind: str) -> str:  # noqa: ARG002
        """Write an entry, with an id if citations lead to it."""
        text = self._web(html.inline(blocks.closed(self._runs(entry.runs))))
        back = webtext.backlinks(self.manner, places)
        more = self._coins(entry)
        if not places or not self.manner.links:
            return f"{text}{more}"
        name = f"<span{self.manner.id(entry.anchor)}{self.manner.attribute('csl-entry')}>"
        return f"{name}{text}</span>{back}{more}"

    def _coins(self, entry: Listed) -> str:
        wanted = self.coins and self.platform.takes_data("html") and entry.id in self.records
        return machine.coins(self.records[entry.id]) if wanted else ""

    def fresh(self, made: Apparatus, title: str, places: Mapping[str, Places]) -> str:
        """Write a whole list."""
        heading = f"<h2>{escape(title)}</h2>\n" if title else ""
        if not self.platform.rich:
            items = (f"<p>{self.entry(each, (), 'p')}</p>\n" for each in made.entries)
            return f"{heading}{''.join(items)}"
        listed = webtext.bibliography(
            made, self.manner, places=lambda entry: places.get(entry.id, ()), more=self._coins
        )
        return heading + self._web(listed)
