import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { parse } from 'yaml';

/** The function that CloudFront runs before it looks for a file, on a request as CloudFront describes one. */
const TEMPLATE = fileURLToPath(
  new URL('../../../accounts-infra/src/main/resources/cloudformation/web.yaml', import.meta.url),
);
// Tags such as !Ref are left as they are.
const code = parse(readFileSync(TEMPLATE, 'utf8'), { logLevel: 'silent' }).Resources.Routes.Properties.FunctionCode;

function served(uri) {
  const event = {
    version: '1.0',
    context: { eventType: 'viewer-request' },
    viewer: { ip: '198.51.100.7' },
    request: { method: 'GET', uri, querystring: { q: { value: '1' } }, headers: { host: { value: 'example.com' } }, cookies: {} },
  };
  // CloudFront takes what crosses this line as JSON, and so does this.
  return JSON.parse(runInNewContext(`${code}; JSON.stringify(handler(${JSON.stringify(event)}))`));
}

for (const uri of ['/', '/app/', '/app/accounts/0199', '/app/signed-in', '/app/a.b', '/app/../config.json']) {
  test(`${uri} is the page`, () => assert.equal(served(uri).uri, '/index.html'));
}

for (const uri of ['/config.json', '/main-ABCDEFGH.js', '/index.html', '/app', '/apple', '/nowhere', '/x/app/', '//app/', '/%61pp/']) {
  test(`${uri} is the file of that name`, () => assert.equal(served(uri).uri, uri));
}

test('nothing else of a request changes', () => {
  const { uri, ...rest } = served('/app/');
  assert.deepEqual(rest, {
    method: 'GET',
    querystring: { q: { value: '1' } },
    headers: { host: { value: 'example.com' } },
    cookies: {},
  });
});

test('the function is small enough for CloudFront, and the runtime knows its words', () => {
  assert.ok(code.length <= 10_240);
  assert.doesNotMatch(code, /\b(import|require|eval|class|fetch|setTimeout)\b/);
});
