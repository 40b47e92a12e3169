// The W3C Web Annotations that Whosays writes, against the Web Annotation Data Model and Vocabulary (Recommendations of 2017).
// annotations.jsonld is what the sharing module makes of annotated.txt; tests/properties/exports.rs keeps it so.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import activityStreams from "@vocabulary/as";
import annotationOntology from "@vocabulary/oa";
import jsonld from "jsonld";

const here = (name) => readFileSync(new URL(name, import.meta.url), "utf8");
const CONTEXT = "http://www.w3.org/ns/anno.jsonld";
const page = JSON.parse(here("annotations.jsonld"));
const text = here("annotated.txt");
const OA = "http://www.w3.org/ns/oa#";

/** Knows one context, the terms of annotation-terms.json, which are those of the vocabulary's, and asks nobody. */
async function documentLoader(url) {
  assert.equal(url, CONTEXT, "no other context is named");
  return { contextUrl: null, documentUrl: url, document: JSON.parse(here("annotation-terms.json")) };
}

const many = (value) => (value === undefined ? [] : [value].flat());
const isIri = (id) => typeof id === "string" && /^[a-z][a-z0-9+.-]*:\S+$/i.test(id);

test("every key is a term of the context", async () => {
  // In safe mode a key or a relative address that would be dropped is an error.
  const [expanded] = await jsonld.expand(page, { documentLoader, safe: true });
  assert.deepEqual(expanded["@type"], ["http://www.w3.org/ns/activitystreams#OrderedCollectionPage"]);
  const items = expanded["http://www.w3.org/ns/activitystreams#items"][0]["@list"];
  assert.equal(items.length, page.items.length);
  for (const item of items) {
    assert.deepEqual(item["@type"], [`${OA}Annotation`]);
    assert.equal(item[`${OA}hasTarget`].length, 1);
  }
  const motivations = items.map((item) => item[`${OA}motivatedBy`][0]["@id"].replace(OA, ""));
  assert.deepEqual([...new Set(motivations)], ["classifying", "identifying", "describing"]);
  await assert.rejects(jsonld.expand({ ...page, invented: "x" }, { documentLoader, safe: true }), "the test can fail");
});

const RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const RDFS = "http://www.w3.org/2000/01/rdf-schema#";
const OWL = "http://www.w3.org/2002/07/owl#";
const XSD = "http://www.w3.org/2001/XMLSchema#";

/** What @vocabulary's packages make their triples of, as far as it is read here. */
const factory = {
  namedNode: (value) => value,
  blankNode: () => null,
  literal: (value) => value,
  quad: (subject, predicate, object) => ({ subject, predicate, object }),
};

/** The W3C's ontologies: what there is, of which kind, and under what. */
class Vocabulary {
  constructor(...ontologies) {
    // Activity Streams are published under https, and named by http in the Web Annotation Vocabulary.
    const plain = (term) => (typeof term === "string" ? term.replace("https://www.w3.org/ns/activitystreams#", "http://www.w3.org/ns/activitystreams#") : term);
    this.triples = ontologies.flatMap((ontology) => ontology({ factory })).map((own) => ({ subject: plain(own.subject), predicate: own.predicate, object: plain(own.object) }));
  }

  of(subject, predicate) {
    return this.triples.filter((own) => own.subject === subject && own.predicate === predicate).map(({ object }) => object);
  }

  isA(term, ...kinds) {
    return this.of(term, `${RDF}type`).some((kind) => kinds.includes(kind));
  }

  isClass(term) {
    return this.isA(term, `${RDFS}Class`, `${OWL}Class`);
  }

  isProperty(term) {
    return this.isA(term, `${RDF}Property`, `${OWL}ObjectProperty`, `${OWL}DatatypeProperty`);
  }

  /** A class with all that it is a kind of. */
  above(term) {
    return [term, ...this.of(term, `${RDFS}subClassOf`).flatMap((parent) => this.above(parent))];
  }
}

const vocabulary = new Vocabulary(annotationOntology, activityStreams);

/** What the model takes from other vocabularies, in its section 3.3.1 on agents. */
const TAKEN = ["http://purl.org/dc/terms/creator", "http://xmlns.com/foaf/0.1/name", "http://xmlns.com/foaf/0.1/Person"];

/** What of the vocabulary is used in triples as it does not define it: a sentence for each. */
function faults(quads) {
  const found = [];
  const types = (node) => quads.filter(({ subject, predicate }) => subject.value === node && predicate.value === `${RDF}type`).map(({ object }) => object.value);
  const fits = (node, kind) => types(node).concat(vocabulary.of(node, `${RDF}type`)).some((type) => vocabulary.above(type).includes(kind));
  const isNumber = ({ value, datatype }) => [`${XSD}integer`, `${XSD}nonNegativeInteger`].includes(datatype.value) && Number(value) >= 0;
  for (const { subject, predicate, object } of quads) {
    const name = predicate.value;
    if (name === `${RDF}type`) {
      if (!vocabulary.isClass(object.value) && !TAKEN.includes(object.value)) found.push(`no class: ${object.value}`);
      continue;
    }
    // Lists, and the value of a body, which the model takes from RDF.
    if ([`${RDF}first`, `${RDF}rest`, `${RDF}value`, ...TAKEN].includes(name)) continue;
    if (!vocabulary.isProperty(name)) {
      found.push(`no property: ${name}`);
      continue;
    }
    for (const domain of vocabulary.of(name, `${RDFS}domain`).filter((own) => own !== null)) {
      if (!fits(subject.value, domain)) found.push(`${name} of ${types(subject.value)}`);
    }
    for (const range of vocabulary.of(name, `${RDFS}range`).filter((own) => own !== null)) {
      const right = range === `${XSD}string` ? object.datatype?.value === range : range === `${XSD}nonNegativeInteger` ? object.termType === "Literal" && isNumber(object) : fits(object.value, range);
      if (!right) found.push(`${name} to ${object.value}`);
    }
  }
  return found;
}

test("it is RDF of the W3C's ontologies, each property between the classes that it is for", async () => {
  const of = (page) => jsonld.toRDF(page, { documentLoader, safe: true });
  const quads = await of(page);
  assert.ok(quads.some(({ predicate, object }) => predicate.value === `${RDF}type` && object.value === `${OA}TextQuoteSelector`));
  assert.deepEqual(faults(quads), []);
  // The test can fail.
  const [first] = page.items;
  const [quote, position] = first.target.selector;
  const changed = (change) => of({ ...page, items: [{ ...first, ...change }] }).then(faults);
  const selecting = (selector) => changed({ target: { source: "urn:a", type: "SpecificResource", selector } });
  assert.deepEqual(await selecting([quote, position]), []);
  assert.match((await changed({ type: "SpecificResource" })).join(), /hasTarget of/);
  assert.match((await selecting({ ...position, start: -1 })).join(), /start to -1/);
  assert.match((await selecting({ ...quote, exact: 7 })).join(), /exact to 7/);
  assert.match((await selecting({ ...quote, type: "TextualBody" })).join(), /hasSelector to/);
  const unknown = (term) => faults([{ subject: { value: "urn:a" }, predicate: { value: term }, object: { value: "urn:b", termType: "NamedNode" } }]);
  assert.match(unknown(`${OA}invented`).join(), /no property/);
  assert.deepEqual(vocabulary.isClass(`${OA}Invented`), false);
});

test("the terms of the context are those of the ontologies", () => {
  const { "@context": terms } = JSON.parse(here("annotation-terms.json"));
  const iri = (term) => term.replace(/^(oa|as|rdf|dcterms|foaf):/, (_, prefix) => terms[prefix]);
  const all = Object.entries(terms).filter(([name]) => !["oa", "as", "rdf", "dcterms", "foaf", "id", "type"].includes(name));
  for (const [name, term] of all) {
    const own = iri(typeof term === "string" ? term : term["@id"]);
    const known = vocabulary.isClass(own) || vocabulary.isProperty(own) || vocabulary.isA(own, `${OA}Motivation`) || [`${RDF}value`, ...TAKEN].includes(own);
    assert.ok(known, `${name} is ${own}`);
  }
});

/** The properties that a selector of a kind has, in the model: the ontology names no class for them. */
const OWN = { TextQuoteSelector: ["exact", "prefix", "suffix"], TextPositionSelector: ["start", "end"] };

test("what the model says MUST be is so", () => {
  assert.equal(page["@context"], CONTEXT);
  assert.equal(page.type, "AnnotationPage");
  assert.ok(isIri(page.id));
  assert.ok(Array.isArray(page.items) && page.items.length > 5);
  const ids = page.items.map((item) => item.id);
  assert.equal(new Set(ids).size, ids.length, "an IRI of its own for each");
  for (const item of page.items) {
    assert.ok(isIri(item.id));
    assert.equal(item.type, "Annotation");
    assert.ok(["Person", "Software"].includes(item.creator.type), "who made it");
    const targets = many(item.target);
    assert.equal(targets.length, 1);
    [...targets, ...many(item.body).filter((body) => body.type === "SpecificResource")].forEach(specific);
    for (const body of many(item.body).filter((body) => body.type === "TextualBody")) {
      assert.equal(typeof body.value, "string", "exactly one value");
      assert.ok(["tagging", "classifying", "identifying", "describing"].includes(body.purpose));
    }
    for (const body of many(item.body)) assert.ok(["TextualBody", "SpecificResource"].includes(body.type), body.type);
  }
});

/** A Specific Resource: exactly one source, and selectors that select the same words of it. */
function specific(resource) {
  assert.ok(isIri(resource.source), "exactly one source");
  const characters = [...text];
  const selectors = many(resource.selector);
  const [quote] = selectors.filter(({ type }) => type === "TextQuoteSelector");
  const [position] = selectors.filter(({ type }) => type === "TextPositionSelector");
  assert.equal(selectors.length, 2);
  for (const { type, ...own } of selectors) assert.deepEqual(Object.keys(own).sort(), OWN[type].toSorted());
  for (const key of ["exact", "prefix", "suffix"]) assert.equal(typeof quote[key], "string");
  for (const key of ["start", "end"]) assert.ok(Number.isInteger(position[key]) && position[key] >= 0);
  assert.equal(characters.slice(position.start, position.end).join(""), quote.exact);
  assert.ok(text.includes(quote.prefix + quote.exact + quote.suffix));
}
