"""The evaluator: one element of a style and one record → marked text.

`State` is what an evaluation may depend on: the record, the cite, the area of the
style, what disambiguation decided. Every element gives its text and whether it
called variables and found any, which decides about the groups around it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from citekit.csl import casing, dating, naming, numerals
from citekit.csl.lexicon import Lexicon
from citekit.csl.signs import Q_CLOSE, Q_OPEN, clean, from_markup, wrap
from citekit.csl.tree import Node, Style, joined
from citekit.csl.typography import quoted
from citekit.record import Date, Name, Record
from citekit.variables import DATES, NAMES

__all__ = ["Ambiguity", "Cite", "State", "children", "evaluate", "layout"]

#: text, called a variable, found one
_Result = tuple[str, bool, bool]
_NOTHING: _Result = ("", False, False)


class Cite:
    """A cite, with what its place in the document says of it."""

    def __init__(self, id: str, **given: Any) -> None:
        self.id = id
        self.locator = str(given.get("locator") or "")
        self.label = str(given.get("label") or "page")
        self.prefix = str(given.get("prefix") or "")
        self.suffix = str(given.get("suffix") or "")
        self.suppress_author = bool(given.get("suppress-author"))
        self.author_only = bool(given.get("author-only"))
        self.positions: frozenset[str] = frozenset(str(given.get("position_words") or "").split())
        self.first_note = 0
        self.note = 0


class Ambiguity:
    """What disambiguation decided for one record."""

    __slots__ = ("condition", "levels", "shown", "suffix")

    def __init__(self) -> None:
        self.shown = 0  #: names to show at least
        self.levels: dict[int, int] = {}  #: position of a name → level of its given name
        self.condition = False  #: ``disambiguate`` conditions are true
        self.suffix = ""  #: year suffix


class State:
    """One evaluation."""

    def __init__(
        self,
        style: Style,
        lexicon: Lexicon,
        record: Record,
        area: str,
        *,
        number: int = 0,
        cite: Cite | None = None,
        ambiguity: Ambiguity | None = None,
        sort_key: Node | None = None,
        label: str = "",
    ) -> None:
        self.style, self.lexicon, self.record, self.area = style, lexicon, record, area
        self.number, self.cite, self.label = number, cite, label
        self.ambiguity = ambiguity
        self.sort_key = sort_key
        self.suppressed: set[str] = set()
        self.substituting = False  #: what names print now is not printed again
        self.used: list[str] = []  #: variables printed, in order
        self.suffix_done = False
        self.names_texts: list[str] | None = None  #: of the first cs:names printed
        self.names_whole = ""
        self.names_people: tuple[Name, ...] = ()
        self.names_options: naming.Options | None = None
        self.names_taken = False
        self.hide_names = False  #: collapsed, or author suppressed
        self.replace_names: Callable[[str, list[str]], str] | None = None
        self.began = ""  #: ``term`` or ``data``: what the text begins with
        self.english = _is_english(style, record)

    # what the record says

    def names(self, variable: str) -> tuple[Name, ...]:
        """Give the names of a variable, parsed and cleaned; empty for none."""
        value = self.record.fields.get(variable)
        if not isinstance(value, tuple):
            return ()
        return tuple(
            _cleaned(naming.parsed(name), self.lexicon)
            for name in value
            if isinstance(name, Name) and (name.literal or name.family or name.given)
        )

    def date(self, variable: str) -> Date | None:
        """Give a date that says something, or None."""
        value = self.record.fields.get(variable)
        if isinstance(value, Date) and (value.start or value.literal or value.end or value.season):
            return value
        return None

    def raw(self, variable: str) -> str:
        """Give the value of a text variable as it stands in the record."""
        if variable in _CITE_VARIABLES:
            return self._of_cite(variable)
        value = self.record.fields.get(variable)
        if value is None and variable in _ALIASES:
            value = self.record.fields.get(_ALIASES[variable])
        if value is None and variable == "page-first":
            found = re.match(r"\s*\w+", str(self.record.fields.get("page") or ""))
            value = found[0].strip() if found else None
        if value is None or isinstance(value, tuple | Date | list | dict | bool):
            return ""
        return str(value)

    def _of_cite(self, variable: str) -> str:
        if variable == "citation-number":
            return str(self.number) if self.number else ""
        if variable == "year-suffix":
            return self.ambiguity.suffix if self.ambiguity else ""
        if variable == "citation-label":
            return str(self.record.fields.get("citation-label") or "") or self._label()
        if self.cite is None:
            return str(self.record.fields.get(variable) or "") if variable == "locator" else ""
        if variable == "locator":
            return self.cite.locator
        return str(self.cite.first_note or "")

    def _label(self) -> str:
        """Make a label of names and year, as citeproc-js does: Aalt02, RoNo78."""
        people = next((p for v in ("author", "editor", "translator") if (p := self.names(v))), ())
        families = [name.family or name.literal or "" for name in people]
        sizes = {0: (), 1: (4,), 2: (2, 2), 3: (2, 1, 1)}.get(len(families), (1, 1, 1, 1))
        words = zip(families, sizes, strict=False)
        text = "".join(re.sub(r"\W", "", word)[:size].capitalize() for word, size in words)
        date = self.date("issued")
        year = f"{date.start[0] % 100:02d}" if date is not None and date.start else ""
        suffix = self.ambiguity.suffix if self.ambiguity else ""
        return f"{text}{year}{suffix}"

    def text(self, variable: str, form: str = "") -> str:
        """Give a text variable as marked text; empty where it was substituted before."""
        if variable in self.suppressed:
            return ""
        value = ""
        if form == "short" and variable in _SHORT:
            value = next((v for each in _SHORT[variable] if (v := self.raw(each))), "")
        value = value or self.raw(variable)
        if not value:
            return ""
        return quoted(from_markup(clean(value)), self.lexicon)

    def has(self, variable: str) -> bool:
        """Tell whether a variable has a value."""
        if variable in NAMES:
            return bool(self.names(variable))
        if variable in DATES:
            return self.date(variable) is not None
        return bool(self.raw(variable).strip())


_CITE_VARIABLES = frozenset(
    "citation-number citation-label year-suffix locator first-reference-note-number".split()
)
_ALIASES: Mapping[str, str] = {
    "title-short": "shortTitle",
    "container-title-short": "journalAbbreviation",
    "event-title": "event",
    "event": "event-title",
}
_SHORT: Mapping[str, tuple[str, ...]] = {
    "title": ("title-short", "shortTitle"),
    "container-title": ("container-title-short", "journalAbbreviation"),
}


def _is_turkish(state: State) -> bool:
    language = str(state.record.fields.get("language") or state.lexicon.lang)
    return language.strip().lower().startswith("tr")


def _is_english(style: Style, record: Record) -> bool:
    """CSL 1.0.2, Non-English Items."""
    language = str(record.fields.get("language") or "").strip().lower()
    if style.default_locale.startswith("en"):
        return not language or language.startswith("en")
    return language.startswith("en")


def _cleaned(name: Name, lexicon: Lexicon) -> Name:
    def tidy(text: str | None) -> str | None:
        if not text:
            return text
        if text.isalpha() and text.isascii():
            return text
        return quoted(from_markup(clean(text)), lexicon)

    return Name(
        tidy(name.family),
        tidy(name.given),
        name.dropping_particle and tidy(name.dropping_particle),
        name.non_dropping_particle and tidy(name.non_dropping_particle),
        tidy(name.suffix),
        tidy(name.literal),
        name.extra,
    )


# --- elements ------------------------------------------------------------------


def layout(node: Node, state: State) -> str:
    """Evaluate the children of a layout, without its affixes and formats."""
    out: list[str] = []
    children(node.children, state, out)
    return node.delimiter.join(out) if state.area == "sort" else "".join(out)


def evaluate(node: Node, state: State) -> _Result:
    """Evaluate one element that is no ``cs:choose``."""
    return _ELEMENTS[node.tag](node, state) if node.tag in _ELEMENTS else _NOTHING


def children(nodes: Iterable[Node], state: State, out: list[str]) -> tuple[bool, bool]:
    """Evaluate elements into `out`; a ``cs:choose`` puts its own elements there."""
    called = found = False
    for node in nodes:
        if node.tag == "choose":
            branch = _branch(node, state)
            if branch is not None:
                more, some = children(branch.children, state, out)
                called, found = called or more, found or some
            continue
        text, more, some = evaluate(node, state)
        called, found = called or more, found or some
        if text:
            state.began = state.began or "data"
            out.append(_displayed(node, text))
    return called, found


def _displayed(node: Node, text: str) -> str:
    return wrap(text, node.display) if node.display else text


def _group(node: Node, state: State) -> _Result:
    out: list[str] = []
    called, found = children(node.children, state, out)
    if called and not found:
        return "", True, False
    text = node.affixed(node.formatted(node.delimiter.join(out)))
    # "a non-empty nested cs:group is treated as a non-empty variable"
    return (text, called or bool(text), found or bool(text)) if out else ("", called, False)


def _text(node: Node, state: State) -> _Result:
    attrs = node.attrs
    if "macro" in attrs:
        macro = state.style.macros.get(attrs["macro"])
        out: list[str] = []
        called, found = children(macro.children, state, out) if macro else (False, False)
        if called and not found:
            return "", True, False
        text = _dressed(node, "".join(out), state)
        # "if the cs:macro is non-empty, it is treated as a non-empty variable"
        return text, called or bool(text), found or bool(text)
    if "term" in attrs:
        text = state.lexicon.term(
            attrs["term"], attrs.get("form", "long"), plural=attrs.get("plural") == "true"
        )
        if text and not state.began:
            state.began = "data" if attrs.get("prefix") else "term"
        return _dressed(node, text, state), False, False
    if "value" in attrs:
        return (
            _dressed(node, quoted(from_markup(clean(attrs["value"])), state.lexicon), state),
            False,
            False,
        )
    variable = attrs.get("variable", "")
    text = _variable(variable, attrs.get("form", ""), state)
    if not text:
        # a suffix that is not needed empties no group: "(n.d.)"
        return "", variable != "year-suffix", False
    state.used.append(variable)
    return _dressed(node, text, state), True, True


def _variable(variable: str, form: str, state: State) -> str:
    if variable == "year-suffix":
        state.suffix_done = True
    text = state.text(variable, form)
    if not text:
        return ""
    if variable == "page":
        ranges = state.style.attrs.get("page-range-format", "")
        return numerals.pages(text, ranges, state.lexicon.term("page-range-delimiter") or "–")
    if variable in _RANGES:
        return numerals.dashed(text)
    if variable == "locator":
        return _locator(text, state)
    if variable == "citation-number" and state.sort_key is not None:
        return text.zfill(8)
    return text


#: Number variables whose hyphens between numbers become dashes.
_RANGES = frozenset(
    "issue volume number chapter-number collection-number edition section version".split()
)


def _locator(text: str, state: State) -> str:
    text = text.replace("&", state.lexicon.term("and", "symbol") or "&") if "&" in text else text
    ranges = state.style.attrs.get("page-range-format")
    if state.cite is not None and state.cite.label == "page" and ranges:
        return numerals.pages(text, ranges, state.lexicon.term("page-range-delimiter") or "–")
    # "always rendered with an en-dash replacing any hyphens"
    return re.sub(r"(?<!\\)\s?[-–]\s?(?=\w)", "–", text).replace("\\-", "-")


def _dressed(node: Node, text: str, state: State) -> str:
    """Put on a text what its element asks for, in the order of the specification."""
    if not text:
        return ""
    attrs = node.attrs
    if attrs.get("strip-periods") == "true":
        text = text.replace(".", "")
    if "text-case" in attrs:
        if attrs["text-case"] == "uppercase" and _is_turkish(state):
            text = text.replace("i", "İ")
        text = casing.change(text, attrs["text-case"], english=state.english)
    text = node.formatted(text)
    if attrs.get("quotes") == "true":
        text = f"{Q_OPEN}{text}{Q_CLOSE}"
    return node.affixed(text)


def _number(node: Node, state: State) -> _Result:
    variable = node.get("variable")
    text = state.text(variable)
    if not text:
        return "", True, False
    state.used.append(variable)
    if state.sort_key is not None and numerals.is_numeric(text):
        return (
            "".join(part.zfill(8) if part.isdigit() else part for part in re.split(r"(\d+)", text)),
            True,
            True,
        )
    form = node.get("form", "numeric")
    if variable == "page" and state.style.attrs.get("page-range-format"):
        text = _variable(variable, "", state)
    if variable == "locator":
        text = _locator(text, state)
    if form != "numeric" or variable not in ("page", "locator"):
        gender = state.lexicon.gender(variable)
        text = numerals.number(text, form, state.lexicon, gender)
    return _dressed(node, text, state), True, True


def _label(node: Node, state: State) -> _Result:
    variable = node.get("variable")
    term, value = variable, state.text(variable)
    if variable == "locator":
        term = state.cite.label if state.cite else "page"
    if not value or (variable == "locator" and _names_itself(value, state.lexicon)):
        return "", False, False
    if variable in ("number-of-pages", "number-of-volumes"):
        plural = value.strip() not in ("1", "")
    else:
        plural = numerals.is_plural(value)
    rule = node.get("plural", "contextual")
    plural = rule == "always" or (rule == "contextual" and plural)
    found = state.lexicon.term(_TERM_OF.get(term, term), node.get("form", "long"), plural=plural)
    return _dressed(node, found, state), False, False


#: CSL 1.0.2, Appendix III, Locators.
_LOCATORS = tuple(
    """
    act appendix article-locator book canon chapter column elocation equation figure folio issue
    line note opus page paragraph part rule scene section sub-verbo supplement table timestamp
    title-locator verse version volume
    """.split()
)


def _names_itself(locator: str, lexicon: Lexicon) -> bool:
    """Tell whether a locator begins with a label of its own: vol. 1, fol. 186."""
    word = re.match(r"[^\W\d]+\.?(?=\s)", locator)
    if word is None:
        return False
    forms = ("short", "long", "symbol")
    return any(
        word[0] == lexicon.term(label, form, plural=plural)
        for label in _LOCATORS
        for form in forms
        for plural in (False, True)
    )


_TERM_OF: Mapping[str, str] = {
    "sub verbo": "sub-verbo",
    "sub-verbo": "sub-verbo",
    "article": "article-locator",
}


def _date(node: Node, state: State) -> _Result:
    variable = node.get("variable")
    date = None if variable in state.suppressed else state.date(variable)
    if date is None:
        return "", True, False
    if state.sort_key is not None:
        parts, _ = dating.formats(node, state.lexicon)
        text = dating.sort_value(date, frozenset(part.get("name") for part in parts))
        return text, True, bool(text)
    suffix = ""
    if (
        state.ambiguity
        and state.ambiguity.suffix
        and not state.suffix_done
        and not state.style.has_suffix.get("citation")
        and not state.style.has_suffix.get("bibliography")
        and dating.has_year(node, state.lexicon)
    ):
        suffix = state.ambiguity.suffix
    text = dating.written(node, date, state.lexicon, wrap(suffix, "nocase") if suffix else "")
    if not text:
        return "", True, False
    if suffix:
        state.suffix_done = True
    state.used.append(variable)
    if "text-case" in node.attrs:
        text = casing.change(text, node.attrs["text-case"], english=state.english)
    return node.affixed(node.formatted(text)), True, True


# --- names ---------------------------------------------------------------------


def _names(node: Node, state: State) -> _Result:
    text, found = _names_of(node, node, state)
    if found:
        return text, True, bool(text)
    substitute = node.child("substitute")
    if substitute is None:
        return "", True, False
    outer, state.substituting = state.substituting, True
    try:
        return _substitute(substitute, node, state)
    finally:
        state.substituting = outer


def _substitute(substitute: Node, node: Node, state: State) -> _Result:
    """CSL 1.0.2, Names, Substitute: the first that prints anything; it is not printed again."""
    for child in substitute.children:
        before = len(state.used)
        if child.tag == "names" and not any(
            c.tag in ("name", "label", "et-al", "substitute") for c in child.children
        ):
            text, found = _names_of(child, node, state)
            text = text if found else ""
        else:
            out: list[str] = []
            children((child,), state, out)
            text = "".join(out)
            if text and not state.names_taken:
                _take(state, text, [text], ())
                if state.hide_names:
                    text = ""
                elif state.replace_names is not None:
                    text = state.replace_names(text, [text])
        if text:
            state.suppressed.update(state.used[before:])
            return node.affixed(node.formatted(text)), True, True
    return "", True, False


def _take(state: State, whole: str, texts: list[str], people: tuple[Name, ...]) -> None:
    """Remember the first names that an entry prints."""
    state.names_taken = True
    state.names_whole, state.names_texts, state.names_people = whole, texts, people


def _names_of(node: Node, model: Node, state: State) -> tuple[str, bool]:
    """Write the variables of `node` with the children of `model`."""
    parts: list[str] = []
    any_found = False
    variables = list(node.variables)
    merged = _merged(variables, state)
    for variable in variables:
        if variable in state.suppressed or (merged and variable == "translator"):
            continue
        people = state.names(variable)
        if not people:
            continue
        any_found = True
        state.used.append(variable)
        if merged:
            state.used.append("translator")
        text = _one_list(variable, people, model, state, merged=merged and variable == "editor")
        if text:
            parts.append(text)
    if not any_found:
        return "", False
    if state.substituting:
        state.suppressed.update(variables)
    attrs = state.style.attrs
    scope = state.style.areas.get(state.area)
    delimiter = node.attrs.get("delimiter", model.attrs.get("delimiter"))
    if delimiter is None:
        delimiter = (scope.attrs if scope else {}).get(
            "names-delimiter", attrs.get("names-delimiter", "")
        )
    text = joined(delimiter).join(parts)
    if _options(model, state).form == "count":
        text = str(sum(int(part) for part in parts if part.isdigit()))
    if node is model:
        text = node.affixed(node.formatted(text))
    return text, True


def _merged(variables: Sequence[str], state: State) -> bool:
    """Tell whether editors and translators are the same persons, to be named once."""
    if not {"editor", "translator"} <= set(variables):
        return False
    editors, translators = state.names("editor"), state.names("translator")
    return bool(editors) and editors == translators


def _one_list(
    variable: str, people: tuple[Name, ...], model: Node, state: State, *, merged: bool
) -> str:
    options = _options(model, state)
    ambiguity = state.ambiguity
    first = not state.names_taken
    shown = ambiguity.shown if ambiguity and first else 0
    levels = ambiguity.levels if ambiguity and first else None
    et_al = model.child("et-al")
    sorting = state.sort_key is not None
    if sorting and options.form != "count":
        cut = options.minimum and len(people) >= options.minimum
        use = options.first if cut else len(people)
        return "  ".join(naming.sort_text(name, options) for name in people[:use])
    whole, texts = naming.names_list(
        people, options, state.lexicon, et_al, shown=shown, levels=levels
    )
    name = model.child("name")
    if options.form == "count":
        return whole
    if first:
        _take(state, whole, texts, people)
        state.names_options = options
        if state.hide_names:
            return ""
        if state.replace_names is not None:
            whole = state.replace_names(whole, texts)
    if name is not None:
        whole = name.affixed(name.formatted(whole))
    return _with_label(variable, whole, people, model, state, merged=merged)


def _options(model: Node, state: State) -> naming.Options:
    subsequent = state.cite is not None and "subsequent" in state.cite.positions
    key = (id(model), state.area, subsequent, id(state.sort_key))
    memo = state.style.memo
    if key not in memo:
        scope = state.style.areas.get(state.area)
        scopes = [state.style.attrs, scope.attrs if scope else {}]
        options = naming.options_of(
            model.child("name"), scopes, state.style.attrs, subsequent=subsequent
        )
        if state.sort_key is not None:
            attrs = state.sort_key.attrs
            options = options._replace(
                minimum=int(attrs.get("names-min", options.minimum) or 0),
                first=int(attrs.get("names-use-first", options.first) or 0),
            )
        memo[key] = options
    found: naming.Options = memo[key]
    return found


def _with_label(
    variable: str, text: str, people: tuple[Name, ...], model: Node, state: State, *, merged: bool
) -> str:
    label = model.child("label")
    if label is None or not text:
        return text
    rule = label.get("plural", "contextual")
    plural = rule == "always" or (rule == "contextual" and len(people) > 1)
    term = "editortranslator" if merged else variable
    found = state.lexicon.term(term, label.get("form", "long"), plural=plural)
    if merged and not found:
        found = state.lexicon.term("editor-translator", label.get("form", "long"), plural=plural)
    shown = _dressed(label, found, state)
    tags = [child.tag for child in model.children]
    if "name" in tags and tags.index("label") < tags.index("name"):
        return f"{shown}{text}"
    return f"{text}{shown}"


# --- conditions ----------------------------------------------------------------


def _branch(node: Node, state: State) -> Node | None:
    for child in node.children:
        if child.tag == "else" or _holds(child, state):
            return child
    return None


def _holds(node: Node, state: State) -> bool:
    results = [
        test(value, state)
        for name, test in _TESTS.items()
        if name in node.attrs
        for value in node.attrs[name].split()
    ]
    match = node.get("match", "all")
    if match == "any":
        return any(results)
    if match == "none":
        return not any(results)
    return bool(results) and all(results)


def _test_position(value: str, state: State) -> bool:
    return state.cite is not None and state.area != "bibliography" and value in state.cite.positions


def _test_disambiguate(value: str, state: State) -> bool:
    condition = state.ambiguity is not None and state.ambiguity.condition
    return condition if value == "true" else not condition


def _test_locator(value: str, state: State) -> bool:
    if state.cite is None or not state.cite.locator:
        return False
    label = state.cite.label.replace(" ", "-")
    return value == label


def _test_uncertain(value: str, state: State) -> bool:
    date = state.date(value)
    return date is not None and bool(date.circa)


_TESTS: Mapping[str, Callable[[str, State], bool]] = {
    "type": lambda value, state: state.record.type == value,
    "variable": lambda value, state: state.has(value),
    "is-numeric": lambda value, state: numerals.is_numeric(state.raw(value)),
    "is-uncertain-date": _test_uncertain,
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
