package vn.lienthong.ledger;

import java.util.List;
import java.util.OptionalLong;

/**
 * What people did, in a chain: every line carries the SHA-256 of the line before it and of its own
 * content, and the last hash stands apart.
 */
public interface Audit {
  void append(Act act);

  /** The number of the first line that was edited, removed or reordered; empty if all is well. */
  OptionalLong verify();

  /** The newest acts, the newest first. */
  List<Act> list(int limit);
}
