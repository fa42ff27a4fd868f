"""How a text cites: Pandoc's syntax, ``[see @knuth1984, pp. 3-5; -@roe]``, ``@knuth1984 [p. 3]``.

What is read here is what stands in Markdown of any host. The host knows what is code, a link or
escaped, and asks with `match` at a place; `find` is for plain text. The source is the section
“Citation syntax” of Pandoc's manual.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from attrs import evolve, frozen

from citekit.csl.evaluation import LOCATORS, Cite
from citekit.csl.lexicon import lexicon
from citekit.patterns import regex

__all__ = ["BEFORE", "ESCAPED", "OPENING", "Found", "find", "key", "locator", "match", "written"]


@frozen
class Found:
    """A citation as a text writes it: ``text[start:end]``, and what it cites."""

    start: int
    end: int
    cites: tuple[Cite, ...]  #: one at least; what stands around each is CSL rich text
    narrative: bool = False  #: the authors of the first are part of the sentence


_WORD_OF_KEY = r"(?:_*+[^\W_]++)++"
#: Letters, digits and _, with single marks between them; a _ at its end closes emphasis.
_KEY = rf"{_WORD_OF_KEY}(?:[:.#$%&\-+?<>~/]{_WORD_OF_KEY})*+"
#: What an ``@`` may not follow: a word, as in an e-mail address; a _ may open emphasis.
BEFORE = r"(?<![^\W_])(?<!@)(?<![^\W_]_)(?<![^\W_]__)"
#: ``@key``, ``-@key`` and ``@{any key}``; not the @ of an e-mail address, nor an escaped one.
_MARK = regex(
    rf"{BEFORE}(?<!\\)(?P<hide>-)?@(?:(?P<key>{_KEY})(?!@)|\{{(?P<any>[^{{}}\n]{{1,500}})\}})"
)
#: What a bracket may hold, in characters and in brackets within: what holds more is no citation,
#: so that time grows with the text alone.
_LONGEST, _DEEPEST = 4000, 8


#: Where a citation may begin.
OPENING = regex(rf"\[|{BEFORE}-?@")


def find(text: str, *, lang: str = "en-US") -> list[Found]:
    """Find the citations of a text that has no other syntax, in order.

    `lang` is the language of the words before locators (``S. 3``, ``chap. 2``). Never raises.

    >>> [(one.start, one.end, one.cites[0].id) for one in find("So [@roe, p. 3], and @poe.")]
    [(3, 15, 'roe'), (21, 25, 'poe')]
    """
    found: list[Found] = []
    position = 0
    while opening := OPENING.search(text, position):
        one = match(text, opening.start(), lang=lang)
        if one is None:
            position = opening.end()
        else:
            found.append(one)
            position = one.end
    return found


def match(text: str, at: int = 0, *, lang: str = "en-US") -> Found | None:
    """Read the citation that begins at a place: at its ``[``, ``@`` or ``-``; None: none does.

    A bracket is a citation if each of its parts, which ``;`` separates, names a work; what is
    followed by ``(`` is the text of a link, and an ``@`` in an address is part of that. `lang` and
    errors are those of `find`.

    >>> cite = match("[see @roe, pp. 3-5 and more; -@poe]").cites[0]
    >>> cite.prefix, cite.id, cite.locator, cite.suffix
    ('see', 'roe', '3-5', ' and more')
    >>> match("@roe [p. 3] says").end
    11
    """
    if text[at : at + 1] == "[":
        return _bracketed(text, at, lang)
    mark = _MARK.match(text, at)
    return None if mark is None or _in_address(text, at) else _in_text(text, mark, lang)


def _in_address(text: str, at: int) -> bool:
    start = max(0, at - _FARTHEST)
    return "://" in text[start:at] and _ADDRESS.search(text, start, at) is not None


#: An address that goes on; and how far back it may begin.
_ADDRESS = regex(r"(?:https?|ftp)://[^\s<>\[\]\x02]*\Z", re.IGNORECASE)
_FARTHEST = 300


def _bracketed(text: str, at: int, lang: str) -> Found | None:
    end = _closing(text, at)
    if end is None or text[end : end + 1] == "(":
        return None
    inside = text[at + 1 : end - 1]
    if "@" not in inside:
        return None
    cites = [_cite(part, lang) for part in _parts(inside)]
    known = tuple([cite for cite in cites if cite is not None])
    return Found(at, end, known) if len(known) == len(cites) else None


def _in_text(text: str, mark: re.Match[str], lang: str) -> Found:
    """Read ``@roe``, and what a bracket behind it adds: a locator, other works."""
    first = Cite(key(mark), suppress_author=bool(mark["hide"]))
    narrative = not mark["hide"]
    alone = Found(mark.start(), mark.end(), (first,), narrative)
    gap = _GAP.match(text, mark.end())
    start = gap.end() if gap else mark.end()
    if text[start : start + 1] != "[" or text[start : start + 2] == "[^":
        return alone
    end = _closing(text, start)
    if end is None or text[end : end + 1] in ("(", "[", ":"):
        return alone
    own, *others = _parts(text[start + 1 : end - 1])
    if (cite := _cite(own, lang)) is not None:  # @roe [@poe]
        more = [cite, *(_cite(part, lang) for part in others)]
    else:
        own = html.unescape(own) if "&" in own else own
        first, more = _with_suffix(first, own, lang), [_cite(part, lang) for part in others]
    known = tuple([cite for cite in more if cite is not None])
    if len(known) < len(more):
        return alone
    return Found(mark.start(), end, (first, *known), narrative)


_GAP = regex(r"[ \t]{0,8}\n?[ \t]{0,8}")


def key(mark: re.Match[str]) -> str:
    """Return the id that ``@key`` or ``@{key}`` names."""
    return mark["key"] or mark["any"]


def _closing(text: str, at: int) -> int | None:
    """Tell where a bracket ends; None: nowhere near, or not before an empty line."""
    depth = 0
    for sign in _BRACKET.finditer(text, at, at + _LONGEST):
        if sign[0] == "[":
            depth += 1
            if depth > _DEEPEST:
                return None
        elif sign[0] == "]":
            depth -= 1
            if depth == 0:
                return sign.end()
        elif "\n" in sign[0]:
            return None
    return None


_BRACKET = regex(r"\\.|[\[\]]|\n[ \t]*\n")


def _parts(inside: str) -> list[str]:
    """Part what a bracket holds at its semicolons, but for those in braces or escaped."""
    parts, start, depth = [], 0, 0
    for sign in _PARTING.finditer(inside):
        if sign[0] == "{":
            depth += 1
        elif sign[0] == "}":
            depth = max(0, depth - 1)
        elif sign[0] == ";" and not depth:
            parts.append(inside[start : sign.start()])
            start = sign.end()
    return [*parts, inside[start:]]


_PARTING = regex(r"\\.|[;{}]|&[#\w]{1,31};")


def _cite(part: str, lang: str) -> Cite | None:
    part = html.unescape(part) if "&" in part else part
    mark = _MARK.search(part)
    if mark is None:
        return None
    prefix = written(part[: mark.start()].strip())
    cite = Cite(key(mark), prefix=prefix, suppress_author=bool(mark["hide"]))
    return _with_suffix(cite, part[mark.end() :], lang)


def _with_suffix(cite: Cite, suffix: str, lang: str) -> Cite:
    label, place, rest = locator(suffix, lang=lang)
    place = ESCAPED.sub(r"\1", place.replace("--", "–"))
    return evolve(cite, label=label, locator=place, suffix=written(rest.rstrip()))


# --- locators -------------------------------------------------------------------------


def locator(suffix: str, *, lang: str = "en-US") -> tuple[str, str, str]:
    """Part what follows a key: the CSL locator term, the place in the work, and the rest.

    A place is words that hold digits or are Roman numerals, behind a word for what they count
    in `lang` or English; without one, pages. Braces say what the place is: ``{ii, A, D-Z}``,
    and ``{}`` that there is none.

    >>> locator(", chap. 3, and more")
    ('chapter', '3', ', and more')
    >>> locator(", S. 3 f.", lang="de-DE"), locator(" {}, 99 years later")
    (('page', '3', ' f.'), ('page', '', ', 99 years later'))
    """
    start = _COMMA.match(suffix)
    assert start is not None
    at = start.end()
    if at == len(suffix):
        return "page", "", suffix
    if suffix[at : at + 1] == "{" and (end := _brace(suffix, at)) is not None:
        inside = suffix[at + 1 : end - 1].strip()
        label, begin = _label(inside, 0, lang)
        return label or "page", inside[begin:].strip(), suffix[end:]
    label, begin = _label(suffix, at, lang)
    end = _place(suffix, begin, label, lang)
    if end == begin:
        return "page", "", suffix
    while suffix[end - 1] in ".:'’\"”" and end > begin + 1:
        end -= 1
    return label or "page", suffix[begin:end].strip("*"), suffix[end:]


_COMMA = regex(r"\s{0,8},?\s{0,8}")
_SEPARATOR = regex(r"\s?[,&;]\s?|\s(?:and|und|et|y|e|en|og|och)\s|\s?[-–—]\s?|\s")
#: A word of a place: no space, comma or semicolon in it.
_WORD = regex(r"[^\s,;&]{1,60}")
_DIGIT = regex(r"\d")
_NUMERAL = regex(
    r"[^\w\s]{0,3}(?:[ivxlcdm]{1,15}|[IVXLCDM]{1,15})"
    r"(?:[-–—.()\[\]:]{1,3}(?:[ivxlcdm]{1,15}|[IVXLCDM]{1,15}))*+[^\w\s]{0,3}"
)


def _place(text: str, at: int, label: str | None, lang: str) -> int:
    """Tell where the place that begins at `at` ends; `label`: what a word says that it counts.

    A sign for something else begins another one: in “chap. 3, §4”, the second is no chapter.
    """
    counted = label is not None
    end = at
    word = _WORD.match(text, at)
    if word is None or not _counts(word[0], numerals=counted):
        return at
    while word is not None:
        end = word.end()
        gap = _SEPARATOR.match(text, end)
        word = _WORD.match(text, gap.end()) if gap else None
        if word is not None and gap is not None:
            numerals = counted and not gap[0].isspace()
            other = _label(text, gap.end(), lang)[0] not in (None, label or "page")
            word = word if _counts(word[0], numerals=numerals) and not other else None
    return end


def _counts(word: str, *, numerals: bool) -> bool:
    return bool(_DIGIT.search(word)) or (numerals and bool(_NUMERAL.fullmatch(word)))


def _brace(text: str, at: int) -> int | None:
    depth = 0
    for sign in re.finditer(r"\\.|[{}]", text[at : at + _LONGEST]):
        depth += {"{": 1, "}": -1}.get(sign[0], 0)
        if depth == 0:
            return at + sign.end()
    return None


def _label(text: str, at: int, lang: str) -> tuple[str | None, int]:
    """Read the word for what is counted: the locator term, and where the place begins."""
    words, pattern = _terms(lang)
    found = pattern.match(text, at)
    if found is None:
        return None, at
    return words[found[1].casefold()], found.end()


#: Words that people write beside those of the locales.
_MORE: Mapping[str, str] = {
    "ch.": "chapter", "chs.": "chapter", "sect.": "section", "sects.": "section",
    "art.": "article-locator", "arts.": "article-locator", "cap.": "chapter", "vv.": "verse",
    "fol": "folio", "fols": "folio", "fig": "figure", "figs": "figure", "vols": "volume",
    "¶": "paragraph", "¶¶": "paragraph", "§": "section", "§§": "section",
}  # fmt: skip


@lru_cache(maxsize=32)
def _terms(lang: str) -> tuple[Mapping[str, str], re.Pattern[str]]:
    """Give the words for locators in a language and English, and a pattern that finds one."""
    words = {word: label for word, label in _of_lexicons(lang) if word}
    for word, label in _MORE.items():
        words.setdefault(word, label)
    longest = sorted(words, key=len, reverse=True)
    # a sign may touch its number; a word may not: “p3” is no page
    shown = "|".join(
        re.escape(word) + (r"\.?(?=[\s\d{*])" if word[-1].isalnum() else "") for word in longest
    )
    return words, re.compile(rf"({shown})\.?\s{{0,4}}(?=\S)", re.IGNORECASE)


def _of_lexicons(lang: str) -> Iterator[tuple[str, str]]:
    for each in ("en-US", lang):  # the later, the stronger
        terms = lexicon(each)
        for label in LOCATORS:
            yield label, label  # not every locale has a term for each
            for form in ("long", "short", "symbol"):
                if (term := terms.terms.get((label, form))) is not None:
                    yield term.single.casefold(), label
                    yield term.multiple.casefold(), label


# --- what stands around a cite ----------------------------------------------------------

#: What a backslash makes a mere sign in Markdown.
ESCAPED = regex(r"\\([!-/:-@\[-`{-~])")
_STRONG = regex(r"\*\*(?=\S)([^*\n]{1,300}?)(?<=\S)\*\*")
_EMPHASIS = regex(r"\*(?=\S)([^*\n]{1,300}?)(?<=\S)\*|(?<!\w)_(?=\S)([^_\n]{1,300}?)(?<=\S)_(?!\w)")


def written(text: str) -> str:
    r"""Turn the Markdown of a prefix or suffix into CSL rich text: emphasis and escapes.

    >>> written(r"*passim* \* 3")
    '<i>passim</i> * 3'
    """
    if not text or text.isalnum():
        return text
    text = _STRONG.sub(r"<b>\1</b>", text)
    text = _EMPHASIS.sub(lambda found: f"<i>{found[1] or found[2]}</i>", text)
    return ESCAPED.sub(r"\1", " ".join(text.split()) if "\n" in text else text)
