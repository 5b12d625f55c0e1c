import './quiet.js';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';

/**
 * Hands a template to the CDK, which refuses references that lead nowhere, cycles and values of the wrong kind, and gives
 * what was read to `inspect`.
 *
 * @param {(stack: Stack) => import('./finding.js').Finding[]} inspect
 * @returns {import('./finding.js').Finding[]}
 */
export function synthesisFindings(name, body, inspect = () => []) {
  const directory = mkdtempSync(join(tmpdir(), 'accounts-checks-'));
  try {
    const templateFile = join(directory, 'template.json');
    writeFileSync(templateFile, JSON.stringify(body));
    const app = new App({ outdir: join(directory, 'out'), analyticsReporting: false });
    const stack = new Stack(app, 'Template');
    new CfnInclude(stack, 'Included', { templateFile });
    const findings = inspect(stack);
    app.synth();
    return findings;
  } catch (refusal) {
    return [{ file: name, at: 'template', rule: 'cdk/synthesis', problem: oneLine(refusal.message, directory) }];
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** The logical ID of a resource that was read from a template. */
export function logicalIdOf(stack, constructPath) {
  const construct = stack.node.root.node.findAll().find(({ node }) => node.path === constructPath);
  return CfnResource.isCfnResource(construct) ? stack.resolve(construct.logicalId) : constructPath;
}

function oneLine(message, directory) {
  return message.replaceAll(directory, '').split('\n').map((line) => line.trim()).filter(Boolean).join(' ');
}
