import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { templateFindings } from '../src/validation.js';

const TEMPLATE = fileURLToPath(new URL('../../target/deployment/data.yaml', import.meta.url));
const SOUND = readFileSync(TEMPLATE, 'utf8');

const directory = mkdtempSync(join(tmpdir(), 'accounts-checks-'));
after(() => rmSync(directory, { recursive: true }));

/** Each mistake: what it is, the text that it replaces, the text it puts there, the rule, and where. */
const MISTAKES = [
  ['a type that does not exist', 'AWS::RDS::DBProxyTargetGroup', 'AWS::RDS::DBProxyTargets', 'F3006', 'ProxyTargets'],
  ['a property that does not exist', 'PasswordLength: 40', 'PasswordLenght: 40', 'F3002', 'ApplicationSecret'],
  ['a missing property', '      Principal: secretsmanager.amazonaws.com\n', '', 'F3003', 'RotationPermission'],
  ['a text for a number', 'PasswordLength: 40', 'PasswordLength: long', 'F3012', 'ApplicationSecret'],
  ['a value that does not exist', 'Runtime: java25', 'Runtime: java26', 'W3030', 'MigrationFunction'],
  ['more than the service allows', 'Timeout: 900', 'Timeout: 901', 'E3717', 'MigrationFunction'],
  ['an attribute that does not exist', '!GetAtt MigrationLogs.Arn', '!GetAtt MigrationLogs.ARN', 'E9004', 'MigrationRole'],
  ['a key that a resource does not have', 'DependsOn: ClusterLogs', 'DependOn: ClusterLogs', 'E3001', 'Cluster'],
  ['a cycle', 'DependsOn: ClusterLogs', 'DependsOn: Writer', 'F3004', 'Cluster'],
];

for (const [mistake, sound, wrong, rule, at] of MISTAKES) {
  test(`${mistake} is found`, () => {
    assert.ok(SOUND.includes(sound), 'the template has the text that the mistake replaces');
    const path = join(directory, 'data.yaml');
    writeFileSync(path, SOUND.replace(sound, wrong));
    const found = templateFindings([path], directory);
    assert.ok(
      found.some((one) => one.rule === `template/${rule}` && one.at.startsWith(at)),
      `${rule} at ${at} is not among ${JSON.stringify(found, null, 1)}`,
    );
  });
}
