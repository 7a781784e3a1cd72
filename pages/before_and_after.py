"""The page "Before and after": who holds what at two moments, and the statements that prove it."""

from pages.sections.comparison import ask_moments, check_moments, show_comparisons
from pages.sections.frame import open_page
from pages.sections.heading import show_heading
from pages.sections.policy import open_policy
from timeline.view.comparison import compare_moments, join_handovers
from timeline.view.plans import add_plans
from timeline.view.succession import settle_states

open_page("Before and after")
policy = open_policy()
check_moments(policy)
show_heading(policy)
before, after = ask_moments(policy)
if before and after:
    before, after = sorted((before, after))
    statements = policy.analysis.statements
    states = add_plans(settle_states(policy.analysis.states, statements, policy.codebook), policy.plans)
    comparisons = compare_moments(states, statements, before, after, policy.plans)
    comparisons = join_handovers(comparisons, policy.shifts)
    show_comparisons(policy, comparisons, before, after)
