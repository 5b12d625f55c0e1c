import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

// With pipefail, a program that writes to a reader that has stopped is ended by SIGPIPE, and the pipeline fails now and then.
const stopsReading = /\|\s*(head\b|grep\s+(-\w*[qm]|.*\s-\w*[qm]\d*\b)|sed\s.*\bq\b|awk\s.*\bexit\b)/;

test('no script that fails with its pipes has a reader that stops before the end', () => {
  const scripts = execFileSync('git', ['grep', '-lE', 'pipefail|shellcheck shell=', '--', '.ci', 'mvnw', 'deploy', 'accounts-infra/deploy'], { encoding: 'utf8' })
    .split('\n')
    .filter((file) => file && !file.endsWith('.mjs'));
  for (const script of ['.ci/newcomer', 'deploy', 'accounts-infra/deploy/stack.sh']) {
    assert.ok(scripts.includes(script), `the scripts are ${scripts}`);
  }
  const found = scripts.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, index) => (stopsReading.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
  );
  assert.deepEqual(found, []);
});

test('shellcheck finds nothing in ./deploy and its parts, and in .ci/release', () => {
  const { status, stdout, stderr } = spawnSync('shellcheck', ['-x', 'deploy', '.ci/release'], { encoding: 'utf8' });
  assert.equal(status, 0, stdout + stderr);
});
