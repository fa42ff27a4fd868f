"""What holds of every text that is read, whatever it is: asserted by tests and by fuzzing."""

from __future__ import annotations

import html
import re
import time
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import asdict

from citekit.dates import Written
from citekit.errors import Problem
from citekit.record import Date, Name
from citekit.references import Reference, days, gazetteer, parse, persons, quantities
from citekit.references.mentions import find
from citekit.references.pages import reference_list
from citekit.references.views import View, view
from citekit.references.words import announces

__all__ = ["check", "lost"]

#: Fields that are words of the text and nothing else.
_WORDS = ("title", "container-title", "collection-title", "publisher", "publisher-place", "note")
#: Fields of which the words that announce them are not kept.
_NUMBERS = frozenset("volume issue page edition number-of-pages locator section number".split())


def check(text: str) -> None:
    """Assert that a text is read, soon, with every letter accounted for and none invented."""
    began = time.process_time()
    position = 0
    seen = "".join(
        _letters(each) for each in (view(text).text, text, html.unescape(text), _TAG.sub("", text))
    )
    references = parse(text, date="2019-08-27")
    straight = _is_straight(view(text))
    for reference in references:
        assert text[reference.start : reference.end] == reference.text
        assert not straight or position <= reference.start < reference.end
        position = reference.end
        assert "".join(token.text for token in reference.tokens) == reference.text
        assert 0 <= reference.confidence <= 1
        for name in _WORDS:
            for word in str(reference.record.fields.get(name, "")).split():
                assert _letters(word) in seen, (name, word)
        for name, word in _named_and_counted(reference):
            assert _letters(word) in seen, (name, word)
    assert not lost(text, references)
    last = 0
    for mention in find(text):
        assert text[mention.start : mention.end] == mention.text
        assert last <= mention.start < mention.end
        last = mention.end
    reference_list(text)
    assert time.process_time() - began < 2 + len(text) / 50_000


def _named_and_counted(reference: Reference) -> Iterator[tuple[str, str]]:
    """Give the words of names and numbers; an institution may have been spelled out."""
    for field, value in reference.record.fields.items():
        if isinstance(value, tuple):
            for name in value:
                parts = f"{name.family or ''} {name.given or ''} {name.suffix or ''}"
                for word in _PIECE.findall(parts):  # footnotes stood between: A1.Roe
                    yield field, word
        elif field in _NUMBERS - {"edition", "number"}:  # the second edition is 2
            for word in _PIECE.findall(str(value)):
                yield field, word


def _is_straight(seen: View) -> bool:
    """Tell a text that is read as it stands from columns and pages with heads and feet."""
    return all(one[1] <= after[1] for one, after in pairwise(seen.runs))


#: A word, with accents that stand apart and soft hyphens within, or a number
_PIECE = re.compile(r"(?:[^\W\d_][\u0300-\u036f\xad]*)+|\d+")
_TAG = re.compile(r"</?[A-Za-z]{1,12}>")
_ERA = re.compile(r"(?:明治|大正|昭和|平成|令和)\s?\d{1,2}")
_UNIT = re.compile("[年月日號号년월일]")
_BLANK = r"[\s\x00-\x1f]"  # control characters are read as blanks
_BROKEN = re.compile(r"([^\W\d_]+)\W{0,40}[-–—−‐‑‒]\W{0,40}([^\W\d_]+)")


def lost(text: str, references: Sequence[Reference]) -> list[tuple[str, str]]:
    """Give what the references of a text say and nobody hears of: (label, word).

    Every word is in a field, in a problem, or a word that only announces what stands beside
    it. A separator has marks and such words only.
    """
    seen = view(text)
    shown = _shown(seen, len(text))
    # columns and the heads of pages stand within what is another reference's
    others = () if _is_straight(seen) else references
    heads = [_heading(text, each) for one in others for each in one.problems]
    return [each for one in references for each in _lost(one, shown, others, heads)]


def _heading(text: str, problem: Problem) -> str:
    """Give the whole of a line that a problem calls a heading: its excerpt is shortened."""
    if problem.code != "heading" or not problem.excerpt.endswith("…"):
        return ""
    start = text.find(problem.excerpt[:-1])
    return text[start:].partition("\n")[0] if start >= 0 else ""


def _shown(seen: View, length: int) -> bytearray:
    """Tell of each position of a text whether readers see it: it is no markup."""
    shown = bytearray(length)
    starts = [*(run[0] for run in seen.runs), len(seen.text)]
    for (start, end), (_, source, size) in zip(pairwise(starts), seen.runs, strict=True):
        if end - start == size:
            shown[source : source + size] = b"\1" * size
    return shown


def _lost(
    reference: Reference, shown: bytearray, others: Sequence[Reference], heads: Sequence[str]
) -> Iterator[tuple[str, str]]:
    told = [
        *heads,
        *(
            said
            for each in (reference, *others)
            for said in (
                *(said for value in each.record.fields.values() for said in _said(value)),
                *(f"{problem.excerpt} {problem.message}" for problem in each.problems),
            )
        ),
    ]
    letters = _letters("".join(told))
    pieces = [_letters(piece) for said in told for piece in _PIECE.findall(said)]
    numbers = {*pieces, *(one + after for one, after in pairwise(pieces))}
    for token in reference.tokens:
        if token.label == "separator" and token.reason:
            continue  # the number of the reference, “n.d.”, an address that no reader sees
        if any(entry.name in told for entry in gazetteer.lookup(token.text)):
            continue  # UNHCR, spelled out
        if token.reason.startswith(("the form of", "the address of", "repeats")):
            continue
        seen = (
            piece[0].replace("\xad", "")
            for piece in _PIECE.finditer(token.text)
            if shown[token.start + piece.start()]
        )
        own = [piece for piece in seen if not announces(piece)]
        joined = {one + after for one, after in pairwise(own)} & numbers
        for piece in own:
            word = _letters(piece)
            if word in numbers if piece.isdecimal() else word in letters:
                continue
            if any(piece in each for each in joined):
                continue
            if not _is_mere(token.label, piece, token.text, numbers):
                yield token.label, piece


def _is_mere(label: str, piece: str, text: str, numbers: set[str]) -> bool:
    """Tell a word that is read without being kept as it is: March, second, et al."""
    if label in ("issued", "accessed"):
        years = ((year, days.read(year[0])) for year in _ERA.finditer(text))
        if any(piece in year[0] and read and _said_in(read, numbers) for year, read in years):
            return True  # 平成2 is 1990
        if piece.isdecimal():  # 19813 is 1981 with the mark of a footnote
            return len(piece) == 5 and _letters(piece)[:4] in numbers
        if _UNIT.search(piece):
            parts = [part for part in _UNIT.split(piece) if part and not announces(part)]
            return all(_is_mere(label, part, text, numbers) for part in parts)
        apart = rf"(?:\d{{4}}|(?<!\d)\d\d)[年년]?{_BLANK}?{piece}(?![^\W\d_])"
        if len(piece) == 1 and re.search(apart, text):
            return True  # the letter that tells the works of one year apart
        forms = ("1 {} 2004", "{} 2004", "{}", "{} May 2004", "1 {} 2 May 2004")
        broken = (one for one in _BROKEN.findall(text) if piece in one)  # Decem- ber
        words = (piece, *("".join(halves) for halves in broken))
        written = (form.format(word) for word in words for form in forms)
        dates = ((date, days.read(date)) for date in written)
        return any(read and not any(days.left_out(date, read)) for date, read in dates)
    if label in ("author", "editor", "translator", "director"):
        # digits that hang on a name are marks of footnotes
        return (piece.isdecimal() and len(piece) < 3) or piece not in persons.left_out(text, "")
    if label not in _NUMBERS or piece.isdecimal():
        return False
    left = quantities.left_out(text, quantities.read(label, text))
    return not any(piece in text[slice(*part)] for part in left)


def _said_in(written: Written, numbers: set[str]) -> bool:
    return any(str(reading.start[0]) in numbers for reading in written.readings)


def _said(value: object) -> Iterator[str]:
    if isinstance(value, Date):
        for year, *day in (
            (value.start, value.end) if value.end else (value.start,) if value.start else ()
        ):
            yield f"{year} {year % 100:02} {year % 10} {' '.join(f'{n} {n:02}' for n in day)}"
            if value.season in (2, 4):  # Winter 2012/13; a summer of the south
                yield f"{year + 1} {(year + 1) % 100:02}"
        yield f"{value.literal or ''} {value.edtf or ''}"
    elif isinstance(value, tuple):
        for name in value:
            assert isinstance(name, Name)
            yield " ".join(str(part) for part in asdict(name).values() if part)
    else:
        yield str(value)


def _letters(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(
        [
            str(unicodedata.decimal(letter, letter))  # 200٣ is 2003
            for letter in apart
            if letter.isalnum()
        ]
    )
