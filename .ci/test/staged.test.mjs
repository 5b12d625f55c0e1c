// Plants each fault in a small staged release of one module, signed with a key that is thrown away.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { librariesOf } from '../staged/pom.mjs';
import { problemsOf } from '../staged/problems.mjs';

const POM = '<project><dependencies><dependency>\n<artifactId>jackson</artifactId>\n</dependency></dependencies></project>';
const CONTENT = { '.jar': 'META-INF/LICENSE', '-sources.jar': 'dev/accounts/sql/Schema.java', '-javadoc.jar': 'index.html' };
const work = mkdtempSync(join(tmpdir(), 'staged-'));
const staged = join(work, 'staged');
const file = (name, kind) => join(staged, 'dev/accounts', name, '1.0', `${name}-1.0${kind}`);
const found = () => problemsOf(staged, ['accounts-sql'], '1.0');

before(() => {
  process.env.GNUPGHOME = join(work, 'keys');
  mkdirSync(process.env.GNUPGHOME, { mode: 0o700 });
  execFileSync('gpg', ['--batch', '--quiet', '--passphrase', '', '--quick-generate-key', 'test', 'ed25519', 'sign', '1d'], { stdio: 'ignore' });
  for (const name of ['accounts', 'accounts-bom', 'accounts-sql']) {
    mkdirSync(join(staged, 'dev/accounts', name, '1.0'), { recursive: true });
    stage(name, '.pom', POM);
  }
  for (const [kind, entry] of Object.entries(CONTENT)) {
    stageJar('accounts-sql', kind, entry);
  }
  stage('accounts-sql', '-cyclonedx.json', sbom('jackson'));
  stage('accounts', '-cyclonedx.json', sbom());
  cpSync(staged, join(work, 'complete'), { recursive: true });
});
beforeEach(() => {
  rmSync(staged, { recursive: true });
  cpSync(join(work, 'complete'), staged, { recursive: true });
});
after(() => {
  execFileSync('gpgconf', ['--kill', 'all']);
  rmSync(work, { recursive: true });
});

function stage(name, kind, content) {
  const path = file(name, kind);
  writeFileSync(path, content);
  seal(path);
}

function stageJar(name, kind, entry) {
  const folder = mkdtempSync(join(work, 'jar-'));
  mkdirSync(join(folder, entry, '..'), { recursive: true });
  writeFileSync(join(folder, entry), '');
  execFileSync('python3', ['-m', 'zipfile', '-c', file(name, kind), entry.split('/')[0]], { cwd: folder });
  seal(file(name, kind));
}

function seal(path) {
  for (const sum of ['md5', 'sha1']) {
    writeFileSync(`${path}.${sum}`, createHash(sum).update(readFileSync(path)).digest('hex'));
  }
  rmSync(`${path}.asc`, { force: true });
  execFileSync('gpg', ['--batch', '--quiet', '--armor', '--detach-sign', path]);
}

function sbom(...names) {
  return JSON.stringify({
    bomFormat: 'CycloneDX',
    metadata: { component: { name: 'accounts-sql', version: '1.0' } },
    components: names.map((name) => ({ name })),
  });
}

test('a complete release has no problem', () => assert.deepEqual(found(), []));

for (const kind of ['.pom', '.jar', '-sources.jar', '-javadoc.jar', '-cyclonedx.json', '.jar.asc', '.pom.sha1']) {
  test(`a release without ${kind} is not complete`, () => {
    rmSync(file('accounts-sql', kind));
    assert.deepEqual(found(), [`accounts-sql: accounts-sql-1.0${kind} is missing`]);
  });
}

test('a module that the BOM does not name is not published', () => {
  mkdirSync(join(staged, 'dev/accounts/accounts-local'));
  assert.deepEqual(found(), ['accounts-local is staged, and accounts-bom does not name it']);
});

test('the fixtures of our tests are not published', () => {
  stage('accounts-sql', '-tests.jar', '');
  assert.match(found().join(), /accounts-sql-1\.0-tests\.jar does not belong here/);
});

test('a file that changed after it was signed is found', () => {
  appendFileSync(file('accounts-bom', '.pom'), ' ');
  assert.deepEqual(found(), [
    'accounts-bom: accounts-bom-1.0.pom.md5 is not its sum',
    'accounts-bom: accounts-bom-1.0.pom.sha1 is not its sum',
    'accounts-bom: accounts-bom-1.0.pom.asc is not its signature',
  ]);
});

test('a POM that needs a snapshot is found', () => {
  stage('accounts', '.pom', '<version>1.0-SNAPSHOT</version>');
  assert.deepEqual(found(), ['accounts: accounts-1.0.pom needs a snapshot']);
});

test('a Javadoc jar without pages is found', () => {
  stageJar('accounts-sql', '-javadoc.jar', 'META-INF/LICENSE');
  assert.match(found().join(), /accounts-sql-1\.0-javadoc\.jar has nothing like/);
});

test('an SBOM that lacks a library is found', () => {
  stage('accounts-sql', '-cyclonedx.json', sbom());
  assert.deepEqual(found(), ['accounts-sql: its SBOM lacks jackson']);
});

test('the page has an SBOM of its own', () => {
  const missing = problemsOf(staged, ['accounts-sql', 'accounts-web'], '1.0').join('\n');
  assert.match(missing, /accounts-web-1\.0-page-cyclonedx\.json is missing/);
  assert.doesNotMatch(missing, /accounts-sql/);
});

test('only libraries that come with a module count', () => {
  const dependency = (name, more = '') => `<dependency>\n<artifactId>${name}</artifactId>\n${more}</dependency>`;
  const all = [dependency('a'), dependency('b', '<scope>test</scope>'), dependency('c', '<exclusions><artifactId>x</artifactId>\n</exclusions>')];
  assert.deepEqual(librariesOf(`<dependencies>${all.join('\n')}</dependencies><build>${dependency('plugin')}</build>`), ['a', 'c']);
});
