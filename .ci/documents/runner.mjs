// Runs documents as a reader would: each in one shell, in the root of the clone, block after block.
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { amplifyProject } from './amplify-project.mjs';
import { plain } from './commands.mjs';
import { DEPLOYED } from './deployed.mjs';
import { difference } from './expected.mjs';
import { start } from './programs.mjs';
import { Session } from './session.mjs';

const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

export class Runner {
  #root;
  #work;
  #environment;
  #alreadyRun;
  #service;

  /** `work` is a new directory for everything that is written; `alreadyRun` a file with Maven's commands. */
  constructor({ root, work, environment, alreadyRun }) {
    this.#root = root;
    this.#work = work;
    this.#environment = environment;
    this.#alreadyRun = alreadyRun;
  }

  async run(document) {
    const directory = join(this.#work, document.name.replaceAll('/', '-'));
    mkdirSync(directory);
    const session = new Session(this.#root, directory, { ...this.#environment, ACCOUNTS_STANDIN: directory });
    const printed = [];
    let finished = false;
    try {
      for (const block of document.blocks) {
        const at = (line) => `${document.name}:${line}`;
        if (block.language === 'sh') {
          printed.push(await this.#block(block, session, directory, at));
        } else if (block.language === 'text' && printed.length > 0) {
          this.#compare(printed.at(-1), block, at);
        }
      }
      finished = true;
    } finally {
      await (finished ? session.close() : session.kill());
    }
  }

  async close() {
    await this.#service?.stop();
  }

  /** Returns what the commands of the block have printed, or nothing where they are run elsewhere. */
  async #block(block, session, directory, at) {
    const { marks, commands } = block;
    const elsewhere = this.#elsewhere(marks, at(block.line));
    if (elsewhere) {
      commands.forEach(({ line, text }) => report(elsewhere, at(line), text));
      return undefined;
    }
    if (marks.starts) {
      await this.#startAndStop(block, at);
      return undefined;
    }
    const place = marks.in && this.#place(marks.in, directory);
    const api = ['AWS', 'service'].includes(marks.needs) && (await this.#api());
    let output = '';
    for (const [index, { line, text }] of commands.entries()) {
      if (this.#wasRun(text)) {
        report('already run', at(line), text);
        continue;
      }
      const started = Date.now();
      const before = `${api || 'unset ACCOUNTS_API'}\n${(index === 0 && place) || ''}`;
      const result = await session.run(before + text, () => refusals(directory));
      report(seconds(started), at(line), text);
      if (result.failure) {
        throw new Error(`${at(line)}: ${result.failure}\n${text}\n${result.output}`);
      }
      output += result.output;
      this.#note(text);
    }
    return output;
  }

  /** Commands that lead to where a block is run. */
  #place(kind, directory) {
    return kind === 'deployed' ? DEPLOYED : `cd ${quoted(amplifyProject(kind, this.#root, directory))}\n`;
  }

  #elsewhere(marks, at) {
    if (marks.needs === 'Docker') {
      return 'not run here: needs Docker';
    }
    const by = marks['run by'];
    if (by?.startsWith('./mvnw ') && !this.#wasRun(by)) {
      throw new Error(`${at}: ${by} was to run this, but was not run before`);
    }
    for (const file of marks.leaves?.split(', ') ?? []) {
      if (!existsSync(join(this.#root, file))) {
        throw new Error(`${at}: ${by} has not left ${file} behind, so this was not run`);
      }
    }
    return by && `run by ${by}`;
  }

  async #startAndStop(block, at) {
    const started = Date.now();
    try {
      const options = { cwd: this.#root, env: this.#environment, ready: block.marks.starts };
      await (await start('bash', ['-euc', block.text], options)).stop();
    } catch (failure) {
      throw new Error(`${at(block.line)}: ${block.text}\n${failure.message}`);
    }
    block.commands.forEach(({ line, text }) => report(seconds(started), at(line), text));
  }

  /** The stand-ins work where there is an API: the local service, so that calls of it are real ones. */
  async #api() {
    this.#service ??= await start(
      'java',
      ['-jar', 'accounts-local/target/accounts-local.jar', '--port', '0', '--adapter', 'memory', '--data', join(this.#work, 'service')],
      { cwd: this.#root, env: this.#environment, ready: 'Stop it with Ctrl-C' },
    );
    const [, api] = /Accounts API: (\S+)/.exec(this.#service.output);
    return `export ACCOUNTS_API=${api}`;
  }

  #compare(printed, block, at) {
    const line = printed === undefined ? undefined : difference(printed, block.text);
    if (line !== undefined) {
      throw new Error(`${at(block.line)}: the document says that this is printed: ${line}\n${printed}`);
    }
  }

  #wasRun(text) {
    return existsSync(this.#alreadyRun) && readFileSync(this.#alreadyRun, 'utf8').split('\n').includes(plain(text));
  }

  /** Only Maven's commands do the same wherever they stand. */
  #note(text) {
    if (plain(text).startsWith('./mvnw ')) {
      appendFileSync(this.#alreadyRun, `${plain(text)}\n`);
    }
  }
}

const seconds = (started) => `${((Date.now() - started) / 1000).toFixed(1)} s`;
const report = (how, where, text) => console.log(`${how.padStart(8)}  ${where}  ${plain(text).slice(0, 140)}`);

function refusals(directory) {
  const file = join(directory, 'refused');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
}
