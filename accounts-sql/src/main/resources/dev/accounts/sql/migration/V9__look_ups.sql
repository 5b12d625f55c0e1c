-- Look-ups by key, each of which only one index fits. PostgreSQL's statistics are of all tenants
-- together, and a cached plan may be older than the data: where two indexes fit, it may take the one
-- that reads the whole tenant. So accounts are looked up
--   by id without the condition deleted_at IS NULL, which all indexes but the primary key need;
--   by parent with the tenant as an expression, which no index has. An id is of one tenant only, as
--   long as nobody copies ids, and what it finds is compared with the tenant all the same.

DROP INDEX accounts.account_children;
CREATE INDEX account_children ON accounts.account (
  parent_id, accounts.number_key(account_number) COLLATE "C",
  accounts.name_key(search_name) COLLATE "C", id) INCLUDE (tenant_id)
  WHERE deleted_at IS NULL AND parent_id IS NOT NULL;

-- Whether an account has more levels below and including itself than these; stops at the first path
-- that has.
CREATE FUNCTION accounts.is_higher(p_tenant_id text, p_id uuid, p_levels integer) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
DECLARE
  child uuid;
BEGIN
  IF p_levels < 1 THEN
    RETURN true;
  END IF;
  FOR child IN
    SELECT a.id FROM accounts.account a
    WHERE a.parent_id = p_id AND a.tenant_id || '' = p_tenant_id AND a.deleted_at IS NULL
  LOOP
    IF accounts.is_higher(p_tenant_id, child, p_levels - 1) THEN
      RETURN true;
    END IF;
  END LOOP;
  RETURN false;
END
$$;

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
     OR NOT p_is_new AND accounts.is_higher(p_account.tenant_id, p_account.id, 10 - levels) THEN
    PERFORM accounts.refuse('hierarchy-too-deep');
  END IF;
END
$$;

DROP FUNCTION accounts.height(text, uuid);

CREATE OR REPLACE FUNCTION accounts.has_children(p_account accounts.account, p_open_only boolean)
RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  RETURN EXISTS (
    SELECT FROM accounts.account a
    WHERE a.parent_id = p_account.id AND a.tenant_id || '' = p_account.tenant_id
      AND a.deleted_at IS NULL AND (NOT p_open_only OR a.status <> 'CLOSED'));
END
$$;

CREATE OR REPLACE FUNCTION accounts.find_account(p_tenant_id text, p_id uuid)
RETURNS TABLE (account jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT accounts.account_json(a) FROM accounts.account a
  WHERE a.tenant_id = p_tenant_id AND a.id = p_id AND num_nulls(a.deleted_at) = 1
$$;

CREATE OR REPLACE FUNCTION accounts.children(p_tenant_id text, p_parent uuid, p_limit integer)
RETURNS uuid[] LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF p_parent IS NULL THEN
    RETURN ARRAY(SELECT a.id FROM accounts.account a
      WHERE a.tenant_id = p_tenant_id AND a.parent_id IS NULL AND a.deleted_at IS NULL
      ORDER BY accounts.number_key(a.account_number) COLLATE "C",
        accounts.name_key(a.search_name) COLLATE "C", a.id
      LIMIT p_limit);
  END IF;
  RETURN ARRAY(SELECT a.id FROM accounts.account a
    WHERE a.parent_id = p_parent AND a.tenant_id || '' = p_tenant_id AND a.deleted_at IS NULL
    ORDER BY accounts.number_key(a.account_number) COLLATE "C",
      accounts.name_key(a.search_name) COLLATE "C", a.id
    LIMIT p_limit);
END
$$;

-- As before: breadth first, and no more accounts are read than are returned.
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
      WHERE c.parent_id = a.id AND c.tenant_id || '' = p_tenant_id AND c.deleted_at IS NULL))
  FROM unnest(shown) WITH ORDINALITY AS row (id, place)
  -- one after another, and never joined to all accounts of the tenant
  CROSS JOIN LATERAL (
    SELECT * FROM accounts.account found
    WHERE found.tenant_id = p_tenant_id AND found.id = row.id LIMIT 1) a
  ORDER BY row.place;
END
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA accounts FROM PUBLIC;
