-- A tree of the present is read from the rows of the table. As one statement for the present and the past, the plan had
-- both of them for each node, and each account became JSON in order to be taken apart.
--
-- As in V16, but for that.
CREATE OR REPLACE FUNCTION accounts.account_tree(
  p_tenant_id text, p_root uuid, p_depth integer, p_limit integer,
  p_as_of timestamptz DEFAULT NULL)
RETURNS TABLE (account jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off SET jit = off AS $$
DECLARE
  shown uuid[];
  level uuid[];
  parents uuid[];
  parent uuid;
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
      level = level || accounts.children(p_tenant_id, parent, room, p_as_of);
    END LOOP;
    shown = shown || level;
  END LOOP;
  IF p_as_of IS NULL THEN
    RETURN QUERY
    SELECT jsonb_build_object(
      'id', a.id, 'parent_id', a.parent_id, 'name', a.name, 'account_number', a.account_number,
      'type', a.type, 'currency', a.currency, 'status', a.status, 'version', a.version,
      'child_count', (
        SELECT count(*) FROM accounts.account c
        WHERE c.parent_id = a.id AND c.tenant_id || '' = p_tenant_id
          AND num_nulls(c.deleted_at) = 1))
    FROM unnest(shown) WITH ORDINALITY AS row (id, place)
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
    'child_count', (
      SELECT count(*) FROM accounts.account_state s
      WHERE s.place = accounts.place(p_tenant_id, row.id) AND s.tenant_id || '' = p_tenant_id
        AND s.parent_id = row.id AND s.since <= p_as_of AND (s.ended_at > p_as_of) IS NOT FALSE))
  FROM unnest(shown) WITH ORDINALITY AS row (id, place)
  CROSS JOIN LATERAL accounts.account_at(p_tenant_id, row.id, p_as_of) a
  ORDER BY row.place;
END
$$;
