"""The app, running, for what a visitor sees of it."""

from __future__ import annotations

import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

HOUSE = Path(__file__).resolve().parents[1]
PATIENCE = 60  # seconds that a first start may take


@contextmanager
def serve_app(*arguments: str, script: str = "app.py") -> Iterator[str]:
    """Start the app, or another script, on a free port, with arguments of its own after `--`; give its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]
    command += ["--server.fileWatcherType", "none", "--", *arguments]
    address = f"http://localhost:{port}"
    with subprocess.Popen(command, cwd=HOUSE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            _await_answer(f"{address}/_stcore/health", server)
            yield address
        finally:
            server.terminate()


def _await_answer(address: str, server: subprocess.Popen) -> None:
    deadline = monotonic() + PATIENCE
    while monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            sleep(0.1)
    raise RuntimeError(f"the app did not answer at {address} within {PATIENCE} s")
