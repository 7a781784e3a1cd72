"""The command line as a user meets it: in a process of its own."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import termios
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[1]
SEED = HOUSE / "seeds" / "ukraine-us-weapons.txt"
GOOD = "title: Ban lifted\npublished: 2024-05-31\n\nThe minister said on Tuesday that the ban had been lifted.\n"


def run(*arguments: object, stdin: bytes = b"", **environment: str) -> tuple[int, str, str]:
    """Return exit status, standard output and standard error of one command."""
    command = [sys.executable, "-m", "timeline", *map(str, arguments)]
    done = subprocess.run(
        command, input=stdin, capture_output=True, cwd=HOUSE, env=os.environ | environment, timeout=120, check=False
    )
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def write(folder: Path, **articles: str) -> Path:
    """Write article files into a folder and return it."""
    for name, content in articles.items():
        (folder / f"{name}.txt").write_text(content, "utf-8")
    return folder


def read_jsonl(output: str) -> list[dict]:
    """Return the rows of JSON lines."""
    return [json.loads(line) for line in output.splitlines()]


def test_a_json_line_is_an_article_with_everything_that_was_read():
    status, output, faults = run("tag", SEED, "--format", "jsonl")
    assert (status, faults) == (0, "")
    (row,) = read_jsonl(output)
    text = SEED.read_text("utf-8").partition("\n\n")[2]
    assert (row["id"], row["published"]) == ("ukraine-us-weapons", "2024-05-31")
    for key in ("sentences", "attributions", "timexes", "statements", "states"):
        assert isinstance(row[key], list)
    for statement in row["statements"]:
        start, end = statement["span"]
        assert text[start:end] == statement["text"]
    assert {"kind", "event_type", "source", "actor", "position", "provision", "change", "modality"} <= row[
        "statements"
    ][0].keys()


def test_the_csv_has_a_row_per_statement_with_the_same_names():
    status, output, faults = run("tag", SEED)
    assert (status, faults) == (0, "")
    rows = list(csv.DictReader(io.StringIO(output, newline="")))
    (article,) = read_jsonl(run("tag", SEED, "--format", "jsonl")[1])
    assert [row["id"] for row in rows] == [statement["id"] for statement in article["statements"]]
    for row, statement in zip(rows, article["statements"], strict=True):
        assert row["text"] == statement["text"]
        assert (row["start"] or None) == statement["start"]
        assert set(statement) <= set(row)


def test_standard_input_gives_what_a_file_gives():
    text = SEED.read_bytes().decode("utf-8").partition("\n\n")[2]
    line = json.dumps({"id": SEED.stem, "text": text, "published": "2024-05-31"}).encode()
    (given,) = read_jsonl(run("tag", "-", "--format", "jsonl", stdin=line)[1])
    (read,) = read_jsonl(run("tag", SEED, "--format", "jsonl")[1])
    assert given["statements"] == read["statements"]
    assert given["states"] == read["states"]


def test_a_bad_article_is_one_line_and_the_others_are_tagged(tmp_path):
    write(tmp_path, good=GOOD, undated="No date.", zero="")
    status, output, faults = run("tag", tmp_path, tmp_path / "missing.txt", SEED, "--format", "jsonl")
    assert status == 2
    assert [row["id"] for row in read_jsonl(output)] == ["good", "ukraine-us-weapons"]
    named = ["undated.txt: no publication date", "zero.txt: has no text", "missing.txt: no such file"]
    for line, name in zip(faults.splitlines(), named, strict=True):
        assert name in line


def test_bad_lines_on_standard_input_are_named_by_number():
    lines = b'{"id": "a", "text": "He left.", "published": "2024-05-31"}\n{\n\xff\n'
    status, output, faults = run("tag", "-", "--format", "jsonl", stdin=lines)
    assert status == 2
    assert [row["id"] for row in read_jsonl(output)] == ["a"]
    assert [line.partition(":")[0] for line in faults.splitlines()] == [
        "standard input, line 2",
        "standard input, line 3",
    ]


@pytest.mark.parametrize("content", ["[[actor]]\nid = 3", "[actors]", "nonsense", None])
def test_a_bad_codebook_stops_everything_at_once(tmp_path, content):
    path = tmp_path / "codebook.toml"
    if content is not None:
        path.write_text(content)
    status, output, faults = run("tag", SEED, "--codebook", path)
    assert (status, output) == (2, "")
    assert faults.startswith(str(path))
    assert faults.count("\n") == 1


def test_articles_are_read_with_the_codebook_that_lies_beside_them(tmp_path):
    (tmp_path / "trams").mkdir()
    folder = write(
        tmp_path / "trams", trams="published: 2024-05-31\n\nThe council banned night trams. Night trams are banned."
    )
    (folder / "codebook.toml").write_text(
        '[[provision]]\nid = "trams"\nlabel = "Trams"\npatterns = ["night trams"]\n', "utf-8"
    )
    for path in (folder, folder / "trams.txt"):
        status, output, _ = run("tag", path, "--format", "jsonl")
        assert status == 0
        assert {statement["provision"] for statement in read_jsonl(output)[0]["statements"]} == {"trams"}


def test_without_a_codebook_an_article_still_gives_a_timeline():
    status, output, _ = run("tag", SEED, "--codebook", "none", "--format", "jsonl")
    assert status == 0
    (row,) = read_jsonl(output)
    assert row["statements"]
    assert {statement["provision"] for statement in row["statements"]} == {""}


def test_codings_on_another_policy_say_that_they_need_their_codebook(tmp_path):
    (tmp_path / "trams").mkdir()
    folder = write(tmp_path / "trams", trams="published: 2024-05-31\n\nThe council banned night trams on Tuesday.")
    codebook = folder / "codebook.toml"
    codebook.write_text('[[provision]]\nid = "trams"\nlabel = "Trams by night"\npatterns = ["night trams"]\n', "utf-8")
    codings = tmp_path / "codings.jsonl"
    assert run("export", folder, "--format", "jsonl", "--output", codings) == (0, "", "")
    status, brief, faults = run("export", codings, "--format", "brief", "--output", "-")
    assert status == 0
    assert "name their codebook with --codebook" in faults
    assert "Trams by night" not in brief
    status, brief, faults = run("export", codings, "--format", "brief", "--output", "-", "--codebook", codebook)
    assert (status, faults) == (0, "")
    assert "Trams by night" in brief


def test_a_date_can_be_given_for_files_without_one(tmp_path):
    path = write(tmp_path, plain="Ban lifted\n\nThe ban was lifted yesterday.") / "plain.txt"
    status, output, _ = run("tag", path, "--published", "2024-05-31", "--format", "jsonl")
    assert status == 0
    assert read_jsonl(output)[0]["published"] == "2024-05-31"
    status, output, faults = run("tag", path, "--published", "May")
    assert (status, output) == (2, "")
    assert faults == "--published: 'May' is not a date; write it as 2024-05-31.\n"


def test_many_articles_come_in_their_order_and_from_several_processes_the_same(tmp_path):
    write(
        tmp_path, **{f"article-{number:03}": GOOD.replace("Tuesday", f"May {number % 28 + 1}") for number in range(90)}
    )
    write(tmp_path, **{"article-070": ""})
    status, output, faults = run("tag", tmp_path, "--format", "jsonl", "--jobs", 2)
    assert status == 2
    assert "article-070.txt: has no text" in faults
    assert [row["id"] for row in read_jsonl(output)] == [f"article-{n:03}" for n in range(90) if n != 70]
    assert output == run("tag", tmp_path, "--format", "jsonl", "--jobs", 1)[1]


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1"])
def test_output_is_utf8_whatever_the_locale(locale):
    line = json.dumps({"id": "a", "text": "Élysée: “нет”, he said. 😀 \ud800", "published": "2024-05-31"})
    for form in ("csv", "jsonl"):
        status, output, faults = run(
            "tag", "-", "--format", form, stdin=line.encode(), LC_ALL=locale, PYTHONIOENCODING="ascii", PYTHONUTF8="0"
        )
        assert (status, faults.count("\n")) == (0, form == "csv")
        assert output


def test_an_empty_table_says_why_it_is_empty():
    line = json.dumps({"id": "a", "text": "Le ministre a dit non.", "published": "2024-05-31"})
    status, output, faults = run("tag", "-", stdin=line.encode())
    assert (status, output.count("\n")) == (0, 1)
    assert faults.startswith("No statement was found: only English is read")
    assert run("tag", SEED)[2] == ""


def test_a_closed_pipe_ends_quietly():
    command = f"{sys.executable} -m timeline tag {SEED} {SEED} {SEED} | head -c 20"
    done = subprocess.run(command, shell=True, capture_output=True, cwd=HOUSE, timeout=60, check=False)
    assert done.stdout == b"article,published,ti"
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_one_line():
    command = f"{sys.executable} -m timeline tag {SEED} > /dev/full"
    done = subprocess.run(command, shell=True, capture_output=True, cwd=HOUSE, timeout=60, check=False)
    assert done.returncode == 2
    assert done.stderr == b"standard output: cannot be written (No space left on device).\n"


def test_tagging_loads_nothing_that_only_the_page_needs():
    code = "import sys, timeline.commandline; print([name for name in sys.modules if '.' not in name])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=HOUSE, text=True, check=True)
    loaded = set(json.loads(done.stdout.replace("'", '"')))
    assert loaded.isdisjoint({"pandas", "altair", "streamlit", "numpy", "openpyxl", "vl_convert", "tqdm"})


def test_a_codebook_is_suggested_that_can_be_used_at_once(tmp_path):
    status, output, faults = run("suggest", SEED)
    assert (status, faults) == (0, "")
    (tmp_path / "codebook.toml").write_text(output, "utf-8")
    status, output, faults = run("tag", SEED, "--codebook", tmp_path / "codebook.toml", "--format", "jsonl")
    assert (status, faults) == (0, "")
    (row,) = read_jsonl(output)
    assert any(statement["provision"] for statement in row["statements"])


def test_a_bad_article_suggests_nothing():
    assert run("suggest", "missing.txt") == (2, "", "missing.txt: no such file.\n")


@pytest.mark.parametrize("arguments", [["--help"], ["tag", "--help"], ["export", "--help"], ["suggest", "--help"]])
def test_help_says_what_a_command_does(arguments):
    status, output, faults = run(*arguments)
    assert (status, faults) == (0, "")
    assert "python -m timeline" in output


@pytest.mark.parametrize("arguments", [[], ["tag"], ["tag", SEED, "--format", "xml"], ["unknown"]])
def test_a_wrong_command_is_explained(arguments):
    status, output, faults = run(*arguments)
    assert (status, output) == (2, "")
    assert "usage: python -m timeline" in faults
    assert "Traceback" not in faults


def test_a_terminal_shows_how_many_articles_are_read_and_the_output_is_clean(tmp_path):
    folder = write(tmp_path, a=GOOD, b=GOOD, c=GOOD)
    terminal, side = os.openpty()
    termios.tcsetwinsize(side, (24, 80))  # a bar has no room in a terminal without a size
    command = [sys.executable, "-m", "timeline", "tag", str(folder), "--format", "jsonl"]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=side, cwd=HOUSE, timeout=120, check=True)
    shown = os.read(terminal, 10_000).decode("utf-8")
    os.close(side)
    os.close(terminal)
    assert "/3 [" in shown  # the number of articles is known beforehand
    assert len(read_jsonl(done.stdout.decode("utf-8"))) == 3
