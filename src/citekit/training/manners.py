r"""References written in the manners that people use, with the field of every span known.

References to newspapers, reports, laws, cases, web pages, broadcasts, letters and
blog posts hardly occur in public training sets. Here they are written by a small grammar:
tables of patterns whose alternatives are drawn by chance, and tables of words.

The grammar is text. A line without indent that ends with a colon names a table. In a
table of patterns every indented line is one alternative, lines indented further continue
it (after a full-width mark, without a blank), and ``*3`` before an alternative makes it
three times as likely. In a table of words
alternatives are parted by commas. Within an alternative:

- ``{maker}`` stands for what a table, or a function of the same name, makes;
- ``{maker:label}`` gives what is made that label; a maker named like a label needs no
  other (``{author}``); labels inside of what has a label do not count;
- ``{maker^}`` is in capitals; ``{2-40}`` is a number of that range; ``{=Cm/Cmnd:genre}``
  is one of these words;
- ``<this|that>`` is one of both, ``<this>`` this or nothing; ``\`` quotes a mark;
- ``@report`` at the head says that what is referred to is a report, ``@?report`` that it
  is unless something drawn before says otherwise, ``@-`` that nobody can tell. After the
  name of a table it is for all alternatives without one of their own (``@`` alone: none).
  The innermost type drawn wins; within what has a label, only a container or a genre tells.
"""

from __future__ import annotations

import datetime
import functools
import itertools
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from random import Random
from typing import NamedTuple

from citekit import romans
from citekit.references import gazetteer
from citekit.references.people import given_names
from citekit.training import Sample

__all__ = ["LABELS", "noisy", "samples"]

#: The fields that spans are labelled with: CSL variables.
LABELS = frozenset(
    """
    author editor translator director title container-title collection-title publisher
    publisher-place event issued accessed volume issue page locator number-of-pages edition
    genre number medium archive archive_location section note authority DOI URL ISBN ISSN
    """.split()
)


#: Kinds of references that lists have, where keys stand before them.
_KEYED = frozenset(["scholarly", "book_list", "document", "reports", "german", "web"])


def samples(count: int, seed: int) -> Iterator[Sample]:
    """Write `count` references; the same seed gives the same ones.

    >>> first, second = samples(2, seed=7)
    >>> [first, second] == list(samples(2, seed=7))
    True
    """
    random = Random(seed)  # noqa: S311
    kinds = _tables()["kinds"]
    while count > 0:
        (kind,) = kinds.draw(random)
        writer = _Writer(random)
        writer.fill(_Slot(str(kind), "", capitals=False))
        sample = _punctuated(writer.sample(str(kind)), random)
        if sample.spans:
            if kind in _KEYED and random.random() < 0.06:
                sample = _edited(sample, _keyed(sample, random))
            yield sample
            count -= 1


# --- noise ----------------------------------------------------------------------------

#: Replace text[start:end] by other text.
_Edit = tuple[int, int, str]


def noisy(sample: Sample, random: Random) -> Sample:
    """Spoil a reference as typing, copying and scanning do; its spans stay right.

    >>> from random import Random
    >>> sample = Sample("Roe, “A Title,” 2001", ((0, 3, "author"), (6, 13, "title"),
    ...     (16, 20, "issued")), "news")
    >>> [label for _, _, label in noisy(sample, Random(4)).spans]
    ['author', 'title', 'issued']
    """
    for likelihood, spoil in _NOISES:
        if random.random() < likelihood:
            sample = _edited(sample, spoil(sample, random))
    return sample


def _edited(sample: Sample, edits: Iterable[_Edit]) -> Sample:
    """Apply edits, in order where two overlap, and move the spans with the text."""
    text = sample.text
    done: list[_Edit] = []
    for start, end, new in sorted(edits):
        if not done or start >= done[-1][1]:
            done.append((start, end, new))
    if not done:
        return sample
    pieces, position = [], 0
    for start, end, new in done:
        pieces += [text[position:start], new]
        position = end
    changed = "".join([*pieces, text[position:]])
    spans = []
    for start, end, label in sample.spans:
        first, last = _moved(start, done, inclusive=True), _moved(end, done, inclusive=False)
        value = changed[first:last]
        if value.strip():
            blanks = len(value) - len(value.lstrip())
            spans.append((first + blanks, first + len(value.rstrip()), label))
    return sample._replace(text=changed, spans=tuple(spans))


def _moved(point: int, edits: list[_Edit], *, inclusive: bool) -> int:
    """Say where a point is after edits; what is put in at it comes before if `inclusive`."""
    moved = point
    for start, end, new in edits:
        if start > point or (start == point and not (inclusive and end == start)):
            break
        moved += len(new) - (min(end, point) - start)
    return moved


def _dropped_field(sample: Sample, random: Random) -> Iterator[_Edit]:
    """Leave out a field, with the mark before it or the brackets around it."""
    text = sample.text
    droppable = []
    for start, end, label in sample.spans:
        if label in {"author", "title"}:
            continue
        if text[max(0, start - 2) : start] == " (" and text[end : end + 1] == ")":
            droppable.append((start - 2, end + 1, ""))
        elif (mark := re.search(r"[\w)”\"’»]([,.;:]? )$", text[:start])) and re.match(
            r"[,.;:)]|$", text[end:]
        ):
            droppable.append((mark.start(1), end, ""))
    if droppable and len(sample.spans) > 3:
        yield random.choice(droppable)


def _numbered(sample: Sample, random: Random) -> Iterator[_Edit]:
    """Put a number or a bullet before the reference."""
    number = random.randint(1, random.choice([9, 99, 999]))
    forms = "[{}] |{}. |{} |({}) |{}) |[{}]: |{}.|^ |^{} |• |- |* "
    if not sample.text[0].isdigit():
        yield (0, 0, random.choice(forms.split("|")).format(number))


def _keyed(sample: Sample, random: Random) -> Iterator[_Edit]:
    """Put the key that the text cites it by before the reference: [AB12], [Smith 2001]."""
    values = {label: sample.text[start:end] for start, end, label in reversed(sample.spans)}
    words = re.findall(r"[^\W\d_]{2,}", values.get("author", "")[:40])
    names = [word for word in words if not word.islower()] or ["Anon"]
    year = re.search(r"\d{4}", values.get("issued", ""))
    whole = year[0] if year else str(random.randint(1950, 2024))
    name = random.choice(names[:2])
    short = "".join(part[0].upper() for part in names[:3])
    key = random.choice(
        [f"{name} {whole}", f"{name}, {whole}", f"{name[:3].capitalize()}{whole[2:]}",
         f"{short}{whole[2:]}", f"{short}+{whole[2:]}", f"{name.lower()}{whole}",
         f"{name[:3].upper()}{whole}", f"{name}:{whole}", f"{name} et al., {whole}"]
    )  # fmt: skip
    if sample.text[0] != "[":
        yield (0, 0, random.choice(["[{}] ", "[{}] ", "[{}]: ", "[{}]\t", "({}) "]).format(key))


def _commented(sample: Sample, random: Random) -> Iterator[_Edit]:
    """Let remarks and remains follow."""
    table = _tables()["remark"]
    writer = _Writer(random)
    writer.put(table.draw(random))
    end = len(sample.text)
    yield (end, end, " " + writer.sample("").text)


def _open_ended(sample: Sample, random: Random) -> Iterator[_Edit]:
    """Lose the full stop at the end, or have one where there is none."""
    end = len(sample.text)
    if sample.text[-1] in ".;,":
        if all(stop < end for _, stop, _ in sample.spans):
            yield (end - 1, end, "")
    else:
        yield (end, end, random.choice([".", ".", ";", ",", " ."]))


def _broken_off(sample: Sample, random: Random) -> Iterator[_Edit]:
    """End in an ellipsis, within the last value that is long enough."""
    for start, end, label in reversed(sample.spans):
        words = [match.start() for match in re.finditer(r" ", sample.text[start:end])]
        if label in {"title", "container-title", "publisher"} and len(words) > 3:
            cut = start + random.choice(words[2:])
            while not sample.text[cut - 1].isalnum():
                cut -= 1
            mark = random.choice(["…", "...", " …", " ...", " [...]"])
            yield from [(cut, end, ""), (end, len(sample.text), mark)]
            return


def _lost_marks(sample: Sample, random: Random) -> Iterator[_Edit]:
    """Lose commas, full stops and quotation marks between fields."""
    for start, end in _gaps(sample):
        for at in range(start, end):
            if sample.text[at] in ",.:;“”\"‘’'()" and random.random() < 0.3:
                joins = sample.text[at - 1 : at].isalnum() and sample.text[at + 1 :][:1].isalnum()
                yield (at, at + 1, " " if joins else random.choice(["", "", "", ",", "."]))


def _lost_quotation(sample: Sample, random: Random) -> Iterator[_Edit]:
    """Lose the quotation marks around titles: those of one side, or both."""
    lost = random.choice(["“", "”", "“”", "“”"])
    marks = {"“": '“"‘«„', "”": '”"’»“'}
    for start, end, label in sample.spans:
        if label == "title":
            before, after = sample.text[start - 1 : start], sample.text[end : end + 2]
            if "“" in lost and before and before in marks["“"]:
                yield (start - 1, start, "")
            if "”" in lost:
                at = next((at for at, mark in enumerate(after) if mark in marks["”"]), None)
                if at is not None:
                    yield (end + at, end + at + 1, "")


def _other_quotation(sample: Sample, random: Random) -> Iterator[_Edit]:
    """Have other quotation marks: doubled, of the other side, or remains of a bad decoding."""
    opening, closing = random.choice(
        [("``", "''"), ("''", "''"), ("”", "”"), ("“", "“"), ("„", "“"), ("«", "»"), ("‘", "’"),
         ("'", "'"), ("''", '"'), ("â€œ", "â€\x9d"), ("&quot;", "&quot;"), ("*", "*"), ("_", "_"),
         ("**", "**"), ("*", ""), ("_", "_,"), ("‹", "›"), ("《", "》"), ("<i>", "</i>")]
    )  # fmt: skip
    for start, end in _gaps(sample):
        for at in range(start, end):
            if sample.text[at] in "“„":
                yield (at, at + 1, opening)
            elif sample.text[at] == "”":
                yield (at, at + 1, closing)


def _other_spaces(sample: Sample, random: Random) -> Iterator[_Edit]:
    """Miss spaces, or have too many or others."""
    gaps = _gaps(sample)
    for match in re.finditer(" ", sample.text):
        if random.random() < 0.12:
            at = match.start()
            between = any(start <= at < end for start, end in gaps)
            others = ["  ", "\u00a0", "\n", "\t", "", "   "] if between else ["  ", "\u00a0", "\n"]
            new = random.choice(others)
            if not new and sample.text[at - 1].isalnum() and sample.text[at + 1].isalnum():
                new = "  "
            yield (at, at + 1, new)
    for start, end in gaps:
        if random.random() < 0.08:
            yield from ((at, at, " ") for at in range(start, end) if sample.text[at] in ",.:;”)")


def _shifted_spaces(sample: Sample, random: Random) -> Iterator[_Edit]:
    """Have spaces before marks and not behind them, as text has that is taken off a page."""
    share = random.choice([0.2, 0.5, 0.9])
    for match in re.finditer(r"(?<=\S)([.,:;)]) (?=\S)", sample.text):
        if random.random() < share:
            yield (match.start(), match.end(), f" {match[1]}")
    for match in re.finditer(r"(?: and| et| und| y|[.,]) (?=[A-Z])", sample.text):
        if random.random() < share / 4:
            yield (match.end() - 1, match.end(), "")


#: Accents as text taken off a page has them: before their letters, but for the cedilla.
_TORN: Mapping[str, str] = {
    "\u0308": "¨", "\u0301": "´", "\u0300": "`", "\u0302": "ˆ", "\u0303": "˜", "\u030c": "ˇ",
    "\u030a": "˚", "\u030b": "˝", "\u0327": "¸", "\u0328": "¸",
}  # fmt: skip


def _torn_accents(sample: Sample, random: Random) -> Iterator[_Edit]:
    """Have accents beside their letters, as text has that is taken off a page."""
    between = random.choice(["", "", "", " "])
    for at, letter in enumerate(sample.text):
        apart = "" if letter.isascii() else unicodedata.normalize("NFD", letter)
        if len(apart) == 2 and apart[1] in _TORN:
            base, accent = apart[0], _TORN[apart[1]]
            yield (at, at + 1, base + accent if accent == "¸" else accent + between + base)


def _hyphenated(sample: Sample, random: Random) -> Iterator[_Edit]:
    """Break a long word at the end of a line."""
    words = list(re.finditer(r"[^\W\d_]{7,}", sample.text))
    for word in random.sample(words, min(len(words), random.choice([1, 1, 2, 3]))):
        at = random.randint(word.start() + 3, word.end() - 3)
        yield (at, at, random.choice(["-\n", "-\n", "- ", " - ", "-", "\u00ad"]))


def _misread(sample: Sample, random: Random) -> Iterator[_Edit]:
    """Confuse letters as scanning does."""
    places = [
        (match.start(), match.end(), new)
        for old, new in _CONFUSIONS
        for match in re.finditer(re.escape(old), sample.text)
    ]
    yield from random.sample(places, min(len(places), random.choice([1, 1, 2, 3])))


def _other_case(sample: Sample, random: Random) -> Iterator[_Edit]:
    """Write everything, or the fields of one label, in another case."""
    label = random.choice(["", "title", "title", "author", "container-title"])
    change = random.choice([str.upper, str.upper, str.lower, str.title])
    for start, end, name in [(0, len(sample.text), "")] if not label else sample.spans:
        if name == label:
            for at in range(start, end):
                yield (at, at + 1, change(sample.text[start:end])[at - start])


def _marked_up(sample: Sample, random: Random) -> Iterator[_Edit]:
    """Leave marks of Markdown or HTML around a field."""
    opening, closing = random.choice(
        [("*", "*"), ("_", "_"), ("**", "**"), ("<em>", "</em>"), ("<i>", "</i>"), ("[", "]"),
         ("", "*"), ("*", ""), ("_", ""), ("“", "”"), ("''", "''"), ("\\emph{", "}")]
    )  # fmt: skip
    label = random.choice(["title", "container-title", "container-title"])
    for start, end, name in sample.spans:
        if name == label:
            yield from [(start, start, opening), (end, end, closing)]


def _gaps(sample: Sample) -> list[tuple[int, int]]:
    """Give the stretches of text between the spans."""
    starts = [0, *(end for _, end, _ in sample.spans)]
    ends = [*(start for start, _, _ in sample.spans), len(sample.text)]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]


#: What scanning takes for something else.
_CONFUSIONS: tuple[tuple[str, str], ...] = (
    ("l", "1"), ("1", "l"), ("O", "0"), ("0", "O"), ("rn", "m"), ("m", "rn"), ("fi", "ﬁ"),
    ("fl", "ﬂ"), ("I", "l"), ("S", "5"), ("5", "S"), ("e", "c"), ("h", "li"), ("cl", "d"),
    ("ii", "u"), (",", "."), ("’", "'"), ("–", "—"), ("é", "e"), ("ü", "u"), ("ä", "a"),
    ("ö", "o"), ("é", "Ã©"), ("ü", "Ã¼"), ("’", "â€™"), ("&", "&amp;"), ("B", "8"),
)  # fmt: skip
#: How often which noise occurs; each sees what the ones before have left.
_NOISES: tuple[tuple[float, Callable[[Sample, Random], Iterator[_Edit]]], ...] = (
    (0.12, _dropped_field),
    (0.05, _broken_off),
    (0.10, _lost_quotation),
    (0.08, _other_quotation),
    (0.08, _marked_up),
    (0.12, _lost_marks),
    (0.06, _other_case),
    (0.06, _misread),
    (0.05, _hyphenated),
    (0.12, _other_spaces),
    (0.06, _shifted_spaces),
    (0.06, _torn_accents),
    (0.25, _open_ended),
    (0.08, _commented),
    (0.13, _numbered),
    (0.03, _keyed),
)

# --- the grammar ----------------------------------------------------------------------


class _Slot(NamedTuple):
    """A place in a pattern that is filled by what a maker makes."""

    maker: str
    label: str
    capitals: bool


class _Type(NamedTuple):
    """What is referred to, as far as it is not said already (or `sure`: in any case)."""

    name: str
    sure: bool


class _Choice(NamedTuple):
    """Several ways to go on: all as likely."""

    ways: tuple[_Pattern, ...]


_Pattern = tuple["str | _Slot | _Type | _Choice", ...]


class _Table(NamedTuple):
    """Alternatives, and their weights summed up."""

    ways: tuple[_Pattern, ...]
    weights: tuple[int, ...]

    def draw(self, random: Random) -> _Pattern:
        """Choose an alternative."""
        return random.choices(self.ways, cum_weights=self.weights)[0]


_SLOT = re.compile(r"\{(=[^{}:]*|[\w-]+)(\^?)(?::([\w-]+))?\}")
_MARK = re.compile(r"\\.|\{[^{}]*\}|[<>|]|[^\\{}<>|]+")
_WEIGHT = re.compile(r"\*(\d+) ")
_TYPE = re.compile(r"@(\??)([a-z_-]*) ")


def _pattern(written: str) -> _Pattern:
    """Read an alternative.

    >>> _pattern("{mayor:author}< Jr.>")[1]
    _Choice(ways=((' Jr.',), ()))
    """
    # of each choice that is open, and the whole: the ways before, and the way being read
    stack: list[tuple[list[_Pattern], list[str | _Slot | _Type | _Choice]]] = [([], [])]
    for mark in _MARK.findall(written):
        ways, way = stack[-1]
        if mark == "<":
            stack.append(([], []))
        elif mark == "|" and len(stack) > 1:
            ways.append(tuple(way))
            way.clear()
        elif mark == ">":
            stack.pop()
            ways.append(tuple(way))
            stack[-1][1].append(_Choice(tuple(ways) if len(ways) > 1 else (ways[0], ())))
        elif slot := _SLOT.fullmatch(mark):
            maker = slot[1]
            label = slot[3] or (maker if maker in LABELS else "")
            way.append(_Slot(maker, label, bool(slot[2])))
        else:
            way.append(mark[1] if mark[0] == "\\" else mark)
    ((_, whole),) = stack
    return tuple(whole)


def _read(grammar: str, part: Callable[[list[str]], Iterable[str]]) -> Iterator[tuple[str, _Table]]:
    """Read tables; `part` makes alternatives of the lines of one."""
    for block in re.split(r"\n(?=\S)", grammar.strip()):
        head, *lines = block.split("\n")
        name, _, usual = head.partition(":")
        ways, weights = [], []
        for written in part(lines):
            if weight := _WEIGHT.match(written):
                written = written[weight.end() :]
            ways.append(_typed(written, f"{usual.strip()} "))
            weights.append(int(weight[1]) if weight else 1)
        yield name, _Table(tuple(ways), tuple(itertools.accumulate(weights)))


def _typed(written: str, usual: str) -> _Pattern:
    """Read an alternative with the type at its head, or else the usual one.

    >>> _typed("@- {author}", "@book "), _typed("{y}", "@?book ")[0]
    ((_Type(name='', sure=True), _Slot(maker='author', label='author', capitals=False)), \
_Type(name='book', sure=False))
    """
    own = _TYPE.match(written)
    said = own or _TYPE.match(usual)
    pattern = _pattern(written[own.end() :] if own else written)
    if said is None or not said[2]:
        return pattern
    return (_Type(said[2].strip("-"), not said[1]), *pattern)


def _by_line(lines: list[str]) -> Iterator[str]:
    """Make one alternative of each line and the lines that continue it."""
    whole = "\n".join(lines)
    whole = re.sub(r"(?<=[、。，：；》」』）])\n {3,}", "", whole)
    joined = re.sub(r"\n {3,}", " ", whole)
    return (line.strip() for line in joined.split("\n") if line.strip())


def _by_comma(lines: list[str]) -> Iterator[str]:
    """Make alternatives of what commas part."""
    return (word for part in " ".join(lines).split(",") if (word := " ".join(part.split())))


@functools.cache
def _tables() -> Mapping[str, _Table]:
    """Read the grammar, and the names that the gazetteer lends to it."""
    tables = {}
    for name, table in itertools.chain(_read(_WORDS, _by_comma), _read(_MANNERS, _by_line)):
        if name in tables:
            raise ValueError(f"two tables are called {name}")
        tables[name] = table
    named: dict[str, list[str]] = {}
    for name, entry in gazetteer.entries():
        # Calif. is no place to publish at; what is in brackets only tells namesakes apart
        if (entry.kind != "place" or name == entry.name) and " (" not in name:
            named.setdefault(f"known_{entry.subtype or entry.kind}", []).append(name)
    named["known_given"] = sorted(name.capitalize() for name in given_names()[0])
    for name, words in named.items():
        tables[name] = _Table(tuple((word,) for word in words), tuple(range(1, len(words) + 1)))
    return tables


class _Writer:
    """Writes one reference: its text grows, and the spans with it."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.pieces: list[str] = []
        self.length = 0
        self.spans: list[tuple[int, int, str]] = []
        self.case = random.choices(("sentence", "title", "capitals", "small"), (42, 52, 4, 2))[0]
        #: what was written as title: addresses are made of it
        self.title = ""
        #: the type of what is referred to; None as long as nothing is said about it
        self.type: str | None = None
        self.issued = _some_day(random)
        self.day = self.issued

    def sample(self, kind: str) -> Sample:
        """Give what is written."""
        return Sample("".join(self.pieces), tuple(self.spans), kind, self.type or "")

    def put(self, pattern: _Pattern) -> None:
        """Write a pattern."""
        for node in pattern:
            if isinstance(node, str):
                self.write(node)
            elif isinstance(node, _Slot):
                self.fill(node)
            elif isinstance(node, _Type):
                if node.sure or self.type is None:
                    self.type = node.name
            else:
                self.put(self.random.choice(node.ways))

    def fill(self, slot: _Slot) -> None:
        """Write what a slot stands for."""
        table = _tables().get(slot.maker)
        if table is not None and not slot.label and slot.maker not in _CASED and not slot.capitals:
            self.put(table.draw(self.random))
            return
        said = self.type
        value = self.make(slot.maker)
        if slot.label not in {"container-title", "genre"}:
            self.type = said
        if slot.capitals:
            value = value.upper()
        if slot.label and value:
            start = self.length
            self.write(value)
            if self.length > start:
                self.spans.append((start, self.length, slot.label))
            if slot.label == "title":
                self.title = value
        else:
            self.write(value)

    def write(self, text: str) -> None:
        """Write text; after ? ! and a full stop, no comma or full stop comes again."""
        if text[:1] in {",", "."} and self.pieces:
            last = self.pieces[-1][-1:]
            if last == text[0] or (last in {"?", "!"} and self.random.random() < 0.8):
                text = text[1:]
        if text:
            self.pieces.append(text)
            self.length += len(text)

    def make(self, maker: str) -> str:
        """Give the text that a maker makes, without its labels."""
        if maker[0] == "=":
            return self.random.choice(maker[1:].split("/"))
        if maker[0].isdigit():
            least, _, most = maker.partition("-")
            return str(self.random.randint(int(least), int(most)))
        function = _MAKERS.get(maker)
        if function is not None:
            return function(self)
        outer = (self.pieces, self.length, self.spans)
        self.pieces, self.length, self.spans = [], 0, []
        self.put(_tables()[maker].draw(self.random))
        made = "".join(self.pieces)
        self.pieces, self.length, self.spans = outer
        if maker in _CASED:
            return self.cased(made)
        return _capitalised(made) if maker.startswith(("title_", "headline_")) else made

    def cased(self, title: str) -> str:
        """Write a title in the case of this reference."""
        title = _capitalised(title)
        if self.case == "title":
            return _title_case(title)
        if self.case == "capitals":
            return title.upper()
        return title.lower() if self.case == "small" else title


def _punctuated(sample: Sample, random: Random) -> Sample:
    """Have the same quotation marks and dashes throughout: typographic, or those of keys."""
    table: dict[str, str | int | None] = {}
    chance = random.random()
    if chance < 0.35:
        table |= {"„": '"', "“": '"', "”": '"', "‘": "'", "’": "'"}
    elif chance < 0.45 and "„" not in sample.text:
        table |= {"“": "‘", "”": "’"}
    if random.random() < 0.35:
        table["–"] = "-"
    return sample._replace(text=sample.text.translate(str.maketrans(table)))


# --- makers: what tables alone cannot say ---------------------------------------------

_Maker = Callable[[_Writer], str]
_MINOR_WORDS = frozenset(
    """
    a an the of in on at to for from by with and or but nor as is vs. v. via per de la le du des
    del di e y und der die das von
    """.split()
)


def _capitalised(phrase: str) -> str:
    """Have a capital first, after a quotation mark too."""
    at = 1 if phrase[:1] in {"“", "‘"} else 0
    return phrase[:at] + phrase[at : at + 1].upper() + phrase[at + 1 :]


def _title_case(title: str) -> str:
    """Capitalise all but minor words."""
    words = title.split(" ")
    return " ".join(
        word
        if index and word in _MINOR_WORDS and words[index - 1][-1:] not in ":?–"
        else _capitalised(word)
        for index, word in enumerate(words)
    )


def _some_day(random: Random) -> datetime.date:
    """Choose a day: most are of the last decades."""
    first, last = random.choices(
        ((2000, 2025), (2003, 2012), (1970, 1999), (1900, 1969), (1790, 1899)), (50, 20, 18, 9, 3)
    )[0]
    start, end = datetime.date(first, 1, 1), datetime.date(last, 12, 31)
    return datetime.date.fromordinal(random.randint(start.toordinal(), end.toordinal()))


def _later(maker: str) -> _Maker:
    """Make a date of another day, some time after that of issue."""

    def make(writer: _Writer) -> str:
        soonest = max(writer.issued, datetime.date(1998, 1, 1))
        days = writer.random.choice([30, 400, 4000])
        later = soonest + datetime.timedelta(writer.random.randrange(days))
        writer.day = min(later, max(soonest, datetime.date(2025, 12, 31)))
        made = writer.make(maker)
        writer.day = writer.issued
        return made

    return make


def _of_day(form: str) -> _Maker:
    """Make a part of the day in a `format` specification."""
    return lambda writer: form.format(writer.day, short=writer.day.year % 100)


def _named_month(names: str) -> _Maker:
    """Make the name of the month: one of several, parted by slashes."""
    months = [month.split("/") for month in names.split()]
    return lambda writer: writer.random.choice(months[writer.day.month - 1])


def _ordinal(number: int) -> str:
    """Write 1st, 2nd, 11th.

    >>> [_ordinal(number) for number in (1, 12, 23)]
    ['1st', '12th', '23rd']
    """
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10)
    return f"{number}{ending or 'th'}"


def _range(most: int, marks: str = "–") -> _Maker:
    """Make pages from and to; the second is shortened at times."""

    def make(writer: _Writer) -> str:
        random = writer.random
        first = random.randint(1, most)
        last = first + random.choice([random.randint(1, 9), random.randint(1, 40)])
        ending = str(last)
        if random.random() < 0.25 and first > 100 and len(str(first)) == len(ending):
            ending = ending[-2:] if str(first)[:-2] == ending[:-2] else ending
        return f"{first}{random.choice(marks)}{ending}"

    return make


_DASHES = ("–", "–", "-", "—", " – ", " to ")


def _days(writer: _Writer) -> str:
    """Make some days in a row: 3–5 May 2009."""
    random, first = writer.random, writer.day
    last = first + datetime.timedelta(random.randint(1, 9))
    dash, month = random.choice(_DASHES), random.choice(["%B", "%B", "%b"])
    if random.random() < 0.5:
        end = f"{last.day}" if last.month == first.month else f"{last:{month}} {last.day}"
        return f"{first:{month}} {first.day}{dash}{end}, {last.year}"
    start = f"{first.day}" if last.month == first.month else f"{first.day} {first:{month}}"
    return f"{start}{dash}{last.day} {last:{month}} {last.year}"


def _months(writer: _Writer) -> str:
    """Make some months in a row: May–June 2009."""
    random, first = writer.random, writer.day
    last = first + datetime.timedelta(random.choice([31, 31, 62, 92]))
    if random.random() < 0.2:
        season = writer.make("season")
        return f"{season} {first.year}{random.choice('–-/')}{(first.year + 1) % 100:02}"
    dash, month = random.choice([*_DASHES, "/", "/"]), random.choice(["%B", "%B", "%b"])
    start = f"{first:{month}}" if first.year == last.year else f"{first:{month}} {first.year}"
    return f"{start}{dash}{last:{month}} {last.year}"


def _years(writer: _Writer) -> str:
    """Make some years in a row: 1998–2003."""
    random, first = writer.random, writer.day.year
    last = first + random.choice([1, 1, random.randint(2, 9), random.randint(2, 40)])
    last = min(last, max(first + 1, 2026))
    if last // 100 == first // 100 and random.random() < 0.4:
        return f"{first}{random.choice('–-/')}{last % 100:02}"
    return f"{first}{random.choice('––-/')}{last}"


# persons


class _Person(NamedTuple):
    """A name in the parts that its writings need."""

    given: tuple[str, ...]
    family: str
    suffix: str


_ONE_GIVEN_NAME = frozenset(["chi", "jap", "kor", "zho", "jpn"])


def _person(writer: _Writer, cultures: str = "") -> _Person:
    """Invent a person, of one of the cultures if there are any."""
    random = writer.random
    culture = random.choice(cultures.split() or [str(_tables()["culture"].draw(random)[0])])
    given = [writer.make(f"given_{culture}")]
    if culture in _ONE_GIVEN_NAME:
        return _Person(tuple(given), writer.make(f"family_{culture}"), "")
    if not cultures and random.random() < 0.12:
        given = [writer.make("known_given")]
    if random.random() < 0.25:
        second = writer.make(f"given_{culture}")
        given.append(second if random.random() < 0.4 else f"{second[0]}.")
    elif random.random() < 0.04:
        given[0] = f"{given[0][0]}."
    suffix = ""
    if culture == "en" and random.random() < 0.05:
        suffix = random.choice(["Jr.", "Jr", "III", "Sr.", "II"])
    return _Person(tuple(given), writer.make(f"family_{culture}"), suffix)


def _initials(person: _Person, stop: str, between: str) -> str:
    """Give the initials of the given names."""
    parts = [
        "-".join(f"{half[0].upper()}{stop}" for half in name.split("-") if half)
        for name in person.given
    ]
    return between.join(parts)


def _natural(person: _Person) -> str:
    suffix = f" {person.suffix}" if person.suffix else ""
    return f"{' '.join(person.given)} {person.family}{suffix}"


def _inverted(person: _Person) -> str:
    suffix = f", {person.suffix}" if person.suffix else ""
    return f"{person.family}, {' '.join(person.given)}{suffix}"


#: The ways to write one name.
_WRITINGS: Mapping[str, Callable[[_Person], str]] = {
    "natural": _natural,
    "inverted": _inverted,
    "initials": lambda person: f"{_initials(person, '.', ' ')} {person.family}",
    "tight": lambda person: f"{_initials(person, '.', '')} {person.family}",
    "bare": lambda person: f"{_initials(person, '', '')} {person.family}",
    "apa": lambda person: f"{person.family}, {_initials(person, '.', ' ')}",
    "harvard": lambda person: f"{person.family}, {_initials(person, '.', '')}",
    "comma": lambda person: f"{person.family}, {_initials(person, '', '')}",
    "vancouver": lambda person: f"{person.family} {_initials(person, '', '')}",
    "spaced": lambda person: f"{person.family} {_initials(person, '.', '')}",
    "loud": lambda person: f"{person.family.upper()} {' '.join(person.given)}",
    "loud_inverted": lambda person: f"{person.family.upper()}, {' '.join(person.given)}",
    "family": lambda person: person.family,
    "family_first": lambda person: f"{person.family} {' '.join(person.given)}",
    "solid": lambda person: f"{person.family}{''.join(person.given)}",
}


def _people(
    counts: str, first: str, others: str, joins: str, more: str = " et al.", cultures: str = ""
) -> _Maker:
    """Make a list of persons, of any culture or of some.

    `counts` says how many, each digit as likely; `joins` are ways to join them, parted
    by "~": for two, between, and before the last of many, as in " and |, |, and ".
    """
    ways = [way.split("|") for way in joins.split("~")]

    def make(writer: _Writer) -> str:
        random = writer.random
        count = int(random.choice(counts))
        two, between, last = random.choice(ways)
        persons = [_person(writer, cultures) for _ in range(count)]
        written = [_WRITINGS[first](persons[0])]
        written += [_WRITINGS[others](person) for person in persons[1:]]
        if more and random.random() < (0.04 if count == 1 else 0.12):
            return f"{between.join(written)}{random.choice([',', '']) if count > 1 else ''}{more}"
        if count < 3:
            return two.join(written)
        return f"{between.join(written[:-1])}{last}{written[-1]}"

    return make


def _family_of(stems: str, endings: str) -> _Maker:
    """Make a family name of a stem and an ending, as "Ash" and "worth"."""
    return lambda writer: writer.make(stems) + writer.make(endings)


# addresses and identifiers


def _slug(writer: _Writer, mark: str = "-") -> str:
    """Make the part of an address that repeats the title."""
    title = writer.title or writer.make("headline")
    plain = unicodedata.normalize("NFD", title.lower()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain)
    return mark.join(words[: writer.random.randint(2, 9)]) or "index"


def _host(writer: _Writer) -> str:
    """Make the name of a site out of that of an outlet or an institution."""
    name = writer.make(writer.random.choice(["newspaper", "site", "institution", "blogname"]))
    plain = unicodedata.normalize("NFD", name.lower()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", re.sub(r"\(.*|^the ", "", plain)) or ["site"]
    joined = "".join(words)
    return joined if len(joined) < 24 else "".join(word[0] for word in words)


def _isbn(writer: _Writer) -> str:
    """Make an ISBN, its check digit a guess."""
    digits = "".join(str(writer.random.randrange(10)) for _ in range(9))
    mark = writer.random.choice(["-", "-", "", " "])
    body = mark.join([digits[0], digits[1:5], digits[5:9], writer.random.choice("0123456789X")])
    return body if writer.random.random() < 0.4 else mark.join(["978", body.replace("X", "4")])


def _code(writer: _Writer) -> str:
    """Make letters and digits as video and short addresses have them."""
    letters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"
    return "".join(writer.random.choices(letters, k=writer.random.choice([6, 7, 11])))


def _third(writer: _Writer) -> str:
    """Make a verb of the third person: its first word gets an s."""
    verb, blank, rest = writer.make("verb").partition(" ")
    ending = "es" if verb.endswith(("sh", "ch", "ss", "x")) else "s"
    if verb.endswith("y") and verb[-2] not in "aeou":
        verb, ending = verb[:-1], "ies"
    return f"{verb}{ending}{blank}{rest}"


_TWO = " and |, |, and ~ & |, |, & ~ and |, | and "
_MAKERS: Mapping[str, _Maker] = {
    # persons
    "natural": _people("1111111112223", "natural", "natural", _TWO),
    "natural_one": _people("1", "natural", "natural", _TWO, ""),
    "natural_many": _people("2234", "natural", "natural", _TWO),
    "inverted_one": _people("1", "inverted", "inverted", _TWO, ""),
    "inverted_all": _people("1112223", "inverted", "inverted",
                            " and |, |, and ~ and |; |; and ~; |; |; ~ & |, | & "),
    "mla": _people("111123", "inverted", "natural", ", and |, |, and ", ", et al."),
    "apa": _people("111122334", "apa", "apa", ", & |, |, & ~ & |, |, & "),
    "harvard": _people("111122334", "harvard", "harvard", " and |, | and ~ & |, | & "),
    "vancouver": _people("1223344", "vancouver", "vancouver", ", |, |, ", ", et al."),
    "spaced": _people("12233", "spaced", "spaced", ", |, |, ~ and |, | and "),
    "semicolons": _people("12233", "comma", "comma", "; |; |; "),
    "semicolons_full": _people("12233", "inverted", "inverted", "; |; |; "),
    "initials": _people("111223", "initials", "initials", _TWO),
    "tight": _people("111223", "tight", "tight", _TWO),
    "bare": _people("111223", "bare", "bare", _TWO),
    "legal": _people("1111223", "natural", "natural", " & |, | & ", " et al."),
    "loud": _people("1123", "loud", "loud", ", |, |, ~ et |, | et ", ""),
    "loud_inverted": _people("1123", "loud_inverted", "loud_inverted", " ; | ; | ; ~, |, |, ", ""),
    "loud_one": _people("1", "loud_inverted", "loud_inverted", _TWO, ""),
    "slashes": _people("2233", "inverted", "inverted", " / | / | / ~, |, |, ", ""),
    "natural_und": _people("1111223", "natural", "natural", " und |, | und ", " u. a."),
    "natural_et": _people("1111223", "natural", "natural", " et |, | et "),
    "natural_y": _people("1111223", "natural", "natural", " y |, | y ", " et al."),
    "tight_e": _people("111223", "tight", "tight", " e |, | e ~, |, |, "),
    "natural_e": _people("1111223", "natural", "natural", " e |, | e ", " et al."),
    "inverted_und": _people("1111223", "inverted", "inverted", " und |, | und ~ / | / | / ", ""),
    "inverted_y": _people("1111223", "inverted", "inverted", " y |, | y ", ""),
    "inverted_e": _people("1111223", "inverted", "inverted", " e |, | e ~; |; |; ", ""),
    "east": _people("112233", "family_first", "family_first", _TWO, cultures="chi chi kor jap"),
    "natural_nl": _people("1112", "natural", "natural", " en |, | en ", " e.a.", "dut"),
    "harvard_nl": _people("1123", "harvard", "harvard", " & |, | & ~ en |, | en ", "", "dut"),
    "natural_pl": _people("1112", "natural", "natural", " i |, | i ~, |, |, ", " i in.", "pol"),
    "tight_pl": _people("1112", "initials", "initials", ", |, |, ", " i in.", "pol"),
    "inverted_pl": _people("1112", "inverted", "inverted", ", |, |, ", "", "pol"),
    "natural_sv": _people("1112", "natural", "natural", " och |, | och ~ og |, | og ", "", "nor"),
    "inverted_sv": _people("1112", "inverted", "inverted", " & |, | & ~ och |, | och ", "", "nor"),
    "loud_cs": _people("1112", "loud_inverted", "loud_inverted", " a |, | a ", " a kol.", "cze"),
    "natural_cs": _people("1112", "natural", "natural", " a |, | a ~ – | – | – ", "", "cze"),
    "natural_tr": _people("1112", "natural", "natural", " ve |, | ve ", " vd.", "tur"),
    "apa_tr": _people("1112", "apa", "apa", " ve |, | ve ~ & |, | & ", " vd.", "tur"),
    "spaced_ru": _people("11123", "spaced", "spaced", ", |, |, ", " и др.", "rus"),
    "tight_ru": _people("1112", "tight", "tight", ", |, |, ", "", "rus"),
    "natural_ru": _people("1112", "natural", "natural", ", |, |, ~ и |, | и ", "", "rus"),
    "solid_zh": _people("11123", "solid", "solid", "、|、|、~，|，|，~, |, |, ", "等", "zho"),
    "solid_ja": _people("11123", "solid", "solid", "・|・|・~、|、|、", "ほか", "jpn"),
    "surname": _people("1", "family", "family", _TWO, ""),
    "surnames": _people("123", "family", "family", _TWO, ""),
    "composed_en": _family_of("stem_en", "ending_en"),
    "composed_sla": _family_of("stem_sla", "ending_sla"),
    "composed_ger": _family_of("stem_ger", "ending_ger"),
    # dates
    "y": _of_day("{0.year}"), "yy": _of_day("{short:02}"), "m": _of_day("{0.month}"),
    "mm": _of_day("{0.month:02}"), "d": _of_day("{0.day}"), "dd": _of_day("{0.day:02}"),
    "dth": lambda writer: _ordinal(writer.day.day),
    "weekday": _of_day("{0:%A}"), "wkd": _of_day("{0:%a}"),
    "month": _named_month("January February March April May June July August September October "
                          "November December"),
    "mon": _named_month("Jan./Jan Feb./Feb Mar./Mar/March Apr./Apr/April May June/Jun/Jun. "
                        "July/Jul/Jul. Aug./Aug Sept./Sep/Sep./Sept Oct./Oct Nov./Nov Dec./Dec"),
    "month_de": _named_month("Januar/Jänner Februar/Feb. März April/Apr. Mai Juni Juli August/Aug. "
                             "September/Sept. Oktober/Okt. November/Nov. Dezember/Dez."),
    "month_fr": _named_month("janvier/janv. février/févr. mars avril mai juin juillet/juil. août "
                             "septembre/sept. octobre/oct. novembre/nov. décembre/déc."),
    "month_es": _named_month("enero/ene. febrero/feb. marzo/mar. abril/abr. mayo junio julio "
                             "agosto/ago. septiembre/sept. octubre/oct. noviembre/nov. "
                             "diciembre/dic."),
    "month_pt": _named_month("janeiro/jan. fevereiro/fev. março/mar. abril/abr. maio junho/jun. "
                             "julho/jul. agosto/ago. setembro/set. outubro/out. novembro/nov. "
                             "dezembro/dez."),
    "month_it": _named_month("gennaio/gen. febbraio/feb. marzo/mar. aprile/apr. maggio giugno/giu. "
                             "luglio/lug. agosto/ago. settembre/set. ottobre/ott. novembre/nov. "
                             "dicembre/dic."),
    "month_nl": _named_month("januari/jan. februari/feb. maart april mei juni juli augustus/aug. "
                             "september/sept. oktober/okt. november/nov. december/dec."),
    "month_pl": _named_month("stycznia lutego marca kwietnia maja czerwca lipca sierpnia września "
                             "października listopada grudnia"),
    "month_sv": _named_month("januari/januar februari/februar mars april/apr. maj/mai juni juli "
                             "augusti/august september/sept. oktober/okt. november december"),
    "month_cs": _named_month("ledna února března dubna května června července srpna září října "
                             "listopadu prosince"),
    "month_tr": _named_month("Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım "
                             "Aralık"),
    "month_ru": _named_month("января февраля марта апреля мая июня июля августа сентября октября "
                             "ноября декабря"),
    "days": _days, "months": _months, "years": _years,
    "accessed_nl": _later("date_nl"), "accessed_pl": _later("date_pl"),
    "accessed_sv": _later("date_sv"), "accessed_cs": _later("date_cs"),
    "accessed_tr": _later("date_tr"), "accessed_ru": _later("date_ru"),
    "accessed_zh": _later("date_zh"), "accessed_ja": _later("date_ja"),
    "accessed": _later("date_accessed"), "accessed_de": _later("date_de"),
    "accessed_fr": _later("date_fr_long"), "accessed_es": _later("date_es"),
    "accessed_pt": _later("date_pt"), "accessed_it": _later("date_it"),
    # numbers
    "range": _range(900), "range_low": _range(60), "range_high": _range(9000),
    "range_keys": _range(900, "-–—"),
    "roman": lambda writer: romans.write(writer.random.randint(1, 60)),
    "small_roman": lambda writer: romans.write(writer.random.randint(1, 30)).lower(),
    "nth": lambda writer: _ordinal(writer.random.randint(2, 12)),
    "th": lambda writer: _ordinal(writer.random.randint(80, 118)),
    # addresses and identifiers
    "slug": _slug, "slug_low": lambda writer: _slug(writer, "_"), "host": _host,
    "code": _code, "isbn": _isbn,
    # words
    "third": _third,
}  # fmt: skip
#: Tables of titles, which are written in the case of the reference.
_CASED = frozenset(
    """headline report paper book lawtitle post speech webpage_title hearing_title un_title
    un_law_title un_record_title
    episode standard_title un_eu map""".split()
)

# --- words: tables whose alternatives commas part --------------------------------------

_WORDS = r"""
culture:
  *30 en, *6 ar, *5 ger, *5 fre, *6 spa, *4 ita, *4 por, *6 sla, *4 ind, *4 chi, *2 jap, *2 kor, *4
  afr, *3 tur, *3 per, *2 heb, *2 nor, *2 dut, *2 gre, *2 vie
given_en:
  James, Mary, John, Patricia, Robert, Jennifer, Michael, Linda, William, Elizabeth, David, Barbara,
  Richard, Susan, Joseph, Jessica, Thomas, Sarah, Charles, Karen, Dan, Nancy, Matthew, Lisa, Tony,
  Betty, Mark, Margaret, Donald, Sandra, Steven, Ashley, Paul, Kim, Andrew, Emily, Josh, Donna, Ken,
  Kevin, Carol, Brian, Amanda, George, Melissa, Ted, Deborah, Ron, Stephanie, Tim, Rebecca, Jason,
  Laura, Jeff, Helen, Ryan, Sharon, Jacob, Cynthia, Gary, Kathleen, Nick, Amy, Eric, Anna, Jonathan,
  Ruth, Larry, Brenda, Justin, Pamela, Scott, Nicole, Ben, Katherine, Sam, Virginia, Greg,
  Catherine, Frank, Christine, Alex, Debra, Ray, Rachel, Patrick, Janet, Jack, Carolyn, Dennis,
  Heather, Jerry, Maria, Tyler, Diane, Aaron, Julie, Henry, Joyce, Doug, Joan, Peter, Evelyn, Adam,
  Nathan, Zach, Walter, Kyle, Harold, Jeremy, Ethan, Carl, Keith, Roger, Arthur, Terry, Sean,
  Christian, Austin
family_en:
  *4 {composed_en}, Smith, Johnson, Williams, Brown, Jones, Miller, Davis, Wilson, Anderson, Taylor,
  Thomas, Moore, Jackson, Martin, Lee, Thompson, White, Harris, Clark, Lewis, Robinson, Walker,
  Young, Allen, King, Wright, Scott, Hill, Green, Adams, Nelson, Baker, Hall, Campbell, Mitchell,
  Carter, Roberts, Phillips, Evans, Turner, Parker, Collins, Edwards, Stewart, Morris, Murphy, Cook,
  Rogers, Reed, Bailey, Bell, Cooper, Ward, Cox, Gray, James, Watson, Brooks, Kelly, Sanders, Price,
  Bennett, Wood, Barnes, Ross, Jenkins, Perry, Powell, Long, Patterson, Hughes, Washington, Butler,
  Simmons, Foster, Bryant, Alexander, Russell, Griffin, Hayes, Myers, Ford, Hamilton, Graham,
  Sullivan, Wallace, O'Brien, O’Connor, McDonald, MacLeod, McCarthy, FitzGerald, Law, Page, Post,
  West, Day, March, May, Love, Church, English, French, Case, Press, Street, Judge, Marshall, Major,
  Bishop, Van Buren, Roe
stem_en:
  Ash, Black, Brad, Brook, Burn, Carl, Chat, Clay, Craw, Dal, East, Fair, Farn, Gals, Hal, Har,
  Hart, Hay, Hol, Kings, Lang, Lind, Mans, Mar, Mid, Mor, New, Nor, Oak, Pem, Rad, Red, Ruther,
  Shel, South, Stan, Strat, Sut, Thorn, Wake, Wal, Wether, Whit, Wins, Wood, Worth, Bram, Hethering,
  Ac, Al, Bu
ending_en:
  ford, ley, ton, field, well, man, shaw, worth, by, ham, land, wick, ington, stone, croft, more,
  son
given_ar:
  Mohammed, Muhammad, Ahmed, Ahmad, Ali, Hassan, Hussein, Omar, Khaled, Mahmoud, Ibrahim, Yusuf,
  Fatima, Aisha, Zeinab, Layla, Nour, Rania, Dina, Samir, Tariq, Walid, Bassam, Nabil, Faisal,
  Abdullah, Salah, Abdul Rahman, Haider, Jamal, Karim, Mustafa, Rami, Sami, Ziad, Hanan, Mona, Amal,
  Huda, Suha, Ghaith
family_ar:
  al-Hashimi, al-Masri, al-Baghdadi, al-Tikriti, Al-Sayed, al-Amin, al-Khatib, al-Rubaie, Dabbagh,
  Haddad, Khoury, Nasr, Hamdan, Saleh, Abbas, Jaber, Darwish, Qasim, Othman, Barakat, Shaheen,
  Mansour, Abu Zayd, bin Laith, ibn Saleh, El-Sherif, El Fadl, al-Zubaydi, al-Jubouri, Abdul-Ahad,
  Bayati, Azzam
given_ger:
  Hans, Klaus, Jürgen, Wolfgang, Dieter, Ulrich, Karl-Heinz, Friedrich, Heinrich, Otto, Ursula,
  Monika, Sabine, Petra, Andrea, Birgit, Anke, Katrin, Stefan, Matthias, Jens, Uwe, Jörg, Lukas,
  Johanna, Greta
family_ger:
  *8 {composed_ger}, Müller, Schmidt, Schneider, Fischer, Weber, Meyer, Wagner, Becker, Schulz,
  Koch, Richter, Klein, Wolf, Schröder, Neumann, Braun, Zimmermann, Krüger, Lange, Krause, von
  Arnim, von der Heyden, zu Solms, Kaiser, Fuchs, Vogel, Groß, Böhm, Jäger, Schäfer, Strauß, Köhler,
  Voß
stem_ger:
  Adel, Alt, Bach, Berg, Blumen, Brand, Eber, Eichen, Feld, Gold, Grün, Hof, Kirch, Linden, Neu,
  Ober, Rosen, Schwarz, Silber, Stein, Wald, Weiß, Winter, Hohen, Rot, Burg, Heim, Morgen, Löwen,
  Stern
ending_ger:
  mann, bach, berg, stein, hofer, meier, thal, feld, hardt, inger, egger, bauer, baum, burg, ing, le
given_fre:
  Jean, Pierre, Michel, André, Philippe, René, Louis, Alain, Jacques, Bernard, Marie, Jeanne,
  Françoise, Monique, Catherine, Nathalie, Isabelle, Jean-Pierre, Marie-Claude, Émile, Hélène,
  Gérard, Benoît, Zoé
family_fre:
  Martin, Bernard, Dubois, Durand, Moreau, Laurent, Simon, Michel, Lefèvre, Leroy, Roux, David,
  Bertrand, Morel, Fournier, Girard, Bonnet, Dupont, Lambert, Fontaine, Rousseau, Vincent, de
  Villiers, Le Goff, Lecomte, Mercier, Blanc, Guérin, Boyer, Garnier, Chevalier, de La Tour,
  d'Aubigny, Aubert, Bouchard
given_spa:
  José, Juan, Carlos, Luis, Francisco, Antonio, Manuel, Jesús, Miguel, Pedro, Alejandro, María,
  Carmen, Ana, Isabel, Dolores, Pilar, Teresa, Rosa, Cristina, Lucía, Elena, Javier, Rafael, Íñigo,
  Concepción
family_spa:
  García, Rodríguez, Martínez, Hernández, López, González, Pérez, Sánchez, Ramírez, Torres, Flores,
  Rivera, Gómez, Díaz, Reyes, Morales, Cruz, Ortiz, Gutiérrez, Chávez, Ramos, Ruiz, Mendoza,
  Álvarez, García Márquez, Ortega y Prado, de la Fuente, del Río, Núñez Vela, Ibáñez, Peña, Muñoz,
  Vargas Soto
given_ita:
  Giuseppe, Giovanni, Antonio, Mario, Luigi, Francesco, Angelo, Paolo, Sergio, Carla, Giulia,
  Chiara, Francesca, Lucia, Elena, Alessandro, Stefano, Marco, Matteo, Niccolò, Umberto, Cesare,
  Renzo, Silvia
family_ita:
  Rossi, Russo, Ferrari, Esposito, Bianchi, Romano, Colombo, Ricci, Marino, Greco, Bruno, Gallo,
  Conti, De Luca, Costa, Giordano, Mancini, Rizzo, Lombardi, Moretti, Barbieri, Fontana, Della
  Valle, D'Angelo, Caruso, Ferri, Di Stefano, Bellini, Pagano, Martinelli, Sartori, Nicolò, Lo
  Cascio, Montanari
given_por:
  João, José, António, Francisco, Carlos, Paulo, Pedro, Lucas, Luiz, Marcos, Maria, Ana, Fernanda,
  Juliana, Beatriz, Letícia, Inês, Conceição, Tiago, Rui, Vítor, Márcia, Renata, Otávio, Célia
family_por:
  Silva, Santos, Oliveira, Souza, Pereira, Ferreira, Alves, Ribeiro, Rodrigues, Gomes, Lima,
  Carvalho, da Costa, dos Santos, de Almeida, Araújo, Barbosa, Rocha, Mendes, Cardoso, Teixeira,
  Guimarães, Moura, Nascimento, de Sousa, Brandão, Magalhães, Simões, Fonseca, e Silva, Queiroz,
  Leitão
given_sla:
  Ivan, Vladimir, Sergei, Dmitry, Alexei, Mikhail, Nikolai, Olga, Natalia, Tatiana, Svetlana,
  Oksana, Andriy, Piotr, Jan, Krzysztof, Agnieszka, Małgorzata, Tomáš, Jiří, Milan, Zoran, Dragan,
  Jelena, Branko, Goran, Zdeněk, Wojciech, Łukasz, Bohdan, Yevgeny, Lyudmila, Vesna, Slavoj, Radmila
family_sla:
  *12 {composed_sla}, Novák, Dvořák, Kowalska, Wójcik, Shevchenko, Horvat, Kovač, Nagy, Szabó,
  Sokolova, Lisowska, Jankélévitch, Černý, Svoboda, Marchenko, Zhuk, Melnyk, Kuzma, Popescu,
  Ionescu, Todorović
stem_sla:
  Petr, Ivan, Pavl, Novik, Sokol, Morozov, Vasil, Kuzn, Volk, Bogdan, Jankov, Mark, Nikol, Stepan,
  Rom, Kowal, Lewand, Wisn, Zelin, Dobr, Milov, Stan, Jov, Mil, Rad, Krav, Bond, Tkach, Lis, Bor
ending_sla:
  ov, ev, ova, in, ski, sky, enko, ić, ović, ewicz, uk, chenko, czyk, ek, ak, skaya
given_ind:
  Raj, Amit, Sanjay, Priya, Anita, Sunita, Vijay, Ramesh, Suresh, Lakshmi, Deepak, Arun, Kavita,
  Neha, Rahul, Ashok, Meera, Vikram, Nasreen, Imran, Farooq, Ayesha, Bilal, Zahid, Tahmina, Shirin,
  Pankaj
family_ind:
  Patel, Sharma, Singh, Kumar, Gupta, Mehta, Reddy, Rao, Iyer, Nair, Menon, Chatterjee, Banerjee,
  Das, Ghosh, Bose, Desai, Joshi, Kapoor, Khan, Malik, Chaudhry, Siddiqui, Rahman, Hossain, Ahmed,
  Bhat, Krishnamurthy, Subramanian, Fernando, Perera, Gunawardena, Sen, Verma, Mishra, Shah, Rashid
given_chi:
  Wei, Min, Jing, Li, Xiaoming, Yan, Hui, Jun, Ying, Xin, Ming, Hong, Yu, Lei, Chao, Mei-ling,
  Chun-Yi, Zhiqiang, Wenjie, Guofeng, Yuan, Shu-fen, Kai, Bo
family_chi:
  Wang, Li, Zhang, Liu, Chen, Yang, Huang, Zhao, Wu, Zhou, Xu, Sun, Ma, Zhu, Hu, Guo, He, Lin, Gao,
  Luo, Zheng, Liang, Xie, Tang, Song, Deng, Chan, Wong, Cheung, Lau, Ng, Tsai, Hsu, Yeh
given_jap:
  Hiroshi, Takashi, Kenji, Akira, Yuki, Haruki, Satoshi, Keiko, Yoko, Naomi, Sakura, Makoto, Ichirō,
  Emi
family_jap:
  Sato, Suzuki, Takahashi, Tanaka, Watanabe, Ito, Yamamoto, Nakamura, Kobayashi, Kato, Yoshida,
  Yamada, Sasaki, Matsumoto, Inoue, Kimura, Hayashi, Shimizu, Mori, Abe, Ōta, Kondō
given_kor:
  Min-jun, Ji-hoon, Seo-yeon, Hyun-woo, Young-ho, Sung-min, Eun-ji, Jae-won, Kyung-soo, Mi-sook
family_kor:
  Kim, Lee, Park, Choi, Jung, Kang, Cho, Yoon, Jang, Lim, Han, Oh, Shin, Kwon, Ahn
given_afr:
  Kwame, Kofi, Ama, Chinua, Ngozi, Chidi, Emeka, Adewale, Funmi, Thabo, Sipho, Nomsa, Wanjiru,
  Kamau, Amadou, Mamadou, Fatou, Ousmane, Abebe, Tesfaye, Almaz, Juma, Zuberi, Tendai, Moses,
  Blessing
family_afr:
  Mensah, Owusu, Asante, Okafor, Okonkwo, Adeyemi, Balogun, Eze, Nwosu, Dlamini, Nkosi, Ndlovu,
  Mbeki, Kamau, Otieno, Mwangi, Diallo, Traoré, Keita, Ndiaye, Ba, Sow, Tadesse, Bekele, Haile,
  Moyo, Banda, Mugisha, Habimana, Nzeyimana, van der Merwe, Botha, Osei, Acheampong
given_tur:
  Mehmet, Mustafa, Ayşe, Fatma, Emine, Hüseyin, Hasan, Murat, Özgür, Elif, Zeynep, Cengiz, Şule,
  İpek
family_tur:
  Yılmaz, Kaya, Demir, Şahin, Çelik, Yıldız, Öztürk, Aydın, Arslan, Doğan, Kılıç, Çetin, Koç, Kurt,
  Aliyev, Mammadov, Barzani, Talabani, Gül, Çandar
given_per:
  Ali, Reza, Hossein, Maryam, Zahra, Fatemeh, Mehdi, Mahmoud, Shirin, Bijan, Darius, Leila, Nasrin,
  Gholam, Abbas, Hamid, Parviz, Ashraf, Abdullah, Zalmay
family_per:
  Hosseini, Ahmadi, Mohammadi, Karimi, Rezaei, Moradi, Jafari, Tehrani, Esfahani, Farahani,
  Khorasani, Sadeghi, Rahimi, Karzai, Popal, Noorzai, Hakimi, Zadeh, Milani, Amanpour
given_heb:
  Yossi, Moshe, Avi, Shlomo, Dov, Tamar, Yael, Noa, Ehud, Amir, Rivka, Shira, Benny, Uri, Gideon
family_heb:
  Cohen, Levi, Mizrahi, Peretz, Bar-On, Ben-Ami, Ben David, Katz, Friedman, Shapira, Avraham, Biton,
  Halevi, Harel, Rosenblatt, Goldberg, Segal, Oz
given_nor:
  Lars, Erik, Anders, Ingrid, Astrid, Bjørn, Øyvind, Åse, Søren, Mette, Jukka, Aino, Sigrún, Gunnar
family_nor:
  Hansen, Johansen, Olsen, Larsen, Andersen, Nilsson, Eriksson, Lindqvist, Berglund, Sørensen,
  Møller, Østby, Bakke, Korhonen, Virtanen, Jónsdóttir, Haugen, Åkesson, Kierulf
given_dut:
  Jan, Pieter, Willem, Hendrik, Johanna, Anneke, Maaike, Dirk, Joost, Sjoerd, Els, Geert, Liesbeth
family_dut:
  de Jong, Jansen, de Vries, van den Berg, Bakker, van Dijk, Visser, Smit, Meijer, de Boer, Mulder,
  Bos, van der Linden, Peeters, Janssens, Claes, ten Have, van 't Hoff
given_gre:
  Giorgos, Dimitris, Nikos, Maria, Eleni, Katerina, Yannis, Costas, Alexandros, Sofia, Spyros
family_gre:
  Papadopoulos, Georgiou, Dimitriou, Nikolaidis, Pappas, Vlachos, Karamanos, Ioannou, Stavridis,
  Makris
given_vie:
  Minh, Linh, Hoa, Tuan, Thanh, Thu, Siti, Budi, Dewi, Agus, Rizal, Corazon, Benigno, Somchai
family_vie:
  Nguyen, Tran, Le, Pham, Phan, Vo, Suharto, Wibowo, Santoso, Hidayat, Dela Cruz, Bautista,
  Suwannarat
country:
  Afghanistan, Argentina, Australia, Bangladesh, Belarus, Bolivia, Brazil, Burma, Cambodia, Canada,
  Chad, Chile, China, Colombia, Cuba, Egypt, Ethiopia, France, Germany, Ghana, Greece, Haiti,
  Hungary, India, Indonesia, Iran, Iraq, Ireland, Israel, Italy, Japan, Jordan, Kenya, Kosovo,
  Kuwait, Lebanon, Libya, Mali, Mexico, Morocco, Myanmar, Nepal, New Zealand, Nigeria, Norway,
  Pakistan, Peru, Poland, Qatar, Romania, Russia, Rwanda, Saudi Arabia, Serbia, Somalia, South
  Africa, South Sudan, Spain, Sri Lanka, Sudan, Sweden, Syria, Thailand, Tunisia, Turkey, Uganda,
  Ukraine, Britain, Venezuela, Vietnam, Yemen, Zimbabwe
demonym:
  Afghan, American, Arab, Australian, Brazilian, British, Canadian, Chilean, Chinese, Colombian,
  Cuban, Dutch, Egyptian, European, French, German, Greek, Indian, Indonesian, Iranian, Iraqi,
  Irish, Israeli, Italian, Japanese, Kenyan, Korean, Kurdish, Lebanese, Libyan, Mexican, Nigerian,
  Pakistani, Palestinian, Polish, Russian, Saudi, Serbian, Somali, Spanish, Sudanese, Swiss, Syrian,
  Turkish, Ukrainian, Vietnamese
state:
  Alabama, Alaska, Arizona, California, Colorado, Connecticut, Florida, Georgia, Idaho, Illinois,
  Iowa, Kansas, Kentucky, Louisiana, Maine, Maryland, Massachusetts, Michigan, Minnesota, Missouri,
  Montana, Nebraska, Nevada, New Jersey, New Mexico, New York, North Carolina, Ohio, Oklahoma,
  Oregon, Pennsylvania, Tennessee, Texas, Utah, Vermont, Virginia, Washington, Wisconsin, Ontario,
  Quebec, Queensland, New South Wales, Victoria
state_short:
  Ala., Ariz., Ark., Cal., Calif., Colo., Conn., Del., Fla., Ga., Ill., Ind., Kan., Ky., La., Me.,
  Md., Mass., Mich., Minn., Mo., Neb., Nev., N.H., N.J., N.M., N.Y., N.C., Okla., Or., Pa., R.I.,
  S.C., Tenn., Tex., Va., Wash., W. Va., Wis., Wyo.
state_code:
  AL, AZ, CA, CO, CT, DC, FL, GA, IL, IN, KY, MA, MD, MI, MN, MO, NC, NJ, NY, OH, OR, PA, TN, TX,
  VA, WA
city:
  *20 {known_place}, London, New York, Paris, Berlin, Chicago, Boston, Oxford, Cambridge,
  Washington, Los Angeles, Philadelphia, San Francisco, Toronto, Geneva, Vienna, Amsterdam, Leiden,
  Rome, Madrid, Baghdad, Cairo, Beirut, New Delhi, Tokyo, Sydney, Melbourne, Moscow, Brussels, The
  Hague, Nairobi, Dublin
town:
  Springfield, Riverside, Fairview, Greenville, Bristol, Clinton, Salem, Madison, Georgetown,
  Arlington, Ashland, Burlington, Manchester, Milton, Newport, Oakland, Dayton, Lexington, Hudson,
  Kingston, Auburn, Dover, Cedar Rapids, Peoria, Santa Cruz, Buffalo, Tulsa, Omaha, Leeds, Hull,
  Derby, Norwich, Exeter, Perth, Ballarat, Halifax, Regina, Kelowna, Durban, Mombasa, Lagos, Kano,
  Pune, Lucknow, Lahore
area:
  the Balkans, the Sahel, Central Asia, the Middle East, Latin America, East Africa, Southeast Asia,
  the Caribbean, the Gulf, the Arctic, the Global South, Western Europe, the Horn of Africa, the
  Caucasus, the Pacific Northwest, rural America, the Deep South, Kashmir, Kurdistan, Anbar
  province, Darfur, Gaza, the West Bank, Catalonia, Scotland, Northern Ireland, Sicily, Bavaria,
  Tibet, Chechnya, Crimea, the Amazon
place:
  *5 {country}, *3 {area}, *2 {city}, {town}, {state}
portfolio:
  Agriculture, Defence, Defense, Economic Affairs, Education, Energy, the Environment, Finance,
  Fisheries, Foreign Affairs, Health, Health and Human Services, Home Affairs, Housing, Housing and
  Urban Development, Human Rights, Immigration, Industry, Information, Infrastructure, Internal
  Affairs, Justice, Labor, Labour, Natural Resources, Oil, Planning, Public Works, Social Affairs,
  Tourism, Trade, Transport, Transportation, Veterans Affairs, Water Resources, Women, Youth and
  Sport, the Interior, the Treasury
field:
  Accountability, Aging, Air Quality, Biodiversity, Child Welfare, Climate Policy, Community
  Development, Conflict Resolution, Consumer Protection, Corrections, Counterterrorism, Criminal
  Justice, Crisis Studies, Cybersecurity, Democracy, Development Studies, Disability Rights,
  Disarmament, Disease Control, Drug Policy, Economic Research, Election Integrity, Emergency
  Management, Environmental Protection, Food Safety, Foreign Relations, Freedom of Information,
  Global Health, Housing Policy, Human Rights, Immigration Studies, Internet Governance,
  Investigative Reporting, Labor Statistics, Maritime Security, Media Freedom, Migration, Nuclear
  Safety, Ocean Science, Peace, Press Freedom, Prison Reform, Public Health, Public Integrity,
  Refugees, Responsive Politics, Rural Affairs, Security Policy, Social Research, Standards,
  Statistics, Strategic Studies, Tax Justice, Technology Assessment, Transitional Justice, Transport
  Safety, Urban Policy, Victims, Voting Rights, War Crimes, Water Management, Wildlife Conservation
kind_of_body:
  Agency, Authority, Board, Bureau, Center, Centre, Commission, Committee, Council, Directorate,
  Foundation, Fund, Initiative, Institute, Laboratory, Network, Observatory, Office, Project,
  Service, Task Force, Unit
reach:
  National, Federal, International, Global, European, African, Asian, Independent, Central, Royal,
  Joint, Public, World, Canadian, Australian, British, German, Inter-American, Pan-African, Nordic,
  Citizens'
founder:
  Abbott, Aldermere, Bergmann, Carrow, Delacroix, Ellery, Farnham, Goodwin, Halloran, Iverson,
  Jefferson, Kellogg, Lincoln, Madison, Northgate, Orwell, Pemberton, Quincy, Roosevelt, Sterling,
  Thornbury, Wexler
business:
  Airlines, Analytics, Bank, Brothers, Capital, Chemical, Communications, Consulting, Electric,
  Energy, Entertainment, Foods, Group, Holdings, Industries, Insurance, Laboratories, Logistics,
  Media, Mining, Motors, Oil, Partners, Petroleum, Pharmaceuticals, Railway, Securities, Software,
  Solutions, Steel, Systems, Technologies, Telecom, Textiles
company_form:
  Inc., Corp., Co., LLC, Ltd, Ltd., plc, L.P., AG, GmbH, S.A., NV, Pty Ltd
paper_word:
  Times, Herald, Post, Daily News, Tribune, Gazette, Chronicle, Courier, Examiner, Star, Sun,
  Telegraph, Observer, Dispatch, Journal, Sentinel, Inquirer, Ledger, Mercury, Mail, Morning News,
  Evening Standard, News-Press, Post-Gazette, Star-Tribune, Times-Picayune, Register, Republican,
  Democrat, Record, Citizen, Advertiser, Argus, Echo, Reporter, Bulletin, Beacon, Business Journal,
  Weekly, Express, Monitor, Leader
blog_word:
  Blog, Notes, Watch, Report, Monitor, Files, Diary, Dispatch, Review, Lab, Signal, Wire, Post,
  Project, Journal, Letters, Weekly, Daily, Insider, Nation, Matters, Today, Unfiltered, Stack,
  Digest, Index
blog_theme:
  Arms Control, Art, Atlantic, Baseball, Bike, Book, Border, Carbon, Chess, Climate, Coffee, Crypto,
  Data, Dead Letter, Deep State, Desert, Economist's, Empire, Film, Food, Frontier, Garden, Gulf,
  History, Idea, Inside, Iraq, Jazz, Kitchen, Language, Law, Long War, Machine, Maps, Market, Media,
  Middle East, Money, Naked, Night, Open, Overland, Parenting, Physics, Policy, Political, Privacy,
  Quiet, Rail, Science, Small Wars, Space, Street, Sunday, Syria, Tax, Tech, Tenth, Theory, Transit,
  Typing, Urban, Weather
subject:
  Accounting, African Studies, Anthropology, Applied Physics, Archaeology, Architecture, Asian
  History, Biology, Business Ethics, Chemistry, Clinical Medicine, Cognition, Comparative Law,
  Comparative Politics, Conflict, Contemporary History, Criminology, Dairy Science, Demography,
  Ecology, Economic History, Economics, Education, Engineering, Epidemiology, Ethnic Studies, Film
  Studies, Finance, Folklore, Gender, Geography, Geology, Health Policy, Human Rights, Immunology,
  Information Science, International Affairs, International Law, Labor, Linguistics, Literature,
  Management, Marketing, Mathematics, Military History, Modern Philology, Musicology, Neuroscience,
  Nursing, Peace Research, Philosophy, Political Economy, Politics, Psychiatry, Psychology,
  Religion, Social History, Sociology, Statistics, Strategic Studies, Surgery, Theology, Urban
  Studies, Women's History
subject_short:
  Affairs, Am., Bus., Const., Comp., Contemp., Crim., Econ., Envtl., Fam., Gender, Hist., Hum. Rts.,
  Int'l, Intell. Prop., J., Lab., Legal, Pol'y, Pub., Soc., Tech., Transnat'l, Urb., Tax
law_school:
  Harv., Yale, Colum., Stan., Mich., Va., Tex., N.Y.U., U. Chi., Geo., Cornell, Duke, Nw. U., Vand.,
  Minn., Iowa, B.U., UCLA, Calif., Notre Dame, Fordham, Wash. & Lee, Ind., Wis., Ariz., Emory,
  Hastings, Tul., B.C., Geo. Wash., U. Pa., S. Cal., Fla., Ohio St., Am. U., Cardozo, Case W. Res.,
  Denv. U., Hous.
law_school_full:
  Harvard, Yale, Columbia, Stanford, Michigan, Virginia, Texas, Chicago, Georgetown, Cornell, Duke,
  Northwestern, Vanderbilt, Minnesota, Iowa, Boston University, Melbourne University, Sydney,
  McGill, Osgoode Hall, Cambridge, Oxford, Modern, Fordham, Hastings, Tulane, UNSW
actors:
  police, officials, lawmakers, rebels, protesters, scientists, doctors, teachers, farmers,
  soldiers, voters, judges, critics, activists, aid groups, central banks, Democrats, Republicans,
  families, gunmen, nurses, historians, investors, journalists, Kurds, Sunnis, Shiites, migrants,
  ministers, miners, parents, prosecutors, refugees, regulators, researchers, residents, senators,
  students, survivors, troops, truckers, unions, veterans, victims, villagers, workers, world
  leaders, economists, engineers, insurgents, militants, settlers, tribal leaders, city officials,
  tech giants, oil companies, hospitals, schools, small towns, two brothers, dozens of inmates,
  thousands of fans, hundreds of clerics
actor:
  president, prime minister, mayor, judge, general, minister, army, court, Senate, House, White
  House, Pentagon, Kremlin, Congress, parliament, UN, EU, NATO, WHO, bank, company, city council,
  governor, regulator, opposition, pope, king, panel, watchdog, jury, professor, coach, ex-spy,
  novelist, singer, U.S., Britain, Tehran, Beijing, Ankara, Baghdad, Supreme Court, FBI, CIA, Fed,
  IMF, union, museum, study, {surname}, {country}
verb:
  accept, approve, back, ban, blame, block, call for, cast doubt on, challenge, confirm, confront,
  consider, criticize, debate, defend, delay, demand, deny, dismiss, end, expand, face, fear, fight,
  find, grapple with, halt, hail, investigate, join, launch, lift, lose, mourn, move to end, open,
  oppose, plan, pledge, praise, press for, probe, promise, push, question, raise, reach, rebuild,
  reject, remember, renew, report, resist, return to, review, save, seek, seize, sign, slam, split
  over, struggle with, suspend, test, threaten, uncover, urge, vote on, vow, warn of, weigh,
  welcome, win
happened:
  killed, arrested, charged, freed, wounded, displaced, evacuated, rescued, detained, sentenced,
  elected, fired, hospitalized, honored, indicted, missing, sworn in, unveiled, cleared, closed,
  found dead
event_noun:
  attack, bombing, blast, clash, ambush, air strike, crash, flood, earthquake, fire, storm, riot,
  raid, shooting, protest, strike, coup, election, referendum, trial, summit, outbreak, blackout,
  landslide, siege, heat wave, collapse, standoff, kidnapping, bus accident, spill
thing:
  budget, ceasefire, cease-fire deal, peace talks, constitution, election law, oil law, tax cut,
  vaccine, trade pact, nuclear deal, pension reform, police reform, aid package, arms sale, border
  wall, bailout, climate bill, curfew, death penalty, draft law, drone program, embargo, eviction
  order, fuel subsidy, gas pipeline, gun control, health plan, hostage deal, housing plan,
  immigration ban, inquiry, interest rates, land reform, minimum wage, new charges, new evidence,
  power plant, prison conditions, privatization plan, prisoner swap, rail line, ransom, recount,
  rent control, rescue effort, sanctions, school closures, security pact, spending cuts, stadium,
  surge, tariffs, torture claims, travel ban, treaty, troop pullout, truce, verdict, war powers,
  water shortage, withdrawal, wiretaps, new museum, lost manuscript, record harvest, hidden costs,
  old map, cancer drug, moon mission, app store fees, facial recognition
adjective:
  American, ancient, arbitrary, big, bitter, civil, cold, colonial, common, controversial,
  corporate, critical, deadly, democratic, digital, divided, domestic, early, economic, endless,
  ethnic, false, fatal, final, first, foreign, forgotten, fragile, free, global, golden, great,
  hidden, high, human, illegal, imperial, industrial, invisible, last, late, legal, liberal, local,
  long, lost, medieval, military, modern, moral, national, native, new, nuclear, open, oral,
  political, popular, private, public, quiet, racial, radical, regional, religious, rural, sacred,
  secret, secular, silent, social, strange, strategic, tribal, unequal, unfinished, urban, violent,
  visual, white, wild, working-class, {demonym}
abstract:
  absence, ambition, anxiety, archive, authority, autonomy, beauty, belief, belonging, border,
  capital, childhood, citizenship, city, class, collapse, colonialism, commerce, community,
  conscience, conquest, consent, corruption, crisis, culture, death, debt, decline, democracy,
  desire, diplomacy, dissent, empire, equality, ethics, evidence, exile, faith, family, famine,
  fear, freedom, friendship, gender, genocide, governance, grief, growth, history, honor, hope,
  identity, ideology, inequality, information, insurgency, intelligence, intervention, justice,
  kinship, knowledge, labor, language, law, legitimacy, liberty, loyalty, memory, migration,
  modernity, money, morality, music, myth, nation, nationalism, nature, occupation, order, pain,
  peace, philosophy, poverty, power, privacy, progress, property, race, reason, rebellion, reform,
  religion, resistance, revolution, rights, risk, ritual, science, secrecy, security, sexuality,
  silence, slavery, sovereignty, state, surveillance, taste, technology, terror, time, torture,
  trade, tradition, trauma, trust, truth, tyranny, utopia, victory, violence, virtue, war, water,
  wealth, welfare, work, youth
topic:
  abortion access, academic freedom, access to justice, adult literacy, agricultural subsidies, air
  pollution, algorithmic bias, animal welfare, antibiotic resistance, arms transfers, artificial
  intelligence, asylum procedures, automated decision-making, bank regulation, basic income,
  biofuels, border security, broadband access, campaign finance, capital punishment, carbon pricing,
  cash transfers, chemical weapons, child labor, child mortality, church and state, civil-military
  relations, civilian casualties, climate adaptation, coastal erosion, collective bargaining,
  community policing, constitutional reform, consumer debt, coral reefs, corporate governance,
  counterinsurgency, crop yields, cultural heritage, cyber operations, data protection, debt relief,
  deforestation, digital currencies, disaster relief, domestic violence, drug trafficking, early
  childhood education, economic sanctions, election observation, electoral systems, emergency care,
  energy efficiency, enforced disappearances, executive power, extrajudicial killings, extreme
  weather, fake news, family law, federalism, fisheries, food security, forced displacement, foreign
  aid, free speech, freedom of assembly, gender equality, gene editing, groundwater, gun violence,
  habeas corpus, hate speech, health insurance, higher education, HIV/AIDS, homelessness, hospital
  mergers, human trafficking, humanitarian access, humanitarian intervention, immigration detention,
  income inequality, indigenous land rights, infant nutrition, inflation, infrastructure,
  intellectual property, internal displacement, international trade, internet shutdowns, joint
  ventures, judicial independence, judicial review, juvenile justice, knowledge transfer, labor
  markets, land use, landmines, language policy, local government, machine translation, malaria
  control, marriage equality, mass incarceration, maternal health, media ownership, mental health,
  microfinance, military justice, minority rights, money laundering, monetary policy, national
  security, natural gas, net neutrality, nuclear energy, ocean acidification, offshore wind, oil and
  gas, organ donation, organized crime, pandemic preparedness, patent law, peacekeeping, pension
  funds, plea bargaining, police violence, political parties, population growth, postcolonial
  theory, preventive detention, prison labor, private military companies, product liability,
  property taxes, public broadcasting, public debt, public housing, public transport, quantum
  computing, racial profiling, reading skills, reconstruction, refugee protection, regional
  integration, religious freedom, remote work, renewable energy, reparations, rule of law, rural
  electrification, school segregation, sea ice, search and seizure, sectarian violence, security
  sector reform, sex work, shipping, small arms, small business lending, smallpox, social media,
  social mobility, soil carbon, solitary confinement, space debris, speech recognition, state
  succession, stem cells, structural adjustment, student loans, supply chains, tax evasion, teacher
  pay, telemedicine, terrorism, the death penalty, the gig economy, the labor movement, the novel,
  the opioid crisis, tobacco control, torture, trade unions, traffic safety, transitional justice,
  tropical forests, truth commissions, universal jurisdiction, urban planning, vaccine hesitancy,
  voter turnout, voting rights, war crimes, waste management, water rights, welfare reform,
  whistleblowing, wildfires, wind power, women's suffrage, work-life balance, youth unemployment,
  zoning
group:
  adolescents, adults, asylum seekers, cattle, children, college students, detainees, diabetic
  patients, elderly patients, ethnic minorities, farmers, fathers, first-time voters, girls, health
  workers, immigrants, indigenous peoples, infants, journalists, juvenile offenders, mice, migrant
  workers, mothers, nurses, older adults, parents, pregnant women, prisoners, rats, refugees,
  retired officers, rural households, schoolchildren, small firms, smallholders, teachers,
  unaccompanied minors, veterans, women, zebrafish
study:
  case study, comparative study, cohort study, field experiment, meta-analysis, pilot study,
  randomized trial, review, systematic review, survey, first assessment, critical appraisal,
  reappraisal, theoretical framework, reply to {surname}, qualitative study, historical perspective,
  research agenda, guide, primer, global history, biography, reader, cultural history, short
  introduction, oral history, memoir, critique
material:
  alloy, aerosol, antibody, bacteria, boson, catalyst, cell, crystal, enzyme, fiber, galaxy, gene,
  graphene, insulin, laser, lattice, membrane, nanoparticle, neuron, ozone, peptide, plasma,
  polymer, protein, quark, receptor, sediment, serotonin, soil, steel, sulfate, tumor, zinc
sport_or_art:
  ballet, baseball, boxing, chess, cinema, comics, cricket, cycling, fashion, football, gardening,
  hip-hop, hockey, jazz, mountaineering, opera, painting, photography, poetry, rugby, sailing,
  skiing, sculpture, television, tennis, theater, video games, wine
creature:
  ant, bear, bee, butterfly, crow, elephant, falcon, fox, horse, lion, nightingale, owl, raven,
  salmon, sparrow, tiger, whale, wolf
concrete:
  ash, bone, bread, bridge, clock, door, dust, field, fire, garden, glass, gold, house, island,
  kitchen, lamp, letter, map, mirror, mountain, orchard, river, road, salt, sea, shadow, ship, silk,
  stone, sugar, table, tower, train, tree, wall, window, winter, wire
official:
  Attorney General, Auditor General, Inspector General, Ombudsman, Comptroller General, High
  Commissioner for Refugees, High Commissioner for Human Rights, Special Rapporteur on Torture,
  Surgeon General, Chief of Staff, Secretary of State, Prime Minister, President, Director of
  National Intelligence, Registrar
section_word:
  Business, Sports, Opinion, Metro, World, Arts, Travel, Book Review, Magazine, National Desk,
  Style, Science Times, Local, Nation, Outlook, Real Estate, Sunday Review, Comment, Money, Life,
  Features, Week in Review, G2, Culture, Politics, News
adj_de:
  deutsche, europäische, neue, alte, soziale, politische, kritische, moderne, wirtschaftliche,
  kulturelle, digitale, globale, verlorene, jüdische, mittelalterliche, ländliche, militärische,
  religiöse, innere
noun_de:
  Gesellschaft, Außenpolitik, Kultur, Geschichte, Sprache, Krise, Ordnung, Verwaltung, Macht,
  Arbeit, Demokratie, Freiheit, Sicherheit, Familie, Bildung, Erinnerung, Verfassung, Stadt,
  Philosophie, Literatur, Wirtschaft, Wissenschaft, Medizin, Technik, Musik, Kirche, Revolution,
  Migration, Energiewende, Öffentlichkeit, Rechtsprechung, Kriegführung, Landwirtschaft, Gewalt,
  Herrschaft, Volkskunde
theme_de:
  Weimarer Republik, DDR, Bundesrepublik, Reformationszeit, Neuzeit, Antike, Gegenwart,
  Nachkriegszeit, Schweiz, Europäischen Union, Habsburgermonarchie, Aufklärung, Romantik, frühen
  Neuzeit
actor_de:
  Regierung, Bundestag, Polizei, Gericht, Kanzlerin, SPD, CDU, Opposition, Gewerkschaft, EU,
  Ministerin, Bundesrat, Kirche, Länder, Ärzte, Forscher, Lehrer, Grüne
verb_de:
  fordert Reformen, warnt vor Krise, stoppt Gesetz, plant neue Steuer, verteidigt Einsatz, streitet
  über Haushalt, lehnt Vorschlag ab, will mehr Geld, sucht Ausweg, beschließt Reform, gerät unter
  Druck
noun_fr:
  société, politique étrangère, culture, mémoire, langue, crise, liberté, sécurité, famille, ville,
  philosophie, littérature, économie, science, médecine, musique, révolution, guerre, justice,
  nation, laïcité, démocratie, violence, république, justice pénale, démographie, poésie, presse,
  santé publique
theme_fr:
  l'Ancien Régime, la Troisième République, la France contemporaine, l'Algérie coloniale, l'Europe
  moderne, le Maghreb, la Méditerranée, le Québec, la Renaissance, les Lumières, l'Afrique de
  l'Ouest, le monde arabe
actor_fr:
  le gouvernement, l'opposition, le Sénat, la police, le ministre, l'Élysée, la justice, l'armée,
  Bruxelles, le président, la Cour des comptes, le parquet, la mairie de Paris
verb_fr:
  dénonce un complot, annonce une réforme, défend son bilan, rejette l'accord, prépare un plan
  d'urgence, face à la crise, appelle au calme, hausse le ton, reporte sa décision, sous pression
noun_es:
  sociedad, política exterior, cultura, memoria, lengua, crisis, libertad, seguridad, familia,
  ciudad, filosofía, literatura, economía, ciencia, medicina, música, revolución, guerra, justicia,
  nación, democracia, violencia, reforma agraria, deuda, educación, minería, frontera, vivienda,
  salud pública
theme_es:
  la España contemporánea, América Latina, el siglo XIX, la Edad Media, el franquismo, la
  transición, México, los Andes, la Argentina, el Caribe, la Guerra Civil, el Cono Sur, la
  modernidad, Centroamérica
actor_es:
  el Gobierno, la oposición, el Congreso, la Policía, el ministro, la justicia, el Ejército,
  Bruselas, el presidente, la fiscalía, el Ayuntamiento, el Supremo, Colombia, México, el FMI
verb_es:
  anuncia una reforma, rechaza el acuerdo, pide calma, defiende su gestión, investiga la trama,
  exige respuestas, aprueba los presupuestos, ante la crisis, suspende las obras, busca apoyos
noun_pt:
  sociedade, política externa, cultura, memória, língua, crise, liberdade, segurança, família,
  cidade, filosofia, literatura, economia, ciência, medicina, música, revolução, guerra, justiça,
  nação, democracia, violência, escravidão, educação, reforma agrária, inclusão digital, saúde
  pública
theme_pt:
  o Brasil colonial, Portugal, a Amazônia, o Estado Novo, a ditadura militar, a América Latina,
  Angola, Moçambique, o século XX, a Primeira República, o Nordeste, a modernidade
verb_pt:
  anuncia reforma, rejeita acordo, defende gestão, investiga esquema, aprova orçamento, enfrenta
  crise, pede calma, suspende obras, corta gastos, amplia vacinação
actor_pt:
  Governo, oposição, Congresso, Polícia Federal, ministro, Justiça, Exército, Supremo, presidente,
  prefeitura, Petrobras, Senado, Bruxelas, Banco Central
noun_it:
  società, politica estera, cultura, memoria, lingua, crisi, libertà, sicurezza, famiglia, città,
  filosofia, letteratura, economia, scienza, medicina, musica, rivoluzione, guerra, giustizia,
  nazione, democrazia, violenza, questione meridionale, poesia, critica d'arte, storiografia,
  stampa, scuola
theme_it:
  l'Italia contemporanea, il Rinascimento, il Medioevo, il fascismo, il Risorgimento, la Resistenza,
  l'Europa, il Mediterraneo, il Novecento, la Repubblica di Venezia, il Mezzogiorno, la Sicilia, la
  Controriforma
verb_it:
  annuncia la riforma, boccia l'accordo, difende la manovra, chiede chiarezza, approva il bilancio,
  sotto accusa, rinvia il voto, taglia i fondi, cerca un'intesa
actor_it:
  il governo, l'opposizione, il Senato, la polizia, il ministro, la procura, l'esercito, Bruxelles,
  il premier, la Consulta, il sindaco, la Corte dei conti, Roma
np:
  *3 {adjective} {thing}, *5 {thing}, *2 {topic}, {thing} in {place}, {adjective} {abstract},
  {event_noun} in {place}, plan to {verb} {thing}, {demonym} {thing}
season:
  Spring, Summer, Autumn, Fall, Winter, Spring/Summer
agency:
  *3 {country} Ministry of {portfolio}, *2 {demonym} Ministry of {portfolio}, *2 Ministry of
  {portfolio}, *2 Department of {portfolio}, *2 U.S. Department of {portfolio}, {state} Department
  of {portfolio}, US Dept. of {portfolio}, Department for {portfolio}, Government of {country},
  {portfolio} Canada, {reach} {kind_of_body} for {field}, {reach} {field} {kind_of_body}, {state}
  {field} {kind_of_body}, U.S. {field} {kind_of_body}, Office of the {official}, City of {town},
  Government Accountability Office, Congressional Research Service, *4 {known_government},
  {known_military}
think_tank:
  *5 {known_think-tank}, *2 {kind_of_body} for {field}, {founder} Institution, {founder}
  {kind_of_body} for {field}, {founder} Foundation, {city} {kind_of_body} for {field},
  {kind_of_body} on {field}, {demonym} {field} {kind_of_body}
ngo:
  *5 {known_ngo}, {field} Watch, {field} International, {field} Without Borders, Alliance for
  {field}, {town} {field} Coalition, Friends of {place}, {reach} Campaign for {field}, Committee to
  Protect {actors_capital}
actors_capital:
  Journalists, Refugees, Farmers, Prisoners, Children
igo:
  *6 {known_igo}, United Nations, UN, UNHCR, UNICEF, World Bank, European Commission, UN
  {kind_of_body} on {field}, {area_capital} {kind_of_body} for {field}
area_capital:
  African Union, Pacific, Nordic, Arab, Andean
university:
  *6 {known_university}, University of {city}, University of {state}, {state} State University,
  {town} University, {founder} College, {founder} University, Univ. of {city}
institution:
  *4 {agency}, *3 {think_tank}, *3 {ngo}, *3 {igo}, {company}, {university}
newspaper: @?article-newspaper
  *8 {known_newspaper}, *3 {town} {paper_word}, *2 The {town} {paper_word}, {city} {paper_word},
  {state} {paper_word}, The {city} {paper_word}, {demonym} {paper_word}, Daily {paper_word}
wire: @?article-newspaper
  *3 {known_wire}, *2 Reuters, *2 Associated Press, AP, AFP, {demonym} News Agency
broadcaster: @?article-newspaper
  *5 {known_broadcast}, *2 BBC News, K{letters}-TV, W{letters}, {town} Public Radio, {demonym}
  Television, NBC{1-9} {town}
letters:
  QED, XAN, TRK, BLM, OVR, GSU
magazine: @?article-magazine
  *6 {known_magazine}, {blog_theme} Magazine, {blog_theme} Weekly, The {city} Review, The {demonym}
  Interest, {blog_theme} Quarterly
blogname: @?post-weblog
  *4 {known_blog}, *3 {blog_theme} {blog_word}, *2 The {blog_theme} {blog_word}, {surname}'s
  {blog_word}, The {surname} {blog_word}, The {adjective_capital} {concrete_capital},
  {blog_theme}{blog_word}, {slug_low}.blogspot.com, {blog_theme} & {blog_theme}
adjective_capital:
  Quiet, Angry, Lazy, Daily, Hidden, Crooked, Armchair, Agonist
concrete_capital:
  Map, Economist, Lamp, River, Skeptic, General, Library, Cosmos, Owl
site: @?article-newspaper
  *6 {known_web}, *2 @?post-weblog {blogname}, {blog_theme}.com, {blog_theme}.org, {town}Now,
  {blog_theme} Online
outlet:
  *7 {newspaper}, *3 {wire}, *3 {broadcaster}, *3 {magazine}, *3 {site}, *2 {blogname}
outlet_alone:
  *7 {newspaper}, *3 {wire}, *3 @broadcast {broadcaster}, *3 @- {magazine}, *3 @- {site}, *2 @-
  {blogname}
journal: @?article-journal
  *5 {known_journal}, *3 Journal of {subject}, *2 {demonym} Journal of {subject}, International
  Journal of {subject}, {demonym} Review of {subject}, {subject} Quarterly, {subject} Review,
  {subject} & {subject}, Studies in {subject}, Annals of {subject}, Advances in {subject},
  {subject}, J. {subject_short} {subject_short}, Proceedings of the {reach} Academy of {subject}
law_review:
  *6 {law_school} L. Rev., *2 {law_school} L.J., {law_school} J. Int'l L., {law_school} J.L. &
  Pol'y, {law_school} J. {subject_short} L., J. {subject_short} & {subject_short}, Yale L.J., Am. J.
  Int’l L., {subject_short} L. Rev.
law_review_full:
  *3 {law_school_full} Law Review, {law_school_full} Law Journal, Journal of {subject}, {demonym}
  Journal of {subject}, {demonym} Journal of International Law, International and Comparative Law
  Quarterly
law_review_uk:
  LQR, MLR, CLJ, OJLS, PL, ICLQ, EHRLR, UNSWLJ, MULR, Crim LR, JBL
press:
  *8 {known_publisher}, {surname}, {surname} & {surname}, {surname} Press, {surname} and Sons,
  {founder} Books, {concrete_capital} Press, {adjective_capital} {concrete_capital} Books,
  University of {state} Press, University Press of {state}, {city} University Press, {surname}
  Publishing {company_form}
series:
  Studies in {subject}, Cambridge Studies in {subject}, {subject} Series, Contributions to
  {subject}, Library of {subject}, Lecture Notes in {subject}, Penguin Classics, {surname} Lectures
conference:
  *3 International Conference on {field}, {nth} {reach} Workshop on {field}, Annual Meeting of the
  {reach} {subject} Association, Proceedings of the {nth} Conference on {field}, {y} Symposium on
  {field}, {founder} Forum on {field}
collection:
  *3 {surname} Papers, {natural_one} Papers, {surname} Family Papers, {founder} Collection, Records
  of the {agency}, {surname} MSS, {company} Records
pages:
  *3 {range}, *2 {range_keys}, {range_high}, {1-900}
edition_value:
  *4 {nth}, 2d, 3d, revised, rev., Rev., second, third, Second, expanded
news_edition:
  *2 late, final, international, national, Late City, early, U.S., European, Sunday
tld:
  *8 com, *4 org, gov, co.uk, edu, net, org.uk, de, fr, info, int, eu, io
DOI:
  10.{1000-9999}/{code}.{y}.{10000-99999}, *2 10.1016/j.{letters_low}.{y}.{10-12}.{100-999}, *2
  10.1080/{10000000-99999999}.{y}.{100000-2999999}, 10.1093/{letters_low}/{code},
  10.1177/{1000000000-9999999999}, 10.{1000-99999}/{letters_low}-{y}-{1000-9999},
  10.2139/ssrn.{1000000-9999999}, 10.5281/zenodo.{100000-9999999},
  10.1000/s{10000-99999}-{100-999}-{10000-99999}-{1-9}
letters_low:
  jhevol, worlddev, ejil, socmed, cub, abcd, polgeo
ISBN:
  {isbn}
ISSN:
  *3 {1000-9999}-{1000-9999}, {1000-9999}-{100-999}X, *2 0{100-999}-{1000-9999}
doi_link:
  *2 doi:{DOI}, *2 https://doi.org/{DOI}, doi: {DOI}, DOI: {DOI}, http://dx.doi.org/{DOI}, DOI
  {DOI}, {DOI}
link:
  *6 {url:URL}, *2 available at {url:URL}, Available at: {url:URL}, Available from: {url:URL},
  Retrieved from {url:URL}, URL: {url:URL}, ({url:URL}), at {url:URL}, {lt}{url:URL}{gt}
note_text:
  *2 copy on file with author, *2 on file with the author, on file with author, unpublished,
  emphasis added, translation by the author, registration required, behind a paywall, original in
  Arabic, in Russian, in French, author's translation, now offline, page no longer available,
  paginated differently online, copy in the possession of the author, hat tip: {natural_one}, h/t
  {natural_one}, via {site}, archived copy, reprinted {1950-2020}, not consulted
note_via:
  *2 via {site}, h/t {natural_one}, hat tip {natural_one}, hat-tip: {blogname}, thanks to
  {natural_one}, via {natural_one}, via Twitter
genre_interview:
  *2 Interview, Author interview, Telephone interview, Personal interview, Phone interview, Email
  interview, Oral history interview
genre_low:
  *2 interview, telephone interview, personal interview, in-person interview,
  @personal_communication personal communication, @personal_communication e-mail,
  @personal_communication email message, @personal_communication correspondence
role:
  a senior official, former {official}, a resident of {town}, spokesman for the {agency}, professor
  at {university}, {demonym} diplomat, two former employees
newspaper_short: @?article-newspaper
  *3 N.Y. Times, *2 Wash. Post, {known_newspaper}, {town} Trib., L.A. Times, Wall St. J., Chi.
  Trib., {town} Daily News
genre_news:
  *2 Editorial, Op-Ed, Opinion, Letter to the editor, Obituary, @review Review, Advertisement,
  Cartoon
genre_low_news:
  letter to the editor, op-ed, editorial, classified advertisement, column
publisher_news:
  {newspaper} Company, {surname} Media Group, NPR, {broadcaster}
report_number:
  Report No. {10-99}-{100-999}, {letters}-{10-99}-{100-999}, WP/{10-24}/{10-300}, Working Paper
  {100-30000}, {letters}/{y}/{1-60}, EUR {10000-40000} EN
genre_short:
  *6 report, *2 Report, statement, press release, study, survey, briefing, fact sheet, testimony,
  white paper, assessment, memo, audit, poll, Annual Report, quarterly report, situation report
genre_report:
  *3 report, *2 Report, Policy Brief, policy paper, White paper, Working Paper, working paper,
  Briefing Paper, Special Report, Occasional Paper, Technical Report, Discussion Paper, Research
  Report, Fact Sheet, Issue Brief, Staff Report
letters_number:
  {letters}-{10-99}-{100-9999}, {letters}/{10-99}/{1-300}, {letters} {1000-9999}, {10-99}-{1-90},
  {y}-{01-60}, NUREG-{1000-2000}, GAO-{10-24}-{100-999}, R{40000-47000}, RL{30000-34999},
  DOE/EIA-{1000-9999}({y})
short_title:
  {abstract}, {surname} Report, the Report
genre_release:
  *3 press release, *3 Press Release, Press release, news release, News Release, Press Statement,
  statement, Statement, Media Advisory, briefing
genre_filing:
  Form 10-K, Annual Report, Form 8-K, Proxy Statement, Quarterly Report
symbol:
  *4 S/{1994-2024}/{1-1200}, *3 A/{40-78}/{1-900}, A/HRC/{1-55}/{1-99}, E/CN.4/{1980-2006}/{1-200},
  CCPR/C/{70-130}/D/{500-2900}/{1990-2020}, CRC/C/GC/{1-26}, CEDAW/C/{10-80}/Rev.{1-3},
  A/CONF.{30-200}/{1-40}, FCCC/CP/{1995-2019}/{1-10}/Add.{1-3}, S/{1990-2010}/{1-999}/Add.{1-5}
symbol_law:
  *2 S/RES/{600-2700} ({y}), *2 A/RES/{30-78}/{1-300}, A/HRC/RES/{1-55}/{1-40}, S/PRST/{y}/{1-40}
symbol_record:
  *3 S/PV.{3000-9500}, A/{50-78}/PV.{1-100}, A/C.{1-6}/{50-78}/SR.{1-50}, S/PV.{3000-9500}
  (Resumption 1)
un_body:
  *3 UN Security Council, *3 UN General Assembly, United Nations Security Council, United Nations
  General Assembly, UN Human Rights Council, Human Rights Council, UNGA, UNSC, Security Council,
  General Assembly, UN Human Rights Committee, Human Rights Committee, UN Commission on Human
  Rights, UN Secretary-General, Committee on the Rights of the Child, ECOSOC, {known_igo}
un_doc:
  *3 UN Doc., *2 U.N. Doc., UN Doc, UN doc., Doc., document
genre_resolution:
  *3 Resolution, resolution, Res, Res., Decision, Presidential Statement, General Comment No.
res_body:
  *2 S.C. Res., SC Res, UNSCR, Security Council Resolution, UNSC Res
ga_body:
  G.A. Res., UNGA Res, General Assembly Resolution
genre_meeting:
  Verbatim record, Provisional verbatim record, Summary record, Official Records
eu_kind:
  *2 Directive {1990-2024}/{1-140}/EC, Directive (EU) {2015-2024}/{1-2400}, *2 Regulation (EC) No
  {1-2000}/{1990-2009}, Regulation (EU) {2015-2024}/{1-2400}, Council Directive {70-99}/{1-400}/EEC,
  Commission Decision {1990-2010}/{1-900}/EC, Council Regulation (EC) {1-2500}/{2001-2009}, Council
  Framework Decision {2001-2009}/{1-900}/JHA
com:
  COM({y}) {1-900}, COM({y}) {1-900} final, COM/{y}/{0100-0900} final, SEC({y}) {100-1900}, SWD({y})
  {1-400}, JOIN({y}) {1-60}
treaty_title:
  *2 Convention on {field}, Treaty on {field}, Protocol on {field}, Agreement on {field}, Convention
  for the Protection of {field}, {city} Convention on {field}, {city} Protocol, Treaty of {city},
  Charter of the {reach} {kind_of_body}, Agreement between {country} and {country} on {field}
eu_body:
  *3 European Commission, European Parliament, Council of the European Union, European Court of
  Auditors, Commission of the European Communities, Council of Europe, Eurostat, European Council
un_eu:
  *2 {report_cased}, communication on {topic}, proposal for a directive on {topic}, green paper:
  {topic}, action plan on {topic}, council conclusions on {topic}
report_cased:
  {topic}: towards a {adjective} approach, report on {topic}
genre_eu:
  *3 Communication, Proposal, White Paper, Green Paper, Staff Working Document
parliament_number:
  {1990-2020}/{1000-2999}(INI), P{5-9}_TA({2000-2023}){1-600}
oj_name:
  *3 OJ, Official Journal of the European Union, Official Journal of the European Communities
uts:
  *3 U.N.T.S., U.S.T., T.I.A.S., L.N.T.S., I.L.M., E.T.S.
unts:
  *3 UNTS, ILM, LNTS, ETS
committee_field:
  the Judiciary, Appropriations, Armed Services, Foreign Affairs, Foreign Relations, Ways and Means,
  Homeland Security, Oversight and Government Reform, Banking, Finance, Energy and Commerce,
  {portfolio}, {field}
statement:
  {natural_one}
genre_testimony:
  *3 testimony, prepared statement, written testimony, Testimony, statement, written evidence
genre_testimony_cap:
  Testimony, Statement, Prepared statement, Written evidence
bill:
  *2 H.R. {1-9000}, *2 S. {1-4000}, H.R. Res. {1-900}, S.J. Res. {1-90}, H. Con. Res. {1-300}, Bill
  C-{1-99}, HR {1-9000}
statute_title:
  *2 {topic_capital} Act, *2 {field} Act, {field} Act of {y}, {field} and {field} Act, {field}
  Improvement Act, {field} Reform Act
topic_capital:
  Clean Air, Fair Housing, Civil Rights, Data Protection, Human Rights, Equality, Voting Rights,
  Endangered Species, Police and Criminal Evidence, Companies, Bankruptcy, Freedom of Information
genre_hrep:
  *2 H.R. Rep., *2 S. Rep., H. Rept., S. Doc., H.R. Doc.
cong:
  *4 Cong. Rec., Congressional Record, Cong. Globe
hc:
  House of Commons, House of Lords, House of Representatives, Senate, Lok Sabha
minister:
  Minister for {portfolio}, Attorney-General
paper_number:
  HC {1-1900}, HL Paper {1-300}, HL {1-300}
cm:
  Cm {1000-9700}, Cmnd. {1-9999}, Cmd {1000-9000}, CP {1-900}, Cm. {1000-9700}
hmso:
  HMSO, The Stationery Office, TSO, Her Majesty's Stationery Office
crs_short:
  Cong. Research Serv.
crs_number:
  R{40000-47500}, RL{30000-34999}, RS{20000-22999}, IF{10000-12000}, LSB{10000-10900}, 7-{5700-5799}
gao:
  *3 Government Accountability Office, U.S. Gov't Accountability Off., GAO, U.S. Government
  Accountability Office, General Accounting Office
gao_number:
  GAO-{10-24}-{100-999}, GAO/{letters}-{90-99}-{1-300}, GAO-{10-24}-{100-999}T
official_report:
  {official}, Office of the {official}, Office of the Inspector General
genre_thesis:
  *2 PhD diss., *2 PhD thesis, Ph.D. diss., Doctoral dissertation, Unpublished doctoral
  dissertation, Master's thesis, MA thesis, DPhil thesis, M.Sc. thesis, Ph.D. dissertation,
  Bachelor's thesis
genre_wp:
  *3 Working Paper, working paper, Discussion Paper, NBER Working Paper, Policy Research Working
  Paper, IMF Working Paper, Pub. L. Research Paper
preprint_low:
  *3 arXiv, arXiv preprint arXiv
arxiv:
  {10-24}{10-12}.{10000-19999}, hep-th/{9200000-9912999}, math/0{300000-612000}
standard:
  ISO {1-30000}, ISO/IEC {10000-30000}-{1-9}, IEEE Std {100-2000}.{1-99}, ASTM D{100-9000}, BS EN
  {100-20000}, DIN {100-20000}, ANSI Z{10-400}.{1-9}, NIST SP 800-{1-200}
standard_title:
  {material} {material} systems — requirements, method for measuring {material} in {material},
  apparatus and method for {material} {abstract}, {topic} — vocabulary, {material} device having a
  {adjective} {concrete}, protocol for {material} exchange, quality management: {topic}
standard_body:
  International Organization for Standardization, ISO, ASTM International, IEEE, British Standards
  Institution, NIST, CEN
patent_genre:
  *3 U.S. Patent, US Patent, European Patent, Patent, Japanese Patent
patent_office:
  U.S. Patent and Trademark Office, European Patent Office
genre_data:
  *2 Data set, Dataset, data file, Unpublished raw data, data set
data_host:
  Zenodo, Harvard Dataverse, Dryad, figshare, ICPSR, {agency}, UK Data Service
genre_soft:
  *2 Computer software, Mobile app, Software, R package, Video game
software:
  {material_capital}{letters_low}, {material_capital} for Mac, {material_capital}: tools for
  {topic}, {letters_low}, {concrete_capital} Studio
material_capital:
  Graph, Stat, Geo, Open, Neuro, Fast, Lex
version:
  {1-20}.{0-12}, {1-9}.{0-12}.{0-30}, {2005-2024}, {1-30}
genre_paper:
  Paper, paper, Conference presentation, Poster, Keynote address, Conference paper
genre_manuscript:
  unpublished manuscript, @thesis unpublished Ph.D. dissertation, draft, working draft
party:
  *6 {surname}, *2 {company}, United States, {state}, State, People, {country}, City of {town},
  {town} Board of Education, {ngo}, Commissioner, {surname} ex rel. {surname}, Doe, Attorney
  General, Sec’y of {portfolio}, {university}, {surname} Family Trust
case_name:
  *8 {party} v. {party}, *2 {party} v {party}, In re {surname}, In re {company}, Ex parte {surname},
  Matter of {surname}, United States v. {surname}, State v. {surname}, Estate of {surname} v.
  {party}
reporter:
  *8 U.S., *3 S. Ct., L. Ed. 2d, *3 F.2d, *4 F.3d, F.4th, *2 F. Supp., *2 F. Supp. 2d, F. Supp. 3d,
  F., F.R.D., B.R., Fed. Cl., A.2d, A.3d, N.E.2d, N.W.2d, P.2d, P.3d, S.E.2d, So. 2d, So. 3d,
  S.W.2d, S.W.3d, Cal. Rptr. 3d, Cal. 4th, N.Y.S.2d, N.Y.2d, Ill. 2d, Mass., Wash. 2d, Wis. 2d,
  M.J., U. S., US, Wheat.
court_us:
  *3 {cir} Cir., *2 D.C. Cir., Fed. Cir., S.D.N.Y., N.D. Cal., E.D. {state_short}, D. {state_short},
  W.D. {state_short}, {state_short}, {state_short} Ct. App., N.Y. App. Div., Bankr. D.
  {state_short}, Ct. Int'l Trade
cir:
  1st, 2d, 2nd, 3d, 4th, 5th, 6th, 7th, 9th, 10th, 11th
wl:
  *3 WL, U.S. Dist. LEXIS, U.S. App. LEXIS
docket:
  {10-24}-{100-9999}, {10-24}-cv-{1000-9999}, 1:{10-24}-cv-0{1000-9999}, CV-{10-24}-{100-9999},
  {10-99}-civ-{1000-9999}, {10-24}A{1-900}
locator_case:
  *3 {1-1500}, {1-700}–{701-1500}, {1-900} n.{1-60}, {1-400}-{10-99}
brief_genre:
  Brief, Brief of Amici Curiae, Amicus Brief, Reply Brief
brief_party:
  Petitioners, Respondent, the United States, {ngo}
complaint:
  Complaint, Indictment, Amended Complaint, Memorandum Opinion, Plea Agreement
court_full:
  *2 U.S. Supreme Court, U.S. District Court for the District of {state}, {state} Supreme Court,
  Supreme Court of {state}, {country} Constitutional Court, High Court of {country}, {known_court},
  International Criminal Court, ICTY Trial Chamber
uk_court:
  *2 UKHL, *3 UKSC, *2 EWCA Civ, EWCA Crim, CSIH, HCA, FCA, NSWCA, SCC, NZSC, UKPC, UKUT, IEHC,
  ZACC, ONCA
uk_series:
  *3 AC, *2 WLR, *2 All ER, QB, Ch, SCR, Lloyd's Rep, Cr App R, BCLC
uk_series_plain:
  *2 AC, QB, KB, Ch, IRLR, EHRR, Fam, 2 WLR
clr:
  *2 CLR, ALR, EHRR, DLR (4th), FCR
court_uk:
  High Court, Court of Appeal, Supreme Court, Old Bailey, Employment Tribunal
echr:
  *3 ECtHR, ECHR, European Court of Human Rights, IACtHR
corte_name:
  {surname} vs. {country}
echr_name:
  *4 {surname} v. {country}, {surname} v {country}, {surname} and Others v. {country}, Case of
  {surname} v. {country}
appno:
  {10-99999}/{10-99}
application:
  Application no., Appl. No., App. no., no.
genre_judgment_cap:
  *2 Judgment, Merits, Advisory Opinion, Decision, Provisional Measures, Trial Judgement, Appeal
  Judgement
cjeu:
  *3 C-{1-700}/{10-24}, T-{1-700}/{10-24}, {1-300}/{60-88}
ecli:
  ECLI:EU:C:{1990-2024}:{1-1000}, EU:C:{1990-2024}:{1-1000}, ECLI:NL:HR:{2000-2024}:{1-2000}
cjeu_court:
  CJEU, Court of Justice of the European Union, ECJ, EuGH
icj_name:
  Case Concerning {topic}, {place} Continental Shelf, Legality of {topic}, Military Activities in
  {country}
icty:
  IT-{94-99}-{1-90}-T, ICTR-{94-99}-{1-60}-A, ICC-01/0{4-9}-01/0{6-9}
icc:
  Prosecutor v {surname}, The Prosecutor v. {surname}
icc_no:
  ICC-0{1-2}/{10-19}-{100-2000}
code_us:
  *8 U.S.C., *2 U.S.C.A., *4 @regulation C.F.R., USC, @regulation CFR
usc:
  *5 U.S.C., U.S.C.A., USC
section_value:
  *4 {1-9000}, *2 {1-9000}({letter}), {1-999}({letter})({1-9}), {1-900}–{901-999}, {1-400}.{1-99},
  {1-900}{letter}, {1-9000} et seq., {1-40}-{1-900}
letter:
  a, b, c, d, i
section_sign:
  *4 §, *2 §§, sec., s, section, s.
state_code_name:
  *2 Cal. Penal Code, N.Y. Penal Law, {state_short} Code Ann., {state_short} Stat., {state_short}
  Rev. Stat. Ann., Tex. Gov't Code Ann., Cal. Civ. Code, {state_short} Gen. Laws
state_const:
  U.S. Const., {state_short} Const.
stat:
  *3 Stat., Stat
fedreg:
  *3 Fed. Reg., Federal Register
release_number:
  {10-99}-{1-300}
ga_number:
  {30-78}/{1-300}
section_point:
  {1-20}.{1-12}
loi_number:
  {60-99}-{1-1200}
ecr_page:
  I-{100-12000}
si_number:
  {y}/{1-3500}
bt_number:
  {10-20}/{1-14000}
publaw_plain:
  {80-117}-{1-900}
rule:
  {topic_capital} Standards, {field} Rule, Notice of Proposed Rulemaking on {field}
order:
  Exec. Order No. {10000-14100}, Executive Order {10000-14100}, Proclamation No. {5000-10000}
uk_act:
  *3 {topic_capital} Act, {field} Act, {field} (Amendment) Act, {field} and {field} Act, {field}
  (Scotland) Act
uk_act_us:
  {field} Act of {1930-2015}, {topic_capital} Act
uk_reg:
  {field} Regulations, {field} (Miscellaneous Provisions) Order
act_chapter:
  C-{1-50}, {letters_act}-{1-30}, {1-60}
letters_act:
  E, I, P
country_law:
  *2 Constitution of {country}, Penal Code, Civil Code, Law on {field}, {demonym} {field} Law, Basic
  Law
genre_student:
  *3 Note, Comment, @review-book Book Review, Recent Case, Essay, Commentary
genre_blog:
  *2 Blog post, blog, Web log post, Weblog, Blog
genre_forum:
  *2 Online forum post, Online forum comment, Discussion post, Comment
forum:
  *2 Reddit, Stack Overflow, Hacker News, r/{blog_theme_low}, Quora, {blog_theme} Forums, Mumsnet
blog_theme_low:
  AskHistorians, science, dataisbeautiful, law
handle:
  *2 {letters_low}{1-99}, {surname}{1-99}, @{surname}, {concrete}{concrete},
  {adjective_capital}{concrete_capital}, the_{creature}, u/{creature}{1-999}, {creature}_{concrete}
letter_genre:
  *3 Letter, Telegram, Postcard, E-mail, Memorandum
genre_memo:
  *2 memorandum, memo, typescript, transcript, minutes
genre_memo_cap:
  *2 Memorandum, Memorandum of Conversation, Telegram, Minutes, National Intelligence Estimate
cable:
  {10-19}{letters}{100-3000}, {10-19} STATE {1000-90000}
mapmaker:
  {natural_one}, {agency}
map:
  map of {place}, {place}: political divisions, {town} quadrangle, topographic map of {country}
genre_map:
  *2 map, Map, Topographic map
artwork:
  *2 {book}, {natural_one}, untitled, {concrete} with {creature}, portrait of {natural_one}, view of
  {city}
medium_art:
  oil on canvas, etching, gelatin silver print, photograph, bronze, video installation
medium_art_cap:
  Painting, Photograph, Sculpture, Oil on canvas
museum:
  Museum of Modern Art, The {founder} Collection, National Gallery, {city} Museum of Art, Musée du
  Louvre, {founder} Museum
genre_personal:
  *2 personal communication, @interview personal interview, conversation with author, pers. comm.
genre_email:
  *2 email, e-mail, email message, text message
genre_speech:
  *2 Speech, Remarks, Lecture, Keynote address, Address, Conference presentation
genre_speech_low:
  *2 speech, remarks, lecture, keynote, address
show:
  *2 The {concrete_capital} Hour, Meet the {concrete_capital}, {blog_theme} Tonight, {blog_theme}
  with {natural_one}, The {blog_theme} Podcast, Inside {blog_theme}, Newsnight, 60 Minutes, Morning
  Edition, Frontline, The Daily, Fresh Air, Panorama, This {adjective_capital} Life, {surname} on
  {blog_theme}
genre_tv:
  *2 TV series episode, TV episode, Television broadcast
genre_pod:
  *2 Audio podcast episode, Podcast episode, Audio podcast
genre_pod_low:
  *2 podcast, podcast audio
duration:
  {1-59}:{10-59}, {10-90} min., 1:0{1-9}:{10-59}
medium_video_cap:
  *3 Video, Video file, YouTube video, Webinar
video_site:
  *4 YouTube, Vimeo, C-SPAN, TED, Facebook
studio:
  *2 {surname} Pictures, {concrete_capital} Films, {adjective_capital} Records, Warner Bros.,
  Criterion Collection, {broadcaster}, {business_studio}
business_studio:
  Miramax, Columbia, Decca, Gaumont
medium_film:
  *2 DVD, Film, film, Blu-ray, 16 mm, VHS
medium_film_cap:
  *3 Film, Motion picture, DVD, Documentary
medium_disc:
  *2 CD, compact disc, 33⅓ rpm, LP, vinyl, MP3
transcript:
  Transcript, transcript, radio broadcast, television broadcast
handle_plain:
  {letters_low}{1-99}, {creature}{1-9}, {letters_low}_{creature}, real{creature}
social_site:
  *5 Twitter, *2 Facebook, Instagram, X, Mastodon, LinkedIn, TikTok, Telegram
genre_tweet:
  *3 Tweet, Status update, Facebook status update, Instagram photo, Post
photo:
  *3 Photo, Image, Photograph, Cartoon, Graphic
photo_source:
  *3 Getty Images, *2 Flickr, AP Photo, Reuters, Wikimedia Commons, U.S. Army, {newspaper}, AFP,
  Unsplash
license:
  CC BY-SA 2.0, CC BY 4.0, public domain
medium_photo:
  photograph, photo, black-and-white photograph
genre_preface:
  preface, introduction, foreword, afterword
classic:
  Histories, Politics, Republic, Metamorphoses, Annals, The Peloponnesian War, Summa Theologica,
  Leviathan
classic_author:
  Herodotus, Plato, Aristotle, Tacitus, Ovid, Cicero, Augustine
medium_ebook:
  *2 Kindle, PDF e-book, Print, Audiobook
city_de:
  *2 Berlin, *2 Frankfurt a. M., *2 München, Hamburg, Köln, Wien, Zürich, Leipzig, Göttingen,
  Stuttgart, Tübingen, Bonn, Wiesbaden, Berlin/New York, Basel
university_de:
  Universität {city_de}
press_de:
  *2 Suhrkamp, *2 C.H. Beck, De Gruyter, Mohr Siebeck, Springer, Nomos, Vandenhoeck & Ruprecht,
  Campus, {surname_de} Verlag, Reclam, Fischer, Wissenschaftliche Buchgesellschaft
surname_de:
  {composed_ger}
paper_de: @?article-newspaper
  *2 Frankfurter Allgemeine Zeitung, *2 Süddeutsche Zeitung, @?article-magazine Der Spiegel, Die
  Zeit, Die Welt, taz, FAZ, SZ, Neue Zürcher Zeitung, Der Standard, Spiegel Online,
  {city_plain_de}er Zeitung, Tagesspiegel, ZDF
city_plain_de:
  Hamburg, Stuttgart, Leipzig, Basel, Augsburg
journal_de: @?article-journal
  *2 Zeitschrift für {noun_de}, Historische Zeitschrift, HZ, Archiv für {noun_de}, Jahrbuch für
  {noun_de}, Vierteljahrshefte für Zeitgeschichte, Neue Juristische Wochenschrift, Blätter für
  {noun_de}, NJW, JZ, Der Staat
body_de:
  *2 Bundesministerium für {noun_de}, Statistisches Bundesamt, Deutscher Bundestag, Institut für
  {noun_de}, {composed_ger}-Stiftung, Bundeszentrale für politische Bildung, Universität {city_de},
  Verein für {noun_de} e.V., Auswärtiges Amt
genre_de:
  *2 Pressemitteilung, Bericht, Gutachten, Positionspapier
court_de:
  *3 BGH, BVerfG, BVerwG, OLG {city_de}, EuGH, Bundesgericht
urteil:
  *2 Urteil, Urt., Beschluss
aktz:
  {1-5} BvR {1-3000}/{10-24}, {roman} ZR {1-400}/{10-24}, {1-9} C {1-90}.{10-24}
code_de:
  *2 BGB, *2 GG, StGB, ZPO, AufenthG
archiv_de:
  *2 Bundesarchiv, Staatsarchiv {city_plain_de}, Politisches Archiv des Auswärtigen Amts,
  Stadtarchiv {city_plain_de}
noun_fr_cap:
  Politique, Culture, Droit, Travail, Religion
actor_fr_cap:
  Le gouvernement, L'opposition, Macron, L'ONU, Le Sénat, Bruxelles
city_fr:
  *6 Paris, Lyon, Rennes, Genève, Montréal, Bruxelles, Aix-en-Provence, Québec
university_fr:
  Université de {city_fr}
press_fr:
  *2 Gallimard, *2 Presses universitaires de France, PUF, Le Seuil, La Découverte, Fayard, Armand
  Colin, L'Harmattan, Éditions du CNRS, Presses universitaires de {city_fr}, Dalloz, LGDJ
paper_fr: @?article-newspaper
  *3 Le Monde, *2 Le Figaro, Libération, @?article-magazine L'Express, @?article-magazine Le Point,
  Mediapart, Le Monde diplomatique, AFP, La Presse, Le Soir, Les Échos, Ouest-France
journal_fr: @?article-journal
  *2 Revue française de {noun_fr}, Annales, Revue historique, Actes de la recherche en sciences
  sociales, Politique étrangère, Cahiers d'études africaines, Revue d'histoire de la {noun_fr},
  Esprit
body_fr:
  *2 Ministère de la {noun_fr_cap}, INSEE, Cour des comptes, Assemblée nationale, Institut
  Montaigne, Ligue des droits de l'homme, Observatoire de la {noun_fr}, Université de {city_fr}
series_fr:
  Folio, Bibliothèque des histoires, Que sais-je ?, Points
genre_fr:
  *2 rapport, communiqué de presse, Rapport d'information, note de synthèse
code_fr:
  *2 Code civil, Code pénal, Code du travail
court_fr:
  *2 Cass. civ. 1re, Cass. crim., CE, Cons. const., Cour d'appel de {city_fr}, CEDH
fr_number:
  {10-23}-{10-29}.{100-999}, {100000-460000}
thesis_fr:
  *2 thèse de doctorat, mémoire de master
archiv_fr:
  *2 Archives nationales, AN, BnF, Archives départementales du Rhône, SHD
noun_es_cap:
  Política, Estado, Derecho, Poder, Trabajo
actor_es_cap:
  El Gobierno, El Congreso, La ONU, La fiscalía, Petro, México
city_es:
  *3 Madrid, *2 Barcelona, *2 México, *2 Buenos Aires, Bogotá, Lima, Santiago de Chile, Salamanca,
  Ciudad de México, Sevilla
university_es:
  Universidad de {city_es}
press_es:
  *2 Fondo de Cultura Económica, *2 Siglo XXI, Alianza Editorial, Cátedra, Taurus, Crítica, Tecnos,
  Ariel, FCE, Editorial {surname_es}, Paidós, Universidad de {city_es}
surname_es:
  {family_spa}
paper_es: @?article-newspaper
  *3 El País, *2 El Mundo, ABC, La Vanguardia, Clarín, El Universal, La Nación, El Tiempo, La
  Jornada, EFE, eldiario.es, @?article-magazine Semana
journal_es: @?article-journal
  *2 Revista de {noun_es_cap}, Revista Mexicana de Sociología, Hispania, Historia Mexicana, Revista
  Española de Derecho Constitucional, Estudios de {noun_es}, Nueva Sociedad
body_es:
  *2 Ministerio de {noun_es_cap}, CEPAL, Instituto Nacional de Estadística, Defensoría del Pueblo,
  Universidad de {city_es}, Banco de España, Fundación {family_spa}, Observatorio de la {noun_es}
genre_es:
  *2 Informe, comunicado de prensa, nota de prensa, informe
court_es:
  *2 Tribunal Constitucional, Corte IDH, STS, Corte Suprema, Tribunal Supremo
sentencia:
  *2 Sentencia, sentencia, Auto
thesis_es:
  *2 tesis doctoral, Tesis de maestría
archiv_es:
  *2 Archivo General de la Nación, AGI, Archivo Histórico Nacional, Archivo General de Indias
noun_pt_cap:
  Política, Estado, Direito, Educação, Raça, Trabalho
city_pt:
  *3 São Paulo, *3 Rio de Janeiro, *2 Lisboa, Porto, Brasília, Belo Horizonte, Coimbra, Porto Alegre
university_pt:
  Universidade de {city_pt}
press_pt:
  *2 Companhia das Letras, *2 Zahar, Editora Unesp, Saraiva, Vozes, Almedina, Edições 70,
  Civilização Brasileira, Editora {family_por}
paper_pt: @?article-newspaper
  *2 Folha de S. Paulo, *2 O Globo, O Estado de S. Paulo, Público, Expresso, Diário de Notícias,
  Veja, G1, Agência Brasil, Lusa
journal_pt: @?article-journal
  *2 Revista Brasileira de {noun_pt_cap}, Análise Social, Novos Estudos Cebrap, Estudos Avançados,
  Cadernos de {noun_pt_cap}, Dados
body_pt:
  *2 Ministério da {noun_pt_cap}, IBGE, Instituto Nacional de Estatística, IPEA, Universidade de
  {city_pt}, BRASIL, Fundação {family_por}
court_pt:
  *2 STF, STJ, Tribunal Constitucional, Supremo Tribunal Federal
thesis_pt:
  *2 Tese (Doutorado), Dissertação (Mestrado)
archiv_pt:
  *2 Arquivo Nacional, Torre do Tombo, Arquivo Histórico Ultramarino
noun_it_cap:
  Politica, Stato, Diritto, Potere, Arte, Lavoro
actor_it_cap:
  Il governo, Meloni, Il Senato, La procura, Bankitalia
city_it:
  *3 Roma, *3 Milano, *2 Torino, *2 Bologna, Firenze, Napoli, Venezia, Bari, Roma-Bari
press_it:
  *3 il Mulino, *3 Einaudi, *2 Laterza, Feltrinelli, Carocci, Giuffrè, Olschki, Bollati Boringhieri,
  Franco Angeli, Mondadori
paper_it: @?article-newspaper
  *3 La Repubblica, *3 Corriere della Sera, *2 La Stampa, Il Sole 24 Ore, l'Unità, il manifesto,
  ANSA, @?article-magazine L'Espresso, Il Fatto Quotidiano
journal_it: @?article-journal
  *2 Rivista di {noun_it}, Quaderni storici, Studi storici, Rivista storica italiana, Belfagor,
  Archivio storico italiano, Limes
body_it:
  *2 Ministero della {noun_it_cap}, ISTAT, Banca d'Italia, Corte dei conti, Camera dei deputati,
  Fondazione {family_ita}, Università di {city_it}
genre_it:
  *2 rapporto, comunicato stampa, relazione
code_it:
  *2 c.c., c.p., Cost.
archiv_it:
  *2 Archivio di Stato di {city_it}, ACS, Archivio Segreto Vaticano, ASF
nd:
  *5 n.d., n. d., no date, undated, [n.d.]
bureau:
  *2 Bureau of {field}, Bureau of {portfolio}, *2 Office of {field}, Office of the {official},
  Office of Inspector General, Division of {field}, {field} Division, {field} Branch,
  Directorate-General for {field}, Under Secretary for {portfolio}, Department of {field}, National
  Center for {field}, {field} Service, {reach} Office for {field}, Statistics Division, {field}
  Directorate, Division for {field}
parent_body:
  *4 U.S. Department of State, *3 U.S. Department of {portfolio}, *2 Department of {portfolio},
  {country} Ministry of {portfolio}, {state} Department of {portfolio}, European Commission, United
  Nations, Executive Office of the President, *2 {known_government}, {known_igo}, Government of
  {country}, US Department of {portfolio}, *2 U.S. Dept. of {portfolio}, City of {town}, Ministry of
  {portfolio}, {known_military}
given_pol:
  Jan, Piotr, Krzysztof, Andrzej, Tomasz, Paweł, Michał, Marcin, Agnieszka, Małgorzata, Joanna,
  Katarzyna, Ewa, Zofia, Łukasz, Wojciech, Stanisław, Grażyna
family_pol:
  Nowak, Kowalski, Wiśniewska, Wójcik, Kamińska, Lewandowski, Zielińska, Szymański, Woźniak,
  Dąbrowski, Kozłowska, Jankowski, Mazur, Krawczyk, Piotrowska, Grabowski, Pawłowska, Michalak,
  Nowicka-Struska, Żak, Śliwa, Ćwik
given_cze:
  Jan, Jiří, Petr, Josef, Pavel, Martin, Tomáš, Zdeněk, Miroslav, Jana, Marie, Eva, Hana, Kateřina,
  Věra, Lucie, Ľubica, Štefan
family_cze:
  Novák, Svobodová, Novotný, Dvořák, Černá, Procházka, Kučera, Veselá, Horák, Němec, Pokorná, Marek,
  Pospíšil, Hájková, Král, Jelínek, Růžička, Beneš, Fiala, Sedláčková, Šimek, Kováč
given_rus:
  Александр, Сергей, Дмитрий, Андрей, Алексей, Николай, Иван, Владимир, Михаил, Юрий, Елена, Ольга,
  Наталья, Анна, Мария, Татьяна, Екатерина, Павел
family_rus:
  Иванов, Петров, Соколов, Лебедева, Козлов, Новикова, Морозов, Волков, Соловьёв, Васильева, Зайцев,
  Павлов, Семёнова, Голубев, Виноградов, Богданов, Воробьёва, Фёдоров, Михайлов, Беляев, Тарасова,
  Щербаков, Достоевский
given_zho:
  伟, 芳, 敏, 静, 丽, 强, 磊, 军, 洋, 勇, 艳, 杰, 晓明, 建国, 志强, 海燕, 文婷, 子涵, 雨欣, 国华,
  淑芬, 宗翰, 家豪
family_zho:
  王, 李, 张, 刘, 陈, 杨, 黄, 赵, 吴, 周, 徐, 孙, 马, 朱, 胡, 郭, 何, 林, 高, 罗, 郑, 欧阳, 司马
given_jpn:
  太郎, 健一, 明, 誠, 浩, 直樹, 大輔, 翔太, 花子, 恵子, 由美子, 陽子, 真由美, 千尋, 和夫, 俊彦,
  さくら, 美咲
family_jpn:
  佐藤, 鈴木, 高橋, 田中, 渡辺, 伊藤, 山本, 中村, 小林, 加藤, 吉田, 山田, 佐々木, 松本, 井上, 木村,
  林, 斎藤, 清水, 森
city_nl:
  *5 Amsterdam, *2 Den Haag, Rotterdam, Utrecht, Leiden, Antwerpen, Gent, Groningen, Leuven, Assen
press_nl:
  *2 Prometheus, *2 De Bezige Bij, Amsterdam University Press, Boom, Van Gorcum, Querido, Atlas
  Contact, Lannoo, Kluwer, {family_dut}
paper_nl: @?article-newspaper
  *2 NRC Handelsblad, *2 de Volkskrant, Trouw, De Telegraaf, Het Parool, De Standaard, De Morgen,
  NOS, @?article-magazine De Groene Amsterdammer, Leeuwarder Courant
journal_nl: @?article-journal
  *2 Tijdschrift voor {noun_nl}, BMGN, Nederlands Juristenblad, {noun_nl_cap} & {noun_nl_cap},
  Tijdschrift voor Geschiedenis, De Gids
body_nl:
  *2 Ministerie van {noun_nl_cap}, Centraal Bureau voor de Statistiek, Sociaal en Cultureel
  Planbureau, Algemene Rekenkamer, Raad voor {noun_nl_cap}, WRR, Gemeente {city_nl}, Universiteit
  {city_nl}
noun_nl:
  geschiedenis, samenleving, cultuur, politiek, taal, veiligheid, onderwijs, rechtspraak, economie,
  vrijheid, herinnering, landbouw, wetenschap, migratie, godsdienst, stedenbouw, armoede, handel,
  volksgezondheid, zorg
noun_nl_cap:
  Onderwijs, Cultuur, Justitie, Defensie, Landbouw, Volksgezondheid, Zorg, Recht, Migratie, Economie
theme_nl:
  de Gouden Eeuw, de Republiek, Nederland, Vlaanderen, Nederlands-Indië, de naoorlogse jaren, de
  negentiende eeuw, de verzorgingsstaat, de Lage Landen, de Europese Unie
actor_nl:
  kabinet, Tweede Kamer, politie, minister, rechter, vakbond, gemeente, VVD, universiteiten, boeren
verb_nl:
  wil strengere regels, waarschuwt voor crisis, stelt besluit uit, vreest tekort, botst met Brussel,
  trekt voorstel in, verdedigt bezuiniging, eist opheldering, zoekt oplossing
city_pl:
  *5 Warszawa, *3 Kraków, Wrocław, Poznań, Gdańsk, Łódź, Lublin, Toruń, Warszawa–Kraków
press_pl:
  *2 Wydawnictwo Naukowe PWN, *2 Wydawnictwo Uniwersytetu Warszawskiego, Ossolineum, Znak,
  Universitas, Wydawnictwo Literackie, Czarne, Wolters Kluwer, Scholar, Księgarnia {family_pol}
paper_pl: @?article-newspaper
  *3 Gazeta Wyborcza, *2 Rzeczpospolita, @?article-magazine Polityka, Dziennik Polski, PAP, Onet,
  @?article-magazine Tygodnik Powszechny, Dziennik Gazeta Prawna
journal_pl: @?article-journal
  *2 Kwartalnik Historyczny, Studia Socjologiczne, Pamiętnik Literacki, Państwo i Prawo, Przegląd
  {noun_pl_cap}, Teksty Drugie, Zeszyty Naukowe UJ
body_pl:
  *2 Główny Urząd Statystyczny, Ministerstwo {noun_pl_cap}, Najwyższa Izba Kontroli, Narodowy Bank
  Polski, Ośrodek Studiów Wschodnich, Instytut {noun_pl_cap}, Rzecznik Praw Obywatelskich
noun_pl:
  historia, kultura, polityka, pamięć, tożsamość, literatura, religia, wolność, edukacja,
  gospodarka, wieś, rodzina, granica, przemoc, nowoczesność, prasa, sztuka, muzyka, codzienność
noun_pl_cap:
  Sprawiedliwości, Zdrowia, Kultury, Finansów, Edukacji, Historii, Socjologii
theme_pl:
  w Polsce międzywojennej, w XIX wieku, po 1989 roku, na Śląsku, w Europie Środkowej, w PRL, w
  dawnej Rzeczypospolitej, w Galicji, w czasach kryzysu
actor_pl:
  Rząd, Sejm, Prezydent, Minister, Policja, Trybunał, Opozycja, NBP, Unia, Nauczyciele
verb_pl:
  odrzuca projekt, zapowiada reformę, chce wyjaśnień, ostrzega przed kryzysem, broni budżetu,
  zmienia zdanie, wstrzymuje wypłaty, pod presją, szuka kompromisu
city_sv:
  *3 Stockholm, *2 Oslo, *2 København, Lund, Göteborg, Uppsala, Bergen, Aarhus, Trondheim,
  Helsingfors
press_sv:
  *2 Norstedts, *2 Universitetsforlaget, *2 Gyldendal, Studentlitteratur, Bonniers, Natur & Kultur,
  Cappelen Damm, Samfundslitteratur, Liber, Museum Tusculanums Forlag, Atlantis
paper_sv: @?article-newspaper
  *2 Dagens Nyheter, *2 Aftenposten, *2 Politiken, Svenska Dagbladet, Dagbladet, Berlingske,
  Jyllands-Posten, NRK, TT, Göteborgs-Posten, VG, Information, Klassekampen
journal_sv: @?article-journal
  *2 Historisk tidsskrift, Historisk tidskrift, Statsvetenskaplig tidskrift, Nordisk
  {noun_sv}tidskrift, Sociologisk Forskning, Lov og Rett, Kritik, Politica
body_sv:
  Statistisk sentralbyrå, Statistiska centralbyrån, Riksrevisionen, Justisdepartementet,
  Utrikesdepartementet, Danmarks Statistik, Regeringen, Folkhälsomyndigheten, Sametinget,
  Undervisningsministeriet, Norges Bank
noun_sv:
  historia, kultur, politik, samhälle, demokrati, språk, velferd, makt, frihet, kirke, skole,
  arbejde, krig, litteratur, natur, økonomi, minne, familie, fred, ret
theme_sv:
  i Norden, i Sverige, i Danmark, i Norge, under efterkrigstiden, på 1800-tallet, i det moderna
  samhället, i Finland, efter 1945, i velfærdsstaten
actor_sv:
  Regjeringen, Regeringen, Stortinget, Riksdagen, Folketinget, Politiet, Polisen, Ministeren,
  Kommunen, Facket, Oppositionen
verb_sv:
  vil endre loven, varnar för kris, siger nej til forslag, lovar mer pengar, frykter kutt, stoppar
  bygget, åpner for forhandlinger, i ny storm, kræver svar
city_cs:
  *5 Praha, *3 Brno, Olomouc, Bratislava, Ostrava, Plzeň, České Budějovice
press_cs:
  *2 Academia, *2 Karolinum, Nakladatelství Lidové noviny, Argo, Host, Paseka, Masarykova
  univerzita, C. H. Beck, Libri, Mladá fronta
paper_cs: @?article-newspaper
  *2 Lidové noviny, *2 Mladá fronta DNES, Právo, Hospodářské noviny, ČTK, Deník N, iDNES.cz,
  @?article-magazine Respekt, SME
journal_cs: @?article-journal
  *2 Český časopis historický, Sociologický časopis, Soudobé dějiny, Česká literatura, Právník,
  Mezinárodní vztahy
noun_cs:
  dějiny, kultura, společnost, paměť, literatura, politika, víra, jazyk, svoboda, město, rodina,
  umění, právo, věda, moc
theme_cs:
  v českých zemích, v první republice, ve střední Evropě, za normalizace, po roce 1945, na Moravě, v
  19. století, v době husitské
actor_cs:
  Vláda, Sněmovna, Senát, Policie, Ministr, Soud, Prezident, Odbory, Opozice
verb_cs:
  schválila zákon, odmítá návrh, varuje před krizí, chce změnu ústavy, hledá peníze, žádá
  vysvětlení, odložil rozhodnutí
city_tr:
  *5 İstanbul, *3 Ankara, İzmir, Bursa, Konya
press_tr:
  *2 İletişim Yayınları, *2 Türk Tarih Kurumu, Yapı Kredi Yayınları, Metis, İş Bankası Kültür
  Yayınları, Tarih Vakfı Yurt Yayınları, Dergâh, Can
paper_tr: @?article-newspaper
  *2 Hürriyet, *2 Cumhuriyet, Milliyet, Radikal, Sabah, Anadolu Ajansı, Yeni Şafak, BirGün, NTV
journal_tr: @?article-journal
  *2 Toplum ve Bilim, Belleten, Ankara Üniversitesi SBF Dergisi, Tarih ve Toplum, Amme İdaresi
  Dergisi, Osmanlı Araştırmaları
noun_tr:
  Tarih, Toplum, Siyaset, Kültür, Devlet, Din, Edebiyat, Kadın, Göç, Hukuk, Eğitim, Basın, Kimlik,
  Ekonomi, Ordu, Bellek
theme_tr:
  Osmanlı Devleti'nde, Türkiye'de, Cumhuriyet Döneminde, 19. Yüzyılda, Anadolu'da, Tek Parti
  Döneminde, Balkanlarda
actor_tr:
  Hükümet, Meclis, Bakan, Polis, Muhalefet, Mahkeme, Cumhurbaşkanı, Merkez Bankası, Belediye
verb_tr:
  reform istiyor, yasayı onayladı, krize karşı uyardı, kararı erteledi, açıklama yaptı, bütçeyi
  savundu, iddiaları reddetti
city_ru:
  *4 М., *3 Москва, *2 СПб., Санкт-Петербург, Л., Новосибирск, Казань, Екатеринбург, Киев
press_ru:
  *3 Наука, *2 Новое литературное обозрение, РОССПЭН, Издательство МГУ, Мысль, Прогресс, Языки
  славянской культуры, Изд-во ВШЭ, Эксмо, Питер
paper_ru: @?article-newspaper
  *2 Известия, *2 Коммерсантъ, Новая газета, Правда, Ведомости, РИА Новости, ТАСС, Независимая
  газета, Российская газета, Лента.ру, @?article-magazine Огонёк
journal_ru: @?article-journal
  *2 Вопросы истории, *2 Вопросы философии, Социологические исследования, Отечественная история,
  Вестник МГУ, Государство и право, Вопросы языкознания, Знамя
noun_ru:
  история, культура, общество, политика, память, литература, наука, власть, язык, религия, право,
  экономика, революция, война, семья, образование, философия
noun_ru_gen:
  истории, культуры, общества, политики, памяти, литературы, науки, власти, языка, религии, права,
  экономики, революции, войны, семьи, образования, философии
theme_ru:
  в России, в СССР, в XIX веке, в годы войны, в современном мире, на Кавказе, в эпоху реформ, в
  Сибири, в позднесоветский период
actor_ru:
  Правительство, Госдума, Президент, Министр, Суд, МИД, Центробанк, Полиция, Оппозиция, Путин
verb_ru:
  объявило о реформе, против санкций, обсуждает новый закон, готовит ответ, отвергает обвинения,
  предупреждает о кризисе, отложил решение
city_zh:
  *5 北京, *3 上海, 广州, 南京, 武汉, 台北, 香港, 成都, 杭州
press_zh:
  *2 人民出版社, *2 商务印书馆, 中华书局, 北京大学出版社, 生活·读书·新知三联书店,
  社会科学文献出版社, 法律出版社, 上海人民出版社, 联经出版公司, 复旦大学出版社
paper_zh: @?article-newspaper
  *2 人民日报, 光明日报, 南方周末, 新华社, 文汇报, 经济日报, 联合报, 明报, 环球时报
journal_zh: @?article-journal
  *2 历史研究, 中国社会科学, 社会学研究, 法学研究, 经济研究, 文学评论, 近代史研究, 北京大学学报,
  政治学研究, 中央研究院近代史研究所集刊
body_zh:
  国家统计局, 国务院, 中国社会科学院, 教育部, 中国互联网络信息中心, 世界卫生组织
noun_zh:
  社会, 文化, 历史, 教育, 经济, 法律, 政治, 文学, 农村, 城市, 制度, 思想, 宗教, 性别, 网络, 环境,
  语言, 革命, 权力, 记忆
theme_zh:
  近代中国, 明清, 当代, 改革开放以来, 民国时期, 全球化时代, 江南地区, 日治时期, 新时代
actor_zh:
  国务院, 外交部, 教育部, 专家, 上海市, 最高法院, 代表委员, 央行
verb_zh:
  发布新规, 回应热点问题, 呼吁加强合作, 推进改革, 公布统计数据, 反对贸易保护主义, 谈经济形势
city_ja:
  *5 東京, 京都, 大阪, 名古屋
press_ja:
  *3 岩波書店, *2 東京大学出版会, 有斐閣, 講談社, みすず書房, 中央公論社, 勁草書房,
  名古屋大学出版会, ミネルヴァ書房, 筑摩書房
paper_ja: @?article-newspaper
  *3 朝日新聞, *2 読売新聞, 毎日新聞, 日本経済新聞, 産経新聞, 共同通信, 東京新聞
journal_ja: @?article-journal
  *2 歴史学研究, 史学雑誌, 社会学評論, 思想, 法律時報, ジュリスト, 国際政治, 教育学研究, 日本史研究,
  年報政治学
body_ja:
  厚生労働省, 文部科学省, 総務省統計局, 外務省, 日本銀行, 経済産業省
noun_ja:
  社会, 文化, 歴史, 教育, 経済, 政治, 文学, 思想, 都市, 農村, 家族, 宗教, 国家, 記憶, 言語, 労働,
  福祉, 外交
theme_ja:
  近代日本, 戦後日本, 江戸時代, 明治期, 現代, 東アジア, 昭和戦前期, グローバル化
actor_ja:
  政府, 首相, 文科省, 最高裁, 与党, 日銀, 東京都, 警視庁
verb_ja:
  が新方針を発表, が法案提出へ, に批判相次ぐ, が見直し検討, が合意, への影響広がる
plain_site:
  *2 {blog_theme}.com, *2 {blog_theme}.org, {blog_theme} Online, *3 {institution}, {subject} Portal,
  {host}.{tld}, {field} Network, {university}, {museum}, {company}
"""

# --- patterns: tables with an alternative a line ---------------------------------------

_MANNERS = r"""
kinds:
  *22 blog
  *13 news
  *9 reports
  *4 release
  *4 un
  *4 eu
  *5 parliament
  *5 document
  *7 case
  *3 foreign_case
  *4 statute
  *5 law_article
  *8 law_us
  *7 law_abroad
  *9 abroad
  *7 web
  *6 archive
  *5 spoken
  *3 social
  *6 footnote
  *4 book_list
  *4 scholarly
  *4 german
  *4 french
  *4 spanish
  *3 portuguese
  *3 italian
  *8 elsewhere
  *4 east_asian
headline:
  *4 {actors} {verb} {np}
  *4 {actor} {third} {np}
  *2 {actor} {third} {np} in {place}
  {actor} {third} {np}, {actors} say
  {actors}: {actor} {third} {np}
  {3-240} {actors} {happened} in {place} {event_noun}
  {3-90} {happened} as {event_noun} hits {place}
  {actors} {verb} {np} as {actors} {verb} {np}
  {actors} {verb} {np} after {event_noun}
  {adjective} {event_noun} in {place} leaves {3-90} {happened}
  why {actors} {verb} {np}
  why the {thing} matters
  how {actors} {verb} {np}
  how {place} lost its {abstract}
  what {actors} {verb} – and what they don't
  what's behind the {thing} in {place}?
  is {place} ready for {np}?
  can {actor} {verb} {np}?
  will {thing} {verb} {np}?
  in {place}, {actors} {verb} {np}
  in {place}, a {adjective} {event_noun} and a {adjective} {thing}
  the {adjective} {abstract} of {place}
  the {abstract} of {abstract}
  the {thing} that wasn't
  {place}: {np}
  {place}'s {adjective} {abstract}
  {place}'s {thing} problem
  {actor} says {thing} ‘{adjective}’
  ‘{adjective} {abstract}’: {actors} {verb} {np}
  “We {verb} {thing}”: {actors} in {place}
  {surname}: {thing} ‘must end’
  {surname} {happened} in {place}
  {surname}, {actor} at odds over {np}
  {surname} vs. {surname}: the {adjective} {thing}
  {actor} {third} {np}; {3-90} {happened}
  update {1-9}-{actor} {third} {np}
  exclusive: {actor} {third} {np}
  opinion: {actors} {verb} {np}
  obituary: {natural_one}, {sport_or_art} pioneer
  {natural_one}, {40-101}, {adjective} voice of {sport_or_art}, dies
  {5-50} years on, {actors} {verb} {np}
  {1-9} things to know about {np}
  {2-30} percent of {actors} {verb} {np}
  ${2-900} million {thing} {happened}
  {y} in review: {np}
  {town} {actors} {verb} {np}
  {town} man {happened} in {event_noun}
  {town} council to {verb} {np}
  {thing} back on the agenda
  after {event_noun}, {place} {third} {np}
  inside the {adjective} {thing}
  a {adjective} {abstract} in {place}
  fact check: did {actor} {verb} {np}?
  timeline: {np}
  Q&A: {natural_one} on {topic}
  letter from {place}
  {abstract} and {abstract} in {place}
  all the {actor}'s {actors}
  no {abstract}, no {abstract}
  {np} “{adjective}”, {actors} say
  {thing} and {thing}: a tale of two {abstract}s
  the case for {np}
  the case against {topic}
  editorial: {np}
  against {abstract}
  {=Guardian/Times/AP/BBC/Reuters} report: {np}
report:
  *2 {topic} in {place}
  *2 {topic} in {place}: {np}
  {topic}: {actors} and {np}
  {topic} and {topic}: lessons from {place}
  {place}: {topic}
  {place}: {abstract} in the wake of the {event_noun}
  “{adjective} {abstract}”: {topic} in {place}
  state of {topic} {y}
  the state of {topic} in {place}, {1950-2015}–{y}
  world report {y}
  annual report {y}
  annual report on {topic}, {y}
  annual report of the {official}
  report of the {reach} {kind_of_body} on {topic}
  report of the Independent Commission of Inquiry on {place}
  final report on the {event_noun} in {place}
  interim report: {topic}
  progress report no. {2-30}
  review of {topic} in {place}
  review of the {place} {event_noun} of {1950-2015}
  an assessment of {topic} policy
  assessing {topic}: options for {place}
  measuring {abstract}: {topic} in {3-40} countries
  global {abstract} outlook {y}
  country report on human rights practices: {country}
  human development report {y}
  {country} economic update: {topic}
  strategic plan, {2000-2012}–{2013-2030}
  {adjective} {abstract}, {adjective} {abstract}: {topic} in {place}
  no way out: {group} and {topic} in {place}
  from {abstract} to {abstract}: {topic} in {area}
  guidelines on {topic}
  guidelines for {topic} among {group}
  handbook on {topic}
  {topic}: options for Congress
  {topic}: agencies should {verb} {np}
  {topic} has improved, but {np} remain
  fact sheet: {topic}
  policy brief: {topic}
  background paper on {topic}
  statistical yearbook {y}
  census of {place}, {y}
  economic report of the president
  budget of the {place} government, fiscal year {y}
  {topic} by the numbers
  towards {abstract}: the future of {topic}
  rebuilding {place}
  national strategy for {topic}
  public opinion and {topic}
  quarterly report to Congress, {month} {y}
paper:
  *2 {topic} and {topic}
  *2 {topic} in {place}: a {study}
  effects of {topic} on {group}
  effect of {material} on {material} {abstract}: a {study}
  the effect of {topic} on {topic}: evidence from {place}
  {topic} among {group}
  {topic} among {group} in {place}, {1950-1990}–{1991-2020}
  {material} {material} in {creature}s
  {material}-mediated {material} signaling in {group}
  a {study} of {topic}
  toward a theory of {topic}
  on the {abstract} of {abstract}
  {abstract}, {abstract}, and {abstract}
  {abstract} and {abstract} in {place}
  {abstract} without {abstract}? {topic} in {place}
  does {topic} {verb} {topic}?
  who {third} {topic}? evidence from {group}
  rethinking {topic}
  what is {abstract}?
  “{adjective} {abstract}”: {abstract} and {abstract} in {surname}'s novels
  {surname} and the {abstract} of {abstract}
  {adjective} {abstract}: {surname} on {abstract}
  from {abstract} to {abstract}: {topic} after {1900-2015}
  the {adjective} {abstract} of {topic}
  the politics of {topic} in {place}
  {topic} revisited
  measurement of {material} in {material} at {2-900} K
  observation of {material} {abstract} in {material}
  prevalence of {topic} in {place}
  a model of {topic} with {topic}
  {sport_or_art} and {abstract} in {adjective} {country}
  the {event_noun} of {1700-2010} and its {abstract}
  between {abstract} and {abstract}
  editorial
  introduction
  introduction: {abstract} and {abstract}
  comment on “{topic}”
book:
  *3 {abstract} and {abstract}
  *2 the {adjective} {abstract}
  *2 the {abstract} of {abstract}
  the {concrete} and the {creature}
  the {concrete} of {abstract}
  a {concrete} of one's own
  {concrete}, {concrete}, and {concrete}
  {concrete}s
  {adjective} {concrete}s
  the {adjective} {concrete}
  {abstract}
  on {abstract}
  a history of {place}
  a {adjective} history of {sport_or_art}
  a short history of {abstract}
  {place}: a {study}
  {place} since {1700-1990}
  {place} and the {adjective} {abstract}
  {natural_one}: a life
  {surname}: the {adjective} years
  {abstract} in {place}: {abstract} and {abstract}
  the {adjective} {abstract}: {topic} in {place}
  the {abstract} of {place}: {adjective} {abstract}, {1700-1850}–{1851-2000}
  {abstract}: a {study}
  {adjective} {abstract}: how {actors} {verb} {np}
  introduction to {topic}
  principles of {topic}
  handbook of {topic}
  the Oxford handbook of {topic}
  {topic} and {abstract}
  {abstract} after {abstract}
  inventing {place}
  imagining {abstract}: {sport_or_art} and {abstract} in {place}
  the day the {concrete} died
  how {actors} {verb} {np}
  what is {abstract}?
  why {abstract} matters
  {1-9}00 days in {place}
  winter in {place}
  essays on {abstract}
  the {creature} in the {concrete}
  letters from {place}
  collected poems
lawtitle:
  *2 {topic} and {topic}
  *2 the {abstract} of {topic}
  {topic} after {surname}
  rethinking {topic}
  against {topic}
  {topic} as {abstract}
  the {adjective} {abstract} of {topic}
  the new {abstract}
  toward a {adjective} theory of {topic}
  {surname} v. {surname} and the {abstract} of {topic}
  the {nth} Amendment and {topic}
  is {topic} constitutional?
  {topic}: a {study}
  {abstract}, {abstract}, and the Constitution
  the law and economics of {topic}
  {topic} in the {adjective} state
  the case for {topic}
  interpreting {topic}
  {topic} in the {reach} Court
  who's afraid of {topic}?
  regulating {topic}
  what {actors} owe: {topic} and {abstract}
post:
  *4 {headline}
  *2 some thoughts on {topic}
  {topic}: part {1-9}
  {topic}, explained
  notes on {abstract}
  getting started with {topic}
  on {abstract} and {abstract}
  links for {month} {d}
  open thread: {topic}
  my {abstract} with {topic}
  {1-30} lessons from {topic}
  {surname} is wrong about {topic}
  re: {topic}
  {topic} 101
webpage_title:
  *3 {topic}
  *2 {report}
  *2 {headline}
  about us
  about the {kind_of_body}
  frequently asked questions: {topic}
  {topic} – overview
  {place} country profile
  {place}
  {natural_one}
  {natural_one} biography
  {surname} (disambiguation)
  {event_noun} in {place}
  {y} {place} {event_noun}
  list of {actors} in {place}
  {concrete}
  {abstract}
  timeline of {topic}
  how to {verb} {thing}
  {topic} FAQ
  {topic} statistics, {y}
  data and statistics
  privacy policy
  terms of service
  contact
speech:
  *2 remarks by the {official} on {topic}
  remarks on {topic}
  remarks at the {reach} {kind_of_body} on {topic}
  address to the nation on {topic}
  address to the {nth} session of the General Assembly
  {abstract} and {abstract}: the {founder} lecture
  statement on {topic}
  inaugural address
  speech at {known_university}
  the future of {topic}
  news conference on {topic}
  state of the union address
  {topic}: where do we go from here?
hearing_title:
  *2 {topic}
  {topic}: {np}
  oversight of the {agency}
  nomination of {natural_one} to be {official}
  the situation in {place}
  {topic} in {place}: options for Congress
  examining {topic}
  the {y} budget request for the {agency}
un_title:
  *2 report of the Secretary-General on {topic}
  report of the Secretary-General on the situation in {country}
  report of the Special Rapporteur on {topic}, {natural_one}
  letter dated {date_dmy_plain} from the Secretary-General addressed to the President of the
    Security Council
  {topic}
  the situation in {country}
  protection of {group} in armed conflict
  report of the Working Group on {topic}
  concluding observations on the {nth} periodic report of {country}
  general comment no. {1-36}: {topic}
un_law_title:
  *2 {topic}
  resolution on {topic}
  universal declaration on {topic}
  the situation in {country}
un_record_title:
  summary record of the {2-90}th meeting
  {nth} session, {1-99}th plenary meeting
  provisional verbatim record of the {3000-9500}th meeting
  the situation in {country}
episode:
  *3 {headline}
  {topic} with {natural_one}
  {natural_one} on {topic}
  the {adjective} {concrete}
  episode {1-400}: {topic}
  {abstract}
  the {event_noun} of {place}
date_mdy_slash:
  *4 {m}/{d}/{yy}
  *3 {m}/{d}/{y}
  {mm}/{dd}/{y}
  {mm}/{dd}/{yy}
  {m}-{d}-{yy}
  {m}.{d}.{yy}
  {m}/{y}
date_mdy:
  *6 {month} {d}, {y}
  *4 {mon} {d}, {y}
  {month} {d} {y}
  {mon} {d} {y}
  {month} {dth}, {y}
  {weekday}, {month} {d}, {y}
date_dmy_plain:
  {d} {month} {y}
date_dmy:
  *6 {d} {month} {y}
  *3 {d} {mon} {y}
  {d} {month}, {y}
  {dth} {month} {y}
  {dd}-{mon}-{y}
  {weekday} {d} {month} {y}
  {weekday}, {d} {month} {y}
  {dd} {mon} {yy}
date_num:
  *3 {d}.{m}.{y}
  *2 {dd}.{mm}.{y}
  {d}. {m}. {y}
  {dd}/{mm}/{y}
  {d}/{m}/{yy}
  *3 {y}-{mm}-{dd}
  {y}/{mm}/{dd}
  {y}.{mm}.{dd}
  {dd}-{mm}-{y}
date_my:
  *5 {month} {y}
  *2 {mon} {y}
  {month}, {y}
  {m}/{y}
  {season} {y}
  {season}, {y}
  early {y}
  {months}
  {years}
date_any:
  *5 {date_mdy}
  *4 {date_dmy}
  *2 {date_num}
  *3 {date_mdy_slash}
  *2 {date_my}
  *3 {y}
  {days}
  {years}
  {months}
date_blog:
  *8 {date_mdy_slash}
  *5 {date_mdy}
  *2 {date_dmy}
  *2 {date_num}
  *2 {date_my}
  *2 {y}
  {days}
date_full:
  *5 {date_mdy}
  *4 {date_dmy}
  {date_num}
  {days}
date_apa:
  *4 {y}, {month} {d}
  {y}, {mon} {d}
  {y}, {month}
  {y}, {d} {month}
  {y}, {season}
date_bluebook:
  {mon} {d}, {y}
date_md:
  {month} {d}
  {mon} {d}
date_dm:
  {d} {month}
  {d} {mon}
date_accessed:
  *4 {date_dmy}
  *4 {date_mdy}
  *2 {date_num}
  {date_mdy_slash}
  {month} {y}
date_de:
  *4 {d}. {month_de} {y}
  *3 {dd}.{mm}.{y}
  *2 {d}.{m}.{y}
  {d}. {m}. {y}
date_fr:
  *4 {d} {month_fr} {y}
  {dd}/{mm}/{y}
  le {d} {month_fr} {y}
date_es:
  *4 {d} de {month_es} de {y}
  {d} {month_es} {y}
  {dd}/{mm}/{y}
date_pt:
  *3 {d} de {month_pt} de {y}
  *2 {d} {month_pt} {y}
  {dd}/{mm}/{y}
  {dd}.{mm}.{y}
date_it:
  *4 {d} {month_it} {y}
  {dd}/{mm}/{y}
  {d}.{m}.{y}
company:
  *3 {known_company}
  {surname} {business}
  {surname} {business} {company_form}
  {surname} & {surname}
  {founder} {business} {company_form}
  {surname}, {surname} & Co.
press_place:
  *6 {city}
  {city} and {city}
  {city}, {state_short}
  {city}, {state_code}
  {town}, {state_code}
  {city}, UK
  {city}/{city}
dictionary: @entry-encyclopedia
  Encyclopædia Britannica
  Encyclopaedia Britannica
  Wikipedia
  Wikipedia, The Free Encyclopedia
  Stanford Encyclopedia of Philosophy
  @entry-dictionary Oxford English Dictionary
  Oxford Dictionary of National Biography
  Encyclopedia of {subject}
  @entry-dictionary Dictionary of {subject}
  The {founder} Companion to {subject}
  World Factbook
  @entry-dictionary Merriam-Webster
archive_name:
  *2 National Archives
  National Archives of {country}
  National Archives and Records Administration
  The National Archives, Kew
  Bodleian Library
  British Library
  Library of Congress
  Houghton Library, Harvard University
  {university} Archives
  {university} Library
  {state} Historical Society
  {founder} Presidential Library
  {town} Public Library
  Special Collections, {university}
  Hoover Institution Archives
  Bundesarchiv
  Archivo General de Indias
  Archivio di Stato
  Public Record Office
  NARA
  BNF
archive_place:
  *3 box {1-240}, folder {1-40}
  *2 Box {1-240}
  Box {1-240}, Folder {1-40}
  box {1-99}, file {1-40}
  folder {1-30}
  MS {10-9000}
  MSS {1-90}
  Add MS {1000-90000}
  FO {100-999}/{10-9000}
  CAB {10-200}/{1-90}
  RG {10-500}
  RG {10-500}, Entry {1-90}, Box {1-900}
  reel {1-90}
  series {1-9}, box {1-90}
  fol. {1-200}
  MS. Eng. {100-999}
  WO {30-300}/{1-900}
  Ms. lat. {100-9000}, f. {1-200}r
pages_pp:
  *3 pp. {pages:page}
  *2 p. {1-500:page}
  pp.{range:page}
  pp {range:page}
  p{1-40:page}
  pg. {1-90:page}
  page {1-60:page}
  pages {range_low:page}
news_page:
  *3 A{1-32}
  *2 {1-60}
  B{1-12}
  {=C/D/E/F/S/W}{1-16}
  {=I/II/sec. 4}, {1-40}
  A{1-20}, A{21-40}
  A{1-20}+
  {1-8}-{9-12}
locator_value:
  *4 {1-500}
  *3 {range_keys}
  {1-300}, {301-500}
  {1-200} n.{1-90}
  {1-300}f
  {1-300}ff.
  xii–xv
  {small_roman}
locator_any:
  *3 {locator_value:locator}
  *2 p. {locator_value:locator}
  pp. {range_keys:locator}
  at {1-500:locator}
  ch. {1-20:locator}
  chap. {1-20:locator}
  para. {1-200:locator}
  ¶ {1-200:locator}
  § {1-60:locator}
volume_issue:
  *3 {1-120:volume}({1-12:issue})
  *3 {1-120:volume}, no. {1-12:issue}
  *2 vol. {1-120:volume}, no. {1-12:issue}
  Vol. {1-120:volume} No. {1-12:issue}
  {1-90:volume}.{1-12:issue}
  {1-90:volume}:{1-12:issue}
  {1-90:volume}/{1-12:issue}
  {1-120:volume} ({1-12:issue})
  Vol. {roman:volume}, No. {1-12:issue}
  {1-120:volume}, iss. {1-12:issue}
  Volume {1-90:volume}, Issue {1-12:issue}
  *2 vol. {1-90:volume}
  *2 {1-120:volume}
  no. {1-300:issue}
edition_ed:
  *4 {edition_value:edition} ed.
  {edition_value:edition} edn
  {edition_value:edition} edition
  {nth:edition} ed
url:
  *4 https://www.{host}.{tld}/{slug}
  *3 http://www.{host}.{tld}/{y}/{mm}/{dd}/{slug}.html
  *2 https://{host}.{tld}/{y}/{mm}/{slug}/
  http://{host}.{tld}/news/{slug}-{100000-9999999}
  www.{host}.{tld}/{slug}
  {host}.{tld}/{slug_low}
  http://www.{host}.{tld}/
  https://www.{host}.{tld}
  http://{host}.{tld}/article.php?id={1000-99999}
  https://www.{host}.{tld}/files/{slug_low}.pdf
  http://www.{host}.{tld}/docs/{y}/{mm}/{slug}.pdf
  https://{host}.{tld}/~{slug}/index.htm
  https://www.youtube.com/watch?v={code}
  https://bit.ly/{code}
  https://t.co/{code}
  https://perma.cc/{code}
  https://web.archive.org/web/{y}{mm}{dd}120000/http://www.{host}.{tld}/
  https://en.wikipedia.org/wiki/{slug_low}
  https://medium.com/@{host}/{slug}-{code}
  https://www.jstor.org/stable/{100000-9999999}
  https://hdl.handle.net/{1000-9999}/{1000-99999}
  https://x.com/{host}/status/{1000000000-9999999999}
lt:
  \<
gt:
  \>
link_seen:
  *5 {link}
  *2 {url:URL} (accessed {accessed})
  *2 {url:URL}, accessed {accessed}
  {url:URL} (last visited {accessed})
  {url:URL} (last accessed {accessed}).
  {url:URL} (visited {accessed})
  {url:URL} [accessed {accessed}]
  {url:URL} [Accessed {accessed}].
  Accessed {accessed}. {url:URL}
  Retrieved {accessed}, from {url:URL}
  Retrieved {accessed} from {url:URL}.
  Available at: {url:URL} (Accessed: {accessed}).
  {lt}{url:URL}{gt} accessed {accessed}
  {lt}{url:URL}{gt}, viewed {accessed}
  [Online]. Available: {url:URL}. [Accessed: {accessed}]
  viewed {accessed}, {url:URL}
  {url:URL} [https://perma.cc/{code}]
remark:
  *2 ({note_text:note})
  [{note_text:note}]
  {note_text:note}.
  [link]
  (PDF)
  ↩
  [1]
  (link)
  — {note_text:note}
  (subscription required)
  (in {demonym})
  <Accessed: {accessed}.|Retrieved {accessed}>
  *2 {commentary:note}
  ({comment:note})
by_blog:
  *6 {natural:author}
  *3 {natural_many:author}
  *2 {inverted_all:author}
  {inverted_one:author}
  {initials:author}
  {surnames:author}
  {tight:author}
  {natural^:author}
blog:
  *6 {by_blog}, “{headline:title},” {outlet:container-title}, {date_blog:issued}
  *3 {by_blog}, “{headline:title},” {outlet:container-title}, {date_blog:issued}.
  {by_blog}, “{headline:title},” {outlet:container-title} {date_blog:issued}
  {by_blog}, “{headline:title}”, {outlet:container-title}, {date_blog:issued}
  {by_blog}, “{headline:title}” {outlet:container-title}, {date_blog:issued}
  {by_blog}. “{headline:title}.” {outlet:container-title}. {date_blog:issued}.
  {by_blog}. “{headline:title}”. {outlet:container-title}, {date_blog:issued}
  *2 {by_blog}, {headline:title}, {outlet:container-title}, {date_blog:issued}
  *2 {by_blog}, “{headline:title},” {outlet:container-title}
  {by_blog}, “{headline:title},” {date_blog:issued}
  {by_blog}, {headline:title}
  *4 {outlet:container-title}, “{headline:title},” {date_blog:issued}
  {outlet:container-title}, “{headline:title}”, {date_blog:issued}
  {outlet:container-title}. “{headline:title}.” {date_blog:issued}.
  {outlet:container-title} “{headline:title}” {date_blog:issued}
  *6 {outlet:container-title}: {headline:title}
  *3 {outlet:container-title}: {headline:title} ({date_blog:issued})
  {outlet:container-title}: “{headline:title}”
  {outlet:container-title}: {headline:title} ({date_blog:issued}) {url:URL}
  {outlet:container-title}: {headline:title} – {url:URL}
  {outlet:container-title}: {headline:title}, {date_blog:issued}
  {outlet:container-title} – {headline:title}
  {outlet:container-title} ({date_blog:issued}): {headline:title}
  {outlet:container-title} ({date_blog:issued}) {headline:title}
  {outlet:container-title}, {date_blog:issued}: {headline:title}
  {outlet:container-title}, {date_blog:issued}, “{headline:title}”
  *3 {by_blog}, {outlet:container-title}, {date_blog:issued}
  {by_blog}, {outlet:container-title}
  {by_blog}, {outlet:container-title} ({date_blog:issued})
  {by_blog}/{outlet:container-title}
  {by_blog} / {outlet:container-title}, {date_blog:issued}
  *3 {outlet_alone:container-title}, {date_blog:issued}
  {outlet_alone:container-title} {date_blog:issued}
  {outlet_alone:container-title} ({date_blog:issued})
  *6 {headline:title} -- {natural:author}, {outlet:container-title}
  *4 {headline:title} – {natural:author}, {outlet:container-title}
  *3 {headline:title} - {natural:author}, {outlet:container-title}
  *2 {headline:title} — {natural:author}, {outlet:container-title}
  {headline:title} | {natural:author}, {outlet:container-title}
  *2 {headline:title} -- {natural:author}, {outlet:container-title}, {date_blog:issued}
  *2 {headline:title} ({natural:author}, {outlet:container-title})
  *2 {headline:title} ({natural:author}, {outlet:container-title}, {date_blog:issued})
  *2 {headline:title} -- {outlet:container-title}
  {headline:title} -- {outlet:container-title} {=editorial:genre}
  *8 {date_full:issued}, {headline:title}, {natural:author}, {outlet:container-title}
  *3 {date_full:issued}, {headline:title}, {outlet:container-title}
  *4 {headline:title}. {natural:author}, {outlet:container-title}
  *3 {date_full:issued}. {headline:title}. By {natural:author}. {outlet:container-title}
  *2 {headline:title}. By {natural:author}. {outlet:container-title}, {date_blog:issued}
  *2 {headline:title}. {outlet:container-title} – {city:publisher-place}
  {headline:title}. {outlet:container-title} – {city:publisher-place}. By {natural:author}.
  *2 @review ({blogname:container-title} {=review:genre} {headline:title})
  ({blogname:container-title} {headline:title})
  ({outlet:container-title} {headline:title})
  @review {blogname:container-title} {=review:genre} of {headline:title}
  *3 {headline:title} – {outlet:container-title}
  {headline:title} - {outlet:container-title} ({date_blog:issued})
  {headline:title} — {outlet:container-title}, {date_blog:issued}
  {headline:title} | {outlet:container-title}
  “{headline:title}” | {outlet:container-title}
  “{headline:title}” | {outlet:container-title} | {date_blog:issued}
  {headline:title} | {by_blog} | {outlet:container-title}
  *4 {headline:title} ({outlet:container-title})
  {headline:title} ({outlet:container-title}, {date_blog:issued})
  “{headline:title}” ({outlet:container-title})
  “{headline:title},” {outlet:container-title}, {date_blog:issued}
  *2 “{headline:title}” {outlet:container-title}, {date_blog:issued}
  “{headline:title},” {outlet:container-title}, {date_blog:issued}, <{link}|by {natural:author}>
  “{headline:title},” by {natural:author}, {outlet:container-title}, {date_blog:issued}
  {headline:title}, by {natural:author}, {outlet:container-title}, {date_blog:issued}
  {headline:title} by {natural:author} – {outlet:container-title}
  {headline:title} (by {natural:author} for {outlet:container-title})
  {headline:title}. {outlet:container-title}. {date_blog:issued}
  {headline:title}, {outlet:container-title}, {date_blog:issued}
  *2 {headline:title}
  “{headline:title}”
  @webpage {headline:title} {url:URL}
  @webpage {headline:title}: {url:URL}
  @webpage {url:URL}
  {by_blog} ({outlet:container-title}): {headline:title}
  {by_blog} ({outlet:container-title}), “{headline:title}”
  {by_blog} in {outlet:container-title}: “{headline:title}”
  {by_blog} in the {newspaper:container-title}, {date_blog:issued}
  {by_blog} at {blogname:container-title}: {post:title}
  {by_blog} on {np:title} – {outlet:container-title}
  {by_blog}: {headline:title}
  {by_blog}: {headline:title}. {outlet:container-title}, {date_blog:issued}
  {by_blog}: “{headline:title},” in: {outlet:container-title}, {date_blog:issued}
  {by_blog} – “{headline:title}” – {outlet:container-title} – {date_blog:issued}
  {date_blog:issued} – {outlet:container-title} – {headline:title}
  {date_blog:issued}, {outlet:container-title}, “{headline:title}”
  {date_blog:issued}: {headline:title} ({outlet:container-title})
  {by_blog}, “{headline:title},” {outlet:container-title}, via {site}, {date_blog:issued}
  {headline:title} ({note_via:note})
  {outlet:container-title}: {headline:title} ({note_via:note})
  {by_blog}, “{headline:title},” {outlet:container-title}, {date_blog:issued} ({note_via:note})
  *3 @report {think_tank:author}, “{report:title},” {date_blog:issued}
  @report {think_tank:author}, {report:title}, {date_blog:issued}
  @report {by_blog}, “{report:title},” {think_tank:publisher}, {date_blog:issued}
  @report {by_blog}, {report:title}, {think_tank:publisher}, {date_blog:issued}
  *2 @report {agency:author}, “{report:title},” {date_blog:issued}
  @report {ngo:author}, “{report:title},” {date_blog:issued}<, p. {1-90:locator}>
  @report {igo:author}, “{report:title},” {date_blog:issued}<, pg. {1-90:locator}>
  @report {institution:author}: {report:title} (PDF)
  @report {institution:author}, {date_blog:issued}
  *4 {wire:container-title}, “{headline:title},” {date_blog:issued}
  {wire:container-title}/{newspaper:container-title}, “{headline:title},” {date_blog:issued}
  {by_blog}, “{headline:title},” {magazine:container-title}, {date_my:issued}
  {by_blog}, “{paper:title},” {journal:container-title}, {date_my:issued}<, p. {1-90:locator}>
  {by_blog}, “{paper:title},” {journal:container-title}, Vol. {1-90:volume}, No. {1-6:issue},
    {date_my:issued}
  *3 @book {by_blog}, {book:title}, {press_place:publisher-place}: {press:publisher}, {y:issued}
  *2 @book {by_blog}, {book:title}, {press:publisher}, {y:issued}
  @book {by_blog}, {book:title}, {press:publisher}, {press_place:publisher-place}, {y:issued}
  @book {by_blog}, {book:title}, {press_place:publisher-place}: {press:publisher}, {y:issued}, p<p>.
    {locator_value:locator}
  @book {by_blog}, {book:title} ({press:publisher}, {y:issued})
  @book {by_blog}, {book:title} ({y:issued})
  @- {by_blog}, {book:title}
  @- {book:title} by {natural:author}
  @- {book:title}, {natural:author}
  {interviewed}
  {interviewed}
  *4 {headline:title}, {outlet:container-title}
  *2 “{headline:title},” {outlet:container-title}
  *2 “{headline:title}”, {outlet:container-title}
  {headline:title}. {outlet:container-title}
  *2 {headline:title} [{outlet:container-title}]
  {headline:title} - {outlet:container-title}
  {headline:title} / {outlet:container-title}
  {headline:title} via {outlet:container-title}
  {headline:title} {outlet:container-title}
  {outlet:container-title} | {headline:title}
  {outlet:container-title} - {headline:title} - {date_blog:issued}
  {outlet:container-title}: “{headline:title}” {date_blog:issued}
  {outlet:container-title}: {by_blog}, “{headline:title}”
  {outlet:container-title}: {by_blog}: {headline:title} ({date_blog:issued})
  *5 {date_mdy_slash:issued} {outlet:container-title}: {headline:title}
  *3 {date_mdy_slash:issued} – {outlet:container-title}: {headline:title}
  *2 {date_mdy_slash:issued} {outlet:container-title}: “{headline:title}”
  *2 {date_mdy_slash:issued}: {outlet:container-title}: {headline:title}
  {date_mdy_slash:issued}, {outlet:container-title}: {headline:title}
  {date_mdy_slash:issued} {headline:title} ({outlet:container-title})
  {date_mdy_slash:issued} {headline:title}, {outlet:container-title}
  {date_mdy_slash:issued} {headline:title} – {outlet:container-title}
  {date_mdy_slash:issued} {by_blog}, “{headline:title},” {outlet:container-title}
  {date_mdy_slash:issued} {by_blog}, {outlet:container-title}: {headline:title}
  ({date_mdy_slash:issued}) {outlet:container-title}: {headline:title}
  [{date_mdy_slash:issued}] {headline:title} | {outlet:container-title}
  {date_num:issued} {outlet:container-title}: {headline:title}
  {date_blog:issued}. {outlet:container-title}. “{headline:title}.”
  {date_blog:issued} | {outlet:container-title} | {headline:title}
  @report {date_mdy_slash:issued} {institution:author}: {report:title}
  *5 {by_blog}, {quoted_headline} ({outlet:container-title}, {date_blog:issued})<.|>
  *2 {by_blog}, {quoted_headline} ({outlet:container-title} {date_blog:issued})
  *2 {by_blog}: {quoted_headline} ({outlet:container-title}, {date_blog:issued})
  {by_blog} {quoted_headline} ({outlet:container-title}, {date_blog:issued})
  {by_blog}, {quoted_headline} ({outlet:container-title})
  *2 {by_blog}, {headline:title} ({outlet:container-title}, {date_blog:issued})<.|>
  {by_blog}, {quoted_headline}, {outlet:container-title}, {date_blog:issued}
  *2 {quoted_headline} ({outlet:container-title}, {date_blog:issued})
  {quoted_headline} {outlet:container-title} ({date_blog:issued})
  {by_blog}, “{headline:title},” {outlet:container-title}, {nd}
  {by_blog}, “{headline:title},” {outlet:container-title}, {date_blog:issued}. {commentary:note}
  {by_blog}, “{headline:title},” {outlet:container-title}, {date_blog:issued} ({commentary:note})
  *3 @report {body_under:author}, “{report:title},” {date_blog:issued}
  @report {body_under:author}, {report:title}, {date_blog:issued}
  @book {east:author}, {book:title}, {press:publisher}, {y:issued}
  {east:author}, “{headline:title},” {outlet:container-title}, {date_blog:issued}
interviewed: @interview
  *3 Interview with {natural_one:author}, {city:publisher-place}, {date_blog:issued}
  {genre_interview:genre} with {natural_one:author}, {date_blog:issued}
  {natural_one:author}, interview by {natural_one}, {outlet:container-title}, {date_blog:issued}
  {natural_one:author}, interviewed by {natural_one}, {city:publisher-place}, {date_any:issued}
  {natural_one:author}, {genre_low:genre} with <the author|author>, {date_any:issued}
  {natural_one:author}, {genre_low:genre} with {natural_one}, {city:publisher-place},
    {date_any:issued}
  {natural_one:author} ({role}), {genre_low:genre}, {date_any:issued}
  Author {genre_low:genre} with {natural_one:author}, {role}, {city:publisher-place},
    {date_any:issued}
  {genre_interview:genre} with {role}, {city:publisher-place}, {date_any:issued}
  {inverted_one:author}. {genre_interview:genre}. {date_dmy:issued}.
  {inverted_one:author}. Interview by {natural_one}. {outlet:container-title}, {date_any:issued}.
  {inverted_one:author}. “{headline:title}.” Interview by {natural_one}. {outlet:container-title},
    {date_any:issued}.
  “{headline:title},” interview with {natural_one:author}, {outlet:container-title},
    {date_any:issued}
news:
  *3 {apa:author} ({date_apa:issued}). {headline:title}. {newspaper:container-title}<,
    {news_page:page}|>.
  {apa:author} ({date_apa:issued}). {headline:title}. {newspaper:container-title}, p<p>.
    {news_page:page}.
  *2 {apa:author} ({date_apa:issued}). {headline:title}. {outlet:container-title}. {link_seen}
  {headline:title}. ({date_apa:issued}). {newspaper:container-title}<, p. {news_page:page}>.
  {apa:author} ({date_apa:issued}). {headline:title} [{genre_news:genre}].
    {newspaper:container-title}, {1-90:volume}({1-12:issue}), {pages:page}.
  *3 {mla:author}. “{headline:title}.” {newspaper:container-title}, {date_dmy:issued}<, p.
    {news_page:page}>.
  {mla:author}. “{headline:title}.” {newspaper:container-title} {date_dmy:issued}: {news_page:page}.
    <Print|>.
  {mla:author}. “{headline:title}.” {newspaper:container-title} [{city:publisher-place}],
    {date_dmy:issued}, {news_edition:edition} ed., {news_page:page}.
  {mla:author}. “{headline:title}.” {outlet:container-title}, {date_dmy:issued}, {url:URL}.
    <Accessed {accessed}.>
  {mla:author}. “{headline:title}.” {outlet:container-title}. {publisher_news:publisher},
    {date_dmy:issued}. Web. {accessed}.
  *3 {natural:author}, “{headline:title},” {newspaper:container-title}, {date_mdy:issued} <,
    {news_page:page}|>.
  {natural:author}, “{headline:title},” {newspaper:container-title} ({city:publisher-place}),
    {date_mdy:issued}<, sec. {=C/D/E/F/S/W:section}|, {section_word:section}|>.
  {natural:author}, “{headline:title},” {newspaper:container-title}, {date_mdy:issued},
    {news_edition:edition} edition<, {section_word:section}|>.
  {natural:author}, “{headline:title},” {newspaper:container-title}, {date_mdy:issued}, {link_seen}.
  {mla:author}. “{headline:title}.” {newspaper:container-title}, {date_mdy:issued}. {link_seen}
  {mla:author}. {y:issued}. “{headline:title}.” {newspaper:container-title}, {date_md:issued} <,
    {y:issued}|>.
  *2 {harvard:author} ({y:issued}) ‘{headline:title}’, {newspaper:container-title}, {date_dm:issued}
    <, p. {news_page:page}|>.
  {harvard:author} ({y:issued}) ‘{headline:title}’, {outlet:container-title}, {date_dm:issued}.
    {link_seen}
  {harvard:author} {y:issued}, ‘{headline:title}’, {newspaper:container-title}, {date_dm:issued},
    viewed {accessed}, {lt}{url:URL}{gt}.
  {harvard:author}, {y:issued}. {headline:title}. {newspaper:container-title}, {date_dm:issued}<, p.
    {1-40:page}|>.
  {newspaper:container-title} ({y:issued}) ‘{headline:title}’, {date_dm:issued}, p.
    {news_page:page}.
  *3 {legal:author}, {headline:title}, {newspaper^:container-title}, {date_bluebook:issued}, at
    {news_page:page}.
  {legal:author}, {headline:title}, {newspaper_short:container-title}, {date_bluebook:issued}, at
    {news_page:page}.
  {legal:author}, {headline:title}, {newspaper_short^:container-title} ({date_bluebook:issued}),
    {url:URL} <[https://perma.cc/{code}]|>.
  {headline:title}, {newspaper_short:container-title}, {date_bluebook:issued}, § {1-4:section}, at
    {1-30:page}.
  {genre_news:genre}, {headline:title}, {newspaper_short^:container-title}, {date_bluebook:issued},
    at {news_page:page}.
  *2 {natural:author}, ‘{headline:title}’ {newspaper:container-title} ({city:publisher-place},
    {date_dmy:issued}) <{1-30:page}|>
  {natural:author}, ‘{headline:title}’, {newspaper:container-title} ({city:publisher-place}),
    {date_dmy:issued}, {1-30:page}.
  {natural:author}, ‘{headline:title}’, {newspaper:container-title}, {date_dmy:issued}.
  {newspaper:container-title}, {date_full:issued}<, p. {news_page:page}|, {news_page:page}|>.
  {newspaper:container-title} ({city:publisher-place}), {date_full:issued}.
  “{headline:title},” {newspaper:container-title}, {date_full:issued}, {news_page:page}.
  {headline:title}. {wire:container-title}. {date_full:issued}. <{link}|>
  {wire:author}. “{headline:title}.” {newspaper:container-title}, {date_full:issued},
    {news_page:page}.
  {wire:author} ({date_apa:issued}). {headline:title}. {newspaper:container-title}. {link}
  {headline:title} [{genre_news:genre}]. ({date_apa:issued}). {newspaper:container-title},
    {news_page:page}.
  {spaced:author}. {headline:title}. {newspaper:container-title} ({section_word:section}).
    {y:issued} {mon} {d};{1-90:volume}:{1-30:page}.
  {vancouver:author}. {headline:title}. {newspaper:container-title}. {date_my:issued}:{1-30:page}.
  *3 {mla:author}. “{headline:title}.” {magazine:container-title}, {date_my:issued}, {pages:page}.
  {natural:author}, “{headline:title},” {magazine:container-title}, {date_mdy:issued}, {1-99:page}.
  {natural:author}, ‘{headline:title}’, {magazine:container-title}, {volume_issue}
    ({date_my:issued}), {pages_pp}.
  {apa:author} ({date_apa:issued}). {headline:title}. {magazine:container-title},
    {1-90:volume}({1-30:issue}), {pages:page}.
  {legal:author}, {headline:title}, {magazine^:container-title}, {date_bluebook:issued}, at
    {1-99:page}.
  {natural:author}, {headline:title}, {magazine:container-title} {volume_issue}, {date_my:issued}.
  {magazine:container-title}, no. {1-900:issue}, {date_my:issued}, p. {1-90:page}
  {natural:author}, “{headline:title},” {newspaper:container-title}, {weekday}, {date_mdy:issued},
    {section_word:section}, {news_page:page}
  {genre_news:genre}, “{headline:title},” {newspaper:container-title}, {date_full:issued}
  {natural:author}, {genre_low_news:genre}, {newspaper:container-title}, {date_full:issued}
  {natural:author} ‘{headline:title}’ {newspaper:container-title} {date_dmy:issued} {pages_pp}
  {east:author}, “{headline:title},” {newspaper:container-title}, {date_full:issued}.
  {natural:author}, {quoted_headline} ({newspaper:container-title}, {date_dmy:issued})<.|>
  {natural:author}, {quoted_headline}, {newspaper:container-title} ({city:publisher-place},
    {date_dmy:issued}).
  {apa:author} (n.d.). {headline:title}. {outlet:container-title}. {link_seen}
  {natural:author}, ‘{headline:title}’, {magazine:container-title}, {months:issued}, {pages_pp}.
  {natural:author}, ‘{headline:title}’, {newspaper:container-title}, {date_dmy:issued}.
    {commentary:note}
  {mla:author}. “{headline:title}.” {magazine:container-title} (ISSN {ISSN}), {date_my:issued}:
    {pages:page}.
numbered:
  {genre_report:genre} No. {1-900:number}
  {genre_report:genre} {1-30000:number}
  {genre_report:genre} no. {1-300:number}
  {genre_report:genre} {letters_number:number}
  {genre_report:genre} #{1-90:number}
reports: @report
  *2 {institution:author} {genre_short:genre} {date_blog:issued}
  {institution:author} {genre_short:genre}, {date_any:issued}
  {institution:author}, {genre_short:genre}, {date_blog:issued}
  {igo:author} {genre_short:genre} {date_blog:issued}
  {institution:author} {genre_short:genre} ({date_any:issued})
  {institution:author} {genre_short:genre} on {topic} {date_blog:issued}
  *3 {institution:author} ({y:issued}). {report:title}. {press_place:publisher-place}:
    {institution:publisher}.
  *2 {institution:author}. ({date_apa:issued}). {report:title} ({report_number:number}). {link}
  {institution:author}. ({y:issued}). {report:title} ({numbered}). {link_seen}
  *3 {institution:author}, {report:title}, {date_my:issued}<, p. {1-200:locator}|>.
  *2 {institution:author}, “{report:title},” {date_my:issued}, {link_seen}.
  {institution:author}, “{report:title},” {numbered}, {date_any:issued}.
  *2 {institution:author}, {report:title} ({press_place:publisher-place}: {institution:publisher},
    {date_my:issued})<, {locator_any}|>.
  {institution:author}. {report:title}. {press_place:publisher-place}: {institution:publisher},
    {y:issued}.
  {institution:author}, {report:title}, {report_number:number} ({press_place:publisher-place}:
    {agency:publisher}, {date_my:issued}).
  *2 {natural:author}, {report:title} ({city:publisher-place}: {think_tank:publisher}, {y:issued})<,
    {locator_value:locator}|>.
  {natural:author}, “{report:title},” {think_tank:publisher}, {date_any:issued}, {link_seen}
  {natural:author}, “{report:title}” ({genre_report:genre}, {think_tank:publisher},
    {date_my:issued})
  {natural:author}, ‘{report:title}’ ({genre_report:genre} No {1-90:number}, {think_tank:publisher},
    {date_dmy:issued}) {locator_value:locator}.
  {apa:author} ({y:issued}). {report:title} ({numbered}). {think_tank:publisher}. {link}
  {apa:author} ({y:issued}). {report:title}. {city:publisher-place}: {think_tank:publisher}.
  {harvard:author} ({y:issued}) {report:title}. {city:publisher-place}: {think_tank:publisher}.
    {link_seen}
  {harvard:author} ({y:issued}) ‘{report:title}’, {numbered}, {think_tank:publisher},
    {city:publisher-place}.
  {mla:author}. {report:title}. {think_tank:publisher}, {date_dmy:issued}, {url:URL}.
  {mla:author}. “{report:title}.” {numbered}. {city:publisher-place}: {think_tank:publisher},
    {y:issued}.
  {institution:author} ({y:issued}), {report:title}, {press:publisher}, {city:publisher-place},
    {doi_link}.
  {institution:author} ({y:issued}) {report:title}, {city:publisher-place}: {institution:publisher},
    {1-400:number-of-pages} pp.
  {institution^:author}, {report^:title} {1-90:locator} ({y:issued})<, {url:URL}|>.
  {legal^:author}, {think_tank^:publisher}, {report^:title} {1-90:locator} ({y:issued}).
  {agency^:author}, {report_number^:number}, {report^:title} {1-200:locator} ({y:issued}).
  {agency:author}. {report:title}. {report_number:number}; {y:issued}.
  {agency:author}, {report:title}, {edition_ed} ({y:issued}).
  {institution:author}, {report:title} (“{short_title}”), {date_my:issued}, {link}
  {institution:author}: {report:title}, {city:publisher-place} {y:issued}.
  {institution:author}, {report:title}, {locator_any}
  “{report:title},” {institution:author}, {date_any:issued}<, {link}|>
  “{report:title}” ({institution:publisher}, {date_any:issued})
  {report:title}. ({y:issued}). {institution:publisher}. {link}
  {report:title}, {institution:publisher}, {date_any:issued}. {link_seen}
  {report:title}, by {natural:author}, {think_tank:publisher}, {numbered}, {date_any:issued}
  See {institution:author}, {report:title}, {date_my:issued}, at {1-200:locator}.
  {agency:author}. {report:title}. Prepared by {company:author} for {agency}.
    {city:publisher-place}, {y:issued}.
  @ {institution:author}, cited in {natural:author}, “{headline:title},” {outlet:container-title},
    {date_any:issued}
  {institution:author} [{letters}]. {y:issued}. {report:title}. <{series:collection-title} no.
    {1-90:number}. |>{city:publisher-place}.
  {agency:author}, {report:title}, vol. {1-9:volume} ({city:publisher-place}: GPO, {y:issued}),
    {locator_value:locator}.
  {institution:author} (n.d.). {report:title}. {link_seen}
  {institution:author}, {report:title}, n.d., {url:URL}
  *4 {body_under:author}, “{report:title},” {date_any:issued}<.|, {link_seen}>
  *2 {body_under:author}, {report:title}, {date_my:issued}<, p. {1-200:locator}|>.
  *2 {body_under:author}, {report:title} ({press_place:publisher-place}: {y:issued})<,
    {locator_any}|>.
  {body_under:author}. ({y:issued}). {report:title}<. ({report_number:number})|>. {link}
  {body_under:author}. {report:title}. {press_place:publisher-place}: {institution:publisher},
    {y:issued}.
  {body_under:author} ({date_my:issued}), {report:title}. {link_seen}
  {body_under:author}, {genre_report:genre}: {report:title}, {date_any:issued}
  {institution:author}, {report:title}, {nd}
  {institution:author}, “{report:title}” ({city:publisher-place}: {institution:publisher}, {nd}),
    {locator_any}.
  {institution:author}, {report:title} ({nd}), {link_seen}
  {institution:author}, {report:title}, {years:issued} ({city:publisher-place}:
    {institution:publisher}).
  {institution:author}, {report:title} ({city:publisher-place}, {years:issued}), {locator_any}.
  {institution:author}. {report:title}. {city:publisher-place}: {institution:publisher}, {y:issued}.
    ISBN {ISBN}<.|>
  {institution:author} ({y:issued}), {report:title}, {institution:publisher}, ISSN {ISSN}<, no.
    {1-90:number}|>.
  {institution:author}, {report:title}, {date_my:issued}. {commentary:note}
  {east:author}, “{report:title},” {think_tank:publisher}, {date_any:issued}.
release: @report
  *2 {institution:author}, “{headline:title},” {genre_release:genre}, {date_any:issued}<,
    {link_seen}|>.
  {institution:author} ({date_apa:issued}). {headline:title} [{genre_release:genre}]. {link}
  {genre_release:genre}, {institution:author}, {headline:title} ({date_bluebook:issued})<,
    {url:URL}|>.
  {institution:author}, {genre_release:genre}: {headline:title}, {date_any:issued}
  {institution:author}, {genre_release:genre} No. {release_number:number}, {date_any:issued}
  {institution:author}, {headline:title} ({genre_release:genre}, {date_dmy:issued}).
  {institution:author}. “{headline:title}.” {genre_release:genre}. {date_dmy:issued}. {link_seen}
  {institution:author} {genre_release:genre}, “{headline:title},” {date_any:issued}
  “{headline:title},” {genre_release:genre}, {institution:author}, {date_any:issued}
  “{headline:title},” {institution:author} {genre_release:genre}, {city:publisher-place},
    {date_any:issued}
  {genre_release:genre} from {institution:author}, “{headline:title},” {date_any:issued}
  {institution:author} ({y:issued}) {headline:title}. {genre_release:genre}, {date_dm:issued}.
    {link_seen}
  {company:author}, {genre_filing:genre}, filed {date_any:issued}<, p. {1-90:locator}|>
  {company:author}. ({y:issued}). {genre_filing:genre}. {link}
  {company:author}, {genre_filing:genre} for fiscal year {y:issued}
  {agency:author}, {headline:title}, {date_any:issued}. {link}
  *2 {body_under:author}, “{headline:title},” {genre_release:genre}, {date_any:issued}<,
    {link_seen}|>.
  {body_under:author}, {headline:title}, {date_any:issued}, {link}
un: @report
  *4 {un_body:author}, {un_title:title}, {un_doc} {symbol:number}, {date_dmy:issued}<, para.
    {1-90:locator}|, ¶ {1-90:locator}|>.
  *2 {un_body:author}, “{un_title:title},” {symbol:number}, {date_any:issued}<, p. {1-60:locator}|>.
  *2 {un_body:author}, ‘{un_title:title}’ ({date_dmy:issued}) {un_doc} {symbol:number}<, para
    {1-90:locator}|>.
  {un_body:author}, {un_title:title}, ¶ {1-90:locator}, {un_doc} {symbol:number}
    ({date_bluebook:issued}).
  {un_body:author}. ({y:issued}). {un_title:title} ({symbol:number}). {link}
  {un_title:title}, {un_doc} {symbol:number}, {date_any:issued}
  {un_title:title}, {un_doc} {symbol:number} ({y:issued})<, {locator_any}|>.
  {un_doc} {symbol:number}, {date_dmy:issued}.
  {symbol:number}, {date_dmy:issued}<, para. {1-90:locator}|>.
  *2 @legislation {un_body:author}, {genre_resolution:genre} {1-2700:number}, {symbol_law:number},
    {date_dmy:issued}
  *2 @legislation {un_body:author}, {genre_resolution:genre} {100-2700:number} ({y:issued})<, para.
    {1-40:locator}|>.
  @legislation {un_body:author} {genre_resolution:genre} {100-2700:number}, {date_any:issued}
  @legislation {res_body:genre} {100-2700:number}, ¶ {1-40:locator}, {un_doc} {symbol_law:number}
    ({date_bluebook:issued}).
  @legislation {res_body:genre} {100-2700:number} ({y:issued}).
  @legislation {ga_body:genre} {ga_number:number}, {un_law_title:title} ({date_bluebook:issued}).
  @hearing {un_body:author}, {nth} Sess., {1-90}th mtg. at {1-20:locator}, {un_doc}
    {symbol_record:number} ({date_bluebook:issued}).
  @hearing {un_body:author}, {genre_meeting:genre}, {symbol_record:number}, {date_any:issued}<, p.
    {1-40:page}|>.
  {un_body:author} ({y:issued}) {un_title:title}. {date_dm:issued}. {symbol:number}. {link_seen}
  {natural_one:author}, {un_title:title}, submitted to the {un_body}, {un_doc} {symbol:number},
    {date_dmy:issued}
  {un_body:author}, {un_title:title}, by {natural_one:author}, {un_doc} {symbol:number} ({y:issued})
  {igo:author}, {un_title:title}, {city:publisher-place}, {date_dmy:issued}, {symbol:number}.
  @legislation {un_body:author}, {un_law_title:title}, {un_doc} {symbol_law:number},
    {date_dmy:issued}<, para. {1-40:locator}|>.
  @legislation {un_law_title:title}, {symbol_law:number}, {date_any:issued}<, {link}|>
  @legislation {un_doc} {symbol_law:number}, {date_dmy:issued}.
  @hearing {un_body:author}, {un_record_title:title}, {symbol_record:number}, {date_any:issued}<, p.
    {1-40:page}|>.
  @hearing {un_doc} {symbol_record:number}, {date_dmy:issued}<, p. {1-40:page}|>.
  @hearing {un_record_title:title}, {un_doc} {symbol_record:number} ({y:issued}).
  *2 Letter dated {date_dmy:issued} from the {official:author} to the President of the Security
    Council, {un_doc} {symbol:number}<, p. {1-20:locator}|>.
of_day:
  of {date_dmy_plain}
  of the European Parliament and of the Council of {date_dmy_plain}
  of the European Parliament and of the Council
  of the Council of {date_dmy_plain}
eu_title:
  *3 {eu_kind} {of_day} on {topic}
  {eu_kind} on {topic}
  {eu_kind} {of_day} concerning {topic} and repealing {eu_kind}
  {eu_kind} {of_day} amending {eu_kind} as regards {topic}
date_dotted:
  {d}.{m}.{y}
  {dd}.{mm}.{y}
eu: @legislation
  *3 {eu_title:title} {oj_bracket}
  *2 {eu_title:title}, {oj_plain}
  {eu_title:title} ({oj_plain})
  {eu_title:title}<, art {1-90:locator}|, Article {1-90:locator}|>.
  {eu_title:title}, {y:issued} {=O.J.:container-title} (L {1-400:volume}) {1-99:page}.
  *2 @report {eu_body:author}, ‘{un_eu:title}’ ({genre_eu:genre}) {com:number}<, {1-30:locator}|>.
  @report {eu_body:author}, {un_eu:title}, {com:number}, {city:publisher-place},
    {date_dotted:issued}.
  @report {eu_body:author} ({y:issued}), {un_eu:title}, {com:number}<, {city:publisher-place}|>.
  @report {eu_body:author}, “{un_eu:title},” {com:number}, {date_any:issued}<, {link_seen}|>.
  @report {un_eu:title}, {com:number} ({date_bluebook:issued}).
  @report {eu_body:author}. ({y:issued}). {un_eu:title} ({com:number}). {link}
  {eu_body:author}, Resolution of {date_dmy:issued} on {topic} ({parliament_number:number}).
  @report {eu_body:author}, {report:title}, {city:publisher-place}: {press:publisher}, {y:issued}.
  *2 @treaty {treaty_title:title}, {date_bluebook:issued}, {1-2500:volume} {uts:container-title}
    {1-600:page}.
  @treaty {treaty_title:title} (adopted {date_dmy:issued}, entered into force {date_dmy_plain})
    {1-2500:volume} {unts:container-title} {1-600:page}<, art {1-60:locator}|>.
  @treaty {treaty_title:title} (signed {date_dmy:issued}) {1-2500:volume} {unts:container-title}
    {1-600:page}<, art. {1-60:locator}|>.
  @treaty {treaty_title:title}, art. {1-90:locator}, {date_bluebook:issued}, {1-2500:volume}
    {uts:container-title} {1-600:page}.
  @treaty {treaty_title:title}, opened for signature {date_dmy:issued}, {1-2500:volume}
    {unts:container-title} {1-600:page}.
  @treaty {treaty_title:title}, {city:publisher-place}, {date_dmy:issued}<, Article
    {1-40:locator}|>.
  @treaty {treaty_title:title} ({y:issued}), ETS No. {1-220:number}.
oj_bracket:
  [{y:issued}] {oj_name:container-title} {=L/C}{1-400:volume}/{1-99:page}<|, {1-99:locator}>
  [{y:issued}] {oj_name:container-title} L {1-400:volume}, {1-99:page}
oj_plain:
  {oj_name:container-title} L {1-400:volume}, {date_dotted:issued}, p. {1-300:page}
  {oj_name:container-title} L {1-400:volume}, {date_dotted:issued}, pp. {range_low:page}
  {oj_name:container-title} {=L/C} {1-400:volume} of {date_dotted:issued}, p. {1-300:page}
  {oj_name:container-title}, L {1-400:volume}, {date_dmy:issued}
committee_us:
  *2 H. Comm. on {committee_field}
  *2 S. Comm. on {committee_field}
  Subcomm. on {committee_field} of the H. Comm. on {committee_field}
  J. Econ. Comm.
  H. Permanent Select Comm. on Intelligence
committee:
  *2 Senate Committee on {committee_field}
  *2 House Committee on {committee_field}
  House Armed Services Committee
  Senate Foreign Relations Committee
  House of Commons {field} Committee
  House of Lords {field} Committee
  Committee on {committee_field}, U.S. Senate
  Public Accounts Committee
  Standing Committee on {committee_field}
parliament: @hearing
  *3 {hearing_title:title}: Hearing Before the {committee_us:authority}, {th} Cong. {1-90:locator}
    ({y:issued})< (statement of {statement:author})|>.
  *2 {hearing_title:title}: Hearing Before the {committee_us:authority}, {th} Cong. ({y:issued})
    (statement of {natural_one:author}, {role_hearing}).
  Hearing on {hearing_title:title} Before the {committee:authority}, {th} Cong., {1-2} Sess.,
    {date_any:issued}.
  {committee:authority}, {hearing_title:title}, {th} Cong., {=1st/2d/2nd/1} sess.,
    {date_any:issued}<, {1-90:locator}|>.
  {committee:authority}, Hearing, “{hearing_title:title},” {date_any:issued}
  U.S. Congress, {committee:authority}, {hearing_title:title}, {th} Cong., {=1st/2d/2nd/1} sess.,
    {date_any:issued}.
  {natural_one:author}, {genre_testimony:genre} before the {committee:authority},
    {date_any:issued}<, {link}|>.
  {natural_one:author}, “{hearing_title:title},” {genre_testimony:genre} before the
    {committee:authority}, {date_any:issued}.
  {genre_testimony_cap:genre} of {natural_one:author} before the {committee:authority},
    {date_any:issued}
  {apa:author} ({date_apa:issued}). {hearing_title:title} [{genre_testimony:genre}].
    {committee:authority}. {link}
  *2 @bill {bill:number}, {th} Cong.< § {1-90:section}|> ({y:issued}).
  @bill {statute_title:title}, {bill:number}, {th} Cong. ({y:issued}).
  @bill {statute_title:title}, {bill:number}, {th} Cong. § {1-90:section} (as introduced,
    {date_bluebook:issued}).
  @report {genre_hrep:genre} No. {publaw_plain:number}, at {1-90:locator} ({y:issued}).
  @report {genre_hrep:genre} {publaw_plain:number} ({y:issued}), p. {1-90:locator}
  *2 {60-170:volume} {cong:container-title} {1-30000:page} ({date_bluebook:issued})< (statement of
    {natural_one})|>.
  {60-170:volume} {cong:container-title} {1-30000:page} ({y:issued}) (statement of Rep.
    {surname:author}).
  *2 HC Deb {date_dmy:issued}, vol {1-700:volume}, <col|cols> {1-1400:page}.
  Hansard, {hc:authority}, {date_dmy:issued}, col. {1-1400:page}.
  {=Hansard/Parliamentary Debates:container-title} {hc:authority} Debates, vol. {1-700:volume}, col.
    {1-1400:page} ({date_dmy:issued})
  {natural_one:author}, {=Hansard/Parliamentary Debates:container-title} ({hc:authority}),
    {date_dmy:issued}, p. {1-9000:page}.
  Commonwealth, {=Parliamentary Debates:container-title}, {hc:authority}, {date_dmy:issued},
    {1-9000:page} ({natural_one:author}, {minister}).
  @report {committee:author}, {report:title} ({=HC/HL} {y}–{yy}, {paper_number:number})<, para
    {1-90:locator}|>.
  @report {committee:author}, {report:title}, {nth} Report of Session {y:issued},
    {paper_number:number}<, p. {1-90:page}|>.
  @report {agency:author}, {report:title} ({cm:number}, {y:issued})<, para {1-90:locator}|>.
  @report {agency:author} ({y:issued}) {report:title}, {cm:number}, London: {hmso:publisher}.
  @report {agency:author}, {report:title}, {cm:number} ({y:issued}).
  *2 @report {natural:author}, {report:title}, {crs:publisher}, {crs_number:number},
    {date_any:issued}<, p. {1-60:locator}|>.
  @report {natural:author}, “{report:title},” {crs:publisher} {=Report/Report for Congress:genre}
    {crs_number:number}, {date_any:issued}.
  @report {legal^:author}, {crs_short^:publisher}, {crs_number:number}, {report^:title}
    {1-40:locator} ({y:issued}).
  @report {gao:author}, {report:title}, {gao_number:number} ({date_my:issued})<, {url:URL}|>.
  @report {gao:author}, {gao_number:number}, {report:title} {1-60:locator} ({y:issued}).
  @report {gao:author}. ({y:issued}). {report:title} ({gao_number:number}). {city:publisher-place}:
    {gao:publisher}.
  @report {official_report:author}, {report:title}, {date_any:issued}, p. {1-90:locator}
role_hearing:
  Director
  {official}
  Professor of Law
  President, {company}
  U.S. Senator
  Executive Director, {ngo}
crs:
  *3 Congressional Research Service
  CRS
  Library of Congress, Congressional Research Service
document:
  *2 @thesis {mla:author}. “{paper:title}.” {genre_thesis:genre}, {university:publisher},
    {y:issued}.
  *2 @thesis {natural:author}, “{paper:title}” ({genre_thesis:genre}, {university:publisher},
    {y:issued})<, {locator_value:locator}|>.
  @thesis {apa:author} ({y:issued}). {paper:title} [{genre_thesis:genre}, {university:publisher}].
    {link}
  @thesis {apa:author} ({y:issued}). {paper:title} ({genre_thesis:genre}). {university:publisher},
    {city:publisher-place}.
  @thesis {harvard:author} ({y:issued}) {paper:title}. {genre_thesis:genre}. {university:publisher}.
  @thesis {natural:author}, {paper:title}, {genre_thesis:genre}, {university:publisher},
    {city:publisher-place}, {y:issued}<, p. {1-300:locator}|>
  *2 @report {natural:author}, “{paper:title},” {genre_wp:genre} {1-30000:number},
    {think_tank:publisher}, {date_my:issued}.
  @report {natural:author}, “{paper:title}” ({genre_wp:genre} no. {1-900:number},
    {university:publisher}, {y:issued}).
  @report {apa:author} ({y:issued}). {paper:title} ({genre_wp:genre} No. {1-30000:number}).
    {think_tank:publisher}. {doi_link}
  @article {apa:author} ({y:issued}). {paper:title}. {=SSRN/arXiv/bioRxiv/PsyArXiv:publisher}.
    {doi_link}
  @article {tight:author}, “{paper:title},” {preprint_low:container-title}:{arxiv:number},
    {y:issued}.
  @article {spaced:author}, {paper:title}, {preprint_low:container-title}:{arxiv:number}
    ({y:issued}).
  *2 @standard {standard:number}, {standard_title:title}<, {standard_body:publisher}|>, {y:issued}.
  @standard {standard_body:author} ({y:issued}). {standard_title:title} ({standard:number}). {link}
  @standard {standard_body:author}, {standard:number}:{y:issued}, {standard_title:title}.
    {city:publisher-place}, {y:issued}.
  @standard {tight:author}, “{standard_title:title},” {=RFC/Internet-Draft:genre} {1-9500:number},
    {doi_link}, {date_my:issued}, {lt}{url:URL}{gt}.
  *2 @patent {tight:author}, “{standard_title:title},” {patent_genre:genre} {patent:number},
    {date_mdy:issued}.
  @patent {apa:author} ({y:issued}). {standard_title:title} ({patent_genre:genre} No.
    {patent:number}). {patent_office:publisher}. {link}
  @patent {patent_genre:genre} No. {patent:number} (filed {date_bluebook:issued}).
  @patent {company:author}. {standard_title:title}. {patent_genre:genre} {patent:number},
    {date_full:issued}.
  @dataset {apa:author} ({y:issued}). {report:title} [{genre_data:genre}]. {data_host:publisher}.
    {doi_link}
  @dataset {natural:author}, {y:issued}, “{report:title}”, {data_host:publisher}, {doi_link},
    V{1-9:edition}
  @dataset {institution:author} ({y:issued}). {report:title} (Version {version:edition})
    [{genre_data:genre}]. {link}
  @software {apa:author} ({y:issued}). {software:title} (Version {version:edition})
    [{genre_soft:genre}]. {link}
  @software {software:title}, version {version:edition} ({city:publisher-place}:
    {company:publisher}, {y:issued}).
  @software {company:author}. {software:title} [{genre_soft:genre}]. Version {version:edition}.
    {y:issued}. {link_seen}
  @paper-conference {natural:author}, “{paper:title}” (paper presented at the {conference:event},
    {city:publisher-place}, {date_my:issued}).
  @paper-conference {apa:author} ({date_apa:issued}). {paper:title} [{genre_paper:genre}].
    {conference:event}, {city:publisher-place}.
  @paper-conference {harvard:author} ({y:issued}) ‘{paper:title}’, {genre_paper:genre} presented at
    {conference:event}, {city:publisher-place}, {date_dmy:issued}.
  @paper-conference {tight:author}, “{paper:title},” in {conference:event}, {city:publisher-place},
    {y:issued}, {pages_pp}.
  @paper-conference {mla:author}. “{paper:title}.” {conference:event}, {date_dmy:issued},
    {university:publisher}, {city:publisher-place}. {genre_paper:genre}.
  @manuscript {natural:author}, “{paper:title},” unpublished <manuscript|paper>, {y:issued}
    ({note_text:note})
  @manuscript {natural:author}, {paper:title} ({date_my:issued}) ({genre_manuscript:genre})
    ({note_text:note}).
  @report {legal:author}, {lawtitle:title} {1-60:locator} ({genre_wp:genre} No. {1-900:number},
    {y:issued}), {url:URL}.
  @paper-conference {natural:author}, “{paper:title},” {conference:event}, {city:publisher-place},
    {days:issued}.
  @paper-conference {apa:author} ({y:issued}). {paper:title}. In {conference:event},
    {city:publisher-place}, {days} (pp. {range:page}). {press:publisher}.
  @paper-conference {east:author}. {paper:title}. In {conference:container-title}, {pages_pp}.
    {y:issued}.
  @dataset {institution:author}, {report:title}, {years:issued} [{genre_data:genre}].
    {data_host:publisher}. {doi_link}
  @manuscript {natural:author}, “{paper:title},” unpublished manuscript, {nd}.
  @thesis {east:author}, “{paper:title}” ({genre_thesis:genre}, {university:publisher}, {y:issued}).
patent:
  {1-11},{100-999},{100-999}
  {1000000-9999999}
  EP{1000000-3999999}B1
  US {1000000-9999999} B2
  WO {1990-2023}/{100000-199999}
case_name_uk:
  *5 {surname} v {surname}
  *2 R v {surname}
  R (on the application of {surname}) v Secretary of State for the Home Department
  R ({surname}) v {agency}
  {company} v {company}
  Re {surname}
  In re {surname}
  {surname} v Secretary of State for {portfolio}
  {surname} v {state}
  The {adjective_capital} {concrete_capital}
  Director of Public Prosecutions v {surname}
  Attorney-General v {newspaper}
case_cite:
  *3 {1-600:volume} {reporter:container-title} {1-1500:page} ({y:issued})
  *4 {1-600:volume} {reporter:container-title} {1-1500:page}, {1-1500:locator} ({y:issued})
  *3 {1-999:volume} {reporter:container-title} {1-1500:page} ({court_us:authority} {y:issued})
  *4 {1-999:volume} {reporter:container-title} {1-1500:page}, {locator_case:locator}
    ({court_us:authority} {y:issued})
  {1-600:volume} {reporter:container-title} {1-1500:page}, {1-300:volume} {reporter:container-title}
    {1-1500:page} ({y:issued})
  No. {docket:number}, {y:volume} {wl:container-title} {1000000-9999999:page}, at *{1-30:locator}
    ({court_us:authority} {date_bluebook:issued})
  No. {docket:number}, slip op. at {1-40:locator} ({court_us:authority} {date_bluebook:issued})
  No. {docket:number} ({court_us:authority} {date_bluebook:issued})
  {1-600:volume} {reporter:container-title} at {1-900:locator}
  {1-600:volume} {reporter:container-title} {1-900:page}
history:
  *2 aff'd, {case_cite}
  rev'd, {case_cite}
  cert. denied, {case_cite}
  rev’d on other grounds, {case_cite}
  overruled by {case_name:title}, {case_cite}
  vacated, {case_cite}
paren_text:
  holding that {np} may not {verb} {topic}
  holding that {actors} may {verb} {np}
  discussing {topic}
  finding no {abstract} where {actors} {verb} {np}
  {surname}, J., dissenting
  {surname}, J., concurring
  per curiam
  en banc
  plurality opinion
  explaining {topic}
  collecting cases
  quoting {case_name}
  emphasis added
  internal quotation marks omitted
  arguing that {actors} {verb} {np}
  describing {topic} in {place}
  noting {adjective} {abstract}
signal:
  *4 See
  *3 See also
  *2 Cf.
  *2 But see
  E.g.,
  See, e.g.,
  Accord
  Compare
  Contra
  See generally
  But cf.
  see
  Quoted in
case: @legal_case
  *6 {case_name:title}, {case_cite}<.|>
  *4 {signal} {case_name:title}, {case_cite}.
  *2 {case_name:title}, {case_cite} ({paren_text:note}).
  {signal} {case_name:title}, {case_cite} ({paren_text:note}).
  *2 {case_name:title}, {case_cite}, {history}.
  {1-300} {signal} {case_name:title}, {case_cite}.
  {1-300}. {case_name:title}, {case_cite}.
  {case_name:title}. {case_cite}.
  *2 {signal} {case_name:title}, {case_cite}; see also {case_name:title}, {case_cite}.
  {surname:title}, {1-600:volume} {reporter:container-title} at {1-900:locator}.
  {1-300} {surname:title}, {1-600:volume} {reporter:container-title} at {1-900:locator}.
  {case_cite}.
  {case_name:title} ({y:issued}) {1-600:volume} {reporter:container-title} {1-999:page}<,
    {1-999:locator}|>
  {case_name:title}, {court_full:authority}, {date_any:issued}.
  {case_name:title}, No. {docket:number}, {court_full:authority}, {date_any:issued}
  {brief_genre:genre} for {brief_party:author}, {case_name:title}, {case_cite_no}.
  {complaint:genre}, {case_name:title}, No. {docket:number} ({court_us:authority}
    {date_bluebook:issued}), {url:URL}.
  {case_name:title}, {1-600:volume} {reporter:container-title} {1-1500:page} ({y:issued})
    ({surname}, J., dissenting).
  Transcript of Oral Argument at {1-60:locator}, {case_name:title}, {case_cite_no}.
  {signal} {case_name:title}, {case_cite}. {commentary:note}
  {case_name:title}, {case_cite}. {commentary:note}
case_cite_no:
  {1-600:volume} {reporter:container-title} {1-1500:page} ({y:issued}) (No. {docket:number})
  No. {docket:number} ({court_us:authority} {date_bluebook:issued})
neutral:
  *3 [{y:issued}] {uk_court:authority} {1-1900:number}
  [{y:issued}] {=EWHC:authority} {1-1900:number} ({=Admin/QB/Ch/Comm/Fam/TCC:authority})
uk_report:
  *2 [{y:issued}] {1-4:volume} {uk_series:container-title} {1-1300:page}
  [{y:issued}] {uk_series_plain:container-title} {1-1300:page}
  ({y:issued}) {1-270:volume} {clr:container-title} {1-700:page}
pinpoint:
  *2 [{1-200:locator}]
  at [{1-200:locator}]
  [{1-90}]–[{91-200}]
  {1-999:locator}
  at {1-999:locator}
  [{1-90:locator}] (Lord {surname})
  para {1-90:locator}
foreign_case: @legal_case
  *3 {case_name_uk:title} {neutral}<.| {pinpoint}.|>
  *3 {case_name_uk:title} {neutral}, {uk_report}<.| {pinpoint}.|>
  *2 {case_name_uk:title} {uk_report}<.|, {pinpoint}.|>
  {case_name_uk:title}, {neutral}
  {case_name_uk:title} ({y:issued}) {1-270:volume} {clr:container-title} {1-700:page},
    {1-700:locator}.
  {signal} {case_name_uk:title} {neutral} {pinpoint}.
  {case_name_uk:title} ({court_uk:authority}, {date_dmy:issued}).
  *2 {echr_name:title} App no {appno:number} ({echr:authority}, {date_dmy:issued})<, para
    {1-190:locator}|>.
  *2 {echr_name:title}, no. {appno:number}, <§ {1-190:locator}, |>{echr:authority}
    {y:issued}-{=I/II/III/V}.
  {echr_name:title} ({y:issued}) {1-60:volume} EHRR {1-900:page}<, para {1-90:locator}|>.
  {echr_name:title}, {application} {appno:number}, {=judgment/Judgment/decision:genre} of
    {date_dmy:issued}<, § {1-190:locator}|>.
  {echr:authority}, {echr_name:title}, {application} {appno:number}, {date_dmy:issued}.
  *2 Case {cjeu:number} {case_name_uk:title} [{y:issued}] {=ECR:container-title}
    {ecr_page:page}<, para {1-90:locator}|>.
  Case {cjeu:number}, {case_name_uk:title}, {ecli:number}<, para. {1-90:locator}|>.
  Joined Cases {cjeu:number} and {cjeu:number} {case_name_uk:title} {ecli:number}.
  {cjeu_court:authority}, {date_dmy:issued}, {case_name_uk:title}, {cjeu:number}, {ecli:number}
  Case {cjeu:number}, {case_name_uk:title}, {y:issued} {=E.C.R.:container-title} {ecr_page:page}.
  {icj_name:title} ({country} v. {country}), {genre_judgment_cap:genre}, {y:issued}
    {=I.C.J.:container-title} {1-700:page}<, ¶ {1-300:locator}|> ({date_bluebook:issued}).
  {icj_name:title} ({genre_judgment_cap:genre}) [{y:issued}] {=ICJ Rep/ICJ Reports:container-title}
    {1-700:page}<, {1-700:locator}|>.
  {icc:title}, Case No. {icty:number}, {genre_judgment_cap:genre}, ¶ {1-900:locator}
    ({date_bluebook:issued}).
  {icc:title}, {genre_judgment_cap:genre}, {icc_no:number}, {date_dmy:issued}<, para.
    {1-900:locator}|>.
  BVerfGE {1-160:volume}, {1-400:page}<, {1-400:locator}|>.
statute: @legislation
  *5 {1-54:volume} {code_us:container-title} {section_sign} {section_value:section}<.|
    ({y:issued}).|>
  *2 {statute_title:title}, {1-54:volume} {usc:container-title} §§ {section_value:section}
    ({y:issued}).
  {signal} {1-54:volume} {code_us:container-title} § {section_value:section} ({y:issued})
    ({paren_text:note}).
  *2 {state_code_name:container-title} {section_sign} {section_value:section}
    (<{=West/LexisNexis/McKinney:publisher} |>{y:issued}).
  *3 {statute_title:title}, Pub. L. No. {publaw_plain:number}, {60-136:volume}
    {stat:container-title} {1-4000:page}<, {1-4000:locator}|> ({y:issued})<.|>
  {statute_title:title}, <P.L.|Public Law> {publaw_plain:number}, {60-136:volume}
    {stat:container-title} {1-4000:page}
  {statute_title:title}, Pub. L. No. {publaw_plain:number}, § {1-900:section}, {60-136:volume}
    {stat:container-title} {1-4000:page}, {1-4000:locator} ({y:issued}) (codified at {1-54} U.S.C. §
    {1-9000}).
  Pub. L. {publaw_plain:number}, {60-136:volume} {stat:container-title} {1-4000:page}.
  Pub. L. No. {publaw_plain:number}<, § {1-900:section}|> ({y:issued}).
  {statute_title:title}. Pub. L. {publaw_plain:number}. {60-136:volume} {stat:container-title}
    {1-4000:page}. {date_dmy:issued}.
  {60-136:volume} {stat:container-title} {1-4000:page} ({y:issued}).
  @regulation {60-88:volume} {fedreg:container-title} {1000-80000:page} ({date_bluebook:issued})<
    (to be codified at {1-50} C.F.R. pt. {1-900})|>.
  @regulation {rule:title}, {60-88:volume} {fedreg:container-title} {1000-80000:page},
    {1000-80000:locator} ({date_bluebook:issued}).
  @regulation {order:title}, {60-88:volume} {fedreg:container-title} {1000-80000:page}
    ({date_bluebook:issued}).
  @regulation Exec. Order No. {10000-14100:number}, {1-3:volume} {code_us:container-title}
    {1-900:page} ({y:issued}).
  *2 {state_const:container-title} <art|amend>. {roman:section}<, § {1-12:locator}|>.
  *3 {uk_act:title} {y:issued}<, s {section_value:section}|, s. {1-300:section}|, section
    {1-300:section}|>.
  {uk_act:title} {y:issued} (UK)<, s {1-300:section}|>.
  {uk_act:title} {y:issued} ({=Cth/NSW/Vic/Qld:authority}) s {section_value:section}.
  {uk_act:title} {y:issued}, c {1-60:number}<, s {1-90:section}|>
  {uk_act:title}, RSC {y:issued}, c {act_chapter:number}<, s {1-90:section}|>.
  @regulation {uk_reg:title} {y:issued}, SI {si_number:number}<, reg {1-90:section}|>.
  {uk_act_us:title}, {1-54:volume} {usc:container-title} § {section_value:section}
    ({y:issued})<, {url:URL}|>.
  {country_law:title}, {date_any:issued}, art. {1-300:section}.
  {country_law:title} No. {1-300:number} of {y:issued}, article {1-300:section} ({country}).
  {country:authority}, {country_law:title}, {date_any:issued}, {link_seen}
  {statute_title:title}, {1-54:volume} {usc:container-title} §{section_value:section} et seq.
    ({y:issued})
  Fed. R. <Civ|Crim|Evid>. P. {1-90:section}({letter}).
law_article: @article-journal
  *6 {legal:author}, {lawtitle:title}, {1-150:volume} {law_review^:container-title} {1-2000:page}<,
    {locator_case:locator}|> ({y:issued})<.|>
  *3 {legal:author}, {lawtitle:title}, {1-150:volume} {law_review:container-title} {1-2000:page}<,
    {locator_case:locator}|> ({y:issued}).
  *2 {signal} {legal:author}, {lawtitle:title}, {1-150:volume} {law_review^:container-title}
    {1-2000:page}, {locator_case:locator} ({y:issued}).
  {1-300} {signal} {legal:author}, {lawtitle:title}, {1-150:volume} {law_review^:container-title}
    {1-2000:page} ({y:issued}) ({paren_text:note}).
  {1-300}. {legal:author}, {lawtitle:title}, {1-150:volume} {law_review^:container-title}
    {1-2000:page}, {locator_case:locator} ({y:issued}).
  {legal:author}, {genre_student:genre}, {lawtitle:title}, {1-150:volume}
    {law_review^:container-title} {1-2000:page} ({y:issued}).
  {genre_student:genre}, {lawtitle:title}, {1-150:volume} {law_review^:container-title}
    {1-2000:page}, {locator_case:locator} ({y:issued}).
  *4 @book {legal^:author}, {book^:title} {locator_case:locator} (<{edition_ed} |>{y:issued})<.|>
  *2 @book {legal^:author}, {book^:title} § {section_point:locator} ({nth:edition} ed. {y:issued}).
  @book {signal} {legal^:author}, {book^:title} {locator_case:locator} ({y:issued}).
  @book {1-9:volume} {legal^:author}, {book^:title} § {1-90:locator} ({edition_ed} {y:issued}).
  @chapter {legal:author}, {lawtitle:title}, in {book^:title} {1-300:page}, {1-300:locator}
    ({legal:editor} ed<s|>., {y:issued}).
  @book {legal^:author}, {book^:title} {1-300:locator} ({natural_one:translator} trans.,
    {press:publisher} {y:issued}) ({1600-1950}).
  @book {book^:title} {locator_case:locator} ({legal:editor} ed<s|>., {edition_ed} {y:issued}).
  @- {surname:author}, supra note {1-300}, at {1-300:locator}.
  @- {signal} {surnames:author}, supra note {1-300}, at {1-300:locator} ({paren_text:note}).
  @- {1-300} {surname:author}, supra note {1-300}, at {1-300:locator}.
  @- {surname^:author}, supra note {1-300}.
  @- Id. at {1-900:locator}.
  @- {1-300} Id. at {1-900:locator} ({paren_text:note}).
  @- See id. § {1-900:locator}.
  @- Ibid. {1-300:locator}.
  @- Ibid., p. {1-300:locator}.
  @- {surname:author} (n {1-300}) {1-300:locator}.
  *3 {natural:author}, ‘{lawtitle:title}’ ({y:issued}) {1-130:volume}
    {law_review_uk:container-title} {1-900:page}<, {1-900:locator}|>.
  {natural:author}, ‘{lawtitle:title}’ ({y:issued}) {1-130:volume}({1-6:issue})
    {law_review_full:container-title} {1-900:page}<, {1-900:locator}|>.
  {natural:author}, ‘{lawtitle:title}’ [{y:issued}] {law_review_uk:container-title} {1-900:page}.
  @book {natural:author}, {book:title} ({press:publisher} {y:issued})< {1-300:locator}|>.
  *2 @book {natural:author}, {book:title} ({edition_ed}, {press:publisher} {y:issued})
    {1-300:locator}.
  @book {natural:author}, {book:title} ({press:publisher}, {edition_ed}, {y:issued})
    {1-300:locator}.
  @chapter {natural:author}, ‘{lawtitle:title}’ in {natural:editor} (ed<s|>), {book:title}
    ({press:publisher} {y:issued})< {1-300:locator}|>.
  @post-weblog {natural:author}, ‘{lawtitle:title}’ ({blogname:container-title}, {date_dmy:issued})
    {lt}{url:URL}{gt} accessed {accessed}.
  @post-weblog {natural:author}, ‘{lawtitle:title}’, {blogname:container-title} (<Blog Post|Web
    Page>, {date_dmy:issued}) {lt}{url:URL}{gt}.
  @post-weblog {legal:author}, {lawtitle:title}, {blogname^:container-title}
    ({date_bluebook:issued}), {url:URL}.
  {legal:author}, {lawtitle:title}, {1-150:volume} {law_review^:container-title} (forthcoming
    {y:issued}) (manuscript at {1-90:locator}) ({note_text:note}).
  @personal_communication Letter from {natural_one:author}, {role_hearing}, to {natural_one},
    {role_hearing} ({date_bluebook:issued}) ({note_text:note}).
  @interview Interview with {natural_one:author}, {role_hearing}, in {city:publisher-place}
    ({date_bluebook:issued}).
  {mla:author}. “{lawtitle:title}.” {law_review_full:container-title} {volume_issue} ({y:issued}):
    {range:page}.
  {apa:author} ({y:issued}). {lawtitle:title}. {law_review_full:container-title}, {volume_issue},
    {pages:page}.
  {legal:author}, {lawtitle:title}, {1-150:volume} {law_review^:container-title} {1-2000:page},
    {locator_case:locator} ({y:issued}). {commentary:note}
  {1-300} {signal} {legal:author}, {lawtitle:title}, {1-150:volume} {law_review^:container-title}
    {1-2000:page} ({years:issued}). {commentary:note}
  {natural:author}, ‘{lawtitle:title}’ ({years:issued}) {1-130:volume}
    {law_review_uk:container-title} {1-900:page}.
law_abroad: @legal_case
  *2 Joined Cases {cjeu:number} <and|&> {cjeu}, {case_name:title}, {y:issued}
    {=E.C.R.:container-title} {ecr_page:page}<, ¶ {1-300:locator}|>.
  Joined Cases {cjeu:number} P <and|&> {cjeu} P {case_name_uk:title} [{y:issued}]
    {=ECR:container-title} {ecr_page:page}<, para {1-300:locator}|>.
  *2 {case_name_ca:title}, {y} {court_ca:authority} {1-1900:number}, [{y:issued}]
    {reporter_ca:container-title} {1-900:page} ({court_ca}).
  {case_name_ca:title}, {y:issued} {court_ca:authority} {1-1900:number}<, para {1-90:locator}|, at
    paras {range_low:locator}>.
  {case_name_ca:title}, [{y:issued}] {1-4:volume} {=S.C.R./SCR/F.C./FC:container-title}
    {1-900:page}<,
    {1-900:locator}|>.
  *2 {case_name_ca:title} ({y:issued}), {1-200:volume} {reporter_ca:container-title} {1-900:page}
    ({court_ca:authority}).
  {case_name_uk:title} ({y:issued}) {1-200:volume} {reporter_au:container-title} {1-700:page}<,
    {1-700:locator} ({surname} J)|, {1-700:locator}>.
  {case_name_uk:title} [{y:issued}] {court_au:authority} {1-300:number}<, [{1-90:locator}]|>.
  Case of {echr_plain:title}, App. No. {appno:number}, {=Eur. Ct. H.R.:authority} (<Grand
    |>Chamber), judgment of {date_dmy:issued}<, para. {1-90:locator}|>
  {echr_plain:title}, App. No. {appno:number}, {1-60:volume} {=Eur. H.R. Rep.:container-title}
    {1-900:page}<, ¶ {1-90:locator}|> ({y:issued}).
  {echr_plain:title} ({years:issued}) {1-60:volume} {=EHRR:container-title} {1-900:page}<, para
    {1-90:locator}|>.
  {icj_name:title} ({country} v. {country}), Merits, Judgment, {=I.C.J. Reports/ICJ
    Reports:container-title} {y:issued}, p. {1-700:page}<, para. {1-300:locator}|>.
  {icj_parties:title}, Merits, Judgment, {=I.C.J. Reports/ICJ Reports:container-title} {y:issued},
    p.
    {1-700:page}<, para. {1-300:locator}|>.
  *2 {court_de:authority}, {urteil_short:genre} v. {date_de:issued}<, Az. | – | - |, >{aktz:number},
    {law_de:container-title} {y}, <S. |>{1-3800:page}<, {1-3800:locator}| ({1-3800:locator})|>.
  *3 {court_de:authority} {law_de:container-title} {y:issued}, {1-3800:page}< ({1-3800:locator})|,
    {1-3800:locator}|>.
  {court_de:authority}, {law_de:container-title} {y:issued}, {1-3800:page}<, {1-3800:locator}|
    ({1-3800:locator})|> – {noun_de:title}.
  *2 {reports_de:container-title} {1-160:volume}, {1-400:page}< ({1-400:locator} <f.|ff.|>)|,
    {1-400:locator}|>< – {noun_de:title}|>.
  *2 @article-journal {by_de}, {title_de:title}, {law_de:container-title} {y:issued}, {1-3000:page}<
    ({1-3000:locator})|, {1-3000:locator} f.|>.
  @article-journal {natural_und:author}, {title_de:title}, {archiv_law_de:container-title}
    {80-220:volume} ({y:issued}), {1-900:page}< ({1-900:locator})|, {1-900:locator}|>.
  @article-journal <Ebenso|So auch|Vgl.|Vgl. auch|Anders|Krit.|Dazu> {surname:author}<,
    {title_de:title}|>, {law_de:container-title} {y:issued}, {1-3000:page}<, {1-3000:locator}
    <f.|ff.>|>.
  @article-journal {family_pair:author}, {law_de:container-title} {y:issued}, {1-3000:page}<,
    {1-3000:locator} <f.|ff.>|>.
  @chapter {surname:author}, in: {surname:editor}<, |/{surname} (Hrsg.),
    >{=MüKo/Kommentar/Staudinger/Grundgesetz-Kommentar:container-title},
    <{1-12:edition}. Aufl. |>{y:issued}, § {1-2300:section} Rn. {1-300:locator}.
  @book {surname:author}, {title_de:title}, {1-30:edition}. Aufl. {y:issued}, <Rn.|S.|§ {1-40}
    Rn.> {1-900:locator}.
  *2 {court_fr:authority}, {date_fr:issued}, n° {fr_number:number}, {=Bull. civ./Bull.
    crim.:container-title} {roman:volume}, n° {1-400:number}<, p. {1-300:page}|>.
  {court_fr:authority}, <ass.|sect.|plén.>, {date_fr:issued}, {party_fr:title}, {=Rec.
    Lebon/Lebon/Rec.
    CE:container-title} p. {1-900:page}.
  {court_fr:authority}, {date_fr:issued}, n° {fr_number:number}, {party_fr:title}.
  {court_fr:authority}, {date_fr:issued}, n° {60-99}-{10-700} <DC|QPC>, {noun_fr_cap:title} de la
    {noun_fr}.
  *2 @article-journal <V.|V. not.|Cf.|Voir> {natural_et:author}, « {title_fr:title} »,
    {law_fr:container-title} {y:issued}<, n° {1-12:issue}|>, p. {1-900:page}<, spéc. n°
    {1-40:locator}|>.
  @article-journal {natural_et:author}, « {title_fr:title} », {law_fr:container-title}
    {y:issued}.{1-900:page}.
  @legislation {loi_fr:title}, {=JO/JORF/J.O.:container-title} <du |>{date_fr:issued}<, p.
    {1-9000:page}|>.
  *2 @legislation {eu_kind:title}<, art. {1-40:section}|, art. {1-40:section}({1-9})|>, {y:issued}
    {=O.J.:container-title} (<L|C> {1-400:volume}) {1-99:page}<, {1-99:locator}|>.
  @legislation {eu_kind:title} [{y:issued}] {=OJ:container-title} <L|C>{1-400:volume}/{1-99:page}<,
    art {1-40:section}|>.
  *2 @report {eu_body:author}, ‘{un_eu:title}’ {=COM/SEC/SWD:genre} ({y:issued}) {1-900:number}
    final<, {1-30:locator}|>.
  @report {=Law Commission/Scottish Law Commission/Australian Law Reform
    Commission:author}, {report:title} (<Law Com|Scot Law Com|ALRC Report> No {100-400:number},
    {y:issued})<, | >para<s|> {1-9:locator}.{1-90}.
  @report {=Law Commission/New South Wales Law Reform Commission:author}, {report:title} (Report No
    {10-200:number}, {date_my:issued}) {1-300:locator} [{1-9}.{1-90}].
  @legislation {uk_act:title} {y:issued} (<Cth|NSW|Vic|Qld|UK|NZ>)<, s {section_value:section}| s
    {section_value:section}|>.
  @book {natural:author}, {book:title} ({press_uk:publisher} {y:issued})< {1-300:locator}|>.
  @chapter {natural:author}, ‘{lawtitle:title}’ in {natural:editor} (ed<s|>), {book:container-title}
    ({press_uk:publisher} {y:issued}) {1-300:page}<, {1-300:locator}|>.
  @article-journal {natural:author}, ‘{lawtitle:title}’ ({y:issued}) {1-130:volume}
    {law_review_uk:container-title} {1-900:page}, {1-900:locator}.
  @speech {=HC Deb/HL Deb:container-title} {date_dmy:issued}, vol {1-700:volume}, <col|cols|cc>
    {1-1400:page}<–{10-99}|>.
  @article-newspaper {natural:author}, ‘{headline:title}’ {newspaper:container-title}
    ({city:publisher-place}, {date_dmy:issued})<, {1-40:page}| {1-40:page}|>.
case_name_ca:
  *2 {surname} c {surname}
  {surname} c Ville de {city_fr}
  *3 {surname} v {surname}
  {surname} v. {company}
  R v {surname}
  R. c. {surname}
  {surname} v Canada (Minister of {field})
  {surname} v. {town} Credit Union
reporter_ca:
  *2 D.L.R. (4th)
  DLR (3d)
  RJQ
  O.R. (2d)
  OR (3d)
  B.C.L.R.
  W.W.R.
  C.C.C. (3d)
  A.C.W.S. (3d)
court_ca:
  SCC
  QCCA
  ONCA
  BCSC
  ABQB
  FCA
  CA
  C.A.
  Ont. C.A.
  B.C.S.C.
  S.C.C.
reporter_au:
  *3 CLR
  ALR
  NSWLR
  VR
  NZLR
  SASR
court_au:
  HCA
  NSWCA
  VSC
  FCAFC
  NZSC
echr_plain:
  *2 {surname} v. {country}
  {surname} v {country}
  {surname} and Others v. {country}
  {surname} and {surname} v. {country}
icj_parties:
  {icj_name} ({country} v. {country})
  {place} ({country}/{country})
urteil_short:
  *2 Urt.
  Beschl.
  Urteil
  Beschluss
law_de:
  *4 NJW
  *2 JZ
  JuS
  NVwZ
  FamRZ
  DÖV
  DVBl.
  ZIP
  WM
  NStZ
  MDR
  GRUR
  AcP
  EuGRZ
  VersR
  NZA
  BB
  EuZW
  ZRP
  JA
archiv_law_de:
  AcP
  AöR
  ZHR
  RabelsZ
  ZStW
  KritV
  Der Staat
  VVDStRL
  ZaöRV
reports_de:
  *3 BVerfGE
  *2 BGHZ
  BGHSt
  BVerwGE
  RGZ
  BAGE
  BFHE
family_pair:
  {surname}/{surname}
  {surname}/{surname}/{surname}
party_fr:
  *2 {surname}
  Dame {surname}
  Ministre de l'{noun_fr_cap} c/ {surname}
  Société {surname} et fils
  Commune de {city_fr}
  {surname} c. {surname}
  Syndicat national des {noun_fr}s
law_fr:
  *2 RTD civ.
  D.
  Dalloz
  JCP G
  AJDA
  RFDA
  RDP
  Gaz. Pal.
  Rev. crit. DIP
  RSC
  LPA
loi_fr:
  Loi n° {loi_number} du {date_fr_long} relative à la {noun_fr}
  Loi n° {loi_number} du {date_fr_long} relative à l'{noun_fr}, aux {noun_fr}s et aux {noun_fr}s
  Loi du {date_fr_long} sur la {noun_fr}
  Décret n° {loi_number} du {date_fr_long} portant {noun_fr}
  Ordonnance n° {loi_number} du {date_fr_long}
press_uk:
  *2 OUP
  *2 CUP
  Hart
  Hart Publishing
  Sweet & Maxwell
  Oxford University Press
  Butterworths
  Federation Press
  Edward Elgar
law_us: @legal_case
  *3 @article-journal {legal:author}, {genre_student:genre}, {lawtitle:title}, {y:volume}
    {law_review^:container-title} {1-2000:page}<, {1-2000:locator}|>.
  @article-journal {genre_student:genre}, {lawtitle:title}, {1-150:volume}
    {law_review:container-title}
    {1-2000:page}, {1-2000:locator} ({y:issued}).
  @article-journal The Supreme Court, {y} Term—{=Leading Cases/Comments/Foreword:title},
    {1-150:volume} {=Harv. L. Rev.:container-title} {1-900:page}<, {1-900:locator}|> ({y:issued})
  *2 @article-journal {surname:author}, {lawtitle:title}, supra <n.|note> {1-300}, {1-150:volume}
    {law_review:container-title} at {1-2000:page}
  *2 @book {surname:author}, {book:title}, supra note {1-300}, at {1-900:locator}.
  @book {surname^:author}, {book^:title}, supra note {1-300}, § {1-90:locator}.
  *3 @chapter {legal:author}, {lawtitle:title}, in {book:container-title} {1-300:page}<,
    {1-300:locator}|> (<{legal:editor} ed<s|>., ><{edition_ed} |>{y:issued}).
  @chapter {legal:author}, {lawtitle:title}, in {book^:container-title} {1-300:page}<,
    {1-300:locator}|> ({legal:editor} ed<s|>., {y:issued}).
  *3 @book {legal^:author}, {book^:title} <§ {section_point:locator}|§ {section_point:section}, at
    {1-900:locator}|{1-900:locator}> ({edition_ed} {y:issued}).
  @report {legal:author}, {report:title} {1-90:locator} ({university:publisher}, {genre_wp:genre}
    No.
    {1-900:number}, {y:issued})<, {url:URL}|>.
  *2 @book Restatement (<Second|Third>) of {=Torts/Contracts/Property/Agency/Conflict of Laws:title}
    §
    {1-900:section}<A|> <cmt. {letter} |>(Am. Law Inst. {y:issued}).
  @regulation {=Treas. Reg./C.F.R./Temp. Treas. Reg.:container-title} §
    1.{1-900:section}-{1-20}<({letter})|>
    (<as amended in |>{y:issued})<.|>
  @regulation {rule:title}, {60-88:volume} {fedreg:container-title} {thousands:page}<,
    {thousands:locator}|> ({date_bluebook:issued})< (to be codified at {1-50} C.F.R. pt. {1-900})|>.
  @regulation {60-88:volume} {fedreg:container-title} {thousands:page}<, {thousands:locator}|>
    ({date_bluebook:issued})<.|>
  @report {genre_hrep:genre} No. {publaw_plain:number}, at {1-90:locator} ({y:issued}), <as
    |>reprinted in {y} U.S.C.C.A.N. {1-9000}, {1-9000}.
  *2 @speech {60-170:volume} {cong:container-title} {cong_page:page} (daily ed.
    {date_bluebook:issued})
    (statement of <Sen.|Rep.> {surname:author}).
  @speech {60-170:volume} {cong:container-title} {cong_page:page} ({date_bluebook:issued})<
    (statement of <Sen.|Rep.> {surname:author})|>.
  *2 {brief:genre} at {1-60:locator}<–{61-99}|>, {case_name:title}, {1-600:volume}
    {reporter:container-title} {1-1500:page} ({y:issued}) (No. {docket:number}).
  {brief:genre} at {1-60:locator}, {case_name:title}, No. {docket:number} ({court_us:authority}
    {date_bluebook:issued})<, {url:URL}|>.
  *2 @treaty <See |>{treaty_title:title}, art. {1-90:locator}, {date_bluebook:issued},
    {40-80:volume}
    Stat. {1-4000:page}, {1-2500} U.N.T.S. {1-600}.
  @treaty <See |>{treaty_title:title} art. {1-90:locator}, {date_bluebook:issued}, {1-2500:volume}
    {uts:container-title} {1-600:page}<.|>
  *2 @legislation {=U.S. Const./U.S. CONST./Mass. Const./N.Y. Const.:title} <art.|amend.>
    {roman:section}<, § {1-12}|><, cl. {1-20}|>.
  @legislation G.A. Res. {1-300:number} (<I|II|III|IV|XX|XXI>)<A| A|>, {un_law_title:title}, U.N.
    Doc.
    A/{100-9000} <at {1-90:locator} |>({date_bluebook:issued}).
  @legislation {=G.A. Res./S.C. Res.:genre} {ga_number:number}, {un_law_title:title}<, ¶
    {1-40:locator}|> ({date_bluebook:issued}).
  *2 @legislation <See |>{statute_title:title} § {1-900}<({letter})|>, {1-54:volume}
    {usc:container-title} § {section_value:section} ({y:issued}< & Supp. {roman} {y}|>).
  @legislation {1-54:volume} {=U.S.C.A./U.S.C.S.:container-title} §§ {1-900:section}-{901-999}
    ({=West/LexisNexis:publisher}< {y:issued}|, Westlaw through P.L. {publaw_plain}>).
  *2 @article-newspaper <{1-300}. |><See |>{legal:author}, {headline:title},
    {newspaper^:container-title} ({date_bluebook:issued}<, {1-12}:{10-59} <AM|PM>|>), {url:URL}<
    [{archive_link}]|>.
  @article-newspaper {legal:author}, {headline:title}, {newspaper^:container-title},
    {date_bluebook:issued}, at {=A1/A3/B2/C4/1/12:page}.
  @entry-dictionary {concrete_capital:title}, {=Black's Law Dictionary/Ballentine's Law
    Dictionary:container-title} ({edition_ed} {y:issued}).
  *3 {case_plain:title}, {1-600:volume} {reporter_us:container-title} {1-1500:page}<,
    {1-1500:locator}|,
    {1-900:locator}–{10-99}|> (<{court_us:authority} |>{y:issued})<.|>
  *2 <{1-300}. |>{signal} {case_plain:title}, {1-600:volume} {reporter_us:container-title}
    {1-1500:page}<,
    {1-1500:locator}|> ({y:issued})<.|>
  {case_plain:title}, {1-9:volume} U.S. ({1-9} <Cranch|Wheat.|Pet.|How.|Wall.|Dall.>) {1-700:page}<,
    {1-700:locator}|> ({y:issued})
  {case_plain:title}, {1-600:volume} {reporter_us:container-title} {1-1500:page} ({y:issued})
    (<{surname}, J., <dissenting|concurring>|per curiam|en banc>).
case_plain:
  *3 {surname} v. {surname}
  {surname} v {surname}
  *2 {company} v. {surname}
  {company} v. {company}
  {surname} U.S.A. Inc. v. {town} Res. Def. Council, Inc.
  {surname} v. {town} Women's Health Org.
  {surname} Mfg. Co. v. {surname} Bros., Ltd.
  Nat'l {subject_short} Ass'n v. EPA
  In re {surname}
  United States v. {surname}
  City of {town} v. {surname}
  {surname} v. Bd. of Educ. of {town}
  {surname} & Sons v. Dep't of {subject_short}
reporter_us:
  *4 U.S.
  *3 S. Ct.
  *3 F.3d
  *3 F.2d
  *2 F. Supp.
  F. Supp. 2d
  F. Supp. 3d
  F.4th
  L. Ed. 2d
  N.E.2d
  N.W.2d
  P.2d
  P.3d
  A.2d
  So. 2d
  Cal. Rptr.
  Cal. 4th
  N.Y.2d
  N.Y.S.2d
  S.E.2d
  S.W.3d
  F. Cas.
  F.R.D.
  Ill. App. 3d
  B.R.
brief:
  *2 Brief of Petitioner
  Brief for Respondents
  Brief for the United States as Amicus Curiae
  Petitioner's Reply Brief
  Complaint
  Transcript of Oral Argument
cong_page:
  S{1-15},{100-999}
  H{1-15},{100-999}
  *2 S{1000-15000}
  H{1000-15000}
  {1000-30000}
thousands:
  {10-99},{100-999}
archive_link:
  https://perma.cc/{letters}{1-9}-{letters}{1-9}
abroad: @?webpage
  *2 @motion_picture {book:title}, regia di {natural_one:director}, {studio:publisher}, <Italia
    |>{y:issued}<.|>
  @motion_picture {title_it:title}, regia di {natural_one:director}<,
    {=Italia/Francia:publisher-place}|>, {y:issued}
  *2 @motion_picture {title_de:title}, R: {natural_one:director},
    {=D/F/USA/GB/I/DDR:publisher-place} {y:issued}.
  @motion_picture {title_de:title} ({=D/USA/F:publisher-place} {y:issued}, R:
    {natural_one:director}).
  *2 @motion_picture {inverted_one:director} (<dir.|réal.|Regie|director|Dir.>), {book:title},
    {studio:publisher}, {city:publisher-place}, {y:issued}.
  @motion_picture {loud_one:director}, <réal.|dir.> {title_fr:title} [{=film/film documentaire/court
    métrage:genre}]. {studio:publisher}, {y:issued}<, {20-200} min|>.
  @motion_picture {title_fr:title}, <film de|réalisé par> {natural_one:director}<,
    {studio:publisher}|>, {y:issued}.
  *2 @motion_picture {book:title}. Directed by {natural_one:director}, {studio:publisher},
    {y:issued}.
  *2 @broadcast {broadcaster_abroad:publisher}: {show_abroad:title}, <{12-23} Uhr, |><Sendung
    vom|gesendet
    am> {date_de:issued}.
  @broadcast {inverted_one:author}: {title_de:title}. {=Feature/Hörspiel/Reportage:genre},
    {broadcaster_abroad:publisher} {y:issued}.
  *2 @broadcast {broadcaster:publisher}, ‘{episode:title}’, {show:container-title}, broadcast
    {date_dmy:issued}<, {18-23}.{10-50} GMT|>.
  @broadcast {broadcaster:publisher}, {show:container-title}, {date_any:issued}<, {18-23}:{10-50}|>
  @broadcast {harvard:author} ({y:issued}) ‘Ep. {1-90:number}: {episode:title}’,
    {show:container-title}
    [podcast], {date_dm:issued}. Available at: {url:URL}
  *2 @speech {spaced:author}. {speech:title}. <Speech given at|Address to|Lecture at|Talk given at>
    <the |>{university:event}, {city:publisher-place}, {date_dmy:issued}
  @speech {natural_one:author}, {speech:title}, <speech given at|address delivered at>
    {university:event},
    {date_any:issued}.
  *2 @interview {natural_one:author}, “{paper:title},” interview by {natural_one},
    {magazine:container-title}, {date_any:issued}.
  *2 @interview {inverted_one:author}. Interview by {natural_one}. {show:container-title}.
    {broadcaster:publisher},
    {city:publisher-place}. {date_dmy:issued}. Television.
  @interview {natural_one:author}, interview with the author, {city:publisher-place},
    {date_my:issued}<,
    tape {1-9}|>.
  @interview Interview der <Verf.|Verfasserin|Autorin> mit {natural_one:author},
    {city_de:publisher-place},
    {date_de:issued}.
  @interview Entretien avec {natural_one:author}, propos recueillis par {natural_one},
    {paper_fr:container-title}, {date_fr:issued}
  @interview {loud_one:author}. Entrevista concedida a {natural_one}. {city_pt:publisher-place},
    {date_pt:issued}.
  @interview Entrevista a {natural_one:author}, por {natural_one}, {paper_es:container-title},
    {date_es:issued}.
  *2 @personal_communication <Letter|Cable|Telegram|Memo>, {surname:author} to {surname},
    {date_any:issued},
    {collection:container-title}, {archived_there}.
  @manuscript {archiv_de:archive}, {archive_de:archive_location}<, Bl. {1-300}|>,
    <Vermerk|Schreiben>
    {surname:author}, {date_dotted:issued}
  @manuscript {archiv_it:archive}, <Segreteria di Stato, |>{y}, rubr. {1-300:archive_location},
    fasc. {1-9},
    <f.|ff.> {1-90}r<-{1-90}v|>, {surname:author} a {surname}, {city_it:publisher-place}
    {date_it:issued}
  *2 @standard {standard_number:number}<, | - |: |. >{report:title}<, {city:publisher-place}|><,
    {standard_body_too:publisher}|><, {y:issued}|>.
  @standard {standard_body_too:author}. ({y:issued}). {report:title} ({standard_number:number}).
  @standard {initials:author}, Ed., “{report:title},” {=RFC:genre} {100-9999:number},
    {=IETF:publisher},
    {date_my:issued}.
  @patent {apa:author} ({y:issued}). {report:title} (U.S. Patent No.
    {1-11:number},{100-999},{100-999}). U.S.
    Patent and Trademark Office<. {url:URL}|>.
  @patent Schutzrecht {patent:number} ({date_iso:issued}). {inverted_one:author} (Erfinder):
    {title_de:title}
  @report {inverted_all:author} ({y:issued}): “{paper:title},” {=NBER/CEPR/IZA/World Bank:publisher}
    {genre_wp:genre}
    No. {1-30000:number}.
  *3 @report {think_tank:publisher}, {natural_one:author}, "{report:title}", <policy
    brief|report|working
    paper> #{1-300:number}, {date_my:issued}
  @report {crs:publisher}, "{report:title}," by {natural_one:author}, {crs_number:number}, updated
    {date_any:issued}.
  @report {body_it:author}, {annual_it:title}, {city_it:publisher-place},
    {body_it:publisher}, {y:issued}.
  @report {body_es:author}. {title_es:title}. Informe <anual|defensorial|técnico> nº {1-90:number}.
    {city_es:publisher-place}, {y:issued}
  @report {body_fr:author}, Rapport d'information n° {1-4000:number} sur la {noun_fr:title}, déposé
    par
    M<me|.> {natural_one:author}, {date_fr:issued}.
  @report {body_fr:author}<, n° {1-2000:number}|>, {date_fr:issued} : « {title_fr:title} », par
    {natural_et:author}
  @report {body_de:author}, {=Pressemitteilung:genre} Nr. {1-300:number}: {headline_de:title},
    {city_de:publisher-place}, {date_de:issued}
  @report {institution:author} ({y:issued}), {title_fr:title}, {city_fr:publisher-place},
    {press_fr:publisher},
    {ai_number:number}.
  @thesis {apa:author} ({y:issued}). {title_es:title} [{=Tesis doctoral/Tesis de maestría/Trabajo de
    grado:genre}, {university_es:publisher}]. Repositorio {university_es}.
  @thesis {apa:author} ({y:issued}). {title_de:title} (<Unveröff. |Unveröffentlichte
    |>{=Masterarbeit/Dissertation/Bachelorarbeit:genre}). {university_de:publisher}.
  @thesis {inverted_one:author}: {title_de:title}. {=Diss. phil./Diss. iur./Phil. Diss./Diss.:genre}
    <{city_de:publisher-place}|{university_de:publisher}> {y:issued}.
  @thesis {inverted_one:author}. {title_fr:title}. {=Thèse de doctorat/Thèse de doctorat
    d'histoire/Mémoire de maîtrise:genre}, {university_fr:publisher}, {y:issued}<, {2-4} vol.|>.
  @thesis {loud_one:author}. {title_pt:title}. {y}. {=Dissertação/Tese:genre} (<Mestrado|Doutorado>
    em
    {noun_pt_cap}) – {university_pt:publisher}, {city_pt:publisher-place}, {y:issued}.
  @article-magazine {natural_one:author}, {headline_it:title}, «{magazine_it:container-title}»,
    {roman:volume},
    n. {1-52:issue}, {date_it:issued}<, pp. {range_low:page}|>
  @article-magazine "{headline:title}." {magazine:container-title}, vol. {1-412:volume}, no.
    {1-9000:issue},
    {date_dmy:issued}, pp. {range_low:page}.
  @article-magazine {magazine:container-title}, {initials:author}, "{headline:title}",
    v.{1-151:volume}
    n.{1-52:issue} ({date_mdy:issued}) p.{1-90:page}
  *2 @article-magazine {loud_one:author}. {headline_pt:title}. {magazine_pt:container-title},
    {city_pt:publisher-place}, ano {1-30:volume}, n. {1-300:issue}, p. {range_low:page},
    {date_pt:issued}.
  @article-newspaper {loud_one:author}. {headline_pt:title}. {paper_pt:container-title},
    {city_pt:publisher-place}, {date_pt:issued}. {=Poder/Mercado/Cotidiano/Mundo:section}, p.
    {news_page:page}.
  *2 @article-newspaper <dpa|AFP|Reuters|AP|epd>, {headline_de:title}, {date_dotted:issued}
  *2 @article-newspaper {wire:container-title}, {headline:title}, {date_any:issued}
  *2 @article-newspaper <o. V.|o.V.|N.N.> ({y}): {headline_de:title}, in: {paper_de:container-title}
    vom
    {date_dotted:issued}, S. {1-40:page}
  *2 @article-newspaper {newspaper:author} ({y:issued}) ‘{headline:title}’,
    {newspaper:container-title},
    {date_dm}. Available at: {url:URL} (Accessed: {accessed}).
  *2 @article-newspaper <Obituary|Editorial|Letters to the Editor|Leader|Opinion>:
    <{natural_one:author},
    |>“{headline:title},” {newspaper:container-title}, {date_any:issued}.
  @article-newspaper <Obituary|Editorial>: {headline:title}, {newspaper:container-title},
    {date_dmy:issued}
  *3 @webpage {institution:author}, “{webpage_title:title},” {plain_site:container-title},
    <effective|last
    updated|last modified|updated|page last reviewed> {date_any:issued}, {url:URL}
  @webpage {url:URL} ({webpage_title:title}, {institution:publisher}, <page last reviewed|updated>
    {date_any:issued})
  @webpage {plain_site:container-title}. “{webpage_title:title}.” Last modified {date_any:issued}.
    {url:URL}<.|>
  @webpage {body_pt:author}. ({y:issued}). {headline_pt:title}. Consultado a {date_pt:accessed}, em
    {url:URL}
  @webpage {inverted_y:author}. {title_es:title} [en línea]. Disponible en: {url:URL} [consulta:
    {dd_mm_y:accessed}]
  @webpage {inverted_one:author} {title_es:title}. [consulta: {dd_mm_y:accessed}]. {url:URL}
  @dataset {institution:author}. ({y:issued}). {report:title} (Version {1-9:edition}.{1-9}) [{=Data
    set/Dataset:genre}]. {=Zenodo/Dryad/Figshare/Harvard Dataverse:publisher}. https://doi.org/{DOI}
  @dataset {semicolons_full:author}, {y:issued}, "{paper:title}", {=Harvard
    Dataverse/ICPSR:publisher}, V{1-9:edition},
    doi:{DOI}
  *2 @post {institution:author} [@{handle_plain}]. ({date_es:issued}). {post:title}.
    [{=Tuit/Tweet:genre}].
    {social_site:container-title}.
  @post {institution:author} @{handle_plain}, {date_any:issued}, {post:title},
    {social_site:container-title}
broadcaster_abroad:
  ARD
  ZDF
  WDR
  Deutschlandfunk
  France Inter
  ORF
  SRF
  Arte
show_abroad:
  Tagesschau
  heute-journal
  Panorama
  Weltspiegel
  Monitor
  Kulturzeit
standard_number:
  ISO {1000-29999}:{1990-2023}
  ISO/IEC {10000-29999}:{1990-2023}
  DIN EN {100-9999}:{1990-2023}
  UNI {1000-19999}:{1990-2020}
  ASTM D{100-9999}-{10-99}
  IEEE Std {100-1999}-{1990-2020}
  ABNT NBR {5000-16000}
  BS {100-9000}:{1980-2020}
  ANSI Z{10-90}.{1-30}-{1980-2020}
standard_body_too:
  International Organization for Standardization
  IEEE
  Ente Nazionale Italiano di Unificazione
  Beuth Verlag
  British Standards Institution
  Associação Brasileira de Normas Técnicas
  ASTM International
dd_mm_y:
  {dd}/{mm}/{y}
  {d}/{m}/{y}
  {dd}-{mm}-{y}
date_iso:
  {y}-{mm}-{dd}
magazine_it:
  L'Espresso
  Panorama
  Il Mondo
  Epoca
magazine_pt:
  Veja
  Piauí
  Época
  CartaCapital
  Superinteressante
annual_it:
  Rapporto annuale {y}
  *2 Rapporto annuale {y}. {title_it}
ai_number:
  AFR {10-90}/{100-999}/{y}
  EUR {10-90}/{100-999}/{y}
  MDE {10-90}/{100-999}/{y}
web: @webpage
  *2 “{webpage_title:title}.” {plain_site:container-title}. {date_any:issued}. {link_seen}
  *2 “{webpage_title:title},” {plain_site:container-title}, {link_seen}
  *2 “{webpage_title:title},” {institution:author}, {link_seen}.
  {institution:author}. “{webpage_title:title}.” {link_seen}
  {institution:author}. “{webpage_title:title}.” {plain_site:container-title}, {date_dmy:issued},
    {url:URL}.
  {institution:author}. ({date_apa:issued}). {webpage_title:title}. {link_seen}
  {institution:author}. (n.d.). {webpage_title:title}. {link_seen}
  {institution:author} ({y:issued}) {webpage_title:title}. {link_seen}
  {institution:author}, ‘{webpage_title:title}’ ({date_dmy:issued}) {link_seen}.
  {institution:author}, {webpage_title:title}, {url:URL} (last visited {accessed}).
  {webpage_title:title}, {institution^:container-title}, {url:URL} (last visited {accessed}).
  {webpage_title:title} - {institution:container-title}: {url:URL}
  {webpage_title:title}. {institution:publisher}, {date_any:issued}. {link_seen}
  {webpage_title:title} | {institution:container-title}
  {webpage_title:title}, {url:URL}
  {webpage_title:title} ({url:URL})
  {apa:author} ({date_apa:issued}). {webpage_title:title}. {plain_site:container-title}. {link}
  {harvard:author} ({y:issued}) {webpage_title:title}. {plain_site:container-title}. {link_seen}
  {mla:author}. “{webpage_title:title}.” {plain_site:container-title}, {date_dmy:issued}, {url:URL}.
  {mla:author}. “{webpage_title:title}.” {plain_site:container-title}. {institution:publisher},
    {date_dmy:issued}. Web. {accessed}.
  *3 “{webpage_title:title}.” {dictionary:container-title}. {link_seen}
  *2 “{webpage_title:title},” {dictionary:container-title}<, {date_any:issued}|>, {link_seen}
  {dictionary:container-title}, “{webpage_title:title}”<, {link_seen}|>
  {dictionary:container-title}, s.v. “{webpage_title:title}<,| (n.)>” {link_seen}
  {dictionary:container-title}: {webpage_title:title}
  {dictionary:container-title}, {edition_ed}, s.v. “{concrete:title}.”
  {natural:author}, “{webpage_title:title},” {dictionary:container-title}, {link_seen}.
  {apa:author} ({y:issued}). {webpage_title:title}. In {initials:editor} (Ed<s|>.),
    {dictionary:container-title} ({edition_ed}<, Vol. {1-20:volume}|, p. {1-900:page}|>).
    {press:publisher}.
  {webpage_title:title}. ({date_apa:issued}). In {dictionary:container-title}. {link_seen}
  {mla:author}. “{webpage_title:title}.” {dictionary:container-title}, edited by {natural:editor},
    vol. {1-20:volume}, {press:publisher}, {y:issued}, {pages_pp}.
  *3 @post-weblog {natural_one:author}, “{post:title},” {blogname:container-title}
    (<blog|{genre_blog:genre}>), {date_any:issued}, {link_seen}.
  *2 @post-weblog {natural_one:author}, “{post:title},” {blogname:container-title},
    {date_any:issued}
  @post-weblog {apa:author} ({date_apa:issued}). {post:title} [{genre_blog:genre}]. {link}
  @post-weblog {mla:author}. “{post:title}.” {blogname:container-title}, {date_dmy:issued},
    {url:URL}. <Accessed {accessed}.|>
  @post-weblog {blogname:container-title}, “{post:title},” {date_any:issued}
  @post-weblog {handle:author}, “{post:title},” {blogname:container-title}, {date_any:issued}
  @post-weblog {harvard:author} ({y:issued}) ‘{post:title}’, {blogname:container-title},
    {date_dm:issued}. {link_seen}
  @post {handle:author}. “{post:title}.” {forum:container-title}, {date_any:issued}. {link}
  @post {handle:author} ({date_apa:issued}). Re: {post:title} [{genre_forum:genre}]. {link}
  @post {handle:author}, {=comment/reply:genre} on “{post:title},” {blogname:container-title},
    {date_any:issued}
  @post “{post:title},” {forum:container-title}, {date_any:issued}, {url:URL}
  @post {natural_one:author}, {post:title}, {forum:container-title} ({date_any:issued}), {url:URL}.
  *2 {apa:author} (n.d.). {webpage_title:title}. {plain_site:container-title}. {link_seen}
  *2 {institution:author} ({nd}) {webpage_title:title}. {link_seen}
  {institution:author}, “{webpage_title:title},” {nd}, {link_seen}
  {harvard:author} ({nd}) ‘{webpage_title:title}’, {plain_site:container-title}. {link_seen}
  “{webpage_title:title}.” {plain_site:container-title}. N.d. Web. {accessed}.
  {webpage_title:title}. ({nd}). {plain_site:container-title}. {link_seen}
  {body_under:author}, “{webpage_title:title},” {link_seen}
  {institution:author}, ‘{webpage_title:title}’ ({years:issued}) {url:URL}.
  {institution:author}. “{webpage_title:title}.” {link_seen} {commentary:note}
  *2 @ “{headline:title}.” {site:container-title}. {date_any:issued}. {link_seen}
  @ “{headline:title},” {site:container-title}, {link_seen}
  @ {apa:author} ({date_apa:issued}). {headline:title}. {site:container-title}. {link}
  @ {mla:author}. “{headline:title}.” {site:container-title}, {date_dmy:issued}, {url:URL}.
archive: @manuscript
  *4 @personal_communication {letter_genre:genre} from {natural_one:author} to {natural_one},
    {date_any:issued}, {archived}.
  @personal_communication {letter_genre:genre} from {natural_one:author} to {natural_one},
    {date_any:issued}, {collection:container-title}, {archived_there}.
  *2 @personal_communication {natural_one:author} to {natural_one}, {date_any:issued}, {archived}.
  @personal_communication {natural_one:author} to {natural_one}, {date_any:issued}, in
    {book:container-title}, ed. {natural:editor} ({press_place:publisher-place}: {press:publisher},
    {y:issued}), {1-9:volume}:{1-500:page}.
  @personal_communication {natural_one:author}, {=letter/telegram/memo:genre} to {natural_one},
    {date_any:issued}, {archived}.
  @personal_communication {inverted_one:author}. {letter_genre:genre} to {natural_one},
    {date_any:issued}. {collection:container-title}, {archived_there}.
  @personal_communication {inverted_one:author}. {letter_genre:genre} to {natural_one}.
    {date_dmy:issued}. {archive_name:archive}, {city:publisher-place}. {=MS/TS/Manuscript:medium}.
  @personal_communication {apa:author} ({date_apa:issued}). [{letter_genre:genre} to {natural_one}].
    {collection:container-title} ({archived_there}).
  “{paper:title},” {date_any:issued}, {collection:container-title}, {archived_there}.
  “{paper:title},” {genre_memo:genre}, {date_any:issued}, {archived}.
  @personal_communication {natural_one:author}, {genre_memo:genre} to {natural_one},
    “{paper:title},” {date_any:issued}, {archived}.
  {natural_one:author}, “{paper:title},” {date_any:issued}, {collection:container-title},
    {archived_there}
  {collection:container-title}, {archived_there}.
  {archive_name:archive}, {archive_place:archive_location}<, {natural_one:author} to {natural_one},
    {date_dmy:issued}|>.
  {archive_name:archive}: {archive_place:archive_location}, {paper:title}, {date_any:issued}
  {archive_name:archive}, {city:publisher-place}, {archive_place:archive_location}<,
    {date_any:issued}|>.
  {archive_place:archive_location}, {archive_name:archive}<, {city:publisher-place}|>.
  @personal_communication {genre_memo_cap:genre}, {natural_one:author} to {natural_one},
    {date_any:issued}, {archived}.
  {genre_memo_cap:genre}, “{paper:title},” {date_any:issued}, {archived}, {link}
  {natural_one:author}, diary entry<, | for >{date_any:issued}, {archived}.
  {book:title}, {y:issued}, {archive_name:archive}, {archive_place:archive_location}.
  {agency:author}, “{report:title},” {date_any:issued}, {archived}.
  @personal_communication U.S. Embassy {city}, “{headline:title},” {=cable/diplomatic
    cable/Telegram:genre}, {date_any:issued}, {cable:number}<, {url:URL}|>.
  @personal_communication {cable:number}, “{headline:title},” {date_any:issued}
  {surname:author}, {surname} Papers, {archive_place:archive_location}
  @map {mapmaker:author}. {map:title} [{genre_map:genre}]. {scale}. {city:publisher-place}:
    {press:publisher}, {y:issued}.
  @map {map:title} [{genre_map:genre}], {y:issued}, {archive_name:archive}.
  @map {map:title} ({city:publisher-place}: {agency:publisher}, {y:issued}), {=map:genre}.
  @graphic {natural_one:author}, {artwork:title}, {y:issued}, {medium_art:medium}, {museum:archive},
    {city:publisher-place}.
  @graphic {inverted_one:author}. {artwork:title}. {y:issued}, {museum:archive},
    {city:publisher-place}.
  @graphic {apa:author} ({y:issued}). {artwork:title} [{medium_art_cap:medium}]. {museum:archive},
    {city:publisher-place}.
  @personal_communication {initials:author} (<personal communication|{genre_personal:genre}>,
    {date_mdy:issued}).
  @personal_communication {natural_one:author}, {genre_personal:genre}, {date_any:issued}.
  @personal_communication {natural_one:author}, {genre_email:genre} <to author|to the author|message
    to {natural_one}>, {date_any:issued}<. ({note_text:note})|.>
  @interview {natural_one:author}, in discussion with the author, {date_my:issued}.
  @personal_communication {natural_one:author} to {natural_one}, {nd}, {archived}.
  @personal_communication {letter_genre:genre}, {natural_one:author} to {natural_one}, {nd},
    {archived}.
  “{paper:title},” {nd}, {collection:container-title}, {archived_there}.
  {collection:container-title}, {years:issued}, {archived_there}.
  *2 {archive_name:archive}, {archive_place:archive_location}, {paper:title}, {years:issued}.
  {natural_one:author}, diary, {days:issued}, {archived}.
  @personal_communication {natural_one:author} to {natural_one}, {date_any:issued}, {archived}.
    {commentary:note}
archived_there:
  *3 {archive_place:archive_location}, {archive_name:archive}
  {archive_name:archive}, {archive_place:archive_location}
  {archive_name:archive}, {city:publisher-place}
  {archive_name:archive}
archived:
  *3 {archive_place:archive_location}, {collection:container-title}, {archive_name:archive}
  *3 {archive_place:archive_location}, {archive_name:archive}
  {archive_name:archive}, {archive_place:archive_location}
  {archive_place:archive_location}, {archive_name:archive}, {city:publisher-place}
  {archive_name:archive}, {city:publisher-place}
  {archive_name:archive}
scale:
  Scale 1:{10-500},000
  1:{10-250},000
spoken: @broadcast
  *5 {interviewed}
  *2 @speech {natural_one:author}, “{speech:title},” {genre_speech_low:genre}, {university:event},
    {city:publisher-place}, {date_any:issued}.
  @speech {natural_one:author}, “{speech:title}” ({genre_speech_low:genre}, {conference:event},
    {city:publisher-place}, {date_any:issued})<, {url:URL}|>.
  @speech {natural_one:author}, {speech:title}, {city:publisher-place}, {date_any:issued}<, {link}|>
  @speech {inverted_one:author}. “{speech:title}.” {genre_speech:genre}, {conference:event},
    {city:publisher-place}, {date_mdy:issued}.
  @speech {apa:author} ({date_apa:issued}). {speech:title} [{genre_speech:genre}].
    {conference:event}, {city:publisher-place}. {link}
  @speech {official:author}, “{speech:title},” {date_any:issued}
  @speech {natural_one:author}, {genre_speech:genre} at {university:event}, {date_any:issued}
  *2 “{episode:title},” {show:container-title}, {broadcaster:publisher}, {date_any:issued}<.|>
  *2 {show:container-title}, “{episode:title},” {broadcaster:publisher}, {date_any:issued}.
  {show:container-title}, {broadcaster:publisher}, {date_any:issued}<, {link}|>
  {natural_one:author}, “{episode:title},” {show:container-title}, {broadcaster:publisher},
    {date_any:issued}, {link}
  “{episode:title}.” {show:container-title}, season {1-20:volume}, episode {1-30:number},
    {broadcaster:publisher}, {date_dmy:issued}.
  {show:container-title}. “{episode:title}.” Directed by {natural:director}.
    {broadcaster:publisher}, {date_any:issued}.
  {inverted_one:director} (Director). ({date_apa:issued}). {episode:title} (Season {1-9:volume},
    Episode {1-24:number}) [{genre_tv:genre}]. In {show:container-title}. {broadcaster:publisher}.
  {apa:author} (Host). ({date_apa:issued}). {episode:title} (No. {1-500:number})
    [{genre_pod:genre}]. In {show:container-title}. {company:publisher}. {link}
  {natural_one:author}, host. “{episode:title}.” {show:container-title} ({genre_pod_low:genre}),
    {date_any:issued}, {url:URL}.
  {natural_one:author}, host, “{episode:title},” {show:container-title}, episode {1-500:number},
    {genre_pod_low:genre}, {=MP3 audio/audio:medium}, {duration}, {date_any:issued}.
  {show:container-title} podcast, “{episode:title},” {date_any:issued}
  {show:container-title}, ep. {1-500:number}, “{episode:title},” {date_any:issued}
  @motion_picture “{episode:title},” {=video/YouTube video:genre}, {video_site:container-title},
    {date_any:issued}, {url:URL}.
  @motion_picture {handle:author}. “{episode:title}.” {video_site:container-title}, uploaded by
    {handle}, {date_dmy:issued}, {url:URL}.
  @motion_picture {broadcaster:author}, “{episode:title},” {=video/YouTube video/online
    video:medium}, {duration}, {date_any:issued}, {url:URL}
  @motion_picture {institution:author}. ({date_apa:issued}). {episode:title}
    [{medium_video_cap:medium}]. {video_site:container-title}. {url:URL}
  @motion_picture {handle:author} ({date_apa:issued}). {episode:title} [{medium_video_cap:medium}].
    {video_site:container-title}. {url:URL}
  *2 @motion_picture {book:title}. Directed by {natural:director}. {studio:publisher}, {y:issued}<.
    {medium_film:medium}|>.
  @motion_picture {book:title}, directed by {natural:director} ({press_place:publisher-place}:
    {studio:publisher}, {y:issued})<, {medium_film:medium}|>.
  @motion_picture {book:title} ({natural_one:director}, {y:issued})
  @motion_picture {book:title}, dir. {natural:director} ({studio:publisher}, {y:issued}).
  @motion_picture {inverted_one:director}, dir. {book:title}. {studio:publisher}, {y:issued}.
    {medium_film:medium}, {60-180} min.
  @motion_picture {harvard:director} (Director). ({y:issued}). {book:title}
    [{medium_film_cap:medium}]. {studio:publisher}.
  @motion_picture {book:title} [{medium_film_cap:medium}] (Directed by {natural:director},
    {studio:publisher}, {y:issued}).
  @song {natural_one:author}, {book:title}, {studio:publisher} {1000-9999:number}, {y:issued},
    {medium_disc:medium}.
  @song {apa:author} ({y:issued}). {concrete:title} [{=Song/Album/Audio recording:genre}]. On
    {book:container-title}. {studio:publisher}.
  @song {natural_one:author}, “{episode:title},” track {1-20:locator} on {book:container-title},
    {studio:publisher}, {y:issued}, {medium_disc:medium}.
  {transcript:genre}, {show:container-title}, {broadcaster:publisher}, {date_any:issued}
  {broadcaster:container-title}, “{episode:title},” {transcript:genre}, {date_any:issued}
  {broadcaster:container-title}, {show:title}, {date_any:issued}
  @speech {natural_one:author}, “{speech:title},” {genre_speech_low:genre}, {conference:event},
    {city:publisher-place}, {days:issued}.
  @interview {genre_interview:genre} with {natural_one:author}, {city:publisher-place},
    {days:issued}
  @interview Interviews with {natural_many:author}, {city:publisher-place}, {months:issued}
  {show:container-title}, {broadcaster:publisher}, {years:issued}.
  @performance {book:title}, by {natural_one:author}, directed by {natural_one:director},
    {museum:publisher}, {city:publisher-place}, {date_any:issued}.
  @performance {natural_one:author}, {book:title}, {museum:publisher}, {city:publisher-place},
    {days:issued}.
social: @post
  *3 {natural_one:author} (@{handle_plain}), “{post:title},” {social_site:container-title},
    {date_any:issued}, <{d}:{10-59} p.m., |>{url:URL}.
  *2 {natural_one:author} (@{handle_plain}), {social_site:container-title}, {date_any:issued}<,
    {url:URL}|>
  *2 {apa:author} [@{handle_plain}]. ({date_apa:issued}). {post:title} [{genre_tweet:genre}].
    {social_site:container-title}. {url:URL}
  {institution:author} [@{handle_plain}]. ({date_apa:issued}). {post:title} [{genre_tweet:genre}].
    {social_site:container-title}.
  @{handle_plain:author}. “{post:title}.” {social_site:container-title}, {date_dmy:issued},
    <{d}:{10-59} a.m., |>{url:URL}.
  @{handle_plain:author}, {date_any:issued}
  @{handle_plain:author} on {social_site:container-title}: “{post:title}”
  {natural_one:author}, “{post:title},” {=tweet/Facebook post/Instagram post:genre},
    {date_any:issued}
  {natural_one:author}, {genre_tweet:genre}, {date_any:issued}
  {natural_one:author}, {social_site:container-title} {=post/status/thread:genre},
    {date_any:issued}<, {url:URL}|>
  {natural_one:author}. “{post:title}.” {social_site:container-title}, {date_any:issued}. {url:URL}
  {genre_tweet:genre} by {natural_one:author} (@{handle_plain}), {date_any:issued}
  {institution:author}, {social_site:container-title}, {date_any:issued}, {url:URL}
  @webpage {institution:author} {social_site:container-title} page, {url:URL}
  *3 @figure Photo by {natural_one:author}
  *2 @figure {photo:genre}: {natural_one:author}/{photo_source:container-title}
  @figure {photo:genre}: {natural_one:author}, {photo_source:container-title}
  @figure {photo:genre} courtesy of {institution:author}
  @figure {photo:genre} credit: {natural_one:author} ({photo_source:container-title})
  @figure {photo:genre}: “{headline:title}” by {natural_one:author}, {license:note}
  @figure “{headline:title}” by {handle:author}, licensed under {license:note}, {url:URL}
  @figure {natural_one:author}, {headline:title}, {date_any:issued}, {medium_photo:medium},
    {photo_source:container-title}
  @figure {photo:genre}: {headline:title} ({photo_source:container-title}/{natural_one:author},
    {date_any:issued})
  @- {natural_one:author} for {outlet:container-title}
footnote: @book
  *4 {natural:author}, {book:title} ({press_place:publisher-place}: {press:publisher}, {y:issued}),
    {locator_value:locator}.
  *2 {natural:author}, {book:title} ({press_place:publisher-place}, {y:issued}), pp.
    {range:locator}.
  {natural:author}, {book:title} ({press_place:publisher-place}, {y:issued}), p. {1-400:locator}.
  {natural:author}, {book:title}, {edition_ed} ({press_place:publisher-place}: {press:publisher},
    {y:issued}), {locator_any}.
  {natural:author}, {book:title}, vol. {1-9:volume} ({press_place:publisher-place}:
    {press:publisher}, {y:issued}), {locator_value:locator}.
  {natural:author}, {book:title}, {1-9:volume} vols. ({press_place:publisher-place}, {y:issued}),
    {roman:volume}, {1-400:locator}.
  {natural:author}, {book:title}, trans. {natural_one:translator} ({press_place:publisher-place}:
    {press:publisher}, {y:issued}), {locator_value:locator}.
  {natural:author}, {book:title}, translated by {natural_one:translator}, ed. {natural:editor}
    ({press_place:publisher-place}: {press:publisher}, {y:issued}).
  {natural:author}, {book:title}, ed. by {natural:editor} ({press_place:publisher-place}:
    {press:publisher}, {y:issued}), p. {1-400:locator}.
  {natural:editor}, ed<s|>., {book:title} ({press_place:publisher-place}: {press:publisher},
    {y:issued}), {locator_value:locator}.
  {natural:editor} (ed<s|>.), {book:title} ({press_place:publisher-place}, {y:issued}).
  *3 @chapter {natural:author}, ‘{paper:title}’, in {natural:editor} (ed<s|>.),
    {book:container-title} ({press_place:publisher-place}, {y:issued}), pp. {range:page}<, at p.
    {1-900:locator}|, at {1-900:locator}|>.
  @chapter {natural:author}, ‘{paper:title}’, in {book:container-title}, ed. by {natural:editor}
    ({press_place:publisher-place}: {press:publisher}, {y:issued}), pp. {range:page} (p.
    {1-500:locator}).
  @chapter {natural:author}, “{paper:title},” in {book:container-title}, ed. {natural:editor}
    ({press_place:publisher-place}: {press:publisher}, {y:issued}), {range:page}.
  *2 @article-journal {natural:author}, “{paper:title},” {journal:container-title} {volume_issue}
    ({date_my:issued}): {range:page}<, {doi_link}|>.
  @article-journal {natural:author}, ‘{paper:title}’, {journal:container-title}, {volume_issue}
    ({y:issued}), {range:page}< (p. {1-900:locator})|>.
  @article-journal {natural:author}, ‘{paper:title}’, {journal:container-title}, {1-120:volume}
    ({y:issued}), pp. {range:page}, at p. {1-900:locator}.
  {initials:author}, {book:title} ({press_place:publisher-place}, {y:issued}), {1-400:locator}.
  @- {surname:author}, {book:title}, {locator_value:locator}.
  @- {surname:author}, {book:title}, p. {1-500:locator}.
  @- {surnames:author}, “{paper:title},” {1-500:locator}.
  @- {surname:author}, ‘{paper:title}’, pp. {range:locator}.
  @- {surname:author}, op. cit., p. {1-400:locator}.
  See {natural:author}, {book:title} ({press_place:publisher-place}: {press:publisher}, {y:issued}),
    {locator_any}.
  See also {natural:author}, {book:title} ({press:publisher}, {y:issued}), esp. chap.
    {1-12:locator}.
  Quoted in {natural:author}, {book:title} ({press_place:publisher-place}: {press:publisher},
    {y:issued}), {locator_value:locator}.
  Cf. {natural:author}, {book:title} ({press_place:publisher-place}, {y:issued}), {locator_any}.
  @classic {natural:author}, {classic:title}, {classic_loc:locator}<, trans.
    {natural_one:translator} ({press_place:publisher-place}: {press:publisher}, {y:issued})|>.
  @classic {classic_author:author}, {classic:title}, {classic_loc:locator}.
  @review-book {natural:author}, review of {book:title}, by {natural_one}, {journal:container-title}
    {volume_issue} ({y:issued}): {range:page}.
  @chapter {natural:author}, {genre_preface:title} to {book:container-title}, by {natural_one}
    ({press_place:publisher-place}: {press:publisher}, {y:issued}), {small_roman:page}.
  {natural:author}, {book:title}, {series:collection-title} {1-90:number}
    ({press_place:publisher-place}: {press:publisher}, {y:issued}).
  *2 {natural:author}, {book:title} ({press_place:publisher-place}: {press:publisher}, {y:issued}),
    {locator_value:locator}. {commentary:note}
  {natural:author}, {book:title} ({press_place:publisher-place}, {y:issued}), pp. {range:locator}.
    {commentary:note}
  @article-journal {natural:author}, “{paper:title},” {journal:container-title} {volume_issue}
    ({y:issued}): {range:page}. {commentary:note}
  See {natural:author}, {book:title} ({press:publisher}, {y:issued}), {locator_any}.
    {commentary:note}
  {natural:author}, {book:title} ({press_place:publisher-place}: {press:publisher}, {nd}),
    {locator_value:locator}.
  {natural:author}, {book:title}, {2-9} vols. ({press_place:publisher-place}:
    {press:publisher}, {years:issued}), {roman:volume}, {1-400:locator}.
  {natural:author}, {book:title} ({press_place:publisher-place}, {years:issued}), vol. {1-9:volume},
    p. {1-400:locator}.
  {natural:author}, {book:title} ({press_place:publisher-place}: n.p., {y:issued}),
    {locator_value:locator}.
  *2 {east:author}, {book:title} ({press_place:publisher-place}: {press:publisher}, {y:issued}),
    {locator_value:locator}.
  @article-journal {east:author}, “{paper:title},” {journal:container-title} {volume_issue}
    ({y:issued}): {range:page}.
  @chapter {east:author}, “{paper:title},” in {east:editor}, eds., {book:container-title}
    ({press_place:publisher-place}: {press:publisher}, {y:issued}), {range:page}.
  @article-journal {natural:author}, “{paper:title},” {journal:container-title} {1-90:volume}, no.
    {1-12:issue} ({months:issued}): {range:page}.
classic_loc:
  {1-9}.{1-90}
  {1-9}.{1-40}.{1-20}
  {100-600}b{1-30}
  bk. {1-9}, chap. {1-30}
book_list: @book
  *3 {mla:author}. {book:title}. {press_place:publisher-place}: {press:publisher}, {y:issued}.
  *2 {mla:author}. {book:title}. {press:publisher}, {y:issued}.
  *2 {apa:author} ({y:issued}). {book:title}< ({edition_ed})|>. {press:publisher}.
  *2 {apa:author} ({y:issued}). {book:title}. {press_place:publisher-place}: {press:publisher}.
  {harvard:author} ({y:issued}) {book:title}. {edition_ed}. {press_place:publisher-place}:
    {press:publisher}.
  {harvard:author} {y:issued}, {book:title}, {press:publisher}, {press_place:publisher-place}.
  {vancouver:author}. {book:title}. {edition_ed} {press_place:publisher-place}: {press:publisher};
    {y:issued}.
  {tight:author}, {book:title}, {edition_ed} {press_place:publisher-place}: {press:publisher},
    {y:issued}<, pp. {range:locator}|>.
  {slashes:author}: {book:title}. {press_place:publisher-place}: {press:publisher}, {y:issued}.
  {loud_inverted:author}. {book:title}. {press_place:publisher-place}: {press:publisher},
    {y:issued}. {100-900:number-of-pages} p. ISBN {ISBN}.
  {inverted_all:author}, {book:title}, {press_place:publisher-place}, {press:publisher}, {y:issued},
    {100-900:number-of-pages} pp.
  {inverted_all:author}. {y:issued}. {book:title}. {press_place:publisher-place}: {press:publisher}.
  {semicolons:author}. {book:title}; {press:publisher}: {press_place:publisher-place}, {y:issued}<;
    {pages_pp}|>.
  {natural:author}, {book:title}, {press:publisher}, {y:issued}. ISBN {ISBN}<.|>
  {natural:author}. {book:title}. {press:publisher} ({y:issued}), ISBN: {ISBN}
  {natural:author}: {book:title}, {press:publisher}, {press_place:publisher-place} {y:issued}.
  {book:title}. By {natural:author}. {press_place:publisher-place}: {press:publisher}, {y:issued}.
    Pp. {pp_front:number-of-pages}. ${10-90}.00.
  {natural:author}, {book:title}. {press_place:publisher-place}: {press:publisher}, {y:issued}.
    {pp_front:number-of-pages} pp.
  {book:title}, {edition_ed}, {natural:editor} (eds), {press:publisher}, {y:issued}.
  {inverted_all:editor}, ed<s|>. {book:title}. {press_place:publisher-place}: {press:publisher},
    {y:issued}.
  {apa:editor} (Ed<s|>.). ({y:issued}). {book:title}< (Vol. {1-9:volume})|>. {press:publisher}.
    {doi_link}
  @chapter {apa:author} ({y:issued}). {paper:title}. In {initials:editor} (Ed<s|>.),
    {book:container-title} (pp. {range:page}). {press:publisher}.
  @chapter {apa:author} ({y:issued}). {paper:title}. In {initials:editor} (Eds.),
    {book:container-title} (pp. {range:page}). {press_place:publisher-place}: {press:publisher}.
  @chapter {mla:author}. “{paper:title}.” {book:container-title}, edited by {natural:editor},
    {press:publisher}, {y:issued}, pp. {range:page}.
  @chapter {mla:author}. “{paper:title}.” In {book:container-title}, edited by {natural:editor},
    {range:page}. {press_place:publisher-place}: {press:publisher}, {y:issued}.
  @chapter {harvard:author} ({y:issued}) ‘{paper:title}’, in {harvard:editor} (ed<s|>)
    {book:container-title}. {press_place:publisher-place}: {press:publisher}, pp. {range:page}.
  {apa:author} ({y:issued}). {book:title} ({initials:translator}, Trans.). {press:publisher}.
    (Original work published {1600-1990})
  {mla:author}. {book:title}. Translated by {natural_one:translator}, {press:publisher}, {y:issued}.
  {mla:author}. {book:title}. {medium_ebook:medium}. {press_place:publisher-place}:
    {press:publisher}, {y:issued}.
  {mla:author}. {book:title}. {edition_ed} {series:collection-title} {1-90:number}.
    {press_place:publisher-place}: {press:publisher}, {y:issued}.
  *2 {mla:author}. {book:title}. {press_place:publisher-place}: {press:publisher}, {y:issued}. ISBN
    {ISBN}<.|>
  {apa:author} ({y:issued}). {book:title}. {press:publisher}. ISBN {ISBN}
  {inverted_all:author} ({y:issued}). {book:title}. {press_place:publisher-place}:
    {press:publisher}. {100-900:number-of-pages} pp. ISBN: {ISBN}.
  {natural:author}, {book:title} ({press_place:publisher-place}: {press:publisher}, {y:issued}),
    {100-900:number-of-pages} pp., ISBN {ISBN}
  {loud_inverted:author}, {book:title}, {press:publisher}, {y:issued} (ISBN {ISBN}).
  {book:title} / {natural:author}. – {press_place:publisher-place} : {press:publisher}, {y:issued}.
    – {100-900:number-of-pages} p. – ISBN {ISBN}
  {book:title} by {natural:author}, {press:publisher}, ISBN-13: {ISBN}<, {medium_ebook:medium}|>
  @chapter {apa:author} ({y:issued}). {paper:title}. In {initials:editor} (Eds.),
    {book:container-title} (pp. {range:page}). {press:publisher}. ISBN {ISBN}.
  {inverted_all:author}. {book:title}. ({series:collection-title}, {1-90:number}, ISSN {ISSN}.)
    {press_place:publisher-place}: {press:publisher}, {y:issued}.
  *2 {mla:author}. {book:title}. {press_place:publisher-place}: {press:publisher}, n.d.
  {apa:author} (n.d.). {book:title}. {press_place:publisher-place}: {press:publisher}.
  {harvard:author} ({nd}) {book:title}, {press_place:publisher-place}: {press:publisher}.
  {inverted_all:author}. {book:title}. {2-12} vols. {press_place:publisher-place}:
    {press:publisher}, {years:issued}.
  {apa:author} ({years:issued}). {book:title} (Vols. 1–{2-9}). {press:publisher}.
  *2 {east:author}. {book:title}. {press_place:publisher-place}: {press:publisher}, {y:issued}.
  {east:author} ({y:issued}) {book:title}, {press_place:publisher-place}: {press:publisher}.
  @pamphlet {natural:author}, {book:title} (pamphlet, {press_place:publisher-place}, {y:issued}).
  @pamphlet {mla:author}. {book:title}. {=Pamphlet/Leaflet/Broadside/Brochure:genre}.
    {press_place:publisher-place}, {y:issued}.
  @review-book {mla:author}. Review of {book:title}, by {natural_one}. {journal:container-title}
    {volume_issue} ({y:issued}): {range:page}.
pp_front:
  xii + {100-600}
  {100-600}
  xv, {100-500}
  {small_roman}, {100-600}
scholarly: @article-journal
  *2 {apa:author} ({y:issued}). {paper:title}. {journal:container-title},
    {1-120:volume}({1-12:issue}), {range:page}. {doi_link}
  {apa:author} ({y:issued}). {paper:title}. {journal:container-title}, {1-120:volume}, {range:page}.
  *2 {mla:author}. “{paper:title}.” {journal:container-title} {volume_issue} ({y:issued}):
    {range:page}. {doi_link}
  {mla:author}. “{paper:title}.” {journal:container-title}, vol. {1-90:volume}, no. {1-12:issue},
    {y:issued}, pp. {range:page}.
  *2 {vancouver:author}. {paper:title}. {journal:container-title}.
    {y:issued};{1-120:volume}({1-12:issue}):{range:page}.
  {vancouver:author}. {paper:title}. {journal:container-title} {y:issued}; {1-120:volume}:
    {range:page}<. {doi_link}|>
  {harvard:author} ({y:issued}) ‘{paper:title}’, {journal:container-title},
    {1-120:volume}({1-12:issue}), pp. {range:page}.
  {tight:author}, “{paper:title},” {journal:container-title}, vol. {1-90:volume}, no. {1-12:issue},
    {pages_pp}, {date_my:issued}<, {doi_link}|>.
  {semicolons:author}. {paper:title}. {journal:container-title} {y:issued}, {1-120:volume},
    {range:page}.
  {spaced:author}: {paper:title}. {journal:container-title} {1-120:volume}, {range:page}
    ({y:issued}).
  {inverted_all:author}. {y:issued}. {paper:title}. {journal:container-title}
    {1-120:volume}:{range:page}.
  {bare:author}, {journal:container-title} {1-120:volume}, {1-900:page} ({y:issued}).
  {tight:author}, {journal:container-title} {1-120:volume} ({y:issued}) {1-900:page}.
  @paper-conference {natural:author}. {paper:title}. In {conference:container-title}, {pages_pp}.
    {press:publisher}, {y:issued}.
  {mla:author}. “{paper:title}.” {journal:container-title} (ISSN {ISSN}), {volume_issue},
    {y:issued}.
  {natural:author}, “{paper:title}”, {journal:container-title}, {volume_issue}, {date_my:issued},
    {pages_pp}.
  {semicolons_full:author} ({y:issued}): {paper:title}. {journal:container-title} {1-90:volume}
    ({1-12:issue}), {pages_pp}.
  {apa:author} (in press). {paper:title}. {journal:container-title}.
  @periodical {journal:container-title}. ISSN {ISSN}. {volume_issue}, {y:issued}.
  *2 {east:author}. “{paper:title}.” {journal:container-title} {volume_issue} ({y:issued}):
    {range:page}.
  *2 {east:author} ({y:issued}). {paper:title}. {journal:container-title},
    {1-120:volume}({1-12:issue}), {range:page}. {doi_link}
  {east:author}, “{paper:title},” {journal:container-title}, vol. {1-90:volume}, no. {1-12:issue},
    {y:issued}, pp. {range:page}.
  {apa:author} (n.d.). {paper:title}. {journal:container-title}.
  {natural:author}, “{paper:title},” {journal:container-title} {1-90:volume} ({years:issued}):
    {range:page}.
  {inverted_all:author}. “{paper:title}.” {journal:container-title} {1-90:volume}, no. {1-12:issue}
    ({months:issued}): {range:page}.
  {apa:author} ({y:issued}). {paper:title}. {journal:container-title}, {1-120:volume}({1-12:issue}),
    {range:page}. ISSN {ISSN}<. {doi_link}|>
  {vancouver:author}. {paper:title}. {journal:container-title}.
    {y:issued};{1-120:volume}:{range:page}. ISSN: {ISSN}.
  {journal:container-title}, ISSN {ISSN}, {1-120:volume}({1-12:issue}), {date_my:issued},
    {pages_pp}: {paper:title}, {natural:author}
  @review {natural:author}, review of “{paper:title},” {journal:container-title} {volume_issue}
    ({y:issued}): {range:page}.
  @entry-encyclopedia {mla:author}. “{concrete:title}.” In {dictionary:container-title}.
    {press:publisher}, {y:issued}.
title_de:
  *2 Die {adj_de} {noun_de}
  {noun_de} und {noun_de}
  {noun_de} und {noun_de} in der {theme_de}
  Zur {noun_de} der {noun_de}
  Die {noun_de} der {noun_de}. Eine Einführung
  {noun_de}. Studien zur {noun_de} der {theme_de}
  Handbuch der {noun_de}
  {noun_de} zwischen {noun_de} und {noun_de}
  Zwischen {noun_de} und {noun_de}: {noun_de} in der {theme_de}
  Geschichte der {theme_de}
  Grundzüge der {noun_de}
  „{noun_de}“ als Begriff
  Was ist {noun_de}?
  {noun_de} und {noun_de} seit {1800-1990}
  Der Weg in die {noun_de}. Die {theme_de} {1700-1850}–{1851-1990}
  Einführung in die {noun_de} der {theme_de}
  Theorie der {adj_de}n {noun_de}
  Das Ende der {adj_de}n {noun_de}?
  Aufsätze zur {noun_de} der {theme_de}
  Festschrift für {natural_one} zum {50-85}. Geburtstag
  Lexikon der {adj_de}n {noun_de}
  {noun_de} im Wandel: Beiträge zur {noun_de}
  Wem gehört die {noun_de}?
  Die Erfindung der {noun_de}. {noun_de} und {noun_de} in {city_de}
  Vom Wert der {noun_de}
  Handwörterbuch {noun_de}
  „Ohne {noun_de} keine {noun_de}“. Zur {adj_de}n {noun_de} der {theme_de}
  {natural_one}. Eine Biographie
headline_de:
  *3 {actor_de} {verb_de}
  {actor_de} {verb_de}: {noun_de} in Gefahr
  {noun_de}: {actor_de} {verb_de}
  „{noun_de} ist kein Luxus“
  Streit um {noun_de} in {city_de}
  Warum die {noun_de} wichtig bleibt
  {city_de}: {noun_de} vor dem Aus
  Die {adj_de} {noun_de}
  „Wir brauchen mehr {noun_de}“
  {noun_de}: Was die {actor_de} jetzt plant
  Nach Kritik: {actor_de} {verb_de}
  {2-90} Prozent der Deutschen gegen {noun_de}
  Kommentar: Mehr {noun_de} wagen
  Wie {city_de} seine {noun_de} rettet
  {natural_one}: Ein Leben für die {noun_de}
  Was tun gegen die {adj_de} {noun_de}?
  Das Ende der {noun_de}
by_de:
  *3 {natural_und:author}
  *2 {inverted_und:author}
  {slashes:author}
  {loud_inverted:author}
german:
  *3 @book {inverted_und:author}: {title_de:title}. {city_de:publisher-place}: {press_de:publisher}
    {y:issued}<.|, S. {range:locator}.>
  *2 @book {by_de}, {title_de:title}, {city_de:publisher-place} {y:issued}<.|, S. {1-400:locator}.|,
    S. {1-400:locator} f.>
  @book {by_de}: {title_de:title}, {1-9:edition}. Aufl., {city_de:publisher-place} {y:issued}<, S.
    {1-400:locator} ff|>.
  @book {by_de}: {title_de:title}. {1-9:edition}. Auflage. {press_de:publisher},
    {city_de:publisher-place} {y:issued}, ISBN {ISBN}<, S. {1-400:locator}|>.
  *2 @chapter {by_de}: {title_de:title}, in: {natural_und:editor} (Hg.): {title_de:container-title},
    {city_de:publisher-place} {y:issued}, S. {range:page}.
  @chapter {by_de}, {title_de:title}, in: {natural_und:editor} (Hrsg.), {title_de:container-title},
    {press_de:publisher}, {city_de:publisher-place} {y:issued}, S. {range:page} ({1-900:locator}).
  *2 {by_de}: {title_de:title}, in: {journal_de:container-title} {1-150:volume} ({y:issued}), S.
    {range:page}.
  {by_de}: „{title_de:title}“, in: {journal_de:container-title}, Jg. {1-80:volume}, H. {1-12:issue},
    {y:issued}, S. {range:page}.
  {by_de}, {title_de:title}, {journal_de:container-title} {y:issued}, {1-3000:page}.
  {inverted_und:author} ({y:issued}): {title_de:title}. In: {journal_de:container-title}
    {1-90:volume} ({1-12:issue}), S. {range:page}.
  @book {inverted_und:author} ({y:issued}): {title_de:title}. {press_de:publisher},
    {city_de:publisher-place}.
  *3 {by_de}: {headline_de:title}. In: {paper_de:container-title}, {date_de:issued}<, S.
    {1-40:page}|>.
  *2 {by_de}, „{headline_de:title}“, {paper_de:container-title}, {date_de:issued}<, S.
    {1-40:page}|>.
  *2 {paper_de:container-title}: {headline_de:title}, {date_de:issued}
  {paper_de:container-title} vom {date_de:issued}<, S. {1-40:page}|>.
  {headline_de:title}, in: {paper_de:container-title}, Nr. {1-300:issue}, {date_de:issued}, S.
    {1-40:page}.
  {headline_de:title}. {paper_de:container-title}, {date_de:issued}, {url:URL} (abgerufen am
    {accessed_de:accessed}).
  @webpage {headline_de:title}. Auf: {url:URL}, Stand: {date_de:issued}.
  @report {body_de:author}: {title_de:title}. {city_de:publisher-place} {y:issued}.
  @report {body_de:author} (Hg.): {title_de:title}, {city_de:publisher-place} {y:issued}<, {url:URL}
    [{accessed_de:accessed}]|>.
  @report {body_de:author}: {headline_de:title}, {genre_de:genre}, {date_de:issued}, {url:URL},
    zuletzt abgerufen am {accessed_de:accessed}.
  @report {body_de:author}, {=BT-Drs./BT-Drucks./Drucksache:genre} {bt_number:number},
    {date_de:issued}<, S. {1-60:locator}|>.
  @legal_case {court_de:authority}, {urteil:genre} vom {date_de:issued}, Az. {aktz:number}.
  @legal_case {court_de:authority}, {urteil:genre} v. {date_de:issued} – {aktz:number},
    {njw:container-title} {y}, {1-3800:page}<, {1-3800:locator}|>.
  @legislation § {1-900:section} {code_de:container-title}.
  @legislation Art. {1-140:section} Abs. {1-4} {code_de:container-title}
  @thesis {natural_und:author}, {title_de:title}, {=Diss./Dissertation/Masterarbeit:genre},
    {university_de:publisher}, {y:issued}.
  @personal_communication {natural_und:author} an {natural_und}, {date_de:issued},
    {archiv_de:archive}, {archive_de:archive_location}.
  @manuscript {archiv_de:archive}, {archive_de:archive_location}, {title_de:title},
    {date_de:issued}.
  @interview Interview mit {natural_und:author}, {paper_de:container-title}, {date_de:issued}.
  @- Vgl. {surname:author} {y:issued}, S. {1-400:locator}.
  @- {surname:author}, {noun_de:title} (Anm. {1-90}), S. {1-400:locator}.
njw:
  *2 NJW
  JZ
  NVwZ
  BGHZ {1-220},
archive_de:
  *2 NL {1000-1999}, Nr. {1-300}
  R {10-9000}/{1-900}
  Bestand {1-90}, Bl. {1-300}
  B {100-300}, Bd. {1-1000}
title_fr:
  *2 La {noun_fr} et la {noun_fr}
  {noun_fr_cap} et {noun_fr} dans {theme_fr}
  Histoire de la {noun_fr}
  Histoire de la {noun_fr} sous {theme_fr} ({1700-1850}-{1851-1990})
  Les origines de la {noun_fr}
  La {noun_fr} en question. Essai sur {theme_fr}
  Qu'est-ce que la {noun_fr} ?
  L'invention de la {noun_fr} : {noun_fr} et {noun_fr}
  Une {noun_fr} sans {noun_fr}
  Pour une sociologie de la {noun_fr}
  De la {noun_fr} à la {noun_fr}
  {noun_fr_cap}, {noun_fr} et {noun_fr}
  La {noun_fr} à l'épreuve de la {noun_fr}
  Les métamorphoses de la {noun_fr}
  Sociologie de la {noun_fr}
  Écrire la {noun_fr} : {noun_fr} et {noun_fr} dans {theme_fr}
  Penser {theme_fr}
  La fin de la {noun_fr} ?
  Dictionnaire de la {noun_fr}
  Introduction à la {noun_fr}
  {natural_one} ou la passion de la {noun_fr}
  Le droit de la {noun_fr}
  Naissance d'une {noun_fr} ({1700-1850}-{1851-1990})
headline_fr:
  *3 {actor_fr_cap} {verb_fr}
  {noun_fr_cap} : {actor_fr} {verb_fr}
  « {noun_fr_cap} : le temps est venu »
  À {city_fr}, {actor_fr} {verb_fr}
  Ce que cache la {noun_fr}
  Pourquoi {actor_fr} {verb_fr}
  « La {noun_fr} n'est pas un luxe »
  {noun_fr_cap} : ce qui va changer
  {natural_one}, l'homme qui a changé la {noun_fr}
  Faut-il avoir peur de la {noun_fr} ?
  Tribune. « Pour une autre {noun_fr} »
  {2-90} % des Français inquiets pour la {noun_fr}
  Comment {actor_fr} {verb_fr}
  Mort de {natural_one}, figure de la {noun_fr}
french:
  *2 @book {loud_inverted:author}, {title_fr:title}, {city_fr:publisher-place},
    {press_fr:publisher}, {y:issued}<, p. {1-400:locator}|, {100-700:number-of-pages} p.|>
  *2 @book {natural_et:author}, {title_fr:title}, {city_fr:publisher-place}, {press_fr:publisher},
    {y:issued}<.|, p. {range_keys:locator}.>
  @book {natural_et:author}, {title_fr:title}, {press_fr:publisher}, coll. «
    {series_fr:collection-title} », {y:issued}<, p. {1-400:locator}|>.
  @book {loud:author}, {title_fr:title}, {=2e/3e/4ᵉ/nouvelle:edition} éd.,
    {city_fr:publisher-place}, {press_fr:publisher}, {y:issued}, n<°|o> {1-900:locator}.
  *3 {natural_et:author}, « {title_fr:title} », {journal_fr:container-title}, vol. {1-90:volume}, n°
    {1-12:issue}, {y:issued}, p. {range_keys:page}.
  {loud:author}, « {title_fr:title} », {journal_fr:container-title}, {y:issued}, n° {1-200:issue},
    pp. {range_keys:page}.
  {loud_inverted:author}. {title_fr:title}. {journal_fr:container-title}, {y:issued}, vol.
    {1-90:volume}, no {1-12:issue}, p. {range_keys:page}.
  *2 @chapter {natural_et:author}, « {title_fr:title} », in {natural_et:editor} (dir.),
    {title_fr:container-title}, {city_fr:publisher-place}, {press_fr:publisher}, {y:issued}, p.
    {range_keys:page}.
  @chapter {loud:author}, « {title_fr:title} », dans {natural_et:editor} (éd.),
    {title_fr:container-title}, {city_fr:publisher-place}, {y:issued}, p. {range_keys:page}.
  *3 {natural_et:author}, « {headline_fr:title} », {paper_fr:container-title}, {date_fr:issued}<, p.
    {1-30:page}|>.
  *2 « {headline_fr:title} », {paper_fr:container-title}, {date_fr:issued}<.|, {url:URL}>
  {paper_fr:container-title}, {date_fr:issued}<, p. {1-30:page}|>.
  {paper_fr:container-title} : {headline_fr:title} ({date_fr:issued})
  {headline_fr:title}, par {natural_et:author} – {paper_fr:container-title}
  {natural_et:author}, « {headline_fr:title} », {paper_fr:container-title}, {date_fr:issued},
    {url:URL} (consulté le {accessed_fr:accessed}).
  @report {body_fr:author}, {title_fr:title}, {genre_fr:genre}, {date_fr:issued}<, p.
    {1-90:locator}|>.
  @report {body_fr:author}, {title_fr:title}, {city_fr:publisher-place}, {y:issued}. [En ligne]
    {url:URL}, page consultée le {accessed_fr:accessed}.
  @report {body_fr:author} ({y:issued}), {title_fr:title}, {genre_fr:genre} n° {1-900:number}.
  @legislation Loi n° {loi_number:number} du {date_fr_long:issued} relative à la {noun_fr}<, art.
    {1-60:section}|>.
  @legislation Art. {1-2200:section} du {code_fr:container-title}.
  @legal_case {court_fr:authority}, {date_fr:issued}, n° {fr_number:number}<, {=Bull.
    civ./D./JCP:container-title}|>.
  @legal_case {court_fr:authority}, {date_fr:issued}, {surname:title}, {=Rec./Lebon:container-title}
    p. {1-900:page}.
  @thesis {natural_et:author}, {title_fr:title}, {thesis_fr:genre}, {university_fr:publisher},
    {y:issued}<, p. {1-400:locator}|>.
  @personal_communication Lettre de {natural_et:author} à {natural_et}, {date_fr:issued},
    {archiv_fr:archive}, {archive_fr:archive_location}.
  @manuscript {archiv_fr:archive}, {archive_fr:archive_location}, {title_fr:title}, {y:issued}.
  @interview Entretien avec {natural_et:author}, {city_fr:publisher-place}, {date_fr:issued}.
  @- {natural_et:author}, op. cit., p. {1-400:locator}.
  @- {surname:author}, {title_fr:title}, op. cit., p. {1-400:locator}.
date_fr_long:
  {d} {month_fr} {y}
archive_fr:
  F/{1-90}/{100-9000}
  {1-90} J {1-300}
  Ms. fr. {100-25000}, f. {1-300}
  carton {1-90}, dossier {1-40}
title_es:
  *2 {noun_es_cap} y {noun_es} en {theme_es}
  La {noun_es} en {theme_es}
  Historia de la {noun_es}
  Historia de la {noun_es} en {theme_es} ({1700-1850}-{1851-1990})
  El derecho a la {noun_es}
  Los límites de la {noun_es}: {noun_es} y {noun_es}
  ¿Qué es la {noun_es}?
  La invención de la {noun_es}
  De la {noun_es} a la {noun_es}: apuntes sobre {theme_es}
  Nuevas perspectivas sobre {theme_es}
  {noun_es_cap}, {noun_es} y {noun_es}: una mirada crítica
  Introducción a la {noun_es}
  La {noun_es} como problema
  Entre la {noun_es} y la {noun_es}
  Sociología de la {noun_es} en {theme_es}
  Las raíces de la {noun_es}
  En busca de la {noun_es}
  El fin de la {noun_es}
  {natural_one}: vida y obra
  Manual de {noun_es}
  Diccionario de {noun_es} de {theme_es}
  Por una {noun_es} sin {noun_es}
headline_es:
  *3 {actor_es_cap} {verb_es}
  {city_es}: {actor_es} {verb_es}
  “{noun_es_cap}, ahora”
  La {noun_es} divide a {city_es}
  Por qué {actor_es} {verb_es}
  “La {noun_es} no es un lujo”
  Claves de la {noun_es} en {city_es}
  Muere {natural_one}, referente de la {noun_es}
  ¿Quién teme a la {noun_es}?
  {actor_es_cap} {verb_es} tras la crisis
  El {2-90} % rechaza la nueva {noun_es}
  {natural_one}: “Sin {noun_es} no hay {noun_es}”
spanish:
  *3 @book {inverted_y:author}, {title_es:title}, {city_es:publisher-place}, {press_es:publisher},
    {y:issued}<.|, p. {1-400:locator}.|, {100-700:number-of-pages} pp.>
  *2 @book {natural_y:author}, {title_es:title} ({city_es:publisher-place}: {press_es:publisher},
    {y:issued})<.|, {1-400:locator}.>
  @book {inverted_y:author} ({y:issued}). {title_es:title}. {city_es:publisher-place}:
    {press_es:publisher}.
  @book {loud_inverted:author} ({y:issued}): {title_es:title}, {press_es:publisher},
    {city_es:publisher-place}.
  @book {inverted_y:author}: {title_es:title}, {=2.ª/3a/2da/segunda:edition} ed.,
    {press_es:publisher}, {city_es:publisher-place}, {y:issued}, p. {1-400:locator}.
  *2 {inverted_y:author}, «{title_es:title}», {journal_es:container-title}, {1-90:volume}
    ({y:issued}), pp. {range_keys:page}.
  {inverted_y:author} ({y:issued}). {title_es:title}. {journal_es:container-title},
    {1-90:volume}({1-12:issue}), {range_keys:page}.
  {inverted_y:author}, “{title_es:title}”, {journal_es:container-title}, vol. {roman:volume}, núm.
    {1-12:issue}, {y:issued}, pp. {range_keys:page}.
  *2 @chapter {inverted_y:author}, “{title_es:title}”, en {natural_y:editor} (<eds|coord|comp>.),
    {title_es:container-title}, {city_es:publisher-place}, {press_es:publisher}, {y:issued}, pp.
    {range_keys:page}.
  *3 {natural_y:author}, “{headline_es:title}”, {paper_es:container-title}, {date_es:issued}<, p.
    {1-60:page}|>.
  *2 “{headline_es:title}”, {paper_es:container-title}, {date_es:issued}<.|, {url:URL}.>
  {paper_es:container-title}, {date_es:issued}<, p. {1-40:page}|>.
  {paper_es:container-title}: {headline_es:title} ({date_es:issued})
  {headline_es:title}. {paper_es:container-title}. {date_es:issued}. Disponible en: {url:URL}
    (consultado el {accessed_es:accessed}).
  {inverted_y:author} ({y:issued}, {d} de {month_es}). {headline_es:title}.
    {paper_es:container-title}. Recuperado de {url:URL}
  @report {body_es:author} ({y:issued}). {title_es:title}. {city_es:publisher-place}. {url:URL}
  @report {body_es:author}, {title_es:title}, {genre_es:genre}, {city_es:publisher-place},
    {date_es:issued}.
  @report {body_es:author}, {genre_es:genre} n.º {1-900:number}, {date_es:issued}.
  @legislation Ley {1-60:number}/{y:issued}, de {d} de {month_es}, de {noun_es} (art.
    {1-90:section}).
  @legal_case {court_es:authority}, {sentencia:genre} {1-900:number}/{y:issued}, de {d} de
    {month_es}<, FJ {1-9:locator}|>.
  @legal_case {court_es:authority}, caso {corte_name:title}, {sentencia:genre} de {date_es:issued}<,
    párr. {1-200:locator}|>.
  @legislation Art. {1-400:section} del {=Código Penal/Código Civil:container-title}.
  @thesis {inverted_y:author}, {title_es:title}, {thesis_es:genre}, {university_es:publisher},
    {y:issued}.
  @personal_communication Carta de {natural_y:author} a {natural_y}, {city_es:publisher-place},
    {date_es:issued}, {archiv_es:archive}, {archive_es:archive_location}.
  @manuscript {archiv_es:archive}, {archive_es:archive_location}<, {date_es:issued}|>.
  @interview Entrevista a {natural_y:author}, {city_es:publisher-place}, {date_es:issued}.
  @- {surname:author}, op. cit., p. {1-400:locator}.
  @book Véase {natural_y:author}, {title_es:title}, {city_es:publisher-place}, {y:issued}.
archive_es:
  Fondo {noun_es_cap}, leg. {1-900}
  legajo {1-900}
  Estado, {1-90}, n. {1-40}
  caja {1-90}, exp. {1-40}
title_pt:
  *2 {noun_pt_cap} e {noun_pt}: {theme_pt}
  A {noun_pt} e {theme_pt}
  História da {noun_pt}
  O direito à {noun_pt}
  A invenção da {noun_pt}
  {noun_pt_cap} e {noun_pt} no Brasil contemporâneo
  Da {noun_pt} à {noun_pt}: um estudo sobre {theme_pt}
  O que é {noun_pt}?
  {noun_pt_cap}, {noun_pt} e {noun_pt}
  Introdução à {noun_pt}
  Sociologia da {noun_pt}
  Entre a {noun_pt} e a {noun_pt}: {theme_pt}
  As origens da {noun_pt} ({1700-1850}-{1851-1990})
  Os limites da {noun_pt}
  Ensaios sobre {noun_pt}
  {natural_one}: uma biografia
  Dicionário de {noun_pt}
  Por uma {noun_pt} possível
headline_pt:
  *3 {actor_pt} {verb_pt}
  {actor_pt} {verb_pt}, diz ministro
  Entenda por que {actor_pt} {verb_pt}
  {noun_pt_cap} em risco em {city_pt}
  “A {noun_pt} não é um luxo”
  Morre {natural_one}, aos {50-99} anos
  {city_pt}: {actor_pt} {verb_pt}
  O que muda com a nova {noun_pt}
  {2-90}% são contra a {noun_pt}, diz pesquisa
  {natural_one}: “Falta {noun_pt}”
portuguese:
  *3 @book {loud_inverted:author}. {title_pt:title}. {city_pt:publisher-place}:
    {press_pt:publisher}, {y:issued}<.|. {100-600:number-of-pages} p.|. p. {range_keys:locator}.>
  @book {loud_inverted:author}. {title_pt:title}. {1-9:edition}. ed. {city_pt:publisher-place}:
    {press_pt:publisher}, {y:issued}.
  *2 @book {natural_e:author}, {title_pt:title} ({city_pt:publisher-place}: {press_pt:publisher},
    {y:issued})<.|, {1-400:locator}.>
  @book {inverted_e:author} ({y:issued}). {title_pt:title}. {city_pt:publisher-place}:
    {press_pt:publisher}.
  *2 {loud_inverted:author}. {title_pt:title}. {journal_pt:container-title},
    {city_pt:publisher-place}, v. {1-90:volume}, n. {1-12:issue}, p. {range_keys:page}, {y:issued}.
  {inverted_e:author}, «{title_pt:title}», {journal_pt:container-title}, n.º {1-90:issue},
    {y:issued}, pp. {range_keys:page}.
  *2 @chapter {loud_inverted:author}. {title_pt:title}. In: {loud_inverted:editor} (Org.).
    {title_pt:container-title}. {city_pt:publisher-place}: {press_pt:publisher}, {y:issued}. p.
    {range_keys:page}.
  *2 {loud_inverted:author}. {headline_pt:title}. {paper_pt:container-title},
    {city_pt:publisher-place}, {date_pt:issued}<. {=Ilustrada/Mundo/Opinião/Cotidiano:section}|>, p.
    {news_page:page}.
  *2 {natural_e:author}, “{headline_pt:title}”, {paper_pt:container-title}, {date_pt:issued}<.|,
    {url:URL}.>
  {paper_pt:container-title}: {headline_pt:title} ({date_pt:issued})
  {paper_pt:container-title}, {date_pt:issued}<, p. {1-40:page}|>.
  {headline_pt:title}. {paper_pt:container-title}, {date_pt:issued}. Disponível em: {url:URL}.
    Acesso em: {accessed_pt:accessed}.
  @report {body_pt:author}. {title_pt:title}. {city_pt:publisher-place}, {y:issued}. Disponível em:
    {lt}{url:URL}{gt}. Acesso em: {accessed_pt:accessed}.
  @legislation BRASIL. Lei nº {1000-14000:number}, de {date_pt_long:issued}. {title_pt:title}.
    {=Diário Oficial da União:container-title}, {city_pt:publisher-place}, {date_pt_long:issued}.
  @legislation Lei n.º {1-120:number}/{y:issued}, de {d} de {month_pt}<, artigo {1-90:section}.º|>.
  @legal_case {court_pt:authority}, {=RE/ADI/HC/REsp:genre} {1000-900000:number}, Rel. Min.
    {natural_one}, j. {date_pt:issued}.
  @thesis {loud_inverted:author}. {title_pt:title}. {y:issued}. {thesis_pt:genre} –
    {university_pt:publisher}, {city_pt:publisher-place}, {y:issued}.
  @interview Entrevista com {natural_e:author}, {city_pt:publisher-place}, {date_pt:issued}.
  @manuscript {archiv_pt:archive}, {archive_pt:archive_location}<, {date_pt:issued}|>.
date_pt_long:
  {d} de {month_pt} de {y}
archive_pt:
  cx. {1-90}, doc. {1-90}
  maço {1-90}
  fundo {1-90}, caixa {1-90}
title_it:
  *2 {noun_it_cap} e {noun_it} dopo {theme_it}
  La {noun_it} e {theme_it}
  Storia della {noun_it}
  L'invenzione della {noun_it}. Saggio su {theme_it}
  Il diritto alla {noun_it}
  Che cos'è la {noun_it}?
  Dalla {noun_it} alla {noun_it}
  Per una critica della {noun_it}
  {noun_it_cap} e {noun_it} tra Otto e Novecento
  {noun_it_cap}, {noun_it} e {noun_it}
  Introduzione alla {noun_it}
  Sociologia della {noun_it}
  Le origini della {noun_it} ({1700-1850}-{1851-1990})
  Saggi sulla {noun_it}
  La {noun_it} come problema
  Tra {noun_it} e {noun_it}: {theme_it}
  La fine della {noun_it}?
  Vita di {natural_one}
  Dizionario della {noun_it}
  Manuale di {noun_it}
  I confini della {noun_it}. {noun_it_cap} e {noun_it} in {city_it}
headline_it:
  *3 {actor_it_cap} {verb_it}
  {noun_it_cap}, {actor_it} {verb_it}
  «La {noun_it} non si tocca»
  {city_it}, {actor_it} {verb_it}
  È morto {natural_one}, voce della {noun_it}
  «Senza {noun_it} non c'è {noun_it}»
  Che cosa cambia per la {noun_it}
  {natural_one}: «La {noun_it} è a rischio»
  Il {2-90} per cento boccia la {noun_it}
  Dopo la crisi, {actor_it} {verb_it}
italian:
  *3 @book {natural_e:author}, {title_it:title}, {press_it:publisher}, {city_it:publisher-place}
    {y:issued}<.|, p. {1-400:locator}.|, pp. {range_keys:locator}.>
  *2 @book {tight_e:author}, {title_it:title}, {city_it:publisher-place}, {press_it:publisher},
    {y:issued}<.|, p. {1-400:locator}.>
  @book {tight_e:author}, {title_it:title}, {city_it:publisher-place} {y:issued}, p.
    {1-400:locator}.
  @book {inverted_e:author}, {title_it:title}, {city_it:publisher-place}, {press_it:publisher},
    {y:issued}, {100-600:number-of-pages} pp.
  *2 {natural_e:author}, {title_it:title}, in «{journal_it:container-title}», {roman:volume},
    {y:issued}, <n. {1-12:issue}, |>pp. {range_keys:page}.
  {tight_e:author}, {title_it:title}, in «{journal_it:container-title}», {1-90:volume} ({y:issued}),
    {1-12:issue}, pp. {range_keys:page}.
  *2 @chapter {tight_e:author}, {title_it:title}, in {title_it:container-title}, a cura di
    {tight_e:editor}, {press_it:publisher}, {city_it:publisher-place} {y:issued}, pp.
    {range_keys:page}.
  @chapter {natural_e:author}, “{title_it:title}”, in {natural_e:editor} (a cura di),
    {title_it:container-title}, {city_it:publisher-place}, {press_it:publisher}, {y:issued}, pp.
    {range_keys:page}.
  *3 {natural_e:author}, {headline_it:title}, in «{paper_it:container-title}», {date_it:issued}<, p.
    {1-40:page}|>.
  *2 {natural_e:author}, “{headline_it:title}”, {paper_it:container-title}, {date_it:issued}<.|,
    {url:URL}.>
  {headline_it:title}, «{paper_it:container-title}», {date_it:issued}.
  {paper_it:container-title}, {date_it:issued}<, p. {1-40:page}|>.
  {paper_it:container-title}: {headline_it:title} ({date_it:issued})
  {headline_it:title}, {paper_it:container-title}, {date_it:issued}, {url:URL} (consultato il
    {accessed_it:accessed}).
  @report {body_it:author}, {title_it:title}, {city_it:publisher-place}, {y:issued}<, p.
    {1-400:locator}|>.
  @report {body_it:author}, {title_it:title}, {genre_it:genre}, {date_it:issued}, {url:URL} (ultimo
    accesso {accessed_it:accessed}).
  @legislation Legge {date_it_long:issued}, n. {1-900:number}<, art. {1-90:section}|>.
  @legislation Art. {1-900:section} {code_it:container-title}
  @legal_case {court_it:authority}, sent. {date_it_long:issued}, n. {1-30000:number}<, in {=Foro
    it./Giur. cost.:container-title}, {y}, {roman}, c. {1-3000:page}|>.
  @personal_communication {archiv_it:archive}, {archive_it:archive_location}, {natural_e:author} a
    {natural_e}, {date_it:issued}.
  @manuscript {archiv_it:archive}, {archive_it:archive_location}<, c. {1-200:locator}|>.
  @interview Intervista a {natural_e:author}, {city_it:publisher-place}, {date_it:issued}.
  @- {tight_e:author}, {title_it:title}, cit., p. {1-400:locator}.
  @- Cfr. {tight_e:author}, {title_it:title}, cit., pp. {range_keys:locator}.
  @book {natural_e:author}, {title_it:title}, trad. it. di {natural_e:translator},
    {press_it:publisher}, {city_it:publisher-place} {y:issued}.
date_it_long:
  {d} {month_it} {y}
court_it:
  *2 Corte cost.
  Cass. civ., sez. un.
  Cons. Stato
  Trib. {city_it}
archive_it:
  b. {1-300}, fasc. {1-40}
  busta {1-300}
  Mediceo del Principato, {1-6000}
  PCM, {1920-1980}, f. {1-20}
body_under:
  *8 {parent_body}, {bureau}
  {parent_body}. {bureau}
  {parent_body}, {bureau}, {bureau}
  {bureau}, {parent_body}
  {parent_body} – {bureau}
quoted_headline:
  *3 “{headline:title}”
  *3 ‘{headline:title}’
  *2 “{headline:title},”
  *2 "{headline:title}"
  '{headline:title}'
  „{headline:title}“
  «{headline:title}»
  « {headline:title} »
  ‹{headline:title}›
  ”{headline:title}”
  ``{headline:title}''
commentary:
  *3 {comment} {comment}
  {comment}
comment:
  This {study} {third} {np}.
  The {study} is concerned with {topic} in {place}.
  The author argues that {actors} {verb} {np}.
  {surname} argues that {topic} and {topic} cannot be told apart.
  See also the discussion of {topic} in {surname} ({y}).
  It is not clear whether {actors} {verb} {np}.
  For a different view of {topic}, see {surname}.
  I owe this point to {natural_one}.
  The figure includes {topic} and {topic}.
  {surname} disputes this account.
  The numbers for {place} are estimates.
  On {topic}, compare {surname} and {surname}.
  He did not say how {actors} would {verb} {np}.
  She had been {happened} in {place} the year before.
  Officials later said that {actors} {verb} {np}.
  No one was {happened}.
  Whether this holds for {place} is another question.
  There is a large literature on {topic}.
  A useful introduction to {topic} and its {abstract}.
elsewhere:
  {dutch}
  {polish}
  {nordic}
  {czech}
  {turkish}
  *2 {russian}
east_asian:
  *3 {chinese}
  *2 {japanese}
date_nl:
  *3 {d} {month_nl} {y}
  {dd}-{mm}-{y}
date_pl:
  *3 {d} {month_pl} {y}
  {d} {month_pl} {y} r.
  {dd}.{mm}.{y}
date_sv:
  *2 {d} {month_sv} {y}
  *2 {d}. {month_sv} {y}
  {d}.{m}.{y}
  {y}-{mm}-{dd}
date_cs:
  *2 {d}. {month_cs} {y}
  *2 {d}. {m}. {y}
  {y}-{mm}-{dd}
date_tr:
  *3 {d} {month_tr} {y}
  {dd}.{mm}.{y}
date_ru:
  *2 {d} {month_ru} {y}
  {d} {month_ru} {y} г.
  {dd}.{mm}.{y}
date_zh:
  *4 {y}年{m}月{d}日
  {y}-{mm}-{dd}
  {y}年{m}月
date_ja:
  *4 {y}年{m}月{d}日
  {y}年{m}月
  {y}/{mm}/{dd}
  {y}.{m}.{d}
title_nl:
  De {noun_nl} van {theme_nl}
  Een geschiedenis van de {noun_nl}
  {noun_nl_cap} en {noun_nl} in {theme_nl}
  Over {noun_nl} en {noun_nl}
  Tussen {noun_nl} en {noun_nl}. {noun_nl_cap} in {theme_nl}, {1700-1850}-{1851-1990}
  Wat is {noun_nl}?
  De uitvinding van de {noun_nl}
  Inleiding tot de {noun_nl}
  Zonder {noun_nl} geen {noun_nl}
  {noun_nl_cap} na {1800-1990}
  De grenzen van de {noun_nl}: opstellen over {theme_nl}
  Handboek {noun_nl}
headline_nl:
  *2 {actor_nl} {verb_nl}
  {noun_nl_cap}: {actor_nl} {verb_nl}
  ‘{actor_nl} {verb_nl}’
  Waarom de {noun_nl} ons aangaat
  ‘Zonder {noun_nl} geen {noun_nl}’
  {2-90} procent tegen nieuwe {noun_nl}
  {natural_one} (1930-2010): een leven voor de {noun_nl}
dutch:
  *2 @book {harvard_nl:author}, {title_nl:title} ({city_nl:publisher-place}: {press_nl:publisher},
    {y:issued})<.|, {1-400:locator}.>
  @book {natural_nl:author}, {title_nl:title}. {city_nl:publisher-place}: {press_nl:publisher},
    {y:issued}<, p. {1-400:locator}|>.
  @book {natural_nl:author}, {title_nl:title}, {1-9:edition}e druk, {city_nl:publisher-place}
    {y:issued}<, blz. {1-400:locator}|>.
  *2 {natural_nl:author}, ‘{title_nl:title}’, {journal_nl:container-title} {1-140:volume}
    ({y:issued}) {range:page}<, aldaar {1-900:locator}|>.
  {harvard_nl:author} ({y:issued}). {title_nl:title}. {journal_nl:container-title},
    {1-90:volume}({1-12:issue}), {range:page}.
  @chapter {natural_nl:author}, ‘{title_nl:title}’, in: {natural_nl:editor} (red.),
    {title_nl:container-title} ({city_nl:publisher-place} {y:issued}) {range:page}.
  *2 {natural_nl:author}, ‘{headline_nl:title}’, {paper_nl:container-title}, {date_nl:issued}<, p.
    {1-40:page}|>.
  {headline_nl:title}. {paper_nl:container-title}, {date_nl:issued}. Geraadpleegd op
    {accessed_nl:accessed}, van {url:URL}
  {paper_nl:container-title}: {headline_nl:title} ({date_nl:issued})
  @report {body_nl:author}, {title_nl:title}, {city_nl:publisher-place}, {y:issued}.
  @report {body_nl:author} ({y:issued}). {title_nl:title}. Geraadpleegd via {url:URL}
  @legal_case {=Hof Den Haag/HR/Rb. Amsterdam/ABRvS:authority} {date_nl:issued}, {ecli:number}<,
    r.o. {1-9:locator}|>.
  @- {surname:author}, {title_nl:title}, {1-400:locator}.
title_pl:
  {noun_pl} i {noun_pl} {theme_pl}
  Dzieje kultury {theme_pl}
  {noun_pl} {theme_pl}. Studium przypadku
  O wolności i pamięci {theme_pl}
  {noun_pl}, {noun_pl}, {noun_pl}
  {noun_pl} i jej krytycy
  Z dziejów {noun_pl_cap}: studia i szkice
  Wprowadzenie do socjologii: {noun_pl} {theme_pl}
headline_pl:
  *2 {actor_pl} {verb_pl}
  {city_pl}: {actor_pl} {verb_pl}
  {actor_pl}: „{noun_pl} to nie luksus”
  Co dalej z {noun_pl_cap}?
  {natural_one} nie żyje
  {2-90} procent Polaków przeciw reformie
polish:
  *3 @book {tight_pl:author}, {title_pl:title}, {city_pl:publisher-place} {y:issued}<.|, s.
    {1-400:locator}.>
  @book {tight_pl:author}, {title_pl:title}, {press_pl:publisher}, {city_pl:publisher-place}
    {y:issued}<, s. {1-400:locator}|>.
  @book {inverted_pl:author}. {y:issued}. {title_pl:title}. {city_pl:publisher-place}:
    {press_pl:publisher}.
  @book {inverted_pl:author}, {title_pl:title}, wyd. {1-9:edition}, {press_pl:publisher},
    {city_pl:publisher-place} {y:issued}, ISBN {ISBN}.
  *2 {tight_pl:author}, {title_pl:title}, „{journal_pl:container-title}” {y:issued}, nr
    {1-12:issue}, s. {range_keys:page}.
  {inverted_pl:author} ({y:issued}), {title_pl:title}, „{journal_pl:container-title}”, t.
    {roman:volume}, s. {range_keys:page}.
  @chapter {tight_pl:author}, {title_pl:title}, [w:] {title_pl:container-title}, red.
    {tight_pl:editor}, {city_pl:publisher-place} {y:issued}, s. {range_keys:page}.
  *2 {tight_pl:author}, {headline_pl:title}, „{paper_pl:container-title}”, {date_pl:issued}<, s.
    {1-30:page}|>.
  {natural_pl:author}, {headline_pl:title}, {paper_pl:container-title}, {date_pl:issued}, {url:URL}
    [dostęp: {accessed_pl:accessed}].
  „{paper_pl:container-title}”, {date_pl:issued}.
  @report {body_pl:author}, {title_pl:title}, {city_pl:publisher-place} {y:issued}<, s.
    {1-90:locator}|>.
  @legislation Ustawa z dnia {date_pl:issued} o {noun_pl}, {=Dz.U.:container-title} {y} nr
    {1-250:number} poz. {1-2000:page}.
  @- {surname:author}, op. cit., s. {1-400:locator}.
  @- Tamże, s. {1-400:locator}.
title_sv:
  {noun_sv} og {noun_sv} {theme_sv}
  {noun_sv} och {noun_sv} {theme_sv}
  Den moderna {noun_sv}
  Studier i {noun_sv} {theme_sv}
  Mellom {noun_sv} og {noun_sv}: {noun_sv} {theme_sv}
  Hvad er {noun_sv}?
  En bok om {noun_sv}
headline_sv:
  *2 {actor_sv} {verb_sv}
  {city_sv}: {actor_sv} {verb_sv}
  – {actor_sv} {verb_sv}
  {2-90} procent vil ha mer {noun_sv}
  Hva skjer med {noun_sv}?
  {natural_one} er død
nordic:
  *3 @book {inverted_sv:author} ({y:issued}). {title_sv:title}. {city_sv:publisher-place}:
    {press_sv:publisher}<.|, s. {1-400:locator}.>
  @book {natural_sv:author}, {title_sv:title}, {city_sv:publisher-place}: {press_sv:publisher}
    {y:issued}<, s. {1-400:locator}|>.
  @book {natural_sv:author}: {title_sv:title}. {1-9:edition}. <uppl|utg|udg>. {press_sv:publisher},
    {city_sv:publisher-place} {y:issued}.
  *2 {natural_sv:author}, ”{title_sv:title}”, {journal_sv:container-title},
    {1-130:volume}:{1-6:issue} ({y:issued}), s. {range:page}.
  {inverted_sv:author} ({y:issued}). {title_sv:title}. {journal_sv:container-title},
    {1-90:volume}({1-12:issue}), s. {range:page}.
  {natural_sv:author}, «{title_sv:title}», {journal_sv:container-title} {1-90:volume}, nr.
    {1-6:issue} ({y:issued}): {range:page}.
  @chapter {natural_sv:author}, ”{title_sv:title}”, i {natural_sv:editor} (red.),
    {title_sv:container-title}, {city_sv:publisher-place}: {press_sv:publisher}, {y:issued}, s.
    {range:page}.
  *2 {natural_sv:author}, ”{headline_sv:title}”, {paper_sv:container-title}, {date_sv:issued}<, s.
    {1-40:page}|>.
  {natural_sv:author}: «{headline_sv:title}», {paper_sv:container-title} {date_sv:issued}.
  {headline_sv:title}. {paper_sv:container-title}, {date_sv:issued}. <Hämtad|Hentet|Hentet fra>
    {accessed_sv:accessed}, {url:URL}
  {paper_sv:container-title}, {date_sv:issued}.
  @report {body_sv:author} ({y:issued}). {title_sv:title}. {city_sv:publisher-place}.
    <Tillgänglig|Tilgjengelig>: {url:URL}
  @report {=SOU/NOU/Ds/Prop./Meld. St.:genre} {y:issued}:{1-120:number}. {title_sv:title}<.
    {city_sv:publisher-place}: {body_sv:publisher}|>.
  @legal_case {=NJA/Rt.:container-title} {y:issued} s. {1-1200:page}<, på s. {1-1200:locator}|>.
title_cs:
  {noun_cs} a {noun_cs} {theme_cs}
  {noun_cs} {theme_cs}
  Česká {noun_cs} {theme_cs}
  Mezi minulostí a přítomností: {noun_cs} {theme_cs}
  Úvod do studia: {noun_cs}
  Co je {noun_cs}?
headline_cs:
  *2 {actor_cs} {verb_cs}
  {city_cs}: {actor_cs} {verb_cs}
  Zemřel {natural_one}
  {2-90} procent lidí nechce změnu
czech:
  *3 @book {loud_cs:author}. {title_cs:title}. {city_cs:publisher-place}: {press_cs:publisher},
    {y:issued}<.|, s. {1-400:locator}.|. ISBN {ISBN}.>
  @book {natural_cs:author}, {title_cs:title}, {city_cs:publisher-place} {y:issued}<, s.
    {1-400:locator}|>.
  @book {loud_cs:author}. {title_cs:title}. {1-9:edition}. vyd. {city_cs:publisher-place}:
    {press_cs:publisher}, {y:issued}. {100-600:number-of-pages} s.
  *2 {loud_cs:author}. {title_cs:title}. {journal_cs:container-title}. {y:issued}, roč.
    {1-120:volume}, č. {1-12:issue}, s. {range:page}. <ISSN {ISSN}.|>
  {natural_cs:author}, {title_cs:title}, {journal_cs:container-title} {1-120:volume}, {y:issued}, č.
    {1-6:issue}, s. {range:page}.
  @chapter {loud_cs:author}. {title_cs:title}. In: {loud_cs:editor} (ed.).
    {title_cs:container-title}. {city_cs:publisher-place}: {press_cs:publisher}, {y:issued}, s.
    {range:page}.
  *2 {natural_cs:author}, {headline_cs:title}, {paper_cs:container-title}, {date_cs:issued}<, s.
    {1-30:page}|>.
  {loud_cs:author}. {headline_cs:title}. {paper_cs:container-title} [online]. {date_cs:issued} [cit.
    {accessed_cs:accessed}]. Dostupné z: {url:URL}
  {paper_cs:container-title}, {date_cs:issued}<, s. {1-30:page}|>.
  @legislation Zákon č. {1-500:number}/{y:issued} Sb.<, § {1-400:section}|>
  @thesis {loud_cs:author}. {title_cs:title}. {=Diplomová práce/Disertační práce:genre}.
    {city_cs:publisher-place}, {y:issued}.
title_tr:
  {theme_tr} {noun_tr} ve {noun_tr}
  {theme_tr} {noun_tr}
  {noun_tr} ve {noun_tr} Üzerine
  {noun_tr}, {noun_tr} ve {noun_tr}
  {theme_tr} {noun_tr} ({1800-1900}-{1901-2000})
headline_tr:
  *2 {actor_tr} {verb_tr}
  {actor_tr}: {noun_tr} için {verb_tr}
  {city_tr}'da {actor_tr} {verb_tr}
turkish:
  *3 @book {natural_tr:author}, {title_tr:title}, {city_tr:publisher-place}: {press_tr:publisher},
    {y:issued}<.|, s. {1-400:locator}.>
  @book {natural_tr:author}, {title_tr:title} ({city_tr:publisher-place}: {press_tr:publisher},
    {y:issued}), {1-400:locator}.
  @book {apa_tr:author} ({y:issued}). {title_tr:title}. {city_tr:publisher-place}:
    {press_tr:publisher}.
  *2 {natural_tr:author}, “{title_tr:title}”, {journal_tr:container-title}, C. {1-90:volume}, S.
    {1-12:issue}, {y:issued}, s. {range_keys:page}.
  {apa_tr:author} ({y:issued}). {title_tr:title}. {journal_tr:container-title},
    {1-90:volume}({1-12:issue}), {range_keys:page}.
  @chapter {natural_tr:author}, “{title_tr:title}”, {title_tr:container-title}, der.
    {natural_tr:editor}, {city_tr:publisher-place}: {press_tr:publisher}, {y:issued}, s.
    {range_keys:page}.
  *2 {natural_tr:author}, “{headline_tr:title}”, {paper_tr:container-title}, {date_tr:issued}<, s.
    {1-30:page}|>.
  “{headline_tr:title}”, {paper_tr:container-title}, {date_tr:issued}, {url:URL} (Erişim tarihi:
    {accessed_tr:accessed}).
  {paper_tr:container-title}, {date_tr:issued}.
  @thesis {natural_tr:author}, “{title_tr:title}” ({=Yüksek Lisans Tezi/Doktora tezi:genre},
    {city_tr} Üniversitesi, {y:issued}).
  @- {surname:author}, a.g.e., s. {1-400:locator}.
title_ru:
  *2 {noun_ru} и {noun_ru} {theme_ru}
  Очерки {noun_ru_gen} {theme_ru}
  Проблемы {noun_ru_gen}
  Вопросы {noun_ru_gen}: {noun_ru} {theme_ru}
  {noun_ru}, {noun_ru}, {noun_ru}: избранные статьи
  Введение в философию {noun_ru_gen}
  {noun_ru} как {noun_ru}
  Что такое {noun_ru}?
headline_ru:
  *2 {actor_ru} {verb_ru}
  {actor_ru} {verb_ru}: чего ждать
  Почему {noun_ru} важнее всего
  {2-90} процентов россиян против реформы
  {noun_ru} без границ
  Кто заплатит за кризис?
russian:
  *3 @book {spaced_ru:author} {title_ru:title}. {city_ru:publisher-place}: {press_ru:publisher},
    {y:issued}<.|. С. {1-400:locator}.|. {100-600:number-of-pages} с.>
  @book {spaced_ru:author} {title_ru:title}. – {city_ru:publisher-place} : {press_ru:publisher},
    {y:issued}. – {100-600:number-of-pages} с.
  @book {natural_ru:author}, {title_ru:title} ({city_ru:publisher-place}, {y:issued}), с.
    {1-400:locator}.
  *2 {spaced_ru:author} {title_ru:title} // {journal_ru:container-title}. {y:issued}. №
    {1-12:issue}. С. {range:page}.
  {spaced_ru:author} {title_ru:title} // {journal_ru:container-title}. – {y:issued}. – Т.
    {1-90:volume}, № {1-12:issue}. – С. {range_keys:page}.
  {tight_ru:author}, «{title_ru:title}», {journal_ru:container-title}, {y:issued}, № {1-12:issue},
    с. {range_keys:page}.
  @chapter {spaced_ru:author} {title_ru:title} // {title_ru:container-title} / Под ред.
    {tight_ru:editor}. {city_ru:publisher-place}: {press_ru:publisher}, {y:issued}. С. {range:page}.
  *2 {spaced_ru:author} {headline_ru:title} // {paper_ru:container-title}. {date_ru:issued}.
  {natural_ru:author}, «{headline_ru:title}», {paper_ru:container-title}, {date_ru:issued}<, с.
    {1-20:page}|>.
  {headline_ru:title} [Электронный ресурс] // {paper_ru:container-title}. {date_ru:issued}. URL:
    {url:URL} (дата обращения: {accessed_ru:accessed}).
  {paper_ru:container-title}: {headline_ru:title} ({date_ru:issued})
  {paper_ru:container-title}, {date_ru:issued}.
  @thesis {spaced_ru:author} {title_ru:title}: {=дис. ... канд. ист. наук/автореф. дис. ... д-ра
    филос. наук:genre}. {city_ru:publisher-place}, {y:issued}.
  @manuscript {=ГАРФ/РГАСПИ/РГИА/РГАЛИ:archive}. {archive_ru:archive_location}<. Л.
    {1-200:locator}|>.
  @- Там же. С. {1-400:locator}.
  @- {spaced_ru:author} Указ. соч. С. {1-400:locator}.
archive_ru:
  Ф. {1-9000}. Оп. {1-90}. Д. {1-900}
title_zh:
  *2 {theme_zh}的{noun_zh}与{noun_zh}
  {theme_zh}{noun_zh}史研究
  论{noun_zh}与{noun_zh}的关系
  {noun_zh}、{noun_zh}与{theme_zh}
  {theme_zh}{noun_zh}问题新探
  什么是{noun_zh}
  中国{noun_zh}思想史
  从{noun_zh}到{noun_zh}：{theme_zh}的{noun_zh}变迁
  {noun_zh}社会学导论
headline_zh:
  *2 {actor_zh}{verb_zh}
  {actor_zh}：{noun_zh}与{noun_zh}并重
  {theme_zh}的{noun_zh}之路
  {2-90}%受访者关注{noun_zh}问题
  {theme_zh}{noun_zh}观察
chinese:
  *2 @book {solid_zh:author}：《{title_zh:title}》，{city_zh:publisher-place}：
    {press_zh:publisher}，{y:issued}年<，第{1-400:locator}页|，第{range_keys:locator}页>。
  *2 @book {solid_zh:author}. {title_zh:title}[M]. {city_zh:publisher-place}: {press_zh:publisher},
    {y:issued}<: {range_keys:locator}|>.
  @book {solid_zh:author}：《{title_zh:title}》，{press_zh:publisher}{y:issued}年版，
    第{1-400:locator}页。
  @book {solid_zh:author}著，《{title_zh:title}》（{city_zh:publisher-place}：{press_zh:publisher}，
    {y:issued}），頁{range_keys:locator}。
  @book {solid_zh:author}：《{title_zh:title}》，{solid_zh:translator}译，
    {city_zh:publisher-place}：{press_zh:publisher}，{y:issued}年。
  *2 {solid_zh:author}：《{title_zh:title}》，《{journal_zh:container-title}》
    {y:issued}年第{1-12:issue}期<，第{range_keys:page}页|>。
  *2 {solid_zh:author}. {title_zh:title}[J]. {journal_zh:container-title}, {y:issued},
    {1-60:volume}({1-12:issue}): {range_keys:page}.
  {solid_zh:author}，〈{title_zh:title}〉，《{journal_zh:container-title}》，
    第{1-60:volume}卷第{1-12:issue}期（{y:issued}年{m}月），頁{range_keys:page}。
  {solid_zh:author}（{y:issued}）。{title_zh:title}。{journal_zh:container-title}，
    {1-60:volume}（{1-12:issue}），{range_keys:page}。
  {solid_zh:author}：「{title_zh:title}」，『{journal_zh:container-title}』，
    {1-90:issue}（{y:issued}）。
  @chapter {solid_zh:author}：《{title_zh:title}》，载{solid_zh:editor}主编：
    《{title_zh:container-title}》，{city_zh:publisher-place}：{press_zh:publisher}，{y:issued}年，
    第{range_keys:page}页。
  *2 {solid_zh:author}：《{headline_zh:title}》，《{paper_zh:container-title}》{date_zh:issued}<，
    第{1-16:page}版|>。
  《{headline_zh:title}》，{paper_zh:container-title}，{date_zh:issued}，{url:URL}<，
    {accessed_zh:accessed}访问|>。
  {solid_zh:author}. {headline_zh:title}[N]. {paper_zh:container-title},
    {y:issued}-{mm}-{dd}({1-16:page}).
  《{paper_zh:container-title}》，{date_zh:issued}<，第{1-16:page}版|>。
  @thesis {solid_zh:author}. {title_zh:title}[D]. {city_zh:publisher-place}:
    {=北京大学/复旦大学/南京大学/國立臺灣大學:publisher}, {y:issued}.
  @report {body_zh:author}：《{title_zh:title}》，{date_zh:issued}<，{url:URL}|>。
  @webpage {body_zh:author}. {title_zh:title}[EB/OL]. ({date_zh:issued})[{accessed_zh:accessed}].
    {url:URL}.
  @legislation 《中华人民共和国{noun_zh}法》第{1-300:section}条。
title_ja:
  *2 {theme_ja}の{noun_ja}と{noun_ja}
  {theme_ja}における{noun_ja}の形成
  {noun_ja}とは何か
  {noun_ja}の{noun_ja}史
  {theme_ja}{noun_ja}史研究
  {noun_ja}と{noun_ja}のあいだ――{theme_ja}の{noun_ja}
  {noun_ja}学入門
headline_ja:
  *2 {actor_ja}{verb_ja}
  {noun_ja}どこへ　{actor_ja}{verb_ja}
  {theme_ja}を問う
japanese:
  *3 @book {solid_ja:author}『{title_ja:title}』（{press_ja:publisher}、{y:issued}年）<、
    {1-400:locator}頁|>。
  @book {solid_ja:author}（{y:issued}）『{title_ja:title}』{press_ja:publisher}<、
    p.{1-400:locator}|>。
  @book {solid_ja:author}著『{title_ja:title}』{press_ja:publisher}、{y:issued}年、
    {100-600:number-of-pages}頁、ISBN {ISBN}。
  @book {solid_ja:author}『{title_ja:title}』{solid_ja:translator}訳、{city_ja:publisher-place}：
    {press_ja:publisher}、{y:issued}年。
  *3 {solid_ja:author}「{title_ja:title}」『{journal_ja:container-title}』
    第{1-120:volume}巻第{1-12:issue}号、{y:issued}年<、{range:page}頁|>。
  {solid_ja:author}（{y:issued}）「{title_ja:title}」『{journal_ja:container-title}』
    {1-120:volume}({1-12:issue})、pp.{range_keys:page}。
  {solid_ja:author}「{title_ja:title}」『{journal_ja:container-title}』
    {100-900:issue}号（{date_ja:issued}）、{range:page}頁。
  *2 @chapter {solid_ja:author}「{title_ja:title}」{solid_ja:editor}編『{title_ja:container-title}』
    {press_ja:publisher}、{y:issued}年、{range:page}頁。
  *2 「{headline_ja:title}」『{paper_ja:container-title}』{date_ja:issued}<、
    {=朝刊/夕刊:edition}|>。
  『{paper_ja:container-title}』{date_ja:issued}<{=朝刊/夕刊:edition}|付>。
  {paper_ja:container-title}「{headline_ja:title}」{date_ja:issued}、
    {url:URL}<（{accessed_ja:accessed}閲覧）|>
  @report {body_ja:author}『{title_ja:title}』{y:issued}年。
  @report {body_ja:author}「{title_ja:title}」{date_ja:issued}、{url:URL}（最終閲覧日：
    {accessed_ja:accessed}）。
  @legal_case {=最高裁/東京地裁/大阪高裁:authority}{date_ja:issued}判決、
    {=民集/判例時報:container-title}{1-2000:volume}号{1-400:page}頁。
"""
