-- A batch and a change of one of its accounts wait for each other no more: the change locks the account's row, then its key, then the
-- tree, and the batch had the key or the tree before it wanted the row. Now it takes them in the same order.
--
-- As in V26, but for the rows.
CREATE OR REPLACE FUNCTION accounts.write_all(
  p_tenant_id text, p_batch uuid, p_idempotency_key text, p_request_hash text,
  p_at timestamptz, p_by text, p_common jsonb, p_writes jsonb, p_unchanged jsonb, p_absent jsonb,
  p_report jsonb)
RETURNS TABLE (outcome text, line text, place integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off AS $$
DECLARE
  item jsonb;
  changed uuid;
  nth integer = 0;
  refusal text;
  present jsonb;
  is_of_single_write boolean = false;
  takes_writes CONSTANT boolean = accounts.takes_writes(p_tenant_id);
BEGIN
  PERFORM accounts.check_isolation();
  FOR changed IN
    SELECT (each ->> 'id')::uuid FROM jsonb_array_elements(p_writes) each
    WHERE jsonb_exists(each, 'expected_version') ORDER BY 1
  LOOP
    PERFORM FROM accounts.account a
    WHERE a.tenant_id = p_tenant_id AND a.id = changed FOR NO KEY UPDATE;
  END LOOP;
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
