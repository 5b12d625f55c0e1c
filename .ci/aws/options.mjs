// The command line of an operation, read strictly.
import { readFileSync } from 'node:fs';
import { misunderstood } from './refused.mjs';

const EVERYWHERE = 'output region query no-paginate!';

/**
 * Reads words by a specification such as `name filter* files... force! : from to`. Of the options, a plain one takes a
 * value, one with `*` several values, one with `+` one value each of several times, and one with `!` none; those in
 * front of `|` must be there. Behind the colon are the values without a name.
 *
 * @returns {Record<string, string | string[] | true>} by name; those with `+` together as `ordered`
 */
export function parse(words, specification) {
  const [named, unnamed = ''] = specification.split(':').map((part) => part.trim());
  const [required, optional = ''] = named.split('|').map((part) => part.trim());
  const kinds = kindsOf(`${required} ${optional} ${EVERYWHERE}`);
  const options = { ordered: [] };
  const values = [];
  for (let at = 0; at < words.length; ) {
    const word = words[at++];
    if (!word.startsWith('--')) {
      values.push(word);
      continue;
    }
    const name = word.slice(2);
    const kind = kinds.get(name) ?? unknown(word);
    const given = [];
    while (kind !== '!' && at < words.length && !words[at].startsWith('--') && (kind === '*' || given.length === 0)) {
      given.push(words[at++]);
    }
    if (kind !== '!' && (given.length === 0 || given.includes(''))) {
      throw misunderstood(`${word} needs a value`);
    }
    if (kind === '+') {
      options.ordered.push([name, given[0]]);
    } else if (name in options) {
      throw misunderstood(`${word} is given twice`);
    } else {
      options[name] = kind === '!' ? true : kind === '*' ? given : given[0];
    }
  }
  for (const name of kindsOf(required).keys()) {
    if (!(name in options)) {
      throw misunderstood(`--${name} is missing`);
    }
  }
  const names = unnamed.split(/\s+/).filter(Boolean);
  if (values.length !== names.length || values.includes('')) {
    throw misunderstood(`${names.length} values without an option are expected: ${names.join(', ')}; given: ${values.join(', ')}`);
  }
  names.forEach((name, position) => (options[name] = values[position]));
  return options;
}

const kindsOf = (part) =>
  new Map(
    part
      .split(/\s+/)
      .filter(Boolean)
      .map((each) => [each.replace(/[*+!]$/, ''), /[*+!]$/.exec(each)?.[0] ?? '']),
  );

function unknown(word) {
  throw misunderstood(`there is no option ${word}`);
}

/** AWS's shorthand, `A=1,B={C=2,D=3}`, with exactly the given keys allowed. */
export function shorthand(text, keys) {
  const values = {};
  if (!/^[^=,]+=(\{[^}]*\}|[^,]*)(,[^=,]+=(\{[^}]*\}|[^,]*))*$/.test(text)) {
    throw misunderstood(`Error parsing parameter: Expected: '=', in ${text}`);
  }
  for (const [, key, value] of text.matchAll(/([^=,]+)=(\{[^}]*\}|[^,]*)(?:,|$)/g)) {
    values[key] = value.startsWith('{') ? shorthand(value.slice(1, -1), keys) : value;
  }
  const wrong = Object.keys(values).filter((key) => !keys.includes(key));
  if (wrong.length > 0 || Object.keys(values).length === 0) {
    throw misunderstood(`${text}: the keys are ${keys.join(', ')}`);
  }
  return values;
}

/** A structure as shorthand, or as the JSON in a file. */
export const mapped = (text, keys) => (text.startsWith('file://') ? JSON.parse(readFileSync(text.slice(7), 'utf8')) : shorthand(text, keys));

/** Structures, each as shorthand, or all as one text of JSON. */
export const listed = (words, keys) => (words[0]?.startsWith('[') ? JSON.parse(words[0]) : words.map((each) => shorthand(each, keys)));
