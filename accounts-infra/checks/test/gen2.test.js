import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { synthesisFindings, typeFindings } from '../src/gen2.js';

const DIRECTORY = fileURLToPath(new URL('../../target/amplify/gen2/accounts', import.meta.url));

async function findingsWith(check, file, sound, wrong) {
  const copy = mkdtempSync(join(tmpdir(), 'accounts-gen2-'));
  try {
    cpSync(DIRECTORY, copy, { recursive: true });
    const text = readFileSync(join(copy, file), 'utf8');
    assert.ok(text.includes(sound), 'the file has the text that the mistake replaces');
    writeFileSync(join(copy, file), text.replaceAll(sound, wrong));
    return await check(copy);
  } finally {
    rmSync(copy, { recursive: true });
  }
}

test('a mistake in a type is found', async () => {
  const [found] = await findingsWith(typeFindings, 'resource.ts', "'data.json', 'accounts-operations.zip', {", "'data.json', 1, {");
  assert.equal(found.rule, 'gen2/types');
});

test('an output that the template does not have is found', async () => {
  const [found] = await findingsWith(synthesisFindings, 'resource.ts', "output('SecretArn')", "output('Secret')");
  assert.equal(found.rule, 'gen2/synthesis');
  assert.match(found.problem, /'Secret'/);
});

test('a parameter that the template does not have is found', async () => {
  const [found] = await findingsWith(synthesisFindings, 'resource.ts', 'CodeKey:', 'CodeObject:');
  assert.equal(found.rule, 'gen2/synthesis');
  assert.match(found.problem, /CodeObject/);
});

test('a function whose code is not the asset is found', async () => {
  const [found] = await findingsWith(synthesisFindings, 'api.json', '"Ref" : "CodeBucket"', '"Ref" : "ProjectName"');
  assert.equal(found.rule, 'gen2/code');
});
