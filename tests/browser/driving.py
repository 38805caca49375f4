"""Drives a headless Chromium over a pipe, with the DevTools protocol: no socket, no network.

The page is looked at as it was made, under its own Content-Security-Policy: what the protocol
evaluates is no script of the page.
"""

import fcntl
import json
import os
import select
import shutil
import signal
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

NAMES = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 60.0
"""Seconds; a busy machine is not a defect, a browser that says nothing is."""

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--no-proxy-server",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--remote-debugging-pipe",
)
Json = dict[str, Any]


class BrowserError(Exception):
    """The browser is not there, has ended, or does not answer."""


@dataclass(frozen=True)
class Page:
    """A page that is open, and the session in which it is spoken of."""

    browser: "Browser" = field(repr=False)
    session: str

    def tell(self, method: str, **parameters: object) -> Json:
        """Have something done with the page, and return what the browser says to it."""
        return self.browser.tell(method, parameters, self.session)

    def evaluate(self, expression: str) -> Any:
        """Return the value of a JavaScript expression; a promise is waited for."""
        answer = self.tell(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True
        )
        if "exceptionDetails" in answer:
            raise BrowserError(json.dumps(answer["exceptionDetails"])[:2000])
        return answer["result"].get("value")

    def happened(self, method: str) -> list[Json]:
        """Return what the browser has told of its own accord, of one kind."""
        return [
            event["params"]
            for event in self.browser.events
            if event["method"] == method and event.get("sessionId") == self.session
        ]

    def close(self) -> None:
        """Close the page."""
        self.tell("Page.close")


class Browser:
    """A Chromium with a profile folder of its own, which ends with the `with` block."""

    def __init__(self, folder: Path) -> None:
        """Start the browser; raise BrowserError if there is none on this machine."""
        found = next((path for name in NAMES if (path := shutil.which(name))), None)
        if found is None:
            raise BrowserError(
                "There is no Chromium on this machine. `make companions` installs it, or "
                "install the package chromium."
            )
        self.events: list[Json] = []
        self._number = 0
        self._unread = b""
        theirs_in, self._out = _pipe()
        self._in, theirs_out = _pipe()
        self._process = os.posix_spawn(
            found,
            [found, *FLAGS, f"--user-data-dir={folder}", "about:blank"],
            {"PATH": os.defpath, "HOME": str(folder), "LANG": "C.UTF-8"},
            file_actions=[
                (os.POSIX_SPAWN_DUP2, theirs_in, 3),
                (os.POSIX_SPAWN_DUP2, theirs_out, 4),
                (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
                (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
            ],
        )
        os.close(theirs_in)
        os.close(theirs_out)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End the browser, by force if it does not go."""
        try:
            self.tell("Browser.close", {})
        except (BrowserError, OSError):
            os.kill(self._process, signal.SIGKILL)
        os.close(self._out)
        os.close(self._in)
        os.waitpid(self._process, 0)

    def open(self, path: Path, width: int = 1280, height: int = 900) -> Page:
        """Open a file in a window of a size in CSS pixels, and wait until it is loaded."""
        target = self.tell("Target.createTarget", {"url": "about:blank"})["targetId"]
        attached = self.tell("Target.attachToTarget", {"targetId": target, "flatten": True})
        page = Page(self, attached["sessionId"])
        for domain in ("Page", "Network", "Log", "Runtime"):
            page.tell(f"{domain}.enable")
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        page.tell("Emulation.setDeviceMetricsOverride", **size)
        page.tell("Page.navigate", url=path.resolve().as_uri())
        until = time.monotonic() + PATIENCE
        while not page.happened("Page.loadEventFired"):
            self._hear(until)
        return page

    def tell(self, method: str, parameters: Mapping[str, object], session: str = "") -> Json:
        """Have something done, and return what the browser says to it."""
        self._number += 1
        message: Json = {"id": self._number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        unsent = memoryview(json.dumps(message).encode() + b"\0")
        while unsent:
            unsent = unsent[os.write(self._out, unsent) :]
        until = time.monotonic() + PATIENCE
        while True:
            heard = self._hear(until)
            if heard.get("id") == message["id"]:
                if "error" in heard:
                    raise BrowserError(f"{method}: {heard['error']}")
                answer: Json = heard["result"]
                return answer

    def _hear(self, until: float) -> Json:
        """Return the next message; what the browser tells of its own accord is kept."""
        while b"\0" not in self._unread:
            ready, _, _ = select.select([self._in], [], [], max(0.0, until - time.monotonic()))
            piece = os.read(self._in, 1 << 16) if ready else b""
            if not piece:
                raise BrowserError("Chromium has ended" if ready else "Chromium does not answer")
            self._unread += piece
        text, _, self._unread = self._unread.partition(b"\0")
        message: Json = json.loads(text)
        if "id" not in message:
            self.events.append(message)
        return message


def _pipe() -> tuple[int, int]:
    """Return both ends of a pipe, out of the way of the two numbers that the browser expects."""
    ends = os.pipe()
    moved = tuple(fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in ends)
    for end in ends:
        os.close(end)
    return moved[0], moved[1]
