// Programs that run until they are stopped, such as the local service.
import { spawn, spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';

const MINUTES = 60_000;

/** The PATH on which java is the JDK that `./mvnw` of a clone chooses. */
export function pathWithJdk(root) {
  const version = spawnSync('./mvnw', ['--version'], { cwd: root, encoding: 'utf8' }).stdout ?? '';
  const [, jdk] = /, runtime: (.*)/.exec(version) ?? [];
  return [...(jdk ? [join(jdk, 'bin')] : []), process.env.PATH].join(delimiter);
}

/**
 * Starts a program in a process group of its own and waits until it has said something.
 *
 * @returns {Promise<{output: string, stop: () => Promise<void>}>} `stop` sends what Ctrl-C sends
 */
export async function start(command, parameters, { ready, ...options }) {
  const program = spawn(command, parameters, { ...options, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const kill = () => process.kill(-program.pid, 'SIGKILL');
  process.once('exit', kill);
  const ended = new Promise((resolve) => program.on('close', resolve)).finally(() => process.off('exit', kill));
  let output = '';
  const said = new Promise((resolve) => {
    for (const stream of [program.stdout, program.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
        if (output.includes(ready)) {
          resolve(true);
        }
      });
    }
  });
  const stop = async () => {
    process.kill(-program.pid, 'SIGINT');
    await within(1 * MINUTES, ended, 'it did not end after Ctrl-C');
  };
  const first = await within(10 * MINUTES, Promise.race([said, ended]), `it has not said "${ready}"`).catch(
    async (late) => {
      kill();
      throw new Error(`${late.message}\n${output}`);
    },
  );
  if (first !== true) {
    throw new Error(`it ended with ${first} before it said "${ready}"\n${output}`);
  }
  return { output, stop };
}

async function within(milliseconds, promise, otherwise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${otherwise} within ${milliseconds / 1000} s`)), milliseconds);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
