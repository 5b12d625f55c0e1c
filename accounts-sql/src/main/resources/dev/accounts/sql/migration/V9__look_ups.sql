-- Look-ups by key, each of which only one index fits. PostgreSQL's statistics are of all tenants
-- together, and a cached plan may be older than the data: where two indexes fit, it may take the one
-- that reads the whole tenant. So accounts are looked up
--   by id without the condition deleted_at IS NULL, which all indexes but the primary key need;
--   by parent with num_nulls(deleted_at) = 1, which only the index of children has, and with the tenant
--   as an expression, which no index has. An id is of one tenant only, unless ids are copied by hand,
--   and what it finds is compared with the tenant all the same.

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
    WHERE a.parent_id = p_id AND a.tenant_id || '' = p_tenant_id AND num_nulls(a.deleted_at) = 1
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
      AND num_nulls(a.deleted_at) = 1 AND (NOT p_open_only OR a.status <> 'CLOSED'));
END
$$;

CREATE OR REPLACE FUNCTION accounts.find_account(p_tenant_id text, p_id uuid)
RETURNS TABLE (account jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT accounts.account_json(a) FROM accounts.account a
  WHERE a.tenant_id = p_tenant_id AND a.id = p_id AND num_nulls(a.deleted_at) = 1
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA accounts FROM PUBLIC;
