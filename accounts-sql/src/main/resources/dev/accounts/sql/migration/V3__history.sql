-- The form in which an account leaves the database: one JSON object whose members are the columns.
CREATE FUNCTION accounts.account_json(p_account accounts.account) RETURNS jsonb
LANGUAGE sql STABLE AS $$
  SELECT to_jsonb(p_account) - '{search_name,operation_id,deleted_at}'::text[]
$$;

-- Writes the history with the change itself, whoever makes the change.
CREATE FUNCTION accounts.record_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  event_type text = CASE
    WHEN TG_OP = 'INSERT' THEN 'CREATED'
    WHEN NEW.deleted_at IS NOT NULL THEN 'DELETED'
    WHEN NEW.status = OLD.status AND NEW.parent_id IS NOT DISTINCT FROM OLD.parent_id THEN 'UPDATED'
    WHEN NEW.status = OLD.status THEN 'MOVED'
    WHEN NEW.status = 'FROZEN' THEN 'FROZEN'
    WHEN NEW.status = 'CLOSED' THEN 'CLOSED'
    WHEN OLD.status = 'FROZEN' THEN 'UNFROZEN'
    ELSE 'REOPENED'
  END;
BEGIN
  INSERT INTO accounts.account_event
    (tenant_id, account_id, version, type, operation_id, snapshot)
  VALUES
    (NEW.tenant_id, NEW.id, NEW.version, event_type, NEW.operation_id, accounts.account_json(NEW));
  RETURN NULL;
END
$$;

CREATE TRIGGER record_event AFTER INSERT OR UPDATE ON accounts.account
  FOR EACH ROW EXECUTE FUNCTION accounts.record_event();
