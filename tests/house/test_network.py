"""The tests cannot reach the network, and would notice if the program tried."""

import socket
import urllib.request

import pytest

from tests.conftest import NetworkUsedError

NOWHERE = "192.0.2.1"  # RFC 5737: belongs to nobody


def test_a_connection_is_refused_and_noticed(network_attempts: list[str]) -> None:
    with socket.socket() as line, pytest.raises(NetworkUsedError):
        line.connect((NOWHERE, 9))
    with socket.socket(type=socket.SOCK_DGRAM) as line, pytest.raises(NetworkUsedError):
        line.sendto(b"", (NOWHERE, 9))
    assert network_attempts == ["connect", "sendto"]
    network_attempts.clear()


def test_opening_a_url_is_refused_and_noticed(network_attempts: list[str]) -> None:
    with pytest.raises(NetworkUsedError):
        urllib.request.urlopen("http://example.invalid")
    assert network_attempts == ["getaddrinfo"]
    network_attempts.clear()


def test_processes_of_one_machine_still_talk_to_each_other() -> None:
    ours, theirs = socket.socketpair(socket.AF_UNIX)
    with ours, theirs:
        ours.sendmsg([b"done"])
        assert theirs.recv(4) == b"done"
