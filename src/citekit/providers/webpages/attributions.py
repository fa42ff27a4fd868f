"""Who wrote a page, told by what a reader reads: "By Jane Doe", a name beside the date.

Only what stands about the heading counts, and what has a label. Where no word says what a name
is there for, the first name has to be a known one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from citekit import dates
from citekit.names import PARTICLES, is_suffix
from citekit.patterns import regex
from citekit.providers.webpages.bylines import is_body, is_like_person, is_person, is_title
from citekit.providers.webpages.bywords import (
    AFTER,
    AND,
    BARE,
    BEFORE,
    CREDIT,
    OF_PLACE,
    ORDINARY,
    ROLE,
    ROLE_AND_MORE,
    SIGN_OFF,
    UNCASED,
)
from citekit.providers.webpages.hypertext import Line, words
from citekit.providers.webpages.signals import Signal
from citekit.references import gazetteer, people

__all__ = ["statements"]

#: Lines after the heading, and before it, where authors are named; where names stand alone.
_AFTER, _BEFORE, _BESIDE = 15, 3, 6
#: Characters of a line that is a byline, that has a date in it, that is prose.
_BYLINE, _DATED, _PROSE = 200, 120, 120
#: Names of one byline.
_MOST = 30


def statements(lines: Sequence[Line]) -> Iterator[Signal]:
    """Yield texts that name authors, the likeliest of each source first.

    Sources are ``byline`` (a word says so, near the heading), ``label`` (a word says so
    elsewhere), ``line`` (a name beside the date) and ``text`` (a name below the work).
    """
    lines = _without_comments(lines)
    headings = [at for at, line in enumerate(lines) if line.heading]
    if headings:
        first, last = headings[0], headings[-1]
        after = range(last + 1, min(last + 1 + _AFTER, len(lines)))
        around = [*after, *range(first - 1, max(first - 1 - _BEFORE, -1), -1)]
    else:
        last, around = -1, []
    texts = [line.text for line in lines]
    beside = (at for at in around if lines[at].element.tag != "th")
    yield from _said("byline", (_byline(texts, at) for at in beside))
    title = set(words(" ".join(texts[at] for at in headings[:3])))
    close = (at for at in around if abs(at - last) <= _BESIDE)
    dated = (name for at in close for name in _beside_date(texts, at))
    yield from _said("line", (name for name in dated if not title.issuperset(words(name))))
    elsewhere = [*range(last + 1, len(lines)), *range(last, -1, -1)]
    yield from _said("label", (_labelled(texts, at) for at in elsewhere))
    posted = (at for at in elsewhere if lines[at].element.tag not in _CELLS)
    yield from _said("text", (_posted(texts[at]) for at in posted))
    if headings:
        below = chain(_beside_heading(lines, headings), _below(lines[last + 1 :]))
        yield from _said("text", (name for name in below if not title.issuperset(words(name))))


#: What stands over what readers have to say.
_COMMENTS = regex(
    r"(?:\(?\d{1,5}\)?\s)?(?:kommentare?r?|comments?|commentaires?|comentários|comentarios?|commenti"
    r"|reacties|responses?|replies|thoughts\son.{1,80}|komentarze|komentáře|hozzászólások|yorumlar"
    r"|комментарии|leave\sa\s(?:comment|reply)|schreibe\seinen\skommentar)\s?:?(?:\s?\(\d{1,5}\))?",
    re.IGNORECASE,
)


def _without_comments(lines: Sequence[Line]) -> Sequence[Line]:
    """Leave out what readers said, below the prose of the work."""
    prose = False
    for at, line in enumerate(lines):
        prose = prose or len(line.text) > _PROSE
        if prose and len(line.text) <= 100 and _COMMENTS.fullmatch(line.text):
            return lines[:at]
    return lines


def _said(source: str, found: Iterator[str]) -> Iterator[Signal]:
    return (Signal(source, "author", names) for names in found if names)


# --- bylines ------------------------------------------------------------------------

#: A line that says no more than that names follow.
_BY_ALONE = regex(
    r"(?:(?:the\s)?authors?(?:\sof\sthe\sarticle)?|autori|autrice|auteure?s?"
    r"|aut(?:or|eur|ore)(?:in|innen|en|es|as?|s|i)?|verfasser(?:in)?|(?:[a-z]{3,20}\s)?von"
    r"|(?:(?:written|posted|published|story|words|text|reported)\s)?by|text|par|por|door|作者"
    r"|автор(?:ы|и)?|yazar|penulis|skribent|författare|forfattere?|kirjoittaja)\s?[:：]?",
    re.IGNORECASE,
)
#: A heading over what is said of the author.
_ABOUT_AUTHOR = regex(
    r"(?:about\s(?:the|our)\s(?:author|writer|contributor)s?|zu[rm]\sautor(?:in)?"
    r"|über\s(?:den|die)\sautor(?:in|innen|en)?|(?:à\spropos\sde\s)?l.auteure?"
    r"|sobre\s(?:el|la|los|o|a|os)\sautor(?:a|es)?|sull.autor(?:e|rice)|(?:over\s)?de\sauteur"
    r"|om\s(?:forfatteren|författaren|skribenten)|об\sавторе|o\sautor(?:ze|ovi))\s?[:：]?\s{0,3}",
    re.IGNORECASE,
)
#: Where in a line a byline may begin.
_IN_LINE = regex(r"(?:^|[\s|·•–—:/),.;-])(?=\w)")
_MARK_IN_LINE = regex(r"[|·•–—;/]\s{0,3}")
_NOT_IN_NAMES = frozenset(dates.MONTHS) | frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag
    freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche uhr published
    updated posted twitter facebook email lesezeit today the a der die das le la special
    contributing staff political senior chief editor reporter correspondent keine kein no leave
    hinterlasse schreibe aucun sin nessun geen ingen brak
    """.split()
)
_ACCOUNT = regex(
    r"[\w.@-]{2,30}(?=\s*(?:$|[|·•–—»(,/]|\s-\s|\s(?:on|am|um|le|el|in|at|vom|unter|op)\s))"
)
_APART = regex(
    r"\s*(?:;|\||、|，|,|\s/\s|(?<=\w\w)/(?=\w\w)|&"
    rf"|,?\s{AND}\s)\s*(?:(?<=,\s){AND}\s)?"
)


#: In Korean and Japanese what a person is follows the name.
_EASTERN_BYLINE = regex(
    "(?:^|[\\s/|=(【\\[])([\uac00-\ud7a3]{2,4}|[\u4e00-\u9fff]{2,5})\\s?(?:기자|특파원|논설위원|記者)"
    "(?=$|[\\s|)\\]】=])"
)


def _byline(texts: Sequence[str], at: int) -> str:
    """Find the names of a line that says whose they are, and of bylines right below it."""
    line = texts[at]
    following = texts[at + 1] if at + 1 < len(texts) else ""
    if _BY_ALONE.fullmatch(line[:60]) and len(line) <= 60:
        return _listed(texts, at + 1) or _names_in(following[:_BYLINE])
    if len(line) > _BYLINE:
        return ""
    eastern = _EASTERN_BYLINE.search(line[:_DATED])
    if eastern:
        return eastern[1]
    dated = len(line) <= _DATED and bool(dates.find(line))
    for start, inside in _starts(line, dated=dated):
        names = _names_in(line[start:], inside=inside)
        if names and not inside:
            return "; ".join([names, *_more(texts[at + 1 : at + 4])])
        names = names or (_account_at(line, start) if dated else "")
        if names:
            return names
    return ""


def _listed(texts: Sequence[str], at: int) -> str:
    """Give the names that stand each in a line of its own, below a line that announces them."""
    names = []
    for text in texts[at : at + 2 * _MOST]:
        if is_person(text):
            names.append(text)
        elif not names or not ROLE.fullmatch(text[:80]):
            break
    return "; ".join(names)


def _more(texts: Sequence[str]) -> Iterator[str]:
    """Yield the names of bylines that follow a byline."""
    for text in texts:
        before = BEFORE.match(text) if len(text) <= _DATED else None
        names = _names_in(text[before.end() :]) if before else ""
        if not names:
            break
        yield names


def _starts(line: str, *, dated: bool) -> Iterator[tuple[int, bool]]:
    """Yield where names may begin, and whether something else stands before.

    Behind a by-word at the beginning; behind marks; beside a date anywhere.
    """
    others = [match.span() for match in CREDIT.finditer(line)]
    before = BEFORE.match(line)
    if before and not (others and others[0][0] == 0):
        yield before.end(), False
    if line.endswith(".") and not line.endswith("m."):
        return
    for place in (_IN_LINE if dated else _MARK_IN_LINE).finditer(line):
        inside = BEFORE.match(line, place.end()) if place.end() else None
        if inside and not any(start <= inside.start() < end for start, end in others):
            yield inside.end(), True


def _labelled(texts: Sequence[str], at: int) -> str:
    """Find names behind a label, wherever it is: "Autorin: Jane Doe", "About the author"."""
    line = texts[at]
    if len(line) > _DATED:
        return ""
    following = texts[at + 1][:_DATED] if at + 1 < len(texts) else ""
    about = _ABOUT_AUTHOR.match(line)
    if about:
        return _leading_person(line[about.end() :] or following)
    label = _LABEL.match(line)
    if not label:
        return ""
    return _sure(line[label.end() :] or following, colon=":" in label[0])


def _posted(line: str) -> str:
    """Find names behind words that say who did it: "Posted by Jane Doe at 10:43"."""
    before = BEFORE.match(line) if len(line) <= _DATED else None
    if not before or CREDIT.match(line) or before[0].strip().lower() in BARE:
        return ""
    return _sure(line[before.end() :].rstrip("."), colon=":" in before[0])


#: What authors are called; no more words in the line, or their names.
_LABEL = regex(
    r"(?:authors?|aut(?:or|eur|ore)(?:in|innen|en|es|a|as|i|s)?(?:/autor(?:in)?)?|verfasser(?:in)?"
    r"|автор(?:ы)?|yazar|penulis|skribent|författare|forfattere?|kirjoittaja|作者)"
    r"(?:\s?[:：]\s{0,3}|\s{1,3}|$)",
    re.IGNORECASE,
)
#: Where films and the like have their particulars.
_CELLS = frozenset("td th".split())


def _sure(said: str, *, colon: bool) -> str:
    """Give the names that a text begins with if they are known to be some.

    Behind a colon, names that nobody knows are enough if they are all that is said.
    """
    names = _names_in(said)
    least = 1 if colon and words(names) == words(said) else 2
    return names if UNCASED.search(names) or people.likeness(names) >= least else ""


def _leading_person(text: str) -> str:
    """Give the person that a text begins with: "Jane Roe ist Biologin."."""
    said = text[:200].split()
    for count in (4, 3, 2):
        name = " ".join(said[:count]).rstrip(",.:")
        if len(said) >= count and is_person(name):
            return name
    return ""


def _names_in(text: str, *, inside: bool = False) -> str:
    """Give the names that a text begins with, parted by semicolons; empty where it is prose.

    `inside`: nothing but marks, dates and places may follow.
    """
    text = text.strip()
    if inside:
        text = text.partition(" / ")[0]
    for pattern in (CREDIT, AFTER):
        ends = pattern.search(text, 1)
        text = text[: ends.start()] if ends else text
    found: list[str] = []
    ending = ""
    for chunk in _APART.split(ROLE.sub("", text) or text)[:_MOST]:
        bare = ROLE_AND_MORE.sub("", chunk)
        name, ending = _name_at(bare if " " in bare else chunk)
        if name and (not ending or ending in OF_PLACE):
            found.append(name)
        if ending or not name:
            ending = ending or ("" if is_suffix(chunk) or not chunk else "…")
            break
    if not found:
        return ""
    names = "; ".join(found)
    sure = people.likeness(names) >= 2
    if ending and ending not in OF_PLACE and (inside or not sure):
        return ""
    first = found[0]
    if UNCASED.search(first):
        return names if len(text) <= 30 * len(found) else ""
    alone = " " not in first
    known = is_body(first) or (people.is_given_name(first) and text.rstrip(".") == first)
    return names if sure or not alone or known else ""


def _name_at(chunk: str) -> tuple[str, str]:
    """Part a chunk into the name that it begins with, and the first word that is none of it."""
    said = chunk.strip(" .:–-").split()
    while len(said) > 1 and is_title(said[0]):
        said = said[1:]
    if not said:
        return "", ""
    whole = " ".join(said)
    digits = any(map(str.isdigit, whole))
    if len(said) <= 6 and not digits and is_body(whole) and not people.is_given_name(said[0]):
        return whole, ""
    count = 0
    for word in said:
        if not _is_of_name(word, first=count == 0):
            break
        count += 1
        if word[-1] in ".:" and len(word) > 4 and word.lower() not in ("st.", "jr."):
            break
    while count and said[count - 1] in PARTICLES:
        count -= 1
    rest = said[count].lower().strip(".,:") if count < len(said) else ""
    if count > 5:
        return "", "…"
    return " ".join(said[:count]).rstrip(".:") if count else "", rest


def _is_of_name(word: str, *, first: bool) -> bool:
    if word in PARTICLES:
        return not first
    if not word[:1].isalpha() or (not first and word.lower() in _LEADING_AWAY):
        return False
    if word.strip(".:;)").lower() in _NOT_IN_NAMES or any(map(str.isdigit, word)):
        return False
    return not word[0].islower() or ("-" in word[:4] and word.lower().startswith(("al-", "el-")))


#: What leads away from a name also where every word has a capital.
_LEADING_AWAY = frozenset("for in at para für pour".split())


def _account_at(line: str, start: int) -> str:
    """Give one word that is all that stands between "by" and a mark."""
    match = _ACCOUNT.match(line, start)
    return match[0] if match and not match[0].isdigit() else ""


# --- names alone --------------------------------------------------------------------

_MARKS = regex(r"\s*[|·•–—/,:()]\s*|(?<!\S)@\w{1,40}|\s-\s|\s{2,}")
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6 li dt".split())
_EMPHASIS = frozenset("em strong i b address cite".split())
_NAME = r"[^\W\d_][\w.’'-]{0,20}(?:\s[^\W\d_a-z][\w.’'-]{0,20}){1,3}"
#: "Jane Doe is a writer in …" below the work.
_ABOUT = regex(
    rf"({_NAME}(?:(?:,\s{_NAME}){{0,4}},?\s(?:and|und|et|y|e|og|och)\s{_NAME})?),?"
    r"\s(?:is|are|was|ist|sind|est|sont|es|son|è|sono|är|er)\s"
    r"(?=.{0,200}\b(?:writers?|authors?|journalists?|editors?|reporters?|professors?|fellows?"
    r"|researchers?|lecturers?|columnists?|bloggers?|correspondents?|redakteur(?:in|e)?"
    r"|autor(?:in|a|e|en)?|journalistin|professor(?:in|a|e)|freier?|auteure?s?|journalistes?"
    r"|periodistas?|giornalist[ai]|schreibt|arbeitet|studiert|works?|teach(?:es)?|lives?"
    r"|directors?|analysts?|economists?|scientists?)\b)"
)


def _beside_heading(lines: Sequence[Line], headings: Sequence[int]) -> Iterator[str]:
    """Find a name that has a line of its own right below the heading, or right over it."""
    for at in (headings[-1] + 1, headings[-1] + 2, headings[0] - 1):
        if 0 <= at < len(lines) and lines[at].element.tag not in ("h2", "h3", "li"):
            line = lines[at].text
            agency = any(entry.kind == "outlet" for entry in gazetteer.lookup(line[:60]))
            if agency and at > headings[-1]:
                yield line
            if len(line) <= _DATED and not CREDIT.search(line):
                yield from filter(is_person, map(str.strip, _MARKS.split(line.strip("– —|"))))


def _beside_date(texts: Sequence[str], at: int) -> Iterator[str]:
    """Find names that stand alone, in their line or between marks, with the date beside them."""
    line = texts[at]
    beside = [text for text in texts[max(at - 1, 0) : at + 2] if len(text) <= _DATED]
    if len(line) > _DATED or not any(map(dates.find, beside)):
        return
    credit = CREDIT.search(line)
    rest = _without_dates(line[: credit.start()] if credit else line)
    many = [piece.strip() for piece in _APART.split(rest.strip(" |")) if piece.strip()]
    fits = all(is_like_person(each) or is_body(each) for each in many)
    if 1 < len(many) <= _MOST and fits and any(map(is_person, many)):
        yield "; ".join(many)
    pieces = [ROLE.sub("", piece).strip() for piece in _MARKS.split(rest) if piece]
    yield from filter(is_person, pieces)
    if _CLOCK.search(line) and pieces and line.endswith(pieces[-1]) and _is_new(pieces[-1]):
        yield pieces[-1]


#: The minute beside the day: who prints it is a newsroom, and prints who wrote.
_CLOCK = regex(r"\b\d{1,2}[:.h]\d\d\b(?!\.\d)")


def _is_new(text: str) -> bool:
    """Tell what has the form of a name, and is no word or place that is known."""
    said = text.split()
    known = set(words(text)) & ORDINARY or gazetteer.lookup(text) or is_body(text)
    return len(said) == 2 and not known and people.likeness(text) >= 1


def _below(lines: Sequence[Line]) -> Iterator[str]:
    """Find who is named below the work.

    A name that stands alone there, or what its bearer is, or a letter's end: "Yours, Jane".
    """
    texts = [line.text for line in lines]
    prose = False
    for before, line, after in zip(texts, lines[1:], [*texts[2:], ""], strict=False):
        prose = prose or len(before) > _PROSE
        name = line.text.strip("()– —")
        set_off = len(before) > _PROSE or line.element.tag in _EMPHASIS
        ends = prose and set_off and len(after) <= _PROSE and line.element.tag not in _HEADINGS
        if ends and is_person(name):
            yield name
    for text in reversed(texts[-40:]):
        about = _ABOUT.match(text) if len(text) <= 600 else None
        if about and people.likeness(about[1]) >= 2 and not is_body(about[1]):
            yield "; ".join(_APART.split(about[1]))
    yield from _signed(texts)


def _signed(texts: Sequence[str]) -> Iterator[str]:
    """Find the name under a letter or a post: alone, with the day, or behind a greeting."""
    for at, text in enumerate(texts):
        if len(text) > 60 or not any(len(each) > _PROSE for each in texts[max(at - 4, 0) : at]):
            continue
        greeting = SIGN_OFF.match(text)
        name = text[greeting.end() :].strip(" .!—–-") if greeting else text
        dated = at + 1 < len(texts) and len(texts[at + 1]) <= 40 and dates.find(texts[at + 1])
        before = SIGN_OFF.match(f"{texts[at - 1]} X") if len(texts[at - 1]) <= 40 else None
        if not (greeting or dated or before):
            continue
        alone = name.isalpha() and (greeting or before or at >= len(texts) - 4)
        if is_person(name) or (alone and name.istitle() and len(name) > 2):
            yield name


def _without_dates(line: str) -> str:
    for found in reversed(dates.find(line)):
        line = f"{line[: found.start]} | {line[found.end :]}"
    return line
