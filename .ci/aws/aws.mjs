// Stands in for AWS's command line: it knows the commands of the documents, and refuses every other one.
import { cloudformation } from './cloudformation.mjs';
import { cognito } from './cognito.mjs';
import { rds } from './rds.mjs';
import { s3, s3api } from './s3.mjs';
import { others } from './others.mjs';
import { parse } from './options.mjs';
import { formatted } from './output.mjs';
import { query } from './query.mjs';
import { misunderstood, Refused } from './refused.mjs';
import { load, save } from './state.mjs';

const OPERATIONS = { ...others, cloudformation, 'cognito-idp': cognito, rds, s3, s3api };

/** Returns what the command prints. */
export async function run([service, operation, ...words]) {
  if (service === '--version') {
    return `aws-cli/${load().cli} Python/3.13.4 Linux/6.1 exe/x86_64.debian.12\n`;
  }
  const operations = OPERATIONS[service] ?? unknown(`service ${service}`);
  const waits = operation === 'wait' ? `wait ${words.shift()}` : operation;
  const { takes, run: perform, mayBeEmpty } = operations[waits] ?? unknown(`operation ${service} ${waits}`);
  const options = parse(words, takes);
  if (!(options.region ?? regionOf(load().cli)) && service !== 'configure') {
    throw new Refused('You must specify a region: AWS_REGION is not set', 253);
  }
  const state = load();
  const before = JSON.stringify(state);
  const response = await perform(options, state);
  save(state, before);
  if (typeof response === 'string') {
    return `${response}\n`;
  }
  const chosen = response && options.query ? query(options.query)(response) : response;
  return !response || mayBeEmpty?.(options) ? formattedLine(chosen, options.output) : shown(chosen, options.output);
}

/** Version 1 of the command line knows one variable only. */
const regionOf = (cli) => (cli.startsWith('2') && process.env.AWS_REGION) || process.env.AWS_DEFAULT_REGION;

/** What a reader goes on with must not be empty. */
function shown(value, output) {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) {
    throw new Refused('the query finds nothing');
  }
  return formattedLine(value, output);
}

const formattedLine = (value, output) => (value === undefined || value === '' ? value : `${formatted(value, output)}\n`);

function unknown(what) {
  throw misunderstood(`there is no ${what} among the commands that the stand-in knows`);
}
