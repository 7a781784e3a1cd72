"""The page "Codebook": every category with its definition, its examples and how often it occurs."""

import streamlit as st

from pages.sections.codebook import show_categories, show_marks, show_rules
from pages.sections.frame import open_page
from pages.sections.heading import show_heading
from pages.sections.policy import open_policy
from timeline.view.reference import RULE_FILES, list_actors, list_codes, list_event_types, list_provisions

open_page("Codebook")
policy = open_policy()
show_heading(policy)
codebook, analysis = policy.codebook, policy.analysis
st.header("The picture", anchor=False)
show_marks()
st.header("This policy", anchor=False)
show_categories("Provisions", list_provisions(codebook, analysis))
show_categories("Actors", list_actors(codebook, analysis))
st.header("Any policy", anchor=False)
for title, field in (("Kind", "kind"), ("Position", "position"), ("Change", "change"), ("Modality", "modality")):
    show_categories(title, list_codes(analysis, field))
show_categories("Event types", list_event_types(analysis))
st.header("How dates are read", anchor=False)
show_categories("How exact a date is", list_codes(analysis, "precision"))
show_categories("What it rests on", list_codes(analysis, "basis"))
st.header("The words that make a code", anchor=False)
for name, title in RULE_FILES.items():
    show_rules(name, title)
