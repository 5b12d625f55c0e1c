-- The register as it was at an instant, read from the history. An account was then what its last event
-- by that instant left, and it was not there if it was not created yet, or was deleted.

-- A place in the hierarchy of a tenant: under a parent, or among the roots. Two places may get the same
-- number by accident, so what it finds is compared again.
CREATE FUNCTION accounts.place(p_tenant_id text, p_parent uuid) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT COALESCE(
    uuid_hash_extended(p_parent, hashtextextended(p_tenant_id, 0)), hashtextextended(p_tenant_id, 0))
$$;

-- Each serves one kind of look-up and fits no other, whatever statistics say: V7 and V9 say why. Hence
-- children are found by their place alone, and times are compared in UTC where their index is wanted.
CREATE INDEX account_event_chart ON accounts.account_event (
  tenant_id, accounts.number_key(snapshot ->> 'account_number') COLLATE "C",
  accounts.name_key(search_name) COLLATE "C", account_id)
  WHERE type <> 'DELETED';
CREATE INDEX account_event_children ON accounts.account_event (
  accounts.place(tenant_id, (snapshot ->> 'parent_id')::uuid),
  accounts.number_key(snapshot ->> 'account_number') COLLATE "C",
  accounts.name_key(search_name) COLLATE "C", account_id)
  WHERE type <> 'DELETED';
CREATE INDEX account_event_at ON accounts.account_event (
  tenant_id, (at AT TIME ZONE 'UTC'), account_id);

-- What each account was, from the time of one event until that of the next one; ended_at is null for the
-- last one. At an instant it was this if since <= instant and (ended_at > instant) IS NOT FALSE: of several
-- events of one instant, the last.
CREATE VIEW accounts.account_state AS
SELECT e.tenant_id, e.account_id, e.version, e.snapshot, e.search_name, e.at AS since,
  (SELECT next.at FROM accounts.account_event next
   WHERE next.tenant_id = e.tenant_id AND next.account_id = e.account_id
     AND next.version = e.version + 1) AS ended_at,
  (e.snapshot ->> 'parent_id')::uuid AS parent_id,
  accounts.place(e.tenant_id, (e.snapshot ->> 'parent_id')::uuid) AS place,
  accounts.number_key(e.snapshot ->> 'account_number') COLLATE "C" AS number_key,
  accounts.name_key(e.search_name) COLLATE "C" AS name_key
FROM accounts.account_event e
WHERE e.type <> 'DELETED';

-- One account as it is, or, with p_as_of, as it was then.
CREATE FUNCTION accounts.account_at(p_tenant_id text, p_id uuid, p_as_of timestamptz)
RETURNS TABLE (account jsonb) LANGUAGE sql STABLE ROWS 1 AS $$
  (SELECT accounts.account_json(a) FROM accounts.account a
   WHERE p_as_of IS NULL AND a.tenant_id = p_tenant_id AND a.id = p_id
     AND num_nulls(a.deleted_at) = 1
   LIMIT 1)
  UNION ALL
  SELECT last.snapshot FROM (
    SELECT e.type, e.snapshot FROM accounts.account_event e
    WHERE p_as_of IS NOT NULL AND e.tenant_id = p_tenant_id AND e.account_id = p_id
      AND e.at <= p_as_of
    ORDER BY e.version DESC LIMIT 1) last
  WHERE last.type <> 'DELETED'
$$;

-- The functions below are those of before with p_as_of; without it they read the present, as an
-- older release beside this one does. What PostgreSQL estimates of the history is so far from what is read
-- that it would compile each statement first, which takes longer than to run it: hence no JIT.

DROP FUNCTION accounts.find_account(text, uuid);
CREATE FUNCTION accounts.find_account(p_tenant_id text, p_id uuid, p_as_of timestamptz DEFAULT NULL)
RETURNS TABLE (account jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off AS $$
  SELECT a.account FROM accounts.account_at(p_tenant_id, p_id, p_as_of) a
$$;

DROP FUNCTION accounts.children(text, uuid, integer);
CREATE FUNCTION accounts.children(
  p_tenant_id text, p_parent uuid, p_limit integer, p_as_of timestamptz)
RETURNS uuid[] LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF p_as_of IS NOT NULL THEN
    RETURN ARRAY(SELECT s.account_id FROM accounts.account_state s
      WHERE s.place = accounts.place(p_tenant_id, p_parent) AND s.tenant_id || '' = p_tenant_id
        AND s.parent_id IS NOT DISTINCT FROM p_parent
        AND s.since <= p_as_of AND (s.ended_at > p_as_of) IS NOT FALSE
      ORDER BY s.number_key, s.name_key, s.account_id
      LIMIT p_limit);
  ELSIF p_parent IS NULL THEN
    RETURN ARRAY(SELECT a.id FROM accounts.account a
      WHERE a.tenant_id = p_tenant_id AND num_nulls(a.deleted_at, a.parent_id) = 2
      ORDER BY accounts.number_key(a.account_number) COLLATE "C",
        accounts.name_key(a.search_name) COLLATE "C", a.id
      LIMIT p_limit);
  END IF;
  RETURN ARRAY(SELECT a.id FROM accounts.account a
    WHERE a.parent_id = p_parent AND a.tenant_id || '' = p_tenant_id AND num_nulls(a.deleted_at) = 1
    ORDER BY accounts.number_key(a.account_number) COLLATE "C",
      accounts.name_key(a.search_name) COLLATE "C", a.id
    LIMIT p_limit);
END
$$;

DROP FUNCTION accounts.account_tree(text, uuid, integer, integer);
CREATE FUNCTION accounts.account_tree(
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
  RETURN QUERY
  SELECT jsonb_build_object(
    'id', row.id, 'parent_id', a.account -> 'parent_id', 'name', a.account -> 'name',
    'account_number', a.account -> 'account_number', 'type', a.account -> 'type',
    'currency', a.account -> 'currency', 'status', a.account -> 'status',
    'version', a.account -> 'version',
    'child_count', CASE WHEN p_as_of IS NULL THEN (
        SELECT count(*) FROM accounts.account c
        WHERE c.parent_id = row.id AND c.tenant_id || '' = p_tenant_id
          AND num_nulls(c.deleted_at) = 1)
      ELSE (
        SELECT count(*) FROM accounts.account_state s
        WHERE s.place = accounts.place(p_tenant_id, row.id) AND s.tenant_id || '' = p_tenant_id
          AND s.parent_id = row.id AND s.since <= p_as_of AND (s.ended_at > p_as_of) IS NOT FALSE)
      END)
  FROM unnest(shown) WITH ORDINALITY AS row (id, place)
  CROSS JOIN LATERAL accounts.account_at(p_tenant_id, row.id, p_as_of) a
  ORDER BY row.place;
END
$$;

-- As before. What was is found along the order of the chart, or in a place; in other orders, and with conditions
-- that few accounts meet, all events of the tenant are read.
DROP FUNCTION accounts.list_accounts(text, jsonb, text, boolean, jsonb, integer);
CREATE FUNCTION accounts.list_accounts(
  p_tenant_id text, p_filter jsonb, p_sort text, p_descending boolean, p_after jsonb,
  p_limit integer, p_as_of timestamptz DEFAULT NULL)
RETURNS TABLE (account jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET jit = off AS $$
DECLARE
  is_now CONSTANT boolean = p_as_of IS NULL;
  id CONSTANT text = CASE WHEN is_now THEN 'a.id' ELSE 'a.account_id' END;
  number_key CONSTANT text = CASE WHEN is_now
    THEN 'accounts.number_key(a.account_number) COLLATE "C"' ELSE 'a.number_key' END;
  name_key CONSTANT text = CASE WHEN is_now
    THEN 'accounts.name_key(a.search_name) COLLATE "C"' ELSE 'a.name_key' END;
  name_found CONSTANT text =
    'strpos(accounts.name_key(a.search_name), accounts.name_key($2 ->> ''name_text'')) > 0';
  code_found CONSTANT text = 'starts_with(a.account_number, $2 ->> ''text'')
    OR starts_with(a.external_reference, $2 ->> ''text'')';
  number_code CONSTANT text = 'num_nulls(a.deleted_at) = 1 AND a.account_number IS NOT NULL
    AND accounts.code_key(a.tenant_id, a.account_number) COLLATE "C"';
  reference_code CONSTANT text = 'num_nulls(a.deleted_at) = 1 AND a.external_reference IS NOT NULL
    AND accounts.code_key(a.tenant_id, a.external_reference) COLLATE "C"';
  begins CONSTANT text = ' ^@ accounts.code_key($1, $2 ->> ''%s'')';
  grams_of CONSTANT text = 'accounts.grams(a.tenant_id, accounts.name_key(a.search_name))
    @> accounts.grams($1, accounts.name_key($2 ->> ''%s''))';
  keys text[];
  place text;
  sorting text;
  conditions text = '';
  finders text = '';
  filters text = '';
  lookups text;
  are_few boolean = false;
  source text;
  where_then CONSTANT text = CASE WHEN jsonb_exists_any(p_filter, '{is_root,parent_id}')
    THEN 's.place = accounts.place($1, ($2 ->> ''parent_id'')::uuid)' ELSE 's.tenant_id = $1' END;
BEGIN
  CASE p_sort
    WHEN 'account_number' THEN
      keys = ARRAY[number_key, name_key, id];
      place = '$3 ->> ''first'', $3 ->> ''second'', ($3 ->> ''id'')::uuid';
    WHEN 'name' THEN
      keys = ARRAY[name_key, id];
      place = '$3 ->> ''first'', ($3 ->> ''id'')::uuid';
    WHEN 'created_at', 'updated_at' THEN
      keys = ARRAY['a.' || p_sort, id];
      place = '($3 ->> ''first'')::timestamptz, ($3 ->> ''id'')::uuid';
  END CASE;
  SELECT string_agg(key || CASE WHEN p_descending THEN ' DESC' ELSE '' END, ', ' ORDER BY nth)
  INTO sorting FROM unnest(keys) WITH ORDINALITY AS sorted_by (key, nth);
  IF p_after IS NOT NULL THEN
    conditions = conditions || format(' AND (%s) %s (%s)', array_to_string(keys, ', '),
      CASE WHEN p_descending THEN '<' ELSE '>' END, place);
  END IF;
  IF jsonb_exists(p_filter, 'is_root') THEN
    conditions = conditions || ' AND num_nulls(a.deleted_at, a.parent_id) = 2';
  END IF;
  IF jsonb_exists(p_filter, 'parent_id') THEN
    conditions = conditions || ' AND num_nulls(a.deleted_at) = 1
      AND a.parent_id = ($2 ->> ''parent_id'')::uuid';
  END IF;
  IF jsonb_exists(p_filter, 'type') THEN
    conditions = conditions || ' AND a.type = $2 ->> ''type''';
  END IF;
  IF jsonb_exists(p_filter, 'currency') THEN
    conditions = conditions || ' AND a.currency = $2 ->> ''currency''';
  END IF;
  IF jsonb_exists(p_filter, 'account_number') THEN
    finders = finders
      || format(' AND %s = accounts.code_key($1, $2 ->> ''account_number'')', number_code);
    filters = filters || ' AND a.account_number = $2 ->> ''account_number''';
  END IF;
  IF jsonb_exists(p_filter, 'external_reference') THEN
    finders = finders
      || format(' AND %s = accounts.code_key($1, $2 ->> ''external_reference'')', reference_code);
    filters = filters || ' AND a.external_reference = $2 ->> ''external_reference''';
  END IF;
  IF jsonb_exists(p_filter, 'account_number_prefix') THEN
    finders = finders || ' AND ' || number_code || format(begins, 'account_number_prefix');
    filters = filters || ' AND starts_with(a.account_number, $2 ->> ''account_number_prefix'')';
  END IF;
  IF jsonb_exists(p_filter, 'name_prefix') THEN
    finders = finders || ' AND ' || format(grams_of, 'name_prefix');
    filters = filters
      || format(' AND starts_with(%s, accounts.name_key($2 ->> ''name_prefix''))', name_key);
  END IF;
  IF jsonb_exists(p_filter, 'metadata') THEN
    finders = finders || ' AND accounts.pairs(a.tenant_id, a.metadata)
      @> accounts.pairs($1, $2 -> ''metadata'')';
    filters = filters || ' AND a.metadata @> ($2 -> ''metadata'')';
  END IF;
  IF jsonb_exists(p_filter, 'text') THEN
    finders = finders || ' AND (' || format(grams_of, 'name_text')
      || ' OR ' || number_code || format(begins, 'text')
      || ' OR ' || reference_code || format(begins, 'text') || ')';
    filters = filters || format(' AND (%s OR %s)', name_found, code_found);
  END IF;
  source = CASE WHEN is_now
    THEN 'SELECT a AS stored, a.* FROM accounts.account a WHERE a.deleted_at IS NULL'
    ELSE 'SELECT a.* FROM (
       SELECT r AS stored, r.*, s.account_id, s.number_key, s.name_key
       FROM accounts.account_state s
       CROSS JOIN LATERAL jsonb_populate_record(NULL::accounts.account,
         s.snapshot || jsonb_build_object(''search_name'', s.search_name)) r
       WHERE ' || where_then || ' AND s.since <= $5 AND (s.ended_at > $5) IS NOT FALSE) a
     WHERE true' END;
  -- the tenant is in what finds; as a condition of its own it would invite to read all of it
  lookups = source || ' AND a.tenant_id || '''' = $1' || finders || filters;
  IF is_now AND finders <> '' THEN
    EXECUTE format('SELECT count(*) < 1000 FROM (%s LIMIT 1000) looked_up', lookups)
    INTO are_few USING p_tenant_id, p_filter;
  END IF;
  source = CASE WHEN are_few THEN 'SELECT a.* FROM looked_up a WHERE true'
    ELSE source || ' AND a.tenant_id = $1' || filters END || conditions;
  IF jsonb_exists(p_filter, 'statuses') THEN
    -- each status in its own order, so that one that no account has is not sought among all
    source = format(
      'SELECT a.* FROM jsonb_object_keys($2 -> ''statuses'') AS wanted (status)
       CROSS JOIN LATERAL (%s AND a.status = wanted.status ORDER BY %s LIMIT $4) a',
      source, sorting);
  END IF;
  RETURN QUERY EXECUTE format(
    'WITH looked_up AS MATERIALIZED (%s), page AS (
       SELECT sorted.account, row_number() OVER () AS place FROM (
         SELECT accounts.account_json(a.stored) AS account FROM (%s) a ORDER BY %s LIMIT $4) sorted
     ), sized AS (
       SELECT page.place, page.account,
         sum(octet_length(page.account::text)) OVER before AS bytes_before,
         octet_length(page.account::text) AS bytes
       FROM page
       WINDOW before AS (ORDER BY page.place ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
     )
     SELECT CASE WHEN bytes_before IS NULL OR bytes_before + bytes <= 700000 THEN account END
     FROM sized WHERE bytes_before IS NULL OR bytes_before <= 700000 ORDER BY place',
    lookups, source, sorting)
    USING p_tenant_id, p_filter, p_after, p_limit, p_as_of;
END
$$;

DROP FUNCTION accounts.chart_rows(text, jsonb, integer);
DROP FUNCTION accounts.parent_text(text, uuid);

-- What a file calls a parent: its number, or else the names that lead to it, as ChartRow says. An
-- ancestor that was not there yet, by a clock that differs, ends the path; a circle, which two moves of clocks
-- that differ can leave in the past, ends after as many levels as there can be.
CREATE FUNCTION accounts.parent_text(p_tenant_id text, p_parent uuid, p_as_of timestamptz)
RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
  ancestor uuid = p_parent;
  number text;
  name text;
  path text;
BEGIN
  FOR level IN 1 .. 10 LOOP
    EXIT WHEN ancestor IS NULL;
    SELECT a.account ->> 'account_number', a.account ->> 'name', a.account ->> 'parent_id'
    INTO number, name, ancestor
    FROM accounts.account_at(p_tenant_id, ancestor, p_as_of) a;
    EXIT WHEN NOT FOUND;
    IF path IS NULL AND number IS NOT NULL THEN
      RETURN number;
    END IF;
    path = ':' || replace(replace(name, '\', '\\'), ':', '\:') || COALESCE(path, '');
  END LOOP;
  RETURN path;
END
$$;

CREATE FUNCTION accounts.chart_rows(
  p_tenant_id text, p_after jsonb, p_limit integer, p_as_of timestamptz DEFAULT NULL)
RETURNS TABLE (account jsonb, parent text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN QUERY
  SELECT listed.account,
    accounts.parent_text(p_tenant_id, (listed.account ->> 'parent_id')::uuid, p_as_of)
  FROM accounts.list_accounts(
    p_tenant_id, '{}', 'account_number', false, p_after, p_limit, p_as_of) listed;
END
$$;

-- Accounts that an export of the one instant has otherwise than one of the other, in the order of their
-- ids, with the account at both instants; p_to null for the present. Looks only at accounts with events
-- between the two. A page stops before 700 KB; a last row with no account says so.
CREATE FUNCTION accounts.account_differences(
  p_tenant_id text, p_from timestamptz, p_to timestamptz, p_after uuid, p_limit integer)
RETURNS TABLE (before jsonb, after jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off SET jit = off AS $$
DECLARE
  until CONSTANT timestamptz = COALESCE(p_to, 'infinity');
  stamps CONSTANT text[] =
    '{version,status_changed_at,created_at,created_by,updated_at,updated_by}';
BEGIN
  RETURN QUERY
  WITH changed AS MATERIALIZED (
    SELECT DISTINCT e.account_id FROM accounts.account_event e
    WHERE e.tenant_id = p_tenant_id AND e.at AT TIME ZONE 'UTC' > p_from AT TIME ZONE 'UTC'
      AND e.at AT TIME ZONE 'UTC' <= until AT TIME ZONE 'UTC'
  ), page AS (
    SELECT c.account_id, first.account AS first, last.account AS last
    FROM (SELECT * FROM changed WHERE p_after IS NULL OR account_id > p_after ORDER BY account_id) c
    LEFT JOIN LATERAL accounts.account_at(p_tenant_id, c.account_id, p_from) first ON true
    LEFT JOIN LATERAL accounts.account_at(p_tenant_id, c.account_id, until) last ON true
    WHERE jsonb_strip_nulls(first.account - stamps)
      IS DISTINCT FROM jsonb_strip_nulls(last.account - stamps)
    ORDER BY c.account_id LIMIT p_limit
  ), sized AS (
    SELECT page.*, octet_length(concat(page.first, page.last)) AS bytes,
      sum(octet_length(concat(page.first, page.last))) OVER before AS bytes_before
    FROM page
    WINDOW before AS (ORDER BY page.account_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
  )
  SELECT fitting.first, fitting.last
  FROM sized
  LEFT JOIN LATERAL (
    SELECT sized.first, sized.last
    WHERE sized.bytes_before IS NULL OR sized.bytes_before + sized.bytes <= 700000) fitting ON true
  WHERE sized.bytes_before IS NULL OR sized.bytes_before <= 700000
  ORDER BY sized.account_id;
END
$$;

REVOKE ALL ON accounts.account_state FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA accounts FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  accounts.find_account(text, uuid, timestamptz),
  accounts.account_tree(text, uuid, integer, integer, timestamptz),
  accounts.list_accounts(text, jsonb, text, boolean, jsonb, integer, timestamptz),
  accounts.chart_rows(text, jsonb, integer, timestamptz),
  accounts.account_differences(text, timestamptz, timestamptz, uuid, integer)
TO accounts_app;
