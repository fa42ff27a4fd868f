"""What is wrong with a style file: every mistake at once, each with its line.

An error means that nothing can be formatted: no XML, no layout, macros without end. A
warning is a mistake that costs a part of what the style should print. Styles of the
catalogue are not looked at before use; what a user names by its path is.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from citekit.csl import catalogue
from citekit.csl.grammar import ELEMENTS, EXTENSIONS, RULES, Rule, Values, variant
from citekit.csl.source import (
    DEPTH_LIMIT,
    NAMESPACE,
    Element,
    Source,
    UnreadableError,
    shortened,
)
from citekit.errors import Problem, Severity, StyleError, nearest
from citekit.variables import ALIASES, VARIABLES

__all__ = ["CALLS_LIMIT", "check", "mistakes", "usable"]

#: Elements that an entry may take, macros counted as often as they are called, and the
#: characters of what they print in hundreds. The largest official style takes 3,100.
CALLS_LIMIT = 200_000
#: Mistakes that are told one by one.
_MANY = 200

_AREAS = ("citation", "bibliography")
_PARENT = "independent-parent"


def mistakes(style: bytes | str | os.PathLike[str]) -> tuple[Problem, ...]:
    """Find what is wrong with a style, given as its path or as its content in bytes.

    The mistakes stand in the order of the file; the lines and columns are those of the file.
    Raises OSError for a path that cannot be read. No content raises.

    >>> [problem] = mistakes(b"<style>")
    >>> print(problem)
    line 1: error: it is not XML: the file ends before <style> of line 1 is closed [style-not-xml]
    """
    return usable(style if isinstance(style, bytes) else catalogue.content(style))[1]


def usable(content: bytes) -> tuple[bytes, tuple[Problem, ...]]:
    """Return what of a style can be used, and everything that is wrong with it.

    What can be used is UTF-8, and without the values that CSL does not have; it is of
    no use if one of the mistakes is an error. Never raises.

    >>> usable(b"<style>")[0]
    b''
    """
    try:
        source = Source(content)
    except UnreadableError as error:
        return b"", (error.problem,)
    found = _Findings(source)
    _examine(source.root, found)
    return found.usable(), found.problems()


def check(path: str | os.PathLike[str]) -> tuple[bytes, tuple[Problem, ...]]:
    """Read a style file; return what of it can be used, and what is wrong with it nevertheless.

    Raises StyleError with all that prevents the use of the style, each with its line.

    >>> check(catalogue.locate("apa").path)[1]
    ()
    """
    file = Path(path)
    try:
        return _checked(file, catalogue.version(file))
    except OSError as error:
        message = f"it cannot be read: {error.strerror}"
        raise _refusal(file, Problem("style-unusable", message, severity="error")) from error


@lru_cache(maxsize=8)
def _checked(path: Path, version: tuple[int, int]) -> tuple[bytes, tuple[Problem, ...]]:  # noqa: ARG001
    content, problems = usable(catalogue.content(path))
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        raise _refusal(path, *errors)
    return content, tuple(problem for problem in problems if problem.severity == "warning")


def _refusal(path: Path, *errors: Problem) -> StyleError:
    """Make an error that names the first mistakes, and holds them all."""
    said = [
        problem.message if problem.line is None else f"line {problem.line}: {problem.message}"
        for problem in errors[:_NAMED]
    ]
    if len(errors) > _NAMED:
        said.append(f"and {len(errors) - _NAMED} more")
    return StyleError(f"the style {str(path)!r} cannot be used: {'; '.join(said)}", errors)


#: Mistakes that the message of an exception names.
_NAMED = 10


# --- what is found --------------------------------------------------------------


class _Findings:
    """The mistakes of one style."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._problems: list[Problem] = []
        self._more = 0
        self._wrong: list[tuple[int, int, str]] = []  #: spans of the text, and what replaces them

    def add(
        self,
        code: str,
        element: Element,
        message: str,
        attribute: str = "",
        severity: Severity = "warning",
    ) -> None:
        """Add a mistake of an element, or of one of its attributes."""
        if not self._is_full(severity):
            start, end = self._source.span(element, attribute)
            line, column = self._source.place(element, start)
            excerpt = shortened(
                self._source.text[start : min(end, start + 400)].decode(errors="replace")
            )
            self._problems.append(Problem(code, message, line, column, excerpt, severity))

    def add_text(self, element: Element, message: str) -> None:
        """Add that an element holds text which it should not."""
        if not self._is_full("warning"):
            excerpt = shortened(element.text)
            self._problems.append(
                Problem("style-text", message, element.text_line, excerpt=excerpt)
            )

    def _is_full(self, severity: Severity) -> bool:
        """Whether a mistake is one too many to be told; an error never is."""
        full = len(self._problems) >= _MANY and severity != "error"
        self._more += full
        return full

    def replace(self, element: Element, attribute: str, value: str) -> None:
        """Leave of an attribute what can be used; of an empty value nothing."""
        written = f'{attribute}="{value}"' if value else ""
        self._wrong.append((*self._source.span(element, attribute), written))

    def nearest(self, word: str, words: frozenset[str]) -> str:
        """Return the one of `words` that a mistyped word was meant to be, or nothing."""
        if word in words:
            return word
        if len(word) > 60 or len(words) > 1000 or len(self._problems) >= _MANY:
            return ""  # looking for it would take too long
        if (alias := ALIASES.get(word, "")) in words:
            return alias
        folded = {each.casefold(): each for each in sorted(words)}
        near = nearest(word.casefold().replace("_", "-"), folded, 1, cutoff=0.7)
        return folded[near[0]] if near else ""

    def meant(self, word: str, words: frozenset[str]) -> str:
        """Return the end of a message that asks whether the nearest of `words` was meant."""
        near = self.nearest(word, words)
        return f"; did you mean {near!r}?" if near else ""

    def problems(self) -> tuple[Problem, ...]:
        """Return all, in the order of the file."""
        found = sorted(self._problems, key=lambda problem: (problem.line or 0, problem.column or 0))
        if self._more:
            message = f"there are {self._more:,} more mistakes; mend these first"
            found.append(Problem("style-more", message))
        return tuple(found)

    def usable(self) -> bytes:
        """Return the text without the values that are none."""
        text, done = [], 0
        for start, end, written in sorted(self._wrong):
            text += [self._source.text[done:start], written.encode()]
            done = end
        return _DECLARATION.sub(b"", b"".join([*text, self._source.text[done:]]), count=1)


#: It names the encoding of the file, and what is used is UTF-8.
_DECLARATION = re.compile(rb"^<\?xml[^>]*>")


def _examine(root: Element, found: _Findings) -> None:
    if root.tag != "style" or root.foreign:
        _wrong_root(root, found)
        return
    links = [link for info in root.all("info") for link in info.all("link")]
    parents = [link for link in links if link.attributes.get("rel", "").strip() == _PARENT]
    dependent = parents or not ("class" in root.attributes or root.all("macro", *_AREAS))
    _grammar(root, "dependent" if dependent else "style", found)
    _language(root, found)
    if dependent:
        _parent(root, parents, found)
    else:
        _layouts(root, found)
        _macros(root, found)


def _wrong_root(root: Element, found: _Findings) -> None:
    if root.tag == "locale" and not root.foreign:
        message = "it is a locale and no style; name a style, whose root is <style>"
    elif root.tag.rpartition(":")[2] == "style":
        message = f'its root is not of CSL; write <style xmlns="{NAMESPACE}" …>'
    else:
        message = f"it is no CSL style: its root is <{shortened(root.tag)}> and not <style>"
    found.add("style-root", root, message, severity="error")


def _language(root: Element, found: _Findings) -> None:
    name = root.attributes.get("default-locale", "").strip()
    known = catalogue.locales()
    languages = {each.partition("-")[0] for each in known}
    if name and known and name.replace("_", "-").partition("-")[0].lower() not in languages:
        near = found.meant(name, frozenset(known)) or "; name one such as de-DE"
        message = f"there is no locale {shortened(name)!r}, so English is used{near}"
        found.add("style-locale", root, message, "default-locale")


def _parent(root: Element, links: list[Element], found: _Findings) -> None:
    """Tell of a dependent style that leads nowhere."""
    if not links:
        message = (
            "it neither says how to format anything nor which style does; add a <citation>, or"
            ' in <info> a <link rel="independent-parent" …> to another style'
        )
        found.add("style-without-parent", root, message, severity="error")
        return
    link = links[0]
    name = catalogue.name_in(link.attributes.get("href", ""))
    if not name:
        message = "it only points to another style, and does not say to which; add its href"
    elif catalogue.independent(name) is None:
        message = f"it only points to the style {shortened(name)!r}, which is not installed"
    else:
        return
    found.add("style-without-parent", link, message, "href", "error")


# --- elements, attributes, values -----------------------------------------------


def _grammar(element: Element, name: str, found: _Findings) -> None:
    """Compare an element and all below with the rules. No deeper than DEPTH_LIMIT."""
    name = variant(name, element.attributes)
    rule = RULES[name]
    _attributes(element, name, rule, found)
    _text(element, rule, found)
    _children(element, rule, found)
    for child in element.children:
        below = rule.children.get(child.tag) if not child.foreign else None
        if below is None:
            below = _misplaced(child, element, rule, found)
        if below is not None:
            _grammar(child, below, found)


def _attributes(element: Element, name: str, rule: Rule, found: _Findings) -> None:
    tag, attributes = element.tag, element.attributes
    for attribute, value in attributes.items():
        values = rule.attributes.get(attribute)
        if values is not None:
            _value(element, attribute, value, values, found)
            if attribute in EXTENSIONS:
                message = f"{attribute} is of CSL-M; not every program knows it"
                found.add("style-extension", element, message, attribute, "info")
        else:
            message = f"{_situation(element, name)} takes no {shortened(attribute)!r}"
            near = found.meant(attribute, frozenset(rule.attributes)) or "; delete it"
            found.add("style-attribute", element, f"{message}{near}", attribute)
    for attribute in rule.required:
        if attribute not in attributes:
            message = f"<{tag}> needs {attribute!r}; add {_example(attribute, rule)}"
            found.add("style-missing", element, message)
    present = [attribute for attribute in rule.one_of if attribute in attributes]
    if len(present) > 1:
        message = f"<{tag}> cannot have both {' and '.join(present)}; keep one of them"
        found.add("style-attribute", element, message, present[1])
    choice = rule.one_of or rule.any_of
    if choice and not any(attribute in attributes for attribute in choice):
        kind = "without a condition" if rule.any_of else "that says nothing"
        message = f"<{tag}> {kind}; add one of {', '.join(choice)}"
        found.add("style-missing", element, message)


def _situation(element: Element, name: str) -> str:
    """Say which element, and what of it decides about its attributes."""
    base, _, kind = name.partition(":")
    if base == "date":
        return f"<date> {'with' if kind else 'without'} a form"
    if base == "text" and kind:
        return f"<text> with a {kind}"
    if base in ("part", "localized-part") and kind:
        return f"the {kind} of a <date>{'' if base == 'part' else ' with a form'}"
    return f"<{element.tag}>"


def _example(attribute: str, rule: Rule) -> str:
    values = rule.attributes[attribute]
    if len(values.words) == 1:
        return f'{attribute}="{next(iter(values.words))}"'
    if values.words and len(values.words) <= _FEW:
        return f"it, with one of {', '.join(sorted(values.words))}"
    return f'{attribute}="…"'


#: Values that a message lists.
_FEW = 8


def _text(element: Element, rule: Rule, found: _Findings) -> None:
    """Compare what an element holds beside elements with what it may hold."""
    if element.text and (rule.text is None or element.children):
        message = (
            f"<{element.tag}> holds no text of its own; delete {shortened(element.text, 40)!r}"
        )
        found.add_text(element, f"{message}, or put it in a <text value=…>")
    elif rule.text is not None and rule.text.pattern:
        _value(element, "", element.text, rule.text, found)


def _children(element: Element, rule: Rule, found: _Findings) -> None:
    """Look at which children an element has, how often, and in which order."""
    tag = element.tag
    seen: dict[str, Element] = {}
    for child in element.children:
        if child.tag in seen and child.tag in rule.once:
            message = f"<{child.tag}> stands twice in <{tag}>, first in line {seen[child.tag].line}"
            found.add("style-element", child, f"{message}; delete one")
        late = [after for before, after in rule.order if before == child.tag and after in seen]
        if late:
            message = f"<{child.tag}> must stand before <{late[0]}>; move it up"
            found.add("style-element", child, message)
        seen.setdefault(child.tag, child)
    needs = (*rule.needs, *(rule.together if any(each in seen for each in rule.together) else ()))
    for need in needs:
        if need not in seen:
            found.add("style-missing", element, f"<{tag}> needs <{need}>; add it")
    if rule.filled and not element.children:
        wanted = "an element that prints" if "text" in rule.children else _tags(rule.children)
        found.add("style-missing", element, f"<{tag}> is empty; add {wanted}, or delete it")


def _misplaced(child: Element, element: Element, rule: Rule, found: _Findings) -> str | None:
    """Tell of an element that cannot stand where it does; return the rule that it seems to mean."""
    tag = shortened(child.tag)
    if child.foreign:
        found.add("style-element", child, f"<{tag}> is no element of CSL; delete it")
        return None
    if child.tag in ELEMENTS:
        message = f"<{tag}> cannot stand in <{element.tag}>, only in {_tags(ELEMENTS[child.tag])}"
        found.add("style-element", child, f"{message}; move it")
        return child.tag if child.tag in RULES else None
    near = found.nearest(child.tag, frozenset(rule.children)) or found.nearest(
        child.tag, frozenset(ELEMENTS)
    )
    hint = f"did you mean <{near}>?" if near else "delete it"
    found.add("style-element", child, f"there is no element <{tag}>; {hint}")
    return rule.children.get(near)


def _tags(tags: Mapping[str, str] | frozenset[str]) -> str:
    return ", ".join(f"<{tag}>" for tag in sorted(tags))


def _value(element: Element, attribute: str, value: str, values: Values, found: _Findings) -> None:
    """Compare the value of an attribute, or the text of an element, with what it may be."""
    if not values.words and values.pattern is None:
        return
    words = value.split() if values.several else [" ".join(value.split())]
    right = [word for word in words if values.allows(word)]
    if words and len(right) == len(words):
        return
    for word in dict.fromkeys(words) or [""]:
        if not values.allows(word):
            code, message = _wrong(element.tag, attribute, word, values, found)
            found.add(code, element, message, attribute)
    if attribute and attribute not in _NAMING and element.tag not in _TESTING:
        found.replace(element, attribute, " ".join(right))


#: Attributes whose odd values do no harm: the style may define a macro or term of that name.
_NAMING = frozenset({"macro", "name", "term"})
#: Elements whose odd values do no harm: no record meets them.
_TESTING = frozenset({"if", "else-if"})


def _wrong(
    tag: str, attribute: str, word: str, values: Values, found: _Findings
) -> tuple[str, str]:
    """Return code and message for a value that cannot be."""
    subject, shown = attribute or f"<{tag}>", shortened(word, 60)
    if not word:
        return "style-value", f"{subject} is empty; give {_indefinite(values)}, or delete it"
    if values.pattern is not None:
        return "style-value", f"{subject} must be {values.what}, not {shown!r}"
    variable = found.nearest(word, _VARIABLES) if "variable" in values.what else ""
    if variable and variable not in values.words:
        return _wrong_kind(tag, attribute, word, variable)
    what = attribute if values.what == "value" else values.what
    near = found.meant(word, values.words)
    if not near and not values.several and all(each in values.words for each in word.split()):
        near = "; it takes one only"
    if not near:
        few = len(values.words) <= _FEW
        near = f"; use {_indefinite(values)}" if few else f"; use one of the {what}s of CSL 1.0.2"
    return "style-value", f"there is no {what} {shown!r}{near}"


def _wrong_kind(tag: str, attribute: str, word: str, variable: str) -> tuple[str, str]:
    """Return code and message for a variable of another kind, or for what looks like one."""
    kind, printer = _KINDS[VARIABLES[variable]]
    example = f'<{printer} variable="{variable}">'
    if word != variable:
        return "style-value", f"there is no variable {shortened(word)!r}; did you mean {example}?"
    if attribute == "is-uncertain-date":
        return "style-variable-kind", f"{word!r} is no date; only dates can be uncertain"
    message = f"{word!r} is a variable for {kind}, and <{tag}> prints none; use {example}"
    return "style-variable-kind", message


_VARIABLES = frozenset(VARIABLES)
#: Kind of a variable → what to call it, and the element that prints it.
_KINDS: Mapping[str, tuple[str, str]] = {
    "name": ("names", "names"),
    "date": ("dates", "date"),
    "number": ("numbers", "number"),
    "title": ("text", "text"),
    "string": ("text", "text"),
}


def _indefinite(values: Values) -> str:
    if values.pattern is not None:
        return values.what
    if len(values.words) <= _FEW:
        return " or ".join(sorted(values.words))
    return f"a {values.what}"


# --- layouts and macros ---------------------------------------------------------


def _layouts(root: Element, found: _Findings) -> None:
    """Tell of a style that prints nothing."""
    if any(area.all("layout") for area in root.all(*_AREAS)):
        return
    message = "it has no layout and prints nothing; add a <citation> with a <layout>"
    found.add("style-no-layout", root, message, severity="error")


def _macros(root: Element, found: _Findings) -> None:
    macros: dict[str, Element] = {}
    for macro in root.all("macro"):
        name = macro.attributes.get("name", "")
        if name in macros:
            message = (
                f"the macro {shortened(name)!r} is defined again, and that of line"
                f" {macros[name].line} is not used; delete or rename one"
            )
            found.add("style-macro-twice", macro, message, "name")
        macros[name] = macro
    names = frozenset(macros)
    for element in root.walk():
        called = element.attributes.get("macro")
        if called is not None and not element.foreign and called not in names:
            near = found.meant(called, names) or "; define it, or delete the call"
            message = f"there is no macro {shortened(called)!r}{near}"
            found.add("style-macro-missing", element, message, "macro")
    areas = root.all(*_AREAS)
    calls = _Calls(macros, found)
    for area in areas:
        calls.measure(area)
    used = _used(areas, macros)
    for name, macro in macros.items():
        if name not in used and "name" in macro.attributes:
            message = f"the macro {shortened(name)!r} is not used; delete it, or call it"
            found.add("style-macro-unused", macro, message, "name", "info")


def _used(areas: list[Element], macros: Mapping[str, Element]) -> set[str]:
    """Collect the macros that areas call, by themselves or by other macros."""
    used: set[str] = set()
    waiting = list(areas)
    while waiting:
        for element in waiting.pop().walk():
            name = element.attributes.get("macro", "")
            if name in macros and name not in used:
                used.add(name)
                waiting.append(macros[name])
    return used


class _Calls:
    """How much the areas of a style call for, and how deep."""

    def __init__(self, macros: Mapping[str, Element], found: _Findings) -> None:
        self._macros, self._found = macros, found
        self._sizes: dict[str, tuple[int, int]] = {}  #: macro → what `_size` says of it

    def measure(self, area: Element) -> None:
        """Look at all that an area calls; tell of cycles and of too much."""
        size, depth = self._size(area, 1, ())
        if depth > DEPTH_LIMIT:
            message = f"its macros are nested more than {DEPTH_LIMIT} elements deep; nest them less"
            self._found.add("style-too-deep", area, message, severity="error")
        if size > CALLS_LIMIT:
            message = "its macros call each other so often that an entry would take too long"
            self._found.add("style-too-much", area, f"{message}; call them less", severity="error")

    def _size(self, element: Element, depth: int, chain: tuple[str, ...]) -> tuple[int, int]:
        """Return how many elements one calls for at most, itself too, and how deep they are nested.

        `depth` is how deep it stands itself, `chain` the macros that it stands in.
        """
        if depth > DEPTH_LIMIT:
            return 1, 1
        below = [self._size(child, depth + 1, chain) for child in element.children]
        sizes = [size for size, _ in below]
        size = max(sizes, default=0) if element.tag == "choose" else sum(sizes)
        name = element.attributes.get("macro", "")
        if name in chain:
            self._cycle(element, chain[chain.index(name) :])
        elif name in self._macros:
            if name not in self._sizes:
                self._sizes[name] = self._size(self._macros[name], depth + 1, (*chain, name))
            below.append(self._sizes[name])
            size += self._sizes[name][0]
        size += 1 + sum(map(len, element.attributes.values())) // 100
        return min(size, CALLS_LIMIT + 1), 1 + max((deep for _, deep in below), default=0)

    def _cycle(self, call: Element, chain: tuple[str, ...]) -> None:
        shown = " → ".join(shortened(name, 40) for name in (*chain[:5], *chain[5:][-1:], chain[0]))
        message = f"the macro {shortened(chain[0])!r} calls itself ({shown}); break the circle"
        self._found.add("style-macro-cycle", call, message, "macro", "error")
