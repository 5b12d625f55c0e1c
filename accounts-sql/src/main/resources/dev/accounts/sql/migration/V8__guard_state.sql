-- Refuses a write in any transaction but READ COMMITTED, before its first row and whatever it writes.
-- Other isolation levels would check the hierarchy against a snapshot that is older than the lock.
--
-- The state is our own: on 0A000, which accounts.lock_tree raises and which is no longer reached,
-- connection pools close the connection, and the sentence never arrives.
CREATE OR REPLACE FUNCTION accounts.guard_transaction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION USING
      ERRCODE = 'UA002',
      MESSAGE = 'accounts: use READ COMMITTED, because other isolation levels would check the '
        'hierarchy against an old snapshot';
  END IF;
  RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION accounts.guard_transaction() FROM PUBLIC;

CREATE OR REPLACE TRIGGER guard_transaction BEFORE INSERT OR UPDATE ON accounts.account
  FOR EACH STATEMENT EXECUTE FUNCTION accounts.guard_transaction();
CREATE OR REPLACE TRIGGER guard_transaction BEFORE INSERT ON accounts.idempotency_key
  FOR EACH STATEMENT EXECUTE FUNCTION accounts.guard_transaction();
