import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { CloudFormationValidatePlugin } from 'aws-cdk-lib';
import { parseDocument } from 'yaml';

/** Rules that do not apply to these templates, each with the reason. */
const NOT_HERE = new Map([
  ['W1001', 'the tests of accounts-infra follow every reference, under every condition'],
  ['W1030', 'an empty default means that a parameter is not given'],
  ['W2001', 'the tests of accounts-infra find parameters that are not used'],
  ['W2509', 'the ARN of a secret is no secret, so a parameter that contains one may be shown'],
  ['W3002', 'the templates are meant for `aws cloudformation package`'],
  ['W8001', 'the tests of accounts-infra find conditions that are not used'],
]);

/** What the engine misunderstands, because it reads a choice (`Fn::If`) or an empty default as the value. */
const MISUNDERSTOOD = new Set([
  'F3014 Distribution.Properties.DistributionConfig.ViewerCertificate',
  'F3031 Function.Properties.VpcConfig.SubnetIds.{}',
  'F3032 Proxy.Properties.VpcSubnetIds',
  'W3688 Cluster.Properties.MasterUsername',
]);

const PLACE = { stackConstructPath: 'template', accountId: '123456789012', region: 'eu-central-1' };

let engine;

/**
 * What CloudFormation's own validation engine finds in templates: types, properties, attributes and values that AWS does
 * not know, limits of the services, cycles.
 *
 * @param {string[]} paths
 * @param {string} root what the findings' file names are relative to
 * @returns {import('./finding.js').Finding[]}
 */
export function templateFindings(paths, root) {
  engine ??= new CloudFormationValidatePlugin();
  return paths.flatMap((templatePath) =>
    withoutContract(templatePath, (shortened) =>
      engine.validate({ stackTemplates: [{ ...PLACE, templatePath: shortened }] }),
    )
      .violations.filter(({ ruleName }) => !NOT_HERE.has(ruleName))
      .flatMap(({ ruleName, description, fix, violatingResources }) =>
        violatingResources.map(({ resourceLogicalId, locations }) => ({
          file: relative(root, templatePath),
          at: [resourceLogicalId, ...locations].filter(Boolean).join('.'),
          rule: `template/${ruleName}`,
          problem: description,
          remedy: fix,
        })),
      )
      .filter(({ rule, at }) => !MISUNDERSTOOD.has(`${rule.replace('template/', '')} ${at}`)),
  );
}

/**
 * The contract in the body of an API is larger than what the engine analyses before it gives up on the whole template,
 * and contract.js checks it. All else is validated.
 */
function withoutContract(path, validate) {
  const template = parseDocument(readFileSync(path, 'utf8'), { logLevel: 'silent' });
  const apis = template.get('Resources').items.filter(({ value }) => value.get('Type') === 'AWS::ApiGateway::RestApi');
  const bodies = apis.filter(({ value }) => value.hasIn(['Properties', 'Body']));
  if (bodies.length === 0) {
    return validate(path);
  }
  bodies.forEach(({ value }) => value.setIn(['Properties', 'Body'], template.createNode({ openapi: '3.0.1' })));
  const directory = mkdtempSync(join(tmpdir(), 'template-'));
  try {
    const shortened = join(directory, basename(path));
    writeFileSync(shortened, path.endsWith('.json') ? JSON.stringify(template.toJSON()) : template.toString());
    return validate(shortened);
  } finally {
    rmSync(directory, { recursive: true });
  }
}
