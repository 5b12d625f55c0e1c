import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('..', import.meta.url));

/** Runs a program in this folder, with more environment variables, and returns its exit code. */
export function run(program, args, env = {}) {
  const child = spawn(program, args, {
    cwd: FOLDER,
    env: { ...process.env, ...env },
    shell: process.platform === 'win32' && program === 'npm',
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
}
