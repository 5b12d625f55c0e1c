-- Look-ups use indexes also in a table that is small, or was small when the plan was made. A plan is kept
-- until the table is analysed again, and a transaction that loads a register into a new database
-- is over before that: each check would read all that it has loaded so far.
--
-- What these functions call inherits it.
ALTER FUNCTION accounts.guard_insert() SET enable_seqscan = off;
ALTER FUNCTION accounts.guard_update() SET enable_seqscan = off;
ALTER FUNCTION accounts.create_account(jsonb, text, text) SET enable_seqscan = off;
ALTER FUNCTION accounts.change_account(
  text, uuid, bigint, uuid, timestamptz, text, text[], jsonb, jsonb, jsonb) SET enable_seqscan = off;
ALTER FUNCTION accounts.find_account(text, uuid) SET enable_seqscan = off;
ALTER FUNCTION accounts.account_tree(text, uuid, integer, integer) SET enable_seqscan = off;
ALTER FUNCTION accounts.account_history(text, uuid, bigint, integer) SET enable_seqscan = off;

-- What is still to be written into a GIN index stands in one list for all tenants, which every search
-- reads. So it is written at once.
ALTER INDEX accounts.account_metadata SET (fastupdate = off);
ALTER INDEX accounts.account_grams SET (fastupdate = off);
DO $pending$
BEGIN
  PERFORM gin_clean_pending_list('accounts.account_metadata'),
    gin_clean_pending_list('accounts.account_grams');
END
$pending$;
