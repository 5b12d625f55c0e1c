-- A type, a status or a currency that is common in other tenants and rare or absent in this one was sought among all of
-- its accounts, 7,800 pages of a tenant of 200,000 in one order and 45,700 in another. They are found now as a text or a
-- pair of metadata is: up to 1,000 accounts are looked up in an index, and only what more accounts have is read along the
-- order. Each of them is counted alone, and the first that is rare is looked up: with two at once the planner would choose
-- between indexes by what is common in all tenants. The predicates of the new indexes are words that nothing else uses, so
-- that the planner takes them for nothing else. So are roots and children in another order than the chart's, which has indexes of
-- its own for them: ten roots among 200,000 accounts took 201,500 pages.
--
-- And a move to a level that is no deeper than before cannot make a subtree too deep, so its height need not be known.
CREATE INDEX account_type_key ON accounts.account ((accounts.code_key(tenant_id, type)) COLLATE "C")
  WHERE num_nonnulls(deleted_at) = 0;
CREATE INDEX account_status_key ON accounts.account ((accounts.code_key(tenant_id, status)) COLLATE "C")
  WHERE num_nonnulls(deleted_at) = 0;
CREATE INDEX account_currency_key ON accounts.account ((accounts.code_key(tenant_id, currency)) COLLATE "C")
  WHERE num_nonnulls(deleted_at) = 0;
CREATE INDEX account_root_key ON accounts.account ((accounts.code_key(tenant_id, 'root')) COLLATE "C")
  WHERE num_nonnulls(deleted_at, parent_id) = 0;

-- As in V19, but for these.
CREATE OR REPLACE FUNCTION accounts.list_accounts(
  p_tenant_id text, p_filter jsonb, p_sort text, p_descending boolean, p_after jsonb,
  p_limit integer, p_as_of timestamptz DEFAULT NULL)
RETURNS TABLE (account jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off SET jit = off SET enable_sort = on AS $$
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
  one_of CONSTANT text = 'num_nonnulls(a.deleted_at) = 0
    AND accounts.code_key(a.tenant_id, a.%1$s) COLLATE "C" = accounts.code_key($1, $2 ->> ''%1$s'')';
  begins CONSTANT text = ' ^@ accounts.code_key($1, $2 ->> ''%s'')';
  grams_of CONSTANT text = 'accounts.grams(a.tenant_id, accounts.name_key(a.search_name))
    @> accounts.grams($1, accounts.name_key($2 ->> ''%s''))';
  keys text[];
  place text;
  sorting text;
  conditions text = '';
  finder text = '';
  rare text[] = '{}';
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
    IF p_sort <> 'account_number' THEN
      rare = array_append(rare, ' AND num_nonnulls(a.deleted_at, a.parent_id) = 0
        AND accounts.code_key(a.tenant_id, ''root'') COLLATE "C" = accounts.code_key($1, ''root'')');
    END IF;
    filters = filters || ' AND num_nulls(a.deleted_at, a.parent_id) = 2';
  END IF;
  IF jsonb_exists(p_filter, 'parent_id') THEN
    IF p_sort <> 'account_number' THEN
      rare = array_append(rare, ' AND num_nulls(a.deleted_at) = 1
        AND a.parent_id = ($2 ->> ''parent_id'')::uuid');
    END IF;
    filters = filters || ' AND num_nulls(a.deleted_at) = 1
      AND a.parent_id = ($2 ->> ''parent_id'')::uuid';
  END IF;
  IF jsonb_exists(p_filter, 'type') THEN
    rare = array_append(rare, ' AND ' || format(one_of, 'type'));
    filters = filters || ' AND a.type = $2 ->> ''type''';
  END IF;
  IF jsonb_exists(p_filter, 'currency') THEN
    rare = array_append(rare, ' AND ' || format(one_of, 'currency'));
    filters = filters || ' AND a.currency = $2 ->> ''currency''';
  END IF;
  IF jsonb_exists(p_filter, 'account_number') THEN
    finder = finder
      || format(' AND %s = accounts.code_key($1, $2 ->> ''account_number'')', number_code);
    filters = filters || ' AND a.account_number = $2 ->> ''account_number''';
  END IF;
  IF jsonb_exists(p_filter, 'external_reference') THEN
    finder = finder
      || format(' AND %s = accounts.code_key($1, $2 ->> ''external_reference'')', reference_code);
    filters = filters || ' AND a.external_reference = $2 ->> ''external_reference''';
  END IF;
  IF jsonb_exists(p_filter, 'account_number_prefix') THEN
    finder = finder || ' AND ' || number_code || format(begins, 'account_number_prefix');
    filters = filters || ' AND starts_with(a.account_number, $2 ->> ''account_number_prefix'')';
  END IF;
  IF jsonb_exists(p_filter, 'name_prefix') THEN
    finder = finder || ' AND ' || format(grams_of, 'name_prefix');
    filters = filters
      || format(' AND strpos(%s, accounts.name_key($2 ->> ''name_prefix'')) = 1', name_key);
  END IF;
  IF jsonb_exists(p_filter, 'metadata') THEN
    finder = finder || ' AND accounts.pairs(a.tenant_id, a.metadata)
      @> accounts.pairs($1, $2 -> ''metadata'')';
    filters = filters || ' AND a.metadata @> ($2 -> ''metadata'')';
  END IF;
  IF jsonb_exists(p_filter, 'text') THEN
    finder = finder || ' AND (' || format(grams_of, 'name_text')
      || ' OR ' || number_code || format(begins, 'text')
      || ' OR ' || reference_code || format(begins, 'text') || ')';
    filters = filters || format(' AND (%s OR %s)', name_found, code_found);
  END IF;
  IF jsonb_exists(p_filter, 'statuses') THEN
    -- as constants, so that the planner sees how many they are
    rare = array_append(rare, format(' AND num_nonnulls(a.deleted_at) = 0
      AND accounts.code_key(a.tenant_id, a.status) COLLATE "C" = ANY (ARRAY[%s]::text[])',
      COALESCE((SELECT string_agg(format('accounts.code_key($1, %L)', wanted.status), ', ')
       FROM jsonb_object_keys(p_filter -> 'statuses') AS wanted (status)), '')));
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
  IF is_now THEN
    IF finder <> '' THEN
      rare = array_prepend(finder, rare);
    END IF;
    FOREACH finder IN ARRAY rare LOOP
      lookups = source || ' AND a.tenant_id || '''' = $1' || finder;
      EXECUTE format('SELECT count(*) < 1000 FROM (%s LIMIT 1000) looked_up', lookups)
      INTO are_few USING p_tenant_id, p_filter;
      EXIT WHEN are_few;
    END LOOP;
  END IF;
  lookups = source || ' AND a.tenant_id || '''' = $1' || finder || filters;
  source = CASE WHEN are_few THEN 'SELECT a.* FROM looked_up a WHERE true'
    ELSE source || ' AND a.tenant_id' || CASE
      WHEN jsonb_exists(p_filter, 'parent_id') AND p_sort = 'account_number' THEN ' || '''''
      ELSE '' END || ' = $1' || filters END || conditions;
  IF jsonb_exists(p_filter, 'statuses') THEN
    -- each status in its own order, so that one that no account has is not sought among all
    source = format(
      'SELECT a.* FROM jsonb_object_keys($2 -> ''statuses'') AS wanted (status)
       CROSS JOIN LATERAL (%s AND a.status = wanted.status ORDER BY %s LIMIT $4) a',
      source, sorting);
  END IF;
  IF NOT are_few AND NOT jsonb_exists_any(p_filter, '{statuses,currency}')
    AND (p_sort = 'account_number' OR NOT jsonb_exists_any(p_filter, '{is_root,parent_id}')) THEN
    -- until this function returns, as it sets the same above
    PERFORM set_config('enable_sort', 'off', true);
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

-- As in V9, but for the height.
CREATE OR REPLACE FUNCTION accounts.check_parent(p_account accounts.account, p_is_new boolean)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  parent accounts.account;
  ancestor uuid = p_account.parent_id;
  levels integer = 0;
BEGIN
  SELECT * INTO parent FROM accounts.account
  WHERE tenant_id = p_account.tenant_id AND id = p_account.parent_id;
  IF NOT FOUND OR parent.deleted_at IS NOT NULL THEN
    PERFORM accounts.refuse('parent-not-found');
  END IF;
  WHILE ancestor IS NOT NULL AND levels <= 10 LOOP
    IF ancestor = p_account.id THEN
      PERFORM accounts.refuse('hierarchy-cycle');
    END IF;
    levels = levels + 1;
    ancestor = (
      SELECT parent_id FROM accounts.account
      WHERE tenant_id = p_account.tenant_id AND id = ancestor);
  END LOOP;
  IF parent.status <> 'OPEN' THEN
    PERFORM accounts.refuse('parent-not-open');
  END IF;
  IF levels >= 10
     OR NOT p_is_new AND levels > accounts.levels_above(p_account.tenant_id, p_account.id)
       AND accounts.is_higher(p_account.tenant_id, p_account.id, 10 - levels) THEN
    PERFORM accounts.refuse('hierarchy-too-deep');
  END IF;
END
$$;

-- How many accounts stand above this one, as it is stored.
CREATE FUNCTION accounts.levels_above(p_tenant_id text, p_id uuid) RETURNS integer
LANGUAGE plpgsql STABLE AS $$
DECLARE
  account uuid = p_id;
BEGIN
  FOR levels IN 0 .. 10 LOOP
    account = (
      SELECT a.parent_id FROM accounts.account a
      WHERE a.tenant_id = p_tenant_id AND a.id = account);
    IF account IS NULL THEN
      RETURN levels;
    END IF;
  END LOOP;
  RETURN 10;
END
$$;

REVOKE ALL ON FUNCTION accounts.levels_above(text, uuid) FROM PUBLIC;
