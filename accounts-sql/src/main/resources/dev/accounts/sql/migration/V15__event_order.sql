-- When an event happened, and where it stands among all others. The times of one account never run
-- backwards, whatever the clocks of two servers say. Of two changes, the one whose transaction has the
-- smaller number comes first, and within a transaction the order of writing decides.
--
-- A sequence alone would not do: its numbers are given out before the commit, so a reader that
-- remembers the last one misses changes that are committed later.

-- Which numbers of transactions the feed is in: those of another cluster began again, so something is
-- added to them here, and the order of all events still rises. One row.
CREATE TABLE accounts.feed_epoch (
  is_current boolean PRIMARY KEY DEFAULT true CHECK (is_current),
  id uuid NOT NULL,
  added bigint NOT NULL,
  begun_at timestamptz NOT NULL,
  -- what the migration was told last
  cluster text
);
INSERT INTO accounts.feed_epoch VALUES (true, gen_random_uuid(), 0, now(), NULL);

-- The number that an event of this transaction has at least.
CREATE FUNCTION accounts.transaction_number() RETURNS bigint
LANGUAGE sql AS $$
  SELECT f.added + pg_current_xact_id()::text::bigint FROM accounts.feed_epoch f WHERE f.is_current
$$;

-- The name of an event is kept as it is compared, which only the application can make: V1 says why. An event
-- gets that of its account. An account that had another name before this migration gets the nearest form
-- that this server can make of it.
ALTER TABLE accounts.account_event
  ADD COLUMN at timestamptz,
  -- what was there before this migration is older than every transaction
  ADD COLUMN transaction_number bigint NOT NULL DEFAULT 0,
  ADD COLUMN place bigint,
  ADD COLUMN search_name text COLLATE "C";

ALTER TABLE accounts.account_event DISABLE TRIGGER guard_removal;
UPDATE accounts.account_event e SET at = ordered.at, place = ordered.place, search_name = (
  SELECT a.search_name FROM accounts.account a
  WHERE a.tenant_id = e.tenant_id AND a.id = e.account_id AND a.name = e.snapshot ->> 'name')
FROM (
  SELECT tenant_id, account_id, version, timed.at,
    row_number() OVER (ORDER BY timed.at, version, account_id) AS place
  FROM (
    SELECT tenant_id, account_id, version,
      max((snapshot ->> 'updated_at')::timestamptz)
        OVER (PARTITION BY tenant_id, account_id ORDER BY version) AS at
    FROM accounts.account_event) timed) ordered
WHERE e.tenant_id = ordered.tenant_id AND e.account_id = ordered.account_id
  AND e.version = ordered.version;
DO $names$
DECLARE
  lower_case text = COALESCE((
    SELECT format('COLLATE pg_catalog.%I', collname) FROM pg_collation
    WHERE collname IN ('pg_c_utf8', 'und-x-icu')
      AND collencoding IN (-1, pg_char_to_encoding(getdatabaseencoding()))
    ORDER BY collname LIMIT 1), '');
BEGIN
  -- each character by itself, as the application does it
  EXECUTE format($update$
    UPDATE accounts.account_event e SET search_name = (
      SELECT string_agg(lower(one %s), '' ORDER BY place)
      FROM regexp_split_to_table(regexp_replace(normalize(e.snapshot ->> 'name', NFC),
        '[\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]', ' ', 'g'), '')
        WITH ORDINALITY AS each (one, place))
    WHERE search_name IS NULL$update$, lower_case);
END
$names$;
ALTER TABLE accounts.account_event ENABLE TRIGGER guard_removal;

ALTER TABLE accounts.account_event
  ALTER COLUMN at SET NOT NULL,
  ALTER COLUMN transaction_number SET DEFAULT accounts.transaction_number(),
  ALTER COLUMN place SET NOT NULL,
  ALTER COLUMN place ADD GENERATED ALWAYS AS IDENTITY,
  ALTER COLUMN search_name SET NOT NULL;
DO $restart$
BEGIN
  PERFORM setval(
    pg_get_serial_sequence('accounts.account_event', 'place'), max(place)) FROM accounts.account_event;
END
$restart$;

-- As before, with the time and the number of the event. The versions of an account come in their order also
-- when the transaction of a later one began earlier, and so has the smaller number.
CREATE OR REPLACE FUNCTION accounts.record_event() RETURNS trigger
LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  event_type text = CASE
    WHEN TG_OP = 'INSERT' THEN 'CREATED'
    WHEN NEW.deleted_at IS NOT NULL THEN 'DELETED'
    WHEN NEW.status = OLD.status AND NEW.parent_id IS NOT DISTINCT FROM OLD.parent_id THEN 'UPDATED'
    WHEN NEW.status = OLD.status THEN 'MOVED'
    WHEN NEW.status = 'FROZEN' THEN 'FROZEN'
    WHEN NEW.status = 'CLOSED' THEN 'CLOSED'
    WHEN OLD.status = 'FROZEN' THEN 'UNFROZEN'
    ELSE 'REOPENED'
  END;
  last_at timestamptz;
  last_number bigint;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    SELECT e.at, e.transaction_number INTO last_at, last_number FROM accounts.account_event e
    WHERE e.tenant_id = NEW.tenant_id AND e.account_id = NEW.id AND e.version = NEW.version - 1;
  END IF;
  INSERT INTO accounts.account_event
    (tenant_id, account_id, version, type, operation_id, snapshot, search_name, at,
      transaction_number)
  VALUES (
    NEW.tenant_id, NEW.id, NEW.version, event_type, NEW.operation_id, accounts.account_json(NEW),
    NEW.search_name, GREATEST(NEW.updated_at, last_at), GREATEST(accounts.transaction_number(), last_number));
  RETURN NULL;
END
$$;

REVOKE ALL ON TABLE accounts.feed_epoch FROM PUBLIC;
REVOKE ALL ON FUNCTION accounts.transaction_number() FROM PUBLIC;
