import { User } from 'oidc-client-ts';
import show from 'swagger-ui-dist/swagger-ui-es-bundle.js';
import { readable } from './readable';
import { readSettings } from './settings';
import { SignIn } from './sign-in';

/** The name of the scheme in the OpenAPI document. */
const SCHEME = 'IdToken';
const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'];

let authorized = false;
const part = (id: string) => document.getElementById(id)!;
const { document: url, auth } = await readSettings();
const address = new URL(url, document.baseURI).href;

const signIn = auth && new SignIn(auth);
// before the viewer starts, because that is when it opens the operation of the address
const returned = signIn?.finish() ?? Promise.resolve();
await Promise.allSettled([returned]);

document.body.classList.toggle('read-only', auth === undefined);
const viewer = await new Promise<ReturnType<typeof show>>((resolve) => {
  const shown = show({
    url,
    domNode: part('api'),
    deepLinking: true,
    tryItOutEnabled: auth !== undefined,
    supportedSubmitMethods: auth ? METHODS : [],
    validatorUrl: null,
    responseInterceptor: (response) => (response.url === address ? { ...response, text: readable(response.text) } : response),
    onComplete: () => resolve(shown),
  });
});

if (signIn) {
  part('sign-in').addEventListener('click', () => void attempt('sign-in', signIn.enter()));
  part('sign-out').addEventListener('click', () => void attempt('sign-out', signIn.leave()));
  await attempt('sign-in', signIn.start(report).then(() => returned));
}

/** Says beside the buttons what failed. */
async function attempt(what: string, work: Promise<void>): Promise<void> {
  await work.catch((error: unknown) => {
    part('who').textContent = `The ${what} failed (${error instanceof Error ? error.message : String(error)}). Please try it again.`;
  });
}

function report(user: User | undefined): void {
  part('sign-in').hidden = user !== undefined;
  part('sign-out').hidden = user === undefined;
  part('who').textContent = user ? `Signed in as ${user.profile.preferred_username ?? user.profile.sub}` : '';
  if (user?.id_token) {
    viewer.preauthorizeApiKey(SCHEME, user.id_token);
    authorized = true;
  } else if (authorized) {
    viewer.authActions.logout([SCHEME]);
    authorized = false;
  }
}
