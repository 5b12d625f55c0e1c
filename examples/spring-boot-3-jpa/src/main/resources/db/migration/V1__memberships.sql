CREATE TABLE membership (
  id uuid PRIMARY KEY,
  member text NOT NULL,
  months integer NOT NULL CHECK (months > 0),
  account_id uuid NOT NULL UNIQUE
);
