// A response in the forms of --output: as text, nothing is None, and true is True.
import { misunderstood } from './refused.mjs';

export function formatted(value, output = 'json') {
  const form = { json: (any) => JSON.stringify(any, null, 4), text, table: text }[output];
  if (!form) {
    throw misunderstood(`--output is json, text or table here, not ${output}`);
  }
  return form(value);
}

/** Lists of plain values on one line, lists of lists and of objects on a line for each. */
function text(value) {
  if (!Array.isArray(value)) {
    return line(value);
  }
  return value.some((each) => typeof each === 'object') ? value.map(text).join('\n') : value.map(line).join('\t');
}

function line(value) {
  if (value !== null && typeof value === 'object') {
    return Object.values(value).map(line).join('\t');
  }
  return typeof value === 'string' ? value : ({ null: 'None', true: 'True', false: 'False' }[value] ?? String(value));
}
