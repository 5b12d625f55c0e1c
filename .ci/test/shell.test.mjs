import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

// With pipefail, whoever writes to a reader that has stopped is ended by SIGPIPE, and the pipeline fails now and then.
const stopsReading = /\|\s*(head\b|grep\s+(-\w*[qm]|.*\s-\w*[qm]\d*\b)|sed\s.*\bq\b|awk\s.*\bexit\b)/;

test('no script that fails with its pipes has a reader that stops before the end', () => {
  const scripts = execFileSync('git', ['grep', '-l', 'pipefail', '--', '.ci', 'mvnw'], { encoding: 'utf8' })
    .split('\n')
    .filter((file) => file && !file.endsWith('.mjs'));
  assert.ok(scripts.includes('.ci/newcomer'), `the scripts are ${scripts}`);
  const found = scripts.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, index) => (stopsReading.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
  );
  assert.deepEqual(found, []);
});
