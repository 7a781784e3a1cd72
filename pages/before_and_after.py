"""The page "Before and after": who holds what at two moments, and the statements that prove it."""

from pages.sections.comparison import ask_moments, check_moments, show_comparisons
from pages.sections.frame import open_page
from pages.sections.heading import show_heading
from pages.sections.policy import open_policy
from timeline.view.comparison import compare_moments, join_handovers
from timeline.view.pending import list_pending
from timeline.view.plans import add_plans
from timeline.view.succession import settle_states

open_page("Before and after")
policy = open_policy()
check_moments(policy)
show_heading(policy)
before, after = ask_moments(policy)
if before and after:
    before, after = sorted((before, after))
    analysis, codebook = policy.analysis, policy.codebook
    settled = settle_states(analysis.states, analysis.statements, codebook)
    plans = policy.plans | list_pending(settled, analysis, codebook)
    comparisons = compare_moments(add_plans(settled, policy.plans), analysis.statements, before, after, plans)
    show_comparisons(policy, join_handovers(comparisons, policy.shifts), before, after)
