-- A batch takes the lock of the tree before its first write, and so met the check of the isolation level
-- there, with the state on which connection pools close the connection. Both places share one check now.
CREATE FUNCTION accounts.check_isolation() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION USING
      ERRCODE = 'UA002',
      MESSAGE = 'accounts: use READ COMMITTED, because other isolation levels would check the '
        'hierarchy against an old snapshot';
  END IF;
END
$$;

CREATE OR REPLACE FUNCTION accounts.guard_transaction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM accounts.check_isolation();
  RETURN NULL;
END
$$;

-- Adding children goes on side by side; whatever else changes the shape of the tree goes alone.
CREATE OR REPLACE FUNCTION accounts.lock_tree(p_tenant_id text, p_alone boolean) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  tree bigint = hashtextextended('accounts/tree/' || p_tenant_id, 0);
BEGIN
  PERFORM accounts.check_isolation();
  IF p_alone THEN
    PERFORM pg_advisory_xact_lock(tree);
  ELSE
    PERFORM pg_advisory_xact_lock_shared(tree);
  END IF;
END
$$;

REVOKE ALL ON FUNCTION accounts.check_isolation() FROM PUBLIC;
