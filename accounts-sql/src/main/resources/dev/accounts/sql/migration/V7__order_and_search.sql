-- The order of a chart of accounts, and the search for a text. The keys are those of ChartOrder in the
-- domain, computed here from the columns, so that an older release beside this one writes them too.

-- Case was removed by the application, as it fits all languages: search_name.
CREATE FUNCTION accounts.name_key(p_search_name text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT replace(
    regexp_replace(normalize(p_search_name, NFD), '[\u0300-\u036f]', '', 'g'), 'ß', 'ss')
$$;

CREATE FUNCTION accounts.number_key(p_account_number text) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  run text;
  significant text;
  key text = '0';
BEGIN
  IF p_account_number IS NULL THEN
    RETURN '1';
  END IF;
  FOR run IN SELECT (regexp_matches(p_account_number, '[0-9]+|[^0-9]+', 'g'))[1] LOOP
    IF run ~ '^[0-9]' THEN
      significant = ltrim(run, '0');
      run = CASE WHEN length(significant) < 9 THEN length(significant)::text
        ELSE '9' || lpad(length(significant)::text, 2, '0') END || significant;
    END IF;
    key = key || run;
  END LOOP;
  RETURN key;
END
$$;

-- Each character of a text and each two that stand together, as numbers that another tenant does not
-- have but by accident. One text can stand in another only if its numbers do.
CREATE FUNCTION accounts.grams(p_tenant_id text, p_text text) RETURNS bigint[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ARRAY(
    SELECT DISTINCT hashtextextended(substr(p_text, place, size), hashtextextended(p_tenant_id, 0))
    FROM generate_series(1, char_length(p_text)) place, generate_series(1, 2) size)
$$;

-- Metadata by its pairs of key and value, in the same way. The index of before began with no tenant: a
-- value of one tenant was read by all that looked for it.
CREATE FUNCTION accounts.pairs(p_tenant_id text, p_metadata jsonb) RETURNS bigint[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ARRAY(
    SELECT hashtextextended(entry.value,
      hashtextextended(entry.key, hashtextextended(p_tenant_id, 0)))
    FROM jsonb_each_text(p_metadata) entry)
$$;

-- An account number or an external reference behind its tenant. An index that begins with the tenant alone
-- fits whatever is asked about the tenant, and an index with no condition but deleted_at IS NULL fits all
-- that is not deleted; statistics that are older than the data may prefer any of them. These indexes
-- fit only who looks for a number, and says so in the words of their conditions.
CREATE FUNCTION accounts.code_key(p_tenant_id text, p_code text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT p_tenant_id || E'\x1f' || p_code
$$;

-- Code points in their order, so that an index serves the beginning of a text.
ALTER TABLE accounts.account
  ALTER COLUMN account_number TYPE text COLLATE "C",
  ALTER COLUMN external_reference TYPE text COLLATE "C";

DROP INDEX accounts.account_children, accounts.account_search_name, accounts.account_status,
  accounts.account_currency, accounts.account_metadata, accounts.account_number_unique,
  accounts.external_reference_unique;
CREATE UNIQUE INDEX account_number_unique ON accounts.account (
  (accounts.code_key(tenant_id, account_number)) COLLATE "C")
  WHERE num_nulls(deleted_at) = 1 AND account_number IS NOT NULL;
CREATE UNIQUE INDEX external_reference_unique ON accounts.account (
  (accounts.code_key(tenant_id, external_reference)) COLLATE "C")
  WHERE num_nulls(deleted_at) = 1 AND external_reference IS NOT NULL;
CREATE INDEX account_chart ON accounts.account (
  tenant_id, accounts.number_key(account_number) COLLATE "C",
  accounts.name_key(search_name) COLLATE "C", id)
  WHERE deleted_at IS NULL;
CREATE INDEX account_roots ON accounts.account (
  tenant_id, accounts.number_key(account_number) COLLATE "C",
  accounts.name_key(search_name) COLLATE "C", id)
  WHERE num_nulls(deleted_at, parent_id) = 2;
CREATE INDEX account_children ON accounts.account (
  parent_id, accounts.number_key(account_number) COLLATE "C",
  accounts.name_key(search_name) COLLATE "C", id) INCLUDE (tenant_id)
  WHERE num_nulls(deleted_at) = 1 AND parent_id IS NOT NULL;
CREATE INDEX account_status ON accounts.account (
  tenant_id, status, accounts.number_key(account_number) COLLATE "C",
  accounts.name_key(search_name) COLLATE "C", id)
  WHERE deleted_at IS NULL;
CREATE INDEX account_currency ON accounts.account (
  tenant_id, currency, accounts.number_key(account_number) COLLATE "C",
  accounts.name_key(search_name) COLLATE "C", id)
  WHERE deleted_at IS NULL;
CREATE INDEX account_name ON accounts.account (
  tenant_id, accounts.name_key(search_name) COLLATE "C", id)
  WHERE deleted_at IS NULL;
CREATE INDEX account_created ON accounts.account (tenant_id, created_at, id)
  WHERE deleted_at IS NULL;
CREATE INDEX account_updated ON accounts.account (tenant_id, updated_at, id)
  WHERE deleted_at IS NULL;
CREATE INDEX account_grams ON accounts.account
  USING gin (accounts.grams(tenant_id, accounts.name_key(search_name)))
  WHERE deleted_at IS NULL;

CREATE INDEX account_metadata ON accounts.account USING gin (accounts.pairs(tenant_id, metadata))
  WHERE deleted_at IS NULL;

-- p_sort: account_number, name, created_at or updated_at. p_after: the last account seen, as its id and
-- the keys by which the list is sorted, first and second. A page stops before 700 KB, as before.
--
-- Accounts that meet a rare condition are looked up in its index and then sorted; those that meet a
-- common one are soon found on a walk along the order. Which of both it is is counted and not
-- estimated, because the statistics of PostgreSQL are of all tenants together.
CREATE FUNCTION accounts.list_accounts(
  p_tenant_id text, p_filter jsonb, p_sort text, p_descending boolean, p_after jsonb,
  p_limit integer)
RETURNS TABLE (account jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  number_key CONSTANT text = 'accounts.number_key(a.account_number) COLLATE "C"';
  name_key CONSTANT text = 'accounts.name_key(a.search_name) COLLATE "C"';
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
  source = 'SELECT a AS stored, a.* FROM accounts.account a WHERE a.deleted_at IS NULL';
  -- the tenant is in what finds; as a condition of its own it would invite to read all of it
  lookups = source || ' AND a.tenant_id || '''' = $1' || finders || filters;
  IF finders <> '' THEN
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
    USING p_tenant_id, p_filter, p_after, p_limit;
END
$$;

-- Accounts are looked up so that only one index fits, because a cached plan may take another one that
-- reads the whole tenant: V9 says how.

-- The first children of an account, or roots, in the order of the chart.
CREATE FUNCTION accounts.children(p_tenant_id text, p_parent uuid, p_limit integer)
RETURNS uuid[] LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF p_parent IS NULL THEN
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

-- Breadth first: each level in the order of its parents, children of one parent in the order of the
-- chart; p_root null for all roots of the tenant. Reads no more accounts than it returns.
CREATE OR REPLACE FUNCTION accounts.account_tree(
  p_tenant_id text, p_root uuid, p_depth integer, p_limit integer)
RETURNS TABLE (account jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  shown uuid[];
  level uuid[];
  parents uuid[];
  parent uuid;
  room integer;
BEGIN
  IF p_root IS NULL THEN
    level = accounts.children(p_tenant_id, NULL, p_limit);
  ELSE
    level = ARRAY(SELECT a.id FROM accounts.account a
      WHERE a.tenant_id = p_tenant_id AND a.id = p_root AND num_nulls(a.deleted_at) = 1);
  END IF;
  shown = level;
  FOR depth IN 2 .. p_depth LOOP
    parents = level;
    level = '{}';
    FOREACH parent IN ARRAY parents LOOP
      room = p_limit - cardinality(shown) - cardinality(level);
      EXIT WHEN room <= 0;
      level = level || accounts.children(p_tenant_id, parent, room);
    END LOOP;
    shown = shown || level;
  END LOOP;
  RETURN QUERY
  SELECT jsonb_build_object(
    'id', a.id, 'parent_id', a.parent_id, 'name', a.name, 'account_number', a.account_number,
    'type', a.type, 'currency', a.currency, 'status', a.status, 'version', a.version,
    'child_count', (
      SELECT count(*) FROM accounts.account c
      WHERE c.parent_id = a.id AND c.tenant_id || '' = p_tenant_id AND num_nulls(c.deleted_at) = 1))
  FROM unnest(shown) WITH ORDINALITY AS row (id, place)
  -- one after another, and never joined to all accounts of the tenant
  CROSS JOIN LATERAL (
    SELECT * FROM accounts.account found
    WHERE found.tenant_id = p_tenant_id AND found.id = row.id LIMIT 1) a
  ORDER BY row.place;
END
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA accounts FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  accounts.list_accounts(text, jsonb, text, boolean, jsonb, integer) TO accounts_app;
