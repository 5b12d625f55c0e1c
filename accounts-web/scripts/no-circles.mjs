// Fails where files of the page import each other in a circle, types and what is loaded later included.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const SOURCES = fileURLToPath(new URL('../src', import.meta.url));
const files = readdirSync(SOURCES, { recursive: true }).filter((name) => name.endsWith('.ts'));
const imports = new Map(files.map((file) => [file, importsOf(file)]));

const circle = files.map((file) => circleFrom(file, [], new Set())).find((found) => found.length > 0);
if (circle) {
  console.error(`These files of the page import each other in a circle:\n  ${circle.join('\n  ')}`);
  process.exitCode = 1;
} else {
  console.log(`${files.length} files of the page import each other ${[...imports.values()].flat().length} times, without a circle.`);
}

/** @returns {string[]} the files of the page that a file imports */
function importsOf(file) {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(SOURCES, file), 'utf8'), true, true);
  return importedFiles
    .map(({ fileName }) => join(dirname(file), `${fileName}.ts`))
    .filter((name) => files.includes(name));
}

/** @returns {string[]} the files of the first circle, in its order; none where there is no circle */
function circleFrom(file, path, done) {
  if (path.includes(file)) {
    return [...path.slice(path.indexOf(file)), file];
  }
  if (done.has(file)) {
    return [];
  }
  for (const next of imports.get(file)) {
    const found = circleFrom(next, [...path, file], done);
    if (found.length > 0) {
      return found;
    }
  }
  done.add(file);
  return [];
}
