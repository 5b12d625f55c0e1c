// Puts the example of a page around the element beside it, for the service on one machine.
import { cp } from 'node:fs/promises';

const from = (path) => new URL(`../${path}`, import.meta.url);
const library = 'oidc-client-ts.min.js';

await cp(from('examples/shell/'), from('dist/accounts-web/browser/shell/'), { recursive: true });
await cp(
  from(`node_modules/oidc-client-ts/dist/browser/${library}`),
  from(`dist/accounts-web/browser/shell/${library}`),
);
