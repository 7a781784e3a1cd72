"""The codebook page: what its tables say of every code."""

from tests.analyses import gold_analysis
from timeline.view.reference import list_codes

ANALYSIS = gold_analysis()


def test_a_statement_without_a_date_is_no_example_of_one_to_the_day():
    rows = {row.label: row for row in list_codes(ANALYSIS, "precision")}
    undated = [s.text for s in ANALYSIS.statements if s.when.basis == "published"]
    assert (rows["no date"].count, rows["no date"].examples) == (len(undated), (undated[0],))
    assert rows["to the day"].examples[0] not in undated
    assert sum(row.count for row in rows.values()) == len(ANALYSIS.statements)
