"""W3C Web Annotations, read as linked data: each finds its words again, and its tags say what the table says."""

from __future__ import annotations

import json

import pytest
import rdflib

from tests.analyses import gold_analysis, hostile_analysis
from timeline.codebook import load_codebook
from timeline.exchange import annotations
from timeline.exchange.formats import restrict
from timeline.model import Analysis
from timeline.view.tables import statement_table

CODEBOOK = load_codebook()
GOLD = gold_analysis()
HOSTILE = hostile_analysis()
BOTH = pytest.mark.parametrize("analysis", [GOLD, HOSTILE], ids=["gold", "hostile"])

# The terms of the Web Annotation context that the export uses, as the W3C's vocabulary defines them. The context
# itself is on the W3C's server; a test must not ask for it.
OA, AS = rdflib.Namespace("http://www.w3.org/ns/oa#"), rdflib.Namespace("https://www.w3.org/ns/activitystreams#")
CONTEXT = {
    **{"id": "@id", "type": "@type", "oa": str(OA), "as": str(AS), "dcterms": "http://purl.org/dc/terms/"},
    **{"rdf": str(rdflib.RDF), "rdfs": str(rdflib.RDFS), "foaf": "http://xmlns.com/foaf/0.1/"},
    **{"dc": "http://purl.org/dc/elements/1.1/", "xsd": str(rdflib.XSD)},
    "Annotation": "oa:Annotation",
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    **{"Software": "as:Application", "Person": "foaf:Person", "TextualBody": "oa:TextualBody"},
    **{"TextQuoteSelector": "oa:TextQuoteSelector", "TextPositionSelector": "oa:TextPositionSelector"},
    **{"classifying": "oa:classifying", "tagging": "oa:tagging"},
    "body": {"@type": "@id", "@id": "oa:hasBody"},
    "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"},
    "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "creator": {"@type": "@id", "@id": "dcterms:creator"},
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
    "first": {"@type": "@id", "@id": "as:first"},
    "startIndex": {"@type": "xsd:nonNegativeInteger", "@id": "as:startIndex"},
    "total": {"@type": "xsd:nonNegativeInteger", "@id": "as:totalItems"},
    **{"value": "rdf:value", "format": "dc:format", "label": "rdfs:label", "name": "foaf:name"},
    **{"exact": "oa:exact", "prefix": "oa:prefix", "suffix": "oa:suffix"},
    "start": {"@type": "xsd:nonNegativeInteger", "@id": "oa:start"},
    "end": {"@type": "xsd:nonNegativeInteger", "@id": "oa:end"},
}


def read_graph(analysis: Analysis) -> rdflib.Graph:
    document = json.loads(annotations.format_annotations(analysis, CODEBOOK))
    assert document["@context"] == "http://www.w3.org/ns/anno.jsonld"
    return rdflib.Graph().parse(data=json.dumps(document | {"@context": CONTEXT}), format="json-ld")


def read_annotations(analysis: Analysis) -> list[dict[str, object]]:
    """Return what a reader of linked data sees, in the order of the collection."""
    graph = read_graph(analysis)
    page = graph.value(predicate=rdflib.RDF.type, object=AS.OrderedCollectionPage)
    return [read_annotation(graph, node) for node in graph.items(graph.value(page, AS.items))]


def read_annotation(graph: rdflib.Graph, node: rdflib.term.Node) -> dict[str, object]:
    bodies = [(graph.value(b, OA.hasPurpose), str(graph.value(b, rdflib.RDF.value))) for b in graph[node : OA.hasBody]]
    target = graph.value(node, OA.hasTarget)
    seen: dict[str, object] = {"source": graph.value(target, OA.hasSource)}
    for selector in graph[target : OA.hasSelector]:
        seen |= {str(p).removeprefix(str(OA)): o.toPython() for p, o in graph[selector] if p != rdflib.RDF.type}
    tags = dict(value.split(": ", 1) for purpose, value in bodies if purpose == OA.tagging)
    return seen | {"tags": tags, "categories": {value for purpose, value in bodies if purpose == OA.classifying}}


def test_the_annotations_say_what_the_table_says():
    found = read_annotations(GOLD)
    table = statement_table(GOLD, CODEBOOK)
    for column in ("id", "kind", "actor", "position", "provision", "change", "modality", "precision"):
        assert [annotation["tags"].get(column, "") for annotation in found] == list(table[column])
    assert [annotation["tags"].get("start") for annotation in found] == [
        s.when.start and s.when.start.isoformat() for s in GOLD.statements
    ]


@BOTH
def test_both_selectors_of_an_annotation_find_the_words_in_the_text(analysis):
    text = analysis.codings[0].article.text
    for annotation, statement in zip(read_annotations(analysis), analysis.statements, strict=True):
        assert text[annotation["start"] : annotation["end"]] == annotation["exact"] == statement.text
        around = annotation["prefix"] + annotation["exact"] + annotation["suffix"]
        assert around in text


def test_an_annotation_is_called_the_same_in_every_export():
    first, second = (
        json.loads(annotations.format_annotations(analysis, CODEBOOK))["first"]["items"]
        for analysis in (GOLD, restrict(GOLD, {"g2", "g3"}))
    )
    assert [item["id"] for item in second] == [item["id"] for item in first[1:3]]
    assert len({item["id"] for item in first}) == len(first)


def test_an_article_without_a_valid_web_address_has_a_name_instead():
    (source,) = {annotation["source"] for annotation in read_annotations(HOSTILE)}
    assert str(source).startswith("urn:uuid:")
