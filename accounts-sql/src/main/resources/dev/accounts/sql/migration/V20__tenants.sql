-- The life of a tenant, for operators: freeze and unfreeze its writes, export it, erase it. The
-- application's role may call none of it.

-- Tenants that take no writes; p_by of the functions below is who asked for it, as the operator says.
CREATE TABLE accounts.frozen_tenant (
  tenant_id text PRIMARY KEY CHECK (tenant_id <> ''),
  frozen_at timestamptz NOT NULL DEFAULT now(),
  frozen_by text NOT NULL CHECK (frozen_by <> ''),
  -- of the erasure that has begun, and how far it is in each table, so that no step looks again at what
  -- the steps before it have removed
  erasure uuid,
  erased_to jsonb NOT NULL DEFAULT '{}'
);

-- What is left of a tenant that was erased: a receipt without its name, which only those who know the
-- name can find. finished_at is null while rows are left.
CREATE TABLE accounts.erasure (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  tenant_sha256 text NOT NULL,
  begun_at timestamptz NOT NULL DEFAULT now(),
  begun_by text NOT NULL CHECK (begun_by <> ''),
  finished_at timestamptz,
  accounts bigint NOT NULL DEFAULT 0,
  events bigint NOT NULL DEFAULT 0,
  keys bigint NOT NULL DEFAULT 0,
  batches bigint NOT NULL DEFAULT 0
);
CREATE INDEX erasure_tenant ON accounts.erasure (tenant_sha256, begun_at);
CREATE TRIGGER guard_removal BEFORE TRUNCATE ON accounts.erasure
  FOR EACH STATEMENT EXECUTE FUNCTION accounts.guard_removal();

-- A receipt is written by its erasure, and kept as it is once that is finished.
CREATE FUNCTION accounts.guard_receipt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.finished_at IS NOT NULL
    OR current_setting('accounts.erasing', true) IS DISTINCT FROM 'on' THEN
    RAISE EXCEPTION 'accounts: receipts of erasures are kept';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER guard_receipt BEFORE UPDATE OR DELETE ON accounts.erasure
  FOR EACH ROW EXECUTE FUNCTION accounts.guard_receipt();

CREATE FUNCTION accounts.is_being_erased(p_tenant_id text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM accounts.frozen_tenant f WHERE f.tenant_id = p_tenant_id AND f.erasure IS NOT NULL)
$$;

CREATE FUNCTION accounts.tenant_sha256(p_tenant_id text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$ SELECT encode(sha256(convert_to(p_tenant_id, 'UTF8')), 'hex') $$;

-- Whether the tenant takes writes, which stays so until the end of this transaction: every writer has this
-- lock, shared, before any other, and whoever freezes the tenant has it alone.
CREATE FUNCTION accounts.takes_writes(p_tenant_id text) RETURNS boolean
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('accounts/writes/' || p_tenant_id, 0));
  RETURN NOT EXISTS (SELECT FROM accounts.frozen_tenant f WHERE f.tenant_id = p_tenant_id);
END
$$;

-- For writers that do not ask, as in SQL written by hand.
CREATE FUNCTION accounts.guard_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT accounts.takes_writes(NEW.tenant_id) THEN
    PERFORM accounts.refuse('tenant-frozen');
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER guard_frozen BEFORE INSERT OR UPDATE ON accounts.account
  FOR EACH ROW EXECUTE FUNCTION accounts.guard_frozen();
CREATE TRIGGER guard_frozen BEFORE INSERT ON accounts.idempotency_key
  FOR EACH ROW EXECUTE FUNCTION accounts.guard_frozen();
CREATE TRIGGER guard_frozen BEFORE INSERT ON accounts.batch
  FOR EACH ROW EXECUTE FUNCTION accounts.guard_frozen();

-- As before, but a frozen tenant takes no new write. What was done before is returned, so a key is looked up
-- before it is taken.
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
        IF first_use.request_hash <> p_request_hash THEN
          outcome = 'idempotency-key-reused';
          RETURN;
        END IF;
        wanted.id = first_use.account_id;
        EXIT;
      END IF;
      EXIT WHEN NOT takes_writes;
      -- which waits for a twin; when that is done, its key is found above
      INSERT INTO accounts.idempotency_key (tenant_id, key, request_hash, account_id, created_at)
      VALUES (
        wanted.tenant_id, p_idempotency_key, p_request_hash, wanted.id, wanted.created_at)
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

-- As before, but a frozen tenant takes no new change.
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
    IF first_use.request_hash = p_request_hash THEN
      SELECT 'done', snapshot INTO outcome, account FROM accounts.account_event
      WHERE tenant_id = p_tenant_id AND account_id = p_id AND version = first_use.version;
    END IF;
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

-- As before, but a frozen tenant takes no new batch.
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
  takes_writes CONSTANT boolean = accounts.takes_writes(p_tenant_id);
BEGIN
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

-- The epoch of a tenant's feed: another one after each erasure, from its first step on, because changes that
-- readers have seen are gone.
CREATE FUNCTION accounts.tenant_epoch(p_tenant_id text, p_epoch uuid) RETURNS uuid
LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN COALESCE(
    (SELECT md5(p_epoch::text || e.id::text)::uuid FROM accounts.erasure e
     WHERE e.tenant_sha256 = accounts.tenant_sha256(p_tenant_id)
     ORDER BY e.begun_at DESC LIMIT 1),
    p_epoch);
END
$$;

-- As before, but with the epoch of the tenant.
CREATE OR REPLACE FUNCTION accounts.changes(
  p_tenant_id text, p_epoch uuid, p_number bigint, p_place bigint, p_present boolean, p_limit integer)
RETURNS TABLE (epoch uuid, number bigint, place bigint, type text, account jsonb, before jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off AS $$
DECLARE
  feed accounts.feed_epoch;
  unfinished bigint;
BEGIN
  SELECT * INTO feed FROM accounts.feed_epoch f WHERE f.is_current;
  feed.id = accounts.tenant_epoch(p_tenant_id, feed.id);
  unfinished = feed.added + pg_snapshot_xmin(pg_current_snapshot())::text::bigint;
  epoch = feed.id;
  number = COALESCE(p_number, 0);
  place = COALESCE(p_place, 0);
  IF p_present THEN
    SELECT e.transaction_number, e.place INTO number, place FROM accounts.account_event e
    WHERE e.tenant_id = p_tenant_id AND e.transaction_number < unfinished
    ORDER BY e.transaction_number DESC, e.place DESC LIMIT 1;
    IF NOT FOUND THEN
      number = 0;
      place = 0;
    END IF;
  END IF;
  RETURN NEXT;
  IF p_present OR p_epoch <> feed.id THEN
    RETURN;
  END IF;
  RETURN QUERY
  WITH page AS (
    SELECT e.transaction_number, e.place, e.type, e.snapshot, (
      SELECT b.snapshot FROM accounts.account_event b
      WHERE b.tenant_id = p_tenant_id AND b.account_id = e.account_id
        AND b.version = e.version - 1) AS snapshot_before
    FROM accounts.account_event e
    WHERE e.tenant_id = p_tenant_id AND e.transaction_number < unfinished
      AND (e.transaction_number, e.place) > (COALESCE(p_number, 0), COALESCE(p_place, 0))
    ORDER BY e.transaction_number, e.place LIMIT p_limit
  ), sized AS (
    SELECT page.*,
      octet_length(page.snapshot::text) + COALESCE(octet_length(page.snapshot_before::text), 0) AS bytes
    FROM page
  ), summed AS (
    SELECT sized.*, row_number() OVER rising AS nth, sum(sized.bytes) OVER rising AS total
    FROM sized WINDOW rising AS (ORDER BY sized.transaction_number, sized.place)
  )
  SELECT feed.id, summed.transaction_number, summed.place, summed.type,
    CASE WHEN summed.nth = 1 OR summed.total <= 700000 THEN summed.snapshot END,
    CASE WHEN summed.nth = 1 OR summed.total <= 700000 THEN summed.snapshot_before END
  FROM summed
  WHERE summed.nth = 1 OR summed.total - summed.bytes <= 700000
  ORDER BY summed.transaction_number, summed.place;
END
$$;

-- Waits for writers that have begun, and sees what they have committed.
CREATE FUNCTION accounts.lock_writes(p_tenant_id text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM accounts.check_isolation();
  PERFORM pg_advisory_xact_lock(hashtextextended('accounts/writes/' || p_tenant_id, 0));
END
$$;

-- Refuses the tenant's writes once the transaction is committed. Waits for writers that have begun, which
-- hold back new ones meanwhile, for 20 seconds at most.
CREATE FUNCTION accounts.freeze_tenant(p_tenant_id text, p_by text) RETURNS timestamptz
LANGUAGE plpgsql SET lock_timeout = '20s' AS $$
BEGIN
  PERFORM accounts.lock_writes(p_tenant_id);
  INSERT INTO accounts.frozen_tenant (tenant_id, frozen_by) VALUES (p_tenant_id, p_by)
  ON CONFLICT DO NOTHING;
  RETURN (SELECT f.frozen_at FROM accounts.frozen_tenant f WHERE f.tenant_id = p_tenant_id);
END
$$;

-- Whether it was frozen; a tenant that is being erased stays so.
CREATE FUNCTION accounts.unfreeze_tenant(p_tenant_id text) RETURNS boolean
LANGUAGE plpgsql SET lock_timeout = '20s' AS $$
BEGIN
  -- a step of an erasure may be under way
  PERFORM accounts.lock_writes(p_tenant_id);
  DELETE FROM accounts.frozen_tenant f WHERE f.tenant_id = p_tenant_id AND f.erasure IS NULL;
  RETURN FOUND;
END
$$;

-- The tenants after this one, with what they hold. A page ends after ten seconds of counting; no row: there
-- is no other tenant.
CREATE FUNCTION accounts.tenants(p_after text DEFAULT '', p_limit integer DEFAULT 100)
RETURNS TABLE (
  tenant_id text, accounts bigint, deleted bigint, events bigint, keys bigint, batches bigint,
  frozen_at timestamptz, is_being_erased boolean, erased_at timestamptz)
LANGUAGE plpgsql STABLE SET enable_seqscan = off AS $$
BEGIN
  tenant_id = p_after;
  FOR nth IN 1 .. p_limit LOOP
    tenant_id = LEAST(
      (SELECT min(a.tenant_id) FROM accounts.account a WHERE a.tenant_id > tenants.tenant_id),
      (SELECT min(e.tenant_id) FROM accounts.account_event e WHERE e.tenant_id > tenants.tenant_id),
      (SELECT min(k.tenant_id) FROM accounts.idempotency_key k WHERE k.tenant_id > tenants.tenant_id),
      (SELECT min(b.tenant_id) FROM accounts.batch b WHERE b.tenant_id > tenants.tenant_id),
      (SELECT min(f.tenant_id) FROM accounts.frozen_tenant f WHERE f.tenant_id > tenants.tenant_id));
    EXIT WHEN tenant_id IS NULL;
    SELECT count(*) FILTER (WHERE a.deleted_at IS NULL), count(a.deleted_at) INTO accounts, deleted
    FROM accounts.account a WHERE a.tenant_id = tenants.tenant_id;
    events = (SELECT count(*) FROM accounts.account_event e WHERE e.tenant_id = tenants.tenant_id);
    keys = (SELECT count(*) FROM accounts.idempotency_key k WHERE k.tenant_id = tenants.tenant_id);
    batches = (SELECT count(*) FROM accounts.batch b WHERE b.tenant_id = tenants.tenant_id);
    SELECT f.frozen_at, f.erasure IS NOT NULL INTO frozen_at, is_being_erased
    FROM accounts.frozen_tenant f WHERE f.tenant_id = tenants.tenant_id;
    erased_at = (SELECT max(e.finished_at) FROM accounts.erasure e
      WHERE e.tenant_sha256 = accounts.tenant_sha256(tenants.tenant_id));
    RETURN NEXT;
    EXIT WHEN clock_timestamp() > statement_timestamp() + interval '10 seconds';
  END LOOP;
END
$$;

-- Lines of an export of one table, each with the position after it.
CREATE FUNCTION accounts.export_rows(
  p_tenant_id text, p_table integer, p_after jsonb, p_limit integer)
RETURNS TABLE (line jsonb, "position" jsonb)
LANGUAGE plpgsql STABLE AS $$
DECLARE
  after_id CONSTANT uuid = COALESCE(p_after ->> 1, '00000000-0000-0000-0000-000000000000');
  batch accounts.batch;
  head jsonb;
  room bigint = p_limit;
  returned bigint;
BEGIN
  CASE p_table
    WHEN 1 THEN
      RETURN QUERY
      SELECT jsonb_build_object('account', to_jsonb(a)), jsonb_build_array(1, a.id)
      FROM accounts.account a
      WHERE a.tenant_id = p_tenant_id AND a.id > after_id
      ORDER BY a.id LIMIT p_limit;
    WHEN 2 THEN
      RETURN QUERY
      SELECT jsonb_build_object('event', to_jsonb(e)), jsonb_build_array(2, e.account_id, e.version)
      FROM accounts.account_event e
      WHERE e.tenant_id = p_tenant_id
        AND (e.account_id, e.version) > (after_id, COALESCE((p_after ->> 2)::bigint, 0))
      ORDER BY e.account_id, e.version LIMIT p_limit;
    WHEN 3 THEN
      RETURN QUERY
      SELECT jsonb_build_object('key', to_jsonb(k)), jsonb_build_array(3, NULL, k.key)
      FROM accounts.idempotency_key k
      WHERE k.tenant_id = p_tenant_id AND k.key > COALESCE(p_after ->> 2, '')
      ORDER BY k.key LIMIT p_limit;
    ELSE
      -- a report may be larger than a result, so each of its lines is one
      FOR batch IN
        SELECT * FROM accounts.batch b
        WHERE b.tenant_id = p_tenant_id AND b.id >= after_id ORDER BY b.id
      LOOP
        head = to_jsonb(batch) - 'report';
        RETURN QUERY
        SELECT jsonb_build_object('batch',
            head || jsonb_strip_nulls(jsonb_build_object('place', each.nth, 'line', each.line))),
          jsonb_build_array(4, batch.id, COALESCE(each.nth, 0))
        FROM (SELECT) once
        LEFT JOIN jsonb_array_elements_text(batch.report) WITH ORDINALITY AS each (line, nth) ON true
        WHERE batch.id > after_id OR each.nth > COALESCE((p_after ->> 2)::bigint, 0)
        ORDER BY each.nth LIMIT room;
        GET DIAGNOSTICS returned = ROW_COUNT;
        room = room - returned;
        EXIT WHEN room = 0;
      END LOOP;
  END CASE;
END
$$;

-- Everything that is stored of a tenant, a row for each line of the export: accounts, with those that were
-- deleted, events, keys and batches. Stops before 700 KB. No row: there is nothing after this position.
CREATE FUNCTION accounts.export_tenant(
  p_tenant_id text, p_after jsonb DEFAULT NULL, p_limit integer DEFAULT 1000)
RETURNS TABLE (line jsonb, "position" jsonb)
LANGUAGE plpgsql STABLE SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off
AS $$
DECLARE
  first_table CONSTANT integer = COALESCE((p_after ->> 0)::integer, 1);
  bytes integer = 0;
  room integer = p_limit;
BEGIN
  FOR nth IN first_table .. 4 LOOP
    FOR line, "position" IN
      SELECT r.line, r."position" FROM accounts.export_rows(
        p_tenant_id, nth, CASE WHEN nth = first_table THEN p_after END, room) r
    LOOP
      bytes = bytes + octet_length(line::text);
      IF room < p_limit AND bytes > 700000 THEN
        RETURN;
      END IF;
      room = room - 1;
      RETURN NEXT;
    END LOOP;
    EXIT WHEN room <= 0;
  END LOOP;
END
$$;

-- Nothing but an erasure removes rows, and expired keys are removed by a trigger.
CREATE OR REPLACE FUNCTION accounts.guard_removal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'DELETE' OR current_setting('accounts.erasing', true) IS DISTINCT FROM 'on' THEN
    RAISE EXCEPTION 'accounts: rows of % are kept', TG_TABLE_NAME;
  END IF;
  RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION accounts.guard_forgetting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() < 2 AND current_setting('accounts.erasing', true) IS DISTINCT FROM 'on' THEN
    RAISE EXCEPTION 'accounts: rows of % are kept', TG_TABLE_NAME;
  END IF;
  RETURN NULL;
END
$$;

-- An account and its history are removed together, with their tenant.
CREATE FUNCTION accounts.guard_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT accounts.is_being_erased(OLD.tenant_id) THEN
    RAISE EXCEPTION 'accounts: rows of % are kept', TG_TABLE_NAME;
  END IF;
  RETURN OLD;
END
$$;
CREATE TRIGGER guard_erasure BEFORE DELETE ON accounts.account
  FOR EACH ROW EXECUTE FUNCTION accounts.guard_erasure();
CREATE TRIGGER guard_erasure BEFORE DELETE ON accounts.account_event
  FOR EACH ROW EXECUTE FUNCTION accounts.guard_erasure();

-- The guard looks for the parent, the trigger writes the event, and a key is written with its account. What
-- looks for references again at each row that is removed would need two indexes, which would fit other
-- look-ups too: V9 says what follows from that.
ALTER TABLE accounts.account DROP CONSTRAINT account_parent_fk;
ALTER TABLE accounts.account_event DROP CONSTRAINT account_event_account_fk;
ALTER TABLE accounts.idempotency_key DROP CONSTRAINT idempotency_key_account_fk;

-- Removes at most so many rows of one table, in the order of this column and from this value of it on.
CREATE FUNCTION accounts.erase_rows(
  p_table text, p_column text, p_from text, p_tenant_id text, p_rows bigint,
  OUT removed bigint, OUT last text)
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format(
    'WITH page AS MATERIALIZED (
       SELECT ctid, %2$I AS place FROM accounts.%1$I
       WHERE tenant_id = $1 AND %2$I >= %3$L ORDER BY %2$I LIMIT $2
     ), gone AS (
       DELETE FROM accounts.%1$I WHERE ctid = ANY (ARRAY(SELECT ctid FROM page))
     )
     SELECT count(*), (SELECT place::text FROM page ORDER BY page.place DESC LIMIT 1) FROM page',
    p_table, p_column, p_from)
    INTO removed, last USING p_tenant_id, p_rows;
END
$$;

-- One step of an erasure: freezes the tenant, removes at most so many rows and returns the receipt, which is
-- finished when nothing is left; then the tenant may begin again. To be called until it is finished; a step
-- that failed has done nothing. When there is no such tenant, the last receipt; no row if there is none.
CREATE FUNCTION accounts.erase_tenant(p_tenant_id text, p_by text, p_rows integer DEFAULT 10000)
RETURNS SETOF accounts.erasure
LANGUAGE plpgsql SET lock_timeout = '20s'
SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off AS $$
DECLARE
  frozen accounts.frozen_tenant;
  zero CONSTANT text = '00000000-0000-0000-0000-000000000000';
  part record;
  step record;
  room bigint = p_rows;
BEGIN
  IF p_rows < 1 THEN
    RAISE EXCEPTION 'accounts: a step removes at least one row';
  END IF;
  PERFORM accounts.lock_writes(p_tenant_id);
  -- a freeze alone is no tenant: its name may be mistyped
  IF NOT EXISTS (
    SELECT FROM accounts.frozen_tenant t WHERE t.tenant_id = p_tenant_id AND t.erasure IS NOT NULL
    UNION ALL SELECT FROM accounts.account t WHERE t.tenant_id = p_tenant_id
    UNION ALL SELECT FROM accounts.account_event t WHERE t.tenant_id = p_tenant_id
    UNION ALL SELECT FROM accounts.idempotency_key t WHERE t.tenant_id = p_tenant_id
    UNION ALL SELECT FROM accounts.batch t WHERE t.tenant_id = p_tenant_id) THEN
    RETURN QUERY SELECT * FROM accounts.erasure e
      WHERE e.tenant_sha256 = accounts.tenant_sha256(p_tenant_id) ORDER BY e.begun_at DESC LIMIT 1;
    RETURN;
  END IF;
  PERFORM accounts.freeze_tenant(p_tenant_id, p_by);
  SELECT * INTO frozen FROM accounts.frozen_tenant f WHERE f.tenant_id = p_tenant_id;
  IF frozen.erasure IS NULL THEN
    INSERT INTO accounts.erasure (tenant_sha256, begun_by)
    VALUES (accounts.tenant_sha256(p_tenant_id), p_by) RETURNING id INTO frozen.erasure;
    UPDATE accounts.frozen_tenant f SET erasure = frozen.erasure WHERE f.tenant_id = p_tenant_id;
  END IF;
  PERFORM set_config('accounts.erasing', 'on', true);
  FOR part IN SELECT * FROM (VALUES
    ('idempotency_key', 'key', ''), ('batch', 'id', zero), ('account_event', 'account_id', zero),
    ('account', 'id', zero)) parts (name, key, first)
  LOOP
    SELECT * INTO step FROM accounts.erase_rows(
      part.name, part.key, COALESCE(frozen.erased_to ->> part.name, part.first), p_tenant_id, room);
    room = room - step.removed;
    frozen.erased_to = jsonb_strip_nulls(
      frozen.erased_to || jsonb_build_object(part.name, COALESCE(step.last, frozen.erased_to ->> part.name)));
    UPDATE accounts.erasure e SET
      keys = keys + CASE part.name WHEN 'idempotency_key' THEN step.removed ELSE 0 END,
      batches = batches + CASE part.name WHEN 'batch' THEN step.removed ELSE 0 END,
      events = events + CASE part.name WHEN 'account_event' THEN step.removed ELSE 0 END,
      accounts = accounts + CASE part.name WHEN 'account' THEN step.removed ELSE 0 END
    WHERE e.id = frozen.erasure;
  END LOOP;
  IF room > 0 THEN
    DELETE FROM accounts.frozen_tenant f WHERE f.tenant_id = p_tenant_id;
    UPDATE accounts.erasure e SET finished_at = clock_timestamp() WHERE e.id = frozen.erasure;
    -- PostgreSQL keeps frequent values as statistics: these are made again, without the tenant
    ANALYZE accounts.account, accounts.account_event, accounts.idempotency_key, accounts.batch,
      accounts.frozen_tenant;
  ELSE
    UPDATE accounts.frozen_tenant f SET erased_to = frozen.erased_to WHERE f.tenant_id = p_tenant_id;
  END IF;
  PERFORM set_config('accounts.erasing', 'off', true);
  RETURN QUERY SELECT * FROM accounts.erasure e WHERE e.id = frozen.erasure;
END
$$;

REVOKE ALL ON accounts.frozen_tenant, accounts.erasure FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA accounts FROM PUBLIC;
