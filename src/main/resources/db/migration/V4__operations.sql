-- What a flow's last proof came to: each term as it was counted. proved: nothing was open.
CREATE TABLE proof (
  flow       VARCHAR(100) PRIMARY KEY,
  proved_at  TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  proved     BOOLEAN NOT NULL,
  source     BIGINT  NOT NULL,
  confirmed  BIGINT  NOT NULL,
  waiting    BIGINT  NOT NULL,
  parked     BIGINT  NOT NULL,
  conflicts  BIGINT  NOT NULL,
  moved      BIGINT  NOT NULL,
  unreadable BIGINT  NOT NULL,
  found_open BIGINT  NOT NULL,
  filtered   BIGINT  NOT NULL
);

-- To which address of the nation a flow has sent since then.
CREATE TABLE address (
  flow    VARCHAR(100)  NOT NULL,
  since   TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  address VARCHAR(1000) NOT NULL,
  PRIMARY KEY (flow, since)
);
