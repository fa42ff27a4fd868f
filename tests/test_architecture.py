"""The rules that keep the package one package, as tests.

They read the source with `ast`, so a rule holds for code that no test runs.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
SOURCE = CHECKOUT / "src" / "citekit"

#: A unit (a module or package directly under citekit) imports only from rows above its own.
ROWS: tuple[frozenset[str], ...] = tuple(
    frozenset(row.split())
    for row in (
        "errors patterns romans tables markup",
        "variables record symbols",
        "names dates identifiers output latex",
        "formats references csl matching",
        "providers library",
        "bibliography retrieval citations apparatus remainders",
        "posts",
        "_api",
        "citekit",  # the package's own __init__
        "training",
        "markdown markdownit",
        "sphinx mkdocs pandoc pelican latexaux web batch",
        "cli",
        "__main__",
    )
)
ROW = {unit: number for number, row in enumerate(ROWS) for unit in row}
EDGES = frozenset().union(*ROWS[9:])

#: What `import citekit` must not load.
HEAVY = "attr attrs citeproc click lxml pybtex requests rich"

#: Units and modules that may touch files: in csl what finds and reads styles, in
#: references what reads the data that ships with the package.
FILES = EDGES | {
    *("formats", "library", "providers.session", "providers.settings", "retrieval.choices"),
    *("csl.catalogue", "csl.loading", "csl.validation", "apparatus.shelf", "apparatus.webtext"),
    *("references.gazetteer", "references.people", "references.network"),
}

#: Calls and modules that touch files, and those that open sockets.
FILE_CALLS = {
    *("open", "read_text", "read_bytes", "write_text", "write_bytes"),
    *("glob", "iterdir", "mkdir", "rglob", "unlink"),
}
FILE_MODULES = ("shutil", "tempfile", "sqlite3", "importlib.resources", "glob")
SOCKET_MODULES = ("socket", "ssl", "http", "urllib.request", "urllib3", "requests", "httpx")

#: What makes a mutable value.
DICT_NODES = (ast.Dict, ast.DictComp)
DICT_CALLS = {"Counter", "OrderedDict", "defaultdict", "dict"}
LIST_NODES = (ast.List, ast.ListComp, ast.Set, ast.SetComp)
LIST_CALLS = {"bytearray", "deque", "list", "set"}

VAGUE = {"base", "common", "handler", "helper", "helpers", "manager", "misc", "util", "utils"}

PUBLIC = (
    "Bibliography",
    "Cite",
    "CitekitError",
    "Completion",
    "Date",
    "Formatted",
    "Identifier",
    "InputError",
    "Mention",
    "Name",
    "Problem",
    "Record",
    "Records",
    "Reference",
    "Resolution",
    "Session",
    "Settings",
    "StyleError",
    "Token",
    "UnknownNameError",
    "Verification",
    "__version__",
    "complete",
    "dumps",
    "format",
    "loads",
    "mentions",
    "parse",
    "post",
    "read",
    "resolve",
    "verify",
    "write",
)


def dotted(path: Path) -> str:
    """`csl/__init__.py` → `csl`, `csl/locales.py` → `csl.locales`, `__init__.py` → `citekit`."""
    parts = path.relative_to(SOURCE).with_suffix("").parts
    if parts[-1] == "__init__":
        parts = parts[:-1]
    return ".".join(parts) or "citekit"


TREES = {dotted(path): ast.parse(path.read_text("utf-8")) for path in sorted(SOURCE.rglob("*.py"))}
MODULES = tuple(TREES)
PACKAGES = frozenset(dotted(path) for path in SOURCE.rglob("__init__.py"))
LOWER = tuple(name for name in MODULES if ROW.get(name.split(".")[0], 99) <= 3)


def unit(module: str) -> str:
    return module.split(".")[0]


def imports(module: str) -> Iterator[tuple[int, str]]:
    """Yield line and full name of everything that `module` imports, at any depth of its code."""
    here = ["citekit"] if module == "citekit" else ["citekit", *module.split(".")]
    package = here if module in PACKAGES else here[:-1]
    for node in ast.walk(TREES[module]):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else []
            origin = ".".join([*start, *filter(None, [node.module])])
            yield from ((node.lineno, f"{origin}.{alias.name}") for alias in node.names)


def imported_units(module: str) -> Iterator[tuple[int, str]]:
    for line, name in imports(module):
        parts = name.split(".")
        if parts[0] == "citekit":
            inside = len(parts) > 1 and parts[1] in {unit(known) for known in MODULES}
            yield line, parts[1] if inside else "citekit"


def is_or_is_under(name: str, modules: tuple[str, ...]) -> bool:
    return any(name == module or name.startswith(f"{module}.") for module in modules)


def calls(module: str) -> Iterator[ast.Call]:
    return (node for node in ast.walk(TREES[module]) if isinstance(node, ast.Call))


def called(node: ast.AST | None) -> str:
    """The last name of what is called: `open` of `path.open()`; empty if not a call."""
    function = node.func if isinstance(node, ast.Call) else None
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def assignments(module: str) -> Iterator[tuple[ast.Assign | ast.AnnAssign, list[str]]]:
    """Yield the assignments at the top of `module`, and the names that they bind."""
    for node in TREES[module].body:
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield node, [target.id for target in targets if isinstance(target, ast.Name)]


# --- shape -----------------------------------------------------------------


@pytest.mark.parametrize("module", MODULES)
def test_a_unit_stands_in_a_row(module: str) -> None:
    assert unit(module) in ROW, f"{unit(module)} is in no row: say where it belongs in ROWS"


@pytest.mark.parametrize("module", MODULES)
def test_a_unit_imports_only_from_rows_above(module: str) -> None:
    row = ROW[unit(module)]
    wrong = [
        f"line {line}: {name}"
        for line, name in imported_units(module)
        if name != unit(module) and ROW[name] >= row
    ]
    assert not wrong


def test_module_names_are_unique() -> None:
    names = Counter(module.split(".")[-1] for module in MODULES if module != "citekit")
    del names["__main__"]  # Python's own name for what `python -m` runs
    assert not [name for name, count in names.items() if count > 1]


@pytest.mark.parametrize("module", MODULES)
def test_a_module_is_named_after_what_it_holds(module: str) -> None:
    assert not VAGUE & {part.strip("_") for part in module.split(".")}


def test_no_module_shares_its_name_with_a_public_function() -> None:
    assert not {unit(module) for module in MODULES} & set(PUBLIC)


# --- reach: imports, files, sockets, output, environment ---------------------


def test_import_citekit_loads_no_heavy_package() -> None:
    script = (
        "import sys, citekit;"
        "print(*sorted({name.split('.')[0] for name in sys.modules} & set(sys.argv[1:])))"
    )
    command = [sys.executable, "-c", script, *HEAVY.split()]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert loaded == []


@pytest.mark.parametrize("module", [name for name in MODULES if not {name, unit(name)} & FILES])
def test_files_are_touched_by_few(module: str) -> None:
    touches = [
        f"line {node.lineno}: {called(node)}()"
        for node in calls(module)
        if called(node) in FILE_CALLS
    ]
    loads = [
        f"line {line}: {name}"
        for line, name in imports(module)
        if is_or_is_under(name, FILE_MODULES)
    ]
    assert not touches + loads


@pytest.mark.parametrize(
    "module", [name for name in MODULES if unit(name) not in {"providers", "web"}]
)
def test_sockets_are_opened_by_providers_and_web_only(module: str) -> None:
    assert not [name for _, name in imports(module) if is_or_is_under(name, SOCKET_MODULES)]


@pytest.mark.parametrize("module", LOWER)
def test_rows_0_to_3_print_nothing_and_read_no_environment(module: str) -> None:
    tree = TREES[module]
    outputs = {("os", "environ"), ("os", "getenv"), ("sys", "stdout"), ("sys", "stderr")}
    prints = [f"line {node.lineno}: print" for node in calls(module) if called(node) == "print"]
    reads = [
        f"line {node.lineno}: {node.value.id}.{node.attr}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and (node.value.id, node.attr) in outputs
    ]
    names = {"os.environ", "os.getenv", "sys.stdout", "sys.stderr", "logging", "warnings"}
    loads = [f"line {line}: {name}" for line, name in imports(module) if name in names]
    assert not prints + reads + loads


@pytest.mark.parametrize("module", LOWER)
def test_rows_0_to_3_keep_no_mutable_state(module: str) -> None:
    wrong = [
        f"line {node.lineno}: global {', '.join(node.names)}"
        for node in ast.walk(TREES[module])
        if isinstance(node, ast.Global)
    ]
    for node, names in assignments(module):
        if names == ["__all__"]:
            continue
        annotation = ast.unparse(node.annotation) if isinstance(node, ast.AnnAssign) else ""
        place = f"line {node.lineno}: {', '.join(names)}"
        is_dict = isinstance(node.value, DICT_NODES) or called(node.value) in DICT_CALLS
        is_other = isinstance(node.value, LIST_NODES) or called(node.value) in LIST_CALLS
        if (is_dict or is_other) and not all(name.isupper() for name in names):
            wrong.append(f"{place}: a constant is written in capitals")
        if is_dict and not re.match(r"(Final\[)?Mapping\b", annotation):
            wrong.append(f"{place}: annotate a constant dict as Mapping")
    assert not wrong


# --- what is public ----------------------------------------------------------


def test_the_public_names_are_these() -> None:
    citekit = importlib.import_module("citekit")
    assert tuple(sorted(citekit.__all__)) == PUBLIC


def imported(module: str) -> ModuleType:
    try:
        return importlib.import_module("citekit" if module == "citekit" else f"citekit.{module}")
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("citekit"):
            raise
        pytest.skip(f"{module} needs the optional package {error.name}")


def uncommented(module: str) -> set[str]:
    """Names assigned at the top of `module` without a `#:` comment above or beside."""
    path = SOURCE.joinpath(*([] if module == "citekit" else module.split(".")))
    source = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    lines = ["", *source.read_text("utf-8").splitlines()]
    found: set[str] = set()
    for node, names in assignments(module):
        beside = lines[node.lineno : (node.end_lineno or node.lineno) + 1]
        if not lines[node.lineno - 1].startswith("#:") and not any("#:" in line for line in beside):
            found.update(names)
    return found - {"__all__", "__version__"}


@pytest.mark.parametrize("module", [name for name in MODULES if name != "__main__"])
def test_every_public_name_exists_and_says_what_it_is(module: str) -> None:
    loaded = imported(module)
    silent = []
    for name in getattr(loaded, "__all__", ()):
        value = getattr(loaded, name)
        if inspect.isclass(value) or inspect.isroutine(value):
            if not (value.__doc__ or "").strip():
                silent.append(name)
        elif name in uncommented(module):
            silent.append(name)
    assert not silent


# --- what must be documented -------------------------------------------------


@pytest.fixture(scope="session")
def documentation() -> str:
    pages = sorted([*CHECKOUT.glob("docs/*.md"), *CHECKOUT.glob("docs/*.rst")])
    lines = "\n".join(page.read_text("utf-8") for page in pages).splitlines()
    return "\n".join(line for line in lines if not line.startswith("%"))  # MyST comments


def problem_codes() -> list[str]:
    """The text constants in the first argument of every `Problem(...)` in the source."""
    codes = set()
    for node in (node for module in MODULES for node in calls(module)):
        if called(node) == "Problem":
            code = [*node.args[:1], *(word.value for word in node.keywords if word.arg == "code")]
            leaves = [leaf for value in code for leaf in ast.walk(value)]
            codes |= {str(leaf.value) for leaf in leaves if isinstance(leaf, ast.Constant)}
    return sorted(codes)


def commands() -> list[str]:
    if "cli" not in MODULES:
        return []
    main = importlib.import_module("citekit.cli").main
    return sorted(getattr(main, "commands", ()))


@pytest.mark.parametrize("code", problem_codes())
def test_every_problem_code_is_documented(code: str, documentation: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)
    assert f"`{code}`" in documentation, f"explain `{code}` in docs/problems.md"


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_is_documented(name: str, documentation: str) -> None:
    assert re.search(rf"(citekit\.|`){name}\b", documentation)


@pytest.mark.parametrize("command", commands())
def test_every_command_is_documented(command: str, documentation: str) -> None:
    assert f"citekit {command}" in documentation


def test_readme_says_at_once_how_to_see_it_work_and_how_to_test_it() -> None:
    lines = (CHECKOUT / "README.md").read_text("utf-8").splitlines()
    start = "\n".join(lines[:40])
    assert "make demo" in start
    assert "make test" in start
