// List, get and create: with a check of the token, without history, rules, retries or a log line.
import { randomUUID } from 'node:crypto';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import pg from 'pg';

const { PLAIN_URL, PLAIN_ISSUER, PLAIN_CLIENT } = process.env;
const keys = createRemoteJWKSet(new URL(`${PLAIN_ISSUER}/.well-known/jwks.json`));
const url = new URL(PLAIN_URL.slice('jdbc:'.length));
const parameters = url.searchParams;
const pool = new pg.Pool({
  host: url.hostname,
  port: Number(url.port),
  database: url.pathname.slice(1),
  user: parameters.get('user'),
  password: parameters.get('password'),
  ssl: parameters.get('sslmode') === 'verify-full',
  max: 1,
});
const columns = `id, name, account_number AS "accountNumber", type, currency, status,
  status_changed_at AS "statusChangedAt", metadata, version, created_at AS "createdAt", created_by AS "createdBy",
  updated_at AS "updatedAt", updated_by AS "updatedBy"`;

const respond = (statusCode, body) => ({
  statusCode,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

async function query(name, text, values) {
  const { rows } = await pool.query({ name, text, values });
  return rows.map(row => ({ ...row, accountNumber: row.accountNumber ?? undefined, version: Number(row.version) }));
}

async function list(tenant, limit) {
  const text = `SELECT ${columns} FROM public.plain_account WHERE tenant_id = $1 ORDER BY id LIMIT $2`;
  return { items: await query('list', text, [tenant, limit]) };
}

async function get(tenant, id) {
  const text = `SELECT ${columns} FROM public.plain_account WHERE tenant_id = $1 AND id = $2`;
  return (await query('get', text, [tenant, id]))[0];
}

async function create({ name, type, currency }) {
  const text = `INSERT INTO public.plain_account (id, tenant_id, name, type, currency, status, status_changed_at, metadata,
      version, created_at, created_by, updated_at, updated_by)
    VALUES ($1, 'created', $2, $3, $4, 'OPEN', now(), '{}', 1, now(), 'sub', now(), 'sub') RETURNING ${columns}`;
  return (await query('create', text, [randomUUID(), name, type, currency]))[0];
}

export async function handler(event) {
  let claims;
  try {
    const token = event.headers.Authorization.replace(/^Bearer /, '');
    claims = (await jwtVerify(token, keys, { issuer: PLAIN_ISSUER, audience: PLAIN_CLIENT })).payload;
  } catch {
    return respond(401, { message: 'Unauthorized' });
  }
  const tenant = claims['custom:tenantId'];
  if (event.httpMethod === 'POST') {
    return respond(201, await create(JSON.parse(event.body)));
  }
  return event.path === '/accounts'
    ? respond(200, await list(tenant, Number(event.queryStringParameters?.limit ?? 50)))
    : respond(200, await get(tenant, event.path.slice('/accounts/'.length)));
}
