// All documents of a clone, read and checked before anything is run.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMAND, commandsOf, plain } from './commands.mjs';
import { brokenLinks, missingPaths, missingTests, unreachable } from './links.mjs';
import { read } from './markdown.mjs';
import { marksOf } from './marks.mjs';
import { missingNames } from './names.mjs';

const LANGUAGES = ['sh', 'text', 'java', 'ts', 'json', 'yaml', 'html', 'css', 'mermaid', 'sql', 'xml'];
/** Two screens; a longer page begins with links to its parts. */
const LONGEST = 120;
/** The last one has the page built for development; others need the page that people get. */
const ORDER = ['README.md', 'CONTRIBUTING.md', 'every other', 'accounts-web/README.md'];

/** Returns {documents, problems}: each tracked Markdown file, and a sentence for each mistake in one. */
export function readAll(root) {
  const problems = [];
  const tracked = execFileSync('git', ['ls-files', '-z', '*.md'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean);
  const place = (name) => ORDER.indexOf(ORDER.includes(name) ? name : 'every other');
  const names = tracked.sort((one, other) => place(one) - place(other));
  const documents = names.flatMap((name) => {
    try {
      return [readOne(root, name, problems)];
    } catch (mistake) {
      problems.push(`${name}: ${mistake.message}`);
      return [];
    }
  });
  problems.push(...unreachable(documents));
  const inBlocks = documents.flatMap(({ blocks }) => blocks.flatMap(({ commands }) => commands.map(({ text }) => plain(text))));
  for (const { name, spans } of documents) {
    for (const { line, text } of spans) {
      if (COMMAND.test(text) && !inBlocks.some((command) => `${command} `.startsWith(`${text} `))) {
        problems.push(`${name}:${line}: no test runs this command: ${text}; put it into a code block of its own`);
      }
    }
  }
  return { documents, problems };
}

function readOne(root, name, problems) {
  const content = read(readFileSync(join(root, name), 'utf8'));
  problems.push(...brokenLinks(root, name, content), ...missingTests(root, name, content));
  if (name.startsWith('docs/') && content.length > LONGEST && content.index.length < 3) {
    problems.push(`${name}: it has ${content.length} lines, so link its parts before the first of them`);
  }
  const blocks = content.blocks.map((block) => {
    const marks = marksOf(block);
    const commands = block.language === 'sh' ? commandsOf(block) : [];
    const complete = { ...block, marks, commands };
    problems.push(...mistakes(root, name, complete).map((mistake) => `${name}: ${mistake}`));
    return complete;
  });
  if (!blocks.some(({ marks }) => marks.in?.startsWith('gen'))) {
    problems.push(...missingPaths(root, name, content));
  }
  return { ...content, name, blocks };
}

function mistakes(root, name, block) {
  if (!LANGUAGES.includes(block.language)) {
    return [`line ${block.line - 1}: a code block is one of ${LANGUAGES.join(', ')}; commands are sh`];
  }
  if (block.language !== 'text') {
    return missingNames(root, name, block);
  }
  return block.text
    .split('\n')
    .filter((line) => COMMAND.test(line.replace(/^ *\$ /, '')))
    .map((line) => `line ${block.line}: no test runs this command, as its code block is not sh: ${line}`);
}
