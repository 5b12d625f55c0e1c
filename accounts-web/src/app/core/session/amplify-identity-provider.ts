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
    const path = isReturn ? returnPath() : undefined;
    this.configure();
    const identity = await path?.then(() => current(), () => current()) ?? await current();
    return {
      ...(identity && { identity }),
      ...(isReturn && { path: localPath(await path?.catch(() => '/')) }),
    };
  }

  private configure(): void {
    const { config } = this;
    Amplify.configure({
      Auth: {
        Cognito: {
          userPoolId: config.userPoolId,
          userPoolClientId: config.clientId,
          ...(config.endpoint && { userPoolEndpoint: config.endpoint }),
          loginWith: {
            oauth: {
              domain: config.domain,
              scopes: (config.scope ?? 'openid email profile').split(' '),
              redirectSignIn: [this.redirectUri],
              redirectSignOut: [config.logoutUri ?? new URL('.', document.baseURI).href],
              responseType: 'code',
            },
          },
        },
      },
    });
    cognitoUserPoolsTokenProvider.setKeyValueStorage(tab);
  }

  async signIn(path: string): Promise<void> {
    await signInWithRedirect({ customState: path });
  }

  async renew(): Promise<Identity | undefined> {
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

/** Where the person was, once Amplify has taken the code out of the address. */
function returnPath(): Promise<string> {
  return new Promise((resolve, reject) => {
    Hub.listen('auth', ({ payload }) => {
      if (payload.event === 'customOAuthState') {
        resolve(payload.data);
      } else if (payload.event === 'signInWithRedirect_failure') {
        reject(new Error('The sign-in did not succeed.'));
      }
    });
  });
}
