import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const RULES = join(dirname(fileURLToPath(import.meta.url)), '../rules/accounts.guard');

/** The binary of cfn-guard that comes with the package; undefined where it has none for this machine. */
export function guardBinary() {
  const system = { linux: 'ubuntu', darwin: 'macos' }[platform()];
  const machine = { x64: 'x86_64', arm64: 'aarch64' }[arch()];
  const root = dirname(createRequire(import.meta.url).resolve('@cdklabs/cdk-validator-cfnguard/package.json'));
  return system && machine && join(root, 'bin', system, machine, 'cfn-guard');
}

/**
 * What the house rules in `rules/accounts.guard` object to.
 *
 * @param {{name: string, body: object}[]} templates
 * @returns {import('./finding.js').Finding[]}
 * @throws {Error} when cfn-guard cannot judge, so that silence never means consent
 */
export function guardFindings(templates) {
  const payload = { rules: [readFileSync(RULES, 'utf8')], data: templates.map(({ body }) => JSON.stringify(body)) };
  const run = spawnSync(guardBinary(), ['validate', '--payload', '--structured', '--output-format', 'json', '--show-summary', 'none'], {
    input: JSON.stringify(payload),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const PASSED = 0;
  const OBJECTED = 19;
  if (run.error || ![PASSED, OBJECTED].includes(run.status)) {
    throw new Error(`cfn-guard did not judge the templates: ${run.error?.message ?? run.stderr}`);
  }
  return JSON.parse(run.stdout).flatMap((report, index) =>
    (report.not_compliant ?? []).flatMap(({ Rule: { name, checks } }) =>
      clausesIn(checks).filter(({ message }) => message).map(({ message, at }) => ({ file: templates[index].name, at, rule: `guard/${name}`, problem: message })),
    ),
  );
}

/** The clauses that failed, however deep; each with the resource that it was about. The last of alternatives has the message. */
function clausesIn(checks) {
  return checks.flatMap((check) => {
    const [[kind, inner]] = Object.entries(check);
    if (kind !== 'Clause') {
      return clausesIn(inner.checks ?? []);
    }
    const [[, clause]] = Object.entries(inner);
    const path = JSON.stringify(clause).match(/"path":"\/Resources\/([^"]*)"/);
    return [{ message: clause.messages.custom_message.trim(), at: path ? path[1].split('/')[0] : 'template' }];
  });
}
