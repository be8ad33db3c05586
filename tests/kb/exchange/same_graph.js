// Whether a JSON-LD document and N-Triples are the same graph: same_graph.js BASE DOCUMENT.jsonld TRIPLES.nt [CONTEXT]
//
// The graph of the document is what the package jsonld makes of it, and what follows from it by the rules below. Nothing
// is fetched: a document that refers to a context elsewhere needs CONTEXT. Prints "N triples".
'use strict';
const fs = require('fs');
const path = require('path');
const jsonld = require(require.resolve('jsonld', {paths: [process.cwd(), __dirname]}));

const CW = 'https://w3id.org/clusterwise/';
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const RDFS = 'http://www.w3.org/2000/01/rdf-schema#';
const SKOS = 'http://www.w3.org/2004/02/skos/core#';
const PROV = 'http://www.w3.org/ns/prov#';
const TYPE = `<${RDF}type>`;

const UNESCAPED = {t: '\t', b: '\b', n: '\n', r: '\r', f: '\f', '"': '"', "'": "'", '\\': '\\'};
const unescaped = (text) => text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g, (all, u4, u8, c) =>
  c ? UNESCAPED[c] : String.fromCodePoint(parseInt(u4 || u8, 16)));

// A term as a text that is the same for the same term.
function termOf(term) {
  if (term.termType === 'NamedNode') return `<${term.value}>`;
  if (term.termType === 'BlankNode') return term.value.startsWith('_:') ? term.value : `_:${term.value}`;
  const datatype = term.datatype.value;
  const suffix = term.language ? `@${term.language}` : datatype.endsWith('#string') ? '' : `^^<${datatype}>`;
  return JSON.stringify(term.value) + suffix;
}

function triplesOf(text) {
  const line = /^(<[^>]*>|_:\S+) (<[^>]*>) (<[^>]*>|_:\S+|"((?:[^"\\]|\\.)*)"(\S*)) \.$/;
  return text.split('\n').filter((one) => one !== '').map((one) => {
    const match = line.exec(one);
    if (!match) throw new Error(`no triple: ${one}`);
    const [, subject, predicate, object, literal, suffix] = match;
    return [unescaped(subject), predicate, literal === undefined ? unescaped(object) : JSON.stringify(unescaped(literal)) + suffix];
  });
}

// What the vocabulary says of each asserted link, concept, kind, relation and claim.
function inferred(triples) {
  const result = [];
  const statements = new Map();
  for (const [s, p, o] of triples) {
    if (s.startsWith('_:')) statements.set(s, {...statements.get(s), [p]: o});
  }
  const isPack = new Set(triples.filter(([, p, o]) => p === TYPE && o === `<${SKOS}ConceptScheme>`).map(([s]) => s));
  for (const [s, p, o] of triples) {
    if (p === `<${CW}asserts>`) {
      const link = statements.get(o);
      result.push([o, TYPE, `<${RDF}Statement>`]);
      result.push(['subject', 'predicate', 'object'].map((role) => link[`<${RDF}${role}>`]));
    }
    if (p === `<${SKOS}inScheme>`) result.push([s, TYPE, `<${SKOS}Concept>`]);
    if (p === `<${CW}declaresKind>`) {
      result.push([o, TYPE, `<${RDFS}Class>`], [o, `<${RDFS}subClassOf>`, `<${SKOS}Concept>`]);
    }
    if (p === `<${CW}declaresRelation>`) result.push([o, TYPE, `<${RDF}Property>`]);
    if (p === `<${PROV}wasDerivedFrom>` && isPack.has(s)) result.push([o, TYPE, `<${PROV}Entity>`]);
  }
  return result;
}

// Blank nodes are named by all that is said of them, which differs for any two links.
function canonical(triples) {
  const said = new Map();
  for (const [s, p, o] of triples) {
    if (s.startsWith('_:')) said.set(s, [...(said.get(s) || []), `${p} ${o}`]);
  }
  const name = (term) => (term.startsWith('_:') ? `[${[...new Set(said.get(term))].sort().join(' ; ')}]` : term);
  return new Set(triples.map(([s, p, o]) => `${name(s)} ${p} ${name(o)}`));
}

function loader(context) {
  return async (url) => {
    if (!context) throw new Error(`${url} is not to be fetched`);
    return {contextUrl: null, documentUrl: url, document: JSON.parse(fs.readFileSync(context, 'utf8'))};
  };
}

async function main([base, document, triples, context]) {
  const json = JSON.parse(fs.readFileSync(document, 'utf8'));
  const quads = await jsonld.toRDF(json, {base, documentLoader: loader(context)});
  const stated = quads.map((quad) => [quad.subject, quad.predicate, quad.object].map(termOf));
  const expected = canonical([...stated, ...inferred(stated)]);
  const actual = canonical(triplesOf(fs.readFileSync(triples, 'utf8')));
  const only = (these, others) => [...these].filter((one) => !others.has(one));
  const missing = only(expected, actual);
  const surplus = only(actual, expected);
  for (const one of missing.slice(0, 10)) console.error(`${path.basename(triples)} lacks ${one}`);
  for (const one of surplus.slice(0, 10)) console.error(`${path.basename(triples)} also says ${one}`);
  console.log(`${actual.size} triples`);
  if (missing.length + surplus.length > 0 || actual.size === 0) process.exit(1);
}

main(process.argv.slice(2)).catch((error) => {
  console.error(String(error));
  process.exit(1);
});
