import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { contractFindings } from '../src/contract.js';

const PATH = fileURLToPath(new URL('../../../accounts-rest/target/classes/openapi/accounts.yaml', import.meta.url));
const CONTRACT = readFileSync(PATH, 'utf8');

async function findingsIn(text) {
  const directory = mkdtempSync(join(tmpdir(), 'accounts-contract-'));
  try {
    const path = join(directory, 'accounts.yaml');
    writeFileSync(path, text);
    return await contractFindings(path);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

test('OpenAPI 3.1 is found', async () => {
  const found = await findingsIn(CONTRACT.replace('openapi: 3.0.1', 'openapi: 3.1.0'));
  assert.ok(found.some(({ rule }) => rule === 'spectral/gateway-version'), JSON.stringify(found, null, 1));
});

/** Each mistake: what it is, the text that it replaces, the text it puts there, the rule, and where. */
const MISTAKES = [
  ['an operation without an id', '      operationId: listAccounts\n', '', 'spectral/operation-operationId', 'paths./accounts.get'],
  ['a refusal that is plain JSON', 'application/problem+json: {schema: {$ref', 'application/json: {schema: {$ref', 'spectral/refusals-are-problems', 'paths./accounts.get.responses.401.content'],
  ['no integration', '      x-amazon-apigateway-integration:', '      x-other-integration:', 'spectral/gateway-integration', 'paths./accounts.get'],
  ['more time than the gateway gives', 'timeoutInMillis: 29000\n      x-accounts-permission: write', 'timeoutInMillis: 30000\n      x-accounts-permission: write', 'spectral/gateway-time-limit', 'timeoutInMillis'],
  ['a model name with a hyphen', '    StatusChange:', '    Status-Change:', 'spectral/gateway-model-names', 'components.schemas.Status-Change'],
  ['oneOf', '    Problem:\n      type: object', '    Problem:\n      oneOf: [{type: object}]', 'spectral/gateway-keywords', 'components.schemas.Problem'],
  ['readOnly', 'createdBy: {type: string}', 'createdBy: {type: string, readOnly: true}', 'spectral/gateway-keywords', 'createdBy'],
  ['exclusiveMinimum', '          minimum: 1\n', '          minimum: 0\n          exclusiveMinimum: true\n', 'spectral/gateway-keywords', 'version'],
  ['an integer format', 'status: {type: integer}', 'status: {type: integer, format: int32}', 'spectral/gateway-integer-formats', 'components.schemas.Problem.properties.status.format'],
  ['a reference to a response', "        '415':\n", "        '414': {$ref: '#/components/responses/TooLong'}\n        '415':\n", 'spectral/gateway-references', 'responses.414.$ref'],
  ['a bearer scheme', '      type: apiKey', '      type: http', 'spectral/gateway-security', 'components.securitySchemes.CognitoUserPool.type'],
  ['part of a segment as a parameter', '  /accounts/{id}/events:', '  /accounts/{id}.events:', 'spectral/gateway-segments', 'paths./accounts/{id}.events'],
  ['an example that does not fit', '        status: 404\n', '        status: none\n', 'spectral/oas3-valid-media-example', 'value.status'],
  ['a reference that leads nowhere', '#/components/schemas/AccountPage', '#/components/schemas/Nothing', 'redocly/no-unresolved-refs', 'paths/~1accounts/get'],
  ['two operations with one id', 'operationId: createAccount', 'operationId: importAccounts', 'redocly/operation-operationId-unique', 'paths/~1accounts~1import/post'],
  ['an unknown member', '      summary: Open an account.', '      sumary: Open an account.', 'redocly/struct', 'paths/~1accounts/post/sumary'],
];

/** All mistakes at once, each in a place of its own: a run over the contract takes seconds. */
function withEveryMistake() {
  return MISTAKES.reduce((text, [mistake, sound, wrong]) => {
    assert.ok(text.includes(sound), `the contract has the text that ${mistake} replaces`);
    return text.replace(sound, wrong);
  }, CONTRACT);
}

test('every mistake is found where it is', async (each) => {
  const found = await findingsIn(withEveryMistake());
  for (const [mistake, , , rule, at] of MISTAKES) {
    await each.test(mistake, () =>
      assert.ok(
        found.some((one) => one.rule === rule && one.at.includes(at)),
        `${rule} at ${at} is not among ${JSON.stringify(found, null, 1)}`,
      ),
    );
  }
});
