// What a document refers to in the repository is there: links, headings, and paths in running text.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { read } from './markdown.mjs';

const PATH = /^(?:\.\/)?[\w.-]+(?:\/[\w.-]+)+\/?$/;
const FILE = /\.(mjs|js|ts|json|ya?ml|md|html|css|txt|xml|sql|java|zip|jar)$/;

/** Returns a sentence for each link of a document that leads nowhere. */
export function brokenLinks(root, document, { links }) {
  return links
    .filter(({ text }) => !/^[a-z]+:/.test(text))
    .filter(({ text }) => !leadsSomewhere(root, document, text))
    .map(({ line, text }) => `${document}:${line}: the link ${text} leads nowhere`);
}

/** Returns a sentence for each document of docs/ to which no links lead from the README. */
export function unreachable(documents) {
  const reached = new Set();
  const visit = (name) => {
    const document = documents.find((each) => each.name === name);
    if (document && !reached.has(name)) {
      reached.add(name);
      document.links.forEach(({ text }) => visit(join(dirname(name), text.split('#')[0])));
    }
  };
  visit('README.md');
  return documents
    .filter(({ name }) => reached.size > 0 && name.startsWith('docs/') && !reached.has(name))
    .map(({ name }) => `${name}: no link leads here from README.md; docs/README.md is the index`);
}

function leadsSomewhere(root, document, link) {
  const [path, heading] = link.split('#');
  const file = join(root, path === '' ? document : join(dirname(document), path));
  return existsSync(file) && (heading === undefined || read(readFileSync(file, 'utf8')).headings.includes(heading));
}

/**
 * Returns a sentence for each path that is neither tracked, from wherever it begins, nor what a build leaves. A document
 * with commands for another project names the paths of that one, too.
 */
export function missingPaths(root, document, { spans }) {
  const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n').map((path) => `/${path}/`);
  return spans
    .map(({ line, text }) => ({ line, text, path: text.replace(/^\.\/|\/$/g, '') }))
    .filter(({ text, path }) => PATH.test(text) && (FILE.test(text) || tracked.some((each) => each.startsWith(`/${path.split('/')[0]}/`))))
    .filter(({ path }) => !tracked.some((each) => each.includes(`/${path}/`)))
    .filter(({ path }) => spawnSync('git', ['check-ignore', '-q', `${path}/`], { cwd: root }).status !== 0)
    .map(({ line, text }) => `${document}:${line}: there is no ${text}`);
}

/** Returns a sentence for each test that a document names as what shows something, and that is not there. */
export function missingTests(root, document, { spans }) {
  const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' });
  return spans
    .filter(({ text }) => /^[A-Z]\w+(Test|Contract)$/.test(text))
    .filter(({ text }) => !tracked.includes(`/${text}.java\n`))
    .map(({ line, text }) => `${document}:${line}: there is no ${text}`);
}
