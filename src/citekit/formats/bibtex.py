"""BibTeX, with the fields and types that BibLaTeX adds, in and out.

What has a place in CSL goes there; other fields stay under their BibTeX name, in
lower case. TeX becomes text. Fields that an entry takes from its ``crossref`` parent
are put in.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from attrs import evolve

from citekit import dates, identifiers
from citekit.errors import Problem
from citekit.formats import tex
from citekit.record import Date, Name, Record, Records
from citekit.variables import ALIASES, TYPES, VARIABLES

if TYPE_CHECKING:
    from citekit.formats.bibentries import Entry

__all__ = ["SUFFIXES", "dumps", "loads"]

#: Of files with BibTeX.
SUFFIXES = (".bib", ".bibtex", ".biblatex")

# --- the vocabulary -------------------------------------------------------------

#: Entry type → CSL type.
_TYPES: Mapping[str, str] = {
    "article": "article-journal",
    "suppperiodical": "article-journal",
    "newsarticle": "article-newspaper",
    **dict.fromkeys(("book", "mvbook", "collection", "mvcollection", "reference"), "book"),
    **dict.fromkeys(("proceedings", "mvproceedings", "mvreference", "manual"), "book"),
    "booklet": "pamphlet",
    **dict.fromkeys(("inbook", "incollection", "bookinbook", "suppbook"), "chapter"),
    "suppcollection": "chapter",
    **dict.fromkeys(("inproceedings", "conference"), "paper-conference"),
    "inreference": "entry-encyclopedia",
    **dict.fromkeys(("phdthesis", "mastersthesis", "thesis"), "thesis"),
    **dict.fromkeys(("techreport", "report"), "report"),
    "unpublished": "manuscript",
    **dict.fromkeys(("online", "electronic", "www", "webpage"), "webpage"),
    **dict.fromkeys(("image", "artwork"), "graphic"),
    **dict.fromkeys(("movie", "video"), "motion_picture"),
    **dict.fromkeys(("audio", "music"), "song"),
    "jurisdiction": "legal_case",
    "letter": "personal_communication",
    **{name: name for name in ("dataset", "legislation", "map", "patent", "performance")},
    **{name: name for name in ("periodical", "review", "software", "standard")},
}
#: CSL type → entry type; others become ``misc``.
_KINDS: Mapping[str, str] = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "pamphlet": "booklet",
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    "entry-encyclopedia": "inreference",
    "thesis": "thesis",
    "report": "techreport",
    "manuscript": "unpublished",
    **{name: name for name in ["book", "dataset", "patent", "periodical", "software", "standard"]},
}
_ARTICLES = frozenset(
    {"article-journal", "article-magazine", "article-newspaper", "periodical", "review"}
)
_IN_SERIES = frozenset({"book", "chapter", "paper-conference"})

#: What a thesis is when its entry does not say.
_GENRES: Mapping[str, str] = {"phdthesis": "PhD thesis", "mastersthesis": "Master's thesis"}
_THESES: Mapping[str, str] = {"phdthesis": "PhD thesis", "mathesis": "Master's thesis"}

#: Field → CSL variable. Of fields with one variable the first that is there gives it.
_FIELDS: Mapping[str, str] = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "bookauthor": "container-author",
    "title": "title",
    "journal": "container-title",
    "journaltitle": "container-title",
    "booktitle": "container-title",
    "series": "collection-title",
    "edition": "edition",
    "volume": "volume",
    "issue": "issue",
    "number": "number",  # or issue, or collection-number
    "eid": "number",
    "articleno": "number",
    "chapter": "chapter-number",
    "part": "part-number",
    "pages": "page",
    "pagetotal": "number-of-pages",
    "volumes": "number-of-volumes",
    "publisher": "publisher",
    "institution": "publisher",
    "school": "publisher",
    "organization": "publisher",
    "address": "publisher-place",
    "location": "publisher-place",
    "eventtitle": "event-title",
    "venue": "event-place",
    "type": "genre",
    "howpublished": "medium",
    "version": "version",
    "doi": "DOI",
    "isbn": "ISBN",
    "issn": "ISSN",
    "url": "URL",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "eprint": "archive_location",
    "eprinttype": "archive",
    "archiveprefix": "archive",
    "language": "language",
    "langid": "language",
    "shorttitle": "title-short",
    "shortjournal": "container-title-short",
    "origtitle": "original-title",
    "origpublisher": "original-publisher",
    "origlocation": "original-publisher-place",
    "pubstate": "status",
    "keywords": "keyword",
    "abstract": "abstract",
    "annotation": "annote",
    "note": "note",
    "urldate": "accessed",
    "lastchecked": "accessed",
    "origdate": "original-date",
    "eventdate": "event-date",
}
#: CSL variable → field.
_NAMES: Mapping[str, str] = {
    variable: field for field, variable in reversed(tuple(_FIELDS.items()))
}

#: CSL variables by their name in lower case: how others write what BibTeX has no word for.
_VARIABLES: Mapping[str, str] = {name.lower(): name for name in VARIABLES} | {
    name.lower(): variable for name, variable in ALIASES.items()
}
_VERBATIM = frozenset({"DOI", "URL", "archive_location", "file", "pdf"})
_PARAGRAPHS = frozenset({"abstract", "annote", "note"})
_SUBTITLES: Mapping[str, str] = {
    "subtitle": "title",
    "booksubtitle": "booktitle",
    "journalsubtitle": "journaltitle",
}
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


# --- in -------------------------------------------------------------------------


def loads(text: str) -> Records:
    """Read BibTeX. A broken entry is a problem; what could be read of it is a record.

    >>> loads("@book{fiasco, author = {Ricks, Thomas}, title = {Fiasco}, year = 2006}")[0].fields
    {'author': (Name(family='Ricks', given='Thomas', dropping_particle=None, \
non_dropping_particle=None, suffix=None, literal=None),), 'title': 'Fiasco', \
'issued': Date(start=(2006,), end=(), season=None, circa=False, literal=None, edtf=None)}
    """
    from citekit.formats.bibentries import entries

    read = list(entries(text))
    found = [one for one in read if not isinstance(one, Problem)]
    parents = {entry.key.lower(): entry for entry in found if entry.key}
    records: list[Record] = []
    problems = [one for one in read if isinstance(one, Problem)]
    taken: dict[str, int] = {}
    if not found:
        problems.append(Problem("bibtex-empty", "there is no BibTeX entry here", severity="error"))
    for number, entry in enumerate(found, 1):
        problems += entry.problems
        if not entry.key and not entry.fields:
            continue  # what is broken from the start is a problem only
        key = entry.key or _unused(f"item-{number}", taken)
        said: list[Problem] = []
        if not entry.key:
            said.append(Problem("bibtex-key", f"an entry without a key; called {key!r}"))
        if key in taken:
            said.append(Problem("id-duplicate", f"the key {key!r} is taken by an entry before"))
        taken.setdefault(key, 1)
        records.append(_record(key, _with_parent(entry, parents), said))
        problems += [evolve(problem, line=entry.line) for problem in said]
    return Records(records, problems=problems)


def _unused(key: str, taken: dict[str, int]) -> str:
    """Return the key, or with the first number that makes it another; `taken` counts."""
    unused = key
    while unused in taken:
        taken[key] = taken.get(key, 1) + 1
        unused = f"{key}-{taken[key]}"
    return unused


def _with_parent(entry: Entry, parents: Mapping[str, Entry]) -> Entry:
    """Put in what ``crossref`` refers to: a chapter's book is its parent's title."""
    parent = parents.get(entry.fields.get("crossref", "").strip().lower())
    if parent is None or parent is entry:
        return entry
    taken = {name: value for name, value in parent.fields.items() if name not in _OWN}
    if entry.kind not in _WHOLE:
        for whole, part in (("title", "booktitle"), ("subtitle", "booksubtitle")):
            if whole in parent.fields:
                taken.setdefault(part, parent.fields[whole])
    if {"date", "year"} & entry.fields.keys():
        taken = {name: value for name, value in taken.items() if name not in _ISSUED}
    return evolve(entry, fields={**taken, **entry.fields})


#: Entries that are no parts of others.
_WHOLE = frozenset(["book", "collection", "proceedings"])
_ISSUED = ("date", "year", "month", "day")
#: Fields of a parent that say nothing about its parts.
_OWN = frozenset(
    re.findall(
        r"\S+",
        """
        abstract annotation annote author crossref doi file ids keywords label langid note options
        pages pagetotal shorttitle sortkey subtitle title type url urldate xref
        """,
    )
)


def _record(key: str, entry: Entry, said: list[Problem]) -> Record:
    source = {name: value for name, value in entry.fields.items() if value.strip()}
    csl_type = _type(entry.kind, source, said)
    fields: dict[str, Any] = {}
    for part, whole in _SUBTITLES.items():
        whole = "journal" if part == "journalsubtitle" and "journal" in source else whole
        if part in source and whole in source:
            source[whole] = f"{source[whole]}: {source.pop(part)}"
    _howpublished(source)
    if entry.kind in _WHOLE and source.get("booktitle") == source.get("title"):
        source.pop("booktitle", None)  # for its parts, which refer to it
    for name in sorted(source, key=_rank):
        if name in _ISSUED or name == "entrysubtype":
            continue
        variable = _variable(name, csl_type, source)
        if variable in fields:  # another field has given it; this one keeps its own name
            variable = name if name not in fields else f"x-{name}"
        fields[variable] = _value(variable, source[name], said)
    said += [Problem("identifier-check", what) for _, what in identifiers.mistakes(fields)]
    fields.update(_issued(source, said))
    if "genre" in fields:
        fields["genre"] = _THESES.get(fields["genre"], fields["genre"])
    elif entry.kind in _GENRES:
        fields["genre"] = _GENRES[entry.kind]
    if "entrysubtype" in source and source["entrysubtype"] not in (*TYPES, *_SUBTYPES):
        fields["entrysubtype"] = tex.decode(source["entrysubtype"])
    return Record(key, csl_type, fields)


def _rank(name: str) -> int:
    """Order fields as the table has them, so that the first of two gives a variable."""
    return list(_FIELDS).index(name) if name in _FIELDS else len(_FIELDS)


#: What BibLaTeX says of an article in ``entrysubtype``.
_SUBTYPES: Mapping[str, str] = {"magazine": "article-magazine", "newspaper": "article-newspaper"}


def _type(kind: str, source: Mapping[str, str], said: list[Problem] | None = None) -> str:
    subtype = source.get("entrysubtype", "")
    if subtype in TYPES:
        return subtype
    if subtype in _SUBTYPES and kind == "article":
        return _SUBTYPES[subtype]
    if kind == "misc" or kind not in _TYPES:
        if kind != "misc" and said is not None:
            message = f"the entry type {kind!r} is not known; taken as a document"
            said.append(Problem("bibtex-type", message, severity="info"))
        published = source.get("howpublished", "")
        if "number" in source and _SERIAL & source.keys():
            return "report"  # pages of the web have no numbers: an RFC
        return "webpage" if "url" in source or _url(published) else "document"
    return _TYPES[kind]


_SERIAL = frozenset(["series", "institution", "organization", "publisher"])


def _url(text: str) -> str:
    match = re.fullmatch(r"\s*(?:\\url\s*\{)?\s*(https?://[^\s{}]+)\s*\}?\s*", text)
    return match[1] if match else ""


def _howpublished(source: dict[str, str]) -> None:
    r"""Read ``howpublished = {\url{…}}`` as what it is."""
    url = _url(source.get("howpublished", ""))
    if url and "url" not in source:
        del source["howpublished"]
        source["url"] = url


def _variable(name: str, type: str, source: Mapping[str, str]) -> str:
    if name == "number":
        if type in _ARTICLES:
            return "issue"
        return "collection-number" if type in _IN_SERIES and "series" in source else "number"
    if name == "id":
        return "x-id"  # in CSL-JSON, "id" is the key
    return _FIELDS.get(name) or _VARIABLES.get(name, name)


def _value(variable: str, source: str, said: list[Problem]) -> Any:
    kind = VARIABLES.get(variable)
    if kind == "name":
        return tuple(_names(source, said))
    if kind == "date":
        return _date(source, said)
    if variable in _VERBATIM:
        text = tex.decode_verbatim(_one_line(source))
        return re.sub(r"^https?://(dx\.)?doi\.org/", "", text) if variable == "DOI" else text
    if variable == "page":
        source = re.sub(r"\s*(?:---?|(?<=\d)[–—](?=\d))\s*", "-", source)
    paragraphs = source.split("\n\n") if variable in _PARAGRAPHS else [source]
    texts = [tex.decode(_one_line(part), title=kind == "title") for part in paragraphs]
    return "\n\n".join(text.strip(" ") for text in texts if text)


def _one_line(text: str) -> str:
    return re.sub(r"[ \t\n\r\f\v]+", " ", text).strip()


def _names(source: str, said: list[Problem]) -> Iterable[Name]:
    from pybtex.bibtex.utils import split_name_list

    for text in split_name_list(_one_line(source)):
        if text == "others" or re.fullmatch(r"\{[^{}]*\}", text):
            yield Name(literal=_text(text))
        elif _EXTENDED.match(text):
            yield _extended(text)
        elif text:
            yield _name(text, said)


#: BibLaTeX's other way to write a name: family=Beethoven, given=Ludwig, prefix=van.
_EXTENDED = re.compile(r'"?(?:family|given|prefix|suffix)(?:-i)?\s*=')
_PARTS: Mapping[str, str] = {
    "family": "family",
    "given": "given",
    "prefix": "non_dropping_particle",
    "suffix": "suffix",
}


def _extended(text: str) -> Name:
    pairs = [part.strip(' "').partition("=") for part in text.split(",")]
    parts = {key.strip(): value for key, _, value in pairs}
    known: dict[str, Any] = {_PARTS[key]: _text(parts[key]) for key in parts if key in _PARTS}
    return Name(**known)


def _name(text: str, said: list[Problem]) -> Name:
    from pybtex.database import Person
    from pybtex.exceptions import PybtexError

    try:
        person = Person(text)
    except PybtexError:
        message = "a name with more than two commas; kept as it is written"
        said.append(Problem("bibtex-name", message, excerpt=text))
        return Name(literal=_text(text))
    whole = " ".join(person.last_names)
    if _braced(text) and whole == text:
        return Name(literal=_text(text))
    return Name(
        family=_text(whole),
        given=_text(" ".join([*person.first_names, *person.middle_names])),
        non_dropping_particle=_text(" ".join(person.prelast_names)),
        suffix=_text(" ".join(person.lineage_names)),
    )


def _braced(text: str) -> bool:
    """Tell whether one group is the whole of it: then it is not a person's name."""
    depth = 0
    for match in re.finditer(r"[{}]", text):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return text.startswith("{") and match.end() == len(text)
    return False


def _text(source: str) -> str | None:
    return tex.decode(source).replace("\u00a0", " ").strip() or None


# --- dates ----------------------------------------------------------------------


def _issued(source: Mapping[str, str], said: list[Problem]) -> dict[str, Any]:
    """Make ``issued`` of the date, or of year, month and day; what does not fit stays."""
    if "date" in source:
        date = _date(source["date"], said)
        if date.literal is None or "year" not in source:
            return {"issued": date}
    year = source.get("year", "").strip()
    month = tex.decode(source.get("month", "")).replace("\u00a0", " ").strip()
    day = source.get("day", "").strip()
    if not year:
        return {name: tex.decode(source[name]) for name in ("month", "day") if name in source}
    date = _date(year, said)
    if not month or not date.start or len(date.start) > 1:
        kept = {"month": month, "day": day}
        return {"issued": date, **{name: value for name, value in kept.items() if value}}
    found = _with_month(date, month, day)
    if found is None:
        said.append(Problem("bibtex-date", f"not a month: {month!r}; kept as it is"))
        return {"issued": date, "month": month}
    return {"issued": found}


def _with_month(date: Date, month: str, day: str) -> Date | None:
    words = re.findall(r"\d+|[^\W\d_]+\.?", f"{month} {day}")
    named = [dates.MONTHS.get(word.lower().rstrip(".")) for word in words if not word.isdigit()]
    numbers = [int(word) for word in words if word.isdigit()]
    if None in named or not words:
        return None
    months = [number for number in named if number] or [numbers.pop(0)]
    start = (*date.start, months[0], *numbers[:1])
    end = (*date.start, *months[-1:], *numbers[1:2])
    if len(months) > 2 or len(numbers) > 2 or not (dates.is_real(start) and dates.is_real(end)):
        return None
    ranged = len(months) == 2 or len(numbers) == 2
    return evolve(date, start=start, end=end if ranged else ())


def _date(source: str, said: list[Problem]) -> Date:
    """Read EDTF, or a date as people write it; what is neither are words."""
    text = source.strip()  # in EDTF, a tilde means what it says
    if re.fullmatch(r"\d{1,4}", text):
        return Date((int(text),))
    if match := re.fullmatch(r"(\d{4})\s*(?:--?|[–/])\s*(\d{4})", text):
        return Date((int(match[1]),), (int(match[2]),))
    try:
        return dates.parse(text)
    except ValueError:
        text = tex.decode(text).replace("\u00a0", " ").strip()
    found = dates.find(text)
    if len(found) == 1 and (found[0].start, found[0].end) == (0, len(text)):
        readings = found[0].readings
        if len(readings) == 1:
            return readings[0]
    message = f"not a date that is understood: {text!r}; kept as words"
    said.append(Problem("bibtex-date", message, severity="info"))
    return Date(literal=text)


# --- out ------------------------------------------------------------------------


def dumps(records: Iterable[Record]) -> str:
    r"""Write BibTeX in UTF-8. What BibTeX has no field for is there under its CSL name.

    >>> print(dumps([Record("a&b", "book", {"title": "Q&A", "issued": Date((2006, 7))})]))
    @book{a&b,
      title = {Q\&A},
      year = {2006},
      month = jul,
    }
    <BLANKLINE>
    """
    taken: dict[str, int] = {}
    return "\n".join(_entry(record, taken) for record in records)


def _entry(record: Record, taken: dict[str, int]) -> str:
    key = re.sub(r"[\s,{}\"#%'()=~\\@]+", "-", record.id)
    key = _unused((key if key == record.id else key.strip("-")) or "item", taken)
    taken[key] = 1
    kind = _KINDS.get(record.type, "misc")
    fields: dict[str, str] = {}
    for variable, value in record.fields.items():
        if value is None or (variable in ("id", "type") and not isinstance(value, str)):
            continue
        for name, source in _sources(variable, value, kind, record):
            fields.setdefault(name, source)
    if kind == "thesis":
        kind = _thesis(fields)
    read_back = {name: source[1:-1] for name, source in fields.items()}
    if _type(kind, read_back) != record.type:
        fields["entrysubtype"] = f"{{{_subtype(record.type)}}}"
    lines = [f"  {name} = {source},\n" for name, source in fields.items()]
    return f"@{kind}{{{key},\n{''.join(lines)}}}\n"


def _thesis(fields: dict[str, str]) -> str:
    genre = fields.get("type", "")[1:-1]
    kind = next((kind for kind, name in _GENRES.items() if name == genre), "thesis")
    if kind != "thesis":
        del fields["type"]
    return kind


def _subtype(type: str) -> str:
    return next((word for word, meant in _SUBTYPES.items() if meant == type), type)


def _sources(variable: str, value: Any, kind: str, record: Record) -> list[tuple[str, str]]:
    """Return the fields, with their TeX, that say a variable."""
    variable = ALIASES.get(variable, variable)
    if variable == "issued" and isinstance(value, Date):
        return _date_fields(value)
    name = _field(variable, kind, record)
    if isinstance(value, Date):
        source = dates.edtf(value) or _encoded(variable, value.literal or dates.display(value))
    elif isinstance(value, tuple) and all(isinstance(part, Name) for part in value):
        source = " and ".join(filter(None, map(_name_source, value)))
    elif isinstance(value, str | int | float):
        source = _encoded(variable, str(value))
    else:
        source = _encoded(variable, json.dumps(value, ensure_ascii=False, default=str))
    return [(name, f"{{{source}}}")] if source else []


def _field(variable: str, kind: str, record: Record) -> str:
    article, series = kind == "article", "collection-title" in record.fields
    if variable == "issue" and kind in ("article", "periodical"):
        return "number"
    if variable == "collection-number" and record.type in _IN_SERIES and series:
        return "number"
    if variable == "number" and (article or kind == "periodical" or record.type in _IN_SERIES):
        return "eid"
    if variable == "container-title" and kind in ("incollection", "inproceedings", "inreference"):
        return "booktitle"
    if variable == "publisher":
        return {"techreport": "institution", "thesis": "school"}.get(kind, "publisher")
    return _NAMES.get(variable, variable.lower())


def _encoded(variable: str, text: str) -> str:
    if variable in _VERBATIM:
        return tex.encode_verbatim(text)
    source = tex.encode(text, title=VARIABLES.get(variable) == "title")
    return re.sub(r"(?<=\d)[-–](?=\d)", "--", source) if variable == "page" else source


def _date_fields(date: Date) -> list[tuple[str, str]]:
    if not date.start:
        words = dates.edtf(date) or tex.encode(date.literal or dates.display(date))
        return [("year", f"{{{words}}}")] if words else []
    year = date.start[0]
    plain = date == Date(date.start[:2]) and dates.is_real(date.start) and 0 <= year <= 9999
    fields = [] if plain else [("date", f"{{{dates.edtf(date)}}}")]
    if 0 <= year <= 9999:
        fields.append(("year", f"{{{year}}}"))
    if len(date.start) > 1 and 1 <= date.start[1] <= 12:
        fields.append(("month", _MONTHS[date.start[1] - 1]))
    return fields


def _name_source(name: Name) -> str:
    if name.literal is not None:
        return "others" if name.literal == "others" else f"{{{tex.encode(name.literal)}}}"
    particle = " ".join(filter(None, (name.dropping_particle, name.non_dropping_particle)))
    family = _part(name.family)
    last = " ".join(filter(None, (particle and tex.encode(particle), family)))
    given = _part(name.given, given=True)
    if name.suffix:
        return f"{last}, {_part(name.suffix, given=True)}, {given}"
    if given:
        return f"{last}, {given}"
    return last if re.fullmatch(r"\w+", last) else f"{last},"


def _part(text: str | None, *, given: bool = False) -> str:
    """Write a part of a name so that it stays one: braces where it would be divided."""
    source = tex.encode(text or "")
    divided = re.search(r",|\band\b", source, re.IGNORECASE)
    particle = not given and any(not word[:1].isupper() for word in source.split())
    return f"{{{source}}}" if source and (divided or particle) else source
