-- By its fingerprint, the key with which the receipts' fingerprints are made; one row at most.
CREATE TABLE seal (
  id    INTEGER     PRIMARY KEY,
  print VARCHAR(64) NOT NULL
);
