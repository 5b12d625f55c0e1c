// A CloudFormation template of this project, as far as its parameters, outputs and files go.
import { existsSync, readFileSync } from 'node:fs';
import { Refused } from './refused.mjs';

export function read(file) {
  if (!existsSync(file)) {
    throw new Refused(`there is no template ${file}`, 252);
  }
  const text = readFileSync(file, 'utf8');
  return {
    text,
    parameters: entries(text, 'Parameters'),
    outputs: entries(text, 'Outputs'),
    nested: nestedStacks(text),
    files: [...text.matchAll(/^ +(?:TemplateURL|Code): (\S+)$/gm)].map(([, name]) => name),
  };
}

/** The nested stacks, each with the condition under which it is there. */
function nestedStacks(text) {
  return [...text.matchAll(/^ {2}(\w+):\n((?: {4}.*\n)+)/gm)]
    .filter(([, , body]) => body.includes(' TemplateURL: '))
    .map(([, name, body]) => ({ name, condition: /^ {4}Condition: (\w+)$/m.exec(body)?.[1] }));
}

/** The entries of a section by name, each with its plain members. */
function entries(text, section) {
  const found = {};
  const body = new RegExp(`^${section}:\n((?:  .*\n|\n)+)`, 'm').exec(`${text}\n`)?.[1] ?? '';
  let current;
  for (const line of body.split('\n')) {
    const [, name] = /^ {2}(\w+):$/.exec(line) ?? [];
    const [, member, value] = /^ {4}(\w+): (.*)$/.exec(line) ?? [];
    if (name) {
      current = found[name] = {};
    } else if (member) {
      current[member] = plain(value);
    }
  }
  return found;
}

const plain = (value) => (value.startsWith('[') ? value.slice(1, -1).split(', ').map(plain) : value.replace(/^'(.*)'$/, '$1'));

/** Refuses a value that the parameter does not take. */
export function check(name, value, { AllowedValues, AllowedPattern, MinValue, MaxValue, Type }) {
  const each = Type === 'CommaDelimitedList' ? value.split(',') : [value];
  const wrong =
    (AllowedValues && !AllowedValues.includes(value)) ||
    (AllowedPattern && !each.every((one) => new RegExp(AllowedPattern).test(one))) ||
    (Type === 'Number' && !/^\d+(\.\d+)?$/.test(value)) ||
    Number(value) < Number(MinValue) ||
    Number(value) > Number(MaxValue);
  if (wrong) {
    throw new Refused(`Parameter ${name} does not take the value "${value}"`);
  }
}

/** Whether an output is there with these parameters: its condition compares one of them with a value. */
export function holds(text, condition, parameters) {
  if (condition === undefined) {
    return true;
  }
  const pattern = new RegExp(`^  ${condition}: (!Not \\[)?!Equals \\[!Ref (\\w+), '?([^'\\]]*)'?\\]`, 'm');
  const [, not, name, value] = pattern.exec(text);
  return (parameters[name] === value) === !not;
}
