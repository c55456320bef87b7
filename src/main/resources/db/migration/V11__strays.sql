-- Writes that brought no answer, to a nation without versions: one that arrives after a newer one sets the record back.
CREATE TABLE stray (
  flow        VARCHAR(100) NOT NULL,
  record_key  BYTEA        NOT NULL,
  base        VARCHAR      NOT NULL,
  run         BIGINT       NOT NULL,
  intended_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (flow, record_key, run)
);
