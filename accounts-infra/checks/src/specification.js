import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { isIntrinsic, mistakesInFunction, typeOfFunction } from './functions.js';

const RESOURCE_KEYS = new Set([
  'Type', 'Properties', 'DependsOn', 'Condition', 'Metadata', 'DeletionPolicy', 'UpdateReplacePolicy', 'UpdatePolicy',
  'CreationPolicy',
]);
const ANY = { type: 'json' };

let loaded;

/** The AWS service specification, read once: it takes half a second. */
function specification() {
  loaded ??= loadAwsServiceSpecSync();
  return loaded;
}

/**
 * Compares each resource with the service specification: its type, its properties and their types, the attributes that
 * others read from it.
 *
 * @returns {import('./finding.js').Finding[]}
 */
export function specificationFindings(name, body) {
  const findings = [];
  const report = (at, rule, problem, remedy) => findings.push({ file: name, at, rule: `spec/${rule}`, problem, remedy });
  for (const [id, resource] of Object.entries(body.Resources ?? {})) {
    for (const key of Object.keys(resource).filter((one) => !RESOURCE_KEYS.has(one))) {
      report(id, 'resource-key', `a resource has no ${key}`, 'Is it a property? Then move it under Properties.');
    }
    const described = describe(resource.Type);
    if (described === undefined) {
      report(id, 'type', `the type ${resource.Type} does not exist`);
      continue;
    }
    for (const dependency of [resource.DependsOn ?? []].flat().filter((one) => !body.Resources[one])) {
      report(id, 'depends-on', `depends on ${dependency}, which is not there`);
    }
    const reader = { body, report: (path, ...rest) => report(`${id}.${path}`, ...rest), attributesOf: attributesIn(body) };
    compareProperties(resource.Properties ?? {}, described.properties, 'Properties', reader, described.open);
  }
  for (const [id, output] of Object.entries(body.Outputs ?? {})) {
    const reader = { body, report: (path, ...rest) => report(`Outputs.${id}`, ...rest), attributesOf: attributesIn(body) };
    compare(output.Value, { type: 'string' }, 'Value', reader);
  }
  return findings;
}

/** Properties and attributes of a type; custom resources take what their function takes. */
function describe(type) {
  const custom = type?.startsWith('Custom::');
  const [found] = specification().lookup(
    'resource',
    'cloudFormationType',
    'equals',
    custom ? 'AWS::CloudFormation::CustomResource' : (type ?? ''),
  );
  return found && { properties: found.properties, attributes: found.attributes, open: custom };
}

/** The attribute's type; undefined when the resource does not have it. */
function attributesIn(body) {
  return (id, attribute) => {
    const { Type: type } = body.Resources[id];
    if (type.startsWith('Custom::') || (type === 'AWS::CloudFormation::Stack' && attribute.startsWith('Outputs.'))) {
      return ANY;
    }
    const { [attribute]: known } = describe(type)?.attributes ?? {};
    return known?.type;
  };
}

function compareProperties(value, properties, path, reader, open = false) {
  for (const [name, inner] of Object.entries(value)) {
    const property = properties[name];
    if (property) {
      compareWithAny(inner, [property.type, ...(property.previousTypes ?? [])], `${path}.${name}`, reader);
    } else if (open) {
      compare(inner, ANY, `${path}.${name}`, reader);
    } else {
      reader.report(`${path}.${name}`, 'property', 'there is no such property', nearest(name, Object.keys(properties)));
    }
  }
  for (const name of Object.keys(properties)) {
    if (properties[name].required && !(name in value)) {
      reader.report(path, 'required', `the property ${name} is missing`);
    }
  }
}

function nearest(name, names) {
  const alike = names.find((one) => one.toLowerCase() === name.toLowerCase());
  return alike ? `It is spelt ${alike}.` : `There are: ${names.sort().join(', ')}.`;
}

/** A value may have the type of today or one of those that CloudFormation took before. */
function compareWithAny(value, types, path, reader) {
  const attempts = types.map((type) => {
    const reports = [];
    compare(value, type, path, { ...reader, report: (...one) => reports.push(one) });
    return reports;
  });
  // What is wrong inside tells more than that the whole is of another type.
  const misfit = (reports) => reports.some(([at, rule]) => at === path && rule === 'value');
  const [best] = attempts.sort((one, other) => misfit(one) - misfit(other) || one.length - other.length);
  best.forEach((one) => reader.report(...one));
}

function compare(value, type, path, reader) {
  const wrong = (expected) => reader.report(path, 'value', `${show(value)} is not ${expected}`);
  if (isIntrinsic(value)) {
    const mistakes = mistakesInFunction(value, reader);
    mistakes.forEach(({ rule, problem }) => reader.report(path, rule, problem));
    const result = mistakes.length === 0 ? typeOfFunction(value, reader) : 'any';
    if (!fits(result, type)) {
      reader.report(path, 'value', `${show(value)} gives a ${result}, where ${article(type.type)} is taken`);
    }
    return;
  }
  switch (type.type) {
    case 'string':
      return comparePrimitive(value, type, wrong, (text) => typeof text !== 'object');
    case 'integer':
      return comparePrimitive(value, type, wrong, (text) => Number.isInteger(numeric(text)));
    case 'number':
      return comparePrimitive(value, type, wrong, (text) => Number.isFinite(numeric(text)));
    case 'boolean':
      return comparePrimitive(value, type, wrong, (text) => ['true', 'false'].includes(String(text)));
    case 'date-time':
      return comparePrimitive(value, type, wrong, (text) => !Number.isNaN(Date.parse(text)));
    case 'array':
      return Array.isArray(value)
        ? value.forEach((one, index) => compare(one, type.element, `${path}[${index}]`, reader))
        : wrong('a list');
    case 'map':
      return isObject(value)
        ? Object.entries(value).forEach(([key, one]) => compare(one, type.element, `${path}.${key}`, reader))
        : wrong('a map');
    case 'tag':
      return isObject(value) && 'Key' in value && 'Value' in value ? compareInside(value, path, reader) : wrong('a tag');
    case 'ref': {
      const { properties } = specification().get('typeDefinition', type.reference.$ref);
      return isObject(value) ? compareProperties(value, properties, path, reader) : wrong('an object');
    }
    case 'union':
      return compareWithAny(value, type.types, path, reader);
    case 'null':
      return value === null ? undefined : wrong('null');
    case 'json':
      return compareInside(value, path, reader);
    default:
      throw new Error(`the specification has a type that is not known here: ${type.type}`);
  }
}

/** Anything goes, but the functions inside must be right. */
function compareInside(value, path, reader) {
  if (value !== null && typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) {
      compare(inner, ANY, Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`, reader);
    }
  }
}

function comparePrimitive(value, { type, allowedValues }, wrong, isRight) {
  if (value === null || value === '' ? type !== 'string' || value === null : !isRight(value)) {
    return wrong(article(type));
  }
  if (allowedValues && !allowedValues.map(String).includes(String(value))) {
    return wrong(`one of ${allowedValues.join(', ')}`);
  }
  return undefined;
}

function numeric(value) {
  return typeof value === 'object' || typeof value === 'boolean' ? NaN : Number(value);
}

/** Whether a function's result may stand where a type is expected: texts of numbers and of JSON may. */
function fits(result, type) {
  switch (type.type) {
    case 'array':
      return result !== 'string';
    case 'json':
    case 'null':
      return true;
    case 'union':
      return type.types.some((one) => fits(result, one));
    case 'map':
    case 'ref':
    case 'tag':
      return result === 'any';
    default:
      return result !== 'list';
  }
}

const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);
const article = (type) => (/^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`);

function show(value) {
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
