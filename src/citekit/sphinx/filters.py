"""The expressions of ``:filter:``, as sphinxcontrib-bibtex has them: ``author % "Roe" and cited``.

An expression is read by Python's parser and evaluated here, node by node: names, strings, sets and
comparisons are all there is.
"""

from __future__ import annotations

import ast
import operator
import re
import warnings
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from attrs import frozen

from citekit.record import Date, Name, Record

__all__ = ["Filter", "Subject", "compiled"]

_LONGEST = 2000
#: Longer texts are not searched: an expression may be slow, a page must not be.
_LONGEST_TEXT = 5000


@frozen
class Subject:
    """A record as an expression sees it, on the page of its list."""

    record: Record
    docname: str  #: of the page of the list
    docnames: frozenset[str]  #: of the pages that cite it

    def value(self, name: str) -> Any:
        """Give what a name of an expression stands for; "" for what the record does not have."""
        if name in _KNOWN:
            return _KNOWN[name](self)
        return _field(self.record, name)


_KNOWN: Mapping[str, Callable[[Subject], Any]] = {
    "key": lambda subject: subject.record.id.lower(),
    "cited": lambda subject: bool(subject.docnames),
    "docname": lambda subject: subject.docname,
    "docnames": lambda subject: subject.docnames,
    "type": lambda subject: _bibtex(subject.record)[0],
}


def _field(record: Record, name: str) -> str:
    """Give a field by its BibTeX name, or by its CSL name with _ for -."""
    fields = _bibtex(record)[1]
    if name in fields:
        return fields[name]
    value = record.fields.get(name.replace("_", "-"), "")
    if isinstance(value, Date):
        return "-".join(str(part) for part in value.start)
    if isinstance(value, tuple):
        return " and ".join(_name(each) for each in value if isinstance(each, Name))
    return str(value)


def _name(name: Name) -> str:
    family = " ".join(filter(None, (name.non_dropping_particle, name.family)))
    return name.literal or ", ".join(filter(None, (family, name.given)))


@lru_cache(maxsize=4096)
def _read(text: str) -> tuple[str, Mapping[str, str]]:
    found = _ENTRY.match(text)
    fields = {key.lower(): _TEX.sub("", value) for key, value in _FIELD.findall(text)}
    return (found[1].lower() if found else ""), fields


_ENTRY = re.compile(r"@(\w+)\{")
_FIELD = re.compile(r"^  ([\w-]+) = \{(.*)\},$", re.MULTILINE)
#: Braces, and the backslash of ``\\&``.
_TEX = re.compile(r"[{}]|\\(?=[&%$#_])")


def _bibtex(record: Record) -> tuple[str, Mapping[str, str]]:
    from citekit.formats import dumps

    return _read(dumps([record], "bibtex"))


Test = Callable[[Subject], Any]


@frozen
class Filter:
    """An expression that was read."""

    test: Test
    #: which records can pass at all: those that are cited on these pages ("": on that of the
    #: list); None: any record can
    pages: frozenset[str] | None = None

    def passes(self, subject: Subject) -> bool:
        """Tell whether a record is listed. Raises ValueError for values that do not fit."""
        try:
            return bool(self.test(subject))
        except TypeError as error:
            raise ValueError(str(error)) from None


@lru_cache(maxsize=512)
def compiled(expression: str) -> Filter:
    """Read an expression. Raises ValueError, which says what is wrong, for one that is none.

    >>> known = Subject(Record("roe", "book", {"title": "Rivers"}), "index", frozenset({"index"}))
    >>> compiled('title % "riv" and docname in docnames').passes(known)
    True
    """
    if len(expression) > _LONGEST:
        raise ValueError("the expression is too long")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of escapes in its strings
            tree = ast.parse(expression.strip(), mode="eval").body
        return Filter(_test(tree), _pages(tree))
    except (SyntaxError, RecursionError, MemoryError) as error:
        message = error.msg if isinstance(error, SyntaxError) else "too deep"
        raise ValueError(str(message)) from None


def _search(text: Any, pattern: Any) -> bool:
    if not isinstance(text, str) or not isinstance(pattern, str):
        raise ValueError("% needs a text on its left and a pattern on its right")
    return re.search(pattern, text[:_LONGEST_TEXT], re.IGNORECASE) is not None


_COMPARISONS: Mapping[type[ast.cmpop], Callable[[Any, Any], Any]] = {
    ast.Eq: operator.eq, ast.NotEq: operator.ne, ast.Lt: operator.lt, ast.LtE: operator.le,
    ast.Gt: operator.gt, ast.GtE: operator.ge,
    ast.In: lambda one, many: one in many, ast.NotIn: lambda one, many: one not in many,
}  # fmt: skip
_OPERATORS: Mapping[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Mod: _search, ast.BitAnd: operator.and_, ast.BitOr: operator.or_,
}  # fmt: skip


def _test(node: ast.AST) -> Test:
    """Turn a part of an expression into a function of a record."""
    match node:
        case ast.BoolOp(values=values):
            parts = [_test(value) for value in values]
            return _all(parts) if isinstance(node.op, ast.And) else _any(parts)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            inner = _test(operand)
            return lambda subject: not inner(subject)
        case ast.BinOp(op=sign) if type(sign) in _OPERATORS:
            _check_pattern(node)
            return _both(_OPERATORS[type(sign)], _test(node.left), _test(node.right))
        case ast.Compare(ops=[sign]) if type(sign) in _COMPARISONS:
            return _both(_COMPARISONS[type(sign)], _test(node.left), _test(node.comparators[0]))
        case ast.Name(id=name):
            return lambda subject: subject.value(name)
        case ast.Set(elts=elements):
            made = [_test(element) for element in elements]
            return lambda subject: frozenset(each(subject) for each in made)
        case ast.Constant(value=str() | bool() as value):
            return lambda _: value
        case _:
            raise ValueError(f"{ast.unparse(node)!r} cannot stand in a filter")


def _check_pattern(node: ast.BinOp) -> None:
    match node.right:
        case ast.Constant(value=str() as pattern) if isinstance(node.op, ast.Mod):
            try:
                re.compile(pattern)
            except re.error as error:
                raise ValueError(f"{pattern!r} is no pattern: {error}") from None


def _all(parts: Iterable[Test]) -> Test:
    return lambda subject: all(part(subject) for part in parts)


def _any(parts: Iterable[Test]) -> Test:
    return lambda subject: any(part(subject) for part in parts)


def _both(sign: Callable[[Any, Any], Any], left: Test, right: Test) -> Test:
    return lambda subject: sign(left(subject), right(subject))


def _pages(node: ast.AST) -> frozenset[str] | None:
    """Tell on which pages all that passes is cited, so that few records have to be tried."""
    match node:
        case ast.BoolOp(op=ast.And(), values=values):
            known = [found for value in values if (found := _pages(value)) is not None]
            return min(known, key=len) if known else None
        case ast.BoolOp(values=values):
            several = [_pages(value) for value in values]
            sure = [found for found in several if found is not None]
            return frozenset().union(*sure) if len(sure) == len(several) else None
        case ast.Compare(ops=[ast.In()], comparators=[ast.Name(id="docnames")]):
            return _page(node.left)
        case ast.BinOp(op=ast.BitAnd(), left=ast.Set() as some, right=ast.Name(id="docnames")):
            return _pages_of(some)
        case ast.Constant(value=False):
            return frozenset()
        case _:
            return None


def _page(node: ast.AST) -> frozenset[str] | None:
    match node:
        case ast.Name(id="docname"):
            return frozenset({""})
        case ast.Constant(value=str() as name):
            return frozenset({name})
        case _:
            return None


def _pages_of(some: ast.Set) -> frozenset[str] | None:
    pages = [_page(each) for each in some.elts]
    sure = [page for page in pages if page is not None]
    return frozenset().union(*sure) if len(sure) == len(pages) else None
