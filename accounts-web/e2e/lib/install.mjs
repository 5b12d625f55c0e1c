// The few packages of these tests, installed when the lock file is another one than the last time.
import { readFile, writeFile } from 'node:fs/promises';
import { run } from './processes.mjs';

const LOCK = new URL('../package-lock.json', import.meta.url);
const INSTALLED = new URL('../node_modules/.installed', import.meta.url);

export async function install() {
  const wanted = await readFile(LOCK, 'utf8');
  if ((await readFile(INSTALLED, 'utf8').catch(() => '')) === wanted) {
    return;
  }
  if ((await run('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund'])) !== 0) {
    throw new Error('npm ci failed.');
  }
  await writeFile(INSTALLED, wanted);
}
