"""Debian's Firefox, by the WebDriver commands that it takes over its Marionette port: no other program is needed."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

TAB, ENTER, ESCAPE = "\ue004", "\ue007", "\ue00c"
QUIET = {
    "marionette.port": 0,
    "app.update.auto": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.enabled": False,
}
"""Preferences: any free port, and nothing asked of the network."""
NO_NETWORK: dict[str, object] = {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.allow_hijacking_localhost": True,
}
"""Preferences with which all that is asked of any address goes to where nobody listens."""
PATIENCE = 90
"""Seconds for the browser to start, and for anything that a page is waited for."""


class Firefox:
    """One window. Raises RuntimeError with the browser's words where it refuses a command."""

    def __init__(
        self, profile: Path, width: int = 1440, height: int = 1000, more: Mapping[str, object] | None = None
    ) -> None:
        profile.mkdir()
        set_so = {**QUIET, **(more or {})}
        prefs = "".join(f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in set_so.items())
        (profile / "user.js").write_text(prefs, encoding="utf-8")
        size = {"MOZ_HEADLESS_WIDTH": str(width), "MOZ_HEADLESS_HEIGHT": str(height)}
        self._process = subprocess.Popen(
            [program(), "--marionette", "--headless", "--no-remote", "--profile", str(profile)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ | size | {"HOME": str(profile)},
        )  # fmt: skip
        self._socket = socket.create_connection(("127.0.0.1", _port(profile / "MarionetteActivePort")))
        self._left, self._sent = b"", 0
        self._received()
        self.call("WebDriver:NewSession")
        self.call("WebDriver:SetWindowRect", width=width, height=height)

    def call(self, name: str, **parameters: Any) -> Any:
        """One command, and what comes back."""
        self._sent += 1
        message = json.dumps([0, self._sent, name, parameters]).encode()
        self._socket.sendall(b"%d:%s" % (len(message), message))
        _, _, wrong, found = self._received()
        if wrong:
            raise RuntimeError(f"{name}: {wrong['error']}: {wrong['message']}")
        return found

    def open(self, address: str) -> None:
        """Go there, and wait until it is loaded."""
        self.call("WebDriver:Navigate", url=address)

    def run(self, script: str) -> Any:
        """The value of an expression in the page."""
        return self.call("WebDriver:ExecuteScript", script=f"return {script}", args=[], sandbox=None)["value"]

    def wait(self, script: str) -> None:
        """Until an expression is true. Raises AssertionError where it never is."""
        until = time.monotonic() + PATIENCE
        while not self.run(script):
            assert time.monotonic() < until, script
            time.sleep(0.05)

    def press(self, *keys: str) -> None:
        """Keys, one after the other."""
        acts = [{"type": act, "value": key} for key in keys for act in ("keyDown", "keyUp")]
        self.call("WebDriver:PerformActions", actions=[{"type": "key", "id": "keys", "actions": acts}])

    def drag(self, start: list[float], end: list[float]) -> None:
        """The mouse, pressed at one point of the window and let go at another. CSS pixels."""
        moves = [{"type": "pointerMove", "x": round(x), "y": round(y), "duration": 100} for x, y in (start, end)]
        acts = [moves[0], {"type": "pointerDown", "button": 0}, moves[1], {"type": "pointerUp", "button": 0}]
        self.call("WebDriver:PerformActions", actions=[{"type": "pointer", "id": "mouse", "actions": acts}])

    def close(self) -> None:
        """End the browser."""
        self._socket.close()
        self._process.terminate()
        self._process.wait(PATIENCE)

    def _received(self) -> Any:
        while b":" not in self._left:
            self._left += self._socket.recv(65536)
        size, _, rest = self._left.partition(b":")
        while len(rest) < int(size):
            rest += self._socket.recv(65536)
        self._left = rest[int(size) :]
        return json.loads(rest[: int(size)])


def program() -> str:
    """The Firefox of this machine."""
    return next(found for name in ("firefox-esr", "firefox") if (found := shutil.which(name)))


def _port(file: Path) -> int:
    until = time.monotonic() + PATIENCE
    while not (file.is_file() and file.read_text().strip()):
        assert time.monotonic() < until, "Firefox does not start"
        time.sleep(0.1)
    return int(file.read_text())
