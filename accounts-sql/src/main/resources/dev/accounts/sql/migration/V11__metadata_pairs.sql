-- Metadata is found by its pairs of key and value, as numbers that another tenant does not have but by
-- accident. The index of before began with no tenant: a value of one tenant was read by all that looked
-- for it. An older release beside this one, which calls the older list_accounts, reads more accounts.
CREATE FUNCTION accounts.pairs(p_tenant_id text, p_metadata jsonb) RETURNS bigint[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ARRAY(
    SELECT hashtextextended(entry.value,
      hashtextextended(entry.key, hashtextextended(p_tenant_id, 0)))
    FROM jsonb_each_text(p_metadata) entry)
$$;

DROP INDEX accounts.account_metadata;
CREATE INDEX account_metadata ON accounts.account USING gin (accounts.pairs(tenant_id, metadata))
  WHERE deleted_at IS NULL;

-- As before, but for metadata.
CREATE OR REPLACE FUNCTION accounts.list_accounts(
  p_tenant_id text, p_filter jsonb, p_sort text, p_descending boolean, p_after jsonb,
  p_limit integer)
RETURNS TABLE (account jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  number_key CONSTANT text = 'accounts.number_key(a.account_number) COLLATE "C"';
  name_key CONSTANT text = 'accounts.name_key(a.search_name) COLLATE "C"';
  name_found CONSTANT text =
    'strpos(accounts.name_key(a.search_name), accounts.name_key($2 ->> ''name_text'')) > 0';
  code_found CONSTANT text = 'a.tenant_id = $1 AND starts_with(a.account_number, $2 ->> ''text'')
    OR a.tenant_id = $1 AND starts_with(a.external_reference, $2 ->> ''text'')';
  keys text[];
  place text;
  sorting text;
  conditions text = '';
  lookups text = '';
  filters text = '';
  are_few boolean = false;
  source text;
BEGIN
  CASE p_sort
    WHEN 'account_number' THEN
      keys = ARRAY[number_key, name_key, 'a.id'];
      place = '$3 ->> ''first'', $3 ->> ''second'', ($3 ->> ''id'')::uuid';
    WHEN 'name' THEN
      keys = ARRAY[name_key, 'a.id'];
      place = '$3 ->> ''first'', ($3 ->> ''id'')::uuid';
    WHEN 'created_at', 'updated_at' THEN
      keys = ARRAY['a.' || p_sort, 'a.id'];
      place = '($3 ->> ''first'')::timestamptz, ($3 ->> ''id'')::uuid';
  END CASE;
  SELECT string_agg(key || CASE WHEN p_descending THEN ' DESC' ELSE '' END, ', ' ORDER BY nth)
  INTO sorting FROM unnest(keys) WITH ORDINALITY AS sorted_by (key, nth);
  IF p_after IS NOT NULL THEN
    conditions = conditions || format(' AND (%s) %s (%s)', array_to_string(keys, ', '),
      CASE WHEN p_descending THEN '<' ELSE '>' END, place);
  END IF;
  IF jsonb_exists(p_filter, 'is_root') THEN
    conditions = conditions || ' AND a.parent_id IS NULL';
  END IF;
  IF jsonb_exists(p_filter, 'parent_id') THEN
    conditions = conditions || ' AND a.parent_id = ($2 ->> ''parent_id'')::uuid';
  END IF;
  IF jsonb_exists(p_filter, 'type') THEN
    conditions = conditions || ' AND a.type = $2 ->> ''type''';
  END IF;
  IF jsonb_exists(p_filter, 'currency') THEN
    conditions = conditions || ' AND a.currency = $2 ->> ''currency''';
  END IF;
  IF jsonb_exists(p_filter, 'account_number') THEN
    lookups = lookups || ' AND a.account_number = $2 ->> ''account_number''';
  END IF;
  IF jsonb_exists(p_filter, 'external_reference') THEN
    lookups = lookups || ' AND a.external_reference = $2 ->> ''external_reference''';
  END IF;
  IF jsonb_exists(p_filter, 'account_number_prefix') THEN
    lookups = lookups || ' AND starts_with(a.account_number, $2 ->> ''account_number_prefix'')';
  END IF;
  IF jsonb_exists(p_filter, 'name_prefix') THEN
    lookups = lookups
      || format(' AND starts_with(%s, accounts.name_key($2 ->> ''name_prefix''))', name_key);
  END IF;
  IF lookups <> '' THEN
    lookups = ' AND a.tenant_id = $1' || lookups;
  END IF;
  filters = lookups;
  IF jsonb_exists(p_filter, 'metadata') THEN
    -- the tenant is in the pairs; as a condition of its own it would invite to read all of it
    lookups = lookups || ' AND accounts.pairs(a.tenant_id, a.metadata)
        @> accounts.pairs($1, $2 -> ''metadata'')
      AND a.tenant_id || '''' = $1 AND a.metadata @> ($2 -> ''metadata'')';
    filters = filters || ' AND a.metadata @> ($2 -> ''metadata'')';
  END IF;
  IF jsonb_exists(p_filter, 'text') THEN
    -- as with the pairs
    lookups = lookups || format(
      ' AND (accounts.grams(a.tenant_id, accounts.name_key(a.search_name))
          @> accounts.grams($1, accounts.name_key($2 ->> ''name_text''))
        AND a.tenant_id || '''' = $1 AND %s OR %s)', name_found, code_found);
    filters = filters || format(' AND (%s OR %s)', name_found, code_found);
  END IF;
  source = 'SELECT a AS stored, a.* FROM accounts.account a WHERE a.deleted_at IS NULL';
  IF lookups <> '' THEN
    EXECUTE format('SELECT count(*) < 1000 FROM (%s%s LIMIT 1000) looked_up', source, lookups)
    INTO are_few USING p_tenant_id, p_filter;
  END IF;
  lookups = source || lookups;
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
    USING p_tenant_id, p_filter, p_after, p_limit;
END
$$;

REVOKE ALL ON FUNCTION accounts.pairs(text, jsonb) FROM PUBLIC;
