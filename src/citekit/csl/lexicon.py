"""What a language gives a style: terms, ordinals, date formats and options.

CSL 1.0.2, Locale Fallback: each unit comes from the first source that defines it,
of the style's own ``cs:locale`` elements (dialect, language, none) and the locale
files (dialect, primary dialect, en-US).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple
from xml.etree import ElementTree

from attrs import frozen

from citekit.csl.catalogue import locales
from citekit.errors import UnknownNameError, nearest

__all__ = ["PRIMARY", "Lexicon", "Term", "code_of", "language", "lexicon"]

_NS = "{http://purl.org/net/xbiblio/csl}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

#: CSL 1.0.2, Terms: which form stands in for a form that is not defined.
_FORM_FALLBACK: Mapping[str, tuple[str, ...]] = {
    "long": ("long",),
    "short": ("short", "long"),
    "verb": ("verb", "long"),
    "verb-short": ("verb-short", "verb", "long"),
    "symbol": ("symbol", "short", "long"),
}
#: CSL 1.0.2, Locale Fallback: the primary dialect of a language.
PRIMARY: Mapping[str, str] = {
    "af": "af-ZA", "ar": "ar", "bg": "bg-BG", "ca": "ca-AD", "cs": "cs-CZ", "cy": "cy-GB",
    "da": "da-DK", "de": "de-DE", "el": "el-GR", "en": "en-US", "es": "es-ES", "et": "et-EE",
    "eu": "eu", "fa": "fa-IR", "fi": "fi-FI", "fr": "fr-FR", "gl": "gl-ES", "he": "he-IL",
    "hi": "hi-IN", "hr": "hr-HR", "hu": "hu-HU", "id": "id-ID", "is": "is-IS", "it": "it-IT",
    "ja": "ja-JP", "km": "km-KH", "ko": "ko-KR", "la": "la", "lt": "lt-LT", "lv": "lv-LV",
    "mn": "mn-MN", "ms": "ms-MY", "nb": "nb-NO", "nl": "nl-NL", "nn": "nn-NO", "pl": "pl-PL",
    "pt": "pt-PT", "ro": "ro-RO", "ru": "ru-RU", "sk": "sk-SK", "sl": "sl-SI", "sr": "sr-RS",
    "sv": "sv-SE", "th": "th-TH", "tr": "tr-TR", "uk": "uk-UA", "vi": "vi-VN", "zh": "zh-CN",
}  # fmt: skip


_GENDERS = ("feminine", "masculine")


class Term(NamedTuple):
    """A term in one form."""

    single: str
    multiple: str
    gender: str = ""  #: of the noun: ``masculine``, ``feminine`` or empty


class _Ordinal(NamedTuple):
    suffix: str
    match: str  #: ``last-digit``, ``last-two-digits`` or ``whole-number``


@frozen
class Lexicon:
    """Terms, date formats and options for one language and one style."""

    lang: str
    terms: Mapping[tuple[str, str], Term]
    ordinals: Mapping[tuple[str, str], _Ordinal]  #: (term name, gender) → suffix
    dates: Mapping[str, ElementTree.Element]  #: ``text`` and ``numeric``
    options: Mapping[str, str]
    #: outer marks, inner marks: open, close, open, close
    quotes: tuple[str, str, str, str] = ("“", "”", "‘", "’")
    #: punctuation goes before a closing quotation mark
    inside: bool = False

    def term(self, name: str, form: str = "long", *, plural: bool = False) -> str:
        """Give a term, in the nearest form that is defined; empty if there is none."""
        found = self.find(name, form)
        return "" if found is None else found.multiple if plural else found.single

    def find(self, name: str, form: str = "long") -> Term | None:
        """Find a term with its gender, in the nearest form that is defined."""
        for each in _FORM_FALLBACK.get(form, ("long",)):
            if (found := self.terms.get((name, each))) is not None:
                return found
        return None

    def gender(self, name: str) -> str:
        """Tell the gender of the noun that a term is."""
        found = self.terms.get((name, "long"))
        return found.gender if found else ""

    def ordinal(self, number: int, gender: str = "") -> str:
        """Give the suffix that makes a number an ordinal: ``2`` → ``nd``.

        CSL 1.0.2, Ordinal Suffixes and Gender-specific Ordinals.
        """
        for each in dict.fromkeys((gender, "")):
            for name in (f"ordinal-{number % 100:02d}", f"ordinal-{number % 10:02d}"):
                found = self.ordinals.get((name, each))
                if found and _matches(name, found.match, number):
                    return found.suffix
        if ("ordinal", "") not in self.ordinals and ("ordinal-04", "") in self.ordinals:
            # CSL 1.0: -01, -02 and -03 for what ends so but is no teen, -04 for the rest
            return self.ordinals["ordinal-04", ""].suffix
        found = self.ordinals.get(("ordinal", gender)) or self.ordinals.get(("ordinal", ""))
        if found is None and gender not in _GENDERS:
            # a language whose nouns all have a gender has no neuter to fall back on
            return next(filter(None, (self.ordinal(number, each) for each in _GENDERS)), "")
        return found.suffix if found else ""

    def long_ordinal(self, number: int, gender: str = "") -> str:
        """Give a number as a word, 1 to 10; empty beyond."""
        if not 1 <= number <= 10:
            return ""
        name = f"long-ordinal-{number:02d}"
        forms = (self.terms.get((name, each)) for each in (gender, "long", *_GENDERS))
        found = next(filter(None, forms), None)
        return found.single if found else ""


def _matches(name: str, match: str, number: int) -> bool:
    value = int(name[-2:])
    if match == "whole-number":
        return number == value
    if match == "last-two-digits" or value >= 10:
        return number % 100 == value
    return number % 10 == value


class _Source(NamedTuple):
    """One ``cs:locale`` element, read."""

    terms: dict[tuple[str, str], Term]
    ordinals: dict[tuple[str, str], _Ordinal]
    dates: dict[str, ElementTree.Element]
    options: dict[str, str]


def language(name: str) -> str:
    """Return the locale that is meant: a name in any case, or a language alone.

    Raises UnknownNameError with the nearest names.

    >>> language("DE_at"), language("fr")
    ('de-AT', 'fr-FR')
    """
    wanted = name.strip().replace("_", "-").lower()
    for known in locales():
        if known.lower() == wanted:
            return known
    if PRIMARY.get(wanted) in locales():
        return PRIMARY[wanted]
    code = wanted.partition("-")[0]
    code = _LANGUAGES.get(code, code[:2])
    main = PRIMARY.get(code)
    same = [known for known in locales() if known.lower().partition("-")[0] == code]
    same.sort(key=lambda known: known != main)
    raise UnknownNameError("locale", name, (same or nearest(name, locales()))[:3])


def code_of(name: str) -> str | None:
    """Return the code of a language that is named in English, or as LaTeX's babel names it.

    >>> code_of("ngerman"), code_of("French"), code_of("x")
    ('de', 'fr', None)
    """
    return _BABEL.get(name.strip().lower())


#: Names of languages that do not start like their code.
_LANGUAGES: Mapping[str, str] = dict(
    re.findall(
        r"(\w+)=(\w+)",
        """
        chinese=zh croatian=hr czech=cs dutch=nl español=es espanol=es estonian=et german=de
        greek=el icelandic=is indonesian=id japanese=ja polish=pl portuguese=pt serbian=sr
        slovak=sk slovenian=sl spanish=es swedish=sv turkish=tr ukrainian=uk
        """,
    )
)


#: Names that BibTeX's ``langid`` holds, and plain names.
_BABEL: Mapping[str, str] = {
    **_LANGUAGES,
    **dict(
        re.findall(
            r"(\w+)=([-\w]+)",
            """
            english=en american=en-US usenglish=en-US british=en-GB ukenglish=en-GB canadian=en-CA
            australian=en-AU ngerman=de austrian=de-AT naustrian=de-AT swissgerman=de-CH
            nswissgerman=de-CH french=fr francais=fr acadian=fr-CA canadien=fr-CA italian=it
            brazilian=pt-BR brazil=pt-BR portuges=pt russian=ru finnish=fi norwegian=no norsk=nb
            nynorsk=nn danish=da hungarian=hu magyar=hu romanian=ro bulgarian=bg catalan=ca
            latvian=lv lithuanian=lt arabic=ar hebrew=he persian=fa farsi=fa latin=la korean=ko
            vietnamese=vi thai=th hindi=hi welsh=cy irish=ga basque=eu galician=gl
            """,
        )
    ),
}


def lexicon(lang: str, own: Iterable[ElementTree.Element] = ()) -> Lexicon:
    """Gather what `lang` has for a style whose ``cs:locale`` elements are `own`."""
    language = lang.partition("-")[0]
    by_lang: dict[str, list[ElementTree.Element]] = {}
    for element in own:
        by_lang.setdefault(element.get(_LANG, ""), []).append(element)
    dialect = PRIMARY.get(lang, lang) if "-" not in lang else lang
    files = dict.fromkeys(("en-US", PRIMARY.get(language, "en-US"), dialect))
    sources = [_file(name) for name in files if name in locales()]
    for key in dict.fromkeys(("", language, dialect)):
        sources += [_read(element) for element in by_lang.get(key, ())]
    merged = _Source({}, {}, {}, {})
    for source in sources:  # the later, the stronger
        for name, form in source.terms:
            if form in _GENDERS and (name, "long") not in source.terms:
                # a language with gendered ordinals only: the neuter one before is another's
                merged.terms.pop((name, "long"), None)
        merged.terms.update(source.terms)
        merged.dates.update(source.dates)
        merged.options.update(source.options)
        if source.ordinals:
            # "(re)defining any of the ordinal terms … replaces all previously defined"
            merged.ordinals.clear()
            merged.ordinals.update(source.ordinals)
    one, inner = (
        [
            term.single if (term := merged.terms.get((f"{side}-{level}quote", "long"))) else ""
            for side in ("open", "close")
        ]
        for level in ("", "inner-")
    )
    inside = merged.options.get("punctuation-in-quote") == "true"
    return Lexicon(dialect, *merged, (one[0], one[1], inner[0], inner[1]), inside)


@lru_cache(maxsize=16)
def _file(name: str) -> _Source:
    # a file of an installed package
    return _read(ElementTree.parse(locales()[name]).getroot())  # noqa: S314


def _read(element: ElementTree.Element) -> _Source:
    source = _Source({}, {}, {}, {})
    for child in element:
        if child.tag == f"{_NS}terms":
            for term in child.iterfind(f"{_NS}term"):
                _add_term(source, term)
        elif child.tag == f"{_NS}date":
            source.dates[child.get("form", "text")] = child
        elif child.tag == f"{_NS}style-options":
            source.options.update(child.attrib)
    return source


_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")


def _curled(text: str | None) -> str:
    """Write the apostrophe within a word as fields have it: à l’adresse."""
    if not text or "'" not in text:
        return text or ""
    return _APOSTROPHE.sub("’", text)


def _add_term(source: _Source, term: ElementTree.Element) -> None:
    name, form = term.get("name", ""), term.get("form", "long")
    gender_form = term.get("gender-form", "")
    single, multiple = term.find(f"{_NS}single"), term.find(f"{_NS}multiple")
    text = _curled(term.text)
    if name == "ordinal" or (name.startswith("ordinal-") and name[8:].isdigit()):
        default = "last-digit" if name[8:] < "10" else "last-two-digits"
        match = term.get("match") or default
        source.ordinals[name, gender_form] = _Ordinal(text, match)
        return
    if single is None and multiple is None:
        found = Term(
            text if text.strip() else "", text if text.strip() else "", term.get("gender", "")
        )
    else:
        one = _curled(single.text) if single is not None else ""
        many = _curled(multiple.text) if multiple is not None else ""
        found = Term(one, many, term.get("gender", ""))
    if name.startswith("long-ordinal") and gender_form:
        form = gender_form
    source.terms[name, form] = found
