CREATE FUNCTION accounts.find_account(p_tenant_id text, p_id uuid)
RETURNS TABLE (account jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT accounts.account_json(a) FROM accounts.account a
  WHERE a.tenant_id = p_tenant_id AND a.id = p_id AND a.deleted_at IS NULL
$$;

-- A page stops before 700 KB, so that it fits into a result of the RDS Data API (1 MiB). A last row
-- without an account says that it stopped. The first row is always there.
--
-- Only the conditions that are asked for become part of the statement, so that each kind of question
-- is planned by itself; values are bound, never pasted.
CREATE FUNCTION accounts.list_accounts(
  p_tenant_id text, p_filter jsonb, p_after uuid, p_limit integer)
RETURNS TABLE (account jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  conditions text = 'a.tenant_id = $1 AND a.deleted_at IS NULL';
BEGIN
  IF p_after IS NOT NULL THEN
    conditions = conditions || ' AND a.id > $3';
  END IF;
  IF jsonb_exists(p_filter, 'is_root') THEN
    conditions = conditions || ' AND a.parent_id IS NULL';
  END IF;
  IF jsonb_exists(p_filter, 'parent_id') THEN
    conditions = conditions || ' AND a.parent_id = ($2 ->> ''parent_id'')::uuid';
  END IF;
  IF jsonb_exists(p_filter, 'statuses') THEN
    conditions = conditions || ' AND a.status = ANY (ARRAY(SELECT jsonb_object_keys($2 -> ''statuses'')))';
  END IF;
  IF jsonb_exists(p_filter, 'type') THEN
    conditions = conditions || ' AND a.type = $2 ->> ''type''';
  END IF;
  IF jsonb_exists(p_filter, 'currency') THEN
    conditions = conditions || ' AND a.currency = $2 ->> ''currency''';
  END IF;
  IF jsonb_exists(p_filter, 'search_name_prefix') THEN
    conditions = conditions || ' AND starts_with(a.search_name, $2 ->> ''search_name_prefix'')';
  END IF;
  IF jsonb_exists(p_filter, 'account_number') THEN
    conditions = conditions || ' AND a.account_number = $2 ->> ''account_number''';
  END IF;
  IF jsonb_exists(p_filter, 'external_reference') THEN
    conditions = conditions || ' AND a.external_reference = $2 ->> ''external_reference''';
  END IF;
  IF jsonb_exists(p_filter, 'metadata') THEN
    conditions = conditions || ' AND a.metadata @> ($2 -> ''metadata'')';
  END IF;
  RETURN QUERY EXECUTE
    'WITH page AS (
       SELECT a.id, accounts.account_json(a) AS account FROM accounts.account a
       WHERE ' || conditions || ' ORDER BY a.id LIMIT $4
     ), sized AS (
       SELECT page.id, page.account, sum(octet_length(page.account::text)) OVER before AS bytes_before,
         octet_length(page.account::text) AS bytes
       FROM page
       WINDOW before AS (ORDER BY page.id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
     )
     SELECT CASE WHEN bytes_before IS NULL OR bytes_before + bytes <= 700000 THEN account END
     FROM sized WHERE bytes_before IS NULL OR bytes_before <= 700000 ORDER BY id'
    USING p_tenant_id, p_filter, p_after, p_limit;
END
$$;

-- Breadth first; p_root null for all roots of the tenant.
CREATE FUNCTION accounts.account_tree(
  p_tenant_id text, p_root uuid, p_depth integer, p_limit integer)
RETURNS TABLE (account jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN QUERY
  WITH RECURSIVE shown (id, level) AS (
    (SELECT a.id, 1 FROM accounts.account a
     WHERE a.tenant_id = p_tenant_id AND a.deleted_at IS NULL
       AND CASE WHEN p_root IS NULL THEN a.parent_id IS NULL ELSE a.id = p_root END
     ORDER BY a.id LIMIT p_limit)
    UNION ALL
    SELECT child.id, shown.level + 1
    FROM shown
    CROSS JOIN LATERAL (
      SELECT a.id FROM accounts.account a
      WHERE a.tenant_id = p_tenant_id AND a.parent_id = shown.id AND a.deleted_at IS NULL
      ORDER BY a.id LIMIT p_limit) child
    WHERE shown.level < p_depth
  ), first_rows AS (
    SELECT shown.id, shown.level FROM shown ORDER BY shown.level, shown.id LIMIT p_limit
  )
  SELECT jsonb_build_object(
    'id', a.id, 'parent_id', a.parent_id, 'name', a.name, 'account_number', a.account_number,
    'type', a.type, 'currency', a.currency, 'status', a.status, 'version', a.version,
    'child_count', (
      SELECT count(*) FROM accounts.account c
      WHERE c.tenant_id = p_tenant_id AND c.parent_id = a.id AND c.deleted_at IS NULL))
  FROM first_rows
  JOIN accounts.account a ON a.tenant_id = p_tenant_id AND a.id = first_rows.id
  ORDER BY first_rows.level, first_rows.id;
END
$$;

-- Newest first. Versions have no gaps, so the row after an event is the account before it. Stops like
-- a page of accounts, but not before the second row: an event needs the account before it.
CREATE FUNCTION accounts.account_history(
  p_tenant_id text, p_id uuid, p_before bigint, p_limit integer)
RETURNS TABLE (type text, account jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH page AS (
    SELECT e.version, e.type, e.snapshot FROM accounts.account_event e
    WHERE e.tenant_id = p_tenant_id AND e.account_id = p_id
      AND e.version < coalesce(p_before, 9223372036854775807)
    ORDER BY e.version DESC LIMIT p_limit
  ), sized AS (
    SELECT page.*, row_number() OVER (ORDER BY version DESC) AS place,
      sum(octet_length(snapshot::text)) OVER (ORDER BY version DESC) AS bytes
    FROM page
  )
  SELECT sized.type, sized.snapshot FROM sized
  WHERE sized.place <= 2 OR sized.bytes <= 700000
  ORDER BY sized.version DESC
$$;
