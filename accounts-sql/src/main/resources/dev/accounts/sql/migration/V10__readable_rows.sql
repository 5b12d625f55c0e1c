-- Times that everyone can read: finite, and of the years that RFC 3339 can write, a day away from their
-- ends, so that no time zone leads out of them. Rows that are there already are not looked at; a page
-- leaves out what cannot be read.
ALTER TABLE accounts.account ADD CONSTRAINT times_are_readable CHECK (
  LEAST(status_changed_at, created_at, updated_at, deleted_at) >= '0001-01-02Z'
  AND GREATEST(status_changed_at, created_at, updated_at, deleted_at) < '9999-12-31Z')
  NOT VALID;

-- Who did something is read with the account, so it has to be as the domain has it.
CREATE FUNCTION accounts.is_readable_name(p_name text, p_max integer) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT char_length(p_name) <= p_max AND p_name !~ '[\u0001-\u001f\u007f-\u009f]'
$$;

-- Accounts that were changed at a time that cannot be read return, by a change that their history shows.
DO $repair$
DECLARE
  earliest CONSTANT timestamptz = '0001-01-02Z';
  latest CONSTANT timestamptz = '9999-12-31Z';
BEGIN
  -- no statement at all where there is nothing to repair, which is nearly everywhere
  IF EXISTS (
    SELECT FROM accounts.account
    WHERE deleted_at IS NULL AND (LEAST(updated_at, status_changed_at) < earliest
      OR GREATEST(updated_at, status_changed_at) >= latest)
      AND created_at >= earliest AND created_at < latest) THEN
    UPDATE accounts.account SET
      version = version + 1,
      operation_id = gen_random_uuid(),
      updated_at = now(),
      updated_by = 'accounts',
      status_changed_at = CASE
        WHEN status_changed_at >= earliest AND status_changed_at < latest THEN status_changed_at ELSE now() END
    WHERE deleted_at IS NULL AND (LEAST(updated_at, status_changed_at) < earliest
      OR GREATEST(updated_at, status_changed_at) >= latest)
      AND created_at >= earliest AND created_at < latest;
  END IF;
END
$repair$;

ALTER TABLE accounts.account ADD CONSTRAINT people_are_readable CHECK (
  accounts.is_readable_name(tenant_id, 128)
  AND accounts.is_readable_name(created_by, 256)
  AND accounts.is_readable_name(updated_by, 256)) NOT VALID;

REVOKE ALL ON FUNCTION accounts.is_readable_name(text, integer) FROM PUBLIC;
