"""The evaluator: a part of a style and what is asked of a record → a template.

The tree is walked once for all records of which the style asks the same questions with
the same answers: every question goes through `State.fact`, and what an element gives is
not text but fragments, constants and slots that are filled record by record. Each element
also says whether it called variables and found any, which decides about the groups
around it. `shapes` keeps the templates.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from attrs import field, frozen

from citekit.csl import casing, dating, naming, numerals
from citekit.csl.facts import Facts
from citekit.csl.lexicon import Lexicon
from citekit.csl.signs import begin, end, value_of, wrap
from citekit.csl.tree import Node, Style, joined
from citekit.csl.typography import ALPHABETIC, marked
from citekit.patterns import regex
from citekit.variables import DATES, NAMES

__all__ = [
    "CLEAR", "LOCATORS", "QUESTIONS", "Ambiguity", "Cite", "Fragment", "NamesSlot", "Placed",
    "State", "Subject", "evaluate", "pieces",
]  # fmt: skip


def _words(value: object) -> str:
    """Take text, a number as text, and None for no text."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise TypeError(f"a cite holds text, not {type(value).__name__}")


def _stripped(value: object) -> str:
    return _words(value).strip()


def _named(value: object) -> str:
    return _words(value) or "page"


@frozen
class Cite:
    """A reference to one record, at one place of a document.

    Numbers are taken for text; TypeError for anything else that is no text.

    >>> Cite("knuth1984", locator="3", label="chapter").prefix
    ''
    """

    id: str = field(converter=_words)
    locator: str = field(default="", converter=_stripped)  #: where in the work: ``12``, ``iv–x``
    #: what the locator counts: a CSL locator term
    label: str = field(default="page", converter=_named)
    prefix: str = field(default="", converter=_words)  #: words before the cite: ``see``
    suffix: str = field(default="", converter=_words)
    suppress_author: bool = False  #: the text around names the author
    author_only: bool = False  #: only the author, for the text around
    #: ``first``, ``subsequent``, ``ibid`` …; None: as the document has it
    positions: frozenset[str] | None = None


class Placed(NamedTuple):
    """A cite, and what its place in the document makes of it."""

    cite: Cite
    positions: frozenset[str]  #: CSL 1.0.2, Choose, ``position``
    first_note: int = 0  #: the note that has the first cite of the record


class Ambiguity:
    """What disambiguation decided for one record."""

    __slots__ = ("condition", "levels", "shown", "suffix")

    def __init__(self) -> None:
        self.shown = 0  #: names to show at least
        self.levels: dict[int, int] = {}  #: position of a name → level of its given name
        self.condition = False  #: ``disambiguate`` conditions are true
        self.suffix = ""  #: year suffix


#: of a record that nothing was decided for
CLEAR = Ambiguity()
_NOWHERE: frozenset[str] = frozenset()


class Subject:
    """What is evaluated: a record, and the cite of it if it is cited."""

    __slots__ = (
        "ambiguity", "cite", "facts", "first_note", "hides_names", "number", "positions",
    )  # fmt: skip

    def __init__(
        self,
        facts: Facts,
        number: int,
        ambiguity: Ambiguity = CLEAR,
        cite: Cite | None = None,
        positions: frozenset[str] = _NOWHERE,
        first_note: int = 0,
        *,
        hides_names: bool = False,
    ) -> None:
        self.facts = facts
        self.number = number
        self.ambiguity = ambiguity
        self.cite = cite
        self.positions = positions
        self.first_note = first_note
        self.hides_names = hides_names  #: collapsed, or author suppressed

    def raw(self, variable: str) -> str:
        """Give a text or number, of the record or of the cite, as it stands there."""
        if variable in _CITE_VARIABLES:
            return _CITE_VARIABLES[variable](self)
        return self.facts.raw(variable)

    def text(self, variable: str) -> str:
        """Give a text or number as marked text."""
        if variable in _CITE_VARIABLES:
            return marked(_CITE_VARIABLES[variable](self), self.facts.lexicon)
        return self.facts.text(variable)


def _locator_of(subject: Subject) -> str:
    if subject.cite is None:
        return subject.facts.raw("locator")
    return _parted(subject.cite.locator, subject.cite.label)[1]


#: What a locator may begin with, or hold, to say what it counts → the locator term.
_ABBREVIATIONS: Mapping[str, str] = {**numerals.COUNTED, "s.v": "sub-verbo"}
_ABBREVIATED = regex(rf"(?<!\w)({'|'.join(map(re.escape, _ABBREVIATIONS))})\.[ \u00a0]+(?=\S)")


@lru_cache(maxsize=1024)
def _parted(locator: str, label: str) -> tuple[str, str]:
    """Part the label from a locator that brings its own: ``vol. 2`` is volume 2.

    >>> _parted("vol. 2", "page"), _parted("2", "page")
    (('volume', '2'), ('page', '2'))
    """
    match = _ABBREVIATED.match(locator) if "." in locator else None
    if match is None:
        return label, locator
    return _ABBREVIATIONS[match[1]], locator[match.end() :]


def _label_of(subject: Subject) -> str:
    """Make a label of names and year, as citeproc-js does: Aalt02, RoNo78."""
    facts = subject.facts
    if label := facts.raw("citation-label"):
        return label
    people = next((p for variable in _LABELLED_BY if (p := facts.names(variable))), ())
    families = [_ARTICLE.sub("", name.family or name.literal or "") for name in people]
    sizes = {0: (), 1: (4,), 2: (2, 2), 3: (2, 1, 1)}.get(len(families), (1, 1, 1, 1))
    words = zip(families, sizes, strict=False)
    text = "".join(
        "".join(filter(_is_alphabetic, word))[:size].capitalize() for word, size in words
    )
    if not text:
        title = [word for word in facts.raw("title").split() if word not in casing.STOP_WORDS]
        text = "".join(title)[:4].capitalize()
    date = facts.date("issued")
    year = f"{abs(date.start[0]) % 100:02d}" if date is not None and date.start else "00"
    return f"{text}{year}{subject.ambiguity.suffix}"


#: Who a label is made of: the first of these that a record has, as citeproc-js lists them.
_LABELLED_BY = tuple(sorted(NAMES))
_ARTICLE = regex(r"^(?:an?|the)\s+", re.IGNORECASE)


def _is_alphabetic(letter: str) -> bool:
    return letter.isalpha() and ALPHABETIC.match(letter) is not None


#: Variables that the document gives, not the record.
_CITE_VARIABLES: Mapping[str, Callable[[Subject], str]] = {
    "citation-number": lambda subject: str(subject.number) if subject.number else "",
    "year-suffix": lambda subject: subject.ambiguity.suffix,
    "citation-label": _label_of,
    "locator": _locator_of,
    "first-reference-note-number": lambda subject: str(subject.first_note or ""),
}

# --- questions -------------------------------------------------------------------


def _names_itself(subject: Subject, _: str) -> bool:
    """Tell whether a locator begins with a label of its own: vol. 1, fol. 186."""
    word = re.match(r"[^\W\d_]+\.?(?=\s)", subject.raw("locator"))
    lexicon = subject.facts.lexicon
    return word is not None and any(
        word[0] == lexicon.term(label, form, plural=plural)
        for label in LOCATORS
        for form in ("short", "long", "symbol")
        for plural in (False, True)
    )


def _same_names(subject: Subject, _: str) -> bool:
    return subject.facts.names("editor") == subject.facts.names("translator")


#: Everything that a template may depend on. ``type`` and ``has`` follow from `Facts.key`.
QUESTIONS: Mapping[str, Callable[[Subject, str], Any]] = {
    "type": lambda subject, _: subject.facts.key[0],
    "has": lambda subject, variable: subject.facts.has(variable),
    "given": lambda subject, variable: bool(subject.raw(variable).strip()),
    "numeric": lambda subject, variable: numerals.is_numeric(
        subject.raw(variable), variable, subject.facts.lexicon.term("and")
    ),
    "date": lambda subject, variable: dating.kind(subject.facts.date(variable)),
    "circa": lambda subject, variable: bool(getattr(subject.facts.date(variable), "circa", False)),
    "precision": lambda subject, variable: dating.precision(subject.facts.date(variable)),
    "several": lambda subject, variable: len(subject.facts.names(variable)) > 1,
    "count": lambda subject, variable: len(subject.facts.names(variable)),
    "plural": lambda subject, variable: _is_plural(
        variable, subject.raw(variable), subject.facts.lexicon
    ),
    "same names": _same_names,
    "position": lambda subject, place: place in subject.positions,
    "condition": lambda subject, _: subject.ambiguity.condition,
    "hides names": lambda subject, _: subject.hides_names,
    "label": lambda subject, _: (
        _parted(subject.cite.locator, subject.cite.label)[0] if subject.cite else "page"
    ),
    "names itself": _names_itself,
}

# --- fragments -------------------------------------------------------------------

#: A constant, or a slot: what fills it.
Fragment = str | Callable[[Subject], str]
#: fragments, called a variable, found one
_Result = tuple[list[Fragment], bool, bool]


def text_of(fragments: Sequence[Fragment], subject: Subject) -> str:
    """Fill the slots."""
    return "".join([f if type(f) is str else f(subject) for f in fragments])  # type: ignore[operator]


def _changed(fragments: list[Fragment], change: Callable[[str, Subject], str]) -> list[Fragment]:
    """Apply a change to a text that is not there yet."""
    inner = tuple(fragments)
    names = next((each for each in inner if isinstance(each, NamesSlot)), None)
    if names is None:
        return [lambda subject: change(text_of(inner, subject), subject)]
    return [NamesSlot(lambda subject: change(text_of(inner, subject), subject), names.variable,
                      names.options, names.et_al)]  # fmt: skip


class NamesSlot:
    """The first names of an entry: a slot that disambiguation and grouping know of."""

    __slots__ = ("et_al", "options", "variable", "write")

    def __init__(
        self,
        write: Callable[[Subject], str],
        variable: str = "",
        options: naming.Options | None = None,
        et_al: Node | None = None,
    ) -> None:
        self.write = write
        self.variable = variable  #: empty where something else stands in for names
        self.options = options
        self.et_al = et_al

    def __call__(self, subject: Subject) -> str:
        """Write the names."""
        return self.write(subject)

    def people(self, subject: Subject) -> tuple[object, ...]:
        """Give what tells whether two entries have the same names: those shown, and if all are."""
        if self.options is None:
            return (self.write(subject),)
        names = subject.facts.names(self.variable)
        shown = naming.shown(len(names), self.options, subject.ambiguity.shown)
        known = map(naming.identity, names[:shown])
        return (*known, "et-al") if shown < len(names) else tuple(known)

    def texts(self, subject: Subject) -> list[str]:
        """Write the names that are shown, each by itself."""
        if self.options is None:
            return [self.write(subject)]
        ambiguity = subject.ambiguity
        _, texts = naming.names_list(
            subject.facts.names(self.variable), self.options, subject.facts.lexicon, self.et_al,
            least=ambiguity.shown, levels=ambiguity.levels,
        )  # fmt: skip
        return texts


class State:
    """One evaluation: what was asked, and what was decided on the way."""

    def __init__(
        self,
        style: Style,
        lexicon: Lexicon,
        area: str,
        subject: Subject,
        *,
        sort_key: Node | None = None,
        suppressed: Iterable[str] = (),
        made: dict[Any, Any] | None = None,
        bare: bool = False,
    ) -> None:
        self.style, self.lexicon, self.area, self.subject = style, lexicon, area, subject
        #: what does not depend on the record, kept with the style
        self.made: dict[Any, Any] = {} if made is None else made
        self.sort_key = sort_key
        #: in the order of asking; the first is the root of all
        self.answers: dict[tuple[str, str], Any] = {}
        self.bare = bare or sort_key is not None  #: values are not marked: nobody reads them
        self.type: str = self.fact("type")
        self.suppressed = set(suppressed)
        self.substituting = False  #: what names print now is not printed again
        self.model: Node | None = None  #: whose substitute this is: what names alone inherit from
        self.hidden = False  #: the names of a cite were left out
        self.used: list[str] = []  #: variables printed, in order
        self.suffix_done = False
        self.names_taken = False
        self.began = ""  #: ``term`` or ``data``: what the text begins with
        self.led: bool | None = None  #: the element that was met first printed something

    def fact(self, question: str, about: str = "") -> Any:
        """Ask something that the result depends on."""
        key = (question, about)
        answers = self.answers
        if key in answers:
            return answers[key]
        answer = answers[key] = QUESTIONS[question](self.subject, about)
        return answer

    def has(self, variable: str) -> bool:
        """Ask whether a variable has a value."""
        if variable in _CITE_VARIABLES:
            return bool(self.fact("given", variable))
        key = ("has", variable)
        answers = self.answers
        if key in answers:
            return bool(answers[key])
        answer = answers[key] = self.subject.facts.has(variable)
        return answer


# --- elements --------------------------------------------------------------------


def evaluate(nodes: Iterable[Node], state: State) -> tuple[list[list[Fragment]], bool, bool]:
    """Evaluate elements; a ``cs:choose`` puts its own elements among them."""
    out: list[list[Fragment]] = []
    called, found = _children(nodes, state, out)
    return out, called, found


def _children(nodes: Iterable[Node], state: State, out: list[list[Fragment]]) -> tuple[bool, bool]:
    called = found = False
    for node in nodes:
        tag = node.tag
        if tag == "choose":
            for branch in node.children:
                if branch.tag == "else" or _holds(branch, state):
                    more, some = _children(branch.children, state, out)
                    called, found = called or more, found or some
                    break
            continue
        element = _ELEMENTS.get(tag)
        if element is None:
            continue
        leads = state.led is None
        if leads:
            state.led = False  # what is within it is not met first
        fragments, more, some = element(node, state)
        if leads:
            state.led = bool(fragments)
        called, found = called or more, found or some
        if fragments:
            if not state.began and _begins(node):
                state.began = "data"
            if node.display:
                fragments = [begin(node.display), *fragments, end(node.display)]
            out.append(fragments)
    return called, found


def _begins(node: Node) -> bool:
    """Tell whether an element is what a text begins with.

    Groups are not, nor are numbers that the document gives.
    """
    if node.tag == "text":
        attrs = node.attrs
        return "macro" not in attrs and attrs.get("variable") not in _NUMBERS
    return node.tag != "group"


_NUMBERS = frozenset(("citation-number", "year-suffix"))


def pieces(out: Sequence[list[Fragment]], delimiter: str = "") -> list[Fragment]:
    """Put fragments one after the other."""
    if len(out) == 1:
        return out[0]
    flat: list[Fragment] = []
    for fragments in out:
        if flat and delimiter:
            flat.append(delimiter)
        flat += fragments
    return flat


def _around(node: Node, fragments: list[Fragment]) -> list[Fragment]:
    """Put the formats and affixes of an element around its fragments."""
    if not fragments:
        return fragments
    return [node.left, *fragments, node.right] if node.left or node.right else fragments


def _group(node: Node, state: State) -> _Result:
    out: list[list[Fragment]] = []
    began = state.began
    called, found = _children(node.children, state, out)
    if called and not found:
        state.began = began
        return [], True, False
    if not out:
        return [], called, False
    # "a non-empty nested cs:group is treated as a non-empty variable"
    return _around(node, pieces(out, node.delimiter)), True, True


def _text(node: Node, state: State) -> _Result:
    attrs = node.attrs
    if "macro" in attrs:
        if node.macro is None:
            return [], False, False
        out: list[list[Fragment]] = []
        model, state.model = state.model, None
        began = state.began
        called, found = _children(node.macro.children, state, out)
        state.model = model
        if called and not found:
            state.began = began
            return [], True, False
        # "if the cs:macro is non-empty, it is treated as a non-empty variable"
        return _dressed(node, pieces(out), state), called or bool(out), found or bool(out)
    if "term" in attrs:
        text = state.lexicon.term(
            attrs["term"], attrs.get("form", "long"), plural=attrs.get("plural") == "true"
        )
        if text and not state.began:
            # "the first character … should preferably be uppercased": of entries, and in notes
            if state.area == "bibliography":
                text = casing.first(text)
            elif not _LETTER.search(attrs.get("prefix", "")):
                state.began = "data" if attrs.get("text-case") == "lowercase" else "term"
        return _dressed(node, [text] if text else [], state, term=True), False, False
    if "value" in attrs:
        text = marked(attrs["value"], state.lexicon)
        return _dressed(node, [text] if text else [], state), False, False
    variable = attrs.get("variable", "")
    if not variable:
        return [], False, False
    slot = _variable(variable, attrs.get("form", ""), state)
    if slot is not None and variable in _COUNTED:
        state.used.append(variable)
        return _counted(node, variable, "numeric", state), True, True
    if slot is None:
        # a suffix that is not needed empties no group: "(n.d.)"
        return [], variable != "year-suffix", False
    state.used.append(variable)
    return _dressed(node, [slot], state, variable), True, True


_LETTER = regex(r"[^\W\d_]")

#: Which variables stand in for the short form of one.
_SHORT: Mapping[str, str] = {"title": "title-short", "container-title": "container-title-short"}
#: Variables that are numbers also where a style asks for them as text.
_COUNTED = frozenset(
    """
    page page-first issue volume number chapter-number collection-number edition number-of-pages
    number-of-volumes
    """.split()
)


def _variable(variable: str, form: str, state: State) -> Fragment | None:
    """Give the slot of a text variable, or None where there is no value to print."""
    if variable in ("year-suffix", "citation-label"):  # a label ends in the suffix
        state.suffix_done = True
    if variable == "year-suffix" and state.sort_key is not None:  # it follows from the order
        return None
    if variable in state.suppressed:
        return None
    shown = variable
    if form == "short" and variable in _SHORT and state.fact("has", _SHORT[variable]):
        shown = _SHORT[variable]
    elif not state.has(variable):
        return None
    if variable == "locator":
        return _locator_slot(state)
    if variable == "citation-number" and state.sort_key is not None:
        return lambda subject: f"{subject.number:08d}"
    if variable in _CITE_VARIABLES:
        return lambda subject: subject.text(shown)
    return lambda subject: subject.facts.text(shown)


def _counted(node: Node, variable: str, form: str, state: State) -> list[Fragment]:
    """Give what prints a number: each of several takes the case that the style asks for."""
    ranges = state.style.attrs.get("page-range-format", "")
    change = _change_of(node, state)
    lexicon = state.lexicon
    docket = variable == "number" and state.type == "legal_case"  # hyphens are no dashes there

    def slot(subject: Subject) -> str:
        text = subject.text(variable)
        if docket:
            text = text.replace("-", "\\-")
        own = None if change is None else lambda part: change(part, subject)
        return numerals.number(text, variable, form, lexicon, ranges, own)

    return _dressed(node, [slot], state, variable, changed=True)


def _locator_slot(state: State) -> Callable[[Subject], str]:
    ranges = state.style.attrs.get("page-range-format", "")
    delimiter = state.lexicon.term("page-range-delimiter") or "–"
    ampersand = state.lexicon.term("and", "symbol") or "&"
    if ranges and (state.subject.cite is None or state.fact("label") != "page"):
        ranges = ""

    def localized(match: re.Match[str]) -> str:
        term = state.lexicon.term(_ABBREVIATIONS[match[1]], "short")
        return f"{term} " if term else match[0]

    def locator(subject: Subject) -> str:
        text = subject.text("locator")
        text = text.replace("&", ampersand) if "&" in text else text
        if "." in text:
            text = _ABBREVIATED.sub(localized, text)
        return numerals.pages(text, ranges, delimiter)

    return locator


#: A period within a word, as in an address (example.org), is no period to strip.
_PERIOD = regex(r"\.(?![a-z])")
_ANY_PERIOD = regex(r"\.")


def _change_of(
    node: Node, state: State, *, term: bool = False
) -> Callable[[str, Subject | None], str] | None:
    """Give what an element does to its text: periods go, cases change.

    Words of the style (no subject) are in its language, whatever the record's is; a term
    (“n.d.”) is no address, and all its periods are periods.
    """
    attrs = node.attrs
    case = attrs.get("text-case")
    stripping = "strip-periods" in attrs and attrs["strip-periods"] == "true"
    period = _ANY_PERIOD if term else _PERIOD
    if case is None:
        return (lambda text, _: period.sub("", text)) if stripping else None
    own = state.lexicon.lang.startswith("tr")

    def change(text: str, subject: Subject | None) -> str:
        if stripping:
            text = period.sub("", text)
        if case == "uppercase" and (subject.facts.turkish if subject else own):
            return casing.change(text, "uppercase-turkish")
        return casing.change(text, case, english=subject is None or subject.facts.english)

    return change


def _dressed(
    node: Node,
    fragments: list[Fragment],
    state: State,
    variable: str = "",
    *,
    term: bool = False,
    changed: bool = False,
) -> list[Fragment]:
    """Put on a text what its element asks for, in the order of the specification."""
    if not fragments:
        return fragments
    change = None if changed else _change_of(node, state, term=term)
    if change is not None:
        if len(fragments) == 1 and isinstance(fragments[0], str):
            fragments = [change(fragments[0], None)]
        else:
            fragments = _changed(fragments, change)
    if variable and not state.bare:
        opening, closing = value_of(variable)
        fragments = [opening, *fragments, closing]
    return _around(node, fragments)


def _number(node: Node, state: State) -> _Result:
    variable = node.get("variable")
    if variable in state.suppressed or not state.has(variable):
        return [], True, False
    state.used.append(variable)
    if state.sort_key is not None and state.fact("numeric", variable):
        return [lambda subject: _padded(subject.raw(variable))], True, True
    form = node.get("form", "numeric")
    if variable != "locator":
        return _counted(node, variable, form, state), True, True
    slot = written = _locator_slot(state)
    if form != "numeric":
        slot = lambda subject: numerals.number(written(subject), variable, form, state.lexicon)  # noqa: E731
    return _dressed(node, [slot], state, variable), True, True


def _padded(text: str) -> str:
    return "".join([part.zfill(8) if part.isdigit() else part for part in re.split(r"(\d+)", text)])


def _label(node: Node, state: State) -> _Result:
    variable = node.get("variable")
    if variable in state.suppressed or not state.has(variable):
        return [], False, False
    term = variable
    if variable == "locator":
        if state.fact("names itself"):
            return [], False, False
        term = state.fact("label")
    rule = node.get("plural", "contextual")
    return _term_slot(node, term, variable, "plural", rule, state), False, False


def _is_plural(variable: str, value: str, lexicon: Lexicon) -> bool:
    word = lexicon.term("and")
    if variable in ("number-of-pages", "number-of-volumes") and value[:1].isdecimal():
        count = re.match(r"\d{1,9}", value)
        if count is not None and int(count[0]) > 1:
            return numerals.is_numeric(value, variable, word)
    if variable == "locator" and "." in value:
        value = _ABBREVIATED.split(value, 1)[0]  # vol. 1, fol. 186: one volume
    return numerals.is_plural(value, variable, word)


def _term_slot(
    node: Node, term: str, variable: str, question: str, rule: str, state: State
) -> list[Fragment]:
    """Give a label: its singular or its plural, as the value asks for (`question`)."""
    form = node.get("form", "long")
    term = _TERM_OF.get(term, term)
    one, many = (state.lexicon.term(term, form, plural=plural) for plural in (False, True))
    if rule != "contextual":
        one = many = many if rule == "always" else one
    elif one != many and not (one and many):
        one = many = many if state.fact(question, variable) else one
    if one == many:
        return _dressed(node, [one] if one else [], state, term=True)
    change = _change_of(node, state, term=True)
    if change is not None:
        one, many = change(one, None), change(many, None)
    ask = QUESTIONS[question]
    return _around(node, [lambda subject: many if ask(subject, variable) else one])


#: CSL 1.0.2, Appendix III, Locators.
LOCATORS = tuple(
    """
    act appendix article-locator book canon chapter column elocation equation figure folio issue
    line note opus page paragraph part rule scene section sub-verbo supplement table timestamp
    title-locator verse version volume
    """.split()
)
_TERM_OF: Mapping[str, str] = {"sub verbo": "sub-verbo", "article": "article-locator"}


#: Dates that are kept as they were written: the years of a list are few.
_MANY = 1000


def _date_slot(
    variable: str,
    parts: list[Node],
    delimiter: str,
    known: dict[Any, str],
    lexicon: Lexicon,
    *,
    suffixed: bool,
) -> Callable[[Subject], str]:
    """Give what writes a date; what is `known` was written before."""

    def with_suffix(subject: Subject) -> str:
        suffix = wrap(subject.ambiguity.suffix, "nocase")
        return dating.written(parts, delimiter, subject.facts.date(variable), lexicon, suffix)

    def plain(subject: Subject) -> str:
        date = subject.facts.date(variable)
        if date is None or not date.start:
            return dating.written(parts, delimiter, date, lexicon)
        key = date.start, date.end, date.season
        text = known.get(key)
        if text is None:
            text = dating.written(parts, delimiter, date, lexicon)
            if len(known) < _MANY:
                known[key] = text
        return text

    return with_suffix if suffixed else plain


def _date(node: Node, state: State) -> _Result:
    variable = node.get("variable")
    if variable in state.suppressed or not state.fact("has", variable):
        return [], True, False
    state.fact("date", variable)
    date = state.subject.facts.date(variable)
    assert date is not None
    lexicon = state.lexicon
    if node not in state.made:
        state.made[node] = *dating.formats(node, lexicon), {}
    parts, delimiter, known = state.made[node]
    if state.sort_key is not None:
        shown = frozenset(part.get("name") for part in parts)
        found = bool(dating.sort_value(date, shown))
        return (
            (
                [lambda subject: dating.sort_value(subject.facts.date(variable), shown)]
                if found
                else []
            ),
            True,
            found,
        )
    if not dating.written(parts, delimiter, date, lexicon):
        return [], True, False
    state.used.append(variable)
    suffixed = (
        not state.suffix_done
        and not state.style.has_suffix.get("citation")
        and not state.style.has_suffix.get("bibliography")
        and any(part.get("name") == "year" for part in parts)
        and state.fact("given", "year-suffix")
    )
    if suffixed:
        state.suffix_done = True
    slot = _date_slot(variable, parts, delimiter, known, lexicon, suffixed=suffixed)
    fragments: list[Fragment] = [slot]
    if "text-case" in node.attrs:
        case = node.attrs["text-case"]
        fragments = _changed(
            fragments,
            lambda text, subject: casing.change(text, case, english=subject.facts.english),
        )
    if not state.bare:
        opening, closing = value_of(variable)
        fragments = [opening, *fragments, closing]
    return _around(node, fragments), True, True


# --- names -----------------------------------------------------------------------


def _names(node: Node, state: State) -> _Result:
    model = node
    if state.model is not None and not any(child.tag in _OWN for child in node.children):
        model = state.model
    fragments, found = _names_of(node, model, state)
    if found:
        # names that are left out were there: the words beside them stay
        return _around(model, fragments), True, bool(fragments) or state.hidden
    substitute = node.child("substitute")
    if substitute is None:
        return [], True, False
    outer = state.substituting, state.model
    state.substituting, state.model = True, node
    try:
        return _substitute(substitute, state)
    finally:
        state.substituting, state.model = outer


_OWN = frozenset(("name", "label", "et-al", "substitute"))


def _instead(fragments: Sequence[Fragment]) -> NamesSlot:
    """Give the slot of what stands in for names."""
    return NamesSlot(lambda subject: text_of(fragments, subject))


def _alternatives(nodes: Iterable[Node], state: State) -> Iterator[Node]:
    """Give what may stand in, one after the other; a ``cs:choose`` gives what is in it."""
    for node in nodes:
        if node.tag != "choose":
            yield node
            continue
        for branch in node.children:
            if branch.tag == "else" or _holds(branch, state):
                yield from _alternatives(branch.children, state)
                break


def _substitute(substitute: Node, state: State) -> _Result:
    """CSL 1.0.2, Names, Substitute: the first that prints anything; it is not printed again.

    The affixes and formats of the names that are missing go with them; names without
    children of their own inherit them.
    """
    for child in _alternatives(substitute.children, state):
        before = len(state.used)
        out: list[list[Fragment]] = []
        _children((child,), state, out)
        fragments = pieces(out)
        if fragments and not state.names_taken:
            state.names_taken = True
            if state.fact("hides names"):
                fragments, state.hidden = [], True
            else:
                fragments = [_instead(tuple(fragments))]
        if fragments or state.hidden:
            state.suppressed.update(state.used[before:])
            return fragments, True, bool(fragments)
    return [], True, False


def _names_of(node: Node, model: Node, state: State) -> tuple[list[Fragment], bool]:
    """Write the variables of `node` with the children of `model`."""
    parts: list[list[Fragment]] = []
    shown = [v for v in node.variables if v not in state.suppressed and state.fact("has", v)]
    if not shown:
        return [], False
    merged = (
        "editor" in shown
        and "translator" in shown
        and state.fact("same names", "editor translator")
    )
    for variable in shown:
        state.used.append(variable)
        if merged and variable == "translator":
            continue
        term = "editortranslator" if merged and variable == "editor" else variable
        if fragments := _one_list(variable, term, model, state):
            parts.append(fragments)
    if state.substituting:
        state.suppressed.update(node.variables)
    delimiter = node.attrs.get("delimiter", model.attrs.get("delimiter"))
    if delimiter is None:
        scope = state.style.areas.get(state.area)
        delimiter = (scope.attrs if scope else {}).get(
            "names-delimiter", state.style.attrs.get("names-delimiter", "")
        )
    if len(parts) > 1 and _options(model, state).form == "count":
        return [lambda subject: str(sum(int(text_of(part, subject)) for part in parts))], True
    return pieces(parts, joined(delimiter)), True


def _one_list(variable: str, term: str, model: Node, state: State) -> list[Fragment]:
    options = _options(model, state)
    et_al = model.child("et-al")
    lexicon = state.lexicon
    if state.sort_key is not None and options.form != "count":
        return [
            # as they would be without disambiguation
            lambda subject: naming.sort_list(subject.facts.names(variable), options)
        ]
    if options.form == "count":
        return [
            lambda subject: naming.names_list(
                subject.facts.names(variable), options, lexicon, et_al
            )[0]
        ]
    if options.attrs.get("et-al-use-first") == "0" and not naming.shown(
        state.fact("count", variable), options
    ):
        return []
    slot: Fragment
    turkish = naming.turkish(options)
    if not state.names_taken:
        state.names_taken = True
        if state.fact("hides names"):
            state.hidden = True
            return []

        def first(subject: Subject) -> str:
            ambiguity = subject.ambiguity
            return naming.names_list(
                subject.facts.names(variable), turkish if subject.facts.turkish else options,
                lexicon, et_al, least=ambiguity.shown, levels=ambiguity.levels,
            )[0]  # fmt: skip

        slot = NamesSlot(first, variable, options, et_al)
    else:

        def other(subject: Subject) -> str:
            own = turkish if subject.facts.turkish else options
            return naming.names_list(subject.facts.names(variable), own, lexicon, et_al)[0]

        slot = other
    fragments: list[Fragment] = [slot]
    if not state.bare:
        opening, closing = value_of(variable)
        fragments = [opening, slot, closing]
    return _with_label(term, variable, fragments, model, state)


def _options(model: Node, state: State) -> naming.Options:
    """Gather the options of a ``cs:name``, kept with the style."""
    scope = state.style.areas.get(state.area)
    scopes = [state.style.attrs, scope.attrs if scope else {}]
    name = model.child("name")
    subsequent = any(
        "et-al-subsequent-min" in of or "et-al-subsequent-use-first" in of
        for of in (*scopes, name.attrs if name else {})
    ) and bool(state.fact("position", "subsequent"))
    key = ("options", model, state.area, subsequent, state.sort_key)
    if key in state.made:
        known: naming.Options = state.made[key]
        return known
    options = naming.options_of(name, scopes, state.style.attrs, subsequent=subsequent)
    if state.sort_key is not None:
        options = naming.truncated(options, state.sort_key.attrs)
    state.made[key] = options
    return options


def _with_label(
    term: str, variable: str, fragments: list[Fragment], model: Node, state: State
) -> list[Fragment]:
    label = model.child("label")
    if label is None:
        return fragments
    form = label.get("form", "long")
    if term == "editortranslator" and not state.lexicon.term(term, form):
        term = "editor-translator"
    rule = label.get("plural", "contextual")
    shown = _term_slot(label, term, variable, "several", rule, state)
    tags = [child.tag for child in model.children]
    if "name" in tags and tags.index("label") < tags.index("name"):
        return [*shown, *fragments]
    return [*fragments, *shown]


# --- conditions ------------------------------------------------------------------


def _holds(node: Node, state: State) -> bool:
    """CSL 1.0.2, Choose: ``match``, over the values of all attributes."""
    types, match = node.types, node.match
    if match == "all":
        # a record has one type: of several, it can only be one
        if types and state.type not in types:
            return False
        for kind, value in node.tests:
            if not _TESTS[kind](value, state):
                return False
        return bool(types or node.tests)
    holds = state.type in types
    if not holds:
        for kind, value in node.tests:
            if _TESTS[kind](value, state):
                holds = True
                break
    return not holds if match == "none" else holds


def _test_position(value: str, state: State) -> bool:
    return state.area != "bibliography" and bool(state.fact("position", value))


def _test_locator(value: str, state: State) -> bool:
    if not state.has("locator") or state.subject.cite is None:
        return False
    return bool(state.fact("label").replace(" ", "-") == value)


def _test_disambiguate(value: str, state: State) -> bool:
    condition = bool(state.fact("condition"))
    return condition if value == "true" else not condition


def _test_uncertain(value: str, state: State) -> bool:
    return bool(state.fact("has", value) and state.fact("circa", value))


def _test_numeric(value: str, state: State) -> bool:
    if value in NAMES or value in DATES:
        return False
    return state.has(value) and bool(state.fact("numeric", value))


_TESTS: Mapping[str, Callable[[str, State], bool]] = {
    "variable": lambda value, state: state.has(value),
    "is-numeric": _test_numeric,
    "is-uncertain-date": _test_uncertain,
    "has-day": lambda value, state: state.fact("precision", value) == "day",
    "has-to-month-or-season": lambda value, state: state.fact("precision", value) == "month",
    "has-year-only": lambda value, state: state.fact("precision", value) == "year",
    "locator": _test_locator,
    "position": _test_position,
    "disambiguate": _test_disambiguate,
}

_ELEMENTS: Mapping[str, Callable[[Node, State], _Result]] = {
    "text": _text,
    "number": _number,
    "label": _label,
    "date": _date,
    "names": _names,
    "group": _group,
}
