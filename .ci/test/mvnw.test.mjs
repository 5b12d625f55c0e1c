import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';

const PATIENCE = 30_000;

// A JDK and a Maven that do nothing: what is tested is the script around them.
function place(mvn) {
  const root = mkdtempSync(join(tmpdir(), 'mvnw-'));
  cpSync('mvnw', join(root, 'mvnw'));
  cpSync('.mvn', join(root, '.mvn'), { recursive: true });
  mkdirSync(join(root, 'accounts-local'));
  const setting = (name) => readFileSync(join(root, '.mvn/wrapper/maven-wrapper.properties'), 'utf8').match(new RegExp(`^${name}=(.*)$`, 'm'))?.[1];
  const name = setting('distributionUrl').match(/([^/]*)-bin\.zip$/)[1];
  const sum = setting('distributionSha512Sum') ?? setting('distributionSha256Sum');
  const program = (path, text) => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), `#!/bin/sh\n${text}\n`);
    chmodSync(join(root, path), 0o755);
  };
  program(`home/wrapper/dists/${name}-${sum.slice(0, 12)}/bin/mvn`, mvn);
  program('jdk/bin/javac', 'exit 0');
  program('jdk/bin/java', 'exit 0');
  writeFileSync(join(root, 'jdk/release'), 'JAVA_VERSION="25"\n');
  return root;
}

const environment = (root) => ({ ...process.env, JAVA_HOME: join(root, 'jdk'), MAVEN_USER_HOME: join(root, 'home') });

for (const [signal, expected] of [
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGTERM', 143],
]) {
  test(`${signal} ends the build, and ./mvnw -Prun with ${expected}`, async () => {
    const root = place('echo $$ >pid; exec sleep 60');
    try {
      const script = spawn('sh', ['mvnw', '-Prun'], { cwd: root, env: environment(root), stdio: 'ignore' });
      const ended = new Promise((done) => script.on('exit', (status, by) => done(status ?? by)));
      const pid = join(root, 'pid');
      for (let waited = 0; !existsSync(pid) || !readFileSync(pid, 'utf8').endsWith('\n'); waited += 20) {
        assert.ok(waited < PATIENCE, 'the build has begun');
        await wait(20);
      }
      script.kill(signal);
      assert.equal(await ended, expected);
      assert.throws(() => process.kill(Number(readFileSync(pid, 'utf8')), 0), 'the build has ended');
    } finally {
      rmSync(root, { recursive: true });
    }
  });
}

test('a log that cannot be written is one line that says what to do', () => {
  const root = place('exit 0');
  try {
    mkdirSync(join(root, 'target/run.log'), { recursive: true }); // which not even root can write as a file
    const { status, stderr } = spawnSync('sh', ['mvnw', '-Prun'], { cwd: root, env: environment(root), encoding: 'utf8' });
    assert.equal(status, 1);
    assert.match(stderr, /^mvnw: cannot write .*run\.log: make .* writable for .*\n$/);
  } finally {
    rmSync(root, { recursive: true });
  }
});

test('a build that fails at what another user has built says so', () => {
  const root = place('exit 1');
  try {
    const built = join(root, 'accounts-local/target');
    mkdirSync(join(root, 'target'));
    mkdirSync(built);
    [root, join(root, 'target')].forEach((folder) => chmodSync(folder, 0o777));
    chmodSync(built, 0o555);
    // root may write everywhere, and is no one in a namespace of its own
    const [command, ...before] = [...(userInfo().uid === 0 ? ['unshare', '-U'] : []), 'sh'];
    const { status, stderr } = spawnSync(command, [...before, 'mvnw', '-Prun'], { cwd: root, env: environment(root), encoding: 'utf8' });
    assert.equal(status, 1);
    assert.match(stderr, /^mvnw: cannot write .*accounts-local\/target, which another user has built: remove it, .*\n$/);
  } finally {
    rmSync(root, { recursive: true });
  }
});
