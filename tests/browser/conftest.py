"""Debian's Chromium before the real service: every test has a window and a service of its own, and waits for states."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

from tests.server import hand_in, running

PATIENCE = 120_000  # milliseconds for anything to appear, on a slow and busy machine
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
FORESEEN = "409 (Conflict)"  # an answer that a test may want

OpenWindow = Callable[[], Page]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Debian's browser; Playwright's own would have to be downloaded."""
    with sync_playwright() as playwright:
        path = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS), timeout=PATIENCE)
        expect.set_options(timeout=PATIENCE)
        yield browser
        browser.close()


@pytest.fixture
def handed_in() -> tuple[Path, ...]:
    """The reports that the service has read when the test begins; a module may want some."""
    return ()


@pytest.fixture
def address(tmp_path: Path, handed_in: tuple[Path, ...]) -> Iterator[str]:
    """A service of the test's own."""
    with running(tmp_path / "data") as client:
        if handed_in:
            hand_in(client, *handed_in)
        yield str(client.base_url)


@pytest.fixture
def window(chromium: Browser, address: str) -> Iterator[OpenWindow]:
    """Opens windows as on an old office computer; a message on their consoles fails the test."""
    opened: list[Page] = []
    complaints: list[str] = []

    def open_window() -> Page:
        size = ViewportSize(width=1366, height=768)
        page = chromium.new_page(viewport=size, base_url=address, accept_downloads=True)
        page.set_default_timeout(PATIENCE)
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        opened.append(page)
        return page

    yield open_window
    for page in opened:
        page.close()
    assert [text for text in complaints if FORESEEN not in text] == []


@pytest.fixture
def page(window: OpenWindow) -> Page:
    """The window of most tests."""
    return window()
