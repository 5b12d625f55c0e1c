// What a command names, for commands that are not run here: scripts of npm and profiles of Maven must exist all the same.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plain } from './commands.mjs';

/** Returns a sentence for each name in the commands of a document's block that stands for nothing. */
export function missingNames(root, document, { commands, marks }) {
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
  return [...missing, ...notRunBy(root, document, marks['run by'], commands)];
}

/**
 * A script that is said to run the commands must have each, or read the document; and a workflow must have them, in its own
 * words or with more.
 */
function notRunBy(root, document, by, commands) {
  if (by === undefined || by.startsWith('./mvnw ')) {
    return [];
  }
  const script = read(join(root, by));
  const steps = [...script.matchAll(/ run: (.*)/g)].map(([, step]) => step.split(' '));
  const isRun = by.endsWith('.yml')
    ? (command) => steps.some((step) => isPart(command.split(' '), step))
    : (command) => script.includes(document) || script.includes(command);
  return commands
    .filter(({ text }) => !isRun(plain(text)))
    .map(({ line, text }) => `line ${line}: ${by} does not run this: ${plain(text)}`);
}

/** Whether words are in a text, in their order. */
function isPart(words, text) {
  let from = 0;
  return words.every((word) => (from = text.indexOf(word, from) + 1) > 0);
}

const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');
