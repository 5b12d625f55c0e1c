import { statSync } from 'node:fs';
import { relative } from 'node:path';
import { withoutRepeats } from './finding.js';
import { guardFindings } from './guard.js';
import { nagFindings, objections } from './nag.js';
import { packaged } from './packaged.js';
import { specificationFindings } from './specification.js';
import { synthesisFindings } from './synthesis.js';
import { readTemplate } from './template.js';
import { validationFindings } from './validation.js';
import { variantsOf } from './variants.js';

const LARGEST_TEMPLATE_IN_A_BUCKET = 1_000_000;

/**
 * What all checkers object to in templates, under every set of parameters that changes what they make.
 *
 * @param {string[]} paths
 * @param {string} root what the findings' file names are relative to
 * @returns {import('./finding.js').Finding[]}
 */
export function templateFindings(paths, root) {
  return paths.flatMap((path) => {
    const name = relative(root, path);
    let template;
    try {
      template = readTemplate(path);
    } catch (mistake) {
      return [{ file: name, at: 'template', rule: 'yaml', problem: mistake.message }];
    }
    const { body, findings } = packaged(name, path, template.body);
    return [...sizeFindings(name, path), ...findings, ...findingsIn(name, body)];
  });
}

function sizeFindings(name, path) {
  const { size } = statSync(path);
  return size <= LARGEST_TEMPLATE_IN_A_BUCKET
    ? []
    : [{ file: name, at: 'template', rule: 'size', problem: `${size} bytes are more than CloudFormation reads (1 MB)` }];
}

/** See {@link templateFindings}; for one template. */
export function findingsIn(name, body) {
  const variants = variantsOf({ body });
  const bodies = variants.map((one, index) => (index === 0 ? one.body : withoutContracts(one.body)));
  const raised = [];
  const collect = (one) => (stack) => {
    raised.push(...told(one, objections(stack)));
    return [];
  };
  const synthesis = [
    ...synthesisFindings(name, body),
    ...variants.flatMap((one) => told(one, synthesisFindings(name, one.body, collect(one)))),
  ];
  return withoutRepeats([
    ...synthesis,
    ...variants.flatMap((one) => told(one, specificationFindings(name, one.body))),
    // What the CDK could not read, cdk-nag did not see.
    ...(synthesis.length === 0 ? nagFindings(name, body, raised) : []),
    ...validationFindings(name, body, 'whole'),
    ...variants.flatMap((one, index) => told(one, validationFindings(name, bodies[index], 'decided'))),
    ...guardFindings(bodies.map((each) => ({ name, body: each }))),
  ]);
}

/** The contract is the same under all parameters and by far the largest part: the first variant shows its mistakes. */
function withoutContracts(body) {
  const lighter = Object.entries(body.Resources).map(([id, resource]) =>
    resource.Properties?.Body ? [id, { ...resource, Properties: { ...resource.Properties, Body: {} } }] : [id, resource],
  );
  return { ...body, Resources: Object.fromEntries(lighter) };
}

function told({ settings }, findings) {
  return findings.map((finding) => ({ ...finding, settings }));
}
