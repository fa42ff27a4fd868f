r"""Records → the ``thebibliography`` of a style, as LaTeX, natbib and hyperref read it.

LaTeX and natbib know two kinds of labels, and a ``.bbl`` is read by either. So a ``\bibitem``
has the label that natbib takes apart, ``Knuth(1984)``, and ``\citekitcite`` before it the words
of the style, which count without natbib. What stands around a citation is written into the
``.aux``, where LaTeX finds it in its next run before the first ``\cite``.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from attrs import evolve

from citekit import csl, output
from citekit.apparatus import unbracketed, unstopped
from citekit.csl.document import Citation, Cite
from citekit.csl.shapes import setting
from citekit.csl.signs import SIGN
from citekit.errors import Problem
from citekit.latexaux.databases import Listed
from citekit.markup import RichText, Run, cut, plain
from citekit.output import latex2e
from citekit.output.blocks import lines
from citekit.record import Name, Record

if TYPE_CHECKING:
    from citekit.csl.tree import Style

__all__ = ["write"]

#: What a citation that is a label consists of.
_LABELS = frozenset({"citation-number", "citation-label"})
#: Whose names and years natbib gets where a style has none in its citations.
_AUTHOR_DATE = "chicago-author-date"


def write(
    style: Style, listed: Sequence[Listed], *, locale: str | None = None
) -> tuple[str, tuple[Problem, ...]]:
    """Return the text of a ``.bbl``, and what was wrong with style and records.

    Raises UnknownNameError for a locale that does not exist.
    """
    if not listed:
        csl.render(style, (), locale=locale)  # a locale that does not exist is told at once
        return f"{_HEAD.format(style=_comment(style.name))}% Nothing is cited.\n", ()
    records = [evolve(one.record, id=one.key) for one in listed]
    cites, rendered = _cites(style, records, locale)
    if any(cite.is_label for cite in cites.values()) or style.note:
        dated, _ = _cites(csl.load(_AUTHOR_DATE), records, locale)
    else:
        dated = cites
    entries = [(entry.id, *_unlabelled(entry.runs)) for entry in rendered.entries]
    term = setting(style, locale).lexicon.term("and") or "and"
    names = {record.id: _natbib(record, dated[record.id], term) for record in records}
    items = [
        f"\\citekitcite{{{_latex(_told(cites[key], label))}}}%\n"
        f"\\bibitem[{names[key]}]{{{key}}}\n{latex2e.paragraphs(runs)}\n"
        for key, label, runs in entries
    ]
    look = _look(style, cites, dated, [label for _, label, _ in entries])
    hanging = rendered.layout.hanging_indent and not look.listed
    numbers = [_number(label) for _, label, _ in entries if label] or [str(len(items))]
    widest = max(numbers, key=lambda number: (len(number), number))
    return "".join((
        _HEAD.format(style=_comment(style.name)),
        _setup(look, hanging=hanging),
        f"\\begin{{thebibliography}}{{{_latex((Run(widest),))}}}\n",
        "\\citekithang\n" if hanging else "",
        "\n".join(items),
        "\\end{thebibliography}\n\\endgroup\n",
    )), rendered.problems  # fmt: skip


# --- what a style says in the text ------------------------------------------------


class _Cited(NamedTuple):
    """How a style cites one record, without what stands around it."""

    opening: str  #: a bracket
    closing: str
    inner: RichText  #: all between
    year: str  #: its end, that is left without the names
    raised: bool  #: it is set as a superscript

    @property
    def is_label(self) -> bool:
        """Whether the citation is a number or a code."""
        return any(run.variable in _LABELS for run in self.inner)

    @property
    def names(self) -> tuple[str, str]:
        """What stands before the year, and between both."""
        text = plain(self.inner)
        before = text.removesuffix(self.year) if self.year else text
        names = before.rstrip(" ,;:\u00a0")
        return names, before[len(names) :]


def _cites(
    style: Style, records: Sequence[Record], locale: str | None
) -> tuple[dict[str, _Cited], csl.Rendered]:
    """Cite each record alone, with its names and without.

    Notes are short ones: what stands in a note is cited again and again with the same label.
    """
    positions = frozenset({"subsequent" if style.note else "first"})
    whole = [Cite(record.id, positions=positions) for record in records]
    bare = [evolve(cite, suppress_author=True) for cite in whole]
    rendered = csl.render(
        style, records, [Citation([cite]) for cite in (*whole, *bare)], locale=locale
    )
    texts = list(rendered.citations)
    pairs = zip(records, texts[: len(records)], texts[len(records) :], strict=True)
    found = {record.id: _parted(text, unbracketed(rest)[1], style) for record, text, rest in pairs}
    return found, rendered


def _parted(runs: RichText, rest: RichText, style: Style) -> _Cited:
    opening, inner, closing = unbracketed(runs)
    if style.note:
        inner = unstopped(inner)
    raised = bool(inner) and all("superscript" in run.styles for run in inner)
    if raised:
        inner = tuple(run._replace(styles=run.styles - {"superscript"}) for run in inner)
    year = plain(rest)
    text = plain(inner)
    return _Cited(opening, closing, inner, year if text.endswith(year) else "", raised)


# --- what a style says in the list ------------------------------------------------


def _unlabelled(runs: RichText) -> tuple[RichText, RichText]:
    """Part the number or code of an entry from its text: LaTeX writes it."""
    label = lines(runs)[0].label
    if label and any(run.variable in _LABELS for run in label):
        return label, runs  # which `latex2e.paragraphs` leaves out
    before = 0
    for run in runs:
        if run.variable in _LABELS:
            rest = plain(runs)[before + len(run.text) :]
            end = before + len(run.text) + len(rest) - len(rest.lstrip(".):]"))
            return cut(runs, 0, end), cut(runs, end, len(plain(runs)))
        before += len(run.text)
        if any(map(str.isalnum, run.text)):
            break
    return (), runs


def _number(label: RichText) -> str:
    return "".join(run.text for run in label if run.variable in _LABELS)


def _told(cite: _Cited, label: RichText) -> RichText:
    """Return what LaTeX prints for a citation: the number that the list has, if it has one."""
    return (Run(_number(label)),) if label and cite.is_label else cite.inner


# --- what natbib wants ------------------------------------------------------------


def _natbib(record: Record, cite: _Cited, term: str) -> str:
    """Write names and year as natbib takes them apart: ``Knuth(1984)Knuth``."""
    short = cite.names[0] or _title(record)
    everybody = _everybody(record)
    long = everybody if everybody and not short.endswith(everybody[-1]) else [short]
    return f"{_fit(short)}({_year(cite.year)}){_fit(_enumerated(long, term))}"


def _title(record: Record) -> str:
    found = record.fields.get("title-short") or record.fields.get("title")
    return found if isinstance(found, str) else record.id


def _everybody(record: Record) -> list[str]:
    people = next((p for v in ("author", "editor") if (p := record.fields.get(v))), ())
    if not isinstance(people, tuple):
        return []
    known = [one for one in people if isinstance(one, Name)]
    return [name for one in known if (name := one.literal or one.family or one.given)]


def _enumerated(names: list[str], term: str) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {term} {names[-1]}"


def _year(text: str) -> str:
    """Return a year in what natbib can take apart sign by sign: letters, digits and stops."""
    plainly = unicodedata.normalize("NFKD", re.sub("[\u2010-\u2015]", "-", text))
    return re.sub(r"[^A-Za-z0-9 .,/-]", "", plainly).strip()


def _fit(text: str) -> str:
    """Write text for the label of natbib, which divides it at brackets."""
    written = _latex((Run(text),))
    return written if re.fullmatch(r"[\w ,.’-]*", written) else f"{{{written}}}"


# --- what is set up ---------------------------------------------------------------


class _Look(NamedTuple):
    """What stands around the citations, and around the labels of the list."""

    cited: _Cited  #: a citation that stands for most
    delimiter: str  #: between two citations
    gap: str  #: between names and year
    listed: RichText  #: a label in the list; empty: it has none


def _look(
    style: Style,
    cites: Mapping[str, _Cited],
    dated: Mapping[str, _Cited],
    labels: list[RichText],
) -> _Look:
    around = Counter((one.opening, one.closing, one.raised) for one in cites.values())
    usual = around.most_common(1)[0][0]
    cited = next(o for o in cites.values() if (o.opening, o.closing, o.raised) == usual)
    area = style.areas.get("citation")
    layout = area.child("layout") if area else None
    delimiter = SIGN.sub("", layout.delimiter) if layout else ", "
    gaps = Counter(one.names[1] for one in dated.values() if one.year and one.names[0])
    gap = gaps.most_common(1)[0][0] if gaps else " "
    return _Look(cited, delimiter, gap, next(filter(None, labels), ()))


def _setup(look: _Look, *, hanging: bool) -> str:
    opening, closing = (_latex((Run(text),)) for text in (look.cited.opening, look.cited.closing))
    label = _label_definition(look.listed)
    return (
        _SETUP.replace("<label>", label or (r"\hspace*{1.5em}" if hanging else ""))
        .replace("<number>", label or "[#1]")
        .replace("<before>", r"\unskip\textsuperscript{" if look.cited.raised else "")
        .replace("<after>", "}" if look.cited.raised else "")
        .replace("<natbib>", _bibpunct(look, opening, closing))
        .replace("<opening>", opening)
        .replace("<closing>", closing)
    )


def _label_definition(label: RichText) -> str:
    """Write how the number ``#1`` of an entry looks, such as ``[#1]``."""
    if not label:
        return ""
    at = next(at for at, run in enumerate(label) if run.variable in _LABELS)
    before, after = (_latex(part) for part in (label[:at], label[at + 1 :]))
    raised = "superscript" in label[at].styles
    return f"{before}\\textsuperscript{{#1}}{after}" if raised else f"{before}#1{after}"


def _bibpunct(look: _Look, opening: str, closing: str) -> str:
    kind = "a"
    if look.cited.is_label:
        kind = "s" if look.cited.raised else "n"
    marks = (opening, closing, look.delimiter.strip(), kind, look.gap.strip(), ",")
    written = (_latex((Run(mark),)) if mark == look.delimiter.strip() else mark for mark in marks)
    return "".join(f"{{{mark}}}" for mark in written)


def _latex(runs: RichText) -> str:
    return output.inline(tuple(run._replace(href=None) for run in runs), to="latex")


def _comment(text: str) -> str:
    return re.sub(r"[^\w .-]", "?", text)


_HEAD = "% Written by citekit, in the style {style}. It is written anew with each run.\n"
#: All of it is undone after the list. What is written into the .aux counts from its next
#: reading on, and only where no package has other plans for citations.
_SETUP = r"""\begingroup
\makeatletter
\ifx\href\@undefined
  \def\href#1#2{#2}%
  \def\url#1{{\chardef\~=126 \texttt{#1}}}%
\fi
\ifx\NAT@parse\@undefined
  \def\citekitcite#1{\def\citekit@cite{#1}}%
  \let\citekit@item\@lbibitem
  \def\@lbibitem[#1]#2{\citekit@item[{\citekit@cite}]{#2}}%
  \def\@biblabel#1{<label>}%
  \def\citekithang{\itemindent-\leftmargin}%
\else
  \def\citekitcite#1{}%
  \let\citekithang\relax
  \def\@tempa#1{[#1]}%
  \ifx\bibnumfmt\@tempa\def\bibnumfmt#1{<number>}\fi
\fi
\if@filesw
  \catcode`\#=12
  \immediate\write\@auxout{\unexpanded{%
    \ifx\NAT@parse\@undefined
      \def\@tempa#1#2{[{#1\if@tempswa , #2\fi}]}%
      \ifx\@cite\@tempa\gdef\@cite#1#2{<before><opening>{#1\if@tempswa , #2\fi}<closing><after>}\fi
    \else\ifx\bibstyle\@gobble\else\bibpunct<natbib>\fi\fi}}%
  \catcode`\#=6
\fi
\makeatother
"""
