r"""TeX's way of writing text ↔ text with the markup of CSL.

Accents and symbols become their characters, ``\emph{…}`` and its like become ``<i>``,
and a group in a title (``{NASA}``) becomes ``<span class="nocase">``, CSL's word for
what keeps its case. A command that is not known is kept as it is, or, where it has an
argument, the argument is.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from typing import cast

__all__ = ["decode", "decode_verbatim", "encode", "encode_verbatim"]

_SMALL_CAPS = 'span style="font-variant:small-caps;"'
_NOCASE = 'span class="nocase"'

#: Command → the combining character that it puts on its argument.
_ACCENTS: Mapping[str, str] = dict(
    zip(
        "`'^~=u.\"hrHvdckbtU",
        "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u0309\u030a\u030b\u030c"
        "\u0323\u0327\u0328\u0331\u0361\u030e",
        strict=True,
    )
)

#: Command with an argument → the CSL-JSON tag around it.
_TAGS: Mapping[str, str] = {
    **dict.fromkeys(("emph", "textit", "textsl", "mkbibemph", "mkbibitalic"), "i"),
    **dict.fromkeys(("textbf", "mkbibbold"), "b"),
    **dict.fromkeys(("textsuperscript", "sp"), "sup"),
    **dict.fromkeys(("textsubscript", "sb"), "sub"),
    "textsc": _SMALL_CAPS,
}
#: Command that changes the rest of its group → the tag around that.
_SWITCHES: Mapping[str, str] = {
    **dict.fromkeys(("it", "itshape", "em", "sl", "slshape"), "i"),
    **dict.fromkeys(("bf", "bfseries"), "b"),
    **dict.fromkeys(("sc", "scshape"), _SMALL_CAPS),
}
_QUOTES = frozenset({"enquote", "mkbibquote"})
_VERBATIM = frozenset({"url", "path", "nolinkurl"})
#: Commands that print nothing, and those that print nothing of their argument.
_SILENT = frozenset({"relax", "protect", "nobreak", "noindent", "rm", "sf", "tt", "upshape", "/"})
_HIDDEN = frozenset({"noopsort", "vphantom", "phantom", "label"})

#: Commands that space what they stand between, or print nothing.
_SPACES: Mapping[str, str] = {
    **dict.fromkeys((*" \n\t\\,;:>", "space", "quad", "qquad"), " "),
    **dict.fromkeys("-@!()", ""),
}
#: Symbols that latexcodec does not know by themselves, or reads otherwise.
_SYMBOLS: Mapping[str, str] = dict(
    re.findall(
        r"(\S+)=(\S+)",
        r"""
        i=ı j=ȷ ss=ß SS=SS TeX=TeX LaTeX=LaTeX BibTeX=BibTeX slash=/ ldots=… dots=… textellipsis=…
        textbackslash=\ textasciitilde=~ textasciicircum=^ textasciigrave=` textbar=|
        textbraceleft={ textbraceright=} lbrace={ rbrace=} textless=< textgreater=>
        textquotedbl=" textquotesingle=' textquotedblleft=“ textquotedblright=” textquoteleft=‘
        textquoteright=’ quotedblbase=„ guillemotleft=« guillemotright=» textendash=– textemdash=—
        textregistered=® texttrademark=™ textdegree=° textonehalf=½ textpm=± texttimes=× textmu=µ
        """,
    )
)
_LIGATURES: Mapping[str, str] = {
    "---": "—",
    "--": "–",
    "``": "“",
    "''": "”",
    "`": "‘",
    "~": "\u00a0",
}

_TOKEN = re.compile(r"\\[A-Za-z]+\*?\s*|\\.|[{}$~]|---?|``?|''|[^\\{}$~`'-]+|.", re.DOTALL)
_COMMAND = re.compile(r"\\([A-Za-z]+)\*?\s*\Z")

#: Deeper groups are read as if their braces were not there.
_DEEPEST = 100


def decode(text: str, *, title: bool = False) -> str:
    r"""Read TeX. In a `title`, groups keep their case, unless one group is all of it.

    >>> decode(r"G{\"o}del, \emph{\'Etudes} --- 50\% ``proof''")
    'Gödel, <i>Études</i> — 50% “proof”'
    >>> decode("A history of {NASA}", title=True)
    'A history of <span class="nocase">NASA</span>'
    """
    if not re.search(r"[\\{}$~`'-]", text):
        return text
    if title:
        text = _unwrapped(text)
    reader = _Reader(text, title)
    found = ""
    while reader.left():  # a closing brace too many ends a sequence before the text does
        found += reader.sequence()
        reader.next()
    return unicodedata.normalize("NFC", found)


def _unwrapped(text: str) -> str:
    """Take off the braces around the whole of a text, as doubled ones are."""
    text = text.strip()
    for _ in range(3):
        depth = 0
        for match in re.finditer(r"[{}]", text):
            depth += 1 if match[0] == "{" else -1
            if depth == 0:
                break
        else:
            return text
        if not (text.startswith("{") and match.end() == len(text)) or text[1:2] == "\\":
            return text
        text = text[1:-1].strip()
    return text


class _Reader:
    """A walk over the tokens of a TeX text, from left to right."""

    def __init__(self, text: str, title: bool) -> None:
        self.tokens = _TOKEN.findall(text)
        self.place = 0
        self.depth = 0
        self.protects = title  #: whether a group met here keeps its case

    def left(self) -> bool:
        return self.place < len(self.tokens)

    def peek(self) -> str:
        return self.tokens[self.place] if self.left() else ""

    def next(self) -> str:
        piece = self.peek()
        self.place += 1
        return piece

    def sequence(self) -> str:
        """Read up to the brace that closes the group, or the end."""
        found: list[str] = []
        while self.left() and self.peek() != "}":
            found.append(self.item())
        return "".join(found)

    def item(self) -> str:
        piece = self.next()
        if piece == "{":
            return self.group()
        if piece == "$":
            return self.math()
        if piece.startswith("\\") and len(piece) > 1:
            return self.command(piece)
        return _LIGATURES.get(piece, piece)

    def group(self) -> str:
        """Read a group whose opening brace is behind."""
        if self.depth >= _DEEPEST:
            return ""
        special = self.peek().startswith("\\")  # {\"o}: an accent, not a protection
        inside = self.place > 1 and self.tokens[self.place - 2][-1:].isalnum()
        protects = self.protects and not special
        self.protects = self.protects and special
        self.depth += 1
        text = self.sequence()
        self.depth -= 1
        self.protects = self.protects or protects
        if self.peek() == "}":
            self.next()
        letters = len(re.findall(r"[^\W\d_]", text))
        if letters == 1 and (inside or self.continues()):
            return text  # {I}taly: the capital that is written does it
        return _tagged(_NOCASE, text) if protects and letters else text

    def continues(self) -> bool:
        """Whether a word goes on here."""
        piece = self.peek()
        return piece[:1].isalnum() or piece == "{" or piece[1:].strip() in _ACCENTS

    def argument(self) -> str:
        """Read what a command takes: a group, a command or one character."""
        if self.peek().isspace():
            self.next()
        piece = self.peek()
        if piece in ("", "}"):
            return ""
        if piece == "{":
            self.next()
            protects, self.protects = self.protects, False
            text = self.group()
            self.protects = protects
            return text
        if piece.startswith(("\\", "$")):
            return self.item()
        piece = piece.lstrip()
        self.tokens[self.place] = piece[1:]
        return piece[0]

    def raw(self) -> str:
        """Read the source of a group, as it is."""
        if self.peek() != "{":
            return ""
        start, depth = self.place, 0
        while self.left():
            depth += {"{": 1, "}": -1}.get(self.next(), 0)
            if depth == 0:
                break
        return "".join(self.tokens[start + 1 : self.place - 1])

    def command(self, piece: str) -> str:
        match = _COMMAND.match(piece)
        name = match[1] if match else piece[1:]
        if self.depth >= _DEEPEST:
            return piece
        if name in _ACCENTS:
            return self.accent(name)
        if name in _TAGS:
            return _tagged(_TAGS[name], self.argument())
        if name in _SWITCHES:
            return _tagged(_SWITCHES[name], self.sequence())
        if name in _QUOTES:
            return f"“{self.argument()}”"
        if name in _VERBATIM:
            return decode_verbatim(self.raw())
        if name == "href":
            self.raw()
            return self.argument()
        if name in _HIDDEN:
            self.raw()
            return ""
        if name in _SILENT:
            return ""
        return self.symbol(name, piece)

    def accent(self, name: str) -> str:
        self.depth += 1
        base = self.argument()
        self.depth -= 1
        if not base:
            return name if not name.isalpha() else ""
        base = {"ı": "i", "ȷ": "j"}.get(base[0], base[0]) + base[1:]
        return base[0] + _ACCENTS[name] + base[1:]

    def symbol(self, name: str, piece: str) -> str:
        for table in (_SPACES, _SYMBOLS):
            if name in table:
                return table[name]
        if not name.isalpha():
            return name
        found = _symbol(name)
        if found is not None:
            return found
        return self.argument() if self.peek() == "{" else piece

    def math(self) -> str:
        """Read a formula whose first ``$`` is behind."""
        try:
            end = self.tokens.index("$", self.place)
        except ValueError:
            return "$"
        source = "".join(self.tokens[self.place : end])
        self.place = end + 1
        text = re.sub(r"\\([A-Za-z]+)\s*", lambda match: _symbol(match[1]) or match[0], source)
        for sign, tag in (("\\^", "sup"), ("_", "sub")):
            script = rf"{sign}(?:\{{([^{{}}]*)\}}|([^\s{{}}\\]))"
            text = re.sub(script, partial(_script, tag), text)
        # A formula that these few rules do not cover stays a formula.
        return f"${source}$" if re.search(r"[\\^]", text) else re.sub(r"[{}]", "", text)


def _script(tag: str, match: re.Match[str]) -> str:
    return _tagged(tag, match[1] or match[2])


@lru_cache(maxsize=1024)
def _symbol(name: str) -> str | None:
    """Return the character of a command that latexcodec knows, in text or in a formula."""
    import latexcodec  # noqa: F401  # registers the codec

    decode = cast("Callable[[str, str], str]", codecs.decode)
    for source in (f"\\{name}", f"$\\{name}$"):
        text = decode(source, "ulatex").strip()
        if not re.search(r"[\\$]", text):
            return text
    return None


def _tagged(tag: str, text: str) -> str:
    return f"<{tag}>{text}</{tag.partition(' ')[0]}>" if text else ""


def decode_verbatim(text: str) -> str:
    r"""Read a URL or a DOI, where TeX's special characters mean themselves.

    >>> decode_verbatim(r"\url{https://example.org/~a\_b%20c}")
    'https://example.org/~a_b%20c'
    """
    text = re.sub(r"\\(?:url|path|nolinkurl)\s*\{(.*)\}", r"\1", text.strip(), flags=re.DOTALL)
    text = re.sub(r"\{?\\(?:textasciitilde|~)(?:\{\})?\}?", "~", text)
    text = re.sub(r"\{?\\textunderscore(?:\{\})?\}?", "_", text)
    return re.sub(r"\{\\([%#&_$])\}|\\([%#&_${}])", lambda match: match[1] or match[2], text)


# --- out ------------------------------------------------------------------------

_ESCAPES = str.maketrans(
    {
        **{char: f"\\{char}" for char in "&%$#_"},
        "\\": r"\textbackslash{}",
        # BibTeX counts braces, even escaped ones.
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "`": r"\textasciigrave{}",
        "\u00a0": "~",
    }
)

_TAG = re.compile(
    r'<(?:(i|b|sup|sub)|(span) style="font-variant: ?small-caps;"|(span) class="nocase")>'
    r"|</(i|b|sup|sub|span)>"
)
_MACROS: Mapping[str, str] = {
    "i": r"\textit{",
    "b": r"\textbf{",
    "sup": r"\textsuperscript{",
    "sub": r"\textsubscript{",
}


def encode(text: str, *, title: bool = False) -> str:
    r"""Write text as TeX, so that `decode` reads it back. Unicode stays as it is.

    >>> encode("Q&A: <i>50%</i> of {x}")
    'Q\\&A: \\textit{50\\%} of \\textbraceleft{}x\\textbraceright{}'
    """
    pieces: list[str] = []
    start = 0
    for match, macro in _pairs(text, title):
        pieces += (_plain(text[start : match.start()]), macro)
        start = match.end()
    return "".join([*pieces, _plain(text[start:])])


#: A formula that `decode` has left alone.
_FORMULA = re.compile(r"(\$[^${}]*(?:\{[^${}]*\}[^${}]*)*\$)")


def _plain(text: str) -> str:
    pieces = _FORMULA.split(text)
    for index, piece in enumerate(pieces):
        if index % 2 == 0 or "\\" not in piece:
            pieces[index] = _escaped(piece)
    return "".join(pieces)


def _escaped(text: str) -> str:
    return re.sub(r"-(?=-)|'(?=')", r"\g<0>{}", text.translate(_ESCAPES))


def _pairs(text: str, title: bool) -> list[tuple[re.Match[str], str]]:
    """Find the tags that have a partner, in order, with what TeX has in their place."""
    opened: list[tuple[str, re.Match[str], str]] = []
    found: list[tuple[re.Match[str], str]] = []
    for match in _TAG.finditer(text):
        if match[4] is None:
            name = match[1] or match[2] or match[3]
            nocase = "{" if title else ""
            macro = _MACROS.get(name) or (r"\textsc{" if match[2] else nocase)
            opened.append((name, match, macro))
        elif opened and opened[-1][0] == match[4]:
            _, first, macro = opened.pop()
            found += [(first, macro), (match, "}" if macro else "")]
    return sorted(found, key=lambda pair: pair[0].start())


def encode_verbatim(text: str) -> str:
    """Write a URL or a DOI: as it is, unless braces in it would end the field.

    >>> encode_verbatim("https://example.org/a_b%20c")
    'https://example.org/a_b%20c'
    """
    depth = 0
    for match in re.finditer(r"[{}]", text):
        depth += 1 if match[0] == "{" else -1
        if depth < 0:
            break
    return text.replace("{", "%7B").replace("}", "%7D") if depth else text
