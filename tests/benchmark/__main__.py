"""`python -m tests.benchmark`: accuracy, speed, memory and growth of the tagger, as tables.

The corpora and their scorers lie beside the repository (`--corpora DIR`); the agreement with the project's
own gold and the speed on its own articles need nothing. `--errors` prints what was missed or wrongly found.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.benchmark.accuracy import Table, attribution_table, code_table, date_table, print_table
from tests.benchmark.corpora import CORPORA, attribution_corpora
from tests.benchmark.errors import print_attribution_errors, print_code_errors, print_date_errors
from tests.benchmark.speed import growth_table, hostile_table, speed_table, stage_table
from tests.benchmark.suggestions import suggestion_table
from tests.gold import GOLD, find_golds, read_gold
from timeline.codebook import NO_CODEBOOK, load_codebook
from timeline.model import InputError

ERRORS = {"attribution": print_attribution_errors, "dates": print_date_errors, "codes": print_code_errors}
PARTS = ("attribution", "dates", "codes", "suggestions", "speed", "hostile")


def main() -> int:
    """Print the tables, or the errors of one part; 2 if a corpus is missing."""
    options = build_parser().parse_args()
    status = 0
    for part in [options.errors] if options.errors else options.only or PARTS:
        try:
            if options.errors:
                ERRORS[part](options)
            else:
                for table in measure_part(part, options):
                    print_table(table, options.markdown)
        except InputError as error:
            print(error, file=sys.stderr)
            status = 2
    return status


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the arguments."""
    parser = argparse.ArgumentParser("python -m tests.benchmark", description=__doc__.partition("\n\n")[2])
    parser.add_argument("--corpora", type=Path, default=CORPORA, metavar="DIR", help="where the corpora lie")
    parser.add_argument("--others", type=Path, nargs="*", default=[], metavar="FILE", help="more attribution corpora")
    parser.add_argument("--gold", type=Path, default=GOLD, metavar="DIR", help="articles coded by hand, as tests/gold")
    parser.add_argument("--only", nargs="+", choices=PARTS, help="measure these parts alone")
    parser.add_argument("--errors", choices=ERRORS, help="print misses and false alarms with their sentences")
    parser.add_argument("--markdown", action="store_true", help="print Markdown tables, as in the README")
    return parser


def measure_part(part: str, options: argparse.Namespace) -> list[Table]:
    """Return the tables of one part."""
    golds = [read_gold(path) for path in find_golds(options.gold)]
    if part == "attribution":
        return [attribution_table(options.corpora, options.others)]
    if part == "dates":
        return [date_table(options.corpora)]
    if part == "codes":
        return [code_table(golds)]
    if part == "suggestions":
        return [suggestion_table(golds)]
    if part == "hostile":
        return [hostile_table()]
    groups = {"coded by hand, each with its codebook": [(gold.article, gold.codebook) for gold in golds]}
    if options.corpora.is_dir():
        codebook = load_codebook()
        for corpus in attribution_corpora(options.corpora):
            groups[f"{corpus.name}, without a codebook"] = [(article, NO_CODEBOOK) for article in corpus.articles]
            groups[f"{corpus.name}, not on the policy"] = [(article, codebook) for article in corpus.articles]
    stages = [stage_table(name, readings) for name, readings in groups.items()]
    return [speed_table(groups), *stages, growth_table(golds[0].article)]


if __name__ == "__main__":
    sys.exit(main())
