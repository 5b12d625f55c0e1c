import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { App, CfnResource, NestedStack, Stack } from 'aws-cdk-lib';
import ts from 'typescript';

// The CDK would run the validation engine at each synthesis and print what it finds; src/validation.js asks it.
process.env.CDK_VALIDATION = 'false';

const MODULES = fileURLToPath(new URL('../node_modules', import.meta.url));
const OPTIONS = {
  noEmit: true,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  strict: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  skipLibCheck: true,
};
const SETTINGS = { environment: 'dev', allowedOrigin: 'https://example.org', userPoolClientId: '1example23456789' };

/**
 * Compiles what an Amplify Gen 2 backend imports, strictly, and adds the accounts to two nested stacks as a backend does.
 *
 * @param {string} directory with `resource.ts`, the templates and the zip
 * @returns {Promise<import('./finding.js').Finding[]>}
 */
export async function gen2Findings(directory) {
  const mistakes = await typeFindings(directory);
  return mistakes.length > 0 ? mistakes : await synthesisFindings(directory);
}

/** What the TypeScript compiler objects to. */
export function typeFindings(directory) {
  return inCopy(directory, (copy) => compile(join(copy, 'resource.ts')));
}

/** What AWS CDK objects to, whatever the types say: the compiler takes most of the seconds. */
export function synthesisFindings(directory) {
  return inCopy(directory, synthesise);
}

/** Below node_modules, so that its imports are found; they are the project's own in a project. */
async function inCopy(directory, check) {
  const copy = mkdtempSync(join(MODULES, '.accounts-'));
  try {
    cpSync(directory, copy, { recursive: true });
    writeFileSync(join(copy, 'package.json'), '{"type":"module"}');
    return await check(copy);
  } finally {
    rmSync(copy, { recursive: true });
  }
}

const finding = (rule, problem) => ({ file: 'amplify/gen2/accounts/resource.ts', at: 'file', rule: `gen2/${rule}`, problem });

function compile(file) {
  const program = ts.createProgram([file], OPTIONS);
  return ts.getPreEmitDiagnostics(program).map(({ file: source, start, messageText }) => {
    const line = source ? source.getLineAndCharacterOfPosition(start).line + 1 : 0;
    return finding('types', `line ${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
  });
}

async function synthesise(directory) {
  const output = join(directory, 'out');
  mkdirSync(output);
  try {
    const source = readFileSync(join(directory, 'resource.ts'), 'utf8');
    writeFileSync(join(directory, 'resource.js'), ts.transpile(source, { module: ts.ModuleKind.ES2022, target: OPTIONS.target }));
    const { addAccounts } = await import(pathToFileURL(join(directory, 'resource.js')).href);
    const root = new Stack(new App({ outdir: output, analyticsReporting: false }), 'Backend');
    const pool = new CfnResource(root, 'Pool', { type: 'AWS::Cognito::UserPool' });
    const stacks = { data: new NestedStack(root, 'data'), api: new NestedStack(root, 'api') };
    addAccounts(stacks, { ...SETTINGS, userPoolId: pool.ref });
    root.node.root.synth();
    const codes = root.node
      .findAll()
      .filter((one) => CfnResource.isCfnResource(one) && one.cfnResourceType === 'AWS::Lambda::Function')
      .map((one) => JSON.stringify(root.resolve(one.code)));
    return codes.length >= 2 && codes.every((code) => code.includes('cdk-'))
      ? []
      : [finding('code', `the functions do not take their code from the asset: ${codes}`)];
  } catch (refusal) {
    return [finding('synthesis', refusal.message.split('\n').join(' '))];
  }
}
