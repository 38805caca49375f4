"""What all tests share: where things are, no network, and the kind of each test."""

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from handouts.resources import Resources

KINDS = frozenset({"unit", "spec", "pdf", "browser", "wheel"})

# The same examples in each run: what fails here fails for everybody. No deadline, as a busy
# machine is not a defect.
settings.register_profile("house", derandomize=True, deadline=None)
settings.load_profile("house")


class NetworkUsedError(Exception):
    """The network was used. Not an OSError, so that nothing takes it for an outage."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Call each test a unit test that is not said to be of another kind."""
    for item in items:
        if not any(item.get_closest_marker(kind) for kind in KINDS):
            item.add_marker(pytest.mark.unit)


@pytest.fixture(autouse=True)
def no_clinic_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep a developer's own clinic out of the tests."""
    monkeypatch.delenv("HANDOUTS_CLINIC", raising=False)


@pytest.fixture(autouse=True)
def network_attempts(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Make each use of the network fail, also one whose failure the program would swallow."""
    attempts: list[str] = []

    def guard(name: str) -> None:
        original = getattr(socket.socket, name)

        def attempt(self: socket.socket, *arguments: Any) -> Any:
            if self.family == socket.AF_UNIX:
                return original(self, *arguments)
            attempts.append(name)
            raise NetworkUsedError(name)

        monkeypatch.setattr(socket.socket, name, attempt)

    def resolve(*_arguments: Any, **_options: Any) -> Any:
        attempts.append("getaddrinfo")
        raise NetworkUsedError("getaddrinfo")

    for name in ("connect", "connect_ex", "sendto", "sendmsg"):
        guard(name)
    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    yield attempts
    assert not attempts, "the network was used, though nobody noticed"


@pytest.fixture(scope="session")
def project_root() -> Path:
    """Return the folder of the checkout."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def resources() -> Resources:
    """Return our own texts, without a clinic's."""
    return Resources.find()
