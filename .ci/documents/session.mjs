// One bash for one document: commands see the variables, functions and directory that earlier ones have left.
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

// Takes the names of files with commands on descriptor 3, and reports on 4 that a command has succeeded.
const LOOP = `
while IFS= read -r -u 3 __command; do
  exec >"$__command.output" 2>&1
  . "$__command" </dev/null 3<&- 4>&-
  echo done >&4
done`;

export class Session {
  #bash;
  #directory;
  #done;
  #ended;
  #count = 0;

  /** `directory` is a new one for the session's own files. */
  constructor(root, directory, environment) {
    this.#directory = directory;
    this.#bash = spawn('bash', ['-euo', 'pipefail', '-c', LOOP], {
      cwd: root,
      env: environment,
      stdio: ['ignore', 'inherit', 'inherit', 'pipe', 'pipe'],
    });
    this.#done = createInterface({ input: this.#bash.stdio[4] })[Symbol.asyncIterator]();
    this.#ended = new Promise((resolve) => this.#bash.on('close', (code, signal) => resolve(signal ?? code)));
  }

  /** Runs a command; `failure` is the exit status, or what a stand-in refused, and absent after success. */
  async run(text, refusals) {
    const file = join(this.#directory, `command-${++this.#count}`);
    writeFileSync(file, text);
    writeFileSync(`${file}.output`, '');
    this.#bash.stdio[3].write(`${file}\n`);
    const { done } = await this.#done.next();
    const refused = refusals();
    const failure = done ? `exit status ${await this.#ended}` : refused && `refused: ${refused}`;
    return { failure, output: readFileSync(`${file}.output`, 'utf8') };
  }

  async kill() {
    this.#bash.kill();
    await this.#ended;
  }

  async close() {
    this.#bash.stdio[3].end();
    await this.#ended;
  }
}
