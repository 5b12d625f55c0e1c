const PSEUDO_PARAMETERS = new Set([
  'AWS::AccountId', 'AWS::NotificationARNs', 'AWS::NoValue', 'AWS::Partition', 'AWS::Region', 'AWS::StackId',
  'AWS::StackName', 'AWS::URLSuffix',
]);

/** What each function of CloudFormation gives: a text, a list, or what only a deployment knows. */
const RESULTS = {
  'Fn::Base64': 'string',
  'Fn::Cidr': 'list',
  'Fn::FindInMap': 'any',
  'Fn::GetAZs': 'list',
  'Fn::ImportValue': 'string',
  'Fn::Join': 'string',
  'Fn::Length': 'string',
  'Fn::Select': 'any',
  'Fn::Split': 'list',
  'Fn::Sub': 'string',
  'Fn::ToJsonString': 'string',
  'Fn::Transform': 'any',
};

/** Whether a value is one function of CloudFormation; `Condition` is a key of policies too, so it does not count. */
export function isIntrinsic(value) {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return false;
  }
  const keys = Object.keys(value);
  return keys.length === 1 && (keys[0] === 'Ref' || keys[0].startsWith('Fn::'));
}

/**
 * What a function gives, when {@link mistakesInFunction} finds none.
 *
 * @returns {'string' | 'list' | 'any'}
 */
export function typeOfFunction(value, { body, attributesOf }) {
  const [[name, argument]] = Object.entries(value);
  if (name === 'Ref') {
    const { Type: type = 'String' } = body.Parameters?.[argument] ?? {};
    return type.includes('List') || argument === 'AWS::NotificationARNs' ? 'list' : 'string';
  }
  if (name === 'Fn::GetAtt') {
    return resultOf(attributesOf(argument[0], argument[1]));
  }
  return RESULTS[name];
}

function resultOf({ type }) {
  if (type === 'array') {
    return 'list';
  }
  return ['string', 'integer', 'number', 'boolean', 'date-time'].includes(type) ? 'string' : 'any';
}

/** Mistakes in a function and in those inside it: `{rule, problem}` each. */
export function mistakesInFunction(value, reader) {
  const [[name, argument]] = Object.entries(value);
  switch (name) {
    case 'Ref':
      return mistakesInName(argument, reader);
    case 'Fn::GetAtt':
      return mistakesInAttribute(argument, reader);
    case 'Fn::Sub':
      return mistakesInText(argument, reader);
    default:
      return name in RESULTS
        ? mistakesInside(argument, reader)
        : [{ rule: 'function', problem: `there is no function ${name}` }];
  }
}

function mistakesInside(value, reader) {
  if (value === null || typeof value !== 'object') {
    return [];
  }
  return isIntrinsic(value)
    ? mistakesInFunction(value, reader)
    : Object.values(value).flatMap((inner) => mistakesInside(inner, reader));
}

function mistakesInName(name, { body }) {
  const known = PSEUDO_PARAMETERS.has(name) || body.Parameters?.[name] || body.Resources[name];
  return known ? [] : [{ rule: 'reference', problem: `${name} is neither a parameter nor a resource that is made` }];
}

function mistakesInAttribute([id, attribute], reader) {
  if (!reader.body.Resources[id]) {
    return [{ rule: 'reference', problem: `${id} is not a resource that is made` }];
  }
  if (typeof attribute !== 'string') {
    return mistakesInside(attribute, reader);
  }
  const { Type: type } = reader.body.Resources[id];
  return reader.attributesOf(id, attribute)
    ? []
    : [{ rule: 'attribute', problem: `${id} (${type}) has no attribute ${attribute}` }];
}

function mistakesInText(argument, reader) {
  const [text, variables] = Array.isArray(argument) ? argument : [argument, {}];
  if (typeof text !== 'string') {
    return [{ rule: 'function', problem: 'Fn::Sub takes a text' }];
  }
  const names = [...text.matchAll(/\$\{([^!{}][^{}]*)\}/g)].map(([, name]) => name.trim());
  const mistakes = names
    .filter((name) => !(name in variables))
    .flatMap((name) =>
      name.includes('.') ? mistakesInAttribute(splitOnce(name), reader) : mistakesInName(name, reader),
    );
  const idle = Object.keys(variables).filter((name) => !names.includes(name));
  return [
    ...mistakes,
    ...idle.map((name) => ({ rule: 'function', problem: `Fn::Sub does not use its variable ${name}` })),
    ...mistakesInside(variables, reader),
  ];
}

function splitOnce(name) {
  const dot = name.indexOf('.');
  return [name.slice(0, dot), name.slice(dot + 1)];
}
