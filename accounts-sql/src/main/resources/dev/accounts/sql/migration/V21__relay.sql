-- The changes of all tenants, for a relay that sends them to an event bus, and how far it has come. The order is
-- that of accounts.changes, so nothing can be committed later before what was shown.

CREATE INDEX account_event_relay ON accounts.account_event (transaction_number, place);

-- How far the changes have been sent to each bus.
CREATE TABLE accounts.relay_position (
  bus text PRIMARY KEY,
  epoch uuid NOT NULL,
  number bigint NOT NULL,
  place bigint NOT NULL,
  moved_at timestamptz NOT NULL
);

-- The first row is the position that the page begins at: the beginning, where the bus has no position of this
-- epoch. Its time is that of the first change that waits to be sent, also of one that cannot be shown yet
-- because an earlier transaction is open. The rows after it are as those of accounts.changes. A tenant that is
-- being erased has none.
--
-- STABLE, so that all of it sees one snapshot.
CREATE FUNCTION accounts.relay_changes(p_bus text, p_limit integer)
RETURNS TABLE (
  epoch uuid, number bigint, place bigint, waiting_since timestamptz, type text, account jsonb, before jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off AS $$
DECLARE
  feed accounts.feed_epoch;
  unfinished bigint;
  from_number bigint = 0;
  from_place bigint = 0;
BEGIN
  SELECT * INTO feed FROM accounts.feed_epoch f WHERE f.is_current;
  unfinished = feed.added + pg_snapshot_xmin(pg_current_snapshot())::text::bigint;
  SELECT r.number, r.place INTO from_number, from_place FROM accounts.relay_position r
  WHERE r.bus = p_bus AND r.epoch = feed.id;
  epoch = feed.id;
  number = COALESCE(from_number, 0);
  place = COALESCE(from_place, 0);
  from_number = number;
  from_place = place;
  SELECT e.at INTO waiting_since FROM accounts.account_event e
  WHERE (e.transaction_number, e.place) > (from_number, from_place)
    AND NOT accounts.is_being_erased(e.tenant_id)
  ORDER BY e.transaction_number, e.place LIMIT 1;
  RETURN NEXT;
  RETURN QUERY
  WITH page AS (
    SELECT e.transaction_number, e.place, e.at, e.type, e.snapshot, (
      SELECT b.snapshot FROM accounts.account_event b
      WHERE b.tenant_id = e.tenant_id AND b.account_id = e.account_id
        AND b.version = e.version - 1) AS snapshot_before
    FROM accounts.account_event e
    WHERE e.transaction_number < unfinished
      AND (e.transaction_number, e.place) > (from_number, from_place)
      AND NOT accounts.is_being_erased(e.tenant_id)
    ORDER BY e.transaction_number, e.place LIMIT p_limit
  ), sized AS (
    SELECT page.*,
      octet_length(page.snapshot::text) + COALESCE(octet_length(page.snapshot_before::text), 0) AS bytes
    FROM page
  ), summed AS (
    SELECT sized.*, row_number() OVER rising AS nth, sum(sized.bytes) OVER rising AS total
    FROM sized WINDOW rising AS (ORDER BY sized.transaction_number, sized.place)
  )
  SELECT feed.id, summed.transaction_number, summed.place, summed.at, summed.type,
    CASE WHEN summed.nth = 1 OR summed.total <= 700000 THEN summed.snapshot END,
    CASE WHEN summed.nth = 1 OR summed.total <= 700000 THEN summed.snapshot_before END
  FROM summed
  WHERE summed.nth = 1 OR summed.total - summed.bytes <= 700000
  ORDER BY summed.transaction_number, summed.place;
END
$$;

-- Moves the position of a bus from where a page began to where it was sent up to. False when it is elsewhere by
-- now, because another relay has moved it or an epoch has begun. A repetition finds that it is done.
CREATE FUNCTION accounts.move_relay(
  p_bus text, p_epoch uuid, p_from_number bigint, p_from_place bigint, p_number bigint, p_place bigint)
RETURNS TABLE (moved boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  present accounts.relay_position;
BEGIN
  PERFORM FROM accounts.feed_epoch f WHERE f.is_current AND f.id = p_epoch FOR SHARE;
  moved = FOUND;
  IF moved THEN
    INSERT INTO accounts.relay_position VALUES (p_bus, p_epoch, 0, 0, now()) ON CONFLICT (bus) DO NOTHING;
    SELECT * INTO present FROM accounts.relay_position r WHERE r.bus = p_bus FOR UPDATE;
    IF present.epoch <> p_epoch THEN
      present.number = 0;
      present.place = 0;
    END IF;
    IF (present.number, present.place) = (p_from_number, p_from_place) THEN
      UPDATE accounts.relay_position r
      SET epoch = p_epoch, number = p_number, place = p_place, moved_at = now() WHERE r.bus = p_bus;
    ELSE
      moved = (present.number, present.place) = (p_number, p_place);
    END IF;
  END IF;
  RETURN NEXT;
END
$$;

REVOKE ALL ON TABLE accounts.relay_position FROM PUBLIC;
REVOKE ALL ON FUNCTION
  accounts.relay_changes(text, integer),
  accounts.move_relay(text, uuid, bigint, bigint, bigint, bigint)
FROM PUBLIC;

-- Who may call these two functions and nothing else, so a relay cannot write and cannot read a single account
-- by its id. Login users are granted this role. A user who may make no roles migrates without it, because a
-- service that embeds Accounts needs no relay.
DO $role$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'accounts_relay') THEN
    BEGIN
      CREATE ROLE accounts_relay NOLOGIN;
    EXCEPTION
      WHEN duplicate_object OR unique_violation THEN
        NULL; -- made for another database of this server at the same moment
      WHEN insufficient_privilege THEN
        RETURN;
    END;
  END IF;
  GRANT USAGE ON SCHEMA accounts TO accounts_relay;
  GRANT EXECUTE ON FUNCTION
    accounts.relay_changes(text, integer),
    accounts.move_relay(text, uuid, bigint, bigint, bigint, bigint)
  TO accounts_relay;
END
$role$;
