"""Where titles and outlets end: what stands at an edge says more than one word can tell.

The network labels words, and errs most at the borders: a title runs on into a volume, or ends
where a place is named. Here the rules that see whole spans have their say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from citekit.patterns import regex
from citekit.references import gazetteer, quantities, reporters
from citekit.references.credits import (
    DOTTED,
    DOTTED_NAME,
    EDITS,
    are_persons,
    joins,
    mended_names,
)
from citekit.references.edges import MARKS, beginning, covering, is_quoted, piece, rewritten
from citekit.references.labelling import RULED, Labelled
from citekit.references.people import likeness
from citekit.references.untitled import titled

__all__ = ["mended"]


def mended(text: str, spans: list[Labelled]) -> list[Labelled]:
    """Put the borders of titles, outlets and names where the marks and words at them say.

    What falls out of a field goes to the one that it belongs to, or is a remainder.
    """
    spans = mended_names(text, _headline(text, _quoted_title(text, spans)))
    spans = titled(text, spans)
    spans = _outlet_last(text, _in_places(text, spans))
    spans = rewritten(text, spans, "title", _TITLE_RULES)
    spans = _outlets_whole(text, rewritten(text, spans, "title", (_cut_short,)))
    spans = _cited_page(text, _numbered(text, _ended(text, spans)))
    return reporters.cited(text, _page_counts(text, spans))


# --- titles in marks, headlines -----------------------------------------------

_QUOTES: Mapping[str, str] = {"“": "”", "„": "“", "«": "»", '"': '"'}
#: Characters that a title may go on for, to the mark that closes it
_MORE_TITLE = 60


def _quoted_title(text: str, spans: list[Labelled]) -> list[Labelled]:
    """Let a title or outlet in quotation marks end at them: “… dies at 86,”, «Archivio», 27."""
    for span in [one for one in spans if one.label in ("title", "container-title")]:
        opener = text[span.start - 1 : span.start]
        closer = _QUOTES.get(opener)
        if closer is None or (opener != closer and opener in text[span.start : span.end]):
            continue
        # marks that are alike on both sides may stand within: "A "new" river"
        start = span.end if opener == closer else span.start + 1
        end = text.find(closer, start, span.end + _MORE_TITLE)
        if end < 0 or (
            end > span.end and (span.label != "title" or opener in text[span.end : end])
        ):
            continue
        rest = min(end, span.end), max(end, span.end)
        if any(map(str.isalnum, text[slice(*rest)])):
            spans = _spread(text, spans, span, span.start, end)
            if end < span.end:
                spans = [*spans, *_cut(text, *rest, "behind the mark that closes a title")]
    return sorted(spans, key=lambda span: span.start)


_EDGES = ' \n\t,.;:()[]”“"«»–—-'


def _spread(
    text: str, spans: Sequence[Labelled], span: Labelled, start: int, end: int
) -> list[Labelled]:
    """Give a span other borders; of what it comes to cover the rest is a remainder."""
    value = " ".join(text[start:end].split()).rstrip(",.;: ")
    moved = span._replace(
        start=start,
        end=start + len(text[start:end].rstrip(" ,.;:")),
        value=value,
        likelihood=min(span.likelihood, RULED),
    )
    found = []
    for one in spans:
        if one is span:
            found.append(moved)
        elif one.end <= moved.start or one.start >= moved.end:
            found.append(one)
        else:
            found += _cut(text, one.start, moved.start, "before what was a title")
            found += _cut(text, moved.end, one.end, "behind what was a title")
    return found


def _cut(text: str, start: int, end: int, reason: str) -> list[Labelled]:
    """Make a remainder of a piece of text, if it has words."""
    value = text[start:end].strip(_EDGES)
    if not any(map(str.isalnum, value)):
        return []
    start = text.index(value, start)
    return [Labelled(start, start + len(value), "note", value, reason, RULED)]


#: What parts a headline from the line of its author: Who Lost Iraq? -- Ned Parker, Politico
_BEFORE_BYLINE = regex(r"(?:\s-{2,3}\s?|\s[—–]\s|\s*\n\s*)(?:[Bb]y\s)?\Z")
_HEADLINE = frozenset(["title", "author", "container-title", "note", "publisher-place", "event"])


def _headline(text: str, spans: list[Labelled]) -> list[Labelled]:
    """Take all before an author's line for the headline: “Senators: What now? -- Ann Roe, AP”."""
    for at, (author, outlet) in enumerate(pairwise(spans)):
        if (author.label, outlet.label) != ("author", "container-title") or at == 0:
            continue
        named = [span for span in spans[:at] if span.label not in ("issued", "separator", "note")]
        before = [span for span in spans[:at] if named and span.start >= named[0].start]
        parted = _BEFORE_BYLINE.search(text, max(0, author.start - 12), author.start)
        wrong = {span.label for span in before} - {"title"}
        if not parted or not wrong or not wrong <= _HEADLINE or likeness(author.value) < 1:
            continue
        start, end = before[0].start, parted.start()
        if any(mark in text[start:end] for mark in '“”"«»') or "\n" in text[start:end]:
            continue
        title = next((span for span in before if span.label == "title"), before[0])
        reason = "before the line of the author"
        title = title._replace(label="title", reason=reason)
        spans = [title if span.start == title.start else span for span in spans]
        return _spread(text, spans, title, start, end)
    return spans


# --- titles that go on ----------------------------------------------------------

#: What tells an article, of which no place is told
_OF_ARTICLES = frozenset(["volume", "issue", "page"])
_SHORTEST_PLACE = 3


def _in_places(text: str, spans: list[Labelled]) -> list[Labelled]:
    """Give a title the places it names: “Rivers of Cotia, SP, Brasil. Biota 6”."""
    at = next((at for at, span in enumerate(spans) if span.label == "title"), len(spans))
    last = at
    while last + 1 < len(spans) and spans[last + 1].label in ("publisher-place", "note"):
        if text[spans[last].end : spans[last + 1].start] != ", ":
            break
        last += 1
    placed = {span.label for span in spans[at + 1 : last + 1]}
    if "publisher-place" not in placed or last + 1 == len(spans) or is_quoted(text, spans[at]):
        return spans
    title, place, after = spans[at], spans[last], spans[last + 1]
    between = text[place.end : after.start]
    is_article = after.label == "container-title" and any(
        span.label in _OF_ARTICLES for span in spans
    )
    if between == ". " and (is_article or after.label == "genre"):
        return [*spans[:at], covering(text, title, title.start, place.end), *spans[last + 1 :]]
    stop = text.find(". ", place.start, place.end)  # Minas Gerais, Brazil. Geneva: Roe Press
    if stop - place.start > _SHORTEST_PLACE and after.label == "publisher" and ":" in between:
        is_word = text[place.start : stop].rpartition(" ")[2].istitle()
        whole = covering(text, title, title.start, stop)
        moved = [whole, *beginning(text, place, stop)]
        return [*spans[:at], *moved, *spans[last + 1 :]] if is_word else spans
    return spans


_LAST_SENTENCE = regex(
    r"[.?!]\s(?P<outlet>[^\W\d_a-z][^.?!:,“”\"«»]{1,50}(?:,\s[^.?!:,“”\"«»]{1,30}){0,2})\Z"
)
_OUTLETS = frozenset(["container-title", "collection-title", "publisher", "publisher-place"])


def _outlet_last(text: str, spans: list[Labelled]) -> list[Labelled]:
    """Take the last sentence of a title for its outlet, where volume and pages are without one."""
    labels = {span.label for span in spans}
    if "volume" not in labels or labels.isdisjoint(("page", "issue")) or labels & _OUTLETS:
        return spans
    for at, (title, after) in enumerate(pairwise(spans)):
        if title.label != "title" or after.label not in ("volume", "issued"):
            continue
        match = _LAST_SENTENCE.search(text, title.start + 3, title.end)
        if match is None or is_quoted(text, title) or " " not in text[title.start : match.start()]:
            continue
        if not any(map(str.isalpha, text[title.end : after.start])):
            stop = match.start() + (text[match.start()] in "?!")
            outlet = piece(
                text, "container-title", *match.span("outlet"), "before volume and pages"
            )
            whole = covering(text, title, title.start, stop)
            return [*spans[:at], whole, outlet, *spans[at + 1 :]]
    return spans


_PART = r"(?:I{1,3}|IV|VI{0,3}|IX|X)"
#: The number of a part, which closes a title: “On rivers. II”, “I, II”
_LAST_PART = regex(rf"[.,:]?\s{_PART}(?:\s?[,–-]\s?{_PART})?(?=[.,]\s)")


def _with_part(text: str, spans: Sequence[Labelled], at: int) -> list[Labelled] | None:
    """Give a title the number of its part: “On rivers | . II. Roe Review”."""
    title, after = spans[at : at + 2]
    part = _LAST_PART.match(text, title.end, after.end)
    if part is None:
        return None
    whole = covering(text, title, title.start, part.end())
    if part.end() <= after.start:
        return [whole, after]
    moved = list(beginning(text, after, part.end()))
    return [whole, *moved] if moved and after.label == "container-title" else None


_GOES_ON = regex(r"[”“»\"’']:?\s")
_SMALL = frozenset(
    """
    oder or o ou in als aus bei ohne gegen über unter vor wie from as
    nell dell all sull dall l d
    """.split()
)


def _behind_marks(text: str, spans: Sequence[Labelled], at: int) -> list[Labelled] | None:
    """Let a title go on behind the mark that closes in it: “Lakes” of the north."""
    title, after = spans[at : at + 2]
    between = text[title.end : after.start]
    if after.label != "note" or not _GOES_ON.fullmatch(between):
        return None
    word = text[after.start : after.start + 12].replace("’", " ").partition(" ")[0]
    if ":" not in between and not (joins(word) or word in _SMALL):
        return None
    stop = text.find(". ", after.start, after.end)
    start = title.start - is_quoted(text, title)
    if stop < 0:
        return [covering(text, title, start, after.end)]
    return [covering(text, title, start, stop), *beginning(text, after, stop)]


#: What a remainder behind a title begins with, if it is none of the title
_NO_SUBTITLE = regex(
    r"(?:unpubl|unveröff|inéd|paper|present|working|discuss|report|mimeo|manus|vortrag|gutachten"
    r"|edit|edic|aufl|überarb|erweit|übers|transl|trad|trans|mit|with|con|avec|fore|vorw|einl"
    r"|introd|reprint|nachdr|repr|hrsg|hg|ed|eds|bearb|neu|rev|diss|thes|tes|mast|inaug|diplom"
    r"|habil|available|online|verfüg|abruf|in|see|siehe|vgl|cf|orig|first|zuerst|hier|zit|cit"
    r"|quoted|prepr|techn|res|stand|no|nr|n|p|pp|s|vol|bd|band|heft|h|teil|series|reihe"
    r"|schriften|collection|coll|col)\w{0,12}\b",
    re.IGNORECASE,
)
_BEFORE_IMPRINT = frozenset(["publisher-place", "publisher", "editor", "container-title"])
_POSSESSIVE = regex(r"s\s\w")
_YEAR = regex(r"\d{4}")


def _with_rest(text: str, spans: Sequence[Labelled], at: int) -> list[Labelled] | None:
    """Give a title its subtitle, the year in it, the s of its last word, or its last noun."""
    title, after = spans[at : at + 2]
    between = text[title.end : after.start]
    start = title.start
    if after.label == "note" and between in ("'", "’"):
        is_rest = _POSSESSIVE.match(text, after.start) is not None
    elif between == " " and after.label in ("issued", "note") and _is_year(text, after):
        is_rest = any(one.label == "issued" for one in spans[:at])
    elif between == " " and joins(text[start : title.end].rpartition(" ")[2]):
        is_rest = after.label in _JOINED
    else:
        is_rest = _is_subtitle(text, spans, at)
        start -= between[:1] in ("”", "“", "»", '"') and is_quoted(text, title)
    return [covering(text, title, start, after.end)] if is_rest else None


_JOINED = frozenset("note author editor container-title publisher volume event title".split())


def _is_year(text: str, span: Labelled) -> bool:
    return _YEAR.fullmatch(text, span.start, span.end) is not None


def _is_subtitle(text: str, spans: Sequence[Labelled], at: int) -> bool:
    """Tell a subtitle from a remainder that says something else: it is words before an imprint."""
    title, after = spans[at : at + 2]
    if after.label != "note" or at + 2 == len(spans) or spans[at + 2].label not in _BEFORE_IMPRINT:
        return False
    between = text[title.end : after.start].lstrip('”“»"')
    if between != ". " and not (between == " " and text[title.end - 1] in "?!"):
        return False
    said = text[after.start : after.end]
    is_plain = said[0].isupper() and " " in said and not any(map(str.isdecimal, said))
    return is_plain and not _NO_SUBTITLE.match(said)


#: “… in Campinas, | Brasil. Cad Saude Publica”: the sentence that a title ends with
_SENTENCE = regex(r"(?P<last>[^\W\d_][\w-]{4,})[.?]\s(?P<outlet>[^\W\d_a-z].{2,120})\Z")
_SECTION = regex(r"(?:ser|sect|part|suppl|new|nova|teil|reihe|[A-Z]\b|[IVX]{1,4}\b)", re.IGNORECASE)


def _with_sentence(text: str, spans: Sequence[Labelled], at: int) -> list[Labelled] | None:
    """Give a title the end of its sentence, which was taken for the beginning of the outlet."""
    title, outlet = spans[at : at + 2]
    between = text[title.end : outlet.start]
    if outlet.label != "container-title" or between not in (", ", " ") or is_quoted(text, title):
        return None
    match = _SENTENCE.search(text, outlet.start, outlet.end)
    if match is None or _SECTION.match(match["outlet"]) or match["last"] in _SHORT_WORDS:
        return None
    stop = match.end("last")
    first = text[outlet.start : stop]
    if between == ", ":
        belongs = _is_place(first.rpartition(", ")[2])
    else:
        belongs = " " in first and "." not in first  # not Class. Quant. Grav.
        stop += text[stop] == "?"
    if not belongs:
        return None
    return [covering(text, title, title.start, stop), *beginning(text, outlet, stop)]


def _is_place(words: str) -> bool:
    return any(entry.kind == "place" for entry in gazetteer.lookup(words))


_TITLE_RULES = (_with_part, _behind_marks, _with_sentence, _with_rest)


# --- titles that run on ---------------------------------------------------------

_VOLUME = r"(?:vols?|voll?|voi|bd|band|tome?|tomo|tom)"
_COUNTED = r"\d{1,3}\s(?:vols|vol|voll|voli|bde|bände|tomes|tomi|tomos)"
_THESIS = (
    r"(?:unpublished\s|unveröff\.\s)?(?:tesi\sdi\s(?:laurea|dottorato)|tese\sde\s\w{4,12}"
    r"|tesis\s(?:doctoral|de\s\w{4,12})|thèse(?:\sde\s\w{4,12})?|mémoire\sde\s\w{4,12}"
    r"|(?:ph\.?\s?d\.?|doctoral|master['’]?s?|m\.?sc\.?|magister|bachelor['’]?s?|diploma)"
    r"\s(?:thesis|dissertation)|(?:inaugural-?)?dissertation|diss\.?)"
)
_DIRECTS = (
    r"(?:regia\sdi|directed\sby|dirigid[ao]\spor|réalisé\spar|regie:|r:"
    r"|dir\.\sby)"
)
#: What ends a title although it stands in it; the group says what it is
_RUN_ON = regex(
    rf"[.,;]\s?(?:(?P<director>{_DIRECTS}\s(?P<directors>[^\W\d_].{{2,80}}))"
    rf"|(?P<editor>{EDITS}\s(?P<names>[^\W\d_].{{2,120}}))"
    rf"|(?P<volume>{_COUNTED}\.?|{_VOLUME}\.?\s?(?:\d{{1,3}}|[IVXL]{{1,6}})\b)(?=\Z|\s?[:.,;-])"
    rf"(?P<more>.{{0,300}})|\(?(?P<genre>{_THESIS})|(?P<separator>s\.\s?l\.?))\Z",
    re.IGNORECASE,
)
#: Characters in “ (pag.”
_LONGEST_OPENING = 8
_PAGE_OPENS = regex(r"\s?[(\[]\s?(?:S|p|pp|pag)\.?\Z")


def _ended(text: str, spans: list[Labelled]) -> list[Labelled]:
    """End titles and outlets where a volume, an editor, a thesis or a place begins."""
    labels = {span.label for span in spans}
    found: list[Labelled] = []
    for at, span in enumerate(_films(spans)):
        if found and span.start < found[-1].end:
            continue  # a place that is one with the place before it
        if span.label not in ("title", "container-title") or is_quoted(text, span):
            found.append(span)
            continue
        after = spans[at + 1] if at + 1 < len(spans) else None
        parts = _run_on(text, span, labels)
        if not parts and after is not None:
            parts = _placed(text, span, after, labels) or _opened(text, span, after)
        found += parts or [span]
    return found


def _films(spans: list[Labelled]) -> list[Labelled]:
    """Take what stands before a director for a title, if there is no other."""
    labels = [span.label for span in spans]
    if labels[:2] != ["author", "director"] or "title" in labels:
        return spans
    title = spans[0]._replace(label="title", reason="before a director", likelihood=RULED)
    return [title, *spans[1:]]


#: “Law Com No 314”: the number of a report, in brackets behind its title
_NUMBER_IN = regex(
    r"(?:(?P<note>[^\W\d_][^()]{1,60}?)\s)?(?P<number>(?:No|Nr|n)[.°º]?\s?\d[\w/-]{0,15})\Z"
)


def _opened(text: str, span: Labelled, after: Labelled) -> list[Labelled]:
    """End a title before a bracket that holds another field: “On Lakes (Law Com No 3, | 2009)”."""
    at = text.rfind("(", span.start + 4, span.end)
    if span.label != "title" or at < 0 or ")" in text[at : after.start]:
        return []
    between = text[span.end : after.start]
    if after.label not in ("issued", "genre", "edition") or between not in (", ", ". ", "; "):
        return []
    number = _NUMBER_IN.match(text, at + 1, span.end)
    if number is not None:
        value = quantities.read("number", number["number"])
        rest = [Labelled(*number.span("number"), "number", value, "in brackets", RULED)]
        if number["note"]:
            rest.insert(0, piece(text, "note", *number.span("note"), "in brackets"))
    elif between == ". ":
        rest = _cut(text, at + 1, span.end, "in brackets behind a title")
    else:
        return []
    end = span.start + len(text[span.start : at].rstrip())
    return [covering(text, span, span.start, end), *rest]


def _run_on(text: str, span: Labelled, labels: set[str]) -> list[Labelled]:
    """Part a title from what runs on behind it; empty if nothing does."""
    opened = _PAGE_OPENS.search(text, max(span.start, span.end - _LONGEST_OPENING), span.end)
    if opened and opened.start() > span.start:
        return [covering(text, span, span.start, opened.start())]
    match = _RUN_ON.search(text, span.start + 2, span.end) if span.label == "title" else None
    if match is None:
        return []
    if match["volume"]:
        rest = list(_volume(text, match, labels))
    elif match["director"]:
        names = match.span("directors")
        is_named = likeness(match["directors"]) >= 1
        rest = [piece(text, "director", *names, "behind a title")] if is_named else []
    elif match["editor"]:
        is_named = likeness(match["names"]) >= 1
        rest = [piece(text, "editor", *match.span("names"), "behind a title")] if is_named else []
    else:
        label = str(match.lastgroup)
        rest = [piece(text, label, *match.span(label), "behind a title")]
    return [covering(text, span, span.start, match.start()), *rest] if rest else []


def _volume(text: str, match: re.Match[str], labels: set[str]) -> Iterator[Labelled]:
    """Read the volume behind a title, and the title of its own that it may have."""
    value = quantities.read("volume", match["volume"])
    if not value or not labels.isdisjoint(("volume", *value)):
        return
    yield Labelled(*match.span("volume"), "volume", value, "words for a volume", RULED)
    more = match["more"].strip(MARKS)
    if any(map(str.isalpha, more)):
        start = text.index(more, match.start("more"))
        yield piece(text, "volume-title", start, start + len(more), "behind a volume")


#: A place, and what may be one: up to three words in capitals, “Frankfurt a. M.”, “Milano - Napoli”
_PLACE = regex(
    r"[.,]\s(?P<place>[^\W\d_a-z][^\W\d_]{2,20}(?:(?:\s?[-/,]\s?|\s)[^\W\d_a-z][^\W\d_]{2,20}){0,2}"
    r"(?:\s(?:a|i|am|an|der|im)\.?\s?[^\W\d_a-z][^\W\d_]{0,10}\.?)?)\Z"
)
#: What stands behind a place that was taken into a title
_AROUND_PLACE = frozenset(["publisher-place", "publisher", "issued", "page"])
#: What joins two places
_PAIRING = frozenset(["-", "–", "/", "and", "und", "e", "et", "y", "&"])


def _placed(text: str, span: Labelled, after: Labelled, labels: set[str]) -> list[Labelled]:
    """Part a place from the title before it: “A title. Lucca: Roe”, “A title, Rome 1901”."""
    if after.label not in _AROUND_PLACE:
        return []
    match = _PLACE.search(text, span.start + 3, span.end)
    if match is None:
        return []
    between = text[span.end : after.start].strip(" .")
    start, end = match.span("place")
    if after.label == "publisher-place" and between in _PAIRING:
        end = after.end
    elif "publisher-place" in labels or not (
        (after.label == "publisher" and between == ":")
        or (after.label in ("issued", "publisher", "page") and _is_place(match["place"]))
    ):
        return []
    title = covering(text, span, span.start, match.start())
    return [title, piece(text, "publisher-place", start, end, "behind a title")]


# --- outlets --------------------------------------------------------------------

#: The first word of an outlet's name, cut short, where it stands at the end of a title
_CUT_SHORT = regex(r"(?<=\w[.,]\s)(?P<word>[A-Z][a-zà-ÿ]{1,9})\Z")
#: What is cut short that way, of the words that a title may end in
_SHORT_WORDS = frozenset(
    """
    Abh Acad Acta Adv Am Amer Anal Ann Annal Appl Arch Ark Ber Biochem Biol Bull Can Chem Comm
    Commun Comput Curr Dokl Electron Eng Environ Ergod Eur Exp Forsch Found Gen Geom Hist Ind
    Int Inst Inv Invent Isr Izv Jahrb Jpn Lect Lett Mat Math Med Mem Mich Mitt Nat Nouv Nucl
    Numer Pac Pacif Phil Philos Phys Pol Probab Proc Prog Psychol Pubbl Publ Pure Quart Rass
    Rend Res Rev Riv Russ Sb Schr Sci Sem Sib Sitzungsber Soc Sov Stat Stoch Stochast Struct
    Stud Symp Theor Topol Trans Trudy Univ Verh Vestn Z Zap Zh Ztschr
    """.split()
)


_LONGEST_SHORT = 10


def _cut_short(text: str, spans: Sequence[Labelled], at: int) -> list[Labelled] | None:
    """Give an outlet the word cut short that stands before it: “… the like, Probab. | Theory”."""
    title, after = spans[at : at + 2]
    if after.label != "container-title" or text[title.end : after.start] != ". ":
        return None
    cut = _CUT_SHORT.search(text, title.start, title.end)
    if cut is None:
        return None
    alone = text[cut.start() - 2] == "." and "." in after.value
    if not alone and cut["word"] not in _SHORT_WORDS:
        return None
    outlet = covering(text, after, cut.start(), after.end)
    return [covering(text, title, title.start, cut.start() - 2), outlet]


#: “To appear in” before the name of an outlet
_STATUS = regex(
    r"(?:to\sappear\s(?:in|on|at)|submitted\sto|accepted\s(?:by|in))\s(?=\w)", re.IGNORECASE
)
_EDITED = regex(
    rf"(?:(?P<names>(?:{DOTTED}\s?)?[^\W\d_][^:()\d]{{2,150}}?):"
    rf"|(?P<dotted>{DOTTED_NAME}),)\s(?=[^\W\d_a-z])"
)


def _outlets_whole(text: str, spans: list[Labelled]) -> list[Labelled]:
    """Part an outlet from who edited it, and give it the words that were cut off."""
    found: list[Labelled] = []
    edited = any(span.label == "editor" for span in spans)
    for at, span in enumerate(spans):
        if found and span.start < found[-1].end:
            continue
        if span.label != "container-title":
            found.append(span)
            continue
        status = _STATUS.match(text, span.start, span.end)
        is_in = not edited and _follows_in(text, span)
        names = _EDITED.match(text, span.start, span.end) if is_in else None
        if status:
            reason = "words for the state of a work"
            found.append(piece(text, "status", *status.span(), reason))
            found += beginning(text, span, status.end())
        elif names and are_persons(str(names[names.lastgroup or 0])):
            found.append(
                piece(text, "editor", *names.span(names.lastgroup or 0), "names behind “in”")
            )
            found += beginning(text, span, names.end())
        elif _is_note_of(text, spans, at):
            found[-1] = covering(text, span, found[-1].start, span.end)
        elif _is_at(text, spans, at):
            found.append(covering(text, span, span.start, spans[at + 1].end))
        else:
            found.append(span)
    return found


#: Characters before an outlet in which “In” stands, and what may stand before that
_BEFORE_OUTLET = 6
_IN = regex(r"(?<!\w)in[\s:,.(]{0,4}\Z", re.IGNORECASE)


def _follows_in(text: str, span: Labelled) -> bool:
    return _IN.search(text, max(0, span.start - _BEFORE_OUTLET), span.start) is not None


def _is_note_of(text: str, spans: Sequence[Labelled], at: int) -> bool:
    """Tell whether the remainder before an outlet is its first word: “Australas. | J. Roe”."""
    if at < 2 or spans[at - 1].label != "note" or spans[at - 2].label != "title":
        return False
    title, note, outlet = spans[at - 2 : at + 1]
    word = text[note.start : note.end]
    is_short = word.isalpha() and word.istitle() and len(word) <= _LONGEST_SHORT
    near = text[title.end : note.start] in (". ", ", ")
    return is_short and near and text[note.end : outlet.start] == ". " and "." in outlet.value


def _is_at(text: str, spans: Sequence[Labelled], at: int) -> bool:
    """Tell whether the place behind an outlet is of its name: “Ann. Scuola Sup. | Pisa 26”."""
    if at + 2 >= len(spans):
        return False
    outlet, place, number = spans[at : at + 3]
    return (
        (place.label, number.label) == ("publisher-place", "volume")
        and text[outlet.end : place.start] in (" ", ". ")
        and not any(map(str.isalpha, text[place.end : number.start]))
    )


# --- numbers --------------------------------------------------------------------

_NUMBER_SIGN = regex(r"(?<=[\s,])(?:n|nn|no|nos|nr|núm)[.°º]\s?\Z", re.IGNORECASE)


def _numbered(text: str, spans: list[Labelled]) -> list[Labelled]:
    """Take what stands behind “n.” for an issue, and what hangs behind a book for no page."""
    labels = {span.label for span in spans}
    if "page" not in labels:
        return spans
    found = []
    for before, span in zip([None, *spans], spans, strict=False):
        if span.label == "page" and isinstance(span.value, dict) and "page" in span.value:
            sign = _NUMBER_SIGN.search(text, max(0, span.start - 6), span.start)
            if sign and "issue" not in labels:
                value = quantities.read("issue", text[span.start : span.end])
                span = span._replace(label="issue", value=value, likelihood=RULED)
            elif before is not None and _hangs(text, before, span, labels):
                span = _behind_book(text, span)
        found.append(span)
    return found


def _hangs(text: str, before: Labelled, span: Labelled, labels: set[str]) -> bool:
    """Tell a number behind the year that ends a book: “Roe Press, 1999. 12”."""
    return (
        before.label == "issued"
        and "publisher" in labels
        and "container-title" not in labels
        and text[before.end : span.start] == ". "
        and text[span.start : span.end].isdecimal()
    )


def _behind_book(text: str, span: Labelled) -> Labelled:
    number = text[span.start : span.end]
    if _OF_PAGES.match(text, span.end):
        value = {"number-of-pages": number}
        return span._replace(label="number-of-pages", value=value, likelihood=RULED)
    return span._replace(label="note", value=number, reason="a number behind all", likelihood=RULED)


_OF_PAGES = regex(r"\s?(?:pp?|pages|pag|págs?|S|Seiten|str|с)\b")


#: Words that announce a page
_PAGE_BEFORE = regex(r"(?<!\w)(?:pp?|pages?|pag|págs?|S|Seiten?|str|с)\.?\s?\Z", re.IGNORECASE)
_COUNT_ENDS = regex(r"\s(?:pp?|pages|pag|págs?|S|Seiten|str|с)\b(?!\.?\s?\d)")
_FARTHEST_WORD = 10


def _page_counts(text: str, spans: list[Labelled]) -> list[Labelled]:
    """Take the number before “p.” for how many pages a book has: “Gallimard, 1975, 318 p.”."""
    if any(one.label in ("container-title", "number-of-pages") for one in spans):
        return spans
    return [
        _behind_book(text, one)
        if one.label in ("page", "locator")
        and text[one.start : one.end].isdecimal()
        and _COUNT_ENDS.match(text, one.end)
        and not _PAGE_BEFORE.search(text, max(0, one.start - _FARTHEST_WORD), one.start)
        else one
        for one in spans
    ]


#: The pages of an article, and the one of them that is meant: “S. 12–44, hier S. 20”
_PINPOINT = regex(
    r"(?P<pages>(?P<first>\d{1,5})\s?[-–]\s?(?P<last>\d{1,5}))[,;]\s"
    r"(?P<word>(?:(?:hier|here|ici|aquí|aqui|qui|at|on|bes\.|esp\.|insb\.|insbes\.)\s)?(?:(?:S|pp?|pág|pag)\.\s?)?)"
    r"(?P<cited>(?P<from>\d{1,5})(?:\s?[-–]\s?\d{1,5}|\s?ff?\b)?)(?![\w/-])",
    re.IGNORECASE,
)


def _cited_page(text: str, spans: list[Labelled]) -> list[Labelled]:
    """Take the page behind those of an article for the place cited, if it is one of them."""
    page = next((span for span in spans if span.label == "page"), None)
    found = page and _PINPOINT.search(text, max(0, page.start - _RANGE), page.end + _RANGE)
    if page is None or not found or not found["word"] or found.end() < page.start:
        return spans
    if not int(found["first"]) <= int(found["from"]) <= int(found["last"]):
        return spans
    kept = [
        one for one in spans
        if one.end <= found.start() or one.start >= found.end() or one.label not in _OF_PLACES
    ]  # fmt: skip
    if any(one.start < found.end() and found.start() < one.end for one in kept):
        return spans
    for label, group in (("page", "pages"), ("locator", "cited")):
        value = quantities.read(label, found[group])
        reason = "a page among those of the article" if label == "locator" else page.reason
        kept.append(Labelled(*found.span(group), label, value, reason, RULED))
    return sorted(kept, key=lambda one: one.start)


#: Characters of “ 12345–67890, insbesondere S. ”
_RANGE = 40
_OF_PLACES = frozenset(["page", "locator", "note"])
