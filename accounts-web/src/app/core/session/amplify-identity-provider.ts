import { Amplify } from 'aws-amplify';
import { fetchAuthSession, signInWithRedirect, signOut } from 'aws-amplify/auth';
import { cognitoUserPoolsTokenProvider } from 'aws-amplify/auth/cognito';
import 'aws-amplify/auth/enable-oauth-listener';
import { Hub, sessionStorage as tab } from 'aws-amplify/utils';
import { AmplifyConfig } from '../config/app-config';
import { identityOf } from './id-token';
import { Identity, IdentityProvider, Restored } from './identity-provider';
import { localPath } from './local-path';

/** The same sign-in through the Amplify library; tokens are kept for this tab only. */
export class AmplifyIdentityProvider implements IdentityProvider {
  private readonly redirectUri: string;

  constructor(private readonly config: AmplifyConfig) {
    this.redirectUri = config.redirectUri ?? new URL('app/signed-in', document.baseURI).href;
  }

  async restore(): Promise<Restored> {
    const isReturn = location.pathname === new URL(this.redirectUri).pathname;
    const returned = isReturn ? returnPath() : undefined;
    this.configure();
    const path = await returned;
    const identity = await current();
    return {
      ...(identity && { identity }),
      ...(path !== undefined && { path: localPath(path) }),
    };
  }

  /** Amplify finishes a sign-in by itself, as soon as it is configured. */
  private configure(): void {
    const { userPoolId, clientId, endpoint, domain, scope, logoutUri } = this.config;
    const oauth = {
      domain,
      scopes: (scope ?? 'openid email profile').split(' '),
      redirectSignIn: [this.redirectUri],
      redirectSignOut: [logoutUri ?? new URL('.', document.baseURI).href],
      responseType: 'code' as const,
    };
    const Cognito = {
      userPoolId,
      userPoolClientId: clientId,
      ...(endpoint && { userPoolEndpoint: endpoint }),
      loginWith: { oauth },
    };
    Amplify.configure({ Auth: { Cognito } });
    cognitoUserPoolsTokenProvider.setKeyValueStorage(tab);
  }

  async signIn(path: string): Promise<void> {
    await signInWithRedirect({ customState: path });
  }

  renew(): Promise<Identity | undefined> {
    return current(true);
  }

  async signOut(): Promise<void> {
    await signOut();
  }
}

async function current(forceRefresh = false): Promise<Identity | undefined> {
  const token = (await fetchAuthSession({ forceRefresh })).tokens?.idToken;
  return token && identityOf(token.toString());
}

/** Where the person was, once Amplify has taken the code; the start if there is none to take. */
function returnPath(): Promise<string> {
  if (!/[?&](code|error)=/.test(location.search)) {
    return Promise.resolve('/');
  }
  return new Promise((resolve) => {
    Hub.listen('auth', ({ payload }) => {
      if (payload.event === 'customOAuthState') {
        resolve(payload.data);
      } else if (payload.event === 'signInWithRedirect_failure') {
        resolve('/');
      }
    });
  });
}
