"""Whether what was read of an entry or a note is sure enough to be put in its place."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from citekit.csl.document import Cite
from citekit.posts.callouts import IBID
from citekit.posts.drafts import Item
from citekit.record import Record
from citekit.references import Reference, Token

__all__ = [
    "CARGO", "LEAST", "LETTER", "LINK", "MARKUP", "TAG", "content", "is_content", "is_new",
    "is_sure", "is_whole", "may_be_meant", "says_numbers",
]  # fmt: skip

#: From this confidence on a reference is formatted; of those below, fewer than that share are
#: read without a mistake.
LEAST = 0.4
#: Fields of which one alone names a work.
_IDENTIFYING = frozenset({"DOI", "ISBN", "URL", "PMID", "PMCID"})
#: Fields of which two name one.
_TELLING = frozenset(
    "author editor title container-title issued publisher number genre authority collection-title "
    "archive volume event-title section references".split()
)
#: What names a work without a title: one of each. A style would print little of another.
_UNTITLED = (
    frozenset({"author", "editor", "authority"}),
    frozenset({"container-title", "genre", "number"}),
    frozenset({"issued", "number", *_IDENTIFYING}),
)
#: The words of a link that say nothing of the page: its address, or that it is a link.
_WORDLESS = (
    r"\s{0,9}(?:https?://[^\s<>\]]{1,2000}|"
    r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,9}(?:/[^\s<>\]]{0,2000})?|"
    r"(?i:here|(?:the |a )?(?:link|source|website|url)|hier|ici|aquí))\s{0,9}"
)
#: A link, and nothing else, that says nothing of its page.
LINK = re.compile(
    rf"[\s.]{{0,9}}(?:<?https?://[^\s<>]{{1,2000}}>?|<a\b[^<>]{{1,2000}}>{_WORDLESS}</a>|"
    rf"\[{_WORDLESS}\]\([^\s()]{{1,2000}}\))[\s.]{{0,9}}"
)
#: What makes a text say something.
LETTER = re.compile(r"[^\W_]")
#: What a reference cannot carry along.
CARGO = re.compile(
    r"!\[|<img|<(?:video|audio|iframe|object|svg|math|code|script|style)\b|`|<[a-z][^<>]{0,300}\s(?:id|name)=|\{\{|\{%|\w@\w[\w-]{0,60}\.\w",
    re.IGNORECASE,
)
#: A tag or an entity, which says nothing.
TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>|&\w{1,12};")


def is_sure(
    read: Sequence[Reference], text: str, item: Item, *, weak: bool = False, loose: bool = False
) -> bool:
    """Tell an entry that is one reference, and nothing besides.

    `weak`: it may be a mere link; `loose`: it may be a paragraph of the text.
    """
    if len(read) != 1 or not _is_balanced(text[slice(*item.span)]):
        return False
    if LINK.fullmatch(text, *item.span):
        return False
    [one] = read
    start, end = item.span
    outside = text[start : one.start] + text[one.end : end]
    if LETTER.search(TAG.sub("", outside)) or CARGO.search(text, start, end):
        return False
    if weak and not one.record.fields.keys() & {"author", "editor", "issued", "container-title"}:
        return False
    if loose and not one.record.fields.keys() & {"issued", *_IDENTIFYING}:
        return False
    return (
        one.confidence >= LEAST
        and is_telling(one.record)
        and _is_mostly_read(one)
        and not _is_introduced(one)
        and _is_plausible(one)
        and says_numbers(one, one.record, Cite(""))
    )


def _is_balanced(text: str) -> bool:
    """Tell text in which no tag is open or closed that is not so within it."""
    depth: dict[str, int] = {}
    for tag in _PAIRED.finditer(text):
        name = tag["name"].lower()
        depth[name] = depth.get(name, 0) + (-1 if tag["close"] else 1)
        if depth[name] < 0:
            return False
    return not any(depth.values())


_PAIRED = re.compile(
    r"<(?P<close>/)?(?P<name>(?!w?br\b|img\b|hr\b|https?:)[a-z]{1,10}[1-6]?)(?=[\s>])[^<>]{0,500}(?<!/)>",
    re.IGNORECASE,
)


def is_telling(record: Record) -> bool:
    fields = record.fields.keys()
    if len(fields & _TELLING) < 2 and not fields & _IDENTIFYING:
        return False
    return "title" in fields or all(fields & some for some in _UNTITLED)


def _is_plausible(reference: Reference) -> bool:
    """Tell what is wrongly read although it looks well: titles among names, a year too many."""
    names = [token for token in reference.tokens if token.label in ("author", "editor")]
    for role in ("author", "editor"):
        mine = [token for token in names if token.label == role]
        if mine and ":" in reference.text[
            mine[0].start - reference.start : mine[-1].end - reference.start
        ]:  # fmt: skip
            return False
    if _is_torn(reference):
        return False
    years = (token.text for token in reference.tokens if token.label == "note")
    return not any(_YEAR.search(text) for text in years)


#: “Half of “The Isles” by N. Davies”: no name ends so
_HALF_NAME = re.compile(
    r"\b(?:of|from|in|on|about|for|to|with|aus|über|sur|dans)\s{1,3}[“\"„«‘*_]{1,3}\Z",
    re.IGNORECASE,
)


def _is_torn(reference: Reference) -> bool:
    """Tell a word that is parted (“Ratf**ked”), and praise that is taken for an outlet."""
    tokens = reference.tokens
    if any(
        one.label in ("author", "editor") and _HALF_NAME.search(f"{one.text} {after.text}")
        for one, after in zip(tokens, [*tokens[1:], tokens[-1]], strict=True)
        if after.label == "separator"
    ):
        return True
    torn = any(
        sign.label == "separator" and _ODD_SIGNS.fullmatch(sign.text)
        and before.text[-1:].isalpha() and after.text[:1].islower()
        for before, sign, after in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )  # fmt: skip
    content = [token for token in tokens if is_content(token)]
    last = content[-1] if content else None
    praise = last is not None and last.label == "container-title" and last.text.endswith("!")
    return torn or praise


_ODD_SIGNS = re.compile(r"[*#@_~^$%!]{1,9}")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def _is_mostly_read(reference: Reference) -> bool:
    words = {"note": 0, "": 0}
    for token in reference.tokens:
        if token.label != "separator":
            words["note" if token.label == "note" else ""] += len(token.text.split())
    return words["note"] <= words[""]


def _is_introduced(reference: Reference) -> bool:
    """Tell a reference behind words of the writer: “See also …”; they would end up behind it."""
    first = next((token for token in reference.tokens if token.label != "separator"), None)
    return first is not None and first.label == "note" and bool(LETTER.search(first.text))


#: A tag.
MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")


def says_numbers(one: Reference, record: Record, cite: Cite) -> bool:
    """Tell whether each number of a reference is said by the work or the citation of it."""
    start, end = content(one)
    said = "".join(token.text for token in one.tokens if start <= token.start < end)
    written = html.unescape(MARKUP.sub("", _ANY_ADDRESS.sub("", said)))
    known = {*_numbers(str(dict(record.fields))), *_numbers(f"{cite.locator} {cite.suffix}")}
    return all(any(each.endswith(one) for each in known) for one in _numbers(written))


def _numbers(text: str) -> list[str]:
    return [each.lstrip("0") or "0" for each in re.findall(r"\d+", text)]


#: Addresses and identifiers are spelt in many ways.
_ANY_ADDRESS = re.compile(
    r"(?:https?:|www\.|doi\b|10\.\d|97[89]-)[^\s<>]{1,2000}|(?:ISBN|ISSN|PMID|PMC)[:\s]{0,3}[\dXx\s–-]{1,40}",
    re.IGNORECASE,
)


def is_content(token: Token) -> bool:
    """Tell what was read of a work from what stands between."""
    return token.label not in ("separator", "note")


def content(one: Reference) -> tuple[int, int]:
    """Return where a reference stands among the words around it."""
    found = [token for token in one.tokens if is_content(token)]
    if not found:
        return one.start, one.end
    start = one.start if IBID.match(one.text) else min(token.start for token in found)
    return start, max(token.end for token in found)


def is_whole(one: Reference) -> bool:
    """Tell that nothing within is not understood; before and behind, words may stand."""
    start, end = content(one)
    return not any(token.label == "note" and start < token.start < end for token in one.tokens)


#: What prose seldom says
_IMPRINT = frozenset({"issued", "publisher", "publisher-place"})


def is_new(one: Reference, record: Record) -> bool:
    """Tell a work of which a note says enough."""
    if one.confidence < LEAST or not is_telling(record) or not _is_plausible(one):
        return False
    fields = record.fields.keys()  # “Ricks, Fiasco”: of which nobody said more
    return len(fields & _TELLING) >= 3 or bool(fields & _IDENTIFYING)


def may_be_meant(one: Reference) -> bool:
    """Tell what looks like a reference, though it is not surely understood."""
    if one.confidence >= LEAST and _is_numbered(one.record):
        return True
    fields = one.record.fields.keys()
    is_full = fields >= {"author", "title"} and fields & _IMPRINT
    is_likely = one.confidence >= LEAST / 2 or is_full
    return bool(is_likely) and is_telling(one.record)


def _is_numbered(record: Record) -> bool:
    """Tell an article of which volume and page are said, and no title: “Granta 30 (1990): 12”."""
    return {"container-title", "volume", "page"} <= record.fields.keys()
