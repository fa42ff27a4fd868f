"""What every test has: Hypothesis settings, the shared data, and no network."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from tests.browsing import browser

__all__ = ["browser"]

# Pelican makes all loggers that come after it drop what was said before: those of Sphinx, too.
_loggers = logging.getLoggerClass()
with suppress(ImportError):
    import_module("pelican.log")
logging.setLoggerClass(_loggers)

settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("dev", deadline=None, max_examples=300)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

CHECKOUT = Path(__file__).resolve().parent.parent
LOOPBACK = ("127.", "::1", "localhost")


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of larger test data beside the checkout; without it the test is skipped."""
    path = CHECKOUT.parent / "shared" / "data"
    if not path.is_dir():
        pytest.skip("needs the data folder ../shared/data beside the checkout")
    return path


@pytest.fixture
def soon() -> Iterator[None]:
    """Fail a test that computes for half a minute: on its input, only what hangs does.

    How fast things are is measured in ``benchmarks/``.
    """
    began = process_time()
    yield
    assert process_time() - began < 30


def is_local(host: object) -> bool:
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    return host is None or (isinstance(host, str) and (not host or host.startswith(LOOPBACK)))


def guarded(real: Callable[..., Any], host: Callable[..., object]) -> Callable[..., Any]:
    """Wrap `real` so that it fails the test where `host` of its arguments is not this machine."""

    def call(*arguments: Any, **options: Any) -> Any:
        if not is_local(host(*arguments, **options)):
            # not an Exception, so no `except OSError` can hide it
            pytest.fail(f"a test reached for the network: {real.__name__}{arguments[-1:]}")
        return real(*arguments, **options)

    return call


def host_of_address(self: socket.socket, *arguments: Any) -> object:
    """`connect(address)`, `sendto(data, address)`, `sendto(data, flags, address)`."""
    inet = self.family in (socket.AF_INET, socket.AF_INET6)
    return arguments[-1][0] if inet else None


def host_of_name(host: object, *_: Any, **__: Any) -> object:
    return host


@pytest.fixture(autouse=True)
def no_network(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail any test that looks up or reaches another machine, but for those marked `network`."""
    if request.node.get_closest_marker("network"):
        return
    for name in ("connect", "connect_ex", "sendto"):
        real = getattr(socket.socket, name)
        monkeypatch.setattr(socket.socket, name, guarded(real, host_of_address))
    monkeypatch.setattr(socket, "getaddrinfo", guarded(socket.getaddrinfo, host_of_name))
