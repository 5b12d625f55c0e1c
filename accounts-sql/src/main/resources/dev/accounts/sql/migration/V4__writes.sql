-- Each write is one call that does all: it finds out whether it was done before, checks, changes and
-- answers. A refusal is an outcome, not an error: the caller's transaction goes on, and nothing that
-- a user can cause fills the server's log.

CREATE FUNCTION accounts.create_account(
  p_account jsonb,
  p_idempotency_key text,
  p_request_hash text,
  OUT outcome text,
  OUT account jsonb)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  wanted accounts.account = jsonb_populate_record(NULL::accounts.account, p_account);
  violated text;
  first_use accounts.idempotency_key;
BEGIN
  IF p_idempotency_key IS NOT NULL THEN
    INSERT INTO accounts.idempotency_key (tenant_id, key, request_hash, account_id)
    VALUES (wanted.tenant_id, p_idempotency_key, p_request_hash, wanted.id)
    ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
      SELECT * INTO first_use FROM accounts.idempotency_key
      WHERE tenant_id = wanted.tenant_id AND key = p_idempotency_key;
      IF first_use.request_hash <> p_request_hash THEN
        outcome = 'idempotency-key-reused';
        RETURN;
      END IF;
      wanted.id = first_use.account_id;
    END IF;
  END IF;
  SELECT snapshot INTO account FROM accounts.account_event
  WHERE tenant_id = wanted.tenant_id AND account_id = wanted.id AND version = 1;
  IF NOT FOUND THEN
    INSERT INTO accounts.account SELECT wanted.*;
    account = accounts.account_json(wanted);
  END IF;
  outcome = 'done';
EXCEPTION WHEN SQLSTATE 'UA001' OR unique_violation THEN
  GET STACKED DIAGNOSTICS violated = CONSTRAINT_NAME;
  -- the same request may have been done by a twin that finished while this one was under way
  SELECT snapshot INTO account FROM accounts.account_event
  WHERE tenant_id = wanted.tenant_id AND account_id = wanted.id AND version = 1;
  outcome = CASE WHEN FOUND THEN 'done' ELSE violated END;
END
$$;

-- p_set: columns that get these values; anything but what people may change and the status is not
-- taken from it. p_metadata_removed: keys that go, null for all of them.
CREATE FUNCTION accounts.change_account(
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
  OUT outcome text,
  OUT account jsonb)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  present accounts.account;
  changed accounts.account;
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
  outcome = 'done';
  IF changed IS NOT DISTINCT FROM present THEN
    RETURN;
  END IF;
  changed.version = present.version + 1;
  changed.updated_at = p_at;
  changed.updated_by = p_by;
  changed.operation_id = p_operation_id;
  outcome = accounts.save_account(changed);
  IF outcome = 'done' THEN
    account = accounts.account_json(changed);
  END IF;
END
$$;

CREATE FUNCTION accounts.save_account(p_account accounts.account) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
  violated text;
BEGIN
  UPDATE accounts.account SET
    parent_id = p_account.parent_id,
    name = p_account.name,
    search_name = p_account.search_name,
    account_number = p_account.account_number,
    external_reference = p_account.external_reference,
    status = p_account.status,
    status_reason = p_account.status_reason,
    status_changed_at = p_account.status_changed_at,
    metadata = p_account.metadata,
    version = p_account.version,
    updated_at = p_account.updated_at,
    updated_by = p_account.updated_by,
    operation_id = p_account.operation_id,
    deleted_at = p_account.deleted_at
  WHERE tenant_id = p_account.tenant_id AND id = p_account.id;
  RETURN 'done';
EXCEPTION
  WHEN SQLSTATE 'UA001' OR unique_violation THEN
    GET STACKED DIAGNOSTICS violated = CONSTRAINT_NAME;
    RETURN violated;
  WHEN check_violation THEN
    GET STACKED DIAGNOSTICS violated = CONSTRAINT_NAME;
    IF violated <> 'metadata_too_large' THEN
      RAISE;
    END IF;
    RETURN violated;
END
$$;
