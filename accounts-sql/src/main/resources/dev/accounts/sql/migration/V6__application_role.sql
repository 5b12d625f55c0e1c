-- What the application may do: call these functions. It sees no table, so even a stolen password
-- cannot rewrite history or read without naming a tenant. Login users are granted this role.

DO $role$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'accounts_app') THEN
    CREATE ROLE accounts_app NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL; -- made for another database of this server at the same moment
END
$role$;

REVOKE ALL ON SCHEMA accounts FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA accounts FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA accounts FROM PUBLIC;

GRANT USAGE ON SCHEMA accounts TO accounts_app;
GRANT EXECUTE ON FUNCTION
  accounts.create_account(jsonb, text, text),
  accounts.change_account(
    text, uuid, bigint, uuid, timestamptz, text, text[], jsonb, jsonb, jsonb),
  accounts.find_account(text, uuid),
  accounts.list_accounts(text, jsonb, uuid, integer),
  accounts.account_tree(text, uuid, integer, integer),
  accounts.account_history(text, uuid, bigint, integer)
TO accounts_app;
