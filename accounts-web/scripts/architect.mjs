// Runs targets of angular.json, one after the other in one process, so that the compiler is warm after the first one.
// The command line of Angular does the same for one target, and would be 221 packages more.
//
//   node scripts/architect.mjs [--watch] TARGET[:CONFIGURATION] …
import { fileURLToPath } from 'node:url';

// a thread of its own would be cold again for each target
process.env.NG_BUILD_PARALLEL_TS ??= '0';
if (!process.stdout.isTTY) {
  process.env.NO_COLOR ??= '1';
}

const { Architect } = await import('@angular-devkit/architect');
const { WorkspaceNodeModulesArchitectHost } = await import('@angular-devkit/architect/node/index.js');
const { schema, workspaces } = await import('@angular-devkit/core');
const { createConsoleLogger, NodeJsSyncHost } = await import('@angular-devkit/core/node/index.js');

const root = fileURLToPath(new URL('..', import.meta.url));
const watch = process.argv.includes('--watch');
const targets = process.argv.slice(2).filter((argument) => argument !== '--watch');
const { workspace } = await workspaces.readWorkspace(root, workspaces.createWorkspaceHost(new NodeJsSyncHost()));
const registry = new schema.CoreSchemaRegistry();
registry.addPostTransform(schema.transforms.addUndefinedDefaults);
const architect = new Architect(new WorkspaceNodeModulesArchitectHost(workspace, root), registry);
const logger = createConsoleLogger(false, process.stdout, process.stderr);

for (const name of targets) {
  const [target, configuration] = name.split(':');
  const run = await architect.scheduleTarget({ project: 'accounts-web', target, configuration }, { watch }, { logger });
  const { success } = await run.lastOutput;
  await run.stop();
  if (!success) {
    process.exit(1);
  }
}
