"""An OpenID Connect provider in a process of its own, and the app that trusts it.

The provider's pages ask a CDN for a style sheet: `walled` refuses whatever is not this
machine.
"""

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Self

from playwright.sync_api import BrowserContext, Page, expect

from tests.support.browser import PATIENCE, ROOT, Served

HERE = "127.0.0.1"
METADATA = "/.well-known/openid-configuration"
ELSEWHERE = re.compile(r"^https?://(?!127\.0\.0\.1[:/])")

Claims = Mapping[str, object]


class Provider:
    """The provider: who can sign in is said at its start."""

    def __init__(self, people: Sequence[Claims], log: Path) -> None:
        self.port = _free_port()
        self.address = f"http://{HERE}:{self.port}"
        self._people, self._log = people, log
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        """Start it."""
        self.start()
        return self

    def __exit__(self, *_error: object) -> None:
        """Stop it."""
        self.stop()

    def start(self) -> None:
        """Start it, and wait until it answers.

        Raises:
            RuntimeError: it does not.
        """
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command(), stdout=log, stderr=subprocess.STDOUT
            )
        last = time.monotonic() + PATIENCE
        while time.monotonic() < last and self._process.poll() is None:
            with closing(socket.socket()) as one:
                if one.connect_ex((HERE, self.port)) == 0:
                    return
            time.sleep(0.05)
        message = f"nothing listens on {self.port}: {self._log.read_text()[-500:]}"
        raise RuntimeError(message)

    def stop(self) -> None:
        """Stop it, if it runs."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(PATIENCE)
            self._process = None

    def auth(self, app: str) -> str:
        """Return the sign-in file of an app that is served at an address."""
        return "\n".join(
            (
                "[auth]",
                f'redirect_uri = "{app}/oauth2callback"',
                f'cookie_secret = "{"k" * 32}"',
                'client_id = "netmap"',
                'client_secret = "not-checked-by-this-provider"',
                f'server_metadata_url = "{self.address}{METADATA}"',
            )
        )

    def _command(self) -> list[str]:
        command = [sys.executable, "-m", "oidc_provider_mock", "--host", HERE]
        command += ["--port", str(self.port), "--require-nonce=true"]
        for one in self._people:
            command += ["--user-claims", json.dumps(one)]
        return command


class Logged(Served):
    """The app with an environment of its own, and everything it prints in a file."""

    def __init__(
        self,
        store: Path,
        log: Path,
        environment: Mapping[str, str] | None = None,
        provider: Provider | None = None,
    ) -> None:
        self.log = log
        self._environment = {**(environment or {})}
        self._provider = provider
        super().__init__(store)

    def _start(self) -> subprocess.Popen[bytes]:
        if self._provider is not None:
            file = self.log.with_suffix(".toml")
            file.write_text(self._provider.auth(self.address), "utf-8")
            self._environment["NETMAP_SIGN_IN_FILE"] = str(file)
        command = [sys.executable, "-m", "netmap", "run"]
        with self.log.open("ab") as log:
            return subprocess.Popen(
                [*command, "--port", str(self.port), "--store", str(self.store)],
                cwd=ROOT,
                env={**os.environ, **self._environment},
                stdout=log,
                stderr=subprocess.STDOUT,
            )


@contextmanager
def stopped(provider: Provider) -> Iterator[None]:
    """Have a provider down for a while."""
    provider.stop()
    try:
        yield
    finally:
        provider.start()


def walled(context: BrowserContext) -> None:
    """Let a browser ask for nothing but this machine."""
    context.route(ELSEWHERE, lambda route: route.abort())


def agree(page: Page, subject: str) -> None:
    """On the provider's page, sign in as somebody it knows."""
    page.get_by_role("button", name=subject, exact=True).click()


def deny(page: Page) -> None:
    """On the provider's page, sign in as nobody."""
    page.get_by_role("button", name="Deny").click()


def end(page: Page, provider: Provider) -> None:
    """On the provider's page, end its session too."""
    expect(page).to_have_url(re.compile(re.escape(provider.address)))
    page.get_by_role("button", name="End session").click()


def _free_port() -> int:
    with closing(socket.socket()) as one:
        one.bind((HERE, 0))
        port: int = one.getsockname()[1]
        return port
