package vn.lienthong.ledger;

import java.util.Optional;

/** With which key the receipts' fingerprints are made; of the key only a fingerprint is kept. */
public interface Seals {
  Optional<String> known();

  /** The first that says its key decides; returns the fingerprint that holds. */
  String agree(String print);

  /** From now on another key holds. */
  void replace(String print);
}
