// What a command names, for commands that are not run here: scripts of npm and profiles of Maven must exist all the same.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plain } from './commands.mjs';

/** Returns a sentence for each name in the commands of a block that stands for nothing. */
export function missingNames(root, { commands, marks }) {
  const missing = [];
  let folder = root;
  for (const { line, text } of commands) {
    const command = plain(text);
    const [, directory] = /^cd (\S+)$/.exec(command) ?? [];
    folder = directory ? join(folder, directory) : folder;
    for (const [, profile] of command.matchAll(/^\.\/mvnw\b.*?\s-P(\S+)/g)) {
      if (!read(join(root, 'pom.xml')).includes(`<id>${profile}</id>`)) {
        missing.push(`line ${line}: pom.xml has no profile ${profile}`);
      }
    }
    const [, script] = /^npm (?:run )?(?!ci\b|install\b)([\w-]+)/.exec(command) ?? [];
    if (script && !JSON.parse(read(join(folder, 'package.json')) || '{}').scripts?.[script]) {
      missing.push(`line ${line}: there is no script ${script} in ${join(folder, 'package.json')}`);
    }
  }
  return [...missing, ...notRunBy(root, marks['run by'], commands)];
}

/** A file that is said to run the commands must be there, and a workflow must have them, in its own words or with more. */
function notRunBy(root, by, commands) {
  if (by === undefined || by.startsWith('./mvnw ')) {
    return [];
  }
  const steps = [...read(join(root, by)).matchAll(/ run: (.*)/g)].map(([, step]) => step.split(' '));
  return commands
    .filter(({ text }) => (by.endsWith('.yml') ? !steps.some((step) => isPart(plain(text).split(' '), step)) : !existsSync(join(root, by))))
    .map(({ line, text }) => `line ${line}: ${by} does not run this: ${plain(text)}`);
}

/** Whether words are in a text, in their order. */
function isPart(words, text) {
  let from = 0;
  return words.every((word) => (from = text.indexOf(word, from) + 1) > 0);
}

const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');
