"""What holds for all tests."""

from __future__ import annotations

import os
import sys

import pytest
from hypothesis import settings

settings.register_profile("any machine", deadline=None)  # a busy machine is no failure
settings.load_profile("any machine")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    """Where `CI` is set, a browser test that is skipped has failed: there, everything that it needs is installed."""
    report = yield
    must_run = os.environ.get("CI") and item.get_closest_marker("browser")
    if must_run and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, although CI must run it: {report.longrepr[-1]}"
    return report


@pytest.fixture
def started_without_arguments(monkeypatch):
    """Start the app as `streamlit run app.py` does, without a policy folder."""
    monkeypatch.setattr(sys, "argv", ["app.py"])
