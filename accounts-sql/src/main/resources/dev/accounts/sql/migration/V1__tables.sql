-- Texts only, at most 50 keys and 8 KiB as compact JSON; PostgreSQL writes a space after each colon
-- and comma.
CREATE FUNCTION accounts.metadata_fits(p_metadata jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT count(*) <= 50
    AND octet_length(p_metadata::text) - greatest(2 * count(*) - 1, 0) <= 8192
    AND bool_and(jsonb_typeof(entry.value) = 'string') IS NOT FALSE
  FROM jsonb_each(p_metadata) entry
$$;

CREATE TABLE accounts.account (
  tenant_id text NOT NULL CHECK (tenant_id <> ''),
  id uuid NOT NULL,
  parent_id uuid,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
  -- the name in lower case as the application makes it, so that no collation of the server matters
  search_name text COLLATE "C" NOT NULL,
  account_number text CHECK (char_length(account_number) BETWEEN 1 AND 34),
  external_reference text CHECK (char_length(external_reference) BETWEEN 1 AND 180),
  type text NOT NULL CHECK (type IN ('DOMESTIC', 'INTERNATIONAL')),
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  status text NOT NULL CHECK (status IN ('OPEN', 'FROZEN', 'CLOSED')),
  status_reason text CHECK (char_length(status_reason) BETWEEN 1 AND 500),
  status_changed_at timestamptz NOT NULL,
  metadata jsonb NOT NULL,
  version bigint NOT NULL CHECK (version >= 1),
  created_at timestamptz NOT NULL,
  created_by text NOT NULL CHECK (created_by <> ''),
  updated_at timestamptz NOT NULL,
  updated_by text NOT NULL CHECK (updated_by <> ''),
  -- the operation that made this version, which tells a write sent twice from two writes
  operation_id uuid NOT NULL,
  deleted_at timestamptz,
  CONSTRAINT metadata_too_large CHECK (accounts.metadata_fits(metadata)),
  CONSTRAINT account_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT account_parent_fk FOREIGN KEY (tenant_id, parent_id)
    REFERENCES accounts.account (tenant_id, id)
);

-- the order of creation of these two is the order in which PostgreSQL reports violations
CREATE UNIQUE INDEX account_number_unique ON accounts.account (tenant_id, account_number)
  WHERE deleted_at IS NULL AND account_number IS NOT NULL;
CREATE UNIQUE INDEX external_reference_unique ON accounts.account (tenant_id, external_reference)
  WHERE deleted_at IS NULL AND external_reference IS NOT NULL;

CREATE INDEX account_children ON accounts.account (tenant_id, parent_id, id)
  WHERE deleted_at IS NULL;
CREATE INDEX account_search_name ON accounts.account (tenant_id, search_name)
  WHERE deleted_at IS NULL;
CREATE INDEX account_status ON accounts.account (tenant_id, status, id)
  WHERE deleted_at IS NULL;
CREATE INDEX account_currency ON accounts.account (tenant_id, currency, id)
  WHERE deleted_at IS NULL;
CREATE INDEX account_metadata ON accounts.account USING gin (metadata jsonb_path_ops)
  WHERE deleted_at IS NULL;

CREATE TABLE accounts.account_event (
  tenant_id text NOT NULL,
  account_id uuid NOT NULL,
  version bigint NOT NULL,
  type text NOT NULL CHECK (type IN
    ('CREATED', 'UPDATED', 'MOVED', 'FROZEN', 'UNFROZEN', 'CLOSED', 'REOPENED', 'DELETED')),
  operation_id uuid NOT NULL,
  -- the account as the change left it, in the form of accounts.account_json
  snapshot jsonb NOT NULL,
  CONSTRAINT account_event_pk PRIMARY KEY (tenant_id, account_id, version),
  CONSTRAINT account_event_account_fk FOREIGN KEY (tenant_id, account_id)
    REFERENCES accounts.account (tenant_id, id)
);

CREATE TABLE accounts.idempotency_key (
  tenant_id text NOT NULL,
  key text NOT NULL CHECK (char_length(key) BETWEEN 1 AND 255),
  request_hash text NOT NULL CHECK (char_length(request_hash) = 64),
  account_id uuid NOT NULL,
  CONSTRAINT idempotency_key_pk PRIMARY KEY (tenant_id, key),
  -- checked at commit: the key is taken before the account is inserted, so that a second
  -- request with the same key waits for the first one
  CONSTRAINT idempotency_key_account_fk FOREIGN KEY (tenant_id, account_id)
    REFERENCES accounts.account (tenant_id, id) DEFERRABLE INITIALLY DEFERRED
);
