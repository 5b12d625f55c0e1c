// Generates clients of three languages as docs/how-to/generate-a-client.md says, compiles them, and uses each against the
// local service: a rename sends the name only, a filter and pages find what they should, a conflict is known by its code.
//
//   node .ci/clients.mjs        after ./mvnw verify, which builds the service and installs TypeScript
import assert from 'node:assert/strict';
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { pathWithJdk, start } from './documents/programs.mjs';

const PASSED_ON = ['accept', 'authorization', 'content-type', 'if-match', 'idempotency-key'];

const root = process.cwd();
const work = mkdtempSync(join(tmpdir(), 'clients-'));
process.env.PATH = pathWithJdk(root);
const usage = (file) => join(root, '.ci/clients', file);
process.once('exit', () => rmSync(work, { recursive: true, force: true }));

/** How a client of each generator is compiled, and run against the service. */
const LANGUAGES = {
  java(client, environment) {
    const sources = readdirSync(join(client, 'src/main/java'), { recursive: true }).filter((file) => file.endsWith('.java'));
    const path = readdirSync(join(work, 'jars')).filter((jar) => !jar.includes('generator')).map((jar) => join(work, 'jars', jar));
    const files = [...sources.map((file) => join(client, 'src/main/java', file)), usage('Use.java')];
    run('javac', '-nowarn', '-proc:none', '-cp', path.join(delimiter), '-d', join(client, 'classes'), ...files);
    return ['java', ['-cp', [...path, join(client, 'classes')].join(delimiter), 'Use'], { env: environment }];
  },
  'typescript-fetch'(client, environment) {
    cpSync(usage('use.ts'), join(client, '../use.ts'));
    const options = '--strict --target es2022 --module commonjs --lib es2022,dom --outDir'.split(' ');
    run(join(root, 'accounts-web/node_modules/.bin/tsc'), ...options, join(work, 'js'), join(client, '../use.ts'));
    return ['node', [join(work, 'js/use.js')], { env: environment }];
  },
  python(client, environment) {
    const packages = join(client, 'packages');
    if (spawnSync('python3', ['-c', 'import dateutil, pydantic, typing_extensions, urllib3'], { stdio: 'ignore' }).status !== 0) {
      run('python3', '-m', 'pip', 'install', '--quiet', '--target', packages, '--requirement', join(client, 'requirements.txt'));
    }
    return ['python3', [usage('use.py')], { env: { ...environment, PYTHONPATH: [client, packages].join(delimiter) } }];
  },
};

function run(command, ...parameters) {
  return execFileSync(command, parameters, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
}

/** The options of each generator, from the commands of the how-to. */
function configurations() {
  const guide = readFileSync(join(root, 'docs/how-to/generate-a-client.md'), 'utf8').replaceAll('\\\n', ' ');
  const commands = [...guide.matchAll(/openapi-generator-cli\.jar generate -g (\S+)(.*)/g)];
  return commands.map(([, generatorName, options]) => ({
    generatorName,
    inputSpec: join(root, /-i (\S+)/.exec(options)[1]),
    outputDir: join(work, generatorName, 'client'),
    library: /--library (\S+)/.exec(options)?.[1],
    additionalProperties: Object.fromEntries((/-p (\S+)/.exec(options)?.[1] ?? '').split(',').filter(Boolean).map((each) => each.split('='))),
  }));
}

/** One start of the generator for all. */
function generate(all) {
  run('./mvnw', '--batch-mode', '--quiet', '-f', usage('pom.xml'), 'dependency:copy-dependencies',
    `-DoutputDirectory=${join(work, 'jars')}`);
  const files = all.map((configuration) => {
    const file = join(work, `${configuration.generatorName}.json`);
    writeFileSync(file, JSON.stringify(configuration));
    return file;
  });
  const [generator] = readdirSync(join(work, 'jars')).filter((jar) => jar.includes('generator'));
  execFileSync('java', ['-jar', join(work, 'jars', generator), 'batch', ...files], { stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Passes calls on to the API, and keeps what they were. */
async function recorder(api) {
  const calls = [];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    calls.push({ method: request.method, url: request.url, body });
    const kept = Object.entries(request.headers).filter(([name]) => PASSED_ON.includes(name));
    const reply = await fetch(api + request.url, { method: request.method, headers: Object.fromEntries(kept), body: body || undefined });
    response.writeHead(reply.status, { 'content-type': reply.headers.get('content-type') ?? 'text/plain' });
    response.end(Buffer.from(await reply.arrayBuffer()));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${server.address().port}`, calls, close: () => server.close() };
}

async function token(api, tenant) {
  const response = await fetch(`${api}/local/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ sub: 'ada', tenant }),
  });
  return (await response.json()).id_token;
}

const all = configurations();
assert.deepEqual(all.map(({ generatorName }) => generatorName), Object.keys(LANGUAGES));
const jar = 'accounts-local/target/accounts-local.jar';
const service = await start('java', ['-jar', jar, '--port', '0', '--adapter', 'memory', '--data', join(work, 'service')], {
  cwd: root,
  ready: 'Stop it with Ctrl-C',
});
const [, api] = /Accounts API: (\S+)/.exec(service.output);
const wire = await recorder(api);
try {
  generate(all);
  for (const { generatorName, outputDir } of all) {
    const environment = { ...process.env, API: wire.address, TOKEN: await token(api, generatorName) };
    const program = LANGUAGES[generatorName](outputDir, environment);
    wire.calls.length = 0;
    await promisify(execFile)(...program);
    assert.deepEqual(wire.calls.filter(({ method }) => method === 'PATCH').map(({ body }) => JSON.parse(body)), [{ name: 'Renamed' }]);
    assert.match(wire.calls.map(({ url }) => decodeURIComponent(url)).join('\n'), /metadata=region=north/);
    console.log(`${generatorName}: generated, compiled and used in ${wire.calls.length} calls`);
  }
} finally {
  wire.close();
  await service.stop();
}
