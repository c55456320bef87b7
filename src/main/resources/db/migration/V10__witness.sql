-- The record by which a feed tells whether the nation was put back to an earlier day: its id there, its version, and
-- whether it was withdrawn. No version: it is only known to be there.
ALTER TABLE feed_state ADD COLUMN witness_id      VARCHAR;
ALTER TABLE feed_state ADD COLUMN witness_version BIGINT  DEFAULT 0 NOT NULL;
ALTER TABLE feed_state ADD COLUMN witness_gone    BOOLEAN DEFAULT FALSE NOT NULL;
