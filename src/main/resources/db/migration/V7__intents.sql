-- What was about to be written to a side, until it is settled: tells our own writes from that side's edits.
CREATE TABLE intent (
  flow        VARCHAR(100) NOT NULL,
  record_key  BYTEA        NOT NULL,
  side        VARCHAR(10)  NOT NULL,
  base        VARCHAR      NOT NULL,
  run         BIGINT       NOT NULL,
  intended_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (flow, record_key, side)
);
