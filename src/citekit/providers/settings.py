"""What the user configured: the contact address, keys, base URLs, folders, patience.

Two places say it: the environment, and under it a TOML file, ``config.toml`` in the folder that
the platform has for it (``~/.config/citekit`` on Linux):

.. code-block:: toml

    contact = "jane@example.org"
    cache = "~/scratch/citekit"
    choices = "~/notes/citekit"

    [timeouts]
    connect = 5
    read = 20
    work = 120

    [providers.crossref]
    key = "…"
    base = "https://api.crossref.org"

The same in the environment: ``CITEKIT_CONTACT``, ``CITEKIT_CACHE``, ``CITEKIT_CHOICES``,
``CITEKIT_CONNECT_TIMEOUT``, ``CITEKIT_READ_TIMEOUT``, ``CITEKIT_WORK_TIMEOUT``,
``CITEKIT_CROSSREF_KEY``, ``CITEKIT_CROSSREF_BASE``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from attrs import evolve, field, frozen

from citekit.errors import InputError, nearest

__all__ = ["Settings"]

#: One address, as it may stand in a header: no blanks, brackets or line ends.
_CONTACT = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9.-]{1,253}", re.ASCII)
_PREFIX = "CITEKIT_"
#: Names in the environment that say something to other parts of citekit.
_OTHERS = frozenset(["DEBUG"])


def _copied(values: Mapping[str, str]) -> Mapping[str, str]:
    return dict(values)


def _names(values: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{name!r}: …" for name in values) + "}"


def _told(value: str | None) -> str:
    return "None" if value is None else "…"


@frozen
class Settings:
    """What the user configured. Its repr tells neither keys nor the contact address.

    >>> Settings(contact="jane@example.org", keys={"crossref": "swordfish"}).keys["crossref"]
    'swordfish'
    >>> "swordfish" in repr(Settings(keys={"crossref": "swordfish"}))
    False
    """

    #: e-mail address that providers may write to; None: none is told
    contact: str | None = field(default=None, repr=_told)
    #: provider → its API key
    keys: Mapping[str, str] = field(factory=dict, converter=_copied, repr=_names, hash=False)
    #: provider → its base URL, without a slash at its end, where it is not the usual one
    bases: Mapping[str, str] = field(factory=dict, converter=_copied, hash=False)
    #: folder of the cache; None: the one that the platform has for caches
    cache: Path | None = None
    #: folder of what was chosen among candidates; None: the one that the platform has for data
    choices: Path | None = None
    connect_timeout: float = 5.0  #: seconds until there is a connection
    read_timeout: float = 20.0  #: seconds until something more comes
    work_timeout: float = 120.0  #: seconds for one work, all who are asked and waiting included
    #: addresses that come from outside may lead to private hosts and to any port: for tests
    allow_private: bool = False

    @classmethod
    def load(cls, environ: Mapping[str, str] | None = None, path: Path | None = None) -> Settings:
        """Read the environment and a file; the environment counts first.

        None means those of this process and this user; a `path` that is given has to exist.
        Raises InputError, naming the file and its line or the variable, for what cannot be
        understood; unknown names get suggestions.

        >>> Settings.load({"CITEKIT_CONTACT": "jane@example.org"}, None).contact
        'jane@example.org'
        """
        environ = os.environ if environ is None else environ
        settings = cls()
        for place, name, value in (*_file_entries(path), *_environment_entries(environ)):
            settings = _with(settings, place, name, value)
        return settings


#: Where something was said, its name ("contact", "crossref.key"), and what.
_Entry = tuple[str, str, Any]


def _with(settings: Settings, place: str, name: str, value: Any) -> Settings:
    """Derive settings with one entry, or raise InputError."""
    provider, _, item = name.rpartition(".")
    try:
        if item == "key":
            return evolve(settings, keys={**settings.keys, provider: _key(value)})
        if item == "base":
            return evolve(settings, bases={**settings.bases, provider: _base(value)})
        attribute, read = _SIMPLE[name]
        return evolve(settings, **{attribute: read(value)})
    except ValueError as error:
        raise InputError(f"{place}: {name} {error}") from None


# --- values: each reads one kind, or raises ValueError with the end of a sentence that does
# not repeat the value, which may be a key that went to the wrong place


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("has to be text, in quotes")
    return value.strip()


def _contact(value: Any) -> str:
    contact = _text(value).removeprefix("mailto:")
    if not _CONTACT.fullmatch(contact):
        raise ValueError("has to be one e-mail address, such as jane@example.org")
    return contact


def _key(value: Any) -> str:
    key = _text(value)
    if not (key.isascii() and key.isprintable()):
        raise ValueError("has to be one line of ASCII characters")
    return key


def _base(value: Any) -> str:
    base = _text(value).rstrip("/")
    try:
        parts = urlsplit(base)
        is_base = parts.scheme in ("http", "https") and parts.hostname and (parts.port or True)
    except ValueError:
        is_base = False
    if not is_base or "@" in base or "?" in base or "#" in base:
        raise ValueError("has to be an http or https address without user, query and fragment")
    return base


def _seconds(value: Any) -> float:
    try:
        seconds = float("" if isinstance(value, bool) else value)
    except (TypeError, ValueError):
        seconds = 0.0
    if not 0 < seconds <= 600:
        raise ValueError("has to be a number of seconds, more than 0 and at most 600")
    return seconds


def _folder(value: Any) -> Path:
    return Path(_text(value)).expanduser()


#: Name in the file → attribute, and what reads it.
_SIMPLE: Mapping[str, tuple[str, Callable[[Any], Any]]] = {
    "contact": ("contact", _contact),
    "cache": ("cache", _folder),
    "choices": ("choices", _folder),
    "timeouts.connect": ("connect_timeout", _seconds),
    "timeouts.read": ("read_timeout", _seconds),
    "timeouts.work": ("work_timeout", _seconds),
}
#: Name in the environment, without its prefix → name in the file.
_VARIABLES: Mapping[str, str] = {
    "CONTACT": "contact",
    "CACHE": "cache",
    "CHOICES": "choices",
    "CONNECT_TIMEOUT": "timeouts.connect",
    "READ_TIMEOUT": "timeouts.read",
    "WORK_TIMEOUT": "timeouts.work",
}


def _providers() -> list[str]:
    """Name what has a base URL."""
    from citekit.providers import HOSTS

    return sorted(HOSTS)


# --- the environment --------------------------------------------------------------


def _environment_entries(environ: Mapping[str, str]) -> list[_Entry]:
    known = {**_VARIABLES}
    for provider in _providers():
        start = provider.upper().replace("-", "_")
        known |= {f"{start}_{item.upper()}": f"{provider}.{item}" for item in _ITEMS}
    entries = []
    for variable, value in environ.items():
        # other things may have such names, too; what looks like one of these is one misspelt
        rest = variable.removeprefix(_PREFIX)
        if rest == variable or rest in _OTHERS or not value:
            continue
        if rest in known:
            entries.append((f"the environment variable {variable}", known[rest], value))
        elif rest.endswith(("_KEY", "_BASE")) or nearest(rest, known, cutoff=0.8):
            near = [_PREFIX + name for name in nearest(rest, known)]
            raise InputError(f"no setting is named {variable}{_hint(near)}")
    return entries


# --- the file -----------------------------------------------------------------------

#: What a provider has.
_ITEMS = ("key", "base")
#: Table of the file → names in it; "" is the beginning.
_TABLES: Mapping[str, tuple[str, ...]] = {
    "": ("contact", "cache", "choices", "timeouts", "providers"),
    "timeouts": ("connect", "read", "work"),
}


def _file_entries(path: Path | None) -> list[_Entry]:
    usual = _usual_path()
    if path is None and not usual.is_file():
        return []
    path = path or usual
    text = _read(path)
    lines = _Lines(path, text)
    return list(_table_entries(_parsed(path, text), "", lines))


def _usual_path() -> Path:
    from platformdirs import user_config_path

    return user_config_path("citekit", appauthor=False) / "config.toml"


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise InputError(f"{path}, line {line}: this is not UTF-8") from None


def _parsed(path: Path, text: str) -> Mapping[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        # the message ends with "(at line 3, column 5)" or "(at end of document)"
        message, _, place = str(error).rpartition(" (at ")
        found = re.match(r"line (\d+), column (\d+)", place)
        line = int(found[1]) if found else text.count("\n") + 1
        raise InputError(f"{path}, line {line}: {message} (the file is read as TOML)") from None
    except RecursionError:
        raise InputError(f"{path}: brackets are nested too deep") from None


def _table_entries(table: Mapping[str, Any], name: str, lines: _Lines) -> Iterable[_Entry]:
    """Yield what a table says, and the tables in it; raise InputError for unknown names."""
    for key, value in table.items():
        place = lines.place(name, key)
        _check(name, key, place)
        path = f"{name}.{key}" if name else key
        if path in ("timeouts", "providers") or name == "providers":
            if not isinstance(value, dict):
                raise InputError(f"{place}: {path} has to be a table: [{path}]")
            yield from _table_entries(value, path, lines)
        else:
            yield place, path.removeprefix("providers."), value


def _check(table: str, key: str, place: str) -> None:
    if table == "providers":
        names, kind = tuple(_providers()), "provider"
    else:
        names, kind = _TABLES.get(table, _ITEMS), f"setting in [{table}]" if table else "setting"
    if key not in names:
        raise InputError(f"{place}: no {kind} is named {key!r}{_hint(nearest(key, names))}")


def _hint(near: Iterable[str]) -> str:
    near = list(near)
    return f"; did you mean {' or '.join(near)}?" if near else ""


class _Lines:
    """Where things stand in a file, which the reader of TOML does not tell."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._lines = text.splitlines()

    def place(self, table: str, key: str) -> str:
        """Name file and line of a key of a table, or of a table; the file only, if not found."""
        where = ""
        whole = f"{table}.{key}" if table else key
        for number, line in enumerate(self._lines, 1):
            head = re.match(r"\s*\[\s*([^\]]{1,200})\]", line)
            where = _bare(head[1]) if head else where
            word = "" if head else _bare(line.partition("=")[0])
            said = f"{where}.{word}" if where and word else where or word
            if said == whole or said.startswith(f"{whole}."):
                return f"{self._path}, line {number}"
        return str(self._path)


def _bare(name: str) -> str:
    return re.sub(r"[\s\"']", "", name)
