import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readAll } from '../documents/document.mjs';

const RUNNER = fileURLToPath(new URL('../documents.mjs', import.meta.url));
const sh = (...lines) => ['```sh', ...lines, '```'].join('\n');
const text = (...lines) => ['```text', ...lines, '```'].join('\n');

let clone;
beforeEach(() => (clone = mkdtempSync(join(tmpdir(), 'documents-test-'))));
afterEach(() => rmSync(clone, { recursive: true }));

/** Makes a repository of files; paragraphs are parted by empty lines. */
function make(files) {
  execFileSync('git', ['init', '-q', clone]);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(clone, name)), { recursive: true });
    writeFileSync(join(clone, name), [content].flat().join('\n\n'));
  }
  execFileSync('git', ['-C', clone, 'add', '.']);
}

function run(files, alreadyRun = '') {
  make(files);
  writeFileSync(join(clone, 'already-run'), alreadyRun);
  return spawnSync(process.execPath, [RUNNER, '--already-run', 'already-run'], { cwd: clone, encoding: 'utf8' });
}

function passes(...parameters) {
  const { status, stdout, stderr } = run(...parameters);
  assert.equal(status, 0, stderr);
  return stdout;
}

function fails(expected, ...parameters) {
  const { status, stderr } = run(...parameters);
  assert.equal(status, 1, `expected a failure: ${expected}`);
  assert.match(stderr, expected);
}

/** What is found before anything is run. */
function mistaken(expected, files) {
  make(files);
  assert.match(readAll(clone).problems.join('\n'), expected);
}

test('blocks share variables, functions and the directory, and each command is reported', () => {
  const blocks = [sh('greet() {', '  echo "$1"', '}', 'cd docs', 'name=Ada # a person'), sh('greet "$name" >"$PWD/x"')];

  const printed = passes({ 'docs/a.md': blocks });

  assert.match(printed, /docs\/a\.md:6 {2}name=Ada\n/);
  assert.equal(readFileSync(join(clone, 'docs/x'), 'utf8'), 'Ada\n');
});

test('a here-document is one command, whatever its lines look like', () => {
  passes({ 'a.md': sh("cat >x.xml <<'END'", '<project', 'false', 'END', 'grep -q false x.xml') });
});

test('a here-document without an end is a mistake', () => {
  mistaken(/a\.md: line 2: .*here-document/, { 'a.md': sh("cat <<'END'", 'text') });
});

test('a page of more than two screens begins with an index', () => {
  const long = ['## One', '## Two', '## Three', ...Array(60).fill('More.')];
  const index = '[one](#one), [two](#two), [three](#three)';
  mistaken(/docs\/a\.md: it has \d+ lines, so link its parts/, { 'docs/a.md': [...long, index] });
  passes({ 'docs/a.md': [index, ...long] });
});

test('a test that a page names is there', () => {
  mistaken(/a\.md:1: there is no RaceTest/, { 'a.md': 'Shown by `OrderContract` and `RaceTest`.', 'kit/OrderContract.java': '' });
});

test('a command that fails is named with its line and its output', () => {
  fails(/a\.md:3: exit status 4\necho sorry; \(exit 4\)\n\nsorry/, { 'a.md': sh('true', 'echo sorry; (exit 4)', 'true') });
});

test('a command that does not exist fails', () => {
  fails(/a\.md:2: exit status 127/, { 'a.md': sh('nosuchcommand --now') });
});

test('a variable that no command has set fails', () => {
  fails(/pool: unbound variable/, { 'a.md': sh('echo "$pool"', 'pool=1') });
});

test('a command that only running text has is a mistake', () => {
  mistaken(/a\.md:3: no test runs this command: npm run all/, { 'a.md': ['Do', 'this: `npm run\nall`.', sh('true')] });
});

test('running text may repeat a command, or how it begins', () => {
  passes({ 'a.md': ['`git  --version` and `git status`, with `git`', sh('git --version', 'git status --short')] });
});

test('a command in a block of another language is a mistake', () => {
  mistaken(/no test runs this command.*\$ git status/, { 'a.md': text('$ git status') });
  mistaken(/a code block is one of/, { 'b.md': '```bash\ntrue\n```' });
});

test('a command without an end is a mistake', () => {
  mistaken(/a\.md: line 3: .*(unexpected|EOF)/s, { 'a.md': sh('true', 'echo "open') });
});

test('what a document says is printed is compared', () => {
  passes({ 'a.md': [sh('echo one two; echo three'), 'prints', text('one…', 'Three')] });
  fails(/says that this is printed: one/, { 'a.md': [sh('echo three; echo one'), text('three', 'one', 'one')] });
});

test('links lead to files and headings', () => {
  passes({ 'a.md': ['# The `first` one', '[b](docs/b.md#more), [here](#the-first-one)'], 'docs/b.md': '## More' });
  mistaken(/a\.md:1: the link docs\/c\.md leads nowhere/, { 'a.md': '[c](docs/c.md)' });
  mistaken(/the link docs\/b\.md#less/, { 'a.md': '[b](docs/b.md#less)' });
});

test('links lead from the README to every page of docs', () => {
  const pages = { 'docs/README.md': '[b](b.md#more)', 'docs/b.md': '## More' };
  passes({ 'README.md': '[docs](docs/README.md)', ...pages });
  mistaken(/docs\/b\.md: no link leads here/, { 'README.md': 'Nothing.', ...pages });
});

test('paths in running text are there, or are what a build leaves', () => {
  const files = { '.gitignore': 'target/', 'docs/x/y.json': '{}' };

  passes({ ...files, 'a.md': '`docs/x/`, `x/y.json`, `docs/target/z.zip`, `application/json`, `z.json`' });
  mistaken(/a\.md:1: there is no docs\/y/, { ...files, 'a.md': '`docs/y`' });
  mistaken(/a\.md:1: there is no x\/z\.json/, { ...files, 'a.md': '`x/z.json`' });
});

test('Maven runs a command once', () => {
  const mvnw = '#!/bin/sh\necho ran >>runs\n';

  passes({ mvnw, 'a.md': sh('chmod +x mvnw'), 'b.md': sh('./mvnw verify', './mvnw test'), 'c.md': sh('./mvnw test # again') }, './mvnw verify\n');

  assert.equal(readFileSync(join(clone, 'runs'), 'utf8'), 'ran\n');
  assert.equal(readFileSync(join(clone, 'already-run'), 'utf8'), './mvnw verify\n./mvnw test\n');
});

test('a mark that there is not, or that stands alone, is a mistake', () => {
  mistaken(/a\.md: line 1: there is no mark "needs: luck"/, { 'a.md': `<!-- needs: luck -->\n${sh('true')}` });
  mistaken(/no code block follows the mark/, { 'a.md': ['<!-- needs: AWS -->', 'Some text'] });
});

test('what needs Docker is not run, but its profile must exist', () => {
  const document = `<!-- needs: Docker -->\n${sh('./mvnw verify -Pcontainers')}`;

  assert.match(passes({ 'pom.xml': '<id>containers</id>', 'a.md': document }), /not run here: needs Docker {2}a\.md:3/);
  mistaken(/pom\.xml has no profile containers/, { 'pom.xml': '<id>other</id>', 'a.md': document });
});

test('what another command has run must have been run, and its names must exist', () => {
  const document = `<!-- run by: ./mvnw verify; leaves: built -->\n${sh('npm run build')}`;
  const files = { 'package.json': '{"scripts":{"build":"x"}}', 'a.md': document };

  fails(/\.\/mvnw verify was to run this, but was not run/, files);
  fails(/has not left built behind/, files, './mvnw verify\n');
  mistaken(/there is no script build/, { ...files, 'package.json': '{"scripts":{}}' });
  passes({ ...files, built: '' }, './mvnw verify\n');
});

test('what a script runs must stand in it, or it reads the document', () => {
  const document = `<!-- run by: .ci/script -->\n${sh('true', 'ls -a')}`;

  mistaken(/\.ci\/script does not run this: true/, { 'b.md': document });
  mistaken(/\.ci\/script does not run this: ls -a/, { 'b.md': document, '.ci/script': 'true' });
  passes({ 'b.md': document, '.ci/script': 'true; ls -a' });
  passes({ 'b.md': document, '.ci/script': 'for each in $(cat b.md)' });
});

test('what a workflow runs must be one of its steps', () => {
  const document = `<!-- run by: w.yml -->\n${sh('./mvnw verify -Pall')}`;
  const files = { 'pom.xml': '<id>all</id>', 'a.md': document };

  passes({ ...files, 'w.yml': '      - run: ./mvnw --batch-mode verify -Pall' });
  mistaken(/w\.yml does not run this: \.\/mvnw verify -Pall/, { ...files, 'w.yml': '      - run: ./mvnw -Pall verify' });
});

test('the README comes first, and the page for development last', () => {
  make({ 'a.md': '', 'README.md': '', 'accounts-web/README.md': '', 'z.md': '', 'CONTRIBUTING.md': '' });

  const names = readAll(clone).documents.map(({ name }) => name);

  assert.deepEqual(names, ['README.md', 'CONTRIBUTING.md', 'a.md', 'z.md', 'accounts-web/README.md']);
});

test('a service is stopped when it is ready, and fails when it never is', () => {
  const document = (command) => `<!-- starts the service -->\n${sh(command)}`;

  passes({ 'a.md': document("trap 'echo ended >end; exit' INT; echo Stop it with Ctrl-C; while sleep 0.1; do :; done") });
  assert.equal(readFileSync(join(clone, 'end'), 'utf8'), 'ended\n');
  fails(/it ended with 0 before it said "Stop it with Ctrl-C"/, { 'a.md': document('echo no') });
});

test('AWS is called in marked blocks only, and a call that fails in a substitution fails its command', () => {
  fails(/refused: aws: its block must be marked/, { 'a.md': sh('echo "account $(aws sts get-caller-identity)"') });
});
