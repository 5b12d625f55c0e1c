-- When an event happened, and where it stands among all others. The times of one account never run
-- backwards, whatever the clocks of two servers say. Of two changes, the one whose transaction has the
-- smaller number comes first, and within a transaction the order of writing decides.
--
-- A sequence alone would not do: its numbers are given out before the commit, so a reader that
-- remembers the last one misses changes that are committed later.
ALTER TABLE accounts.account_event
  ADD COLUMN at timestamptz,
  -- what was there before this migration is older than every transaction
  ADD COLUMN transaction_number bigint NOT NULL DEFAULT 0,
  ADD COLUMN place bigint;

ALTER TABLE accounts.account_event DISABLE TRIGGER guard_removal;
UPDATE accounts.account_event e SET at = ordered.at, place = ordered.place
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
ALTER TABLE accounts.account_event ENABLE TRIGGER guard_removal;

ALTER TABLE accounts.account_event
  ALTER COLUMN at SET NOT NULL,
  ALTER COLUMN transaction_number SET DEFAULT pg_current_xact_id()::text::bigint,
  ALTER COLUMN place SET NOT NULL,
  ALTER COLUMN place ADD GENERATED ALWAYS AS IDENTITY;
DO $restart$
BEGIN
  PERFORM setval(
    pg_get_serial_sequence('accounts.account_event', 'place'), max(place)) FROM accounts.account_event;
END
$restart$;

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
BEGIN
  INSERT INTO accounts.account_event
    (tenant_id, account_id, version, type, operation_id, snapshot, at)
  VALUES (
    NEW.tenant_id, NEW.id, NEW.version, event_type, NEW.operation_id, accounts.account_json(NEW),
    CASE WHEN TG_OP = 'INSERT' THEN NEW.updated_at ELSE GREATEST(NEW.updated_at, (
      SELECT e.at FROM accounts.account_event e
      WHERE e.tenant_id = NEW.tenant_id AND e.account_id = NEW.id AND e.version = NEW.version - 1)) END);
  RETURN NULL;
END
$$;
