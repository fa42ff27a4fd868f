"""A session that answers out of what a test gives it, and keeps what it was asked.

For providers, of which a test wants to know what they ask for and what they make of an answer;
how questions travel, and what is kept of answers, is the concern of ``replay.py``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import urlencode

from citekit.providers.session import Answer, Outcome, Session

#: HTTP status → what the session makes of it; any other is an error.
OUTCOMES: Mapping[int, Outcome] = {
    200: "ok",
    202: "ok",
    401: "blocked",
    403: "blocked",
    404: "not-found",
    429: "blocked",
}


class Question(NamedTuple):
    """What a provider asked for."""

    url: str
    params: Mapping[str, str]
    headers: Mapping[str, str]
    accept: str

    @property
    def address(self) -> str:
        """The URL with its parameters."""
        return f"{self.url}?{urlencode(self.params)}" if self.params else self.url


class Answering(Session):
    """A session that answers as its `found` says; 404 and nothing, unless a subclass knows more."""

    def __init__(self, keys: Mapping[str, str] | None = None) -> None:
        self.keys = keys or {}
        self.offline = True  # it keeps nothing
        self.asked: list[Question] = []
        self.posted: list[Any] = []

    def found(self, question: Question) -> tuple[int, Any]:
        """Give a status, and a body: bytes, a text, or what is written as JSON."""
        return 404, b""

    def addresses(self) -> list[str]:
        return [question.address for question in self.asked]

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
        question = Question(url, params or {}, headers or {}, accept)
        self.asked.append(question)
        status, body = self.found(question)
        text = body if isinstance(body, str | bytes) else json.dumps(body)
        return Answer(
            question.address,
            OUTCOMES.get(status, "error"),
            status,
            body=text.encode() if isinstance(text, str) else text,
            reason=f"status {status}",
        )

    def post(
        self,
        url: str,
        *,
        provider: str,
        payload: Any,
        accept: str = "application/json",
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        self.posted.append(payload)
        return self.get(url, provider=provider, params=params, accept=accept, headers=headers)

    def base(self, provider: str, usual: str) -> str:
        return usual

    def key(self, provider: str) -> str | None:
        return self.keys.get(provider)
