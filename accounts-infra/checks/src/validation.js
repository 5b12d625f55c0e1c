import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudFormationValidatePlugin } from 'aws-cdk-lib';

/** Rules that are wrong about these templates, each with the reason. */
const WRONG_HERE = new Map([
  ['W2509', 'the ARN of a secret is no secret, so a parameter that holds one may be shown'],
  ['W3002', 'the nested templates are meant for `aws cloudformation package`'],
]);

/** What is not referred to can be told from the whole template only; all else only where conditions are decided. */
const ABOUT_DECLARATIONS = new Set(['W2001', 'W7001', 'W8001']);

const PLACE = { stackConstructPath: 'template', accountId: '123456789012', region: 'eu-central-1' };

let engine;

/**
 * What CloudFormation's own validation engine objects to: the resource schemas with their patterns and limits, and rules of
 * the services.
 *
 * @param {'whole' | 'decided'} kind whether conditions are still in the template
 * @returns {import('./finding.js').Finding[]}
 */
export function validationFindings(name, body, kind) {
  engine ??= new CloudFormationValidatePlugin();
  const directory = mkdtempSync(join(tmpdir(), 'accounts-checks-'));
  try {
    const templatePath = join(directory, 'template.json');
    writeFileSync(templatePath, JSON.stringify(body));
    return engine
      .validate({ stackTemplates: [{ ...PLACE, templatePath }] })
      .violations.filter(({ ruleName }) => !WRONG_HERE.has(ruleName))
      .filter(({ ruleName }) => ABOUT_DECLARATIONS.has(ruleName) === (kind === 'whole'))
      .flatMap(({ ruleName, description, fix, violatingResources }) =>
        violatingResources.map(({ resourceLogicalId, locations }) => ({
          file: name,
          at: [resourceLogicalId, ...locations].filter(Boolean).join('.'),
          rule: `validate/${ruleName}`,
          problem: description,
          remedy: fix,
        })),
      );
  } finally {
    rmSync(directory, { recursive: true });
  }
}
