// npm ci, which says nothing for minutes when it has no terminal: here a line every ten seconds says how far it is.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const EVERY = 10_000;
const started = Date.now();
const seconds = () => Math.round((Date.now() - started) / 1000);
const kept = [];
let fetched = 0;

console.log('Installing the packages of the web page (npm ci); the first time takes minutes.');
const npm = spawn('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=http'], {
  shell: process.platform === 'win32',
  stdio: ['ignore', 'inherit', 'pipe'],
});
createInterface({ input: npm.stderr }).on('line', (line) => {
  if (line.startsWith('npm http')) {
    fetched += 1;
  } else {
    kept.push(line);
  }
});
const clock = setInterval(() => console.log(`  ${seconds()} s, ${fetched} downloads`), EVERY);
npm.on('close', (code) => {
  clearInterval(clock);
  if (code !== 0) {
    kept.forEach((line) => console.error(line));
  }
  console.log(code === 0 ? `  done in ${seconds()} s` : `  npm ci failed with ${code}`);
  process.exitCode = code ?? 1;
});
