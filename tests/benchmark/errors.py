"""Where the tagger errs: misses, false alarms, wrong codes, each with its sentence, to show where to push."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Sequence

from tests.benchmark.corpora import attribution_corpora, date_corpora, read_row, tag_corpus
from tests.gold import CODES, code_of, find_golds, pair_statements, read_gold
from timeline.pipeline import analyse
from timeline.reading.text.document import Document

ENOUGH = 0.5  # so much of two contents must be shared for them to be the same attribution


def print_attribution_errors(options: Namespace) -> None:
    """Print attributions missed, found with a wrong source, and found where there is none."""
    counts = Counter()
    for corpus in attribution_corpora(options.corpora, options.others):
        for row, found in zip(corpus.rows, tag_corpus(corpus), strict=True):
            document = Document(read_row(row))
            pairs = _pair_contents(row["attributions"], found["attributions"])
            for g, entry in enumerate(row["attributions"]):
                fault = "MISS" if g not in pairs else _source_fault(entry, found["attributions"][pairs[g]])
                if fault:
                    counts[fault, entry.get("type")] += 1
                    given = found["attributions"][pairs[g]] if g in pairs else None
                    _print_attribution(fault, document, entry, given)
            for f, entry in enumerate(found["attributions"]):
                if f not in pairs.values():
                    counts["FALSE", entry["type"]] += 1
                    _print_attribution("FALSE", document, entry, None)
    _print_counts(counts)


def print_date_errors(options: Namespace) -> None:
    """Print time expressions missed, found with another extent or value, and found where there is none."""
    counts = Counter()
    for corpus in date_corpora(options.corpora):
        for row, found in zip(corpus.rows, tag_corpus(corpus), strict=True):
            document = Document(read_row(row))
            for fault, span, gold, given in _compare_timexes(row["timexes"], found["timexes"]):
                counts[fault, (gold or given)["type"]] += 1
                wanted = f"{_cut(document.text, gold['span'])!r} {gold['value']}" if gold else ""
                read = f"{_cut(document.text, given['span'])!r} {given['value']}" if given else ""
                print(f"{fault:7}{row['id']}: {wanted} | {read}\n       {_sentence(document, span[0])}")
    _print_counts(counts)


def print_code_errors(options: Namespace) -> None:
    """Print statements missed, wrongly coded, and found where a person coded none."""
    counts = Counter()
    for gold in map(read_gold, find_golds(options.gold)):
        found = analyse([gold.article], gold.codebook).statements
        pairs = pair_statements(gold.statements, found)
        for g, f in pairs:
            wrong = [code for code in CODES if code_of(g, code) != code_of(f, code)]
            counts.update(("WRONG", code) for code in wrong)
            if wrong:
                faults = ", ".join(f"{code} {code_of(f, code)!s} for {code_of(g, code)!s}" for code in wrong)
                print(f"WRONG  {gold.article.id} {g.id}: {faults}\n       {f.text}\n       gold: {g.text}")
        paired = {statement.id for pair in pairs for statement in pair}
        for fault, statements in (("MISS", gold.statements), ("FALSE", found)):
            for s in (s for s in statements if s.id not in paired):
                counts[fault, s.kind] += 1
                print(
                    f"{fault:7}{gold.article.id} {s.id}: {s.kind} {s.actor} {s.position} {s.provision}\n       {s.text}"
                )
    _print_counts(counts)


def _pair_contents(gold: list[dict], found: list[dict]) -> dict[int, int]:
    """Pair attributions greedily by how much of their contents they share."""
    candidates = []
    for g, wanted in enumerate(gold):
        for f, given in enumerate(found):
            shared = _overlap(wanted["content"], given["content"])
            share = 2 * shared / max(1, _length(wanted["content"]) + _length(given["content"]))
            if share >= ENOUGH:
                candidates.append((-share, g, f))
    pairs: dict[int, int] = {}
    for _, g, f in sorted(candidates):
        if g not in pairs and f not in pairs.values():
            pairs[g] = f
    return pairs


def _source_fault(gold: dict, found: dict) -> str:
    both_absent = not gold["source"] and not found["source"]
    return "" if both_absent or _overlap(gold["source"] or [], found["source"]) else "SOURCE"


def _compare_timexes(gold: list[dict], found: list[dict]) -> Iterable[tuple[str, list[int], dict | None, dict | None]]:
    for wanted in gold:
        given = next((entry for entry in found if _overlap([wanted["span"]], [entry["span"]])), None)
        if given is None:
            yield "MISS", wanted["span"], wanted, None
        elif (given["value"] or "").upper() != (wanted["value"] or "").upper():
            yield "VALUE", wanted["span"], wanted, given
        elif list(given["span"]) != list(wanted["span"]):
            yield "EXTENT", wanted["span"], wanted, given
    for given in found:
        if not any(_overlap([wanted["span"]], [given["span"]]) for wanted in gold):
            yield "FALSE", given["span"], None, given


def _print_attribution(fault: str, document: Document, entry: dict, given: dict | None) -> None:
    parts = [_parts(document.text, entry)] + ([_parts(document.text, given)] if given else [])
    print(f"{fault:7}{document.article.id}: {' | read: '.join(parts)}")
    print(f"       {_sentence(document, (entry['cue'] or entry['content'])[0][0])}")


def _parts(text: str, entry: dict) -> str:
    roles = (" … ".join(_cut(text, span) for span in entry[role] or []) for role in ("source", "cue", "content"))
    return "[{}] [{}] [{}]".format(*roles)


def _sentence(document: Document, offset: int) -> str:
    return _cut(document.text, document.sentences[document.sentence_at(offset)].span)


def _cut(text: str, span: Sequence[int]) -> str:
    return " ".join(text[span[0] : span[1]].split())


def _overlap(left: Iterable[Sequence[int]], right: Iterable[Sequence[int]]) -> int:
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in left for b in right)


def _length(spans: Iterable[Sequence[int]]) -> int:
    return sum(end - start for start, end in spans)


def _print_counts(counts: Counter) -> None:
    for (fault, kind), number in counts.most_common():
        print(f"{number:6} {fault} {kind}")
