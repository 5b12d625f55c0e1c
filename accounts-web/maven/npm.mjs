// npm says nothing for minutes when it has no terminal: here a line every ten seconds says how far it is.
//
//   node npm.mjs install      the packages of the lock file
//   node npm.mjs build        the page, the element and the documentation
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const EVERY = 10_000;
const started = Date.now();
const seconds = () => Math.round((Date.now() - started) / 1000);
const kept = [];
let fetched = 0;

const { args, errors, progress } = {
  install: {
    args: ['ci', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=http'],
    errors: 'pipe',
    progress: () => `${fetched} downloads`,
  },
  build: { args: ['run', 'build'], errors: 'inherit', progress: () => 'still building' },
}[process.argv[2]];
const npm = spawn('npm', args, { shell: process.platform === 'win32', stdio: ['ignore', 'inherit', errors] });
if (npm.stderr) {
  createInterface({ input: npm.stderr }).on('line', (line) => {
    if (line.startsWith('npm http')) {
      fetched += 1;
    } else {
      kept.push(line);
    }
  });
}
const clock = setInterval(() => console.log(`  ${seconds()} s, ${progress()}`), EVERY);
npm.on('close', (code) => {
  clearInterval(clock);
  if (code !== 0) {
    kept.forEach((line) => console.error(line));
  }
  console.log(code === 0 ? `  done in ${seconds()} s` : `  npm ${args[0]} failed with ${code}`);
  process.exitCode = code ?? 1;
});
