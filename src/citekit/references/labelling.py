"""From labelled words to labelled spans: `Labelled`, what the passes after it work with.

The network says of each word which field it belongs to. Here neighbouring words become
spans, patterns that are sure of something have their say (identifiers), and what belongs to
no field and is more than an announcing word stays as a remainder: nothing disappears.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from math import log
from typing import Any, NamedTuple

from citekit import identifiers
from citekit.dates import Written
from citekit.patterns import regex
from citekit.record import Date
from citekit.references import days, quantities
from citekit.references.network import Reading
from citekit.references.words import Words, announces, is_month, leads

__all__ = [
    "ACCESS", "DATES", "IMPOSSIBLE", "LEADS", "MISTAKEN", "PERSONS", "RULED", "TIME", "Labelled",
    "figures", "gaps", "least", "logit", "runs", "spans",
]  # fmt: skip

#: Labels whose spans are names of persons and institutions.
PERSONS = frozenset(("author", "editor", "translator", "director"))
#: Labels whose spans are dates.
DATES = frozenset(("issued", "accessed"))
_NUMBERS = frozenset("volume issue page edition number-of-pages locator section number".split())
#: The reason of a remainder that is the form of a day, but none.
IMPOSSIBLE = "like a date, but no calendar has it"
#: The reason of a remainder that is called an identifier begins so; what is wrong follows.
MISTAKEN = "called an identifier"
#: The reason of a remainder that is the time of a post.
TIME = "a time of day"
#: The reason of a remainder that stands before the reference: “See also”.
LEADS = "words that lead in"
#: How sure a span is whose label or borders a rule has changed: however sure the network was
RULED = 0.6
#: Labels of which two spans that nothing but punctuation parts are one.
_RUNNING = frozenset(
    "title container-title author editor translator publisher publisher-place note event "
    "collection-title archive authority".split()
)
_TITLES = frozenset(("title", "container-title"))
_ENDS_IN_STOP = frozenset("Jr Sr Inc Ltd Co Corp Bros al St".split())
_PAIRS: Mapping[str, str] = {"(": ")", "[": "]", "“": "”", "«": "»"}
_CLOSING: Mapping[str, str] = {")": "(", "]": "[", "”": "“", "»": "«", "’": "‘"}


class Labelled(NamedTuple):
    """A labelled span ``text[start:end]`` with its value."""

    start: int
    end: int
    label: str
    #: text; of dates a `citekit.dates.Written`, of numbers their fields
    value: Any
    reason: str  #: evidence beside the likelihood, in a few words
    likelihood: float = 1.0  #: that label and borders are right, as the network sees it


def spans(text: str, words: Words, reading: Reading) -> list[Labelled]:
    """Give the spans of a text, in order: fields, identifiers, remainders (``note``).

    What no span covers is punctuation and announcing words.
    """
    found = list(_identifiers(text, words))
    labelled = list(_numbered(words, _articles_back(words, runs(words, reading.labels))))
    if "issued" not in reading.labels:
        labelled = [(_dated(text, words, *run), *run[1:]) for run in labelled]
    for label, first, last in labelled:
        sure = least(reading.likelihoods, first, last)
        found += _span(text, words, label, first, last, sure)
    found = list(_with_status(text, found))
    found = [_accessed(text, span, found) for span in found]
    _read_dates(found)
    found = [part for span in found for part in _parted(text, span, found)]
    found = _with_times(text, found)
    found.sort(key=lambda one: one.start)
    for at, (before, span) in enumerate(pairwise(found), 1):
        if span.start < before.end < span.end:  # FSA -T-m oas Brandt: the T is of the title
            found[at] = span._replace(start=before.end)
    return found


#: What stands before the day on which someone saw a page.
ACCESS = regex(
    r"(?<!\w)(?:accessed|retrieved|viewed|visited|consulted|abgerufen(?: am)?|zugriff(?: am)?|"
    r"zugegriffen|"
    r"consult(?:[ée]e?|ado|ada|ato|a)?(?: le| el| em| il)?|ac(?:ess|ces|cess)o(?: em)?|"
    r"acessado(?: em)?|last (?:accessed|checked|visit)|stand(?=:)|cited|citado)"
    r"[\s:(]{1,4}(?:on )?(?:\w{1,12},? )?\Z",
    re.IGNORECASE,
)


#: One of these stands before every such day: a quick look before.
_ACCESS_HINTS = ("etriev", "iew", "isit", "onsult", "bgeruf", "ugriff", "ugegriff", "last",
                 "Last", "tand", "ited", "itado", "ces")  # fmt: skip


def _accessed(text: str, span: Labelled, spans: Sequence[Labelled]) -> Labelled:
    if span.label != "issued" or span.start < 5:
        return span
    ends = [one.end for one in spans if one.end <= span.start and one.label != "note"]
    before = text[max(0, span.start - 40, *ends) : span.start]  # Brideshead Revisited (1945)
    if any(hint in before for hint in _ACCESS_HINTS) and ACCESS.search(before):
        return span._replace(label="accessed", reason="words for a visit stand before it")
    return span


#: What stands where a date would: the work is on its way, or bears none.
_STATUS = regex(
    r"(?<![\w.])(?:(?P<status>in press|forthcoming|to appear|in preparation|in prep\.|under review"
    r"|(?:submitted|accepted)(?: for publication)?(?! (?:by|to|on))|advance online publication"
    r"|(?:e-?pub|online) ahead of print|im druck|im erscheinen|erscheint demnächst|in vorbereitung"
    r"|à paraître|sous presse|en prensa|no prelo|in corso di stampa|в печати)"
    # in capitals they are initials: Smith, S. A.
    r"|(?-i:n\.\s?d\.?|s\.\s?[daf]\.|o\.\s?J\.)|ohne jahr|no date|sem data|sin fecha|senza data)"
    r"(?!\w)",
    re.IGNORECASE,
)


#: One of these is in every text that `_STATUS` finds something in: a quick look before.
_STATUS_HINTS = (
    "press", "forthcoming", "to appear", "in prep", "under review", "submitted", "accepted",
    "ahead of print", "online publ", "im druck", "ersch", "in vorber", "paraître", "en prensa",
    "no prelo", "di stampa", "в печати", "n.d", "n. d", "s.d", "s. d", "s.a", "s. a", "s.f", "s. f",
    "o.j", "o. j", "ohne jahr", "no date", "sem data", "sin fecha", "senza data",
)  # fmt: skip


def _with_status(text: str, spans: Sequence[Labelled]) -> Iterator[Labelled]:
    """Take what a reference says of the state of a work for `status`; “n.d.” fills no field."""
    lowered = text.lower()
    if not any(hint in lowered for hint in _STATUS_HINTS):
        yield from spans
        return
    dated = any(span.label == "issued" for span in spans)
    marks = [mark for mark in _STATUS.finditer(text) if mark["status"] or not dated]
    spans = [_without_tail(text, span, marks) for span in spans]
    free = [
        mark
        for mark in marks
        if all(_gives_way(span, mark) for span in spans if _meets(span, mark))
    ]
    for span in spans:
        if not any(_meets(span, mark) for mark in free):
            yield span
    for mark in free:
        label = "status" if mark["status"] else "separator"
        reason = "words for the state of a work" if mark["status"] else "says that there is no date"
        yield Labelled(mark.start(), mark.end(), label, mark[0], reason)


def _meets(span: Labelled, mark: re.Match[str]) -> bool:
    return span.start < mark.end() and mark.start() < span.end


def _gives_way(span: Labelled, mark: re.Match[str]) -> bool:
    """Tell a span that is nothing but these words, and no title."""
    inside = mark.start() <= span.start and span.end <= mark.end() + 1
    doubtful = span.label in ("note", "issued") or mark[0].lower() in _WHOLE_STATUS
    return inside and doubtful and span.label != "title"


#: What is no name and no place, however it was read.
_WHOLE_STATUS = frozenset(["in press", "forthcoming", "to appear", "im druck", "im erscheinen"])


def _without_tail(text: str, span: Labelled, marks: Sequence[re.Match[str]]) -> Labelled:
    """Cut the state of a work off the end of what it was taken into: “Beck, im Druck”."""
    if span.label in PERSONS or not isinstance(span.value, str):
        return span
    for mark in marks:
        if mark["status"] and span.start < mark.start() < span.end <= mark.end() + 1:
            stop = span.start + len(text[span.start : mark.start()].rstrip(" ,;(["))
            if stop > span.start and text[stop] in ",;([":
                return span._replace(end=stop, value=" ".join(text[span.start : stop].split()))
    return span


#: What arXiv writes behind an identifier: [hep-th], [cs.CL]
_CATEGORY = regex(r"\[\s?(?P<name>[A-Za-z.-]{2,20})\s?\]?\Z")


def _identifiers(text: str, words: Words) -> Iterator[Labelled]:
    for at, one in words.found.items():
        reason = f"the form of {identifiers.NAMES[one.kind]}"
        start, end = words.starts[at], words.ends[at]
        value = one.value
        if one.kind in ("isbn", "issn") and (wrong := identifiers.mistake(one.kind, value)):
            yield Labelled(start, end, "note", text[start:end], f"{MISTAKEN}: {wrong}")
            continue
        if one.kind == "arxiv":
            category = _CATEGORY.search(text, start, end)
            value = identifiers.written(one) + (f" [{category['name']}]" if category else "")
        yield Labelled(start, end, identifiers.FIELDS[one.kind], value, reason)


def runs(words: Words, labels: Sequence[str]) -> list[tuple[str, int, int]]:
    """Put neighbours of one label together: label, first word, behind the last."""
    found: list[tuple[str, int, int]] = []
    start, count = 0, len(labels)
    while start < count:
        if start in words.found:  # an identifier is no part of what stands beside it
            start += 1
            continue
        stop = start + 1
        while stop < count and labels[stop] == labels[start] and stop not in words.found:
            stop += 1
        label = labels[start]
        if not label and found and found[-1][0] in _TITLES and found[-1][2] == start:
            # words that follow a title without a mark between are of the title
            is_plain = found[-1][0] == "title" and not announces(words.texts[start])
            if is_plain or _ends_in_it(words.texts, start):
                while start < stop and _is_word(words.texts[start]):
                    start += 1
            found[-1] = (*found[-1][:2], start)
        if label not in ("", "note") or _remains(words, start, stop):
            label = label or "note"
            if (
                found
                and found[-1][0] == label
                and label in _RUNNING
                and start - found[-1][2] <= 3
                and not any(at in words.seams for at in range(found[-1][2], start))
                and not any(_is_word(word) for word in words.texts[found[-1][2] : start])
            ):
                start = found.pop()[1]
            found.append((label, start, stop))
        start = stop
    return found


def _numbered(words: Words, labelled: list[tuple[str, int, int]]) -> Iterator[tuple[str, int, int]]:
    """Believe in the number of a reference only where it begins: behind it, it is a remainder."""
    begun = next((at for at, word in enumerate(words.texts) if _is_word(word)), 0)
    for label, first, last in labelled:
        late = label == "citation-number" and first > begun
        yield "note" if late else label, first, last


def _articles_back(
    words: Words, labelled: list[tuple[str, int, int]]
) -> list[tuple[str, int, int]]:
    """Give a title its article back: in “Smith J. A title that” it is no initial."""
    for at, ((name, first, last), after) in enumerate(pairwise(labelled)):
        if (name, after[0], after[1]) != ("author", "title", last) or last - first < 2:
            continue
        if words.texts[last - 1] == "A" and words.texts[last].islower():
            labelled[at] = name, first, last - 1
            labelled[at + 1] = "title", last - 1, after[2]
    return labelled


def _ends_in_it(texts: Sequence[str], at: int) -> bool:
    """Tell a small word that ends a title, since a mark follows: “Bringing the State Back In,”."""
    after = texts[at + 1] if at + 1 < len(texts) else "."
    return leads(texts[at]) and after in ',;.)”"»’'


def _remains(words: Words, first: int, last: int) -> bool:
    """Tell whether words of no field are more than announcing words and punctuation."""
    return any(
        _is_word(word) and (not announces(word) or _is_letter(words, at))
        for at, word in enumerate(words.texts[first:last], first)
    )


def _is_word(word: str) -> bool:
    """Tell a word from a mark: it may begin or end with an accent that stands apart."""
    return word[0].isalnum() or any(map(str.isalnum, word))


def _is_letter(words: Words, at: int) -> bool:
    """Tell a letter that counts from a small word: § 12(a), 520a; but 1999a, 2a ed."""
    texts, starts, ends = words[:3]
    if at == 0 or len(texts[at]) > 1 or not texts[at].isascii() or starts[at] > ends[at - 1]:
        return False
    before, after = texts[at - 1], texts[at + 1] if at + 1 < len(texts) else ""
    if before in "([":
        return after in ")]" and at > 1 and starts[at - 1] == ends[at - 2]
    return before.isdecimal() and len(before) != 4 and not announces(after)


def least(likelihoods: Sequence[float], first: int, last: int) -> float:
    """Give the likelihood of the least likely word of a span and its borders."""
    return min(likelihoods[max(0, first - 1) : last + 1])


def logit(likelihood: float) -> float:
    """Stretch a likelihood, so that a line can weigh it.

    >>> logit(0.5), round(logit(1.0))
    (0.0, 9)
    """
    held = min(max(likelihood, 1e-4), 1 - 1e-4)
    return log(held / (1 - held))


def figures(likelihoods: Sequence[float], reading: Reading) -> list[float]:
    """Give what tells how sure a whole reference is; `likelihoods` are those of its spans."""
    if not likelihoods:
        return [0.0] * 5
    return [
        logit(min(likelihoods)),
        sum(map(logit, likelihoods)) / len(likelihoods),
        sum(log(max(one, 1e-4)) for one in likelihoods),
        log(len(reading.labels)),
        logit(reading.type_likelihood),
    ]


def _span(
    text: str, words: Words, label: str, first: int, last: int, sure: float
) -> Iterator[Labelled]:
    first, last = _bare(words.texts, first, last)
    if first >= last:
        return
    start, end = words.starts[first], words.ends[last - 1]
    start, end = _whole(text, start, end, label)
    value: Any = " ".join(text[start:end].split())
    reason = ""
    if label in _NUMBERS:
        value = quantities.read(label, value)
    elif label == "citation-number":
        label, reason = "separator", "its number in the list"
    yield Labelled(start, end, label, value, reason, sure)


def _bare(texts: Sequence[str], first: int, last: int) -> tuple[int, int]:
    """Take marks off the edges of a span: all but what is opened and closed within."""
    while first < last:
        left, right, inside = texts[first], texts[last - 1], texts[first + 1 : last - 1]
        closer = _PAIRS.get(left)
        if last - first > 1 and closer == right and left not in inside:
            first, last = first + 1, last - 1  # around all of it
        elif not _is_word(left) and not (closer in inside or left in "¿¡#$@…"):
            first += 1
        elif not _is_word(right) and not (_CLOSING.get(right) in inside or right in "%?!…"):
            last -= 1
        else:
            break
    return first, last


_NUMERIC = regex(r"\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d\d)|(?:19|20)\d\d-\d\d-\d\d")


def _dated(text: str, words: Words, label: str, first: int, last: int) -> str:
    """Take what has the form of a date for one, in a reference that has no other."""
    inside = text[words.starts[first] : words.ends[last - 1]]
    return "issued" if _NUMERIC.fullmatch(inside) else label


_YEAR = regex(r"\W*(?:1\d|20)\d\d[a-z]?\W*")
_ANY_YEAR = regex(r"(?<!\d)(?:1\d|20)\d\d(?!\d)")


def _read_dates(spans: list[Labelled]) -> None:
    """Read the dates, in place. A year that stands apart and its day are one: 2014 … October 4."""
    dated = [at for at, span in enumerate(spans) if span.label == "issued"]
    years = [at for at in dated if _YEAR.fullmatch(spans[at].value)]
    others = [at for at in dated if not _ANY_YEAR.search(spans[at].value)]
    if years and others:
        year, day = years[0], others[0]
        joined = f"{spans[year].value} {spans[day].value}"
        written = days.read(joined)
        # 2.1.3 beside 2004 is no day of it, and April 31 is none at all
        if (
            written is not None
            and not any(days.left_out(joined, written))
            and any(len(reading.start) > 1 for reading in written.readings)
            and all(f"{reading.start[0]}" in spans[year].value for reading in written.readings)
        ):
            spans[year] = spans[year]._replace(value=written)
            spans[day] = spans[day]._replace(value=written, reason="the day of the year said")
    for at, span in enumerate(spans):
        if span.label == "issued" and isinstance(span.value, str):
            first = _FIRST_PUBLISHED.fullmatch(span.value)
            if first is not None and int(first["first"]) < int(first["year"]):
                spans[at] = span._replace(end=span.start + len(first["year"]), value=first["year"])
                start = span.end - len(first["rest"])
                original = Date((int(first["first"]),))
                reason = "the year in brackets is that of the first edition"
                spans.append(Labelled(start, span.end, "original-date", original, reason))
    for at, span in enumerate(spans):
        if span.label in DATES and isinstance(span.value, str):
            written = days.read(span.value)
            if written is None:
                reason = "like a date, but none that can be read"
                spans[at] = span._replace(label="note", reason=reason)
            elif _is_impossible(span.value, written):
                reason = IMPOSSIBLE
                spans[at] = span._replace(label="note", reason=reason)
            else:
                spans[at] = span._replace(value=written)


#: 1998 [1925]
_FIRST_PUBLISHED = regex(
    r"(?P<year>(?:1[4-9]|20)\d\d) ?(?P<rest>[\[(](?P<first>(?:1[4-9]|20)\d\d)[\])]?)"
)


def _is_impossible(text: str, written: Written) -> bool:
    """Tell a day that no calendar has, of which month or year would be left: 30 February."""
    if not written.readings or len(written.readings[0].start) > 2 or written.readings[0].end:
        return False
    match = _DAY.search(text)
    word = match and (match["month"] or match["month2"])
    return match is not None and (not word or is_month(word))


#: A day in numbers, or beside the name of its month.
_DAY = regex(
    r"\d{1,2}([./-])\d{1,2}\1\d{2,4}|\d{4}-\d\d-\d\d"
    r"|(?P<month>[^\W\d_]{3,20})\.?\s\d{1,2},?\s\d{4}"
    r"|\d{1,2}\.?\s(?P<month2>[^\W\d_]{3,20})\.?,?\s\d{4}"
)


def _parted(text: str, span: Labelled, spans: Sequence[Labelled]) -> Iterator[Labelled]:
    """Part what a span says beside its values from it, as remainders."""
    if isinstance(span.value, str):
        yield span
        return
    raw = text[span.start : span.end]
    parts: list[tuple[int, int]] = []
    at = None
    if isinstance(span.value, Written):
        # of a day whose year stands apart, and of a broken line, the value has other places
        joined = sum(one.value is span.value for one in spans) > 1
        moved = joined or raw != " ".join(raw.split())
        written = days.read(raw) if moved else span.value
        if written is not None:
            at = written.start
            parts = list(days.left_out(raw, written))
    elif isinstance(span.value, dict) and raw not in span.value.values():
        dates = " ".join(text[one.start : one.end] for one in spans if one.label in DATES)
        years = frozenset(_ANY_YEAR.findall(dates))
        parts = list(quantities.left_out(raw, span.value, elsewhere=years))
    for start, end in gaps(0, len(raw), parts):
        bare = _edges(raw, start, end) if parts else (start, end)
        if bare and (at is None or start <= at < end):
            yield span._replace(start=span.start + bare[0], end=span.start + bare[1])
    for start, end in parts:
        reason = "beside what was read"
        piece = span.start + start, span.start + end
        yield Labelled(*piece, "note", raw[start:end], reason, span.likelihood)


def gaps(start: int, end: int, taken: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give the pieces of a range that `taken`, ranges in order, leaves; some may be empty.

    >>> list(gaps(0, 9, [(0, 2), (5, 7)]))
    [(0, 0), (2, 5), (7, 9)]
    """
    borders = [start, *chain.from_iterable(taken), end]
    return zip(borders[::2], borders[1::2], strict=True)


def _edges(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Take what is no letter or digit off the edges; None if nothing is left."""
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return (start, end) if start < end else None


_ZONE = r"(?:utc|gmt|[ecmp][sd]?t|bst|cest)(?!\w)"
_TIME = regex(
    rf"(?<![\w:.,])\d{{1,2}}(?:[:.]\d\d){{1,2}}\s?(?:(?:[ap]\.?\s?m\.?|uhr|hrs|h)(?!\w)|{_ZONE})"
    rf"(?:,?\s{_ZONE})?"
    # without such a word it may be a volume and a page, unless a day stands before or behind
    r"|(?:(?<=, )|(?<=\()|(?<= at ))(?:[01]?\d|2[0-3]):[0-5]\d(?=[,)]|\.?$)",
    re.IGNORECASE,
)
#: Characters between a day and its time: “, at ”, “ um ”, “ · ”
_NEAR = 6


def _with_times(text: str, spans: list[Labelled]) -> list[Labelled]:
    """Take the time beside a day whole: “May 3, 2019, 11:05 AM” has no volume and no outlet."""
    for match in _TIME.finditer(text) if any(map(_has_day, spans)) else ():
        met = [span for span in spans if _meets(span, match)]
        by_day = any(
            _has_day(span)
            and (0 <= match.start() - span.end <= _NEAR or 0 <= span.start - match.end() <= _NEAR)
            for span in spans
        )
        if by_day and all(match.start() <= span.start and span.end <= match.end() for span in met):
            spans = [span for span in spans if span not in met]
            spans.append(Labelled(match.start(), match.end(), "note", match[0], TIME))
    return spans


def _has_day(span: Labelled) -> bool:
    written = span.value
    return isinstance(written, Written) and (
        written.month_day is not None or len(written.readings[0].start) == 3
    )


#: The last letter of an abbreviation whose other letters have their stops.
_DOTTED = regex(r"(?<![^\W\d_])[A-Z]\.\s?[A-Z]\Z")


#: What is close before a name: al-Zaidy, d’Aubigné.
_ARTICLE = regex(r"(?<!\w)[^\W\d_]{1,4}[-’']\Z")


def _whole(text: str, start: int, end: int, label: str) -> tuple[int, int]:
    """Take in the mark that belongs to a value: the stop of an initial, a question mark."""
    if label in PERSONS and (article := _ARTICLE.search(text, max(0, start - 6), start)):
        start = article.start()
    after = text[end : end + 1]
    if after == "." and label in PERSONS:
        last = text[start:end].rpartition(" ")[2].rpartition(".")[2]
        if len(last) == 1 or last in _ENDS_IN_STOP or (last.isupper() and len(last) < 4):
            end += 1
    elif after == "." and _DOTTED.search(text, start, end):
        end += 1  # U.S., as a reporter and as a place
    elif after in ("?", "!") and label in ("title", "container-title"):
        end += 1
    elif after in _CLOSING and label != "note":
        inside = text[start:end]
        if inside.count(_CLOSING[after]) > inside.count(after):
            end += 1
    return start, end
