// The whole service as a process of its own, as a person would start it.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const JAR =
  process.env.ACCOUNTS_JAR ??
  fileURLToPath(new URL('../../../accounts-local/target/accounts-local.jar', import.meta.url));
const PATIENCE = 300_000;
/** What a service of a few minutes starts with: without the compiler and the collector that pay off in hours. */
const BRIEFLY = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

/** Starts it with a data directory that goes away with it. */
export async function startService(...options) {
  const data = await mkdtemp(join(tmpdir(), 'accounts-browser-'));
  const all = [...BRIEFLY, '-jar', JAR, '--port', '0', '--data', data, ...options];
  const child = spawn(process.env.ACCOUNTS_JAVA ?? 'java', all, {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  const output = [];
  child.stderr.on('data', (part) => output.push(part));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    await rm(data, { recursive: true, force: true });
  };
  try {
    return { url: await address(child, output), data, stop };
  } catch (failure) {
    await stop();
    throw failure;
  }
}

function address(child, output) {
  return new Promise((resolve, reject) => {
    const fail = () => reject(new Error(`The service did not start:\n${output.join('')}`));
    const clock = setTimeout(fail, PATIENCE);
    child.on('error', reject);
    child.on('exit', fail);
    child.stdout.on('data', (part) => {
      output.push(part);
      const said = output.join('');
      if (said.includes('Stop it with')) {
        clearTimeout(clock);
        const page = /^Web page: (\S+)\/ /m.exec(said)?.[1];
        page ? resolve(page) : reject(new Error(`There is no page:\n${said}`));
      }
    });
  });
}
