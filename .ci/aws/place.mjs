// A checkout that was built, beside an AWS account of its own, for tests of ./deploy.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { install, serve } from './server.mjs';
import { BEGINNING } from './state.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TEMPLATES = 'accounts-infra/src/main/resources/cloudformation';
export const BUILT = 'accounts-infra/target/deployment';
export const PAGE = 'accounts-web/dist/accounts-web/browser';
export const SOURCE = 'accounts-lambda/src/main/java/Handler.java';

let server;

/** Starts the stand-in of AWS for the tests of a file, and what makes its tokens. */
export function withAws() {
  const tokens = createServer(async (request, response) => {
    const { sub, tenant } = JSON.parse(await text(request));
    response.end(JSON.stringify({ id_token: `token of ${sub} in ${tenant}` }));
  });
  before(async () => {
    await new Promise((resolve) => tokens.listen(0, '127.0.0.1', resolve));
    process.env.ACCOUNTS_API = `http://127.0.0.1:${tokens.address().port}/dev`;
    server = await serve();
  });
  after(() => [server, tokens].forEach((each) => each.close()));
}

/** A test in a place of its own. */
export const inPlace = (name, account, run) =>
  test(name, async () => {
    const place = new Place(account);
    try {
      await run(place);
    } finally {
      rmSync(place.folder, { recursive: true });
    }
  });

class Place {
  /** What a deployment has in its environment. */
  environment = { AWS_REGION: 'eu-central-1' };

  constructor(account = {}) {
    this.folder = mkdtempSync(join(tmpdir(), 'deploy-test-'));
    cpSync(join(ROOT, 'deploy'), this.at('deploy'));
    for (const part of ['accounts-infra/deploy', TEMPLATES]) {
      mkdirSync(dirname(this.at(part)), { recursive: true });
      symlinkSync(join(ROOT, part), this.at(part));
    }
    this.write(SOURCE, 'final class Handler {}');
    this.write('.gitignore', 'target/\ndist/\n');
    cpSync(join(ROOT, TEMPLATES), this.at(BUILT), { recursive: true });
    for (const zip of ['accounts-lambda.zip', 'accounts-operations.zip']) {
      this.write(`${BUILT}/${zip}`, 'code');
    }
    this.makePage();
    this.program('mvnw', 'echo "$@" >> built');
    this.program('sleep', 'echo "$@" >> slept');
    execFileSync('git', ['init', '--quiet'], { cwd: this.folder });
    install(this.folder);
    this.account = { ...structuredClone(BEGINNING), ...account };
  }

  at = (file) => join(this.folder, file);

  write(file, text) {
    mkdirSync(dirname(this.at(file)), { recursive: true });
    writeFileSync(this.at(file), text);
  }

  read = (file) => (existsSync(this.at(file)) ? readFileSync(this.at(file), 'utf8') : '');

  makePage() {
    for (const file of ['index.html', 'main-ABCDEFGH.js', 'styles-ABCDEFGH.css']) {
      this.write(`${PAGE}/${file}`, 'page');
    }
  }

  program(name, text) {
    writeFileSync(this.at(name), `#!/bin/bash\n${text}\n`, { mode: 0o755 });
  }

  /** Has bash look at each call of aws before the stand-in gets it. */
  beforeEachCall(text) {
    writeFileSync(this.at('aws'), this.read('aws').replace('#!/bin/bash\n', () => `#!/bin/bash\n${text}\n`));
  }

  get account() {
    return JSON.parse(this.read('state.json'));
  }

  set account(state) {
    this.write('state.json', JSON.stringify(state));
  }

  get stack() {
    return this.account.stacks['accounts-dev'];
  }

  /** Returns {status, output}, with what went to both streams in its order, and {printed}, what went to the first. */
  deploy(...parameters) {
    return this.#bash(this.at('deploy'), ...parameters);
  }

  /** The same for a command line. */
  runs(command) {
    return this.#bash('-euc', command);
  }

  #bash(...words) {
    const bash = spawn('bash', words, {
      cwd: this.folder,
      detached: true,
      env: {
        PATH: `${this.folder}:${process.env.PATH}`,
        HOME: this.folder,
        ACCOUNTS_STANDIN: this.folder,
        STANDIN_PORT: server.port,
        ...this.environment,
      },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    // a program that ends before it has read everything is no failure of the test
    bash.stdin.on('error', () => {}).end(this.input ?? '');
    let output = '';
    let printed = '';
    bash.stdout.setEncoding('utf8').on('data', (text) => (printed += text));
    [bash.stdout, bash.stderr].forEach((stream) => stream.setEncoding('utf8').on('data', (text) => (output += text)));
    return new Promise((resolve) => bash.on('close', (status) => resolve({ status, output, printed })));
  }

  async passes(...parameters) {
    const { status, output } = await this.deploy(...parameters);
    assert.equal(status, 0, output);
    return output;
  }

  /** What is wrong, and what to do next. */
  async stops(expected, next, ...parameters) {
    const { status, output } = await this.deploy(...parameters);
    assert.equal(status, 1, output);
    assert.match(output, expected);
    assert.match(output.split('\n  -> ').slice(1).join('\n'), next);
    return output;
  }
}
