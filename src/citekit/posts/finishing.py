"""The steps from a draft to a finished post, one after the other."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence

from attrs import define, evolve, field

from citekit import apparatus, csl
from citekit.apparatus import Apparatus, machine, shelf, webtext
from citekit.csl.document import Citation
from citekit.csl.lexicon import language, lexicon
from citekit.csl.tree import Style
from citekit.errors import CitekitError, Problem, UnknownNameError, nearest
from citekit.markup import RichText
from citekit.posts import (
    FORMS,
    STYLE,
    Edited,
    Wanted,
    frontmatter,
    planning,
    platforms,
    ties,
    traces,
)
from citekit.posts import sources as free
from citekit.posts.callouts import settled
from citekit.posts.drafts import Draft, Edit, spliced
from citekit.posts.frontmatter import FrontMatter
from citekit.posts.planning import Plan
from citekit.posts.platforms import Platform
from citekit.posts.sources import Sources
from citekit.posts.verbatim import without
from citekit.posts.weaving import Weaver, note_label
from citekit.posts.writers import HtmlWriter, MarkdownWriter, Writer
from citekit.record import Record

__all__ = ["finish"]


@define
class _Post:
    """A post on its way."""

    wanted: Wanted
    draft: Draft
    matter: FrontMatter
    platform: Platform
    to: str
    style: Style
    locale: str | None
    shelf: shelf.Shelf
    sources: Sources
    plan: Plan
    made: Apparatus
    records: Mapping[str, Record]
    lang: str  #: of the post
    problems: list[Problem] = field(factory=list)


def finish(text: str, wanted: Wanted) -> Edited:
    """Read a post, plan its citations, format them, and put all in place."""
    place = platforms.platform(wanted.platform)
    to = _form(wanted, place)
    matter = frontmatter.read(text)
    style, locale, problems = _style(wanted, matter)
    lang = locale or style.default_locale or "en-US"
    draft = _draft(text, wanted.form, matter, lang)
    if (trace := traces.find(draft)) is not None:
        return Edited(text, (evolve(_FINISHED, line=draft.line(trace)),), form=draft.form)
    books = shelf.read(_paths(wanted, matter))
    day = wanted.date or matter.date
    used = {one.note for one in draft.cited if one.note is not None and one.found is not None}
    known = {record.id: record for record in reversed(wanted.records)} | {**books.records}
    own = free.understand(draft, known, date=day, lang=lang, used=used, style=style)
    records = {**known, **own.records}
    tied = ties.Ties()
    if wanted.link_mentions:
        listed = [own.records[entry.id] for entry in own.entries.values() if not entry.kept]
        tied = ties.tie(draft, listed, date=day, notes=style.note, lang=lang)
        draft = evolve(draft, cited=(*draft.cited, *tied.cited))
    plan = planning.plan(draft, own, records, notes=style.note)
    made = _formatted(records, plan, own, matter, style, locale)
    post = _Post(wanted, draft, matter, place, to, style, locale, books, own, plan, made, records,
                 lang)  # fmt: skip
    uncited = (
        evolve(one, line=matter.line("nocite")) for one in apparatus.missing(matter.nocite, records)
    )
    post.problems += (
        *problems, *matter.problems, *uncited, *own.problems, *tied.problems, *plan.problems,
        *_told(post),
    )  # fmt: skip
    woven = _woven(post)
    return Edited(woven, _sorted(post.problems), books.problems, len(tied.cited), to)


_FINISHED = Problem(
    "post-finished",
    "citekit has finished this post already, and it stays as it is; "
    "make changes in the draft, and finish that",
)


def _form(wanted: Wanted, place: Platform) -> str:
    for value, names, kind in (
        (wanted.form, FORMS, "form of a post"),
        (wanted.to, FORMS, "form of a post"),
        (wanted.css, webtext.CSS, "kind of css"),
    ):
        if value is not None and value not in names:
            raise UnknownNameError(kind, value, nearest(value, names) or names)
    if not re.fullmatch(r"(?:[A-Za-z][A-Za-z0-9_.:-]{0,60})?", wanted.prefix):
        raise ValueError(f"no prefix of an id: {wanted.prefix!r}; take letters, digits, _ and -")
    if wanted.form == "html":
        if wanted.to == "markdown":
            raise ValueError("a post in HTML stays HTML: leave out to='markdown'")
        return "html"
    return wanted.to or place.to


def _style(wanted: Wanted, matter: FrontMatter) -> tuple[Style, str | None, list[Problem]]:
    """Find style and locale; what the front matter asks for in vain is a problem."""
    problems: list[Problem] = []
    if isinstance(wanted.style, Style):
        style = wanted.style
    elif wanted.style is None and matter.style is not None:
        style, problems = _style_of(matter.style, wanted.folder, matter)
    else:
        style = csl.load(wanted.style or STYLE)
    if wanted.locale is not None:
        return style, language(wanted.locale), problems
    if matter.locale is None:
        return style, None, problems
    try:
        return style, language(matter.locale), problems
    except UnknownNameError as error:
        message = f"{error}; the language of the front matter is passed over"
        line = matter.line("lang", "language", "locale")
        return (
            style,
            None,
            [*problems, Problem("front-matter", message, line, excerpt=matter.locale)],
        )


def _style_of(name: str, folder: str, matter: FrontMatter) -> tuple[Style, list[Problem]]:
    """Load the style that the front matter names, or else the usual one."""
    is_file = name.endswith(".csl")
    try:
        # an address stays one
        return csl.load(os.path.join(folder, name) if is_file else name), []  # noqa: PTH118
    except (CitekitError, OSError, ValueError) as error:
        message = f"{error}; the style {STYLE} is used"
        line = matter.line("style", "csl", "citation-style")
        return csl.load(STYLE), [Problem("front-matter", message, line, excerpt=name)]


def _paths(wanted: Wanted, matter: FrontMatter) -> list[str]:
    said = [os.path.join(wanted.folder, each) for each in matter.bibliography]  # noqa: PTH118
    return list(dict.fromkeys([*wanted.bibliography, *said]))


def _draft(text: str, form: str | None, matter: FrontMatter, lang: str) -> Draft:
    if form == "html":
        from citekit.posts import htmldraft

        return settled(without(htmldraft.read(text, matter.end, lang=lang)), lang=lang)
    from citekit.posts import markdowndraft

    return settled(without(markdowndraft.read(text, matter.end, lang=lang)), lang=lang)


def _formatted(
    records: Mapping[str, Record],
    plan: Plan,
    own: Sources,
    matter: FrontMatter,
    style: Style,
    locale: str | None,
) -> Apparatus:
    listed = [entry.id for entry in own.entries.values()]
    if "*" in matter.nocite:
        listed += records
    listed += (each for each in matter.nocite if each in records)
    citations = [use.citation for use in plan.uses]
    if not citations and not listed:
        return Apparatus((), (), notes=style.note)
    return apparatus.build(
        _with_short_titles(records), citations, style=style, locale=locale, listed=listed
    )


#: A title and what a subtitle begins behind: a colon, or a mark that belongs to the title
_MAIN_TITLE = re.compile(r"(?P<main>[^<>]{2,200}?)(?::\s|(?<=[?!])\s)(?=\S)")


def _with_short_titles(records: Mapping[str, Record]) -> dict[str, Record]:
    """Let a work be called by its title without the subtitle where a note cites it again.

    That is how writers cite, and what Pandoc puts in place of a short title that nobody has
    given.
    """
    found = {}
    for key, record in records.items():
        main = _MAIN_TITLE.match(str(record.fields.get("title", "")))
        if main is not None and "title-short" not in record.fields:
            record = record.replace({"title-short": main["main"]})
        found[key] = record
    return found


def _names(post: _Post) -> dict[int, RichText]:
    """Format the names that stay in a sentence, as by a citation of their own."""
    uses = [(at, use) for at, use in enumerate(post.plan.uses) if use.names]
    if not uses:
        return {}
    made = apparatus.build(
        _with_short_titles(post.records), [Citation(use.names) for _, use in uses],
        style=post.style, locale=post.locale,
    )  # fmt: skip
    return {at: shown.runs for (at, _), shown in zip(uses, made.citations, strict=True)}


# --- putting all in place ---------------------------------------------------------------


def _woven(post: _Post) -> str:
    web = post.to == "html"
    draft = post.draft
    names = _names(post)
    weaver = Weaver(
        draft, post.sources, post.plan, post.made, names, _writer(post), _title(post), web,
        before_marks=post.lang.startswith("fr"),
    )  # fmt: skip
    if web and draft.form == "markdown":
        return _rendered(post, weaver)
    edits = weaver.weave(_removed(post))
    if not edits and not _wants_list(post, weaver):
        return draft.text
    notes = _new_notes(post, weaver)
    return _ended(post, weaver, edits, notes)


def _writer(post: _Post) -> Writer:
    wanted = post.wanted
    if post.to == "markdown":
        return MarkdownWriter(post.platform, post.records, wanted.coins, prefix=wanted.prefix)
    css = wanted.css or post.platform.css
    manner = webtext.Manner(
        css, links=post.platform.ids, backlinks=post.platform.ids, prefix=wanted.prefix
    )
    return HtmlWriter(post.platform, manner, post.records, wanted.coins, _word_for_notes(post))


def _word_for_notes(post: _Post) -> str:
    """Return a word to be put before marks of notes where sources have numbers as well."""
    groups = (group for listed in post.draft.lists for group in listed.groups)
    has_numbers = any(item.label.isdecimal() for group in groups for item in group.items)
    if not (has_numbers or post.style.numbered):
        return ""
    term = lexicon(post.lang).terms.get(("note", "long"))
    return term.single if term is not None else "note"


def _title(post: _Post) -> str:
    if post.matter.title:
        return post.matter.title
    term = lexicon(post.lang).terms.get(("reference", "long"))
    word = term.multiple if term is not None else "references"
    return word[:1].upper() + word[1:]


def _removed(post: _Post) -> list[Edit]:
    """Take out the notes that became citations, with the empty lines behind them."""
    text = post.draft.text
    edits = []
    for note in post.draft.notes:
        if note.label in post.plan.gone and note.number is not None:
            edits.append(Edit(*note.number, ""))
        if note.label in post.plan.gone and not (note.listed or note.inline):
            start, end = note.start, note.end
            while text[end : end + 1] in ("\r", "\n") and text[end : end + 1]:
                end += 1
            edits.append(Edit(start, end, ""))
    return edits


def _new_notes(post: _Post, weaver: Weaver) -> list[tuple[int, str, str]]:
    return [
        (use.citation.note, note_label(use.citation.note), weaver.note_text(at))
        for at, use in enumerate(post.plan.uses) if use.kind == "note"
    ]  # fmt: skip


def _wants_list(post: _Post, weaver: Weaver) -> bool:
    """Tell whether the post gets a list that its writer has not begun."""
    if weaver.target() is not None:
        return False
    if post.draft.place is not None or _empty_list(post) is not None:
        return True
    return not post.made.notes or bool(post.matter.nocite)


def _empty_list(post: _Post) -> int | None:
    """Return where a heading stands over nothing."""
    for listed in post.draft.lists:
        if not listed.groups and not listed.weak:
            return listed.body
    return None


def _ended(
    post: _Post, weaver: Weaver, edits: list[Edit], notes: Sequence[tuple[int, str, str]]
) -> str:
    """Put edits, new notes and a new list in place."""
    text = post.draft.text
    newline = "\r\n" if "\r\n" in text else "\n"
    fresh, edit = _fresh(post, weaver)
    edits += edit
    behind = []
    if notes:
        made = weaver.writer.notes(notes).strip()
        # behind a note of the writer, unless that stands in a quotation or a list
        stays = [
            note.end for note in post.draft.notes
            if note.label not in post.plan.gone and text[note.start] == "["
            and not (note.listed or note.inline)
        ]  # fmt: skip
        if stays and post.draft.form == "markdown":
            edits.append(Edit(max(stays), max(stays), f"\n{made}"))
        else:
            behind.append(made)
    behind += [fresh] if fresh else []
    if data := _data(post):
        behind.append(data.strip())
    if not behind:
        return spliced(text, _with_ends(edits, newline))
    opening, closing = _block(post)
    added = "\n\n".join(f"{opening}{one.strip()}{closing}" for one in behind)
    whole = spliced(text, _with_ends(edits, newline))
    last = newline if text.endswith("\n") else ""
    added = f"\n\n{added}".replace("\r\n", "\n").replace("\n", newline)
    return whole.rstrip("\r\n") + added + last


def _with_ends(edits: Iterable[Edit], newline: str) -> list[Edit]:
    if newline == "\n":
        return list(edits)
    return [
        evolve(one, text=one.text.replace("\r\n", "\n").replace("\n", newline)) for one in edits
    ]


def _block(post: _Post) -> tuple[str, str]:
    has_blocks = post.draft.form == "html" and "<!-- wp:" in post.draft.text
    return post.platform.block if has_blocks else ("", "")


def _fresh(post: _Post, weaver: Weaver) -> tuple[str, list[Edit]]:
    """Write a list of its own: what to put at the end, or an edit where its place is."""
    if not _wants_list(post, weaver):
        return "", []
    place = post.draft.place
    empty = _empty_list(post)
    if place is not None or empty is not None:
        weaver.title = ""
    written = weaver.fresh().strip()
    if not written:
        return "", []
    if place is not None:
        return "", [Edit(*place, weaver.put(written))]
    if empty is not None:
        return "", [Edit(empty, empty, f"\n\n{weaver.put(written)}")]
    return written, []


def _data(post: _Post) -> str:
    if not post.wanted.json_ld or not post.platform.takes_data(post.to):
        return ""
    held = _held(post)
    works = [post.records[entry.id] for entry in post.made.entries if entry.id not in held]
    # in a string, as braces never meet elsewhere in JSON: Jekyll would fill it in
    return platforms.TEMPLATE.sub(r"\\u007b", machine.json_ld(works)) if works else ""


def _held(post: _Post) -> set[str]:
    """Return the ids that stand for entries that are not understood."""
    return {entry.id for entry in post.sources.entries.values() if entry.kept}


# --- Markdown → HTML --------------------------------------------------------------------


def _rendered(post: _Post, weaver: Weaver) -> str:
    from citekit.posts.rendering import Holder

    draft = post.draft
    hold = Holder(draft.text[draft.body :], wrapped=post.platform.wrapped)
    weaver.put = hold
    labels = post.plan.numbers
    edits = weaver.weave([*_marked(post, weaver), *_placed(post)])
    texts = _new_notes(post, weaver)
    for note in draft.notes:
        if note.label in labels and not note.listed:
            inner = spliced(draft.text, edits, start=note.text_start, end=note.text_end)
            said = hold.inline(inner) if note.inline else hold.line(_dedented(inner))
            texts.append((labels[note.label], note.label, said))
    notes = weaver.writer.notes(sorted(texts)) if texts else ""
    fresh, edit = _fresh(post, weaver)
    edits += [evolve(one, text=f"\n\n{hold.block(weaver.fresh().strip())}\n\n") for one in edit]
    body = draft.body
    html = hold.render(spliced(draft.text, edits, start=body))
    before = draft.text[:body] if post.platform.matter else ""
    pieces = [html, notes, fresh and f"{fresh}\n", _data(post)]
    return before + "".join(piece for piece in pieces if piece)


def _marked(post: _Post, weaver: Weaver) -> Iterable[Edit]:
    """Write the marks of the notes of the writer; a note leads back to the first of its marks."""
    seen: set[str] = set()
    listed = {note.label for note in post.draft.notes if note.listed}
    for mark in post.draft.marks:
        number = post.plan.numbers.get(mark.label)
        if number is not None and mark.label not in listed:
            written = weaver.writer.mark(number, mark.label, again=mark.label in seen)
            seen.add(mark.label)
            yield Edit(mark.start, mark.end, weaver.put(written))


def _placed(post: _Post) -> Iterable[Edit]:
    """Take out the notes that are called: they come out below, or became citations."""
    for note in post.draft.notes:
        is_used = note.label in post.plan.numbers or note.label in post.plan.gone
        if is_used and not (note.listed or note.inline):
            yield Edit(note.start, note.end, "")


def _dedented(text: str) -> str:
    first, *others = text.split("\n")
    return "\n".join([first, *(line[4:] if line[:4].isspace() else line for line in others)])


# --- problems ---------------------------------------------------------------------------


def _told(post: _Post) -> Iterable[Problem]:
    draft = post.draft
    for one in draft.unsure:
        message = f"“{one.words}” {one.why}, and stays as it is"
        line = draft.line(one.position)
        yield Problem("citation-unclear", message, line, excerpt=one.words, severity=one.severity)
    for position, label in draft.again:
        message = f"there is a note {label!r} before this one, which nothing calls; it stays"
        yield Problem("note-duplicate", message, draft.line(position), excerpt=label)
    if not post.platform.tables and draft.tables:
        message = f"{post.wanted.platform} has no tables: put a picture of it there"
        yield Problem("platform-tables", message, draft.line(draft.tables[0]), severity="info")
    if (post.wanted.coins or post.wanted.json_ld) and not post.platform.takes_data(post.to):
        what = "HTML in Markdown" if post.to == "markdown" else "data for programs"
        message = f"{post.wanted.platform} takes no {what}: COinS and JSON-LD are left out"
        yield Problem("platform-data", message)
    yield from _of_style(post)


def _of_style(post: _Post) -> Iterable[Problem]:
    lines = {
        entry.id: post.draft.line(item.text_start)
        for item, entry in post.sources.entries.items()
    }  # fmt: skip
    kept = _held(post)
    shows_list = bool(post.sources.entries) or not post.made.notes
    for problem in post.made.problems:
        if problem.code == "style-without-bibliography" and not shows_list:
            continue
        if problem.excerpt in kept:
            continue
        yield evolve(problem, line=lines.get(problem.excerpt, problem.line))


def _sorted(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda one: one.line or 0))
