import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { test } from 'node:test';

/** Folders with such a file of their own; a POM with a parent in a folder above is found from there. */
function folders(name) {
  return execFileSync('git', ['ls-files', name, `**/${name}`], { encoding: 'utf8' })
    .split('\n')
    .filter((file) => file && !readFileSync(file, 'utf8').includes('<artifactId>accounts</artifactId>\n    <version>'))
    .map((file) => (dirname(file) === '.' ? '/' : `/${dirname(file)}`))
    .sort();
}

for (const [ecosystem, name] of [['maven', 'pom.xml'], ['npm', 'package.json']]) {
  test(`Dependabot looks into every folder of ${ecosystem}`, () => {
    const settings = readFileSync('.github/dependabot.yml', 'utf8');
    const [, named] = new RegExp(`package-ecosystem: ${ecosystem}\\n\\s+directories: \\[(.*)\\]`).exec(settings);
    assert.deepEqual(named.split(', ').sort(), folders(name));
  });
}
