// Puts the site together: the API's documentation as static pages, and the Javadoc of each published module.
//
//   node .ci/site.mjs STAGED CLONE VERSION     writes target/site; CLONE is what the release in STAGED was built in
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { modulesOf } from './staged/pom.mjs';

const [staged, clone, version] = process.argv.slice(2);
const site = 'target/site';
rmSync(site, { recursive: true, force: true });
mkdirSync(join(site, 'javadoc'), { recursive: true });

cpSync(join(clone, 'accounts-web/dist/accounts-web/docs'), join(site, 'api'), { recursive: true });
cpSync(join(clone, 'accounts-rest/target/classes/openapi/openapi.json'), join(site, 'api/openapi.json'));
// without a sign-in the page is for reading only
writeFileSync(join(site, 'api/config.json'), JSON.stringify({ document: 'openapi.json' }));

const modules = modulesOf(join(clone, 'accounts-bom/pom.xml')).map((name) => {
  const jar = join(staged, 'dev/accounts', name, version, `${name}-${version}-javadoc.jar`);
  execFileSync('unzip', ['-q', jar, '-x', 'META-INF/*', '-d', join(site, 'javadoc', name)]);
  const [, description] = /<description>(.*)<\/description>/.exec(readFileSync(join(clone, name, 'pom.xml'), 'utf8'));
  return { href: `javadoc/${name}/index.html`, name, description };
});
const pages = [{ href: 'api/index.html', name: 'The REST API', description: 'Every operation, its parameters, responses and problems.' }, ...modules];
const missing = pages.filter(({ href }) => !existsSync(join(site, href)));
if (missing.length > 0) {
  throw new Error(`The site lacks ${missing.map(({ href }) => href).join(', ')}`);
}
const entries = pages.map(({ href, name, description }) => `      <dt><a href="${href}">${name}</a></dt>\n      <dd>${description}</dd>`);
writeFileSync(
  join(site, 'index.html'),
  `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Accounts ${version}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
  </head>
  <body>
    <h1>Accounts ${version}</h1>
    <dl>
${entries.join('\n')}
    </dl>
  </body>
</html>
`,
);
console.log(`release: the site in ${site} has the REST API and the Javadoc of ${modules.length} modules`);
