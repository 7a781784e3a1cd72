"""The page "Before and after": who holds what at two moments, and the statements that prove it."""

from dashboard.comparison import ask_moments, show_comparisons
from dashboard.heading import show_heading
from dashboard.policy import open_policy
from timeline.view.comparison import compare_moments

policy = open_policy()
show_heading(policy)
before, after = ask_moments(policy)
if before and after:
    analysis = policy.analysis
    comparisons = compare_moments(analysis.states, analysis.statements, before, after)
    show_comparisons(policy, comparisons, before, after)
