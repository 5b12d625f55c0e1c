-- Batches that were applied, for the caller whose answer was lost: by the id that the application gave
-- it, or by the idempotency key of the client.
CREATE TABLE accounts.batch (
  tenant_id text NOT NULL,
  id uuid NOT NULL,
  idempotency_key text CHECK (char_length(idempotency_key) BETWEEN 1 AND 255),
  request_hash text CHECK (char_length(request_hash) = 64),
  created_at timestamptz NOT NULL CHECK (
    created_at >= '0001-01-02Z' AND created_at < '9999-12-31Z'),
  -- lines that only the application understands
  report jsonb NOT NULL,
  CONSTRAINT batch_pk PRIMARY KEY (tenant_id, id),
  CONSTRAINT batch_key_unique UNIQUE (tenant_id, idempotency_key)
);
CREATE INDEX batch_age ON accounts.batch (tenant_id, created_at);

-- The report of the batch that used this key first, a row for each line.
CREATE FUNCTION accounts.batch_report(
  p_tenant_id text, p_idempotency_key text, p_request_hash text, p_at timestamptz)
RETURNS TABLE (outcome text, line text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off AS $$
DECLARE
  first_use accounts.batch;
  used_at timestamptz;
BEGIN
  SELECT * INTO first_use FROM accounts.batch b
  WHERE b.tenant_id = p_tenant_id AND b.idempotency_key = p_idempotency_key
    AND b.created_at >= p_at - accounts.key_life();
  SELECT k.created_at INTO used_at FROM accounts.idempotency_key k
  WHERE k.tenant_id = p_tenant_id AND k.key = p_idempotency_key;
  IF first_use.request_hash <> p_request_hash OR used_at >= p_at - accounts.key_life() THEN
    RETURN QUERY SELECT 'idempotency-key-reused', NULL::text;
  ELSE
    RETURN QUERY SELECT 'done', each FROM jsonb_array_elements_text(first_use.report) each;
  END IF;
END
$$;

-- Whether there is an account of this name in this place that has neither a number nor a reference.
CREATE FUNCTION accounts.is_name_present(p_tenant_id text, p_parent uuid, p_search_name text)
RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
  wanted text = accounts.name_key(p_search_name);
BEGIN
  IF p_parent IS NULL THEN
    RETURN EXISTS (SELECT FROM accounts.account a
      WHERE a.tenant_id = p_tenant_id AND num_nulls(a.deleted_at, a.parent_id) = 2
        AND accounts.number_key(a.account_number) COLLATE "C" = '1'
        AND accounts.name_key(a.search_name) COLLATE "C" = wanted
        AND a.search_name = p_search_name AND a.external_reference IS NULL);
  END IF;
  RETURN EXISTS (SELECT FROM accounts.account a
    WHERE a.parent_id = p_parent AND a.tenant_id || '' = p_tenant_id
      AND num_nulls(a.deleted_at) = 1
      AND accounts.number_key(a.account_number) COLLATE "C" = '1'
      AND accounts.name_key(a.search_name) COLLATE "C" = wanted
      AND a.search_name = p_search_name AND a.external_reference IS NULL);
END
$$;

-- Applies all writes or none. p_writes: an array of objects, each with the arguments of change_account
-- as members or with those of p_account of create_account that are not the same for all new accounts,
-- which stand in p_common. p_unchanged: versions by account id. p_absent: parent_id and search_name of
-- accounts without a number and a reference that must not be there.
--
-- Returns the report of the batch that was applied first, a row for each line; or one row with the name
-- of the rule that refused, the place of the write from 1, 0 for p_unchanged, and the account as it is.
CREATE FUNCTION accounts.write_all(
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
BEGIN
  -- a batch that is sent again waits for the first one
  PERFORM accounts.lock_tree(p_tenant_id, true);
  IF EXISTS (SELECT FROM accounts.batch b WHERE b.tenant_id = p_tenant_id AND b.id = p_batch) THEN
    RETURN QUERY SELECT 'done', each, 0
      FROM accounts.batch b, jsonb_array_elements_text(b.report) each
      WHERE b.tenant_id = p_tenant_id AND b.id = p_batch;
    RETURN;
  END IF;
  DELETE FROM accounts.batch b
  WHERE b.tenant_id = p_tenant_id AND b.idempotency_key = p_idempotency_key
    AND b.created_at < p_at - accounts.key_life();
  DELETE FROM accounts.batch WHERE ctid = ANY (ARRAY(
    SELECT b.ctid FROM accounts.batch b
    WHERE b.tenant_id = p_tenant_id AND b.created_at < p_at - accounts.key_life()
    ORDER BY b.created_at LIMIT 10));
  IF p_idempotency_key IS NOT NULL THEN
    RETURN QUERY SELECT r.outcome, r.line, 0
      FROM accounts.batch_report(p_tenant_id, p_idempotency_key, p_request_hash, p_at) r;
    IF FOUND THEN
      RETURN;
    END IF;
  END IF;
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

-- What a file calls a parent: its number, or else the names that lead to it, as ChartRow says.
CREATE FUNCTION accounts.parent_text(p_tenant_id text, p_parent uuid) RETURNS text
LANGUAGE plpgsql STABLE AS $$
DECLARE
  ancestor uuid = p_parent;
  number text;
  name text;
  path text;
BEGIN
  WHILE ancestor IS NOT NULL LOOP
    SELECT a.account_number, a.name, a.parent_id INTO number, name, ancestor
    FROM accounts.account a WHERE a.tenant_id = p_tenant_id AND a.id = ancestor;
    IF path IS NULL AND number IS NOT NULL THEN
      RETURN number;
    END IF;
    path = ':' || replace(replace(name, '\', '\\'), ':', '\:') || COALESCE(path, '');
  END LOOP;
  RETURN path;
END
$$;

-- Accounts in the order of the chart, each with what a file calls its parent.
CREATE FUNCTION accounts.chart_rows(p_tenant_id text, p_after jsonb, p_limit integer)
RETURNS TABLE (account jsonb, parent text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN QUERY
  SELECT listed.account,
    accounts.parent_text(p_tenant_id, (listed.account ->> 'parent_id')::uuid)
  FROM accounts.list_accounts(p_tenant_id, '{}', 'account_number', false, p_after, p_limit) listed;
END
$$;

REVOKE ALL ON FUNCTION
  accounts.batch_report(text, text, text, timestamptz),
  accounts.write_all(text, uuid, text, text, timestamptz, text, jsonb, jsonb, jsonb, jsonb, jsonb),
  accounts.is_name_present(text, uuid, text),
  accounts.parent_text(text, uuid),
  accounts.chart_rows(text, jsonb, integer)
FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  accounts.batch_report(text, text, text, timestamptz),
  accounts.write_all(text, uuid, text, text, timestamptz, text, jsonb, jsonb, jsonb, jsonb, jsonb),
  accounts.chart_rows(text, jsonb, integer)
TO accounts_app;
