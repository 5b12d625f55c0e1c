-- An idempotency key lives for 30 days after its first use. Whoever writes with a key removes at most
-- ten that are older, so that they go faster than they come.
CREATE FUNCTION accounts.key_life() RETURNS interval
LANGUAGE sql IMMUTABLE AS $$ SELECT interval '30 days' $$;

-- Keys of before live from now on; a constant default has no row written again.
ALTER TABLE accounts.idempotency_key ADD COLUMN created_at timestamptz NOT NULL DEFAULT now();
CREATE INDEX idempotency_key_age ON accounts.idempotency_key (created_at);

-- What another transaction removes at the same time is left to it. The limit is on the loop, not in
-- a subquery of DELETE, so that each removal is a look-up by key.
CREATE FUNCTION accounts.forget_keys() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  old accounts.idempotency_key;
BEGIN
  FOR old IN
    SELECT * FROM accounts.idempotency_key WHERE created_at < now() - accounts.key_life()
    ORDER BY created_at LIMIT 10 FOR UPDATE SKIP LOCKED
  LOOP
    DELETE FROM accounts.idempotency_key WHERE tenant_id = old.tenant_id AND key = old.key;
  END LOOP;
END
$$;

CREATE FUNCTION accounts.guard_key_life() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.created_at >= now() - accounts.key_life() THEN
    RAISE EXCEPTION 'accounts: rows of % are kept for %', TG_TABLE_NAME, accounts.key_life();
  END IF;
  RETURN OLD;
END
$$;

DROP TRIGGER guard_removal ON accounts.idempotency_key;
CREATE TRIGGER guard_removal BEFORE UPDATE OR TRUNCATE ON accounts.idempotency_key
  FOR EACH STATEMENT EXECUTE FUNCTION accounts.guard_removal();
CREATE TRIGGER guard_key_life BEFORE DELETE ON accounts.idempotency_key
  FOR EACH ROW EXECUTE FUNCTION accounts.guard_key_life();

-- As before, but for the keys that it forgets.
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
    PERFORM accounts.forget_keys();
    LOOP
      INSERT INTO accounts.idempotency_key (tenant_id, key, request_hash, account_id)
      VALUES (wanted.tenant_id, p_idempotency_key, p_request_hash, wanted.id)
      ON CONFLICT DO NOTHING;
      EXIT WHEN FOUND;
      SELECT * INTO first_use FROM accounts.idempotency_key
      WHERE tenant_id = wanted.tenant_id AND key = p_idempotency_key;
      -- or it was forgotten between the two statements
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

REVOKE ALL ON FUNCTION accounts.key_life(), accounts.forget_keys(), accounts.guard_key_life() FROM PUBLIC;
