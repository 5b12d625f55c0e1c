-- The children of an account of a tree are counted only if they are not all among those that were looked for already. To count
-- them, an index is read; but PostgreSQL looks into the table, too, for each of them that stands in a page which no vacuum has seen
-- since it was written.
--
-- As in V23, but for that.
CREATE OR REPLACE FUNCTION accounts.account_tree(
  p_tenant_id text, p_root uuid, p_depth integer, p_limit integer,
  p_as_of timestamptz DEFAULT NULL)
RETURNS TABLE (account jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off SET jit = off AS $$
DECLARE
  shown uuid[];
  -- how many children each of the first of them has, null for one with more than there was room for
  known integer[] = '{}';
  level uuid[];
  parents uuid[];
  parent uuid;
  below uuid[];
  room integer;
BEGIN
  IF p_root IS NULL THEN
    level = accounts.children(p_tenant_id, NULL, p_limit, p_as_of);
  ELSE
    level = ARRAY(SELECT p_root FROM accounts.account_at(p_tenant_id, p_root, p_as_of));
  END IF;
  shown = level;
  FOR depth IN 2 .. p_depth LOOP
    parents = level;
    level = '{}';
    FOREACH parent IN ARRAY parents LOOP
      room = p_limit - cardinality(shown) - cardinality(level);
      EXIT WHEN room <= 0;
      below = accounts.children(p_tenant_id, parent, room, p_as_of);
      known = array_append(known, CASE WHEN cardinality(below) < room THEN cardinality(below) END);
      level = level || below;
    END LOOP;
    shown = shown || level;
  END LOOP;
  IF p_as_of IS NULL THEN
    RETURN QUERY
    SELECT jsonb_build_object(
      'id', a.id, 'parent_id', a.parent_id, 'name', a.name, 'account_number', a.account_number,
      'type', a.type, 'currency', a.currency, 'status', a.status, 'version', a.version,
      'child_count', COALESCE(row.children, (
        SELECT count(*) FROM accounts.account c
        WHERE c.parent_id = a.id AND c.tenant_id || '' = p_tenant_id
          AND num_nulls(c.deleted_at) = 1)))
    FROM unnest(shown, known) WITH ORDINALITY AS row (id, children, place)
    CROSS JOIN LATERAL (
      SELECT * FROM accounts.account
      WHERE tenant_id = p_tenant_id AND account.id = row.id LIMIT 1) a
    ORDER BY row.place;
    RETURN;
  END IF;
  RETURN QUERY
  SELECT jsonb_build_object(
    'id', row.id, 'parent_id', a.account -> 'parent_id', 'name', a.account -> 'name',
    'account_number', a.account -> 'account_number', 'type', a.account -> 'type',
    'currency', a.account -> 'currency', 'status', a.account -> 'status',
    'version', a.account -> 'version',
    'child_count', COALESCE(row.children, (
      SELECT count(*) FROM accounts.account_state s
      WHERE s.place = accounts.place(p_tenant_id, row.id) AND s.tenant_id || '' = p_tenant_id
        AND s.parent_id = row.id AND s.since <= p_as_of AND (s.ended_at > p_as_of) IS NOT FALSE)))
  FROM unnest(shown, known) WITH ORDINALITY AS row (id, children, place)
  CROSS JOIN LATERAL accounts.account_at(p_tenant_id, row.id, p_as_of) a
  ORDER BY row.place;
END
$$;

-- A large tenant that is loaded beside others is soon seen by a vacuum, too: after a fiftieth of new rows, not a fifth.
ALTER TABLE accounts.account SET (autovacuum_vacuum_insert_scale_factor = 0.02);

-- The list of before V7. No release calls it.
DROP FUNCTION accounts.list_accounts(text, jsonb, uuid, integer);
