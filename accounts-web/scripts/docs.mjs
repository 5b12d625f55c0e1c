// Builds the documentation of the API: nothing in it is Angular. Its types are checked with those of the page.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'dist/accounts-web/docs');

await rm(folder, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: ['src/docs/main.ts', 'src/docs/docs.css'],
  outdir: folder,
  entryNames: '[name]-[hash]',
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
});
const built = Object.keys(metafile.outputs).map((path) => basename(path));
await writeFile(join(folder, 'index.html'), named(await withPolicy(await readFile(join(root, 'src/docs/index.html'), 'utf8'))));
await writeFile(join(folder, '3rdpartylicenses.txt'), await licenses(Object.keys(metafile.inputs)));

/** The names of the built files in place of those without a hash. */
function named(page) {
  return page.replace(/"(main|docs)\.(js|css)"/g, (_, name, type) => {
    const found = built.find((file) => file.startsWith(`${name}-`) && file.endsWith(`.${type}`));
    return `"${found}"`;
  });
}

/** With the policy, but for what only a header may say. */
async function withPolicy(page) {
  const policy = (await readFile(join(root, 'docs-csp.txt'), 'utf8'))
    .split('\n')
    .filter((line) => line && !line.startsWith('#') && !line.startsWith('frame-ancestors'))
    .join('; ');
  const changed = page.replace(
    /<meta charset="utf-8"[^>]*>/,
    `$&\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`,
  );
  if (changed === page) {
    throw new Error('src/docs/index.html has no <meta charset="utf-8">');
  }
  return changed;
}

/** The licences of all packages that are in the built files, and of what these packages have in them. */
async function licenses(inputs) {
  const packages = new Set(inputs.flatMap((path) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []));
  const texts = [];
  for (const name of [...packages].sort()) {
    for (const file of (await readdir(join(root, name))).filter((each) => /^(LICEN[CS]E|NOTICE)/.test(each))) {
      texts.push([name, file]);
    }
  }
  const bundled = inputs.filter((path) => path.endsWith('bundle.js')).map((path) => [`${path}.LICENSE.txt`, '']);
  return (
    await Promise.all(
      [...texts, ...bundled].map(async ([name, file]) => `${name}\n\n${await readFile(join(root, name, file), 'utf8')}`),
    )
  ).join(`\n${'-'.repeat(80)}\n`);
}
