-- Times that everyone can read: finite, and of the years that RFC 3339 can write, a day away from their
-- ends, so that no time zone leads out of them. Rows that are there already are not looked at; a page
-- leaves out what cannot be read.
ALTER TABLE accounts.account ADD CONSTRAINT times_are_readable CHECK (
  LEAST(status_changed_at, created_at, updated_at, deleted_at) >= '0001-01-02Z'
  AND GREATEST(status_changed_at, created_at, updated_at, deleted_at) < '9999-12-31Z')
  NOT VALID;
