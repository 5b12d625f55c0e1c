// A minimal Amplify project, as one is before the reader of docs/amplify.md begins.
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const GEN1 = {
  'amplify/backend/backend-config.json': {},
  'amplify/backend/amplify-meta.json': {
    providers: { awscloudformation: { DeploymentBucketName: 'amplify-shop-dev-a1b2c-deployment' } },
  },
  'amplify/team-provider-info.json': { dev: { awscloudformation: {} } },
};
const GEN2 = { 'package.json': { name: 'shop', private: true, type: 'module' } };

/** Makes one below a directory and returns its path; the backend of Gen 2 is already as the document shows it. */
export function amplifyProject(kind, root, directory) {
  const project = mkdtempSync(join(directory, `${kind}-`));
  for (const [name, content] of Object.entries(kind.startsWith('gen1') ? GEN1 : GEN2)) {
    const file = join(project, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(content));
  }
  if (kind.startsWith('gen2')) {
    cpSync(join(root, 'accounts-infra/amplify/gen2'), join(project, 'amplify'), {
      recursive: true,
      filter: (file) => file !== join(root, 'accounts-infra/amplify/gen2/accounts'),
    });
  }
  return project;
}
