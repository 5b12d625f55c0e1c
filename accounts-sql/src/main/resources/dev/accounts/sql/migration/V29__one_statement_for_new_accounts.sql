-- A batch inserted each new account by a statement of its own, and each of them prepared the table's conditions and the expressions of
-- its seventeen indexes again. Up to 500 new accounts that stand one after the other are one statement now, which takes half of the CPU;
-- if one of them is refused, only these are written twice.

-- Creates accounts in their order. If one of them is refused, it creates none and returns false; creating them one by one then shows which,
-- and why.
CREATE FUNCTION accounts.create_accounts(p_common jsonb, p_accounts jsonb[]) RETURNS boolean
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO accounts.account
  SELECT wanted.*
  FROM unnest(p_accounts) WITH ORDINALITY AS new (account, place)
  CROSS JOIN LATERAL jsonb_populate_record(NULL::accounts.account,
    p_common || new.account || jsonb_build_object('operation_id', new.account -> 'id')) wanted
  ORDER BY new.place;
  RETURN true;
EXCEPTION WHEN SQLSTATE 'UA001' OR unique_violation THEN
  RETURN false;
END
$$;

-- As in V28, but for that.
CREATE OR REPLACE FUNCTION accounts.write_all(
  p_tenant_id text, p_batch uuid, p_idempotency_key text, p_request_hash text,
  p_at timestamptz, p_by text, p_common jsonb, p_writes jsonb, p_unchanged jsonb, p_absent jsonb,
  p_report jsonb)
RETURNS TABLE (outcome text, line text, place integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off AS $$
DECLARE
  item jsonb;
  run record;
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
    FOR run IN
      SELECT min(write.place)::integer - 1 AS before, write.is_change,
        array_agg(write.item ORDER BY write.place) AS items
      FROM (
        SELECT one.item, one.place, one.is_change,
          one.place - row_number() OVER same AS others_before, (row_number() OVER same - 1) / 500 AS part
        FROM (
          SELECT each.item, each.place, jsonb_exists(each.item, 'expected_version') AS is_change
          FROM jsonb_array_elements(p_writes) WITH ORDINALITY each (item, place)) one
        WINDOW same AS (PARTITION BY one.is_change ORDER BY one.place)) write
      GROUP BY write.is_change, write.others_before, write.part ORDER BY before
    LOOP
      CONTINUE WHEN NOT run.is_change AND accounts.create_accounts(p_common, run.items);
      nth = run.before;
      FOREACH item IN ARRAY run.items LOOP
        nth = nth + 1;
        IF run.is_change THEN
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

-- In LANGUAGE sql, PostgreSQL parses and plans these functions again in each statement that writes an account. In plpgsql, their plans
-- are kept. They return what they did, and grams in another order, which its indexes do not know.
CREATE OR REPLACE FUNCTION accounts.metadata_fits(p_metadata jsonb) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN p_metadata = '{}' OR (
    SELECT count(*) <= 50
      AND octet_length(p_metadata::text) - greatest(2 * count(*) - 1, 0) <= 8192
      AND bool_and(jsonb_typeof(entry.value) = 'string') IS NOT FALSE
    FROM jsonb_each(p_metadata) entry);
END
$$;

CREATE OR REPLACE FUNCTION accounts.grams(p_tenant_id text, p_text text) RETURNS bigint[]
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  RETURN ARRAY(
    SELECT DISTINCT hashtextextended(substr(p_text, place, size), hashtextextended(p_tenant_id, 0))
    FROM generate_series(1, char_length(p_text)) place, generate_series(1, 2) size);
END
$$;

CREATE OR REPLACE FUNCTION accounts.pairs(p_tenant_id text, p_metadata jsonb) RETURNS bigint[]
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  RETURN ARRAY(
    SELECT hashtextextended(entry.value,
      hashtextextended(entry.key, hashtextextended(p_tenant_id, 0)))
    FROM jsonb_each_text(p_metadata) entry);
END
$$;

CREATE OR REPLACE FUNCTION accounts.transaction_number() RETURNS bigint
LANGUAGE plpgsql AS $$
BEGIN
  RETURN (
    SELECT f.added + pg_current_xact_id()::text::bigint
    FROM accounts.feed_epoch f WHERE f.is_current);
END
$$;

-- As in V7, without a query. Seven indexes have this key.
CREATE OR REPLACE FUNCTION accounts.number_key(p_account_number text) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  rest text = p_account_number;
  run text;
  significant text;
  key text = '0';
BEGIN
  IF p_account_number IS NULL THEN
    RETURN '1';
  END IF;
  WHILE rest <> '' LOOP
    run = substring(rest FROM '^(?:[0-9]+|[^0-9]+)');
    rest = substr(rest, length(run) + 1);
    IF run ~ '^[0-9]' THEN
      significant = ltrim(run, '0');
      run = CASE WHEN length(significant) < 9 THEN length(significant)::text
        ELSE '9' || lpad(length(significant)::text, 2, '0') END || significant;
    END IF;
    key = key || run;
  END LOOP;
  RETURN key;
END
$$;

REVOKE ALL ON FUNCTION accounts.create_accounts(jsonb, jsonb[]) FROM PUBLIC;
