import { AmplifyIdentityProvider } from './amplify-identity-provider';

const CLIENT = 'client0000000000000000000';
const PREFIX = `CognitoIdentityServiceProvider.${CLIENT}`;

const part = (claims: object) => btoa(JSON.stringify(claims)).replace(/=+$/, '');
const jwt = (claims: object) => `${part({ alg: 'RS256' })}.${part(claims)}.c2lnbmVk`;
const token = (name: string, life: number) =>
  jwt({ sub: 'u', name, iat: 1, exp: Math.floor(Date.now() / 1000) + life });

/** The tokens that Amplify kept in this tab. */
function kept(idToken: string): void {
  const user = `${PREFIX}.u`;
  sessionStorage.setItem(`${PREFIX}.LastAuthUser`, 'u');
  sessionStorage.setItem(`${user}.idToken`, idToken);
  sessionStorage.setItem(`${user}.accessToken`, idToken);
  sessionStorage.setItem(`${user}.refreshToken`, 'refresh');
  sessionStorage.setItem(`${user}.clockDrift`, '0');
}

function provider(): AmplifyIdentityProvider {
  return new AmplifyIdentityProvider({
    kind: 'amplify',
    userPoolId: 'eu-central-1_aaaaaaaaa',
    clientId: CLIENT,
    domain: 'accounts.auth.example',
  });
}

describe('AmplifyIdentityProvider', () => {
  afterEach(() => {
    sessionStorage.clear();
    vi.unstubAllGlobals();
  });

  it('finds no user in a new tab', async () => {
    expect(await provider().restore()).toEqual({});
  });

  it('finds who signed in before in this tab', async () => {
    const idToken = token('Ada', 3600);
    kept(idToken);
    const { identity } = await provider().restore();
    expect(identity?.name).toBe('Ada');
    expect(identity?.token).toBe(idToken);
  });

  it('renews with the refresh token, by the API of the user pool', async () => {
    kept(token('Ada', 3600));
    const renewed = token('Ada Lovelace', 3600);
    const asked: Request[] = [];
    vi.stubGlobal('fetch', (address: string | URL, init: RequestInit) => {
      asked.push(new Request(address, { ...init, signal: null }));
      return Promise.resolve(
        Response.json({ AuthenticationResult: { IdToken: renewed, AccessToken: renewed } }),
      );
    });
    const amplify = provider();
    await amplify.restore();
    expect((await amplify.renew())?.token).toBe(renewed);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.url).toBe('https://cognito-idp.eu-central-1.amazonaws.com/');
    expect(await asked[0]?.text()).toContain('refresh');
  });
});
