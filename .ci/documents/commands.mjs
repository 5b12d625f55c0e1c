// A block of a document as the commands that a reader enters one after the other.
import { spawnSync } from 'node:child_process';

/** What begins a command, in inline code and wherever else one could be overlooked. */
export const COMMAND =
  /^(\.\/mvnw|\.\/deploy|mvn|java|curl|npm|npx|node|git|aws|amplify|cp|unshare|docker|psql|cd|export|\.ci\/\w+) +\S/;

/** Returns {line, text} for each command; a command goes on for as long as bash waits for more. */
export function commandsOf(block) {
  const commands = [];
  let begun;
  block.text.split('\n').forEach((content, index) => {
    if (!begun && /^\s*(#|$)/.test(content)) {
      return;
    }
    begun ??= { line: block.line + index, text: '' };
    begun.text += `${content}\n`;
    if (!content.endsWith('\\') && syntaxError(begun.text) === undefined) {
      commands.push(begun);
      begun = undefined;
    }
  });
  if (begun) {
    throw new Error(`line ${begun.line}: ${syntaxError(begun.text) ?? 'the command has no end'}`);
  }
  return commands;
}

/** A command as one line without its comments, so that it can be shown and compared. */
export function plain(text) {
  return text.replace(/\\\n/g, ' ').replace(/\s+#\s.*$/gm, '').trim().replace(/\s+/g, ' ');
}

/** A here-document without its end is only a warning of bash. */
function syntaxError(text) {
  const env = { ...process.env, LC_ALL: 'C' };
  const { status, stderr } = spawnSync('bash', ['--norc', '-n'], { input: text, encoding: 'utf8', env });
  return status === 0 && !stderr.includes('here-document') ? undefined : stderr.trim();
}
