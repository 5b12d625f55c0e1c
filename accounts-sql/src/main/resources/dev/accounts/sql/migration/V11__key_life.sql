-- An idempotency key lives for 30 days after its first use. Its life is measured by the time of the
-- requests, like all times here, and each tenant removes its own: a key that is over is over at once, on
-- every adapter, and the clock of one service forgets no keys of other tenants.
CREATE FUNCTION accounts.key_life() RETURNS interval
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT interval '720 hours' $$;

-- Keys of before live from now on; a constant default has no row written again.
ALTER TABLE accounts.idempotency_key ADD COLUMN created_at timestamptz NOT NULL DEFAULT now();
ALTER TABLE accounts.idempotency_key ADD CONSTRAINT key_time_is_readable CHECK (
  created_at >= '0001-01-02Z' AND created_at < '9999-12-31Z');
CREATE INDEX idempotency_key_age ON accounts.idempotency_key (tenant_id, created_at);

-- A new key makes room: if it was used longer ago, that is forgotten, and so are up to ten other keys
-- of the tenant whose life is over. Who finds one locked leaves it to the one who removes it.
CREATE FUNCTION accounts.forget_keys() RETURNS trigger
LANGUAGE plpgsql SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off AS $$
DECLARE
  oldest timestamptz = NEW.created_at - accounts.key_life();
BEGIN
  DELETE FROM accounts.idempotency_key WHERE ctid = ANY (ARRAY(
    SELECT ctid FROM accounts.idempotency_key
    WHERE tenant_id = NEW.tenant_id AND key BETWEEN NEW.key AND NEW.key AND created_at < oldest
    ORDER BY key FOR UPDATE));
  DELETE FROM accounts.idempotency_key WHERE ctid = ANY (ARRAY(
    SELECT ctid FROM accounts.idempotency_key
    WHERE tenant_id = NEW.tenant_id AND created_at < oldest
    ORDER BY created_at LIMIT 10 FOR UPDATE SKIP LOCKED));
  RETURN NEW;
END
$$;

CREATE TRIGGER forget_keys BEFORE INSERT ON accounts.idempotency_key
  FOR EACH ROW EXECUTE FUNCTION accounts.forget_keys();

-- Nobody else removes keys.
CREATE FUNCTION accounts.guard_forgetting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'accounts: rows of % are kept', TG_TABLE_NAME;
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER guard_forgetting BEFORE DELETE ON accounts.idempotency_key
  FOR EACH STATEMENT EXECUTE FUNCTION accounts.guard_forgetting();

DROP TRIGGER guard_removal ON accounts.idempotency_key;
CREATE TRIGGER guard_removal BEFORE UPDATE OR TRUNCATE ON accounts.idempotency_key
  FOR EACH STATEMENT EXECUTE FUNCTION accounts.guard_removal();

-- As before, but the trigger forgets keys, and the request says when it was made.
CREATE OR REPLACE FUNCTION accounts.create_account(
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
  outcome = CASE WHEN FOUND THEN 'done' ELSE violated END;
END
$$;

REVOKE ALL ON FUNCTION accounts.key_life(), accounts.forget_keys(), accounts.guard_forgetting()
  FROM PUBLIC;
