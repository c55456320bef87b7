-- Files of documents on their way between the sides: one row for each file that was begun.
-- state: GOING, AWAITED (the nation does not have it yet), DONE. bytes: how many the receiving side
-- has. path: where the province keeps a fetched one, below the folder of documents.
CREATE TABLE file_copy (
  flow         VARCHAR(100) NOT NULL,
  record_key   BYTEA        NOT NULL,
  so           INTEGER      NOT NULL,
  sha256       VARCHAR(64)  NOT NULL,
  state        VARCHAR(20)  NOT NULL,
  bytes        BIGINT       NOT NULL,
  attempts     INTEGER      NOT NULL,
  next_attempt TIMESTAMP(6) WITH TIME ZONE,
  path         VARCHAR(1000),
  run          BIGINT       NOT NULL,
  changed_at   TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (flow, record_key, so)
);

-- Records all of whose files are where they belong, as of the run that last changed their entry.
CREATE TABLE file_document (
  flow       VARCHAR(100) NOT NULL,
  record_key BYTEA        NOT NULL,
  entry_run  BIGINT       NOT NULL,
  PRIMARY KEY (flow, record_key)
);
