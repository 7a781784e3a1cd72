"""The page "Codebook": every category with its definition, its examples and how often it occurs."""

from pages.sections.codebook import show_categories, show_contents, show_header, show_marks, show_rules
from pages.sections.frame import open_page
from pages.sections.heading import show_heading
from pages.sections.policy import open_policy
from pages.sections.selection import show_dropped
from timeline.view.reference import RULE_FILES, list_actors, list_codes, list_event_types, list_provisions

PICTURE, WORDS = "The picture", "The words that make a code"

open_page("Codebook")
policy = open_policy()
show_dropped()
show_heading(policy)
codebook, analysis = policy.codebook, policy.analysis
tables = {
    "This policy": {
        "Provisions": list_provisions(codebook, analysis),
        "Actors": list_actors(codebook, analysis),
    },
    "Any policy": {
        "Kind": list_codes(analysis, "kind"),
        "Position": list_codes(analysis, "position"),
        "Change": list_codes(analysis, "change"),
        "Modality": list_codes(analysis, "modality"),
        "Event types": list_event_types(analysis),
    },
    "How dates are read": {
        "How exact a date is": list_codes(analysis, "precision"),
        "What it rests on": list_codes(analysis, "basis"),
    },
}
show_contents({PICTURE: {}, **tables, WORDS: {}})
show_header(PICTURE)
show_marks()
for part, categories in tables.items():
    show_header(part)
    for title, rows in categories.items():
        show_categories(title, rows)
show_header(WORDS)
for name, title in RULE_FILES.items():
    show_rules(name, title)
