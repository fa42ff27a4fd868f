"""Names that references lean on: news outlets, institutions, publishers, places.

The names are in ``_data/gazetteer.tsv``. They are compared as `normalise` leaves
them, and by how they are written: a name in capitals (AP, WHO, TIME) is only meant
where the text has capitals too, an abbreviation with a full stop (Calif., Mass.) only
where the full stop is there. The same words may name several things (the Daily Star
of Beirut and of Dhaka): all of them are returned, the choice is the caller's.
"""

from __future__ import annotations

import functools
import importlib.resources
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple, cast

from attrs import evolve, frozen

__all__ = ["Entry", "Kind", "entries", "find", "lengths", "lookup", "named", "normalise"]

#: What a name of the gazetteer stands for.
Kind = Literal["outlet", "institution", "publisher", "place"]


@frozen
class Entry:
    """What a name stands for.

    >>> [entry.name for entry in lookup("N.Y. Times")]
    ['New York Times']
    """

    kind: Kind
    #: outlets: newspaper, wire, broadcast, magazine, web, blog, journal; institutions:
    #: igo, government, military, court, legislature, ngo, think-tank, company,
    #: university, other; empty for publishers and places
    subtype: str
    #: the usual name; namesakes have a qualifier: "Daily Star (Lebanon)"
    name: str
    #: CSL type that something published there most likely has; empty for places
    type: str
    #: the words that were matched are also ordinary words or a person's name
    #: (Time, Nature, Dawn): ask for more evidence
    common_word: bool = False


class _Token(NamedTuple):
    """A word, or a mark that parts words; `start` and `end` are code points."""

    folded: str
    start: int
    end: int


class _Form(NamedTuple):
    """One way to write a name: the writing it asks for, the row, whether it says other things."""

    rule: str
    row: int
    doubtful: bool


class _Index(NamedTuple):
    """All names, by their folded words."""

    rows: list[str]  #: lines of the file
    forms: dict[str, list[_Form]]
    #: for each first word, how many tokens the longest name that starts with it has
    lengths: dict[str, int]


#: Initials with full stops; words, with apostrophes and accents inside; an empty line;
#: and any mark that is no full stop or hyphen, which merely part words
_TOKEN = re.compile(
    r"[^\W\d_](?:\.[^\W\d_](?!\w))++\.?"
    r"|[^\W_]++(?:['’‘`\u0300-\u036f]++[^\W_]++)*+[\u0300-\u036f]*+"
    r"|\n[^\S\n]*+\n"
    r"|[^\w\s.\-‐‑–−]"
)
_ASCII_FOLD = str.maketrans("", "", "'`.")
#: letters that do not decompose, and the apostrophes of transliterated Arabic
_LETTER_FOLD = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
    | dict.fromkeys("'’‘`.ʼʻʿʾ", "")
)
_AND: Mapping[str, str] = {"&": "and"}
_POSSESSIVE = ("'s", "’s")
#: "al-Hayat" is capitalised: its article is not what counts
_ARABIC_ARTICLES = frozenset(["al", "an", "ar", "as", "ad", "at", "az", "ash", "el"])


def normalise(phrase: str) -> str:
    """Reduce a phrase to the words that a name is compared by.

    Case, accents, apostrophes, a leading "the", and the full stops of abbreviations
    do not count; a hyphen is a space and "&" is "and". Other marks inside stay, each
    as a word of its own: "New, York" is not New York.

    >>> normalise("The Al-Monitor"), normalise("U.N."), normalise("Yeni Şafak")
    ('al monitor', 'un', 'yeni safak')
    """
    return _key(_without_article(_tokens(phrase)))


def lookup(phrase: str) -> tuple[Entry, ...]:
    """Say what a whole phrase names; empty when it is no known name.

    Case does not matter but for names in capitals. A possessive ending is ignored
    when the phrase is no name with it.

    >>> [entry.name for entry in lookup("the Wall St. Journal")]
    ['Wall Street Journal']
    >>> lookup("ap"), [entry.name for entry in lookup("AP's")]
    ((), ['Associated Press'])
    """
    phrase = phrase.strip()
    return _named(phrase) or (_named(phrase[:-2]) if phrase.endswith(_POSSESSIVE) else ())


def find(text: str) -> list[tuple[int, int, tuple[Entry, ...]]]:
    """Find the names in a text: start, end, and what is named there.

    Offsets are code points; the spans are in order and do not overlap, and of names
    that start at the same word the longest wins. A name has to start with a capital
    letter (unless it never does: dpa), and is not found across an empty line. A
    capitalised article belongs to the span, a possessive ending does not.

    >>> text = "The Guardian's report; al-Hayat (AP)"
    >>> [(text[start:end], entries[0].name) for start, end, entries in find(text)]
    [('The Guardian', 'The Guardian'), ('al-Hayat', 'Al-Hayat'), ('AP', 'Associated Press')]
    """
    tokens = _tokens(text)
    found: list[tuple[int, int, tuple[Entry, ...]]] = []
    position = last = 0
    while position < len(tokens):
        length, end, entries = _longest(text, tokens, position)
        if entries:
            found.append((_opening(text, tokens, position, last), end, entries))
            last = end
        position += length
    return found


def named(key: str) -> list[tuple[str, Kind]]:
    """Give what a name, as `normalise` leaves it, stands for, and how it must be written for that.

    ``capitals``, ``dot`` (a full stop follows), ``lower`` or ``title``.

    >>> named("calif")
    [('dot', 'place')]
    """
    index = _index()
    forms = index.forms.get(key)
    if not forms:
        return []
    return [(rule, cast("Kind", index.rows[row].partition("\t")[0])) for rule, row, _ in forms]


def lengths() -> Mapping[str, int]:
    """Give for each word that begins a name how many words the longest such name has."""
    return _index().lengths


def entries() -> Iterator[tuple[str, Entry]]:
    """Yield each way to write a name, as the gazetteer has it, and what it names.

    A name that several things have comes once for each of them.

    >>> [written for written, entry in entries() if entry.name == "Agence France-Presse"]
    ['Agence France-Presse', 'AFP']
    """
    index = _index()
    for row, line in enumerate(index.rows):
        for written, doubtful in _written_forms(line):
            yield written, _entry(row, doubtful)


@functools.cache
def _entry(row: int, doubtful: bool) -> Entry:
    kind, subtype, name, _, published, _ = _index().rows[row].split("\t")
    return Entry(cast("Kind", kind), subtype, name, published, doubtful)


def _written_forms(line: str) -> list[tuple[str, bool]]:
    """Give the ways to write what a line names, and whether each says other things as well."""
    _, _, name, aliases, _, flags = line.split("\t")
    found = [(name, bool(flags))]
    if name[-1] == ")":
        found.append((name.partition(" (")[0], bool(flags)))
    if aliases:
        found += [(alias.rstrip("?"), alias[-1] == "?") for alias in aliases.split("|")]
    return found


def _named(phrase: str) -> tuple[Entry, ...]:
    """Look a phrase up as it is."""
    tokens = _without_article(_tokens(phrase))
    if not tokens:
        return ()
    written = phrase[tokens[0].start :]
    dotted = phrase.endswith(".")
    forms = _index().forms.get(_key(tokens), ())
    return _entries(form for form in forms if _fits(form.rule, written, dotted=dotted))


def _longest(text: str, tokens: list[_Token], position: int) -> tuple[int, int, tuple[Entry, ...]]:
    """Give the longest name at a token: how many tokens, where it ends, what it names."""
    index = _index()
    first = tokens[position].folded
    longest = index.lengths.get(first) or index.lengths.get(first[:-1]) or 0
    for length in range(min(longest, len(tokens) - position), 0, -1):
        end, entries = _match(index, text, tokens[position : position + length])
        if entries:
            return length, end, entries
    return 1, 0, ()


def _match(index: _Index, text: str, words: list[_Token]) -> tuple[int, tuple[Entry, ...]]:
    """Say where the name that these words are ends, and what it names."""
    start, end = words[0].start, words[-1].end
    entries = _written(index, _key(words), text, start, end)
    if entries or not text.endswith(_POSSESSIVE, start, end):
        return _after_stop(index, _key(words), text, end), entries
    key = " ".join([word.folded for word in words])[:-1]
    return end - 2, _written(index, key, text, start, end - 2)


def _written(index: _Index, key: str, text: str, start: int, end: int) -> tuple[Entry, ...]:
    """Give what a key names if the text is written as running text has to write it."""
    forms = index.forms.get(key)
    if not forms:
        return ()
    written = text[start:end]
    dotted = written.endswith(".") or text[end : end + 1] == "."
    capital = _capitalised(written)
    return _entries(
        form
        for form in forms
        if (capital or form.rule == "lower") and _fits(form.rule, written, dotted=dotted)
    )


def _after_stop(index: _Index, key: str, text: str, end: int) -> int:
    """Take the full stop into the span if it is part of the name: "Calif."."""
    forms = index.forms.get(key, ())
    only_dotted = bool(forms) and all(form.rule == "dot" for form in forms)
    return end + (only_dotted and text[end : end + 1] == ".")


def _fits(rule: str, written: str, *, dotted: bool) -> bool:
    """Say whether a form that asks for a writing has it."""
    if rule == "capitals":
        return written.isupper()
    return rule != "dot" or dotted


def _entries(forms: Iterator[_Form]) -> tuple[Entry, ...]:
    """Give each thing named once, the surest first."""
    unique = dict.fromkeys(_entry(form.row, form.doubtful) for form in forms)
    if len(unique) < 2:
        return tuple(unique)
    sure = [entry for entry in unique if not entry.common_word]
    doubtful = [
        entry
        for entry in unique
        if entry.common_word and evolve(entry, common_word=False) not in sure
    ]
    return (*sure, *doubtful)


def _capitalised(written: str) -> bool:
    """Say whether a name starts with a capital, an Arabic article aside."""
    if not written[0].islower():
        return True
    article, _, rest = written.replace("-", " ").partition(" ")
    return article in _ARABIC_ARTICLES and not rest[:1].islower()


def _opening(text: str, tokens: list[_Token], position: int, last: int) -> int:
    """Give where a name starts, its capitalised article included."""
    start = tokens[position].start
    if position:
        before = tokens[position - 1]
        article = text[before.start : before.end] in {"The", "THE"}
        if article and before.start >= last and text[before.end : start].isspace():
            return before.start
    return start


def _tokens(text: str) -> list[_Token]:
    """Split a text in words and marks."""
    return [
        _Token(folded, match.start(), match.end())
        for match in _TOKEN.finditer(text)
        if (folded := _fold(match[0]))
    ]


def _fold(raw: str) -> str:
    """Drop what does not count when words are compared."""
    if raw.isascii():
        return _AND.get(raw) or raw.lower().translate(_ASCII_FOLD)
    apart = unicodedata.normalize("NFD", raw.casefold()).translate(_LETTER_FOLD)
    return "".join([char for char in apart if not unicodedata.combining(char)])


def _without_article(tokens: list[_Token]) -> list[_Token]:
    """Drop the marks around a phrase, and a leading "the" if more follows."""
    words = [at for at, token in enumerate(tokens) if token.folded.isalnum()]
    if not words:
        return []
    first, last = words[0], words[-1]
    if tokens[first].folded == "the" and first < last:
        first = words[1]
    return tokens[first : last + 1]


def _key(tokens: list[_Token]) -> str:
    """Join tokens to what names are filed under."""
    return " ".join([token.folded for token in tokens])


@functools.cache
def _index() -> _Index:
    """Read the gazetteer, once."""
    data = importlib.resources.files("citekit.references") / "_data/gazetteer.tsv"
    lines = data.read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if line[0] != "#"]
    forms: dict[str, list[_Form]] = {}
    lengths: dict[str, int] = {}
    for row, line in enumerate(rows):
        for written, doubtful in _written_forms(line):
            form = _Form(_rule(written), row, doubtful)
            for key in _keys(written):
                if key in forms:
                    forms[key].append(form)
                    continue
                forms[key] = [form]
                first, _, others = key.partition(" ")
                count = others.count(" ") + 2 if others else 1
                if lengths.get(first, 0) < count:
                    lengths[first] = count
    return _Index(rows, forms, lengths)


def _keys(written: str) -> tuple[str, ...]:
    """Give the keys of a name: as it is written, and without marks inside."""
    if written.isascii():
        words = " ".join(written.replace("-", " ").split())
        if words.replace(" ", "").isalnum():  # what `normalise` gives, at once
            return (words.lower().removeprefix("the "),)
    key = normalise(written)
    plain = " ".join([word for word in key.split(" ") if word.isalnum()])
    return (key,) if plain == key else (key, plain)


def _rule(written: str) -> str:
    """Say which writing a form asks for: capitals, dot, lower, or (title) a capital."""
    if written.isupper():
        return "capitals"
    if written.endswith(".") and written[-3:-2] != ".":
        return "dot"
    return "title" if _capitalised(written) else "lower"
