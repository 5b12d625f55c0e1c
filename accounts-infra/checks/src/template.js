import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseDocument } from 'yaml';

const NAMES_WITHOUT_PREFIX = new Set(['Ref', 'Condition']);
const FUNCTIONS = [
  'And', 'Base64', 'Cidr', 'Condition', 'Equals', 'FindInMap', 'GetAZs', 'GetAtt', 'If', 'ImportValue', 'Join', 'Length',
  'Not', 'Or', 'Ref', 'Select', 'Split', 'Sub', 'ToJsonString', 'Transform',
];

/** The short forms of CloudFormation's functions (`!Ref x`), each read as its long form (`{Ref: x}`). */
const TAGS = FUNCTIONS.flatMap((name) => {
  const key = NAMES_WITHOUT_PREFIX.has(name) ? name : `Fn::${name}`;
  return [
    { tag: `!${name}`, resolve: (text) => ({ [key]: name === 'GetAtt' ? splitOnce(text) : text }) },
    { tag: `!${name}`, collection: 'seq', resolve: (seq) => ({ [key]: seq.toJSON() }) },
    { tag: `!${name}`, collection: 'map', resolve: (map) => ({ [key]: map.toJSON() }) },
  ];
});

/**
 * A template as data, functions in their long form.
 *
 * @returns {{name: string, path: string, body: object}}
 * @throws {Error} when the text is not YAML or JSON, has a key twice, or a tag that CloudFormation does not have
 */
export function readTemplate(path) {
  return { name: basename(path), path, body: parseTemplate(readFileSync(path, 'utf8')) };
}

/** See {@link readTemplate}. */
export function parseTemplate(text) {
  const document = parseDocument(text, { customTags: TAGS, uniqueKeys: true });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem) {
    throw new Error(problem.message);
  }
  return longForm(document.toJSON());
}

/** `GetAtt` may be written as one text in its long form too. */
function longForm(value) {
  if (Array.isArray(value)) {
    return value.map(longForm);
  }
  if (value === null || typeof value !== 'object') {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === 'Fn::GetAtt' && typeof inner === 'string' ? splitOnce(inner) : longForm(inner),
    ]),
  );
}

/** `Resource.Attribute.Part` names the attribute `Attribute.Part`. */
function splitOnce(text) {
  const dot = text.indexOf('.');
  return dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
}
