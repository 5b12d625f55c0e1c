import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { contractFindings } from '../src/contract.js';

const PATH = fileURLToPath(new URL('../../../accounts-rest/target/classes/openapi/accounts.yaml', import.meta.url));
const CONTRACT = readFileSync(PATH, 'utf8');

async function rulesAgainst(text) {
  const directory = mkdtempSync(join(tmpdir(), 'accounts-contract-'));
  try {
    const path = join(directory, 'accounts.yaml');
    writeFileSync(path, text);
    return (await contractFindings(path)).map(({ rule }) => rule);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

test('the contract itself raises nothing', async () => {
  assert.deepEqual(await contractFindings(PATH), []);
});

/** Each mistake: what it is, the text that it replaces, the text it puts there, who must object. */
const MISTAKES = [
  ['OpenAPI 3.1', 'openapi: 3.0.1', 'openapi: 3.1.0', 'spectral/gateway-version'],
  ['an operation without an id', '      operationId: listAccounts\n', '', 'spectral/operation-operationId'],
  ['a refusal that is plain JSON', 'application/problem+json: {schema: {$ref', 'application/json: {schema: {$ref', 'spectral/refusals-are-problems'],
  ['no integration', '      x-amazon-apigateway-integration:', '      x-other-integration:', 'spectral/gateway-integration'],
  ['more time than the gateway gives', 'timeoutInMillis: 29000', 'timeoutInMillis: 30000', 'spectral/gateway-time-limit'],
  ['a model name with a hyphen', '    StatusChange:', '    Status-Change:', 'spectral/gateway-model-names'],
  ['oneOf', '    StatusChange:\n      type: object', '    StatusChange:\n      oneOf: [{type: object}]', 'spectral/gateway-keywords'],
  ['readOnly', 'createdBy: {type: string}', 'createdBy: {type: string, readOnly: true}', 'spectral/gateway-keywords'],
  ['exclusiveMinimum', '          minimum: 1\n', '          minimum: 0\n          exclusiveMinimum: true\n', 'spectral/gateway-keywords'],
  ['an integer format', 'status: {type: integer}', 'status: {type: integer, format: int32}', 'spectral/gateway-integer-formats'],
  ['a reference to a response', "        '415':\n", "        '414': {$ref: '#/components/responses/TooLong'}\n        '415':\n", 'spectral/gateway-references'],
  ['a bearer scheme', '      type: apiKey', '      type: http', 'spectral/gateway-security'],
  ['part of a segment as a parameter', '  /accounts/{id}/events:', '  /accounts/{id}.events:', 'spectral/gateway-segments'],
  ['an example that does not fit', "        status: 404\n", "        status: none\n", 'spectral/oas3-valid-media-example'],
  ['a reference that leads nowhere', '#/components/schemas/StatusChange', '#/components/schemas/Nothing', 'redocly/no-unresolved-refs'],
  ['two operations with one id', 'operationId: createAccount', 'operationId: listAccounts', 'redocly/operation-operationId-unique'],
  ['an unknown member', '      summary: Open an account.', '      sumary: Open an account.', 'redocly/struct'],
];

for (const [mistake, sound, wrong, rule] of MISTAKES) {
  test(`${mistake} is found`, async () => {
    assert.ok(CONTRACT.includes(sound), 'the contract has the text that the mistake replaces');
    const found = await rulesAgainst(CONTRACT.replace(sound, wrong));
    assert.ok(found.includes(rule), `${rule} is not among ${[...new Set(found)]}`);
  });
}
