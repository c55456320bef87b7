-- Batches that the nation took and will carry out later: one row for each entry whose answer was not
-- heard yet. id: the nation's; print: a keyed fingerprint of what the entry says.
CREATE TABLE promise (
  resource    VARCHAR(200) NOT NULL,
  ticket      VARCHAR(100) NOT NULL,
  id          VARCHAR(400) NOT NULL,
  print       VARCHAR(40)  NOT NULL,
  promised_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (resource, ticket, id)
);
CREATE INDEX promise_id ON promise (resource, id);
