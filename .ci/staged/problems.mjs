import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { librariesOf } from './pom.mjs';

const SUMS = ['md5', 'sha1'];
/** What each jar has, whatever else is in it. */
const WITHIN = {
  '.jar': /^META-INF\/LICENSE$/m,
  '-sources.jar': /^dev\/accounts\/.*\.java$/m,
  '-javadoc.jar': /^index\.html$/m,
};
const WEB = /^accounts-web-\d/;
/** The BOM has no parent, and so no SBOM. */
const SBOMS = [
  ['-cyclonedx.json', /^accounts-(?!bom)/],
  ['-page-cyclonedx.json', WEB],
];
const PAGE = /^dev\/accounts\/web\/page\/index\.html$/m;

/** Returns a sentence for each fault of the repository in a folder. */
export function problemsOf(staged, modules, version) {
  const published = ['accounts', 'accounts-bom', ...modules];
  const folder = join(staged, 'dev/accounts');
  const found = existsSync(folder) ? readdirSync(folder) : [];
  return [
    ...found.filter((name) => !published.includes(name)).map((name) => `${name} is staged, and accounts-bom does not name it`),
    ...published.flatMap((name) => {
      const problems = ofModule(join(folder, name, version), `${name}-${version}`, modules.includes(name));
      return problems.map((problem) => `${name}: ${problem}`);
    }),
  ];
}

function ofModule(folder, stem, isJar) {
  const kinds = ['.pom', ...(isJar ? Object.keys(WITHIN) : []), ...SBOMS.filter(([, modules]) => modules.test(stem)).map(([kind]) => kind)];
  const files = kinds.map((kind) => stem + kind);
  const there = existsSync(folder) ? readdirSync(folder) : [];
  const expected = files.flatMap((file) => [file, `${file}.asc`, ...SUMS.map((sum) => `${file}.${sum}`)]);
  const missing = expected.filter((file) => !there.includes(file));
  // repositories may have sums of signatures, too
  const unknown = there.filter((file) => !expected.includes(file.replace(/\.asc\.\w+$/, '.asc')));
  if (missing.length + unknown.length > 0) {
    return [...missing.map((file) => `${file} is missing`), ...unknown.map((file) => `${file} does not belong here`)];
  }
  const pom = readFileSync(join(folder, `${stem}.pom`), 'utf8');
  return [
    ...files.flatMap((file) => [...ofSums(folder, file), ...ofSignature(folder, file)]),
    ...(pom.includes('-SNAPSHOT') ? [`${stem}.pom needs a snapshot`] : []),
    ...(isJar ? [...ofJars(folder, stem), ...ofSbom(folder, stem, SBOMS[0][0], librariesOf(pom))] : []),
    ...(WEB.test(stem) ? ofSbom(folder, stem, SBOMS[1][0], ['@angular/core', 'swagger-ui-dist']) : []),
  ];
}

function ofSums(folder, file) {
  const content = readFileSync(join(folder, file));
  return SUMS.filter((sum) => createHash(sum).update(content).digest('hex') !== readFileSync(join(folder, `${file}.${sum}`), 'utf8').trim())
    .map((sum) => `${file}.${sum} is not its sum`);
}

function ofSignature(folder, file) {
  const { status } = spawnSync('gpg', ['--batch', '--verify', `${file}.asc`, file], { cwd: folder });
  return status === 0 ? [] : [`${file}.asc is not its signature`];
}

function ofJars(folder, stem) {
  const wanted = Object.entries(WITHIN).map(([kind, name]) => [stem + kind, name]);
  const all = WEB.test(stem) ? [...wanted, [`${stem}.jar`, PAGE]] : wanted;
  return all
    .filter(([jar, name]) => !name.test(spawnSync('unzip', ['-Z1', jar], { cwd: folder, encoding: 'utf8' }).stdout))
    .map(([jar, name]) => `${jar} has nothing like ${name.source}`);
}

function ofSbom(folder, stem, kind, libraries) {
  const { bomFormat, metadata, components = [] } = JSON.parse(readFileSync(join(folder, stem + kind), 'utf8'));
  const names = components.map(({ name }) => name);
  return [
    ...(bomFormat === 'CycloneDX' && `${metadata.component.name}-${metadata.component.version}` === stem ? [] : ['its SBOM is not its own']),
    ...libraries.filter((library) => !names.includes(library)).map((library) => `its SBOM lacks ${library}`),
  ];
}
