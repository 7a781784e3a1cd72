"""The rooms of the house: who may import whom, and what nobody may do. Docstrings and style are ruff's to check."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[1]
ROOMS = ("model", "codebook", "exchange", "reading", "policy", "view", "pipeline", "batch", "commandline", "__main__")
SCREEN = ("app.py", "pages")  # where Streamlit lives; nobody imports from here but itself
TOP = {"app.py", "pages", "timeline", "data", "seeds", "tests", "README.md", "requirements.txt"}
TOP |= {"pyproject.toml", ".docker", ".dockerignore", ".gitignore", ".ci", ".streamlit"}
LONGEST = 300  # lines


@cache
def own_files() -> list[Path]:
    """Return the files of the repository, also those not yet committed."""
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=HOUSE, capture_output=True, text=True
    )
    if listing.returncode:
        pytest.skip("not a git checkout: which files belong to the house cannot be told")
    return [Path(line) for line in listing.stdout.splitlines() if (HOUSE / line).is_file()]


def sources(*places: str) -> list[Path]:
    """Return the Python files at or under some places."""
    python = [path for path in own_files() if path.suffix == ".py"]
    return [path for path in python if not places or any(path.is_relative_to(place) for place in places)]


@cache
def parse(path: Path) -> ast.Module:
    """Return the syntax tree of a file."""
    return ast.parse((HOUSE / path).read_text("utf-8"), str(path))


def imports(path: Path) -> set[str]:
    """Return the dotted names that a file imports, anywhere in it; `from a import b` gives a.b and a."""
    names = set()
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}:{node.lineno}: write the whole name, not a relative import"
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def packages(path: Path) -> set[str]:
    """Return the first parts of the names that a file imports."""
    return {name.partition(".")[0] for name in imports(path)}


def module_name(path: Path) -> str:
    """Return the dotted name under which a file is imported."""
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def test_imports_run_one_way():
    for path in sources("timeline"):
        if path == Path("timeline/__init__.py"):
            continue
        room = path.with_suffix("").parts[1]
        for name in imports(path):
            if name.startswith("timeline."):
                entered = name.split(".")[1]
                assert ROOMS.index(entered) <= ROOMS.index(room), f"{path} must not import {name}"


READING = ("text", "attribution", "dates", "actors", "codes", "suggestion")  # the rooms of reading, in their order


def test_the_rooms_of_reading_are_entered_one_way():
    for path in sources("timeline/reading"):
        room = path.with_suffix("").parts[2]
        for name in imports(path):
            if name.startswith("timeline.reading.") and room in READING:
                assert READING.index(name.split(".")[2]) <= READING.index(room), f"{path} must not import {name}"


def test_no_modules_import_each_other_in_a_circle():
    modules = {module_name(path): path for path in sources("timeline", "pages", "tests")}
    graph = {name: (imports(path) & modules.keys()) - {name} for name, path in modules.items()}
    for name in graph:  # a package's own __init__ is no circle for what lies in it
        graph[name] = {other for other in graph[name] if not name.startswith(other + ".")}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"circle: {' -> '.join(error.args[1])}")


@pytest.mark.parametrize(
    ("package", "home"),
    [
        ("streamlit", SCREEN),
        ("altair", ("timeline/view/charts.py", "timeline/view/captions.py")),
        ("pandas", (*SCREEN, "timeline/view")),
        ("pages", SCREEN),
    ],
)
def test_a_package_stays_in_its_rooms(package, home):
    for path in sources("app.py", "pages", "timeline"):
        if package in packages(path):
            assert any(path.is_relative_to(place) for place in home), f"{path} must not import {package}"


def test_the_model_needs_the_standard_library_alone():
    assert packages(Path("timeline/model.py")) <= set(sys.stdlib_module_names)


def test_every_package_that_is_imported_is_pinned():
    pinned = dict(re.findall(r"^([\w.-]+)==(\S+)$", (HOUSE / "requirements.txt").read_text("utf-8"), re.MULTILINE))
    distributions = {"vl_convert": "vl-convert-python", "markdown_it": "markdown-it-py"}
    known = set(sys.stdlib_module_names) | {"timeline", "tests", "pages", "app"}
    for path in sources():
        for package in packages(path) - known:
            assert distributions.get(package, package) in pinned, (
                f"{path} imports {package}: pin it in requirements.txt"
            )


@pytest.mark.parametrize(
    ("smell", "forbidden"),
    [
        ("HTML that is not escaped", r"unsafe_allow_html"),
        ("an exception of any kind caught", r"except\s*:|except\s+\(?\s*(Base)?Exception\b"),
        ("a date that depends on the day of the run", r"\b(datetime|date)\.(now|today|utcnow)\("),
    ],
    ids=lambda value: value if " " in value else "",
)
def test_nobody_does_what_is_forbidden(smell, forbidden):
    for path in sources("app.py", "pages", "timeline"):
        found = re.search(forbidden, (HOUSE / path).read_text("utf-8"), re.MULTILINE)
        assert not found, f"{path}: {smell}"


def test_every_room_has_a_name_of_its_own():
    assert {path.stem for path in sources()}.isdisjoint({"utils", "helpers", "common", "misc", "manager"})


def test_files_stay_readable_in_one_sitting():
    long = {str(path): len((HOUSE / path).read_text("utf-8").splitlines()) for path in sources()}
    assert {path: lines for path, lines in long.items() if lines > LONGEST} == {}


def test_the_top_level_holds_what_the_design_says():
    assert {path.parts[0] for path in own_files()} <= TOP
