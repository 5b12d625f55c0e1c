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
  const by = marks['run by'];
  if (by && !by.startsWith('./mvnw ') && !existsSync(join(root, by))) {
    missing.push(`line ${commands[0].line}: there is no ${by} that could run this`);
  }
  return missing;
}

const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');
