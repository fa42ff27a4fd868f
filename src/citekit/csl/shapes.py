"""Templates, found again by the answers that made them.

Of the records of a list, many have the same shape: to all questions of the style they
give the same answers. The first of a shape is evaluated; for the others the slots of its
template are filled. The questions and answers form a tree, and what follows from the type
and the variables of a record alone is skipped in it. Without shapes (`Program.interpret`
for every record) the text is the same: that is the test.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from citekit.csl.evaluation import (
    QUESTIONS,
    Fragment,
    NamesSlot,
    State,
    Subject,
    evaluate,
    pieces,
)
from citekit.csl.facts import BITS
from citekit.csl.lexicon import Lexicon, lexicon
from citekit.csl.signs import JOINT, OPENED, PRE, SHUT, begin, end
from citekit.csl.tree import Node, Style

__all__ = ["Program", "Setting", "Template"]

#: Places of a tree of questions, and entries of its short cuts, that are kept; a list of
#: 10,000 records of all kinds needs a tenth. Beyond, a program starts anew.
_LIMIT = 200_000


_BLOCK_ENDS = frozenset(map(end, ("block", "left-margin", "right-inline", "indent")))


#: Variables that the document gives: they say nothing of a record.
_NUMBERS = frozenset(("citation-number", "citation-label", "year-suffix"))


#: Signs that tell nothing: nothing that they could be asked about follows.
_IDLE = re.compile(
    f"(?<!{JOINT}){OPENED}(?![\ue000-\ue1ff]*{PRE})|{SHUT}(?={SHUT}|[\ue000-\ue1ff]*(?:[^\ue000-\ue1ff.,:;!?]|$))"
)


def _thinned(text: str) -> str:
    """Take signs that tell nothing out of what is written again and again."""
    return _IDLE.sub("", text)


class Template:
    """What a part of a style prints for all records of one shape."""

    __slots__ = ("began", "format", "names", "says", "slots", "used")

    def __init__(self, fragments: Iterable[Fragment], state: State) -> None:
        pattern: list[str] = []
        slots: list[Any] = []
        self.names: int | None = None  #: which slot has the first names
        for fragment in fragments:
            if isinstance(fragment, str):
                pattern.append(fragment.replace("%", "%%"))
                continue
            if self.names is None and isinstance(fragment, NamesSlot):
                self.names = len(slots)
            pattern.append("%s")
            slots.append(fragment)
        self.format = _thinned("".join(pattern))
        self.slots = tuple(slots)
        self.used = frozenset(state.used)  #: the variables that are printed
        self.says = bool(self.used - _NUMBERS)  #: prints anything of the record
        self.began = state.began  #: ``term`` or ``data``: what the text begins with

    def text(self, subject: Subject) -> str:
        """Print a record of this shape, as marked text."""
        return self.format % tuple([slot(subject) for slot in self.slots])

    def parts(self, subject: Subject) -> list[str]:
        """Fill the slots alone."""
        return [slot(subject) for slot in self.slots]

    @property
    def names_slot(self) -> NamesSlot | None:
        """The slot of the first names."""
        return None if self.names is None else self.slots[self.names]


class _Has:
    """The question for a variable, answered by `Facts.key`; there are many of them."""

    __slots__ = ("about", "bit", "no", "yes")

    def __init__(self, variable: str) -> None:
        self.about = variable
        self.bit = BITS.get(variable, 0)  #: 0: a variable that CSL does not know
        self.yes: _Step | None = None
        self.no: _Step | None = None


class _Ask:
    """Any other question, and where each answer leads."""

    __slots__ = ("about", "answers", "ask", "jumps")

    def __init__(self, question: str, about: str) -> None:
        self.ask = QUESTIONS[question]
        self.about = about
        self.answers: dict[Any, _Step] = {}
        #: answer and `Facts.key` → the next question of this kind, or the template
        self.jumps: dict[tuple[Any, Any], _Ask | Template] = {}


#: The next question, or the template that the answers lead to.
_Step = _Has | _Ask | Template


class Program:
    """A part of a style, ready to print one record after another."""

    def __init__(
        self,
        style: Style,
        lexicon: Lexicon,
        area: str,
        nodes: tuple[Node, ...],
        *,
        layout: Node | None = None,
        align: bool = False,
        sort_key: Node | None = None,
        suppressed: Iterable[str] = (),
        made: dict[Any, Any] | None = None,
        bare: bool = False,
    ) -> None:
        self._style, self._lexicon, self._area, self._nodes = style, lexicon, area, nodes
        self._layout = layout
        self._align = align
        self._sort_key = sort_key
        self._suppressed = frozenset(suppressed)
        self._made: dict[Any, Any] = {} if made is None else made
        self._bare = bare
        self._forget()

    def _forget(self) -> None:
        self._root = _Ask("type", "")
        self._starts: dict[Any, _Ask | Template] = {}
        self._size = 0

    def template(self, subject: Subject) -> Template:
        """Give the template for the shape of a record."""
        key = subject.facts.key
        step = self._starts.get(key)
        if step is None:
            step = _follow(self._root.answers.get(key[0]), subject)
            if step is None:
                return self._learned(subject)
            self._starts[key] = step
            self._size += 1
        while type(step) is _Ask:
            answer = step.ask(subject, step.about)
            after = step.jumps.get((answer, key))
            if after is None:
                after = _follow(step.answers.get(answer), subject)
                if after is None:
                    return self._learned(subject)
                step.jumps[answer, key] = after
                self._size += 1
            step = after
        return step  # type: ignore[return-value]

    def _learned(self, subject: Subject) -> Template:
        """Evaluate, and keep the template under the answers that it depends on."""
        template, answers = self.interpret(subject)
        self._size += len(answers)
        if self._size > _LIMIT:
            self._forget()
        step: Any = self._root
        path = list(answers.items())
        for (_, answer), ((following, about), _) in pairwise(path):
            after = _answered(step, answer)
            if after is None:
                after = _Has(about) if following == "has" else _Ask(following, about)
                _lead(step, answer, after)
            step = after
        _lead(step, path[-1][1], template)
        return template

    def interpret(self, subject: Subject) -> tuple[Template, dict[tuple[str, str], Any]]:
        """Evaluate without looking for a template; return what it depends on, too."""
        state = State(
            self._style, self._lexicon, self._area, subject,
            sort_key=self._sort_key, suppressed=self._suppressed, made=self._made,
            bare=self._bare,
        )  # fmt: skip
        out, called, found = evaluate(self._nodes, state)
        if self._sort_key is not None and called and not found:
            out = []
        prefix, suffix = (self._layout.prefix, self._layout.suffix) if self._layout else ("", "")
        if self._align and out:
            rest = out[bool(state.led) :]
            out = [[begin("left-margin"), prefix, *out[0], end("left-margin")]] if state.led else []
            if rest:
                rest = [["" if out else prefix], *rest, [suffix]]
                out.append([begin("right-inline"), *pieces(rest), end("right-inline")])
            prefix = ""
            suffix = ""  # what ends an entry stands right of the label
        fragments = pieces(out)
        if self._layout is not None and fragments:
            while fragments[-1] == SHUT:
                fragments = fragments[:-1]
            if fragments[-1] in _BLOCK_ENDS:  # what ends the entry belongs to its last block
                *fragments, last = fragments
                suffix = f"{suffix}{last}"
            fragments = [
                f"{self._layout.opening}{prefix}",
                *fragments,
                f"{suffix}{self._layout.closing}",
            ]
        return Template(fragments, state), state.answers

    def text(self, subject: Subject) -> str:
        """Print a record as marked text."""
        return self.template(subject).text(subject)


def _follow(step: _Step | None, subject: Subject) -> _Ask | Template | None:
    """Skip the questions for variables: the key of the record answers them."""
    present = subject.facts.key[1]
    while type(step) is _Has:
        bit = step.bit
        has = present & bit if bit else subject.facts.has(step.about)
        step = step.yes if has else step.no
    return step  # type: ignore[return-value]


def _answered(step: _Has | _Ask, answer: Any) -> _Step | None:
    if isinstance(step, _Has):
        return step.yes if answer else step.no
    return step.answers.get(answer)


def _lead(step: _Has | _Ask, answer: Any, after: _Step) -> None:
    if isinstance(step, _Ask):
        step.answers[answer] = after
    elif answer:
        step.yes = after
    else:
        step.no = after


class Setting:
    """A style in one language, ready to format: the owner of all that is kept about it."""

    def __init__(self, style: Style, lang: str | None = None) -> None:
        self.style = style
        self.lexicon = lexicon(lang or style.default_locale, style.locales)
        self.english = style.default_locale.startswith("en")
        self._programs: dict[Any, Program] = {}
        self._made: dict[Any, Any] = {}  #: by the evaluation of any part

    def bibliography(self) -> Program | None:
        """Give what prints entries; None for a style without bibliography."""
        return self._area("bibliography")

    def citation(self) -> Program | None:
        """Give what prints cites, without the affixes of the layout."""
        return self._area("citation")

    def intext(self) -> Program | None:
        """Give what prints the part of a citation that stands in a sentence, if there is any."""
        return self._area("intext")

    def comparison(self) -> Program | None:
        """Give what prints cites to compare: the day of access tells no two works apart."""
        return self._area("citation", ("accessed",))

    def _area(self, name: str, suppressed: tuple[str, ...] = ()) -> Program | None:
        key = (name, suppressed)
        if key not in self._programs:
            area = self.style.areas.get(name)
            layout = area.child("layout") if area else None
            if area is None or layout is None:
                return None
            entries = name == "bibliography"
            self._programs[key] = Program(
                self.style, self.lexicon, name, layout.children,
                layout=layout if entries else None,
                # the first of one is the whole
                align=entries and bool(area.get("second-field-align")) and len(layout.children) > 1,
                suppressed=suppressed, made=self._made, bare=bool(suppressed),
            )  # fmt: skip
        return self._programs[key]

    def label(self) -> Program | None:
        """Give what prints the number before each entry; None if entries have none."""
        area = self.style.areas.get("bibliography")
        layout = area.child("layout") if area else None
        first = layout.children[:1] if layout else ()
        if not first or first[0].variables != ("citation-number",):
            return None
        return Program(self.style, self.lexicon, "bibliography", first, made=self._made)

    def key(self, area: str, node: Node) -> Program:
        """Give what prints a sort key that is a macro."""
        key = (area, id(node))
        if key not in self._programs:
            macro = self.style.macros.get(node.get("macro"))
            nodes = macro.children if macro else ()
            self._programs[key] = Program(
                self.style, self.lexicon, area, nodes, sort_key=node, made=self._made
            )
        return self._programs[key]


def setting(style: Style, lang: str | None = None) -> Setting:
    """Give the style made ready for a language, kept with the style."""
    found = style.settings.get(lang)
    if found is None:
        found = style.settings[lang] = Setting(style, lang)
    ready: Setting = found
    return ready
