"""Identifiers: finding them in text, checking them, and the links they make.

Sources: DOI Handbook (2.2 syntax), shortDOI service, ISO 2108 (ISBN check digit),
ISO 3297 (ISSN), arXiv identifier scheme (2007), RFC 8458 (URN:NBN), UN document symbol
series (Dag Hammarskjöld Library), EUR-Lex (CELEX), Council conclusions 2011/C 127/01
(ECLI), report number series of GAO, CRS, SIGIR, NBER, NASA, RAND, DOE and DTIC.

Text that comes out of PDF files has blanks where lines were broken and letters were spaced
(``10.1016/ j.vaccine.2005.09.002``, ``http: //www. example.org/``). A blank is part of an
identifier only where it cannot end there: see `_UNFINISHED_DOI` and `_joined_url`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal, NamedTuple
from urllib.parse import unquote

from attrs import frozen

from citekit import symbols
from citekit.patterns import regex

__all__ = [
    "FIELDS",
    "NAMES",
    "Found",
    "Identifier",
    "find",
    "find_mistaken",
    "isbn_forms",
    "mistake",
    "mistakes",
    "parse",
    "url",
    "written",
]

Kind = Literal[
    "doi", "isbn", "issn", "arxiv", "pmid", "pmcid", "url", "urn", "un-symbol", "celex", "ecli",
    "report-number",
]  # fmt: skip

#: The field of a record that holds each kind.
FIELDS: Mapping[Kind, str] = {
    "doi": "DOI",
    "isbn": "ISBN",
    "issn": "ISSN",
    "arxiv": "number",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "url": "URL",
    "urn": "URL",
    "un-symbol": "number",
    "celex": "number",
    "ecli": "number",
    "report-number": "number",
}


#: The fields whose numbers end in a check digit.
_CHECKED: Mapping[str, Literal["isbn", "issn"]] = {"ISBN": "isbn", "ISSN": "issn"}

#: What each kind is called in a sentence.
NAMES: Mapping[Kind, str] = {
    "doi": "a DOI",
    "isbn": "an ISBN",
    "issn": "an ISSN",
    "arxiv": "an arXiv identifier",
    "pmid": "a PubMed identifier",
    "pmcid": "a PubMed Central identifier",
    "url": "an address",
    "urn": "a name of a national library (URN:NBN)",
    "un-symbol": "a UN document symbol",
    "celex": "a CELEX number of EU law",
    "ecli": "a European case law identifier",
    "report-number": "a report number",
}


@frozen
class Identifier:
    """What an identifier is, and its normal form.

    >>> parse("https://doi.org/10.1038/NATURE14539")
    Identifier(kind='doi', value='10.1038/nature14539')
    """

    kind: Kind
    value: str


def written(identifier: Identifier) -> str:
    """Write an identifier as its field holds it: a number alone would not tell its kind.

    >>> written(Identifier("arxiv", "1605.08386")), written(Identifier("pmid", "12"))
    ('arXiv:1605.08386', '12')
    """
    return f"arXiv:{identifier.value}" if identifier.kind == "arxiv" else identifier.value


@frozen
class Found:
    """An identifier at ``text[start:end]``, its words (``doi:``, ``PMID``) included."""

    start: int
    end: int
    identifier: Identifier


def parse(text: str) -> Identifier:
    """Read a text that is one identifier and nothing else.

    Raises ValueError where it is none, and for a wrong check digit.

    >>> parse("978-0-201-13448-3").value
    '9780201134483'
    """
    bare = _INVISIBLE.sub("", text).strip().lstrip(_OPENING)
    if _BARE_ISBN.fullmatch(bare):
        bare = f"ISBN {bare}"
    bare = _RUN_IN.sub("", bare)
    for found in find(bare):
        closing = "" if found.identifier.kind == "url" else _CLOSING  # which it may end in itself
        if found.start == 0 and not bare[found.end :].strip(closing):
            return found.identifier
    if _SHORT_DOI.fullmatch(bare):
        return Identifier("doi", bare.lower())
    if "/" in bare or _RESOLUTION.match(bare):  # of names with hyphens many look like symbols
        try:
            return Identifier("un-symbol", symbols.parse(bare.rstrip(".,;:")).value)
        except ValueError:
            pass
    raise ValueError(f"not an identifier: {text!r}")


#: Zero-width characters and soft hyphens: pages have them so that a line may be broken there
_INVISIBLE = regex(r"[\u00ad\u200b-\u200f\u2060\ufeff]")
#: What may stand around an identifier that was copied out of a sentence
_OPENING = "<([{“‘\"'"
_CLOSING = ">)]}”’\"'.,;:!? "
_RUN_IN = regex(r"doi:?(?=10[./])", re.IGNORECASE)
#: A short DOI alone; in running text 10/b2c3 may be anything
_SHORT_DOI = regex(r"10/(?=\d{0,9}[a-z])[a-z0-9]{3,10}", re.IGNORECASE)
#: How the names of resolutions begin that `symbols` reads: UNSCR 2368, General Assembly resolution
_RESOLUTION = regex(
    r"(?:U\.?N\.?|United|General|Security|Human|Economic|ECOSOC|ESC|HRC|G\.?A|S\.?C)", re.IGNORECASE
)


def find(text: str) -> list[Found]:
    """Find identifiers in free text, in order, not overlapping. Linear time.

    >>> [found.identifier.value for found in find("S/2019/570, see https://undocs.org/S/2019/570.")]
    ['S/2019/570', 'https://undocs.org/S/2019/570']
    """
    found: list[Found] = []
    lowered = text.lower()
    taken = bytearray()
    for form in _FORMS:
        for hint in form.hints:
            if hint in lowered:
                break
        else:
            continue
        if form.needs and not form.needs.search(text):
            continue
        for match in form.pattern.finditer(text):
            value, start, end = form.whole(text, match)
            normalised = form.normal(value)
            taken = taken or bytearray(len(text))
            if normalised is None or any(taken[start:end]):
                continue
            found.append(Found(start, end, Identifier(_kind(form.kind, normalised), normalised)))
            taken[start:end] = b"\1" * (end - start)
    return sorted(found, key=lambda one: one.start)


def find_mistaken(text: str) -> list[Found]:
    """Find what is called an ISBN or ISSN but cannot be one; its value is as it was written.

    >>> [found.identifier.value for found in find_mistaken("Bog Press, ISBN 0-306-40615-3, 9 p.")]
    ['0-306-40615-3']
    """
    if not _CALLED_SO.search(text):
        return []
    found = []
    for match in _MISTAKEN.finditer(text):
        kind: Literal["isbn", "issn"] = "issn" if match["issn"] else "isbn"
        value = match[kind]
        first = value.split()[0]
        if len(re.sub(r"[^\dXx]", "", first)) >= 7:  # what follows is something else: "… 200 p."
            value = first
        if mistake(kind, value):
            end = match.start(kind) + len(value)
            found.append(Found(match.start(), end, Identifier(kind, value)))
    return found


def mistakes(fields: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Say of the fields of a record which identifiers cannot be right: the field, a sentence.

    >>> list(mistakes({"ISSN": "0306-4061"}))
    [('ISSN', "the ISSN '0306-4061' cannot be right: its check digit is wrong")]
    """
    for name, kind in _CHECKED.items():
        if name in fields and (wrong := mistake(kind, str(fields[name]))):
            yield name, f"the {name} {str(fields[name])[:60]!r} cannot be right: {wrong}"


def mistake(kind: Literal["isbn", "issn"], text: str) -> str:
    """Say what is wrong with the first wrong number of a field for ISBN or ISSN; empty: nothing.

    Words and numbers that are far too short are no concern of it.

    >>> mistake("isbn", "0-306-40615-3"), mistake("issn", "0306-406"), mistake("isbn", "0306406152")
    ('its check digit is wrong', 'it has 7 digits', '')
    """
    normal, sizes = (_isbn, (10, 13)) if kind == "isbn" else (_issn, (8,))
    numbers = [re.sub(rf"[{_DASH}\s]", "", text[:_LONGEST_FIELD])]
    if not _ONE_NUMBER.fullmatch(numbers[0]) or len(numbers[0]) > max(sizes) + 3:
        numbers = re.sub(rf"[{_DASH}]", "", text[:_LONGEST_FIELD]).split()
    for number in (one.strip("()[].,;:/") for one in numbers):
        if not _ONE_NUMBER.fullmatch(number):
            continue
        if len(number) not in sizes:
            return f"it has {len(number)} digits"
        if normal(number) is None:
            begins = len(number) != 13 or number.startswith(("978", "979"))
            return "its check digit is wrong" if begins else "it does not begin with 978 or 979"
    return ""


#: Characters of a field that are looked at
_LONGEST_FIELD = 400
_ONE_NUMBER = regex(r"\d{6,17}[Xx]?")


def url(identifier: Identifier) -> str | None:
    """Give the address an identifier leads to, without asking anybody; None if unknown.

    >>> url(Identifier("un-symbol", "S/2019/570"))
    'https://undocs.org/S/2019/570'
    """
    template = _LINKS.get(identifier.kind)
    return template and template.format(identifier.value)


def isbn_forms(isbn: str) -> tuple[str, ...]:
    """Give an ISBN in both of its forms, if it has two.

    >>> isbn_forms("0801486394"), isbn_forms("9790123456785")
    (('0801486394', '9780801486395'), ('9790123456785',))
    """
    if len(isbn) == 10:
        digits = f"978{isbn[:9]}"
        total = sum(int(digit) * (1, 3)[index % 2] for index, digit in enumerate(digits))
        return isbn, f"{digits}{-total % 10}"
    if not isbn.startswith("978"):
        return (isbn,)
    total = sum(int(digit) * (10 - index) for index, digit in enumerate(isbn[3:12]))
    check = -total % 11
    return isbn, f"{isbn[3:12]}{'X' if check == 10 else check}"


_LINKS: Mapping[str, str] = {
    "doi": "https://doi.org/{}",
    "arxiv": "https://arxiv.org/abs/{}",
    "pmid": "https://pubmed.ncbi.nlm.nih.gov/{}",
    "pmcid": "https://www.ncbi.nlm.nih.gov/pmc/articles/{}",
    "url": "{}",
    "urn": "https://nbn-resolving.org/{}",
    "un-symbol": "https://undocs.org/{}",
    "celex": "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:{}",
    "ecli": "https://e-justice.europa.eu/ecli/{}",
}


def _kind(kind: Kind, value: str) -> Kind:
    """Read a resolver's address, and a number in a URN, as the identifier that it is."""
    return "doi" if kind == "url" and value.startswith("10.") else kind


# --- what belongs to one ----------------------------------------------------------

#: Gives the value, and start and end of the identifier with its words.
_Whole = Callable[[str, re.Match[str]], tuple[str, int, int]]


def _as_matched(_text: str, match: re.Match[str]) -> tuple[str, int, int]:
    return match["value"], *match.span()


def _value_alone(_text: str, match: re.Match[str]) -> tuple[str, int, int]:
    return match["value"], *match.span("value")


def _trimmed(_text: str, match: re.Match[str]) -> tuple[str, int, int]:
    value = _trim(match["value"])
    return value, match.start(), match.start("value") + len(value)


#: Blanks within a DOI or an address, and what comes after them. Over the end of a line only
#: a DOI goes on: an address at the end of a line may well be whole.
_GAP = regex(r"[ \u00a0]\s?|\n")
_DOI_MORE = regex(r"[^\s<>\"“”»]{1,200}")
#: How a DOI cannot end: without a digit behind the registrant ("10.1016/j.vaccine."), on a
#: hyphen or a slash, or in the middle of what Elsevier and the APS make theirs of.
_UNFINISHED_DOI = regex(
    r"10\.[\d.]{4,15}/(?:[^\d\s]{0,40}[./(_-]|\S{0,80}[/_-]|j\.[a-z]+\.\d{4}\.(?:\d\d\.)?"
    r"|PhysRev[A-Za-z]*\.\d+\.)?"
)


#: What runs into a DOI where a blank was lost: [arXiv…, .PMID:…, (2019)
_AFTER_DOI = regex(
    r"(?:\[(?:[^\]]*$|(?:doi|arxiv|hep|gr-|astro|inspire|cross|pubmed|pmid).*)"
    r"|[,;.](?:arxiv|pmid|pmc|url|https?:|hep\b|available|accessed).*|\((?:(?:19|20)\d\d[).,;]*$|in[a-z]{3}.*))$",
    re.IGNORECASE,
)
_DOI_BEFORE = regex(r"(?<!\w)doi\s?[:>=/]?\s{0,3}$", re.IGNORECASE)


def _whole_doi(text: str, match: re.Match[str]) -> tuple[str, int, int]:
    """Go on behind blanks for as long as the DOI is not finished."""
    start, end = match.span("value")
    value = re.sub(r"\s", "", match["value"])
    word = _DOI_BEFORE.search(text, max(0, match.start() - 9), match.start())
    if not word and text[start + 2].isspace() | text[start + 3].isspace():
        return "", start, end  # "10. 2005/06" is a number and a year
    for _ in range(3):
        gap = _GAP.match(text, end)
        more = _DOI_MORE.match(text, gap.end()) if gap else None
        if gap is None or more is None or not _continues_doi(value, gap[0], more[0]):
            break
        value += more[0]
        end = more.end()
    kept = _trim(_AFTER_DOI.sub("", value))
    cut = len(value) - len(kept)
    return kept, (word or match).start(), max(start, end - cut)


def _continues_doi(value: str, gap: str, more: str) -> bool:
    bare = more.rstrip(".,;:)]")
    if not any(map(str.isdigit, bare)):
        return False
    if gap == "\n" and len(bare) < 4:  # rather the number of the next reference
        return False
    if more[0] == "/" or (more[0] == "." and value[-1].isalnum()):
        return bare[1:2].isalnum()
    if not more[0].isalnum() or "://" in more or _is_doi(more):
        return False
    return _UNFINISHED_DOI.fullmatch(value) is not None


def _is_doi(text: str) -> bool:
    return re.match(r"\(?(?:doi\b|10\.\d{4})", text, re.IGNORECASE) is not None


_URL_MORE = regex(r"[^\s<>\"“”»|]{1,300}")
_DOMAIN = regex(
    r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,4}\."
    r"(?:com|org|net|gov|edu|int|info|eu|[a-z]{2})(?=[/.,;:)\]]|$)",
    re.IGNORECASE,
)
_EXTENSION = regex(r"(?:html?|shtml|pdf|php\d?|aspx?|jsp|docx?|txt|xml|cfm)\b", re.IGNORECASE)
_IN_PATH = regex(r"[\w~%+-]+(?:[/_=&?]|\.(?:html?|shtml|pdf|php|aspx?|jsp|docx?|txt|xml|cfm)\b)")
_BROKEN_WORD = regex(
    r"[a-z0-9][\w-]{0,60}/[^\s]{0,250}\.(?:html?|pdf|php|aspx?|jsp|docx?|xml|cfm)\b|\w{1,40}&\w{1,30}="
)
_ENDED = regex(r"\.(?:html?|shtml|pdf|php\d?|aspx?|jsp|docx?|txt|xml|cfm)$|[,;.)]$", re.IGNORECASE)
_HOST_GOES_ON = regex(r"[a-z0-9-]{1,63}(?:\.[a-z]{2}|\.\s?[a-z]{2,4}\b|/|[.,;)\]]{0,3}$)")
_ABS_UNFINISHED = regex(r"/abs/\d{4}\.$")  # arXiv
_SCHEME = regex(r"h(?:tt|t|pt)p(s?)\s?:\s?/\s?/\s?", re.IGNORECASE)


def _joined_url(text: str, match: re.Match[str]) -> tuple[str, int, int]:
    """Go on behind blanks where what was read cannot be a whole address."""
    start, end = match.span("value")
    value = _SCHEME.sub(r"http\1://", match["value"], count=1)
    for _ in range(6):
        if end >= len(text) or text[end] not in " \u00a0":
            break
        more = _URL_MORE.match(text, end + 1)
        if more is None or not _continues_url(value, more[0]):
            break
        value += more[0]
        end = more.end()
    kept = _trim(re.sub(r"\((?:19|20)\d\d[\d.,;]*$", "", value))
    return kept, start, max(start, end - (len(value) - len(kept)))


def _continues_url(value: str, more: str) -> bool:
    address = value.partition("://")[2] or value
    host, slash, path = address.partition("/")
    if re.match(r"\W?(?:https?:|www\.)", more, re.IGNORECASE):
        return False
    if not slash:
        if more[0] == "/" or (more[0] == "." and not _DOMAIN.fullmatch(host)):
            return more == "." or more[1:2].isdecimal() or more[1:2].islower() or more[1:2] == "~"
        if re.fullmatch(r"www\.[a-z0-9-]+", host):  # www.exam ple.org
            return _DOMAIN.match(more) is not None
        known = _DOMAIN.fullmatch(host.rstrip("."))
        if not host.endswith(".") or (known and host.count(".") > 2):
            return False
        top = re.match(r"(?:com|org|net|gov|edu)\b", more)
        named = _HOST_GOES_ON.match(more) and (host == "www." or re.search("[./].", more))
        return bool(top or named)
    if "/10." in value and _continues_doi(value[value.index("/10.") + 1 :], " ", more):
        return True
    if _ABS_UNFINISHED.search(value) and re.match(r"\d{4,5}\b", more):
        return True
    if path[-1:] == "/" and re.match(r"[A-Z]\d{7,}[\dX]\b", more):  # an article of Elsevier
        return True
    if value[-1] == ".":
        return _EXTENSION.match(more) is not None
    if value[-1] in "_-=&?" or (value[-1] == "/" and (path or host)):
        return _IN_PATH.match(more) is not None and not _DOMAIN.match(more)
    if more[0] in "&_+-":
        return len(more) > 4 and _IN_PATH.match(more[1:]) is not None
    # a word of the address was broken: .../Mikroze nsus/tables.pdf, id=13 57&item=9
    return bool(slash and _BROKEN_WORD.match(more) and not _ENDED.search(value))


def _trim(value: str) -> str:
    """Cut sentence punctuation, and closing brackets that the value did not open."""
    while value:
        last = value[-1]
        if last in ".,;:!?'\"”’»*_([{" or (
            last in ")]}>" and value.count(last) > value.count(_OPEN[last])
        ):
            value = value[:-1]
        else:
            break
    return value


_OPEN: Mapping[str, str] = {")": "(", "]": "[", "}": "{", ">": "<"}


def _doi(value: str) -> str | None:
    value = re.sub(r"\s", "", value)
    return value.lower() if "/" in value and not value.endswith("/") else None


#: What an address says beside the DOI in it: ?utm_source=x, #sec1
_BESIDE_DOI = regex(r"(?:\?[\w.-]{1,40}=|#\w).*")


def _resolved_doi(value: str) -> str | None:
    """Read the DOI in the address of a resolver, where signs may be written as ``%2F``."""
    value = _BESIDE_DOI.sub("", value)
    return _doi(unquote(value) if "%" in value else value)


def _isbn(value: str) -> str | None:
    digits = re.sub(r"[^\dX]", "", value.upper())
    if len(digits) == 13 and digits.startswith(("978", "979")):
        total = sum(int(digit) * (1, 3)[index % 2] for index, digit in enumerate(digits))
        return digits if total % 10 == 0 else None
    if len(digits) == 10 and "X" not in digits[:-1]:
        weights = zip(range(10, 0, -1), digits, strict=True)
        total = sum(weight * (10 if digit == "X" else int(digit)) for weight, digit in weights)
        return digits if total % 11 == 0 else None
    return None


def _issn(value: str) -> str | None:
    digits = re.sub(r"[^\dX]", "", value.upper())
    if len(digits) != 8 or "X" in digits[:-1]:
        return None
    weights = zip(range(8, 0, -1), digits, strict=True)
    total = sum(weight * (10 if digit == "X" else int(digit)) for weight, digit in weights)
    return f"{digits[:4]}-{digits[4:]}" if total % 11 == 0 else None


def _url(value: str) -> str | None:
    value = re.sub(r"\s", "", value)
    if not re.fullmatch(r"https?://[^/?#]+\.[^/?#]+.*|https?://localhost.*", value, re.IGNORECASE):
        return None
    return value


def _www(value: str) -> str | None:
    value = re.sub(r"\s", "", value)
    if value[:4].lower() == "www." and not re.match(r"[^/]{4}[^/.]+\.[a-z]", value, re.IGNORECASE):
        return None
    return _url(f"https://{value}")


def _short_doi(value: str) -> str | None:
    return f"10/{value.lower()}"


def _handle(value: str) -> str | None:
    return f"https://hdl.handle.net/{value}"


def _close(value: str) -> str | None:
    """Take the blanks out."""
    return re.sub(r"\s", "", value)


def _same(value: str) -> str | None:
    return value


def _upper(value: str) -> str | None:
    return value.upper()


_DASH = "-‐‑‒–—"
_JOINT = rf"[{_DASH} ]{{0,2}}"
_BARE_ISBN = regex(rf"(?:97[89][{_DASH} ]?)?(?:\d[{_DASH} ]?){{9}}[\dXx]")
_CALLED_SO = regex(r"IS[BS]N", re.IGNORECASE)
_MISTAKEN = regex(
    rf"(?<![^\W_])(?:ISBN(?:[{_DASH} ]?1[03])?\s?:?\s{{0,3}}"
    rf"(?P<isbn>\d(?:{_JOINT}\d){{5,15}}(?:{_JOINT}[Xx])?)"
    rf"|[ep]?-?ISSN\s?:?\s{{0,3}}(?P<issn>\d{{3,5}}\s?[{_DASH}]?\s?\d{{2,4}}[Xx]?))(?!\w)",
    re.IGNORECASE,
)
_UN = (
    r"(?:[ASETD]|ST|TD|DP|CEDAW|CERD|CCPR|CRC|CAT|CRPD|CED|CMW|UNEP|ICCD|FCCC|LOS|HSP|HRI|WFP|ISBA|UNW|OAU|PC|GC|EC)"
    r"/(?:[A-Z0-9][\w.-]{0,15}/){0,5}"
    r"[A-Z]{0,8}\.?\d{1,6}(?:(?:/L\.|(?:/|,?\s)(?:Add|Corr|Rev|Amend)\.\s?)\d{1,3})*(?:\s?\(\d{4}\))?"
)
_REPORT = (
    r"GAO/[A-Z]{2,6}-\d{2,3}-\d{1,4}[A-Z]{0,3}|GAO-\d{2,3}-\d{1,6}[A-Z]{0,3}"
    r"|(?:RL|RS|IF|IN|LSB)\d{5}|R4\d{4}|SIGIR[- ]\d\d-\d{2,4}"
    r"|Pub(?:lic|\.)\s?L(?:aw|\.)\s?(?:No\.\s?)?\d{2,3}[-–]\d{1,4}"
)

#: Federal scientific and technical reports, and those of RAND and the NBER.
_TECHNICAL = (
    r"NASA[/ -](?:TM|TN|TP|TR|TT|CR|SP|RP|CP|EP|NP)[- –]{1,2}(?:[A-Z]-)?\d{2,6}"
    r"(?:[-/]\d{1,7}){0,3}"
    r"|DOE/[A-Z]{2,6}(?:[-/][A-Z0-9.]{1,10}){1,4}(?:\(\d{2,4}\))?"
    r"|AD-?[AB]\d{6}"
    r"|(?:RR|MG|MR|RB|WR|OP|CT|PE|TR|DB|CF|RM)-[A-Z]?\d{3,5}(?:/\d{1,2})?(?:-[A-Z]{1,8}(?:/[A-Z]{1,8})?)?"
    r"|w\d{4,5}"
)
#: The archives that arXiv had before 2007
_ARCHIVE = (
    r"(?:(?:hep\s?-\s?(?:th|ph|lat|ex)|astro\s?-\s?ph|cond\s?-\s?mat|gr\s?-\s?qc|quant\s?-\s?ph"
    r"|nucl\s?-\s?(?:th|ex)|math\s?-\s?ph|q-bio|q-alg|alg-geom|dg-ga|chao-dyn|cmp-lg|funct-an|patt-sol|solv-int"
    r"|math|physics|nlin|cs)(?:\.[A-Z]{2})?)"
)
_CATEGORY = r"(?:\s?\[\s?[a-z]{2,6}(?:\s?-\s?[a-z]{2,4})?(?:\.[A-Za-z-]{2,8})?\s?\])?"
_RESOLVER = r"(?:(?:https?\s?:\s?/\s?/\s?)?(?:dx\s?\.\s?)?doi\.\s?org/\s?)"
#: A SICI, as Wiley's DOIs of the nineties have it, has angle brackets: (SICI)…<19::AID…>3.0.CO;2-7
_SUFFIX = r"(?:\((?:SICI|sici)\)[^\s\"]{10,120}?(?:CO|co);2-[\w#]|[^\s<>\"“”»]{1,300})"
_DOI_VALUE = rf"10\.\d{{4,9}}(?:\.\d{{1,9}}){{0,2}}\s?/\s?{_SUFFIX}"
_TOPS = (
    "com|org|net|gov|edu|int|mil|info|io|uk|de|fr|eu|iq|ir|sy|it|es|ch|at|nl|be|se|no|dk|fi|pl|cz|ru|br|pt|jp"
    "|cn|kr|au|nz|ca|us|hr|gr|tr|za|mx|ar|cl|co|ie|hu|ro|ua|il|si|sk|rs|ba|lt|lv|ee|lu|is|in"
)


class _Form(NamedTuple):
    """A kind of identifier.

    Most texts have none, and patterns are slow: they run only where the text in lower case
    has one of the `hints`, and where the quick pattern `needs` is found.
    """

    kind: Kind
    hints: tuple[str, ...]
    pattern: re.Pattern[str]
    normal: Callable[[str], str | None]
    whole: _Whole = _as_matched
    needs: re.Pattern[str] | None = None


def _any_case(pattern: str) -> re.Pattern[str]:
    return regex(pattern, re.IGNORECASE)


#: The surest first: a span that one form took is closed to the next.
_FORMS: tuple[_Form, ...] = (
    _Form(
        "doi",
        ("doi.org", "doi. org"),
        _any_case(rf"(?<!\w){_RESOLVER}(?P<value>{_DOI_VALUE}|10\.\d{{4,9}}%2F{_SUFFIX})"),
        _resolved_doi,
        _whole_doi,
    ),
    _Form(
        "doi",
        ("doi.org/",),
        _any_case(
            rf"(?<!\w){_RESOLVER}(?:10/|(?=[a-z]{{1,6}}\d))(?P<value>[a-z][a-z0-9]{{2,7}})(?![\w/.-]\w)"
        ),
        _short_doi,
    ),
    _Form(
        "url",
        ("http", "htp:", "hpt:"),
        _any_case(
            # "htp" and "hpt" are mistakes that many make
            r"(?:(?<![^\W_])|(?<=URL))(?P<value>h(?:tt|t|pt)ps?\s?:\s?/\s?/\s?"
            r"(?:www\s\.\s?)?[^\s<>\"“”»|]{2,2000})"
        ),
        _url,
        _joined_url,
    ),
    _Form(
        "doi",
        ("10.", "10 ."),
        # the lookbehind comes second, so that the search can leap to the next "10"
        regex(
            r"(?P<value>10(?:(?<![\w/.]10)|(?<=[\s\[(:](?i:doi)/10))\s?\.\s?\d{4,9}(?:\.\d{1,9}){0,2}"
            rf"\s?/\s?{_SUFFIX})"
        ),
        _doi,
        _whole_doi,
    ),
    _Form(
        "doi",
        ("10/",),
        regex(
            r"(?<![\w/.-])(?:(?i:doi)\s?:?\s?10/(?P<word>)|10/(?=[a-z]{1,6}\d))"
            r"(?P<value>[a-z][a-z0-9]{3,7})(?![\w/.-]\w|\w)"
        ),
        _short_doi,
    ),
    _Form(
        "arxiv",
        ("arxiv", "preprint"),
        _any_case(
            r"(?<![^\W_])(?:arxiv\.org/abs/|arxiv(?:\s?\.\s?org|\se-?\s?prints?|\spreprint)?\s{0,2}[:.]?\s{0,3}"
            r"|preprint\s(?=\d\d(?:0[1-9]|1[0-2])\s?\.\s?\d))"
            r"(?P<value>\d{4}\s?\.\s?\d{4,5}(?:v\d{1,2})?"
            rf"|(?:{_ARCHIVE}|[a-z-]{{2,10}}(?:\.[A-Z]{{2}})?)\s?/\s?\d{{7}}(?:v\d{{1,2}})?)(?!\w){_CATEGORY}"
        ),
        _close,
    ),
    _Form(
        "arxiv",
        (
            "hep",
            "ph/",
            "-ph",
            "cond",
            "qc/",
            "nucl",
            "math",
            "physics/",
            "cs.",
            "nlin",
            "q-",
            "alg-",
        ),
        regex(rf"(?<![\w/.-])(?P<value>{_ARCHIVE}\s?/\s?\d{{7}}(?:v\d{{1,2}})?)(?!\w){_CATEGORY}"),
        _close,
    ),
    _Form(
        "arxiv",
        ("[",),
        regex(r"(?<=\[)(?P<value>(?:0[7-9]|[12]\d)(?:0[1-9]|1[0-2])\.\d{4,5}(?:v\d)?)(?=\])"),
        _same,
    ),
    _Form(
        "arxiv",
        ("), ", "),"),
        # as physicists write it behind the year of the journal: 08 (2017), 1706.03762
        regex(
            r"\(\s?(?:19|20)\d\d\s?\)\]?\s?,\s?(?P<value>(?:0[7-9]|[12]\d)(?:0[1-9]|1[0-2])\s?\.\s?"
            r"\d{4,5})(?=[\s.,;\[]|$)"
        ),
        _close,
        _value_alone,
    ),
    _Form(
        "pmcid",
        ("pmc",),
        _any_case(r"(?<![^\W_])(?:PMCID\s?:?\s{0,3}(?:PMC)?)?(?P<value>PMC\d{4,9})\b"),
        _upper,
    ),
    _Form(
        "pmid",
        ("pmid", "pubmed"),
        _any_case(r"\b(?:PMID|PubMed(?:\sID)?)\s?:?\s{0,3}(?P<value>\d{4,9})\b"),
        _same,
    ),
    _Form("isbn", ("urn:isbn",), _any_case(r"\burn:isbn:(?P<value>[\dXx-]{10,17})(?!\w)"), _isbn),
    _Form(
        "issn", ("urn:issn",), _any_case(r"\burn:issn:(?P<value>\d{4}-?\d{3}[\dXx])(?!\w)"), _issn
    ),
    _Form(
        "urn",
        ("urn:nbn",),
        _any_case(r"(?<![\w/])(?P<value>urn:nbn:[a-z]{2}[:-][^\s<>\"“”»]{2,200})"),
        _same,
        _trimmed,
    ),
    _Form(
        "url",
        ("hdl",),
        _any_case(
            r"(?<![\w/.])(?:hdl\.handle\.net/|hdl\s?:\s?(?:hdl\.handle\.net/)?)"
            r"(?P<value>\d{1,6}(?:\.[\w-]{1,30}){0,3}/[^\s<>\"“”»]{1,200})"
        ),
        _handle,
        _trimmed,
    ),
    _Form(
        "isbn",
        ("isbn",),
        _any_case(
            rf"\bISBN(?:[{_DASH} ]?1[03])?\s?:?\s{{0,3}}"
            rf"(?P<value>(?:97[89]{_JOINT})?\d(?:{_JOINT}\d){{8}}{_JOINT}[\dXx])(?!\w)"
        ),
        _isbn,
    ),
    _Form(
        "isbn",
        ("978", "979"),
        regex(r"(?<![\w-])(?P<value>97[89](?:[-‐‑‒– ]?\d){10})(?![\w-])"),
        _isbn,
    ),
    _Form(
        "issn",
        ("issn",),
        _any_case(
            r"(?<![^\W_])[ep]?-?ISSN\s?:?\s{0,3}(?P<value>\d{4}\s?[-‐‑‒–]\s?\d{3}[\dXx])(?!\w)"
        ),
        _issn,
    ),
    _Form(
        "un-symbol",
        ("/",),
        regex(
            rf"(?:\bU\.?N\.?\s(?:[Dd]oc(?:ument|\.)?|[Ss]ymbol)\s)?(?<![\w/.-])(?P<value>{_UN})(?![\w/])"
        ),
        symbols.joined,
        needs=regex(r"[A-Z]/[A-Z0-9]"),
    ),
    _Form(
        "ecli",
        ("ecli:",),
        _any_case(
            r"(?<![^\W_])(?P<value>ECLI:[A-Z]{2}:[A-Z0-9]{1,7}:[12]\d{3}:[A-Z0-9.]{0,24}[A-Z0-9])(?!\w)"
        ),
        _upper,
    ),
    _Form(
        "celex",
        ("celex", "19", "20"),
        regex(
            r"(?<!\w)(?:(?i:celex)(?:\s(?:no|number)\.?)?\s?:?\s?)?"
            r"(?P<value>[1-9CE](?:19[5-9]\d|20\d\d)[A-Z]{1,2}\d{4}(?:\(\d\d\))?)(?![\w.-]\w|\w)"
        ),
        _same,
        needs=regex(r"\d\d[A-Z]"),
    ),
    _Form(
        "report-number",
        ("gao", "sigir", "pub", "rl", "rs", "if", "in", "lsb", "r4"),
        regex(rf"(?<![\w/.-])(?P<value>{_REPORT})(?![\w])"),
        _same,
        needs=regex(r"[FLNSB4]\d{4}|(?:GAO|SIGIR)[ /-]|Pub[l.]"),
    ),
    _Form(
        "report-number",
        ("nasa", "doe/", "ad-a", "ad-b", "ada", "rand", "nber"),
        regex(rf"(?<![\w/.-])(?P<value>{_TECHNICAL})(?!\w|-\w)"),
        _same,
    ),
    _Form(
        "url",
        ("www.", "www ."),
        _any_case(
            r"(?<![\w@./-])(?P<value>www\s?\.\s?[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,4}\.?(?:/[^\s<>\"“”»|]{0,1000})?)"
        ),
        _www,
        _joined_url,
    ),
    _Form(
        "url",
        ("/",),
        _any_case(
            rf"(?<![\w@./-])(?P<value>[a-z0-9-]{{1,63}}(?:\.[a-z0-9-]{{1,63}}){{0,3}}\.(?:{_TOPS})"
            r"/[^\s<>\"“”»|]{1,1000})"
        ),
        _www,
        _joined_url,
        regex(r"\.[A-Za-z]{2,4}/"),
    ),
)
