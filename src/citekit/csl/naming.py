"""Names as a style writes them: order, initials, particles, et al.

CSL 1.0.2, Names, Name-part Order, Name-part Formatting, Et-al, Name Particles.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from attrs import evolve

from citekit.csl import casing
from citekit.csl.lexicon import Lexicon
from citekit.csl.signs import JOINT, SIGN
from citekit.csl.tree import Node, joined
from citekit.csl.typography import ALPHABETIC, marked
from citekit.patterns import regex
from citekit.record import Name

__all__ = [
    "Options", "count_of", "identity", "is_latin", "names_list", "options_of", "parsed", "prepared",
    "shown", "single", "sort_list", "sort_text", "truncated", "turkish",
]  # fmt: skip

_INHERITED = (
    "and", "delimiter-precedes-et-al", "delimiter-precedes-last", "et-al-min", "et-al-use-first",
    "et-al-use-last", "et-al-subsequent-min", "et-al-subsequent-use-first", "initialize",
    "initialize-with", "name-as-sort-order", "sort-separator",
)  # fmt: skip


class Options(NamedTuple):
    """What decides how the names of one variable come out."""

    attrs: Mapping[str, str]  #: of ``cs:name``, with what it inherits
    form: str
    delimiter: str
    minimum: int  #: et-al-min
    first: int  #: et-al-use-first
    use_last: bool
    demote: str  #: demote-non-dropping-particle
    hyphen: bool  #: initialize-with-hyphen
    family: Node | None  #: cs:name-part
    given: Node | None
    name: Node | None  #: cs:name, if it has formats or affixes: each name gets them
    mark: str | None  #: initialize-with
    abbreviates: bool  #: initialize
    separator: str  #: sort-separator, with its joints
    between: str  #: delimiter, with its joints
    order: str  #: name-as-sort-order
    above: str  #: delimiter-precedes-last of what is around ``cs:name``


def options_of(
    name: Node | None,
    scopes: Sequence[Mapping[str, str]],
    root: Mapping[str, str],
    *,
    subsequent: bool,
) -> Options:
    """Gather the options of a ``cs:name``; `scopes` are the elements around, outermost first."""
    attrs: dict[str, str] = {}
    for scope in scopes:
        attrs.update({key: scope[key] for key in _INHERITED if key in scope})
        for inherited, own in (("name-form", "form"), ("name-delimiter", "delimiter")):
            if inherited in scope:
                attrs[own] = scope[inherited]
    above = attrs.get("delimiter-precedes-last", "")
    attrs.update(name.attrs if name else {})
    minimum = attrs.get("et-al-min", "0")
    first = attrs.get("et-al-use-first", "0")
    if subsequent:
        minimum = attrs.get("et-al-subsequent-min", minimum)
        first = attrs.get("et-al-subsequent-use-first", first)
    parts = {part.get("name"): part for part in name.children} if name else {}
    return Options(
        attrs,
        attrs.get("form", "long"),
        attrs.get("delimiter", ", "),
        count_of(minimum),
        count_of(first),
        attrs.get("et-al-use-last") == "true",
        root.get("demote-non-dropping-particle", "display-and-sort"),
        root.get("initialize-with-hyphen", "true") == "true",
        parts.get("family"),
        parts.get("given"),
        name if name is not None and (name.opening or name.prefix or name.suffix) else None,
        attrs.get("initialize-with"),
        attrs.get("initialize") != "false",
        joined(attrs.get("sort-separator", ", ")),
        joined(attrs.get("delimiter", ", ")),
        attrs.get("name-as-sort-order", ""),
        above,
    )


def turkish(options: Options) -> Options:
    """Give the options that hold for a work in Turkish: its own capitals."""

    def spelled(part: Node | None) -> Node | None:
        if part is None or part.get("text-case") != "uppercase":
            return part
        return Node(part.tag, {**part.attrs, "text-case": "uppercase-turkish"}, part.children)

    return options._replace(family=spelled(options.family), given=spelled(options.given))


def count_of(text: str) -> int:
    """Read a number that a style gives; 0 for anything else."""
    return int(text) if text.isdecimal() else 0


# --- particles in the data -----------------------------------------------------

_APOSTROPHES = "'’-‐"
_LEADING = regex(
    r"(?:(?:['’]?[a-zß-öø-ÿ][\w.]*['’]?[ ]+)+|[a-zß-öø-ÿ]{1,6}['’]"
    r"|(?:al|el|as|ad|ar|an|at|az|ul|ur|s|sainte|ben|bin|ibn)[-‐])(?=\S)"
)
_SMALL = regex(r"[a-zß-öø-ÿ]\w*['’]?")
_SUFFIX = regex(r"^(?P<given>[^,!]+),(?P<force>!)?\s*(?P<suffix>\S.*)$")


def parsed(name: Name) -> Name:
    """Find the particles and the suffix that stand within ``family`` and ``given``.

    As citeproc-js does unless a name says ``"parse-names": false``.
    """
    if name.literal is not None or name.extra.get("parse-names") in (False, 0, "false"):
        return name
    family, given = name.family or "", name.given or ""
    if family[:1] == family[-1:] == '"' and len(family) > 2:
        return evolve(name, family=family[1:-1])
    changes: dict[str, Any] = {}
    if not name.non_dropping_particle and (match := _LEADING.match(family)):
        rest = family[match.end() :]
        if rest and not rest[0].islower():
            particle = match[0].rstrip()
            # d'Aubigné, but de' Medici: what stands behind an apostrophe is kept
            closed = particle.endswith(tuple(_APOSTROPHES))
            changes["non_dropping_particle"] = match[0] if closed else particle
            changes["family"] = rest
    if given and not name.suffix and (match := _SUFFIX.match(given)):
        force = "!" if match["force"] else ""
        changes["given"], changes["suffix"] = match["given"].strip(), force + match["suffix"]
        given = changes["given"]
    if given and not name.dropping_particle:
        words = given.split()
        first = len(words)
        while first > 1 and _SMALL.fullmatch(words[first - 1]):
            first -= 1
        if first < len(words):
            changes["given"] = " ".join(words[:first])
            changes["dropping_particle"] = " ".join(words[first:])
    return evolve(name, **changes) if changes else name


_PLAIN = regex("[a-zA-Z\u00c0-\u02af\u0370-\u1fff -]*[.]?")


#: Nothing to find in it: words with a capital, of Latin letters, and initials.
_SIMPLE = regex("(?:[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]*(?:[.] ?|[ -]|$))*")


def prepared(name: Name, lexicon: Lexicon) -> Name:
    """Give a name with its particles parted from it, and its parts as marked text."""
    if (
        name.literal is name.dropping_particle is name.non_dropping_particle is name.suffix is None
        and _SIMPLE.fullmatch(name.family or "")
        and _SIMPLE.fullmatch(name.given or "")
    ):
        return name
    name = parsed(name)
    parts = (
        name.family,
        name.given,
        name.dropping_particle,
        name.non_dropping_particle,
        name.suffix,
        name.literal,
    )
    if all(part is None or _PLAIN.fullmatch(part) for part in parts):
        return name
    family, given, dropping, particle, suffix, literal = (
        part and marked(part, lexicon) for part in parts
    )
    return Name(family, given, dropping, particle, suffix, literal, name.extra)


#: Han, Kana, Hangul, Bopomofo and Yi: the family name comes first, without a space.
_EAST_ASIAN = regex(
    "[\u1100-\u11ff\u2e80-\u318f\u31a0-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7ff"
    "\uf900-\ufaff\uff66-\uffdc\U00020000-\U0003ffff]"
)
#: Letters that make a name with some of those a name of another script all the same.
_SPACED = regex("[a-zA-Z\u00c0-\u024f\u0370-\u052f\u0590-\u06ff\u0e01-\u0e5b\u1e00-\u1fff]")


def is_latin(name: Name) -> bool:
    """Tell whether a name is written with a space between its parts, as in Latin script."""
    family = name.family or ""
    if family[:1].isalpha() and family[0] < "\u0250":
        return True
    text = f"{family}{name.given or ''}"
    return _EAST_ASIAN.search(text) is None or _SPACED.search(text) is not None


def identity(name: Name) -> tuple[str | None, ...]:
    """Give what tells two names apart: an institution may stand in ``family``, too."""
    family = name.family or name.literal
    particles = name.dropping_particle, name.non_dropping_particle
    return family, name.given, *particles, name.suffix


# --- one name ------------------------------------------------------------------


def single(name: Name, options: Options, *, inverted: bool, level: int = -1, form: str = "") -> str:
    """Write one name as marked text.

    `level` is for disambiguation: -1 as the style says, 1 initials, 2 the full given name.
    """
    form = form or options.form
    if name.literal is not None:  # affixes of ``cs:name-part`` are for names that have parts
        return _part(name.literal, options.family, affixes=False)
    if (
        options.family is options.given is None
        and name.family
        and not (name.non_dropping_particle or name.dropping_particle or name.suffix)
        and is_latin(name)
    ):  # the most common, and quicker
        if form == "short" and level < 1:
            return name.family
        given = _given(name.given or "", options, full=level >= 2)
        if not given:
            return name.family
        if inverted:
            return f"{name.family}{options.separator}{given}"
        return f"{given} {name.family}"
    family, given = name.family or "", name.given or ""
    if not family:
        return _part(given, options.given, affixes=False)
    particle = name.non_dropping_particle or ""
    if not is_latin(name):
        if form == "short" and level < 1:
            return _part(family, options.family, affixes=False)
        parts = ((family, options.family), (given, options.given))
        return "".join([_part(text, node, affixes=False) for text, node in parts])
    if form == "short" and level < 1:
        if inverted and particle and options.demote == "display-and-sort":
            shown = (family, particle.rstrip())
            return options.separator.join([_part(part, options.family) for part in shown])
        return _part(_glue(particle, family), options.family)
    given = _given(given, options, full=level >= 2)
    dropping = name.dropping_particle or ""
    if not inverted:
        return _natural(name, options, given, dropping, particle, family)
    return _inverted(name, options, given, dropping, particle, family)


def _natural(
    name: Name, options: Options, given: str, dropping: str, particle: str, family: str
) -> str:
    node = options.family
    last = _part(_glue(particle, family), node, affixes=False)
    if dropping:
        last = _glue(_part(dropping, options.given, affixes=False), last)
    last += _suffix(name, options)
    last = node.affixed(last) if node is not None else last
    first = _part(given, options.given)
    return " ".join(part for part in (first, last) if part)


def _suffix(name: Name, options: Options) -> str:
    if not name.suffix:
        return ""
    comma = name.extra.get("comma-suffix") in (True, 1, "true") or name.suffix.startswith("!")
    return f"{',' if comma else ''} {_abbreviation(name.suffix.lstrip('! '), options)}"


def _abbreviation(suffix: str, options: Options) -> str:
    """Write Jr. as initials are written."""
    return suffix if options.mark is None else _dotted(suffix, options.mark)


def _inverted(
    name: Name, options: Options, given: str, dropping: str, particle: str, family: str
) -> str:
    demoted = options.demote == "display-and-sort"
    last = family if demoted else _glue(particle, family)
    first = " ".join([part for part in (given, dropping) if part])
    first = _part(first, options.given, affixes=False)
    if demoted and particle:
        first = " ".join(
            filter(None, (first, _part(particle.rstrip(), options.family, affixes=False)))
        )
    first = first if options.given is None else options.given.affixed(first)
    shown = [_part(last, options.family), first]
    text = options.separator.join([part for part in shown if part])
    if name.suffix:
        suffix = _abbreviation(name.suffix.lstrip("!"), options)
        text += f"{options.separator if given else joined(', ')}{suffix}"
    return text


def _glue(particle: str, family: str) -> str:
    if not particle:
        return family
    closed = particle[-1] in _APOSTROPHES or particle[-1] == " "
    return f"{particle}{family}" if closed else f"{particle} {family}"


def _part(text: str, node: Node | None, *, suffix: str = "", affixes: bool = True) -> str:
    if not text:
        return ""
    if node is None:
        return f"{text}{suffix}"
    text = node.formatted(casing.change(text, node.get("text-case"))) + suffix
    return node.affixed(text) if affixes else text


# --- given names ---------------------------------------------------------------

_TOKEN = regex(r"[^\s\-‐.]+\.?|[-‐]|\.")


def _given(given: str, options: Options, *, full: bool) -> str:
    if options.mark is None or not given:
        return given
    return _abbreviated(given, options.mark, full or not options.abbreviates, options.hyphen)


@lru_cache(maxsize=4096)  # a name is sorted by, compared and written
def _abbreviated(given: str, mark: str, full: bool, hyphen: bool) -> str:
    if given in _TITLES or not _has_initials(given):
        return given
    if full:
        return _dotted(given, mark)
    if "-" not in given and _SIMPLE.fullmatch(given):  # the most common, and quicker
        words = given.replace(".", ". ").split()
        return "".join(
            [f"{word[:-1] if word[-1] == '.' else word[0]}{mark}" for word in words]
        ).rstrip()
    return _initials(given, mark, hyphen=hyphen)


#: Given names that stand for no name.
_TITLES = ("Lady", "Lord")


def _has_initials(given: str) -> bool:
    """Tell whether a given name begins with a letter of a script that has initials."""
    first = SIGN.sub("", given[:9])[:1]
    return first.isalpha() and ALPHABETIC.match(first) is not None


#: What parts the words of a given name; a sign is a word of its own.
_BETWEEN_WORDS = regex("([- \ue000-\ue1ff]+)")
#: A capital, the letters behind it, and a period.
_INITIAL = regex(
    "([A-Z\u00c0-\u017f\u0370-\u03ff\u0400-\u042f\u0590-\u06ff\u0e01-\u0e5b])"
    "([a-zA-Z\u00c0-\u017f\u0370-\u03ff\u0400-\u052f\u0600-\u06ff\u0e01-\u0e5b\u1f00-\u1fff]*)"
    "([.]?)"
)
#: Hyphens are of the data, and en dashes stand for those that no initial follows.
_SMALL_PART = regex("-([a-z])")


def _words(given: str, *, hyphen: bool) -> list[str]:
    """Part a given name into words and what stands between them, by turns."""
    given = " ".join((given if hyphen else given.replace("-", " ")).split())
    given = re.sub(" ?- ?", "-", given)
    given = re.sub(r"[.](?=[^ ])", ". ", _SMALL_PART.sub(r"–\1", given))
    words = _BETWEEN_WORDS.split(given)
    if len(words) == 1 and len(last := given.rpartition(".")[2]) == 1 and last != last.lower():
        words[0] += "."
    return words


def _shortened(words: list[str]) -> str:
    """Put together words that were shortened."""
    text = re.sub(" *- *", "-", "".join(words).strip(" \u00a0\ufeff"))
    return re.sub(" +", " ", re.sub("–([a-z])", r"-\1", text))


def _marked(between: str, mark: str) -> str:
    """Put the mark where two words part: signs that stand there close behind it."""
    signs = "".join(SIGN.findall(between))
    bare = mark.rstrip()
    return f"{bare}{signs}{mark[len(bare) :]}" if signs else mark


def _dotted(given: str, mark: str) -> str:
    """Put the mark behind the initials and abbreviations that a full given name holds."""
    words = _words(given, hyphen=True)
    short = []
    for at in range(0, len(words), 2):
        word = words[at]
        dotted = len(word) > 1 and word[-1] == "."
        short.append(dotted or (len(word) == 1 and word.upper() == word))
        if dotted:
            words[at] = word[:-1]
    for at, is_short in enumerate(short):
        if not is_short:
            continue
        if at == len(short) - 1:
            words[-1] += mark
            continue
        between, after = words[2 * at + 1], words[2 * at + 2]
        if "-" in between:
            words[2 * at + 1] = f"{_marked(between, mark)}-"
        elif len(after) > 1:
            words[2 * at + 1] = f"{mark}{between}" + ("" if short[at + 1] else " ")
        else:
            words[2 * at + 1] = _marked(between, mark) + ("" if short[at + 1] else " ")
    return _shortened(words)


def _initials(given: str, mark: str, *, hyphen: bool) -> str:
    """Shorten each word with a capital to its initial; others stay as they are."""
    words = _words(given.replace("‐", "-"), hyphen=hyphen)
    for at in range(0, len(words), 2):
        word = words[at]
        match = _INITIAL.match(word)
        if match is None or match[1] != match[1].upper():
            if word and ALPHABETIC.search(word) and not (match and match[3]):
                words[at] = f" {word}"
            continue
        words[at] = _letter(*match.groups())
        if at == len(words) - 1:
            words[at] += mark
        elif "-" in words[at + 1]:
            words[at + 1] = f"{_marked(words[at + 1], mark)}-"
        else:
            words[at + 1] = _marked(words[at + 1], mark)
    return _shortened(words)


def _letter(first: str, rest: str, period: str) -> str:
    """Give what stands for a word: Ph. and ME. as they are, Ts for TSerendorjiin."""
    if period and rest:
        return first + rest
    capitals = next((at for at, letter in enumerate(rest) if letter != letter.upper()), None)
    return first if capitals is None else first + rest[:capitals].lower()


def shown(count: int, options: Options, least: int = 0) -> int:
    """Tell how many of `count` names are shown; `least`: disambiguation shows so many.

    CSL 1.0.2, Et-al Abbreviation.
    """
    some = options.first or options.attrs.get("et-al-use-first") == "0"
    if options.minimum and some and count >= options.minimum and count > options.first:
        return min(count, max(options.first, least))
    return count


# --- a list --------------------------------------------------------------------


def names_list(
    names: Sequence[Name],
    options: Options,
    lexicon: Lexicon,
    et_al: Node | None,
    *,
    least: int = 0,
    levels: Mapping[int, int] | None = None,
) -> tuple[str, list[str]]:
    """Write the names of a variable; return the text and the texts of the single names.

    `least`: how many names to show at least (disambiguation); `levels`: position → level
    of the given name.
    """
    count = len(names)
    if count > 1 and names[-1].literal == "others":  # BibTeX's word for “et al.”
        names, count = names[:-1], count - 1
        use, truncated = shown(count, options, least), True
    else:
        use = shown(count, options, least)
        truncated = use < count
    if options.form == "count":
        return str(use), []
    if not use:
        return "", []
    flips = use if options.order == "all" else 1 if options.order == "first" else 0
    texts = [
        single(name, options, inverted=at < flips, level=levels.get(at, -1) if levels else -1)
        for at, name in enumerate(names[:use])
    ]
    inverted = [
        at < flips and name.literal is None and is_latin(name)
        for at, name in enumerate(names[:use])
    ]
    if options.name is not None:
        term = truncated and not (options.use_last and count - use > 1)
        texts = [_dressed(text, options.name, term=term) for text in texts]
    delimiter = options.between
    if truncated:
        return _truncated(texts, inverted, names, options, lexicon, et_al, delimiter), texts
    whole = names[use - 1].literal is not None
    return _joined_names(texts, inverted, options, lexicon, delimiter, whole=whole), texts


def _dressed(text: str, name: Node, *, term: bool = False) -> str:
    """Put on a name what ``cs:name`` asks for; before “et al.”, a format is for all together."""
    return name.affixed(text if term else name.formatted(text))


def _joined_names(
    texts: list[str],
    inverted: list[bool],
    options: Options,
    lexicon: Lexicon,
    delimiter: str,
    *,
    whole: bool,
) -> str:
    """Join names; `whole`: the last is not divided, as those of institutions are."""
    kind = options.attrs.get("and")
    if len(texts) < 2 or kind not in ("text", "symbol"):
        return delimiter.join(texts)
    word = lexicon.term("and") if kind == "text" else _ampersand(lexicon)
    runs_on = _runs_on(word)
    several = len(texts) > 2 and not runs_on
    if whole:
        precedes = _precedes_whole(options, after_inverted=inverted[-2], contextual=several)
    else:
        precedes = _precedes(options, "last", after_inverted=inverted[-2], contextual=several)
    if runs_on:
        return f"{delimiter.join(texts[:-1])}{delimiter if precedes else ''}{word}{texts[-1]}"
    before = delimiter if precedes else " "
    if not before.replace(JOINT, "").endswith((" ", "\u00a0")):
        before += " "
    last = f"{word} {texts[-1]}" if word else texts[-1]
    return f"{delimiter.join(texts[:-1])}{before}{last}"


def _precedes(options: Options, what: str, *, after_inverted: bool, contextual: bool) -> bool:
    """CSL 1.0.2, Name: ``delimiter-precedes-last`` and ``delimiter-precedes-et-al``."""
    rules = {"always": True, "never": False, "after-inverted-name": after_inverted}
    return rules.get(options.attrs.get(f"delimiter-precedes-{what}", ""), contextual)


def _precedes_whole(options: Options, *, after_inverted: bool, contextual: bool) -> bool:
    """Tell whether the delimiter precedes the name of an institution.

    ``cs:name`` is for names of people, so only what stands around it says so here.
    """
    if after_inverted and options.attrs.get("delimiter-precedes-last") == "after-inverted-name":
        return True
    return {"always": True, "never": False}.get(options.above, contextual)


def _ampersand(lexicon: Lexicon) -> str:
    found = lexicon.terms.get(("and", "symbol"))
    return found.single if found else "&"


def _truncated(
    texts: list[str],
    inverted: list[bool],
    names: Sequence[Name],
    options: Options,
    lexicon: Lexicon,
    et_al: Node | None,
    delimiter: str,
) -> str:
    head = delimiter.join(texts)
    if options.use_last and len(names) - len(texts) > 1:
        flip = options.attrs.get("name-as-sort-order") == "all"
        last = single(names[-1], options, inverted=flip)
        last = last if options.name is None else _dressed(last, options.name)
        return f"{head}{delimiter}… {last}"
    term = et_al.get("term", "et-al") if et_al is not None else "et-al"
    word = lexicon.term(term)
    if not word:
        return _whole(head, options)
    word = et_al.formatted(word) if et_al is not None else word
    precedes = _precedes(options, "et-al", after_inverted=inverted[-1], contextual=len(texts) > 1)
    between = delimiter if precedes else "" if _runs_on(word) else " "
    return _whole(f"{head}{between}{word}", options)


def _whole(text: str, options: Options) -> str:
    return text if options.name is None else options.name.formatted(text)


def _runs_on(word: str) -> bool:
    """Tell whether a word is of a script that puts no spaces between words: 等, 和."""
    return not word.isascii() and ALPHABETIC.match(SIGN.sub("", word)) is None


def truncated(options: Options, attrs: Mapping[str, str]) -> Options:
    """Give the options that hold for a ``cs:key``: it may say itself how many names count."""
    return options._replace(
        minimum=count_of(attrs.get("names-min", str(options.minimum))),
        first=count_of(attrs.get("names-use-first", str(options.first))),
    )


# --- sorting -------------------------------------------------------------------


def sort_list(names: Sequence[Name], options: Options, least: int = 0) -> str:
    """Give the sort key of the names of a variable; `least`: disambiguation shows so many."""
    cut = options.minimum and len(names) >= options.minimum
    names = names[: max(options.first, least)] if cut else names
    texts = [sort_text(name, options) for name in names]
    # a name, and what the macro prints after it: 2019 comes before another name
    return "".join([text if text.endswith("\u0001") else f"{text} " for text in texts])


def sort_text(name: Name, options: Options) -> str:
    """Give the sort key of a name.

    CSL 1.0.2, Name-part Order, Sorting order; English articles of institutions go.
    """
    if name.literal is not None:
        return re.sub(r"^(?:an?|the)\s+", "", name.literal, flags=re.IGNORECASE)
    family, particle = name.family or "", name.non_dropping_particle or ""
    dropping = name.dropping_particle or ""
    given = "" if options.form == "short" else _given(name.given or "", options, full=False)
    if options.demote == "never":
        keys = [f"{particle} {family}".lstrip(), dropping, given, name.suffix or ""]
    else:
        keys = [family, " ".join(filter(None, (dropping, particle))), given, name.suffix or ""]
    return " \u0001".join(keys)
