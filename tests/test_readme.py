"""What the README shows is what happens."""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[1]
README = (HOUSE / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
EXAMPLES = [
    example for kind, block in BLOCKS if kind == "console" for example in re.split(r"^\$ ", block, flags=re.M)[1:]
]


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Path:
    """Return a folder that has the seed articles, and where the examples may leave their files."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "seeds").symlink_to(HOUSE / "seeds")
    return folder


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.split("\n")[0][-60:])
def test_a_command_prints_what_the_readme_shows(example, desk):
    command, _, shown = example.partition("\n")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, "PYTHONPATH": str(HOUSE)}
    done = subprocess.run(
        command, shell=True, capture_output=True, text=True, cwd=desk, env=environment, timeout=120, check=False
    )
    assert done.stderr == ""
    assert done.stdout.splitlines() == shown.splitlines()


@pytest.mark.parametrize("block", [block for kind, block in BLOCKS if kind == "pycon"])
def test_a_python_session_goes_as_the_readme_shows(block, monkeypatch):
    monkeypatch.chdir(HOUSE)
    session = doctest.DocTestParser().get_doctest(block, {}, "README", "README.md", 0)
    report: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(session, out=report.append)
    assert "".join(report) == ""


def test_both_set_up_commands_are_one_line_that_sets_itself_up():
    begin = "python3 -m venv .venv && .venv/bin/pip install -q -r requirements.txt && "
    lines = [line for kind, block in BLOCKS if kind == "sh" for line in block.splitlines()]
    assert begin + ".venv/bin/streamlit run app.py" in lines
    assert begin + ".venv/bin/python -m pytest" in lines


def test_every_picture_and_file_that_the_readme_names_exists():
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        if "://" not in target:
            assert (HOUSE / target).exists(), target
