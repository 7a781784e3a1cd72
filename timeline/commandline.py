"""The commands of `python -m timeline`: what they are called, what they take, what they print.

Exit status: 0 when all went well, 2 when an argument, a codebook or an article was bad.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from timeline.batch import map_articles
from timeline.codebook import CODEBOOK, NO_CODEBOOK, Codebook, load_codebook
from timeline.exchange import csvtable, jsonlines
from timeline.exchange.articles import find_articles, parse_date, read_article, read_json_lines
from timeline.exchange.codings import is_coding_file, read_coding_file
from timeline.exchange.fields import check_characters
from timeline.model import Article, Coding, InputError
from timeline.pipeline import analyse, assemble, tag

BAD_INPUT = 2
_FORMATS = ("csv", "jsonl")


class ArticleFile(NamedTuple):
    """A file to be read, and the publication date to use if it gives none."""

    path: Path
    published: date | None


Source = ArticleFile | Article | InputError  # an article to be read, already read, or refused


class Tagged(NamedTuple):
    """What one article prints: its rows on standard output, or its fault on standard error."""

    rows: str
    fault: str = ""
    silent: bool = False  # does it hold no statement?


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit status."""
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
    options = build_parser().parse_args(arguments)
    try:
        return options.run(options)
    except InputError as error:
        print_fault(error)
        return BAD_INPUT
    except BrokenPipeError:  # who reads us has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands; each sets `run`, the function that carries it out."""
    parser = argparse.ArgumentParser("python -m timeline", description="Read policy changes out of news articles.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_tag(commands)
    _add_export(commands)
    _add_suggest(commands)
    return parser


def _add_tag(commands: argparse._SubParsersAction) -> None:
    command = commands.add_parser(
        "tag",
        help="print the coded statements of articles",
        description="Print the coded statements of articles: CSV has a row per statement, JSON lines one per article.",
        epilog="""examples:
  python -m timeline tag seeds/ukraine-us-weapons.txt
  python -m timeline tag seeds --format jsonl > statements.jsonl
  python -m timeline tag --codebook none --published 2024-05-31 article.txt
  cat articles.jsonl | python -m timeline tag - --format jsonl""",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_articles(command)
    add_codebook(command)
    command.add_argument("--format", choices=_FORMATS, default="csv", help="what to print (default: csv)")
    command.add_argument("--jobs", type=int, metavar="N", help="processes for many articles (default: one a core)")
    command.set_defaults(run=_run_tag)


def _add_export(commands: argparse._SubParsersAction) -> None:
    command = commands.add_parser(
        "export",
        help="write articles, coded, to a file of any format",
        description="Write articles with their statements and policy states to one file: an offline page, a table, "
        "a picture, … A PATH that ends in .csv or .jsonl is a coding that an earlier export wrote.",
        epilog="""formats: html, brief, csv, jsonl, excel, dna, annotations, timelinejs, svg, png
examples:
  python -m timeline export seeds --format html --output timeline.html
  python -m timeline export corrected.csv --format excel --output corrected.xlsx""",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_articles(command)
    add_codebook(command)
    command.add_argument("--format", required=True, help="what to write: see below")
    command.add_argument("--output", required=True, metavar="FILE", help="the file to write, - for standard output")
    command.set_defaults(run=_run_export)


def _add_suggest(commands: argparse._SubParsersAction) -> None:
    command = commands.add_parser(
        "suggest",
        help="propose a codebook for articles that have none",
        description="Print a codebook for a person to edit: who acts in the articles, and what is allowed or not.",
        epilog="""example:
  python -m timeline suggest seeds > codebook.toml""",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_articles(command)
    command.set_defaults(run=_run_suggest)


def add_articles(command: argparse.ArgumentParser) -> None:
    """Give a command the arguments that say which articles to read; `list_sources` understands them."""
    command.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="an article file, a folder of *.txt, or - for JSON lines {id, text, published, title?} on standard input",
    )
    command.add_argument("--published", metavar="DATE", help="date of articles that give none, such as 2024-05-31")


def add_codebook(command: argparse.ArgumentParser) -> None:
    """Give a command the argument that names a codebook."""
    command.add_argument(
        "--codebook",
        metavar="FILE",
        help="the policy's codebook, or none (default: the codebook.toml beside the articles, else the example's)",
    )


def choose_codebook(options: argparse.Namespace) -> Codebook:
    """Return the codebook that was asked for, else the one that lies beside the first articles, else the example's."""
    paths = (Path(path) for path in options.paths if path != "-")
    beside = (path if path.is_dir() else path.parent for path in paths)
    found = (folder / "codebook.toml" for folder in beside if (folder / "codebook.toml").is_file())
    return load_codebook(options.codebook or next(found, CODEBOOK))


def list_sources(options: argparse.Namespace) -> Iterable[Source]:
    """Return the articles that the arguments name, in order: a list, unless some arrive on standard input.

    Raises InputError if the date given for all of them is bad.
    """
    published = parse_date(options.published, "--published") if options.published else None
    sources = _find_sources(options.paths, published)
    return sources if "-" in options.paths else list(sources)


def read_source(source: Source) -> Article:
    """Return the article of a source; raises the InputError that says why there is none."""
    if isinstance(source, InputError):
        raise source
    return read_article(source.path, source.published) if isinstance(source, ArticleFile) else source


def read_articles(sources: Iterable[Source]) -> tuple[list[Article], int]:
    """Return the articles that can be read, and the exit status; each fault is printed on standard error."""
    articles, status = [], 0
    for source in sources:
        try:
            articles.append(read_source(source))
        except InputError as error:
            print_fault(error)
            status = BAD_INPUT
    return articles, status


def print_fault(fault: object) -> None:
    """Print one line on standard error, over the progress bar if there is one."""
    bar = "\r\x1b[K" if sys.stderr.isatty() else ""
    print(bar + " ".join(str(fault).split()), file=sys.stderr)


def write_output(content: str | bytes) -> None:
    """Write to standard output; raises InputError if it cannot take more, BrokenPipeError if nobody reads on."""
    try:
        stream = sys.stdout if isinstance(content, str) else sys.stdout.buffer
        stream.write(content)
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise InputError(f"standard output: cannot be written ({error.strerror}).") from None


def _find_sources(paths: list[str], published: date | None) -> Iterator[Source]:
    for path in paths:
        if path == "-":
            yield from read_json_lines(sys.stdin.buffer, published=published)
        else:
            try:
                yield from (ArticleFile(file, published) for file in find_articles(path))
            except InputError as error:
                yield error


def _run_tag(options: argparse.Namespace) -> int:
    codebook = choose_codebook(options)
    sources = list_sources(options)
    if options.format == "csv":
        write_output(csvtable.format_header())
    status = read = silent = 0
    tag_one = partial(_tag_source, codebook=codebook, output=options.format)
    for tagged in _show_progress(map_articles(tag_one, sources, options.jobs), sources):
        write_output(tagged.rows)
        read, silent = read + (not tagged.fault), silent + tagged.silent
        if tagged.fault:
            print_fault(tagged.fault)
            status = BAD_INPUT
    if options.format == "csv" and read and silent == read:  # an empty table says why
        policy = f"'{codebook.title}' (--codebook names another policy)" if codebook.title else "a policy"
        print_fault(f"No statement was found: only English is read, and what is said or done about {policy}.")
    return status


def _tag_source(source: Source, codebook: Codebook, output: str) -> Tagged:
    try:
        analysis = analyse([read_source(source)], codebook)
    except InputError as error:
        return Tagged("", str(error))
    rows = csvtable.format_rows(analysis.codings[0]) if output == "csv" else jsonlines.format_lines(analysis)
    return Tagged(rows, silent=not analysis.statements)


def _run_export(options: argparse.Namespace) -> int:
    from timeline.view.takeaway import find_format  # a moment that the other commands need not wait

    form, codebook = find_format(options.format), choose_codebook(options)
    codings, status = _read_codings(options, codebook)
    if _is_foreign(codings, codebook):
        print_fault(
            f"The codings are not on '{codebook.title}': name their codebook with --codebook. Labels are left out."
        )
        codebook = NO_CODEBOOK
    _write_file(options.output, form.render(assemble(codings, codebook), codebook))
    return status


def _is_foreign(codings: Sequence[Coding], codebook: Codebook) -> bool:
    """Are all the provisions that codings name unknown to the codebook?"""
    named = {statement.provision for coding in codings for statement in coding.statements if statement.provision}
    return bool(named) and named.isdisjoint(provision.id for provision in codebook.provisions)


def _read_codings(options: argparse.Namespace, codebook: Codebook) -> tuple[list[Coding], int]:
    """Return coding files as they are and articles tagged, and the exit status; raises InputError if none is left."""
    codings = [coding for path in options.paths if is_coding_file(path) for coding in read_coding_file(path)]
    options.paths = [path for path in options.paths if not is_coding_file(path)]
    articles, status = read_articles(list_sources(options))
    for article in articles:
        check_characters(f"{article.id}{article.title}{article.text}", f"article '{article.id[:40]}'")
        codings.append(tag(article, codebook))
    if not codings:
        raise InputError("No article could be read, so nothing was written.")
    return codings, status


def _write_file(name: str, content: bytes) -> None:
    if name == "-":
        write_output(content)
        return
    try:
        Path(name).write_bytes(content)
    except OSError as error:
        raise InputError(f"{name}: cannot be written ({error.strerror}).") from None


def _show_progress(results: Iterator[Tagged], sources: Iterable[Source]) -> Iterable[Tagged]:
    if not sys.stderr.isatty() or sys.stdout.isatty():
        return results
    from tqdm import tqdm  # only a terminal waits for this import

    return tqdm(results, total=len(sources) if isinstance(sources, list) else None, unit=" articles", leave=False)


def _run_suggest(options: argparse.Namespace) -> int:
    from timeline.reading.suggestion.codebook import suggest_codebook  # the other commands do without it

    articles, status = read_articles(list_sources(options))
    if articles:
        write_output(suggest_codebook([tag(article, NO_CODEBOOK) for article in articles]))
    return status
