// Runs every command of every document in the clone that is the current directory, and fails where one does not work,
// or where a document has a command that nothing runs. What stands in for AWS and Amplify is in .ci/aws.
//
//   node .ci/documents.mjs [--already-run FILE] [DOCUMENT…]
//
// FILE has a line for each of Maven's commands that need not be run again; those that are run here are added to it.
import { mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readAll } from './documents/document.mjs';
import { pathWithJdk } from './documents/programs.mjs';
import { Runner } from './documents/runner.mjs';

const STANDINS = fileURLToPath(new URL('aws/bin', import.meta.url));

const { values, positionals } = parseArgs({ options: { 'already-run': { type: 'string' } }, allowPositionals: true });
const root = process.cwd();
const work = mkdtempSync(join(tmpdir(), 'documents-'));
['SIGINT', 'SIGTERM'].forEach((signal) => process.once(signal, () => process.exit(130)));
process.once('exit', () => rmSync(work, { recursive: true, force: true }));

const { documents, problems } = readAll(root);
if (problems.length > 0) {
  problems.forEach((problem) => console.error(problem));
  process.exit(1);
}
const unknown = positionals.filter((name) => !documents.some((document) => document.name === name));
if (unknown.length > 0) {
  console.error(`There is no document ${unknown.join(', ')}.`);
  process.exit(1);
}
const chosen = documents.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const alreadyRun = values['already-run'] ?? join(work, 'already-run');
const runner = new Runner({ root, work, environment: environment(), alreadyRun });
try {
  for (const document of chosen) {
    await runner.run(document);
  }
} catch (failure) {
  console.error(failure.message);
  process.exitCode = 1;
} finally {
  await runner.close();
}

/** The reader's, with the stand-ins, the JDK that ./mvnw chooses, and no credentials. */
function environment() {
  const { MAVEN_ARGS = '', ...rest } = process.env;
  const [given, repository = join(homedir(), '.m2/repository')] = /-Dmaven\.repo\.local=(\S+)/.exec(MAVEN_ARGS) ?? [''];
  const own = Object.entries(rest).filter(([name]) => !name.startsWith('AWS_') && !name.startsWith('ACCOUNTS_'));
  return {
    ...Object.fromEntries(own),
    PATH: [STANDINS, pathWithJdk(root)].join(delimiter),
    // What `./mvnw install` leaves is not for the next build on this machine.
    MAVEN_ARGS: [
      '--batch-mode --no-transfer-progress',
      MAVEN_ARGS.replace(given, ''),
      `-Dmaven.repo.local=${join(work, 'repository')}`,
      `-Dmaven.repo.local.tail=${repository}`,
    ].join(' '),
  };
}
