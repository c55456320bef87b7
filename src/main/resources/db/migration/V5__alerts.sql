-- What somebody must know, as long as it lasts; told: whether the outside knows the newest of it.
CREATE TABLE alert (
  kind   VARCHAR(40)  NOT NULL,
  about  VARCHAR(300) NOT NULL,
  detail VARCHAR(300) NOT NULL,
  since  TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  ended  TIMESTAMP(6) WITH TIME ZONE,
  told   BOOLEAN NOT NULL,
  PRIMARY KEY (kind, about, since)
);
