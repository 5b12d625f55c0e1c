// The real npm, except that nothing is installed for the whole machine: such a package only has to exist.
import { spawnSync } from 'node:child_process';
import { delimiter } from 'node:path';
import { Refused } from './refused.mjs';

const real = (words, stdio = 'inherit') => {
  const [, ...path] = process.env.PATH.split(delimiter);
  return spawnSync('npm', words, { stdio, encoding: 'utf8', env: { ...process.env, PATH: path.join(delimiter) } });
};

export function run(words) {
  const [, packageName] = /^install -g (\S+)$/.exec(words.join(' ')) ?? [];
  if (!packageName) {
    process.exitCode = real(words).status ?? 1;
  } else if (real(['view', packageName, 'bin', '--json'], 'pipe').stdout.trim() === '') {
    throw new Refused(`there is no package ${packageName} with a command`, 1);
  }
}
