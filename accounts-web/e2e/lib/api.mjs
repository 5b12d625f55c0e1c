// Another person who uses the same accounts, over the API and not in the browser.
import { strict as assert } from 'node:assert';

/**
 * The tokens of a signed-in user: `id_token` and `access_token`.
 *
 * @param groups puts the user into these and no others; those of before when left out, at first all
 */
export async function tokensOf(url, tenant, sub, groups) {
  const response = await fetch(`${url}/local/tokens`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ sub, tenant, groups }),
  });
  return response.json();
}

export const claimsOf = (token) => JSON.parse(Buffer.from(token.split('.')[1], 'base64url'));

/** How long a token has to be valid still, so that it does not end on its way. */
const ON_ITS_WAY_MS = 2_000;

export class Api {
  /** @param sub the user, in the tenant of the person in the browser */
  constructor(url, tenant, sub = 'bob') {
    Object.assign(this, { url, tenant, sub, token: undefined, until: 0 });
  }

  /** The user's token; a new one when the last one is about to end. */
  async authorization() {
    if (Date.now() > this.until) {
      this.token = (await tokensOf(this.url, this.tenant, this.sub)).id_token;
      this.until = claimsOf(this.token).exp * 1000 - ON_ITS_WAY_MS;
    }
    return `Bearer ${this.token}`;
  }

  async send(method, path, body, headers = {}) {
    return fetch(`${this.url}${path}`, {
      method,
      headers: { Authorization: await this.authorization(), 'Content-Type': 'application/json', ...headers },
      ...(body && { body: JSON.stringify(body) }),
    });
  }

  /** The account, opened; `fields` may have a parent, a number, metadata. */
  async open(name, fields = {}) {
    const response = await this.send('POST', '/accounts', {
      name,
      type: 'DOMESTIC',
      currency: 'EUR',
      ...fields,
    });
    assert.equal(response.status, 201, await response.clone().text());
    return response.json();
  }

  async read(id) {
    return (await this.send('GET', `/accounts/${id}`)).json();
  }

  /** Changes it as it is now, however it was changed before. */
  async patch(id, fields) {
    const { version } = await this.read(id);
    const response = await this.send('PATCH', `/accounts/${id}`, fields, {
      'Content-Type': 'application/merge-patch+json',
      'If-Match': `"${version}"`,
    });
    assert.equal(response.status, 200, await response.clone().text());
    return response.json();
  }

  /** All accounts that are there, by name. */
  async byName() {
    const { items } = await (await this.send('GET', '/accounts?limit=100')).json();
    return new Map(items.map((account) => [account.name, account]));
  }
}
