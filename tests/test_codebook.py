"""A codebook is read as it is written, or refused in one sentence that names what is wrong."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.codebook import CODEBOOK, NO_CODEBOOK, load_codebook, parse_codebook
from timeline.model import InputError

ACTOR = '[[actor]]\nid = "a"\nlabel = "A"\n'
PROVISION = '[[provision]]\nid = "p"\nlabel = "P"\n'

# content of a codebook file -> what the sentence must name
BAD = {
    "no TOML": ("[[actor", "not valid TOML"),
    "an unknown table": ("[actors]", "'actors'"),
    "an unknown key": (ACTOR + 'alias = ["x"]', "actor 'a': unknown key 'alias'"),
    "an unknown key of the policy": ('[policy]\nname = "x"', "[policy]: unknown key 'name'"),
    "a policy in two brackets": ('[[policy]]\ntitle = "x"', "[policy]"),
    "a policy that is a number": ("policy = 3", "[policy]"),
    "an actor in one bracket": ('[actor]\nid = "a"', "[[actor]]"),
    "actors that are texts": ('actor = ["a"]', "[[actor]]"),
    "no id": ('[[actor]]\nlabel = "A"', "actor number 1: 'id' is missing"),
    "no label": ('[[actor]]\nid = "a"', "actor 'a': 'label' is missing"),
    "an empty label": ('[[actor]]\nid = "a"\nlabel = " "', "'label' is missing"),
    "an id with spaces": ('[[actor]]\nid = "U S"\nlabel = "A"', "kebab-case"),
    "an id that is a number": ('[[actor]]\nid = 3\nlabel = "A"', "'id' must be a text"),
    "a double id": (ACTOR + ACTOR, "the id 'a' is given twice"),
    "an id of actor and provision": (ACTOR + '[[provision]]\nid = "a"\nlabel = "P"', "'a' is given twice"),
    "aliases that are no list": (ACTOR + 'aliases = "x"', "'aliases' must be a list"),
    "an empty alias": (ACTOR + 'aliases = [""]', "'aliases' must be a list"),
    "authority that is a text": (ACTOR + 'authority = "yes"', "'authority' must be true or false"),
    "within that points nowhere": (PROVISION + 'within = "q"', "'within' names 'q'"),
    "within itself": (PROVISION + 'within = "p"', "circle"),
    "within in a circle": (
        PROVISION + 'within = "q"\n[[provision]]\nid = "q"\nlabel = "Q"\nwithin = "p"',
        "circle",
    ),
    "a broken regular expression": (PROVISION + 'patterns = ["/(a/"]', "provision 'p': 'patterns' has an invalid"),
    "a regular expression too large": (PROVISION + 'patterns = ["/a{99999999999999}/"]', "invalid regular"),
    "a regular expression that matches everywhere": (PROVISION + 'patterns = ["/a*/"]', "matches everywhere"),
    "values nested too deeply": ("x = " + "[" * 100_000, "nested too deeply"),
}


@pytest.mark.parametrize(("content", "named"), BAD.values(), ids=BAD)
def test_a_bad_codebook_is_refused_in_one_sentence_that_names_file_and_fault(tmp_path, content, named):
    path = tmp_path / "codebook.toml"
    path.write_text(content, "utf-8")
    with pytest.raises(InputError) as refusal:
        load_codebook(path)
    assert str(refusal.value).startswith(str(path))
    assert named in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_codebook_that_is_not_there_or_not_utf8_is_refused(tmp_path):
    with pytest.raises(InputError, match="no such file; name a codebook, or 'none'"):
        load_codebook(tmp_path / "missing.toml")
    (tmp_path / "latin.toml").write_bytes("[policy]\ntitle = 'Élysée'".encode("latin-1"))
    with pytest.raises(InputError, match="not UTF-8"):
        load_codebook(tmp_path / "latin.toml")


def test_the_codebook_of_the_seed_article_is_read():
    codebook = load_codebook()
    assert codebook.title == "US-supplied weapons inside Russia"
    assert codebook.label("us-administration") == "US administration"
    assert codebook.label("somebody else") == "somebody else"
    assert {provision.within for provision in codebook.provisions} == {"", "strikes-inside-russia"}
    assert "us-administration" in {actor.id for actor in codebook.actors if actor.authority}


def test_a_folder_stands_for_the_codebook_in_it_and_none_for_no_codebook():
    assert load_codebook(CODEBOOK.parent) == load_codebook()
    assert load_codebook("none") == load_codebook(None) == NO_CODEBOOK


def test_a_byte_order_mark_is_no_fault(tmp_path):
    (tmp_path / "codebook.toml").write_bytes(b"\xef\xbb\xbf" + ACTOR.encode())
    assert [actor.id for actor in load_codebook(tmp_path).actors] == ["a"]


values = st.recursive(
    st.one_of(st.text(), st.integers(), st.booleans()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(), inner, max_size=3)),
)
keys = st.sampled_from(["policy", "actor", "provision", "id", "label", "aliases", "within", "patterns", "authority"])


@given(st.dictionaries(keys, st.one_of(values, st.lists(st.dictionaries(keys, values), max_size=3)), max_size=4))
def test_whatever_the_tables_hold_they_are_read_or_refused(tables):
    try:
        codebook = parse_codebook(tables, "codebook.toml")
    except InputError as refusal:
        codebook = str(refusal)
    if isinstance(codebook, str):
        assert codebook.startswith("codebook.toml: ")
    else:
        assert len(codebook.actors) == len(tables.get("actor", []))


def test_every_key_of_the_fixed_format_is_read(tmp_path):
    content = """[policy]
title = "T"
question = "Q?"
[[actor]]
id = "us"
label = "US"
aliases = ["the president"]
authority = true
[[provision]]
id = "wide"
label = "Wide"
[[provision]]
id = "narrow"
label = "Narrow"
definition = "D"
patterns = ["near Kharkiv", "/counter-?fire/"]
within = "wide"
examples = ["yes"]
counterexamples = ["no"]
"""
    codebook = parse_codebook(tomllib.loads(content), "x")
    assert (codebook.title, codebook.question) == ("T", "Q?")
    assert codebook.actors[0].aliases == ("the president",)
    assert codebook.actors[0].authority
    narrow = codebook.provisions[1]
    assert (narrow.definition, narrow.within) == ("D", "wide")
    assert narrow.patterns == ("near Kharkiv", "/counter-?fire/")
    assert (narrow.examples, narrow.counterexamples) == (("yes",), ("no",))
