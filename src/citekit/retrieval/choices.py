"""What people chose among candidates, so that nobody has to choose twice.

One SQLite file, ``choices.sqlite``, in the folder that the platform has for data of programs, or
in the one that is configured. It is no cache: emptying the cache leaves it as it is.
"""

from __future__ import annotations

import datetime
import json
import sqlite3
from contextlib import closing
from pathlib import Path

from attrs import frozen

from citekit.errors import InputError
from citekit.formats import csljson
from citekit.record import Record
from citekit.retrieval.enquiries import Enquiry

__all__ = ["Choices", "Chosen"]

#: Seconds to wait for another process that writes.
_PATIENCE = 10.0
_TABLE = (
    "CREATE TABLE IF NOT EXISTS choices"
    " (key TEXT PRIMARY KEY, words TEXT NOT NULL, item TEXT NOT NULL, made TEXT NOT NULL)"
)


@frozen
class Chosen:
    """What was chosen for an enquiry."""

    words: str  #: what was asked for
    record: Record | None  #: None: none of the candidates is it
    made: datetime.date  #: the day on which it was chosen


class Choices:
    """The choices in a folder; None: the folder of the platform.

    >>> choices = Choices(getfixture("tmp_path"))
    >>> wanted = Enquiry(Record("a", "book", {"title": "Ice"}))
    >>> choices.remember(wanted, Record("b", "book", {"title": "Ice", "ISBN": "9780201134483"}))
    >>> choices.find(wanted).record.id
    'b'
    >>> choices.forget(wanted), choices.find(wanted)
    (True, None)
    """

    def __init__(self, folder: Path | None = None) -> None:
        if folder is None:
            from platformdirs import user_data_path

            folder = user_data_path("citekit", appauthor=False)
        self.path = folder / "choices.sqlite"

    def find(self, enquiry: Enquiry) -> Chosen | None:
        """Give what was chosen; None: nothing yet, or it cannot be read."""
        rows = self._read("SELECT words, item, made FROM choices WHERE key = ?", enquiry.key)
        return next(iter(rows), None)

    def all(self) -> list[Chosen]:
        """Give all choices, the oldest first."""
        return self._read("SELECT words, item, made FROM choices ORDER BY made, words")

    def remember(self, enquiry: Enquiry, record: Record | None) -> None:
        """Keep a choice; None: none of the candidates. Raises InputError if that is impossible."""
        item = "" if record is None else json.dumps(csljson.item_from(record), default=str)
        today = datetime.datetime.now(datetime.UTC).date().isoformat()
        values = (enquiry.key, enquiry.words, item, today)
        self._write("INSERT OR REPLACE INTO choices VALUES (?, ?, ?, ?)", *values)

    def forget(self, enquiry: Enquiry) -> bool:
        """Forget a choice; tell whether there was one."""
        if not self.path.is_file():
            return False
        return self._write("DELETE FROM choices WHERE key = ?", enquiry.key) > 0

    def _read(self, statement: str, *values: str) -> list[Chosen]:
        if not self.path.is_file():
            return []
        try:
            with closing(sqlite3.connect(self.path, timeout=_PATIENCE)) as file:
                rows = file.execute(statement, values).fetchall()
            return [_chosen(*row) for row in rows]
        except (sqlite3.Error, ValueError):  # damaged: then nothing was chosen
            return []

    def _write(self, statement: str, *values: str) -> int:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path, timeout=_PATIENCE)) as file, file:
                file.execute(_TABLE)
                return file.execute(statement, values).rowcount
        except (OSError, sqlite3.Error) as error:
            raise InputError(f"choices cannot be kept in {self.path}: {error}") from error


def _chosen(words: str, item: str, made: str) -> Chosen:
    record = csljson.record_from(json.loads(item)) if item else None
    return Chosen(words, record, datetime.date.fromisoformat(made))
