import { relative } from 'node:path';
import { CloudFormationValidatePlugin } from 'aws-cdk-lib';

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
    engine
      .validate({ stackTemplates: [{ ...PLACE, templatePath }] })
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
