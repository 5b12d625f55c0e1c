import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gen2Findings } from '../src/gen2.js';

const DIRECTORY = fileURLToPath(new URL('../../target/amplify/gen2/accounts', import.meta.url));

async function findingsWith(file, sound, wrong) {
  const copy = mkdtempSync(join(tmpdir(), 'accounts-gen2-'));
  try {
    cpSync(DIRECTORY, copy, { recursive: true });
    const text = readFileSync(join(copy, file), 'utf8');
    assert.ok(text.includes(sound), 'the file has the text that the mistake replaces');
    writeFileSync(join(copy, file), text.replaceAll(sound, wrong));
    return await gen2Findings(copy);
  } finally {
    rmSync(copy, { recursive: true });
  }
}

test('what a Gen 2 backend imports compiles and can be synthesised', async () => {
  assert.deepEqual(await gen2Findings(DIRECTORY), []);
});

test('a mistake in a type is found', async () => {
  const [found] = await findingsWith('resource.ts', "'data.json', 'accounts-operations.zip', {", "'data.json', 1, {");
  assert.equal(found.rule, 'gen2/types');
});

test('an output that the template does not have is found', async () => {
  const [found] = await findingsWith('resource.ts', "output('SecretArn')", "output('Secret')");
  assert.equal(found.rule, 'gen2/synthesis');
});

test('a parameter that the template does not have is found', async () => {
  const [found] = await findingsWith('resource.ts', 'CodeKey:', 'CodeObject:');
  assert.equal(found.rule, 'gen2/synthesis');
});

test('a function whose code is not the asset is found', async () => {
  const [found] = await findingsWith('api.json', '"Ref" : "CodeBucket"', '"Ref" : "ProjectName"');
  assert.equal(found.rule, 'gen2/code');
});
