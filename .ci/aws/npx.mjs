// Stands in for Amplify Gen 2's `npx ampx`: it looks at what a sandbox would deploy, in the project of the current directory.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { misunderstood, Refused } from './refused.mjs';

const OUTPUTS = 'amplify_outputs.json';
const ACCOUNTS = ['data.json', 'api.json', 'accounts-lambda.zip', 'accounts-operations.zip'];

export function run(words) {
  const command = words.join(' ');
  if (command === 'ampx sandbox') {
    sandbox();
  } else if (command === 'ampx sandbox delete') {
    needed(OUTPUTS);
  } else {
    throw misunderstood(`the stand-in does not know npx ${command}`);
  }
}

function sandbox() {
  const text = needed('amplify/backend.ts');
  const imports = [...text.matchAll(/from '\.\/(.*)\.js'/g)].map(([, module]) => join('amplify', `${module}.ts`));
  for (const file of [...imports, ...ACCOUNTS.map((name) => join('amplify/accounts', name))]) {
    needed(file);
  }
  const { devDependencies = {} } = JSON.parse(needed('package.json'));
  const [, output] = /addOutput\(\{ custom: \{ (\w+): apiUrl \} \}\)/.exec(text) ?? [];
  if (!('@types/node' in devDependencies) || !output) {
    throw new Refused('amplify/accounts/resource.ts needs @types/node, and the backend an output with apiUrl', 1);
  }
  writeFileSync(OUTPUTS, JSON.stringify({ custom: { [output]: 'https://a1b2c3.execute-api.eu-central-1.amazonaws.com/dev' } }));
}

function needed(file) {
  if (!existsSync(file)) {
    throw new Refused(`there is no ${file}`, 1);
  }
  return readFileSync(file, 'utf8');
}
