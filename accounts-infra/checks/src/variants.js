import { accepted, holds } from './conditions.js';
import { exampleOf } from './examples.js';

/**
 * What a template becomes under different parameters: under the defaults, with each other value that a condition asks
 * for, and with each two of them. Conditions are decided and gone; resources that are not made are gone too.
 *
 * @returns {{settings: string, body: object}[]} each different outcome once, the defaults first
 */
export function variantsOf({ body }) {
  const defaults = defaultsOf(body);
  const choices = choicesIn(body).filter(({ name, value }) => value !== defaults[name]);
  const settings = [{}, ...choices.map(asSetting)];
  for (const [index, first] of choices.entries()) {
    for (const second of choices.slice(index + 1)) {
      if (first.name !== second.name) {
        settings.push({ ...asSetting(first), ...asSetting(second) });
      }
    }
  }
  const outcomes = new Map();
  for (const setting of settings) {
    const values = { ...defaults, ...setting };
    if (accepted(body, values)) {
      const outcome = decided(body, values);
      const text = JSON.stringify(outcome);
      if (!outcomes.has(text)) {
        outcomes.set(text, { settings: describe(setting), body: outcome });
      }
    }
  }
  return [...outcomes.values()];
}

const asSetting = ({ name, value }) => ({ [name]: value });

function describe(setting) {
  const parts = Object.entries(setting).map(([name, value]) => `${name}=${value === '' ? "''" : value}`);
  return parts.length === 0 ? 'defaults' : parts.join(', ');
}

function defaultsOf(body) {
  const known = Object.entries(body.Parameters ?? {}).filter(([, parameter]) => parameter.Default !== undefined);
  return Object.fromEntries(known.map(([name, parameter]) => [name, String(parameter.Default)]));
}

/** Every parameter that a condition or rule reads, with the values that are allowed, compared with, or given as example. */
function choicesIn(body) {
  const compared = new Map();
  collectComparisons([body.Conditions, body.Rules], compared);
  return [...compared].flatMap(([name, literals]) => {
    const parameter = body.Parameters?.[name];
    const values = parameter && new Set(parameter.AllowedValues?.map(String) ?? [...literals, exampleOf(name, parameter)]);
    return [...(values ?? [])].filter((value) => isAllowed(value, parameter)).map((value) => ({ name, value }));
  });
}

function isAllowed(value, { AllowedPattern }) {
  return AllowedPattern === undefined || new RegExp(AllowedPattern).test(value);
}

/** Collects each parameter that is read, with the texts it is compared with. */
function collectComparisons(value, compared) {
  if (value === null || typeof value !== 'object') {
    return;
  }
  const literals = (value['Fn::Equals'] ?? []).filter((one) => typeof one !== 'object').map(String);
  for (const name of namesIn(value['Fn::Equals'] ?? (value.Ref ? value : []))) {
    compared.set(name, new Set([...(compared.get(name) ?? []), ...literals]));
  }
  Object.values(value).forEach((inner) => collectComparisons(inner, compared));
}

function namesIn(value) {
  if (value === null || typeof value !== 'object') {
    return [];
  }
  return Object.entries(value).flatMap(([key, inner]) => (key === 'Ref' ? [inner] : namesIn(inner)));
}

/** The template with its conditions decided and its known parameters filled in. */
function decided(body, values) {
  const isMade = ({ Condition }) => Condition === undefined || holds(Condition, body, values);
  const keep = (section) =>
    Object.fromEntries(
      Object.entries(section ?? {})
        .filter(([, entry]) => isMade(entry))
        .map(([name, { Condition, ...entry }]) => [name, decide(entry, body, values)]),
    );
  const { Conditions, Rules, ...rest } = body;
  return { ...rest, Resources: keep(body.Resources), Outputs: keep(body.Outputs) };
}

const NOTHING = Symbol('AWS::NoValue');

function decide(value, body, values) {
  if (Array.isArray(value)) {
    return value.map((one) => decide(one, body, values)).filter((one) => one !== NOTHING);
  }
  if (value === null || typeof value !== 'object') {
    return value;
  }
  if (value.Ref === 'AWS::NoValue') {
    return NOTHING;
  }
  if (typeof value.Ref === 'string' && values[value.Ref]) {
    return typed(values[value.Ref], body.Parameters[value.Ref]);
  }
  if (Array.isArray(value['Fn::If'])) {
    const [condition, yes, no] = value['Fn::If'];
    return decide(holds(condition, body, values) ? yes : no, body, values);
  }
  const entries = Object.entries(value).map(([key, inner]) => [key, decide(inner, body, values)]);
  return Object.fromEntries(entries.filter(([, inner]) => inner !== NOTHING));
}

function typed(text, { Type }) {
  if (Type === 'Number') {
    return Number(text);
  }
  return Type.includes('List') ? text.split(',') : text;
}
