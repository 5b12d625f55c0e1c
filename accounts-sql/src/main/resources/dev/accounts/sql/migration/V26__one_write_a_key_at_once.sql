-- A key belongs to one write, also when a batch and a single write have the same one at the same moment. Their keys are in two
-- tables, so neither of them saw the other's before it was committed.
--
-- A batch therefore writes its key among those of single writes, too, where a twin waits for it or it waits for the twin, and
-- removes it at once: other transactions wait for the end of this one all the same. So no key takes a lock of the server's memory.

-- A key of version 0 is that of a batch.
CREATE FUNCTION accounts.remove_key_of_batch() RETURNS trigger
LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  DELETE FROM accounts.idempotency_key k WHERE k.tenant_id = NEW.tenant_id AND k.key = NEW.key;
  RETURN NULL;
END
$$;

CREATE TRIGGER remove_key_of_batch AFTER INSERT ON accounts.idempotency_key
  FOR EACH ROW WHEN (NEW.version = 0) EXECUTE FUNCTION accounts.remove_key_of_batch();

-- As in V22, but a batch is looked for when the key is taken.
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
      IF takes_writes THEN
        -- which waits for a twin; when that is done, its key is found above
        INSERT INTO accounts.idempotency_key
          (tenant_id, key, request_hash, account_id, created_at, is_change)
        VALUES (
          wanted.tenant_id, p_idempotency_key, p_request_hash, wanted.id, wanted.created_at, false)
        ON CONFLICT DO NOTHING;
        CONTINUE WHEN NOT FOUND;
      END IF;
      -- not before: the insertion may have waited for a batch
      IF accounts.is_key_of_batch(wanted.tenant_id, p_idempotency_key, wanted.created_at) THEN
        PERFORM accounts.refuse('idempotency-key-reused');
      END IF;
      EXIT;
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

-- As in V22, but a batch is looked for again when the key is taken.
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
      -- the insertion may have waited for a batch
      IF NOT FOUND OR accounts.is_key_of_batch(p_tenant_id, p_idempotency_key, p_at) THEN
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

-- As in V20, but for the key, which is taken before the tree is locked, as single writes do.
CREATE OR REPLACE FUNCTION accounts.write_all(
  p_tenant_id text, p_batch uuid, p_idempotency_key text, p_request_hash text,
  p_at timestamptz, p_by text, p_common jsonb, p_writes jsonb, p_unchanged jsonb, p_absent jsonb,
  p_report jsonb)
RETURNS TABLE (outcome text, line text, place integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off AS $$
DECLARE
  item jsonb;
  nth integer = 0;
  refusal text;
  present jsonb;
  is_of_single_write boolean = false;
  takes_writes CONSTANT boolean = accounts.takes_writes(p_tenant_id);
BEGIN
  IF p_idempotency_key IS NOT NULL AND takes_writes THEN
    INSERT INTO accounts.idempotency_key (tenant_id, key, request_hash, account_id, version, created_at)
    VALUES (p_tenant_id, p_idempotency_key, p_request_hash, p_batch, 0, p_at)
    ON CONFLICT DO NOTHING;
    is_of_single_write = NOT FOUND;
  END IF;
  -- a batch that is repeated waits for the first one
  PERFORM accounts.lock_tree(p_tenant_id, true);
  IF EXISTS (SELECT FROM accounts.batch b WHERE b.tenant_id = p_tenant_id AND b.id = p_batch) THEN
    RETURN QUERY SELECT 'done', each, 0
      FROM accounts.batch b, jsonb_array_elements_text(b.report) each
      WHERE b.tenant_id = p_tenant_id AND b.id = p_batch;
    RETURN;
  END IF;
  IF p_idempotency_key IS NOT NULL THEN
    RETURN QUERY SELECT r.outcome, r.line, 0
      FROM accounts.batch_report(p_tenant_id, p_idempotency_key, p_request_hash, p_at) r;
    IF FOUND THEN
      RETURN;
    END IF;
  END IF;
  IF is_of_single_write THEN
    RETURN QUERY SELECT 'idempotency-key-reused', NULL::text, 0;
    RETURN;
  END IF;
  IF NOT takes_writes THEN
    RETURN QUERY SELECT 'tenant-frozen', NULL::text, 0;
    RETURN;
  END IF;
  DELETE FROM accounts.batch b
  WHERE b.tenant_id = p_tenant_id AND b.idempotency_key = p_idempotency_key
    AND b.created_at < p_at - accounts.key_life();
  DELETE FROM accounts.batch WHERE ctid = ANY (ARRAY(
    SELECT b.ctid FROM accounts.batch b
    WHERE b.tenant_id = p_tenant_id AND b.created_at < p_at - accounts.key_life()
    ORDER BY b.created_at LIMIT 10));
  BEGIN
    SELECT CASE WHEN a.deleted_at IS NULL THEN 'stale-version' ELSE 'account-not-found' END,
      accounts.account_json(a)
    INTO refusal, present
    FROM jsonb_each_text(p_unchanged) wanted
    CROSS JOIN LATERAL (
      SELECT * FROM accounts.account found
      WHERE found.tenant_id = p_tenant_id AND found.id = wanted.key::uuid LIMIT 1) a
    WHERE a.version <> wanted.value::bigint OR a.deleted_at IS NOT NULL
    LIMIT 1;
    IF FOUND THEN
      RAISE EXCEPTION USING ERRCODE = 'UA003', MESSAGE = refusal;
    END IF;
    FOR item IN SELECT jsonb_array_elements(p_absent) LOOP
      IF accounts.is_name_present(
        p_tenant_id, (item ->> 'parent_id')::uuid, item ->> 'search_name') THEN
        RAISE EXCEPTION USING ERRCODE = 'UA003', MESSAGE = 'name-present';
      END IF;
    END LOOP;
    FOR item IN SELECT jsonb_array_elements(p_writes) LOOP
      nth = nth + 1;
      IF jsonb_exists(item, 'expected_version') THEN
        SELECT c.outcome, c.account INTO refusal, present FROM accounts.change_account(
          p_tenant_id, (item ->> 'id')::uuid, (item ->> 'expected_version')::bigint,
          (item ->> 'operation_id')::uuid, p_at, p_by,
          (item ->> 'allowed_in')::text[],
          item -> 'set', item -> 'metadata_removed', item -> 'metadata_put') c;
      ELSE
        SELECT c.outcome, c.account INTO refusal, present FROM accounts.create_account(
          p_common || item || jsonb_build_object('operation_id', item -> 'id'), NULL, NULL) c;
      END IF;
      IF refusal <> 'done' THEN
        RAISE EXCEPTION USING ERRCODE = 'UA003', MESSAGE = refusal;
      END IF;
    END LOOP;
  EXCEPTION WHEN SQLSTATE 'UA003' THEN
    RETURN QUERY SELECT SQLERRM, present::text, nth;
    RETURN;
  END;
  INSERT INTO accounts.batch VALUES (
    p_tenant_id, p_batch, p_idempotency_key, p_request_hash, p_at, p_report);
  RETURN QUERY SELECT 'done', each, 0 FROM jsonb_array_elements_text(p_report) each;
END
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA accounts FROM PUBLIC;
