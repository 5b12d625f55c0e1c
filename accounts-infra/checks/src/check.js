import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contractFindings } from './contract.js';
import { asText } from './finding.js';
import { gen2Findings } from './gen2.js';
import { templateFindings } from './validation.js';

const MODULE = join(dirname(fileURLToPath(import.meta.url)), '../..');
const OUTPUT = join(MODULE, 'target');
const GEN2 = join(OUTPUT, 'amplify/gen2/accounts');
const CONTRACT = join(MODULE, '../accounts-rest/target/classes/openapi/accounts.yaml');

/** Every template that the build put together, found rather than listed, so that none is forgotten. */
function templatesBelow(directory) {
  return existsSync(directory)
    ? readdirSync(directory, { recursive: true })
        .map(String)
        .filter((name) => name.endsWith('.yaml') || name.endsWith('template.json'))
        .sort()
        .map((name) => join(directory, name))
    : [];
}

const templates = [...templatesBelow(join(OUTPUT, 'deployment')), ...templatesBelow(join(OUTPUT, 'amplify'))];
if (templates.length === 0) {
  console.error(`There is nothing to check in ${OUTPUT}: run ./mvnw package first.`);
  process.exit(2);
}

const findings = [
  ...templateFindings(templates, OUTPUT),
  ...(await contractFindings(CONTRACT)),
  ...(await gen2Findings(GEN2)),
];
findings.forEach((finding) => console.log(asText(finding)));
console.log(`${templates.length} templates and ${relative(MODULE, CONTRACT)} were checked: ${findings.length} findings`);
process.exitCode = findings.length === 0 ? 0 : 1;
