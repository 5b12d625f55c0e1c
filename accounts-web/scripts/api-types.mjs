// Writes the types of the API's contract, when the contract is newer than they are.
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';

const contract = new URL(
  '../../accounts-rest/target/classes/openapi/accounts.yaml',
  import.meta.url,
);
const types = new URL('../src/app/core/api/schema.d.ts', import.meta.url);

const age = async (file) => (await stat(file).catch(() => undefined))?.mtimeMs ?? 0;

if ((await age(contract)) === 0) {
  console.error(
    'There is no contract yet: run ./mvnw compile -pl accounts-rest -am in the folder above.',
  );
  process.exit(1);
}

if ((await age(contract)) > (await age(types))) {
  const text = astToString(await openapiTS(await readFile(contract), { alphabetize: true }));
  await mkdir(new URL('.', types), { recursive: true });
  await writeFile(types, `// Generated from openapi/accounts.yaml. Do not edit.\n${text}`);
}
