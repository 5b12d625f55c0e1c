-- How high each subtree is, is kept: to find it out, a move of a large one to a deeper level read all of it, while the
-- other writes of its tenant waited. Decision 35 says why it is kept so.

-- No new account may come between what is counted below and the triggers that count from then on.
LOCK TABLE accounts.account IN SHARE ROW EXCLUSIVE MODE;

-- Accounts that have both a parent and children: how many levels there are from the account down, itself included. An
-- account is as high as the highest of its rows; it has several while it grows, so that none is ever waited for.
CREATE TABLE accounts.branch (
  tenant_id text NOT NULL,
  account_id uuid NOT NULL,
  parent_id uuid NOT NULL,
  height integer NOT NULL CHECK (height >= 2)
);

INSERT INTO accounts.branch
WITH RECURSIVE high (tenant_id, account_id, parent_id, height) AS (
  SELECT DISTINCT p.tenant_id, p.id, p.parent_id, 2
  FROM accounts.account c
  JOIN accounts.account p ON p.tenant_id = c.tenant_id AND p.id = c.parent_id
  WHERE c.deleted_at IS NULL AND p.parent_id IS NOT NULL
  UNION
  SELECT p.tenant_id, p.id, p.parent_id, high.height + 1
  FROM high
  JOIN accounts.account p ON p.tenant_id = high.tenant_id AND p.id = high.parent_id
  WHERE p.parent_id IS NOT NULL AND high.height < 10
)
SELECT tenant_id, account_id, parent_id, max(height) FROM high
GROUP BY tenant_id, account_id, parent_id;

-- Each serves one look-up and fits no other, as V9 says.
CREATE INDEX branch_account ON accounts.branch (tenant_id, account_id, height);
CREATE INDEX branch_children ON accounts.branch (parent_id, height);

CREATE TRIGGER guard_branch BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON accounts.branch
  FOR EACH STATEMENT EXECUTE FUNCTION accounts.guard_forgetting();

-- The number of levels from this account down, itself included, as if it had one child less.
CREATE FUNCTION accounts.height(p_tenant_id text, p_id uuid, p_without uuid DEFAULT NULL)
RETURNS integer LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN COALESCE(
    (SELECT b.height + 1 FROM accounts.branch b
     WHERE b.parent_id = p_id AND b.tenant_id || '' = p_tenant_id
     ORDER BY b.height DESC LIMIT 1),
    CASE WHEN EXISTS (SELECT FROM accounts.account a
      WHERE a.parent_id = p_id AND a.tenant_id || '' = p_tenant_id
        AND num_nulls(a.deleted_at) = 1 AND a.id IS DISTINCT FROM p_without) THEN 2
      ELSE 1 END);
END
$$;

-- Notes that an account below this parent has so many levels, and what that means for those above. Creations do this side
-- by side: what one of them has noted and not committed, another one notes again. A height falls only while the tree is
-- locked for one writer, so what is there stays there.
CREATE FUNCTION accounts.raise_heights(p_tenant_id text, p_id uuid, p_parent_id uuid, p_height integer)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  account uuid = p_id;
  above uuid = p_parent_id;
  reached integer = p_height;
BEGIN
  WHILE above IS NOT NULL LOOP
    IF reached > 1 THEN
      IF EXISTS (SELECT FROM accounts.branch b
        WHERE b.tenant_id = p_tenant_id AND b.account_id = account AND b.height >= reached) THEN
        RETURN;
      END IF;
      INSERT INTO accounts.branch VALUES (p_tenant_id, account, above, reached);
    END IF;
    account = above;
    reached = reached + 1;
    above = (
      SELECT a.parent_id FROM accounts.account a
      WHERE a.tenant_id = p_tenant_id AND a.id = account);
  END LOOP;
  -- which only a statement that inserts and moves accounts at once comes to
  IF reached > 10 THEN
    PERFORM accounts.refuse('hierarchy-too-deep');
  END IF;
END
$$;

-- Notes what is left of the height of this account and of those above it without one of its children. The tree must be
-- locked for this writer.
CREATE FUNCTION accounts.lower_heights(p_tenant_id text, p_id uuid, p_without uuid) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  account uuid = p_id;
  gone uuid = p_without;
  above uuid;
  remaining integer;
BEGIN
  LOOP
    above = (
      SELECT a.parent_id FROM accounts.account a
      WHERE a.tenant_id = p_tenant_id AND a.id = account);
    EXIT WHEN above IS NULL;
    remaining = accounts.height(p_tenant_id, account, gone);
    DELETE FROM accounts.branch b
    WHERE b.tenant_id = p_tenant_id AND b.account_id = account AND b.height > remaining;
    EXIT WHEN NOT FOUND;
    IF remaining > 1 AND NOT EXISTS (SELECT FROM accounts.branch b
      WHERE b.tenant_id = p_tenant_id AND b.account_id = account AND b.height = remaining) THEN
      INSERT INTO accounts.branch VALUES (p_tenant_id, account, above, remaining);
    END IF;
    account = above;
    gone = NULL;
  END LOOP;
END
$$;

-- Notes what a move or a deletion, which is still to be written, does to the heights of both places.
CREATE FUNCTION accounts.keep_heights(p_before accounts.account, p_after accounts.account)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  height CONSTANT integer = accounts.height(p_before.tenant_id, p_before.id);
BEGIN
  IF p_before.parent_id IS NOT NULL THEN
    DELETE FROM accounts.branch b
    WHERE b.tenant_id = p_before.tenant_id AND b.account_id = p_before.id;
    PERFORM accounts.lower_heights(p_before.tenant_id, p_before.parent_id, p_before.id);
  END IF;
  IF p_after.deleted_at IS NULL THEN
    PERFORM accounts.raise_heights(p_after.tenant_id, p_after.id, p_after.parent_id, height);
  END IF;
END
$$;

-- As in V24, but for the height.
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
     OR NOT p_is_new AND levels + accounts.height(p_account.tenant_id, p_account.id) > 10 THEN
    PERFORM accounts.refuse('hierarchy-too-deep');
  END IF;
END
$$;

DROP FUNCTION accounts.levels_above(text, uuid);
DROP FUNCTION accounts.is_higher(text, uuid, integer);

-- Notes a new account, once it is there: a row that a statement skips after the guard has no height.
CREATE FUNCTION accounts.raise_for_child() RETURNS trigger
LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  PERFORM accounts.raise_heights(NEW.tenant_id, NEW.id, NEW.parent_id, 1);
  RETURN NULL;
END
$$;

CREATE TRIGGER raise_for_child AFTER INSERT ON accounts.account
  FOR EACH ROW WHEN (NEW.parent_id IS NOT NULL) EXECUTE FUNCTION accounts.raise_for_child();

-- As in V2, but for the heights. They are noted before the row is written, since the next row of the same statement is checked
-- against them.
CREATE OR REPLACE FUNCTION accounts.guard_update() RETURNS trigger
LANGUAGE plpgsql SET enable_seqscan = off AS $$
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
  IF is_moved OR is_deleted THEN
    PERFORM accounts.keep_heights(OLD, NEW);
  END IF;
  RETURN NEW;
END
$$;

-- As in V20, but for the heights, which no receipt counts.
CREATE OR REPLACE FUNCTION accounts.erase_tenant(p_tenant_id text, p_by text, p_rows integer DEFAULT 10000)
RETURNS SETOF accounts.erasure
LANGUAGE plpgsql SET lock_timeout = '20s'
SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off AS $$
DECLARE
  frozen accounts.frozen_tenant;
  zero CONSTANT text = '00000000-0000-0000-0000-000000000000';
  part record;
  step record;
  room bigint = p_rows;
BEGIN
  IF p_rows < 1 THEN
    RAISE EXCEPTION 'accounts: a step removes at least one row';
  END IF;
  PERFORM accounts.lock_writes(p_tenant_id);
  -- a freeze alone is no tenant: its name may be mistyped
  IF NOT EXISTS (
    SELECT FROM accounts.frozen_tenant t WHERE t.tenant_id = p_tenant_id AND t.erasure IS NOT NULL
    UNION ALL SELECT FROM accounts.account t WHERE t.tenant_id = p_tenant_id
    UNION ALL SELECT FROM accounts.account_event t WHERE t.tenant_id = p_tenant_id
    UNION ALL SELECT FROM accounts.idempotency_key t WHERE t.tenant_id = p_tenant_id
    UNION ALL SELECT FROM accounts.batch t WHERE t.tenant_id = p_tenant_id) THEN
    RETURN QUERY SELECT * FROM accounts.erasure e
      WHERE e.tenant_sha256 = accounts.tenant_sha256(p_tenant_id) ORDER BY e.begun_at DESC LIMIT 1;
    RETURN;
  END IF;
  PERFORM accounts.freeze_tenant(p_tenant_id, p_by);
  SELECT * INTO frozen FROM accounts.frozen_tenant f WHERE f.tenant_id = p_tenant_id;
  IF frozen.erasure IS NULL THEN
    INSERT INTO accounts.erasure (tenant_sha256, begun_by)
    VALUES (accounts.tenant_sha256(p_tenant_id), p_by) RETURNING id INTO frozen.erasure;
    UPDATE accounts.frozen_tenant f SET erasure = frozen.erasure WHERE f.tenant_id = p_tenant_id;
  END IF;
  PERFORM set_config('accounts.erasing', 'on', true);
  FOR part IN SELECT * FROM (VALUES
    ('idempotency_key', 'key', ''), ('batch', 'id', zero), ('account_event', 'account_id', zero),
    ('branch', 'account_id', zero), ('account', 'id', zero)) parts (name, key, first)
  LOOP
    SELECT * INTO step FROM accounts.erase_rows(
      part.name, part.key, COALESCE(frozen.erased_to ->> part.name, part.first), p_tenant_id, room);
    room = room - step.removed;
    frozen.erased_to = jsonb_strip_nulls(
      frozen.erased_to || jsonb_build_object(part.name, COALESCE(step.last, frozen.erased_to ->> part.name)));
    UPDATE accounts.erasure e SET
      keys = keys + CASE part.name WHEN 'idempotency_key' THEN step.removed ELSE 0 END,
      batches = batches + CASE part.name WHEN 'batch' THEN step.removed ELSE 0 END,
      events = events + CASE part.name WHEN 'account_event' THEN step.removed ELSE 0 END,
      accounts = accounts + CASE part.name WHEN 'account' THEN step.removed ELSE 0 END
    WHERE e.id = frozen.erasure;
  END LOOP;
  IF room > 0 THEN
    DELETE FROM accounts.frozen_tenant f WHERE f.tenant_id = p_tenant_id;
    UPDATE accounts.erasure e SET finished_at = clock_timestamp() WHERE e.id = frozen.erasure;
    -- PostgreSQL keeps frequent values as statistics: these are made again, without the tenant
    ANALYZE accounts.account, accounts.account_event, accounts.idempotency_key, accounts.batch,
      accounts.branch, accounts.frozen_tenant;
  ELSE
    UPDATE accounts.frozen_tenant f SET erased_to = frozen.erased_to WHERE f.tenant_id = p_tenant_id;
  END IF;
  PERFORM set_config('accounts.erasing', 'off', true);
  RETURN QUERY SELECT * FROM accounts.erasure e WHERE e.id = frozen.erasure;
END
$$;

REVOKE ALL ON accounts.branch FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA accounts FROM PUBLIC;
