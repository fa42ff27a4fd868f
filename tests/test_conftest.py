from __future__ import annotations

import socket

import pytest


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("example.org", 443)])
def test_a_test_cannot_reach_another_machine(address: tuple[str, int]) -> None:
    with (
        socket.socket(socket.AF_INET) as connection,
        pytest.raises(pytest.fail.Exception, match="reached for the network"),
    ):
        connection.connect(address)


def test_a_test_cannot_look_up_another_machine() -> None:
    with pytest.raises(pytest.fail.Exception, match="reached for the network"):
        socket.getaddrinfo("example.org", 443)


def test_a_test_can_talk_to_itself() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()) as client,
    ):
        assert client.getpeername() == server.getsockname()
