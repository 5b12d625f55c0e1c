// Stacks: what `package` uploads, what `deploy` makes of the real template, and how it ends.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { happened, resourcesOf } from './events.mjs';
import { Absent, misunderstood, Refused } from './refused.mjs';
import { begin, make, outputsOf, planned, progress, remove, rolledBack, stackId } from './stack.mjs';
import { save, the } from './state.mjs';
import { check, holds, read } from './template.mjs';

export const cloudformation = {
  package: {
    takes: 'template-file s3-bucket output-template-file |',
    run(options, state) {
      const bucket = the(state.buckets, options['s3-bucket'], 'bucket');
      const packaged = upload(options['template-file'], options['s3-bucket'], bucket);
      writeFileSync(options['output-template-file'], packaged);
    },
  },
  deploy: {
    takes: 'template-file stack-name | s3-bucket capabilities* parameter-overrides* no-fail-on-empty-changeset! no-execute-changeset!',
    run(options, state) {
      const name = options['stack-name'];
      const template = read(options['template-file']);
      packagedFiles(template, state);
      if (!options.capabilities?.includes('CAPABILITY_IAM')) {
        throw new Refused('Requires capabilities : [CAPABILITY_IAM]');
      }
      const stack = state.stacks[name] ?? { parameters: {}, deployments: 0 };
      if (/FAILED$|^ROLLBACK_COMPLETE$/.test(stack.status)) {
        throw new Refused(`the stack ${name} is ${stack.status}`);
      }
      const parameters = merged(template.parameters, stack.parameters, options['parameter-overrides'] ?? []);
      const nested = template.nested.filter(({ condition }) => holds(template.text, condition, parameters)).map((part) => part.name);
      const isChanged = stack.text !== template.text || JSON.stringify(parameters) !== JSON.stringify(stack.parameters);
      if (!isChanged && nested.length === 0) {
        return `No changes to deploy. Stack ${name} is up to date`;
      }
      if (options['no-execute-changeset']) {
        return planned(state, name, stack, nested, isChanged);
      }
      const failure = state.failures.shift();
      const before = { id: stackId(state, name), ...stack };
      const next = failure ? rolledBack(before) : make(state, name, { ...before, text: template.text, parameters }, template);
      happened(state, name, nested, failure);
      const isSlow = state.slow > 0;
      if (isSlow) {
        begin(state, name, { outputs: [], ...before, parameters }, stack.status ? 'UPDATE_IN_PROGRESS' : 'CREATE_IN_PROGRESS', next);
      } else {
        state.stacks[name] = next;
      }
      if (failure || isSlow) {
        save(state);
        throw new Absent(`\nWaiting for stack create/update to complete\n\nFailed to create/update the stack. Run describe-stack-events for ${name}`, 255);
      }
    },
  },
  'describe-stacks': {
    takes: 'stack-name |',
    mayBeEmpty: ({ query }) => !query?.includes('[?'),
    run({ 'stack-name': nameOrId }, state) {
      const name = nameOf(state, nameOrId);
      progress(state, name);
      const { id, parameters, status, isProtected = false } = existing(state, name);
      const pairs = (values, key, value) => Object.entries(values).map(([k, v]) => ({ [key]: k, [value]: v }));
      const Outputs = pairs(outputsOf(state, name), 'OutputKey', 'OutputValue');
      const Parameters = pairs(parameters, 'ParameterKey', 'ParameterValue');
      return { Stacks: [{ StackId: id, StackName: name, StackStatus: status, EnableTerminationProtection: isProtected, Parameters, Outputs }] };
    },
  },
  'describe-stack-events': {
    takes: 'stack-name |',
    mayBeEmpty: () => true,
    run: ({ 'stack-name': name }, state) => ({ StackEvents: state.events[name] ?? existing(state, name) }),
  },
  'describe-stack-resources': {
    takes: 'stack-name | logical-resource-id',
    mayBeEmpty: () => true,
    run(options, state) {
      const found = resourcesOf(state, options['stack-name'], options['logical-resource-id']);
      return { StackResources: found.length > 0 ? found : existing(state, 'a resource') };
    },
  },
  'describe-change-set': {
    takes: 'change-set-name |',
    run: (options, state) => the(state.changeSets, options['change-set-name'], 'change set'),
  },
  'list-change-sets': {
    takes: 'stack-name |',
    run(options, state) {
      const name = nameOf(state, options['stack-name']);
      return { Summaries: Object.keys(state.changeSets).filter((id) => state.changeSets[id].StackName === name) };
    },
  },
  'delete-change-set': {
    takes: 'change-set-name |',
    run: (options, state) => void delete state.changeSets[options['change-set-name']],
  },
  'delete-stack': {
    takes: 'stack-name |',
    run({ 'stack-name': nameOrId }, state) {
      const name = nameOf(state, nameOrId);
      if (existing(state, name).isProtected) {
        throw new Refused(`Stack [${name}] cannot be deleted while TerminationProtection is enabled`);
      }
      if (state.slow > 0) {
        begin(state, name, state.stacks[name], 'DELETE_IN_PROGRESS', null);
      } else {
        remove(state, name, state.stacks[name]);
      }
    },
  },
  'wait stack-delete-complete': {
    takes: 'stack-name |',
    run({ 'stack-name': name }, state) {
      if (name in state.stacks) {
        const { status } = state.stacks[name];
        const why = status === 'DELETE_IN_PROGRESS' ? 'Max attempts exceeded' : `the stack is ${status}`;
        throw new Refused(`Waiter StackDeleteComplete failed: ${why}`, 255);
      }
    },
  },
};

/** The name of a stack, which may also be called by its id. */
const nameOf = (state, nameOrId) => Object.keys(state.stacks).find((name) => state.stacks[name].id === nameOrId) ?? nameOrId;

function existing(state, name) {
  if (!(name in state.stacks)) {
    throw new Absent(`An error occurred (ValidationError): Stack with id ${name} does not exist`);
  }
  return state.stacks[name];
}

/** Returns the template with each local file replaced by its place in the bucket, where it is now. */
function upload(file, name, bucket) {
  const { text, files } = read(file);
  return files.reduce((changed, one) => {
    const path = join(dirname(file), one);
    if (!existsSync(path)) {
      throw new Refused(`${basename(file)} names ${one}, which is not there`, 255);
    }
    const nested = path.endsWith('.yaml');
    const content = nested ? upload(path, name, bucket) : readFileSync(path);
    const key = createHash('md5').update(content).digest('hex') + (nested ? '.template' : '');
    bucket.objects.push(key);
    const place = nested ? `https://s3.eu-central-1.amazonaws.com/${name}/${key}` : `{S3Bucket: ${name}, S3Key: ${key}}`;
    return changed.replaceAll(`: ${one}\n`, `: ${place}\n`);
  }, text);
}

/** Nested templates must be where the packaged one says. */
function packagedFiles({ files }, state) {
  for (const file of files) {
    const [, bucket, key] = /^https:\/\/s3[^/]*\/([^/]+)\/(.+)$/.exec(file) ?? [];
    if (!state.buckets[bucket]?.objects.includes(key)) {
      throw new Refused(`TemplateURL must be a supported URL, and its object there: ${file}`);
    }
  }
}

/** The parameters of a deployment: given now, or the time before, or by default. */
function merged(known, before, overrides) {
  const given = Object.fromEntries(
    overrides.map((each) => /^([^=]+)=(.*)$/s.exec(each)?.slice(1) ?? notAPair(each)),
  );
  const unknown = Object.keys(given).filter((name) => !(name in known));
  if (unknown.length > 0) {
    throw new Refused(`Parameters: [${unknown}] do not exist in the template`);
  }
  return Object.fromEntries(
    Object.entries(known).map(([name, parameter]) => {
      const value = given[name] ?? before[name] ?? parameter.Default;
      if (value === undefined) {
        throw new Refused(`Parameters: [${name}] must have values`);
      }
      check(name, value, parameter);
      return [name, value];
    }),
  );
}

function notAPair(text) {
  throw misunderstood(`--parameter-overrides: ${text} is no Name=value`);
}
