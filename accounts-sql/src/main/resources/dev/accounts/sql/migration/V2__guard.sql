-- Keeps the tree whole against every writer, hand-written SQL included. Each statement of a plpgsql
-- function takes a fresh snapshot under READ COMMITTED, so what is read after the lock is current.
-- A refusal has SQLSTATE UA001 and its name as the constraint.

CREATE FUNCTION accounts.refuse(p_refusal text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING
    ERRCODE = 'UA001',
    MESSAGE = 'accounts: ' || p_refusal,
    CONSTRAINT = p_refusal;
END
$$;

-- Adding children goes on side by side; whatever else changes the shape of the tree goes alone.
--
-- Other isolation levels check against a snapshot that is older than the lock. SERIALIZABLE would
-- notice among its own kind only, and most writers are READ COMMITTED.
CREATE FUNCTION accounts.lock_tree(p_tenant_id text, p_alone boolean) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  tree bigint = hashtextextended('accounts/tree/' || p_tenant_id, 0);
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION USING
      ERRCODE = 'feature_not_supported',
      MESSAGE = 'accounts: use READ COMMITTED, because other isolation levels would check the '
        'hierarchy against an old snapshot';
  END IF;
  IF p_alone THEN
    PERFORM pg_advisory_xact_lock(tree);
  ELSE
    PERFORM pg_advisory_xact_lock_shared(tree);
  END IF;
END
$$;

-- The number of levels from this account down, itself included.
CREATE FUNCTION accounts.height(p_tenant_id text, p_id uuid) RETURNS integer
LANGUAGE sql AS $$
  WITH RECURSIVE below (id, level) AS (
    SELECT p_id, 1
    UNION ALL
    SELECT child.id, below.level + 1
    FROM below
    JOIN accounts.account child
      ON child.tenant_id = p_tenant_id AND child.parent_id = below.id AND child.deleted_at IS NULL
    WHERE below.level <= 10
  )
  SELECT max(level) FROM below
$$;

CREATE FUNCTION accounts.check_parent(p_account accounts.account, p_is_new boolean) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  parent_status text;
  ancestors uuid[];
  height integer = 1;
BEGIN
  SELECT status INTO parent_status FROM accounts.account
  WHERE tenant_id = p_account.tenant_id AND id = p_account.parent_id AND deleted_at IS NULL;
  IF NOT FOUND THEN
    PERFORM accounts.refuse('parent-not-found');
  END IF;
  WITH RECURSIVE above (id, parent_id, level) AS (
    SELECT id, parent_id, 1 FROM accounts.account
    WHERE tenant_id = p_account.tenant_id AND id = p_account.parent_id
    UNION ALL
    SELECT parent.id, parent.parent_id, above.level + 1
    FROM above
    JOIN accounts.account parent
      ON parent.tenant_id = p_account.tenant_id AND parent.id = above.parent_id
    WHERE above.level <= 10
  )
  SELECT array_agg(id) INTO ancestors FROM above;
  IF p_account.id = ANY (ancestors) THEN
    PERFORM accounts.refuse('hierarchy-cycle');
  END IF;
  IF parent_status <> 'OPEN' THEN
    PERFORM accounts.refuse('parent-not-open');
  END IF;
  IF NOT p_is_new THEN
    height = accounts.height(p_account.tenant_id, p_account.id);
  END IF;
  IF cardinality(ancestors) + height > 10 THEN
    PERFORM accounts.refuse('hierarchy-too-deep');
  END IF;
END
$$;

CREATE FUNCTION accounts.has_children(p_account accounts.account, p_open_only boolean)
RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  RETURN EXISTS (
    SELECT FROM accounts.account
    WHERE tenant_id = p_account.tenant_id AND parent_id = p_account.id AND deleted_at IS NULL
      AND (NOT p_open_only OR status <> 'CLOSED'));
END
$$;

CREATE FUNCTION accounts.guard_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status <> 'OPEN' OR NEW.version <> 1 OR NEW.deleted_at IS NOT NULL THEN
    RAISE EXCEPTION 'accounts: a new account is open and at version 1';
  END IF;
  IF NEW.parent_id IS NOT NULL THEN
    PERFORM accounts.lock_tree(NEW.tenant_id, false);
    PERFORM accounts.check_parent(NEW, true);
  END IF;
  RETURN NEW;
END
$$;

CREATE FUNCTION accounts.guard_update() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  is_moved boolean = NEW.parent_id IS DISTINCT FROM OLD.parent_id;
  is_deleted boolean = NEW.deleted_at IS NOT NULL;
BEGIN
  IF (NEW.tenant_id, NEW.id, NEW.type, NEW.currency, NEW.created_at, NEW.created_by)
      IS DISTINCT FROM
     (OLD.tenant_id, OLD.id, OLD.type, OLD.currency, OLD.created_at, OLD.created_by)
     OR NEW.version <> OLD.version + 1 OR OLD.deleted_at IS NOT NULL
     OR (OLD.status = 'CLOSED' AND NEW.status = 'FROZEN')
     OR (OLD.status = 'FROZEN' AND is_deleted) THEN
    RAISE EXCEPTION 'accounts: this change is never allowed';
  END IF;
  IF OLD.status <> 'OPEN'
     AND (is_moved OR (NEW.account_number, NEW.external_reference)
       IS DISTINCT FROM (OLD.account_number, OLD.external_reference)) THEN
    PERFORM accounts.refuse('not-allowed-in-status');
  END IF;
  IF is_moved OR is_deleted OR NEW.status <> OLD.status THEN
    PERFORM accounts.lock_tree(NEW.tenant_id, true);
  END IF;
  IF is_deleted AND accounts.has_children(NEW, false) THEN
    PERFORM accounts.refuse('account-has-children');
  END IF;
  IF is_moved AND NEW.parent_id IS NOT NULL THEN
    PERFORM accounts.check_parent(NEW, false);
  END IF;
  IF NEW.status = 'CLOSED' AND OLD.status <> 'CLOSED' AND accounts.has_children(NEW, true) THEN
    PERFORM accounts.refuse('children-not-closed');
  END IF;
  IF NEW.status <> 'CLOSED' AND OLD.status = 'CLOSED' AND EXISTS (
    SELECT FROM accounts.account
    WHERE tenant_id = NEW.tenant_id AND id = NEW.parent_id AND status = 'CLOSED') THEN
    PERFORM accounts.refuse('parent-closed');
  END IF;
  RETURN NEW;
END
$$;

-- Rows leave view by deleted_at, and history is never rewritten.
CREATE FUNCTION accounts.guard_removal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'accounts: rows of % are kept', TG_TABLE_NAME;
END
$$;

-- Events are written by the trigger that records a change, and by nobody else.
CREATE FUNCTION accounts.guard_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'accounts: events are recorded, not inserted';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER guard_insert BEFORE INSERT ON accounts.account
  FOR EACH ROW EXECUTE FUNCTION accounts.guard_insert();
CREATE TRIGGER guard_update BEFORE UPDATE ON accounts.account
  FOR EACH ROW EXECUTE FUNCTION accounts.guard_update();
CREATE TRIGGER guard_removal BEFORE DELETE OR TRUNCATE ON accounts.account
  FOR EACH STATEMENT EXECUTE FUNCTION accounts.guard_removal();
CREATE TRIGGER guard_removal BEFORE UPDATE OR DELETE OR TRUNCATE ON accounts.account_event
  FOR EACH STATEMENT EXECUTE FUNCTION accounts.guard_removal();
CREATE TRIGGER guard_event BEFORE INSERT ON accounts.account_event
  FOR EACH ROW EXECUTE FUNCTION accounts.guard_event();
CREATE TRIGGER guard_removal BEFORE UPDATE OR DELETE OR TRUNCATE ON accounts.idempotency_key
  FOR EACH STATEMENT EXECUTE FUNCTION accounts.guard_removal();
