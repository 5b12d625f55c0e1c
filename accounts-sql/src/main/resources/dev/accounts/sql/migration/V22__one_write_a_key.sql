-- A key belongs to one write: the same key for another account, or for a write of another kind, is refused
-- even if the text of the request is the same.

-- Whether the key was used by a change; not known of keys that are older than this.
ALTER TABLE accounts.idempotency_key ADD COLUMN is_change boolean;

CREATE FUNCTION accounts.is_key_of_batch(
  p_tenant_id text, p_idempotency_key text, p_at timestamptz) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (SELECT FROM accounts.batch b
    WHERE b.tenant_id = p_tenant_id AND b.idempotency_key = p_idempotency_key
      AND b.created_at >= p_at - accounts.key_life());
END
$$;

-- As before, but for a key that a change or a batch has used.
CREATE OR REPLACE FUNCTION accounts.create_account(
  p_account jsonb,
  p_idempotency_key text,
  p_request_hash text,
  OUT outcome text,
  OUT account jsonb)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
DECLARE
  wanted accounts.account = jsonb_populate_record(NULL::accounts.account, p_account);
  violated text;
  first_use accounts.idempotency_key;
  takes_writes CONSTANT boolean = accounts.takes_writes(wanted.tenant_id);
BEGIN
  IF p_idempotency_key IS NOT NULL THEN
    LOOP
      SELECT * INTO first_use FROM accounts.idempotency_key
      WHERE tenant_id = wanted.tenant_id AND key = p_idempotency_key
        AND created_at >= wanted.created_at - accounts.key_life();
      IF FOUND THEN
        IF first_use.request_hash <> p_request_hash OR first_use.is_change THEN
          outcome = 'idempotency-key-reused';
          RETURN;
        END IF;
        wanted.id = first_use.account_id;
        EXIT;
      END IF;
      IF accounts.is_key_of_batch(wanted.tenant_id, p_idempotency_key, wanted.created_at) THEN
        outcome = 'idempotency-key-reused';
        RETURN;
      END IF;
      EXIT WHEN NOT takes_writes;
      -- which waits for a twin; when that is done, its key is found above
      INSERT INTO accounts.idempotency_key
        (tenant_id, key, request_hash, account_id, created_at, is_change)
      VALUES (
        wanted.tenant_id, p_idempotency_key, p_request_hash, wanted.id, wanted.created_at, false)
      ON CONFLICT DO NOTHING;
      EXIT WHEN FOUND;
    END LOOP;
  END IF;
  SELECT snapshot INTO account FROM accounts.account_event
  WHERE tenant_id = wanted.tenant_id AND account_id = wanted.id AND version = 1;
  IF NOT FOUND THEN
    IF NOT takes_writes THEN
      outcome = 'tenant-frozen';
      RETURN;
    END IF;
    INSERT INTO accounts.account SELECT wanted.*;
    account = accounts.account_json(wanted);
  END IF;
  outcome = 'done';
EXCEPTION WHEN SQLSTATE 'UA001' OR unique_violation THEN
  GET STACKED DIAGNOSTICS violated = CONSTRAINT_NAME;
  -- the same request may have been done by a twin that finished while this one was under way
  SELECT snapshot INTO account FROM accounts.account_event
  WHERE tenant_id = wanted.tenant_id AND account_id = wanted.id AND version = 1;
  outcome = 'done';
  IF NOT FOUND THEN
    outcome = violated;
    account = accounts.in_the_way(wanted, violated);
  END IF;
END
$$;

-- As before, but for a key that a creation, a batch or a change of another account has used.
CREATE OR REPLACE FUNCTION accounts.change_account(
  p_tenant_id text,
  p_id uuid,
  p_expected_version bigint,
  p_operation_id uuid,
  p_at timestamptz,
  p_by text,
  p_allowed_in text[],
  p_set jsonb,
  p_metadata_removed jsonb,
  p_metadata_put jsonb,
  p_idempotency_key text DEFAULT NULL,
  p_request_hash text DEFAULT NULL,
  OUT outcome text,
  OUT account jsonb)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
DECLARE
  present accounts.account;
  changed accounts.account;
  first_use accounts.idempotency_key;
  takes_writes CONSTANT boolean = accounts.takes_writes(p_tenant_id);
BEGIN
  SELECT * INTO present FROM accounts.account
  WHERE tenant_id = p_tenant_id AND id = p_id FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    outcome = 'account-not-found';
    RETURN;
  END IF;
  SELECT snapshot INTO account FROM accounts.account_event
  WHERE tenant_id = p_tenant_id AND account_id = p_id
    AND version = p_expected_version + 1 AND operation_id = p_operation_id;
  IF FOUND THEN
    outcome = 'done';
    RETURN;
  END IF;
  SELECT * INTO first_use FROM accounts.idempotency_key
  WHERE tenant_id = p_tenant_id AND key = p_idempotency_key;
  IF FOUND AND first_use.created_at >= p_at - accounts.key_life() THEN
    outcome = 'idempotency-key-reused';
    IF first_use.request_hash = p_request_hash AND first_use.account_id = p_id
      AND first_use.is_change IS NOT FALSE THEN
      SELECT 'done', snapshot INTO outcome, account FROM accounts.account_event
      WHERE tenant_id = p_tenant_id AND account_id = p_id AND version = first_use.version;
    END IF;
    RETURN;
  END IF;
  IF p_idempotency_key IS NOT NULL
    AND accounts.is_key_of_batch(p_tenant_id, p_idempotency_key, p_at) THEN
    outcome = 'idempotency-key-reused';
    RETURN;
  END IF;
  IF NOT takes_writes THEN
    outcome = 'tenant-frozen';
    RETURN;
  END IF;
  account = accounts.account_json(present);
  outcome = CASE
    WHEN present.deleted_at IS NOT NULL THEN 'account-not-found'
    WHEN present.version <> p_expected_version THEN 'stale-version'
    WHEN present.status <> ALL (p_allowed_in) THEN 'not-allowed-in-status'
  END;
  IF outcome IS NOT NULL THEN
    RETURN;
  END IF;
  changed = jsonb_populate_record(
    present, p_set - '{tenant_id,id,type,currency,created_at,created_by}'::text[]);
  changed.metadata = CASE
    WHEN p_metadata_removed IS NULL THEN '{}'::jsonb
    ELSE present.metadata - ARRAY(SELECT jsonb_array_elements_text(p_metadata_removed))
  END || p_metadata_put;
  IF changed IS DISTINCT FROM present THEN
    changed.version = present.version + 1;
    changed.updated_at = p_at;
    changed.updated_by = p_by;
    changed.operation_id = p_operation_id;
  END IF;
  outcome = 'done';
  BEGIN
    IF p_idempotency_key IS NOT NULL THEN
      INSERT INTO accounts.idempotency_key
        (tenant_id, key, request_hash, account_id, version, created_at, is_change)
      VALUES (p_tenant_id, p_idempotency_key, p_request_hash, p_id, changed.version, p_at, true)
      ON CONFLICT DO NOTHING;
      IF NOT FOUND THEN
        PERFORM accounts.refuse('idempotency-key-reused');
      END IF;
    END IF;
    IF changed.version <> present.version THEN
      outcome = accounts.save_account(changed);
      IF outcome <> 'done' THEN
        PERFORM accounts.refuse(outcome);
      END IF;
    END IF;
    account = accounts.account_json(changed);
  EXCEPTION WHEN SQLSTATE 'UA001' THEN
    -- which leaves no key behind
    GET STACKED DIAGNOSTICS outcome = CONSTRAINT_NAME;
    IF outcome <> 'not-allowed-in-status' THEN
      account = accounts.in_the_way(changed, outcome);
    END IF;
  END;
END
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA accounts FROM PUBLIC;
