// The W3C Web Annotations that Whosays writes, against the Web Annotation Data Model and Vocabulary (Recommendations of 2017).
// annotations.jsonld is what the sharing module makes of annotated.txt; tests/properties/exports.rs keeps it so.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
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
    assert.deepEqual(item[`${OA}motivatedBy`], [{ "@id": `${OA}classifying` }]);
    assert.equal(item[`${OA}hasTarget`].length, 1);
  }
  await assert.rejects(jsonld.expand({ ...page, invented: "x" }, { documentLoader, safe: true }), "the test can fail");
});

test("it is RDF of the vocabulary", async () => {
  const quads = await jsonld.toRDF(page, { documentLoader, safe: true });
  const KNOWN = [/^http:\/\/www\.w3\.org\/ns\/oa#(hasBody|hasTarget|hasSource|hasSelector|hasPurpose|motivatedBy|exact|prefix|suffix|start|end)$/,
    /^http:\/\/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns#(type|value|first|rest)$/, /^http:\/\/www\.w3\.org\/ns\/activitystreams#items$/];
  for (const { predicate } of quads) assert.ok(KNOWN.some((known) => known.test(predicate.value)), predicate.value);
});

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
    const targets = many(item.target);
    assert.equal(targets.length, 1);
    [...targets, ...many(item.body).filter((body) => body.type === "SpecificResource")].forEach(specific);
    for (const body of many(item.body).filter((body) => body.type === "TextualBody")) {
      assert.equal(typeof body.value, "string", "exactly one value");
      assert.ok(["tagging", "classifying"].includes(body.purpose));
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
  for (const key of ["exact", "prefix", "suffix"]) assert.equal(typeof quote[key], "string");
  for (const key of ["start", "end"]) assert.ok(Number.isInteger(position[key]) && position[key] >= 0);
  assert.equal(characters.slice(position.start, position.end).join(""), quote.exact);
  assert.ok(text.includes(quote.prefix + quote.exact + quote.suffix));
}
