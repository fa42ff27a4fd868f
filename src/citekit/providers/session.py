"""The one polite session that every provider is asked through."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from typing import Any, Literal

from attrs import field, frozen

from citekit.errors import CitekitError

__all__ = ["Answer", "Outcome", "Session", "UnansweredError"]

#: ``ok``: there is a body; ``not-found``: the provider says that it has no such thing;
#: ``blocked``: it refuses to answer programs, or this one (202 without a body, 401, 403, 429 in
#: the end, a page that asks for a person); ``offline``: nothing was asked, and the cache has no
#: answer; ``error``: no answer, or one that cannot be read.
Outcome = Literal["ok", "not-found", "blocked", "offline", "error"]


@frozen
class Answer:
    """What came back for one request."""

    url: str  #: that was asked, without keys and contact address
    outcome: Outcome
    status: int = 0  #: of HTTP; 0: no answer
    headers: Mapping[str, str] = field(factory=dict, hash=False)  #: names in lower case
    body: bytes = b""
    fetched: datetime.datetime | None = None  #: when it came from the provider, UTC
    cached: bool = False  #: it came out of the cache
    reason: str = ""  #: for a person: why there is no body

    def json(self) -> Any:
        """Read the body as JSON. Raises UnansweredError where there is none."""
        try:
            return json.loads(self.content())
        except ValueError as error:
            raise UnansweredError(self, "the answer is no JSON") from error

    def content(self) -> bytes:
        """Give the body. Raises UnansweredError where there is none."""
        if self.outcome != "ok":
            raise UnansweredError(self, self.reason)
        return self.body

    def text(self) -> str:
        """Give the body as text: by its header, else UTF-8. Raises UnansweredError."""
        return self.content().decode("utf-8", "replace")


class UnansweredError(CitekitError, OSError):
    """A provider gave no answer that can be used; `answer` says what it gave."""

    def __init__(self, answer: Answer, reason: str = "") -> None:
        self.answer = answer
        super().__init__(reason or answer.reason or answer.outcome)


class Session:
    """Asks providers over HTTP: cached, limited, repeated where that helps, and honest."""

    def get(
        self,
        url: str,
        *,
        provider: str,
        params: Mapping[str, str] | None = None,
        accept: str = "application/json",
        headers: Mapping[str, str] | None = None,
        untrusted: bool = False,
    ) -> Answer:
        """Ask for an address. Never raises for what the network does."""
        raise NotImplementedError

    def post(self, url: str, *, provider: str, payload: Any, accept: str = "application/json",
             params: Mapping[str, str] | None = None) -> Answer:  # fmt: skip
        """Ask with a JSON body (batches), kept in the cache like `get`."""
        raise NotImplementedError

    def base(self, provider: str, usual: str) -> str:
        """Give the base URL of a provider, without a slash at its end: configured, or the usual."""
        raise NotImplementedError

    def key(self, provider: str) -> str | None:
        """Give the API key of a provider, if there is one."""
        raise NotImplementedError

    def contact(self) -> str | None:
        """Give the contact address that the user configured, if there is one."""
        raise NotImplementedError
