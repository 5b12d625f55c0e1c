// Checks what a release has staged: that it is complete, signed, and nothing more than what is to be published.
//
//   node .ci/staged.mjs STAGED BOM VERSION     BOM is the POM that names the modules to publish
import { modulesOf } from './staged/pom.mjs';
import { problemsOf } from './staged/problems.mjs';

const [staged, bom, version] = process.argv.slice(2);
const modules = modulesOf(bom);
const problems = problemsOf(staged, modules, version);
problems.forEach((problem) => console.error(`release: ${problem}`));
if (problems.length > 0) {
  process.exit(1);
}
console.log(`release: ${modules.length} modules, the BOM and the parent are complete and signed`);
