// Writes a CycloneDX SBOM of what the page is built of and with, the same in every build of the same package-lock.json.
//
//   node scripts/sbom.mjs FILE VERSION
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const [file, version] = process.argv.slice(2);
const printed = execFileSync('npm', ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'], {
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
  shell: process.platform === 'win32',
});
const sbom = JSON.parse(printed);
delete sbom.serialNumber;
delete sbom.metadata.timestamp;
sbom.metadata.tools = [{ vendor: 'npm', name: 'cli' }];
sbom.metadata.component.version = version;
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, `${JSON.stringify(sbom, null, 2)}\n`);
