"""Whatever is taken away says the same as the table: slides, brief, pictures, and the part that a view shows."""

from __future__ import annotations

import io
import json
import struct
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest
from markdown_it import MarkdownIt

from tests.analyses import HOSTILE_TEXTS, gold_analysis, hostile_analysis
from timeline.codebook import NO_CODEBOOK, Actor, Codebook, Provision, load_codebook
from timeline.commandline import main
from timeline.exchange import jsonlines
from timeline.exchange.formats import restrict
from timeline.model import Analysis, Article, When
from timeline.pipeline import analyse
from timeline.view.brief import escape_markdown, format_brief
from timeline.view.colours import BY_MOUSE, legend_entries
from timeline.view.offline import render_page
from timeline.view.pictures import render_png, render_svg
from timeline.view.tables import statement_table
from timeline.view.takeaway import FORMATS
from timeline.view.timelinejs import format_timeline

CODEBOOK = load_codebook()
GOLD = gold_analysis()
HOSTILE = hostile_analysis()
BOTH = pytest.mark.parametrize("analysis", [GOLD, HOSTILE], ids=["gold", "hostile"])


# ---------------------------------------------------------------- TimelineJS


def test_the_slides_say_what_the_table_says():
    slides = json.loads(format_timeline(GOLD, CODEBOOK))["events"]
    table = statement_table(GOLD, CODEBOOK)
    assert [slide["unique_id"] for slide in slides] == list(table["id"])
    assert [slide["display_date"] for slide in slides] == list(table["when"])
    assert [slide["group"] for slide in slides] == list(table["actor_label"])


def test_the_slides_stand_on_the_days_of_the_table():
    for slide, statement in zip(json.loads(format_timeline(GOLD, CODEBOOK))["events"], GOLD.statements, strict=True):
        start, end = statement.when.start or statement.when.end, statement.when.end
        assert date(**slide["start_date"]) == start
        assert date(**slide.get("end_date", slide["start_date"])) == (end if statement.when.start else start)


def test_there_is_an_era_for_each_policy_state_with_two_ends():
    eras = json.loads(format_timeline(GOLD, CODEBOOK))["eras"]
    assert len(eras) == len(GOLD.states)
    for era, state in zip(eras, GOLD.states, strict=True):
        start, end = (
            date(*(era[key][part] for part in ("year", "month", "day"))) for key in ("start_date", "end_date")
        )
        assert start == (state.start or start) <= end == (state.end or end)
        assert era["start_date"] != era["end_date"]


def test_an_era_ends_where_another_authority_ends_it_as_the_band_does():
    text = "Until May 2024 the council banned drones. On 3 May 2024 the ministry allowed drones."
    codebook = Codebook(
        actors=tuple(Actor(name, name, (f"the {name}",), authority=True) for name in ("council", "ministry")),
        provisions=(Provision("drones", "Drones", patterns=("drones",)),),
    )
    analysis = analyse([Article("drones", text, date(2024, 5, 6))], codebook)
    eras = json.loads(format_timeline(analysis, codebook))["eras"]
    ends = {era["text"]["headline"]: era["end_date"]["display_date"] for era in eras}
    assert ends["Drones: prohibited (council)"] == "until 3 May 2024"


def test_no_slide_holds_markup_from_the_article():
    timeline = format_timeline(HOSTILE, CODEBOOK)
    for marked in ("<script", "<img", "<b>", 'javascript:alert(1)\\"'):
        assert marked not in timeline


def test_an_era_is_dated_no_more_exactly_than_the_words_that_prove_it():
    day = date(2022, 5, 31)
    coding = GOLD.codings[0]
    proof = replace(coding.statements[0], when=When(day, day, "year", "relative"))
    state = replace(GOLD.states[0], start=day, start_by=day, end=None, end_by=None, statements=(proof.id,))
    slides = json.loads(format_timeline(Analysis((replace(coding, statements=(proof,)),), (state,)), CODEBOOK))
    assert slides["eras"][0]["start_date"]["display_date"] == "from about 31 May 2022"


# ---------------------------------------------------------------- the Markdown brief


def read_plain(markdown: str) -> str:
    """Return the text that a reader of the brief sees; markup of any kind but ours fails."""
    tokens = [token for block in MarkdownIt("commonmark").parse(markdown) for token in (block.children or [])]
    assert {token.type for token in tokens} <= {"text", "text_special", "strong_open", "strong_close", "em_open",
                                                "em_close", "link_open", "link_close"}  # fmt: skip
    return "".join(token.content for token in tokens)


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_a_quotation_in_the_brief_reads_exactly_as_it_was_written(text):
    parser = MarkdownIt("gfm-like", {"linkify": False})
    for before in ("", "> ", "- "):
        html = parser.render(before + escape_markdown(text))
        shown = html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
        wrapped = {
            "": "<p>{}</p>\n",
            "> ": "<blockquote>\n<p>{}</p>\n</blockquote>\n",
            "- ": "<ul>\n<li>{}</li>\n</ul>\n",
        }
        assert shown == wrapped[before].format(" ".join(text.split()))


def test_the_brief_quotes_every_proof_and_names_its_source():
    seen = read_plain(format_brief(GOLD, CODEBOOK))
    for state in GOLD.states:
        for proof in state.statements:
            (statement,) = (s for s in GOLD.statements if s.id == proof)
            assert statement.text in seen
    assert "Biden Gives Ukraine Green Light to Use US Weapons Inside Russia. Published 31 May 2024" in seen
    assert "Counter-fire near Kharkiv: opposed → permitted" in seen


def test_a_pronoun_is_no_source_in_the_brief():
    text = "The ban is bad for the town, the Mowers Union said. “It is a mistake,” it said. It opposed the ban."
    analysis = analyse([Article("a", text, date(2024, 5, 31))], NO_CODEBOOK)
    shown = format_brief(analysis, NO_CODEBOOK)
    assert "it" in {statement.source.lower() for statement in analysis.statements}
    assert "— Mowers Union" in shown
    assert "— it" not in shown.lower()


def by_machine(analysis: Analysis) -> Analysis:
    codings = [
        replace(c, statements=tuple(replace(s, coder="machine") for s in c.statements)) for c in analysis.codings
    ]
    return replace(analysis, codings=tuple(codings))


@pytest.mark.parametrize("render", [format_brief, lambda *view: render_page(*view).decode("utf-8")])
def test_words_that_leave_the_page_say_that_no_person_coded_them(render):
    assert "not by a person" in render(by_machine(GOLD), CODEBOOK)
    assert "not by a person" not in render(GOLD, CODEBOOK)


def test_the_brief_of_a_hostile_article_holds_no_markup_but_its_own():
    read_plain(format_brief(HOSTILE, NO_CODEBOOK))


# ---------------------------------------------------------------- the filtered view


def test_a_restricted_analysis_holds_the_asked_statements_and_their_proofs_alone():
    kept = restrict(GOLD, {"g1", "g3"})
    assert [s.id for s in kept.statements] == ["g1", "g3"]
    assert {proof for state in kept.states for proof in state.statements} == {"g1", "g3"}


@pytest.mark.parametrize("write", [format_brief, render_page, render_svg])
def test_who_gets_a_part_is_told_that_it_is_one(write):
    part, whole = (str(write(analysis, CODEBOOK)) for analysis in (restrict(GOLD, {"g1", "g3"}), GOLD))
    assert f"Filtered: 2 of {len(GOLD.statements)} statements" in part
    assert "Filtered:" not in whole


def test_an_unrestricted_analysis_stays_what_it_was():
    assert restrict(GOLD, {s.id for s in GOLD.statements}) is GOLD


def test_nothing_left_is_an_empty_analysis_that_every_format_can_write():
    empty = restrict(GOLD, set())
    assert empty == Analysis(left_out=len(GOLD.statements))
    for form in FORMATS:
        assert form.render(empty, CODEBOOK) or form.id == "jsonl"


# ---------------------------------------------------------------- pictures


@BOTH
def test_the_svg_is_xml_and_shows_every_statement(analysis):
    picture = ElementTree.fromstring(render_svg(analysis, CODEBOOK))
    assert picture.tag == "{http://www.w3.org/2000/svg}svg"
    spoken = [node.get("aria-label", "") for node in picture.iter("{http://www.w3.org/2000/svg}path")]
    shown = [label for label in spoken if label.startswith(("event", "stance"))]
    assert len(shown) == len(analysis.statements)


def test_the_svg_names_provisions_actors_and_positions():
    seen = " ".join("".join(node.itertext()) for node in ElementTree.fromstring(render_svg(GOLD, CODEBOOK)).iter())
    for word in ("Counter-fire", "US administration", "permitted", "prohibited", "opposed"):
        assert word in seen


def test_a_picture_that_leaves_the_page_says_what_it_shows_and_in_which_colours():
    seen = " ".join("".join(node.itertext()) for node in ElementTree.fromstring(render_svg(GOLD, CODEBOOK)).iter())
    source = GOLD.codings[0].article.title
    for words in (CODEBOOK.title, CODEBOOK.question, source, "published 31 May 2024", "takes no position", "stance"):
        assert words in " ".join(seen.split())


def test_the_legend_of_a_picture_explains_what_the_legend_of_the_page_explains():
    seen = " ".join("".join(node.itertext()) for node in ElementTree.fromstring(render_svg(GOLD, CODEBOOK)).iter())
    for entry in legend_entries():
        assert entry.symbol == BY_MOUSE or entry.label in seen


@BOTH
def test_the_png_is_as_large_as_the_svg_twice(analysis):
    content = render_png(analysis, CODEBOOK)
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", content[16:24])
    picture = ElementTree.fromstring(render_svg(analysis, CODEBOOK))
    assert (width, height) == (2 * float(picture.get("width")), pytest.approx(2 * float(picture.get("height")), abs=2))


# ---------------------------------------------------------------- the command line


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.id)
def test_the_command_line_writes_every_format(form, tmp_path, capsys):
    coded = tmp_path / "coded.jsonl"
    coded.write_text(jsonlines.format_lines(GOLD), "utf-8")
    output = tmp_path / f"out.{form.extension}"
    assert main(["export", str(coded), "--format", form.id, "--output", str(output)]) == 0
    assert output.stat().st_size > 1000
    assert capsys.readouterr() == ("", "")


def test_the_command_line_says_which_formats_there_are(capsys):
    with pytest.raises(SystemExit):
        main(["export", "--help"])
    assert f"formats: {', '.join(form.id for form in FORMATS)}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["nowhere.txt", "--format", "csv", "--output", "out"], "nowhere.txt: no such file"),
        (["nowhere.csv", "--format", "csv", "--output", "out"], "nowhere.csv: no such file"),
        (["seeds", "--format", "docx", "--output", "out"], "'docx' is unknown; there are html, brief, csv"),
        (["seeds", "--format", "csv", "--output", "no/such/folder/out"], "no/such/folder/out: cannot be written"),
    ],
)
def test_what_cannot_be_exported_is_one_clear_line(arguments, complaint, capsys):
    assert main(["export", *arguments]) == 2
    printed = capsys.readouterr()
    assert complaint in printed.err
    assert not printed.out


def test_a_bad_article_is_named_and_the_others_are_exported(tmp_path, capsys):
    (tmp_path / "good.txt").write_text("published: 2024-05-31\n\nThe minister said that the ban remains.\n", "utf-8")
    (tmp_path / "bad.txt").write_text("published: soon\n\nThe minister said so.\n", "utf-8")
    output = tmp_path / "out.jsonl"
    assert main(["export", str(tmp_path), "--format", "jsonl", "--output", str(output)]) == 2
    assert "bad.txt" in capsys.readouterr().err
    assert [json.loads(line)["id"] for line in output.read_text("utf-8").splitlines()] == ["good"]


def test_half_a_surrogate_pair_is_refused_for_no_file_can_hold_it(monkeypatch, tmp_path, capsys):
    line = json.dumps({"id": "a", "text": "He said half \ud800.", "published": "2024-05-31"})
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(line.encode())))
    assert main(["export", "-", "--format", "csv", "--output", str(tmp_path / "out.csv")]) == 2
    assert "article 'a' holds half a surrogate pair" in capsys.readouterr().err
