-- A position in the feed is valid as long as this is the same.
CREATE TABLE IF NOT EXISTS feed_epoch (epoch uuid NOT NULL);
INSERT INTO feed_epoch SELECT random_uuid() WHERE NOT EXISTS (SELECT 1 FROM feed_epoch);

-- A write locks its tenant's row, so that one comes after the other.
CREATE TABLE IF NOT EXISTS tenant (name varchar(256) PRIMARY KEY);

-- Each row is an account as a change left it, and is never changed. The last one of an account is the account.
CREATE TABLE IF NOT EXISTS account_event (
  place bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  tenant varchar(256) NOT NULL REFERENCES tenant,
  account_id uuid NOT NULL,
  version bigint NOT NULL,
  event_type varchar(16) NOT NULL,
  operation_id uuid,
  happened_at timestamp(6) with time zone NOT NULL,
  account_type varchar(16) NOT NULL,
  currency char(3) NOT NULL,
  parent_id uuid,
  name varchar NOT NULL,
  account_number varchar,
  external_reference varchar,
  metadata varchar ARRAY NOT NULL,
  status varchar(16) NOT NULL,
  status_reason varchar,
  status_since timestamp(6) with time zone NOT NULL,
  created_at timestamp(6) with time zone NOT NULL,
  created_by varchar(256) NOT NULL,
  updated_at timestamp(6) with time zone NOT NULL,
  updated_by varchar(256) NOT NULL,
  UNIQUE (tenant, account_id, version)
);
CREATE INDEX IF NOT EXISTS account_event_operation ON account_event (tenant, operation_id);
CREATE INDEX IF NOT EXISTS account_event_place ON account_event (tenant, place);

CREATE TABLE IF NOT EXISTS batch (
  tenant varchar(256) NOT NULL REFERENCES tenant,
  id uuid NOT NULL,
  report varchar ARRAY NOT NULL,
  PRIMARY KEY (tenant, id)
);

-- A key leads to what it first returned: an account at a version, or a batch. changed_id is the account that a change
-- changed, and nothing for a creation or a batch.
CREATE TABLE IF NOT EXISTS idempotency_key (
  tenant varchar(256) NOT NULL REFERENCES tenant,
  key_text varchar(255) NOT NULL,
  request_hash varchar(64) NOT NULL,
  used_at timestamp(6) with time zone NOT NULL,
  changed_id uuid,
  account_id uuid,
  version bigint,
  batch_id uuid,
  PRIMARY KEY (tenant, key_text)
);
