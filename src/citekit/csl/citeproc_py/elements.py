"""The elements of a style, as citeproc-py has them, with its errors mended.

citeproc-py makes every XML element an object that renders itself. Here its classes
are derived from, so that terms, dates, numbers, case and names follow CSL 1.0.2,
nothing is written into the tree while it renders, and text carries our marks.
`CLASSES` says which class an element gets.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from attrs import frozen
from citeproc import model
from citeproc.source import VariableError

from citekit.csl.citeproc_py import marks
from citekit.csl.citeproc_py.items import When
from citekit.variables import NAMES

__all__ = ["CLASSES", "Lexicon"]

#: attribute and value → the style that it asks for
_LOOKS: Mapping[tuple[str, str], str] = {
    ("font-style", "italic"): "italic",
    ("font-style", "oblique"): "italic",
    ("font-variant", "small-caps"): "small-caps",
    ("font-weight", "bold"): "bold",
    ("text-decoration", "underline"): "underline",
    ("vertical-align", "sup"): "superscript",
    ("vertical-align", "sub"): "subscript",
}

#: CSL 1.0.2, Terms: what a form falls back to
_FORMS: Mapping[str, tuple[str | None, ...]] = {
    "verb-short": ("verb-short", "verb", None),
    "symbol": ("symbol", "short", None),
    "verb": ("verb", None),
    "short": ("short", None),
}


@frozen
class Lexicon:
    """What the locales of a style say, the nearest locale first in everything."""

    terms: Mapping[tuple[str, str | None], tuple[str, str]]  #: name, form → single, multiple
    whole: frozenset[str]  #: ordinal terms that only match a whole number
    options: Mapping[str, str]

    def term(self, name: str | None, form: str | None = None, *, plural: bool = False) -> str:
        """Return a term in the form asked for or the next best; empty if there is none."""
        for each in _FORMS.get(form or "", (None,)):
            found = self.terms.get((name or "", each))
            if found is not None:
                return found[plural]
        return ""

    def ordinal(self, number: int) -> str:
        """Return the suffix of an ordinal number: ``st`` for 21."""
        # CSL 1.0.2, Ordinal Suffixes: 10 to 99 match the last two digits, 0 to 9 the last
        names = [f"ordinal-{number:02d}"] if number < 100 else []
        for divisor in (100, 10):
            name = f"ordinal-{number % divisor:02d}"
            if name not in self.whole:
                names.append(name)
        return next((text for name in (*names, "ordinal") if (text := self.term(name))), "")


class _Formatter:
    """What citeproc-py asks to format text: the text stays as it is."""

    @staticmethod
    def preformat(text: object) -> str:
        return str(text)


@frozen
class _Term:
    """A term that was looked for, and perhaps found."""

    text: str

    def getchildren(self) -> list[str]:
        return [self.text] if self.text else []


class _Shared:
    """What all elements do alike."""

    def _lexicon(self: Any) -> Lexicon:
        lexicon: Lexicon = self.get_root().lexicon
        return lexicon

    def get_formatter(self) -> type[_Formatter]:
        return _Formatter

    def get_single_term(self, name: str | None, form: str | None = None, **_: object) -> str:
        return self._lexicon().term(name, form)

    def get_plural_term(self, name: str | None, form: str | None = None, **_: object) -> str:
        return self._lexicon().term(name, form, plural=True)

    def get_term(self, name: str, form: str | None = None, **_: object) -> Any:
        """Return what citeproc-py asks for children, to see whether there is a term."""
        return _Term(self._lexicon().term(name, form))

    def get_layout(self: Any) -> Any:
        tag = f"{{{self.nsmap['cs']}}}layout"
        return self if self.tag == tag else next(self.iterancestors(tag))

    def get_locale_option(self, name: str) -> str:
        return self._lexicon().options.get(name, "false")

    def get_macro(self: Any, name: str) -> Any:
        return self.get_root().macro_table[name]

    def format(self: Any, text: object) -> str | None:
        if not text:
            return None
        formatted = str(text)
        for (attribute, value), style in _LOOKS.items():
            if self.get(attribute) == value:
                formatted = marks.styled(style, formatted)
        return formatted

    def case(self: Any, text: object, language: str | None = None) -> str:
        case = self.get("text-case")
        if case is None or (case == "title" and (language or self.get_root().language) != "en"):
            return str(text)
        return marks.recase(str(text), case)

    def wrap(self: Any, text: object) -> str | None:
        """Put the affixes on, and white space where the style asks for another place."""
        if not text:
            return None
        wrapped = str(model.Affixed.wrap(self, str(text)))
        display = self.get("display")
        if display == "left-margin":
            return wrapped + " "
        return f" {wrapped} " if display in ("block", "indent") else wrapped


def _citation_part(element: Any) -> Any:
    """Return the ``citation`` or ``bibliography`` that an element stands in."""
    tags = [f"{{{element.nsmap['cs']}}}{name}" for name in ("citation", "bibliography")]
    return next(element.iterancestors(*tags))


# Numbers

_NUMERIC = re.compile(
    r"[A-Za-z]{0,9}[0-9]+[A-Za-z]{0,9}(?: ?[-–,&] ?[A-Za-z]{0,9}[0-9]+[A-Za-z]{0,9})*"
)
_ROMAN_LIMIT = 5000


class _Numbers:
    """How text and number elements print numbers and page ranges."""

    def _process(self: Any, value: object, variable: str) -> str:
        text = str(value)
        if not variable.startswith("page") and not _NUMERIC.fullmatch(text):
            return text  # "S/2019/570-A" is no range
        return str(model.FormatNumber._process(self, text, variable))  # noqa: SLF001

    def _format_last_page(self: Any, first: str, last: str) -> str:
        return _last_page(first, last, self.get_root().get_option("page-range-format"))


def _last_page(first: str, last: str, style: str | None) -> str:
    """Abbreviate the last page of a range as ``page-range-format`` says."""
    if style is None or not (first.isdecimal() and last.isdecimal()):
        return last
    if len(last) < len(first):  # 321-28: the whole number first
        last = first[: len(first) - len(last)] + last
    if len(last) != len(first) or style == "expanded":
        return last
    keep = {"minimal": 1, "minimal-two": 2}.get(style)
    common = next((at for at in range(len(first)) if first[at] != last[at]), len(first))
    if keep is None:  # the Chicago rules: in full below 100 and for hundreds
        number = int(first)
        if number < 100 or number % 100 == 0:
            return last
        if style in ("chicago", "chicago-15") and len(first) >= 4 and common < 2:
            return last
        keep = 1 if number % 100 < 10 else 2
    return last[max(0, min(common, len(first) - keep)) :]


class _Number(_Numbers, _Shared, model.Number):  # type: ignore[misc]
    def format_number(self, number: str) -> str:
        form = self.get("form", "numeric")
        if form == "numeric" or not re.fullmatch("[0-9]{1,9}", number):
            return number
        value = int(number)
        if form == "roman":
            return str(model.romanize(value)).lower() if 0 < value < _ROMAN_LIMIT else number
        if form == "long-ordinal" and 0 < value <= 10:
            return self.get_single_term(f"long-ordinal-{value:02d}") or number
        return f"{value}{self._lexicon().ordinal(value)}"

    def process(self, item: Any, context: Any = None, **_: object) -> str | None:
        variable = self.get("variable")
        if variable == "citation-number":
            return str(item.number)
        layout = (self if context is None else context).get_layout()
        if variable in layout.repressed.get(_SUPPRESSED, ()):
            raise VariableError
        value = item.reference["page" if variable == "page-first" else variable]
        if not isinstance(value, str):
            raise VariableError
        return self._process(value, variable)

    def markup(self, text: object) -> str | None:
        if not text:
            return None
        cased = self.case(self.strip_periods(str(text)))
        return self.wrap(self.format(marks.varied(self.get("variable"), cased)))


class _Text(_Numbers, _Shared, model.Text):  # type: ignore[misc]
    def calls_variable(self) -> bool:
        """Tell whether it stands for a variable; a macro is asked once."""
        name = self.get("macro")
        if name is None:
            return bool(super().calls_variable())
        known = self.get_root().calling
        if name not in known:
            known[name] = self.get_macro(name).calls_variable()
        return bool(known[name])

    def _variable(self, item: Any, context: Any) -> object:
        if self.get("variable") in context.get_layout().repressed.get(_SUPPRESSED, ()):
            return None
        text = super()._variable(item, context)
        if not isinstance(text, str | None):
            raise VariableError
        return text

    def markup(self, text: object, language: str | None) -> str | None:
        if not text:
            return None
        cased = self.case(self.strip_periods(str(text)), language)
        variable = self.get("variable")
        if variable is not None:
            cased = marks.varied(variable, cased)
        formatted = self.format(cased) or ""
        return self.wrap(marks.quoted(formatted) if self.get("quotes") == "true" else formatted)


#: two numbers with something between them that is no full stop: 1-3, but not 2.0
_SEVERAL = re.compile(r"[0-9][^0-9.]+[0-9]")


class _Label(_Shared, model.Label):  # type: ignore[misc]
    def _is_plural(self, item: Any) -> bool:
        variable = self.get("variable")
        if variable.startswith("number-of-"):
            return bool(item[variable] > 1)
        return _SEVERAL.search(str(item.reference[variable])) is not None

    def process(
        self, item: Any, variable: str | None = None, plural: object = None, **_: object
    ) -> str | None:
        own = self.get("variable")
        if variable is None:
            if own is None or own not in item.reference:
                return None
            plural = self._is_plural(item)
        always = self.get("plural", "contextual")
        many = always == "always" or (always == "contextual" and bool(plural))
        return self._lexicon().term(variable or own, self.get("form"), plural=many)


# Names

#: the key of a layout's ``repressed`` under which we keep what is suppressed
_SUPPRESSED = "variables"
#: the same for the dates in words that have been printed
_WORDED = "dates"


class _Substitute(_Shared, model.Substitute):  # type: ignore[misc]
    def add_to_repressed_list(self, child: Any, context: Any) -> None:
        """Leave the suppressing to `render`, which knows what was printed."""

    def render(self, item: Any, context: Any = None, **options: Any) -> Any:
        text = super().render(item, context=context, **options)
        if text:
            # CSL 1.0.2, Substitute: "suppressed in the rest of the output"
            repressed = context.get_layout().repressed
            repressed.setdefault(_SUPPRESSED, set()).update(marks.variables(str(text)))
        return text


class _Names(_Shared, model.Names):  # type: ignore[misc]
    def process(
        self, item: Any, names_context: Any = None, context: Any = None, **options: Any
    ) -> Any:
        layout = (self if context is None else context).get_layout()
        suppressed = layout.repressed.get(_SUPPRESSED)
        if suppressed:  # they already stand in for other names
            item = item.without(suppressed & NAMES)
        return super().process(item, names_context, context, **options)


#: initials, with full stops or as capitals on their own: J.R., J
_INITIALS = re.compile(r"(?<![^\W_])([^\W\d_])(?:\.|$)")


class _Name(_Shared, model.Name):  # type: ignore[misc]
    def render(self, item: Any, variable: str, **options: Any) -> Any:
        text = self.process(item, variable, **options)
        if isinstance(text, int):  # form="count"
            return text
        return self.markup(marks.varied(variable, str(text)) if text else None)

    def initialize(self, given: str, mark: str, context: Any) -> str:
        part = _citation_part(self if context is None else context)
        inherited = part.get("initialize", self.get_root().get("initialize", "true"))
        if self.get("initialize", inherited) == "true":
            written = str(super().initialize(given, mark, context))
            # Beside a word in lower case, which has no initial, the mark stands alone.
            return " ".join(word for word in written.split() if word != mark.strip())
        # CSL 1.0.2, Name: "initialize-with is still used to format initials already there"
        words = (_INITIALS.sub(rf"\1{mark}", word) for word in given.split())
        return " ".join(" ".join(words).split())

    def get_option(self, name: str, context: Any = None, sort_options: Any = None) -> Any:
        if sort_options and name in sort_options:
            value = sort_options[name]
        else:
            part = _citation_part(self if context is None else context)
            inherited = f"name-{name}" if name in ("form", "delimiter") else name
            value = self.get(name, part.get_option(inherited))
        if name in ("initialize-with-hyphen", "et-al-use-last"):
            return str(value).lower() == "true"
        return int(value) if name.startswith("et-al") else value


class _NamePart(_Shared, model.Name_Part):  # type: ignore[misc]
    def format_part(self, given: str | None, family: str | None) -> tuple[str | None, str | None]:
        if self.get("name") == "given":
            return (self._part(given) if given else given), family
        return given, (self._part(family) if family else family)

    def _part(self, text: str) -> str | None:
        return self.wrap(self.format(self.case(text)))


# Dates

#: the parts of a date, the greatest first
_SCALE = ("year", "month", "day")


class _Date(_Shared, model.Date):  # type: ignore[misc]
    def process(self, item: Any, context: Any = None, **_: object) -> str | None:
        variable = self.get("variable")
        when = item.reference[variable]
        if not isinstance(when, When):
            raise VariableError
        if not when.text:
            return _range(self, when) if when.end else _one(self, _parts(self), when)
        # Words have no parts: a style that writes the year here and the day there has them once.
        repressed = (self if context is None else context).get_layout().repressed
        worded = repressed.setdefault(_WORDED, set())
        if variable in worded:
            raise VariableError
        worded.add(variable)
        return when.text

    def markup(self, text: object) -> str | None:
        return self.wrap(self.format(self.case(text))) if text else None


def _parts(date: Any) -> list[Any]:
    return [part for part in date if isinstance(part, _DatePart)]


def _one(date: Any, parts: list[Any], when: When) -> str:
    """Write one date, or one end of a range."""
    if _abbreviates_too_much(parts, when):
        month = _month_name(date, when)
        return " ".join(filter(None, (month, _year(date, when.start[0]))))
    texts = filter(None, (part.write(when) for part in parts))
    return str(date.get("delimiter", "")).join(texts)


def _abbreviates_too_much(parts: list[Any], when: When) -> bool:
    """Whether 7/15/19 would come out as 7/19 or 19, which nobody can read.

    CSL has no condition on the precision of a date. Where a style writes a day, a
    month in digits and a year in two, and the date has no day, the month is written
    as a word and the year in full.
    """
    forms = {part.get("name"): part.get("form") for part in parts}
    return (
        len(when.start) < 3
        and "day" in forms
        and forms.get("year") == "short"
        and str(forms.get("month")).startswith("numeric")
    )


def _range(date: Any, when: When) -> str:
    """Write a range; what both ends share is written once, unless the month is a number."""
    parts = _parts(date)
    names = [part.get("name") for part in parts]
    first, last = When(when.start), When(when.end)
    differing = {
        name for name, (one, other) in zip(_SCALE, _pairs(when), strict=False) if one != other
    }
    greatest = min((_SCALE.index(name) for name in differing), default=0)
    changing = [at for at, name in enumerate(names) if _SCALE.index(name) >= greatest]
    known = [at for at in changing if _SCALE.index(names[at]) < len(when.start)]
    if any(part.get("name") == "month" and part.is_numeric() for part in parts):
        begin, end = 0, len(parts)
    elif known:
        begin, end = known[0], known[-1] + 1
    else:  # the style does not print what differs
        return _one(date, parts, first)
    left, right = _one(date, parts[begin:end], first), _one(date, parts[begin:end], last)
    if left == right:
        return _one(date, parts, first)
    between = parts[end - 1].get("range-delimiter", "–")
    suffix = parts[end - 1].get("suffix", "")
    span = left.removesuffix(suffix).rstrip() + between + right.lstrip()
    pieces = [_one(date, parts[:begin], first), span, _one(date, parts[end:], first)]
    return str(date.get("delimiter", "")).join(filter(None, pieces))


def _pairs(when: When) -> list[tuple[int, int]]:
    return list(zip(when.start, when.end, strict=False))


def _year(element: Any, year: int) -> str:
    text = str(abs(year))
    if year < 0:
        return text + str(element.get_single_term("bc"))
    return text + str(element.get_single_term("ad")) if year < 1000 else text


def _month_name(element: Any, when: When, form: str | None = None) -> str:
    if len(when.start) > 1:
        return str(element.get_single_term(f"month-{when.start[1]:02d}", form))
    return str(element.get_single_term(f"season-{when.season:02d}", form)) if when.season else ""


class _DatePart(_Shared, model.Date_Part):  # type: ignore[misc]
    def is_numeric(self) -> bool:
        return str(self.get("form", "long")).startswith("numeric")

    def write(self, when: When) -> str | None:
        """Return the part of a date with its affixes; None when the date has no such part."""
        text = getattr(self, f"_{self.get('name')}")(when)
        if not text:
            return None
        return self.wrap(self.format(self.case(self.strip_periods(str(text)))))

    def _year(self, when: When) -> str:
        year = when.start[0]
        if self.get("form") == "short" and year > 0:
            return f"{year % 100:02d}"
        return _year(self, year)

    def _month(self, when: When) -> str:
        if not self.is_numeric():
            return _month_name(self, when, "short" if self.get("form") == "short" else None)
        if len(when.start) < 2:
            return ""
        return _digits(when.start[1], self.get("form"))

    def _day(self, when: When) -> str:
        if len(when.start) < 3:
            return ""
        day = when.start[2]
        if self.get("form") != "ordinal":
            return _digits(day, self.get("form"))
        first_only = self.get_locale_option("limit-day-ordinals-to-day-1") == "true"
        return str(day) if first_only and day > 1 else f"{day}{self._lexicon().ordinal(day)}"


def _digits(number: int, form: str | None) -> str:
    return f"{number:02d}" if form == "numeric-leading-zeros" else str(number)


#: The classes that differ from citeproc-py's by more than what is shared.
_OWN: Mapping[str, type] = {
    "text": _Text,
    "number": _Number,
    "label": _Label,
    "names": _Names,
    "name": _Name,
    "name-part": _NamePart,
    "substitute": _Substitute,
    "date": _Date,
    "date-part": _DatePart,
}


def _derived(tag: str, original: type) -> type:
    return _OWN.get(tag) or type(original.__name__, (_Shared, original), {})


#: Element name → the class of its elements.
CLASSES: Mapping[str, type] = {
    tag: _derived(tag, original)
    for original in model.CitationStylesElement.__subclasses__()
    if original.__module__ == model.__name__
    for tag in [original.__name__.replace("_", "-").lower()]
}
