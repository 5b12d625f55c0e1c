-- A refused write returns the account that is in the way, in place of the account; and every write takes
-- an idempotency key.

-- The account of the same tenant because of which this one was refused, as people know it: the holder of a
-- key, the parent, or the first child. Null when there is none, or none any more. Each look-up fits one
-- index only: V9 says why.
CREATE FUNCTION accounts.in_the_way(p_account accounts.account, p_refusal text) RETURNS jsonb
LANGUAGE plpgsql AS $$
DECLARE
  other accounts.account;
BEGIN
  CASE
    WHEN p_refusal = 'account_number_unique' THEN
      SELECT * INTO other FROM accounts.account a
      WHERE accounts.code_key(a.tenant_id, a.account_number) COLLATE "C"
          = accounts.code_key(p_account.tenant_id, p_account.account_number)
        AND num_nulls(a.deleted_at) = 1 AND a.account_number IS NOT NULL;
    WHEN p_refusal = 'external_reference_unique' THEN
      SELECT * INTO other FROM accounts.account a
      WHERE accounts.code_key(a.tenant_id, a.external_reference) COLLATE "C"
          = accounts.code_key(p_account.tenant_id, p_account.external_reference)
        AND num_nulls(a.deleted_at) = 1 AND a.external_reference IS NOT NULL;
    WHEN p_refusal IN ('account-has-children', 'children-not-closed') THEN
      SELECT * INTO other FROM accounts.account a
      WHERE a.parent_id = p_account.id AND a.tenant_id || '' = p_account.tenant_id
        AND num_nulls(a.deleted_at) = 1
        AND (p_refusal = 'account-has-children' OR a.status <> 'CLOSED')
      ORDER BY accounts.number_key(a.account_number) COLLATE "C",
        accounts.name_key(a.search_name) COLLATE "C", a.id
      LIMIT 1;
    WHEN p_refusal IN
        ('parent-not-open', 'parent-closed', 'hierarchy-cycle', 'hierarchy-too-deep') THEN
      SELECT * INTO other FROM accounts.account a
      WHERE a.tenant_id = p_account.tenant_id AND a.id = p_account.parent_id
        AND num_nulls(a.deleted_at) = 1;
    ELSE
      RETURN NULL;
  END CASE;
  RETURN CASE WHEN other.id IS NOT NULL THEN jsonb_build_object(
    'id', other.id, 'account_number', other.account_number, 'name', other.name) END;
END
$$;

-- As before, but for the account in the way.
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
BEGIN
  IF p_idempotency_key IS NOT NULL THEN
    LOOP
      INSERT INTO accounts.idempotency_key (tenant_id, key, request_hash, account_id, created_at)
      VALUES (
        wanted.tenant_id, p_idempotency_key, p_request_hash, wanted.id, wanted.created_at)
      ON CONFLICT DO NOTHING;
      EXIT WHEN FOUND;
      SELECT * INTO first_use FROM accounts.idempotency_key
      WHERE tenant_id = wanted.tenant_id AND key = p_idempotency_key;
      -- not found when it was forgotten between the two statements
      IF FOUND THEN
        IF first_use.request_hash <> p_request_hash THEN
          outcome = 'idempotency-key-reused';
          RETURN;
        END IF;
        wanted.id = first_use.account_id;
        EXIT;
      END IF;
    END LOOP;
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
  outcome = 'done';
  IF NOT FOUND THEN
    outcome = violated;
    account = accounts.in_the_way(wanted, violated);
  END IF;
END
$$;

-- What a key was first answered with is the account at this version, as its history has it. Creations of
-- before were answered with the first.
ALTER TABLE accounts.idempotency_key ADD COLUMN version bigint NOT NULL DEFAULT 1;

DROP FUNCTION accounts.change_account(
  text, uuid, bigint, uuid, timestamptz, text, text[], jsonb, jsonb, jsonb);

-- As before, but for the account in the way and for the key. An older release beside this one sends none.
--
-- Whoever repeats a request waits at the account's row, so a key that is taken in spite of that is one of
-- another request. It is taken before the lock of the tree, like that of a creation, so that the two never
-- wait for each other.
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
    IF first_use.request_hash = p_request_hash THEN
      SELECT 'done', snapshot INTO outcome, account FROM accounts.account_event
      WHERE tenant_id = p_tenant_id AND account_id = p_id AND version = first_use.version;
    END IF;
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
        (tenant_id, key, request_hash, account_id, version, created_at)
      VALUES (p_tenant_id, p_idempotency_key, p_request_hash, p_id, changed.version, p_at)
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

REVOKE ALL ON FUNCTION
  accounts.in_the_way(accounts.account, text),
  accounts.change_account(
    text, uuid, bigint, uuid, timestamptz, text, text[], jsonb, jsonb, jsonb, text, text)
FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accounts.change_account(
  text, uuid, bigint, uuid, timestamptz, text, text[], jsonb, jsonb, jsonb, text, text) TO accounts_app;
