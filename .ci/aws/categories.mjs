// What `amplify push` makes of the custom categories: each is a stack of its own, and passes outputs to others.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refused } from './refused.mjs';

const POOL = ['UserPoolId', 'AppClientIDWeb'];

/** The categories with their outputs, after each was looked at. */
export function deployed(categories, backend, objects) {
  const stacks = Object.entries(categories).flatMap(([category, resources]) =>
    Object.entries(resources).map(([name, resource]) => ({ category, name, resource })),
  );
  if (!stacks.some(({ category }) => category === 'rest')) {
    throw new Refused('No changes detected: Amplify sees no custom category, as env checkout did not run after install.mjs', 1);
  }
  const outputs = (one) => (one.category === 'auth' ? POOL : Object.keys(template(backend, one).Outputs));
  for (const one of stacks.filter(({ category }) => category !== 'auth')) {
    const passed = (one.resource.dependsOn ?? []).flatMap((needed) => {
      const other = stacks.find((each) => each.category === needed.category && each.name === needed.resourceName);
      const missing = needed.attributes.filter((attribute) => !other || !outputs(other).includes(attribute));
      if (missing.length > 0) {
        throw new Refused(`${one.name} depends on ${missing} of ${needed.category}/${needed.resourceName}, which are not there`, 1);
      }
      return needed.attributes.map((attribute) => needed.category + needed.resourceName + attribute);
    });
    checkParameters(backend, one, passed, objects);
  }
  const result = structuredClone(categories);
  for (const one of stacks) {
    result[one.category][one.name].output = Object.fromEntries(outputs(one).map((each) => [each, `${each} of ${one.name}`]));
  }
  return result;
}

function file(backend, { category, name }, which) {
  const path = join(backend, category, name, which);
  if (!existsSync(path)) {
    throw new Refused(`there is no ${path}`, 1);
  }
  return JSON.parse(readFileSync(path, 'utf8'));
}

const template = (backend, one) => file(backend, one, 'template.json');

/** A stack takes only parameters that it has, gets all that have no default, and finds its code in the bucket. */
function checkParameters(backend, one, passed, objects) {
  const { Parameters } = template(backend, one);
  const given = ['env', ...passed, ...Object.keys(file(backend, one, 'parameters.json'))];
  const unknown = given.filter((name) => !(name in Parameters));
  const missing = Object.keys(Parameters).filter((name) => !('Default' in Parameters[name]) && !given.includes(name));
  if (unknown.length > 0 || missing.length > 0) {
    throw new Refused(`${one.name}: unknown parameters: ${unknown}; missing parameters: ${missing}`, 1);
  }
  if (!objects.includes(Parameters.CodeKey.Default)) {
    throw new Refused(`${one.name}: the function's code is not in the bucket as ${Parameters.CodeKey.Default}`, 1);
  }
}
