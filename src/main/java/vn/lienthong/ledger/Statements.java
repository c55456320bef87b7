package vn.lienthong.ledger;

import java.time.Instant;
import java.util.Optional;

/** What the gateway can state about a flow as a whole: its last proof, and where it sends. */
public interface Statements {
  void proved(String flow, LastProof proof);

  /** Empty if it was never proved. */
  Optional<LastProof> lastProof(String flow);

  /** From now on the flow sends to that address; nothing is noted if it did already. */
  void sendsTo(String flow, String address, Instant since);

  /** Where the flow sent at that time; empty if that was not noted yet. */
  Optional<String> sentTo(String flow, Instant at);
}
