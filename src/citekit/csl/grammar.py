"""What CSL 1.0.2 allows where: each element with its attributes, values and children.

Source: the CSL 1.0.2 schema (``csl.rnc`` and what it includes). One tag can have
several rules, for its place and its attributes decide what else it may have: a
``cs:date`` with a ``form`` is another thing than one without.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from citekit.variables import DATES, NAMES, TYPES, VARIABLES

__all__ = ["ELEMENTS", "EXTENSIONS", "RULES", "Rule", "Values", "variant"]


class Values(NamedTuple):
    """What an attribute, or the text of an element, may say. Without words and pattern: all."""

    what: str  #: what to call it in a message
    words: frozenset[str] = frozenset()
    pattern: re.Pattern[str] | None = None
    several: bool = False  #: one or more, with spaces between

    def allows(self, word: str) -> bool:
        """Whether one value may be this."""
        if self.words:
            return word in self.words
        return self.pattern is None or self.pattern.fullmatch(word) is not None


class Rule(NamedTuple):
    """One element in one place."""

    attributes: Mapping[str, Values] = {}  # a tuple's default is shared by design
    required: tuple[str, ...] = ()  #: attributes
    one_of: tuple[str, ...] = ()  #: attributes of which there must be one, and only one
    any_of: tuple[str, ...] = ()  #: attributes of which there must be one or more
    children: Mapping[str, str] = {}  #: tag → name of its rule
    needs: tuple[str, ...] = ()  #: tags that must be among the children
    once: tuple[str, ...] = ()  #: tags that may be there once
    order: tuple[tuple[str, str], ...] = ()  #: pairs of tags: the first stands before the second
    together: tuple[str, ...] = ()  #: tags that are all there, or none of them
    filled: bool = False  #: whether there must be a child
    text: Values | None = None  #: what it holds if it holds text


def _words(what: str, words: str) -> Values:
    return Values(what, frozenset(words.split()))


def _pattern(what: str, pattern: str) -> Values:
    return Values(what, pattern=re.compile(pattern))


#: Conditions of CSL-M that citekit knows: how precise a date is.
EXTENSIONS = frozenset({"has-day", "has-to-month-or-season", "has-year-only"})

# --- values ---------------------------------------------------------------------

_TEXT = Values("text")
_BOOLEAN = _words("value", "true false 1 0")
_INTEGER = _pattern("a whole number", "[+-]?[0-9]{1,9}")
_COUNT = _pattern("a whole number", r"\+?[0-9]{1,9}|-0{1,9}")
_SPACING = _pattern("a whole number above 0", r"\+?0{0,9}[1-9][0-9]{0,8}")
_LANGUAGE = _pattern("a language such as en-US", "[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8}){0,8}")
_NMTOKEN = _pattern("a name without spaces", r"[\w.:·-]{1,1000}")
_TIME = _pattern(
    "a time such as 2019-07-15T12:00:00+00:00",
    r"-?[0-9]{4,9}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
    r"T(?:[01][0-9]|2[0-4]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,20})?"
    r"(?:Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])?",
)
_ISSN = _pattern("an ISSN such as 1234-567X", "[0-9]{4}-[0-9]{3}[0-9xX]")

_NAME_VARIABLE = Values("name variable", NAMES)
_DATE_VARIABLE = Values("date variable", DATES)
_NUMBER_VARIABLE = Values(
    "number variable", frozenset(name for name, kind in VARIABLES.items() if kind == "number")
)
_STANDARD_VARIABLE = Values("variable", frozenset(VARIABLES) - NAMES - DATES)
_VARIABLE = Values("variable", frozenset(VARIABLES))

_LOCATOR_NUMBERS = frozenset("issue page part section supplement version volume".split())
_LOCATORS = _LOCATOR_NUMBERS | frozenset(
    """
    act appendix article-locator book canon chapter column elocation equation figure folio line
    note opus paragraph rule scene sub-verbo table timestamp title-locator verse
    """.split()
)
_GENDERED = (
    _LOCATOR_NUMBERS
    | {f"month-{number:02}" for number in range(1, 13)}
    | set(
        """
        chapter-number citation-number collection-number edition first-reference-note-number
        number number-of-pages number-of-volumes page-first printing
        """.split()
    )
)
_ORDINALS = frozenset({"ordinal", *(f"ordinal-{number:02}" for number in range(100))})
_LONG_ORDINALS = frozenset(f"long-ordinal-{number:02}" for number in range(1, 11))
_TERMS = (
    frozenset(
        """
        editortranslator accessed ad advance-online-publication album and anonymous at
        audio-recording bc bce by ce circa cited et-al film forthcoming from henceforth ibid in
        internet interview letter loc-cit no-place no-publisher on online op-cit
        original-work-published personal-communication podcast podcast-episode preprint
        radio-broadcast radio-series radio-series-episode reference retrieved review-of scale
        special-issue special-section television-broadcast television-series
        television-series-episode video working-paper open-quote close-quote open-inner-quote
        close-inner-quote page-range-delimiter colon comma semicolon season-01 season-02 season-03
        season-04
        """.split()
    )
    | {"and others", "available at", "in press", "no date", "presented at"}
    | _GENDERED
    | _ORDINALS
    | _LONG_ORDINALS
    | _LOCATORS
    | TYPES
    | NAMES
)
_TERM = Values("term", frozenset(_TERMS))
_TERM_FORM = _words("form", "long verb short verb-short symbol")
_LONG = _words("form", "long")
_GENDER = _words("gender", "masculine feminine")
_PRECEDES = "contextual always never after-inverted-name"

# --- attributes that go together ------------------------------------------------

_AFFIXES: Mapping[str, Values] = {"prefix": _TEXT, "suffix": _TEXT}
_DELIMITER: Mapping[str, Values] = {"delimiter": _TEXT}
_DISPLAY: Mapping[str, Values] = {
    "display": _words("display", "block left-margin right-inline indent")
}
_FONT: Mapping[str, Values] = {
    "font-style": _words("font-style", "italic normal oblique"),
    "font-variant": _words("font-variant", "normal small-caps"),
    "font-weight": _words("font-weight", "normal bold light"),
    "text-decoration": _words("text-decoration", "none underline"),
    "vertical-align": _words("vertical-align", "baseline sup sub"),
}
_CASE: Mapping[str, Values] = {
    "text-case": _words(
        "text-case", "lowercase uppercase capitalize-first capitalize-all title sentence"
    )
}
_PERIODS: Mapping[str, Values] = {"strip-periods": _BOOLEAN}
_NAME: Mapping[str, Values] = {
    "and": _words("value", "text symbol"),
    "delimiter-precedes-et-al": _words("value", _PRECEDES),
    "delimiter-precedes-last": _words("value", _PRECEDES),
    "et-al-min": _INTEGER,
    "et-al-use-first": _INTEGER,
    "et-al-subsequent-min": _INTEGER,
    "et-al-subsequent-use-first": _INTEGER,
    "et-al-use-last": _BOOLEAN,
    "initialize": _BOOLEAN,
    "initialize-with": _TEXT,
    "name-as-sort-order": _words("value", "first all"),
    "sort-separator": _TEXT,
}
_NAME_FORM = _words("form", "long short count")
_INHERITED: Mapping[str, Values] = {
    **_NAME,
    "names-delimiter": _TEXT,
    "name-delimiter": _TEXT,
    "name-form": _NAME_FORM,
}
_LABEL: Mapping[str, Values] = {
    "plural": _words("value", "always never contextual"),
    **_AFFIXES, **_FONT, **_PERIODS, **_CASE,
}  # fmt: skip
_PRINTED: Mapping[str, Values] = {
    **_AFFIXES, **_DISPLAY, **_FONT, **_CASE, **_PERIODS, "quotes": _BOOLEAN,
}  # fmt: skip
_LANG: Mapping[str, Values] = {"xml:lang": _LANGUAGE}
_CONDITIONS: Mapping[str, Values] = {
    "disambiguate": _words("value", "true"),
    "is-numeric": _VARIABLE._replace(several=True),
    "is-uncertain-date": _DATE_VARIABLE._replace(several=True),
    **dict.fromkeys(sorted(EXTENSIONS), _DATE_VARIABLE._replace(several=True)),
    "locator": Values("locator", _LOCATORS, several=True),
    "position": _words("position", "first subsequent ibid ibid-with-locator near-note")._replace(
        several=True
    ),
    "type": Values("type", TYPES, several=True),
    "variable": _VARIABLE._replace(several=True),
}

# --- the elements ---------------------------------------------------------------

_RENDERING: Mapping[str, str] = {
    tag: tag for tag in ("names", "date", "label", "text", "number", "choose", "group")
}
_PERSON = Rule(children={"name": "info-text", "email": "info-text", "uri": "info-text"},
               needs=("name",), once=("name", "email", "uri"))  # fmt: skip
_WORDS = Rule(attributes=_LANG, text=_TEXT)
_INFO = Rule(
    children={
        **{tag: tag for tag in ("category", "id", "updated", "published", "rights")},
        "author": "person", "contributor": "person", "link": "link",
        "issn": "issn", "eissn": "issn", "issnl": "issn",
        "title": "words", "title-short": "words", "summary": "words",
    },
    needs=("title", "id", "updated"),
    once=(
        "eissn", "id", "issnl", "published", "rights", "summary", "title", "title-short", "updated",
    ),
)  # fmt: skip
_LINK = Rule(attributes={"href": _TEXT, "rel": _words("rel", "self template documentation"),
                         **_LANG}, required=("href", "rel"), text=_TEXT)  # fmt: skip
_STYLE = Rule(
    attributes={"default-locale": _LANGUAGE, "version": _words("version", "1.0")},
    required=("version",),
    children={"info": "info"},
    needs=("info",),
    once=("info",),
)
_IF = Rule(
    attributes={**_CONDITIONS, "match": _words("match", "all any none")},
    any_of=tuple(_CONDITIONS),
    children=_RENDERING,
)
_DATE: Mapping[str, Values] = {"variable": _DATE_VARIABLE, **_AFFIXES, **_DISPLAY, **_FONT, **_CASE}
_TERM_CHILDREN = Rule(
    children={"single": "info-text", "multiple": "info-text"},
    once=("single", "multiple"), order=(("single", "multiple"),),
    together=("single", "multiple"), text=_TEXT,
)  # fmt: skip
_PART: Mapping[str, Values] = {
    "name": _words("date-part", "day month year"),
    **_FONT,
    **_CASE,
    "range-delimiter": _TEXT,
}
_FORMS: Mapping[str, Mapping[str, Values]] = {
    "day": {"form": _words("form of a day", "numeric numeric-leading-zeros ordinal")},
    "month": {
        "form": _words("form of a month", "long short numeric numeric-leading-zeros"),
        **_PERIODS,
    },
    "year": {"form": _words("form of a year", "short long")},
}

#: Name of a rule → the rule. The root is ``style``, or ``dependent``.
RULES: Mapping[str, Rule] = {
    "style": _STYLE._replace(
        attributes={
            **_STYLE.attributes,
            "class": _words("class", "in-text note"),
            "demote-non-dropping-particle": _words("value", "never sort-only display-and-sort"),
            "initialize-with-hyphen": _BOOLEAN,
            "page-range-format": _words(
                "page-range-format", "expanded minimal minimal-two chicago chicago-15 chicago-16"
            ),
            **_INHERITED,
        },
        required=("class", "version"),
        children={
            tag: tag for tag in ("info", "locale", "macro", "citation", "bibliography")
        },
        needs=("info", "citation"),
        once=("info", "citation", "bibliography"),
        order=tuple(
            ("info", after) for after in ("locale", "macro", "citation", "bibliography")
        ),
    ),
    "dependent": _STYLE._replace(children={"info": "dependent-info"}),
    # about the style
    "info": _INFO,
    "dependent-info": _INFO._replace(
        children={**_INFO.children, "link": "dependent-link"}, needs=(*_INFO.needs, "link")
    ),
    "link": _LINK,
    "dependent-link": _LINK._replace(
        attributes={
            **_LINK.attributes, "rel": _words("rel", "self independent-parent documentation"),
        }
    ),
    "person": _PERSON,
    "info-text": Rule(text=_TEXT),
    "words": _WORDS,
    "rights": _WORDS._replace(attributes={"license": _TEXT, **_LANG}),
    "id": Rule(text=_TEXT),
    "issn": Rule(text=_ISSN),
    "updated": Rule(text=_TIME),
    "published": Rule(text=_TIME),
    "category": Rule(
        attributes={
            "citation-format": _words("citation-format", "author author-date label note numeric"),
            "field": _words(
                "field",
                """
                anthropology astronomy biology botany chemistry communications engineering
                generic-base geography geology history humanities law linguistics literature math
                medicine philosophy physics political_science psychology science social_science
                sociology theology zoology
                """,
            ),
        },
        one_of=("citation-format", "field"),
    ),
    # languages
    "locale": Rule(
        attributes=_LANG,
        children={"style-options": "style-options", "date": "locale-date", "terms": "terms"},
        once=("style-options", "terms"),
    ),
    "style-options": Rule(
        {"limit-day-ordinals-to-day-1": _BOOLEAN, "punctuation-in-quote": _BOOLEAN}
    ),
    "locale-date": Rule(
        attributes={"form": _words("form of a date", "text numeric"),
                    **_DELIMITER, **_FONT, **_CASE},
        required=("form",), children={"date-part": "part"}, filled=True,
    ),
    "terms": Rule(children={"term": "term"}, filled=True),
    "term": _TERM_CHILDREN._replace(
        attributes={"name": _TERM, "form": _TERM_FORM}, required=("name",)
    ),
    "term:ordinal": _TERM_CHILDREN._replace(
        attributes={"name": Values("ordinal term", _ORDINALS), "form": _LONG,
                    "gender-form": _GENDER,
                    "match": _words("match", "last-digit last-two-digits whole-number")},
        required=("name",),
    ),
    "term:long-ordinal": _TERM_CHILDREN._replace(
        attributes={"name": Values("ordinal term", _LONG_ORDINALS), "form": _LONG,
                    "gender-form": _GENDER},
        required=("name", "gender-form"),
    ),
    "term:gender": _TERM_CHILDREN._replace(
        attributes={"name": Values("term with a gender", frozenset(_GENDERED)), "form": _LONG,
                    "gender": _GENDER},
        required=("name",),
    ),
    # areas
    "macro": Rule({"name": _NMTOKEN}, required=("name",), children=_RENDERING, filled=True),
    "citation": Rule(
        attributes={
            "cite-group-delimiter": _TEXT,
            "collapse": _words("value", "citation-number year year-suffix year-suffix-ranged"),
            "year-suffix-delimiter": _TEXT,
            "after-collapse-delimiter": _TEXT,
            "disambiguate-add-names": _BOOLEAN,
            "disambiguate-add-givenname": _BOOLEAN,
            "disambiguate-add-year-suffix": _BOOLEAN,
            "givenname-disambiguation-rule": _words(
                "value",
                """
                all-names all-names-with-initials primary-name primary-name-with-initials by-cite
                """,
            ),
            "near-note-distance": _INTEGER,
            **_INHERITED,
        },
        children={"sort": "sort", "layout": "layout:citation"},
        needs=("layout",), once=("sort", "layout"), order=(("sort", "layout"),),
    ),
    "bibliography": Rule(
        attributes={
            "hanging-indent": _BOOLEAN,
            "entry-spacing": _COUNT,
            "line-spacing": _SPACING,
            "second-field-align": _words("value", "flush margin"),
            "subsequent-author-substitute": _TEXT,
            "subsequent-author-substitute-rule": _words(
                "value", "complete-all complete-each partial-each partial-first"
            ),
            **_INHERITED,
        },
        children={"sort": "sort", "layout": "layout"},
        needs=("layout",), once=("sort", "layout"), order=(("sort", "layout"),),
    ),
    "layout": Rule({**_AFFIXES, **_FONT}, children=_RENDERING, filled=True),
    "layout:citation": Rule(
        {**_AFFIXES, **_DELIMITER, **_FONT}, children=_RENDERING, filled=True
    ),
    "sort": Rule(children={"key": "key"}, filled=True),
    "key": Rule(
        attributes={
            "variable": _VARIABLE, "macro": _NMTOKEN, "names-min": _INTEGER,
            "names-use-first": _INTEGER, "names-use-last": _BOOLEAN,
            "sort": _words("sort", "ascending descending"),
        },
        one_of=("variable", "macro"),
    ),
    # what prints
    "names": Rule(
        attributes={"variable": _NAME_VARIABLE._replace(several=True),
                    **_AFFIXES, **_DELIMITER, **_DISPLAY, **_FONT},
        required=("variable",),
        children={"name": "name", "et-al": "et-al", "label": "names-label",
                  "substitute": "substitute"},
        once=("name", "et-al", "label", "substitute"),
        order=(("name", "et-al"), ("name", "substitute"), ("et-al", "substitute"),
               ("label", "substitute")),
    ),
    "name": Rule(
        {**_NAME, "form": _NAME_FORM, **_AFFIXES, **_DELIMITER, **_FONT},
        children={"name-part": "name-part"},
    ),
    "name-part": Rule(
        {"name": _words("name-part", "family given"), **_AFFIXES, **_FONT, **_CASE},
        required=("name",),
    ),
    "et-al": Rule({"term": Values("term", frozenset({"et-al", "and others"})), **_FONT}),
    "names-label": Rule({"form": _TERM_FORM, **_LABEL}),
    "substitute": Rule(children=_RENDERING, filled=True),
    "date": Rule({**_DATE, **_DELIMITER}, required=("variable",),
                 children={"date-part": "part"}, needs=("date-part",)),
    "date:form": Rule(
        {**_DATE, "form": _words("form of a date", "text numeric"),
         "date-parts": _words("value", "year-month-day year-month year")},
        required=("variable",), children={"date-part": "localized-part"},
    ),
    "part": Rule({**_PART, **_AFFIXES}, required=("name",)),
    "localized-part": Rule(_PART, required=("name",)),
    **{
        f"{kind}:{part}": Rule({**_PART, **forms, **affixes}, required=("name",))
        for part, forms in _FORMS.items()
        for kind, affixes in (("part", _AFFIXES), ("localized-part", {}))
    },
    "text": Rule({**_PRINTED, "macro": _NMTOKEN, "term": _TERM, "value": _TEXT,
                  "variable": _STANDARD_VARIABLE},
                 one_of=("macro", "term", "value", "variable")),
    "text:macro": Rule({**_PRINTED, "macro": _NMTOKEN}),
    "text:term": Rule(
        {**_PRINTED, "term": _TERM, "form": _TERM_FORM, "plural": _BOOLEAN}
    ),
    "text:value": Rule({**_PRINTED, "value": _TEXT}),
    "text:variable": Rule(
        {**_PRINTED, "variable": _STANDARD_VARIABLE, "form": _words("form", "short long")}
    ),
    "number": Rule(
        {"variable": _NUMBER_VARIABLE, "form": _words("form", "numeric ordinal long-ordinal roman"),
         **_AFFIXES, **_DISPLAY, **_FONT, **_CASE},
        required=("variable",),
    ),
    "label": Rule(
        {"variable": _NUMBER_VARIABLE, "form": _words("form", "long short symbol"), **_LABEL},
        required=("variable",),
    ),
    "group": Rule(
        {**_AFFIXES, **_DELIMITER, **_DISPLAY, **_FONT}, children=_RENDERING, filled=True
    ),
    "choose": Rule(
        children={"if": "if", "else-if": "if", "else": "else"},
        needs=("if",), once=("if", "else"),
        order=(("if", "else-if"), ("if", "else"), ("else-if", "else")),
    ),
    "if": _IF,
    "else": Rule(children=_RENDERING, filled=True),
}  # fmt: skip

#: Tag → the tags of the elements that it may stand in.
ELEMENTS: Mapping[str, frozenset[str]] = {
    tag: frozenset(
        parent
        for rule in RULES.values()
        for parent, name in rule.children.items()
        if tag in RULES[name].children
    )
    | ({"style"} if tag in RULES["style"].children else set())
    for tag in sorted({tag for rule in RULES.values() for tag in rule.children})
}


def variant(name: str, attributes: Mapping[str, str]) -> str:
    """Return the name of the rule that holds for an element with these attributes.

    >>> variant("date", {"form": "text"})
    'date:form'
    """
    if name == "text":
        kinds = [kind for kind in RULES["text"].one_of if kind in attributes]
        return f"text:{kinds[0]}" if len(kinds) == 1 else name
    if name == "date" and "form" in attributes:
        return "date:form"
    if name in ("part", "localized-part") and attributes.get("name") in _FORMS:
        return f"{name}:{attributes['name']}"
    if name == "term":
        return _variant_of_term(attributes)
    return name


def _variant_of_term(attributes: Mapping[str, str]) -> str:
    if "gender" in attributes:
        return "term:gender"
    if attributes.get("name") in _LONG_ORDINALS and "gender-form" in attributes:
        return "term:long-ordinal"
    return "term:ordinal" if {"gender-form", "match"} & attributes.keys() else "term"
