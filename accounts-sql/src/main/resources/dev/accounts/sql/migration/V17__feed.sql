-- What changed since a position. An event is shown when every transaction of its number or a smaller one
-- is finished, so nothing can be committed later before what was shown.

CREATE INDEX account_event_order ON accounts.account_event (tenant_id, transaction_number, place);

-- The first row is the position that the page begins at, with the epoch of the feed: a position of another
-- epoch gets no other row. The rows after it are events in order, each with the account before it. Stops
-- like a page of accounts, but not before the first event: the last row has no account where more follow.
--
-- p_after: the epoch, number and place of a position; null for the beginning. p_present: only the position
-- of the last event that can be shown.
--
-- STABLE, so that all of it sees one snapshot.
CREATE FUNCTION accounts.changes(
  p_tenant_id text, p_epoch uuid, p_number bigint, p_place bigint, p_present boolean, p_limit integer)
RETURNS TABLE (epoch uuid, number bigint, place bigint, type text, account jsonb, before jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off AS $$
DECLARE
  feed accounts.feed_epoch;
  unfinished bigint;
BEGIN
  SELECT * INTO feed FROM accounts.feed_epoch f WHERE f.is_current;
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

-- The greatest number of an event, read tenant by tenant from the ends of the index.
CREATE FUNCTION accounts.last_event_number() RETURNS bigint
LANGUAGE plpgsql SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off AS $$
DECLARE
  tenant text = '';
  last bigint = 0;
  greatest_number bigint = 0;
BEGIN
  LOOP
    SELECT e.tenant_id INTO tenant FROM accounts.account_event e
    WHERE e.tenant_id > tenant ORDER BY e.tenant_id LIMIT 1;
    EXIT WHEN NOT FOUND;
    SELECT e.transaction_number INTO last FROM accounts.account_event e
    WHERE e.tenant_id = tenant ORDER BY e.transaction_number DESC, e.place DESC LIMIT 1;
    greatest_number = GREATEST(greatest_number, last);
  END LOOP;
  RETURN greatest_number;
END
$$;

-- To be called after a restore: positions that readers hold may be of changes that are gone, so they are
-- valid no longer. Writers are waited for, because they have numbers of the epoch that ends.
CREATE FUNCTION accounts.begin_epoch() RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE
  begun uuid = gen_random_uuid();
BEGIN
  LOCK TABLE accounts.account_event IN SHARE ROW EXCLUSIVE MODE;
  UPDATE accounts.feed_epoch f SET id = begun, begun_at = now(), added = GREATEST(
    f.added,
    accounts.last_event_number() + 1 - pg_snapshot_xmin(pg_current_snapshot())::text::bigint)
  WHERE f.is_current;
  RETURN begun;
END
$$;

-- Begins an epoch when this is another cluster than the history comes from: an event has a number that no
-- transaction of this one has had yet, or the cluster has another name than the last time.
CREATE FUNCTION accounts.follow_cluster(p_cluster text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  feed accounts.feed_epoch;
  last bigint;
BEGIN
  SELECT * INTO feed FROM accounts.feed_epoch f WHERE f.is_current;
  -- before the snapshot of the next statement, which so knows the transactions of all these events
  last = accounts.last_event_number();
  IF feed.cluster <> p_cluster OR last
      >= feed.added + pg_snapshot_xmax(pg_current_snapshot())::text::bigint THEN
    PERFORM accounts.begin_epoch();
  END IF;
  UPDATE accounts.feed_epoch f SET cluster = p_cluster
  WHERE f.is_current AND f.cluster IS DISTINCT FROM COALESCE(p_cluster, f.cluster);
END
$$;

REVOKE ALL ON FUNCTION
  accounts.changes(text, uuid, bigint, bigint, boolean, integer),
  accounts.last_event_number(),
  accounts.begin_epoch(),
  accounts.follow_cluster(text)
FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accounts.changes(text, uuid, bigint, bigint, boolean, integer)
TO accounts_app;
